# For engineers' habits; ./poros does the work and needs no make.
.PHONY: help run test check cakupan migrations css i18n lock openapi fuzz bench imports gambar
.DEFAULT_GOAL := help
RULES := src/poros/pure src/poros/*/*/tests/test_rules*.py src/poros/config/tests/test_indeks_*.py --ignore=src/poros/pure/tests/test_konflik_acak.py
unexport PYTHONDONTWRITEBYTECODE  # every start would compile every module
UV := $(or $(shell command -v uv),.tools/bin/uv)

help:  ## this list
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

run:  ## Poros on this machine
	./poros up

test:  ## every test
	./poros test

check:  ## everything a machine can say about the code without running it
	@./poros version
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/lint-imports
	DATABASE_URL=postgresql://x@/x POROS_SECRET_KEY=x POROS_MODE=test .venv/bin/mypy  # the plugin reads the settings
	./poros manage makemigrations --check --dry-run
	.venv/bin/python -m poros.config.rupa periksa
	$(MAKE) --no-print-directory cakupan
	./poros test tests/arsitektur -q

cakupan:  ## every branch of the rules is tested: 100 % or failure (no database)
	DATABASE_URL=postgresql://x@/x .venv/bin/coverage run -m pytest -q --no-summary $(RULES)
	.venv/bin/coverage report

migrations:  ## write the migrations that changed models want
	./poros manage makemigrations

css:  ## rebuild the committed stylesheet and scripts (needs Node)
	cd frontend && npm install --no-save --no-audit --no-fund && npm run build
	.venv/bin/python -m poros.config.rupa catat

i18n:  ## collect the strings for the English catalogue, then compile it (needs gettext)
	cd src/poros && ../../.venv/bin/django-admin makemessages -l en -e html,txt,py,js -i tests -i static -i migrations --no-obsolete --no-wrap --add-location file
	sed -i.bak '/^"POT-Creation-Date/d' src/poros/locale/en/LC_MESSAGES/django.po && rm src/poros/locale/en/LC_MESSAGES/django.po.bak
	cd src/poros && ../../.venv/bin/django-admin compilemessages -l en

lock:  ## renew requirements.lock, keeping what still fits (UV_FLAGS=--upgrade for the newest)
	$(UV) pip compile pyproject.toml --group dev --all-extras --universal --python-version 3.11 \
	    --generate-hashes --no-header --no-annotate --quiet $(UV_FLAGS) --output-file requirements.lock

openapi:  ## rewrite docs/openapi.json from the code
	./poros openapi

fuzz:  ## random requests to the API, 6,000 of them
	POROS_SCHEMATHESIS_CASES=6000 ./poros test src/poros/config/tests/test_api_acak.py -q -s

bench:  ## measure, on a database of its own
	@./poros version
	.venv/bin/python bench/jalankan.py $(BENCH)

imports:  ## the contracts between strata and modules
	.venv/bin/lint-imports

gambar:  ## redraw the picture in docs/arsitektur.md from the code
	.venv/bin/python -m poros.config.gambar docs/arsitektur.svg
