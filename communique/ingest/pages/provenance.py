"""Where a page comes from: its address, its publisher, its language."""

from __future__ import annotations

from lxml.html import HtmlElement

from communique.ingest.addresses import canonical, host_of, is_front, same_site
from communique.ingest.language import language_of
from communique.ingest.pages.claims import Claims, Meta, first_of
from communique.model import Source


def saved_from(html: str) -> str:
    """The address that browsers write into the first lines of a page they save; "" for none."""
    _, mark, rest = html[:2000].partition("saved from url=(")
    words = rest.partition(")")[2].split() if mark and ")" in rest else []
    return words[0] if words else ""


def address_of(tree: HtmlElement, claims: Claims, meta: Meta, address: str) -> str:
    """The article's canonical address, on the site it came from where that is known; or ""."""
    links = tree.xpath("//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href")
    for text in (*links, first_of(meta, "og:url"), claims.url, address):
        found = canonical(text, address)
        if found and not is_front(found) and (not address or same_site(found, address)):
            return found
    return canonical(address) or ""


def sites_of(claims: Claims, meta: Meta, address: str) -> tuple[str, ...]:
    """The names that mean the publisher."""
    host = host_of(address)
    labels = host.split(".")
    core = labels[-3] if len(labels) > 2 and len(labels[-2]) < 4 else labels[-2:][0]
    named = (first_of(meta, "og:site_name", "application-name"), *claims.publishers)
    return tuple(name for name in (*named, *claims.bodies, host, core) if name)


def source_of(claims: Claims, meta: Meta, address: str) -> Source | None:
    """The publisher and the address; None where the page gives neither."""
    names = (first_of(meta, "og:site_name"), *claims.publishers, host_of(address))
    name = next((text.lstrip("@") for text in names if text), None)
    return Source(name=name, url=address or None) if name or address else None


def language_in(
    tree: HtmlElement, claims: Claims, meta: Meta, text: str
) -> tuple[str | None, bool]:
    """The language, and whether the page says so itself; a wrong declaration is not believed."""
    root = tree.getroottree().getroot()
    said = root.get("lang") or claims.lang or first_of(meta, "content-language", "og:locale")
    code = said.replace("_", "-").partition("-")[0].strip().lower()
    seen = language_of(text)
    if seen and seen.is_sure and seen.code != code:
        return seen.code, False
    if code.isascii() and code.isalpha() and 2 <= len(code) <= 3:
        return code, True
    return (seen.code if seen else None), False
