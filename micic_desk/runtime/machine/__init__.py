"""What this computer would give away, asked of the system without privileges or network."""
