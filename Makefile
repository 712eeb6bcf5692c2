# On a bare machine with python3 (3.11 or later, with venv) and make:
#   make score   scores the bundled cohort of made-up units; make score-en tells it in English
#   make test    runs the tests
#   make notebooks    runs the tutorials and writes copies with what their cells show
# For those who change the library:
#   make cover   the tests again, with the coverage of lines and branches, which must be 100 %
#   make deep    the long runs: every number of the edition changed, whole grids, every alteration, and property
#                tests with many examples
#   make check   format, lint, types, import contracts
#   make site     builds the documentation site; a broken link or reference is a failure
#   make release-check    refuses a release in which a digest moved without being told
#   make stored-release   writes a file of every kind as this version writes it, which every later one must read
# Each makes the environment it needs, and makes it anew when pyproject.toml or a pinned version has changed.
# How long each takes stands in docs/assurance.md.

PYTHON ?= python3
VENV ?= .venv
PIP = $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --constraint .ci/constraints.txt
# A waiting test goes to the first free worker; a failure fits on one screen. What is compiled is kept, whatever the
# environment says of it: otherwise every process that a test starts compiles the library again.
PYTEST = PYTHONDONTWRITEBYTECODE= $(VENV)/bin/python -m pytest -q --numprocesses=auto --dist=worksteal --tb=short --maxfail=10

.PHONY: score score-en test notebooks cover deep check stored-release release-check site clean

score: $(VENV)/package
	$(VENV)/bin/python docs/scripts/score_cohort.py

score-en: $(VENV)/package
	$(VENV)/bin/python docs/scripts/score_cohort.py --language en

test: $(VENV)/test-tools
	@echo "Running the tests: about 2 minutes on two free cores, longer on a busy machine."
	$(PYTEST)

notebooks: $(VENV)/notebook-tools
	$(VENV)/bin/python docs/scripts/run_notebooks.py $(VENV)/notebooks

cover: $(VENV)/tools
	@echo "Running the tests while their coverage is measured: about 7 minutes on two free cores."
	$(PYTEST) --cov --cov-report=term --no-cov-on-fail

deep: $(VENV)/tools
	@echo "Running the long tests: about 30 minutes on two free cores, longer on a busy machine."
	$(PYTEST) --hypothesis-profile=deep -m "deep or hypothesis or charts or schemas"

check: $(VENV)/tools
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

stored-release: $(VENV)/test-tools
	PYTHONPATH=tests $(VENV)/bin/python tests/support/releases.py

site: $(VENV)/site-tools
	rm -rf $(VENV)/site
	$(VENV)/bin/sphinx-build --quiet --fail-on-warning --keep-going -c docs/site -b html . $(VENV)/site
	cp docs/site/redirect.html $(VENV)/site/index.html
	@echo "Open $(VENV)/site/index.html"

release-check: $(VENV)/test-tools
	$(VENV)/bin/python .ci/check_release.py

clean:
	rm -rf $(VENV)

# Each stands for what is installed so far; it is made last, so that what was broken off is done again.
$(VENV)/package: pyproject.toml .ci/constraints.txt src/huizhou_qa/version.py
	@echo "Making the environment $(VENV): half a minute."
	$(PYTHON) -m venv $(VENV)
	$(PIP) --editable .
	touch $@

$(VENV)/test-tools: $(VENV)/package
	$(PIP) --editable '.[test]'
	touch $@

$(VENV)/notebook-tools: $(VENV)/package
	$(PIP) --editable '.[notebooks]'
	touch $@

$(VENV)/tools: $(VENV)/test-tools
	$(PIP) --editable '.[dev]'
	touch $@

$(VENV)/site-tools: $(VENV)/test-tools
	$(PIP) --editable '.[site]'
	touch $@
