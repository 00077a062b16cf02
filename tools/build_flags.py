"""Write communique/data/flags.json: the flag of every country as a small SVG.

    python tools/build_flags.py --flags DIR

DIR is the unpacked npm package country-flag-icons 1.6.20 (MIT). The drawings are taken as they
are; a page's style sheet sizes them by their class.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

DATA = Path(__file__).parent.parent / "communique" / "data"


def flag(path: Path) -> str:
    """The drawing as a file of its own."""
    return path.read_text("utf-8").strip()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--flags", type=Path, required=True)
    folder = parser.parse_args().flags / "3x2"
    countries = json.loads((DATA / "geo.json").read_text("utf-8"))["countries"]
    codes = sorted(country["code"] for country in countries)
    lines = (f"{json.dumps(code)}: {json.dumps(flag(folder / f'{code}.svg'))}" for code in codes)
    text = '{"flags": {\n' + ",\n".join(lines) + "\n}}\n"
    (DATA / "flags.json").write_text(text, "utf-8")
    print(f"flags.json: {len(text.encode()):,} bytes")


if __name__ == "__main__":
    main()
