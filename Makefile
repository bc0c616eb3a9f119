# make site: build the example campaign into site/.   make test: run every test.   Both need only Python 3.11 and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
PYTHON := py
endif

.PHONY: site test serve check lint bench clean

site: $(VENV)/.ready
	$(BIN)/gaung build

serve: $(VENV)/.ready
	$(BIN)/gaung serve

check: $(VENV)/.ready
	$(BIN)/gaung check

test: $(VENV)/.ready-to-test
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/.ready-to-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy scripts/gaung tests

bench: $(VENV)/.ready-to-test
	for script in scripts/benchmarks/*.py; do $(BIN)/python $$script || exit 1; done

# The marks are newer than the files that say what is installed, or it is installed again.
$(VENV)/.ready: pyproject.toml scripts/constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c scripts/constraints.txt -e '.[speech,fonts]'
	$(BIN)/python -m compileall -q scripts/gaung
	touch $@

$(VENV)/.ready-to-test: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c scripts/constraints.txt -e '.[speech,fonts,cluster,test]'
	touch $@

clean:
	rm -rf $(VENV) site .cache
