"""Maps are small, deterministic SVG that a strict page may hold, and show what they should."""

from __future__ import annotations

import gzip
import re
from itertools import combinations, pairwise
from math import radians, tan
from xml.etree import ElementTree

import pytest

from communique.gazetteer import shipped
from communique.gazetteer.resources import bytes_of
from communique.maps import Atlas, Gazette, Lands, Place, Survey, locator_map, shades, world_map
from communique.maps.projection import apart, around, natural_earth, place_of, stereographic
from communique.maps.rooms import ROW, Box, covers
from communique.maps.survey import Drawing
from communique.maps.view import PAPER, view_of

WIDTH, HEIGHT = PAPER
SURVEY = Survey.from_json(bytes_of("map.json"))
GAZETTE = Gazette.from_json(bytes_of("places.json"))
LANDS = Lands(GAZETTE)
ATLAS = Atlas(LANDS, SURVEY)
NAMES = {country.code: country.name for country in shipped().countries.values()}
SETS = ("RU KP", "FJ", "CL NO", "SG", "IL PS", "", "US CN", "KI", "VA PE US", "UA", "TV")


def located(codes: str) -> str:
    return locator_map(ATLAS, codes.split(), NAMES, title="Where it is")


MARKED = ("map-name", "map-inside")
MUTED = ("map-near", "map-near map-more")


def names_on(picture: str, kinds: tuple[str, ...] = MARKED) -> list[str]:
    root = ElementTree.fromstring(picture)
    groups = [group for group in root if group.get("class") in kinds]
    return [text.text or "" for group in groups for text in group]


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
    for x, y in re.findall(r'<text x="(-?\d+)" y="(-?\d+)"', located(codes)):
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
    assert {"Poland", "Romania", "Russia"} <= set(names_on(located("UA"), MUTED))


@pytest.mark.parametrize("codes", ["AM AZ", "CL AR", "HT DO", "PK IN", "NL DE", "UA RU"])
def test_no_name_stands_on_another_country_of_the_story(codes: str) -> None:
    """The first country lies west of the second: its name must not stand on that, to the east."""
    picture = located(codes)
    west, east = (
        re.search(rf'<text x="(\d+)"[^>]*>{NAMES[code]}<', picture) for code in codes.split()
    )
    assert west
    assert east
    assert int(west[1]) < int(east[1])


@pytest.mark.parametrize("code", ["NO", "PT", "CL", "IE", "CY"])
def test_a_name_stands_at_sea_rather_than_on_a_neighbour(code: str) -> None:
    assert f'text-anchor="end">{NAMES[code]}<' in located(code)


def test_a_name_stands_on_a_neighbour_where_there_is_no_sea_beside() -> None:
    picture = located("IL PS")
    assert f'text-anchor="end">{NAMES["IL"]}<' in picture
    assert f'text-anchor="start">{NAMES["PS"]}<' in picture


def test_a_place_covers_land_that_is_on_one_of_its_rows() -> None:
    rows = {3: [(100.0, 200.0)], 4: [(150.0, 160.0)]}
    top, end = 3 * ROW - 1, 4 * ROW + 1
    assert covers(Box(190, top, 400, end), rows)
    assert not covers(Box(201, top, 400, end), rows)
    assert not covers(Box(170, top + 2, 180, end), rows)
    assert not covers(Box(0, 0, 999, top), rows)


def test_the_order_of_the_countries_makes_no_difference() -> None:
    assert located("RU KP") == located("KP RU")


def test_disputed_borders_are_dashed_unless_a_site_wants_none() -> None:
    assert "map-dashed" in located("UA")
    plain = Atlas(Lands(GAZETTE, plain=[row.name for row in GAZETTE.rows]), SURVEY)
    assert "map-dashed" not in locator_map(plain, ["UA"], NAMES, title="")


