"""`sayso`: the group that loads each command when it is called, and turns errors into a message and an exit status."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from sayso.cli.exits import INTERNAL, INTERRUPTED, status_of
from sayso.errors import SaysoError

COMMANDS = {
    "read": "Read pages into a ledger, or print their readings.",
    "watch": "Poll feeds, and read what is new into a ledger.",
    "check": "Tell whether a page's body bears out its headline.",
    "ask": "Who said what: figures and statements that answer.",
    "show": "One record whole, with its marks and provenance.",
    "speakers": "Which names are one speaker, and why.",
    "serve": "The ledger in a browser, and as JSON.",
    "mcp": "The ledger for assistants, with words to cite.",
    "export": "Write the ledger in an open format.",
    "archive": "WARC files by the hundred into a Parquet ledger.",
    "import": "A Parquet ledger into a ledger of one file.",
    "recheck": "Make all findings anew by the rules in force.",
    "stats": "What the ledger holds.",
    "refusals": "What was not read, where and why.",
    "config": "The settings in force, and where each comes from.",
}
"""Commands in the order of a newcomer's needs, each with its line in `sayso --help`."""

_HOME = {"import": "importing"}
"""Modules of commands whose names Python keeps for itself."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called: `--help` must not wait for what it doesn't need."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands' names, in the order of COMMANDS."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, or None for a name that isn't one."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"sayso.cli.{_HOME.get(cmd_name, cmd_name)}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sayso")
def cli() -> None:
    """Read news and keep a ledger of who said what.

    \b
    Example:
      sayso check page.html
      sayso read pages/ && sayso ask "killed in Plovdiv"
    """  # noqa: D301 - \b is click's mark for a paragraph that is not refilled


def main() -> None:
    """Run the command line, and leave with the status that `docs/cli.md` lists."""
    try:
        status = cli.main(prog_name="sayso", standalone_mode=False)
    except click.exceptions.Exit as stop:
        status = stop.exit_code
    except click.Abort:
        status = _broken_off()
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except SaysoError as error:
        _tell(error)
        status = status_of(error)
    except KeyboardInterrupt:
        status = _broken_off()
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone: nothing is wrong, and nothing more can be said
        status = 0
    except Exception as error:  # noqa: BLE001 - the border of the program: a user gets a sentence, not a traceback
        status = _tell_own(error)
    sys.exit(status if isinstance(status, int) else 0)


def _broken_off() -> int:
    click.echo("sayso: broken off; the same command goes on where it stopped", err=True)
    return INTERRUPTED


def _tell_own(error: Exception) -> int:
    import os  # noqa: PLC0415
    import traceback  # noqa: PLC0415

    if os.environ.get("SAYSO_DEBUG"):
        traceback.print_exc()
    click.echo(f"sayso: an error of our own: {type(error).__name__}: {error}", err=True)
    click.echo("  What was kept so far is safe. Set SAYSO_DEBUG=1 to see where, and report it.", err=True)
    return INTERNAL


def _tell(error: SaysoError) -> None:
    from sayso.cli.render import plain  # noqa: PLC0415 - loaded only when there is something to tell

    place = f"{error.where}: " if error.where else ""
    click.echo(plain(f"sayso: {place}{error.message}"), err=True)
    if error.mend:
        click.echo(plain(f"  {error.mend}"), err=True)
