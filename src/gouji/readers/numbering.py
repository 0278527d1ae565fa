"""自动编号: the numbers a reader sees before paragraphs and that stand nowhere in the text of the file."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from gouji.values import zh

#: Word counts no further in Roman numerals, repeats no letter more often, has nine levels and no longer text before a
#: paragraph.
_LARGEST_ROMAN, _MOST_REPEATED = 32_767, 30
LEVELS, LONGEST_TEXT = 9, 255
_REFERENCE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class ListLevel:
    """编号级别: ``text`` holds %1 to %9 for the counters of the levels; ``style`` is the paragraph style tied to it."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    gap: str = " "
    style: str = ""
    arabic: bool = False


@dataclass(frozen=True, slots=True)
class ListKind:
    """编号方案: the levels of one list; lists with the same ``counter`` count on from each other."""

    counter: str
    levels: dict[int, ListLevel]
    restarts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """编号: counts as the paragraphs come."""

    lists: dict[str, ListKind]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def next(self, num_id: str | None, level: int | None, style: str = "") -> str:
        """The number shown before the next paragraph of list ``num_id``, gap included; empty for no list or a bullet."""
        kind = self.lists.get(num_id or "")
        if kind is None or num_id is None:
            return ""
        if level is None:
            level = next((depth for depth, form in kind.levels.items() if style and form.style == style), 0)
        form = kind.levels.get(level)
        if form is None:
            return ""
        self._count(num_id, kind, level, form)
        if form.kind in ("bullet", "none"):
            return ""
        counts = self.counts[kind.counter]

        def shown(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            other = kind.levels.get(depth, ListLevel())
            return numeral(counts.get(depth, other.start), "decimal" if form.arabic else other.kind)

        text = _REFERENCE.sub(shown, form.text)
        return text + form.gap if text else ""

    def _count(self, num_id: str, kind: ListKind, level: int, form: ListLevel) -> None:
        counts = self.counts.setdefault(kind.counter, {})
        if num_id not in self.begun:
            self.begun.add(num_id)
            for depth, start in kind.restarts.items():
                counts[depth] = start - 1
        counts[level] = counts.get(level, form.start - 1) + 1
        for deeper in [depth for depth in counts if depth > level]:
            del counts[deeper]


def numeral(number: int, kind: str) -> str:
    """``number`` in the numbering format ``kind`` of ISO/IEC 29500-1, 17.18.59; an unknown one counts in digits."""
    form = _FORMS.get(kind)
    return str(number) if form is None or number < 1 else form(number)


def _roman(number: int) -> str:
    if number > _LARGEST_ROMAN:
        return str(number)
    shown = ""
    for size, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split(), strict=True
    ):
        shown += letters * (number // size)
        number %= size
    return shown


def _letters(number: int) -> str:
    """A to Z, then AA, BB: the letter is repeated."""
    if number > 26 * _MOST_REPEATED:
        return str(number)
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _from(characters: str) -> Callable[[int], str]:
    return lambda number: characters[number - 1] if number <= len(characters) else str(number)


_LEGAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_CIRCLED = _from("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        "chineseCounting chineseCountingThousand japaneseCounting taiwaneseCounting taiwaneseCountingThousand "
        "ideographDigital japaneseDigitalTenThousand taiwaneseDigital".split(),
        zh.to_numeral,
    ),
    "chineseLegalSimplified": lambda number: zh.to_numeral(number).translate(_LEGAL),
    "ideographTraditional": _from("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _from("子丑寅卯辰巳午未申酉戌亥"),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(_WIDE),
    "decimalFullWidth2": lambda number: str(number).translate(_WIDE),
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": _from("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalEnclosedFullstop": _from("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "ideographEnclosedCircle": _from("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
}