def test_a_map_can_be_asked_whether_it_has_a_border_in_dispute() -> None:
    for codes in ("UA", "IL PS", "IN", "CY", "GE", "MA", "CL NO"):
        assert LANDS.has_dispute(codes.split()) == ("map-dashed" in located(codes)), codes
    assert not LANDS.has_dispute(["AU"])
    assert "map-dashed" not in located("AU")


def test_a_site_may_give_disputed_land_to_another_or_to_nobody() -> None:
    nobodys = Atlas(Lands(GAZETTE, {"SO-L": ""}), SURVEY)
    assert located("SO") != locator_map(nobodys, ["SO"], NAMES, title="Where it is")
    picture = locator_map(
        Atlas(Lands(GAZETTE, {"SO-L": "SO-L"}), SURVEY),
        ["SO-L"],
        {**NAMES, "SO-L": "Somaliland"},
        title="",
    )
    assert names_on(picture) == ["Somaliland"]


def test_parts_of_one_country_have_no_border_between_them() -> None:
    """Somalia with Somaliland is one ring: the border is dashed, and is no coast."""
    whole = next(area for area in ATLAS.sheet(view_of([(45, 5)])).areas if area.code == "SO")
    pieces = {piece for coast in whole.coasts for piece in coast.pieces}
    assert not any(~piece in pieces for piece in pieces)
    apart_from = Atlas(Lands(GAZETTE, {"SO-L": ""}), SURVEY).sheet(view_of([(45, 5)]))
    smaller = next(area for area in apart_from.areas if area.code == "SO")
    assert smaller.coasts[0].area < whole.coasts[0].area


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
    members = {country.code for country in shipped().countries.values() if country.un}
    all_of = members | {"TW", "XK", "PS", "VA", "EH", "HK", "MO", "GL"}
    root = ElementTree.fromstring(coverage(*((code, 1) for code in sorted(all_of))))
    links = {e[0].text: len(e) for e in root.iter() if e.tag.endswith("}a")}
    assert links.keys() == {f"{NAMES[code]}: 1" for code in all_of}
    assert set(links.values()) <= {2, 3}


def test_a_world_without_stories_is_a_map_all_the_same() -> None:
    root = ElementTree.fromstring(coverage())
    assert not [e for e in root.iter() if e.tag.endswith("}a")]


@pytest.mark.parametrize("picture", [located("RU KP"), coverage(("RU", 2), ("SG", 7))])
def test_a_strict_page_may_hold_a_map(picture: str) -> None:
    """No style attribute, no style or script element, no id that could be given twice."""
    assert not re.search(r"style=|<style|<script| id=|javascript:", picture)
    assert "<title>" in picture


def test_a_picture_with_links_lets_readers_into_it() -> None:
    """What has the role of an image has no links for screen readers (ARIA 1.2, img)."""
    assert 'role="img"' in located("RU")
    assert 'role="group"' in coverage(("RU", 2))


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
    turned = around(stereographic(30, 40))
    for project in (
        lambda lon, lat: natural_earth(30, lon, lat),
        lambda lon, lat: turned.of(stereographic(lon, lat)),
    ):
        assert project(30, 50).imag < project(30, 40).imag
        assert project(40, 40).real > project(30, 40).real
    assert turned.of(stereographic(30, 40)) == pytest.approx(0)


def test_a_right_angle_away_is_at_one() -> None:
    assert abs(around(stereographic(0, 0)).of(stereographic(90, 0))) == pytest.approx(1)


def test_a_point_of_the_plane_leads_back_to_its_place() -> None:
    turn = around(stereographic(100, -60)).placed(300, 5 + 7j)
    point = turn.of(stereographic(-170, -45))
    assert place_of(turn.back(point)) == pytest.approx((-170, -45))


def test_distances_are_those_on_the_globe() -> None:
    assert apart(stereographic(179, 0), stereographic(-179, 0)) == pytest.approx(2)
    assert apart(stereographic(0, 90), stereographic(7, -89)) == pytest.approx(179)


