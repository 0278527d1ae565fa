"""Texts with their figures put in: templates in a sandbox, every unknown name an error with its file and line."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from gouji.catalogue.wording import text_names, text_source
from gouji.compose.context import Context
from gouji.compose.printed import in_text, rate, wan
from gouji.values import zh
from gouji.values.rounding import plain

if TYPE_CHECKING:
    from jinja2 import Environment

# 12.30万元, 5.5%: a figure that stands in a template stays there when the figures change.
_TYPED_FIGURE = re.compile(r"\d+(?:\.\d+)?\s*(?:万元|亿元|%|％)")
# How the template engine names texts that lie in no file of their own.
_SHIPPED = "<template>"
_UNDEFINED = re.compile(r"'([^']+)' is undefined|has no attribute '([^']+)'")
_MARKUP = re.compile(r"\{[{%#].*?[#%}]\}", re.S)


class WordingError(ValueError):
    """A template that cannot be used; the message names its file and line and what to do."""


def check_texts(folder: Path) -> None:
    """Raises ``WordingError`` where texts of the user's own cannot be used: no such folder, a name that nothing asks for, a file
    in another encoding."""
    if not folder.is_dir():
        raise WordingError(f"{folder}：没有这个文件夹，请核对 --texts 后面的路径。")
    own: dict[str, str] = {}
    for path in sorted(folder.glob("*.j2")):
        try:
            own[path.name] = path.read_text("utf-8")
        except UnicodeDecodeError:
            raise WordingError(f"文本 {path.name} 不是 UTF-8 编码，请在记事本里另存为 UTF-8 再用。") from None
    if not own:
        raise WordingError(f"{folder}：里面没有 .j2 文本。")
    known = text_names()
    for name in own.keys() - set(known):
        if not any(name in source for other, source in own.items() if other != name):
            near = get_close_matches(name, known, 1)
            meant = f"，疑为 {near[0]}" if near else f"，可以替换的有：{'、'.join(known)}"
            raise WordingError(f"文本 {name} 不会用到{meant}。")


def environment(folder: Path | None = None) -> Environment:
    """Templates of the catalogue; a file of the same name in ``folder`` takes the place of the one shipped."""
    try:
        from jinja2 import ChoiceLoader, DictLoader, FileSystemLoader, StrictUndefined
        from jinja2.sandbox import SandboxedEnvironment
    except ModuleNotFoundError:
        raise WordingError("组合文本需要组件 Jinja2，请先运行：pip install 'gouji[prepare]'") from None
    shipped = DictLoader({name: text_source(name) for name in text_names()})
    loaders = [FileSystemLoader(folder), shipped] if folder is not None else [shipped]
    made = SandboxedEnvironment(
        loader=ChoiceLoader(loaders),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(
        {
            **{name: _of_numbers(made_of) for name, made_of in _NUMBERED.items()},
            "去句号": _unclosed,
            "中文": zh.to_numeral,
        }
    )
    return made


@cache
def _shipped() -> Environment:
    """The templates of the catalogue alone, which never change: to compile them takes longer than to fill them."""
    return environment()


def render(name: str, context: Context, folder: Path | None = None) -> list[str]:
    """The lines of the text ``name``, blank ones dropped. Raises ``WordingError`` with the line of the text that is wrong."""
    made = _shipped() if folder is None else environment(folder)
    try:
        shown = made.get_template(name).render(context)
    # The boundary to texts that people write: a wrong name, a sum of a word and a number, a share of nothing.
    except Exception as fault:
        raise WordingError(_told(name, fault)) from fault
    return [line.strip() for line in shown.splitlines() if line.strip()]


def lint(context: Context, folder: Path | None = None) -> Iterator[str]:
    """What is wrong with the texts: syntax, names that nothing fills, figures typed into the text."""
    made = environment(folder)
    from jinja2 import TemplateError, meta

    for name in made.list_templates():
        assert made.loader is not None
        source = made.loader.get_source(made, name)[0]
        try:
            unknown = meta.find_undeclared_variables(made.parse(source)) - set(context)
        except TemplateError as fault:
            yield _told(name, fault)
            continue
        for missing in sorted(unknown):
            yield f"文本 {name}：没有“{missing}”这个数，可用的名称见 docs/prepare.md。"
        for number, line in enumerate(_MARKUP.sub("", source).splitlines(), 1):
            for match in _TYPED_FIGURE.finditer(line):
                yield f"文本 {name} 第{number}行：“{match[0]}”是写死的数，请改用名称，以免数字变了文字不变。"


def _told(name: str, fault: Exception) -> str:
    """What is wrong with a text, by the file and line that it was met in."""
    file, line = getattr(fault, "name", None) or name, getattr(fault, "lineno", None)
    if line is None:
        frames = [frame for frame in traceback.extract_tb(fault.__traceback__) if _is_text(frame.filename)]
        if frames:
            line = frames[-1].lineno
            file = Path(frames[-1].filename).name if frames[-1].filename != _SHIPPED else name
    return f"文本 {file}{f' 第{line}行' if line else ''}：{_said(fault)}。"


def _is_text(filename: str) -> bool:
    return filename == _SHIPPED or filename.endswith(".j2")


def _said(fault: Exception) -> str:
    from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

    if isinstance(fault, TemplateNotFound):
        return f"没有“{fault.name}”这份文本"
    if isinstance(fault, UndefinedError):
        named = _UNDEFINED.search(str(fault))
        return (
            f"没有“{named[1] or named[2]}”这个数，可用的名称见 docs/prepare.md" if named else f"有名称不认识（{fault}）"
        )
    if isinstance(fault, ZeroDivisionError):
        return "以 0 为基数算不出占比或幅度，请先用 {% if %} 判断"
    if isinstance(fault, TemplateSyntaxError):
        return next(
            (said for pattern, said in _SYNTAX if re.search(pattern, str(fault))), _WRITTEN_WRONGLY
        ) + _known_filter(fault)
    if isinstance(fault, TypeError) and str(fault).startswith("macro"):
        return f"说法（macro）的用法与它的写法对不上（{fault}）"
    return str(fault)


_WRITTEN_WRONGLY = "写法不对，请核对 {{ }}、{% %} 是否成对"
#: What the template engine says of a slip, in the words of those who write texts.
_SYNTAX = (
    (r"end of template|Unexpected end", "有 {% if %} 或 {% for %} 没有结束，请补上 {% endif %} 或 {% endfor %}"),
    (r"unknown tag 'end|Encountered unknown tag", "有一个 {% %} 多余或写错了，请核对它的开头和结尾"),
    (r"No filter named", "没有这个过滤器"),
)
_FILTER = re.compile(r"No filter named '([^']+)'")


def _known_filter(fault: Exception) -> str:
    named = _FILTER.search(str(fault))
    return f"“{named[1]}”，可用的见 docs/prepare.md" if named else ""


def _of_numbers(made_of: Callable[..., str | Decimal]) -> Callable[..., str | Decimal]:
    """The filter, which says of what is no number that it is none; a name that nothing fills is told as such."""

    def checked(*values: object) -> str | Decimal:
        for value in values:
            if not isinstance(value, Decimal | int):
                raise TypeError(f"“{value}”不是数")
        return made_of(*values)

    return checked


def _money(yuan: Decimal) -> str:
    return f"{in_text(yuan)}万元"


def _fine(yuan: Decimal) -> str:
    """An amount of a list, as ``_money`` has it; one too small for two decimals with as many as it needs."""
    return f"{plain(yuan / 10_000, 6)}万元" if yuan and not wan(yuan) else _money(yuan)


def _change(current: Decimal, base: Decimal) -> str:
    """增加24.84万元，增长4.23%: the difference of the printed amounts and, where there is a base, its rate."""
    moved = wan(current) - wan(base)
    word, rising = ("增加", "增长") if moved > 0 else ("减少", "下降")
    amount = f"{word}{format(abs(moved), 'f')}万元"
    if not wan(base):
        return amount
    return f"{amount}，{rising}{rate(abs(moved) * 10_000, base)}"


def _unclosed(text: str) -> str:
    return text.strip().rstrip("。；;.")


_NUMBERED: Mapping[str, Callable[..., str | Decimal]] = {
    "万元": _money,
    "细": _fine,
    "万": wan,
    "占": rate,
    "增减": _change,
}
