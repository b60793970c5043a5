# Every target sets itself up: what is missing on a Debian machine is installed first, what is there costs nothing.

VERSION := $(shell sed -n 's/^ *Version *= *"\(.*\)"/\1/p' FyneApp.toml)
# One set of flags for every target, so that Fyne and its C parts are compiled once and not once per target.
TAGS := migrated_fynedo
FLAGS := -tags $(TAGS) -trimpath
BIN := $(CURDIR)/bin/sojourn
# The tests and the benchmarks drive the program that was built, in its real window.
export SOJOURN_BIN := $(BIN)

.DEFAULT_GOAL := help
.PHONY: help run build test torture bench peers shots deps deps-test go clean

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

run: build ## build and open the window; ARGS="my.journey" opens a file, ARGS="help" lists the commands
	@$(BIN) $(ARGS)

build: deps ## write bin/sojourn
	go build $(FLAGS) -buildvcs=false -ldflags "-X main.version=$(VERSION)" -o $(BIN) .

test: deps-test build ## vet and test everything, the real window under Xvfb included
	go vet $(FLAGS) ./...
	go test $(FLAGS) -timeout 9m ./...

torture: deps-test build ## kill, starve and fuzz whatever touches files, for hours, and print the table; FUZZ=1m shortens it
	@scripts/torture.sh $(FLAGS)

bench: deps-test build ## print the table of speed and memory
	go run $(FLAGS) ./ui/bench

peers: deps-test build ## measure beside Excalidraw and maxGraph in a browser, which it installs, and print the ratios
	@scripts/peers.sh $(FLAGS)

shots: deps-test build ## write pictures of the window and of the exported pages to shots/
	go test $(FLAGS) -run TestShots -count=1 ./ui/e2e -shots $(CURDIR)/shots

deps: go
	@scripts/deps.sh build

deps-test: go
	@scripts/deps.sh test

go:
	@command -v go >/dev/null || { echo "Sojourn is built with Go 1.26 or newer, which is not on the path: see go.dev" >&2; exit 1; }

clean: ## remove what the other targets made
	rm -rf bin shots .peers
