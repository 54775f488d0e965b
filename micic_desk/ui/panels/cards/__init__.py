"""Cards: one's own, those of colleagues, and the code that two people compare aloud."""
