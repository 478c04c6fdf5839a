"""What leaves the program: one file a format, every file written whole or not at all."""
