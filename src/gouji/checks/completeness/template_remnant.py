"""留有模板的字句

查什么：文字里有没有模板的“增加（减少）”“（如持平作持平表述）”“按上述格式依次说明”“主要原因是。”一类没有选、没有删、没有填的字句。
为什么：模板的字句留在公开件里，读者不知道是增是减、原因是什么；也说明这一处没有人读过。
依据：部门预算、决算公开模板；各条来源见目录 template_remnants.toml。

反例：
    青溪区司法局2024年度部门决算情况说明
    本部门2024年度支出合计359.50万元，与2023年度相比增加（减少）9.50万元。
    本部门2024年度公务接待费1.20万元，比上年减少0.30万元，主要原因是。
正例：
    青溪区司法局2024年度部门决算情况说明
    本部门2024年度支出合计359.50万元，与2023年度相比增加9.50万元。
    本部门2024年度公务接待费1.20万元，比上年减少0.30万元，主要原因是接待批次减少。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from gouji.catalogue.template_remnants import Remnant, template_remnants
from gouji.checks.registry import check
from gouji.document.place import Place
from gouji.document.tree import Document
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, NotApplicable, Outcome, Passed, Problem, Severity, Side
from gouji.values import zh

_BREAK = re.compile(r"[。；]")


@check("C012")
def template_remnant(dossier: Dossier) -> Iterator[Outcome]:
    for part in dossier.parts:
        found = _found(part.document)
        if sum(map(len, found.values())) > len(part.claims.mentions):
            yield NotApplicable("是空白模板")
            continue
        for (remnant, words), places in found.items():
            yield Failed(_problem(remnant, words, tuple(dict.fromkeys(places))))
        if not found:
            yield Passed("没有模板字句")


def _found(document: Document) -> dict[tuple[Remnant, str], list[Place]]:
    """Where words of a template stand, by the words: those of one sentence together."""
    found: dict[tuple[Remnant, str], list[Place]] = {}
    for paragraph in document.paragraphs:
        text = _folded(paragraph.text)
        if not _needed().search(text):
            continue
        for remnant in template_remnants():
            for word in remnant.needs:
                if word in text:
                    break
            else:
                continue
            matches = remnant.pattern.finditer(text) if remnant.beside.search(text) else ()
            for start, group in groupby(matches, key=lambda match: _sentence(text, match.start())):
                here = list(group)
                words = "、".join(dict.fromkeys(zh.squeeze(paragraph.text[one.start() : one.end()]) for one in here))
                quote = paragraph.text[start : here[-1].end()].strip()
                found.setdefault((remnant, words), []).append(paragraph.place.quoting(quote))
    return found


@cache
def _needed() -> re.Pattern[str]:
    """Any word that some remnant needs: most paragraphs have none."""
    words = sorted({word for one in template_remnants() for word in one.needs})
    first = "".join(sorted({re.escape(word[0]) for word in words}))  # spares most characters the long alternation
    return re.compile(rf"(?=[{first}])(?:{'|'.join(map(re.escape, words))})")


def _folded(text: str) -> str:
    """In half width, signs for signs, so that an offset holds in both."""
    return zh.halfwidth(text).replace("（", "(").replace("）", ")").replace("／", "/")


def _sentence(text: str, at: int) -> int:
    """Where the sentence around ``at`` begins."""
    ends = [match.end() for match in _BREAK.finditer(text, 0, at)]
    return ends[-1] if ends else 0


def _problem(remnant: Remnant, words: str, places: tuple[Place, ...]) -> Problem:
    count = f"，共 {len(places)} 处" if len(places) > 1 else ""
    return Problem(
        Severity.WARNING if remnant.certain else Severity.INFO,
        f"模板字句/{words}",
        f"{remnant.name}：“{places[0].quote}”{count}。",
        f"{remnant.advice}。",
        places,
        Side("模板字句", words, places[0]),
        relation="公开件不留模板字句",
    )
