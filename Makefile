# Benchmarks of the engine; Benchmarks/README.md says how to read them.
#
#     make bench          everything, into Benchmarks/RESULTS.md: a quarter of an hour
#     make bench PARTS="peers scaling"    some of: kernels peers threads reading detectors live scaling
#     make bench-quick    training against PyTorch, one thread: under five minutes
#     make bench-peak     training as a share of what the processor can do: under two
#     make bench-threads  two threads against one
#     make benchmarks-page  the tables of docs/benchmarks.md: detection quality, on data outside
#     make bench-tuning   the search for parameters against Optuna's: three minutes
#     make reference-systems  the recipes of the five reference systems, and their page
#
# The Python peers go to an environment of their own, made on first use (they are large downloads).
# PYTHON=/path/to/python takes one that has some already; a peer that is not there is left out.

BENCHMARKS := Benchmarks
ENVIRONMENT := $(BENCHMARKS)/.venv
REQUIREMENTS := $(BENCHMARKS)/peers/requirements.txt
PROGRAM := $(BENCHMARKS)/.build/release/EngineBenchmark

.PHONY: bench bench-quick bench-peak bench-threads bench-tuning bench-build benchmarks-page reference-systems

# SwiftPM does not notice files that are new in a package beside this one; a new date makes it look.
bench-build:
	@touch $(BENCHMARKS)/Package.swift
	@swift build --package-path $(BENCHMARKS) -c release --quiet

ifdef PYTHON
bench bench-quick: bench-build
else
PYTHON := $(ENVIRONMENT)/bin/python
bench bench-quick: bench-build $(ENVIRONMENT)/ready
bench-tuning: $(ENVIRONMENT)/ready

$(ENVIRONMENT)/ready: $(REQUIREMENTS)
	python3 -m venv $(ENVIRONMENT)
	$(ENVIRONMENT)/bin/python -m pip install --quiet --requirement $(REQUIREMENTS)
	@touch $@
endif

bench:
	@$(PYTHON) $(BENCHMARKS)/report $(PARTS)

bench-quick:
	@$(PYTHON) $(BENCHMARKS)/peers/compare.py

# Each instruction set against its own peak; the widest, with all workloads, at the end.
bench-peak: bench-build
	@MARTLET_INSTRUCTION_SET=baseline $(PROGRAM) peak W1
	@MARTLET_INSTRUCTION_SET=avx2 $(PROGRAM) peak W1
	@$(PROGRAM) peak

bench-threads: bench-build
	@$(PROGRAM) threads W1 W2 W3 W4 default

# The tables of docs/benchmarks.md. The data is not the repository's: MARTLET_DATA says where it is. A
# run that was stopped goes on from the scores in RUNS.
MARTLET_DATA ?= ../shared/data
RUNS ?= .build/benchmark-runs
MARTLET := .build/release/martlet

benchmarks-page:
	@swift build -c release --product martlet --quiet
	@mkdir -p $(RUNS)
	$(MARTLET) benchmark nab $(MARTLET_DATA)/nab -d default -d online-without-model \
	  -d online-conv1d -d online-lstm -d fitted -o $(RUNS)/nab --write-page docs/benchmarks.md
	$(MARTLET) benchmark microsoft $(MARTLET_DATA)/ms_cloud_monitoring -d default \
	  -d online-without-model -d online-conv1d -d online-lstm -d fitted -o $(RUNS)/microsoft \
	  --write-page docs/benchmarks.md
	$(MARTLET) benchmark tsb-ad $(MARTLET_DATA)/tsb_ad -d default -d lstm -d conv1d -d online \
	  -o $(RUNS)/tsb-ad --write-page docs/benchmarks.md
	$(MARTLET) benchmark ucr $(MARTLET_DATA)/ucr -d default -d lstm -d conv1d -d online \
	  -o $(RUNS)/ucr --write-page docs/benchmarks.md
	$(MARTLET) benchmark asd $(MARTLET_DATA)/asd -d default -d dense -d lstm -d conv1d \
	  -o $(RUNS)/asd --write-page docs/benchmarks.md
	$(MARTLET) benchmark smd $(MARTLET_DATA)/smd -d default -d dense -d lstm -d conv1d \
	  -o $(RUNS)/smd --write-page docs/benchmarks.md

bench-tuning:
	@touch $(BENCHMARKS)/Tuning/Package.swift
	@swift build --package-path $(BENCHMARKS)/Tuning -c release --quiet
	@$(PYTHON) $(BENCHMARKS)/Tuning/compare.py

# The recipes of the five reference systems, and the page of theirs and ours: under ten minutes.
reference-systems:
	@swift build -c release --product martlet --quiet
	@$(PYTHON) $(BENCHMARKS)/reference/study.py
