"""What comes from several people: what a merge brings, pure and without a disk."""
