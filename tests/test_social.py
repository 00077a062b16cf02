"""Social cards: what is drawn, in which letters, how large, and where pages name it."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from communique.encoded import Encoded
from communique.errors import problems_in
from communique.gazetteer import shipped
from communique.model import SocialCard
from communique.naming import cartographer_of
from communique.social import Font, Studio, font_in, shipped_fonts
from communique.social.card import ABOVE, ASIDE, Cast, plainly, room_for, words_svg
from communique.social.lines import Size, fitted, words_of
from tests.conftest import DRAWN, Files, article, built, files_in, write_files
from tests.shots import jpeg, png

Make = Callable[[Files], Path]
SERIF, SANS, *OTHERS = shipped_fonts()
CAST = Cast((SERIF, *OTHERS), (SANS, *OTHERS))
LONG = (
    "The foreign ministers of fourteen countries agree after three days of talks on a common"
    " position on sanctions, shipping and the return of detained sailors, but leave the date open"
)
PAPER = (253, 252, 249)


def card(title: str = "Talks resume", **others: object) -> SocialCard:
    told = {"site": "Digest", "kicker": "Norway", "note": "1 May 2024", "countries": ("NO",)}
    return SocialCard(url="/card.png", title=title, **{**told, **others})  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    kept = Encoded(tmp_path_factory.mktemp("encoded"))
    return Studio(maps=cartographer_of(shipped(), {}, {}), state="0" * 32, encoded=kept)


def drawn(studio: Studio, one: SocialCard) -> Image.Image:
    png = DRAWN(studio, one)
    assert len(png) < 150_000
    picture = Image.open(BytesIO(png))
    assert (picture.format, picture.size, picture.mode) == ("PNG", (1200, 630), "P")
    return picture.convert("RGB")


def inks_in(picture: Image.Image, box: tuple[int, int, int, int]) -> int:
    """How many pixels of a part are darker than paper."""
    part = picture.crop(box).convert("L")
    return sum(count for count, value in part.getcolors(256) or () if int(str(value)) < 128)


TITLES = {
    "English": "Grain ships leave the port again",
    "Vietnamese": "Hội nghị thượng đỉnh khai mạc tại Hà Nội",
    "Turkish": "İstanbul’da görüşmeler yeniden başladı",
    "Russian": "Суда с зерном снова выходят из порта",
    "Greek": "Οι συνομιλίες άρχισαν ξανά στη Γενεύη",
    "Arabic": "استئناف محادثات مجموعة G20 في جنيف (2024)",
    "Persian": "مذاکرات «برجام» از سر گرفته شد؛ ۱۲ کشور",
    "Hebrew": "שיחות על הפסקת אש נפתחו מחדש בקהיר",
    "Hindi": "G20 वार्ता फिर शुरू, दिल्ली में बैठक",
    "Thai": "การเจรจา G20 ที่กรุงเทพฯ",
    "Georgian": "მოლაპარაკება თბილისში",
    "Armenian": "Բանակցություններ Երևանում",
}


@pytest.mark.parametrize("language", TITLES)
def test_a_headline_is_set_in_any_of_these_scripts(language: str, studio: Studio) -> None:
    direction = "rtl" if language in ("Arabic", "Persian", "Hebrew") else "ltr"
    one = card(TITLES[language], dir=direction)
    svg, fonts = words_svg(one, room_for(one, CAST, is_far=False), CAST)
    shown = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg))
    for word in TITLES[language].split():
        assert word in shown
    assert fonts <= {font.path for font in shipped_fonts()}
    left, right = (460, 1200) if direction == "rtl" else (0, 740)
    assert inks_in(drawn(studio, one), (left, 140, right, 520)) > 3000


def test_a_headline_in_letters_that_no_font_has_is_left_out(studio: Studio) -> None:
    one = card("二十国集团外长会议", kicker="巴西", note="2024")
    picture = drawn(studio, one)
    assert inks_in(picture, (0, 140, 740, 520)) == 0
    assert inks_in(picture, (0, 60, 740, 110)) > 100, "the site's name is there"
    assert inks_in(picture, (0, 540, 740, 580)) > 100, "and so is the date"
    assert inks_in(picture, (740, 0, 1200, 630)) > 3000, "and the map"


def test_a_headline_stands_where_its_language_begins(studio: Studio) -> None:
    picture = drawn(studio, card(TITLES["Arabic"], dir="rtl"))
    assert picture.getpixel((1199, 300)) == PAPER
    assert picture.getpixel((5, 300)) != PAPER, "the map is on the other side"
    assert inks_in(picture, (900, 140, 1140, 520)) > 2 * inks_in(picture, (480, 140, 720, 520))


@pytest.mark.parametrize(
    "title", [LONG, LONG + " and adjourn until the end of the month", "x" * 300, "Wort" * 70]
)
def test_a_long_headline_fits_or_is_cut(title: str, studio: Studio) -> None:
    one = card(title)
    room = room_for(one, CAST, is_far=False)
    assert room is ABOVE
    setting = fitted(title, SERIF, room.column, room.sizes)
    assert len(setting.lines) <= 4
    for line in setting.lines:
        assert SERIF.width(line) * setting.size <= room.column
    assert setting.is_whole == (title == LONG)
    assert setting.is_whole or setting.lines[-1].endswith("…")
    picture = drawn(studio, one)
    assert inks_in(picture, (0, 270, 60, 630)) == 0
    assert inks_in(picture, (1140, 270, 1200, 630)) == 0


def test_lines_are_as_equal_as_they_can_be() -> None:
    title = "Grain ships leave the port again as a corridor opens"
    setting = fitted(title, SERIF, ASIDE.column, ASIDE.sizes)
    assert setting.lines == ("Grain ships leave", "the port again as", "a corridor opens")


WORDS = st.lists(st.text("abc,.“(é-", min_size=1, max_size=12), min_size=1, max_size=30)


@given(words=WORDS, width=st.integers(120, 1100))
def test_lines_hold_the_text_and_no_line_is_too_wide(words: list[str], width: int) -> None:
    text = " ".join(words)
    setting = fitted(text, SERIF, width, (Size(40, 100),))
    assert "".join(setting.lines).replace(" ", "") == text.replace(" ", "")
    assert all(SERIF.width(line) * 40 <= width + 0.001 for line in setting.lines)


def wide(*letters: str) -> Font:
    """A font in which each letter is an em wide."""
    return Font("x.ttf", "X", {ord(one): 1.0 for text in letters for one in text})


def test_chinese_and_japanese_break_between_letters_but_not_before_a_mark() -> None:
    text = "外长会议召开，“改革”成为焦点。"
    font = wide(text, "… ")
    assert "".join(word.text for word in words_of(text, font)) == text
    setting = fitted(text, font, 70, (Size(10, 9),))
    assert all(line[0] not in "，”。" and line[-1] != "“" for line in setting.lines)
    assert "".join(setting.lines) == text


def test_no_line_ends_at_a_space_that_is_not_to_be_broken() -> None:
    assert [word.text for word in words_of("12\xa0000 tonnes", SERIF)] == ["12\xa0000", "tonnes"]


def test_marks_stay_with_their_letters() -> None:
    text = "e\u0301" * 30
    for line in fitted(text, SERIF, 200, (Size(40, 100),)).lines:
        assert line[0] == "e"


def test_what_is_not_seen_is_left_out_and_spaces_are_plain() -> None:
    assert plainly("Talks \U0001f54a\ufe0f resume\u202fin\u00ad Oslo\u0000") == (
        "Talks resume\xa0in Oslo"
    )
    assert plainly("Up 12% + 3 €") == "Up 12% + 3 €"


def test_a_map_of_the_world_lies_above_the_words(studio: Studio) -> None:
    for countries in ((), ("US", "CN"), ("AQ",), ("XX",)):
        picture = drawn(studio, card(countries=countries))
        assert picture.getpixel((3, 400)) == PAPER
        assert picture.getpixel((1196, 400)) == PAPER
        assert picture.getpixel((600, 5)) != PAPER
    far = drawn(studio, card(countries=("US", "CN")))
    marked = far.crop((0, 0, 1200, 270)).getcolors(99_999) or ()
    assert sum(count for count, colour in marked if colour == (140, 29, 24)) > 5000


def test_the_map_is_drawn_once_for_all_cards_that_show_it(tmp_path: Path) -> None:
    folder = tmp_path / "encoded"
    studio = Studio(
        maps=cartographer_of(shipped(), {}, {}), state="0" * 32, encoded=Encoded(folder)
    )
    for title in ("One", "Two", "Two"):
        DRAWN(studio, card(title))
    assert len(list(folder.iterdir())) == 3


DRAW = """
from communique.encoded import Encoded
from communique.fingerprint import digest
from communique.gazetteer import shipped
from communique.naming import cartographer_of
from communique.social import Studio
from tests.test_social import DRAWN, TITLES, card
studio = Studio(maps=cartographer_of(shipped(), {}, {}), state="0" * 32, encoded=Encoded(None))
for title in ("English", "Russian", "Hindi"):
    print(digest(DRAWN(studio, card(TITLES[title]))))
