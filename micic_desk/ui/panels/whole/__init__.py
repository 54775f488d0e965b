"""Is everything whole? Looked at while one types on, and made right by one button."""
