"""Edits: every wish a rapporteur can have, as pure values that plan a gesture."""
