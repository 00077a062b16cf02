"""The kind of a source is decided by its content; its name is a hint."""

from __future__ import annotations

import pytest

from communique.ingest.kinds import foreign, kind_of

MAIL = b"Received: from a\nFrom: A <a@example.org>\nTo: b@example.org\nSubject: News\n\nText\n"
SAVED = (
    b"From: <Saved by Blink>\nSnapshot-Content-Location: https://x.example/\nMIME-Version: 1.0\n\n"
)


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"A title\n\nA text.", "a.txt", "text"),
        (b"A title\n\nA text.", "a", "text"),
        ("Титул\n\nТекст".encode("utf-16"), "a.txt", "text"),
        ("Титул\n\nТекст и ещё".encode("koi8-r"), "a.txt", "text"),
        (b"# A title\n\nText", "a.md", "text"),
        (b"---\ntitle: A\n---\n\nText", "a.md", "ready"),
        (b"\xef\xbb\xbf---\r\ntags: [a]\r\ntitle: A\r\n---\r\n", "a.txt", "ready"),
        (b"---\n\nA rule first, then text.", "a.txt", "text"),
        (b"<!DOCTYPE html><html><p>x", "a.txt", "page"),
        (b"\n<!-- saved from url=(0014)about:internet -->\n<HTML>", "x", "page"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD"><html>', "a.xml", "page"),
        (b"<p>one</p>", "a.html", "page"),
        (b'<?xml version="1.0"?>\n<rss version="2.0"><channel>', "a.txt", "feed"),
        (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><feed>', "a.xml", "feed"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "a.json", "feed"),
        (MAIL, "a.eml", "mail"),
        (MAIL.replace(b"\n", b"\r\n"), "a.txt", "mail"),
        (b"From a@example.org Mon Jan  1 00:00:00 2024\n" + MAIL, "a", "mail"),
        (SAVED, "a.mhtml", "archive"),
        (SAVED, "a.txt", "archive"),
        (b"From: A\nTo: B\nSubject: C\n\nCopied out of a mail program.", "a.txt", "text"),
        (b"From: A\nSubject: C\n\nSaved.", "a.eml", "mail"),
        (b"From: Geneva\n\nA reporter writes.", "a.txt", "text"),
        (b"PK\x03\x04....word/document.xml", "a.docx", "document"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "a.bin", "document"),
    ],
)
def test_kinds(head: bytes, name: str, kind: str) -> None:
    assert kind_of(head, name) == kind


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"%PDF-1.7", "a PDF"),
        (b"\x89PNG\r\n", "a PNG picture"),
        (b"RIFF1234WEBP", "a WebP picture"),
    ],
)
def test_what_is_no_source_is_named(head: bytes, what: str) -> None:
    assert kind_of(head, "a.txt") is None
    assert foreign(head) == what


@pytest.mark.parametrize("head", [b"PK\x03\x04....photo.jpg", bytes(range(256)) * 4, b"{}"])
def test_other_binary_files_and_data_are_no_source(head: bytes) -> None:
    assert kind_of(head, "a.json") is None
