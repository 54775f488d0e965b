"""What is still missing, listed for the break."""
