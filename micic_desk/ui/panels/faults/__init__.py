"""What went wrong inside the program, in words that hold nothing of what was said."""
