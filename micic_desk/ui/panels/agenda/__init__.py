"""The session's clock, and what the agenda says of it."""
