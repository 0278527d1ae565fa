# 两条命令：make demo 安装并运行示例，make test 安装并通过全部测试
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup demo package test check docs clean

setup: .venv/ready

.venv/ready: pyproject.toml requirements/dev.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	$(BIN)/python .ci/fonts.py
	touch $@

demo: setup
	$(BIN)/gouji check examples/qingxi-2023-selfeval.txt || true
	$(BIN)/gouji score examples/qingxi-2023-selfeval.txt

# 由两本示例工作簿编制全部公开资料，写入 build/
package: setup
	$(BIN)/gouji prepare examples/hengshi-2021-hubei.xlsx --output build/hengshi-2021-hubei
	$(BIN)/gouji prepare examples/qinglan-2023-hunan.xlsx --output build/qinglan-2023-hunan

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
