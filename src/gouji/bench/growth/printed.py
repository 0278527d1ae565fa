"""PDF files: characters, rules, boxes, forms and fields."""

from __future__ import annotations

from collections.abc import Callable

from gouji.bench.growth.packed import pdf, ruled, said
from gouji.bench.growth.shape import Shape


def _lines(n: int, size: float = 0.4) -> str:
    """So many characters on one page, in lines as close as they fit."""
    a_line = 250
    return "".join(
        said(20, 20 + 800 * at / max(n // a_line, 1), "本年支出一千二百三十四万元比" * (a_line // 14), size)
        for at in range(max(n // a_line, 1))
    )


def _ruled_grid(n: int) -> str:
    """A table of so many rows in 4 columns."""
    step = 780 / n
    across = "".join(ruled(50, 30 + step * at, 550, 30 + step * at) for at in range(n + 1))
    down = "".join(ruled(x, 30, x, 30 + step * n) for x in (50, 200, 300, 400, 550))
    texts = "".join(
        said(x + 5, 30 + step * (at + 0.8), f"{at}.00", step * 0.7) for at in range(n) for x in (50, 200, 300, 400)
    )
    return across + down + texts


def _plain_table(n: int) -> str:
    """Lines of text and three figures without any rule."""
    step = 780 / n
    return "".join(
        said(x, 30 + step * at, text, step * 0.8)
        for at in range(n)
        for x, text in ((50, f"项目{at}"), (250, f"{at}.00"), (350, f"{at}.50"), (450, "1.00"))
    )


def _page_of(number: int) -> str:
    return "".join(said(60, 60 + 20 * at, f"第{number}页第{at}项支出{number}.0{at % 9}万元。") for at in range(30))


def _field(at: int, text: str) -> str:
    low = 20 + 15 * (at % 50)
    return f"<< /Type /Annot /Subtype /Widget /FT /Tx /T (f{at}) /V ({text}) /Rect [50 {low} 200 {low + 12}] /F 4 >>"


def _written_over(at: int) -> str:
    low = 20 + 15 * (at % 50)
    return f"<< /Type /Annot /Subtype /FreeText /Contents (12{at}.00) /Rect [250 {low} 400 {low + 12}] /F 4 >>"


_FILES: dict[str, tuple[int, Callable[[int], bytes]]] = {
    "characters": (5_000, lambda n: pdf(_lines(n))),
    "characters in one place": (2_000, lambda n: pdf(said(60, 60, "支出") * n)),
    "characters one by one": (
        2_000,
        lambda n: pdf("".join(said(20 + at % 60 * 9, 20 + at // 60 % 80 * 10, "支", 8) for at in range(n))),
    ),
    "characters aslant": (
        1_000,
        lambda n: pdf(f"BT /F1 9 Tf 0.7 0.7 -0.7 0.7 100 100 Tm <{'支出'.encode('utf-16-be').hex()}> Tj ET\n" * n),
    ),
    "lines": (
        100,
        lambda n: pdf("".join(said(20, 20 + 800 * at / n, f"第{at}项支出{at}.00万元", 600 / n) for at in range(n))),
    ),
    "pages": (100, lambda n: pdf(*map(_page_of, range(n)))),
    "pages alike": (100, lambda n: pdf(*[_page_of(1)] * n)),
    "pages of one table": (25, lambda n: pdf(*[_ruled_grid(30)] * n)),
    "rows": (25, lambda n: pdf(_ruled_grid(n))),
    "rows without rules": (25, lambda n: pdf(_plain_table(n))),
    "rules across": (
        250,
        lambda n: pdf(_page_of(1) + "".join(ruled(50, 20 + 800 * at / n, 550, 20 + 800 * at / n) for at in range(n))),
    ),
    "rules down": (
        250,
        lambda n: pdf(_page_of(1) + "".join(ruled(20 + 550 * at / n, 50, 20 + 550 * at / n, 800) for at in range(n))),
    ),
    "rules of any length": (
        250,
        lambda n: pdf(
            _page_of(1)
            + "".join(ruled(50, 20 + 800 * at / n, 100 + 7 * at % 450, 20 + 800 * at / n) for at in range(n))
        ),
    ),
    "rules in one place": (1_000, lambda n: pdf(_page_of(1) + ruled(50, 100, 550, 100) * n)),
    "small boxes": (
        500,
        lambda n: pdf(_page_of(1) + "".join(f"{20 + at * 7 % 500} {20 + at * 13 % 780} 9 9 re S\n" for at in range(n))),
    ),
    "boxes side by side": (
        250,
        lambda n: pdf(
            "".join(
                f"{50 + 120 * (at % 4)} {800 - 780 * (at // 4) / max(n / 4, 1):.3f} 110 {500 / n:.3f} re S\n"
                + said(60 + 120 * (at % 4), 42 + 780 * (at // 4) / max(n / 4, 1), "1.00", 300 / n)
                for at in range(n)
            )
        ),
    ),
    "corners of one path": (
        1_000,
        lambda n: pdf(
            _page_of(1) + "50 50 m " + "".join(f"{50 + at % 500} {60 + at // 500 % 700} l\n" for at in range(n)) + "S"
        ),
    ),
    "forms": (250, lambda n: pdf("/X0 Do\n" * n, forms=[(said(60, 60, "支出1.00万元"), "")])),
    "forms apart": (
        100,
        lambda n: pdf(
            "".join(f"/X{at} Do\n" for at in range(n)),
            forms=[(said(60, 60 + at % 700, "支出1.00万元"), "") for at in range(n)],
        ),
    ),
    "pictures": (250, lambda n: pdf(_page_of(1) + "q 9 0 0 9 60 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q\n" * n)),
    "fields": (
        250,
        lambda n: pdf(
            _page_of(1), notes=[_field(at, f"{at}.00") for at in range(n)], catalogue="/AcroForm << /Fields [@NOTES] >>"
        ),
    ),
    "boxes written over": (250, lambda n: pdf(_page_of(1), notes=[_written_over(at) for at in range(n)])),
    "characters of a field": (
        1_000,
        lambda n: pdf(_page_of(1), notes=[_field(1, "1" * n)], catalogue="/AcroForm << /Fields [@NOTES] >>"),
    ),
    "states saved": (2_000, lambda n: pdf("q " * n + _page_of(1) + "Q " * n)),
}

PRINTED = tuple(Shape(f"pdf: {name}", start, made) for name, (start, made) in _FILES.items())
