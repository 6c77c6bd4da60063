# Paybench: two commands do all the set-up: make run, make test.
# Everything else here is for people who work on the program.

GO     ?= go
TAGS   := migrated_fynedo,no_emoji,no_animations
BINARY := bin/paybench

# GOLDEN lists the packages that have goldens, when the shell reads it.
GOLDEN = $$(git grep -l 'Bool("update"' -- '*_test.go' ':!ui/e2e' | xargs -n1 dirname | sort -u | sed 's|^|./|')

.PHONY: run test quick full build cli check bench fuzz golden package package-test clean

run: build-packages build ## install what is missing, build, open the app
	@scripts/run $(BINARY)

test: test-packages ## install what the tests need, run everything
	@scripts/test

quick: ## while working: formatting, vet, short tests, no window; under a minute
	@scripts/quick

full: test full-packages ## make test and what takes hours: other systems, fuzzing, benchmarks
	@scripts/full $(FUZZTIME)

build: ## the desktop program
	$(GO) build -tags $(TAGS) -o $(BINARY) .

cli: ## the same program without cgo and without a display, for servers
	CGO_ENABLED=0 $(GO) build -tags ci,$(TAGS) -o bin/paybench-cli .

check: ## formatting and linters
	@scripts/check

bench: ## speed: load, query, chart, export
	$(GO) test -run '^$$' -bench . -benchmem -timeout 60m ./data/... ./charts/... ./ui/widgets/...

fuzz: ## every fuzz target for ten minutes (FUZZTIME=1m for less)
	@scripts/fuzz $(or $(FUZZTIME),10m)

golden: ## draw the golden pictures and texts again, of all packages or PKG=./charts; look at each before committing
	$(GO) test $(or $(PKG),$(GOLDEN)) -update

package: package-packages ## what people install, in dist: for Debian, other Linux and Windows
	@scripts/package

package-test: packagetest-packages ## what make package made: validated, installed, started, removed; as root
	@scripts/test-packages

clean:
	rm -rf bin dist artefacts

.PHONY: build-packages test-packages full-packages package-packages packagetest-packages
build-packages:
	@scripts/packages build run
test-packages:
	@scripts/packages build run test
full-packages:
	@scripts/packages full
package-packages:
	@scripts/packages build package
packagetest-packages:
	@scripts/packages packagetest
