"""How much was written in each month, as a row of bars: SVG for a page with a strict policy."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from communique.model import Month

HEIGHT = 40
BAR, GAP = 6, 2


def sparkline(months: Sequence[Month], title: str) -> str:
    """A bar for each month, as high as its number is beside the largest; an empty one is a line.

    The picture is called ``title``, each bar has its month and number as a tooltip.
    """
    most = max((month.count for month in months), default=1)
    step = BAR + GAP
    bars = []
    for place, month in enumerate(months):
        high = max(1, round(month.count / most * HEIGHT))
        name = escape(f"{month.name}: {month.count}")
        shape = f'x="{place * step}" y="{HEIGHT - high}" width="{BAR}" height="{high}"'
        bars.append(f"<rect {shape}><title>{name}</title></rect>")
    width = len(months) * step - GAP
    return (
        f'<svg class="sparkline" viewBox="0 0 {width} {HEIGHT}" width="{width}" height="{HEIGHT}"'
        f' role="img" aria-label="{escape(title)}">{"".join(bars)}</svg>'
    )
