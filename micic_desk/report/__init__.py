"""The report-back: a plan of blocks, then one writer per format."""
