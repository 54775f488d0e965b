"""Sheets of named fields, each saved as it is left."""
