"""Where a rendering of a term stands in the English, and how a suggestion is fitted into its place."""
