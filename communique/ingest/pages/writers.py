"""Who wrote a page: the persons it names, less the outlets, roles and addresses it mixes in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml.html import HtmlElement

from communique.ingest.bylines import byline_of
from communique.ingest.pages.tree import words_of
from communique.ingest.wordlists import phrases, words

_BY = re.compile(
    r"^(?:(?:written|reported|posted|published|story|article|review|analysis|opinion|words)\s+)?"
    r"(?:by|par|von|por|di|door|af|av|автор|author)s?\b\s*:?\s+|^(?:by|authors?|autora?)\s*:\s*",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\s*(?:[;|/•·\n、，]|\s[-–—]\s)\s*|,\s*(?:and\s+)?|\s+(?:and|&|und|et|y|e|und|и|та|with|og|och)\s+",
    re.IGNORECASE,
)
_NOT_TEXT = re.compile(r"https?:|www\.|\S+@\S+|^@|\.(com|org|net|tv|co\.uk)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"\S*(?:https?:|www\.)\S*|\S+@\S+", re.IGNORECASE)
_DEGREE = re.compile(
    r",?\s*\b(ph\.?\s?d|m\.?\s?d|r\.?d\.?n?|mba|m\.?sc|b\.?sc|m\.?a|esq|cpa|cfa|rn|lcsw|cscs|dds|dvm)\b\.?",
    re.IGNORECASE,
)
_ROLES = words(
    "reporter reporters correspondent correspondents editor editors writer writers journalist"
    " contributor contributors columnist producer producers photographer staff senior chief"
    " associate assistant deputy managing executive news political national foreign business"
    " economics sports entertainment politics technology science health features digital"
    " breaking freelance special guest author opinion team the a an of for in and at desk"
    " bureau admin newsroom editorial board columnists analyst investigative multimedia social"
    " media video web redaktion redaktionen redacción redacao redação redazione rédaction"
    " redactie redakcja редакция корреспондент sponsored sponsor partner content brand"
    " advertorial wire wires service services agency agencies report reports"
)
_SECTIONS = words(
    "arts world local culture money life style lifestyle travel weather video photos radio tv"
    " books music film food education climate environment opinions analysis correspondent"
)
_AGENCIES = phrases(
    "associated press; ap; reuters; afp; agence france-presse; agence france presse; bloomberg;"
    "tass; xinhua; dpa; efe; ansa; upi; pti; ani; ians; cnn; bbc; bbc news; npr; the conversation;"
    "getty images; pr newswire; business wire; globenewswire; newsdesk; cnn wire; staff reports"
)
_LABEL = re.compile(
    r"\b(published|updated|posted|follow|link copied|share|subscribe|read more|view|bio|profile|"
    r"click|email|contact|all (posts|articles)|more (by|from)|about|photo|image|getty|comments?|"
    r"minutes?|min read|twitter|facebook|instagram|linkedin|save|print|copy|last modified)\b",
    re.IGNORECASE,
)
_MARKED = (
    ".//*[@itemprop='author']//*[@itemprop='name']",
    ".//*[@itemprop='author']",
    ".//a[contains(concat(' ', @rel, ' '), ' author ')]",
    ".//*[@data-testid and contains(@data-testid, 'byline')]",
    ".//*[contains(@class, 'author-name') or contains(@class, 'author__name')"
    " or contains(@class, 'authorName') or contains(@class, 'AuthorName')"
    " or contains(@class, 'author_name') or contains(@class, 'byline-name')"
    " or contains(@class, 'byline__name') or contains(@class, 'contributor-name')]",
    ".//*[contains(@class, 'byline') or contains(@class, 'Byline') or contains(@id, 'byline')]//a",
    ".//*[contains(@class, 'byline') or contains(@class, 'Byline') or contains(@id, 'byline')]",
    ".//*[@class='author' or contains(concat(' ', @class, ' '), ' author ')"
    " or contains(@class, 'post-author') or contains(@class, 'article-author')"
    " or contains(@class, 'article__author') or contains(@class, 'entry-author')]//a",
    ".//*[@class='author' or contains(concat(' ', @class, ' '), ' author ')"
    " or contains(@class, 'post-author') or contains(@class, 'article-author')"
    " or contains(@class, 'article__author') or contains(@class, 'entry-author')]",
    ".//a[contains(@href, '/author/') or contains(@href, '/authors/') or contains(@href, '/staff/')"
    " or contains(@href, '/by/') or contains(@href, '/reporter/') or contains(@href, '/people/')"
    " or contains(@href, '/profile/') or contains(@href, '/contributor')]",
)
_MOST = 6
# How many elements after the headline may hold the byline, and how long it may be.
_NEAR = 80
_LONGEST_LINE = 120


def writers_of(
    tree: HtmlElement, claimed: Sequence[str], tags: Sequence[str], sites: Iterable[str]
) -> tuple[str, ...]:
    """The persons who wrote the page, as it names them; none where it names none.

    ``claimed`` are the persons of its JSON-LD, ``tags`` what its <meta> tags say.
    """
    names = {_key(site) for site in sites}
    for source in (claimed, tags):
        found = _persons(source, names)
        if found:
            return found
    return _in_bylines(tree, names) or _in_lines(tree, names) or _staff(claimed, names)


def persons_in(texts: Iterable[str], sites: Iterable[str]) -> tuple[str, ...]:
    """The persons that the texts name, each once; names of ``sites`` are none."""
    return _persons(texts, {_key(site) for site in sites if site})


def _in_bylines(tree: HtmlElement, sites: set[str]) -> tuple[str, ...]:
    for path in _MARKED:
        texts = [words_of(element) for element in tree.xpath(path)[:12]]
        found = _persons((text for text in texts if 2 < len(text) < 160), sites, is_visible=True)
        if found:
            return found
    return ()


def _in_lines(tree: HtmlElement, sites: set[str]) -> tuple[str, ...]:
    """The persons of a line such as “By Jane Doe” near the headline."""
    headlines = tree.xpath("//h1") or tree.xpath("//body")
    path = "following::*[self::p or self::div or self::span or self::a]"
    near = headlines[0].xpath(path) if headlines else []
    for element in near[:_NEAR]:
        text = words_of(element)
        people = byline_of(text) if len(text) < _LONGEST_LINE else None
        if people and not _ends_caption(element, text):
            return tuple(name for name in people if _is_person(name, sites, is_visible=True))
    return ()


def _ends_caption(element: HtmlElement, text: str) -> bool:
    """Whether the line is the end of a longer one: a photographer's, under a picture."""
    for above in element.iterancestors():
        around = words_of(above)
        if around != text:
            return not around.startswith(text) and above.find(".//h1") is None
    return False


