"""A day at the desk, in a real browser: every edit is seen where it should be, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from communique.preview import examiner
from tests.browser import CHROME, DRIVER, MISSING, Browser, browsing
from tests.conftest import Files, article
from tests.test_preview import Preview

pytestmark = pytest.mark.skipif(not (CHROME and DRIVER), reason=MISSING)

AT = "content/articles/2024"
LONG = "\n\n".join(f"Paragraph {number} of a long text." for number in range(80))
SITE = {
    "communique.toml": 'title = "Day"\nbase_url = "https://example.org/"\n',
    f"{AT}/talks.md": article("Talks open in Oslo", f"Envoys met.\n\n{LONG}"),
    f"{AT}/vote.md": article("A vote in Peru", "The count goes on."),
    f"{AT}/held.md": article("The accord in full", embargo="2026-01-02T06:00Z"),
}
TALKS, VOTE, HELD = (f"/2024/02/{name}/" for name in ("talks", "vote", "held"))
OVERLAY = "document.querySelector('communique-overlay')?.shadowRoot"
BAR = "document.querySelector('communique-bar')?.shadowRoot"


class Desk:
    """An editor with a preview and a browser."""

    def __init__(self, preview: Preview, browser: Browser) -> None:
        self.preview = preview
        self.browser = browser

    def open(self, address: str) -> None:
        """The page is shown, listens, and carries a mark that a reload would take away."""
        self.browser.go(f"http://127.0.0.1:{self.preview.port}{address}")
        self.browser.until(f"return {BAR}?.querySelector('#clock')")
        self.browser.run("window.mark = true")

    def reads(self, text: str) -> None:
        """The page comes to hold a text."""
        self.browser.until("return document.body.innerText.includes(arguments[0])", text)

    def lacks(self, text: str) -> None:
        """The page comes to be without a text."""
        self.browser.until("return !document.body.innerText.includes(arguments[0])", text)

    def was_left_alone(self) -> bool:
        """Whether the page is the one that was opened."""
        return bool(self.browser.run("return window.mark === true"))

    def presses(self, button: str) -> None:
        """The button of the bar is pressed."""
        self.browser.run(f"{BAR}.querySelector(arguments[0]).click()", button)

    def saves(self, name: str, *said: str, **fields: str) -> None:
        """An article is saved."""
        self.preview.write({f"{AT}/{name}.md": article(*said, **fields)})


@pytest.fixture
def desk(
    site: Callable[[Files], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    monkeypatch.setattr(examiner, "PEACE", 0.1)
    preview = Preview(site(SITE))
    try:
        assert preview.begin().built
        with browsing(tmp_path / "browser") as browser, preview.desk.examiner.at_work():
            yield Desk(preview, browser)
    finally:
        preview.end()


def test_a_day_at_the_desk(desk: Desk) -> None:
    browser = desk.browser

    # Two tabs: the article that is worked on, and another.
    desk.open(VOTE)
    other = browser.tab()
    browser.to(browser.new_tab())
    desk.open(TALKS)
    browser.run("scrollTo(0, 900)")

    # An edit: the page is made anew where the reader was, the other tab is left alone.
    desk.saves("talks", "Talks open in Oslo", f"Envoys met again.\n\n{LONG}")
    desk.reads("Envoys met again.")
    assert not desk.was_left_alone()
    assert browser.until("return scrollY") == 900
    work = browser.tab()
    browser.to(other)
    assert desk.was_left_alone()
    browser.to(work)

    # A stylesheet: no reload at all.
    browser.run("window.mark = true")
    desk.preview.write({"layouts/custom.css": "h1 { color: rgb(1, 2, 3) }\n"})
    browser.until("return document.querySelector('link[href*=custom]') || !window.mark")
    browser.until(f"return {BAR}?.querySelector('#clock')")
    browser.run("window.mark = true")
    desk.preview.write({"layouts/custom.css": "h1 { color: rgb(4, 5, 6) }\n"})
    browser.until(
        "return getComputedStyle(document.querySelector('main h1')).color === 'rgb(4, 5, 6)'"
    )
    assert desk.was_left_alone()

    # A mistake: said over the last good page, with its line; mended, it goes by itself.
    desk.saves("talks", "Talks open in Oslo", "Envoys met.", status="soon")
    said = browser.until(f"return {OVERLAY}?.querySelector('.panel')?.innerText")
    assert f"{AT}/talks.md:4" in said
    assert "status: soon" in said
    desk.reads("Envoys met again.")
    assert desk.was_left_alone()
    desk.saves("talks", "Talks open in Oslo", "Envoys met, and went.")
    desk.reads("Envoys met, and went.")
    browser.until(f"return !{OVERLAY}")

    # Renamed: its page is at another address, and gone from here.
    (desk.preview.root / AT / "talks.md").rename(desk.preview.root / AT / "accord.md")
    desk.preview.round()
    desk.reads("Page not found")
    desk.open("/2024/02/accord/")
    desk.reads("Envoys met, and went.")

    # Deleted: gone from the front page, which was not looked at meanwhile.
    desk.open("/")
    desk.reads("Talks open in Oslo")
    (desk.preview.root / AT / "accord.md").unlink()
    desk.preview.round()
    desk.lacks("Talks open in Oslo")
    desk.reads("A vote in Peru")


def test_what_only_an_editor_sees(desk: Desk) -> None:
    browser = desk.browser

    # What is held back has a page that says so, and no place on the front page.
    desk.open(HELD)
    desk.reads("Embargoed until 2026-01-02 06:00")
    desk.open("/")
    desk.lacks("The accord in full")

    # The clock: the site as it will be, and back.
    desk.presses("#clock summary")
    browser.until(f"return {BAR}.querySelector('.coming button')")
    desk.presses(".coming button")
    desk.reads("The accord in full")
    browser.until(f"return {BAR}?.querySelector('[data-back]')")
    desk.presses("[data-back]")
    desk.lacks("The accord in full")

    # In lists, badged, when asked for.
    browser.until(f"return {BAR}?.querySelector('[data-drafts]')")
    desk.presses("[data-drafts]")
    desk.reads("The accord in full")
    browser.until("return document.querySelector('main a[data-unpublished^=Embargoed]')")

    # What check finds in the page that is looked at, soon after it was saved.
    desk.saves("vote", "A vote in Peru", "The count went on yesterday.")
    desk.open(VOTE)
    problems = f"return {BAR}.querySelector('#problems ol')?.textContent.includes('yesterday')"
    browser.until(problems)

    assert "accord" not in (desk.preview.site / "index.html").read_text()
