"""Texts: sentences, figures, blanks and signs, and what exporters leave behind."""

from __future__ import annotations

from collections.abc import Callable

from gouji.bench.growth.shape import SENTENCE, TITLE, Shape, each

_WRONG = "2022年度本年支出368.94万元，比上年决算371.26万元减少2.23万元。"
_PERCENT = "公共安全支出{0}.00万元，占本年支出的{1}.00%；"


def _txt(line: Callable[[int], str]) -> Callable[[int], bytes]:
    return lambda n: f"{TITLE}{line(n)}\n{SENTENCE}\n".encode()


_LINES: dict[str, tuple[int, Callable[[int], str]]] = {
    "blanks": (4_000, lambda n: "支出" + " " * n + "1.00万元"),
    "wide blanks": (4_000, lambda n: "支出" + "　" * n + "1.00万元"),
    "tabs in a line": (4_000, lambda n: "支出" + "\t" * n + "1.00万元"),
    "lines of a tab": (4_000, lambda n: "\t\n" * n),
    "blank lines": (8_000, lambda n: "\n" * n),
    "picture with blanks": (4_000, lambda n: "[image:" + " " * n),
    "open pictures": (2_000, lambda n: "[image:" * n),
    "open bookmarks": (2_000, lambda n: "[bookmark:" * n),
    "bookmarks": (2_000, lambda n: "[bookmark:a]" * n + "支出1.00万元。"),
    "pictures with residue": (1_000, each("[image: a{0}.png]\nab cd\n")),
    "amounts in one sentence": (250, each("支出{0}.00万元，")),
    "amounts in one paragraph": (250, each("支出{0}.00万元。")),
    "amounts alike": (250, lambda n: "支出1.00万元，" * n),
    "shares in one sentence": (250, lambda n: "本年支出100.00万元，其中：" + each(_PERCENT)(n)),
    "shares in many sentences": (250, each("公共安全支出{0}.00万元，占本年支出的{1}.00%。")),
    "parts in one sentence": (250, lambda n: "本年支出100.00万元，其中：" + each("项目{0}支出{1}.00万元，")(n)),
    "parts of parts": (250, each("其中：支出{0}.00万元，")),
    "enumerated amounts": (250, lambda n: "用于" + each("第{0}科{1}.00万元", "、")(n) + "。"),
    "respective amounts": (125, lambda n: each("甲{0}", "、")(n) + "分别为" + each("{0}.00万元", "、")(n) + "。"),
    "changes in one sentence": (250, each("比上年增加{0}.00万元，增长{1}.00%，")),
    "changes in many sentences": (250, each("项目{0}支出{1}.00万元，比上年增加{0}.00万元，增长{1}.00%。\n")),
    "opening brackets": (2_000, lambda n: "支出（" * n + "1.00万元" + "）" * n),
    "amounts in brackets": (250, each("支出{0}.00万元（其中项目{1}.00万元），")),
    "quotation marks": (2_000, lambda n: "“" * n + "支出1.00万元" + "”" * n),
    "book titles": (1_000, lambda n: "《关于支出1.00万元的通知》" * n),
    "digits": (4_000, lambda n: "支出" + "1" * n + "万元"),
    "digits with commas": (2_000, lambda n: "支出" + "1," * n + "万元"),
    "digits with points": (2_000, lambda n: "支出" + "1." * n + "万元"),
    "percent signs": (2_000, lambda n: "支出1" + "%" * n),
    "units": (2_000, lambda n: "支出1" + "万元" * n),
    "years": (1_000, lambda n: "2021年比2022年" * n),
    "dashes": (4_000, lambda n: "支出" + "—" * n),
    "leaders": (4_000, lambda n: "一、支出" + "…" * n + "12"),
    "words without an end": (16_000, lambda n: "甲乙丙丁" * n),
    "letters without an end": (16_000, lambda n: "abcd" * n),
    "sentences in paragraphs": (1_000, each("第{0}项支出{1}.00万元。\n")),
    "one sentence over and over": (250, lambda n: f"{SENTENCE}\n" * n),
    "one error over and over": (125, lambda n: f"{_WRONG}\n" * n),
    "errors": (125, each("项目{0}支出{0}.00万元，比上年决算371.26万元减少{1}.23万元。\n")),
    "two totals that differ": (250, each("2022年度本年支出{0}.00万元。\n")),
    "headings": (1_000, each("一、支出{0}情况\n")),
    "deeper headings": (1_000, each("（一）支出{0}情况\n1.支出{0}情况说明\n")),
    "lines cut at one width": (
        500,
        lambda n: "\n".join(["本单位二〇二二年度全年各项财政资金收入支出总体情况良好各项工作按期完成"] * n),
    ),
    "cut figures": (1_000, lambda n: "支出12\n34.00\n" * n),
    "tables of tabs": (500, each("\t项目{0}\n\t{0}.00\n\t{1}.00\n\n")),
    "words written downwards": (250, each("\t年\n\n度\n\n绩\n\t{0}\n\t1.00\n\n")),
    "rows lined up by blanks": (
        500,
        lambda n: "".join(f"项目{at:07}    {at:10}.00    {at:10}.00\n" for at in range(n)),
    ),
    "rows parted by blanks": (500, each("项目{0}  {0}.00\n项目  {1}.00  {0}.00\n")),
    "lines parted by blanks": (1_000, each("项目{0}    甲    乙\n")),
    "zero width": (4_000, lambda n: "支出1" + "\u200b" * n + ".00万元"),
    "overrides of direction": (2_000, lambda n: "支出" + "\u202e1" * n),
    "overrides closed": (1_000, lambda n: "支出" + "\u202e12\u202c" * n),
}

TEXTS = tuple(Shape(f"txt: {name}", start, _txt(made)) for name, (start, made) in _LINES.items())
