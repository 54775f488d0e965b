"""Many change sets into one state: what differs, what conflicts, what may be the same."""
