"""Which encoding a text file is in: UTF-8, UTF-16 or GB18030, told from the bytes."""

from __future__ import annotations

import codecs

from gouji.readers.faults import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536


def decode(data: bytes, path: str) -> tuple[str, str]:
    """``data`` as text and the name of its encoding; raises ``InputError`` when it is no text.

    A mark at the start decides. Without one: many zero bytes at odd or even places mean UTF-16, bytes that are valid
    UTF-8 are UTF-8, the rest is GB18030 if it decodes without control characters.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decoded(data, name, path), name.removesuffix("-sig")
    guess = _unmarked_utf16(data[:_SAMPLE])
    if guess is not None:
        return _decoded(data, guess, path), guess
    if b"\0" in data[:_SAMPLE]:
        raise InputError(f"{path}：不是文本文件（含有二进制内容），请另存为文本、Word 或 Excel 后再核对。")
    try:
        return _decoded(data, "utf-8", path), "utf-8"
    except InputError:
        return _decoded(data, "gb18030", path), "gb18030"


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


def _unmarked_utf16(sample: bytes) -> str | None:
    """Line breaks and ASCII in UTF-16 leave zero bytes on one side only; Chinese text in other encodings has none."""
    if len(sample) < 4 or b"\0" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 100 and even == 0:
        return "utf-16-le"
    if even > len(sample) // 100 and odd == 0:
        return "utf-16-be"
    return None
