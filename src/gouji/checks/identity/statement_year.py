"""句子里的年度还是上年的

查什么：说本年收支、比较上年、说明无收支的句子里，年度对不对：本年的句子写本年，比较的基数写上年，同一句式各处写同一年。
为什么：套用上年文稿，句子里的年度最容易漏改，读者不知道这个数是哪一年的。
依据：每一处年度只能有一个；部门预算、决算公开模板：本年数与上年数比较。

反例：
    青溪区司法局2024年度部门决算
    一、收入支出决算总体情况说明
    青溪区司法局2023年度收入支出总计100.00万元。与2022年度相比，收入支出总计增加5.00万元。
    二、收入决算情况说明
    2024年度收入合计100.00万元，其中：财政拨款收入100.00万元。
    三、政府性基金预算财政拨款收入支出决算情况说明
    青溪区司法局2023年度无政府性基金预算财政拨款收入和支出。
正例：
    青溪区司法局2024年度部门决算
    一、收入支出决算总体情况说明
    青溪区司法局2024年度收入支出总计100.00万元。与2023年度相比，收入支出总计增加5.00万元。
    二、收入决算情况说明
    2024年度收入合计100.00万元，其中：财政拨款收入100.00万元。
    三、政府性基金预算财政拨款收入支出决算情况说明
    青溪区司法局2024年度无政府性基金预算财政拨款收入和支出。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from gouji.checks.disclosure import is_accounts, is_disclosure, is_explanation, is_report
from gouji.checks.identity.told_of_last_year import tells_of_its_beginning, tells_of_last_year
from gouji.checks.registry import check
from gouji.document.tree import Paragraph
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values import zh
from gouji.values.fiscal import YearMention, years

_OWN, _BASE, _SPAN, _AS_OF, _OTHER = "本年的事项", "比较的基数", "实施周期", "截止日期", ""
_COMPARED = re.compile(r"(?:比|较|与|同|相较于?|对比)$")
_WHOSE = (
    r"年?(?:年?度)?(?:当年)?[,，]?(?:[\u4e00-\u9fff]{2,24}?(?:局|委|厅|院|处|所|站|中心|委员会|办公室|街道|馆|校|队|会))??"
    r"(?:(?:本|我|全)?(?:市级|区级|县级|省级)?(?:部门|单位|预算单位|本级)?的?|本年度?|(?:本级|本部门|机关)[及和](?:所属|下属)(?:各?单位)?)"
)
_SUBJECT = re.compile(
    rf"{_WHOSE}(?:(?:财务)?收、?支|收入|支出|财政拨款|一般公共预算|政府性基金|国有资本|[“\"]?三公|因公出国|公务用车|公务接待|机关运行|运行经费|政府(?:实际)?采购"
    r"|决算|预算|安排|无|没有|整体支出|项目\d|项目(?:支出|资金|预算)|面向中小|会议费|培训费|一般性支出|委托业务费|下属\d|编报|开支(?:财政拨款|一般公共预算))"
)
_STATES = re.compile(r"[^。；;]{0,40}?(?:\d|无|没有|情况|说明|[总算]表|开展|包括|编制范围|报告)|[^，。；;,]{0,8}\s*$")
# That there was nothing of a fund is a statement; that there was none of something else may be the reason of a change.
_NIL = re.compile(rf"{_WHOSE}没有(?:使用|安排)?(?:政府性基金|国有资本|一般公共预算|财政拨款)")
_DONE = re.compile(r"[^,，。；;\d]{0,24}?(?:执行|完成|决算)")
_REASON = re.compile(r"(?:原因|由于|因为|因|主要用于|含|包括|其中)[^。；;]*$")
_WHOLE_YEAR = re.compile(r"(20\d\d)年1月1日\s*[-—–~～至到]+\s*(20\d\d)年12月31日")
# The end of the year before last is the last one of which the accounts are closed; a day within a year is of the last one.
_YEAR_END = re.compile(r"年?(?:12月31日|年?底|末)")
_UP_TO = re.compile(r"截[至止]$")
# What is hoped for by the end of a year may lie ahead of the accounts.
_PLANNED = re.compile(r"到|力争|计划|规划|目标|预计|预期|将|拟|争取|确保|之?前")
_LAST_YEAR = re.compile(r"(?:比|较|与|同)(?:上一?年|去年)")
_SENTENCE = re.compile(r"[。；;\n]|(?<=如下)[:：]")  # what leads up to statements is told apart from them
#: Sentences of one wording, of which so many have one year.
_ALIKE = 4
_RUN = 3
_OVER_YEARS = re.compile(
    r"[两二三四五六七八九十]年(?:年均|平均|累计|完成|来|间)|年均|年平均|累计|“?十[三四五]五”?|翻[了一两番]"
)
_OF_LAST_YEAR = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十\d]+[)）、.．]\s*)?(?:上一?年|去年)")
_OLDEST = 2
_LONG_AGO = 3  # years before the expected base
_NAME = re.compile(r"[^\d,，。；;:：]*")
_COPULA = re.compile(r"^年?度?|[为共计是]+$")
_FLOW = 2  # characters that end the name of what is told: 支出, 收入
#: A title names two years in one line before the first numbered heading, and tells nothing of them yet.
_TOLD_OF = re.compile(r"决算|执行|绩效")
_TITLE, _TWO = 6, 2
_NUMBERED = re.compile(r"\s*[（(]?[一二三四五六七八九十]+[)）、.．]")
_COMPARES = re.compile(r"[比与较同](?:20)\d\d年")
_AND = re.compile(r"[及和与暨、]")
_TOLD = re.compile(r"[。；;]|\d[\d,.]*\s*(?:[万亿]?元|%)|相比|[比较]")


@dataclass(frozen=True, slots=True)
class Dated:
    """句中年度: one year of a sentence and what it does there; ``phrase`` is the wording around it without figures.

    ``done`` where words of execution follow, ``beside`` where it is compared with last year as well, ``closed`` where
    it is the end of a year that is told of and not planned for; ``oldest`` says how many years back it may lie;
    ``subject`` are the words that an own year tells of."""

    year: int
    use: str
    phrase: str
    sentence: str
    paragraph: Paragraph
    done: bool
    beside: bool
    oldest: int = 1
    closed: bool = False
    subject: str = ""


@check("I008")
def statement_year(dossier: Dossier) -> Iterator[Outcome]:
    for part in dossier.parts:
        year = part.identity.year
        if year is None or not (is_explanation(part) or is_report(part)):
            continue
        found = list(_dated(part))
        if not (is_disclosure(part) or is_report(part)):
            # Of an excerpt it is not known what stands around it: only what it tells of the year itself.
            found = [one for one in found if one.use == _OWN]
        problems = list(_problems(found, year, part))
        yield from map(Failed, problems)
        if found and not problems:
            yield Passed("句中年度")


def _dated(part: Recognised) -> Iterator[Dated]:
    for paragraph in part.document.paragraphs:
        text = zh.halfwidth(paragraph.text)
        if part.accounts and paragraph.level is not None and "决算" in text:
            continue  # titles of final accounts have a check of their own
        for mention in years(text):
            yield _read(text, mention, paragraph)


def _read(text: str, mention: YearMention, paragraph: Paragraph) -> Dated:
    before, after = text[: mention.start], text[mention.end :]
    sentence = _sentence(text, mention)
    joint = before[-1:] if _COMPARED.search(before) else ""
    phrase = joint + re.sub(r"[\d.,%]+", "#", after[:8])
    done = _DONE.match(after) is not None
    use, told = _OTHER, ""
    if _COMPARED.search(before):
        use = _BASE
    elif _UP_TO.search(before):
        use = _AS_OF
    elif (span := _WHOLE_YEAR.match(text, mention.start)) and span[1] == span[2]:
        use = _SPAN
    elif not _REASON.search(_SENTENCE.split(before)[-1]):
        subject = _SUBJECT.match(after)
        if subject is not None and (_STATES.match(after, subject.end() - 1) or _NIL.match(after)):
            use, told = _OWN, subject[0]
    at_end = _YEAR_END.match(after) is not None
    closed = at_end and not _PLANNED.search(sentence)
    beside = _is_beside(before, after)
    oldest = _OLDEST if at_end else 1
    return Dated(mention.year, use, phrase, sentence, paragraph, done, beside, oldest, closed, told)


def _is_beside(before: str, after: str) -> bool:
    """Whether a comparison with last year stands in the sentence too: 较上年下降p，较2021年下降q. Behind it, it may only say the
    same again, unless both print a rate."""
    ahead, behind = _SENTENCE.split(before)[-1], _SENTENCE.split(after)[0]
    if _LAST_YEAR.search(ahead):
        return True
    again = _LAST_YEAR.search(behind)
    return again is not None and "%" in behind[: again.start()] and "%" in behind[again.end() :]


def _sentence(text: str, mention: YearMention) -> str:
    begin = max((stop.end() for stop in _SENTENCE.finditer(text, 0, mention.start)), default=0)
    stop = _SENTENCE.search(text, mention.end)
    return text[begin : stop.end() if stop else len(text)].strip()


def _problems(found: Sequence[Dated], year: int, part: Recognised) -> Iterator[Problem]:
    report = is_report(part)
    accounts = is_accounts(part) or report or "final_accounts" in part.identity.kinds
    shifted: set[tuple[str, int]] = set()  # sentences told already, with how far their year is off
    usual = Counter((one.phrase, one.year) for one in found)
    bases = Counter(one.year for one in found if one.use == _BASE)
    compared = {(one.sentence, one.year) for one in found if one.use == _BASE}
    titles = tuple(line.strip() for line in _titles(part) if not _TOLD.search(line))
    titled = _titled(part)
    in_turn = _told_in_turn(found, year)
    for one in found:
        if one.use == _BASE and one.year >= year:
            continue  # a base of the own year or of a later one has a check of its own
        if (one.use == _OWN and one.year in titled) or (one.use == _BASE and {one.year, one.year + 1} & titled):
            continue
        section = one.paragraph.place.section
        if one.use == _OWN and not accounts and f"{one.year}年" in section and _TOLD_OF.search(section):
            continue  # 二、2021年决算情况 in the budget of the year after
        if one.use == _OWN and one.year == year and one.sentence in titles:
            continue  # it is the title that dates the document: 2029年度预算执行审计结果
        expected = _expected(one, year, accounts=accounts, report=report)
        if expected is None:
            most = max(usual[one.phrase, other.year] for other in found if other.phrase == one.phrase)
            if most >= _ALIKE and usual[one.phrase, one.year] == 1:
                usually = next(
                    other.year
                    for other in found
                    if other.phrase == one.phrase and usual[one.phrase, other.year] == most
                )
                yield _problem(one, usually, f"同一句式其他 {most} 处写的是 {usually} 年", Severity.WARNING)
        elif (
            one.use == _BASE
            and one.year < expected
            and (one.beside or (one.sentence, expected) in compared or _goes_on(one, expected, compared))
        ):
            continue  # a second comparison beside that with the year before
        elif one.use == _BASE and (
            expected - one.year >= _LONG_AGO or (f"{expected}年" in one.sentence and one.year < expected)
        ):
            continue  # 比2019年: nobody copies so old a text; 2022年为B，…，与2021年相同: the year before is told of as well
        elif one.use == _BASE and one.year < expected and _OVER_YEARS.search(one.sentence):
            continue  # 比2020年增加D，三年年均增加d
        elif one.use == _OWN and (
            (one.year < expected and one in in_turn)
            or _is_last_years(one, expected, part)
            or _is_of_next_budget(one, expected)
        ):
            continue
        elif one.year != expected and (one.sentence, one.year - expected) not in shifted:
            shifted.add((one.sentence, one.year - expected))
            told = str(year) in one.paragraph.text or report  # a report may look back on earlier years
            certain = (one.use == _OWN and not told) or (one.use == _BASE and bases[expected] >= _ALIKE)
            yield _problem(one, expected, _why(one, expected, year), Severity.ERROR if certain else Severity.WARNING)


def _is_last_years(one: Dated, expected: int, part: Recognised) -> bool:
    """Whether a sentence is meant to tell of the year before, or how what a report is about began, or of each of several
    years."""
    if len(_in_turn(one.sentence, expected)) >= _RUN:
        return True
    if one.year >= expected:
        return False
    if one.year == expected - 1 and _OF_LAST_YEAR.match(one.paragraph.place.section.rpartition(" / ")[2]):
        return True
    if is_report(part) and tells_of_its_beginning(one.sentence, one.year):
        return True
    last = expected - 1
    return one.year == last and tells_of_last_year(one.sentence, last, one.paragraph, part.claims)


def _in_turn(sentence: str, expected: int) -> range:
    """The years that a sentence tells of one after another, that which is expected among them: 2022年a，2023年b，2024年c."""
    named = [one.year for one in years(sentence) if not _COMPARED.search(sentence[: one.start])]
    run = range(min(named), max(named) + 1)
    return run if list(run) == named and expected in run else range(0)


def _is_of_next_budget(one: Dated, year: int) -> bool:
    """2024年预算数B，较2023年增加D; 2024年收支总预算B，2023年为A: the budget that follows, beside this year's."""
    if one.year != year + 1 or one.done:
        return False
    return re.search(rf"{one.year}年[^，,。；;\d]*预算[^。；;]*[，,(（比较与同]{year}年", one.sentence) is not None


