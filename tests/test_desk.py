"""The desk: what an editor sees beside the published site, and that none of it is published."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from communique.pipeline import Workshop
from communique.preview.bar import Bar
from communique.preview.desk import Desk, View
from communique.preview.editors import EditorError, editor_of, opening, source_at
from communique.preview.examiner import Examiner, Noted, noted_in
from communique.preview.rounds import Round
from communique.preview.standings import Unpublished
from communique.preview.wishes import is_here, view_of
from tests.conftest import NOW, Files, article, files_in, write_files
from tests.test_preview import Preview, fetched

AT = "content/articles/2024"
SITE = {
    "communique.toml": 'title = "T"\nbase_url = "https://example.org/"\ntimezone = "Europe/Paris"\n'
    "[build]\ncards = false\n",
    f"{AT}/one.md": article("One", "Peru and Chile met.", review="[authors]"),
    f"{AT}/secret.md": article("Secret draft", "Mali and Niger met.", status="draft"),
    f"{AT}/held.md": article("Held back", "Of Fiji.", embargo="2026-01-02T06:00+01:00"),
    f"{AT}/gone.md": article("Gone by", "Of Oman.", expires="2025-12-01"),
    f"{AT}/later.md": article("Later").replace("2024-02-20", "2026-02-01"),
    f"{AT}/link.md": article("Leads on", "See [that](/nowhere/), and\nwhat was said yesterday."),
}
LATER = NOW + timedelta(days=2)


@pytest.fixture
def desk(site: Callable[[Files], Path]) -> Iterator[Desk]:
    workshop = Workshop(site(SITE), jobs=1)
    workshop.build(NOW)
    yield Desk(workshop, NOW)
    workshop.close()


@pytest.fixture
def preview(site: Callable[[Files], Path]) -> Iterator[Preview]:
    found = Preview(site(SITE))
    yield found
    found.end()


def text_at(desk: Desk, address: str) -> str:
    return (desk.page(address) or b"").decode()


def posted(preview: Preview, what: str, body: object, **headers: str) -> tuple[int, str]:
    own = {"Origin": f"http://127.0.0.1:{preview.port}", **headers}
    status, _, said = fetched(
        preview.port, f"/.communique/{what}", method="POST", body=json.dumps(body), **own
    )
    return status, said.decode()


# --- what is not published ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "badge"),
    [
        ("secret", "Draft"),
        ("held", "Embargoed until 2026-01-02 06:00"),
        ("gone", "Expired 2025-12-01 00:00"),
    ],
)
def test_what_is_not_published_has_a_page_that_says_why(desk: Desk, name: str, badge: str) -> None:
    address = f"2024/02/{name}/"
    assert f"<li>{badge}</li>" in text_at(desk, address)
    assert desk.bar(f"/{address}").badges == (badge,)
    assert desk.bar(f"/{address}").source == f"{AT}/{name}.md"


def test_none_of_it_is_written(desk: Desk) -> None:
    before = files_in(desk.site)
    for view in (View(), View(None, True), View(LATER), View(LATER, True)):
        desk.turn_to(view)
        assert "Secret draft" in text_at(desk, "2024/02/secret/")
        desk.page("")
        desk.bar("/")
    assert files_in(desk.site) == before
    written = b"".join(before.values())
    for mark in (b"Secret draft", b"Held back", b"Gone by", b"badges row", b".communique"):
        assert mark not in written


def test_an_article_to_be_reviewed_is_badged_and_published_as_it_is(desk: Desk) -> None:
    assert desk.bar("/2024/02/one/").badges == ("Needs review: authors",)
    assert "Needs review" not in text_at(desk, "2024/02/one/")


def test_lists_show_what_is_not_published_only_when_asked(desk: Desk) -> None:
    assert "Secret draft" not in text_at(desk, "")
    desk.turn_to(View(None, True))
    assert "Secret draft" in text_at(desk, "")
    assert desk.bar("/").drafts
    desk.turn_to(View())
    assert "Secret draft" not in text_at(desk, "")


def test_all_that_is_absent_is_listed_the_latest_first(desk: Desk) -> None:
    absent = desk.bar("/").absent
    assert [one.title for one in absent] == ["Later", "Secret draft", "Held back", "Gone by"]
    assert desk.bar("/").marks()["/2024/02/secret/"] == "Draft"


def test_a_page_in_memory_follows_its_file(preview: Preview) -> None:
    preview.begin()
    tab = preview.tab("/2024/02/secret/")
    assert "Mali and Niger" in tab.text
    made = preview.write({f"{AT}/secret.md": article("Secret draft", "Chad.", status="draft")})
    assert made.built
    assert not [url for url in made.built.published.written if "secret" in url]
    assert tab.hear()["reload"]
    assert "Chad." in preview.tab("/2024/02/secret/").text
    preview.write({f"{AT}/secret.md": article("Secret draft", "Chad.")})
    assert (preview.site / "2024/02/secret/index.html").exists()


def test_a_draft_that_cannot_be_read_leaves_the_last_good_one(preview: Preview) -> None:
    preview.begin()
    assert "Mali and Niger" in preview.tab("/2024/02/secret/").text
    preview.write({f"{AT}/secret.md": article("Secret draft", "Chad.", status="soon")})
    tab = preview.tab("/2024/02/secret/")
    assert "Mali and Niger" in tab.text
    assert "status" in tab.first["overlay"]


# --- the clock ----------------------------------------------------------------------------------


def test_the_site_at_another_moment_and_back(preview: Preview) -> None:
    preview.begin()
    tab = preview.tab("/")
    assert "Held back" not in tab.text
    assert posted(preview, "view", {"now": "2026-01-02T05:59"})[0] == 204
    assert not tab.hear()["reload"]
    assert posted(preview, "view", {"now": "2026-01-02T06:00"})[0] == 204
    assert tab.hear()["reload"]
    tab = preview.tab("/")
    assert "Held back" in tab.text
    assert "As of 2026-01-02 06:00" in tab.bar()["html"]
    assert posted(preview, "view", {"now": None})[0] == 204
    assert tab.hear()["reload"]
    assert "Held back" not in preview.tab("/").text


def test_edits_are_seen_at_another_moment_too(preview: Preview) -> None:
    preview.begin()
    posted(preview, "view", {"now": LATER.isoformat()})
    tab = preview.tab("/2024/02/one/")
    preview.write({f"{AT}/one.md": article("One", "Another text.")})
    assert tab.hear()["reload"]
    assert "Another text." in preview.tab("/2024/02/one/").text


def test_everything_of_the_site_is_there_at_another_moment(desk: Desk) -> None:
    files = [path for path in files_in(desk.site) if not path.startswith("pagefind/")]
    desk.turn_to(View(NOW + timedelta(minutes=1)))
    assert not [path for path in files if desk.answer(path) is None]
    feed = desk.answer("feed.xml")
    assert feed
    assert feed.bytes() == (desk.site / "feed.xml").read_bytes()


def test_what_comes_next_can_be_chosen(desk: Desk) -> None:
    found = desk.coming()
    assert found[0][1:] == ("2026-01-02 06:00", f"appears: {AT}/held.md")
    assert datetime.fromisoformat(found[0][0]) == datetime(2026, 1, 2, 5, tzinfo=UTC)


def test_what_is_asked_for_is_read_by_the_sites_clocks() -> None:
    paris = ZoneInfo("Europe/Paris")
    noon = view_of({"now": "2026-01-02T12:00"}, View(), paris)
    assert noon == View(datetime(2026, 1, 2, 11, tzinfo=UTC), False)
    assert view_of({"drafts": True}, noon, paris) == View(noon.moment, True)
    assert view_of({"now": None}, noon, paris) == View()
    with pytest.raises(ValueError, match="Invalid isoformat"):
        view_of({"now": "soon"}, View(), paris)


# --- the bar ------------------------------------------------------------------------------------


def test_the_bar_names_the_problems_of_its_page() -> None:
    here = Noted("a.md", 3, "error", "link-broken", "there is no page <x>", "correct it")
    there = Noted("b.md", 1, "note", "key-points", "few", None)
    bar = Bar(source="a.md", examined=(here, there)).html()
    assert "1 problem<" in bar
    assert "there is no page &lt;x&gt;" in bar
    assert 'data-open="a.md" data-line="3"' in bar
    assert "1 problem elsewhere" in bar
    assert "few" not in bar
    assert "checking" in Bar().html()
    assert "no problems<" in Bar(examined=()).html()


def test_what_the_bar_shows_is_text() -> None:
    absent = tuple(Unpublished("/a/", f"<b>{n}", ("<i>",)) for n in range(60))
    bar = Bar(source='"><u>', badges=("<s>",), absent=absent, moment="2026", zone="<p>").html()
    assert "<b>" not in bar
    assert "<i>" not in bar
    assert "<u>" not in bar
    assert "<s>" not in bar
    assert "and 10 more" in bar
    assert "Back to now" in bar


def test_problems_are_looked_for_in_peace(
    site: Callable[[Files], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("communique.preview.examiner.PEACE", 0.01)
    root = site(SITE)
    examiner = Examiner(root, root / "site")
    with examiner.at_work():
        examiner.look(NOW)
        end = time.monotonic() + 30
        while examiner.found is None and time.monotonic() < end:
            time.sleep(0.02)
            if time.monotonic() < end - 29.9:
                examiner.yield_to_others()
    rules = {one.rule: (one.path, one.line) for one in examiner.found or ()}
    assert rules["link-broken"] == (f"{AT}/link.md", 6)
    assert rules["relative-date"] == (f"{AT}/link.md", 7)


def test_what_is_no_list_of_problems_is_none() -> None:
    assert noted_in(b"") is None
    assert noted_in(b'{"problems": [{}]}') is None
    assert noted_in(b'{"files": 1, "problems": []}') == ()


# --- what may be asked for, and by whom ---------------------------------------------------------


def test_only_pages_of_the_preview_may_ask(preview: Preview) -> None:
    preview.begin()
    assert posted(preview, "view", {"now": None}, Origin="https://evil.example")[0] == 403
    assert posted(preview, "view", {"now": None}, Origin="null")[0] == 403
    assert posted(preview, "view", [])[0] == 400
    status, said = posted(preview, "view", {"now": "soon"})
    assert (status, said) == (400, "'soon' is no time such as 2026-12-01T06:00")
    assert fetched(preview.port, "/.communique/view")[0] == 404
    status, said = posted(preview, "open", {"file": "../secret.txt"})
    assert (status, said) == (409, "../secret.txt is no file of this site's sources")


def test_files_are_opened_only_from_this_computer() -> None:
    assert is_here("127.0.0.1")
    assert is_here("::1")
    assert not is_here("192.168.1.5")
    assert not is_here("")


@pytest.mark.parametrize(
    "path", ["../outside.md", "/etc/passwd", "site/index.html", "content/none.md", "content", ""]
)
def test_only_sources_are_opened(tmp_path: Path, path: str) -> None:
    (tmp_path / "content").mkdir()
    with pytest.raises(EditorError, match="no file of this site"):
        source_at(tmp_path, path)


def test_the_editor_is_the_one_asked_for_or_the_users_own_or_one_that_is_found() -> None:
    nothing = {}.get
    assert editor_of("code --wait", {"VISUAL": "subl"}, nothing) == ["code", "--wait"]
    assert editor_of(None, {"VISUAL": "/usr/bin/subl", "EDITOR": "vi"}, nothing) == [
        "/usr/bin/subl"
    ]
    assert editor_of(None, {"EDITOR": "vim"}, lambda name: f"/bin/{name}") == ["/bin/code"]
    with pytest.raises(EditorError, match="COMMUNIQUE_EDITOR"):
        editor_of(None, {"EDITOR": "nano"}, nothing)


@pytest.mark.parametrize(
    ("editor", "said"),
    [
        (["/usr/bin/code", "-r"], ["/usr/bin/code", "-r", "--goto", "a.md:3"]),
        (["subl"], ["subl", "a.md:3"]),
        (["gedit"], ["gedit", "+3", "a.md"]),
        (["unheard-of"], ["unheard-of", "a.md"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(editor: list[str], said: list[str]) -> None:
    assert opening(editor, Path("a.md"), 3) == said


def test_a_file_is_opened_in_the_editor(site: Callable[[Files], Path], tmp_path: Path) -> None:
    note = tmp_path / "opened.txt"
    script = tmp_path / "editor.py"
    script.write_text(f"import sys; open({str(note)!r}, 'w').write(sys.argv[1])")
    found = Preview(site(SITE), editor=f"{sys.executable} {script}")
    try:
        found.begin()
        path = f"{AT}/one.md"
        assert posted(found, "open", {"file": path, "line": 2}) == (204, "")
        end = time.monotonic() + 10
        while not (note.exists() and note.read_text()) and time.monotonic() < end:
            time.sleep(0.01)
        assert note.read_text() == str(found.root.resolve() / path)
    finally:
        found.end()


# --- pages first --------------------------------------------------------------------------------


def test_pages_come_first_and_feeds_when_there_is_time(preview: Preview) -> None:
    preview.pages_first = True
    preview.begin()
    feed = preview.site / "feed.xml"
    before = feed.read_bytes()
    made = preview.write({f"{AT}/one.md": article("One", "Another text.")})
    assert made.built
    assert "/feed.xml" in made.built.published.left
    assert "Another text." in (preview.site / "2024/02/one/index.html").read_text()
    end = time.monotonic() + 10
    while feed.read_bytes() == before and time.monotonic() < end:
        time.sleep(0.02)
    assert b"Another text." in feed.read_bytes()
    # It was no news: the next that is told is the next edit.
    assert preview.write({f"{AT}/one.md": article("One", "A third text.")}).built


def test_an_edit_that_is_taken_back_before_the_rest_came_leaves_nothing(desk: Desk) -> None:
    before, path = files_in(desk.site), f"{AT}/link.md"
    for text in (article("Leads on", "Other."), SITE[path]):
        write_files(desk.workshop.root, {path: text})
        left = desk.workshop.build(NOW, changed={path}, pages_first=True).published.left
        assert left
    last = desk.workshop.last()
    assert last
    assert not last.state
    assert not desk.workshop.build(NOW).published.left
    assert files_in(desk.site) == before


# --- at once ------------------------------------------------------------------------------------


def test_an_article_that_was_saved_is_seen_before_the_site_is_built(desk: Desk) -> None:
    path = f"{AT}/one.md"
    before = files_in(desk.site)
    write_files(desk.workshop.root, {path: article("One again", "Peru and Chile *parted*.")})
    assert desk.begin(frozenset({path}))
    page = desk.page("2024/02/one/")
    assert page
    assert "One again" in page.decode()
    assert files_in(desk.site) == before
    desk.workshop.build(NOW, changed={path})
    desk.tell(Round())
    assert desk.page("2024/02/one/") == (desk.site / "2024/02/one/index.html").read_bytes() == page


def test_what_is_new_or_wrong_or_not_published_waits_for_the_build(desk: Desk) -> None:
    root, one, new = desk.workshop.root, f"{AT}/one.md", f"{AT}/new.md"
    write_files(root, {new: article("New"), one: article("One", status="soon")})
    assert not desk.begin(frozenset({new, one, f"{AT}/secret.md", f"{AT}/none.md"}))
    write_files(root, {one: article("One", slug="elsewhere")})
    assert not desk.begin(frozenset({one}))
