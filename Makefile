# The one task runner. `make run` works offline from the second time on.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
SAMPLES = $(shell find samples -mindepth 2 -type f \( -name '*.pdf' -o -name '*.html' -o -name '*.docx' -o -name '*.txt' \) ! -path 'samples/make/*' | LC_ALL=C sort)
SOURCES := planlift extract normalize export
FLOOR := 95

.PHONY: run test check quality bench fuzz coverage build clean help

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST)

run: $(READY) ## convert every sample into output/ and print the summaries
	$(BIN)/planlift convert $(SAMPLES) -o output

test: $(READY) ## run the tests
	$(BIN)/pytest -q -n auto

check: $(READY) ## lint, format, types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

coverage: $(READY) ## run the tests and hold branch coverage of the stages to its floor
	$(BIN)/pytest -q -n auto --cov --cov-report=
	$(BIN)/coverage report --include='extract/*,normalize/*' --skip-covered --fail-under=$(FLOOR)

build: $(READY) ## make the wheel
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade -c constraints.txt pip setuptools
	$(BIN)/python -m pip install --quiet -c constraints.txt --no-build-isolation --editable '.[parquet]' --group dev
	touch $@

clean: ## remove everything that was made, the environment too
	rm -rf .venv output build dist *.egg-info .coverage .coverage.* htmlcov
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis
