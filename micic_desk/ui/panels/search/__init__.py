"""Search as one types, over every consultation of the notebook."""
