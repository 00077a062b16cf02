"""Checks every page of the example site with tools of others: ``make audit``.

    nu           the Nu HTML checker, on every page, with its styles and drawings
    html         html-validate, presets standard, a11y and document, on every page
    links        lychee, every link of every page, with fragments, without a network
    types        the JSON-LD of every page against the types of schema.org (schema-dts)
    cards        structured-data-testing-tool, presets Google, Twitter and Facebook
    axe          axe-core, WCAG 2.2 A and AA and best practice, one page of each kind,
                 at 360 and 1280 px, in light and in the dark
    lighthouse   Lighthouse, mobile, front page, article, edition, country, map

Needs Node.js 20 or newer, Java 11 or newer for ``nu``, and Chromium for the last two (``CHROME``
names it). The tools are installed into .audit/. Exit status 1 when anything is reported.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FOLDER = ROOT / ".audit"
SITE = FOLDER / "site"
MODULES = FOLDER / "node_modules"
# A file has no origin, so to the Nu checker nothing is of the policy's 'self'. Lighthouse looks at
# pages from a server. Only what lies on the site itself is let pass.
OF_FILES = re.compile(r"Resource violates Content Security Policy .*“(?![a-z]+:|//)[^”]+”")
WIDTHS, SCHEMES = (360, 1280), ("light", "dark")
GRAPH = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# The kinds of page, each by the pages that are of it; the first that there is stands for all.
KINDS = {
    "front page": "index.html",
    "article": "20??/??/*/index.html",
    "edition": "editions/20??-??-??/index.html",
    "edition of a week": "editions/20??-w??/index.html",
    "editions": "editions/index.html",
    "story": "stories/*/index.html",
    "stories": "stories/index.html",
    "country": "countries/*/index.html",
    "countries": "countries/index.html",
    "region": "regions/*/index.html",
    "organisation": "organisations/*/index.html",
    "person": "people/*/index.html",
    "people": "people/index.html",
    "outlet": "outlets/*/index.html",
    "outlets": "outlets/index.html",
    "topic": "topics/*/index.html",
    "topics": "topics/index.html",
    "author": "authors/*/index.html",
    "month": "archive/20??/??/index.html",
    "archive": "archive/index.html",
    "map": "map/index.html",
    "search": "search/index.html",
    "corrections": "corrections/index.html",
    "feeds": "feeds/index.html",
    "about": "about/index.html",
    "missing": "404.html",
}
MEASURED = ("front page", "article", "edition", "country", "map")


def main() -> int:
    """Runs the checks that are named, or all; returns 1 when anything was reported."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("checks", nargs="*", metavar="CHECK", help=", ".join(CHECKS))
    chosen = parser.parse_args().checks or list(CHECKS)
    unknown = [name for name in chosen if name not in CHECKS]
    if unknown:
        parser.error(f"there is no check '{unknown[0]}': {', '.join(CHECKS)}")
    prepare()
    found = 0
    for name in chosen:
        reported = list(CHECKS[name]())
        found += len(reported)
        print(f"{name}: {len(reported) or 'nothing'} reported", flush=True)
        for line in reported[:40]:
            print(f"  {line}")
    return 1 if found else 0


def prepare() -> None:
    """The tools are installed, and the example site is built anew."""
    FOLDER.mkdir(exist_ok=True)
    wanted = (HERE / "package.json").read_text("utf-8")
    package = FOLDER / "package.json"
    if not MODULES.is_dir() or not package.exists() or package.read_text("utf-8") != wanted:
        shutil.rmtree(MODULES, ignore_errors=True)
        package.write_text(wanted, "utf-8")
        quiet = ("--no-package-lock", "--no-audit", "--no-fund", "--silent")
        # Lighthouse and axe drive the machine's own Chromium.
        own = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "true"}
        needed(
            ["npm", "install", *quiet],
            "it needs Node.js 20 or newer, and the packages of npm",
            cwd=FOLDER,
            env=own,
        )
    shutil.rmtree(SITE, ignore_errors=True)
    build = [sys.executable, "build.py", "--output", str(SITE)]
    needed(build, "mend the example site, and try again", cwd=ROOT)


def needed(command: list[str], advice: str, **more: Any) -> None:
    """The command has done its work; without it nothing can be checked, and one line says why."""
    name = Path(command[0]).name
    try:
        done = subprocess.run(command, check=False, **more)
    except OSError as error:
        sys.exit(f"audit: {name} cannot be run: {error.strerror}; {advice}")
    if done.returncode:
        package = FOLDER / "package.json"
        package.unlink(missing_ok=True)  # what was installed in part is installed again
        said = " ".join(command[:2])
        sys.exit(
            f"audit: '{said}' failed with exit code {done.returncode}; {advice}, and try again"
        )


def pages() -> list[Path]:
    """Every page of the site."""
    return sorted(SITE.rglob("*.html"))


def examples() -> dict[str, str]:
    """The address of a page of each kind that the site has, by the kind."""
    found = {}
    for kind, pattern in KINDS.items():
        for path in sorted(SITE.glob(pattern), key=lambda p: (-p.stat().st_size, p)):
            found[kind] = f"/{path.relative_to(SITE).as_posix().removesuffix('index.html')}"
            break
    return found


def nu() -> Iterator[str]:
    """What the Nu HTML checker says of pages, styles and drawings."""
    jar = MODULES / "vnu-jar/build/dist/vnu.jar"
    options = ("--format", "gnu", "--also-check-css", "--also-check-svg", "--skip-non-html")
    done = ran("java", "-jar", jar, *options, SITE)
    yield from (line for line in done.stderr.splitlines() if not OF_FILES.search(line))


