"""What the tables of people, figures, days said and references have in common."""
