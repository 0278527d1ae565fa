"""Whose document it is: names in titles, on covers, above tables and in the name of the file, and no part of other words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gouji.document.notation import parse
from gouji.domain.bodies import Identity
from gouji.recognise import recognise

TABLE = "收入决算表\n| 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 其他收入 |\n|  | 合计 | 9.00 | 9.00 |  |\n"


def identity(text: str, path: str = "") -> Identity:
    document = parse(text)
    return recognise(replace(document, source=replace(document.source, path=path))).identity


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("青溪区司法局2023年度部门决算", "青溪区司法局"),
        ("2023年度青溪区司法局部门整体支出绩效自评报告", "青溪区司法局"),
        ("青溪市社会福利院2023年度部门决算", "青溪市社会福利院"),
        ("青溪市人民政府办公室二〇二三年度决算", "青溪市人民政府办公室"),
        ("青溪县档案馆（本级）2023年度决算", "青溪县档案馆"),
        ("编制单位：青溪区人民法院", "青溪区人民法院"),
        ("部门：青溪区司法局　　金额单位：万元", "青溪区司法局"),
        ("编制单位：青溪区 司法局", "青溪区司法局"),
        ("第一部分 青溪区司法局概况", "青溪区司法局"),
        ("青溪区司法局", "青溪区司法局"),
        ("青溪区司法局网站", None),
        ("2023年纳入青溪区司法局部门决算汇编范围的单位", None),
        ("填报单位：各单位", None),
        ("填报单位：本单位", None),
        ("单位：万元", None),
        ("2023年受市人民政府委托，现报告决算草案", None),
        ("2023年丽水市社会保险基金决算表", None),
        ("2023年部门一般公共预算基本支出部门决算表", None),
        ("青溪市公安局青溪市生态环境局2023年度部门决算", None),
        ("青溪市公安局青溪分局2023年度部门决算", "青溪市公安局青溪分局"),
        ("青溪市中心2023年度部门决算", None),
        ("青溪市中心医院2023年度部门决算", "青溪市中心医院"),
        ("青溪市第十四届人民代表大会第五次会议秘书处2023年度文件", None),
        ("| 部门名称 | 青溪区司法局 | 年度 | 2023 |", "青溪区司法局"),
        ("| 部门 | 青溪区司法局 | 年度 | 2023 |", None),
        ("全市及市本级2023年度决算草案的说明", None),
    ],
)
def test_the_body_of_a_line(line: str, body: str | None) -> None:
    assert identity(line + "\n").body == body


def test_what_the_tables_state_outweighs_a_title() -> None:
    assert identity("青溪区财政局2023年度文件汇编\n编制单位：青溪区司法局\n" + TABLE).body == "青溪区司法局"


def test_account_tables_alone_are_final_accounts() -> None:
    assert identity(TABLE).kinds == ("final_accounts",)


def test_the_name_of_the_file_says_what_the_document_leaves_out() -> None:
    found = identity(TABLE, "资料/云泽县档案馆2022年度部门决算.xlsx")
    assert (found.body, found.year) == ("云泽县档案馆", 2022)
    assert identity("青溪区司法局2023年度部门决算\n" + TABLE, "云泽县档案馆2022年度.xlsx").body == "青溪区司法局"


def test_a_cover_may_print_a_few_words_a_line() -> None:
    found = identity("青溪区\n司法局\n2026年\n部门预算\n目录\n")
    assert (found.body, found.year, found.kinds) == ("青溪区司法局", 2026, ("budget",))


def test_a_misspelt_name_said_once_yields_to_the_name_said_often() -> None:
    text = "青溪区司法局\n2023年度部门决算\n" + "青溪区司法局依法履职。\n" * 3 + "青溪区司去局2023年度决算\n"
    assert identity(text).body == "青溪区司法局"


def test_a_day_is_no_fiscal_year() -> None:
    assert identity("青溪区司法局2024年度部门决算\n2025年9月3日\n2025-09-03\n2025年10月8日\n").year == 2024


def test_a_government_report_is_of_its_own_kind() -> None:
    found = identity("关于青溪市2024年预算执行情况和2025年预算草案的报告\n各位代表：\n")
    assert (found.body, found.kinds) == ("青溪市", ("government_budget_report",))
    assert found.is_governmental


def test_a_title_in_traditional_characters_names_kind_and_year() -> None:
    found = identity("臨江市文化和旅遊局2023年度部門決算公開\n一、收入支出決算總體情況說明\n")
    assert (found.kinds, found.year) == (identity("临江市文化和旅游局2023年度部门决算公开\n").kinds, 2023)
    assert found.kinds


def test_a_budget_report_with_the_parts_of_a_report_on_an_evaluation_is_none() -> None:
    parts = (
        "基本情况",
        "一般公共预算支出情况",
        "政府性基金预算支出情况",
        "国有资本经营预算支出情况",
        "社会保险基金预算支出情况",
    )
    text = "青溪区2023年财政收支情况\n" + "".join(
        f"{n}、{part}\n略。\n" for n, part in zip("一二三四五", parts, strict=True)
    )
    assert recognise(parse(text)).reports == ()
    assert len(recognise(parse(text + "六、部门整体支出绩效情况\n略。\n")).reports) == 1


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (
            "（一）本单位2021年度总收入581.45万元，较2020年度决算数减少175.26万元。\n1.财政拨款收入382.17万元，较2020年度减少157.86万元，下降29.2%，主要是项目减少等原因。\n",
            2021,
        ),
        (
            "2019年，市本级一般公共预算支出安排的“三公”经费预算为3328万元。同口径比2018年减少830万元，下降20%。比2018年少买1辆车，与2018年持平。\n",
            2019,
        ),
        (
            "上半年财政收入26117.84亿元，同比增长30.6%，这是继2003年突破10000亿元之后的又一次突破，2004年以来持续增长。\n",
            None,
        ),
        ("大姚县2024年4月财政收支情况\n4月，收入累计完成24627万元。\n", 2024),
        (
            "青溪区司法局2023年度部门决算\n"
            + "收入总计10.00万元，较本部门2022年度增加1.00万元，主要原因是本部门2022年度项目减少。\n" * 4,
            2023,
        ),
        ("重庆市2020年1-5月财政收支执行情况\n收入完成856.8亿元。\n", 2020),
        ("青溪区司法局2023年度部门决算\n2024年4月\n2024年8月公开\n", 2023),
    ],
)
def test_the_year_of_a_document_is_its_own_and_not_the_one_it_compares_with(text: str, year: int | None) -> None:
    assert identity(text).year == year


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("青溪区司法局2023年度部门整体支出绩效自评报告", ("self_evaluation_report",)),
        ("青溪区司法局2023年度部门整体支出绩效自我评价报告", ("self_evaluation_report",)),
        ("青溪区司法局2023年度部门整体支出绩效评价报告", ("evaluation_report",)),
        ("青溪区司法局2023年度部门整体支出绩效评价工作报道", ()),
        ("关于报送2023年度部门整体支出绩效自评材料的通知", ()),
    ],
)
def test_a_report_on_performance_is_told_by_its_title(title: str, kinds: tuple[str, ...]) -> None:
    assert identity(f"{title}\n全年预算3250.00万元，实际支出3185.00万元，执行率98%。").kinds == kinds


@pytest.mark.parametrize(
    ("title", "body", "kind"),
    [
        ("大姚县2024年4月财政收支情况", "大姚县", "government_bulletin"),
        ("绵竹市2025年“三公”经费预算情况", "绵竹市", "government_three_public"),
        ("官仓镇2015年“三公”经费支出说明", "官仓镇", "three_public_statement"),
        ("2019年度“三公”经费决算说明", None, "three_public_statement"),
        ("小榄镇2021年预算调整方案", "小榄镇", "government_adjustment"),
        ("明溪县关于调整2020年财政收支预算的议案说明", "明溪县", "government_adjustment"),
        ("青溪县2016年度财政预算转移支付情况说明", "青溪县", "government_transfers"),
        ("青溪市青山镇人民政府\n2022年决算报告", "青溪市青山镇人民政府", "government_final_accounts"),
        ("青溪市2018年市级财政决算情况", "青溪市", "government_final_accounts"),
    ],
)
def test_a_title_alone_tells_kind_and_place(title: str, body: str | None, kind: str) -> None:
    found = identity(title + "\n" + "收入完成100.00万元，支出完成90.00万元。\n")
    assert (found.body, found.kinds) == (body, (kind,))


@pytest.mark.parametrize(
    "title",
    [
        "青溪区司法局2023年度部门决算",
        "青溪区司法局2023年度“三公”经费支出决算情况说明",
        "青溪区实验小学2023年度单位决算",
        "青溪区青山镇人民政府2023年度部门决算",
        "青溪区司法局2023年度部门预算",
        "青溪区司法局关于调整2023年部门预算的报告",
        "2023年度项目支出绩效自评报告",
        "青溪区教育局2023年转移支付绩效自评报告",
    ],
)
def test_what_a_unit_publishes_is_of_no_government(title: str) -> None:
    assert not identity(title + "\n收入完成100.00万元，支出完成90.00万元。\n").is_governmental


def test_a_short_name_of_an_office_is_a_body() -> None:
    assert identity("青溪区政府办2021年度部门决算\n").body == "青溪区政府办"
    assert identity("青溪区政府主办2021年度活动的通知\n").body is None


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("关于青溪市2025年财政预算执行情况和2026年财政预算草案的报告", 2026),
        ("青溪市2025年预算执行情况和\n2026年预算（草案）的报告", 2026),
        ("关于青溪市2025年财政预算执行情况\n和2026年预算（草案）的报告（书面）", 2026),
        ("关于青溪市2025年财政决算草案的报告", 2025),
        ("关于青溪市2025年上半年财政预算执行情况的报告", 2025),
    ],
)
def test_the_year_of_a_report_on_a_year_and_the_draft_of_the_next_is_the_drafts(title: str, year: int) -> None:
    assert (
        identity(f"{title}\n2025年，全市收入10亿元，2025年支出20亿元，2025年的税收8亿元，比上年增长5%。\n").year == year
    )


def test_the_explanation_of_a_draft_is_of_final_accounts() -> None:
    assert identity("全市及市本级2019年决算草案的说明\n2019年全市收入10亿元。\n").kinds == (
        "government_final_accounts",
    )


LINKS = "".join(f"青溪区民政局{year}年部门预算公开 {year}-02-1{year % 10}\n" for year in range(2020, 2026))


def test_a_page_of_links_to_disclosures_is_none_of_them() -> None:
    assert identity("青溪区民政局\n" + LINKS).kinds == ("page_of_links",)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("青溪区民政局2024年度部门决算公开\n" + TABLE + LINKS, ("final_accounts", "budget")),
        (
            "青溪区民政局2026年部门预算公开\n"
            + "2026年部门收入预算为10.00万元，比上年增加。\n" * 4
            + "相关 2026-02-11\n",
            ("budget",),
        ),
        ("青溪区民政局\n" + LINKS.replace("部门预算公开", "工作动态和通知公告"), ()),
    ],
)
def test_links_beside_a_disclosure_or_to_other_things_make_no_page_of_links(text: str, kinds: tuple[str, ...]) -> None:
    assert identity(text).kinds == kinds


@pytest.mark.parametrize(
    ("department", "unit", "body"),
    [
        ("青溪市教育局", "青溪市第六中学", "青溪市第六中学"),
        ("青溪省水利厅 126", "信息中心运维科", "青溪省水利厅"),
        ("青溪省水利厅126", "青溪省水利厅办公室", "青溪省水利厅"),
        ("219-青溪市文物局", "219001-青溪石刻博物馆", "青溪石刻博物馆"),
    ],
)
def test_a_form_is_of_the_unit_that_fills_it_in_and_not_of_its_department(
    department: str, unit: str, body: str
) -> None:
    text = f"""2023年度项目支出绩效自评表