def html() -> Iterator[str]:
    """What html-validate says of pages."""
    tool = MODULES / "html-validate/bin/html-validate.mjs"
    presets = ("--preset", "standard,a11y,document", "--formatter", "text")
    done = ran("node", tool, *presets, f"{SITE}/**/*.html")
    yield from (line for line in done.stdout.splitlines() if line.strip())
    yield from done.stderr.splitlines()


def links() -> Iterator[str]:
    """Links that lead nowhere in the site."""
    tool = Path(sys.executable).with_name("lychee")
    options = ("--offline", "--root-dir", SITE, "--index-files", "index.html")
    more = ("--include-fragments", "--no-progress", "--format", "json")
    done = ran(tool, *options, *more, f"{SITE}/**/*.html")
    said = json.loads(done.stdout)
    for page, failures in sorted(said["error_map"].items()):
        yield from (f"{page}: {one['url']} {one['status']['text']}" for one in failures)


def types() -> Iterator[str]:
    """Where the JSON-LD of pages is not what the types of schema.org allow."""
    lines = ['import type { Graph } from "schema-dts";']
    for number, path in enumerate(pages()):
        for graph in GRAPH.findall(path.read_text("utf-8")):
            name = path.relative_to(SITE).as_posix()
            lines.append(f"export const g{number}: Graph = {graph}; // {name}")
    code = FOLDER / "graphs.ts"
    code.write_text("\n".join(lines), "utf-8")
    strict = ("--noEmit", "--skipLibCheck", "--strict", "--module", "nodenext")
    done = ran("node", MODULES / "typescript/bin/tsc", *strict, code)
    for line in done.stdout.splitlines():
        at = re.match(r".*graphs\.ts\((\d+),", line)
        yield f"{lines[int(at[1]) - 1].rpartition('// ')[2]}: {line}" if at else line


def cards() -> Iterator[str]:
    """What search engines and networks would miss in pages."""
    tool = MODULES / "structured-data-testing-tool/bin/cli.js"
    for kind, address in examples().items():
        if kind == "missing":
            continue
        page = SITE / address.lstrip("/")
        file = page / "index.html" if page.is_dir() else page
        done = ran("node", tool, "--file", file, "--presets", "Google,Twitter,Facebook")
        yield from (f"{kind}: {line.strip()}" for line in done.stdout.splitlines() if "✕" in line)
        if "Failed: 0" not in re.sub(r"\s+", " ", done.stdout):
            yield f"{kind}: the tool did not pass it"


def axe() -> Iterator[str]:
    """What axe finds on a page of each kind, at each width, in each scheme."""
    with Served() as base:
        addresses = [base + address for address in examples().values()]
        asked = json.dumps({"pages": addresses, "widths": WIDTHS, "schemes": SCHEMES})
        shutil.copy(HERE / "axe.mjs", FOLDER)
        done = ran("node", FOLDER / "axe.mjs", chrome(), given=asked)
        *found, last = done.stdout.splitlines() or [""]
        if done.returncode or json.loads(last)["runs"] != len(addresses) * 4:
            yield f"axe did not run to its end: {done.stderr.strip()}"
        yield from found


def lighthouse() -> Iterator[str]:
    """Scores under 100 of the pages that are measured."""
    with Served() as base:
        for kind, address in examples().items():
            if kind in MEASURED:
                yield from _measured(kind, base + address)


def _measured(kind: str, address: str) -> Iterator[str]:
    report = FOLDER / "lighthouse.json"
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-background-networking"
    tool = MODULES / "lighthouse/cli/index.js"
    options = ("--quiet", "--output=json", f"--output-path={report}")
    done = ran("node", tool, address, flags, *options)
    if done.returncode:
        yield f"{kind}: Lighthouse did not run to its end: {done.stderr.strip()}"
        return
    said = json.loads(report.read_text("utf-8"))
    scores = {name: one["score"] for name, one in said["categories"].items()}
    print(f"  {kind}: {', '.join(f'{name} {score:.2f}' for name, score in scores.items())}")
    for name, score in scores.items():
        if score < 1:
            asked = (one["id"] for one in said["categories"][name]["auditRefs"] if one["weight"])
            low = [one for one in asked if (said["audits"][one]["score"] or 0) < 1]
            yield f"{kind}: {name} {score:.2f}: {', '.join(low)}"


def chrome() -> str:
    """Where Chromium is. Ends the program, saying what to do, when it is nowhere."""
    found = os.environ.get("CHROME") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        sys.exit("Chromium is not installed: install it, or name it with CHROME=/path")
    return found


def ran(*command: object, given: str = "") -> subprocess.CompletedProcess[str]:
    """A command that has run in the folder of the tools, and what it said."""
    environment = {**os.environ, "CHROME_PATH": os.environ.get("CHROME", "")}
    if not environment["CHROME_PATH"]:
        environment["CHROME_PATH"] = shutil.which("chromium") or ""
    return subprocess.run(
        [str(part) for part in command],
        input=given,
        capture_output=True,
        text=True,
        check=False,
        cwd=FOLDER,
        env=environment,
    )


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing is said of requests."""


class Served:
    """The site on a free port of this machine, for as long as the block runs."""

    def __enter__(self) -> str:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(SITE)))
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}"

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()


CHECKS: dict[str, Callable[[], Iterator[str]]] = {
    "nu": nu,
    "html": html,
    "links": links,
    "types": types,
    "cards": cards,
    "axe": axe,
    "lighthouse": lighthouse,
}

if __name__ == "__main__":
    sys.exit(main())
