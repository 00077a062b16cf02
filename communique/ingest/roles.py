"""What each line of a text is, judged from the line alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from communique.ingest.credits import Credit, credit_of
from communique.ingest.furniture import is_furniture, opens_related
from communique.ingest.lines import Line
from communique.ingest.shapes import is_sentence
from communique.ingest.stamps import Stamp, stamp_of
from communique.ingest.taglines import Tags, labelled_tags

_ENDNOTE = re.compile(
    r"^[\W_]{0,3}(?:(?:additional |further |with )?(?:reporting|writing|editing|compiled"
    r"|translation"
    r"|translated|research|graphics?|production|contribution)s? (?:by|from|in)\b"
    r"|with (?:inputs?|reporting|contributions?|additional reporting|files|agenc(?:y|ies)"
    r"|information|material) (?:from|by|inputs)\b|with agency inputs\b"
    r"|(?:this (?:report|story)|the (?:report|story)) (?:includes|contains|was (?:written"
    r"|translated"
    r"|compiled|produced) (?:by|from))\b"
    r"|(?:edited|translated|narrated|produced|fact-checked) by:? .{3,60}$"
    r"|(?:mit material|avec (?:afp|reuters|agences?|les agences|l'afp)|con informaci[oó]n"
    r"|com (?:informações|agências)|con agenc|met medewerking|reportage de|édité par|bearbeitung"
    r"|(?:reporte|informe|reportagem) (?:de|por)\b)"
    r"|.{3,120}\bcontributed (?:reporting|to this (?:report|story|article|dispatch))\b"
    r"|.{3,120}\bcontributed(?: from (?-i:[A-ZÀ-Þ])[^.]{2,60})?\.$"
    r"|(?!he |she |they |it |the |we |i )(?-i:[A-ZÀ-Þ])[^\W\d]+(?:,? (?:and"
    r" )?(?-i:[A-ZÀ-Þ])[^\W\d]+){0,4}"
    r" reported from (?-i:[A-ZÀ-Þ])[^.;]{2,80}\.?$)",
    re.IGNORECASE,
)
_CREDIT_FIRST = re.compile(
    r"^\W{0,2}(?:©|ⓒ|\(c\)\s?(?!\d))|^.{2,40}[摄攝]影?\W{0,2}$", re.IGNORECASE
)
_LONGEST_NOTE = 500
_LONGEST_READ = 600


class Role(Enum):
    """What a line is for."""

    TEXT = auto()
    FURNITURE = auto()
    RELATED = auto()
    STAMP = auto()
    CREDIT = auto()
    CAPTION = auto()
    TAGS = auto()
    ENDNOTE = auto()


@dataclass(frozen=True, slots=True)
class Reading:
    """A line and what it says: the part that belongs to its role is set."""

    line: Line
    role: Role
    stamp: Stamp | None = None
    credit: Credit | None = None
    tags: Tags | None = None

    @property
    def text(self) -> str:
        """The words of the line."""
        return self.line.text

    @property
    def is_text(self) -> bool:
        """Whether the line may belong to the article itself."""
        return self.role is Role.TEXT

    @property
    def is_sentence(self) -> bool:
        """Whether the line can be a paragraph, and not a heading, caption or link."""
        return self.role is Role.TEXT and not self.line.level and is_sentence(self.text)

    @property
    def is_fragment(self) -> bool:
        """Whether the line is text, but too short or unended for a paragraph."""
        return self.role is Role.TEXT and not self.is_sentence

    def as_role(self, role: Role) -> Reading:
        """The same line, seen otherwise in the light of its neighbours."""
        return replace(self, role=role)


def readings_of(lines: tuple[Line, ...]) -> tuple[Reading, ...]:
    """Every line with its role. A line that comes many times is read once."""
    known: dict[str, Reading] = {}
    readings = []
    for line in lines:
        reading = known.get(line.text)
        if reading is None:
            reading = known[line.text] = _read(line)
        readings.append(replace(reading, line=line))
    return tuple(readings)


def is_page(readings: Sequence[Reading]) -> bool:
    """Whether the text was copied from a web page, with some of its buttons."""
    return sum(r.role in (Role.FURNITURE, Role.RELATED) for r in readings) >= 3


def stands_alone(text: str) -> bool:
    """Whether a row is a byline, a date or a credit, and no part of a paragraph."""
    role = _read(Line(text)).role
    is_marked = text.lower().startswith(("©", "ⓒ", "photo"))
    return role is Role.STAMP or (role is Role.CREDIT and is_marked)


def _read(line: Line) -> Reading:
    if len(line.text) > _LONGEST_READ:
        return Reading(line, Role.TEXT)
    if _CREDIT_FIRST.match(line.text):
        credit = credit_of(line.text)
        if credit and credit.credit and not credit.caption:
            return Reading(line, Role.CREDIT, credit=credit)
    return _read_stamp(line) or _read_mark(line) or _read_credit(line)


def _read_stamp(line: Line) -> Reading | None:
    stamp = stamp_of(line.text)
    return Reading(line, Role.STAMP, stamp=stamp) if stamp else None


def _read_mark(line: Line) -> Reading | None:
    """A line that a phrase gives away."""
    if opens_related(line.text):
        return Reading(line, Role.RELATED)
    tags = labelled_tags(line.text)
    if tags:
        return Reading(line, Role.TAGS, tags=tags)
    if len(line.text) <= _LONGEST_NOTE and _ENDNOTE.match(line.text):
        return Reading(line, Role.ENDNOTE)
    credit = credit_of(line.text)
    if credit and credit.caption is None:
        return Reading(line, Role.CREDIT, credit=credit)
    return Reading(line, Role.FURNITURE) if is_furniture(line.text) else None


def _read_credit(line: Line) -> Reading:
    credit = credit_of(line.text)
    return Reading(line, Role.CAPTION if credit else Role.TEXT, credit=credit)
