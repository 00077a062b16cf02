"""Rules of CSS written into the elements they are for, as mail programs want them.

Many of those drop a stylesheet; of those that read it, none must lose what depends on the width of
the screen or on light and dark. So rules within ``@media`` stay, in the head.
"""

from __future__ import annotations

import css_inline

_INLINER = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)
_CHARSET = '<meta charset="utf-8">'


def inlined(html: str) -> str:
    """The page with its rules in its elements. Nothing is loaded from anywhere."""
    made = _INLINER.inline(html)
    # What is kept stands first in the head, where the encoding is looked for (HTML, 4.2.5.4).
    if _CHARSET in made:
        made = made.replace(_CHARSET, "", 1).replace("<head>", f"<head>{_CHARSET}", 1)
    return made
