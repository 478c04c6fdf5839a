"""The command line: one file a command, each a short function that parses and prints over one that does the work."""
