"""A channel that nobody sells: it shows that a new one is one folder, and `settings` that name it."""
