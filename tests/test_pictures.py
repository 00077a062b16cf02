"""Pictures of the editor's own: what pages show of them, and what becomes of their files."""

from __future__ import annotations

import os
import re
import shutil
import struct
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from communique.encoded import Encoded
from communique.errors import problems_in
from communique.fingerprint import digest
from communique.model import Original, Rendition
from communique.pictures import cropped, encoded, original_in, plate
from communique.pictures.plates import rendition, widths_of
from tests.conftest import Files, article, built, files_in, write_files
from tests.shots import asset, bomb, drawn, jpeg, png, saved

Make = Callable[[Files], Path]
SHOWN = '{file: pictures/port.jpg, alt: A "port", caption: At dawn, credit: A & B}'
RED, BLUE = (200, 30, 20), (20, 40, 200)


def original(content: bytes, file: str = "pictures/port.jpg") -> Original:
    return original_in(content, asset(content, file))


def rendered(content: bytes, width: int = 32, form: str = "png", **choices: object) -> Image.Image:
    """The picture as pages show it, in one form and width."""
    made = rendition(original(content), form, width, **choices)  # type: ignore[arg-type]
    return Image.open(BytesIO(encoded(content, made)))


def is_near(found: object, wanted: tuple[int, ...]) -> bool:
    """Whether a colour is one that a reader takes for the other."""
    assert isinstance(found, tuple)
    return all(abs(a - b) < 24 for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (6000, (480, 960, 1600)),
        (1600, (480, 960, 1600)),
        (1000, (480, 1000)),
        (961, (480, 961)),
        (500, (500,)),
        (1, (1,)),
    ],
)
def test_a_picture_is_shown_in_at_most_three_widths_and_never_larger(
    width: int, widths: tuple[int, ...]
) -> None:
    assert widths_of(width) == widths


@pytest.mark.parametrize("form", ["avif", "webp", "jpeg", "png"])
def test_a_rendition_is_of_the_form_and_size_it_says(form: str) -> None:
    picture = rendered(jpeg(600, 400), 480, form)
    assert picture.format == form.upper()
    assert picture.size == (480, 320)
    assert is_near(picture.convert("RGB").getpixel((10, 10)), RED)
    assert is_near(picture.convert("RGB").getpixel((470, 310)), BLUE)


