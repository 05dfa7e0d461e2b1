"""The terminal app and the command line: they open the store and apply decisions."""
