"""The specimens: each form of the catalogue filled in, from what is known of its printed layout."""

from __future__ import annotations

from dataclasses import replace

from specimens import (
    BODY,
    COST_ROWS,
    DEPARTMENT,
    EVALUATED,
    FLAT_ROWS,
    GOALS,
    HUNDREDS,
    MONEY,
    MONEY_READ,
    NATIONAL,
    PROJECT,
    PROJECT_HEAD,
    PROJECT_ROWS,
    RULED_ROWS,
    YEAR,
    Specimen,
)

Columns = tuple[tuple[str, str], ...]


def _columns(text: str) -> Columns:
    return tuple((role, label) for role, _, label in (part.partition(":") for part in text.split()))


_project = Specimen(
    "全国项目表",
    "national-project",
    ("项目支出绩效自评表", f"（{YEAR}年度）"),
    PROJECT_HEAD,
    MONEY,
    GOALS,
    NATIONAL,
    PROJECT_ROWS,
)
_whole = replace(
    _project,
    name="全国部门表",
    form="national-department",
    titles=("部门整体支出绩效自评表", f"（{YEAR}年度）"),
    head=(f"单位名称 | {BODY}",),
    money=(
        "{4x1}部门预算执行情况（万元） | {1x2} | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分",
        "{1x2}年度资金总额 | 60.00 | 65.00 | 58.50 | 10 | 90% | 9",
        "{1x2}其中：基本支出 | 40.00 | 40.00 | 38.50 | — | 96.25% | —",
        "{1x2}项目支出 | 20.00 | 25.00 | 20.00 | — | 80% | —",
    ),
    project="",
)
_ministry = replace(
    _whole,
    name="部委部门表",
    form="ministry-department",
    titles=("部门（单位）整体支出绩效自评表", f"（{YEAR}年度）"),
    head=(f"部门（单位）名称 | {BODY}",),
    money=(
        "{5x1}年度主要任务 | {2x1}任务名称 | {2x1}完成情况 | {1x2}预算数（万元） | {1x2}执行数（万元） | {2x1}分值 | {2x1}执行率 | {2x1}得分",
        "小计（总额） | 其中：财政拨款 | 小计（总额） | 其中：财政拨款",
        "书屋更新 | 已完成 | 45.00 | 45.00 | 38.50 | 38.50 |  |  |",
        "全民阅读 | 已完成 | 20.00 | 20.00 | 20.00 | 20.00 |  |  |",
        "{1x2}金额合计 | 65.00 | 65.00 | 58.50 | 58.50 | 10 | 90% | 9",
    ),
    columns=_columns(
        "level1:一级指标 level2:二级指标 name:三级指标 weight:分值 target:年度指标值 actual:全年完成值（实际完成值） claimed:得分 "
        "reason:未完成原因分析（偏差原因及改进措施）"
    ),
    lead="年度绩效指标",
    footer=("{1x4}总分 | 100 | {1x2} | 98 |",),
    money_read=("", "65.00", "58.50", "9"),
)
_hunan_whole = replace(
    _whole,
    name="湖南部门表",
    form="hunan-department",
    head=(f"县级预算单位名称 | {BODY}",),
    money=(
        "{5x1}年度预算申请（万元） | {1x2} | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分",
        "{1x2}年度资金总额 | 60.00 | 65.00 | 58.50 | 10 | 90% | 9",
        "{1x5}按收入性质分： | 按支出性质分：",
        "{1x5}其中：一般公共预算：58.50 | 其中：基本支出：38.50",
        "{1x5}政府性基金拨款：0 | 项目支出：20.00",
    ),
    group_points=True,
)
_frame53 = replace(
    _whole,
    name="53号文部门表",
    form="frame53-department",
    titles=(f"{YEAR}年度部门整体支出绩效自评表",),
    head=(f"部门名称 | {BODY}",),
    money=(),
    goals=(),
    columns=_columns(
        "level1:一级指标 level2:二级指标 name:三级指标 weight:分值 note:指标解释 rule:评分标准 target:目标值 actual:实际完成值 claimed:自评得分"
    ),
    rows=RULED_ROWS,
    footer=("{1x8}合计 | 98",),
    lead="",
    money_read=(),
)
_transfer = replace(
    _project,
    name="转移支付（不打分）",
    form="transfer-payment",
    titles=("转移支付区域（项目）绩效目标自评表", f"（{YEAR}年度）"),
    head=(
        f"转移支付（项目）名称 | {PROJECT}",
        "中央主管部门 | 文化和旅游部",
        f"地方主管部门 | {{1x3}}{DEPARTMENT} | 资金使用单位 | {BODY}",
    ),
    money=(
        "{5x1}资金投入情况（万元） | {1x2} | 全年预算数（A） | 全年执行数（B） | 预算执行率（B/A×100%）",
        "{1x2}年度资金总额： | 65.00 | 58.50 | 90%",
        "{1x2}其中：中央财政资金 | 50.00 | 45.50 | 91%",
        "{1x2}地方资金 | 15.00 | 13.00 | 86.67%",
        "{1x2}其他资金 | 0 | 0 | —",
    ),
    goals=(
        "{4x1}资金管理情况 | {1x2} | {1x2}情况说明 | 存在问题和改进措施",
        "{1x2}分配科学性 | {1x2}按办法分配 | 无",
        "{1x2}下达及时性 | {1x2}及时下达 | 无",
        "{1x2}使用规范性 | {1x2}专款专用 | 无",
        "{2x1}总体目标完成情况 | {1x3}总体目标 | 全年实际完成情况",
        "{1x3}更新二十四个书屋 | 已更新",
    ),
    columns=_columns(
        "level1:一级指标 level2:二级指标 name:三级指标 target:指标值 actual:全年实际完成值 reason:未完成原因和改进措施"
    ),
    footer=("说明 | 无",),
    money_read=("", "65.00", "58.50", ""),
)
_transfer_scored = replace(
    _project,
    name="转移支付（打分）",
    form="transfer-payment-scored",
    titles=("转移支付项目绩效自评表", f"（{YEAR}年度）"),
    head=(f"项目名称 | {PROJECT}", f"主管部门 | {{1x4}}{DEPARTMENT} | 资金使用单位 | {BODY}", "项目负责人及电话 | 略"),
    money=(
        "{4x1}项目资金（万元） | {1x2} | 全年预算数(A) | 全年执行数(B) | 分值 | 执行率(B/A) | 得分",
        "{1x2}年度资金总额 | 65.00 | 58.50 | 10 | 90% | 9",
        "{1x2}其中：本年财政拨款 | 65.00 | 58.50 | — | 90% | —",
        "{1x2}其他资金 | 0 | 0 | — | — | —",
    ),
    columns=_columns(
        "level1:一级指标 level2:二级指标 name:三级指标 weight:分值 target:年度指标值 actual:全年实际值 claimed:得分 reason:未完成原因及拟采取的改进措施"
    ),
    footer=("{1x4}总分 | 100 | {1x2} | 98 |",),
    money_read=("", "65.00", "58.50", "9"),
)
_SPLIT = (("sign", "value", "unit"), "年度指标值")
_yunnan = replace(
    _project,
    name="云南项目表",
    form="yunnan-project",
    columns=_columns(
        "level1:一级指标 level2:二级指标 name:三级指标 sign:指标性质 value:指标值 unit:度量单位 actual:实际完成值 weight:分值 claimed:得分 "
        "reason:偏差原因分析及改进措施"
    ),
    second_head=_SPLIT,
    footer=("其他需要说明事项 | 无", "{1x8}总分 | 100 | 98 | （自评等级）优"),
)
_sichuan = replace(
    _project,
    name="四川项目表",
    form="sichuan-project",
    titles=("部门预算项目支出绩效自评表", f"（{YEAR}年度）"),
    head=(
        f"项目名称 | {PROJECT}",
        f"部门（单位） | {BODY}",
        "{3x1}项目基本情况 | {2x1}1.项目年度目标完成情况 | {1x4}项目年度目标 | 年度目标完成情况",
        "{1x4}更新二十四个书屋 | 已更新",
        "2.项目实施内容及过程概述 | 按合同实施",
    ),
    money=(
        "{6x1}预算执行情况（10分） | {1x2}年度预算数（万元） | 年初预算 | 调整后预算数 | 预算执行数 | {1x2}预算执行率 | 权重 | 得分 | 原因",
        "{1x2}总额 | 60.00 | 65.00 | 58.50 | {1x2}90% | 10 | 9 | {5x1}采购价格下降",
        "{1x2}其中：财政资金 | 60.00 | 65.00 | 58.50 | {1x2}90% | / | /",
        "{1x2}财政专户管理资金 | 0.00 | 0.00 | 0.00 | {1x2}0.00% | / | /",
        "{1x2}单位资金 | 0.00 | 0.00 | 0.00 | {1x2}0.00% | / | /",
        "{1x2}其他资金 |  |  |  | {1x2} | / | /",
    ),
    goals=(),
    columns=_columns(
        "level1:一级指标 level2:二级指标 name:三级指标 sign:指标性质 value:指标值 unit:度量单位 actual:完成值 weight:权重 claimed:得分 "
        "reason:未完成原因分析"
    ),
    rows=HUNDREDS,
    lead="绩效指标（90分）",
    footer=(
        "{1x8}合计 | 100 | 96.75 |",
        "评价结论 | 总体较好",
        "存在问题 | 无",
        "改进措施 | 无",
        "项目负责人：略 | 财务负责人：略",
    ),
)
_chongqing = replace(
    _whole,
    name="重庆部门表",
    form="chongqing-department",
    titles=(f"{YEAR}年度部门整体绩效自评表",),
    head=(
        f"主管部门 | {{1x3}}{BODY} | 财政处室 | {{1x3}}教科文科 | 自评总分（分） | 99",
        "部门联系人 | {1x3}略 | 联系电话 | 略",
    ),
    money=(
        "{2x1}部门预算执行情况（万元） | {1x2}年初预算数 | {1x2}全年（调整）预算数 | {1x2}全年执行数 | 执行率（%） | 执行率权重 | {1x2}执行率得分（分）",
        "{1x2}60.00 | {1x2}65.00 | {1x2}58.50 | 90 | 10 | {1x2}9",
    ),
    goals=(
        "{2x1}当年绩效目标 | {1x3}年初绩效目标 | {1x3}全年（调整）绩效目标 | 全年目标实际完成情况",
        "{1x3}无 | {1x3}更新书屋 | 已更新",
    ),
    columns=_columns(
        "name:指标名称 unit:计量单位 sign:指标性质 value:年初指标值 blank:调整指标值 actual:全年完成值 coefficient:得分系数（%） weight:指标权重（分） "
        "claimed:指标得分（分） core:是否核心指标"
    ),
    rows=FLAT_ROWS,
    footer=("说明 | 无",),
)
_henan = replace(
    _whole,
    name="河南部门表",
    form="henan-department",
    titles=("部门（单位）整体绩效自评表", f"（{YEAR}年度）"),
    head=(f"部门（单位）名称 | {BODY}",),
    money=(
        "{5x1}部门预算总额（万元） | {1x2} | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分",
        "{1x2}部门预算总额 | 60.00 | 65.00 | 58.50 | 10 | 90% | 9",
        "{1x2}1.资金来源：（1）财政性资金 | 60.00 | 65.00 | 58.50 | — | 90% | —",
        "{1x2}2.资金结构：（1）基本支出 | 40.00 | 40.00 | 38.50 | — | 96.25% | —",
        "{1x2}（2）项目支出 | 20.00 | 25.00 | 20.00 | — | 80% | —",
    ),
    goals=(
        "{2x1}年度履职目标 | {1x4}预期 | 实际完成情况",
        "{1x4}更新二十四个书屋 | 已更新",
        "{2x1}年度主要任务 | {1x2}任务名称 | {1x4}主要内容 | 完成情况",
        "{1x2}书屋更新 | {1x4}更新书屋 | 已完成",
    ),
    columns=_columns(
        "level1:一级指标 level2:二级指标 name:三级指标 target:指标值 note:指标值说明 actual:实际完成值 weight:分值 claimed:得分 "
        "reason:偏差原因分析及改进措施"
    ),
    rows=(
        replace(PROJECT_ROWS[0], level1="投入管理指标", level2="工作目标管理", name="重点任务完成数"),
        *PROJECT_ROWS[1:],
    ),
    footer=("{1x6}总分 | {1x2}100 | 98 |",),
)
_guangdong = replace(
    _whole,
    name="广东部门评分表",
    form="guangdong-department",
    titles=("部门整体支出绩效自评指标评分表", f"（{YEAR}年度）"),
    head=(f"部门名称 | {BODY}",),
    money=(),
    goals=(),
    columns=_columns(
        "level1:一级指标 level2:二级指标 name:三级指标 weight:分值（权重） note:指标说明 rule:评分标准 claimed:自评分 reason:扣分原因/佐证材料"
    ),
    rows=(
        replace(
            PROJECT_ROWS[0],
            level1="履职效能",
            level2="整体效能",
            name="部门整体绩效产出指标完成情况",
            weight="50",
            claimed="49",
        ),
        replace(
            PROJECT_ROWS[0], level1="管理效率", level2="预算编制", name="预算编制约束性", weight="20", claimed="20"
        ),
        replace(
            PROJECT_ROWS[0], level1="管理效率", level2="信息公开", name="预决算公开合规性", weight="30", claimed="30"
        ),
    ),
    footer=("{1x6}合计 | 99 |",),
    lead="",
    money_read=(),
)
_anhui = replace(
    _project,
    name="安徽项目表",
    money=(
        "{5x1}项目资金（万元） | {1x2} | 年初预算数 | 全年预算数(A) | 全年执行数(B) | 分值 | 执行率(B/A) | 得分",
        *MONEY[1:],
    ),
    after=("注：1.得分一档最高不能超过该指标分值上限。", "2.定性指标分为三档。"),
)
_hefei = replace(
    _project,
    name="合肥项目表",
    money=(
        "{4x1}项目资金（万元） | {1x2} | 年初预算数 | 全年预算数 | 全年执行数 | 执行率",
        "{1x2}年度资金总额 | 60.00 | 65.00 | 58.50 | 90%",
        "{1x2}当年财政资金 | 50.00 | 50.00 | 45.50 | 91%",
        "{1x2}上年结转资金 | 10.00 | 15.00 | 13.00 | 86.67%",
    ),
    money_read=("60.00", "65.00", "58.50", ""),
)
_shanghai = replace(
    _project,
    name="上海项目表",
    form="shanghai-project",
    titles=("财政项目支出绩效自评表", f"（{YEAR}年度）"),
    money=(
        "{3x1}项目资金（元） | {1x2} | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分",
        "{1x2}年度资金总额 | 600,000.00 | 650,000.00 | 585,000.00 | 10 | 90% | 9",
        "{1x2}其中：当年财政拨款 | 600,000.00 | 650,000.00 | 585,000.00 | — | 90% | —",
    ),
    money_read=("600,000.00", "650,000.00", "585,000.00", "9"),
)
_shandong = replace(
    _project,
    name="山东项目表",
    form="shandong-project",
    titles=("区级部门预算项目支出绩效自评表", f"（{YEAR}年度）"),
    head=(f"项目名称 | {{1x3}}{PROJECT} | 主管部门 | {DEPARTMENT}", f"项目实施单位 | {{1x3}}{BODY} | 项目负责人 | 略 | 联系电话 | 略"),
    goals=("{2x1}年度总体目标 | {1x4}年初设定目标 | 年度总体目标完成情况综述", "{1x4}更新二十四个书屋 | 书屋已更新"),
    money=(
        "{4x1}项目预算执行情况（10分） | {1x2} | 年初预算数（A） | 全年执行数（B） | 分值 | 执行率（B/A） | 得分 | 得分计算方法",
        "{1x2}年度资金总额 | 65.00 | 58.50 | 10 | 90% | 9 | {3x1}执行率*该指标分值，最高不得超过分值上限。",
        "{1x2}其中：财政拨款 | 60.00 | 54.00 | - | - | -",
        "{1x2}其他资金 | 5.00 | 4.50 | - | - | -",
    ),
    columns=_columns("level1:一级指标 level2:二级指标 name:三级指标 target:预期指标值（A） actual:实际完成指标值（B） weight:分值 claimed:得分 reason:未完成原因 rule:得分计算方法"),
    lead="",
    order=("head", "goals", "money", "indicators", "footer"),
    group_points=True,
    footer=("{1x5}总分 | 100 | 98 |",),
    money_read=("", "65.00", "58.50", "9"),
)  # fmt: skip
_beijing = replace(
    _project,
    name="北京项目表",
    head=(*PROJECT_HEAD, "项目负责人 | {1x4}略 | 联系电话 | 略"),
    money=tuple(line.replace("65.00", "65.000000").replace("58.50", "58.500000") for line in MONEY),
    rows=COST_ROWS,
    footer=("{1x6}总分 | 100 | 99 |",),
    money_read=("60.00", "65.000000", "58.500000", "9"),
)
_tianjin = replace(
    _whole,
    name="天津部门表",
    form="tianjin-department",
    money=(),
    goals=("年度绩效目标 | {1x3}实际完成情况 | 偏差原因分析及改进措施", "更新二十四个书屋 | {1x3}已更新 | 无"),
    columns=_columns(
        "name:指标名称 sign:计算符号 value:指标值 actual:实际完成值 unit:计量单位 weight:分值 claimed:得分 reason:偏差原因分析及改进措施"
    ),
    rows=FLAT_ROWS,
    lead="",
    footer=("{1x5}合计 | 90 | 90 |",),
    money_read=(),
)
_zhejiang = replace(
    _project,
    name="浙江项目表",
    form="zhejiang-project",
    money=(
        "{3x1}项目资金（万元） | {1x2} | 年初预算 | 调整后预算 | 执行数",
        "{1x2}资金总额 | 60.00 | 65.00 | 58.50",
        "{1x2}财政资金 | 60.00 | 65.00 | 58.50",
    ),
    goals=(),
    columns=_columns(
        "level1:一级指标 level2:二级指标 name:三级指标 target:指标值 actual:完成值 weight:权重 claimed:得分 blank:自评结论"
    ),
    footer=("{1x5}合计 | 90 | 89 |",),
    money_read=("60.00", "65.00", "58.50", ""),
)
_hubei = replace(
    _project,
    name="湖北项目表",
    form="hubei-project",
    titles=(f"{YEAR}年度{PROJECT}项目自评表", f"项目单位(盖章):{BODY}      主要领导签字：", "填报日期：2024.03.12"),
    head=(
        f"项目名称 | {PROJECT}",
        f"主管部门 | {{1x3}}{DEPARTMENT} | 项目实施单位 | {BODY}",
        "项目类别 | 1、部门预算项目☑ 2、上级专项□",
        "项目属性 | 1、持续性项目☑ 2、新增性项目□",
        "项目类型 | 1、常年性项目☑ 2、延续性项目□ 3、一次性项目□",
    ),
    money=(
        "{2x1}预算执行情况（万元）（20分） | {1x2} | 预算数(A) | 执行数(B) | 执行率(B/A) | 得分(20分*执行率)",
        "{1x2}年度财政资金总额 | 65.00 | 58.50 | 90% | 18",
    ),
    goals=(),
    columns=_columns(
        "level1:一级指标 level2:二级指标 name:三级指标 target:年初目标值(A) actual:实际完成值(B) claimed:得分"
    ),
    rows=tuple(replace(row, weight="", claimed="20" if row.claimed == "30" else row.claimed) for row in PROJECT_ROWS),
    lead="年度绩效目标1（80分）",
    footer=("{1x6}总分 | 97", "偏差大或目标未完成原因分析 | 道路施工", "改进措施及结果应用方案 | 提前安排"),
    money_read=("", "65.00", "58.50", "18"),
)
_hubei_whole = replace(
    _hubei,
    name="湖北部门表（全省）",
    form="hubei-department-province",
    titles=(f"{YEAR}年度{BODY}整体绩效自评表",),
    head=(f"单位名称 | {{1x3}}{BODY} | 填报日期 | 2024.03.12", "基本支出总额 | {1x3}38.50 | 项目支出总额 | 20.00"),
    money=(
        "{2x1}预算执行情况（万元）（20分） | {1x2} | 预算数(A) | 执行数(B) | 执行率(B/A) | 得分(20分*执行率)",
        "{1x2}部门整体支出总额 | 65.00 | 58.50 | 90% | 18",
    ),
    project="",
)
_xialu = replace(
    _whole,
    name="下陆部门表",
    form="hubei-department",
    head=(
        f"{{1x2}}填报单位（盖章）： | {{1x3}}{BODY} | 填报日期： | 2024.03.12",
        f"{{1x2}}单位名称 | {{1x3}}{BODY} | 评价年度 | {YEAR}年",
        "{1x2}基本支出决算数总额 | {1x3}38.50 | 项目支出决算数总额 | 20.00",
    ),
    money=(
        "{2x2}部门整体支出总额预算执行情况（万元） | {1x3}执行数（A） | 预算数（B） | 执行率（A/B）",
        "{1x3}58.50 | 65.00 | 90%",
    ),
    goals=(),
    columns=_columns(
        "level1:一级指标 level2:二级指标 named:三级指标 weight:分值 note:指标说明 rule:评分标准 target:年初目标值 actual:实际完成值 claimed:得分"
    ),
    rows=RULED_ROWS,
    lead="",
    footer=("{1x3}评价结论（优、良、中、差）： | {1x3}优 | {1x2}总分 | 98",),
    money_read=("", "65.00", "58.50", ""),
)
_targets = replace(
    _project,
    name="目标申报表（县）",
    form="target-setting-county",
    kind="targets",
    titles=("项目支出绩效目标申报表", f"（{YEAR}年度）"),
    head=(
        f"填报单位（盖章） | {BODY}",
        f"项目名称 | {PROJECT}",
        "项目属性 | 新增项目 □ 延续项目 ☑",
        f"主管部门 | {{1x2}}{DEPARTMENT} | 主管部门编码 | 205",
        f"项目实施单位 | {BODY} | 项目负责人 | 略 | 联系电话 | 略",
        f"项目起止时间 | {YEAR}年1月-{YEAR}年12月",
    ),
    money=("项目资金申请（万元） | 资金总额：60 财政拨款：60 其他：0",),
    goals=(
        "单位职能概述 | 公共阅读",
        "项目概况 | 更新书屋",
        "{2x1}项目绩效目标 | {1x3}长期目标 | 年度目标",
        "{1x3}书屋常新 | 更新书屋",
    ),
    columns=_columns("level1:一级指标 level2:二级指标 name:指标内容 target:指标值 blank:备注"),
    lead="年度绩效指标",
    footer=("其他说明的问题 | 无", "填报人：略 | 单位负责人：略 | 填报日期："),
)
_targets_new = replace(
    _targets,
    name="目标申报表（上海次序）",
    form="target-setting",
    titles=("财政项目支出绩效目标申报表", f"（{YEAR}年度）"),
    head=(
        f"项目名称 | {PROJECT}",
        f"主管部门 | {{1x2}}{DEPARTMENT} | 实施单位 | {BODY}",
        "计划开始日期 | {1x2}2023-01-01 | 计划完成日期 | 2023-12-31",
    ),
    money=(
        "{2x1}项目资金（元） | {1x2}项目资金总额 | 600,000 | 年度资金申请总额 | 600,000",
        "{1x2}其中：财政资金 | 600,000 | 其中：当年财政拨款 | 600,000",
    ),
    goals=("{2x1}项目绩效目标 | {1x2}项目总目标 | 年度总体目标", "{1x2}书屋常新 | 更新书屋"),
    columns=_columns("level1:一级指标 level2:二级指标 name:三级指标 target:年度指标值"),
    lead="",
    footer=(),
)
_targets_system = replace(
    _targets_new,
    name="目标表（系统导出）",
    titles=("项目支出绩效目标表", f"（{YEAR}年度）"),
    columns=_columns(
        "level1:一级指标 level2:二级指标 name:三级指标 sign:指标性质 value:指标值 unit:度量单位 weight:权重 note:指标值说明"
    ),
)
_targets_central = replace(
    _targets_new,
    name="目标申报表（中期与年度）",
    form="target-setting-central",
    titles=("项目支出绩效目标申报表", f"（{YEAR}年度）"),
    head=(
        f"项目名称 | {PROJECT}",
        f"主管部门及代码 | {{1x3}}{DEPARTMENT} | 实施单位 | {BODY}",
        "项目属性 | {1x3}延续 | 项目期 | 3年",
    ),
    money=(
        "{3x1}项目资金（万元） | {1x2}中期资金总额 | 180 | {1x2}年度资金总额： | 60",
        "{1x2}其中：财政拨款 | 180 | {1x2}其中：财政拨款 | 60",
        "{1x2}其他资金 | 0 | {1x2}其他资金 | 0",
    ),
    goals=(f"{{2x1}}总体目标 | {{1x3}}中期目标（{YEAR}年—{YEAR + 2}年） | 年度目标", "{1x3}书屋常新 | 更新书屋"),
    columns=_columns(
        "level1:一级指标 level2:二级指标 name:三级指标 value:指标值 level2b:二级指标 nameb:三级指标 targetb:指标值"
    ),
    rows=PROJECT_ROWS,
)
_targets_whole = replace(
    _targets_new,
    name="部门目标表",
    form="target-setting-department",
    titles=("部门整体支出绩效目标申报表", f"（{YEAR}年度）"),
    head=(f"部门（单位）名称 | {BODY}",),
    money=(
        "{4x1}年度主要任务 | {2x1}任务名称 | {2x1}主要内容 | {1x3}预算金额（万元）",
        "总额 | 财政拨款 | 其他资金",
        "书屋更新 | 更新书屋 | 60 | 60 | 0",
        "{1x2}金额合计 | 60 | 60 | 0",
    ),
    goals=("年度总体目标 | 更新书屋",),
    columns=_columns("level1:一级指标 level2:二级指标 name:三级指标 target:指标值"),
    lead="年度绩效指标",
    project="",
)
_monitoring = replace(
    _project,
    name="运行监控表",
    form="monitoring",
    kind="monitoring",
    titles=("项目支出绩效运行监控表", f"（{YEAR}年度）"),
    head=(f"项目名称 | {PROJECT}", f"主管部门及代码 | {{1x4}}{DEPARTMENT} | 实施单位 | {BODY}"),
    money=(
        "{3x1}项目资金（万元） | {1x2} | 年初预算数 | 1-7月执行数 | 1-7月执行率 | 全年预计执行数",
        "{1x2}年度资金总额： | 60.00 | 30.00 | 50% | 60.00",
        "{1x2}其中：本年一般公共预算拨款 | 60.00 | 30.00 | 50% | 60.00",
    ),
    goals=("年度总体目标 | 更新书屋",),
    columns=_columns(
        "level1:一级指标 level2:二级指标 name:三级指标 target:年度指标值 actual:1-7月执行情况 with_unit:全年预计完成情况 blank:经费保障 blank:制度保障 "
        "blank:人员保障 blank:硬件条件保障 blank:其他 reason:原因说明 blank:确定能 blank:有可能 blank:完全不可能 blank:备注"
    ),
    footer=(),
)
_monitoring_whole = replace(
    _monitoring,
    name="部门运行监控表",
    form="monitoring-department",
    titles=("部门整体支出绩效运行监控表", f"（{YEAR}年度）"),
    head=(f"部门（单位）名称 | {BODY}",),
    project="",
)
_appraisal = replace(
    _project,
    name="评价得分表（全）",
    form="appraisal",
    kind="appraisal",
    titles=(f"{PROJECT}项目支出绩效评价指标体系评分表",),
    head=(),
    money=(),
    goals=(),
    columns=_columns(
        "level1:一级指标 level2:二级指标 name:三级指标 weight:分值 note:指标解释 rule:评分标准 claimed:得分 ratio:得分率"
    ),
    rows=EVALUATED,
    footer=("{1x3}合计 | {1x3}100 | 94 | 94%",),
    lead="",
)
_appraisal_short = replace(
    _appraisal,
    name="评价得分表（一级）",
    form="appraisal-summary",
    titles=("绩效评价得分表",),
    columns=_columns("level1:一级指标 weight:分值 claimed:得分 ratio:得分率"),
    rows=(EVALUATED[0], *EVALUATED[2:]),
    footer=("合计 | 90 | 86 | 95.6%",),
)
_summary = replace(
    _appraisal,
    name="自评汇总表",
    form="self-evaluation-summary",
    kind="summary",
    titles=(f"{YEAR}年度项目支出绩效自评结果汇总表",),
    columns=_columns(
        "number:序号 name:项目名称 level2:主管部门 level2b:实施单位 a:年初预算数 b:全年预算数 c:全年执行数 d:执行率 claimed:自评得分 e:自评等级 blank:备注"
    ),
    rows=(),
    footer=(
        "1 | 书屋更新 | 县文旅局 | 县图书馆 | 60 | 65 | 58.5 | 90% | 98 | 优 |",
        "2 | 阅读推广 | 县文旅局 | 县图书馆 | 10 | 10 | 10 | 100% | 100 | 优 |",
        "合计 |  |  |  | 70 | 75 | 68.5 | 91.33% | 99 |  |",
    ),
)
_results = replace(
    _summary,
    name="评价结果统计表",
    form="evaluation-results",
    titles=("财政重点绩效评价结果统计表",),
    columns=_columns("number:序号 name:项目名称 level2:主管部门 a:评价金额 b:评价得分 c:评价等级"),
    footer=("1 | 书屋更新 | 县文旅局 | 60 | 88 | 良 | ",),
)
_list = replace(
    _summary,
    name="公开网址统计表",
    form="hunan-address-list",
    kind="list",
    titles=("绩效自评公开网址统计表",),
    columns=_columns("a:单位代码 name:单位名称 b:自评报告公开是/否 c:公开网址 d:联系人 e:联系电话 f:备注"),
    footer=("205001 | 青溪县图书馆 | 是 | http://example.cn/a | 办公室 | 略 |",),
)

