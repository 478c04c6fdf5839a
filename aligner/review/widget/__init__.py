"""The rows as a widget in a notebook: filter, sort, edit, accept, reject; its decisions are those of the page."""
