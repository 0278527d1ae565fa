# 两条命令：make demo 安装并运行示例，make test 安装并通过全部测试
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup demo test check docs bench clean

setup: .venv/ready

.venv/ready: pyproject.toml requirements/dev.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	touch $@

demo: setup
	$(BIN)/gouji check examples/qingxi-2023-selfeval.txt || true
	$(BIN)/gouji score examples/qingxi-2023-selfeval.txt

test: check
	$(BIN)/pytest

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m gouji.docs --check

docs: setup
	$(BIN)/python -m gouji.docs

clean:
	rm -rf .venv build dist src/*.egg-info .mypy_cache .ruff_cache .hypothesis