_fujian = replace(
    _whole,
    name="福建部门表",
    form="fujian-department",
    titles=("部门整体绩效自评表", f"（{YEAR}年度）"),
    head=("{1x3}专项名称 | 205部门整体", f"{{1x3}}部门（单位）名称 | {{1x3}}{BODY} | {{1x2}}部门预算编码 | 205"),
    money=(
        "{5x1}财政资金安排和使用情况 | {2x2} | {1x3}预算安排 | {1x2}拨付情况 | {1x3}结余情况 | {2x1}分值 | {2x1}得分",
        "年初部门预算安排金额（含历年结余结转）① | 年中调整金额② | 小计③=①+② | 年度拨付金额④ | 支出实现率(%)⑤=④/③ | "
        "{1x2}本年度结余金额⑥=③-④ | 资金结余率(%)⑦=⑥/③",
        "{1x2}合计 | 60.00 | 5.00 | 65.00 | 58.50 | 90.00 | {1x2}6.50 | 10.00 | 10 | 9",
        "{1x2}财政资金小计 | 60.00 | 5.00 | 65.00 | 58.50 | 90.00 | {1x2}6.50 | 10.00 |  |  ",
        "{1x2}其他资金小计 | 0 | 0 | 0 | 0 | 0 | {1x2}0 | 0 |  |  ",
    ),
    goals=("{2x1}年度总体目标 | {1x6}预期目标 | 目标实际完成情况", "{1x6}更新二十四个书屋 | 已更新"),
    columns=_columns(
        "level1:一级指标 level2:二级指标 name:三级指标 target:年度指标值 actual:实际完成值 weight:指标分值 claimed:自评得分 blank:一 blank:二 blank:三 "
        "reason:偏差原因分析及改进措施"
    ),
    footer=("{1x8}总分值、评价总分(S) | 98", "{1x2}评价等级 | 优（S≧90）"),
    money_read=("", "", "58.50", "9"),
)

