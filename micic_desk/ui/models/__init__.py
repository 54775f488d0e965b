"""Item models: rows of ids that follow the notebook step by step, never by starting over."""
