"""The statistics as one page that needs no network, with its method: fit to be the appendix of a paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from importlib.resources import files

from gouji.catalogue.kinds import kind_name
from gouji.checks.registry import load
from gouji.reports.html.markup import Content, Markup, joined, tag
from gouji.stats import Statistics
from gouji.stats.chance import Share
from gouji.stats.copies import ALIKE, LEAST_ROWS, Copies, Copy
from gouji.stats.digits import LEAST, Digits, Screen
from gouji.stats.prevalence import ByGroup, Prevalence
from gouji.stats.scores import CLASSES, Scores
from gouji.values.rounding import plain
from gouji.version import __version__

_MOST = 50
_CLASSES = {
    "tail": "尾差（末位差一）",
    "truncated": "末位截去而不是四舍五入",
    "swapped_digits": "两位颠倒",
    "factor_10": "小数点或单位错",
    "stale_copy": "沿用别处的数",
    "sign": "增减写反",
    "other": "其他",
}


def page(found: Statistics) -> str:
    """The report as HTML."""
    body = joined(
        tag("h1", "统计报告"),
        tag(
            "p",
            f"{found.dossiers} 家单位（按单位、年度分）、{found.documents} 份文件，由勾稽 {__version__} 批量核对。"
            "发现要由人对照原件确认，这里数的是程序的发现；筛查只说哪里值得看，不是证据。",
        ),
        *_prevalence(found.prevalence),
        *_scores(found.scores),
        *_digits(found.digits),
        *_copies(found.copies),
        _method(),
    )
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content="default-src 'none'; style-src 'unsafe-inline'"),
        tag("title", "勾稽统计报告"),
        tag("style", Markup(files("gouji.stats").joinpath("report.css").read_text("utf-8"))),
    )
    return f"<!doctype html>\n{tag('html', head, tag('body', body), lang='zh-CN')}\n"


def _prevalence(found: Prevalence) -> Iterator[Markup]:
    titles = {check.code: check.title for check in load()}
    rows = (
        (
            one.code,
            titles.get(one.code, ""),
            f"{one.errors.of}{'*' if one.of_all else ''}",
            *_share(one.errors),
            *_share(one.doubts),
        )
        for one in found.checks
    )
    head = ("代码", "检查", "能做的单位", "有差错", "比例", "95% 区间", "有疑点", "比例", "95% 区间")
    note = "* 这项检查只在不对时才说话，按全部单位算比例。"
    yield _table("各项检查", head, rows, numbers=range(2, 9), note=note)
    classes = [ByGroup(_CLASSES.get(one.label, one.label), one.errors, one.loud) for one in found.classes]
    kinds = [ByGroup(kind_name(one.label), one.errors, one.loud) for one in found.kinds]
    years = [ByGroup(one.label or "不明", one.errors, one.loud) for one in found.years]
    for title, name, groups in (
        ("差错是怎么写错的", "类型", classes),
        ("各类文件", "类型", kinds),
        ("各年度", "年度", years),
        ("各地区", "地区", found.regions),
    ):
        yield _groups(title, name, groups)


def _groups(title: str, name: str, groups: Sequence[ByGroup]) -> Markup:
    head = (name, "单位", "有差错", "比例", "95% 区间", "有差错或疑点", "比例", "95% 区间")
    rows = ((one.label, str(one.errors.of), *_share(one.errors), *_share(one.loud)) for one in groups[:_MOST])
    note = f"列出 {_MOST} 个，共 {len(groups)} 个。" if len(groups) > _MOST else ""
    return _table(title, head, rows, numbers=range(1, 8), note=note)


def _scores(found: Scores) -> Iterator[Markup]:
    if not found.forms:
        return
    upper = ["", *(f"不到 {least}" for least in CLASSES)]
    labels = [f"{least} 分以上{'，' + top if top else ''}" for least, top in zip(CLASSES, upper, strict=False)]
    labels[0] = "100 分"
    rows = (
        (label, str(count), _percent(count / found.forms), _bar(count / found.forms))
        for label, count in zip(labels, found.counts, strict=True)
    )
    said = (
        f"{found.forms} 张满分 100、各行得分都读得出的自评表，中位数 {plain(found.median or Decimal(0))} 分。按表上自己的目标、完成值和标准重算，"
        f"{found.within} 张在可得的范围内，{found.above} 张高出（合计 {plain(found.gap_above)} 分），"
        f"{found.below} 张偏低（合计 {plain(found.gap_below)} 分）；另有 {found.left_out} 张不合上述条件，没有计入。"
    )
    yield _table("自评得分", ("得分", "张数", "比例", ""), rows, numbers=(1, 2), lead=said)


def _digits(found: Digits) -> Iterator[Markup]:
    screens: tuple[tuple[str, tuple[Screen, ...], int], ...] = (
        ("末位数字", found.last, 0),
        ("首位数字（本福特定律）", found.first, 1),
    )
    for title, those, least in screens:
        if not those:
            yield tag("section", tag("h2", title), tag("p", f"文字里的金额不到 {LEAST} 个，没有做。"))
            continue
        digits = [str(digit) for digit in range(least, 10)]
        rows = (
            (
                one.label,
                str(one.amounts),
                *(_percent(count / one.amounts) for count in one.counts),
                f"{one.deviation:.4f}" + (f"（{one.fit}）" if least else ""),
                _chance(one.chance),
            )
            for one in those[:_MOST]
        )
        head = ("地区", "金额", *digits, "平均偏离", "偶然的机会")
        lead = (
            f"同时看了 {found.tried} 组，单凭运气也会有约 {found.tried / 20:.1f} 组低于 5%。偏离多半有平常的原因"
            "（定额、整数预算、按比例分摊），只提示值得抽查的地方。"
        )
        yield _table(title, head, rows, numbers=range(1, len(head)), lead=lead)


def _copies(found: Copies) -> Iterator[Markup]:
    lead = (
        f"比较了 {found.forms} 张自评表：指标、目标、完成情况都相同的行占两张表合起来的 {_percent(ALIKE)} 以上、且至少 {LEAST_ROWS} 行的。"
        "同一系统的单位用同样的指标是允许的，完成情况也一字不差才值得问。"
    )
    groups: tuple[tuple[str, list[Copy]], ...] = (
        ("不同单位雷同的自评表", [one for one in found.pairs if not one.is_own]),
        ("同一单位沿用别的年度的自评表", [one for one in found.pairs if one.is_own]),
    )
    for title, pairs in groups:
        if not pairs:
            yield tag("section", tag("h2", title), tag("p", lead), tag("p", "没有。"))
            continue
        rows = (
            (f"{one.one} {one.one_year or ''}", f"{one.other} {one.other_year or ''}", f"{one.same}/{one.rows}")
            for one in pairs
        )
        note = f"列出 {_MOST} 对，共 {len(pairs)} 对{'以上' if found.is_cut else ''}。" if len(pairs) > _MOST else ""
        yield _table(title, ("一张", "另一张", "相同的行"), list(rows)[:_MOST], numbers=(2,), lead=lead, note=note)


def _method() -> Markup:
    return tag(
        "section",
        tag("h2", "方法"),
        *(
            tag("p", said)
            for said in (
                "单位：同一单位、同一年度的全部文件是一家；一家里同一项检查说几次只计一次。比例的分母是这项检查在其中做得成的单位"
                "（至少有一条关系成立，或者有发现），所以没有读出的材料不会被算作没有差错。",
                "区间：威尔逊（Wilson）95% 区间。它只说抽样的偶然；这里的单位不是抽样得来的，推到别的地方还要看材料是怎样收来的。",
                "地区：按单位名称开头的行政区划，或按给定的对照表。",
                "自评得分：每一行按表上自己印的目标、完成值和评分标准重算，文字不足以定分的行给出最低和最高。",
                "末位：文字里印出两位小数的金额，一家单位同一个数只算一次，末位应当各占一成，用皮尔逊卡方检验（自由度 9）。",
                "首位：同样的金额折成元，首位与本福特定律比较，给出平均绝对偏离（Nigrini 2012 的界限 0.006、0.012、0.015）和卡方检验"
                "（自由度 8）。金额跨不过几个数量级的单位本来就不服从这一定律。",
                "雷同：两张表相同的行数，除以两张表合起来的行数（杰卡德系数）。许多表共有的行是表式本身的，不计。",
            )
        ),
    )


def _table(
    title: str,
    head: Sequence[str],
    rows: Iterable[Sequence[Content]],
    *,
    numbers: Iterable[int] = (),
    lead: str = "",
    note: str = "",
) -> Markup:
    right = frozenset(numbers)
    written = [
        tag("tr", *(tag("td", cell, class_="n" if at in right else None) for at, cell in enumerate(row)))
        for row in rows
    ]
    if not written:
        return Markup()
    heads = tag(
        "tr", *(tag("th", cell, scope="col", class_="n" if at in right else None) for at, cell in enumerate(head))
    )
    return tag(
        "section",
        tag("h2", title),
        *([tag("p", lead)] if lead else []),
        tag("table", tag("thead", heads), tag("tbody", *written)),
        *([tag("p", note)] if note else []),
    )


def _share(share: Share) -> tuple[str, str, str]:
    low, high = share.interval
    return str(share.count), _percent(share.value), f"{_percent(low)}–{_percent(high)}"


def _percent(value: float) -> str:
    return f"{value * 100:.1f}%"


def _chance(value: float) -> str:
    return "不到 0.0001" if value < 0.0001 else f"{value:.4f}"


def _bar(value: float) -> Markup:
    return tag("meter", value=f"{value:.4f}", min="0", max="1")
