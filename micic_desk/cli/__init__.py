"""The command line: every use case without a window, and without Qt."""
