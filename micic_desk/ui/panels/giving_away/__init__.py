"""What this laptop would give away, told plainly."""
