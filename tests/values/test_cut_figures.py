"""A number cut by a line break is told from two numbers."""

import pytest

from gouji.values.cut_figures import is_cut


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("本年支出合计1500", ".20万元，其中："),
        ("本年支出合计１５００", "．２０万元，其中："),
        ("本年支出合计1500.", "20万元，其中："),
        ("本年支出合计15", "00.20万元，其中："),
        ("本年支出合计15", "23.45万元，其中："),
        ("本年支出合计1,", "500.20万元，其中："),
        ("本年支出合计1500.2", "0万元，其中："),
        ("本年支出合计1500.20", "万元，其中："),
        ("比上年增长12.", "50%。"),
        ("比上年增长12.5", "%。"),
        ("同比增加 2092210", "元,增长 162.59%;"),
    ],
)
def test_what_goes_on_with_the_number(line: str, following: str) -> None:
    assert is_cut(line, following)


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("本年支出合计1500.20万元，", "比上年增加20.00万元。"),
        ("附件1", "20万元以上设备清单"),
        ("设备 3", "元器件采购2批"),
        ("单价50万元以上通用设备3", "100万元以上专用设备0台"),
        ("见附件2.", "20万元以上的采购项目共3个"),
        ("1.", "20万元以下的项目"),
        ("三、其他事项说明 12", "30万元的项目"),
        ("第3", "2023年度本年支出1500万元"),
        ("截至2023", "年末，资产合计20万元"),
        ("目标2", "50%的项目已完成"),
        ("2023", "100.00万元"),
    ],
)
def test_what_is_another_number_or_none(line: str, following: str) -> None:
    assert not is_cut(line, following)
