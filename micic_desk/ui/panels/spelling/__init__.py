"""Spelling: a wave under a word nobody knows, suggestions on the menu key, nothing by itself."""
