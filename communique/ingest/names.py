"""Who a byline names: people, as against agencies, places and the posts people hold."""

from __future__ import annotations

import re

from communique.ingest.scripts import script_at
from communique.ingest.shapes import folded
from communique.ingest.wordlists import phrases, words

_OUTLET_WORDS = words(
    "news newspaper times post press agency agencies reuters afp ap pti ani ians tnn xinhua cnn"
    " bbc cbc npr tass bloomberg desk staff editorial network daily herald tribune magazine media"
    " online tv radio web team editors newsroom journal guardian correspondents wire service"
    " services today report reports digital bureau editor upi dpa efe ansa anadolu aa yonhap kyodo"
    " dailymail.com mailonline express telegraph mirror sun forbes politico axios zerohedge rt"
    " sputnik aljazeera jazeera voa rferl dw rfi france24 france-presse euronews livemint ndtv"
    " toi hindustan"
    " chinadaily.com.cn globaltimes people's admin administrator guest contributor contributors"
    " wires combined sources redacción redaccion rédaction redaktion redazione redação redactie"
    " redakcja redakce ap.org interfax ukrinform unian риа новости тасс интерфакс редакция рбк"
    " лента коммерсантъ известия корреспонденты 新华社 中国日报网 新华网 央视网 연합뉴스"
    " 뉴시스 وكالات رويترز الجزيرة"
    " العربية سي.إن.إن وكالة الأناضول एजेंसी डेस्क भाषा ब्यूरो agences agencias agenturen agenzie"
    " agentschappen monde figaro libération spiegel zeit país mundo repubblica observer"
    " independent standard gazette chronicle review foundation institute university"
)
_ROLE_WORDS = words(
    "correspondent correspondents writer writers reporter reporters editor editors analyst"
    " columnist contributor producer journalist journalists fellow professor director chief"
    " photographer staff special freelance senior associate assistant deputy political diplomatic"
    " security national foreign international chief. economics business military commentator"
    " researcher author host anchor intern investigative correspondant correspondante envoyé"
    " envoyée journaliste bureau rédacteur rédactrice korrespondent korrespondentin redakteur"
    " redakteurin reporterin corresponsal enviado enviada periodista corrispondente inviato"
    " correspondente enviado jornalista корреспондент обозреватель редактор журналист спецкор"
    " политолог эксперт مراسل مراسلة محرر صحفي كاتب संवाददाता पत्रकार संपादक 기자 특파원"
    " 논설위원 선임기자"
    " muhabir yazar editör reporter wartawan kontributor"
)
_PARTICLES = words(
    "de del della di da dos das do du des la le van von der den zu zur ter ten bin ibn al el ben"
    " abu ould y e af av san st"
)
_NOT_NAMES = words(
    "the a an and or of in on at for to from with by this that these those what why how when"
    " where who is are was were  not no new more read see watch share follow subscribe sign"
    " log all our your their his her its it we you top latest breaking live updated published"
    " photo photos image video opinion analysis exclusive world politics business home about"
    " contact copyright last first getty images open extended reactions donate advertisement"
    " comments comment related topics tags"
    " source share listen save print email facebook twitter whatsapp telegram linkedin reddit menu"
    " search le la les un une des et ou der die das und oder el los las una il lo gli uno o os as"
    " um uma war peace middle east white house kremlin president minister prime foreign united"
    " states nations north south west asia europe africa america russia ukraine china israel gaza"
    " briefing room office garden street square desk section library centre center remarks"
    " speeches statement transcript press-release newsletter podcast episode season chapter"
    " iran monday tuesday wednesday thursday friday saturday sunday january february  "
    "   july  september october november december story stories minutes minute min"
)
_PLACES = phrases(
    "new york;new delhi;tel aviv;hong kong;los angeles;san francisco;são paulo;sao paulo;buenos"
    " aires;mexico city;kuala lumpur;abu dhabi;cape town;addis ababa;st petersburg;st."
    " petersburg;washington dc;washington d.c.;saudi arabia;north korea;south korea;south"
    " africa;united states;united kingdom;united nations;ho chi minh city;phnom penh;sri lanka;new"
    " zealand;rio de janeiro;the hague;panama city;guatemala city;kuwait city;gaza city;khan"
    " younis;port-au-prince;san salvador;santo domingo;la paz;tel aviv-yafo;middle east;west"
    " bank;burkina faso;sierra leone;ivory coast;costa rica;el salvador;czech republic;nuevo"
    " laredo;ciudad de méxico;bogotá;нью-йорк;санкт-петербург;la habana"
)
_TITLE = re.compile(r"^(?:Dr|Prof|Mr|Mrs|Ms|Sir)\.?\s+(?=\S+\s)")
_LEADING = re.compile(r"^[\"'“”‘’]*(?:d['’])?")
_INITIAL = re.compile(r"(?:[^\W\d_]\.){1,3}-?(?:[^\W\d_]\.)?$")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ`.-][^\W\d_]*)*$")
_NOT_HAN = re.compile(
    r"[报報社网網闻聞导導视視刊署]|记者|記者|编辑|編輯|来源|來源|综合|綜合|日本|中国"
)
_HAN_NAME = re.compile(
    r"[\u3400-\u9fff]{2,4}$|[\u3400-\u9fff]{1,8}(?:[·・][\u3400-\u9fff]{1,8}){1,2}$"
)
_HANGUL_NAME = re.compile(r"[가-힣]{2,4}$")
_KANA_NAME = re.compile(r"[\u3400-\u9fff々]{1,3}[ 　]?[\u3400-\u9fff\u3041-\u30ff々]{1,4}$")
_MARKED = re.compile(r"[a-z]+\.(?:com|org|net|co|in|cn|uk|ru|de|fr|tv|info)\b|www\.|@", re.I)


def is_outlet(text: str) -> bool:
    """Whether ``text`` names who publishes, not who writes."""
    words = folded(text).strip("()[] .").split()
    return any(word.strip(",()") in _OUTLET_WORDS for word in words) or bool(_MARKED.search(text))


def is_post(text: str) -> bool:
    """Whether ``text`` says what somebody does, such as “Diplomatic Correspondent”."""
    return any(word.strip(".,()") in _ROLE_WORDS for word in folded(text).split())


def is_place(text: str) -> bool:
    """Whether ``text``, from a byline, is where somebody wrote."""
    plain = folded(text).strip(" .()")
    return plain in _PLACES or (len(plain.split()) == 1 and not plain.endswith("."))


def is_name(text: str) -> bool:
    """Whether ``text`` has the shape of one person's name, in any script."""
    text = text.strip()
    if not 2 <= len(text) <= 48 or is_outlet(text):
        return False
    if ":" in text or "：" in text:
        return False
    script = script_at(text[0])
    if script in ("han", "kana") and _NOT_HAN.search(text):
        return False
    if script in ("han", "kana"):
        return bool(_HAN_NAME.match(text) or _KANA_NAME.match(text))
    if script == "hangul":
        return bool(_HANGUL_NAME.match(text))
    tokens = text.split()
    if script == "arabic" and tokens[0].startswith("ال"):
        return False
    if not 2 <= len(tokens) <= 5 or folded(tokens[0]) in _NOT_NAMES:
        return False
    return all(map(_is_part_of_name, tokens)) and _has_family_name(tokens)


def _is_part_of_name(token: str) -> bool:
    if folded(token) in _PARTICLES or _INITIAL.match(token) or token in ("Jr.", "Sr.", "III", "II"):
        return True
    if not _TOKEN.match(token.strip("\"'“”")) and script_at(token[0]) in ("latin", "cyrillic", ""):
        return False
    starts = _LEADING.sub("", token)[:1] or token[0]
    is_capital = starts != starts.lower() or starts == starts.upper()
    return is_capital and folded(token).strip(".") not in _NOT_NAMES


def _has_family_name(tokens: list[str]) -> bool:
    full = [token for token in tokens if not _INITIAL.match(token)]
    return len([token for token in full if folded(token) not in _PARTICLES]) >= 1 and len(full) >= 1


def in_usual_case(name: str) -> str:
    """``name`` without a title, MATTHEW LEE as Matthew Lee; other cases are left as they are."""
    name = _TITLE.sub("", name)
    if name != name.upper() or name == name.lower() or len(name.split()) < 2:
        return name
    words = [word if _INITIAL.match(word) else _capitalised(word) for word in name.split()]
    return " ".join(words)


def _capitalised(word: str) -> str:
    parts = re.split(r"([-'’])", word)
    text = "".join(part[:1] + part[1:].lower() for part in parts)
    return re.sub(r"^Mc(\w)", lambda found: "Mc" + found[1].upper(), text)
