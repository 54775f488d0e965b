"""What to look at before a report is handed out: go there, or say why it may stay."""
