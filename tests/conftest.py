"""What tests share: where the shared documents are, and that tests which need them say so when they are absent."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import settings

from gouji import fonts

PROJECT = Path(__file__).resolve().parents[1]
SHARED = PROJECT.parent / "shared"

# The same cases in every run, and no clock: the machine may be busy. Longer searches are run by hand.
settings.register_profile("suite", deadline=None, derandomize=True)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def examples() -> Path:
    return PROJECT / "examples"


@pytest.fixture(scope="session")
def chinese_fonts() -> None:
    """For tests that look at what a PDF shows: without a Chinese font its characters are holes."""
    folder, lister = fonts.folder(), shutil.which("fc-list")
    known = subprocess.run([lister, ":lang=zh"], capture_output=True, check=False).stdout if lister else b""
    if not known.strip() and not (folder is not None and any(folder.iterdir())):
        pytest.skip("没有一种中文字体，写出的 PDF 里缺字，这项测试跳过")


@pytest.fixture(scope="session")
def seeds() -> Path:
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("没有 ../shared/seeds：两份公开件不随仓库分发，这项测试跳过")
    return folder
