"""The Word writer: WordprocessingML of our own (ISO/IEC 29500), with no library in between."""
