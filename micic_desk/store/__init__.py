"""A notebook at rest: the only room that knows SQL."""
