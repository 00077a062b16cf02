"""An edition as one message: the same each time, and what was written is what is read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from communique.cli import main
from communique.mailboxes import mailbox
from communique.newsletter import Envelope, message
from tests.conftest import Files, built, files_in
from tests.test_edition_pages import on

Make = Callable[[Files], Path]
CONFIG = 'title = "عدد اليوم"\nbase_url = "https://example.org/"\n'
SET = '[email]\nsender = "The Desk <desk@example.org>"\nunsubscribe = "https://example.org/stop/"\n'
FILES = {
    "communique.toml": CONFIG,
    "content/articles/a.md": on(20, "A vote"),
    "content/editions/2024-02-20.md": '---\ntitle: "الأصوات: “a vote” 🗳"\n---\n\nOpening.\n',
}
CLOSED = "2024-02-21T00:00Z"


def edition(root: Path, *arguments: str, now: str = CLOSED) -> int:
    """The exit code of the command."""
    return main(["edition", "--root", str(root), "--now", now, *arguments])


def read(raw: bytes) -> EmailMessage:
    """The message as a mail program understands it."""
    found = message_from_bytes(raw, policy=default)
    assert isinstance(found, EmailMessage)
    assert not [one.defects for one in found.walk() if one.defects]
    return found


def part(found: EmailMessage, kind: str) -> str:
    """One form of the message, with ends of line as files have them."""
    body = found.get_body((kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


@pytest.mark.parametrize("subject", [
    "A vote", "عدد اليوم: " * 20, "会议继续" * 40, "😀" * 50, "x" * 300, "word " * 60,
    "=?utf-8?q?a?= b", "a\u202eb\u200fc", "é" * 75 + ' x, y; <z> "q"', "The “quoted” é title, " * 9,
    "x" * 60 + " é" * 30, "Bcc: all@example.org\r\nTo: x",
])  # fmt: skip
def test_a_headline_in_any_script_is_the_subject(subject: str) -> None:
    envelope = Envelope(
        subject, Address("عدد, <y>", "a", "example.org"), None, datetime(2024, 2, 20, tzinfo=UTC),
        "i@example.org", "l.example.org", "en", "https://example.org/",
    )  # fmt: skip
    raw = message(envelope, "Text é.\n" + "l" * 1500 + "\n.\nFrom x\n", "<p>" + "é" * 2000)
    found = read(raw)
    assert found["Subject"] == " ".join(subject.split())
    assert found["From"].addresses[0].display_name == "عدد, <y>"
    assert found["Bcc"] is None
    assert part(found, "plain") == "Text é.\n" + "l" * 1500 + "\n.\nFrom x\n"
    assert part(found, "html").strip() == "<p>" + "é" * 2000
    assert raw.isascii()
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(map(len, raw.split(b"\r\n"))) <= 78


def test_a_message_has_both_forms_as_the_build_makes_them(
    site: Make, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    root = site({**FILES, "communique.toml": CONFIG + SET})
    assert edition(root, "2024-02-20", "--eml") == 0
    first = capsysbinary.readouterr()
    assert first.err == b""
    assert edition(root, "latest", "--eml") == 0
    assert capsysbinary.readouterr().out == first.out, "by any name, at any time"
    assert not (root / "site").exists(), "nothing is built"

    found = read(first.out)
    assert found.get_content_type() == "multipart/alternative"
    assert [one.get_content_type() for one in found.iter_parts()] == ["text/plain", "text/html"]
    assert found["Subject"] == "الأصوات: “a vote” 🗳"
    assert str(found["From"]) == "The Desk <desk@example.org>"
    assert found["Date"].datetime == datetime(2024, 2, 21, tzinfo=UTC)
    assert found["Message-ID"] == "<2024-02-20.edition@example.org>"
    assert found["List-Unsubscribe"] == "<https://example.org/stop/>"

    built(root, datetime(2024, 3, 1, tzinfo=UTC))
    files = files_in(root / "site/editions/2024-02-20")
    assert part(found, "plain") == files["email.txt"].decode()
    assert part(found, "html").rstrip("\n") == files["email.html"].decode().rstrip("\n")


def test_what_a_message_lacks_is_told(site: Make, capfd: pytest.CaptureFixture[str]) -> None:
    root = site(FILES)
    assert edition(root, "2024-02-20", "--eml", "--output", str(root / "m.eml")) == 0
    said = capfd.readouterr()
    assert said.out == ""
    assert "no sender is set: it says عدد اليوم <editions@example.org>" in said.err
    assert "readers unsubscribe at https://unsubscribe.invalid/, where there is nothing" in said.err
    found = read((root / "m.eml").read_bytes())
    assert found["From"].addresses[0].addr_spec == "editions@example.org"
    assert str(found["To"]) == "undisclosed-recipients:;"
    named = ("--from", "Jo Ünï <jo@example.org>", "--to", "all@example.org")
    assert edition(root, "2024-02-20", "--eml", *named, "--output", str(root / "m.eml")) == 0
    found = read((root / "m.eml").read_bytes())
    assert found["From"].addresses[0].display_name == "Jo Ünï"
    assert str(found["To"]) == "all@example.org"


def test_it_is_printed_as_text_or_as_html(site: Make, capfd: pytest.CaptureFixture[str]) -> None:
    root = site(FILES)
    assert edition(root, "2024-02-20") == 0
    assert "* A vote\n" in capfd.readouterr().out
    assert edition(root, "2024-02-20", "--html") == 0
    assert capfd.readouterr().out.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(("name", "now", "said"), [
    ("2024-02-21", CLOSED, "there is no edition '2024-02-21'\n  hint: it closes at 2024-02-22"),
    ("2024-02-2", CLOSED, "there is no edition '2024-02-2'\n  hint: did you mean 2024-02-20?"),
    ("today", CLOSED, "there is no edition 'today'\n  hint: the latest are 2024-02-20"),
    ("latest", "2024-02-20T12:00Z", "no edition has appeared so far\n"),
])  # fmt: skip
def test_an_edition_that_is_not_there(
    name: str, now: str, said: str, site: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    assert edition(site(FILES), name, now=now) == 1
    assert capsys.readouterr().err.startswith(said)


def test_what_is_asked_for_must_make_sense(site: Make, capsys: pytest.CaptureFixture[str]) -> None:
    root = site(FILES)
    assert edition(root, "latest", "--eml", "--html") == 2
    assert edition(root, "latest", "--eml", "--to", "nobody") == 2
    assert "'nobody' is no address of e-mail" in capsys.readouterr().err
    assert edition(root, "latest", "--output", str(root / "no/where.txt")) == 1
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "a", "a@", "@b", "a b@c", "é@example.org", "a@é..b", "a b"])
def test_what_is_no_address_of_e_mail(text: str) -> None:
    with pytest.raises(ValueError, match=r"address|label|idna|encod"):
        mailbox(text)


def test_an_address_of_e_mail_may_have_a_host_in_any_script() -> None:
    assert mailbox("Jo <a@bücher.example>").addr_spec == "a@xn--bcher-kva.example"
