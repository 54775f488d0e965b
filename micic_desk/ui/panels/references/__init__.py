"""References: groups, bodies, instruments, events, guidelines and places, with their aliases."""
