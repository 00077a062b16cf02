"""Addresses of e-mail, with a name or without (RFC 5322, 3.4)."""

from __future__ import annotations

import re
from email.headerregistry import Address
from email.utils import parseaddr

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+")


def mailbox(text: str) -> Address:
    """The address in ``The Digest <digest@example.org>``; its host in ASCII.

    Raises ``ValueError`` for anything that no mail could be sent to.
    """
    name, address = parseaddr(text)
    local, _, host = address.rpartition("@")
    host = host.encode("idna").decode()  # raises UnicodeError, which is a ValueError
    if not _LOCAL.fullmatch(local) or not host:
        raise ValueError(f"no address of e-mail: {text}")
    return Address(display_name=" ".join(name.split()), username=local, domain=host)
