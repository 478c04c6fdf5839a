# make demo: a light environment (no torch) and the main job on a sample pair.
# make test: the full environment (CPU torch) and every check. Both set themselves up; a second run reuses the work.
PYTHON ?= python3
DEMO = .venv-demo
FULL = .venv
DOCS = .venv-docs
# Where CPU builds of torch are found; the default index is the fallback (there, Linux wheels bring CUDA along).
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu
TORCH = $(shell grep '^torch==' constraints.txt)
# What "make quick" runs: the rooms whose tests are short, without what is marked as long.
QUICK = -m "not slow and not browser and not office" tests/words tests/lexicon tests/segment tests/numbers \
  tests/export tests/test_record.py tests/test_architecture.py
QUIET = --quiet --disable-pip-version-check
SAMPLE = corpora/interpretation

.PHONY: help demo test quick fix model docs pictures clean
help:
	@echo "make demo   align a sample pair (sets up $(DEMO), no torch)"
	@echo "make test   lint, types and tests (sets up $(FULL))"
	@echo "make quick  lint, import contract and the quick tests, in under a minute"
	@echo "make fix    let ruff mend and format"
	@echo "make model DATA=DIR [TERMS=DIR]   train the embedded model from pair files"
	@echo "make docs   the documentation as a site (sets up $(DOCS)): open site/index.html"
	@echo "make pictures   the README's pictures (needs chromium, chromedriver and a Chinese font)"
	@echo "make clean  remove environments and build products"

demo: $(DEMO)/ready
	@rm -rf demo-output
	$(DEMO)/bin/aligner run $(SAMPLE)/zh.docx $(SAMPLE)/en.txt -o demo-output

test: $(FULL)/ready
	$(FULL)/bin/ruff check .
	$(FULL)/bin/ruff format --check .
	$(FULL)/bin/mypy
	$(FULL)/bin/lint-imports
	$(FULL)/bin/python -m pytest --numprocesses 2 --dist loadfile --nbmake --nbmake-timeout=120 tests notebooks

# The same checks of form, and every test that takes no browser, no office and under a second: in under a minute.
quick: $(FULL)/ready
	$(FULL)/bin/ruff check .
	$(FULL)/bin/ruff format --check .
	$(FULL)/bin/lint-imports
	$(FULL)/bin/python -m pytest --numprocesses 2 --dist loadfile $(QUICK)

fix: $(FULL)/ready
	$(FULL)/bin/ruff check --fix .
	$(FULL)/bin/ruff format .

model: $(FULL)/ready
	@test -n "$(DATA)" || { echo "name the folder of pair files: make model DATA=DIR [TERMS=DIR]"; exit 2; }
	$(FULL)/bin/aligner models train $(DATA) $(if $(TERMS),--terms $(TERMS))

docs: $(DOCS)/ready
	PYTHONPATH=. NO_MKDOCS_2_WARNING=1 $(DOCS)/bin/mkdocs build
	@echo "open site/index.html"

pictures: $(FULL)/ready
	$(FULL)/bin/python docs/pictures.py

clean:
	rm -rf $(DEMO) $(FULL) $(DOCS) site build dist *.egg-info demo-output .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(DEMO)/ready: setup.cfg setup.py requirements-demo.txt $(shell git ls-files aligner models corpora 2>/dev/null)
	@$(PYTHON) -c 'import sys; sys.exit("aligner needs Python 3.11 or newer, found " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	test -x $(DEMO)/bin/pip || $(PYTHON) -m venv $(DEMO)
	@$(DEMO)/bin/pip uninstall $(QUIET) --yes aligner-zh aligner 2>/dev/null || true
	$(DEMO)/bin/pip install $(QUIET) -r requirements-demo.txt
	$(DEMO)/bin/pip install $(QUIET) --no-deps .
	@touch $@

$(FULL)/ready: setup.cfg setup.py constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("aligner needs Python 3.11 or newer, found " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	test -x $(FULL)/bin/pip || $(PYTHON) -m venv $(FULL)
	$(FULL)/bin/python -c 'import torch' 2>/dev/null \
	  || $(FULL)/bin/pip install $(QUIET) --no-deps --retries 1 --timeout 15 --index-url $(TORCH_INDEX) $(TORCH) 2>/dev/null \
	  || $(FULL)/bin/pip install $(QUIET) $(TORCH)
	@$(FULL)/bin/pip uninstall $(QUIET) --yes aligner 2>/dev/null || true
	$(FULL)/bin/pip install $(QUIET) -c constraints.txt -e '.[dev,train,pdf,xlsx]'
	@touch $@

$(DOCS)/ready: setup.cfg
	test -x $(DOCS)/bin/pip || $(PYTHON) -m venv $(DOCS)
	$(DOCS)/bin/pip install $(QUIET) $$($(PYTHON) -c 'import configparser; c = configparser.ConfigParser(); \
	  c.read("setup.cfg"); print(*c["options.extras_require"]["docs"].split())')
	@touch $@
