"""The PDF writer; the only place that knows reportlab."""
