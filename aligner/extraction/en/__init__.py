"""Tasks, targets and facts of an English document."""
