"""What an editor may ask of the preview: a file in an editor, another moment.

Only pages of the preview itself may ask, and only from this computer may a file be opened.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, tzinfo
from json import JSONDecodeError
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from communique.preview.desk import View
from communique.preview.editors import EditorError, open_in_editor
from communique.preview.news import News
from communique.preview.pages import OWN

Wish = Callable[[Request, dict[str, Any]], Awaitable[Response]]


def wishes(news: News, editor: str | None) -> list[Route]:
    """The routes at which something can be asked for; ``editor`` is what opens files."""
    desk = news.desk

    async def opened(request: Request, asked: dict[str, Any]) -> Response:
        if not is_here(request.client.host if request.client else ""):
            return _refused("files are opened only from the computer that serves them", 403)
        path, line = asked.get("file"), asked.get("line") or 1
        if not isinstance(path, str) or not isinstance(line, int):
            return _refused("name a file, and a line", 400)
        try:
            await run_in_threadpool(open_in_editor, desk.workshop.root, path, line, editor)
        except EditorError as error:
            return _refused(str(error), 409)
        return Response(status_code=204)

    async def turned(_: Request, asked: dict[str, Any]) -> Response:
        known = await run_in_threadpool(desk.known)
        zone = known.content.config.zone if known else UTC
        try:
            desk.turn_to(view_of(asked, desk.view, zone))
        except (ValueError, TypeError):
            said = f"'{asked.get('now')}' is no time such as 2026-12-01T06:00"
            return _refused(said, 400)
        news.spread()
        return Response(status_code=204)

    def coming(_: Request) -> Response:
        return JSONResponse([list(one) for one in desk.coming()])

    return [
        Route(f"{OWN}open", _guarded(opened), methods=["POST"]),
        Route(f"{OWN}view", _guarded(turned), methods=["POST"]),
        Route(f"{OWN}coming", coming),
    ]


def view_of(asked: dict[str, Any], before: View, zone: tzinfo) -> View:
    """What is asked to be looked at: ``now`` by the clocks of ``zone``, ``drafts`` in lists.

    Without either it stays as it was before. Raises ``ValueError`` or ``TypeError`` for what is
    no time.
    """
    drafts = bool(asked.get("drafts", before.drafts))
    if "now" not in asked:
        return View(before.moment, drafts)
    if asked["now"] is None:
        return View(None, drafts)
    found = datetime.fromisoformat(asked["now"])
    return View(found if found.tzinfo else found.replace(tzinfo=zone), drafts)


def _guarded(wish: Wish) -> Callable[[Request], Awaitable[Response]]:
    """The wish of a page of the preview; a page elsewhere is refused.

    Browsers say where a request with a body comes from (Fetch, 3.2), and let no page change it.
    """

    async def answer(request: Request) -> Response:
        host = request.headers.get("host", "")
        if request.headers.get("origin", "") not in (f"http://{host}", f"https://{host}"):
            return _refused("only pages of this preview may ask for that", 403)
        try:
            asked = await request.json()
        except (JSONDecodeError, UnicodeDecodeError):
            asked = None
        if not isinstance(asked, dict):
            return _refused("that is no JSON object", 400)
        return await wish(request, asked)

    return answer


def is_here(host: str) -> bool:
    """Whether an address is one of this computer itself."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _refused(said: str, status: int) -> Response:
    return PlainTextResponse(said, status_code=status)
