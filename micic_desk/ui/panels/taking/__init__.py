"""Lists that are pasted or opened: shown as they were understood, corrected, then taken."""
