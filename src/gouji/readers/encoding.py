"""Which encoding a text file is in: UTF-8, UTF-16 or GB18030, told from the bytes."""

from __future__ import annotations

import codecs
import re

from gouji.readers.faults import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536
#: Other encodings of Chinese that a page or a mail may state, by their names there.
_OTHERS = {"big5": "big5hkscs", "big5-hkscs": "big5hkscs", "hz-gb-2312": "hz", "utf-7": "utf-7"}
# What Chinese documents are made of: ASCII, punctuation, letters of forms, Chinese characters, full-width forms.
_PLAIN = re.compile(
    r"[\t\n\f\r\x20-\x7e\xa0-\xff\u2000-\u27bf\u3000-\u33ff\u4e00-\u9fff\ufe30-\ufe4f\uff00-\uffef\ufeff]"
)
_PLAIN_SHARE = 97


def decode(data: bytes, path: str, stated: str = "") -> tuple[str, str]:
    """``data`` as text and the name of its encoding; raises ``InputError`` when it is no text.

    A mark at the start decides. Without one: what reads as Chinese text in UTF-16 is that, bytes that are valid UTF-8
    are UTF-8, the rest is what the file itself has ``stated`` where Chinese is written so, else GB18030, if it decodes
    without control characters.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decoded(data, name, path), name.removesuffix("-sig")
    guess = unmarked_utf16(data[:_SAMPLE])
    if guess is not None:
        return _decoded(data, guess, path), guess
    if b"\0" in data[:_SAMPLE]:
        raise InputError(f"{path}：不是文本文件（含有二进制内容），请另存为文本、Word 或 Excel 后再核对。")
    try:
        return _decoded(data, "utf-8", path), "utf-8"
    except InputError:
        name = _OTHERS.get(stated.lower(), "gb18030")
        return _decoded(data, name, path), name


def _decoded(data: bytes, encoding: str, path: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise InputError(
            f"{path}：无法按 UTF-8、UTF-16 或 GB18030 读出文字，文件可能已损坏或被截断，请重新导出。"
        ) from None
    sample = text[:_SAMPLE]
    controls = sum(1 for character in sample if character < " " and character not in "\t\n\r\f\v")
    if controls > len(sample) // 100:
        raise InputError(f"{path}：不是文本文件（含有大量控制字符），请另存为文本、Word 或 Excel 后再核对。")
    return text


def unmarked_utf16(sample: bytes) -> str | None:
    """Which UTF-16 ``sample`` is without saying so: text in it holds zero bytes, for line breaks and digits have them, and
    read the right way round it is Chinese and ASCII throughout."""
    if len(sample) < 4 or b"\0" not in sample:
        return None
    even = sample[: len(sample) // 2 * 2]
    return next((name for name in ("utf-16-le", "utf-16-be") if _is_plain(even.decode(name, "replace"))), None)


def _is_plain(text: str) -> bool:
    return len(_PLAIN.findall(text)) * 100 >= len(text) * _PLAIN_SHARE
