# Everything a developer or an operator does, by name. Needs Python 3.11 or newer, and make.

PYTHON ?= python3
AGREEMENT_RUNS ?= 20
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check
PYTEST := $(BIN)/python -m pytest
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

.DEFAULT_GOAL := help
# Half of the time, tests wait for servers and browsers: two of them for each core.
WORKERS := $(shell echo $$((2 * $$(getconf _NPROCESSORS_ONLN))))

.PHONY: help run private test tests lint format quick browser schema standards agree bench load first-load faults fuzz screenshots bom lock wheel clean

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/installed  ## serve the app on this machine and open it in the browser
	@$(BIN)/treatment-options serve --open

private: .venv/installed  ## write the app as files for any file server, and serve them on this machine (MEASURE=1: print figures)
	@$(BIN)/treatment-options private site
	@$(BIN)/python -m tests.browser.private_site site $(if $(MEASURE),--measure)

test: .venv/installed  ## check everything: style, types and imports beside all tests
	@$(MAKE) --no-print-directory --jobs 2 lint tests

tests: .venv/installed
	@$(PYTEST) --numprocesses $(WORKERS) --dist loadscope --no-loadscope-reorder

lint: .venv/installed  ## check style, types and who imports whom
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-cache

format: .venv/installed  ## set the code in the project's format
	@$(BIN)/ruff check --fix --silent --exit-zero
	@$(BIN)/ruff format --quiet

quick: .venv/installed  ## run the tests that need no browser
	@$(PYTEST) --numprocesses $(WORKERS) --dist loadscope --no-loadscope-reorder -m "not browser"

browser: .venv/installed  ## run the tests that need a browser
	@$(PYTEST) -m browser

schema: .venv/installed  ## write the JSON Schemas of the rule files
	@$(BIN)/python -m engine.reading.json_schema rules/schema

standards: .venv/installed  ## write which tests stand behind which item of the standards for decision aids
	@$(BIN)/python -m tests.standards

agree: .venv/installed  ## hold experta against the reference at length (AGREEMENT_RUNS=20: twenty times as many cases)
	@AGREEMENT_RUNS=$(AGREEMENT_RUNS) $(PYTEST) --timeout 0 tests/test_agreement.py

bench: .bench-venv/installed  ## measure experta beside other engines, in an environment of its own (ONLY=speed: a section)
	@.bench-venv/bin/python -m tests.benchmarks.engines $(if $(ONLY),--only $(ONLY))

load: .venv/installed  ## let many visitors answer at once, beside a hello app, and print what they waited
	@$(BIN)/python -m tests.benchmarks.load

first-load: .venv/installed  ## open the app on slow lines and a slow phone, and print what is seen when, beside the aims
	@$(BIN)/python -m tests.benchmarks.first_load

attacks: .venv/installed  ## attack one process, and print memory, waits and refusals beside their bounds
	@$(BIN)/python -m tests.benchmarks.attacks

faults: .venv/installed  ## break processes, rules and manners behind nginx, and print what visitors saw
	@$(BIN)/python -m tests.benchmarks.faults

fuzz: .venv/installed  ## try damaged input of every kind (SECONDS=600), and write what fails into fuzz-failures/
	@$(BIN)/python -m tests.benchmarks.fuzz $(or $(SECONDS),60)

screenshots: .venv/installed  ## take the pictures of the README again
	@$(BIN)/python -m tests.browser.screenshots

bom: .venv/installed  ## write what the app is built on as a bill of materials, in CycloneDX, into dist/
	@mkdir -p dist
	@$(BIN)/cyclonedx-py requirements requirements-app.lock --output-reproducible --output-file dist/bom.json

lock: .venv/installed  ## renew the lock files after a change of requirements (UPGRADE=1: newest versions)
	@$(COMPILE) --group build --group test --group dev --output-file requirements.lock
	@$(COMPILE) --constraint requirements.lock --output-file requirements-app.lock
	@$(COMPILE:pyproject.toml=) --constraint requirements.lock --group build --output-file requirements-build.lock
	@$(COMPILE:pyproject.toml=) --constraint requirements.lock --group bench --output-file requirements-bench.lock

wheel: .venv/installed  ## build the wheel into dist/
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist .

clean:  ## remove what the other targets made
	@rm -rf .venv .bench-venv dist build site .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis fuzz-failures
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What a sdist needs to be built goes in first, from its own lock: so pip builds with nothing that is not locked.
.venv/locked: requirements.lock requirements-build.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "make: Python 3.11 or newer is needed, and $(PYTHON) is not; say which one: make PYTHON=python3.12" >&2; exit 1; }
	@echo "Making .venv; this takes a minute or two." >&2
	@$(PYTHON) -m venv --clear .venv
	@$(PIP) install --require-hashes --requirement requirements-build.lock
	@$(PIP) install --require-hashes --no-build-isolation --requirement requirements.lock
	@touch $@

.venv/installed: .venv/locked pyproject.toml
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# Only the other engines; what the app needs is seen through from its own environment, in which nothing is put.
.bench-venv/installed: .venv/installed requirements-bench.lock
	@$(BIN)/python -m venv --clear .bench-venv
	@$(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))' \
		> "$$(.bench-venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/app.pth"
	@.bench-venv/bin/python -m pip --quiet --quiet --disable-pip-version-check install \
		--require-hashes --requirement requirements-bench.lock || \
		echo "make: not every engine could be installed; those that are missing are named" >&2
	@touch $@
