"""What is asked wrongly is answered in one line that says what there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.cli import main

Outputs = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("new",),
            "请用 --template 写明样式。现有：湖南、湖北、全国、重庆、安徽、江西、河北、山东、上海、四川、云南、广东、福建、河南、中央、天津、浙江",
        ),
        (
            ("new", "--template", "贵州"),
            "没有名为 贵州 的样式。现有：湖南、湖北、全国、重庆、安徽、江西、河北、山东、上海、四川、云南、广东、福建、河南、中央、天津、浙江",
        ),
        (("new", "--template", "湖南"), "请用 --output 写明工作簿写到哪里"),
        (("explain", "XX"), "没有代码为 XX 的检查。代码是一个字母加三位数字"),
        (
            ("explain", "A09"),
            "没有代码为 A09 的检查。相近的有：A001、A002、A003、A004、A005、A006、A007、A008、A009、A010、A011、A012 等。",
        ),
    ],
)
def test_one_line_says_what_there_is(capsys: Outputs, arguments: tuple[str, ...], said: str) -> None:
    assert main(list(arguments)) == 2
    told = capsys.readouterr().err
    assert told.startswith(said)
    assert told.count("\n") == 1
    assert len(told) < 200


@pytest.mark.parametrize("form", ["json", "sarif", "html"])
def test_a_report_left_in_the_folder_is_no_material(tmp_path: Path, capsys: Outputs, form: str) -> None:
    (tmp_path / "决算.txt").write_text("青溪区司法局2023年度部门决算\n支出合计100.00万元。\n", "utf-8")
    arguments = ["check", str(tmp_path), "--format", form, "--output", str(tmp_path / f"报告.{form}")]
    assert main(arguments) == 4
    assert main(["check", str(tmp_path)]) == 2
    told = capsys.readouterr()
    assert f"报告.{form}：是 gouji 写出的结果，不是要核对的材料" in told.out + told.err
