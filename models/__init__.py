"""The models that ship with the package, one folder each; see README.md."""
