"""The latest editions are there as messages: whole, small, readable anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from communique.model import Card, EditionItem, EditionPage, EditionPart, Newsletter, When
from communique.newsletter import MOST_BYTES, fitting
from communique.newsletter.columns import WIDTH, columns, wrapped
from communique.newsletter.plain import plain
from communique.wording import LANGUAGES
from tests.conftest import Files, built, files_in, write_files
from tests.test_contrast import AA_TEXT, LAYOUTS, contrast
from tests.test_edition_pages import CURATED, on

Make = Callable[[Files], Path]
CONFIG = 'title = "Digest"\nbase_url = "https://example.org/digest/"\n'
DAY = "editions/2024-02-20/"
HOSTILE = '"</title><script>a()</script> & \\u202e]]> 𝒳 \\"x\\""'
VOID = frozenset(["meta", "br", "img", "hr", "link", "input"])


def made(site: Make, files: Files | None = None, **articles: str) -> Path:
    """A site of those articles, built."""
    given = {f"content/articles/{name}.md": text for name, text in articles.items()}
    root = site({"communique.toml": CONFIG, **given, **(files or {})})
    built(root)
    return root


def both(root: Path, day: str = DAY) -> tuple[str, str]:
    """The HTML and the text of an edition as a message."""
    folder = root / "site" / day
    return (folder / "email.html").read_text("utf-8"), (folder / "email.txt").read_text("utf-8")


class Whole(HTMLParser):
    """Fails for a tag that is not closed, or closes nothing; keeps what is asked of elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element opens."""
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """The element that was opened last closes."""
        assert self.open.pop() == tag


def addresses_in(html: str) -> Iterator[str]:
    """Every address of the HTML."""
    for _, said in Whole(html).found:
        yield from (said[name] or "" for name in ("href", "src", "srcset") if name in said)


def test_the_latest_editions_are_messages_and_older_ones_are_not(site: Make) -> None:
    config = f"{CONFIG}[editions]\nweekly = false\n[email]\nlatest = 2\n"
    days = {f"d{day}": on(day, f"Day {day}") for day in (20, 21, 22)}
    root = made(site, {"communique.toml": config}, **days)
    mails = {name for name in files_in(root / "site") if "/email." in name}
    assert mails == {f"editions/2024-02-{day}/email.{form}" for day in (21, 22)
                     for form in ("html", "txt")}  # fmt: skip
    write_files(root, {"communique.toml": config.replace("= 2", "= 0")})
    built(root)
    assert not [name for name in files_in(root / "site") if "/email." in name]


def test_a_message_does_not_change_when_the_next_edition_appears(site: Make) -> None:
    root = made(site, a=on(20, "A vote"))
    before = both(root)
    write_files(root, {"content/articles/b.md": on(21, "B")})
    built(root)
    assert both(root) == before


def test_a_message_is_whole_html_that_needs_nothing_else(site: Make) -> None:
    hostile = on(20, HOSTILE, description=HOSTILE, key_points=f"[{HOSTILE}]")
    body = '![Seen](/pictures/a.png "Photo: A")\n\n[On](/topics/)[^1] **here**\n\n[^1]: Note.\n'
    root = made(
        site,
        {"content/editions/2024-02-20.md": CURATED + body, "content/static/pictures/a.png": PNG},
        a=hostile,
        b=on(20, "B"),
    )
    html, text = both(root)
    elements = Whole(html).found
    assert {tag for tag, _ in elements} & {"script", "link", "iframe", "form", "object"} == set()
    assert not [name for _, said in elements for name in said if name.startswith("on")]
    found = list(addresses_in(html))
    assert len(found) > 8
    assert all(one.startswith("https://") for one in found)
    assert "https://example.org/digest/topics/" in found
    styled = {tag for tag, said in elements if said.get("style")}
    assert styled >= {"body", "div", "h1", "h2", "h3", "p", "a", "img"}
    assert "<script>" not in html
    assert "</title><script>" in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", html + text)
    assert len(html.encode()) < MOST_BYTES


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c63600000000200014873a80e0000000049454e44ae426082"
)


def test_what_depends_on_the_screen_stays_and_the_encoding_is_told_first(site: Make) -> None:
    html, _ = both(made(site, a=on(20, "A")))
    assert html.index('<meta charset="utf-8">') < 100
    assert html.count("<style>") == 1
    style = html.partition("<style>")[2].partition("</style>")[0]
    assert "(prefers-color-scheme: dark)" in style
    assert "font-family" not in style, "the other rules are in their elements"
    assert '<meta name="color-scheme" content="light dark">' in html
    assert '<meta name="robots" content="noindex">' in html


def test_mail_programs_show_what_it_is_about_beside_the_subject(site: Make) -> None:
    articles = {name: on(20, f"Headline {name}") for name in "abcd"}
    html, _ = both(made(site, **articles))
    first = re.sub(r"<[^>]*>", "", html.partition("<body")[2].partition(">")[2]).strip()
    assert re.match(r"Headline \w · Headline \w · Headline \w(?! ·)", first)


def test_search_engines_are_not_told_of_messages(site: Make) -> None:
    root = made(site, a=on(20, "A"))
    assert "email" not in (root / "site/sitemap.xml").read_text("utf-8")


def test_the_text_says_all_that_the_html_says(site: Make) -> None:
    said = '\n  - {at: "2024-02-23T09:00:00+00:00", text: It was Monday.}'
    root = made(
        site,
        {"content/editions/2024-02-20.md": CURATED.replace("[b]", "[a, b]")},
        a=on(20, "A vote", corrections=said, key_points="[One., Two.]", section="opinion"),
        b=on(20, "B", why_it_matters="Because."),
    )
    html, text = both(root)
    for words in ("A day of votes", "Two parliaments vote.", "It was Monday.", "Two.", "Because.",
                  "A sentence on", "We shall see.", "The vote, at last", "Opinion", "Unsubscribe",
                  "https://unsubscribe.invalid/", "https://example.org/digest/2024/02/a/",
                  "https://example.org/digest/editions/2024-02-20/diary.ics"):  # fmt: skip
        assert words in html, words
        assert words in text, words
    assert all(columns(one) <= WIDTH or "https://" in one for one in text.split("\n"))


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_message_speaks_the_language_of_the_site(site: Make, language: str) -> None:
    config = f'{CONFIG}language = "{language}"\n'
    html, text = both(made(site, {"communique.toml": config}, a=on(20, "A")))
    words = LANGUAGES[language]
    for said in (words.unsubscribe, words.read_online, words.end_mark.partition("{}")[0].strip()):
        assert said in html
    assert words.unsubscribe in text
    aside = "rtl" if language == "ar" else "ltr"
    assert re.search(f'<div class="paper"[^>]* dir="{aside}"', html)


def test_the_word_that_a_mail_service_replaces_is_left_alone(site: Make) -> None:
    config = f'{CONFIG}[email]\nunsubscribe = "*|UNSUB|*"\n'
    html, text = both(made(site, {"communique.toml": config}, a=on(20, "A")))
    assert 'href="*|UNSUB|*"' in html
    assert "*|UNSUB|*" in text


def of_many(count: int) -> Newsletter:
    """A week of that many articles."""
    cards = [Card(url=f"/{n}/", title=f"T{n}", description="d" * 300, minutes=1, lang="en")
             for n in range(count)]  # fmt: skip
    items = tuple(EditionItem(card=card, points=("p" * 200,)) for card in cards)
    when = When(iso="2024-02-20T00:00:00+00:00", day="20 February 2024", clock="")
    page = EditionPage(
        url="/e/", title="A week", lang="en", dir="ltr", is_week=True, day="x", closes=when,
        count=count, minutes=1, parts=(EditionPart(heading=None, url=None, items=items),),
        also=(), mended=(), gone=(), newer=None, older=None,
    )  # fmt: skip
    return Newsletter(url="/e/email.html", edition=page, preheader="", unsubscribe="u")


@pytest.mark.parametrize(("count", "points", "standfirsts", "is_cut"), [
    (100, True, True, False), (150, False, True, False),
    (400, False, False, False), (5000, False, False, True),
])  # fmt: skip
def test_a_message_has_as_much_as_mail_programs_show(
    count: int, points: bool, standfirsts: bool, is_cut: bool
) -> None:
    shown: list[Newsletter] = []

    def html_of(newsletter: Newsletter) -> bytes:
        shown.append(newsletter)
        return repr(newsletter).encode()

    assert len(fitting(of_many(count), html_of)) <= MOST_BYTES
    last = shown[-1]
    first = last.edition.parts[0].items[0]
    assert (bool(first.points), bool(first.card.description)) == (points, standfirsts)
    assert last.is_cut == is_cut
    if is_cut:
        assert len(html_of(last)) > MOST_BYTES * 0.9, "and not much less than that"


@pytest.mark.parametrize(("html", "text"), [
    ("<h2>A</h2><p>One <em>two</em><br>three</p>", "A\n\nOne two\nthree"),
    ('<p>On <a href="https://a.org/">it</a> and <a href="https://b.org/">https://b.org/</a></p>',
     "On it <https://a.org/> and https://b.org/"),
    ('<p>So<sup><a href="https://x.org/p/#fn:1">1</a></sup></p>', "So[1]"),
    ("<ul><li>A<ul><li>B</li></ul></li><li><p>C</p><p>D</p></li></ul><p>E</p>",
     "- A\n  - B\n- C\n  D\n\nE"),
    ('<ol start="9"><li>A</li><li>B</li></ol>', "9. A\n10. B"),
    ("<blockquote><p>A</p><p>B</p></blockquote>", "> A\n\n> B"),
    ("<pre><code>a  b\n c</code></pre><hr><p>x</p>", "a  b\n c\n\n* * *\n\nx"),
    ("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table><p>x</p>",
     "A | B\n1 | 2\n\nx"),
    ('<figure><img src="https://a.org/p.png" alt="Ships"><figcaption>At sea</figcaption></figure>',
     "[Ships]\n\nAt sea"),
    ("<p>a &lt;b&gt; &amp;amp; c</p>", "a <b> &amp; c"),
])  # fmt: skip
def test_html_as_plain_text(html: str, text: str) -> None:
    assert plain(html, "https://x.org/p/") == text


@pytest.mark.parametrize(("text", "lines"), [
    ("word " * 30, 3), ("x" * 100, 1), ("会" * 60, 2), ("no\u00a0break " * 12, 2),
    ("e\u0301" * 70, 1),
])  # fmt: skip
def test_text_is_wrapped_by_the_columns_it_takes(text: str, lines: int) -> None:
    made = wrapped(text, "* ", "  ").split("\n")
    assert len(made) == lines
    assert all(columns(one) <= WIDTH or "x" * 72 in one or lines == 1 for one in made)
    assert "".join(made).replace(" ", "")[1:] == text.replace(" ", "")


def test_every_text_of_a_message_can_be_read_in_light_and_in_the_dark() -> None:
    """Texts stand on the paper, and in notes."""
    css = re.sub(r"/\*.*?\*/", "", (LAYOUTS / "email.css").read_text("utf-8"), flags=re.DOTALL)
    light, dark = css.partition("@media (prefers-color-scheme: dark)")[::2]
    for scheme in (light, dark):
        texts = set(re.findall(r"[{;]\s*color: (#[0-9a-f]{6})", scheme))
        grounds = set(re.findall(r"background-color: (#[0-9a-f]{6})", scheme))
        assert len(texts) == 3
        assert len(grounds) == 2
        assert all(contrast(text, ground) >= AA_TEXT for text in texts for ground in grounds)
    of_light = re.findall(r"^([^@{}\n]+)\{(?:[^}]*;)?\s*color:", light, re.MULTILINE)
    of_dark = re.findall(r"^ ([^@{}\n]+)\{(?:[^}]*;)?\s*color:", dark, re.MULTILINE)
    assert selectors_in(of_light) <= selectors_in(of_dark)


def selectors_in(rules: Iterable[str]) -> set[str]:
    """The selectors of rules, each by itself."""
    return {one.strip() for rule in rules for one in rule.split(",")}
