# Two commands do all the set-up: `make demo` to see it work, `make test` to know that it does.

VENV := .venv
BIN := $(VENV)/bin
# The first Python of at least 3.11 on the PATH; PYTHON=… names another.
PYTHON ?= $(shell for p in python3 python python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
DB ?= data/$(or $(shell echo '$(URL)' | sed -E 's,^[a-z]+://,,; s,[/:?].*,,'),blog).db
SOURCES := pyproject.toml README.md LICENSE $(shell find flipscrape spiders pipelines -name __pycache__ -prune -o \( -name '*.py' -o -type d \) -print)

.PHONY: help demo crawl test lint types check docs clean
.DELETE_ON_ERROR:

help:
	@echo 'make demo              archive the demo blog into data/demo.db and show what came of it'
	@echo 'make crawl URL=… DB=…  archive a real blog (DB: data/HOST.db where none is named)'
	@echo 'make test              all that decides whether a change may land: lint, types, tests, documentation'
	@echo 'make check TESTS=…     only some tests'
	@echo 'make docs              write docs/commands.md anew'
	@echo 'make clean             remove what these made, archives excepted'

demo: $(VENV)/.installed
	$(BIN)/python data/demo-blog/demo.py

crawl: $(VENV)/.installed
	@test -n '$(URL)' || { echo 'Which blog? make crawl URL=https://blog.example.org' >&2; exit 2; }
	$(BIN)/flipscrape crawl '$(URL)' -o '$(DB)'

test: lint types check

lint: $(VENV)/.tools
	$(BIN)/ruff check --quiet .

# In the checkout mypy cannot see the mapped folders, so it reads the wheel, from another place.
types: build/types/.unpacked
	cd build/types && MYPYPATH=. ../../$(BIN)/mypy --config-file ../../pyproject.toml --cache-dir ../../.mypy_cache -p flipscrape

TESTS ?= tests
check: $(VENV)/.tools
	$(BIN)/python -m pytest -n 2 --dist worksteal $(TESTS)

build/types/.unpacked: $(SOURCES) $(VENV)/.tools
	rm -rf build
	$(BIN)/python -m build --wheel --no-isolation --outdir build/wheel . > build.log 2>&1 || { cat build.log >&2; exit 1; }
	$(BIN)/python -m zipfile -e build/wheel/flipscrape-*.whl build/types
	touch $@

$(VENV)/bin/python:
	@test -n '$(PYTHON)' || { echo 'flipscrape needs Python 3.11 or newer: install one, or name it with PYTHON=…' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo 'The venv module is missing: on Debian and Ubuntu, apt install python3-venv' >&2; exit 1; }

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) install -c constraints.txt -e .
	touch $@

$(VENV)/.tools: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) install -c constraints.txt -e '.[dev]'
	touch $@ $(VENV)/.installed

docs: $(VENV)/.tools
	$(BIN)/python docs/commands.py

clean:
	rm -rf $(VENV) build build.log *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find flipscrape spiders pipelines tests data -name __pycache__ -prune -exec rm -rf {} +
