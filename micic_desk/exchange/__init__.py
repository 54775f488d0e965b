"""Foreign files in and out: share files, Markdown, plain text."""