def _told_in_turn(found: Sequence[Dated], expected: int) -> frozenset[Dated]:
    """The statements that tell of other years what the same paragraph or the line beside them tells of the expected year, or of
    one that does: 2021年支出a；2022年支出b；2023年支出c."""
    own = [one for one in found if one.use == _OWN]
    told = {
        one
        for one in own
        if any(other.year == expected and other.paragraph is one.paragraph and _are_alike(one, other) for other in own)
    }
    for run in (own, own[::-1]):
        for beside, one in pairwise(run):
            led = beside.year == expected or beside in told
            if led and one.year != beside.year and _are_in_turn(one, beside):
                told.add(one)
    return frozenset(told)


def _are_alike(one: Dated, other: Dated) -> bool:
    """Whether two statements of one paragraph end the name of what they tell of alike."""
    return one.subject != "" and other.subject.endswith(one.subject[-_FLOW:])


def _are_in_turn(one: Dated, other: Dated) -> bool:
    """Whether two statements stand on neighbouring lines under one heading and tell the same by name."""
    near, far = one.paragraph.place, other.paragraph.place
    return near.section == far.section and abs(far.item - near.item) == 1 and _thing(one) == _thing(other)


def _thing(one: Dated) -> str:
    """The words between the year and the figure: what is told of."""
    words = _NAME.match(one.sentence.partition(str(one.year))[2])
    return _COPULA.sub("", words[0]) if words is not None else ""


