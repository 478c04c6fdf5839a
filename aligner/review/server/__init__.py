"""``aligner review``: the page on which a person decides, served to this machine alone unless told otherwise."""
