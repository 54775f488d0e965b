"""Find and replace: every place before and after, and one gesture for all that are ticked."""
