# make        sets everything up, builds the example site and serves it
# make test   sets everything up and runs linters, types and tests

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: serve test coverage build lint audit screenshots bench clean

serve: $(READY)
	$(BIN)/python build.py serve

build: $(READY)
	$(BIN)/python build.py

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto

coverage: $(READY)
	$(BIN)/python -m pytest -n auto --cov --cov-report=term:skip-covered

audit: $(READY)
	$(BIN)/python tools/audit/run.py $(CHECKS)

screenshots: $(READY)
	$(BIN)/python tools/audit/screenshots.py $(KINDS)

bench: $(READY)
	$(BIN)/python tests/benchmarks/bench.py

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Communiqué needs Python 3.11 or newer; name one with make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	# The pip that comes with older Pythons fails on extras of extras.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=24'
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch $(READY)

clean:
	rm -rf $(VENV) .audit site .communique .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
