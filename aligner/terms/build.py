"""Makes data/shipped.msgpack from the shipped tables: ``python -m aligner.terms.build`` after each change to them."""

from __future__ import annotations

from importlib.resources import as_file, files

from aligner.terms.prebuilt import FILE, from_tables, packed


def main() -> None:
    """Write the file beside the tables."""
    data = packed(from_tables())
    with as_file(files("aligner.terms").joinpath("data")) as folder:
        (folder / FILE).write_bytes(data)


if __name__ == "__main__":
    main()
