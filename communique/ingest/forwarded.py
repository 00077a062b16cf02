"""A forwarded or quoted e-mail: the quote marks taken off, the header block read."""

from __future__ import annotations

import re

from msgspec.structs import replace

from communique.model import Value

_QUOTE = re.compile(r"^[ \t]?(?:(?:>|\|(?= ))[ \t]?)+")
_FORWARDED = re.compile(
    r"^\W*(?:begin )?(?:forwarded message|original message|original-nachricht"
    r"|weitergeleitete nachricht|ursprüngliche nachricht|message transféré|message d'origine"
    r"|mensaje reenviado|mensaje original|mensagem (?:encaminhada|original)"
    r"|messaggio (?:inoltrato|originale)|doorgestuurd bericht|oorspronkelijk bericht"
    r"|пересылаемое сообщение|перенаправленное сообщение|исходное сообщение"
    r"|переадресоване повідомлення|转发的?邮件|轉寄郵件|原始邮件|転送メッセージ|전달된 메시지"
    r"|رسالة معاد توجيهها|الرسالة الأصلية|prosleđena poruka|przekazana wiadomość)\W*$",
    re.IGNORECASE,
)
_FIELDS = {
    "from": [
        "from",
        "de",
        "von",
        "da",
        "van",
        "fra",
        "från",
        "от",
        "від",
        "od",
        "kimden",
        "发件人",
        "寄件者",
        "差出人",
        "보낸사람",
        "من",
    ],
    "date": [
        "date",
        "sent",
        "envoyé",
        "gesendet",
        "datum",
        "fecha",
        "enviado",
        "data",
        "inviato",
        "verzonden",
        "дата",
        "отправлено",
        "надіслано",
        "datum",
        "tarih",
        "日期",
        "发送时间",
        "日付",
        "送信日時",
        "날짜",
        "보낸날짜",
        "تاريخ",
    ],
    "to": [
        "to",
        "cc",
        "bcc",
        "reply-to",
        "à",
        "an",
        "für",
        "para",
        "a",
        "aan",
        "кому",
        "копия",
        "кому:",
        "до",
        "do",
        "kime",
        "收件人",
        "抄送",
        "宛先",
        "받는사람",
        "إلى",
        "収件人",
    ],
    "subject": [
        "subject",
        "objet",
        "betreff",
        "asunto",
        "assunto",
        "oggetto",
        "onderwerp",
        "тема",
        "tytuł",
        "temat",
        "konu",
        "主题",
        "主旨",
        "件名",
        "제목",
        "الموضوع",
        "predmet",
    ],
}
_NAMES = {name: field for field, names in _FIELDS.items() for name in names}
_HEADER = re.compile(r"^\W{0,3}([^\W\d_][^\s:：]{0,11})\W{0,3}[:：]\s*(.*)$")
_REPLY = re.compile(r"^(?:on|le|am|el|em|il) .{6,120}(?:wrote|écrit|schrieb|escribió):$", re.I)
_SUBJECT_MARK = re.compile(r"^(?:(?:fwd?|re|tr|wg|aw|rv|enc|i|r|转发|回复|答复)\s*[:：]\s*)+", re.I)
_SIGNATURE = re.compile(r"^(?:--|_{10,}|sent from my .{2,40}|envoyé de mon .{2,40})$", re.I)
_DEEPEST = 5  # forwarded messages inside each other
_HEAD = 40  # lines within which a forwarded message must begin


class Letter(Value, frozen=True, kw_only=True):
    """What a message carries: its text, and the subject and date its header block named."""

    text: str
    subject: str | None = None
    date: str | None = None


def unforwarded(text: str) -> Letter:
    """The message inside ``text``; ``text`` itself when it is no forwarded or quoted mail."""
    letter = Letter(text=text)
    for _ in range(_DEEPEST):
        lines = _unquoted(letter.text.split("\n"))
        start = _header_start(lines)
        if start is None:
            return replace(letter, text="\n".join(lines))
        fields, end = _header(lines, start)
        subject = _SUBJECT_MARK.sub("", fields.get("subject", "")).strip()
        letter = Letter(
            text="\n".join(_unsigned(_unquoted(lines[end:]))),
            subject=subject or letter.subject,
            date=fields.get("date") or letter.date,
        )
    return letter


def _unquoted(lines: list[str]) -> list[str]:
    """Lines without the marks of quoting, when most of them carry one."""
    full = [line for line in lines if line.strip()]
    marked = sum(line.lstrip().startswith(">") for line in full)
    if marked < 2 or marked * 2 < len(full):
        return lines
    return [_QUOTE.sub("", line) for line in lines if not _REPLY.match(line)]


def _header_start(lines: list[str]) -> int | None:
    """The line where a header block begins: after a forward mark, or with three fields."""
    for place, line in enumerate(lines[:_HEAD]):
        if len(line) < 80 and _FORWARDED.match(line.strip()):
            return place + 1
    fields, _ = _header(lines, 0)
    return 0 if len(fields) >= 3 else None


def _header(lines: list[str], start: int) -> tuple[dict[str, str], int]:
    """The fields of the block at ``start``, and the line after it."""
    fields: dict[str, str] = {}
    place = start
    while place < len(lines):
        line = lines[place].strip().lstrip("> ").replace("*", "")
        field, value = _field(line)
        if field:
            fields.setdefault(field, value)
        elif line or (fields and not _is_field(lines, place + 1)):
            break
        place += 1
    return fields, place


def _field(line: str) -> tuple[str | None, str]:
    """Which field a line of a header block is, in any language, and its value."""
    found = _HEADER.match(line[:400]) if line else None
    field = _NAMES.get(found[1].casefold()) if found else None
    return field, found[2].strip() if found else ""


def _is_field(lines: list[str], place: int) -> bool:
    return place < len(lines) and bool(_field(lines[place].strip().lstrip("> "))[0])


def _unsigned(lines: list[str]) -> list[str]:
    """Lines without what stands below a signature mark near the end."""
    for place in range(max(1, len(lines) - 8), len(lines)):
        if _SIGNATURE.match(lines[place].strip()[:60]):
            return lines[:place]
    return lines
