"""Handing a share file to co-rapporteurs, with its contents known before it is written."""