def _persons(texts: Iterable[str], sites: set[str], *, is_visible: bool = False) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for text in texts:
        if is_visible and found and not _BY.match(text) and len(found) >= _MOST:
            break
        for name in _split(text):
            if _is_person(name, sites, is_visible=is_visible):
                found.setdefault(_key(name), name)
    return tuple(found.values())[:_MOST]


def _split(text: str) -> Iterator[str]:
    text = _BY.sub("", re.sub(r"\s*\([^)]*\)", "", text).strip())
    text = _DEGREE.sub("", _ADDRESS.sub(" | ", text))
    for part in _APART.split(text):
        name = _BY.sub("", part).strip(" .,:*•–—-\"'")
        if re.search(r"\b(Jr|Sr)$", name):
            name += "."
        if name:
            yield _shown(name)


def _shown(name: str) -> str:
    """JANE DOE and jane doe are written Jane Doe; a name in mixed case is left alone."""
    is_flat = name.isupper() or name.islower()
    return name.title() if is_flat and " " in name and name.isascii() else name


def _is_person(name: str, sites: set[str], *, is_visible: bool) -> bool:
    key, words = _key(name), name.split()
    if not 2 < len(name) < 60 and not _is_eastern(name):
        return False
    if len(words) > 5 or _NOT_TEXT.search(name) or re.search(r"\d|^\W*$", name):
        return False
    if key in _AGENCIES or _is_outlet(key, sites):
        return False
    if _LABEL.search(name) or all(word.strip(".,").casefold() in _ROLES for word in words):
        return False
    return not (is_visible and len(words) < 2 and not _is_eastern(name)) or name[:1].isupper()


def _is_outlet(key: str, sites: set[str]) -> bool:
    """Whether this is the publisher, or a desk of it such as Example Arts."""
    return any(
        key == site
        or (key.startswith(f"{site} ") and set(key[len(site) :].split()) <= _ROLES | _SECTIONS)
        for site in sites
    )


def _is_eastern(name: str) -> bool:
    return any("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3" for char in name)


def _staff(claimed: Sequence[str], sites: set[str]) -> tuple[str, ...]:
    """A byline such as News Staff, where the page names no person."""
    found = (one for one in claimed if _key(one) not in sites and not _NOT_TEXT.search(one))
    return tuple(one for one in found if len(one) < 40 and "admin" not in one.casefold())[:1]


def _key(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s-]", "", text).casefold().split()).removeprefix("the ")
