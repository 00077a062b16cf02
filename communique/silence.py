"""The rules of ``check`` that a file is spared: ``check: {ignore: [double-space]}``."""

from __future__ import annotations

from communique.fields import Fields
from communique.rules import FIXED, RULES, hint_for


def spared_rules(fields: Fields) -> tuple[str, ...]:
    """The names of the rules; a name that is no rule's, or of one that must hold, is noted."""
    return fields.table("check", _ignored) or ()


def _ignored(fields: Fields) -> tuple[str, ...]:
    names = fields.texts("ignore")
    for name in names:
        if name not in RULES:
            fields.wrong(f"no rule is called '{name}'", fields.line("ignore"), hint_for(name))
        elif name in FIXED:
            hint = "no site can be built that breaks it"
            fields.wrong(f"'{name}' cannot be ignored", fields.line("ignore"), hint)
    return names
