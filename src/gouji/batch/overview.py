"""概览: what a batch found, as one page that needs no network: totals, each check with how often it speaks, units, refused files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path

from gouji.batch.store import Rows
from gouji.catalogue.kinds import kind_name
from gouji.checks.registry import load
from gouji.domain.findings import Severity
from gouji.reports.causes import SEVERITY_NAMES
from gouji.reports.html.markup import Content, Markup, joined, tag

_MOST = 500
_BODY, _YEAR, _FILES, _ERRORS, _WARNINGS, _INFOS = range(6)
_FIGURES, _TIED = 11, 12


class Overview:
    """Counts the rows of one dossier after the other."""

    def __init__(self) -> None:
        self._units: list[Sequence[object]] = []
        self._unnamed = 0
        self._findings: Counter[tuple[str, str]] = Counter()
        self._with: Counter[tuple[str, str]] = Counter()
        self._kinds: Counter[str] = Counter()
        self._years: Counter[str] = Counter()
        self._refused: list[tuple[str, str]] = []
        self._totals: Counter[str] = Counter()

    def add(self, rows: Rows) -> None:
        found = Counter((row[0], row[2]) for row in rows.get("findings", ()))
        self._findings.update(found)
        self._with.update(dict.fromkeys(found, 1))
        for row in rows.get("documents", ()):
            self._totals["files"] += 1
            if row[-1]:
                self._refused.append((row[1], row[-1]))
            else:
                self._kinds.update(row[4] or ("",))
        first = next((str(row[1]) for row in rows.get("documents", ())), "")
        for row in rows.get("dossiers", ()):
            self._years[str(row[_YEAR] or "")] += 1
            self._totals.update({"dossiers": 1, "figures": row[_FIGURES], "tied": row[_TIED]})
            if row[_ERRORS] or row[_WARNINGS]:
                self._units.append(
                    (
                        row[_BODY] or f"不明（{Path(first).name}）",
                        row[_YEAR],
                        row[_FILES],
                        row[_ERRORS],
                        row[_WARNINGS],
                        row[_INFOS],
                        row[_FIGURES],
                        row[_TIED],
                    )
                )

    def page(self) -> str:
        """The page as HTML."""
        totals = self._totals
        said = (
            f"{totals['files']} 份文件，{totals['dossiers']} 家单位（按单位、年度分）；印出 {totals['figures']} 个数，"
            f"{totals['tied']} 个至少参加了一条关系；{len(self._refused)} 份文件不能用。"
        )
        titles = {check.code: check.title for check in load()}
        checks = (
            (
                code,
                titles.get(code, ""),
                SEVERITY_NAMES[Severity(severity)],
                str(count),
                str(self._with[code, severity]),
            )
            for (code, severity), count in self._findings.most_common()
        )
        worst = sorted(self._units, key=lambda row: (-int(str(row[3])), -int(str(row[4])), str(row[0])))
        units = ([str(one if one is not None else "不明") for one in row] for row in worst[:_MOST])
        kinds = ((kind_name(kind) or "没有认出类型", str(count)) for kind, count in self._kinds.most_common())
        years = ((year or "不明", str(count)) for year, count in sorted(self._years.items()))
        body = joined(
            tag("h1", "批量核对概览"),
            tag("p", said),
            tag("p", "差错和疑点都要由人对照原件确认；没有核对到的数不能当作正确。"),
            _section("各项检查", ("代码", "名称", "严重程度", "发现", "涉及单位"), checks),
            _section("文件类型", ("类型", "文件"), kinds),
            _section("年度", ("年度", "单位"), years),
            _section(
                f"有差错或疑点的单位（{len(worst)}" + (f"，列出 {_MOST}）" if len(worst) > _MOST else "）"),
                ("单位", "年度", "文件", "差错", "疑点", "提示", "印出的数", "核对了"),
                units,
            ),
            _section(f"不能用的文件（{len(self._refused)}）", ("文件", "原因"), self._refused[:_MOST]),
        )
        head = tag(
            "head",
            tag("meta", charset="utf-8"),
            tag("meta", http_equiv="Content-Security-Policy", content="default-src 'none'; style-src 'unsafe-inline'"),
            tag("title", "勾稽批量核对概览"),
            tag("style", Markup(files("gouji.batch").joinpath("overview.css").read_text("utf-8"))),
        )
        return f"<!doctype html>\n{tag('html', head, tag('body', body), lang='zh-CN')}\n"


def _section(title: str, heads: Sequence[str], rows: Iterable[Sequence[Content]]) -> Markup:
    written = [tag("tr", *(tag("td", text) for text in row)) for row in rows]
    if not written:
        return Markup()
    head = tag("tr", *(tag("th", text, scope="col") for text in heads))
    return tag("section", tag("h2", title), tag("table", tag("thead", head), tag("tbody", *written)))
