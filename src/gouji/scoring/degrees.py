"""达成程度: which step the words of an actual value name beside the words of its target.

Words that name a step outright (已完成, 部分达成, 未达到预期) do so whatever the target; other words only as the same
words, the same with another degree (显著提升, 有所提升), or a grade beside a grade. All else names none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gouji.domain.standard import Degrees, Wording
from gouji.values import zh

REACHED, PARTLY, MISSED = 0, 1, 2
_LEAST_SAME = 4  # characters that stand in another order and still say the same: 提高水平, 水平提高
_NOT = re.compile(r"未能|没有|未曾|[未没无]")
_CHANGED = re.compile(r"[不未没无]|尚|欠|基本|部分|有所|待")


def step_named(actual: str, target: str, wording: Wording) -> int | None:
    """``REACHED``, ``PARTLY`` or ``MISSED``; None where the words do not tell."""
    said, wanted = zh.label(actual).strip("。.!！;"), zh.label(target).strip("。.!！;")
    if said and (said == wanted or _nothing_bad(said, wording)):
        return REACHED
    words = wording.words
    found = _chosen(said, wanted, words)
    if found is None:
        found = _graded(said, wanted, words)
    if found is None:
        found = _outright(said, words)
    return _beside(said, wanted, words) if found is None else found


def grades_apart(actual: str, target: str, wording: Wording) -> int | None:
    """How many grades the actual value lies below the target, where both are grades (优, 良, 中, 差) and it does."""
    lower, upper = (_grade(zh.label(text), wording.words) for text in (actual, target))
    return lower - upper if lower is not None and upper is not None and lower > upper else None


def _nothing_bad(said: str, wording: Wording) -> bool:
    return said.startswith(wording.none_happened) and any(word in said for word in wording.negative)


def _grade(word: str, words: Degrees) -> int | None:
    return next((number for number, names in enumerate(words.scale) if word in names), None)


def _chosen(said: str, wanted: str, words: Degrees) -> int | None:
    """Where the target only lists what may be chosen, 好坏 or 优良中差: the best of it is reached, the worst is missed."""
    choices = words.choices.get(re.sub(r"[、,/;]|或者?", "", wanted), ())
    if said not in choices:
        return None
    return {0: REACHED, len(choices) - 1: MISSED}.get(choices.index(said))


def _graded(said: str, wanted: str, words: Degrees) -> int | None:
    one, other = _grade(said, words), _grade(wanted, words)
    if one is None or other is None:
        return None
    if one <= other:
        return REACHED
    return MISSED if one == len(words.scale) - 1 else PARTLY


def _outright(said: str, words: Degrees) -> int | None:
    for step, answers in enumerate(words.answers):
        if said in answers:
            return step
    step, rest = _marks(said, words)
    verb = next((verb for verb in words.achieved if rest.startswith(verb)), None)
    if verb is None or not _only(rest[len(verb) :], words.objects):
        return None
    return step


def _marks(said: str, words: Degrees) -> tuple[int, str]:
    """The step that the first words mark, and what follows them."""
    rest = _without(said, words.neutral)
    for step, marks in ((MISSED, words.negated), (PARTLY, words.partly)):
        mark = next((mark for mark in marks if rest.startswith(mark)), None)
        if mark is not None:
            return step, _without(rest[len(mark) :], words.neutral)
    return REACHED, rest


def _without(said: str, neutral: Sequence[str]) -> str:
    """``said`` without the words of ``neutral`` at its ends."""
    while True:
        word = next((word for word in neutral if said.startswith(word) and said != word), None)
        if word is None:
            return said.removesuffix("了")
        said = said[len(word) :]


def _only(rest: str, words: Sequence[str]) -> bool:
    """Whether ``rest`` is put together of ``words`` and nothing else."""
    while rest:
        word = next((word for word in words if rest.startswith(word)), None)
        if word is None:
            return False
        rest = rest[len(word) :]
    return True


def _beside(said: str, wanted: str, words: Degrees) -> int | None:
    if not said or not wanted:
        return None
    as_not = _NOT.sub("不", said)
    if wanted.startswith("不"):
        # 不发生重大事故: 未发生
        return REACHED if as_not.startswith("不") and len(as_not) > 2 and wanted.startswith(as_not[:3]) else None
    step, rest = _marks(said, words)
    if step == MISSED:
        return MISSED if len(rest) > 1 and (rest in wanted or wanted in rest) else None
    if step == PARTLY and rest == _without(wanted, words.neutral):
        return PARTLY
    if len(wanted) > 1 and wanted in said and _CHANGED.search(said.replace(wanted, "", 1)) is None:
        return REACHED
    (wanted_degree, wanted_core), (degree, core) = _degree(wanted, words), _degree(_without(said, words.neutral), words)
    if not _same(core, wanted_core):
        return None
    return _compared(degree, wanted_degree)


def _same(one: str, other: str) -> bool:
    return bool(one) and (one == other or (len(one) >= _LEAST_SAME and sorted(one) == sorted(other)))


#: What a degree in an outcome says of the degree aimed at: (wanted, done) -> step. What is not here does not tell.
_COMPARED = {
    ("strong", "strong"): REACHED,
    ("strong", "weak"): PARTLY,
    ("steady", "strong"): REACHED,
    ("steady", "steady"): REACHED,
    ("weak", "weak"): REACHED,
    ("weak", "strong"): REACHED,
    ("weak", "steady"): REACHED,
    ("weak", ""): REACHED,
    ("", "strong"): REACHED,
    ("", "steady"): REACHED,
    ("", ""): REACHED,
}


def _compared(done: str, wanted: str) -> int | None:
    return _COMPARED.get((wanted, done))


def _degree(said: str, words: Degrees) -> tuple[str, str]:
    """The degree that ``said`` names (strong, weak, steady or none), and ``said`` without it."""
    for degree, names in (("strong", words.strong), ("weak", words.weak), ("steady", words.steady)):
        name = next((name for name in names if name in said), None)
        if name is not None:
            return degree, said.replace(name, "", 1)
    return "", said
