# The one task runner. `make run` works offline from the second time on.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
PEERS := .venv/.peers
# Folders of samples that hold a plan, not those that show what is none.
PLANS := $(filter-out samples/make samples/not_%,$(patsubst %/,%,$(sort $(wildcard samples/*/))))
# Least branch coverage of the stages that read and interpret, in percent.
FLOOR := 95
# Modules are compiled here, since Python may have been told to keep none that it compiles itself.
COMPILE = $(BIN)/python -m compileall -q planlift extract normalize export
# Time for fuzzing the readers, all together.
SECONDS ?= 60

.PHONY: help run test check quality bench bench-quick fuzz pictures coverage build clean

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST)

run: $(READY) ## convert every sample into output/ and print the summaries
	@$(COMPILE)
	@failed=0; \
	for folder in $(PLANS); do \
		$(BIN)/planlift convert "$$folder"/plan-* -o "output/$${folder#samples/}" || failed=1; \
	done; \
	exit $$failed

test: $(READY) ## run the tests
	$(BIN)/pytest -q -n auto

check: $(READY) ## lint, format, types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

quality: $(READY) ## measure how well the samples are read
	$(BIN)/python tests/quality/score.py
	$(BIN)/python tests/quality/dates_side_by_side.py
	$(BIN)/python tests/quality/cells_side_by_side.py

bench: $(PEERS) ## measure speed and memory beside other programs, into docs/performance.md
	$(COMPILE)
	PYTHONPATH=tests $(BIN)/python -m bench

bench-quick: $(PEERS)
	$(COMPILE)
	PYTHONPATH=tests $(BIN)/python -m bench --quick

fuzz: $(READY) ## try the properties with many more examples, and each reader for SECONDS
	$(BIN)/pytest -q -n auto -m hypothesis --hypothesis-profile=fuzz
	@if $(BIN)/python -m pip install -qq -c constraints.txt --group fuzz; then \
		$(BIN)/python tests/fuzz_readers.py $(SECONDS); \
	else \
		echo "readers are not fuzzed: atheris does not install here (see pyproject.toml)"; \
	fi

pictures: $(READY) ## draw the pictures that the pages show
	$(BIN)/python docs/pictures/make.py

coverage: $(READY) ## run the tests and hold branch coverage of the stages to its floor
	$(BIN)/pytest -q -n auto --cov --cov-report=
	$(BIN)/coverage report --include='extract/*,normalize/*' --skip-covered --fail-under=$(FLOOR)

build: $(READY) ## make the wheel
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -qq --upgrade -c constraints.txt pip setuptools
	$(BIN)/python -m pip install -qq -c constraints.txt --no-build-isolation --editable '.[parquet]' --group dev
	$(COMPILE)
	touch $@

# What planlift is measured beside; where it cannot be had, the figures say so.
$(PEERS): $(READY)
	-$(BIN)/python -m pip install -qq -c constraints.txt --group bench
	touch $@

clean: ## remove everything that was made, the environment too
	rm -rf .venv output build dist *.egg-info .coverage .coverage.* htmlcov
	rm -rf .fuzz .mypy_cache .ruff_cache .pytest_cache .hypothesis
