"""The site over HTTP: the files of the output and nothing else, each page with its script."""

from __future__ import annotations

import gc
import ipaddress
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from mimetypes import guess_type
from pathlib import Path, PurePath
from threading import Thread

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from communique.errors import CommuniqueError
from communique.pipeline import Workshop
from communique.preview.desk import INDEX, Desk
from communique.preview.news import News
from communique.preview.pages import OWN, PAGE, with_script
from communique.preview.rounds import Tell, rounds
from communique.preview.wishes import wishes

LOCAL = ("localhost", "127.0.0.1", "::1")
ANYWHERE = ("0.0.0.0", "::", "")
# What systems do not know, or know differently: a preview must not depend on the computer.
TYPES = {
    ".avif": "image/avif",
    ".js": "text/javascript; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".opml": "text/x-opml; charset=utf-8",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
PARTS = ("client.js", "overlay.css", "bar.css")
# Seconds after which a build lets the server's thread have its turn.
SWITCH = 0.0005
FRESH = {"cache-control": "no-cache"}


def serve(
    workshop: Workshop,
    listening: socket.socket,
    *,
    host: str,
    now: datetime | None,
    drafts: bool,
    search: bool,
    editor: str | None,
    tell: Tell,
) -> None:
    """The site is served as it is, and built at once and after every change, until interrupted.

    With ``drafts``, what is not published is shown as if it were; it is never written. ``host`` is
    the name or address that was asked for, by which it may be visited; ``editor`` the command that
    opens files.
    """
    desk = Desk(workshop, now, drafts=drafts)
    news = News(desk)
    sys.setswitchinterval(SWITCH)
    with running(application(news, host, editor), news, listening), desk.examiner.at_work():
        try:
            for one in rounds(workshop, now=now, search=search, pages_first=True, begin=news.begin):
                news.tell(one)
                tell(one)
                gc.collect()
                if not gc.get_freeze_count():
                    _prepare(workshop, now)
        except KeyboardInterrupt:
            _finish(workshop, now, search=search)


def _prepare(workshop: Workshop, now: datetime | None) -> None:
    """A site that was as it should be is organised all the same: the first save must not wait.

    What is in memory then stays for long: it is not looked through for garbage after every save.
    """
    if workshop.drawn is None:
        with suppress(CommuniqueError, ExceptionGroup):
            workshop.build(now or datetime.now(UTC), is_thorough=True)
    gc.freeze()


def _finish(workshop: Workshop, now: datetime | None, *, search: bool) -> None:
    """What was left for a quiet moment is built, if the site can be."""
    last = workshop.last()
    if last and not last.state:
        with suppress(CommuniqueError, ExceptionGroup):
            workshop.build(now or datetime.now(UTC), search=search)


def listener(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises ``OSError`` when it cannot."""
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    return socket.create_server(address[:2], family=family, backlog=128)


@contextmanager
def running(app: Starlette, news: News, listening: socket.socket) -> Iterator[None]:
    """The application answers, in a thread of its own, while the context lasts."""
    settings = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(settings)
    thread = Thread(target=server.run, kwargs={"sockets": [listening]}, name="server", daemon=True)
    thread.start()
    try:
        yield
    finally:
        news.close()
        server.should_exit = True
        thread.join(timeout=5)
        listening.close()


def application(news: News, host: str, editor: str | None = None) -> Starlette:
    """The application that shows the site of ``news`` to those who name it by a known name."""
    desk = news.desk
    own = Path(__file__).parent
    files = StaticFiles(directory=desk.site, check_dir=False)

    async def events(request: Request) -> Response:
        asked = request.query_params
        seen, dress = asked.get("seen", ""), asked.get("dress", "")
        stream = news.stream(asked.get("page", "/"), seen, dress)
        return StreamingResponse(stream, media_type="text/event-stream", headers=FRESH)

    def part(request: Request) -> Response:
        path = own / request.url.path.removeprefix(OWN)
        return FileResponse(path, media_type=TYPES.get(path.suffix), headers=FRESH)

    def answer(request: Request) -> Response:
        address = request.path_params["path"]
        found = desk.answer(address)
        if found and is_of_folder(found.path, address):
            return RedirectResponse(request.url.replace(path=request.url.path + "/"))
        if found is None or found.path.endswith(PAGE):
            page = with_script(desk.page(address), "/" + address)
            return HTMLResponse(page, status_code=200 if found else 404, headers=FRESH)
        kind = TYPES.get(PurePath(found.path).suffix.lower()) or guess_type(found.path)[0]
        if found.file is None:
            return Response(found.content, media_type=kind, headers=FRESH)
        response = files.file_response(found.file, found.file.stat(), request.scope)
        response.headers["cache-control"] = "no-cache"
        if kind and PurePath(found.path).suffix.lower() in TYPES:
            response.headers["content-type"] = kind
        return response

    routes = [
        Route(f"{OWN}events", events),
        *(Route(f"{OWN}{name}", part) for name in PARTS),
        *wishes(news, editor),
        Route("/{path:path}", answer),
    ]
    return Starlette(routes=routes, middleware=[Middleware(KnownHosts, host=host)])


def is_of_folder(path: str, address: str) -> bool:
    """Whether the page of a folder was asked for without the slash at its end."""
    return bool(address) and path.endswith(f"/{INDEX}") and not address.endswith(("/", INDEX))


class KnownHosts:
    """Refuses whoever names this server in a way it is not known by.

    A page elsewhere can have its own name lead here and then read all that this server shows (DNS
    rebinding); its name is what gives it away. Addresses cannot be made to lead elsewhere.
    """

    def __init__(self, app: ASGIApp, host: str) -> None:
        self.app = app
        self.known = {*LOCAL, host.lower()}
        self.is_open = host in ANYWHERE
        if self.is_open:
            self.known.add(socket.gethostname().lower())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or self._is_known(Headers(scope=scope).get("host", "")):
            await self.app(scope, receive, send)
            return
        refusal = PlainTextResponse(
            "This preview is not known by that name. Visit it at the address in the terminal, or\n"
            "name the host when starting it: communique serve --host NAME\n",
            status_code=421,
        )
        await refusal(scope, receive, send)

    def _is_known(self, header: str) -> bool:
        name = name_in(header)
        return name in self.known or (self.is_open and _is_address(name))


def name_in(header: str) -> str:
    """The name in a Host header (RFC 9110, 7.2), without port, brackets and capitals."""
    host = header.strip().lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].removesuffix(".")


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
