"""The head of the report: initiative, title, dates, who reports."""
