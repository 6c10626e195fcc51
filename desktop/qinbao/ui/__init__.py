"""What a person sees and touches: theme, widgets, pages, window. Holds no truth; the store does."""
