"""The register of recommendations: a table over all that a consultation asks for."""
