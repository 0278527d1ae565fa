"""Relations of the catalogue as checks: each row has a code and a page like any other, its examples written from its data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from gouji.catalogue.relations import RelationRow
from gouji.catalogue.specimen import specimen
from gouji.checks.relation import evaluate
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Outcome

_WHY = {
    False: "公开表各表、各行、各栏之间存在固定的数量关系，一处改动而其余未改，关系就不成立；读者逐表核对时首先看到的就是这种矛盾。",
    True: "文字说明重复表中的数，常由上年文稿改成，表改了文字没有改，或文字改了表没有改。",
}


def what(row: RelationRow) -> str:
    """What the relation ties, with its formula."""
    return f"{row.title}：{row.equation.text}。按印出的位数留取舍余地，能由四舍五入解释的不报告。"


def why(row: RelationRow) -> str:
    return _WHY[row.saying is not None]


def source(row: RelationRow) -> str:
    return f"{row.source}；关系 {row.id}；{row.in_force_from}年度起"


def bad(row: RelationRow) -> str:
    return _page({**row.example, **row.wrong}, row.wrong_sentence)


def good(row: RelationRow) -> str:
    return _page(row.example, row.sentence)


def _page(cells: Mapping[str, str], sentence: str) -> str:
    now = {path: amount for path, amount in cells.items() if not path.startswith("last.")}
    before = {path.removeprefix("last."): amount for path, amount in cells.items() if path.startswith("last.")}
    text = "\n\n".join(part for part in (specimen(now), sentence) if part)
    if not before:
        return text
    return "\n".join(("青溪区司法局2023年度部门决算", text, "----", "青溪区司法局2022年度部门决算", specimen(before)))


def runner(row: RelationRow) -> Callable[[Dossier], Iterator[Outcome]]:
    """The function of the check."""

    def run(dossier: Dossier) -> Iterator[Outcome]:
        return evaluate(row, dossier)

    return run