def _goes_on(one: Dated, expected: int, compared: Set[tuple[str, int]]) -> bool:
    """Whether a sentence only compares the figure before it once more: 与2023年相比增加a；与2022年相比增加b."""
    before, _, _ = zh.halfwidth(one.paragraph.text).partition(one.sentence)
    last = _sentence_before(before)
    return _COMPARES.match(one.sentence) is not None and (last, expected) in compared


def _sentence_before(text: str) -> str:
    """The sentence that ends with a ； or 。 at the end of ``text``, '' where none does."""
    if not text.rstrip().endswith((";", "；", "。")):
        return ""
    stops = [stop.end() for stop in _SENTENCE.finditer(text)]
    return text[stops[-2] if len(stops) > 1 else 0 :].strip()


def _titled(part: Recognised) -> frozenset[int]:
    """The years of a title that names two, of a document in two parts: 2022年“三公”经费预算及2021年决算情况说明."""
    for line in _titles(part):
        named = {one.year for one in years(line)}
        if len(named) == _TWO and max(named) - min(named) == 1 and _AND.search(line) and not _TOLD.search(line):
            return frozenset(named)
    return frozenset()


def _titles(part: Recognised) -> Iterator[str]:
    """The first lines up to the first numbered heading."""
    lines = (zh.halfwidth(paragraph.text) for paragraph in islice(part.document.paragraphs, _TITLE))
    return takewhile(lambda text: not _NUMBERED.match(text), lines)


