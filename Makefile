# Two commands do it all on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
PYTEST_WORKERS ?= 2

.PHONY: help venv demo test lint evaluate floors figures compare bench docs notebooks clean

help:
	@grep -E '^# |^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ —/'

$(BIN)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

venv: $(BIN)/.ready ## the environment in .venv

demo: venv ## records of a real article: printed, saved as JSON and as an HTML page in out/
	$(BIN)/python scripts/demo.py

test: venv lint evaluate ## everything: lint, types, contracts, tests, quality floors
	$(BIN)/python -m pytest -n $(PYTEST_WORKERS) --dist loadgroup

lint: venv ## style, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

evaluate: venv ## figures on gold, dates and the seed article, against the floors of quality.json
	$(BIN)/python scripts/evaluate.py

floors: venv ## raise the floors of quality.json to what is measured now
	$(BIN)/python scripts/evaluate.py --raise-floors

figures: venv ## measure rules and model, write the figures into the documentation and the README
	$(BIN)/python scripts/evaluate.py --rules --write-figures docs/figures.json
	$(BIN)/python scripts/evaluate.py --write-figures docs/figures.json
	$(BIN)/python scripts/figures.py --example

compare: venv ## peers beside us on the same gold; they live in an environment of their own
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/python -m pip install --quiet --disable-pip-version-check -r scripts/peers.txt
	$(BIN)/python scripts/compare.py
	$(BIN)/python scripts/compare.py --project
	$(BIN)/python scripts/figures.py

bench: venv ## cost ratios on this machine
	$(BIN)/python -m benchmarks

docs: venv ## the documentation as a site in site/
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict

notebooks: venv ## run the notebooks again and keep their outputs
	$(BIN)/python scripts/notebooks.py

clean: ## remove the environment and outputs
	rm -rf $(VENV) .venv-peers out site build dist .pytest_cache .mypy_cache .ruff_cache
