"""Social cards: the picture that stands for a page where links to it are shared.

fonts    a font's letters, and how wide each is
lines    a text in lines that fit, as equal as they can be
card     a card as SVG: words, and the room for a map
studio   a card as PNG

No browser draws them and no font of the system is used, so that they are the same anywhere.
"""

from __future__ import annotations

from communique.social.card import HEIGHT, WIDTH
from communique.social.fonts import Font, font_in
from communique.social.studio import Studio, shipped_fonts

__all__ = ["HEIGHT", "WIDTH", "Font", "Studio", "font_in", "shipped_fonts"]
