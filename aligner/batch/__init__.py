"""Many document pairs: which files belong together, running them, one summary."""
