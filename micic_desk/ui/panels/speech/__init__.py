"""Speaking time: the report fitted into its slot, a script to speak from, and a prompter."""
