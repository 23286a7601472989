# manyidu: two commands do everything, `make demo` and `make test`. `make help` lists the rest.

PIPELINE ?= yt-mentor
NAME     := $(basename $(notdir $(PIPELINE)))
POLICY   := $(if $(wildcard $(PIPELINE)),$(PIPELINE),pipelines/$(NAME).yaml)
INPUT    ?= samples/$(NAME)/input
OUTPUT   ?= out/$(NAME)
WORK     ?= out/work/$(NAME)
SWIFT    ?= swift

BUILD    := .build
BIN      := $(BUILD)/release/manyidu
DEPS     := $(BUILD)/deps.stamp
JUDGES   := $(BUILD)/judges/ready.stamp
JUDGE    := $(BUILD)/judges/bin/python
PEERS    := $(BUILD)/bench/venv/ready.stamp
BENCHER  := $(BUILD)/bench/venv/bin/python Tests/Benchmarks/bench.py
PACKAGES := libcsv-dev libyaml-dev libgmp-dev libssl-dev libzip-dev libexpat1-dev
SAMPLES  := $(filter $(patsubst pipelines/%.yaml,%,$(wildcard pipelines/*.yaml)),$(notdir $(wildcard samples/*)))
SOURCES  := Package.swift $(shell find Sources -type f 2>/dev/null)
SURVEYS  ?= 100
# Pipelines that have an oracle: random surveys of the first are judged; the rules of the others come up in random policies.
JUDGED   := yt-mentor im-counselor im-class-teacher
WORKED   := us-tutor us-class-teacher us-counselor cq-rubric hd-leaders lab-technician
SEED     ?= 20260901
ROWS     ?= 100000 1000000

.DEFAULT_GOAL := help
.PHONY: help demo test check-code deps build run ingest validate normalise weight band publish check samples lint clean \
        test-swift test-oracle test-contract bench bench-large bench-shapes bench-check FORCE

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
	@echo "  PIPELINE=$(PIPELINE) INPUT=$(INPUT) OUTPUT=$(OUTPUT) WORK=$(WORK)"

demo: $(SAMPLES:%=out/%.txt) ## install what is missing, build, run every sample, show what came out
	@for name in $(SAMPLES); do cat "out/$$name.txt"; echo; echo "out/$$name/"; done

test: test-swift test-oracle test-contract bench-check ## everything that must hold (some minutes the first time)

# --- What is needed -------------------------------------------------------------------------------------------------

deps: $(DEPS) ## install the C libraries that are missing (Debian packages, through apt)

$(DEPS): Makefile
	@mkdir -p $(BUILD)
	@missing=""; \
	if command -v dpkg-query >/dev/null; then \
	  for p in $(PACKAGES); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
	else \
	  for h in csv.h yaml.h gmp.h openssl/evp.h zip.h expat.h; do echo "#include <$$h>" | cc -E - >/dev/null 2>&1 || missing="$$missing $$h"; done; \
	fi; \
	if [ -n "$$missing" ]; then \
	  command -v apt-get >/dev/null || { \
	    echo "make: missing:$$missing. There is no apt here: install libcsv, libyaml, GMP, libcrypto (OpenSSL 3), libzip and expat with their headers, then run make again." >&2; \
	    echo "make: 缺少:$$missing。此系统没有 apt：请自行安装 libcsv、libyaml、GMP、libcrypto (OpenSSL 3)、libzip、expat 及其头文件，再运行 make。" >&2; exit 1; }; \
	  sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing || exit 1; \
	fi
	@command -v $(SWIFT) >/dev/null || { echo "make: no Swift toolchain found: install Swift 6.3 or later (swift.org)" >&2; exit 1; }
	@touch $@

build: $(BIN) ## build the release binary

$(BIN): $(DEPS) $(SOURCES)
	$(SWIFT) build -c release --product manyidu --static-swift-stdlib
	@touch $@

# --- For analysts: one run, or one stage at a time -------------------------------------------------------------------

run: $(BIN) ## all stages at once: PIPELINE=… INPUT=… OUTPUT=…
	@$(BIN) run $(POLICY) --input "$(INPUT)" --output "$(OUTPUT)"

check: $(BIN) ## check a definition without data: PIPELINE=…
	@$(BIN) check $(POLICY)

export MANYIDU_KEY_FILE ?= $(WORK)/key

# A stage is done when its folder holds stage.csv, which is renewed only by a run that succeeded. Files that were added,
# changed or taken away below INPUT, and another INPUT, make the first stage due again.
STALE := $(shell [ -f "$(WORK)/ingest/stage.csv" ] && [ "$$(cat "$(WORK)/input.txt" 2>/dev/null)" = "$(INPUT)" ] \
           && [ -z "$$(find "$(INPUT)" -newer "$(WORK)/ingest/stage.csv" 2>/dev/null | head -1)" ] || echo FORCE)

ingest: $(WORK)/ingest/stage.csv ## stage 1: read the exports
validate: $(WORK)/validate/stage.csv ## stage 2: who took part, and who still needs how many responses
	@cat "$(WORK)/validate.txt"
normalise: $(WORK)/normalise/stage.csv ## stage 3: answers into scores
weight: $(WORK)/weight/stage.csv ## stage 4: scores into the composite
band: $(WORK)/band/stage.csv ## stage 5: bands, ranks, awards
publish: $(WORK)/published.stamp ## stage 6: the tables

$(WORK)/ingest/stage.csv: $(BIN) $(POLICY) $(STALE)
	@mkdir -p "$(WORK)"
	@[ -f "$(MANYIDU_KEY_FILE)" ] || (umask 077 && head -c 32 /dev/urandom > "$(MANYIDU_KEY_FILE)")
	$(BIN) ingest $(POLICY) --input "$(INPUT)" --work "$(WORK)" $(if $(PARTIAL),--partial)
	@printf '%s\n' "$(INPUT)" > "$(WORK)/input.txt"

$(WORK)/validate/stage.csv: $(WORK)/ingest/stage.csv
	$(BIN) validate $(POLICY) --work "$(WORK)" > "$(WORK)/validate.txt"

$(WORK)/normalise/stage.csv: $(WORK)/validate/stage.csv
	$(BIN) normalise $(POLICY) --work "$(WORK)"

$(WORK)/weight/stage.csv: $(WORK)/normalise/stage.csv
	$(BIN) weight $(POLICY) --work "$(WORK)"

$(WORK)/band/stage.csv: $(WORK)/weight/stage.csv
	$(BIN) band $(POLICY) --work "$(WORK)"

# The stamp names the folder that was published last: another one, or one that is gone, is due.
UNPUBLISHED := $(shell [ -f "$(OUTPUT)/run.json" ] && [ "$$(cat "$(WORK)/published.stamp" 2>/dev/null)" = "$(OUTPUT)" ] || echo FORCE)

$(WORK)/published.stamp: $(WORK)/band/stage.csv $(UNPUBLISHED)
	@$(BIN) publish $(POLICY) --work "$(WORK)" --output "$(OUTPUT)"
	@printf '%s\n' "$(OUTPUT)" > $@

# --- Samples ---------------------------------------------------------------------------------------------------------

out/%.txt: pipelines/%.yaml samples/%/input samples/%/summary.en.txt $(BIN)
	@mkdir -p out
	@$(BIN) run pipelines/$*.yaml --input samples/$*/input --output out/$* > $@.new
	@mv $@.new $@

# A sample whose inputs have changed, or whose published folder is gone, is due.
$(shell for name in $(SAMPLES); do [ -f "out/$$name/run.json" ] \
  && [ -z "$$(find "samples/$$name/input" -newer "out/$$name.txt" 2>/dev/null | head -1)" ] || echo "out/$$name.txt"; done) : FORCE

samples: $(BIN) ## make the samples and their expected outputs anew; look at git diff afterwards
	python3 samples/generator
	@for name in $(SAMPLES); do Tests/EndToEndTests/expect.sh $(BIN) "$$name" || exit 1; done

# --- Tests -----------------------------------------------------------------------------------------------------------

test-swift: $(BIN) $(JUDGES) ## unit, property and end-to-end tests
	MANYIDU_BINARY="$(CURDIR)/$(BIN)" $(SWIFT) test

test-oracle: $(BIN) $(JUDGES) $(SAMPLES:%=out/%.txt) ## samples and random appraisals against the naive oracles: SURVEYS=… SEED=…
	MANYIDU_BINARY="$(CURDIR)/$(BIN)" $(JUDGE) -m unittest discover -q -s Tests/Oracle
	$(JUDGE) -m unittest discover -q -s Tests/Benchmarks
	$(JUDGE) Tests/Oracle/oracle.py samples/yt-mentor/input $(BUILD)/judges/yt-mentor
	@for name in im-counselor im-class-teacher; do \
	  $(JUDGE) Tests/Oracle/grading.py $$name samples/$$name/input $(BUILD)/judges/$$name || exit 1; done
	@for name in $(WORKED); do \
	  $(JUDGE) Tests/Oracle/appraisal_oracle.py $$name samples/$$name/input $(BUILD)/judges/$$name || exit 1; done
	@for name in $(JUDGED) $(WORKED); do \
	  echo "$$name"; $(JUDGE) Tests/Oracle/compare.py out/$$name $(BUILD)/judges/$$name || exit 1; done
	@for name in $(JUDGED); do \
	  echo "$$name, random surveys"; $(JUDGE) Tests/Oracle/judge.py $(BIN) pipelines/$$name.yaml $(SURVEYS) $(SEED) || exit 1; done
	@echo "random policies"; $(JUDGE) Tests/Oracle/judge.py $(BIN) random $(SURVEYS) $(SEED)

test-contract: $(BIN) $(JUDGES) $(SAMPLES:%=out/%.txt) ## the published folders, read by frictionless
	$(JUDGE) Tests/Oracle/contract.py $(SAMPLES:%=out/%)

$(JUDGES): Tests/Oracle/requirements.txt
$(PEERS): Tests/Benchmarks/requirements.txt
$(JUDGES) $(PEERS): # an environment of its own, with the packages that stand in the file
	@python3 -m venv --help >/dev/null 2>&1 && python3 -c 'import ensurepip' 2>/dev/null || { \
	  sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3 python3-venv; }
	@python3 -m venv $(@D)
	@$(@D)/bin/pip install -q -r $<
	@touch $@

lint: ## swift format, and no file out of place
	$(SWIFT) format lint --strict --recursive --parallel Sources Tests Package.swift

# --- How fast -------------------------------------------------------------------------------------------------------

bench: $(BIN) $(PEERS) ## time manyidu, DuckDB and Polars on 100,000 and 1,000,000 responses: ROWS=… BENCH="options of bench.py"
	@$(BENCHER) $(ROWS) $(BENCH)

bench-large: $(BIN) $(PEERS) ## the same on 10,000,000 responses
	@$(BENCHER) 10000000 $(BENCH)

bench-shapes: $(BIN) $(PEERS) ## time the job in other shapes of input, on 200,000 responses: ROWS=… SHAPES="labels xls" BENCH="options"
	@$(BENCHER:bench.py=bench_shapes.py) $(if $(filter file,$(origin ROWS)),,$(ROWS)) --shapes "$(SHAPES)" $(BENCH)

bench-check: $(BIN) ## count instructions and hold them against those recorded: BENCH=--record writes them anew
	@command -v valgrind >/dev/null || { \
	  sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq valgrind; }
	@python3 Tests/Benchmarks/instructions.py $(BIN) $(BENCH)

clean: ## remove what was built and published
	rm -rf $(BUILD) out

FORCE:
