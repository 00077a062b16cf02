"""What ingest makes of labelled pages, as JSON for a scorer.

    python tools/predict_pages.py LABELS.json > predictions.json

LABELS.json is {id: {"file": path of the page beside it, "url": its address}}; the output is
{id: {"text", "title", "authors", "date", "description", "image"}}, the text as a reader sees it.
"""

from __future__ import annotations

import html
import json
import re
import sys
from pathlib import Path

from communique.errors import IngestError
from communique.ingest.pages import draft_from
from communique.markdown import Converter

_BREAK = re.compile(r"</(?:p|li|h\d|td|th|blockquote|tr|pre)>|<br>")
_TAG = re.compile(r"<[^>]+>")


def prediction(raw: bytes, address: str, converter: Converter) -> dict[str, object]:
    """The fields of the article in a page; none for a page that cannot be read."""
    try:
        draft = draft_from(raw, address=address)
    except IngestError:
        return {}
    shown = converter.converted(draft.markdown).html
    return {
        "text": html.unescape(_TAG.sub("", _BREAK.sub("\n", shown))),
        "title": draft.title,
        "authors": list(draft.authors),
        "date": draft.date,
        "description": draft.description,
        "image": draft.image.source_url if draft.image else None,
    }


def main(labels: Path) -> None:
    """Prints the predictions for every page that ``labels`` names."""
    pages = json.loads(labels.read_text("utf-8"))
    converter = Converter()
    made = {
        name: prediction(
            (labels.parent / page["file"]).read_bytes(), page.get("url", ""), converter
        )
        for name, page in pages.items()
    }
    json.dump(made, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
