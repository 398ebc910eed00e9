# The ways into Arca. `make` alone lists them.
SHELL := /bin/bash
JOBS ?= $(shell nproc)
SWIFT_FILES := Package.swift Sources Tests

.DEFAULT_GOAL := help
.PHONY: help setup build build-release run demo test unit bench lint fmt rules clean-data

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what building and testing need and this machine lacks (Debian 12)
	@scripts/setup.sh test

build: ## build everything for trying out (debug)
	@scripts/setup.sh build
	swift build -j $(JOBS)

build-release: ## build the program arca for use
	@scripts/setup.sh build
	swift build -c release --product arca -j $(JOBS)

run: build-release ## make the demo cooperative, unless there is one, and serve it (ARCA_PORT=8080)
	@scripts/run.sh $(if $(MAIL),--with-mail)

demo: build-release ## only make the demo cooperative in data/demo
	@scripts/run.sh --make-only

test: ## run every test: rules, both engines, mail, pages in a browser
	@scripts/test.sh

unit: ## run the tests that need no server, FILTER=… for some of them
	@scripts/setup.sh build
	swift test -j $(JOBS) --disable-xctest $(if $(FILTER),--filter '$(FILTER)')

bench: build-release ## measure Arca beside the bare engines on this machine (MESSAGES=20000)
	@scripts/setup.sh test
	swift build -c release --product ArcaBench -j $(JOBS)
	@scripts/bench.sh $(MESSAGES)

lint: ## check layout and house rules
	@scripts/layout.sh $(SWIFT_FILES)
	@scripts/tidy.sh

fmt: ## lay all Swift files out
	swift format -i -r $(SWIFT_FILES)

rules: ## list the rules and the tests that name them (STRICT=1 fails when one has none)
	@scripts/rules.sh $(if $(STRICT),--strict)

clean-data: ## delete the demo cooperative (data/demo) and nothing else
	rm -rf data/demo data/demo.unfinished
