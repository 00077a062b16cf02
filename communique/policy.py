"""What is let in by its hash: by a content security policy (CSP Level 3), or by a tag."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256, sha384


def hash_source(text: str) -> str:
    """What names exactly this inline text in a policy (CSP Level 3, 2.3.1)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def integrity(content: bytes) -> str:
    """What names exactly these bytes in a tag's ``integrity`` (Subresource Integrity, 3.1)."""
    return f"sha384-{b64encode(sha384(content).digest()).decode()}"
