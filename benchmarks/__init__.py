"""How fast the desk is: fill one of a given size, serve it, measure it. Run with `bin/bench`."""
