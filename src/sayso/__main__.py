"""`python -m sayso`: the same as `sayso`."""

from sayso.cli.main import main

main()
