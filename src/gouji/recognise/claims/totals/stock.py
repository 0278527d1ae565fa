"""What there is once some came and some went: 年初在职A人，调入b人、退休c人，年末D人: A＋b－c＝D; 期初余额A，增加b，减少c，期末余额D."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout

_FEWEST, _MOST = 3, 12
_OPENING = re.compile(
    r"(?:截[至止]到?)?(?:年初|期初|[月季]初|(?P<year>20\d\d)年年?[末底]|(?:截[至止]到?)?[上去]年?年?[末底]|上年(?:度)?(?=结|存)|^原)"
)
_CLOSING = re.compile(
    r"(?:截[至止]到?)?(?P<year>20\d\d)?(?:年?[本当]?年[末底]|期末|[月季]末|目前|^现|年?(?:\d{1,2}月\d{1,2}日|\d{1,2}月底))"
    r"|^(?:剩余|尚余|[尚还]有|结[转余]|余额|结存|实有|实存)"
)
#: What both ends say beside what they count: how it is held, and that it is there.
_HAS = re.compile(
    r"存量|余额|结[转余]|结存|剩余|尚余|保有量?|实有|实存|实际|共有|[共有为是的数达存，,。；;]|截[至止]|现有|原有|累计|总额|项目|资金|账户|专户|单位|[我本全][县市区镇乡局单]"
)
_CAME = re.compile(
    r"新增|增加|调入|招录|录用|新录|考录|招聘|引进|新设|新建|购置|新购|购入|接收|转入|划入|新招|举借|发行|下达|拨入|收入|到位|"
    r"新登记|新排查|新发现|新纳入|新认定|入库|受理|新收|存入|筹集|补充|计提"
)
_WENT = re.compile(
    r"退休|减少|调出|调离|辞职|辞退|离职|死亡|去世|报废|撤并|撤销|处置|拍卖|转出|划出|注销|退出|报损|偿还|归还|还本|支出|支付|拨出|"
    r"化解|销号|整治|使用|出库|办结|结案|清退|核销|发放|动用"
)
#: Words that say that the figures behind are of what happened, and not of two kinds: 年初在职a人、退休b人.
_HAPPENED = re.compile(
    r"年内|全年|[当本今]年|本期|期间|因|新|调入|调出|招|增加|减少|辞职|报废|撤|动用|补充|偿还|20\d\d年(?!年?[末底])|到期"
)
#: What leaves other moves open, or speaks of the figures otherwise than as moves.
_ELSE = re.compile(
    r"其中|含|合并|等(?!级)|平均|划转|批次|净增|净减|左右|再融资|置换|汇率|分配|上缴|折旧|计划|预算|比|较|收回|调整|约|转为|分期"
)
_DATED, _LEAD = re.compile(r"(?:^|[。；;，,])截[至止][^。；;，,]{2,12}[，,]$"), 18
_SUM_OF_MONEY = re.compile(r"预算|计划|目标|指标|限额")


@told_by(
    ("初", "末", "底", "上年", "原"),
    ("末", "底", "目前", "现", "日", "剩余", "尚余", "尚有", "还有", "结转", "结余", "余额", "结存", "实有", "实存"),
    fewest=3,
)
def claims(layout: Layout) -> Iterator[Claim]:
    """Every sentence that opens with how much there was, goes on with what came and went, and closes with how much there
    is. A doubt where it fails: others may have come or gone."""
    for _, group in groupby(layout.spots, key=lambda spot: (spot.sentence, spot.brackets)):
        told = [spot.mention for spot in group]
        since = 0
        for at, opening in enumerate(told[: 1 - _FEWEST]):
            found = _OPENING.search(_words(opening)) if at >= since else None
            if found is None:
                continue
            alike = [one for one in told[at : at + _MOST] if comparable(one, opening)]
            closing = next((n for n, one in enumerate(alike) if n >= _FEWEST - 1 and _closes(one, found)), None)
            if closing is not None:
                yield from _of(alike[: closing + 1])
                since = told.index(alike[closing])


def _words(mention: Mention) -> str:
    """The words right before a figure, with the time that a comma sets before them: 截至2022年末，债务余额A."""
    words = mention.words_before()
    ahead = mention.passage.text[max(0, mention.start - len(words) - _LEAD) : mention.start - len(words)]
    found = _DATED.search(ahead)
    return words if found is None else found[0] + words


def _closes(one: Mention, opening: re.Match[str]) -> bool:
    """Whether a figure is by its words of a later time than ``opening``."""
    words = _words(one)
    found = _CLOSING.search(words)
    if found is None or _SUM_OF_MONEY.search(words):
        return False
    return opening["year"] is None or found["year"] is None or int(found["year"]) == int(opening["year"]) + 1


def _of(told: Sequence[Mention]) -> Iterator[Claim]:
    opening, moves, closing = told[0], told[1:-1], told[-1]
    between = opening.passage.text[opening.end : closing.start]
    signs = [_sign(one, opening) for one in moves]
    both = {1, -1} <= set(signs) or opening.figure.unit.is_count
    as_held = opening.role is Role.LEVEL or not opening.direction
    if (
        all(signs)
        and both
        and as_held
        and _is_one_thing(opening, closing)
        and _ELSE.search(between) is None
        and comparable(*told)
    ):
        relation = Relation(Kind.DIFFERENCE, Shape.BALANCE, Formula.SUM, tuple(told[:-1]), closing, (1, *signs))
        yield Claim((relation,), Evidence.OPEN)


def _is_one_thing(opening: Mention, closing: Mention) -> bool:
    """Whether both figures are called alike but for their time, or one in short: 年初在职, 年末在职; 原有, 现有; 期初余额, 剩余."""
    one, other = (
        _HAS.sub("", time.sub("", _words(mention))) for mention, time in ((opening, _OPENING), (closing, _CLOSING))
    )
    return one in other or other in one


def _sign(one: Mention, opening: Mention) -> int:
    """+1 for what came, -1 for what went; 0 where the words say neither or both."""
    words = one.words_before(to_figure=True)
    came, went = _CAME.search(words) is not None, _WENT.search(words) is not None
    happened = _HAPPENED.search(one.passage.text, opening.end, one.start) is not None
    return (came - went) if happened else 0
