"""Markdown as rapporteurs write it: read line by line, so that its layout is kept."""
