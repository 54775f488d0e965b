"""The sessions of the consultation at work."""
