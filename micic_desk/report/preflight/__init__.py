"""What should be looked at before a report is handed out; nothing is changed, nothing forbidden."""
