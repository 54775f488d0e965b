"""What "yesterday" means: every such day of a consultation, to be confirmed or corrected."""
