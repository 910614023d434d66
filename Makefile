# The one door. `make run PHOTOS=folder` and `make test` do all the set-up by themselves.
PYTHON ?= python3
PHOTOS ?=
LIBRARY ?=
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help env run test lint check bench clean

help:
	@echo "make run PHOTOS=folder   open the window on a folder of photos (sets everything up)"
	@echo "make test                run all checks and tests (sets everything up)"
	@echo "make lint                ruff, mypy and the contracts between the layers"
	@echo "make bench               print every figure of the README"
	@echo "make env                 only make the environment in $(VENV)"

env: $(READY)

# A virtual environment without ensurepip works on Debian where python3-venv is not installed.
$(READY): pyproject.toml constraints.txt packaging/make_env.sh
	@PYTHON="$(PYTHON)" VENV="$(VENV)" bash packaging/make_env.sh
	@touch $(READY)

run: env
	@BIN="$(BIN)" PHOTOS="$(PHOTOS)" LIBRARY="$(LIBRARY)" bash packaging/run.sh

test: env
	@BIN="$(BIN)" bash packaging/system_libraries.sh
	@$(BIN)/photoface models fetch
	@$(MAKE) --no-print-directory lint
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 -q --durations=10

lint: env
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: env
	@$(BIN)/photoface models fetch
	@BIN="$(BIN)" bash benchmarks/all.sh

clean:
	rm -rf $(VENV) build dist out *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
