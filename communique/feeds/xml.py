"""What RSS and Atom share: elements added to feedgen's, and an entry's bytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"


def add(parent: Any, name: str, text: str | None = None, **attributes: str) -> None:
    """``parent`` has one more child, at its end."""
    etree.SubElement(parent, name, attributes).text = text


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
