"""Whether two statements are of one figure: only where everything that could tell them apart is stated and equal."""

from __future__ import annotations

import re

from gouji.catalogue.claims import by_fund, fund_named, government_named
from gouji.checks.narrative.flows import with_balances
from gouji.domain.claims import Claims
from gouji.domain.facts import Fact

Key = tuple[str, str, int | None, bool, str, str, frozenset[str]]

# A report of a government speaks of several levels, so that a figure without one says too little.
_OF_A_GOVERNMENT = re.compile(
    r"(?:全[国省市县区州旗盟镇]|[省市县区州旗镇]本级|自治区本级|[省市县区]级)[^，。；]{0,8}"
    r"(?:一般公共预算|政府性基金|国有资本经营|社会保险基金|公共财政|财政)[^，。；]{0,10}(?:收入|支出)"
)
# A part of the year, a running figure or a change of plan is another figure than the year's.
_PERIOD = re.compile(r"\d\s*月|季度|半年|截至|截止|累计|调整为|调整到|平均|预计|新增|追加|其中")
_BODY = re.compile(
    r"[^，,。；;：:、（）()\s\d]{2,20}?(?:局|委员会|办公室|中心|医院|学院|大学|学校|支队|大队|研究院|研究所|管理站|街道办事处|镇|乡)(?=本级|机关|部门|20|本年|的|支出|收入|基本|项目|“)"
    r"|[^，,。；;：:、（）()\s\d]{1,20}?(?:部|委|厅|署|银行|总局|该中心)(?=20|去年|“|财政拨款)"
)

_NAME_ALONE = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s*)?(?P<name>[\u4e00-\u9fff]{2,16}"
    r"(?:局|委|厅|院|镇|乡|街道|办事处|医院|学校|中学|小学|一中|二中|中心|大队|支队|站|所))[。：:]?\s*"
)
_KINDS_OF_BODY = "局|委|厅|院|镇|乡|街道|办事处|医院|学校|中学|小学|中心|大队|支队|站|所|处|馆|队|公司|协会"
_ALL_OF_IT = "部门整体"
_IN_HEADING = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s*|第[一二三四五六七八九十]+部分\s*)?"
    rf"(?P<name>{_ALL_OF_IT}|(?:本部门|本单位|部门|单位|机关|[\u4e00-\u9fff]{{0,16}}(?:{_KINDS_OF_BODY}))?(?:本级|机关)"
    rf"|[\u4e00-\u9fff]{{1,16}}(?:{_KINDS_OF_BODY}))"
    r"(?:20\d\d年?度?)?(?:的?(?:部门|单位)?(?:整体|基本|有关|收支|收入|支出|预算|决算|执行)*(?:情况|说明|决算|预算)*)"
)
_FINAL = re.compile(r"(?:部门|单位|年度)决算")
_TITLES = 12  # paragraphs that hold title and contents


def of_governments(claims: Claims) -> bool:
    """Whether a text states the income or spending of levels of government."""
    return any(_OF_A_GOVERNMENT.search(passage.text) for passage in claims.passages)


def _of_final_accounts(claims: Claims) -> bool:
    """Whether a text is a unit's disclosure of its final accounts: what it prints without more is an outcome."""
    return any(_FINAL.search(passage.text) for passage in claims.passages[:_TITLES])


def one_figure(claims: Claims) -> dict[Key, list[Fact]]:
    """The facts that say whose, of which fund, of which year and which of its figures each is, by all of these and by the
    scope that words give it."""
    governments = of_governments(claims)
    final = not governments and _of_final_accounts(claims)
    found: dict[Key, list[Fact]] = {}
    topics = _topics(claims)
    for fact in claims.facts:
        if not (fact.figure.unit.is_money and fact.named and fact.dated and (fact.told or final)):
            continue
        words = _words_before(fact)
        government = government_named(words) or government_named(fact.place.section)
        fund = fund_named(words) or fund_named(fact.place.section)
        if (governments and not government) or (by_fund(fact.subject) and not fund) or _PERIOD.search(words):
            continue
        body = _body(words) or topics.get(fact.place.item, "") or headed(fact.place.section)
        key = (fact.subject, fact.measure, fact.year, with_balances(fact), government + body, fund, fact.scope)
        found.setdefault(key, []).append(fact)
    return found


def headed(section: str) -> str:
    """The body that the nearest heading above which names one names: 二、甲中心决算 / 收支情况; '' of the whole."""
    for heading in reversed(section.split(" / ")):
        found = _IN_HEADING.fullmatch(heading)
        if found is not None:
            return "" if found["name"] == _ALL_OF_IT else found["name"]
    return ""


def _topics(claims: Claims) -> dict[int, str]:
    """The body whose name alone stands as a line above each paragraph, by the number of its place."""
    topics: dict[int, str] = {}
    topic = ""
    for passage in claims.passages:
        named = _NAME_ALONE.fullmatch(passage.text)
        topic = named["name"] if named is not None else topic
        topics[passage.place.item] = topic
    return topics


def _words_before(fact: Fact) -> str:
    """The words of the sentence up to the figure."""
    before, found, _ = fact.place.quote.partition(fact.figure.text.strip())
    return before if found else fact.place.quote


def _body(words: str) -> str:
    named = _BODY.findall(words)
    return named[-1] if named else ""
