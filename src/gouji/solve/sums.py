"""Which figures add up to which: what the words say for a sum, weighed with how unlikely it would be by chance.

Both are counted in bits, each of which doubles the odds. A sum is the less likely by chance the narrower its interval is
beside its value, and the likelier the more sums were tried for the figure. Sums then compete for their figures.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from gouji.domain.claims import Formula, Kind, Mention, Relation, Shape
from gouji.domain.proposals import Series
from gouji.solve.crosses import crossed
from gouji.solve.kin_names import kinship
from gouji.solve.regrouped import regrouped
from gouji.solve.rows_of_names import rows_added
from gouji.solve.spans import span
from gouji.solve.summed import Sum

_ENOUGH = 8
_ENOUGH_TOLD = 6
_PLAIN = 10  # bits of wording that leave little doubt
_LONGER = 2
_CROSSED = 1
_SKIPPED = 3
_SURE = 8  # bits of wording that make a sum a stated one
_TOLD = 4  # bits of wording without which a sum must be very unlikely by chance
_MISMATCH = -8
_PLAIN_BUDGET, _BUDGETS = "预算", ("预算", "年初预算", "调整预算")  # 全年预算A，其中：甲预算a、乙预算b
_DUE, _UNDONE = ("目标",), -6  # 收入A，达到目标A的100%。其中…: what was set has seldom parts
_PAIR = 2
_PARTING = (Shape.PARTS, Shape.TOTAL, Shape.CHANGE_PARTS)


def sums(proposed: Sequence[Series], figures: Sequence[Mention] = ()) -> tuple[Relation, ...]:
    """The sums chosen among ``proposed``: first by themselves, then knowing what is a part of what; and those of the rows that
    ``figures`` make."""
    tried = Counter[Mention]()
    found = [*_holding(proposed, tried), *rows_added(figures)]
    known = _chosen(found)
    wholes: dict[Mention, Mention] = {}
    for one in known:
        if one.words >= _TOLD and one.shape in _PARTING:
            for part in one.counted:
                wholes.setdefault(part, one.whole)
    found += _holding(list(with_known(proposed, wholes)), tried)
    found += crossed(known)
    found += regrouped(found, known)
    return tuple(map(relation_of, _chosen(found)))


def with_known(proposed: Iterable[Series], wholes: Mapping[Mention, Mention]) -> Iterator[Series]:
    """The series of ``proposed`` where other sums are known, as ``wholes`` has it of each part: without the parts of what stands
    in a series itself, and behind a whole of which the figures between are parts already."""
    parts: dict[Mention, list[Mention]] = defaultdict(list)
    for part, whole in wholes.items():
        parts[whole].append(part)
    for series in proposed if wholes else ():
        yield from _knowing(series, wholes, parts)


def _knowing(
    series: Series, wholes: Mapping[Mention, Mention], parts: Mapping[Mention, Sequence[Mention]]
) -> Iterator[Series]:
    yield from _collapsed(series, wholes)
    again = tuple(
        (whole, worth + _SKIPPED * min(between, -worth // _SKIPPED))
        for whole, worth in series.wholes
        if worth <= -_SKIPPED and whole in parts
        for between in (sum(part.start < series.parts[0].start for part in parts[whole]),)
        if between
    )
    if again:
        yield replace(series, wholes=again)
    if series.parts[0] not in wholes:
        listed = tuple(pair for pair in series.wholes if pair[0] in wholes and pair[1] == 0)
        if listed:  # a、b，其下c、d；e: what stands between two parts may be parts of the first
            yield replace(series, wholes=listed, bits=series.bits + _TOLD)


def _collapsed(series: Series, wholes: Mapping[Mention, Mention]) -> Iterator[Series]:
    """``series`` without the parts of what stands in it itself."""
    if wholes.keys().isdisjoint(series.parts):
        return
    present = set(series.parts)
    kept = [index for index, part in enumerate(series.parts) if wholes.get(part) not in present]
    if 1 < len(kept) < len(series.parts):
        parts = tuple(series.parts[index] for index in kept)
        ends = tuple(series.ends[index] for index in kept)
        signs = tuple(series.signs[index] for index in kept) if series.signs else ()
        yield replace(series, parts=parts, ends=ends, signs=signs)


def _holding(proposed: Sequence[Series], tried: Counter[Mention]) -> Iterator[Sum]:
    found: list[tuple[Series, Mention, int, int, int, int]] = []
    for series in proposed:
        spans = [span(part) for part in series.parts]
        rising = series.shape is not Shape.CHANGE_PARTS and not series.signs and all(least >= 0 for least, _ in spans)
        for whole, worth in series.wholes:
            below, above = span(whole)
            low = high = before = 0
            width = above - below
            signs = series.of(whole)
            for count, (part, sign, (least, most)) in enumerate(zip(series.parts, signs, spans, strict=True), 1):
                if sign < 0:
                    least, most = -most, -least
                low += least
                high += most
                if part is whole or (rising and low > above):
                    break
                if least == most == 0:
                    continue
                if low <= above and below <= high and not _hardly_counts(series.parts[:count], whole):
                    found.append((series, whole, count, worth - before, high - low + width, abs(below + above) // 2))
                    before += _LONGER if series.ends[count - 1] > 0 else 0
            tried[whole] += len(series.parts)
    for series, whole, count, worth, width, size in found:
        parts = series.parts[:count]
        words = series.bits + worth + series.ends[count - 1]
        kin = 0 if series.signs or series.shape is Shape.CHANGE_PARTS else kinship(parts, whole)
        chance = _bits(parts, whole, width, size) - tried[whole].bit_length()
        if words + kin < 0:
            continue
        while count < len(series.parts) and series.parts[count].figure.value == 0:
            count += 1  # nothing more is a part, too
        parts = series.parts[:count]
        alone = len(parts) == 1 and (len(series.parts) > 1 or series.bits < _PLAIN)
        single = sum(part.figure.value != 0 for part in parts) == 1
        unsure = worth < 0 or len(series.parts) == 1 or series.bits < _SURE or series.shape is not Shape.PARTS
        if alone or (single and unsure):
            continue
        signs = series.of(whole)[:count]
        if series.signs and series.shape is not Shape.TOTAL and not {1, -1} <= set(signs):
            continue  # what is left is left of something
        against = 0 if series.signs else _types(parts, whole)
        yield Sum(series.shape, parts, signs, whole, words, words + kin + chance + against, series.bits >= _SURE)


def _hardly_counts(parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether one part is the whole and another is less than what the whole is rounded to: 143亿元 is no sum of 143亿元 and
    21000元."""
    counted = [part for part in parts if part.figure.value != 0]
    if len(counted) < _PAIR or counted[-1].figure.unit.is_count:
        return False
    below, above = span(whole)
    others = [part for part in counted if part.exact != whole.exact]
    return len(others) < len(counted) and any(max(map(abs, span(part))) < above - below for part in others)


