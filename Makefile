# The commands of the project. Each first brings the machine to where it works (scripts/setup), then does one thing.
SHELL := /bin/bash
PORT ?= 8080
DEV_PORT ?= 8081
OUT ?= dist
SINGLE ?= dist-single
BASE ?= /
RUNS ?= 7
LANGUAGE ?= en

site := . scripts/env && cargo run --features ssr --bin site --

.PHONY: help serve dev dist single same bench test check release-ids setup

help:
	@echo 'make serve         build the app and serve it on http://127.0.0.1:$(PORT)'
	@echo 'make dev           the same, rebuilt and reloaded on every change, on http://127.0.0.1:$(DEV_PORT)'
	@echo 'make dist          write the static site to $(OUT)/ (for a sub-path add BASE=/path/, for another language LANGUAGE=es)'
	@echo 'make single        write the whole of it as one file, $(SINGLE)/even-keel.html, for a stick or an e-mail'
	@echo 'make check         check the content and show the reading grade of each file'
	@echo 'make release-ids   add new ids to the append-only list'
	@echo 'make same          build once more elsewhere and compare with $(OUT)/, byte by byte'
	@echo 'make bench         measure the app beside two other ways of making the same page (about 15 minutes)'
	@echo 'make test          everything that CI runs'

setup:
	@scripts/setup

serve: setup
	@$(site) build --out $(OUT) --language $(LANGUAGE)
	@$(site) serve --dir $(OUT) --port $(PORT)

dev: setup
	@$(site) dev --port $(DEV_PORT)

dist: setup
	@$(site) build --out $(OUT) --base $(BASE) --language $(LANGUAGE)

single: setup
	@$(site) single --out $(SINGLE) --language $(LANGUAGE)

check: setup
	@$(site) check

release-ids: setup
	@$(site) release-ids

same:
	@scripts/same $(OUT) $(BASE)

# More runs: make bench RUNS=21
bench: dist
	@scripts/setup test
	@scripts/setup bench
	@. scripts/env && EVEN_KEEL_DIST=$(OUT) cargo test --quiet --features ssr --test bench -- --runs $(RUNS) --write

test:
	@scripts/setup test
	@scripts/test
