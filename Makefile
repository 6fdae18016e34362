# Two commands do it all on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
PYTEST_WORKERS ?= 2

.PHONY: help venv demo test lint evaluate floors bench clean

help:
	@grep -E '^# |^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ —/'

$(BIN)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

venv: $(BIN)/.ready ## the environment in .venv

demo: venv ## records of a real article: printed, saved as JSON and as an HTML page in out/
	$(BIN)/python scripts/demo.py

test: venv lint ## everything: lint, types, contracts, tests, quality floors
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

bench: venv ## cost ratios on this machine
	$(BIN)/python -m benchmarks

clean: ## remove the environment and outputs
	rm -rf $(VENV) out build dist .pytest_cache .mypy_cache .ruff_cache
