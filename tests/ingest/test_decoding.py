"""Bytes of any encoding become the text their writer meant, without invisible characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.ingest.decoding import decoded, tidied

FRENCH = "Le traité a été signé à Genève ; « c’est un début », a déclaré la présidente. " * 3
RUSSIAN = "Стороны договорились о прекращении огня, сообщили в министерстве иностранных дел. " * 3
WRITING = {
    "cp1252": FRENCH,
    "cp1251": RUSSIAN,
    "koi8-r": RUSSIAN,
    "iso8859-5": RUSSIAN,
    "cp1256": "اتفق الطرفان على وقف إطلاق النار في المدينة بعد محادثات استمرت يومين في القاهرة. "
    * 3,
    "cp1253": "Οι δύο πλευρές συμφώνησαν να σταματήσουν τα πυρά, δήλωσε το υπουργείο Εξωτερικών. "
    * 3,
    "cp1254": "Taraflar, görüşmelerden sonra ateşkes için anlaşmaya vardığını açıkladı. " * 3,
    "cp1250": "Strony porozumiały się, że ogień zostanie wstrzymany, powiedział minister w środę. "
    * 3,
    "gb18030": "双方同意在本周内停火，并且将在日内瓦继续举行会谈，外交部发言人在记者会上表示。" * 3,
    "big5": "雙方同意在本週內停火，並且將在日內瓦繼續舉行會談，外交部發言人在記者會上表示。" * 3,
    "cp949": "양측은 이틀간의 회담 끝에 휴전에 합의했다고 외교부 대변인이 기자회견에서 밝혔다. "
    * 3,
    "cp932": "両国は二日間の協議のあと停戦で合意したと、外務省の報道官が記者会見で述べた。" * 3,
    "euc-jp": "両国は二日間の協議のあと停戦で合意したと、外務省の報道官が記者会見で述べた。" * 3,
    "utf-16": FRENCH,
    "utf-16-le": RUSSIAN,
    "utf-8-sig": FRENCH,
}


@pytest.mark.parametrize("encoding", WRITING)
def test_an_encoding_is_found_out(encoding: str) -> None:
    raw = WRITING[encoding].encode(encoding)
    assert decoded(raw).text == tidied(raw.decode(encoding))


def test_a_declared_charset_is_believed_when_it_fits() -> None:
    raw = "Ώ".encode("iso8859-7")
    assert decoded(raw, declared="iso-8859-7").text == "Ώ"
    assert decoded("é".encode(), declared="no-such-charset").text == "é"
    assert decoded(RUSSIAN.encode("cp1251"), declared="utf-8").text == RUSSIAN


def test_line_ends_become_newlines() -> None:
    assert tidied("a\r\nb\rc\u2028d\u2029e\x85f") == "a\nb\nc\nd\ne\nf"


def test_spaces_are_plain_and_nothing_is_invisible() -> None:
    assert tidied("1\u00a0000\u202f€ \u00adsoft\u200b\ufeff\u2060") == "1 000 € soft"


def test_joiners_that_spell_words_stay() -> None:
    assert tidied("می\u200cشود क्\u200dष") == "می\u200cشود क्\u200dष"


def test_accents_are_composed_and_widths_are_kept() -> None:
    assert tidied("e\u0301 ２０") == "é ２０"


@pytest.mark.parametrize("text", ["CafÃ© de la Paix", "itâ€™s", "ÐœÐ¾ÑÐºÐ²Ð°", "a\ufffdb"])
def test_mojibake_is_flagged(text: str) -> None:
    (warning,) = decoded(text.encode()).warnings
    assert "wrong encoding" in warning


def test_clean_text_has_no_warnings() -> None:
    assert decoded("São Paulo, Köln, Ñuñoa: 5 °C ± 1".encode()).warnings == ()


@given(st.binary(max_size=300))
def test_any_bytes_can_be_read(raw: bytes) -> None:
    found = decoded(raw)
    assert found.text == tidied(found.text)
