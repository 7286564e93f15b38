# Everything that a person or CI does here. `make help` lists it.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.PHONY: help run build warm test go pwa-test e2e eval bench prove attack prove-attack fuzz planted plain budget testbed picture sbom scan twice clean

# SQLite is C and takes a minute to compile with the usual flags, half of that
# with these. What is measured, and what the Dockerfile builds, gets -O2.
export CGO_CFLAGS ?= -O1
bench: export CGO_CFLAGS := -O2

NPM := npm ci --no-audit --no-fund --loglevel=error
BIN := bin/enplan
# The same sources give the same bytes, wherever they lie.
AS_SHIPPED = -trimpath -buildvcs=false -ldflags '-X main.version=$(VERSION)'
VERSION := $(shell git describe --always --dirty 2>/dev/null || echo unknown)
GO_SOURCES := $(shell find . -name '*.go' -not -path '*/node_modules/*' -not -name '*_test.go') \
	go.mod go.sum $(shell find i18n models server -name '*.json' -o -name '*.tsv' -o -name '*.sql')
PWA_SOURCES := $(shell find pwa -type f -not -path '*/node_modules/*' -not -path '*/dist/*' -not -path '*/e2e/*') \
	i18n/da.json i18n/en.json

help: ## list the targets
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

run: build ## build all of it and serve the demo municipality
	@$(BIN) serve --demo

build: ## build the app and the program into bin/enplan
	@test -x $(BIN) || $(MAKE) -j2 --no-print-directory warm pwa/dist/index.html
	@$(MAKE) --no-print-directory $(BIN)

# The first build is long because SQLite is compiled; so it begins while npm
# still downloads.
warm:
	@go build -trimpath ./server/web ./server/demo github.com/alecthomas/kong github.com/caarlos0/env/v11

pwa/node_modules/.made: pwa/package-lock.json
	cd pwa && $(NPM)
	@touch $@

pwa/dist/index.html: pwa/node_modules/.made $(PWA_SOURCES)
	cd pwa && npm run --silent build
	@touch $@

$(BIN): pwa/dist/index.html $(GO_SOURCES)
	go build $(AS_SHIPPED) -o $@ ./server

tools/testbed/node_modules/.made: tools/testbed/package-lock.json
	$(NPM) --prefix tools/testbed
	@touch $@

testbed: tools/testbed/node_modules/.made ## bring PostgreSQL and a browser for the tests

test: go pwa-test e2e ## run every test; says SKIP aloud for what could not run

# What sets nothing to work beside itself; -race would only take five times as long.
ALONE = ./models/... ./i18n ./tools/eval ./server/calendar ./server/ics ./server/intake ./server/pdf ./server/receipt ./server/wording
# And what goes to every door of a town of two hundred, one by one.
ONE_BY_ONE = ^TestAttackCanaries$$

go: testbed pwa/dist/index.html ## Go tests, with -race where things happen at once, on SQLite and on PostgreSQL
	test -z "$$(gofmt -l models server i18n pwa/*.go | tee /dev/stderr)"
	go vet ./...
	go test -v -count=1 -run 'TestPostgresIsHere' ./server/testbed
	go test -timeout 20m $(ALONE)
	go test -timeout 20m -run '$(ONE_BY_ONE)' ./server/web
	go test -race -timeout 20m -skip '$(ONE_BY_ONE)' $$(go list ./... | grep -vxFf <(go list $(ALONE)))

pwa-test: pwa/node_modules/.made ## types and unit tests of the app
	cd pwa && npm run --silent check && npm test --silent

e2e: testbed build ## the main journey in a real browser, axe on every page
	node --test tools/testbed/browser.test.mjs
	node --test --test-concurrency=1 pwa/e2e/*.test.mjs

budget: pwa/dist/index.html ## bytes of the first page against the budget
	cd pwa && node scripts/budget.mjs

eval: ## what the finder finds of answer keys, per kind: our cases, and those of ../shared if there
	go run ./tools/eval 'tools/eval/cases/*.json'
	go run ./tools/eval '../shared/data/cases-open.json'

bench: testbed ## req/s beside a bare handler and beside PocketBase, in one run
	go test -tags bench -v -count=1 -timeout 30m -run TestBench ./tools/bench

prove: testbed ## 100,000 looks against 5,000 withdrawals, and 100,000 reminders into chaos, on each database; the tests do a part of it
	ENPLAN_PROVE=1 go test -v -count=1 -timeout 40m -run 'TestNothingIsSeenAfterAYesWasTakenBack|TestTheRaceFinds|TestEveryReminderEndsOnceInChaos' ./server/actions

ATTACKED = $$(grep -rl --include='*_test.go' '^func TestAttack' models server | xargs -n1 dirname | sort -u | sed 's|^|./|')

attack: testbed pwa/dist/index.html ## every attack on the door, as a table, which also comes into docs/security.md
	go test -json -count=1 -run '^TestAttack' $(ATTACKED) | go run ./tools/attack -into docs/security.md

prove-attack: testbed build ## the attacks at full length: a million requests, two thousand searches of each kind, every door of 200 citizens, every payload at every text
	ENPLAN_PROVE=1 go test -v -count=1 -timeout 120m -run '^TestAttackRequests$$|^TestAttackSearchTimes$$|^TestAttackCanaries$$' ./server/web ./server/actions
	ENPLAN_PROVE=1 node --test pwa/e2e/xss.test.mjs

FUZZ ?= 45s
fuzz: ## each parser with made-up input for as long as FUZZ says; what fails stays under testdata
	@grep -rlE --include='*_test.go' '^func Fuzz' models server | sort | while read -r file; do \
		for name in $$(sed -n 's/^func \(Fuzz[A-Za-z]*\)(.*/\1/p' "$$file"); do \
			echo "$$name"; go test -run '^$$' -fuzz "^$$name\$$" -fuzztime $(FUZZ) -fuzzminimizetime 20x "./$$(dirname "$$file")" | awk '/^fuzz: elapsed/ {last = $$0; next} {print} END {print last}'; \
		done; \
	done

planted: testbed pwa/dist/index.html ## plant known faults in a copy, one by one; the tests must find each
	go run ./tools/planted

picture: testbed build ## take docs/screenshot.png from the running demo
	node pwa/e2e/screenshot.mjs docs/screenshot.png

sbom: ## what the program and the app are made of, as CycloneDX in bin/sbom-*.json
	@mkdir -p bin
	go run github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@v1.10.0 mod -json -licenses=true -output bin/sbom-program.json .
	cd pwa && npm sbom --sbom-format cyclonedx --omit dev --package-lock-only > ../bin/sbom-app.json

scan: ## known vulnerabilities in what the program is made of; needs ENPLAN_VULNDB, else says SKIP
	tools/scan.sh

twice: pwa/dist/index.html ## build in two folders and compare the bytes
	@made=$$(mktemp -d); trap 'rm -rf "$$made"' EXIT; \
	mkdir -p "$$made/elsewhere/pwa"; cp -r go.mod go.sum i18n models server "$$made/elsewhere"; cp -r pwa/embed.go pwa/dist "$$made/elsewhere/pwa"; \
	go build $(AS_SHIPPED) -o "$$made/one" ./server; (cd "$$made/elsewhere" && go build $(AS_SHIPPED) -o ../two ./server); \
	sha256sum "$$made/one" "$$made/two" | sed "s|$$made/||"; cmp "$$made/one" "$$made/two"

clean: ## remove what was built; downloads and data stay
	rm -rf bin pwa/dist/assets pwa/dist/*.html