def _photographed(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "SECRET CAMERA"
    exif.get_ifd(0x8825)[1] = "N"
    return jpeg(80, 40, exif=exif, comment=b"SECRET PLACE", xmp=b"<x>SECRET NAME</x>")


@pytest.mark.parametrize(
    ("orientation", "size", "red"),
    [
        (1, (80, 40), (2, 2)),
        (2, (80, 40), (77, 2)),
        (3, (80, 40), (77, 37)),
        (4, (80, 40), (2, 37)),
        (5, (40, 80), (2, 2)),
        (6, (40, 80), (37, 2)),
        (7, (40, 80), (37, 77)),
        (8, (40, 80), (2, 77)),
        (9, (80, 40), (2, 2)),
    ],
)
def test_a_picture_is_the_right_way_up(
    orientation: int, size: tuple[int, int], red: tuple[int, int]
) -> None:
    content = _photographed(orientation)
    found = original(content)
    assert (found.width, found.height) == size
    picture = rendered(content, size[0])
    assert picture.size == size
    assert is_near(picture.convert("RGB").getpixel(red), RED)


@pytest.mark.parametrize("form", ["avif", "webp", "jpeg", "png"])
def test_nothing_that_a_camera_wrote_is_shown(form: str) -> None:
    content = _photographed(6)
    assert b"SECRET" in content
    made = encoded(content, rendition(original(content), form, 40))  # type: ignore[arg-type]
    assert b"SECRET" not in made
    for mark in (b"Exif", b"eXIf", b"tEXt", b"iCCP", b"ICC_PROFILE", b"<x"):
        assert mark not in made
    assert not {"exif", "icc_profile", "comment", "xmp"} & Image.open(BytesIO(made)).info.keys()


def _with_red_and_green_exchanged() -> bytes:
    """A profile in which red means green: two entries in the table of sRGB changed names."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = profile.index(b"rXYZ"), profile.index(b"gXYZ")
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(profile)


def test_colours_are_those_that_the_profile_means() -> None:
    picture = Image.new("RGB", (20, 20), (250, 0, 0))
    content = saved(picture, "PNG", icc_profile=_with_red_and_green_exchanged())
    red, green, _ = rendered(content, 20).convert("RGB").getpixel((5, 5))  # type: ignore[misc]
    assert green > 200 > red


def test_a_profile_that_is_none_is_passed_over() -> None:
    content = saved(drawn(), "PNG", icc_profile=b"no profile")
    assert is_near(rendered(content).convert("RGB").getpixel((2, 2)), RED)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "I;16", "CMYK"])
def test_every_kind_of_pixel_can_be_shown(mode: str) -> None:
    form = "JPEG" if mode == "CMYK" else "TIFF" if mode == "PA" else "PNG"
    if mode == "PA":
        content = saved(drawn().convert("P"), "PNG", transparency=0)
    elif mode == "I;16":
        content = saved(
            drawn().convert("L").convert("I").point(lambda v: v * 257).convert("I;16"), "PNG"
        )
    else:
        content = saved(drawn(mode=mode), form)
    for shape in ("avif", "webp", "jpeg", "png"):
        picture = rendered(content, 32, shape).convert("L")
        assert picture.size == (32, 24)
    if mode == "I;16":
        assert abs(int(picture.getpixel((2, 2))) - 80) < 10  # type: ignore[call-overload]


def test_what_is_transparent_stays_so() -> None:
    picture = Image.new("RGBA", (40, 40), (200, 30, 20, 0))
    content = saved(picture, "PNG")
    found = original(content)
    assert found.is_graphic
    assert [one.form for one in plate(found, "avif").plain] == ["png"]
    for form in ("avif", "png", "webp"):
        assert rendered(content, 40, form).getpixel((5, 5))[3] == 0  # type: ignore[index]


@pytest.mark.parametrize(
    ("focus", "box"),
    [
        (None, (100, 0, 300, 200)),
        ((0.0, 0.5), (0, 0, 200, 200)),
        ((1.0, 1.0), (200, 0, 400, 200)),
        ((0.3, 0.6), (20, 0, 220, 200)),
    ],
)
def test_what_matters_stays_where_a_picture_is_cut(
    focus: tuple[float, float] | None, box: tuple[int, int, int, int]
) -> None:
    found = original(jpeg(400, 200))
    assert cropped(found, (1, 1), focus) == box
    cut = plate(found, "avif", crop=box)
    assert (cut.width, cut.height) == (200, 200)


def test_a_part_is_cut_out_of_what_is_seen_not_of_what_is_stored() -> None:
    content = _photographed(6)  # red is at the upper right
    part = rendered(content, 20, crop=(20, 0, 40, 20)).convert("RGB")
    assert is_near(part.getpixel((10, 10)), RED)


@given(
    width=st.integers(1, 5000), height=st.integers(1, 5000),
    shape=st.sampled_from([(3, 2), (1200, 630), (1, 1), (1, 9)]),
    x=st.floats(0, 1), y=st.floats(0, 1),
)  # fmt: skip
def test_a_part_lies_within_the_picture(
    width: int, height: int, shape: tuple[int, int], x: float, y: float
) -> None:
    found = Original(file="a", digest="b", form="png", width=width, height=height)
    left, top, right, bottom = cropped(found, shape, (x, y))
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height


def test_what_moves_is_shown_as_it_is() -> None:
    frames = [drawn(), drawn().rotate(90)]
    for form in ("GIF", "WEBP", "PNG", "AVIF"):
        content = saved(frames[0], form, save_all=True, append_images=frames[1:])
        found = plate(original(content, "a/b.gif"), "avif")
        assert (found.src, found.width, found.height) == ("/a/b.gif", 64, 48), form
        assert (found.modern, found.plain) == ((), ())


SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}>{}</svg>'


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 30 20"', (30, 20)),
        ('viewBox="0,0,30,20" width="60"', (60, 40)),
        ('width="3in" height="72pt"', (288, 96)),
        ('viewBox="0 0 30 20" width="100%" height="100%"', (30, 20)),
    ],
)
def test_a_drawing_has_the_size_it_says(attributes: str, size: tuple[int, int]) -> None:
    inner = '<path d="M0 0"/><style>a { fill: url(#b) }</style><use href="#b"/>'
    found = original(SVG.format(attributes, inner).encode())
    assert (found.width, found.height) == size
    assert found.is_fixed


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        "<SCRIPT xmlns='http://www.w3.org/1999/xhtml'>alert(1)</SCRIPT>",
        "<g onload='alert(1)'/>",
        "<g ONCLICK='alert(1)'/>",
        "<foreignObject/>",
        "<image href='https://example.org/pixel.png'/>",
        "<image xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='//example.org/a.png'/>",
        "<use href='other.svg#a'/>",
        "<a href=' javascript:alert(1)'><path/></a>",
        "<image href='data:image/svg+xml,a'/>",
        "<style>@import 'https://example.org/a.css';</style>",
        "<style>@\\69mport 'https://example.org/a.css';</style>",
        "<g style='fill: url(https://example.org/a.svg#b)'/>",
        "<g fill='url( \"//example.org/a.svg#b\")'/>",
        "<set attributeName='href' to='javascript:alert(1)'/>",
        "<animate attributeName='xlink:href' values='javascript:alert(1)'/>",
        "<?xml-stylesheet href='https://example.org/a.css'?>",
    ],
)
def test_a_drawing_that_is_more_than_one_is_refused(inner: str) -> None:
    with pytest.raises(ValueError, match="is not safe"):
        original(SVG.format('viewBox="0 0 9 9"', inner).encode())


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format('viewBox="0 0 9 9"', "&a;"),
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "/etc/passwd">]>'
        + SVG.format('viewBox="0 0 9 9"', "<text>&a;</text>"),
        '<?xml-stylesheet href="https://example.org/a.css"?>' + SVG.format("", ""),
        SVG.format("", ""),
        SVG.format('width="0" height="0"', ""),
        "<html><svg></svg></html>",
        "<svg",
    ],
)
def test_a_drawing_that_cannot_be_trusted_or_read_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not|has no|cannot"):
        original(text.encode())


def _webp_that_says(width: int, height: int) -> bytes:
    across, down = (one.to_bytes(3, "little") for one in (width - 1, height - 1))
    return b"RIFF\x1e\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00" + across + down


@pytest.mark.parametrize(
    "content",
    [
        bomb(100_000, 100_000),
        bomb(9000, 9000),
        _webp_that_says(16_000, 16_000),
        b"GIF89a" + struct.pack("<HH", 65_535, 65_535) + saved(drawn(), "GIF")[10:],
    ],
)
def test_a_small_file_that_claims_to_be_huge_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="is too large"):
        original(content)


def test_a_picture_without_end_is_refused() -> None:
    with pytest.raises(ValueError, match="times as high as wide"):
        original(jpeg(10, 101))


SEEDS = {
    "JPEG": _photographed(6), "PNG": png(words="a"), "GIF": saved(drawn(), "GIF"),
    "WEBP": saved(drawn(), "WEBP"), "AVIF": saved(drawn(), "AVIF"),
}  # fmt: skip


@given(
    form=st.sampled_from(sorted(SEEDS)), cut=st.none() | st.integers(0, 2000),
    changes=st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=6),
)  # fmt: skip
def test_a_damaged_file_is_refused_in_a_sentence_or_shown(
    form: str, cut: int | None, changes: list[tuple[int, int]]
) -> None:
    content = bytearray(SEEDS[form][:cut])
    for at, byte in changes:
        if at < len(content):
            content[at] = byte
    said = ""
    try:
        found = original(bytes(content))
        encoded(bytes(content), rendition(found, "jpeg", 20))
    except ValueError as error:
        said = str(error)
    assert "\n" not in said


RENDER = """
import sys
from communique.fingerprint import digest
from communique.pictures import encoded
from tests.test_pictures import original, rendition
content = open(sys.argv[1], "rb").read()
for form in ("avif", "webp", "jpeg", "png"):
    print(digest(encoded(content, rendition(original(content), form, 480))))
"""


def test_renditions_are_the_same_in_any_process(tmp_path: Path) -> None:
    noise = Image.effect_noise((640, 480), 80).convert("RGB")
    (tmp_path / "a.jpg").write_bytes(saved(noise, "JPEG"))
    command = [sys.executable, "-c", RENDER, str(tmp_path / "a.jpg")]
    said = {
        subprocess.run(
            command, capture_output=True, check=True, cwd=Path(__file__).parent.parent,
            env={"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(said) == 1


def with_picture(**others: str | bytes) -> Files:
    return {
        "communique.toml": 'base_url = "https://example.org/"\n',
        "content/articles/a.md": article("A", image=SHOWN),
        "content/static/pictures/port.jpg": jpeg(1200, 800),
        **others,
    }


def test_an_article_shows_its_picture_in_every_form(site: Make) -> None:
    root = site(with_picture())
    built(root)
    html = (root / "site/2024/02/a/index.html").read_text()
    (shown,) = re.findall(r"<picture>.*?</picture>", html, re.DOTALL)
    assert 'alt="A “port”" width="1200" height="800" fetchpriority="high"' in shown
    assert "lazy" not in shown
    addresses = re.findall(r"\S+/assets/port\.\S+\.(?:avif|jpg)", shown.replace('"', " "))
    assert len(set(addresses)) == 6
    for address in addresses:
        path = (root / "site/2024/02/a" / address).resolve()
        width = int(path.name.split(".")[2])
        assert Image.open(BytesIO(path.read_bytes())).size == (width, round(width * 2 / 3))
    assert "Picture: A &amp; B" in html
    assert '"creditText":"A & B"' in html


def test_the_file_itself_is_only_there_when_a_text_leads_to_it(site: Make) -> None:
    root = site(with_picture())
    built(root)
    assert not (root / "site/pictures").exists()
    text = article("B", "[All of it](/pictures/port.jpg)")
    write_files(root, {"content/articles/b.md": text})
    built(root)
    assert (root / "site/pictures/port.jpg").read_bytes() == jpeg(1200, 800)


def test_a_picture_in_a_text_becomes_a_figure_with_its_title_below(site: Make) -> None:
    body = '![A "port"](/pictures/port.jpg "At dawn. Photo: <A> & B")\n\nText.\n\n'
    body += "In ![a line](/pictures/port.jpg 'By B') of text."
    root = site(with_picture(**{"content/articles/a.md": article("A", body)}))
    built(root)
    html = (root / "site/2024/02/a/index.html").read_text()
    figure = re.search(r"<figure>(<picture>.*?</picture>)(<figcaption>.*?)</figure>", html)
    assert figure
    assert 'alt="A &quot;port&quot;" width="1200"' in figure[1]
    assert "fetchpriority" in figure[1]
    assert "title=" not in figure[1]
    assert figure[2] == "<figcaption>At dawn. Photo: &lt;A&gt; &amp; B</figcaption>"
    line = html[html.index("<p>In ") :]
    assert 'alt="a line" title="By B"' in line
    assert 'loading="lazy" decoding="async"' in line
    assert 'src="../../../assets/port.' in figure[1]


def test_what_an_author_offers_himself_is_left_alone(site: Make) -> None:
    own = (
        '<figure><picture><source srcset="/a.webp" type="image/webp"><img src="/pictures/port.jpg"'
        ' alt="A port"></picture><figcaption>By B</figcaption></figure>'
    )
    root = site(with_picture(**{"content/articles/a.md": article("A", own)}))
    built(root)
    html = (root / "site/2024/02/a/index.html").read_text()
    assert '<source srcset="../../../a.webp" type="image/webp">' in html
    assert "assets/port" not in html
    assert (root / "site/pictures/port.jpg").exists()


REMOTE = (
    "![A port](https://example.org/a.jpg) [![Linked](//example.org/b.jpg)](/c/)"
    " ![](https://example.org/d.jpg) ![x](data:image/png,a)"
)


def test_nothing_is_loaded_from_elsewhere_unless_it_may_be(site: Make) -> None:
    root = site({"content/articles/a.md": article("A", REMOTE)})
    built(root)
    html = (root / "site/2024/02/a/index.html").read_text()
    body = html[html.index('<div class="body">') :]
    assert "<img" not in body
    assert '<a href="https://example.org/a.jpg">A port</a>' in body
    assert ">Linked</a>" in body
    assert '<a href="https://example.org/d.jpg">d.jpg</a>' in body
    assert b"<img" not in (root / "site/feed.xml").read_bytes()

    text = article("A", '![A port](https://example.org/a.jpg "By B")')
    write_files(
        root, {"communique.toml": "[images]\nremote = true\n", "content/articles/a.md": text}
    )
    built(root)
    html = (root / "site/2024/02/a/index.html").read_text()
    assert 'src="https://example.org/a.jpg"' in html
    assert "img-src 'self' data: https: http:;" in html


def test_feeds_carry_a_picture_that_any_reader_shows(site: Make) -> None:
    body = 'Text.\n\n![Another](/b.png "By C")'
    files = {
        "content/articles/a.md": article("A", body, image=SHOWN),
        "content/static/b.png": png(),
    }
    root = site(with_picture(**files))
    built(root)
    feed = (root / "site/feed.xml").read_text()
    (src,) = re.findall(r'media:content[^>]*url="([^"]*)"', feed)
    assert re.fullmatch(r"https://example\.org/assets/port\.\w+\.960\.jpg", src)
    assert (root / "site" / src.removeprefix("https://example.org/")).exists()
    shown = re.findall(r'&lt;img src="(.*?)" alt="(.*?)" width="(\d+)" height="(\d+)"', feed)
    assert [one[1:] for one in shown] == [
        ("A “port”", "960", "640"),
        ("Another", "64", "48"),
    ]
    assert shown[0][0] == src
    assert not re.search(r"avif|srcset|/pictures/|/b\.png", feed)


def test_the_lead_of_the_front_page_is_cut_around_what_matters(site: Make) -> None:
    root = site(with_picture())
    built(root)
    before = files_in(root / "site")
    html = before["index.html"].decode()
    assert 'width="1200" height="800"' in html
    assert "Picture: A &amp; B" in html
    text = article("A", image=SHOWN.replace("credit", "focus: 0 0, credit"))
    write_files(root, {"content/articles/a.md": text})
    built(root)
    assert (root / "site/index.html").read_text() == html, "3 : 2 is the whole of it"
    write_files(root, {"content/static/pictures/port.jpg": jpeg(1200, 400)})
    built(root)
    cut = (root / "site/index.html").read_text()
    assert 'width="600" height="400"' in cut
    write_files(root, {"content/articles/a.md": article("A", image=SHOWN)})
    built(root)
    assert (root / "site/index.html").read_text() != cut


def test_a_picture_is_encoded_once_even_when_the_site_is_lost(site: Make) -> None:
    root = site(with_picture())
    built(root)
    first = files_in(root / "site")
    kept = sorted((root / ".communique/encoded").iterdir())
    assert len(kept) == 7, "in six forms and sizes, and for links"
    for path in kept:
        marked = b"from the cache"
        path.write_bytes(digest(marked).encode() + marked)
    shutil.rmtree(root / "site")
    built(root)
    again = files_in(root / "site")
    assert [again[name] for name in again if "assets/port" in name] == [b"from the cache"] * 7

    for path in kept:
        path.write_bytes(path.read_bytes()[:-1])
    shutil.rmtree(root / "site")
    built(root)
    assert files_in(root / "site") == first, "what is damaged is made again"


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    kept = Encoded(tmp_path / "encoded", limit=300)
    for name in ("a", "b", "c"):
        kept.made(name, lambda: bytes(100))
    for time, name in enumerate(("b", "c", "a")):
        path = tmp_path / "encoded" / name
        state = path.stat()
        os.utime(path, ns=(state.st_atime_ns, 10**18 + time))
    kept.trim()
    assert {path.name for path in (tmp_path / "encoded").iterdir()} == {"a", "c"}


def test_a_picture_only_a_draft_shows_need_not_be_there(site: Make) -> None:
    root = site({"content/articles/a.md": article("A", image=SHOWN, status="draft")})
    built(root)
    with pytest.raises(ExceptionGroup) as raised:
        built(root, everything=True)
    (problem,) = problems_in(raised.value)
    assert "is not there" in problem.message


def test_equal_renditions_have_equal_addresses_and_others_do_not() -> None:
    content = jpeg(300, 200)
    one, same = (plate(original(content, f"{folder}/port.jpg"), "avif") for folder in ("a", "b"))
    assert [x.url for x in one.plain] == [x.url for x in same.plain]
    other = plate(original(jpeg(300, 201)), "avif")
    part = plate(original(content), "avif", crop=(0, 0, 300, 100))
    made: list[Rendition] = [*one.modern, *one.plain, *other.plain, *part.plain]
    assert len({x.url for x in made}) == len(made)
