# The ways into Arca. `make` alone lists them.
SHELL := /bin/bash
JOBS ?= $(shell nproc)
ROUNDS ?= 50
RACES ?= 1000
RESTARTS ?= 5
SWIFT_FILES := Package.swift Sources Tests

.DEFAULT_GOAL := help
.PHONY: help setup build build-release deb run letter demo test unit knocks races failover bench schema pictures foreign lint fmt rules clean-data

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

deb: ## build a Debian package of the program for use, with Swift's runtime in it (into dist/)
	@scripts/setup.sh build
	swift build -c release --product arca --static-swift-stdlib -j $(JOBS)
	@scripts/deb.sh "$$(swift build -c release --show-bin-path)/arca" dist

run: build-release ## make the demo cooperative, unless there is one, and serve it (ARCA_PORT=8080, MAIL=1 with mail servers)
	@$(if $(MAIL),scripts/setup.sh test)
	@scripts/run.sh $(if $(MAIL),--with-mail)

letter: ## a client writes to the demo that make run MAIL=1 serves
	@python3 scripts/demo-mail.py letter

demo: build-release ## only make the demo cooperative in data/demo
	@scripts/run.sh --make-only

test: ## run every test: rules, both engines, mail, killed processes, pages in a browser
	@scripts/test.sh

unit: ## run the tests that need no server, FILTER=… for some of them
	@scripts/setup.sh build
	swift test -j $(JOBS) --disable-xctest $(if $(FILTER),--filter '$(FILTER)')

knocks: build ## kill imports and servers ROUNDS=50 times each, on both engines (SEED=… repeats)
	@scripts/setup.sh test
	@scripts/knocks.sh $(ROUNDS) $(SEED)

races: build ## two operators answer the same case at once, RACES=1000 times on each engine
	@scripts/setup.sh test
	@scripts/races.sh $(RACES)

failover: build ## restart the database, lose its primary, promote its standby under load (RESTARTS=5, SEED=…)
	@scripts/setup.sh test
	@scripts/failover.sh $(RESTARTS) $(SEED)

bench: build-release ## measure Arca beside the bare engines on this machine (MESSAGES=20000)
	@scripts/setup.sh bench
	swift build -c release --product ArcaBench -j $(JOBS)
	@scripts/bench.sh $(MESSAGES)

schema: ## write both schemas into docs/schema anew, after a step was added
	@mkdir -p docs/schema
	ARCA_WRITE_SCHEMA=1 swift test -j $(JOBS) --disable-xctest --filter SchemaTests

pictures: build ## take the pictures of the guide anew
	@scripts/setup.sh test
	@ARCA=.build/debug/arca ARCA_DEMO="--messages 1500 --parties 400" \
		scripts/with-demo.sh .build-venv/bin/python scripts/pictures.py

foreign: ## import mail archives that others made and check with Python that nothing is lost (FROM=folder)
	@swift build --product arca -j $(JOBS)
	@python3 scripts/foreign-mail.py $(FROM)

lint: ## check layout and house rules
	@scripts/layout.sh $(SWIFT_FILES)
	@scripts/tidy.sh

fmt: ## lay all Swift files out
	swift format -i -r $(SWIFT_FILES)

rules: ## list the rules and the tests that name them (STRICT=1 fails when one has none)
	@scripts/rules.sh $(if $(STRICT),--strict)

clean-data: ## delete the demo cooperative (data/demo) and nothing else
	rm -rf data/demo data/demo.unfinished
