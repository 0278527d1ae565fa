"""What a fund has saved up: 当年收支结余R，年末滚存结余E（上年末滚存B）; 上年末滚存结余B，当年结余R，年末滚存结余E: B＋R＝E."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout

_OF_THE_YEAR = re.compile(r"^(?:[当本]年|20\d\d年)?(?:度)?(?:基金)?(?:收支)?(?:当年|本年)?(?:新增)?结余[为是]?$")
_BEFORE = re.compile(r"^(?:其中)?(?:上年末?|上年年末|年初|期初)(?:累计|滚存)(?:结余)?[为是]?$")
_AFTER = re.compile(r"^(?:年末|期末|年终|截至年末)?(?:累计|滚存)结余[为是]?$")
_OTHER = re.compile(r"上解|下拨|调[入出剂]|转移|划转|赤字|缺口|当期缺|清算|核销")


@told_by(("累计", "滚存"), ("结余",), fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """The three of one sentence, each once, of which words tell nothing else. A doubt where they fail."""
    for _, group in groupby(layout.spots, key=lambda spot: spot.sentence):
        told = [spot.mention for spot in group if spot.mention.role is Role.LEVEL]
        named = [[one for one in told if words.search(one.words_before())] for words in (_BEFORE, _OF_THE_YEAR, _AFTER)]
        if all(len(found) == 1 for found in named):
            yield from _of(*(found[0] for found in named))


def _of(before: Mention, saved: Mention, after: Mention) -> Iterator[Claim]:
    text = after.passage.text
    if comparable(before, saved, after) and not _OTHER.search(text, saved.clause[0], saved.clause[1]):
        relation = Relation(Kind.SUM, Shape.BALANCE, Formula.SUM, (before, saved), after)
        yield Claim((relation,), Evidence.OPEN)
