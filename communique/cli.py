"""The command line. Each command is a module of ``commands``, imported when it is called."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module

import click
from click.shell_completion import CompletionItem

from communique.engine import release
from communique.errors import CommuniqueError, UnfinishedError, problems_in

COMMANDS = {
    "build": "Ingest what is new in content/sources, then build the site. The default.",
    "serve": "Build, watch, and show the site with live reload.",
    "new": "Begin an article: a draft with id and date.",
    "ingest": "Turn sources into articles under content/articles.",
    "schedule": "When does the site next change by itself, and what is not on it?",
    "freeze": "Keep what closed editions held, and what published texts said.",
    "edition": "Print an edition as a message, as text, as HTML, or as an .eml file.",
    "check": "What is wrong with the site or could be better, by file and line.",
    "notify": "Tell the hub of the feeds which of them have changed.",
    "init": "Make a new site that builds at once.",
    "verify": "Is site/ what a clean build would give?",
    "completion": "Print what a shell needs to complete commands and options.",
}
FINE, PROBLEMS, USAGE = 0, 1, 2
BEGINNING = frozenset({"new", "init", "check", "completion", "edition"})


class _Commands(click.Group):
    """Commands that are imported when they are needed: ``--help`` must not wait for them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"communique.commands.{cmd_name}").command
        if not isinstance(command, click.Command):
            raise TypeError(f"communique.commands.{cmd_name}.command is no command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        named = [name for name in COMMANDS if name.startswith(incomplete)]
        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        return [CompletionItem(name, help=COMMANDS[name]) for name in named]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        close = get_close_matches(args[0], COMMANDS, n=1)
        if args[0] not in COMMANDS and close:
            ctx.fail(f"There is no command '{args[0]}'. Did you mean '{close[0]}'?")
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(release(), prog_name="communique")
def commands() -> None:
    """Communiqué makes a geopolitics news digest: sources in, a static site and feeds out.

    Without a command it builds the site. Exit codes: 0 fine, 1 problems in the content, 2 usage.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and returns its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    name = "build.py" if sys.argv[0].endswith("build.py") else "communique"
    try:
        result = commands.main(_with_command(given), prog_name=name, standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return USAGE
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        return PROBLEMS
    except (CommuniqueError, ExceptionGroup) as error:
        return told(error, of_a_site=_with_command(given)[0] not in BEGINNING)
    return result if isinstance(result, int) else FINE


def _with_command(given: list[str]) -> list[str]:
    """The arguments with the command first: build, when none is named."""
    if given[:1] and given[0] in {"-h", "--help", "--version"}:
        return given
    if given[:1] == ["--root"] and len(given) > 2 and given[2] in COMMANDS:
        return [given[2], *given[:2], *given[3:]]
    if given and not given[0].startswith("-"):
        return given
    return ["build", *given]


def told(error: Exception, *, of_a_site: bool = True) -> int:
    """Prints every problem in ``error``; returns the exit code. Raises what is a fault of ours.

    Of a site that was to be written it is also said what became of it.
    """
    problems = problems_in(error)
    for problem in problems:
        click.echo(problem.explained(), err=True)
    if not of_a_site:
        return PROBLEMS
    count = len(problems)
    is_cut_short = any(isinstance(problem, UnfinishedError) for problem in problems)
    outcome = "the site is written in part" if is_cut_short else "the site is as it was"
    click.echo(f"{count} problem{'s' if count > 1 else ''}; {outcome}", err=True)
    return PROBLEMS
