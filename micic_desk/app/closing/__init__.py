"""Closing a consultation: archived without names, or handed over and deleted here."""
