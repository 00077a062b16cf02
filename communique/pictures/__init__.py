"""Pictures of the editor's own: what a file holds, and every form and size that pages show.

files     a picture's file: of which kind, how large, which way up
drawings  SVG: how large, and that it is harmless
plates    in which sizes a picture is shown, and what of it
encoding  one of them as bytes

Pure: the same bytes and the same rendition give the same bytes, with the same Pillow.
"""

from __future__ import annotations

from communique.pictures.encoding import encoded
from communique.pictures.files import PICTURES, original_in
from communique.pictures.plates import cropped, plate, rendition

__all__ = ["PICTURES", "cropped", "encoded", "original_in", "plate", "rendition"]
