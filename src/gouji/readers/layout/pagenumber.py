"""页码: lines that number their page, in any form: 17, —17—, - 2 -, 第3页, 共12页 第3页, 3/12, Page 3 of 12, 第三页, — ii —."""

from __future__ import annotations

import re

_DASH = r"[-—–－―─]"
_ORNAMENT = r"[-—–－―─·•．.~～∙|｜*\s]*"
_DIGITS = r"\d{1,4}"
_CHINESE = r"[一二三四五六七八九十百〇零]{1,6}"
_ROMAN = r"[ivxlcIVXLC]{1,7}"
_BEHIND = r"[，,、/／|｜\s]?\s*"
_OF_HOW_MANY = rf"(?:\s*(?:[/／，,、（(|｜]\s*(?:共|总|of)?|共|总|of)\s*{_DIGITS}\s*页?\s*[)）]?)?"
_NUMBER = re.compile(
    rf"{_ORNAMENT}(?:"
    rf"(?:第|[Pp](?:age|AGE)?\.?|页码[:：]?)?\s*{_DIGITS}\s*页?{_OF_HOW_MANY}"
    rf"|(?:共|总)\s*{_DIGITS}\s*页(?:{_BEHIND}第\s*{_DIGITS}\s*页)?"
    rf"|第\s*{_CHINESE}\s*页(?:{_BEHIND}共\s*{_CHINESE}\s*页)?"
    rf"|[【\[（(]\s*{_DIGITS}\s*[)）\]】]"
    rf"){_ORNAMENT}"
    rf"|[-—–－―─·•~～]\s*(?:{_CHINESE}|{_ROMAN})\s*[-—–－―─·•~～]"
    rf"|[ivxlc]{{1,7}}"
)
# A dash before a number alone may be the sign of an amount.
_CERTAIN = re.compile(rf"第.*页|页码|[Pp]age|{_DASH}.*{_DASH}")
_MARKED = re.compile(rf"{_CERTAIN.pattern}|[·•~～页/／共Pp]")


def is_page_number(text: str) -> bool:
    """Whether a line may be nothing but the number of its page: in the margin it is."""
    return _NUMBER.fullmatch(text) is not None


def is_marked_page_number(text: str) -> bool:
    """Whether a line says by its marks that it is the number of a page: —17—, 第3页."""
    return is_page_number(text) and _MARKED.search(text) is not None


def is_certainly_page_number(text: str) -> bool:
    """Whether a line can be nothing but the number of a page wherever it stands."""
    return is_page_number(text) and _CERTAIN.search(text) is not None
