"""Taking a name out for good, with every place that holds it in sight before."""
