"""Widgets of the design system: small, named for screen readers, and ignorant of notebooks."""
