"""Quotation marks, apostrophes and dots become those of the language, and nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.typography import typeset, typeset_html
from tests.conftest import Files, article, built

SET = re.compile(r"[“”‘’«»„‚]")


@pytest.mark.parametrize(
    ("lang", "typed", "printed"),
    [
        ("en", "Hungary's \"yes\" to 'the deal'...", "Hungary’s “yes” to ‘the deal’…"),
        ("en", "the '90s, 'tis, rock 'n' roll", "the ’90s, ’tis, rock ’n’ roll"),
        ("en", "the dogs' bones", "the dogs’ bones"),
        ("en", '"I," she said, "am."', "“I,” she said, “am.”"),
        ("en", "He said, \"She told me 'no'.\"", "He said, “She told me ‘no’.”"),
        ("en", '("quoted")—"again"', "(“quoted”)—“again”"),
        ("en-GB", "'Quoted': minister's 'no'", "‘Quoted’: minister’s ‘no’"),
        ("en", 'a gap of 5" at most', 'a gap of 5" at most'),
        ("fr", 'Il a dit "oui" à l\'Europe', "Il a dit «\u202foui\u202f» à l’Europe"),
        ("es", 'Dijo "no"', "Dijo «no»"),
        ("ru", 'Он сказал "да"', "Он сказал «да»"),
        ("de", 'Er sagte "ja"', "Er sagte „ja“"),
        ("ar", 'قال "نعم"', "قال “نعم”"),
        ("zh", '他说"是"', '他说"是"'),
        ("en", "“already” set, isn’t it", "“already” set, isn’t it"),
        ("en", "", ""),
    ],
)
def test_marks_are_those_of_the_language(lang: str, typed: str, printed: str) -> None:
    assert typeset(typed, lang) == printed
    assert typeset_html(f"<p>{typed}</p>", lang) == f"<p>{printed}</p>"


@pytest.mark.parametrize(
    ("html", "printed"),
    [
        ('<p>"<em>No</em>," he said.</p>', "<p>“<em>No</em>,” he said.</p>"),
        ('<p>"Open</p>\n<p>"Next"</p>', "<p>“Open</p>\n<p>“Next”</p>"),
        ('<a href="x\'y" title="a...">It\'s</a>', '<a href="x\'y" title="a...">It’s</a>'),
        ('<pre><code>"a\'b" ...</code></pre>', '<pre><code>"a\'b" ...</code></pre>'),
        ("<p>say <code>'x'</code> &quot;so&quot;</p>", "<p>say <code>'x'</code> “so”</p>"),
    ],
)
def test_tags_and_code_stay(html: str, printed: str) -> None:
    assert typeset_html(html, "en") == printed


@given(st.text("ab '\".,/1<>&;p", max_size=60), st.sampled_from(["en", "fr", "zh"]))
def test_only_marks_change(text: str, lang: str) -> None:
    def plain(said: str) -> str:
        said = said.replace("…", "...").replace("\u202f", "").replace("&quot;", "'")
        return re.sub('[‘’‚“”„«»"]', "'", said)

    assert plain(typeset(text, lang)) == plain(text)
    assert plain(typeset_html(text, lang)) == plain(text)


def test_the_site_is_typeset_and_the_file_is_not(site: Callable[[Files], Path]) -> None:
    name = "content/articles/2024/a.md"
    text = article("Hungary's vote", 'It\'s "done".')
    root = site({name: text})
    built(root)
    page = (root / "site/2024/02/a/index.html").read_text("utf-8")
    assert "<h1>Hungary’s vote</h1>" in page
    assert "It’s “done”." in page
    assert "Hungary’s vote" in (root / "site/feed.xml").read_text("utf-8")
    assert (root / name).read_text("utf-8") == text


def test_stories_editions_and_notes_are_typeset_too(site: Callable[[Files], Path]) -> None:
    note = '[{at: 2024-02-21, text: "It\'s Monday."}]'
    plan = "---\nalso_today: [a, It's late]\nquote: {text: It's done}\n---\n"
    root = site({
        "content/articles/a.md": article(story="way", corrections=note),
        "content/articles/b.md": article("B"),
        "content/stories/way.md": "---\ntitle: Sweden's way\ndescription: It's long\n---\n",
        "content/editions/2024-02-20.md": plan,
    })  # fmt: skip
    built(root)
    story = (root / "site/stories/way/index.html").read_text("utf-8")
    assert "<h1>Sweden’s way</h1>" in story
    assert "It’s long" in story
    edition = (root / "site/editions/2024-02-20/index.html").read_text("utf-8")
    assert "It’s late" in edition
    assert "It’s done" in edition
    assert "A title" in edition
    assert "It’s Monday." in (root / "site/corrections/index.html").read_text("utf-8")


def test_texts_can_be_left_as_they_were_typed(site: Callable[[Files], Path]) -> None:
    text = article("Hungary's vote", 'It\'s "done".')
    config = "[articles]\ntypeset = false\n"
    root = site({"content/articles/2024/a.md": text, "communique.toml": config})
    built(root)
    page = (root / "site/2024/02/a/index.html").read_text("utf-8")
    assert "<h1>Hungary&#39;s vote</h1>" in page
    assert not SET.search(page.partition("<main")[2].partition("</article")[0])
