"""What ingest makes of pasted texts, as Markdown for a scorer.

    python tools/predict_texts.py TEXTS OUT

TEXTS is a folder of .txt files; for each, OUT/NAME.md has the front matter that ``communique
ingest`` writes, and the body as it was read: with the dateline where the source has it, in the
first paragraph, and not moved to its field. Texts that say the same as another are written too.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from communique.errors import CommuniqueError
from communique.frontmatter import Document, Mapping, Scalar, document
from communique.ingest import ingest_sources
from communique.ingest.reading import items_at


def source_of(found: Document) -> str:
    """The place of the file an article was made from."""
    table = found.fields["source"]
    file = table.items["file"] if isinstance(table, Mapping) else None
    return file.text if isinstance(file, Scalar) else ""


def main(texts: Path, out: Path) -> None:
    """Writes the article of every text under ``texts``."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as root:
        report = ingest_sources(
            Path(root),
            sorted(texts.glob("*.txt")),
            now=datetime.now(UTC),
            zone=UTC,
            kind="republished",
            force=True,
            jobs=os.cpu_count() or 1,
        )
        for problem in report.problems:
            print(problem, file=sys.stderr)
        for made in report.made:
            raw = (Path(root) / made.article).read_bytes()
            source = source_of(document(raw, made.article))
            front = raw.decode().partition("\n---\n")[0]
            (item,) = items_at(Path(root) / source, source, "text")
            name = Path(source).stem
            (out / f"{name}.md").write_text(f"{front}\n---\n\n{item.draft.markdown}\n", "utf-8")


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), Path(sys.argv[2]))
    except CommuniqueError as error:
        sys.exit(str(error))
