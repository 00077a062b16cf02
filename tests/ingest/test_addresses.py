"""Addresses as they may be kept."""

from __future__ import annotations

import pytest

from communique.ingest.addresses import canonical, host_of, is_front, safe, same_site

BASE = "https://example.org/news/"


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("a b", "https://example.org/news/ab"),
        ("//cdn.example.org/x", "https://cdn.example.org/x"),
        ("mailto:desk@example.org?subject=x", "mailto:desk@example.org"),
        ("java\nscript:alert(1)", None),
        ("JAVASCRIPT:alert(1)", None),
        ("data:text/html,x", None),
        ("vbscript:x", None),
        ("ftp://example.org/", None),
        ("https://user:pass@example.org/", None),
        ("https://[broken/", None),
        ("#note", None),
        ("", None),
    ],
)
def test_only_addresses_of_the_web_and_of_mail_are_safe(address: str, kept: str | None) -> None:
    assert safe(address, BASE) == kept


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://www.Example.org/a?utm_source=x&utm_medium=y#top", "https://www.example.org/a"),
        ("https://example.org/a?id=7&fbclid=z", "https://example.org/a?id=7"),
        ("https://example.org/a?q=%C3%A9&b=", "https://example.org/a?q=%C3%A9&b="),
        ("http://example.org:80", "http://example.org/"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("mailto:a@example.org", None),
    ],
)
def test_what_follows_the_reader_is_dropped(address: str, kept: str | None) -> None:
    assert canonical(address) == kept


def test_a_front_page_is_no_article() -> None:
    assert is_front("https://example.org/")
    assert is_front("https://example.org/index.html")
    assert not is_front("https://example.org/?p=7")
    assert not is_front("https://example.org/a")


def test_hosts_of_one_site() -> None:
    assert host_of("https://www.example.org/a") == "example.org"
    assert same_site("https://m.example.org/", "https://example.org/a")
    assert not same_site("https://example.org.evil.example/", "https://example.org/a")
    assert not same_site("", "https://example.org/a")
