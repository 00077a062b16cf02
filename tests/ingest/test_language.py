"""Languages are told by script and common words; doubt is admitted."""

from __future__ import annotations

import pytest

from communique.ingest.language import language_of

SENTENCES = {
    "en": (
        "The ministers said that they had agreed on a plan for the border and that it was signed."
    ),
    "fr": (
        "Les ministres ont dit que le plan pour la frontière est prêt et que tout est signé "
        "dans le texte."
    ),
    "de": (
        "Die Minister sagten, dass der Plan für die Grenze nicht mit der Bahn und dem Zoll zu "
        "tun hat."
    ),
    "es": (
        "Los ministros dijeron que el plan para la frontera no se firma con el gobierno de la "
        "región."
    ),
    "pt": (
        "Os ministros disseram que o plano não foi assinado com o governo da região e que não "
        "há data."
    ),
    "it": (
        "I ministri hanno detto che il piano per la frontiera non è stato firmato con il "
        "governo della regione."
    ),
    "nl": (
        "De ministers zeiden dat het plan voor de grens niet met de regering van het land is "
        "gemaakt."
    ),
    "pl": (
        "Ministrowie powiedzieli, że plan nie jest jeszcze gotowy i że się nie spieszy z "
        "podpisem na to."
    ),
    "tr": (
        "Bakanlar, bu planın çok önemli olduğunu ve bir yıl sonra daha da iyi olarak "
        "uygulanacağını söyledi."
    ),
    "ru": "Министры сказали, что план не был подписан и что это было решено по просьбе двух стран.",
    "uk": (
        "Міністри сказали, що план не був підписаний і що це було вирішено на прохання двох країн."
    ),
    "bg": (
        "Министрите казаха, че планът не е подписан и че това ще се реши по искане на двете страни."
    ),
    "ar": (
        "قال الوزراء إن الخطة التي تم الاتفاق عليها في العاصمة لا تزال على الطاولة بعد أن تم "
        "بحثها من قبل."
    ),
    "fa": "وزیران گفتند که این برنامه برای مرز امضا شده است و با دولت در میان گذاشته می شود.",
    "hi": "मंत्रियों ने कहा कि सीमा के लिए यह योजना अभी तैयार नहीं है और इस पर चर्चा की जा रही है।",
    "el": (
        "Οι υπουργοί είπαν ότι το σχέδιο για τα σύνορα δεν είναι έτοιμο και θα συζητηθεί με "
        "την κυβέρνηση."
    ),
    "he": "השרים אמרו כי התוכנית לא נחתמה וכי גם זה על השולחן של הממשלה עם כל הסיעות.",
    "zh": "部长们表示，边境计划尚未签署，双方将继续谈判。",
    "ja": "閣僚たちは、国境の計画はまだ署名されていないと述べた。",
    "ko": "장관들은 국경 계획이 아직 서명되지 않았다고 말했다.",
    "th": "รัฐมนตรีกล่าวว่าแผนชายแดนยังไม่ได้ลงนาม",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_a_language_is_known_from_a_sentence(code: str) -> None:
    found = language_of(SENTENCES[code])
    assert found is not None
    assert found.code == code


def test_a_long_text_leaves_no_doubt() -> None:
    found = language_of(SENTENCES["fr"] * 4)
    assert found is not None
    assert found.is_sure


@pytest.mark.parametrize("text", ["", "1234 — 5678", "Lorem xyzzy plugh"])
def test_too_little_says_nothing(text: str) -> None:
    assert language_of(text) is None


def test_a_name_in_latin_letters_does_not_change_the_script() -> None:
    found = language_of("新华社 (Xinhua) 报道，SpaceX 火箭在佛罗里达州发射升空。")
    assert found is not None
    assert found.code == "zh"
