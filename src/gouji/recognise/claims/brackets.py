"""Which brackets shape a sentence, and where the parts of a sentence end."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.recognise.claims.tokens import Token

STOPS = "。！？!?\n."
HALTS = "；;"


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
            if holds:
                kept.update((start, index))
                if stack:
                    stack[-1] = (stack[-1][0], True)
    return frozenset(kept)


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
