"""Backups: when each was made, what it holds, and the way back to it."""
