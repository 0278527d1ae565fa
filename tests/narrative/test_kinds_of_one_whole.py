"""Lists of the kinds of one thing: all of them are counted, also where the first few happen to make up the whole."""

from __future__ import annotations

import pytest
from loud import loud

CASES = {
    "前两项恰好是总数": (
        "2024年度本年支出860.40万元，其中：基本支出602.28万元，项目支出258.12万元，经营支出5.00万元。",
        [("N007", "error")],
    ),
    "连经营支出在内": (
        "2024年度本年支出865.40万元，其中：基本支出602.28万元，项目支出258.12万元，经营支出5.00万元。",
        [],
    ),
    "经营支出在项目支出之内": (
        "2024年度本年支出860.40万元，其中：基本支出602.28万元，项目支出258.12万元（其中经营支出5.00万元）。",
        [],
    ),
    "采购三类超过总额": (
        "2024年度政府采购支出总额110.00万元，其中：货物支出60.00万元、工程支出50.00万元、服务支出20.00万元。",
        [("N007", "error")],
    ),
    "几类车辆超过总数": (
        "共有车辆7辆，其中：机要通信用车1辆、应急保障用车2辆、执法执勤用车4辆、特种专业技术用车1辆。",
        [("N007", "error")],
    ),
    "几类车辆不足总数": ("共有车辆4辆，其中：机要通信用车1辆、执法执勤用车2辆。", [("N007", "warning")]),
    "其余车辆另外说": ("共有车辆4辆，其中：机要通信用车1辆、执法执勤用车2辆，其他用车主要是皮卡。", []),
    "按两种办法分": ("共有项目10个，其中新建项目4个、续建项目6个、省级重点项目3个。", []),
}


@pytest.mark.parametrize("name", CASES)
def test_kinds_make_up_their_whole(name: str) -> None:
    text, expected = CASES[name]
    assert loud(f"青溪区林业局2024年度部门决算\n{text}") == expected
