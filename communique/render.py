"""Any output to its bytes, and to the fingerprint that decides whether it must be made again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import cache

from msgspec.structs import replace

from communique.cartography import Cartographer
from communique.datasets import dataset_bytes
from communique.encoded import Encoded
from communique.engine import engine_of
from communique.errors import ContentError, LayoutError, Location
from communique.feeds import FeedWriter, opml
from communique.fingerprint import digest, fingerprint
from communique.icons import icon
from communique.kept import Kept
from communique.layouts import Layouts, layout_of
from communique.model import (
    ArticlePage,
    Asset,
    Dataset,
    EditionPage,
    Feed,
    FeedList,
    Icon,
    LeafPage,
    Locator,
    Masthead,
    Newsletter,
    NewsletterText,
    Output,
    Plain,
    Redirect,
    Rendition,
    Sitemap,
    SocialCard,
    StoryPage,
)
from communique.newsletter import fitting, newsletter_text
from communique.pictures import encoded
from communique.redirects import redirect_html
from communique.sitemaps import sitemap_xml
from communique.social import Studio


class Renderer:
    """Renders the outputs of one site.

    ``engine`` is the fingerprint of everything besides values and layouts that bytes depend on:
    this program and the libraries that write. ``html_of`` gives a body's HTML by its key,
    ``bytes_of`` an asset's bytes by where it lies; the ``cartographer`` draws maps.
    ``studio`` draws cards, and keeps them and other pictures; ``kept`` holds results of the build
    before.
    """

    def __init__(
        self,
        *,
        masthead: Masthead,
        layouts: Layouts,
        closures: Mapping[str, str],
        engine: str,
        html_of: Callable[[str], str],
        bytes_of: Callable[[str], bytes],
        cartographer: Cartographer,
        studio: Studio | None = None,
        kept: Kept | None = None,
    ) -> None:
        self._kept = kept or Kept()
        self._masthead = masthead
        self._layouts = layouts
        self._feeds = FeedWriter(html_of, masthead.words)
        self._bytes_of = bytes_of
        self._encoded = studio.encoded if studio else Encoded(None)
        self._studio = studio
        self._cartographer = cartographer
        engine_key = digest(engine.encode()).encode()
        self._plain_key = fingerprint(masthead.words, key=engine_key).encode()
        head = fingerprint(masthead, key=self._plain_key)
        self._head_key = head.encode()
        self._keys = {
            name: digest(f"{head}{closure}".encode()).encode() for name, closure in closures.items()
        }

    def company(self, output: Output) -> Hashable:
        """What the output has in common with others that are cheaper to make beside it, if any."""
        match output:
            case Locator():
                return self._cartographer.window(output)
            case Feed():
                return output.format
            case _:
                return None

    def print_of(self, output: Output) -> str:
        """The output's fingerprint: equal ones have equal bytes."""
        match output:
            case Asset():
                return output.digest
            case (
                Feed()
                | FeedList()
                | Dataset()
                | Sitemap()
                | Plain()
                | Icon()
                | Locator()
                | Redirect()
                | Rendition()
            ):
                key = self._plain_key
                return self._kept.made(("print", output.url), _fingerprint, output, key)
            case NewsletterText():
                key = self._head_key
                return self._kept.made(("print", output.url), _fingerprint, output, key)
            case SocialCard():
                key = self._cards().state.encode()
                return self._kept.made(("print", output.url), _fingerprint, output, key)
            case _:
                key = self._keys[layout_of(output)]
                return self._kept.made(("print", output.url), _fingerprint, output, key)

    def render(self, output: Output) -> bytes:
        """The output's bytes.

        Raises ``LayoutError`` for a page whose layout fails, ``ContentError`` for a file to copy
        that is no longer what it was.
        """
        match output:
            case Asset():
                return self._copied(output)
            case Icon() | Locator() | Rendition() | SocialCard():
                return self._imaged(output)
            case Feed():
                return self._feeds.written(output)
            case FeedList() | Dataset() | Sitemap() | Plain() | Redirect():
                return _listed(output)
            case Newsletter() | NewsletterText():
                return self._sent(output)
            case _:
                return self._layouts.html(output)

    def _sent(self, output: Newsletter | NewsletterText) -> bytes:
        if isinstance(output, Newsletter):
            return fitting(output, self._layouts.html)
        return newsletter_text(output.newsletter, self._masthead, self._layouts.away).encode()

    def _imaged(self, output: Icon | Locator | Rendition | SocialCard) -> bytes:
        match output:
            case Icon():
                return self._drawn(output)
            case Locator():
                return self._cartographer.locator(output).encode()
            case Rendition():
                return self._pictured(output)
            case SocialCard():
                return self._cards().drawn(output)

    def _drawn(self, output: Icon) -> bytes:
        svg = self._copied(Asset(url=output.url, source=output.source, digest=output.digest))
        try:
            return icon(svg.decode(), output.size, output.form)
        except ValueError as error:
            raise LayoutError(f"cannot be drawn: {error}", Location(output.source)) from error

    def _cards(self) -> Studio:
        if self._studio is None:
            raise ValueError("nothing draws cards here")
        return self._studio

    def _pictured(self, output: Rendition) -> bytes:
        made_of = replace(output, url="", source="")
        key = fingerprint(made_of, key=_of_pictures().encode())
        content = self._copied(Asset(url=output.url, source=output.source, digest=output.digest))
        try:
            return self._encoded.made(key, lambda: encoded(content, output))
        except ValueError as error:
            raise ContentError(str(error), Location(output.source)) from error

    def _copied(self, asset: Asset) -> bytes:
        content = self._bytes_of(asset.source)
        if digest(content) != asset.digest:
            said = "changed while the site was being built"
            raise ContentError(said, Location(asset.source), hint="build again")
        return content


def _listed(output: FeedList | Dataset | Sitemap | Plain | Redirect) -> bytes:
    """The bytes of what is the same in every dress."""
    match output:
        case FeedList():
            return opml(output)
        case Dataset():
            return dataset_bytes(output)
        case Sitemap():
            return sitemap_xml(output)
        case Plain():
            return output.text.encode()
        case Redirect():
            return redirect_html(output).encode()


@cache
def _of_pictures() -> str:
    """What renditions depend on besides the picture."""
    return engine_of(("pictures",), ("pillow", "lxml"))


def _fingerprint(output: Output, key: bytes) -> str:
    return fingerprint(output, key=key)


def bodies_in(output: Output) -> tuple[str, ...]:
    """The keys of the bodies that the output shows."""
    match output:
        case ArticlePage() | LeafPage() | StoryPage() | EditionPage():
            return (output.body.key,) if output.body else ()
        case Newsletter(edition=edition) | NewsletterText(newsletter=Newsletter(edition=edition)):
            return (edition.body.key,) if edition.body else ()
        case Feed():
            return tuple(entry.body.key for entry in output.entries if entry.body)
        case _:
            return ()


_UNSEEN = (Feed, FeedList, Sitemap, Plain, SocialCard, Newsletter, NewsletterText)


def is_unseen(output: Output) -> bool:
    """Whether the output is for programs alone: no page shows it."""
    return isinstance(output, _UNSEEN) and not output.url.endswith(".svg")
