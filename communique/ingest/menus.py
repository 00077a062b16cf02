"""The menu that a page begins with when all of it was copied, down to the headline."""

from __future__ import annotations

from communique.ingest.shapes import ends_openly, folded
from communique.ingest.titles import SECTIONS
from communique.ingest.wordlists import phrases

_FEWEST = 10  # entries
_KNOWN = 4  # of them, that name sections or are what menus of most sites have
_WORDS = 4  # in an entry, at most
_LONGEST = 40  # characters of one
_FURTHEST = 400  # lines
_ENTRIES = phrases(
    "menu;search;home;homepage;home page;subscribe;subscriptions;sign in;sign up;log in;login"
    ";log out;register;my account;account;skip to content;skip to main content"
    ";skip to navigation;newsletters;newsletter;podcasts;videos;weather;obituaries;jobs;shop"
    ";contact;contact us;about;about us;advertise;archive;archives;more;sections;accessibility"
    ";today's paper;crosswords;puzzles;games;events;photos;in pictures;most read;top stories"
    ";latest news;breaking news;for you;trending;help;faq;privacy policy;follow us;u.s.;u.k."
    ";startseite;suche;anmelden;abo;newsticker;mehr;se connecter;s'abonner;recherche;météo"
    ";iniciar sesión;suscríbete;buscar;portada;deportes;sport;поиск;войти;подписка;спорт"
    ";الرئيسية;بحث;تسجيل الدخول;اشترك;رياضة;登录;注册;搜索;首页;体育;ログイン;検索"
    ";스포츠;로그인;검색"
)


def below_menu(text: str) -> tuple[str, bool]:
    """The text from its first line that is no entry of a menu; whether there was a menu.

    A menu has ten entries or more, one below the other, four of which any menu might have.
    """
    known = count = 0
    lines = text.split("\n")
    for number, line in enumerate(lines[:_FURTHEST]):
        entry = line.strip()
        if not entry:
            continue
        if len(entry) > _LONGEST or len(entry.split()) > _WORDS or _ends(entry):
            is_menu = count >= _FEWEST and known >= _KNOWN
            return ("\n".join(lines[number:]), True) if is_menu else (text, False)
        count += 1
        known += _is_known(folded(entry))
    return text, False


def _is_known(entry: str) -> bool:
    return entry in _ENTRIES or all(word in SECTIONS for word in entry.replace("&", " ").split())


def _ends(entry: str) -> bool:
    return ends_openly(entry) and folded(entry) not in _ENTRIES
