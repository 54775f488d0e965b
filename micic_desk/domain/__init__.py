"""What a consultation is: pure Python, the standard library only, no files, no screens."""
