# Everything a person does with this repository. `make` alone lists it.
#
# Only Python (3.11 or newer) and make must be there first. Every target that needs the virtual
# environment makes it, and renews it when pyproject.toml or requirements.lock has changed.

PYTHON ?= python3
JOBS ?= 2
ARGS ?=
UV = uv==0.13.9

BIN = .venv/bin
READY = .venv/ready
SAY = @printf '%s\n'
PIP = $(BIN)/python -m pip -qq --disable-pip-version-check --no-input

# What Python has compiled is kept, whoever wishes otherwise for the whole machine: the tests start
# Commonplace some two hundred times.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test soak check format bench lock browser

help: ## this list
	@printf 'Commonplace. What make can do:\n\n'
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
	@printf '\nARGS passes words on: make test ARGS="-k consent". PORT names the port of make run.\n'

run: $(READY) ## a trial: fills a demo network, then serves it (stop with Ctrl-C)
	$(SAY) '· demo network (made on the first run only)'
	@$(BIN)/commonplace demo
	$(SAY) '· serving'
	@exec $(BIN)/commonplace serve $(ARGS)

test: browser ## every test but the long ones, browser tests included
	$(SAY) '· tests'
	@$(BIN)/python -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder $(ARGS)

soak: browser ## the tests that run for minutes
	$(SAY) '· long tests'
	@COMMONPLACE_SOAK=1 $(BIN)/python -m pytest -m soak $(ARGS)

check: $(READY) ## lint, format, types, who imports whom, dead code, lock
	$(SAY) '· lint'
	@$(BIN)/ruff check --quiet .
	$(SAY) '· format'
	@$(BIN)/ruff format --check --quiet . || { echo 'Files above are not formatted: make format' >&2; exit 1; }
	$(SAY) '· types'
	@$(BIN)/mypy --no-error-summary
	$(SAY) '· who imports whom'
	@$(BIN)/lint-imports --no-logo >.venv/imports.log 2>&1 || { cat .venv/imports.log >&2; exit 1; }
	$(SAY) '· dead code'
	@$(BIN)/vulture
	$(SAY) '· lock'
	@$(BIN)/python .ci/lock.py

format: $(READY) ## puts the code in order, as check wants it
	@$(BIN)/ruff check --quiet --fix . || true
	@$(BIN)/ruff format .

bench: $(READY) ## measures, and prints a table; BENCH_JSON=FILE also writes JSON
	$(SAY) '· bench'
	@$(BIN)/python -m bench $(ARGS)

# uv is only for this target, so it is no dependency of the project. A broken lock does not stop it.
lock: ## writes requirements.lock from pyproject.toml (ARGS=--upgrade: also newer indirect ones)
	$(SAY) '· lock'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) install $(UV)
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --extra dev \
		--no-header --no-annotate pyproject.toml -o requirements.lock $(ARGS)
	@$(MAKE) --no-print-directory $(READY)

browser: $(READY)
	@sh .ci/browser

$(READY): pyproject.toml requirements.lock
	$(SAY) '· setting up .venv (the first time takes a minute or two)'
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Commonplace needs Python 3.11 or newer. Name one: make PYTHON=/path/to/python3.12' >&2; exit 1; }
	@$(PYTHON) -m venv .venv || \
		{ echo 'Python could not make .venv. On Debian or Ubuntu: apt install python3-venv' >&2; exit 1; }
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $(READY)
