"""What stands in the row and column of a form's figure: columns that mostly print the same (分值 and 得分, 全年预算数 and
全年执行数) tell what likely stands in one of them beside the other, and the rates of a column how high one likely is."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from gouji.domain.filled import Filled
from gouji.domain.printed import Printed

#: The most bits that one row tells, and the least where it prints nothing elsewhere: a source of money that there is not.
_MOST, _NIL = 4, 2
#: The bits that other rates of a column tell, and how many of them do.
_RATES, _FEWEST_RATES = 2, 3
#: The bits that the size of the other amounts of a row tells: times by which two are near, and by which they are far apart.
_SIZE, _NEAR, _FAR = 2, 2, 4

_Columns = frozenset[str]


class Mates:
    """同行、同列的数: how often two columns of the forms agree, and what is printed beside each of their figures."""

    def __init__(self, tied: Iterable[Printed]) -> None:
        rates: defaultdict[str, list[Fraction]] = defaultdict(list)
        named: defaultdict[tuple[int, str, str], list[Filled]] = defaultdict(list)
        for one in tied:
            if isinstance(one, Filled) and one.place.row and one.place.column:
                named[one.place.input, one.place.table, one.place.row].append(one)
                if one.unit.is_rate:
                    rates[one.place.column].append(one.figure.exact)
        self._rates = {column: sorted(values) for column, values in rates.items()}
        self._rows: dict[Printed, dict[str, Filled]] = {}
        self._both: Counter[_Columns] = Counter()
        self._alike: Counter[_Columns] = Counter()
        for entries in named.values():
            for row in _rows(entries):
                self._rows |= dict.fromkeys(row.values(), row)
                for one, other in combinations(row.values(), 2):
                    if one.unit.dimension == other.unit.dimension:
                        columns = _columns(one, other)
                        self._both[columns] += 1
                        self._alike[columns] += _is_alike(one, other)

    def tell(self, printed: Printed, should: Decimal) -> int:
        """The bits by which what stands around ``printed`` speaks for ``should`` there; below nothing where for what is printed."""
        if not isinstance(printed, Filled) or printed not in self._rows:
            return 0
        beside = [one for one in self._rows[printed].values() if one is not printed]
        wanted = Fraction(should) * printed.unit.factor
        speaking = [0, *(self._odds(printed, one) for one in beside if _is_of(one, wanted, printed))]
        opposing = [0, *(self._odds(printed, one) for one in beside if _is_alike(one, printed))]
        return (
            max(speaking) - max(opposing) + self._among_rates(printed, wanted) + _of_one_size(printed, wanted, beside)
        )

    def _among_rates(self, printed: Filled, wanted: Fraction) -> int:
        """What the other rates of its column tell: that it is one like them, or was."""
        rates = self._rates.get(printed.place.column, [])
        if not printed.unit.is_rate or len(rates) <= _FEWEST_RATES:
            return 0
        own = printed.figure.exact
        least, most = rates[own == rates[0]], rates[-1 - (own == rates[-1])]  # of the others
        return _RATES * ((least <= wanted <= most) - (least <= own <= most))

    def _odds(self, one: Filled, other: Filled) -> int:
        """How much likelier than not the two agree, by all other rows, in bits."""
        columns = _columns(one, other)
        alike = self._alike[columns] - _is_alike(one, other)
        apart = self._both[columns] - 1 - alike
        least = _NIL if other.is_nil else 0
        return min(_MOST, max(least, round(math.log2((alike + 1) / (apart + 1)))))


def _of_one_size(printed: Filled, wanted: Fraction, beside: list[Filled]) -> int:
    """What the size of the other amounts of its row tells: the budgets of one source and what was spent of it are of one."""
    sizes = [one.figure.exact for one in beside if one.unit.is_money and one.figure.value > 0]
    if not printed.unit.is_money or not sizes:
        return 0
    new, old = (min(_times(value, size) for size in sizes) for value in (wanted, printed.figure.exact))
    return _SIZE * ((new <= _NEAR and old > _FAR) - (old <= _NEAR and new > _FAR))


def _times(one: Fraction, other: Fraction) -> Fraction:
    """By how many times the larger is larger; of nothing, far."""
    return max(one / other, other / one) if one > 0 else Fraction(_FAR + 1)


def _rows(entries: list[Filled]) -> Iterable[dict[str, Filled]]:
    """``entries`` of equally named rows, each row apart: forms of one title may stand behind each other."""
    row: dict[str, Filled] = {}
    for one in sorted(entries, key=lambda one: one.place.item):
        if one.place.column in row:
            yield row
            row = {}
        row[one.place.column] = one
    yield row


def _columns(one: Filled, other: Filled) -> _Columns:
    return frozenset((one.place.column, other.place.column))


def _is_alike(one: Filled, other: Filled) -> bool:
    return _is_of(one, other.figure.exact, other)


def _is_of(one: Filled, exact: Fraction, other: Filled) -> bool:
    return one.unit.dimension == other.unit.dimension and one.figure.exact == exact
