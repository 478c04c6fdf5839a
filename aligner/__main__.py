"""``python -m aligner``."""

from aligner.cli.main import main

if __name__ == "__main__":
    main()
