"""Who took a picture, and what its caption says, read from one line."""

from __future__ import annotations

import re

from communique.ingest.names import is_name
from communique.ingest.shapes import is_ended, words_in
from communique.model import Value

_AGENCY = (
    r"(?:AP(?: Photo| Images| via)?|The Associated Press|Associated Press|AFP|Agence France-Presse"
    r"|Reuters|REUTERS|[Gg]etty(?: [Ii]mages)?|EPA(?:-EFE)?|EFE|DPA|dpa|ANSA|TASS|Sputnik|RIA"
    r" Novosti"
    r"|РИА Новости|ТАСС|Xinhua|新华社|新華社|CNS|VCG|Yonhap|Kyodo|Anadolu(?: Agency| Ajansı)?"
    r"|AA|PTI|ANI"
    r"|Bloomberg|Shutterstock|iStock|Alamy|Zuma(?: Press)?|ZUMA|NurPhoto|SIPA|Sipa|UPI|Rex"
    r"|PA(?: Wire| Images| Media)?|(?:The )?New York Times|(?:The )?Washington Post|NPR|CBC"
    r"|(?:The )?Canadian Press|CP|People's Daily Online|China Daily|chinadaily\.com\.cn|Keystone"
    r"|Unsplash|Pixabay|Pexels|Wikimedia(?: Commons)?|Flickr|Folhapress|Europa Press|Pool|POOL"
    r"|Planet Labs|Maxar"
    r"|(?:The )?Guardian|Los Angeles Times|WireImage|Barcroft|Imago|IMAGO|Belga|APA|NTB|TT|Ritzau"
    r"|Lehtikuva|MTI|PAP|ČTK|AGERPRES|BTA|Ukrinform|UNIAN|УНИАН|Укринформ|Интерфакс|Коммерсантъ"
    r"|Twitter"
    r"|Facebook|Handout|Politico|POLITICO|Le Monde|MAXPPP|Redux|Magnum|VII|Polaris|NASA|USAF|AAP"
    r"|IDF|GPO|WAFA|IRNA|SANA|KCNA|Tasnim|Mehr|Fars|연합뉴스|뉴시스|뉴스1|時事|共同)"
)
_LABEL = (
    r"(?:file photo|photo(?:graph)?s?(?: credits?| courtesy(?: of)?| by)?|image(?: credits?|"
    r" copyright"
    r"| source| caption credit)?|picture(?: credits?| by)?|pic|credits?(?: image)?|photo/image"
    r"|photo illustration(?: by)?|illustration(?: by)?|courtesy(?: of)?"
    r"|фото|иллюстрация|снимка|fotos?|fotografía|fotografia|foto credit|bild(?:quelle)?"
    r"|bildnachweis"
    r"|crédits?(?: photo)?|photographie|imagen?|kuva|zdjęcie|fot\.|fotoğraf|görsel|ảnh|gambar"
    r"|图片?来源|图源|圖片來源|图|图片|摄影?|攝影?|图自|写真|提供|사진(?:\s?출처)?|이미지"
    r"|صورة|الصورة|تصوير|مصدر الصورة|عکس|तस्वीर|फोटो|चित्र|צילום|φωτό(?:γραφία)?|φωτογραφία)"
)
_MARK = re.compile(r"^\W{0,2}(?:©|ⓒ|\(c\)|copyright ©?)\s*(?P<credit>.{2,110})$", re.IGNORECASE)
_LABELLED = re.compile(
    rf"^[\W_]{{0,2}}{_LABEL}\s*(?:[:：=/／|]|\.{{2,3}}|…|(?<=copyright)|(?<=credit)|(?<= by)"
    rf"|(?<=fot\.)"
    rf"|(?<= of))"
    rf"[\s.:]*(?P<credit>.{{2,110}})$",
    re.IGNORECASE,
)
_SLASHED = re.compile(
    rf"^[\[(（]?(?P<credit>{_AGENCY}\s?[/／]\s?\w[^/]{{1,50}}(?:[/／][^/]{{2,30}})?"
    rf"|[^/()\[\]|.!?]{{2,60}}\s?[/／]\s?(?:[^/()]{{2,30}}[/／]\s?)?{_AGENCY}\b[^/]{{0,50}}"
    rf"|[^/()\[\]|.!?]{{2,40}}[,|] ?(?:via )?{_AGENCY}(?: via [\w ]{{2,20}})?"
    rf"|[^/()\[\]|.!?]{{2,40}} (?:via|for) {_AGENCY}"
    rf"|(?:AP Photo|[Gg]etty(?: [Ii]mages)?|REUTERS|{_AGENCY} via [\w ]{{2,20}}))[\])）]?[.。]?$"
)
_YEARED = re.compile(
    r"\b(?:19|20)\d\d\b|rights|reserved|права|droits|inc\.|ltd|llc|gmbh|riservat|reservad"
    r"|vorbehalten|zastrzeż|転載|株式会社|法人|版权|版權|所有|무단|saklıdır|محفوظة",
    re.I,
)
# What a page puts behind a credit.
_OFFERS = re.compile(
    r"[\s,|]*(?:(?:purchase|acquire) licensing rights|opens? in new tab|opens new tab"
    r"|view image in fullscreen|enlarge this image|toggle caption|hide caption)[\s,.]*$",
    re.IGNORECASE,
)
_BRACKET_TAIL = re.compile(r"\s*[(\[（【](?P<inside>[^()\[\]（）【】]{2,110})[)\]）】]\W?$")
_BAR_TAIL = re.compile(r"\s*(?:\||/(?= ?credit))\s*(?P<inside>[^|]{2,90})$", re.IGNORECASE)
_LABEL_TAIL = re.compile(
    r"[\s/|(]*(?:(?<![^\W_])|(?-i:(?<=[a-zà-ÿ])(?=[A-Z])))(?:image credit|photo credit|credits?"
    r"|photographs?|photo|photos? by"
    r"|image|images"
    r"|picture|photo courtesy(?: of)?|copyright|фото|foto|crédits?|crédit photo|bild)"
    r"\s*(?::|\.{2,3}|…|(?<=by)\s|(?<=of)\s|(?<=copyright)\s)\s*(?P<inside>[^.!?]{2,90})$",
    re.IGNORECASE,
)
_DOT_TAIL = re.compile(
    rf"(?<=[.!?”\"»)])\s+(?P<inside>[^.!?/()]{{2,50}}\s?/\s?{_AGENCY}(?:[ /,][^.!?]{{0,40}})?"
    rf"|{_AGENCY}\s?/\s?[^.!?/]{{2,50}}|[A-ZÀ-Ý][^\W\d_]+(?: [A-ZÀ-Ý][^\W\d_.-]+){{1,3}},?"
    rf" (?:for|via) .{{2,40}})$"
)
_DASH_TAIL = re.compile(r"\s+[-–—]\s+(?P<inside>[^/]{4,40}/ ?[^\W\d_][^/.!?]{1,30})$")
_SIGNED = re.compile(rf"^(?P<name>[^/()\[\]|!?]{{4,40}}?)(?:,| for| via) (?:via )?{_AGENCY}$")
_WIRE_TAIL = re.compile(rf"\s+(?P<inside>REUTERS/.{{2,60}}|/\s?{_AGENCY})$")
_ARCHIVE = re.compile(
    r"^(?:file (?:photo|image|picture)|file\s?[-–—:]|in this (?:\w+ ){0,4}(?:photo|image))", re.I
)
_PHOTOGRAPHER = re.compile(r"^\W{0,3}(?P<credit>[^()（）。]{2,30}[摄攝](?:影)?)\W{0,2}$")
_MIXED = re.compile(
    rf"^[^.!?|/]{{2,40}}(?:/[^.!?|/]{{2,40}} (?:via )?| \| (?:[^.!?|/]{{2,30}} \| )?){_AGENCY}$"
    r"|^(?:新华社|中新社)[^。]{0,24}摄\W{0,2}$"
)
_PAIR = re.compile(
    r"^[A-ZÀ-ÞА-Я][\w.'’-]*(?: [\w.'’-]+){0,4} ?/ ?[A-ZÀ-ÞА-Я][\w.'’-]*(?: [\w.'’-]+){0,4}$"
)
_BARE = re.compile(
    rf"^(?:(?i:{_AGENCY})|رويترز|أ ف ب|أ\.ف\.ب|الأناضول|पीटीआई|एएनआई|भाषा|共同|時事|Lusa|AFP時事)$"
)
_OF_A_PICTURE = re.compile(
    r"^(?:file (?:photo|image|picture)s?\b|file ?[-–—:]|\(?file photo\)?|(?:image"
    r" )?caption[,:]|above: |pictured"
    r"|(?:archivo|archivfoto|archivbild|dosya|資料写真|资料图|資料圖|자료사진|архивное фото"
    r"|أرشيفية)\b)",
    re.IGNORECASE,
)
_STOPS = re.compile(r"[.!?।。！？](?:\s|$)")
_RIA_TAIL = re.compile(r"\s+-\s+(?P<inside>[^,]{3,30}), 1920, \d\d\.\d\d\.\d{4}$")
_PREFIX = re.compile(
    rf"^\W*(?:{_LABEL}\s*[:.…]*|©|ⓒ|\(c\)|by|photo by|via|provided (?:by|to))\s*(?=\S)",
    re.IGNORECASE,
)


