"""Puts free Chinese fonts where the PDF writer looks for them: share/gouji/fonts of this environment.

Fandol (仿宋, 宋, 黑, 楷; GPL with the font exception) comes from Debian's texlive-lang-chinese, unpacked without installing
it. Where there is no apt, Noto Sans CJK (OFL) comes from PyPI: one face for every use, with the forms of mainland China
chosen by the language of the text. A machine that has neither keeps the fonts of its system.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

FOLDER = Path(sys.prefix) / "share" / "gouji" / "fonts"
DEBIAN = "texlive-lang-chinese"
PYPI = "cvttf-notosanscjk-regular"


def main() -> None:
    if FOLDER.is_dir() and any(FOLDER.glob("*.otf")):
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for source in (from_debian, from_pypi):
            if source(Path(folder)):
                print(f"中文字体已放入 {FOLDER}")
                return
    print("没有装上中文字体，PDF 将用系统里已有的字体。", file=sys.stderr)


def from_debian(folder: Path) -> bool:
    if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
        return False
    if not ran(["apt-get", "download", DEBIAN], folder):
        return False
    package = next(folder.glob(f"{DEBIAN}_*.deb"), None)
    if package is None or not ran(["dpkg-deb", "-x", str(package), "unpacked"], folder):
        return False
    return copied((folder / "unpacked").rglob("Fandol*.otf"))


def from_pypi(folder: Path) -> bool:
    if not ran([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", "wheels", PYPI], folder):
        return False
    for wheel in (folder / "wheels").glob("*.whl"):
        with zipfile.ZipFile(wheel) as opened:
            opened.extractall(folder / "unpacked", [name for name in opened.namelist() if name.endswith(".otf")])
    return copied((folder / "unpacked").rglob("*.otf"))


def copied(found: Iterable[Path]) -> bool:
    paths = list(found)
    for path in paths:
        shutil.copy(path, FOLDER / path.name)
    return bool(paths)


def ran(command: list[str], folder: Path) -> bool:
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


if __name__ == "__main__":
    main()
