"""Parts of an article that are something else than news: what a heading says it begins.

A heading is understood by its words, in the five languages of the interface, or by a mark at its
end: ``## How we see it {opinion}``. Opinion is told from news everywhere: on pages, in feeds, to
machines (Trust Project; schema.org, NewsArticle and its kinds).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

Role = Literal[
    "analysis",
    "opinion",
    "disagreement",
    "perspective",
    "next",
    "stakes",
    "background",
    "notable",
]
Genre = Literal["analysis", "opinion"]

GENRES: dict[Role, Genre] = {
    "analysis": "analysis",
    "opinion": "opinion",
    "disagreement": "opinion",
    "perspective": "opinion",
}
"""The roles that are no news, and what to call them."""

NEWS = "news"
"""The mark of a heading that begins nothing of the kind, whatever its words."""

# By role; "|" between phrases. "…" stands for a name.
_PHRASES: dict[Role, str] = {
    "analysis": """
        analysis|news analysis|our analysis|the analysis
        analyse|notre analyse|l'analyse|decryptage
        análisis|nuestro análisis|el análisis
        анализ|наш анализ|аналитика
        تحليل|التحليل|تحليلنا""",
    "opinion": """
        opinion|comment|commentary|our view|our take|my take|my view|the reporter's view
        reporter's view|the editor's view|the editors' view|the writer's view|…'s view
        notre avis|avis|commentaire|l'avis de la rédaction|point de vue|notre point de vue
        le point de vue du reporter|l'avis du reporter|l'avis de l'auteur|éditorial
        opinión|nuestra opinión|comentario|la opinión del reportero|la opinión de la redacción
        la visión del reportero|el punto de vista del reportero|nuestro punto de vista|editorial
        мнение|наше мнение|мнение автора|мнение редакции|взгляд автора|взгляд корреспондента
        комментарий|взгляд редакции
        رأي|الرأي|رأينا|رأي الكاتب|رأي المراسل|رأي التحرير|وجهة نظر المراسل|وجهة نظرنا|تعليق""",
    "disagreement": """
        room for disagreement|another view|the other side|a dissenting view|counterpoint
        the case against|where we may be wrong|the counterargument
        place au désaccord|un autre avis|un autre point de vue|autre point de vue|contrepoint
        l'avis contraire|la partie adverse
        espacio para el desacuerdo|lugar para el desacuerdo|otra opinión|otra visión|contrapunto
        la otra cara|el argumento contrario
        другое мнение|иное мнение|другая точка зрения|возражения|почва для несогласия
        контраргументы
        رأي آخر|الرأي الآخر|مجال للاختلاف|وجهة نظر أخرى|الحجة المقابلة""",
    "perspective": """
        the view from …|view from …|how … sees it
        vu de …|vu d'…|vu du …|vu des …|vu depuis …|le point de vue de …
        la visión desde …|visto desde …|la mirada desde …
        взгляд из …|как это видят в …
        الرأي من …|نظرة من …|من وجهة نظر …""",
    "next": """
        what's next|what next|what is next|what happens next|what comes next|what to watch
        what to watch for|next steps|looking ahead
        et maintenant|la suite|et ensuite|prochaines étapes|à suivre|ce qu'il faut suivre
        qué sigue|y ahora qué|lo que viene|próximos pasos|qué hay que seguir|qué pasará ahora
        что дальше|что будет дальше|за чем следить|следующие шаги
        ماذا بعد|ما التالي|الخطوات التالية|ما الذي ينبغي متابعته""",
    "stakes": """
        why it matters|why this matters|the stakes|what is at stake|what's at stake
        pourquoi c'est important|l'enjeu|les enjeux|ce qui est en jeu
        por qué importa|por qué es importante|lo que está en juego|qué está en juego
        почему это важно|что на кону|в чем важность
        لماذا يهم|لماذا يهم ذلك|لماذا هذا مهم|ما هو على المحك""",
    "background": """
        background|the background|context|the context|how we got here|the story so far
        contexte|le contexte|rappel des faits|arrière-plan|l'histoire jusqu'ici
        contexto|el contexto|antecedentes|cómo llegamos aquí
        контекст|предыстория|справка|история вопроса
        خلفية|الخلفية|السياق|كيف وصلنا إلى هنا""",
    "notable": """
        notable|further reading|go deeper|read more
        à lire aussi|pour aller plus loin|à lire
        para saber más|para leer más|lectura recomendada
        читайте также|что еще почитать|что почитать
        للاستزادة|اقرأ أيضا|اقرأ المزيد""",
}
_EDGES = " \t:.…?!¿¡؟،"
_SIGNS = re.compile("[\u064b-\u0652\u0640]")  # Arabic vowels, and the stroke that only widens


def _plain(text: str) -> str:
    """The text without case, signs of reading and the differences between apostrophes."""
    folded = " ".join(text.casefold().replace("’", "'").replace("ё", "е").split())
    return _SIGNS.sub("", folded).strip(_EDGES)


def _phrases(*, named: bool) -> Iterator[tuple[str, Role]]:
    for role, phrases in _PHRASES.items():
        for phrase in re.split(r"[|\n]\s*", phrases.strip()):
            if ("…" in phrase) == named:
                yield phrase, role


_EXACT = {_plain(phrase): role for phrase, role in _phrases(named=False)}
_NAMED = [(phrase.partition("…"), role) for phrase, role in _phrases(named=True)]
_LONGEST_NAME = 40


def role_of(heading: str) -> Role | None:
    """What a heading of those words begins; None for a heading like any other."""
    plain = _plain(heading)
    if plain in _EXACT:
        return _EXACT[plain]
    for (start, _, end), role in _NAMED:
        if plain.startswith(start) and plain.endswith(end):
            name = plain[len(start) : len(plain) - len(end)].strip()
            if 0 < len(name) <= _LONGEST_NAME:
                return role
    return None


def genre_of(section: str | None) -> Genre | None:
    """What an article in a section of that name is, if it is no news."""
    role = role_of(section) if section else None
    return GENRES.get(role) if role else None
