"""How much of a foreign share file is looked at before it is refused.

There is no compression inside, so the size of the file bounds everything in it.
"""

LARGEST_FILE = 64 << 20
"""Bytes of a share file; 100,000 items take about 50 MB.

Opening one keeps three copies for a moment; at this limit that stays below 300 MB.
"""

LARGEST_HEAD = 64 << 10
"""Bytes of the age header; one recipient takes about 100."""

MOST_STANZAS = 256
"""Recipients (and decoys) of one file."""

HIGHEST_WORK_FACTOR = 18
"""scrypt's log2(N): 18 takes 256 MiB and about a second, each step more doubles both."""

OWN_WORK_FACTOR = 17
"""What we write: 128 MiB, so that a small laptop opens it. Six random words carry the rest."""

LONGEST_LINE = 16 << 20
"""Bytes of one operation."""

MOST_OPERATIONS = 500_000
"""Operations of one file."""