| 项目名称 | {{1x3}}设备购置 |
| 主管部门 | {department} | 实施单位 | {unit} |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| 产出指标 | 数量指标 | 购置设备台数 | ≥12台 | 12台 | 90 | 90 |
"""
    assert recognise(parse(text)).identity.body == body


TARGETS = """\
项目支出绩效目标申报表
（2025年度）
| 项目名称 | {1x5}普法宣传 |
| 主管部门 | {1x2}青溪区司法局 | 实施单位 | {1x2}青溪区法律援助中心 |
| 一级指标 | 二级指标 | 三级指标 | 指标值 | 权重 | 备注 |
| 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 50 |  |
| 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 40 |  |
"""


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (TARGETS, "青溪区法律援助中心"),
        (TARGETS + "附件2\n" + TARGETS.replace("法律援助中心", "公证处"), "青溪区司法局"),
        (TARGETS + "附件2\n" + TARGETS.replace("法律援助中心", "公证处").replace("司法局", "财政局"), None),
        ("青溪市民政局2025年度部门预算\n" + TARGETS, "青溪市民政局"),
    ],
)
def test_a_form_of_targets_tells_whose_it_is_where_nothing_else_does(text: str, body: str | None) -> None:
    found = identity(text)
    assert (found.body, found.year) == (body, 2025)


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("青溪区司法局部门预算项目支出绩效自评报告", ("self_evaluation_report",)),
        ("青溪区司法局2023年部门预算及绩效目标", ("budget",)),
    ],
)
def test_a_project_of_the_budget_is_no_budget(title: str, kinds: tuple[str, ...]) -> None:
    assert identity(f"{title}\n本局依法履行职责。\n").kinds == kinds
