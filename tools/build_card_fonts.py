"""Write communique/data/fonts/: the letters that social cards are set in.

    python tools/build_card_fonts.py FOLDER

FOLDER holds unpacked npm packages: @expo-google-fonts/noto-serif 0.4.2, noto-sans 0.4.2,
noto-naskh-arabic 0.4.5, noto-sans-devanagari 0.4.1, noto-sans-thai 0.4.2, and
@fontsource/noto-sans-hebrew, noto-sans-georgian, noto-sans-armenian 5.3.0 (all SIL Open Font
License 1.1, without reserved names). Needs fontTools, which the package does not.

Only the letters of living languages are kept, and the rules by which they are set; no hints, which
matter to small letters on coarse screens only. Each script has plain Latin letters, digits and
marks from a font of its kind, so that a line that names the G20 is set in one font: two fonts in
one line are two different counts of glyphs, which resvg cannot join.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from fontTools import merge, subset, ttLib  # type: ignore[import-not-found]

OUT = Path(__file__).parent.parent / "communique" / "data" / "fonts"
LATIN = (
    "20-7E A0-17F 18F 192 1A0-1A1 1AF-1B0 218-21B 259 300-304 306-30C 323 331 1E80-1E85 1E9E"
    " 1EA0-1EF9 2010-2015 2018-201E 2020-2022 2026 2030 2032-2033 2039-203A 2044 20A0-20BF 2116"
    " 2122 2190-2193 2212"
)
GREEK_AND_CYRILLIC = "370-3FF 400-45F 462-463 472-475 490-4FF"
PLAIN = "20-7E A0 A3 AB BB D7 2010-2015 2018-201E 2022 2026 2032-2033 20AC 2116"
JOINERS = "200C-200F 25CC"
SERIF, SANS = "NotoSerif_700Bold.ttf", "NotoSans_700Bold.ttf"


class Recipe(NamedTuple):
    """Which letters of a font are taken, how heavy it is, and whence its Latin letters are."""

    file: str
    ranges: str
    weight: int = 700
    latin: str | None = None


FONTS = {
    "serif": Recipe(SERIF, f"{LATIN} {GREEK_AND_CYRILLIC}"),
    "sans": Recipe("NotoSans_600SemiBold.ttf", f"{LATIN} {GREEK_AND_CYRILLIC}", 600),
    "arabic": Recipe(
        "NotoNaskhArabic_700Bold.ttf", f"{JOINERS} 600-6FF 750-77F FD3E-FD3F", latin=SERIF
    ),
    "hebrew": Recipe(
        "noto-sans-hebrew-hebrew-700-normal.woff", f"{JOINERS} 590-5FF 20AA FB1D-FB4F", latin=SANS
    ),
    "devanagari": Recipe("NotoSansDevanagari_700Bold.ttf", f"{JOINERS} 900-97F 20B9", latin=SANS),
    "thai": Recipe("NotoSansThai_700Bold.ttf", f"{JOINERS} E00-E7F", latin=SANS),
    "georgian": Recipe(
        "noto-sans-georgian-georgian-700-normal.woff", f"{JOINERS} 10A0-10FF", latin=SANS
    ),
    "armenian": Recipe(
        "noto-sans-armenian-armenian-700-normal.woff", f"{JOINERS} 530-58F", latin=SANS
    ),
}
# How letters are joined, placed and told apart by language (OpenType): no ligatures of Latin
# letters, no swashes.
RULES = (
    "abvm abvs akhn blwf blwm blws calt ccmp cjct curs dist fina haln half init isol kern locl"
    " mark medi mkmk nukt pref pres psts rlig rphf rvrn vatu"
)
FAMILY, STYLE, FULL = 1, 2, 4
EPOCH = 3_786_912_000  # 2024, in seconds since 1904
KEPT = (0, 1, 2, 3, 4, 5, 6, 13, 14)


def points_in(ranges: str) -> list[int]:
    """The code points of hexadecimal ranges."""
    ends = [[int(end, 16) for end in one.split("-")] for one in ranges.split()]
    return [point for end in ends for point in range(end[0], end[-1] + 1)]


def cut(source: Path, ranges: str, rules: str) -> ttLib.TTFont:
    """The font with those letters only."""
    options = subset.Options(
        hinting=False, layout_features=rules.split(), name_IDs=list(KEPT), notdef_outline=True
    )
    font = subset.load_font(str(source), options)
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=points_in(ranges))
    chosen.subset(font)
    font.flavor = None
    return font


def joined(font: ttLib.TTFont, latin: ttLib.TTFont) -> ttLib.TTFont:
    """The font with Latin letters of another, where it has none."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / "a.ttf", Path(folder) / "b.ttf"]
        font.save(paths[0])
        latin.save(paths[1])
        return merge.Merger(merge.Options(drop_tables=["meta", "STAT", "DSIG"])).merge(paths)


def written(recipe: Recipe, folder: Path, target: Path) -> None:
    """The font has those letters only, one family name, and its weight."""
    (source,) = sorted(folder.rglob(recipe.file))
    font = cut(source, recipe.ranges, RULES)
    family = str(font["name"].getBestFamilyName()).removesuffix(" SemiBold")
    if recipe.latin:
        (latin,) = sorted(folder.rglob(recipe.latin))
        font = joined(font, cut(latin, PLAIN, ""))
    for kind, text in ((FAMILY, family), (STYLE, "Bold"), (FULL, f"{family} Bold")):
        font["name"].setName(text, kind, 3, 1, 0x409)
    font["OS/2"].usWeightClass = recipe.weight
    font["head"].created = font["head"].modified = EPOCH
    font.recalcTimestamp = False
    font.save(target)


def main() -> None:
    """Writes every font."""
    folder = Path(sys.argv[1])
    OUT.mkdir(parents=True, exist_ok=True)
    for name, recipe in FONTS.items():
        written(recipe, folder, OUT / f"{name}.ttf")
        with ttLib.TTFont(OUT / f"{name}.ttf") as made:
            print(name, (OUT / f"{name}.ttf").stat().st_size, made["name"].getBestFamilyName())


if __name__ == "__main__":
    main()
