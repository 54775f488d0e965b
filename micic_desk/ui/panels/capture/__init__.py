"""The capture line: what is said, typed at the speed of speech."""
