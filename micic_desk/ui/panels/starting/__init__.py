"""Starting points: what a consultation began with, and what became of it."""
