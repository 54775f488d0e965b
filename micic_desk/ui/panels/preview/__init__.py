"""The report as it will be printed, page by page, and the way to hand it out."""
