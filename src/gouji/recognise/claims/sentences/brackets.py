"""Which brackets shape a sentence, and where the parts of a sentence end."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.recognise.claims.sentences.tokens import Token

STOPS = "。！？!?\n. "
HALTS = "；;"
_BESIDE = 2  # characters: 29000 万元（…）, 50 亿元左右（…）; with a name between, the bracket belongs to the name


def structural(found: Sequence[Token]) -> frozenset[int]:
    """The brackets, by index, that hold a figure; （境） in 因公出国（境）费 is part of a name."""
    stack: list[tuple[int, bool]] = []
    kept: set[int] = set()
    for index, token in enumerate(found):
        if token.kind == "open":
            stack.append((index, False))
        elif token.kind == "figure" and stack:
            stack[-1] = (stack[-1][0], True)
        elif token.kind == "close" and stack:
            start, holds = stack.pop()
            if holds and not _amount_of_a_name(found, start, index):
                kept.update((start, index))
                if stack:
                    stack[-1] = (stack[-1][0], True)
    return frozenset(kept)


def _amount_of_a_name(found: Sequence[Token], start: int, end: int) -> bool:
    """泵站维修（38万元）: a bracket with nothing but the amount of the name before it shapes nothing."""
    if end - start != len(("(", "amount")) or found[start + 1].start != found[start].end:
        return False
    before = start - 1
    while before >= 0 and found[before].kind not in ("break", "figure", "close", "enumerator"):
        if found[before].kind == "than":
            return False  # 比目标（924亿元）多55亿元: the base of a comparison
        before -= 1
    behind = found[before] if before >= 0 else None
    gap = found[start].start - behind.end if behind is not None else 0
    after_figure = behind is not None and (
        (behind.kind == "figure" and gap <= _BESIDE) or (behind.kind == "close" and gap == 0)
    )
    return not after_figure and found[start + 1].end == found[end].start


def part_ends(found: Sequence[Token], length: int) -> list[int]:
    """For each token, where its sentence part ends: the next 。 or ； behind it."""
    ends = [length] * len(found)
    end = length
    for index in range(len(found) - 1, -1, -1):
        token = found[index]
        if token.kind == "break" and token.text in STOPS + HALTS:
            end = token.start
        ends[index] = end
    return ends
