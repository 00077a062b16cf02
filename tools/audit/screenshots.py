"""Takes a picture of a page of each kind at three widths, in light and in the dark.

    make screenshots            into .audit/screenshots/

Says which pages are wider than the window. Needs what ``run.py`` needs for axe.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys

import run

WIDTHS = (360, 800, 1440)


def main() -> int:
    """Takes the pictures of the kinds that are named, or of all."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(run.KINDS))
    chosen = parser.parse_args().kinds or list(run.KINDS)
    run.prepare()
    folder = run.FOLDER / "screenshots"
    folder.mkdir(exist_ok=True)
    shutil.copy(run.HERE / "screenshots.mjs", run.FOLDER)
    with run.Served() as base:
        found = {kind: base + url for kind, url in run.examples().items() if kind in chosen}
        pages = {kind.replace(" ", "-"): address for kind, address in found.items()}
        asked = {"pages": pages, "widths": WIDTHS, "schemes": run.SCHEMES, "folder": str(folder)}
        done = run.ran(
            "node", run.FOLDER / "screenshots.mjs", run.chrome(), given=json.dumps(asked)
        )
    print(done.stdout + done.stderr, end="")
    print(f"{len(pages) * len(WIDTHS) * len(run.SCHEMES)} pictures in .audit/screenshots/")
    return 1 if done.returncode or done.stdout else 0


if __name__ == "__main__":
    sys.exit(main())
