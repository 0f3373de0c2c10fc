"""`sayso config`: the settings in force, and where each comes from."""

from __future__ import annotations

import click

from sayso.cli.options import json_option


@click.command()
@click.option("--explain", is_flag=True, help="Tell where each setting comes from.")
@json_option
def command(*, explain: bool, as_json: bool) -> None:
    """Print the settings: defaults, then sayso.toml, then the environment (SAYSO_...).

    Example: sayso config --explain
    """
    from sayso.cli.render import console, print_json  # noqa: PLC0415
    from sayso.config import Config  # noqa: PLC0415

    config = Config.load()
    if as_json:
        print_json({name: {"value": value, "from": origin} for name, value, origin in config.explain()})
        return
    out = console()
    for name, value, origin in config.explain():
        out.print(f"{name} = {value!r}" + (f"   ({origin})" if explain else ""))
