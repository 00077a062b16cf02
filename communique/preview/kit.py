"""Every component of the theme with something in it, for those who change it."""

from __future__ import annotations

from communique.model import Card, KitPage, Link, Map, Note, SourceNote, Spread, When
from communique.passages import Genre

SHOWN = ("FJ", "TV")
WHEN = When(iso="2024-02-20T09:30:00+01:00", day="20 February 2024", clock="09:30 CET")
COUNTRY = Link(name="Fiji", url="/countries/fiji/", count=12)
TOPIC = Link(name="Alliances", url="/topics/alliances/", count=3)
LONG = (
    "A headline that goes on for as long as a headline may, with a word in it that is as long as "
    "words become, Donaudampfschifffahrtsgesellschaft, and still more to say after it"
)


def kit(chart: Map) -> KitPage:
    """The page of all components, with that map."""
    return KitPage(
        inks=("--ink", "--soft", "--accent", "--focus", "--rule"),
        papers=("--paper", "--tint"),
        cards=(
            _card("A headline", "A standfirst says in a sentence or two what the article says."),
            _card(LONG, "An opinion has its genre beside its kicker.", genre="opinion"),
            _card("A headline without a standfirst"),
            _card("عنوان من اليمين إلى اليسار", "جملة تقول ما يقوله المقال.", lang="ar", dir="rtl"),
            _card("没有空格的标题", "用一两句话说明文章的内容。", lang="zh"),
        ),
        terms=(COUNTRY, TOPIC, Link(name="A name without a page", url="")),
        badges=("Draft", "Embargo until 1 March 2024, 06:00 CET"),
        points=("What readers should know first.", "And second."),
        map=chart,
        notes=(
            Note(grade="correction", label="Correction", when=WHEN, text="What was wrong."),
            Note(grade="update", label="Update", when=WHEN, text="What is new."),
        ),
        sources=(
            SourceNote(name="The Gazette", url="https://example.org/a", title="Its headline"),
            SourceNote(name="The Bulletin", title="Unlinked", is_state_run=True),
        ),
        spread=Spread(sources=2, countries=2, state_run=1),
    )


def _card(
    title: str,
    description: str | None = None,
    *,
    genre: Genre | None = None,
    lang: str = "en",
    dir: str = "ltr",
) -> Card:
    return Card(
        url="/_kit/",
        title=title,
        description=description,
        when=WHEN,
        kicker=COUNTRY,
        genre=genre,
        minutes=3,
        lang=lang,
        dir=dir,
    )
