"""单个文件网页和邮件 (.mht, .eml, and what programs name .doc or .xls): their pages, or their text where there is no page."""

from __future__ import annotations

import email
import email.header
import email.policy
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.message import Message

from gouji.document.tree import Document, Note, Source
from gouji.readers import html, txt
from gouji.readers.drafts import finished
from gouji.readers.faults import InputError

_PAGES, _TEXT = ("text/html", "application/xhtml+xml"), "text/plain"
_MOST_PARTS = 2_000
#: In bytes: the lines before the body; taking them apart takes more than linear time.
_LONGEST_HEAD = 200_000


def read(data: bytes, source: Source) -> Document:
    """The document of a MIME file; raises ``InputError`` when it holds neither a page nor text.

    Where text stands both as a page and plain the page is read. Attached files are named, not read.
    """
    parts = list(_parts(data, source.path))
    pages = [part for part in parts if part.get_content_type() in _PAGES and not _is_attached(part)]
    chosen = pages or [part for part in parts if part.get_content_type() == _TEXT and not _is_attached(part)]
    faults: list[Note] = []
    documents = list(_documents(chosen, source, faults))
    if not documents:
        raise InputError(f"{source.path}：网页里没有正文，请确认保存的是文章页面。")
    notes = [note for document in documents for note in document.notes] + faults
    notes += [Note(f"邮件附件没有读取，请另存后一并核对：{name}", unread=True) for name in _attachments(parts)]
    blocks, cut = finished(block for document in documents for block in document.blocks)
    told = dict.fromkeys((*notes, *cut))  # what was left out of a part may be said of the whole too
    return Document(replace(source, encoding=documents[0].source.encoding), blocks, tuple(told))


def _parts(data: bytes, path: str) -> Iterator[Message]:
    head = re.search(rb"\r?\n\r?\n", data := data.lstrip())
    if (head.start() if head else len(data)) > _LONGEST_HEAD:
        raise InputError(f"{path}：邮件的开头长得异常，不予读取，请另存为普通网页后再核对。")
    pending: list[Message] = [email.message_from_bytes(data, policy=email.policy.compat32)]
    count = 0
    while pending:
        message = pending.pop(0)
        inner = message.get_payload()
        if message.is_multipart() and isinstance(inner, list):
            pending[:0] = [part for part in inner if isinstance(part, Message)]
            continue
        count += 1
        if count > _MOST_PARTS:
            raise InputError(f"{path}：网页文件里有 {_MOST_PARTS} 个以上的部分，不予读取，请另存为普通网页后再核对。")
        yield message


def _documents(parts: Sequence[Message], source: Source, faults: list[Note]) -> Iterator[Document]:
    """The document of each part that says anything; frames and bars of sheet names do not. ``faults`` is told of those that
    cannot be read."""
    for part in parts:
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes) or not content.strip():
            continue
        try:
            if part.get_content_type() == _TEXT:
                yield txt.read(content, source)
            else:
                yield html.read(content, source, part.get_content_charset(""))
        except html.NoArticleError:
            if len(parts) == 1:
                raise
        except InputError as fault:
            if len(parts) == 1:
                raise
            said = str(fault).removeprefix(f"{source.path}：")
            faults.append(Note(f"文件中的一个部分没有读取：{said}", unread=True))


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def _attachments(parts: Sequence[Message]) -> Iterator[str]:
    """The names of the files that came with a mail; pictures of a page have none of their own."""
    for part in parts:
        if _is_attached(part):
            yield str(email.header.make_header(email.header.decode_header(part.get_filename() or "没有名称的附件")))
