"""表格以图片公开，无法核对

查什么：应当有数字的表格是不是以图片代替。
为什么：图片里的数字不能检索、不能核对，识别出的乱码也不能当作数据；这些表与正文的勾稽关系只能留待取得电子表格后再核。
依据：财预〔2016〕143号：公开内容应当便于公众查阅、复制；图片后的识别文字不是数据。

反例：
    第二部分 2021年度部门决算表
    ![image1.png]
    ![image2.png]
    第三部分 2021年度部门决算情况说明
正例：
    第二部分 2021年度部门决算表
    收入支出决算总表
    | 项目 | 行次 | 金额 | 项目 | 行次 | 金额 |
    | 一、一般公共预算财政拨款收入 | 1 | 356.50 | 四、公共安全支出 | 35 | 356.50 |
    | 总计 | 31 | 356.50 | 总计 | 62 | 356.50 |
    第三部分 2021年度部门决算情况说明
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.document.tree import Document, Picture
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Undecided


@check("R001")
def pictured_tables(dossier: Dossier) -> Iterator[Outcome]:
    for document in dossier.documents:
        pictures = [picture for picture in document.pictures if _stands_for_table(picture)]
        if pictures:
            yield Failed(_problem(document, pictures))
            yield Undecided(
                f"{len(pictures)} 张表是图片，表内、表间以及表与正文的勾稽关系没有核对。", pictures[0].place
            )
        elif any(True for _ in document.tables):
            yield Passed("表格均可读取")


def _stands_for_table(picture: Picture) -> bool:
    """A picture in a part that holds tables, or one behind which an exporter left a table's worth of broken text."""
    return picture.place.section.rstrip().endswith("表") or len(picture.residue) >= 5


def _problem(document: Document, pictures: list[Picture]) -> Problem:
    different = list(dict.fromkeys(picture.name for picture in pictures))
    names = "、".join(different[:3]) + (" 等" if len(different) > 3 else "")
    return Problem(
        Severity.INFO,
        "图片表格",
        f"有 {len(pictures)} 张表格是图片（{names}），其中的数字没有参加核对。",
        "公开可复制的表格（Word、Excel 或网页表格）；核对时请一并提供电子表格。",
        tuple(picture.place for picture in pictures),
        Side("图片", f"{len(pictures)} 张", pictures[0].place),
        relation="表格应可读取",
    )
