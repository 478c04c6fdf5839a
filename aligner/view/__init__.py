"""Rows and records as plain tables, which exports, pages and frames show."""
