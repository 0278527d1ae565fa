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
	-$(BIN)/gouji check examples/青溪区司法局-2023年绩效自评.txt
	$(BIN)/gouji score examples/青溪区司法局-2023年绩效自评.txt

test: check
	$(BIN)/pytest

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/gouji docs --check

docs: setup
	$(BIN)/gouji docs

clean:
	rm -rf .venv build dist src/*.egg-info .mypy_cache .ruff_cache .hypothesis
