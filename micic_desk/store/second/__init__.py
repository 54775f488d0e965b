"""The second copy: an append-only sealed file beside the notebook that alone can restore it."""
