"""Pages and sheets that ask for something once: first start, unlocking, the palette, the keys."""
