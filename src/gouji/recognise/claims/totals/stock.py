"""How much there is once some came and some went: 年初在职A人，调入b人、退休c人，年末D人: A＋b－c＝D; 原有A家，撤并b家、新设c家，现有D家; 基金年初余额A，
动用b、补充c后，年末余额D."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from gouji.domain.claims import Formula, Kind, Mention, Relation, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.rows import Layout

_FEWEST = 3
_OPENING = re.compile(
    r"(?:^|(?<=[\u4e00-\u9fff”]))(?:截至)?(?:20\d\d年)?(?:年初|期初|[上去]年[末底]|年初原?有|(?<![\u4e00-\u9fff])原)"
)
_CLOSING = re.compile(r"^(?:截至)?(?:20\d\d年)?(?:年[末底]|期末|目前|现)(?!新增|增加|减少)")
_HAS = re.compile(r"^(?:共|实)?有?|(?:共?有|为|是|共)$")
_CAME = re.compile(r"新增|增加|调入|招录|录用|新录|考录|招聘|引进|新设|新建|购置|新购|接收|转入|划入|新招|补充|计提")
_WENT = re.compile(
    r"退休|减少|调出|调离|辞职|辞退|离职|死亡|去世|报废|撤并|撤销|处置|拍卖|转出|划出|注销|退出|报损|动用|偿还|核销"
)
#: Words that say that the figures behind are of what happened, and not of two kinds: 年初在职a人、退休b人.
_HAPPENED = re.compile(r"年内|[当本今]年|本期|期间|因|新|调入|调出|招|增加|减少|辞职|报废|撤|动用|补充|偿还")
_ELSE = re.compile(r"其中|含|合并|等|平均|划转|编制|批次|净增|净减|左右|余")
_CLOSE = 5  # of money something else may have become: what misses by more than a fifth is told of another thing


def claims(layout: Layout) -> Iterator[Claim]:
    """Every sentence that opens with how many there were, goes on with what came and went, and closes with how many there
    are. A doubt where it fails: others may have come or gone."""
    for _, group in groupby(layout.spots, key=lambda spot: (spot.sentence, spot.brackets)):
        told = [spot.mention for spot in group]
        alike = [one for one in told if _is_amount(one) and comparable(one, told[0])]
        closing = next((at for at, one in enumerate(alike) if at >= _FEWEST - 1 and _CLOSING.search(_words(one))), None)
        if closing is not None and _is_opening(alike[0]):
            yield from _of(alike[: closing + 1])


def _is_amount(mention: Mention) -> bool:
    return mention.figure.unit.is_count or mention.figure.unit.is_money


def _is_opening(mention: Mention) -> bool:
    """Whether a figure is what there was at first; of money by words that say when, and that name what it is of."""
    found = _OPENING.search(_words(mention))
    return found is not None and (mention.figure.unit.is_count or not found[0].endswith("原"))


def _words(mention: Mention) -> str:
    return mention.words_before(to_figure=True)


def _of(told: Sequence[Mention]) -> Iterator[Claim]:
    opening, moves, closing = told[0], told[1:-1], told[-1]
    between = opening.passage.text[opening.end : closing.start - len(_words(closing))]
    signs = [_sign(one, opening) for one in moves]
    if all(signs) and _is_one_thing(opening, closing) and _ELSE.search(between) is None and comparable(*told):
        relation = Relation(Kind.DIFFERENCE, Shape.BALANCE, Formula.SUM, tuple(told[:-1]), closing, (1, *signs))
        yield Claim((relation,), Evidence.OPEN, within=_CLOSE if closing.figure.unit.is_money else 0)


def _is_one_thing(opening: Mention, closing: Mention) -> bool:
    """Whether both are called alike but for their time: 年初在职, 年末在职; 原有, 现有; 固定资产年初原值, 年末原值."""
    first, last = _HAS.sub("", _OPENING.sub("", _words(opening))), _HAS.sub("", _CLOSING.sub("", _words(closing)))
    return first.endswith(last) or last.endswith(first)


def _sign(one: Mention, opening: Mention) -> int:
    """+1 for what came, -1 for what went; 0 where the words say neither or both."""
    words = _words(one)
    came, went = _CAME.search(words) is not None, _WENT.search(words) is not None
    happened = _HAPPENED.search(one.passage.text, opening.end, one.start) is not None
    return (came - went) if happened else 0
