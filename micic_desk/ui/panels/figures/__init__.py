"""The figure ledger: what was counted, by whom it was said, and where two counts differ."""
