"""What RSS and Atom share: elements added to feedgen's, and an entry's bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"


def add(parent: Any, name: str, text: str | None = None, **attributes: str) -> Any:
    """``parent`` has one more child, at its end, which is returned."""
    child = etree.SubElement(parent, name, attributes)
    child.text = text
    return child


def add_stylesheet(root: Any, url: str) -> None:
    """Browsers show the feed at ``url`` with the site's ``/feed.css``.

    The reference is relative, so that it holds wherever the site lies.
    """
    href = "../" * (url.count("/") - 1) + "feed.css"
    named = etree.ProcessingInstruction("xml-stylesheet", f'type="text/css" href="{href}"')
    root.addprevious(named)


def lines_of(element: Any, path: tuple[str, ...], namespaces: Mapping[str, str]) -> bytes:
    """The element's XML in lines of its own, as it stands inside the elements of ``path``.

    It uses the prefixes of ``namespaces`` and declares none.
    """
    root = parent = etree.Element(path[0], nsmap=dict(namespaces))
    for name in path[1:]:
        parent = etree.SubElement(parent, name)
    parent.append(element)
    xml: bytes = etree.tostring(root, encoding="UTF-8", pretty_print=True)
    start = xml.index(f"{'  ' * len(path)}<{element.tag}>".encode())
    end = f"</{element.tag}>\n".encode()
    return xml[start : xml.rindex(end) + len(end)]


def plain(*names: str) -> re.Pattern[bytes]:
    """Matches the start and the text of the elements of those names."""
    return re.compile(rb"<(?:%s)\b[^>]*>[^<]*(?=<)" % "|".join(names).encode())


def marked(elements: re.Pattern[bytes], xml: bytes) -> bytes:
    """``<`` and ``&`` in those elements in hexadecimal, as the RSS profile wants plain text.

    Readers and validators look for HTML in it, but not where they see that it was written so.
    """

    def hexadecimal(element: re.Match[bytes]) -> bytes:
        return element[0].replace(b"&lt;", b"&#x3C;").replace(b"&amp;", b"&#x26;")

    return elements.sub(hexadecimal, xml)
