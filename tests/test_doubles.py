"""Which articles look like one event."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from communique.doubles import Resemblance, one_event_pairs, repeats_in
from communique.model import Article, Body, Edition, Part

START = datetime(2024, 2, 20, 9, tzinfo=UTC)
QUAKE = ("Strong earthquake hits New Zealand", "An earthquake of magnitude 6.5 caused damage in"
         " the Bay of Plenty, and buildings collapsed in Whakatane.")  # fmt: skip
AGAIN = ("Earthquake damages towns in New Zealand", "Buildings collapsed in Whakatane after an"
         " earthquake of magnitude 6.5 in the Bay of Plenty.")  # fmt: skip
OTHERS = [
    ("Parliament votes on the budget", "Members approved the spending plan in a session.", "FR"),
    ("Grain ships leave Odesa", "Three vessels carry wheat and maize to Egypt and Türkiye.", "UA"),
    ("Central bank holds its rate", "The governor said that inflation was still too high.", "BR"),
    ("Border crossing opens again", "Lorries passed for the first time since last summer.", "AM"),
    ("Court hears a case on fishing", "Lawyers argued over the limits of the shelf.", "NI"),
]  # fmt: skip


def written(id: str, said: tuple[str, str], hours: int = 0, country: str = "NZ",
            story: str | None = None) -> Article:  # fmt: skip
    """An article of that many hours after the start."""
    title, opening = said
    return Article(
        path=f"content/articles/{id}.md", id=id, slug=id, url=f"/{id}/", title=title, lang="en",
        body=Body(key=id, words=40, opening=opening), date=START + timedelta(hours=hours),
        countries=(country,), story=story,
    )  # fmt: skip


def others() -> list[Article]:
    """Articles of the same day on other events."""
    return [
        written(f"other-{n}", (title, opening), n, country)
        for n, (title, opening, country) in enumerate(OTHERS)
    ]


def test_two_reports_of_one_event_are_found_and_nothing_else() -> None:
    pairs = one_event_pairs([written("b", AGAIN, 5), written("a", QUAKE), *others()])
    assert [(pair.earlier, pair.later) for pair in pairs] == [("a", "b")]
    assert 0.3 <= pairs[0].likeness < 1


def test_reports_of_one_story_need_no_joining() -> None:
    pair = [written("a", QUAKE, story="quake"), written("b", AGAIN, 5, story="quake")]
    assert one_event_pairs([*pair, *others()]) == ()
    pair[1] = written("b", AGAIN, 5, story="floods")
    assert len(one_event_pairs([*pair, *others()])) == 1


def test_reports_that_lie_days_apart_are_not_one_event() -> None:
    pair = [written("a", QUAKE), written("b", AGAIN, 24 * 3 + 1)]
    assert one_event_pairs([*pair, *others()]) == ()
    assert len(one_event_pairs([*pair, *others()], timedelta(days=5))) == 1


def test_the_same_words_about_another_country_are_not_one_event() -> None:
    pair = [written("a", QUAKE), written("b", QUAKE, 5, "JP")]
    assert one_event_pairs([*pair, *others()]) == ()


def test_the_same_text_twice_is_found_on_a_site_of_two() -> None:
    (pair,) = one_event_pairs([written("a", QUAKE), written("b", QUAKE, 1)])
    assert pair.likeness == 1


def test_the_order_in_which_articles_are_given_changes_nothing() -> None:
    given = [written("b", AGAIN, 5), written("a", QUAKE), *others()]
    assert one_event_pairs(given) == one_event_pairs(given[::-1])


def test_an_edition_that_tells_one_event_twice_is_noticed_even_in_one_story() -> None:
    found = [written("a", QUAKE, story="q"), written("b", AGAIN, 5, story="q"), *others()]
    edition = Edition(
        name="2024-02-20", url="/", opens=START, closes=START + timedelta(days=1),
        parts=(Part(articles=tuple(one.id for one in found)),),
    )  # fmt: skip
    (pair,) = repeats_in(edition, Resemblance(found))
    assert (pair.earlier, pair.later) == ("a", "b")