class Credit(Value, frozen=True, kw_only=True):
    """A picture's credit, its caption, or both, as one line gives them.

    ``is_weak`` when the line could as well be a paragraph that ends in its source.
    """

    credit: str | None = None
    caption: str | None = None
    is_weak: bool = False


def credit_of(line: str) -> Credit | None:
    """What ``line`` says of a picture; None when it is about something else."""
    if len(line) > 600:
        return None
    bare = _OFFERS.sub("", _OFFERS.sub("", line))
    return (_whole(bare) or _tail(bare)) if bare else None


def _whole(line: str) -> Credit | None:
    """A line that is a credit and nothing else."""
    if len(line) > 120:
        return None
    if _MIXED.match(line) and words_in(line) <= 9:
        return Credit(credit=_cleaned(line))
    photographer = _PHOTOGRAPHER.match(line)
    if photographer and not is_ended(line):
        return Credit(credit=_cleaned(photographer["credit"]))
    marked = _MARK.match(line)
    if marked and not _YEARED.search(line):
        return Credit(credit=_cleaned(marked["credit"]))
    labelled = _LABELLED.match(line)
    if labelled and words_in(labelled["credit"]) <= 10 and not is_ended(line.rstrip(".)")):
        return Credit(credit=_cleaned(labelled["credit"]))
    slashed = _SLASHED.match(line)
    if slashed and words_in(line) <= 10:
        return Credit(credit=_cleaned(slashed["credit"]))
    return None


