"""Tasks, targets and facts of a Chinese document."""
