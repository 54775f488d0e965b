"""Every merge of the notebook: what it changed, and the way back."""
