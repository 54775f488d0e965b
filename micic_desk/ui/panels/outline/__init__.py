"""The outline: wrapped lines at their depth, edited where they stand."""
