"""Exchanging through a folder that several people write to."""
