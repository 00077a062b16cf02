"""Builds the site: ``python build.py --help`` says what else it can do."""

from communique.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
