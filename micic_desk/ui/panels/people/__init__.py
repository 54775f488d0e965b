"""The people of the notebook: codes in front, real names apart and concealable."""
