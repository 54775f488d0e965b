"""MICIC Desk: capture, merge and report a consultation, offline."""
