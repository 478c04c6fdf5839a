"""Words that became their opposites, and things that changed places."""