#: Every kind of form once.
SPECIMENS: tuple[Specimen, ...] = (
    _project,
    replace(_project, name="全国项目表（成本）", rows=COST_ROWS, footer=("{1x6}总分 | 100 | 99 |",)),
    _whole, _ministry, _hunan_whole, _frame53,
    replace(_project, name="湖南项目表", form="hunan-project", head=(f"项目支出名称 | {PROJECT}", PROJECT_HEAD[1]), group_points=True),
    _transfer, _transfer_scored, _yunnan,
    replace(_yunnan, name="内蒙古项目表", titles=(f"{YEAR}年项目支出绩效自评表",)),
    _sichuan, _chongqing, _henan, _guangdong, _anhui, _hefei, _shanghai, _shandong, _beijing, _tianjin, _zhejiang,
    _hubei, _hubei_whole, _xialu, _fujian,
    _targets, _targets_new, _targets_system, _targets_central, _targets_whole,
    _monitoring, _monitoring_whole, _appraisal, _appraisal_short, _summary, _results, _list,
)  # fmt: skip


def _relabelled(columns: Columns, **labels: str) -> Columns:
    return tuple((role, labels.get(role, label)) for role, label in columns)


def _ordered(columns: Columns, *roles: str) -> Columns:
    by_role = dict(columns)
    return tuple((role, by_role[role]) for role in roles)