def _bits(parts: Sequence[Mention], whole: Mention, width: int, size: int) -> int:
    """How many bits an interval of ``width`` is narrower than the figure; round figures agree by chance."""
    zeros = min((one.figure.noughts for one in (*parts, whole) if one.figure.value != 0), default=0)
    step: int = _step(whole) * 10**zeros
    return max(0, (size // max(width, step, 1)).bit_length())


def _step(mention: Mention) -> int:
    least, most = span(mention)
    return most - least or 2 * 10**12


def _types(parts: Sequence[Mention], whole: Mention) -> int:
    """What the meanings say against a sum."""
    score = 0
    sides = {_side(part) for part in parts} - {""}
    own = _side(whole)
    if len(sides) > 1 or (own and sides and own not in sides):
        score += _MISMATCH
    measures = {part.measure for part in parts if part.measure}
    every = measures | {whole.measure} if whole.measure and measures else measures
    if len({_PLAIN_BUDGET if one in _BUDGETS and _PLAIN_BUDGET in every else one for one in every}) > 1:
        score += _MISMATCH
    elif whole.measure in _DUE and not measures:
        score += _UNDONE
    return score


def _side(mention: Mention) -> str:
    name = mention.subject
    at = max(((name.rfind(side), side) for side in ("收入", "支出")), default=(-1, ""))
    return at[1] if at[0] >= 0 else ""


def _chosen(found: Sequence[Sum]) -> list[Sum]:
    """The likeliest sums that do not exclude each other."""
    accepted: list[Sum] = []
    inner = [
        one
        for one in found
        if one.shape in _PARTING and one.words >= _TOLD and len(one.counted) > 1 and one.score >= _ENOUGH
    ]
    known = {one.figures for one in found}
    weighed = [(score, one) for one in found for score in (_weighed(one, inner, known),) if _enough(score, one.words)]
    weighed.sort(key=lambda pair: (-pair[0], -pair[1].words, len(pair[1].parts), -pair[1].whole.start))
    taken: dict[Mention, list[Sum]] = defaultdict(list)
    below: dict[Mention, list[Sum]] = defaultdict(list)
    seen: set[object] = set()
    for score, one in weighed:
        counted = one.counted
        values = (one.whole, tuple(sorted(part.exact for part in counted)))
        if one.figures in seen or (values in seen and not (one.opened and one.words >= _SURE)):
            continue
        if any(counted & other.counted or _interleaved(one, other) for other in taken[one.whole]):
            continue
        above = [other for part in counted for other in below[part]] if one.shape in _PARTING else []
        if any(_twins(one, other) or _are_of_another(one, other) for other in above):
            continue
        if above and score < _ENOUGH + _CROSSED:
            continue
        if any(part in other.counted for part in counted for other in above if other.whole in counted):
            continue
        if one.shape in _PARTING and any(one.figures <= other.counted and other.words >= _SURE for other in accepted):
            continue  # 其中中央a、省级b、区级c: what adds up among the parts of one list only happens to
        seen |= {one.figures, values}
        taken[one.whole].append(one)
        for part in counted if one.shape in _PARTING else ():
            below[part].append(one)
        accepted.append(one)
    return accepted


def _interleaved(one: Sum, other: Sum) -> bool:
    """Whether two lists of one whole stand among each other, as those of two columns do: but one of them is of it."""
    if not one.shape is other.shape is Shape.PARTS:
        return False
    first, second = (sorted(part.start for part in each.counted) for each in (one, other))
    return bool(first and second) and first[0] < second[-1] and second[0] < first[-1]


def _twins(one: Sum, other: Sum) -> bool:
    """Whether two sums only differ in which of two equal totals they claim."""
    return other.whole is not one.whole and other.whole.exact == one.whole.exact and bool(one.counted & other.counted)


def _are_of_another(one: Sum, other: Sum) -> bool:
    """Whether the parts are all the parts of another figure, of which words speak more: 预算90，…共申请89.97，其中a、b、c."""
    return one.counted == other.counted and one.whole is not other.whole and other.words > one.words


def _enough(score: int, words: int) -> bool:
    return score >= (_ENOUGH_TOLD if words >= _PLAIN else _ENOUGH)


def _weighed(one: Sum, inner: Iterable[Sum], known: Container[frozenset[Mention]]) -> int:
    """The score; of a sum that lists the parts of a part instead of that part less than that part's own, and nothing where
    it adds up with the part itself."""
    score = one.score
    crossing = one.shape in _PARTING and _types(one.parts, one.whole) < 0
    if crossing and any(one.counted < other.counted and not _types(other.parts, other.whole) for other in inner):
        return 0  # 收支A，收入a、b；支出c、d、e: of all spending c and d do not happen to be what came in
    for other in inner:
        if not one.signs and _types(other.parts, other.whole) < 0:
            continue
        if _is_behind(other, one):
            continue
        if other.counted < one.counted and other.whole not in one.counted and other.whole is not one.whole:
            if one.figures - other.counted | {other.whole} in known:
                return 0
            score = min(score, other.score - 1)
    return score


def _is_behind(other: Sum, one: Sum) -> bool:
    """Whether ``other`` is a total of some parts of ``one`` that is told behind all of them: A：甲a、乙b、丙c、丁d。两项合计c+d."""
    behind = all(part.start < other.whole.start for part in one.counted)
    return other.shape is Shape.TOTAL and one.shape is Shape.PARTS and behind


def relation_of(one: Sum) -> Relation:
    """The sum as a relation, its parts in printed order; stated where its words say that it is one."""
    pairs = sorted(zip(one.parts, one.signs, strict=True), key=lambda pair: (pair[0].passage.number, pair[0].start))
    parts, signs = tuple(part for part, _ in pairs), tuple(sign for _, sign in pairs)
    kind = Kind.EQUALITY if len(parts) == 1 else Kind.DIFFERENCE if -1 in signs else Kind.SUM
    told = signs if -1 in signs or one.shape is Shape.CHANGE_PARTS else ()
    return Relation(kind, one.shape, Formula.SUM, parts, one.whole, told, stated=one.words >= _SURE)
