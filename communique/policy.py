"""What a content security policy (CSP Level 3) lets in by its hash."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256


def hash_source(text: str) -> str:
    """What names exactly this inline text in a policy (CSP Level 3, 2.3.1)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
