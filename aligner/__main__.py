"""``python -m aligner`` and the command ``aligner``."""

from __future__ import annotations


def main() -> None:
    """Run the command line; Ctrl+C while it is being imported ends as quietly as later."""
    try:
        from aligner.cli.main import main as run

        run()
    except KeyboardInterrupt:
        import os

        os.write(2, b"aligner: interrupted; nothing half-written was left behind.\n")
        os._exit(130)


if __name__ == "__main__":
    main()
