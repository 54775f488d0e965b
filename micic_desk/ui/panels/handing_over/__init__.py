"""Giving a co-rapporteur her part of the report, with all of it in sight before."""