print(digest(DRAWN(studio, card(TITLES["Arabic"], dir="rtl", countries=("ML", "NE")))))
"""


def test_cards_are_the_same_in_any_process() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", DRAW], capture_output=True, check=True,
            cwd=Path(__file__).parent.parent, env={"PYTHONHASHSEED": seed, "HOME": f"/{seed}"},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(said) == 1


def test_fonts_are_small_and_have_the_letters_they_are_for() -> None:
    assert sum(Path(font.path).stat().st_size for font in shipped_fonts()) < 600_000
    assert SERIF.family == "Noto Serif"
    assert abs(SERIF.width("i") - SERIF.width("m")) > 0.3
    for font in shipped_fonts():
        assert font.has(" G20 (2024) – 12.5%…")
    assert not SERIF.has("سلام")


@given(content=st.binary(max_size=60), cut=st.integers(0, 3000), at=st.integers(0, 3000))
def test_a_damaged_font_is_refused_in_a_sentence(content: bytes, cut: int, at: int) -> None:
    whole = Path(SERIF.path).read_bytes()
    broken = whole[:at] + content + whole[at + len(content) :]
    for damaged in (broken, whole[:cut], content):
        try:
            font_in(damaged, "x.ttf")
        except ValueError as error:
            said = str(error)
            assert "\n" not in said


OWN = {"communique.toml": 'title = "The Digest"\nbase_url = "https://example.org/"\n'}


def metas(page: str) -> dict[str, str]:
    found = re.findall(r'<meta (?:name|property)="(.*?)" content="(.*?)"', page)
    return dict(found)


@pytest.mark.usefixtures("drawing")
def test_every_page_names_a_card_that_is_there(site: Make) -> None:
    talks = article("Talks resume", countries="[NO]", story="talks", tags="[Trade]")
    root = site({**OWN, "content/articles/a.md": talks})
    built(root)
    expected = {
        "2024/02/a/index.html": "2024/02/a/card.png",
        "countries/norway/index.html": "countries/norway/card.png",
        "stories/talks/index.html": "stories/talks/card.png",
        "editions/2024-02-20/index.html": "editions/2024-02-20/card.png",
        "index.html": "card.png",
        "topics/trade/index.html": "card.png",
        "404.html": "card.png",
    }
    for page, file in expected.items():
        said = metas((root / "site" / page).read_text())
        assert said["og:image"] == said["twitter:image"] == f"https://example.org/{file}"
        assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
        assert said["og:image:type"] == "image/png"
        assert said["og:image:alt"]
        assert said["twitter:card"] == "summary_large_image"
        assert Image.open(BytesIO((root / "site" / file).read_bytes())).size == (1200, 630)
    cards = {name for name in files_in(root / "site") if name.endswith("card.png")}
    assert cards == set(expected.values())
    assert (
        '"url":"https://example.org/2024/02/a/card.png"'
        in (root / "site/2024/02/a/index.html").read_text()
    )


@pytest.mark.parametrize(
    ("content", "file", "media"),
    [
        (jpeg(1200, 800), "port.jpg", "image/jpeg"),
        (png(1300, 700), "port.png", "image/png"),
        (jpeg(1199, 800), "port.jpg", None),
        (jpeg(1200, 629), "port.jpg", None),
    ],
)
def test_a_large_picture_of_the_editors_stands_instead(
    site: Make, content: bytes, file: str, media: str | None
) -> None:
    text = article("A", image=f"{{file: {file}, alt: A port, credit: B, focus: 0 0}}")
    root = site({**OWN, "content/articles/a.md": text, f"content/static/{file}": content})
    built(root)
    said = metas((root / "site/2024/02/a/index.html").read_text())
    if media is None:
        assert said["og:image"].endswith("/2024/02/a/card.png")
        return
    assert said["og:image:type"] == media
    assert said["og:image:alt"] == "A port"
    assert not (root / "site/2024/02/a/card.png").exists()
    path = root / "site" / said["og:image"].removeprefix("https://example.org/")
    assert Image.open(BytesIO(path.read_bytes())).size == (1200, 630)


def test_cards_can_be_left_out(site: Make) -> None:
    root = site({**OWN, "content/articles/a.md": article("A")})
    built(root)
    write_files(root, {"communique.toml": OWN["communique.toml"] + "[build]\ncards = false\n"})
    built(root)
    assert not [name for name in files_in(root / "site") if name.endswith("card.png")]
    said = metas((root / "site/2024/02/a/index.html").read_text())
    assert said["og:image"] == "https://example.org/icon-512.png"
    assert said["twitter:card"] == "summary"


@pytest.mark.usefixtures("drawing")
def test_only_what_a_card_shows_draws_it_again(site: Make) -> None:
    root = site({**OWN, "content/articles/a.md": article("A", countries="[NO]")})
    built(root)
    changes = {
        "text": (article("A", "Other text.", countries="[NO]"), set()),
        "title": (article("B", countries="[NO]"), {"/2024/02/a/card.png"}),
    }
    for text, wanted in changes.values():
        write_files(root, {"content/articles/a.md": text})
        written = built(root).published.written
        assert {url for url in written if url.endswith("card.png")} == wanted


def test_a_withdrawn_article_has_no_card(site: Make) -> None:
    root = site({**OWN, "content/articles/a.md": article("A", status="withdrawn")})
    built(root)
    assert not (root / "site/2024/02/a/card.png").exists()


@pytest.mark.usefixtures("drawing")
def test_a_font_of_the_sites_own_is_taken_for_letters_that_the_package_lacks(site: Make) -> None:
    root = site({**OWN, "content/articles/a.md": article("ᚠᚠᚠ", slug="a", countries="[NO]")})
    built(root)
    path = root / "site/2024/02/a/card.png"
    before = inks_in(Image.open(BytesIO(path.read_bytes())).convert("RGB"), HEADLINE)
    write_files(root, {"layouts/cards/runes.ttf": runic()})
    assert built(root).published.written
    assert inks_in(Image.open(BytesIO(path.read_bytes())).convert("RGB"), HEADLINE) > before + 1000
    assert not [name for name in files_in(root / "site") if "runes" in name], "it is not copied"


HEADLINE = (0, 200, 740, 520)


def runic() -> bytes:
    """A font of the package in which a rune looks like a letter, under a family name of its own."""
    font = Path(SERIF.path).read_bytes()
    renamed = font.replace("Noto Serif".encode("utf-16-be"), "Own Runes!".encode("utf-16-be"))
    glyph = 40
    groups = struct.pack(">4I", 1, 0x16A0, 0x16A0, glyph)
    subtable = struct.pack(">HHIII", 12, 0, 28, 0, 0)[:12] + groups
    cmap = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + subtable
    directory = renamed.index(b"cmap")
    start = int.from_bytes(renamed[directory + 8 : directory + 12], "big")
    return renamed[:start] + cmap + renamed[start + len(cmap) :]


def test_a_file_among_the_fonts_that_is_none_is_told(site: Make) -> None:
    root = site({**OWN, "layouts/cards/a.ttf": b"no font", "content/articles/a.md": article("A")})
    with pytest.raises(ExceptionGroup) as raised:
        built(root)
    (problem,) = problems_in(raised.value)
    assert str(problem) == "layouts/cards/a.ttf: is not a font of one face (TrueType or OpenType)"
