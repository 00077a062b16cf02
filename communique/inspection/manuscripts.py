"""Files of content/ become manuscripts, and what the rules find in each is remembered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from communique.check import Manuscript, findings_in
from communique.check.anchors import anchors_in, ids_in
from communique.check.twins import Prints, prints_of
from communique.check.values import Facts
from communique.errors import ContentError
from communique.fields import Fields
from communique.frontmatter import Document, Mapping, document
from communique.inspection.attempt import Attempt
from communique.inspection.notebook import Notebook
from communique.markdown.prose import prose_of
from communique.model import Content
from communique.pipeline import Workshop
from communique.silence import spared_rules
from communique.workers import spread

WORTH_SPREADING = 100


def facts_about(read: Attempt, workshop: Workshop) -> dict[str, Facts]:
    """Facts about every file that could be read, by its path."""
    notebook = Notebook(workshop.cache)
    try:
        known = {one.path: one for one in notebook.facts(read.keys)}
        stale = [one for one in read.loaded.everything if one.path not in known]
        found = _facts_of(stale, read, workshop)
        notebook.remember(found, read.keys)
        notebook.keep(read.keys)
    finally:
        notebook.close()
    known.update((one.path, one) for one in found)
    return known


def _facts_of(stale: Sequence[Content], read: Attempt, workshop: Workshop) -> list[Facts]:
    if not stale:
        return []
    wanted = {one.body.key for one in stale}
    bodies = dict(workshop.memo.bodies(wanted))
    bodies.update(read.loader.bodies_again(wanted - bodies.keys()))

    def examined(share: Sequence[Content]) -> Iterator[Facts]:
        for value in share:
            yield _facts(workshop.root, value, bodies[value.body.key])

    jobs = workshop.jobs(read.config) if len(stale) >= WORTH_SPREADING else 1
    return spread(examined, stale, jobs)


def _facts(root: Path, value: Content, html: str) -> Facts:
    """Raises ``ContentError`` when the file has changed or gone since it was read."""
    try:
        found = document((root / value.path).read_bytes(), value.path)
    except OSError as error:
        raise ContentError(f"{value.path} changed while it was being looked at") from error
    file = Manuscript(found, value, html, prose_of(html).text)
    prints = prints_of(found.body) if file.article else Prints(b"", b"")
    return Facts(
        path=value.path,
        findings=tuple(findings_in(file)),
        spared=spared_rules(Fields(found, found.fields)),
        lines=_lines(found),
        anchors=tuple(anchors_in(found, html)),
        ids=ids_in(html),
        sketch=prints.sketch,
        sample=prints.sample,
    )


def _lines(found: Document) -> dict[str, int]:
    """The line of each field; those within a table are called ``table.field``."""
    lines = {name: node.line for name, node in found.fields.items()}
    for name, node in found.fields.items():
        if isinstance(node, Mapping):
            lines |= {f"{name}.{inner}": one.line for inner, one in node.items.items()}
    return lines
