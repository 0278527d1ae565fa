"""Completion rates and other rates: which two printed figures a printed rate compares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gouji.catalogue.claims import wording
from gouji.catalogue.meanings import nothing_but, words_of
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.rates import measured
from gouji.recognise.claims.rates.multiples import of_amounts
from gouji.recognise.claims.sentences.before import before
from gouji.recognise.claims.sentences.labels import read_label
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Layout, Row
from gouji.recognise.claims.sentences.same import identity, names_last_year, of_last_year
from gouji.recognise.claims.sentences.sums import is_bare

_ADJUSTED = re.compile(r"调整|变动|口径")
#: What says that the amount before is so much of the base behind: 为预算B的p. 根据B的p预计 says it of another.
_LINKING = re.compile(r"[为占是达]|相当于|(?:完成|实现)(?!数)|仅|超过|不足")
#: What a rate names before the budget that it is of: 公务接待费为年初预算的p.
_MONEY = re.compile(r"[资本]金比[例重]$")
_DOING = re.compile(r"已|实际|完成|^完|^开")
_SPOKEN_OF = re.compile(r"(?P<name>[^，,。；;：:、\d]{2,24}?)(?:占|为|是|完成|达到?)")
_ADDED = re.compile(r"追加|调增|结[转余]")
_YEAR = re.compile(r"(20\d\d)年")
_OF_EACH = re.compile(r"平均")
_OF_WHAT_IT_BECAME = re.compile(r"调整后|调整预算|变动预算|全年预算")
_OF_A_PLAN = re.compile(r"预算|计划|目标|任务")
_OF_A_BUDGET = re.compile(r"预算|执行|计划|目标|任务")
_DENIES = ("不", "未", "非", "无")
_VERY = "非常"
_CARRIED_ON = "结转"
_FLOW = 2
_PAIR = 2  # figures
_EACH = re.compile(r"^[，,]?[^，,。；;]{0,6}(?:分别|各)占")
_DEALT = re.compile(r"分别|各")
_OF_A_BASE = re.compile(r"^[，,]?占")
_JOINED = re.compile(
    r"[、和与及][^，,。；;：:、\d]{0,12}|[、和与及][^，,。；;：:、\d]{0,4}20\d\d年[^，,。；;：:、\d]{0,12}"
)
_NEAR = 4
_ALL = 100  # percent
_INITIAL = re.compile(
    r"年初(?:批复|部门|下达)?(?:收入|支出)?预算"
)  # 年初预算执行率p is not over what the budget has become
_FIRST = ("年初预算", "预算")
_DEGREE = "度"  # 满意度 may weigh answers


def claims(layout: Layout) -> Iterator[Claim]:
    """Every completion rate, rate and multiple whose two operands are printed."""
    readers = {Role.COMPLETION: _completion, Role.TIMES: of_amounts, Role.RATE: _rate}
    for row in layout.rows:
        for before_it, mention in zip((None, *row.mentions), row.mentions, strict=False):
            reader = readers.get(mention.role)
            if mention.role is Role.COMPLETION and mention.rank[1] > 1 and mention.base.strip() != "的":
                claim = _in_parallel(layout.rows, row, mention)
            elif reader is not None and before_it is not None and _is_of_its_base(before_it, mention):
                claim = _of_its_base(row, before_it, mention)
            else:
                claim = reader(layout.rows, row, mention) if reader is not None else None
            if claim is not None and claim.readings:
                yield claim
        yield from _beyond_budget(row)


def _is_of_its_base(base: Mention, rate: Mention) -> bool:
    """Whether a rate is of the base right before it: A，为上年B的p; A，是上年B的2.5倍."""
    return base.role is Role.BASE and rate.passage.text[base.end : rate.start].strip(" ）)") == "的"


def _of_its_base(row: Row, base: Mention, rate: Mention) -> Claim | None:
    if row.level is None or row.level.start > base.start or not comparable(row.level, base):
        return None
    shape = Shape.TIMES if rate.role is Role.TIMES else Shape.COMPLETION
    done = rate.role is Role.COMPLETION and base.measure in BUDGET_MEASURES
    return Claim((_quotient(Kind.COMPLETION if done else Kind.RATIO, shape, row.level, base, rate),))


def _completion(rows: Sequence[Row], row: Row, rate: Mention) -> Claim | None:
    """完成预算的p, 完成率p: the outcome over the budget or target before it, in the row or its neighbour."""
    if _OF_EACH.search(rate.base):
        return None  # 各项目平均执行率: a mean of rates, not the rate of the sums
    if rate.base.strip() == "的":
        return _of_the_figure_before(rows, row, rate)
    wanted = _wanted(rate)
    near = _beside(rows, row, rate)
    done = [level for _, level in near if level.measure not in BUDGET_MEASURES]
    outcome = next((level for level in done if not _is_left(level)), done[0] if done else None)
    budgets = [
        level
        for distance in (0, 1)
        for measure in wanted
        for one, level in near
        if _distance(row, one) == distance
        and level.measure == measure
        and level is not outcome
        and outcome
        and comparable(level, outcome)
    ]
    of_year = _YEAR.search(rate.base)
    budgets = [one for one in budgets if of_year is None or one.year in (None, int(of_year[1]))]
    if outcome is None or not budgets:
        became = None if outcome is None else _of_what_it_became(rows, row, outcome, rate)
        return became or _of_the_two_before(rows, row, rate)
    if not _one_subject(budgets[0], outcome):
        return Claim((_completed(outcome, budgets[0], rate),), Evidence.NAMED)
    if _speaks_of_another(rate, outcome):
        return Claim((_completed(outcome, budgets[0], rate),), Evidence.NAMED)
    certain = budgets[0].measure == wanted[0] or "调整预算" not in rate.base
    if budgets[0].measure == "年初预算" and _OF_WHAT_IT_BECAME.search(rate.base):
        return Claim((_completed(outcome, budgets[0], rate),), Evidence.NAMED)  # of a budget that is not printed
    if wanted[0] == "调整预算" and budgets[0].measure != wanted[0] and _is_moved(rows, row, budgets[0], outcome):
        told = (_completed(outcome, budgets[0], rate),)
        return Claim((*told, *_several(rows, row, outcome, rate, told)), Evidence.NAMED)
    own = [one for one in budgets if one.clause[0] == outcome.clause[0] and one in row.mentions]
    budgets = own or budgets  # what its own row prints, not the budget of the item before
    readings = tuple(_completed(outcome, one, rate) for one in dict.fromkeys(budgets))
    several = _several(rows, row, outcome, rate, readings)
    also = (
        *several,
        *_of_the_last_part(rows, row, outcome, rate),
        *_of_another(rows, row, outcome, rate),
        *_of_another_outcome(rows, row, budgets, rate),
    )
    if budgets[0].measure == wanted[0] == "调整预算":  # 执行率 is of what the budget has become, seldom of what it was
        readings, also = readings[:1], (*readings[1:], *also)
    if several and measured.is_of_what_it_became(several[0]):
        readings, also = several[:1], (*readings, *several[1:], *also)
    printed = all(measured.is_of_a_budget(one) for one in several)
    named = not outcome.own or core(budgets[0].subject).endswith(core(outcome.subject))
    certain = certain and ((printed and named) or _OF_A_PLAN.search(rate.base) is not None)
    return Claim(readings, Evidence.STATED if certain else Evidence.OPEN, Claim(also, Evidence.NAMED) if also else None)


def _is_left(level: Mention) -> bool:
    """Whether a figure is by its name what was not done: 预算A，支出B，结余C，执行率p."""
    return core(level.subject).startswith((*wording().remaining, *wording().left_over, _CARRIED_ON))


def _in_parallel(rows: Sequence[Row], row: Row, rate: Mention) -> Claim | None:
    """预算a、b，决算c、d，分别完成预算的p、q: the k-th rate is of the k-th of each list, or of as many outcomes told one by one."""
    position, length = rate.rank
    near = sorted((level for _, level in before(rows, row, rate)), key=lambda level: -level.start)
    listed = [level for level in near if level.rank == rate.rank]
    budget = next((level for level in listed if level.measure in BUDGET_MEASURES), None)
    done = [level for level in near if level.measure not in BUDGET_MEASURES]
    outcome = next((level for level in done if level.rank == rate.rank), None)
    if budget is not None and outcome is None:
        ahead = [
            one for one in done if one.rank[1] == 1 and one.clause[0] == rate.clause[0] and one.start < budget.start
        ]
        outcome = ahead[length - 1 - position] if len(ahead) >= length else None
    if budget is None or outcome is None or not comparable(budget, outcome):
        return None
    # 年初预算a、b，支出c、d，执行率p、q may be of what the budgets have become
    named = rate.base.rstrip(" 为是达到约分别").endswith(wording().completion_rates)
    sure = len(listed) > 1 and not (named and budget.measure == "年初预算" and not _INITIAL.search(rate.base))
    return Claim((_completed(outcome, budget, rate),), Evidence.STATED if sure else Evidence.NAMED)


def _of_the_two_before(rows: Sequence[Row], row: Row, rate: Mention) -> Claim | None:
    """资金A，拨款B，执行率p: a rate by its name behind the only two figures of its sentence, neither called a budget: it counts where
    it is of the second over the first."""
    same = (one for one in rows[: row.index + 1] if one.sentence == row.sentence and one.brackets == row.brackets)
    levels = [one for near in same for one in near.of(Role.LEVEL) if one.start < rate.start and not _is_left(one)]
    if len(levels) != _PAIR or not rate.base.endswith(wording().completion_rates) or not comparable(*levels):
        return None
    return Claim((_completed(levels[1], levels[0], rate),), Evidence.NAMED)


def _of_what_it_became(rows: Sequence[Row], row: Row, outcome: Mention, rate: Mention) -> Claim | None:
    """年初预算A，追加B，收回C，支出D，执行率p: the budget stands further off than what moved it."""
    found = _several(rows, row, outcome, rate, ())
    if not found or not measured.is_of_what_it_became(found[0]):
        return None
    return Claim(found[:1], Evidence.OPEN, Claim(found[1:], Evidence.NAMED))


def _several(
    rows: Sequence[Row], row: Row, outcome: Mention, rate: Mention, known: Sequence[Relation]
) -> tuple[Relation, ...]:
    """预算A，到位B，支出C，执行率p: of whatever was to be done, unless the rate names one budget (完成年初预算的p)."""
    if not rate.base.rstrip(" 为是达到约").endswith(wording().completion_rates) or _INITIAL.search(rate.base):
        return ()
    pairs = [one.operands for one in known]
    return tuple(one for one in measured.readings(rows, row, outcome, rate) if one.operands not in pairs)


def _of_the_last_part(rows: Sequence[Row], row: Row, outcome: Mention, rate: Mention) -> tuple[Relation, ...]:
    """预算A，其中甲a，乙b，执行数C，执行率p: of A, but C may be what was done of b."""
    part = rows[row.index - 1].level if row.resumes is not None else None
    return () if part is None or not comparable(part, outcome) else (_completed(outcome, part, rate),)


def _is_moved(rows: Sequence[Row], row: Row, budget: Mention, outcome: Mention) -> bool:
    """年初预算A，追加D，支出B; 年初结转C，当年预算A，支出B: an execution rate may be over both."""
    near = [level for one, level in before(rows, row, outcome) if one.sentence == row.sentence]
    changes = (one for same in rows[: row.index + 1] if same.sentence == row.sentence for one in same.of(Role.CHANGE))
    moved = any(budget.start < one.start < outcome.start and comparable(one, budget) for one in changes)
    return moved or any(one is not budget and (one.direction > 0 or _ADDED.search(one.subject)) for one in near)


def _of_another(rows: Sequence[Row], row: Row, outcome: Mention, rate: Mention) -> Iterator[Relation]:
    """项目预算A，合同金额B，实际支付C，支付率p: of the budget, or of what stands between them."""
    if _OF_A_BUDGET.search(rate.base):
        return
    for one, level in before(rows, row, outcome):
        if one.sentence == row.sentence and level.measure not in BUDGET_MEASURES and comparable(level, outcome):
            yield _completed(outcome, level, rate)


def _of_another_outcome(rows: Sequence[Row], row: Row, budgets: Sequence[Mention], rate: Mention) -> Iterator[Relation]:
    """项目支出A，结转C，预算B，执行率p: of whichever was done of the budget."""
    for one, level in before(rows, row, rate):
        if one.sentence == row.sentence and level.measure not in BUDGET_MEASURES and comparable(level, budgets[0]):
            yield from (_completed(level, budget, rate) for budget in budgets)


def _distance(row: Row, other: Row) -> int:
    """How many rows ``other`` stands before ``row``; what lies between a whole and where it is spoken of again is passed over."""
    return 1 if other is row.resumes else row.index - other.index


def _beside(rows: Sequence[Row], row: Row, rate: Mention) -> list[tuple[Row, Mention]]:
    """The levels of the row and its neighbour, nearest first. What is said of last year between them is passed over:
    完成A，上年完成C；预算为B，完成预算的p speaks of A."""
    found = list(before(rows, row, rate))
    if row.resumes is not None:
        return [(one, level) for one, level in found if one is row or one is row.resumes]
    others = [(one, level) for one, level in found if not _of_the_year_before(level, found)]
    passed = {one.index for one, _ in found} - {one.index for one, _ in others}
    return [
        (one, level)
        for one, level in others
        if row.index - one.index <= 1 + sum(one.index < index < row.index for index in passed)
    ]


def _of_the_year_before(level: Mention, found: Sequence[tuple[Row, Mention]]) -> bool:
    """Whether a level is last year's by its words, or stands behind this year's of the same name with its own year."""
    if level.measure in BUDGET_MEASURES:
        return False
    if of_last_year(level.subject):
        return True
    return level.year is not None and any(
        one.year == level.year + 1
        and one.start < level.start
        and one.clause[0] == level.clause[0]
        and identity(one.subject) == identity(level.subject)
        for _, one in found
    )


def _beyond_budget(row: Row) -> Iterator[Claim]:
    """完成A，为预算的p，超收D: p = A ÷ (A − D). The rate may be over the adjusted budget, so a failure is a doubt only."""
    level, rate = row.level, next(iter(row.of(Role.COMPLETION)), None)
    change = next((one for one in row.of(Role.CHANGE) if "预算" in one.base and not names_last_year(one.base)), None)
    if level is None or rate is None or change is None or not comparable(level, change):
        return
    if any(_ADJUSTED.search(words) for words in (rate.base, change.base, rate.passage.text[slice(*rate.clause)])):
        return
    if is_bare(level) and level.subject in level.passage.text[level.end : change.start]:
        return  # 甲a，乙b，合计T，乙完成预算的p，少D
    if level.start < min(rate.start, change.start) and rate.clause[0] == change.clause[0]:
        formula = Formula.OF_THE_REST if change.direction > 0 else Formula.PART_OF_SUM
        yield Claim((Relation(Kind.COMPLETION, Shape.COMPLETION, formula, (level, change), rate),), Evidence.OPEN)


def _wanted(rate: Mention) -> tuple[str, ...]:
    """The measures that the base of a rate may have, in order of preference."""
    if rate.base.rstrip(" 为是达到约").endswith(wording().completion_rates):
        return _FIRST if _INITIAL.search(rate.base) else ("调整预算", *BUDGET_MEASURES)
    return next((measures for text, measures in wording().bases if text in rate.base), BUDGET_MEASURES)


def _of_the_figure_before(rows: Sequence[Row], row: Row, rate: Mention) -> Claim | None:
    """完成12亿元，为预算15亿元的82%: the base stands right before its rate; 甲658万元，仅为乙（1116万元）的59%，丙（834万元）的79%."""
    near = [level for _, level in before(rows, row, rate)][: max(_NEAR, 2 * rate.rank[1])]
    if len(near) < 2:
        return None
    if rate.rank[1] > 1:
        later = (level for one in rows[row.index :] for level in one.of(Role.LEVEL) if level.start < rate.start)
        parallel = _in_its_place(sorted({*near, *later}, key=lambda level: -level.start), rate)
        parallel = parallel or _each_of_one_base(near, rate)
        if parallel is not None:
            return parallel
    base, *others = near[:_NEAR]
    budget = base.measure in BUDGET_MEASURES
    # 完成A，为三季度目标B的p，为全年目标C的q: one target is no outcome of another.
    tops = [one for one in others if not (one.divides or (budget and one.measure in BUDGET_MEASURES))]
    if not tops or not comparable(base, tops[0]):
        return None
    said = _LINKING.search(base.passage.text, max(tops[0].end, base.clause[0]), base.start)
    kind = Kind.COMPLETION if budget else Kind.SHARE if said is not None and said[0] == "占" else Kind.RATIO
    passed = [one.level for one in rows[row.index + 1 :] if one.level is not None and one.level.start < base.start]
    tops += passed[-1:]  # 其中甲a、乙b，占B的p may be said of b after all
    tops += _head(rows, row, base)
    told, *rest = (_quotient(kind, Shape.COMPLETION, top, base, rate) for top in tops if comparable(top, base))
    evidence = Evidence.STATED if said is not None else Evidence.NAMED
    return Claim((told,), evidence, otherwise=Claim(tuple(rest), Evidence.NAMED))


def _head(rows: Sequence[Row], row: Row, base: Mention) -> list[Mention]:
    """收入A，分季度：a、b。两季共c。与上年相比下降p，为预算B的q: a sentence without a name of its own may go back to what the paragraph
    begins with."""
    head = rows[0].level
    named = any(one.own and one.clause[0] == base.clause[0] for one in row.mentions)
    return [head] if head is not None and head not in row.mentions and not named else []


def _each_of_one_base(near: Sequence[Mention], rate: Mention) -> Claim | None:
    """甲a，乙b，分别占总额T的p和q: the k-th rate is of the k-th of as many figures before the base; of figures that are dealt
    out themselves (甲、乙分别为a、b，占T的p和q), too."""
    position, length = rate.rank
    base, outcomes = near[0], near[1 : length + 1][::-1]
    if len(outcomes) < length or not comparable(base, *outcomes):
        return None
    between = base.passage.text[outcomes[-1].end : base.start]
    in_turn = all(one.rank == (at, length) for at, one in enumerate(outcomes)) and _OF_A_BASE.search(between)
    if any(one.clause[0] != base.clause[0] for one in outcomes) or not (_EACH.search(between) or in_turn):
        return None
    return Claim((_quotient(Kind.SHARE, Shape.SHARE, outcomes[position], base, rate),))


def _in_its_place(near: Sequence[Mention], rate: Mention) -> Claim | None:
    """A，分别为年初预算B和调整预算C的p和q: the k-th rate is of the k-th of as many bases right before them, and of the k-th of
    as many outcomes, if they stand in one list, too."""
    position, length = rate.rank
    listed, others = near[:length][::-1], near[length:]
    if length == 1 or not others or not _in_one_list(listed) or not comparable(*listed, others[0]):
        return None
    outcomes = others[:length][::-1]
    paired = len(outcomes) == length and _in_one_list(outcomes) and comparable(*outcomes)
    kind = Kind.COMPLETION if listed[position].measure in BUDGET_MEASURES else Kind.RATIO
    top = outcomes[position] if paired else others[0]
    told = _quotient(kind, Shape.COMPLETION, top, listed[position], rate)
    # 甲、乙分别完成a、b，分别为预算A、B的p和q: each list is dealt out by words of its own
    dealt = paired and all(one.rank == (at, length) for at, one in enumerate(outcomes)) and outcomes[0].own
    said = _DEALT.search(rate.passage.text, outcomes[-1].end, listed[0].start)
    return Claim((told,), Evidence.STATED if not paired or (dealt and said) else Evidence.NAMED)


def _in_one_list(levels: Sequence[Mention]) -> bool:
    """Whether nothing but a joint and a name stands between each figure and the next: 年初预算B和调整预算C."""
    text = levels[0].passage.text
    return all(_JOINED.fullmatch(text, one.end, other.start) for one, other in pairwise(levels))


def _one_subject(budget: Mention, outcome: Mention) -> bool:
    """税收收入完成A behind 收入预算B is no completion of B: an outcome with a subject of its own has its own budget. 支出B
    behind 差旅费预算A names no other."""
    if not outcome.own or budget.start > outcome.start or nothing_but("no_item").fullmatch(core(outcome.subject)):
        return True
    return core(budget.subject).endswith(core(outcome.subject))


def _speaks_of_another(rate: Mention, outcome: Mention) -> bool:
    """Whether the words of a rate name what is no outcome printed here: 三公经费A，为预算B的p，其中公务接待费为预算的q."""
    found = _SPOKEN_OF.match(rate.base.strip())
    named = identity(read_label(found["name"]).subject) if found is not None else ""
    own = identity(outcome.subject)
    return len(named) > _FLOW and not (named.endswith(own) or own.endswith(named))


def _rate(rows: Sequence[Row], row: Row, rate: Mention) -> Claim | None:
    """调解成功率p: the level named 调解成功 over the level before it of the same unit; of several such any may be meant."""
    stem = core(rate.subject).removesuffix("率").removesuffix("比例").removesuffix(_DEGREE)
    near = [level for one, level in before(rows, row, rate) if one.sentence == row.sentence]
    named = [part for part in near if stem and _ends_with(core(part.subject), stem)]
    loosely = (part for part in near if stem and core(part.subject) and _ends_with(stem, core(part.subject)))
    part = next((part for part in near if part in named), None) or next(loosely, None)
    if part is None:
        return None
    wholes = [one for one in near if one.start < part.start and one.figure.unit == part.figure.unit]
    kind = _kind_of_named(rate, part)
    if not wholes and rate.figure.value == _ALL:  # 共16个。…已开工16个，开工率100%: as many as were to be done
        wholes = [one for _, one in before(rows, row, part) if comparable(one, part)]
        return Claim(tuple(_quotient(kind, Shape.COMPLETION, part, one, rate) for one in wholes), Evidence.NAMED)
    if _is_left(part):  # 结余率 is of what there was to spend
        wholes.sort(key=lambda one: words_of("spent_of_budget").search(one.words_before()) is not None)
    readings = tuple(_quotient(kind, Shape.COMPLETION, part, whole, rate) for whole in wholes)
    # 满意177份、基本满意11份，满意率p: of the one or of both
    own = core(rate.subject).endswith((*wording().own_base, _DEGREE)) or len(named) != 1
    sure = len(wholes) == 1 and not own
    head = [one for one in readings if one.operands[1].subject == part.within] if part.within else []
    if not sure and not own and len(head) == 1:
        others = tuple(one for one in readings if one is not head[0])
        return Claim((head[0],), Evidence.OPEN, otherwise=Claim(others, Evidence.NAMED))
    return Claim(readings, Evidence.STATED if sure else Evidence.NAMED)


def _kind_of_named(rate: Mention, part: Mention) -> Kind:
    """整改率, 追回比例 tell how much of something was done; 资本金比例 is a share of money, 满意率 neither."""
    if _MONEY.search(core(rate.subject)):
        return Kind.SHARE
    doing = core(rate.subject).endswith(wording().doing_rates) or _DOING.search(part.words_before(to_figure=True))
    return Kind.COMPLETION if doing else Kind.RATIO


def _ends_with(words: str, name: str) -> bool:
    """Whether ``words`` end with ``name`` and do not deny it: 不满意 is no 满意."""
    return words.endswith(name) and not any(one in words.removesuffix(name)[-2:].replace(_VERY, "") for one in _DENIES)


def _completed(outcome: Mention, budget: Mention, rate: Mention) -> Relation:
    return _quotient(Kind.COMPLETION, Shape.COMPLETION, outcome, budget, rate)


def _quotient(kind: Kind, shape: Shape, top: Mention, bottom: Mention, claimed: Mention) -> Relation:
    return Relation(kind, shape, Formula.QUOTIENT, (top, bottom), claimed)