def _expected(one: Dated, year: int, *, accounts: bool, report: bool) -> int | None:
    """The year that must stand there; None where several may. A report may count within its year and look ahead."""
    if one.use == _OWN:
        if one.done and not accounts:
            return year - 1 if one.year >= year else None
        told_beside = one.year == year - 1 and str(year) in one.sentence
        return None if told_beside else year
    if one.use == _BASE:
        return year - 1
    if one.use == _SPAN or (accounts and one.closed and one.year > year):
        return year  # the end of a later year is not yet known when accounts are published
    if one.use == _AS_OF and not accounts and not (year - one.oldest <= one.year < year):
        return year - 1
    return None


def _why(one: Dated, expected: int, year: int) -> str:
    if one.use == _BASE:
        return f"这份文件是 {year} 年的，上年是 {year - 1} 年"
    return f"这份文件是 {year} 年的" if expected == year else f"这份文件是 {year} 年的，这里应是上年"


def _problem(one: Dated, expected: int, why: str, severity: Severity) -> Problem:
    what = f"{one.use}写" if one.use else "写"
    return Problem(
        severity,
        f"句中年度/{one.phrase}/{one.year}",
        f"“{one.sentence}”{what}的是 {one.year} 年，{why}。",
        f"核对年度，应为 {expected} 年的改正；并核对这一句的数字是否仍是上年的。",
        (one.paragraph.place.quoting(one.sentence),),
        Side("句中年度", str(one.year), one.paragraph.place, str(one.year)),
        Side("应写年度", str(expected), None, str(expected)),
        relation="年度一致",
    )
