"""A digest of any size, always the same: articles of about 3 kB on 125 terms, over six years.

Forty topics, sixty countries and twenty-five authors. Nothing in it happened; only countries and
institutions are real. Article number ``n`` is the same in a corpus of any size.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

FIRST = datetime(2019, 1, 1, 6, tzinfo=UTC)
SPAN_MINUTES = 6 * 365 * 24 * 60
LARGEST = 100_000

TOPICS = tuple(
    f"{subject} {field}"
    for subject in ("Trade", "Energy", "Border", "Maritime", "Food", "Cyber", "Climate", "Water")
    for field in ("talks", "security", "law", "finance", "aid")
)
_COUNTRIES = (
    "AF=Afghanistan,AL=Albania,DZ=Algeria,AR=Argentina,AM=Armenia,AU=Australia,AT=Austria,"
    "AZ=Azerbaijan,BD=Bangladesh,BY=Belarus,BE=Belgium,BO=Bolivia,BR=Brazil,BG=Bulgaria,"
    "CA=Canada,CL=Chile,CN=China,CO=Colombia,HR=Croatia,CU=Cuba,DK=Denmark,EG=Egypt,"
    "EE=Estonia,ET=Ethiopia,FI=Finland,FR=France,GE=Georgia,DE=Germany,GH=Ghana,GR=Greece,"
    "HU=Hungary,IN=India,ID=Indonesia,IR=Iran,IQ=Iraq,IE=Ireland,IL=Israel,IT=Italy,JP=Japan,"
    "JO=Jordan,KZ=Kazakhstan,KE=Kenya,LB=Lebanon,LY=Libya,MY=Malaysia,ML=Mali,MX=Mexico,"
    "MA=Morocco,NP=Nepal,NL=Netherlands,NG=Nigeria,NO=Norway,PK=Pakistan,PE=Peru,"
    "PH=Philippines,PL=Poland,RO=Romania,SN=Senegal,TR=Turkey,UA=Ukraine"
)
COUNTRIES = dict(pair.split("=") for pair in _COUNTRIES.split(","))
AUTHORS = tuple(f"Desk {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXY")

WHO = (
    "The foreign minister of {a}",
    "A delegation from {a}",
    "The central bank of {a}",
    "Officials in {a} and {b}",
    "The parliament of {b}",
    "A panel of the United Nations",
    "Negotiators for the European Union",
    "The port authority of {b}",
    "Three aid agencies",
    "The government of {b}",
)
DID = (
    "said on {day} that the {thing} would be put to a vote before the end of the {season}",
    "published a text of {n} pages on the {thing}, the first in {m} years",
    "refused to sign the {thing} unless {a} drops its claim to the {place}",
    "asked for {n} more days to study the {thing}",
    "called the {thing} *a beginning*, and no more than that",
    "agreed to send {n} inspectors to the {place} within {m} weeks",
    "denied that the {thing} had been discussed at the meeting in the {place}",
    "put the cost of the {thing} at {n} million dollars, up from {m} a year ago",
    "set out **{m} conditions** under which the {thing} could be renewed",
    "repeated that the {place} is no part of the {thing}",
)
THEN = (
    "while {b} kept silent",
    "according to two people who have read it",
    "and traders took it as a sign that prices will hold",
    "though critics in {a} doubt that it can be enforced",
    "a step that [the last round](/topics/) had ruled out",
    "which [the ministry](https://example.org/statements/{n}) confirmed in the evening",
    "and left the rest to a committee that meets in {m} weeks",
    "after a night of talks that ended without a handshake",
    "in a letter that was read out to both chambers",
    "as the currency of {b} lost {m} per cent",
)
THING = (
    "grain corridor", "fishing agreement", "pipeline", "visa waiver", "customs union", "ceasefire",
    "rescue loan", "arms embargo", "water treaty", "prisoner exchange", "export ban", "rail link",
    "data pact", "carbon levy", "border commission", "election law", "patrol mission", "debt deal",
)  # fmt: skip
PLACE = (
    "northern islands", "old harbour", "upper valley", "eastern province", "free port", "strait",
    "dry lake", "mountain pass", "river delta", "capital", "salt flats", "disputed strip",
)  # fmt: skip
TITLES = (
    "{a} and {b} reopen the {thing}",
    "{a} sets terms for the {thing}",
    "The {thing} between {a} and {b} is delayed by {m} weeks",
    "{b} counts the cost of the {thing}",
    "Inspectors reach the {place} after {n} days",
    "{a} turns down the {thing} for the third time",
    "Talks on the {thing} move to {b}",
    "Who pays for the {thing}? {a} asks {b}",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
SEASONS = ("spring", "summer", "autumn", "winter", "year", "session")
HEADS = ("What was agreed", "What remains open", "Why it matters", "What comes next", "The numbers")


@dataclass(frozen=True, slots=True)
class Piece:
    """One article. ``countries`` are ISO 3166-1 alpha-2 codes; ``body`` is Markdown."""

    id: str
    slug: str
    title: str
    description: str
    date: datetime
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    countries: tuple[str, ...]
    body: str


def piece(number: int) -> Piece:
    """Article ``number`` of every corpus, from 0."""
    chance = random.Random(7_919 * number + 1)
    countries = tuple(chance.sample(sorted(COUNTRIES), chance.choice((1, 2, 2, 3))))
    neighbour = chance.choice(sorted(COUNTRIES.keys() - countries))
    words = _Words(chance, COUNTRIES[countries[0]], COUNTRIES[[*countries, neighbour][1]])
    return Piece(
        id=f"b{number:06d}",
        slug=f"{number:06d}-{chance.choice(THING).replace(' ', '-')}",
        title=words.filled(chance.choice(TITLES)),
        description=words.plain(),
        # Numbers are spread over the years, so that a larger corpus is not only a longer one.
        date=FIRST + timedelta(minutes=number * 7_919 % LARGEST * (SPAN_MINUTES // LARGEST)),
        authors=tuple(chance.sample(AUTHORS, chance.choice((1, 1, 2)))),
        topics=tuple(chance.sample(TOPICS, chance.choice((1, 2, 3)))),
        countries=countries,
        body=words.body(),
    )


@dataclass(frozen=True, slots=True)
class _Words:
    chance: random.Random
    country: str
    neighbour: str

    def body(self) -> str:
        """Markdown of about 3 kB: two headings, a quotation, sometimes a list."""
        blocks = [self.paragraph() for _ in range(9)]
        first, second = self.chance.sample(HEADS, 2)
        blocks.insert(7, f"## {second}")
        blocks.insert(3, f"## {first}")
        blocks.insert(5, f"> {self.plain()} {self.plain()}")
        if self.chance.random() < 0.3:
            blocks.append("\n".join(f"- {self.plain()}" for _ in range(4)))
        return "\n\n".join(blocks) + "\n"

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.chance.choice((1, 2, 2, 3))))

    def sentence(self) -> str:
        parts = (self.chance.choice(WHO), self.chance.choice(DID), self.chance.choice(THEN))
        return self.filled("{} {}, {}.".format(*parts))

    def plain(self) -> str:
        """A sentence without markup."""
        while "*" in (sentence := self.sentence()) or "[" in sentence:
            pass
        return sentence

    def filled(self, text: str) -> str:
        chance = self.chance
        return text.format(
            a=self.country,
            b=self.neighbour,
            day=chance.choice(DAYS),
            thing=chance.choice(THING),
            place=chance.choice(PLACE),
            season=chance.choice(SEASONS),
            n=chance.randint(11, 90),
            m=chance.randint(2, 9),
        )
