"""``communique completion``: what a shell needs to complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from communique.cli import FINE, commands
from communique.errors import CommuniqueError

SHELLS = ("bash", "zsh", "fish")
PROGRAM = "communique"


@click.command(name="completion")
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> int:
    """Print a script for a shell, which then completes commands and options with the Tab key.

    \b
    bash   eval "$(communique completion bash)"         in ~/.bashrc
    zsh    eval "$(communique completion zsh)"          in ~/.zshrc
    fish   communique completion fish | source          in ~/.config/fish/config.fish
    """
    kind = get_completion_class(shell)
    if kind is None:
        raise CommuniqueError(f"nothing is known of {shell}")
    click.echo(kind(commands, {}, PROGRAM, f"_{PROGRAM.upper()}_COMPLETE").source())
    return FINE
