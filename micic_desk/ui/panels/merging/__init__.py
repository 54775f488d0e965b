"""A co-rapporteur's file, seen line by line before any of it is taken in."""
