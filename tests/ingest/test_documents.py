"""Documents of word processors, and what is put into them to do harm."""

from __future__ import annotations

import pytest

from communique.errors import IngestError
from communique.ingest.documents import items_from
from tests.ingest.samples import BODY, docx, odt, zipped

HEAD = ("Border railway to reopen", "By Maria Novak", "22 February 2024")


def test_a_docx_keeps_its_links() -> None:
    (item,) = items_from(docx(*HEAD, *BODY), "a.docx")
    assert item.draft.title == "Border railway to reopen"
    assert item.draft.authors == ("Maria Novak",)
    assert item.draft.date == "2024-02-22"
    assert item.draft.markdown == "\n\n".join(BODY) + " [the list](https://example.org/)"


def test_a_docx_keeps_no_link_that_acts() -> None:
    (item,) = items_from(docx(*HEAD, *BODY, link="javascript:alert(1)"), "a.docx")
    assert item.draft.markdown == "\n\n".join(BODY) + " the list"


def test_an_odt_is_read() -> None:
    (item,) = items_from(odt(*HEAD, *BODY), "a.odt")
    assert item.draft.title == "Border railway to reopen"
    assert item.draft.markdown == "\n\n".join(BODY)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"PK\x03\x04 cut off", "damaged"),
        (zipped({"word/document.xml": "<a"}), "damaged"),
        (zipped({"content.xml": "<a"}), "damaged"),
        (zipped({"content.xml": b" " * 40_000_000}), "unpacks to far more"),
        (zipped({f"{n}.xml": b"" for n in range(2001)}), "unpacks to far more"),
        (
            zipped(
                {"content.xml": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'}
            ),
            "declares a document type",
        ),
    ],
)
def test_what_is_no_document_is_refused(raw: bytes, said: str) -> None:
    with pytest.raises(IngestError, match=said):
        items_from(raw, "a.docx")
