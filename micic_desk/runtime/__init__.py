"""Clock, ids, paths and locks: everything that tests must be able to own."""
