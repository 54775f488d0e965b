"""The report beside the sessions: its own outline, and what is missing in it."""
