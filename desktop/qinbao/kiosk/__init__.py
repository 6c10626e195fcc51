"""A touch screen among strangers: nothing to break out of, nothing left of the last person, never standing still."""
