"""Another passphrase for an open notebook, and its recovery sheet on paper."""
