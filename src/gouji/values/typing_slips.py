"""笔误: whether one printed number may be another one as a hand mistypes it."""

from __future__ import annotations

from gouji.values.figure import Figure

#: So many digits, zeros at the ends aside, do not agree but for one by chance.
_TELLING = 4


def is_slip_of(one: Figure, other: Figure, *, telling: int = _TELLING) -> bool:
    """Whether two different figures differ by one everyday slip: a digit wrong, lost, doubled or swapped with the next, the
    point elsewhere, another unit behind the same number. Numbers of fewer than
    ``telling`` digits are near each other by chance."""
    left, right = _digits(one), _digits(other)
    if left == right:
        return True
    if min(len(left), len(right)) < telling:
        return False
    if len(left) == len(right):
        wrong = [at for at, pair in enumerate(zip(left, right, strict=True)) if pair[0] != pair[1]]
        swapped = len(wrong) == 2 and wrong[1] - wrong[0] == 1 and left[wrong[0]] == right[wrong[1]]
        return len(wrong) == 1 or (swapped and left[wrong[1]] == right[wrong[0]])
    longer, shorter = sorted((left, right), key=len, reverse=True)
    return len(longer) - len(shorter) == 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )


def _digits(figure: Figure) -> str:
    return format(abs(figure.value), "f").replace(".", "").strip("0") or "0"
