"""For each rule of ``check``, a site that breaks it and one that does not."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from tests.conftest import Files

STANDFIRST = (
    "What the ministers agreed on, what they left open, and who has to vote on it before May."
)
TEXT = "The ministers met in Oslo on 20 February, the ministry said."


@dataclass(frozen=True)
class Example:
    """Files that break a rule, at that place, and files that do not.

    ``built`` are files that the site was built of before.
    """

    bad: Files
    at: str
    good: Files
    built: Files | None = None


def piece(title: str = "Ministers meet in Oslo", body: str = TEXT, **fields: str) -> str:
    """An article that breaks no rule, but for what is given; a field given as "" is left out."""
    given = {
        "id": "a",
        "title": title,
        "description": STANDFIRST,
        "date": "2024-02-20",
        **fields,
    }
    lines = [f"{name}: {value}" for name, value in given.items() if value]
    return "---\n" + "\n".join(lines) + f"\n---\n\n{body}\n"


A = "content/articles/a.md"
B = "content/articles/b.md"
TOML = "communique.toml"
BRIEF = "content/editions/2025-12-30.md"


def one(at: int, bad: str, good: str | None = None) -> Example:
    """A site of one article, whose mistake is on line ``at``."""
    return Example({A: bad}, f"{A}:{at}", {A: good or piece()})


def jpeg() -> bytes:
    """A small picture."""
    file = BytesIO()
    Image.new("RGB", (64, 48), "navy").save(file, "JPEG")
    return file.getvalue()


def two(at: int, bad: str, good: str, **of_a: str) -> Example:
    """A site of two articles, the second of which has the mistake on line ``at``."""
    return Example({A: piece(**of_a), B: bad}, f"{B}:{at}", {B: good})


def linked(to: str, instead: str, *, files: Files | None = None) -> Example:
    """A site whose first article leads to an address, and later to another."""
    there = {B: piece("Ministers leave", "## What now\n\nThey left.", id="b"), **(files or {})}
    return Example(
        {A: piece(body=f"They [met]({to}) there."), **there},
        f"{A}:8",
        {A: piece(body=f"They [met]({instead}) there.")},
    )


def pictured(bad: str, good: str, at: int = 6) -> Example:
    """A site whose article has a picture, with these fields."""
    files = {"content/static/oslo.jpg": OSLO}
    return Example(
        {A: piece(image=f"{{{bad}}}"), **files}, f"{A}:{at}", {A: piece(image=f"{{{good}}}")}
    )


OSLO = jpeg()
PICTURE = "file: oslo.jpg, alt: The ministers on the quay, credit: Ane Lie, licence: CC BY 4.0"
EVENT = {
    "date": "2025-12-30",
    "countries": "[NO, SE]",
    "organisations": "[Arctic Council]",
    "body": "The ministers of the Arctic Council met on a quay in Tromso about cod and capelin.",
}
TAKEN = {"kind": "excerpt", "source": "{name: Reuters}", "date": "2025-12-30"}
# Three texts of two hundred different words each.
WORDS, MORE, OTHERS = (" ".join(f"w{mark}{n}" for n in range(200)) for mark in "abc")
LATER = "content/articles/c.md"

LONG_TITLE = "Ministers of the eight states around the Arctic meet in Oslo " + "once more " * 6
QUOTE = "> " + "The delegations agree to meet again in the autumn and to speak of fish. " * 8

EXAMPLES: dict[str, Example] = {
    "leak-address": linked("http://localhost:8000/2024/02/b/", "/2024/02/b/"),
    "leak-note": one(8, piece(body=f"{TEXT} TK: who voted.")),

    "front-matter": one(3, piece(title="[A]")),
    "configuration": Example(
        {"communique.toml": "titel = 'A'\n"}, "communique.toml:1", {"communique.toml": ""}
    ),
    "layout": Example(
        {"layouts/article.html": "<p>\n{% if %}"},
        "layouts/article.html:2",
        {"layouts/article.html": "<p>"},
    ),
    "headline-length": one(3, piece(title=LONG_TITLE)),
    "headline-long": one(3, piece(title=LONG_TITLE[:80])),
    "headline-full-stop": one(
        3, piece(title="Ministers meet in Oslo."), piece(title="Ministers meet in the U.S.")
    ),
    "headline-capitals": one(
        3, piece(title="MINISTERS MEET IN OSLO"), piece(title="NATO and ASEAN meet in Oslo")
    ),
    "standfirst-missing": one(3, piece(description="")),
    "standfirst-length": one(4, piece(description="Too short.")),
    "standfirst-repeats": one(
        4, piece(description="The ministers are to meet in Oslo, eight of the ministers said.")
    ),
    "key-points": one(6, piece(key_points="[One point]"), piece(key_points="[One, Two]")),
    "relative-date": one(
        9, piece(body="\nThe ministers met yesterday."),
        piece(body="They said: “We met yesterday.”")
    ),
    "double-space": one(8, piece(body="The  ministers met."), piece(body="The ministers  \nmet.")),
    "text-capitals": one(8, piece(body="THE MINISTERS MET ONCE MORE IN OSLO.")),
    "dateline-in-text": one(
        8, piece(body="OSLO, Feb 20 (Wire) - The ministers met."), piece(dateline="OSLO, Feb 20")
    ),
    "figure-unattributed": one(
        8,
        piece(body="At least 40 people were killed."),
        piece(body="At least 40 people were killed, the ministry said."),
    ),
    "excerpt-share": one(8, piece(body=QUOTE), piece(body=QUOTE.removeprefix("> "))),
    "source-missing": one(
        6, piece(kind="excerpt"), piece(kind="excerpt", source="{name: A Wire}")
    ),
    "review-left": one(
        6, piece(review="[date]"), piece(review="[date]", status="draft")
    ),
    "address": Example({A: piece(), B: piece(id="a")}, f"{B}:None", {B: piece(id="b")}),
    "base-url-missing": Example({}, f"{TOML}:None", {TOML: 'base_url = "https://example.org/"\n'}),
    "setting-value": Example(
        {TOML: 'title = "A"\nlanguage = "English"\n'}, f"{TOML}:2", {TOML: 'language = "pt-BR"\n'}
    ),
    "duplicate": two(3, piece("Another one", WORDS, id="b"), piece(id="b"), body=WORDS),
    "much-alike": two(
        3,
        piece("Another one", f"{WORDS} {MORE[:400]}", id="b"),
        piece(id="b"),
        body=f"{WORDS} {OTHERS}",
    ),
    "event-twice": two(
        3,
        piece("The ministers meet once more", id="b", **EVENT),
        piece("The king speaks", id="b", **EVENT | {"body": "A speech.", "countries": "[DK]"}),
        **EVENT,
    ),
    "edition-repeats": two(
        3,
        piece("The ministers meet once more", id="b", story="arctic", **EVENT),
        piece("The ministers meet", id="b", story="arctic", **EVENT | {"date": "2025-12-20"}),
        story="arctic",
        **EVENT,
    ),
    "edition-length": Example(
        {A: piece(**EVENT | {"body": "word " * 5001})},
        f"{A}:1",
        {TOML: "[editions]\nwords = 6000\n"},
    ),
    "piece-length": Example(
        {A: piece(**EVENT), BRIEF: f"---\nalso_today:\n  - {'word ' * 61}\n---\n"},
        f"{BRIEF}:3",
        {BRIEF: f"---\nalso_today:\n  - {'word ' * 60}\n---\n"},
    ),
    "edition-one-outlet": Example(
        {
            f"content/articles/{n}.md": piece(f"One {n}", id=f"{n}", **TAKEN if n < 3 else EVENT)
            for n in range(4)
        },
        "content/articles/2.md:7",
        {"content/articles/0.md": piece("One 0", id="0", **EVENT)},
    ),
    "link-broken": linked("/2024/02/c/", "/2024/02/b/"),
    "link-empty": linked("", "/2024/02/b/"),
    "link-ending": linked("/2024/02/b", "/2024/02/b/"),
    "link-fragment": linked("/2024/02/b/#now-what", "/2024/02/b/#what-now"),
    "link-moved": linked(
        "/old/", "/2024/02/b/", files={B: piece("Ministers leave", id="b", aliases="[/old/]")}
    ),
    "link-own-host": linked(
        "https://example.org/2024/02/b/",
        "/2024/02/b/",
        files={TOML: 'base_url = "https://example.org/"\n'},
    ),
    "link-relative": linked("../b/", "/2024/02/b/"),
    "link-unpublished": linked(
        "/2024/02/c/", "/2024/02/b/", files={LATER: piece("Later", id="c", status="draft")}
    ),
    "note-ahead": one(
        6,
        piece(corrections="[{at: 2026-01-02, text: It was Monday.}]"),
        piece(corrections="[{at: 2025-12-31, text: It was Monday.}]"),
    ),
    "outlet-unknown": one(
        7,
        piece(kind="excerpt", source="{name: The Unheard-of Gazette}"),
        piece(kind="excerpt", source="{name: Reuters}"),
    ),
    "pick-unknown": Example(
        {A: piece(), "content/editions/2024-02-20.md": "---\npicks: [aa]\n---\n"},
        "content/editions/2024-02-20.md:2",
        {"content/editions/2024-02-20.md": "---\npicks: [a]\n---\n"},
    ),
    "picture-alt-wording": pictured(PICTURE.replace("The min", "Image of the min"), PICTURE),
    "picture-licence": pictured(PICTURE.partition(", licence")[0], PICTURE),
    "picture-elsewhere": one(8, piece(body='![The quay](https://example.org/quay.jpg "Photo: A")')),
    "picture": one(8, piece(body='![The quay](/quay.jpg "Photo: A")')),
    "redirect-missing": Example(
        {A: piece(slug="b")}, f"{A}:6", {A: piece(slug="a")}, built={A: piece()}
    ),
    "silent-edit": Example(
        {A: piece(), "content/published.lock": f"{'0' * 32} - a\n"},
        f"{A}:1",
        {A: piece(updated="2024-02-21")},
    ),
    "source-single": one(
        6, piece(source="{name: Reuters}"), piece(sources="[{name: Reuters}, {name: AFP}]")
    ),
    "story-unknown": Example(
        {A: piece(story="arctick"), "content/stories/arctic.md": "---\ntitle: The Arctic\n---\n"},
        f"{A}:6",
        {A: piece(story="arctic")},
    ),
    "translation-unknown": one(6, piece(translation_of="nothing")),
    "id-missing": one(1, piece(id="")),
    "date-missing": one(3, piece(date=""), piece(date="", status="draft")),
}  # fmt: skip
