# Two commands on a bare machine with python3 (3.11 or later, with venv) and make:
#   make score   scores the bundled cohort of made-up units
#   make test    runs the tests
# Each makes the environment it needs.

PYTHON ?= python3
VENV ?= .venv
PIP = $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check

.PHONY: score test check clean

score: $(VENV)/package
	$(VENV)/bin/python docs/score_cohort.py

test: $(VENV)/tools
	$(VENV)/bin/python -m pytest --numprocesses=auto --cov --cov-report=term -q

check: $(VENV)/tools
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

clean:
	rm -rf $(VENV)

$(VENV)/package: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) --constraint .ci/constraints.txt --editable .
	touch $@

$(VENV)/tools: $(VENV)/package .ci/constraints.txt
	$(PIP) --constraint .ci/constraints.txt --editable '.[dev]'
	touch $@
