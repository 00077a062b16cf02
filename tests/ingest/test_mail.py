"""E-mail: what was sent or passed on, not who sent it."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from communique.errors import IngestError
from communique.ingest.mail import items_from
from tests.ingest.samples import LEDE, MAIL, SECOND, THIRD


def message(**fields: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in fields.items():
        made[name] = value
    return made


def test_the_plain_part_is_read_and_the_subject_is_a_guess() -> None:
    (item,) = items_from(MAIL.encode(), "a.eml")
    draft = item.draft
    assert draft.title == "Border railway to reopen"
    assert draft.authors == ()
    assert draft.markdown == f"{LEDE}\n\n{SECOND}\n\n{THIRD}"
    assert (draft.date, draft.date_origin) == ("2024-02-22T12:00:00+01:00", "date of the e-mail")
    assert draft.guessed == ("title", "date")


def test_where_there_is_only_html_that_is_read() -> None:
    made = message(From="a@example.org", Subject="FW: [list] Railway reopens")
    made.set_content(f"<h1>Railway</h1><p>{LEDE}</p><p>{SECOND}</p><script>x</script>", "html")
    (item,) = items_from(made.as_bytes(), "a.eml")
    assert item.draft.markdown == f"{LEDE}\n\n{SECOND}"


def test_a_message_forwarded_as_an_attachment_is_opened() -> None:
    inner = message(Subject="Railway reopens")
    inner.set_content(f"{LEDE}\n\n{SECOND} Переговоры окончены.", charset="koi8-r")
    outer = message(From="a@example.org", Subject="Fwd: Railway reopens")
    outer.add_attachment(inner)
    (item,) = items_from(outer.as_bytes(), "a.eml")
    assert item.draft.markdown.startswith(LEDE)
    assert item.draft.markdown.endswith("Переговоры окончены.")


def test_other_attachments_are_named_and_not_read() -> None:
    made = message(From="a@example.org", Subject="Railway")
    made.set_content(f"{LEDE}\n\n{SECOND}")
    made.add_attachment(b"x", maintype="application", subtype="pdf", filename="../../a.pdf")
    (item,) = items_from(made.as_bytes(), "a.eml")
    assert item.draft.warnings == ("The attachment '../../a.pdf' was not read.",)


def test_a_message_without_text_is_refused() -> None:
    made = message(From="a@example.org", Subject="Railway")
    made.add_attachment(b"x", maintype="application", subtype="pdf", filename="a.pdf")
    with pytest.raises(IngestError, match="no text"):
        items_from(made.as_bytes(), "a.eml")


def test_depth_and_number_of_parts_are_bounded() -> None:
    deep = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(12))
    with pytest.raises(IngestError, match="nested more than 10 deep"):
        items_from(b"MIME-Version: 1.0\n" + deep.encode(), "a.eml")
    wide = 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'
    with pytest.raises(IngestError, match="more than 200 parts"):
        items_from((wide + "--b\n\nx\n" * 300).encode(), "a.eml")
