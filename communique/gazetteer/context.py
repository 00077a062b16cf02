"""Which hits to believe: what stands around a word decides whether it is a place at all.

Three rules, in this order. A headline in capitals hides English words in acronyms (WHO, IS). A
place that is also a person's name is taken away by a given name before it or a surname after it
(Michael Jordan, Chad Wolf), and where it stands alone after that. And some words belong to one of
two countries (Georgia, Congo, Korea): whichever the rest of the text speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from communique.gazetteer.lexicon import SHOUTED_WORDS, Hit, Sense, term_of
from communique.gazetteer.values import Words

PRONOUN = re.compile(r"\b(?:TELLS?|LETS?|GIVES?|JOIN|ABOUT|OF|MAKES?|LEAVES?|NEEDS?) $")
BEFORE = re.compile(r"([^\W\d_][\w'’-]*\.?) $")
AFTER = re.compile(r" ([^\W\d_a-z][\w’'-]*)")
BEYOND = re.compile(r"-(?:speaking|language|born|style)\b| (?:language|speakers?|lessons?)\b")

GEORGIAN_NEIGHBOURS = frozenset({"RU", "AM", "AZ", "UA", "MD"})
GEORGIAN_STATE = re.compile(
    r"Atlanta|Savannah|Fulton|Augusta|Republican|Democrat|\bSen\.|\bRep\.|\bGov\.|Kemp|Warnock"
    r"|Ossoff|Alabama|Florida|Carolina|Tennessee|Arizona|Michigan|Wisconsin|Pennsylvania|Nevada"
)


class Rivals(NamedTuple):
    """A word that is usually one country's, and another's where only that one is spoken of."""

    usual: str
    other: str


RIVALS = {
    "Korea": Rivals("KR", "KP"),
    "Korean": Rivals("KR", "KP"),
    "Koreans": Rivals("KR", "KP"),
    "Congo": Rivals("CD", "CG"),
    "Congolese": Rivals("CD", "CG"),
    "Dominican": Rivals("DO", "DM"),
    "Dominicans": Rivals("DO", "DM"),
    "Tripoli": Rivals("LY", "LB"),
    "Georgia": Rivals("GE", "US"),
}
RIVAL_WORDS = {form: rivals for word, rivals in RIVALS.items() for form in (word, word.upper())}


def believed(hits: list[Hit], text: str, title_end: int, words: Words) -> list[Hit]:
    """The hits that mean what the lexicon says; ``title_end`` is where the headline ends."""
    shouted = text[:title_end].isupper()
    kept, families = [], set()
    for hit in hits:
        if hit.term.may_be_family and _is_person(hit, text, hit.end <= title_end, words):
            families.add(hit.term.text)
        elif not (shouted and hit.end <= title_end and _is_shouted(hit, text)) and not (
            text[hit.end : hit.end + 1] in "- " and _is_beyond(hit, text)
        ):
            kept.append(hit)
            name = hit.term.text
            if " " in name and (hit.term.persons or name.split(" ", 1)[0] in words.first):
                families.add(name.rpartition(" ")[2])
    return list(_settled(_without(families, kept) if families else kept, text))


def _without(families: set[str], hits: list[Hit]) -> list[Hit]:
    """The hits without names of places that are surnames here: "Jim Jordan said ... Jordan".

    They stay where another word speaks of the same place. Of a term that is also somebody's
    surname in the lexicon, that is left.
    """
    alone = [hit for hit in hits if hit.term.text in families and hit.term.counted]
    if not alone:
        return hits
    sure = {
        sense.key
        for hit in hits
        if hit.term.text not in families
        for sense in hit.term.counted
        if not sense.doubtful
    }
    names = {
        hit.term: tuple(one for one in hit.term.senses if one.kind == "surname")
        for hit in alone
        if not any(sense.key in sure for sense in hit.term.counted)
    }
    return [
        hit._replace(term=term_of(hit.term.text, names[hit.term])) if hit.term in names else hit
        for hit in hits
        if names.get(hit.term, True)
    ]


def _is_beyond(hit: Hit, text: str) -> bool:
    """Whether a word speaks of more than its country: "French-speaking", "German lessons"."""
    return bool(hit.term.senses) and BEYOND.match(text, hit.end) is not None


def _is_shouted(hit: Hit, text: str) -> bool:
    """Whether an acronym in a headline of capitals is probably an English word."""
    if hit.term.text == "US":
        return PRONOUN.search(text, 0, hit.start) is not None
    return hit.term.text in SHOUTED_WORDS


def _is_person(hit: Hit, text: str, in_title: bool, words: Words) -> bool:
    """Whether the name of a place, that a person may have too, is part of a person's here."""
    before = BEFORE.search(text, max(0, hit.start - 24), hit.start)
    if before and (before[1] in words.first or before[1].rstrip(".") in {"Mr", "Mrs", "Ms", "Dr"}):
        return True
    if in_title or not hit.term.is_given:
        return False
    after = AFTER.match(text, hit.end)
    if after is None or after[1] in words.no_name:
        return False
    return not _is_clause(text, hit.start)


def _is_clause(text: str, start: int) -> bool:
    """Whether a preposition of place stands before ``start``: "in Jordan King Abdullah said"."""
    return text.endswith((" in ", " from ", " to ", " into ", " across "), 0, start)


def _settled(hits: list[Hit], text: str) -> Iterator[Hit]:
    """The hits with each word of two countries given to one of them."""
    disputed = [hit for hit in hits if hit.term.text in RIVAL_WORDS]
    if not disputed:
        yield from hits
        return
    sure = {
        sense.key
        for hit in hits
        if hit.term.text not in RIVAL_WORDS
        for sense in hit.term.senses
        if not sense.doubtful and sense.kind != "firm"
    }
    words = {hit.term.text for hit in disputed}
    others = {word for word in words if _is_other(RIVAL_WORDS[word], sure, text)}
    for hit in hits:
        word = hit.term.text
        if word in others:
            senses = (Sense("name", RIVAL_WORDS[word].other),)
            yield Hit(hit.start, hit.end, term_of(word, senses))
        else:
            yield hit


def _is_other(rivals: Rivals, sure: set[str], text: str) -> bool:
    if rivals.usual in sure:
        return False
    if rivals.usual == "GE":
        return bool(GEORGIAN_STATE.search(text)) or (
            "US" in sure and not sure & GEORGIAN_NEIGHBOURS
        )
    return rivals.other in sure
