"""Which articles make which edition, and when there is one."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from communique.editions import Calendar, Piece, Plans, editions_of
from communique.model import Body, Edition, EditionFile, Frozen, Member

BODY = Body(key="", words=0)
MIDNIGHT = Calendar(ZoneInfo("UTC"))
MORNING = Calendar(ZoneInfo("Europe/Paris"), time(6))


def piece(id: str, moment: str, **fields: object) -> Piece:
    """An article, called like its slug."""
    released = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    blank = Piece(id, id, released, section=None, weight=0, story=None, said=())
    return blank._replace(**fields)  # type: ignore[arg-type]


def composed(
    *pieces: Piece,
    calendar: Calendar = MIDNIGHT,
    known: tuple[str, ...] = (),
    files: tuple[EditionFile, ...] = (),
    frozen: tuple[Frozen, ...] = (),
) -> dict[str, Edition]:
    """The editions by name."""
    plans = Plans(files, frozen, frozenset([*known, *(one.id for one in pieces)]))
    newest = sorted(pieces, key=lambda one: one.released, reverse=True)
    return {one.name: one for one in editions_of(newest, plans, calendar)}


def plan(name: str, **fields: tuple[str, ...]) -> EditionFile:
    """What an editor decided."""
    return EditionFile(path="", name=name, lang="en", body=BODY, **fields)  # type: ignore[arg-type]


def frozen(name: str, *ids: str) -> Frozen:
    """What an edition held."""
    members = tuple(Member(id=id, title=f"The title of {id}") for id in ids)
    return Frozen(path="", name=name, members=members, body=BODY)


@pytest.mark.parametrize(
    ("calendar", "moment", "day"),
    [
        (MIDNIGHT, "2024-02-20T00:00", "2024-02-20"),
        (MIDNIGHT, "2024-02-20T23:59", "2024-02-20"),
        (MORNING, "2024-02-20T04:59", "2024-02-20"),
        (MORNING, "2024-02-20T05:00", "2024-02-21"),  # six in Paris
    ],
)
def test_an_article_is_in_the_first_edition_that_closes_after_it(
    calendar: Calendar, moment: str, day: str
) -> None:
    one = piece("a", moment)
    (edition,) = composed(one, calendar=calendar).values()
    assert edition.name == day
    assert edition.opens <= one.released < edition.closes


def test_a_week_closes_with_its_sunday() -> None:
    assert MIDNIGHT.close_of_week(date(2024, 2, 20)) == datetime(2024, 2, 26, tzinfo=UTC)
    assert MORNING.close_of_week(date(2024, 2, 25)).isoformat() == "2024-02-25T06:00:00+01:00"


def test_a_week_is_made_of_its_days_in_their_order() -> None:
    found = composed(piece("a", "2024-02-20"), piece("b", "2024-02-22"), piece("c", "2024-03-02"))
    assert list(found) == ["2024-02-20", "2024-02-22", "2024-w08", "2024-03-02"]
    assert [(part.heading, part.articles) for part in found["2024-w08"].parts] == [
        ("2024-02-20", ("a",)),
        ("2024-02-22", ("b",)),
    ]


def test_a_day_is_ordered_by_section_and_weight() -> None:
    found = composed(
        piece("a", "2024-02-20T01:00", section="Trade"),
        piece("b", "2024-02-20T02:00", section="Trade", weight=3),
        piece("c", "2024-02-20T03:00", section="Security"),
        piece("d", "2024-02-20T04:00"),
    )["2024-02-20"]
    assert [(part.heading, part.articles) for part in found.parts] == [
        (None, ("d",)),
        ("Trade", ("b", "a")),
        ("Security", ("c",)),
    ]


def test_an_editor_orders_sections() -> None:
    pieces = [piece(name, "2024-02-20", section=name) for name in ("x", "y", "z")]
    found = composed(*pieces, files=(plan("2024-02-20", order=("z", "y")),))["2024-02-20"]
    assert found.articles == ("z", "y", "x")


def test_what_is_picked_comes_first_and_the_rest_in_brief() -> None:
    pieces = [piece(name, "2024-02-20") for name in ("a", "b", "c", "d")]
    file = plan("2024-02-20", picks=("c", "unknown", "a"), also_today=("d", "A sentence."))
    found = composed(*pieces, files=(file,))["2024-02-20"]
    assert found.parts[0].articles == ("c", "a")
    assert found.also == ("d", "b")


def test_an_article_picked_for_another_day_is_in_that_edition_only() -> None:
    pieces = [piece("a", "2024-02-20"), piece("b", "2024-02-20"), piece("c", "2024-02-21")]
    found = composed(*pieces, files=(plan("2024-02-21", picks=("a",)),))
    assert found["2024-02-20"].articles == ("b",)
    assert found["2024-02-21"].articles == ("a", "c")


def test_a_frozen_edition_stays_what_it_was() -> None:
    pieces = [piece("a", "2024-02-25"), piece("b", "2024-02-20"), piece("late", "2024-02-20")]
    found = composed(*pieces, frozen=(frozen("2024-02-20", "a", "b", "deleted"),))
    assert found["2024-02-20"].articles == ("a", "b")
    assert found["2024-02-20"].gone == ("The title of deleted",)
    assert "2024-02-25" not in found


def test_a_frozen_edition_names_nothing_that_is_known_and_not_out() -> None:
    found = composed(
        piece("a", "2024-02-20"), known=("b",), frozen=(frozen("2024-02-20", "a", "b"),)
    )
    assert found["2024-02-20"].gone == ()


def test_a_withdrawn_article_is_only_in_an_edition_that_was_frozen() -> None:
    gone = piece("b", "2024-02-20", is_listed=False)
    assert composed(piece("a", "2024-02-20"), gone)["2024-02-20"].articles == ("a",)
    kept = composed(piece("a", "2024-02-20"), gone, frozen=(frozen("2024-02-20", "a", "b"),))
    assert kept["2024-02-20"].articles == ("a", "b")


def test_a_story_is_new_once() -> None:
    found = composed(piece("a", "2024-02-20", story="x"), piece("b", "2024-02-21", story="x"))
    assert found["2024-02-20"].marks == (("a", "new"),)
    assert found["2024-02-21"].marks == (("b", "continuing"),)
    assert dict(found["2024-w08"].marks) == {"a": "new", "b": "continuing"}


def test_what_is_said_later_of_an_article_is_in_the_edition_of_that_time() -> None:
    said = (datetime(2024, 2, 22, 10, tzinfo=UTC),)
    found = composed(
        piece("a", "2024-02-20", said=said), piece("b", "2024-02-21"), piece("c", "2024-02-22")
    )
    assert found["2024-02-21"].mended == ()
    assert found["2024-02-22"].mended == (("a", said[0]),)


def test_the_order_of_what_is_given_in_changes_nothing_but_ties() -> None:
    pieces = [piece("a", "2024-02-20T01:00"), piece("b", "2024-02-20T02:00")]
    assert composed(*pieces) == composed(*reversed(pieces))
