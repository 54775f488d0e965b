"""The history of a line: who made what of it and when, and the way back for one field."""
