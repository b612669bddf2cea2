# Everything a person or CI runs. `make help` lists the targets.
SHELL := /bin/bash
.DEFAULT_GOAL := help

# What the build needs (Debian package names), and what the tests need besides.
LIBRARIES := libncurses-dev libsqlite3-dev libcmark-dev libyaml-dev libutf8proc-dev libsodium-dev
TOOLS := tmux python3 mosquitto mosquitto-clients
PEERS := less tig newsboat vifm visidata

# The build system does not name the libraries that the static Foundation needs by itself.
FOUNDATION := -l_FoundationCollections -l_FoundationCShims -lswiftSynchronization
RELEASE := ci/swift-build -c release --static-swift-stdlib $(addprefix -Xlinker ,$(FOUNDATION))
PRODUCTS := .build/out/Products/Release-linux
PROGRAM := $(PRODUCTS)/summitry

.PHONY: help run build test check lint format corpus-check embedding end-to-end bench libraries tools

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

libraries: ## install what the build needs, where that is possible
	@ci/install-packages $(LIBRARIES)

tools: libraries
	@ci/install-packages $(TOOLS)

build: libraries ## build the program: .build/summitry
	$(RELEASE) --product summitry
	@ln -sf $(PROGRAM:.build/%=%) .build/summitry

run: build ## build and open the explorer
	@$(PROGRAM)

test: tools ## all tests, the terminal ones in tmux included
	swift build --build-tests
	$(RELEASE) --product summitry
	swift build --product terminal-probe
	python3 Tests/EndToEnd/run.py --program $(PROGRAM) --probe .build/debug/terminal-probe
	swift test --skip-build

corpus-check: libraries ## check the embedded pack: no error, no warning, enough entries of each kind, all tours walked
	$(RELEASE) --product summitry
	ci/corpus-check $(PROGRAM) Resources/singapore-hanoi

lint: ## formatting, module arrows, file sizes
	swift format lint --strict --recursive Sources Plugins Resources Tests Package.swift
	ci/lint-imports

format: ## format the Swift sources in place
	swift format --in-place --recursive Sources Plugins Resources Tests Package.swift

embedding: ## adding, editing, renaming and deleting an entry reach the next build
	ci/test-embedding swiftbuild
	ci/test-embedding native

check: export SUMMITRY_STRICT = 1
check: lint corpus-check embedding test ## exactly what CI runs; warnings are errors

bench: libraries ## measure beside less, tig, newsboat, vifm and visidata, where installed
	$(RELEASE) --product summitry
	$(RELEASE) --product pack-generator
	python3 Bench/bench.py --program $(PROGRAM) --generator $(PRODUCTS)/pack-generator
