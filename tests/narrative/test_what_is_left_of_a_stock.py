"""What is left of a stock of money, of a plan and of an approved budget, and totals that balance with those of their own statement."""

from __future__ import annotations

import pytest
from loud import loud

HEAD = "青禾县文化馆2028年度部门决算公开\n\n一、有关情况\n"
LAWFUL = {
    "a fund": "文物修缮基金年初余额142.9万元，动用96万元、补充118.6万元后，年末余额165.5万元。",
    "assets": "图书资产年初原值2310.5万元，当年新增146.2万元，报废处置58.7万元，年末原值2398万元。",
    "the rest of a plan": "计划修缮展厅14间，实际完成12间，其余2间因防汛顺延。",
    "a bracket in what was moved": (
        "单位2028年初预算批复1,460万元，年中追加（调整）预算272.8万元，压减一般性支出84.3万元，全年预算数1,648.5万元。"
    ),
    "what is left of something else": "图书资产年初原值2310.5万元，当年新增146.2万元，报废处置58.7万元，年末净值1698万元。",
    "a budget at first, money at last": "2028年初预算210万元，年中追加36万元，年末结余12万元。",
    "a part of what came": "应收款年初余额88万元，当年新增21万元，其中借出12万元，年末余额76万元。",
    "other rooms": "展厅14间，实际开放12间，其余各类库房3间。",
    "beyond the plan": "计划演出30场，完成30场，其余4场为慰问演出，不在计划内。",
    "checked and the rest": "抽查项目20个，合格15个；其余6个待查。",
    "a heading is no balance": (
        "全县总收入116.05亿元，两项均列全市第三位。收支平衡情况。全县预算收入完成68.14亿元，上级补助收入20.75亿元，"
        "收入合计88.89亿元。预算支出85.8亿元，上解支出1.58亿元，支出合计87.38亿元。"
    ),
    "persons of a part": "毕业学员748人，其中就业712人；就业学员中在本县就业498人。",
}
FAULTY = {
    "a fund": ("文物修缮基金年初余额142.9万元，动用96万元、补充118.6万元后，年末余额156.5万元。", ("N009", "warning")),
    "assets": (
        "图书资产年初原值2310.5万元，当年新增146.2万元，报废处置58.7万元，年末原值2389万元。",
        ("N009", "warning"),
    ),
    "the rest of a plan": ("计划修缮展厅14间，实际完成12间，其余3间因防汛顺延。", ("N009", "warning")),
    "the rest of what is due": ("应检消防设施470处，已检360处，其余120处列入下季度。", ("N009", "warning")),
    "a bracket in what was moved": (
        "单位2028年初预算批复1,460万元，年中追加（调整）预算272.8万元，压减一般性支出84.3万元，全年预算数1,684.5万元。",
        ("N008", "error"),
    ),
}


@pytest.mark.parametrize("text", LAWFUL.values(), ids=LAWFUL)
def test_lawful_rests_are_not_told(text: str) -> None:
    assert loud(f"{HEAD}{text}\n") == []


@pytest.mark.parametrize(("text", "found"), FAULTY.values(), ids=FAULTY)
def test_wrong_rests_are_told(text: str, found: tuple[str, str]) -> None:
    assert loud(f"{HEAD}{text}\n") == [found]
