# Alle opdrachten van dit project. Typ 'make' voor een overzicht.
# Nodig: make, git en Python 3.11 of nieuwer met venv. Is 'uv' er, dan gaat het installeren sneller.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules

GEMEENTE ?= Almere
PYTEST_ARGS ?=
# Through the environment, because a name may hold an apostrophe ('s-Hertogenbosch).
export GEMEENTE NAAR

VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
CODE := $(wildcard sociaal_domein/*.py sociaal_domein/*/*.py sociaal_domein/*/*/*.py)

# $(call installeer,BESTANDEN): install exactly the pinned set; the hashes are checked.
define installeer
if command -v uv >/dev/null 2>&1; then \
  uv pip install --quiet --python $(PY) --require-hashes $(foreach f,$(1),-r $(f)); \
else \
  $(PY) -m pip install -qq --disable-pip-version-check --no-compile --require-hashes $(foreach f,$(1),-r $(f)); \
fi
endef

# Importing without bytecode is several times slower, and neither uv nor PYTHONDONTWRITEBYTECODE=1 leaves any.
# A few packages ship templates that look like Python and do not compile: those are no error.
define compileer
$(PY) -m compileall -q -j 0 "$$($(PY) -c 'import sysconfig; print(sysconfig.get_path("purelib"))')" >/dev/null 2>&1 || true
endef

.PHONY: help
help: ## dit overzicht
	@echo "Gebruik: make OPDRACHT"
	@echo
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | \
	  while IFS=$$'\t' read -r naam uitleg; do printf '  %-10s %s\n' "$$naam" "$$uitleg"; done
	@echo
	@echo "Een andere gemeente: make briefing GEMEENTE=Leusden"

.PHONY: briefing
briefing: $(VENV)/.pakket $(VENV)/.namen ## maak een briefing voor Almere (zet eerst alles klaar)
	@naar="$${NAAR:-uitvoer/$$(printf '%s' "$$GEMEENTE" | tr -d "'" | tr 'A-Z ' 'a-z-').html}"; \
	mkdir -p "$$(dirname "$$naar")"; \
	$(BIN)/sociaal-domein briefing "$$GEMEENTE" --naar "$$naar"

.PHONY: test
test: $(VENV)/.dev $(VENV)/.pakket $(VENV)/.namen ## draai alle tests (zet eerst alles klaar)
	@$(PY) -m pytest -n auto --maxprocesses 4 --dist loadfile $(PYTEST_ARGS)

.PHONY: bewijs
bewijs: $(VENV)/.dev $(VENV)/.pakket $(VENV)/.namen $(if $(shell command -v java),$(VENV)/.spark) ## draai de lange bewijzen: alle gemeenten, afbreken, kapotte bestanden, het wiel, Spark
	@rc=0; $(PY) -m pytest -m bewijs $(PYTEST_ARGS) || rc=$$?; \
	if [ $$rc -eq 5 ]; then echo "Er is geen enkel bewijs gevonden. Dat telt als een fout." >&2; fi; \
	exit $$rc

.PHONY: lint
lint: $(VENV)/.dev ## controleer stijl en types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

.PHONY: bench
bench: $(VENV)/.dev $(VENV)/.pakket ## meet hoe snel alles is, en toets dat aan de grenzen
	@rc=0; for meting in opdrachten toewijzing ophalen casuistiek onderdrukken zoeken vragen; do echo "== $$meting"; \
	$(PY) benchmarks/$$meting.py || rc=1; done; exit $$rc

.PHONY: lab
lab: $(VENV)/.dev $(VENV)/.pakket $(VENV)/.namen ## open de notebooks in JupyterLab
	@$(BIN)/jupyter lab notebooks

.PHONY: wheel
wheel: $(VENV)/.pakket ## bouw het pakket (wheel en sdist) in dist/
	@rm -rf dist
	@$(PY) -m hatchling build -d dist
	@ls -l dist

.PHONY: lock
lock: ## leg de versies opnieuw vast in requirements/ (NIEUWER=1 haalt nieuwere op)
	@NIEUWER="$(NIEUWER)" PYTHON="$(PYTHON)" bash requirements/vastleggen.sh

.PHONY: schoon
schoon: ## gooi alles weg wat gemaakt is (de omgeving, uitvoer, tussenresultaten)
	@rm -rf $(VENV) uitvoer dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@echo "Opgeruimd."

# ---- setting up: each step leaves a stamp, so that a second run sets nothing up again ----

$(VENV)/.omgeving:
	@echo "Even klaarzetten. Dat hoeft maar een keer en duurt een paar minuten."
	@python="$$(PYTHON="$(PYTHON)" bash requirements/zoek_python.sh)"; \
	rm -rf $(VENV); \
	"$$python" -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "Python kan geen eigen omgeving maken. Op Debian of Ubuntu helpt: apt install python3-venv" >&2; exit 2; }
	@touch $@

$(VENV)/.basis: requirements/basis.txt requirements/bouw.txt $(VENV)/.omgeving
	@echo "De pakketten installeren ..."
	@$(call installeer,requirements/basis.txt requirements/bouw.txt)
	@$(compileer)
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.basis
	@echo "De pakketten voor het testen installeren ..."
	@$(call installeer,requirements/dev.txt)
	@$(compileer)
	@touch $@

$(VENV)/.spark: requirements/spark.txt $(VENV)/.omgeving
	@echo "Spark installeren, in een eigen omgeving ..."
	@rm -rf $(VENV)/spark && "$$(PYTHON="$(PYTHON)" bash requirements/zoek_python.sh)" -m venv $(VENV)/spark
	@$(VENV)/spark/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/.project: pyproject.toml $(VENV)/.basis
	@$(PY) -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	@touch $@

# Our own code changes more often than the environment: only its bytecode is made again.
$(VENV)/.pakket: $(CODE) $(VENV)/.project
	@$(PY) -m compileall -q sociaal_domein
	@touch $@

# The lists of names by which the guard of cases knows people: two seconds, once per installation.
$(VENV)/.namen: $(VENV)/.project
	@$(PY) -c 'from sociaal_domein.privacy.namenlijst import zet_klaar; zet_klaar()'
	@touch $@
