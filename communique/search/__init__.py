"""The index that readers search: made by Pagefind, the same bytes on every machine.

records   what of each article can be found
canonical Pagefind's own order of filters differs from run to run; here it is put right
index     Pagefind is run, and what it gave is kept for as long as the records stay the same
"""

from __future__ import annotations

from communique.search.index import NO_INDEX, Index, Indexed
from communique.search.records import Record, records_of

__all__ = ["NO_INDEX", "Index", "Indexed", "Record", "records_of"]
