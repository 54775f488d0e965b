"""Bringing a document in from the window, and mending what it seems to have broken."""
