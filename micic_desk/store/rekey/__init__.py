"""Another passphrase: notebook, second copy and every backup sealed anew, all or none."""
