"""What tests share: where the shared documents are, and that tests which need them say so when they are absent."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

PROJECT = Path(__file__).resolve().parents[1]
SHARED = PROJECT.parent / "shared"

# The same cases in every run, and no clock: the machine may be busy. Longer searches are run by hand.
settings.register_profile("suite", deadline=None, derandomize=True)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def examples() -> Path:
    return PROJECT / "examples"


@pytest.fixture(scope="session")
def seeds() -> Path:
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("没有 ../shared/seeds：两份公开件不随仓库分发，这项测试跳过")
    return folder
