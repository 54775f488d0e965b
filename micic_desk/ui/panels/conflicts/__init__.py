"""What stands in two versions: both side by side, and one key for each answer."""