_AT_END = ("head", "goals", "indicators", "money", "footer")
_odd = replace(_project, name="", form="general-project")
#: Ways in which real forms differ from the printed one: no row may be lost, no other column taken for the score.
VARIANTS: tuple[Specimen, ...] = (
    replace(_project, name="没有标题", titles=(f"{YEAR}年",)),
    replace(_project, name="别的标题", titles=(f"{YEAR}年度财政专项资金使用绩效情况表",)),
    replace(_project, name="资金在后", order=_AT_END),
    replace(_project, name="资金在总分后", order=("head", "goals", "indicators", "footer", "money")),
    replace(_project, name="分值在指标值前", columns=_ordered(NATIONAL, "level1", "level2", "name", "weight", "target", "actual", "claimed", "reason")),
    replace(_project, name="得分在分值前", columns=_ordered(NATIONAL, "level1", "level2", "name", "target", "actual", "claimed", "weight", "reason")),
    replace(_project, name="栏目改名一", columns=_relabelled(NATIONAL, name="指标内容", target="绩效目标值", actual="指标完成情况", weight="权重分值", claimed="自评得分")),
    replace(_project, name="栏目改名二", columns=_relabelled(NATIONAL, name="三级指标名称", target="预期值", actual="实际值", weight="标准分", claimed="自评分数")),
    replace(_project, name="栏目改名三", columns=_relabelled(NATIONAL, name="绩效指标", target="计划完成值", actual="全年实际完成情况", weight="满分", claimed="实际得分", reason="未完成原因")),
    replace(_project, name="栏目改名四", columns=_relabelled(NATIONAL, name="具体指标", target="年初设定指标值", actual="年终完成值", weight="指标分值", claimed="评分")),
    replace(_project, name="栏目带序号单位", columns=_relabelled(NATIONAL, target="年度指标值（A）", actual="实际完成值（B）", weight="分值（权重）", claimed="得分（自评）")),
    replace(_project, name="多一栏得分率", columns=(*NATIONAL[:6], ("ratio", "得分率"), *NATIONAL[6:])),
    replace(_project, name="多一栏扣分", columns=(*NATIONAL[:6], ("deducted", "扣分"), *NATIONAL[6:])),
    replace(_project, name="多复核得分", columns=(*NATIONAL[:6], ("claimed", "自评得分"), ("checked", "复核得分"), NATIONAL[7])),
    replace(_project, name="复核得分在前", columns=(*NATIONAL[:6], ("checked", "财政复核得分"), ("claimed", "得分"), NATIONAL[7])),
    replace(_project, name="评分标准在中", columns=(*NATIONAL[:5], ("rule", "评分标准"), *NATIONAL[5:])),
    replace(_project, name="完成率一栏", columns=(*NATIONAL[:5], ("ratio", "完成率"), *NATIONAL[5:])),
    replace(_project, name="带序号栏", columns=(("number", "序号"), *NATIONAL)),
    replace(_project, name="带备注佐证", columns=(*NATIONAL, ("blank", "备注"), ("blank", "佐证材料"))),
    replace(_project, name="没有二级", columns=tuple(one for one in NATIONAL if one[0] != "level2")),
    replace(_project, name="没有分值", columns=tuple(one for one in NATIONAL if one[0] != "weight"), group_points=True),
    replace(_project, name="没有左侧绩效指标格", lead=""),
    replace(_project, name="两行表头在得分", columns=_relabelled(NATIONAL, weight="分值", claimed="得分"), second_head=(("weight", "claimed"), "自评情况")),
    replace(_project, name="两行表头在完成", second_head=(("target", "actual"), "指标完成情况")),
    replace(_yunnan, name="云南，权重在前", columns=_ordered(_yunnan.columns, "level1", "level2", "name", "weight", "sign", "value", "unit", "actual", "claimed", "reason")),
    replace(_yunnan, name="云南，第二行叫法不同", columns=_relabelled(_yunnan.columns, sign="计算符号", unit="计量单位")),
    replace(_sichuan, name="四川，主管部门实施单位", head=(f"项目名称 | {PROJECT}", f"主管部门 | {{1x5}}{DEPARTMENT} | 实施单位 | {BODY}", *_sichuan.head[2:])),
    replace(_sichuan, name="四川，资金在后", order=_AT_END),
    replace(_project, name="注在后七条", after=tuple(f"{n}.填报说明第{n}条，各项得分不得超过分值。" for n in range(1, 8))),
    replace(_project, name="注在表内", footer=("{1x6}总分 | 100 | 98 |", "备注 | 1.定性指标分三档。2.得分不得超过分值。3.偏差原因要写明。")),
    replace(_project, name="小计行", footer=("{1x6}小计 | 90 | 89 |", "{1x6}总分 | 100 | 98 |")),
    replace(_hubei, name="湖北，无题", titles=(f"{YEAR}年",)),
    replace(_whole, name="部门表，别的标题", titles=(f"{YEAR}年度部门预算绩效自评情况表",)),
    replace(_whole, name="部门表，分值在前", columns=_ordered(NATIONAL, "level1", "level2", "name", "weight", "target", "actual", "claimed", "reason")),
    replace(_ministry, name="部委，没有任务", form="national-department", money=_whole.money, money_read=MONEY_READ),
    replace(_project, name="题和年度在表内", titles=(), head=("项目支出绩效自评表", f"（{YEAR}年度）", *PROJECT_HEAD)),
    replace(_project, name="单位行在表内", head=(*PROJECT_HEAD, "单位：万元")),
    replace(_project, name="三级指标占两栏", columns=(*NATIONAL[:2], ("name", "三级指标"), ("blank", ""), *NATIONAL[3:])),
    replace(_project, name="空的模板行", footer=("产出指标 | 成本指标 | …… |  |  |  |  |", " |  | …… |  |  |  |  |", "{1x6}总分 | 100 | 98 |")),
    replace(_project, name="得分带满分", columns=_relabelled(NATIONAL, weight="分值（90分）", claimed="得分（满分90分）")),
    replace(_project, name="权重百分数栏", columns=_relabelled(NATIONAL, weight="权重（%）")),
    replace(_project, name="只有指标名称", columns=tuple((role, "指标名称" if role == "name" else label) for role, label in NATIONAL if role != "level2")),
    replace(_project, name="四级指标", columns=(*NATIONAL[:2], ("blank", "三级指标"), ("name", "四级指标"), *NATIONAL[3:])),
    replace(_project, name="年初值与全年值", columns=(*NATIONAL[:3], ("target", "年初指标值"), ("blank", "调整后指标值"), *NATIONAL[4:])),
    replace(_project, name="上年值一栏", columns=(*NATIONAL[:3], ("checked", "上年实际值"), *NATIONAL[3:])),
    replace(_project, name="完成情况分两栏", columns=(*NATIONAL[:4], ("blank", "半年完成值"), ("actual", "全年完成值"), *NATIONAL[5:])),
    replace(_project, name="评分依据一栏", columns=(*NATIONAL[:6], ("note", "得分依据"), *NATIONAL[6:])),
    replace(_project, name="满分与得分", columns=_relabelled(NATIONAL, weight="满分值", claimed="得分值")),
    replace(_project, name="自评与主管部门评分", columns=(*NATIONAL[:6], ("claimed", "单位自评"), ("checked", "主管部门评分"), NATIONAL[7])),
    replace(_project, name="自评分与复评分", columns=(*NATIONAL[:6], ("claimed", "自评分"), ("checked", "复评分"), NATIONAL[7])),
    replace(_project, name="应得分与实得分", columns=_relabelled(NATIONAL, weight="应得分", claimed="实得分")),
    replace(_project, name="标准分与自评分", columns=_relabelled(NATIONAL, weight="标准分值", claimed="自评分值")),
    replace(_project, name="目标与完成", columns=_relabelled(NATIONAL, target="绩效目标", actual="完成情况")),
    replace(_project, name="英文括号空格", columns=_relabelled(NATIONAL, name="三 级 指 标", target="年度指标值 (A)", actual="实际完成值 (B)", weight="分 值", claimed="得 分")),
    replace(_frame53, name="53号文，没有目标值", columns=_columns("level1:一级指标 level2:二级指标 name:三级指标 weight:分值 note:指标说明 rule:评分标准 claimed:自评得分"), footer=("{1x6}合计 | 98",)),
    replace(_frame53, name="53号文，分值在名称里", form="national-department", titles=(f"{YEAR}年度部门整体支出绩效评价得分表",), columns=_columns("level1:一级指标 level2:二级指标 named:三级指标 claimed:得分"), footer=("{1x3}合计 | 98",)),
    replace(_yunnan, name="云南，没有得分", form="yunnan-project", columns=tuple(one for one in _yunnan.columns if one[0] != "reason")),
    replace(_hubei, name="湖北，两个目标块", footer=("{4x1}年度绩效目标2（20分） | 一级指标 | 二级指标 | 三级指标 | 年初目标值(A) | 实际完成值(B) | 得分", "产出指标 | 数量指标 | 培训期数 | ≥2期 | 2 | 10", "产出指标 | 质量指标 | 培训合格率 | ≥90% | 95 | 5", "效益指标 | 社会效益指标 | 参训人次 | ≥60人次 | 66 | 5", "{1x6}总分 | 117"), more=(
        ("培训期数", "≥2期", "2", None, "10"), ("培训合格率", "≥90%", "95", None, "5"), ("参训人次", "≥60人次", "66", None, "5"))),
    replace(_yunnan, name="内蒙古，性质与单位", columns=_relabelled(_yunnan.columns, sign="性质", unit="单位"), titles=(f"{YEAR}年度项目支出绩效自评表", f"实施单位：{BODY}"), head=(f"项目名称 | {PROJECT}",)),
    replace(_yunnan, name="辽宁，运算符号", form="national-project", second_head=((), ""), columns=_relabelled(_yunnan.columns, sign="运算符号")),
    replace(_project, name="资金行带序号", money=(MONEY[0], "{1x2}一、年度资金总额 | 60.00 | 65.00 | 58.50 | 10 | 90% | 9", "{1x2}（一）当年财政拨款 | 60.00 | 65.00 | 58.50 | — | 90% | —", *MONEY[3:])),
    replace(_project, name="三级指标空着", rows=(*PROJECT_ROWS[:-1], replace(PROJECT_ROWS[-1], name="")), footer=("{1x6}总分 | 100 | 98 |",)),
    replace(_project, name="一级指标空着", rows=tuple(replace(row, level1="") for row in PROJECT_ROWS)),
    replace(_sichuan, name="四川，目标绩效指标完成情况", lead="目标绩效指标完成情况（90分）"),
    replace(_sichuan, name="四川，题在表内", titles=("报表编号：510000_0013zp",), head=(f"部门预算项目支出绩效自评表（{YEAR}年度）", *_sichuan.head)),
    replace(_project, name="天长式样", lead="年度绩效指标完成情况", goals=("{2x1}年度总体目标完成情况 | {1x4}预期目标 | 实际完成情况", "{1x4}更新二十四个书屋 | 已更新"),
        rows=tuple(replace(row, name=f"指标1:{row.name}") for row in PROJECT_ROWS),
        footer=("产出指标 | 成本指标 | 指标2: |  |  |  |  |", " |  | …… |  |  |  |  |", "{1x6}总分 | 100 | 98 |"), after=("注：1.一级指标分值统一设置为：产出指标50分、效益指标30分。",)),
    replace(_project, name="先管理后绩效两个表头", form="general-project", titles=(f"{YEAR}年度财政预算支出项目绩效目标自评表",), money=(), goals=(),
        columns=_columns("level1:一级指标 level2:二级指标 name:指标名称（三级指标） target:年初指标值 actual:年终完成值 claimed:自评分 checked:复核分 rule:评价标准及依据"),
        head=(*PROJECT_HEAD, "{1x2}项目权重 | 评价内容 | 分值 | 自评分 | 复核分 | 评价标准及依据", "{2x2}项目管理5分 | 财务制度 | 3 | 3 |  | 有制度得3分", "组织机构 | 2 | 2 |  | 有专人得2分"),
        lead="项目绩效85分", footer=("{1x6}总分 | 94",), money_read=(), first=(("财务制度", "", "", "3", "3"), ("组织机构", "", "", "2", "2"))),
    replace(_chongqing, name="重庆，项目", form="chongqing-project", titles=(f"{YEAR}年度项目支出绩效自评表",), head=(f"项目名称 | {{1x3}}{PROJECT} | 业务主管部门 | {{1x3}}{BODY} | 自评总分（分） | 99",), project=PROJECT, body=""),
)  # fmt: skip
