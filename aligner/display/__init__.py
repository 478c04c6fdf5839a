"""What people look at: the report, the notebook table, the terminal summary and the data frame."""
