"""Maps as SVG text."""
