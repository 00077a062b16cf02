"""Maps are small, deterministic SVG that a strict page may hold, and show what they should."""

from __future__ import annotations

import gzip
import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from communique.gazetteer import shipped
from communique.gazetteer.resources import bytes_of
from communique.maps import Atlas, Place, locator_map, shades, world_map
from communique.maps.projection import azimuthal, distance, middle_of, natural_earth, unprojected
from communique.maps.view import PAPER, view_of

WIDTH, HEIGHT = PAPER
ATLAS = Atlas.from_json(bytes_of("map.json"))
NAMES = {country.code: country.name for country in shipped().countries.values()}
SETS = ("RU KP", "FJ", "CL NO", "SG", "IL PS", "", "US CN", "KI", "VA PE US", "UA", "TV")


def located(codes: str) -> str:
    return locator_map(ATLAS, codes.split(), NAMES, title="Where it is")


def names_on(picture: str, kind: str = "map-name") -> list[str]:
    root = ElementTree.fromstring(picture)
    return [e.text or "" for e in root.iter() if e.get("class") == kind and e.tag.endswith("text")]


def compressed(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


@pytest.mark.parametrize("codes", SETS)
def test_a_locator_is_well_formed_and_small(codes: str) -> None:
    picture = located(codes)
    assert ElementTree.fromstring(picture).get("viewBox") == f"0 0 {WIDTH} {HEIGHT}"
    assert compressed(picture) <= 8 * 1024


@pytest.mark.parametrize("codes", SETS)
def test_a_locator_names_every_country_of_the_story(codes: str) -> None:
    assert sorted(names_on(located(codes))) == sorted(NAMES[code] for code in codes.split())


@pytest.mark.parametrize("codes", SETS)
def test_names_stand_on_the_paper(codes: str) -> None:
    for x, y in re.findall(r'<text class="map-name"[^>]* x="(-?\d+)" y="(-?\d+)"', located(codes)):
        assert 0 <= int(x) <= WIDTH
        assert 0 <= int(y) <= HEIGHT


@pytest.mark.parametrize("codes", [*SETS, *sorted(NAMES)[::6]])
def test_every_country_can_be_located(codes: str) -> None:
    picture = located(codes)
    assert ("map-marked" in picture) == bool(codes)


@pytest.mark.parametrize("codes", SETS)
def test_a_map_of_another_size_shows_the_same_countries(codes: str) -> None:
    picture = locator_map(ATLAS, codes.split(), NAMES, title="", size=(1600, 840))
    assert ElementTree.fromstring(picture).get("viewBox") == "0 0 1600 840"
    assert sorted(names_on(picture)) == sorted(names_on(located(codes)))


def test_a_map_without_names_has_no_letters() -> None:
    assert "<text" not in locator_map(ATLAS, ["UA"], {}, title="")


def test_only_a_map_that_follows_the_reader_holds_a_style_sheet() -> None:
    both = locator_map(ATLAS, ["UA"], NAMES, title="", scheme="reader")
    assert "prefers-color-scheme:dark" in both
    assert re.sub("<style>.*?</style>", "", both) == locator_map(ATLAS, ["UA"], NAMES, title="")


def test_a_small_state_is_a_dot_and_a_large_one_is_land() -> None:
    assert '<circle class="map-marked"' in located("MC")
    assert '<circle class="map-marked"' not in located("FR")
    assert '<path class="map-marked"' in located("FR")


def test_neighbours_are_named_but_muted() -> None:
    assert {"Poland", "Romania", "Russia"} <= set(names_on(located("UA"), "map-near"))


def test_the_order_of_the_countries_makes_no_difference() -> None:
    assert located("RU KP") == located("KP RU")


def test_disputed_borders_are_dashed_unless_a_site_wants_none() -> None:
    assert "map-dashed" in located("UA")
    assert "map-dashed" not in locator_map(ATLAS, ["UA"], NAMES, title="", dashed=False)


def test_a_site_may_give_disputed_land_to_another_or_to_nobody() -> None:
    assert located("SO") != locator_map(
        ATLAS.folded({"SO-L": ""}), ["SO"], NAMES, title="Where it is"
    )
    own = ATLAS.folded({"SO-L": "SO-L"})
    picture = locator_map(own, ["SO-L"], {**NAMES, "SO-L": "Somaliland"}, title="")
    assert names_on(picture) == ["Somaliland"]


def test_what_a_title_holds_is_text() -> None:
    picture = locator_map(ATLAS, [], {}, title="<script>&")
    assert "<script>" not in picture
    assert ElementTree.fromstring(picture)[0].text == "<script>&"


def coverage(*counts: tuple[str, int]) -> str:
    places = [
        Place(code=code, name=NAMES[code], url=f"/countries/{code.lower()}/", count=count)
        for code, count in counts
    ]
    return world_map(ATLAS, places, title="Coverage")


def test_the_world_map_is_small_even_when_every_country_is_a_link() -> None:
    picture = coverage(*((code, number + 1) for number, code in enumerate(NAMES)))
    assert compressed(picture) <= 30 * 1024


def test_every_country_with_stories_is_one_link_with_its_name_and_number() -> None:
    root = ElementTree.fromstring(coverage(("RU", 9), ("MC", 1), ("FR", 0)))
    links = {e.get("href"): e[0].text for e in root.iter() if e.tag.endswith("}a")}
    assert links == {"/countries/ru/": "Russia: 9", "/countries/mc/": "Monaco: 1"}


def test_every_country_has_land_or_a_dot_in_the_world_map() -> None:
    ids = {shape.id: shape.code for shape in ATLAS.shapes}
    drawn = {ids[key] for key in ATLAS.world.paths} | set(ATLAS.world.dots)
    members = {country.code for country in shipped().countries.values() if country.un}
    assert members | {"TW", "XK", "PS", "VA", "EH", "HK", "MO", "GL"} <= drawn


def test_a_world_without_stories_is_a_map_all_the_same() -> None:
    root = ElementTree.fromstring(coverage())
    assert not [e for e in root.iter() if e.tag.endswith("}a")]


@pytest.mark.parametrize("picture", [located("RU KP"), coverage(("RU", 2), ("SG", 7))])
def test_a_strict_page_may_hold_a_map(picture: str) -> None:
    """No style attribute, no style or script element, no id that could be given twice."""
    assert not re.search(r"style=|<style|<script| id=|javascript:", picture)
    assert 'role="img"' in picture
    assert "<title>" in picture


@pytest.mark.parametrize(
    ("counts", "classes"),
    [
        ([], ()),
        ([0, 0], ()),
        ([1], ((1, 1),)),
        ([1, 2, 3], ((1, 1), (2, 2), (3, 3))),
        ([1, 5, 100], ((1, 3), (4, 6), (7, 16), (17, 40), (41, 100))),
    ],
)
def test_classes_hold_every_count_once(
    counts: list[int], classes: tuple[tuple[int, int], ...]
) -> None:
    assert shades(counts) == classes
    assert len(classes) <= 5


def test_projections_keep_the_middle_and_north_up() -> None:
    for project in (natural_earth(30), azimuthal((30, 40))):
        assert project(30, 50)[1] < project(30, 40)[1]
        assert project(40, 40)[0] > project(30, 40)[0]
    assert azimuthal((30, 40))(30, 40) == pytest.approx((0, 0))


def test_a_point_of_the_plane_leads_back_to_its_place() -> None:
    project = azimuthal((100, -60))
    assert unprojected((100, -60), project(-170, -45)) == pytest.approx((-170, -45))


def test_the_middle_of_places_is_found_across_the_date_line() -> None:
    lon, lat = middle_of(((179, -17), (-179, -17)))
    assert abs(lon) == pytest.approx(180)
    assert lat == pytest.approx(-17, abs=0.1)
    assert distance((179, 0), (-179, 0)) == pytest.approx(2)


def test_a_window_holds_all_its_places() -> None:
    for places in (((20, 60), (190, 66), (127, 38)), ((-70, -30), (10, 60)), ((178, -18),)):
        view = view_of(places)
        for place in places:
            x, y = view.line([place])[0]
            assert 0 <= x <= WIDTH
            assert 0 <= y <= HEIGHT


def test_crimea_is_drawn_with_ukraine_and_gaza_with_palestine() -> None:
    """A point in the ring: the shapes follow the United Nations, lines mark what is disputed."""
    for code, place in (("UA", (34.1, 45.0)), ("PS", (34.35, 31.4)), ("EH", (-13.0, 25.0))):
        shape = next(shape for shape in ATLAS.shapes if shape.id == code)
        assert any(holds(ATLAS.ring(ring, "a"), place) for ring in shape.rings)


def holds(ring: list[tuple[float, float]], place: tuple[float, float]) -> bool:
    inside = False
    for (ax, ay), (bx, by) in pairwise(ring):
        crosses = (ay > place[1]) != (by > place[1])
        if crosses and place[0] < ax + (place[1] - ay) / (by - ay) * (bx - ax):
            inside = not inside
    return inside
