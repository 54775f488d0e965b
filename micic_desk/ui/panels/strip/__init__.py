"""The capture line alone, in a small window that stays above everything else."""
