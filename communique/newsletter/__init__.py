"""An edition by e-mail: what is made of a ``Newsletter`` besides what its layout writes.

inlined     rules of CSS written into the elements they are for
fitting     as much of the edition as a mail program shows
columns     text wrapped to a number of columns
plain       HTML as plain text
text        the newsletter as plain text
message     both in one message that can be sent
"""

from __future__ import annotations

from communique.newsletter.fitting import MOST_BYTES, fitting
from communique.newsletter.inlined import inlined
from communique.newsletter.message import Envelope, message
from communique.newsletter.text import newsletter_text

__all__ = ["MOST_BYTES", "Envelope", "fitting", "inlined", "message", "newsletter_text"]
