"""Which version of the program this is; the same in a clone, a wheel and the frozen application."""

VERSION = "0.1.0"
