"""Times a preview: ``python tests/benchmarks/saves.py --help``.

    opening     from the command to the last site in a browser
    save        from an article's save to the new page, whole, at a tab that showed the old one
    memory      of the server's processes together, while articles are saved again and again

A save is a rename, as editors do it; a word of an article is another one. Before a save that is
timed the preview is left in peace: as an editor does who reads what came of the last one. On a
machine that does other things at the time, trust the least figure.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.corpus import piece  # noqa: E402
from tests.benchmarks.generators import GENERATORS  # noqa: E402
from tests.benchmarks.measure import memory_of  # noqa: E402

OURS = next(one for one in GENERATORS if one.name.lower() == "communique")
PEACE = 2.5
PATIENCE = 60.0
_SEEN = re.compile(rb'data-page="(.*?)" data-seen="(.*?)" data-dress="(.*?)"')


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints a line for each size, then one for each hundred saves."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10000], metavar="N")
    parser.add_argument("--saves", type=int, default=15, metavar="N", help="timed, of each size")
    parser.add_argument("--many", type=int, default=0, metavar="N", help="saves, for memory")
    parser.add_argument("--folder", type=Path, default=ROOT / ".bench", help="for sites")
    options = parser.parse_args(arguments)
    for size in options.sizes:
        site = _built(options.folder / "sites" / f"saves-{size}", size)
        with _served(site) as preview:
            preview.visit(_address(size // 2))
            opened = time.perf_counter() - preview.started
            preview.settle()
            times = [preview.saved(site, n, PEACE) for n in _chosen(size, options.saves)]
            print(
                f"{size:6,} articles: opened in {opened:.2f} s; a save "
                f"{min(times) * 1000:.0f} to {max(times) * 1000:.0f} ms, "
                f"median {statistics.median(times) * 1000:.0f}; {preview.memory():.0f} MB",
                flush=True,
            )
            for number in range(1, options.many + 1):
                preview.saved(site, _chosen(size, 20)[number % 20], 0)
                if number % 100 == 0:
                    print(f"  after {number:,} saves {preview.memory():.0f} MB", flush=True)
    return 0


def _chosen(size: int, count: int) -> list[int]:
    """The numbers of articles, spread over the years."""
    return [size * number // count for number in range(count)]


def _address(number: int) -> str:
    one = piece(number)
    return f"/{one.date:%Y/%m}/{one.slug}/"


def _built(site: Path, size: int) -> Path:
    OURS.write(site, map(piece, range(size)))
    subprocess.run([*_command("build"), "--now", NOW], cwd=site, check=True, stdout=sys.stderr)
    return site


NOW = "2026-01-01T00:00Z"


def _command(name: str) -> list[str]:
    code = "import sys; from communique.cli import main; sys.exit(main())"
    return [sys.executable, "-c", code, name]


class Served:
    """A preview that runs."""

    def __init__(self, process: subprocess.Popen[str], started: float) -> None:
        self.started = started
        self._process = process
        assert process.stdout
        found = re.search(r":(\d+)/", process.stdout.readline())
        assert found, "the preview did not start"
        self.port = int(found[1])

    def visit(self, address: str) -> bytes:
        """The page at an address."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", address)
            answer = connection.getresponse()
            assert answer.status == 200, f"{address} is not there"
            return answer.read()
        finally:
            connection.close()

    def settle(self) -> None:
        """The first build is done."""
        assert self._process.stdout
        self._process.stdout.readline()
        Thread(target=self._process.stdout.read, daemon=True).start()  # nobody else does
        time.sleep(PEACE)

    def saved(self, site: Path, number: int, peace: float) -> float:
        """Seconds from the save of an article until its new page is here."""
        address, mark = _address(number), f"w{time.time_ns()}"
        seen = _SEEN.search(self.visit(address))
        assert seen, "the page has no script"
        asked = zip(("page", "seen", "dress"), (one.decode() for one in seen.groups()), strict=True)
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", f"/.communique/events?{urlencode(list(asked))}")
        events = connection.getresponse()
        time.sleep(peace)
        aside = site / ".aside"
        aside.write_text(OURS.header(piece(number)) + f"{mark} {piece(number).body}", "utf-8")
        started = time.perf_counter()
        aside.replace(site / OURS.place(piece(number)))
        while not json.loads(_told(events))["reload"]:
            continue
        page = self.visit(address)
        taken = time.perf_counter() - started
        assert mark.encode() in page, "the page is an old one"
        connection.close()
        return taken

    def memory(self) -> float:
        """Megabytes of the server and its processes."""
        return memory_of(self._process.pid) / 1e6


def _told(events: http.client.HTTPResponse) -> bytes:
    """What a tab is told next of its page."""
    event = b""
    for line in iter(events.readline, b""):
        if line.startswith(b"event:"):
            event = line
        elif line.startswith(b"data:") and not event:
            return line[5:]
        elif not line.strip():
            event = b""
    raise EOFError


@contextmanager
def _served(site: Path) -> Iterator[Served]:
    command = [*_command("serve"), "--now", NOW, "--port", "0"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=site, stdout=subprocess.PIPE, text=True, env=environment
    )
    try:
        yield Served(process, started)
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE)


if __name__ == "__main__":
    raise SystemExit(main())