def test_a_window_holds_all_its_places() -> None:
    for places in (((20, 60), (190, 66), (127, 38)), ((-70, -30), (10, 60)), ((178, -18),)):
        view = view_of(places)
        for place in places:
            assert view.has(view.at(place))


@pytest.mark.parametrize("size", [PAPER, (1200, 630), (600, 630)])
def test_the_map_of_any_two_countries_holds_both_away_from_its_edge(size: tuple[int, int]) -> None:
    for codes in combinations(sorted(LANDS.by_code)[::3], 2):
        view = LANDS.view(codes, size)
        for land in LANDS.of(codes) if view.meridian is None else ():
            assert all(view.has(view.at(place), 0.03) for place in land.places), codes


def test_maps_are_of_few_windows_so_that_their_lines_are_drawn_once() -> None:
    pairs = list(combinations(sorted(LANDS.by_code), 2))
    assert len({LANDS.view(codes) for codes in pairs}) < len(pairs) / 10


def test_what_a_map_is_about_does_not_lean() -> None:
    for code in LANDS.by_code:
        view = LANDS.view([code])
        lon, lat = LANDS.by_code[code].label
        if view.meridian is None and HEIGHT / view.scale < radians(40):
            across = view.at((lon, lat + 0.01)) - view.at((lon, lat))
            assert abs(across.real) < -across.imag * tan(radians(10)), code


@pytest.mark.parametrize("drawing", [SURVEY.near, SURVEY.wide], ids=["near", "wide"])
@pytest.mark.parametrize(
    ("shape", "place"),
    [
        ("UA-43", (34.1, 45.0)), ("PS", (34.35, 31.4)), ("EH", (-13.0, 25.0)),
        ("SY-GO", (35.75, 33.0)), ("GE-AB", (41.0, 43.0)), ("GE-SO", (44.0, 42.4)),
        ("MD-SN", (29.62, 46.85)), ("CY-N", (33.4, 35.3)), ("SO-L", (45.0, 9.5)),
        ("XK", (20.9, 42.6)), ("TW", (121.0, 24.0)), ("RU", (100.0, 60.0)), ("RU", (178.0, 66.5)),
    ],
)  # fmt: skip
def test_disputed_land_has_a_shape_of_its_own(
    drawing: Drawing, shape: str, place: tuple[float, float]
) -> None:
    rings = [ring_of(drawing, outline.pieces) for outline in drawing.coasts[shape]]
    assert any(holds(ring, place) for ring in rings)
    others = [
        ring_of(drawing, outline.pieces)
        for other, outlines in drawing.coasts.items()
        if other != shape
        for outline in outlines[:1]
    ]
    assert not any(holds(ring, place) for ring in others)


def test_shapes_are_by_default_as_the_united_nations_have_them() -> None:
    """Every row names a shape there is, of the country that the row says; lines mark the rest."""
    codes = {shape.id: shape.code for shape in GAZETTE.shapes}
    for row in GAZETTE.rows:
        assert not row.shape or codes[row.shape] == row.un, row.name
        assert SURVEY.near.lines[row.name], row.name
        assert SURVEY.wide.lines[row.name], row.name
    assert codes["UA-43"] == "UA"
    assert codes["SY-GO"] == "SY"


def ring_of(drawing: Drawing, pieces: tuple[int, ...]) -> list[tuple[float, float]]:
    ring: list[tuple[float, float]] = []
    for piece in pieces:
        line = drawing.pieces[piece if piece >= 0 else ~piece].places("a")
        ring += line if piece >= 0 else line[::-1]
    turned = ring[:1]
    for lon, lat in ring[1:]:
        before = turned[-1][0]
        turned.append((before + (lon - before + 180) % 360 - 180, lat))
    return turned


def holds(ring: list[tuple[float, float]], place: tuple[float, float]) -> bool:
    inside = False
    for (ax, ay), (bx, by) in pairwise(ring):
        crosses = (ay > place[1]) != (by > place[1])
        if crosses and place[0] < ax + (place[1] - ay) / (by - ay) * (bx - ax):
            inside = not inside
    return inside
