"""Who wrote an article, read from a line that says so."""

from __future__ import annotations

import re

from communique.ingest.names import in_usual_case, is_name, is_outlet, is_place, is_post
from communique.ingest.scripts import script_at

_WORDS_BEFORE = (
    r"(?:(?:written|authored|reported|story|article|report|analysis|opinion|commentary|interview"
    r"|text|words|posted|submitted|exclusive|compiled|video|review|essay|column|dispatch|file"
    r"|edited and written|a) )?by(?: ?by)?(?=[\s:A-ZÀ-Ý])[\s:]+|byby\s?|by(?=[A-Z][a-z])"
    r"|(?:authors?|writers?|byline|reporters?|contributors?) ?[:：]\s*"
    r"|(?:propos recueillis |texte |reportage |analyse |écrit |tribune |article )?par[\s:]+"
    r"|(?:ein[e]? )?(?:bericht |analyse |kommentar |reportage )?von[\s:]+|(?:texto |escrito"
    r" )?por[\s:]+"
    r"|(?:a cura |testo |articolo )?di[\s:]+|door[\s:]+|(?:text|skriven|skrevet) ?(?::|av)\s*"
    r"|av[\s:]+"
    r"|(?:autore?s?|autora|autorin|auteurs?|autorzy|autoři|автор(?:ы|и)?|текст|журналист|yazan"
    r"|muhabir|penulis|reporter|tác giả|szerző|συντάκτης|autor i fotograf) ?[:：—–-]\s*|oleh[\s:]+"
    r"|(?:بقلم|كتب|كتبت|حوار|إعداد|تقرير|كتبه|نوشته|نویسنده|أجرى الحوار|تحقيق|المصدر"
    r" الكاتب)\s*[:/：-]?\s+"
    r"|(?:लेखक|रिपोर्ट|रिपोर्टर|संवाददाता|द्वारा|written by|edited by \S+ \S+, written by)"
    r" ?[:：-]\s*"
    r"|(?:作者|撰文|撰稿|文|文字|采写|採訪|采访|本报记者|本報記者|记者|記者|執筆|著者|取材・文"
    r"|特派员|特派員"
    r"|글|취재|글쓴이)\s*[:：/／=＝]\s*|(?:本报|本報|新华社|中新社|中新网|央视)?(?:记者"
    r"|記者)[\s　]*"
)
_BY = re.compile(rf"^\W{{0,3}}(?:{_WORDS_BEFORE})", re.IGNORECASE)
_KOREAN = re.compile(
    r"^(?:[\[(（【]?[^\]\s]{0,20}[=\s])?\s*((?:[가-힣]{2,4}[·,ㆍ\s]{0,2}){1,4})\s*"
    r"(?:선임|수습|인턴|전문|정치|경제|국제)?\s?(?:기자|특파원|논설위원|통신원|객원기자)[\])）】]?"
    r"(?:\s*[(\[]?\S+@\S+?[)\]]?|\s*\S{0,12})?$"
)
_REPORTER = re.compile(
    r"^[（(【\[]?(?:[\u3400-\u9fff]{2,6})?(?:本报|本報|新华社)?(?:记者|記者)[\s　:：]*"
    r"([\u3400-\u9fff·]{2,8}(?:[\s　、，,]+[\u3400-\u9fff·]{2,8}){0,4})"
    r"(?:[/／][\u3400-\u9fff]{2,10}(?:报道|報導|電|电))?[）)】\]]?$"
)
_JAPANESE = re.compile(
    r"^[【（(]?([\u3400-\u9fff々]{1,4}[ 　]?[\u3400-\u9fff\u3041-\u30ff]{1,4})[ 　]?記者[】）)]?$"
)
# “Baghdad: Hassan al-Rubaie”, as Arabic papers have it.
_PLACED = re.compile(
    r"^[\u0620-\u06ff]{2,14}(?: [\u0620-\u06ff]{2,14})?\s?[:/]\s?(?P<name>[^:/]{5,40})$"
)
_NAME_OF = re.compile(r"^(?P<name>[^()]{4,40}?) ?\((?P<outlet>[^()]{2,40})\)$")
_BRACKETS = re.compile(r"\s*[(（\[][^()（）\[\]]{0,80}[)）\]]\s*")
_TAIL = re.compile(r"\s*(?:[|·•]|[-–—] ?(?=\d)| [-–—] ).*$|\s+\S+@\S+.*$|\s+@\w+.*$", re.IGNORECASE)
_PLACE = re.compile(
    r"\s+(?:for|in|at|via|from|of|reports?|reporting|with|à|à la|in|en|em|aus|für|para|pour|из"
    r"|для|من|في)"
    r"\s.*$",
    re.IGNORECASE,
)
_MARKED_NAME = re.compile(
    r"(?:xinhua|tass|afp|ap|reuters|cnn|bbc) (?:staff )?(?:writers?|reporters?|correspondents?) ",
    re.I,
)
_AND = re.compile(
    r"\s*(?:[,;，、；&/／+]|،)\s*(?:and\s+|et\s+|und\s+)?|\s+(?:and|et|und|y|e|och|og|en|ed|i|и|і"
    r"|и|та|ve|dan|και"
    r"|और|as told to|with|avec|con|和|与)\s+|\s+و\s?(?=\S{2,}\s)"
)
_FINAL_OUTLET = re.compile(
    r"\s+(?-i:[A-Z]{3,}[a-z]+)$|\s+(?:(?:the )?associated press|reuters|afp|cnn|bbc(?: news)?"
    r"|ap|tass|cbc(?: news)?|npr"
    r"|(?:usa today|the new york times|bloomberg(?: news)?|fox news|nbc news|abc news|cbs news))$",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\s*[,;|/&]?\s*\b(?:edited|translated|curated|photo(?:s|graphs)?|illustrations?|video"
    r"|graphics?)"
    r" by\b.*$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_LOWERCASE = re.compile(r"(?<![^\W\d_])[a-z]{2,}(?= )")
_CLAUSE = 4  # words without a capital: more than a post or an outlet has
_LONGEST = 240


def byline_of(line: str) -> tuple[str, ...] | None:
    """The people a byline names, as they are usually written; () when it names only outlets.

    None when ``line`` is no byline.
    """
    if len(line) > _LONGEST:
        return None
    placed = _PLACED.match(line)
    if placed and is_name(placed["name"]):
        return (placed["name"],)
    special = _KOREAN.match(line) or _REPORTER.match(line) or _JAPANESE.match(line)
    if special:
        return _eastern(special[1])
    found = _BY.match(line)
    if found is None:
        return None
    rest = line[found.end() :]
    again = _BY.match(rest)
    return _people(rest[again.end() :] if again else rest)


def is_post_holder(line: str) -> bool:
    """Whether ``line`` is a name and a post or an outlet: “Ann Lee, Diplomatic Correspondent”."""
    if len(line) > 100:
        return False
    name, mark, post = line.partition(",")
    if mark:
        return is_name(name) and is_post(post) and not _DIGIT.search(post)
    bracketed = _NAME_OF.match(line)
    if bracketed and is_outlet(bracketed["outlet"]):
        return is_name(bracketed["name"])
    name, *others = re.split(r"\s*[|·•]\s*|\s+[-–—]\s+", line)
    return bool(others) and is_name(name) and all(is_outlet(o) or is_post(o) for o in others)


def people_named(line: str) -> tuple[str, ...]:
    """The people a line consists of, such as “Ann Lee and Bo Chan” or “Ann Lee, AP Writer”."""
    if not 3 <= len(line) <= 120 or line[-1] in "?!:;":
        return ()
    return _people(line) or ()


def _eastern(text: str) -> tuple[str, ...]:
    return tuple(name for name in re.split(r"[\s　、，,·ㆍ]+", text.strip()) if is_name(name))


def _people(text: str) -> tuple[str, ...] | None:
    """The names in what follows “By”; None when that does not begin with one."""
    text = _OTHERS.sub("", text)
    text = _MARKED_NAME.sub("", _BRACKETS.sub(" , ", text)).strip(" ,:;…*_—–-")
    parts = [_bare(part) for part in _AND.split(_TAIL.sub("", text))]
    parts = [_FINAL_OUTLET.sub("", _PLACE.sub("", part)) for part in parts if part]
    if parts and script_at(parts[0][0]) == "han":
        parts = [name for part in parts for name in part.split()]
    names: list[str] = []
    for place, part in enumerate(parts):
        if not _is_known(part, is_first=place == 0):
            return tuple(names) if names and is_post(part) else None
        if is_name(part) and not is_post(part) and not (names and _is_twoword_place(part)):
            names.append(in_usual_case(part))
    return tuple(dict.fromkeys(names))


def _bare(part: str) -> str:
    text = part.strip(' ,:"“”*_')
    return text if text.endswith(("Jr.", "Sr.")) else text.strip(".")


def _is_known(part: str, is_first: bool) -> bool:
    if is_name(part) or is_outlet(part) or is_post(part):
        return len(part) < 60 and len(_LOWERCASE.findall(part)) < _CLAUSE
    return not is_first and is_place(part) and len(part) < 30


def _is_twoword_place(part: str) -> bool:
    return len(part.split()) > 1 and is_place(part)
