"""Read aloud, in Mandarin or not at all."""
