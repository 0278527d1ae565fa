"""网页 (.html): the article of a saved page with its tables; menus, buttons and scripts are left behind.

Nothing is fetched: linked pictures and attachments are named, not read.
"""

from __future__ import annotations

import re

from gouji.document.place import Place
from gouji.document.tree import Document, Paragraph, Source
from gouji.readers.drafts import finished
from gouji.readers.encoding import decode
from gouji.readers.faults import InputError
from gouji.readers.html.article import article_of, attachments_of, title_of
from gouji.readers.html.blocks import TOO_DEEP, blocks_of
from gouji.readers.html.closed import closed
from gouji.readers.html.cutlines import rejoined_blocks
from gouji.readers.html.sheets import is_workbook
from gouji.readers.html.tame import tamed
from gouji.values import zh

_LONGEST = 48 * 2**20
#: Each takes some 300 bytes of memory; the longest real page has 60 000.
_MOST_ELEMENTS = 1_500_000
_HEAD = 16_384
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)


class NoArticleError(InputError):
    """A page that says nothing."""


def read(data: bytes, source: Source, stated: str = "") -> Document:
    """The document of a saved web page, or of the web page that a program names .xls or .doc.

    ``stated`` is the encoding that came with the page. Raises ``InputError`` when the bytes are no text, too long, or hold no article.
    """
    from selectolax.lexbor import LexborHTMLParser

    if len(data) > _LONGEST:
        raise InputError(f"{source.path}：网页超过 {_LONGEST >> 20} MB，请只保存要核对的部分。")
    text, encoding = decode(data, source.path, stated or _stated(data))
    if text.count("<") - text.count("</") > _MOST_ELEMENTS:
        raise InputError(f"{source.path}：网页里的标签超过 {_MOST_ELEMENTS // 10_000} 万个，请只保存要核对的部分。")
    bounded, flattened = tamed(closed(text))
    page = LexborHTMLParser(bounded)
    body = page.body
    article = None if body is None else article_of(body)
    if body is None or article is None:
        raise NoArticleError(f"{source.path}：网页里没有正文，请确认保存的是文章页面。")
    blocks, notes = blocks_of(article, of_sheets=is_workbook(page))
    title = title_of(page)
    if title and not any(isinstance(block, Paragraph) and zh.squeeze(block.text) == title for block in blocks[:8]):
        blocks.insert(0, Paragraph(title, Place(quote=title)))
    if flattened:
        notes.append(TOO_DEEP)
    notes += attachments_of(body)
    kept, cut = finished(rejoined_blocks(blocks))
    told = tuple(dict.fromkeys((*notes, *cut)))
    return Document(Source(source.path, source.sha256, source.format, encoding), kept, told)


def _stated(data: bytes) -> str:
    """The encoding that the page itself names."""
    found = _CHARSET.search(data, 0, _HEAD)
    return found[1].decode() if found else ""
