"""Key points that no editor wrote: sentences of the article, word for word.

Chosen as readers of news skim: early sentences first, those that say most of what the text keeps
coming back to, with numbers rather than without, and nothing that headline and standfirst said
already. A sentence that leans on the one before ("But he", "These") or quotes is passed over. A
text that is read in a minute or two has none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from communique.gazetteer.dateline import split_dateline
from communique.sentences import sentences_in
from communique.vocabulary import words_of

MOST = 3
FEWEST = 2
ENOUGH = 400  # words of prose
EARLY = 6  # paragraphs that are looked at
SHORTEST, LONGEST = 45, 240  # characters, where words are spelled in letters
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_QUOTES = re.compile('["“”«»„「」『』]')
# Words that point back, or hang on the sentence before.
_LEANING_WORDS = """
he she it they his her hers its their theirs this that these those such here there then but and or
so yet nor however also still meanwhile instead therefore thus moreover both neither another others
i we you my our your
il elle ils elles on ce cet cette ces cela son sa ses leur leurs mais et ou donc or car cependant
toutefois aussi puis ainsi celui celle ceux celles nous je vous
él ella ellos ellas este esta esto estos estas ese esa eso esos esas su sus pero y o sin también
además así entonces aquel nosotros yo
er sie es dies diese dieser dieses aber und oder jedoch auch sein seine ihr ihre wir ich
он она оно они это этот эта эти его её ее их но а и или однако также тогда там такой такая такие
мы я вы
هو هي هم هذا هذه ذلك تلك هؤلاء لكن ولكن كما وهو وهي وهم أنا نحن لكنه لكنها
उन्होंने उनके उनका इसके इसका जिसके लेकिन और वहीं यह ये वे इस इसमें उन्हें
이어 한편 그러나 또 또한 그는 그녀는 이에 하지만 이는 그들은
"""
_LEANING = frozenset(_LEANING_WORDS.split())
_LEANING_CJK = re.compile(
    "但|他|她|它|这|此|该|其|同时|而|另外|然而|また|しかし|これ|それ|その|この|一方|さらに|だが"
)
_LEANING_PAIR = re.compile(r"(?:in|at|to|for|of|by|with|after|under) (?:it|this|that|these|them)\b")
_SPEAKER = re.compile(r"[A-ZА-ЯÀ-Þ .]{3,30}: ")
_FIGURE = re.compile(r"\d")
_TOO_LIKE = 0.6


class Candidate(NamedTuple):
    """A sentence that may be a point: where it stands, and its words."""

    text: str
    place: int
    paragraph: int
    is_first: bool
    words: frozenset[str]


def points_in(title: str, description: str | None, paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Two or three sentences of the text in its order; none where it has none to offer.

    ``paragraphs`` are its prose without headings, quotations and lists. Below a standfirst, what
    the text begins with is not said twice.
    """
    early = list(paragraphs[:EARLY])
    if early:
        early[0] = split_dateline(early[0])[1]
    found = [one for one in _candidates(early) if one.place > 1 or not description]
    weights = _weights(found)
    names = frozenset(words_of(title))
    said = [weights.keys() & names, weights.keys() & words_of(description or "")]
    ranked = [(-_score(one, weights, names), one.place, one) for one in found]
    chosen: list[Candidate] = []
    for _, _, one in sorted(ranked):
        words = weights.keys() & one.words
        if not any(_is_said(words, before) for before in said):
            chosen.append(one)
            said.append(words)
        if len(chosen) == MOST:
            break
    if len(chosen) < FEWEST:
        return ()
    return tuple(one.text for one in sorted(chosen, key=lambda one: one.place))


def _candidates(paragraphs: Iterable[str]) -> Iterator[Candidate]:
    place = 0
    for number, paragraph in enumerate(paragraphs):
        for nth, sentence in enumerate(sentences_in(paragraph)):
            place += 1
            if _stands_alone(sentence):
                words = frozenset(words_of(sentence))
                yield Candidate(sentence, place, number, nth == 0, words)


def _stands_alone(sentence: str) -> bool:
    """Whether the sentence can be understood, and is worth reading, out of its place."""
    is_dense = not sentence.isascii() and _DENSE.search(sentence) is not None
    if not SHORTEST <= len(sentence) * (1 + is_dense) <= LONGEST or sentence[-1] in ":?؟？,;-":
        return False
    if not sentence[0].isalnum() or len(_QUOTES.findall(sentence)) % 2 or _SPEAKER.match(sentence):
        return False
    if is_dense and _LEANING_CJK.match(sentence):
        return False
    start = sentence[:24].casefold()
    return start.split(None, 1)[0].rstrip(",") not in _LEANING and not _LEANING_PAIR.match(start)


def _weights(found: Sequence[Candidate]) -> Mapping[str, int]:
    """How often the text comes back to each word, up to three times; none of the commonest."""
    counted = Counter([word for one in found for word in one.words])
    common = max(2, len(found) // 3)
    return {word: min(n, 4) - 1 for word, n in counted.items() if n <= common}


def _score(one: Candidate, weights: Mapping[str, int], names: frozenset[str]) -> float:
    """How much a reader would miss the sentence."""
    central = sum([weights[word] for word in one.words if word in weights])
    return (
        central / (len(one.words) + 6)
        + 0.9 / (1 + one.paragraph)
        + 0.3 * one.is_first
        + 0.12 * min(len(one.words & names), 3)
        + 0.2 * (_FIGURE.search(one.text) is not None)
    )


def _is_said(words: Set[str], before: Set[str]) -> bool:
    """Whether most of the words were said before."""
    return len(words & before) >= _TOO_LIKE * len(words)
