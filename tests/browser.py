"""A browser that tests drive: Chromium by ChromeDriver, over the WebDriver protocol (W3C)."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

DRIVER = shutil.which(os.environ.get("CHROMEDRIVER", "chromedriver"))
CHROME = next(
    filter(None, map(shutil.which, (os.environ.get("CHROME", "chromium"), "google-chrome"))), None
)
MISSING = "needs Chromium and ChromeDriver (or CHROME and CHROMEDRIVER, which name them)"
OPTIONS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")
PATIENCE = 10.0


class Browser:
    """One session of a browser. Scripts see the page's window, and ``arguments``."""

    def __init__(self, address: str, session: str) -> None:
        self._at = f"{address}/session/{session}"

    def call(self, method: str, what: str, **given: Any) -> Any:
        """What the driver answers to a command. Raises ``RuntimeError`` for a refusal."""
        return _called(method, f"{self._at}/{what}", given)

    def go(self, address: str) -> None:
        """The page at an address is shown."""
        self.call("POST", "url", url=address)

    def run(self, script: str, *arguments: object) -> Any:
        """What a script returns."""
        return self.call("POST", "execute/sync", script=script, args=list(arguments))

    def until(self, script: str, *arguments: object) -> Any:
        """What a script returns once that is true, looked at every few milliseconds."""
        return until(lambda: self.run(script, *arguments), script)

    def new_tab(self) -> str:
        """Another tab; returns its handle, for ``to``."""
        return str(self.call("POST", "window/new", type="tab")["handle"])

    def tab(self) -> str:
        """The handle of the tab that is driven."""
        return str(self.call("GET", "window"))

    def to(self, tab: str) -> None:
        """That tab is driven, and seen."""
        self.call("POST", "window", handle=tab)

    def sized(self, width: int, height: int) -> None:
        """The page has that size in pixels."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.devtools("Emulation.setDeviceMetricsOverride", metrics)

    def scheme(self, name: str) -> None:
        """The reader prefers ``light`` or ``dark``."""
        features = [{"name": "prefers-color-scheme", "value": name}]
        self.devtools("Emulation.setEmulatedMedia", {"features": features})

    def devtools(self, command: str, parameters: dict[str, object]) -> Any:
        """What a command of Chromium's own answers."""
        return self.call("POST", "goog/cdp/execute", cmd=command, params=parameters)

    def picture(self, file: Path) -> None:
        """The file holds what is seen."""
        file.write_bytes(base64.b64decode(self.call("GET", "screenshot")))


def until(look: Callable[[], Any], what: str) -> Any:
    """What ``look`` gives once that is true. Raises ``TimeoutError`` after ``PATIENCE``."""
    end = time.monotonic() + PATIENCE
    while not (found := look()):
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.005)
    return found


@contextmanager
def browsing(folder: Path) -> Iterator[Browser]:
    """A browser of its own, while the context lasts; ``folder`` is for what it writes."""
    folder.mkdir(exist_ok=True)
    log = folder / "chromedriver.log"
    driver = subprocess.Popen(
        [DRIVER or "", "--port=0", f"--log-path={log}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert driver.stdout
        started = iter(driver.stdout.readline, "")
        port = next(
            m[1] for line in started if (m := re.search(r"successfully on port (\d+)", line))
        )
        address = f"http://127.0.0.1:{port}"
        own = {"args": [*OPTIONS, f"--user-data-dir={folder / 'profile'}"], "binary": CHROME}
        wanted = {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": own}}
        made = _called("POST", f"{address}/session", {"capabilities": wanted})
        browser = Browser(address, made["sessionId"])
        try:
            yield browser
        finally:
            browser.call("DELETE", "")
    finally:
        driver.terminate()
        driver.communicate()


def _called(method: str, address: str, given: dict[str, Any]) -> Any:
    body = json.dumps(given).encode() if method == "POST" else None
    asked = Request(address.rstrip("/"), body, {"content-type": "application/json"}, method=method)
    try:
        with urlopen(asked, timeout=60) as answer:
            return json.load(answer)["value"]
    except HTTPError as error:
        with error:
            raise RuntimeError(json.load(error)["value"]["message"]) from error
