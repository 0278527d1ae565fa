"""What sentences state, as ties: each relation of a text with its rival readings, signs hanging on the words of change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from gouji.domain.claims import Claims, Formula, Mention, Relation, Role, Shape
from gouji.domain.facts import Fact
from gouji.domain.printed import Printed, Word
from gouji.domain.ties import Form, Strength, Term, Tie, span
from gouji.ties.words import words

#: Sums whose claimed figure moves as its word says: 减少3.71 is 0＋3.02－… of the changes of the parts.
_MOVING = frozenset((Shape.DIFFERENCE, Shape.CHANGE_PARTS))
#: Rates of a change over a base, which is taken as it is without its sign where it is negative.
_OVER_A_BASE = frozenset((Formula.RISE, Formula.FALL, Formula.RISE_FROM_CHANGE, Formula.FALL_FROM_CHANGE))
_Words = Mapping[Mention, Word]
_NONE: _Words = {}


class TextTies:
    """文字关系: the ties of one text. A figure, a word and a relation each make one object, whoever asks."""

    def __init__(self, claims: Claims) -> None:
        in_cells = (one for relation in claims.relations for one in relation.mentions)
        self.words: _Words = words(dict.fromkeys((*claims.mentions, *in_cells)))
        self._known: dict[int, Tie] = {}

    def of(self, relation: Relation, code: str, strength: Strength) -> Tie:
        """The tie of ``relation`` under the check ``code``."""
        if id(relation) not in self._known:
            self._known[id(relation)] = _tie(relation, code, strength, self.words)
        return self._known[id(relation)]

    def one_way(self, change: Mention, rate: Mention, code: str) -> Tie:
        """That a change and the rate that repeats it move the same way."""
        one, other = self.words[change], self.words[rate]
        return Tie(code, "增减方向", (Term(1, one),), "=", (Term(1, other),), strength=Strength.STATED)

    def term(self, fact: Fact, sign: int = 1) -> Term:
        """``fact`` with ``sign``; a change counts as its word says."""
        mention = fact.printed
        assert isinstance(mention, Mention)
        if mention.role is Role.CHANGE:
            return _signed(sign * mention.direction, mention, self.words.get(mention))
        return Term(sign, mention)


def supposed(relation: Relation) -> Tie:
    """The tie of ``relation`` as a reading that is only tried, its rivals left aside and its words of change as they stand."""
    return _reading(relation, "", Strength.SUPPOSED, _NONE)


def _tie(relation: Relation, code: str, strength: Strength, moving: _Words) -> Tie:
    tie = replace(_reading(relation, code, strength, moving), found=relation.found)
    rivals = tuple(_tie(rival, code, strength, moving) for rival in relation.rivals)
    return replace(tie, rivals=(*tie.rivals, *rivals)) if rivals else tie


def _reading(relation: Relation, code: str, strength: Strength, moving: _Words) -> Tie:
    left, right, sign, form, rate = _terms(relation, moving)
    tie = Tie(code, relation.shape.value, left, sign, right, form, rate, relation.periods, strength)
    if relation.formula not in _OVER_A_BASE or span(right)[1] >= 0:
        return tie
    positive = tuple(term._replace(factor=-term.factor) for term in right)
    return replace(tie, rivals=(replace(tie, right=positive),))


def _terms(relation: Relation, moving: _Words) -> tuple[tuple[Term, ...], tuple[Term, ...], str, Form, Printed | None]:
    claimed, operands = relation.claimed, relation.operands
    first, *others = operands
    plain = tuple(Term(1, one) for one in operands)
    match relation.formula:
        case Formula.SUM:
            return *_sum(relation, moving), "=", Form.LINEAR, None
        case Formula.AT_LEAST:
            return (Term(1, claimed),), plain, ">=", Form.LINEAR, None
        case Formula.AT_MOST:
            return plain, (Term(1, claimed),), ">=", Form.LINEAR, None
        case Formula.PRODUCT:
            return (Term(1, claimed),), (Term(1, others[0]),), "=", Form.PRODUCT, first
        case Formula.QUOTIENT:
            return (Term(1, first),), (Term(1, others[0]),), "=", Form.RATIO, claimed
        case Formula.PART_OF_SUM:
            return (Term(1, first),), plain, "=", Form.RATIO, claimed
        case Formula.OVER_SUM:
            return (Term(1, first),), tuple(map(Term, relation.signs[1:], others)), "=", Form.RATIO, claimed
        case Formula.OF_THE_REST:
            rest = (Term(1, first), _signed(-1, others[0], moving.get(others[0])))
            return (Term(1, first),), rest, "=", Form.RATIO, claimed
        case Formula.YEARLY_RISE | Formula.YEARLY_FALL:
            form = Form.POWER if relation.formula is Formula.YEARLY_RISE else Form.DECAY
            return (Term(1, first),), (Term(1, others[0]),), "=", form, claimed
        case Formula.RISE | Formula.FALL:
            up = 1 if relation.formula is Formula.RISE else -1
            word = moving.get(claimed)
            moved = (_signed(up, first, word), _signed(-up, others[0], word))
            return moved, (Term(1, others[0]),), "=", Form.RATIO, claimed
        case Formula.RISE_FROM_CHANGE | Formula.FALL_FROM_CHANGE:
            up = 1 if relation.formula is Formula.RISE_FROM_CHANGE else -1
            before = (Term(1, first), _signed(-up, others[0], moving.get(others[0])))
            return (Term(1, others[0]),), before, "=", Form.RATIO, claimed


def _sum(relation: Relation, moving: _Words) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    claimed = relation.claimed
    signs = relation.signs or (1,) * len(relation.operands)
    word = moving.get(claimed) if relation.shape in _MOVING else None
    if word is None:
        return (Term(1, claimed),), tuple(map(Term, signs, relation.operands))
    way = word.direction
    right = (
        _signed(way * sign, one, moving.get(one)) if relation.shape is Shape.CHANGE_PARTS else Term(way * sign, one)
        for sign, one in zip(signs, relation.operands, strict=True)
    )
    return (_signed(way, claimed, word),), tuple(right)


def _signed(sign: int, mention: Mention, word: Word | None) -> Term:
    """``mention`` with ``sign`` as printed, which turns with ``word``."""
    return Term(sign if word is None else sign * word.direction, mention, word)


@lru_cache(maxsize=16)
def text_ties(claims: Claims) -> TextTies:
    return TextTies(claims)
