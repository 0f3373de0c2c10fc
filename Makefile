# Two commands do everything on a fresh machine with Python 3.11, git and make:
#   make demo   sets up, reads the example pages and asks them a question
#   make test   sets up and passes the tests

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test check docs gate wheel clean

$(VENV)/base: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet .
	touch $@

$(VENV)/dev: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --editable '.[dev,docs,archive,ray]'
	touch $@ $(VENV)/base

demo: $(VENV)/base
	rm -f examples/demo.db
	-$(BIN)/sayso check examples/pages/rotterdam-strike-tribune.txt --published 2024-09-09
	$(BIN)/sayso read examples/pages --ledger examples/demo.db
	$(BIN)/sayso ask "killed in Plovdiv" --ledger examples/demo.db
	$(BIN)/sayso ask "dockers on strike in Rotterdam" --ledger examples/demo.db

test: $(VENV)/dev
	$(BIN)/pytest

check: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/dev
	$(BIN)/sphinx-build -n -W --keep-going -b html docs docs/_build/html

gate: $(VENV)/dev
	$(BIN)/python benchmarks/quality/gate.py

wheel: $(VENV)/dev
	rm -rf dist
	$(BIN)/python -m build --wheel --outdir dist .

clean:
	rm -rf $(VENV) build dist docs/_build src/*.egg-info examples/demo.db
