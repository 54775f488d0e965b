"""Closing a notebook, proved step by step."""