def _tail(line: str) -> Credit | None:
    """A caption with its credit at the end."""
    for pattern in (_BAR_TAIL, _LABEL_TAIL, _BRACKET_TAIL, _DOT_TAIL, _WIRE_TAIL, _DASH_TAIL):
        found = pattern.search(line)
        if found and _is_credit(found["inside"], pattern, line):
            caption = line[: found.start()].strip(" |/([-–—")
            return Credit(credit=_cleaned(found["inside"]), caption=caption or None)
    archive = _RIA_TAIL.search(line)
    if archive:
        return Credit(caption=line[: archive.start()])
    weak = _weak_tail(line)
    if weak is None and _OF_A_PICTURE.match(line) and words_in(line) > 3:
        return Credit(caption=line, is_weak=len(_STOPS.findall(line)) > 1)
    return weak


def _weak_tail(line: str) -> Credit | None:
    """A short line that ends in an agency's name in brackets."""
    found = _BRACKET_TAIL.search(line)
    if not found or len(line) > 260 or not _BARE.match(found["inside"].strip()):
        return None
    caption = line[: found.start()]
    is_caption = len(_STOPS.findall(caption)) <= 1 and len(caption) > 8
    return (
        Credit(credit=found["inside"].strip(), caption=caption, is_weak=True)
        if is_caption
        else None
    )


def _is_credit(inside: str, pattern: re.Pattern[str], line: str) -> bool:
    if pattern in (_DOT_TAIL, _WIRE_TAIL):
        return True
    if pattern is _LABEL_TAIL:
        return words_in(inside) <= 8
    if pattern is _DASH_TAIL:
        return is_name(inside.partition("/")[0]) and not is_ended(line)
    if _is_signed(inside) or (pattern is _BAR_TAIL and inside.lower().startswith("pool ")):
        return words_in(inside) <= 8
    if (_SLASHED.match(inside) and words_in(inside) <= 10) or _PHOTOGRAPHER.match(inside):
        return "/" in inside or pattern is _BAR_TAIL or "摄" in inside or bool(_ARCHIVE.match(line))
    if pattern is _BRACKET_TAIL and _PAIR.match(inside) and words_in(inside) <= 8:
        return True
    return bool(re.match(rf"{_LABEL}\b", inside, re.I)) and words_in(inside) <= 10


def _is_signed(inside: str) -> bool:
    """Whether a person and an agency stand there: “Ann Lee for The Guardian”, “Ann Lee, AP”."""
    found = _SIGNED.match(inside)
    return found is not None and is_name(found["name"])


def _cleaned(credit: str) -> str:
    """A credit without the marks and words that announce it."""
    text = credit.strip(" ,()[]（）【】|-–—")
    text = _PREFIX.sub("", text)
    return text.strip(" ,()[]（）【】|").rstrip(".").strip()
