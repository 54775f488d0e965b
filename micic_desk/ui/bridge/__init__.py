"""Between the desk and Qt: one signal for what changed, sentences in the user's language, jobs."""
