"""Bringing a damaged notebook back: from its second copy, from its pages, or from both."""
