"""Material for a batch: a dozen small units."""

from __future__ import annotations

import os
import signal
from pathlib import Path

TEXT = """\
{body}2023年度部门决算情况说明
2023年公务接待费支出2.00万元，比上年1.50万元增加{change}万元。
"""
NAMES = "教育 民政 司法 财政 水利 农业农村 文化和旅游 卫生健康 应急管理 审计 统计 医疗保障".split()


BODIES = [f"青溪区{name}局" for name in NAMES]


def material(tmp_path: Path) -> Path:
    """A folder for each unit; every third one has a wrong change. One file cannot be read."""
    for number, body in enumerate(BODIES):
        unit = tmp_path / "材料" / f"{number:02}"
        unit.mkdir(parents=True)
        change = "0.60" if number % 3 == 0 else "0.50"
        (unit / "说明.txt").write_text(TEXT.format(body=body, change=change), "utf-8")
    (tmp_path / "材料" / "坏.docx").write_bytes(b"PK\x03\x04broken")
    return tmp_path / "材料"


def poison(caller: int) -> str:
    """A piece of work that takes along every process but that of the caller."""
    if os.getpid() != caller:
        os.kill(os.getpid(), signal.SIGKILL)
    return "毒.pdf：文件内容异常"
