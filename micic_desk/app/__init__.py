"""What can be done with a notebook: use cases without Qt and without SQL."""
