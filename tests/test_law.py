"""The law: an incremental build equals a clean one, byte for byte, whatever changed before."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from communique.pipeline import Workshop
from communique.theme import built_in
from tests.conftest import files_in, write_files
from tests.shots import gif, png

SLUGS = st.sampled_from(["alpha", "beta", "gamma", "delta", "epsilon", "zeta"])
TITLES = st.sampled_from(["Talks resume", "Talks end", "A border opens", 'Élan <b> & "co"', "選挙"])
TAGS = st.lists(st.sampled_from(["Trade", "trade", "Energy", "Courts"]), max_size=2, unique=True)
COUNTRIES = st.lists(st.sampled_from(["NO", "RU", "KP", "Fiji", "UA"]), max_size=2, unique=True)
DAYS = st.integers(min_value=0, max_value=40)
STATUSES = st.sampled_from(["published", "published", "draft", "withdrawn"])
BODIES = st.sampled_from(
    [
        "One.",
        "Two, [linked](/feeds/).",
        "## A heading\n\nThree[^1].\n\n[^1]: n",
        "Four.\n\n![A port](/port.png 'By B')",
    ]
)
START = datetime(2024, 2, 1, 6, tzinfo=UTC)


SOURCES = st.sampled_from([None, "Reuters", "One", "Nobody"])
FOCUS = st.sampled_from([None, "0 0.5", "1 1"])
STORIES = st.sampled_from([None, "accession", "grain"])
NAMES = st.sampled_from(["2024-02-20", "2024-02-21", "2024-02-24", "2024-w08"])

GEO = st.sampled_from([
    "", '[geo.names]\nNO = "Noreg"\n', '[geo.disputes]\nall = "plain"\n', '[geo.fold]\nKP = "RU"\n',
    "[build]\nmaps = false\n",
])  # fmt: skip


def written_article(slug: str, title: str, tags: list[str], countries: list[str],
                    day: int, status: str, body: str, ends: int | None,
                    story: str | None = None, said: int | None = None,
                    was: int = 0, picture: str | None = None,
                    source: str | None = None) -> str:  # fmt: skip
    date = START + timedelta(days=day)
    quoted = title.replace('"', '\\"')
    lines = [f"id: id-{slug}", f'title: "{quoted}"', f"date: {date.isoformat()}"]
    lines += [f"status: {status}", f"tags: [{', '.join(tags)}]"]
    lines += [f"countries: [{', '.join(countries)}]", "authors: [Communiqué desk]"]
    if ends is not None:
        lines.append(f"expires: {(date + timedelta(days=ends)).isoformat()}")
    if was:
        lines.append(f"aliases: [/was/{was}/{slug}/, /{slug}-{was}.html]")
    if was == 2:
        lines.append(f"slug: {slug}-again")
    if story:
        lines += [f"story: {story}", f"section: {story}", f"weight: {day}"]
    if said is not None:
        at = (date + timedelta(days=said)).isoformat()
        lines.append(f"corrections: [{{at: {at}, text: It was Monday.}}]")
        lines.append(f"updates: [{{at: {at}, note: Adds a vote.}}]")
    if source:
        lines.append(f"sources: [{{name: {source}, url: 'https://tass.com/a'}}, {{name: AP}}]")
    if picture:
        lines.append(f"image: {{file: port.png, alt: A, credit: B, focus: {picture}}}")
    return "---\n" + "\n".join(lines) + f"\n---\n\n{body}\n"


class Edits(RuleBasedStateMachine):
    """A site that is edited at random, and built incrementally after every one or few edits."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.root = self.folder / "site"
        self.now = START + timedelta(days=20)
        self.workshop: Workshop | None = None
        self.touched: set[str] | None = None
        self.is_watched = True
        self.holds = 0
        write_files(self.root, {"content/articles/2024/alpha.md": _plain("alpha")})
        write_files(self.root, {"content/static/port.png": png(5, 4)})

    def teardown(self) -> None:
        if self.workshop:
            self.workshop.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _path(self, slug: str) -> Path:
        """The file of an article, which is about to be touched."""
        path = f"content/articles/2024/{slug}.md"
        if self.touched is not None:
            self.touched.add(path)
        return self.root / path

    @rule(slug=SLUGS, title=TITLES, tags=TAGS, countries=COUNTRIES, day=DAYS, status=STATUSES,
          body=BODIES, ends=st.none() | st.integers(min_value=1, max_value=20), story=STORIES,
          said=st.none() | st.integers(min_value=0, max_value=9),
          was=st.integers(min_value=0, max_value=2), picture=FOCUS, source=SOURCES)  # fmt: skip
    def write(self, slug: str, title: str, tags: list[str], countries: list[str], day: int,
              status: str, body: str, ends: int | None, story: str | None,
              said: int | None, was: int, picture: str | None,
              source: str | None) -> None:  # fmt: skip
        text = written_article(
            slug,
            title,
            tags,
            countries,
            day,
            status,
            body,
            ends,
            story,
            said,
            was,
            picture,
            source,
        )
        self._path(slug).write_text(text)

    def _put(self, path: str, text: str) -> None:
        if self.touched is not None:
            self.touched.add(path)
        write_files(self.root, {path: text})

    @rule(slug=STORIES, status=st.sampled_from(["watch", "active", "closed"]), body=BODIES)
    def tell_story(self, slug: str | None, status: str, body: str) -> None:
        text = f"---\ntitle: The {slug} story\nstatus: {status}\n---\n\n{body}\n"
        self._put(f"content/stories/{slug or 'watched'}.md", text)

    @rule(name=NAMES, picks=st.lists(SLUGS, max_size=2, unique=True), body=BODIES)
    def curate(self, name: str, picks: list[str], body: str) -> None:
        diary = "diary: [{date: 2024-03-01, text: A vote}]"
        text = f"---\npicks: [{', '.join(picks)}]\n{diary}\n---\n\n{body}\n"
        self._put(f"content/editions/{name}.md", text)

    @rule(name=NAMES, ids=st.lists(SLUGS, max_size=3, unique=True))
    def freeze(self, name: str, ids: list[str]) -> None:
        if "w" not in name and ids:
            lines = "".join(f"  - {{id: id-{id}, title: Of {id}}}\n" for id in ids)
            self._put(f"content/frozen/{name}.md", f"---\narticles:\n{lines}---\n")

    @rule(name=st.sampled_from(["One", "Two", "Talks", "border"]), is_country=st.booleans())
    def learn(self, name: str, is_country: bool) -> None:
        country = f"NO:\n  name: Noreg\n  places: [{name}]\n"
        organisation = f"X:\n  name: {name} Aid\n  kind: aid\n  aliases: [{name}]\n"
        table, text = ("countries", country) if is_country else ("organisations", organisation)
        self._put(f"content/data/{table}.yml", text)

    @rule(name=st.sampled_from(["One", "Reuters"]),
          ownership=st.sampled_from(["state-run", "public"]))  # fmt: skip
    def learn_outlet(self, name: str, ownership: str) -> None:
        text = f"{name}:\n  country: {'NO' if name == 'One' else 'KP'}\n  ownership: {ownership}\n"
        self._put("content/data/outlets.yml", text)

    @rule(name=NAMES, folder=st.sampled_from(["editions", "frozen"]))
    def drop_plan(self, name: str, folder: str) -> None:
        path = f"content/{folder}/{name}.md"
        if self.touched is not None:
            self.touched.add(path)
        (self.root / path).unlink(missing_ok=True)

    @rule(slug=SLUGS)
    def delete(self, slug: str) -> None:
        self._path(slug).unlink(missing_ok=True)

    @rule(slug=SLUGS, to=st.sampled_from(["eta", "theta"]))
    def rename(self, slug: str, to: str) -> None:
        if self._path(slug).exists() and not self._path(to).exists():
            text = self._path(slug).read_text().replace(slug, to)
            self._path(slug).unlink()
            self._path(to).write_text(text)

    @rule(name=st.sampled_from(["article.html", "parts.html", "base.html", "site.css"]),
          text=st.sampled_from(["<!-- one -->", "<!-- another -->"]))  # fmt: skip
    def edit_layout(self, name: str, text: str) -> None:
        self.touched = None  # more changed than a watcher would say
        mark = text if name.endswith("html") else "/* one */"
        standing = (built_in() / name).read_text()
        write_files(self.root, {f"layouts/{name}": standing + mark + "\n"})

    @rule(name=st.sampled_from(["article.html", "parts.html", "base.html"]))
    def drop_layout(self, name: str) -> None:
        self.touched = None  # more changed than a watcher would say
        (self.root / "layouts" / name).unlink(missing_ok=True)

    @rule(title=st.sampled_from(["Digest", "The other digest"]),
          zone=st.sampled_from(["UTC", "Asia/Tokyo", "America/New_York"]),
          items=st.sampled_from([1, 50]), cut_off=st.sampled_from(["00:00", "06:30"]),
          daily=st.booleans(), geo=GEO)  # fmt: skip
    def configure(
        self, title: str, zone: str, items: int, cut_off: str, daily: bool, geo: str
    ) -> None:
        self.touched = None  # more changed than a watcher would say
        text = f'title = "{title}"\ntimezone = "{zone}"\n[feeds]\nitems = {items}\ndays = 1\n'
        text += f'[editions]\ncut_off = "{cut_off}"\ndaily = {str(daily).lower()}\n'
        write_files(self.root, {"communique.toml": text + geo})

    @rule(days=st.integers(min_value=-15, max_value=15))
    def let_time_pass(self, days: int) -> None:
        self.now += timedelta(days=days)

    @rule(name=st.sampled_from(["a.txt", "deep/b.bin"]), content=st.sampled_from([b"1", b"2"]))
    def put_static_file(self, name: str, content: bytes) -> None:
        self.touched = None  # more changed than a watcher would say
        write_files(self.root, {f"content/static/{name}": content})

    @rule(content=st.sampled_from([png(5, 4), png(9, 4), gif()]), is_small=st.booleans())
    def replace_picture(self, content: bytes, is_small: bool) -> None:
        self.touched = None  # more changed than a watcher would say
        write_files(self.root, {"content/static/port.png": content})
        form = "webp" if is_small else "avif"
        write_files(self.root, {"communique.toml": f'[images]\nformat = "{form}"\n'})

    @rule()
    def lose_pictures(self) -> None:
        self._leave()
        shutil.rmtree(self.root / ".communique/encoded", ignore_errors=True)

    @rule(data=st.data())
    def damage_output(self, data: st.DataObject) -> None:
        self.touched = None  # more changed than a watcher would say
        files = sorted(path for path in (self.root / "site").rglob("*") if path.is_file())
        if files:
            victim = data.draw(st.sampled_from(files))
            if data.draw(st.booleans()):
                victim.unlink()
            else:
                victim.write_text("edited by hand")

    @rule()
    def lose_site(self) -> None:
        self.touched = None  # more changed than a watcher would say
        shutil.rmtree(self.root / "site", ignore_errors=True)

    @rule()
    def lose_memo(self) -> None:
        self.touched = None  # more changed than a watcher would say
        self._leave()
        for path in (self.root / ".communique").glob("memo.sqlite*"):
            path.unlink()

    @rule(at=st.integers(min_value=0, max_value=40_000), byte=st.integers(0, 255))
    def damage_memo(self, at: int, byte: int) -> None:
        self.touched = None  # more changed than a watcher would say
        self._leave()
        path = self.root / ".communique/memo.sqlite"
        if path.exists() and path.stat().st_size > at:
            raw = bytearray(path.read_bytes())
            raw[at] = byte
            path.write_bytes(raw)

    @precondition(lambda self: self.workshop is not None)
    @rule()
    def leave(self) -> None:
        self._leave()

    def _leave(self) -> None:
        if self.workshop:
            self.workshop.close()
            self.workshop = None

    @rule(steps=st.integers(min_value=2, max_value=4), is_watched=st.booleans())
    def hold(self, steps: int, is_watched: bool) -> None:
        """The next edits are built together; ``is_watched``: with a hint of what changed."""
        self.holds = steps
        self.is_watched = is_watched

    @precondition(lambda self: self.holds and self.workshop is not None)
    @rule()
    def show_pages_first(self) -> None:
        """The pages of what was edited so far are built; feeds and the like are left for later."""
        assert self.workshop
        changed = self.touched if self.is_watched else None
        self.workshop.build(self.now, changed=changed, pages_first=True)
        self.touched = set()

    @invariant()
    def equals_a_clean_build(self) -> None:
        if self.holds:
            self.holds -= 1
            return
        if self.workshop is None:
            self.workshop = Workshop(self.root, jobs=1)
            self.touched = None
        self.workshop.build(self.now, changed=self.touched if self.is_watched else None)
        self.touched = set()
        clean = self.folder / "clean"
        shutil.copytree(self.root, clean, ignore=shutil.ignore_patterns("site", ".communique"))
        other = Workshop(clean, jobs=1)
        other.build(self.now)
        other.close()
        assert files_in(self.root / "site") == files_in(clean / "site")
        shutil.rmtree(clean)
        assert not self.workshop.build(self.now).published.written
        assert not list(self.root.glob(".communique/.staging-*"))


def _plain(slug: str) -> str:
    return written_article(slug, "Talks resume", ["Trade"], ["NO"], 3, "published", "One.", None)


Edits.TestCase.settings = settings(max_examples=8, stateful_step_count=20, deadline=None)
TestEdits = Edits.TestCase
