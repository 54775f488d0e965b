"""What was handed in: kept as it was, and what has changed since."""
