"""Write communique/data/geo.json: what the world's countries are called, and where they are.

    python tools/build_geo_data.py --cldr DIR --countryinfo DIR

DIR are the unpacked npm package cldr-core 48.2.0 (territory containment, Unicode licence) and the
data folder of the PyPI package countryinfo 1.0.1 (borders, MIT). Names in other languages come
from babel (CLDR). Everything else is kept by hand in tools/geo/*.txt. Run it after editing those;
the result is committed, so that no geographic package is needed to build a site.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from geo_forms import cities_abroad, names_abroad

HERE = Path(__file__).parent
OUT = HERE.parent / "communique" / "data"
COLUMNS = ("name", "demonym", "capital", "institution", "place")

# Land borders that countryinfo 1.0.1 has wrong: what to add and what to take away.
MISSING_BORDERS = [
    "AL-XK",
    "ME-XK",
    "MK-XK",
    "RS-XK",
    "CN-NP",
    "EG-PS",
    "IL-PS",
    "JO-PS",
    "KW-IQ",
    "MF-SX",
    "MM-IN",
    "TD-SD",
    "ES-GI",
    "CA-GL",
]
WRONG_BORDERS = ["CY-GB", "IN-AF", "IN-LK", "KW-IR", "MM-BT", "RS-AL", "SR-FR", "TD-SS"]


def rows(name: str) -> Iterator[list[str]]:
    """The lines of tools/geo/NAME.txt as stripped columns."""
    for line in (HERE / "geo" / f"{name}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [column.strip() for column in line.split("|")]


def words(column: str) -> list[str]:
    return [word.strip() for word in column.split(";") if word.strip()]


def slugged(name: str) -> str:
    """'OPEC+' as 'opec-plus', 'São Tomé' as 'sao-tome'."""
    named = name.replace("+", " plus").replace("ø", "o").replace("đ", "d").replace("ł", "l")
    plain = unicodedata.normalize("NFKD", named).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")


def countries(cldr: Path, countryinfo: Path) -> Iterator[dict[str, object]]:
    """One record for every line of countries.txt, complete."""
    places = regions_of(cldr)
    borders, alpha3 = borders_of(countryinfo)
    members = set(containment(cldr)["UN"])
    for code, name, *columns in rows("countries"):
        lists = [words(column) for column in columns]
        capitals = frozenset(unmarked(word) for word in lists[2] if not word.endswith("!"))
        region, subregion = places[code]
        yield {
            "code": code,
            "alpha3": alpha3.get(code, ""),
            "name": name.rstrip("*^"),
            "slug": slugged(name),
            "region": region,
            "subregion": subregion,
            "un": code in members,
            "borders": sorted(borders.get(code, ())),
            "aliases": [unmarked(word) for word in lists[0]],
            "abroad": names_abroad(code),
            "words": {
                **dict(zip(COLUMNS, ([name, *lists[0]], *lists[1:]), strict=True)),
                "city_abroad": cities_abroad(code, capitals),
            },
        }


def unmarked(word: str) -> str:
    return word.rstrip("?~!*^")


def containment(cldr: Path) -> dict[str, list[str]]:
    text = (cldr / "supplemental" / "territoryContainment.json").read_text("utf-8")
    groups = json.loads(text)["supplemental"]["territoryContainment"]
    return {code: group["_contains"] for code, group in groups.items()}


def regions_of(cldr: Path) -> dict[str, tuple[str, str]]:
    """Country code -> (region, subregion) of UN M49, as codes."""
    groups = containment(cldr)
    found = {}
    for region in ("002", "019", "142", "150", "009"):
        for subregion in (code for code in groups[region] if code in groups):
            for code in groups[subregion]:
                found[code] = (region, subregion)
    return found


def borders_of(countryinfo: Path) -> tuple[dict[str, set[str]], dict[str, str]]:
    """Country code -> codes it has a land border with; country code -> alpha-3 code."""
    records = [json.loads(path.read_text("utf-8")) for path in sorted(countryinfo.glob("*.json"))]
    known = {code for code, *_ in rows("countries")}
    pairs = ((r["ISO"]["alpha3"], r["ISO"]["alpha2"].upper()) for r in records if "ISO" in r)
    codes = {alpha3.upper(): code for alpha3, code in pairs if code in known}
    found: dict[str, set[str]] = {code: set() for code in codes.values()} | {"XK": set()}
    for record in records:
        for other in record.get("borders", ()):
            own = record.get("ISO", {}).get("alpha2", "").upper()
            if other in codes and own in known:
                joined(found, own, codes[other])
    for pair in MISSING_BORDERS:
        joined(found, *pair.split("-"))
    for first, second in (pair.split("-") for pair in WRONG_BORDERS):
        found[first].discard(second)
        found[second].discard(first)
    return found, {code: alpha3 for alpha3, code in codes.items()} | {"XK": "XKX"}


def joined(borders: dict[str, set[str]], first: str, second: str) -> None:
    borders[first].add(second)
    borders[second].add(first)


def regions(cldr: Path) -> Iterator[dict[str, object]]:
    """UN M49 regions and subregions, as rows of regions.txt name them."""
    parents = {
        child: parent
        for parent in ("002", "019", "142", "150", "009")
        for child in containment(cldr)[parent]
    }
    for code, name in rows("regions"):
        yield {"code": code, "name": name, "slug": slugged(name), "parent": parents.get(code, "")}


def phrases() -> Iterator[dict[str, object]]:
    """Phrases around the name of a place, and the countries they mean instead."""
    for codes, column in rows("phrases"):
        yield {"means": codes.split(), "phrases": words(column)}


def organisations(united: list[str]) -> Iterator[dict[str, object]]:
    """The lines of organisations.txt; @UN among the members are ``united``, all of the UN."""
    for key, name, kind, aliases, members in rows("organisations"):
        yield {
            "id": key,
            "name": name,
            "slug": slugged(name),
            "kind": kind,
            "aliases": words(aliases),
            "members": sorted(united) if members == "@UN" else members.split(),
        }


def people() -> Iterator[dict[str, object]]:
    for name, service, role, start, end, aliases in rows("people"):
        country, colon, organisation = service.partition(":")
        yield {
            "name": name.rstrip("!"),
            "slug": slugged(name),
            "country": country,
            "speaks_for": organisation if colon else country,
            "role": role,
            "start": start,
            "end": end,
            "aliases": [alias for alias in words(aliases) if not alias.startswith("=")],
            "short": [alias[1:] for alias in words(aliases) if alias.startswith("=")],
            "famous": name.endswith("!"),
        }


def outlets() -> Iterator[dict[str, object]]:
    for name, country, ownership, domains, aliases in rows("outlets"):
        yield {
            "name": name,
            "slug": slugged(name),
            "country": country,
            "ownership": ownership,
            "domains": domains.split(),
            "aliases": words(aliases),
        }


def written(name: str, **lists: Iterator[object]) -> None:
    """communique/data/NAME holds the lists, one record a line, so that a change reads as one."""
    parts = []
    for key, records in lists.items():
        lines = ",\n".join(json.dumps(r, ensure_ascii=False) for r in records)
        parts.append(f"{json.dumps(key)}: [\n{lines}\n]")
    text = "{\n" + ",\n".join(parts) + "\n}\n"
    (OUT / name).write_text(text, "utf-8")
    print(f"{name}: {len(text.encode()):,} bytes")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cldr", type=Path, required=True)
    parser.add_argument("--countryinfo", type=Path, required=True)
    given = parser.parse_args()
    written(
        "geo.json",
        regions=regions(given.cldr),
        countries=countries(given.cldr, given.countryinfo),
        phrases=phrases(),
    )
    written("organisations.json", organisations=organisations(containment(given.cldr)["UN"]))
    written("people.json", people=people())
    written("outlets.json", outlets=outlets())
    lists = {name: set(column.split()) for name, column in rows("words")}
    lists["first"] = lists["given"] - lists["title"] - lists["never"] - lists["start"]
    lists["no_name"] = lists["title"] | lists["never"] | lists["start"]
    written("words.json", **{name: iter(sorted(found)) for name, found in lists.items()})


if __name__ == "__main__":
    main()
