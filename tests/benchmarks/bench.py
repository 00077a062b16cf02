"""Times Communiqué beside other generators: ``python tests/benchmarks/bench.py --help``.

All build the same corpus into the same kinds of page: articles, paginated lists of topics,
countries and authors with a feed each, an archive by month, a sitemap and the main feed. Runs
alternate, so that a machine that slows down slows all of them. Three things are timed:

    clean       nothing remembered, no site
    nothing     the same build again
    one word    the same build after a word of one article has changed

A line is the median of the rounds: seconds, and processor seconds of all processes, each with its
multiple of the first generator's; then the most memory that its processes together were seen to
use. On a machine that does other things at the time, trust the processor seconds. Communiqué's
pages hold more than the others': related articles, more feeds, names found in the text.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import statistics
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.corpus import piece  # noqa: E402
from tests.benchmarks.generators import GENERATORS, Generator, put_away  # noqa: E402
from tests.benchmarks.measure import Cost, Failed, cost_of, size_of  # noqa: E402

AWAY = "away"  # a folder, for what earlier builds made
PHASES = ("clean", "nothing", "one word")
Costs = dict[tuple[str, str], list[Cost]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the tables. 1 when a generator failed."""
    options = _parser().parse_args(arguments)
    chosen = [one for one in GENERATORS if one.name.lower() in options.generators]
    try:
        for generator in chosen:
            generator.install(options.folder / "tools")
        print(f"Python {platform.python_version()}, {platform.platform()}")
        for size in options.sizes:
            _table(size, chosen, options.rounds, options.folder)
    except Failed as problem:
        print(problem, file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(options.folder / AWAY, ignore_errors=True)
    return 0


def _parser() -> argparse.ArgumentParser:
    names = [generator.name.lower() for generator in GENERATORS]
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000], metavar="N")
    parser.add_argument("--generators", nargs="+", choices=names, default=names, metavar="NAME")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--folder", type=Path, default=ROOT / ".bench", help="for tools and sites")
    return parser


def _table(size: int, generators: Sequence[Generator], rounds: int, folder: Path) -> None:
    sites = {one.name: folder / "sites" / f"{one.name.lower()}-{size}" for one in generators}
    for generator in generators:
        put_away(sites[generator.name], folder / AWAY)
        generator.write(sites[generator.name], map(piece, range(size)))
    costs: Costs = {}
    for number in range(rounds):
        for generator in generators:
            site = sites[generator.name]
            for phase, cost in _run(generator, site, folder, size // 2 + number):
                costs.setdefault((generator.name, phase), []).append(cost)
    print(f"\n{size:,} articles, {rounds} rounds")
    for phase in PHASES:
        _print_phase(phase, generators, costs)
    for generator in generators:
        files, total = size_of(sites[generator.name] / generator.output)
        print(f"  {generator.name:12} {files:8,} files {total / 1e6:9.1f} MB")


def _run(generator: Generator, site: Path, folder: Path, edited: int) -> Iterator[tuple[str, Cost]]:
    command = generator.command((folder / "tools").resolve())
    generator.forget(site, folder / AWAY)
    yield "clean", cost_of(command, site)
    yield "nothing", cost_of(command, site)
    generator.edit(site, piece(edited))
    yield "one word", cost_of(command, site)


def _print_phase(phase: str, generators: Sequence[Generator], costs: Costs) -> None:
    print(f"  {phase}")
    walls, cpus = [], []
    for generator in generators:
        runs = costs[generator.name, phase]
        walls.append(wall := statistics.median(cost.wall for cost in runs))
        cpus.append(cpu := statistics.median(cost.cpu for cost in runs))
        peak = max((cost.peak or 0) for cost in runs) / 1e6
        print(
            f"    {generator.name:10} {wall:8.2f} s {wall / walls[0]:7.2f} × "
            f"{cpu:8.2f} s cpu {cpu / cpus[0]:7.2f} × {peak:8.0f} MB"
        )


if __name__ == "__main__":
    raise SystemExit(main())
