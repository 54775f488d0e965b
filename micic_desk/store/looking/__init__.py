"""Looks at one part of a notebook each."""
