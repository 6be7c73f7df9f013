# Benchmarks of the engine; Benchmarks/README.md says how to read them.
#
#     make bench-quick    training against PyTorch, one thread: under five minutes
#     make bench-peak     training as a share of what the processor can do: under two
#     make bench-threads  two threads against one
#
# The Python peers go to an environment of their own, made on first use (PyTorch is a large download).
# PYTHON=/path/to/python takes one that has PyTorch already.

BENCHMARKS := Benchmarks
ENVIRONMENT := $(BENCHMARKS)/.venv
REQUIREMENTS := $(BENCHMARKS)/peers/requirements.txt
PROGRAM := $(BENCHMARKS)/.build/release/EngineBenchmark

.PHONY: bench-quick bench-peak bench-threads bench-build

# SwiftPM does not notice files that are new in a package beside this one; a new date makes it look.
bench-build:
	@touch $(BENCHMARKS)/Package.swift
	@swift build --package-path $(BENCHMARKS) -c release --quiet

ifdef PYTHON
bench-quick: bench-build
else
PYTHON := $(ENVIRONMENT)/bin/python
bench-quick: bench-build $(ENVIRONMENT)/ready

$(ENVIRONMENT)/ready: $(REQUIREMENTS)
	python3 -m venv $(ENVIRONMENT)
	$(ENVIRONMENT)/bin/python -m pip install --quiet --requirement $(REQUIREMENTS)
	@touch $@
endif

bench-quick:
	@$(PYTHON) $(BENCHMARKS)/peers/compare.py

# Each instruction set against its own peak; the widest, with all workloads, at the end.
bench-peak: bench-build
	@MARTLET_INSTRUCTION_SET=baseline $(PROGRAM) peak W1
	@MARTLET_INSTRUCTION_SET=avx2 $(PROGRAM) peak W1
	@$(PROGRAM) peak

bench-threads: bench-build
	@$(PROGRAM) threads W1 W2 W3 W4 default
