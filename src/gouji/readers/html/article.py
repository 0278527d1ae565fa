"""The part of a page that is the article: what holds most of the text that is no link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote

from gouji.document.tree import Note
from gouji.values import zh

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

#: Elements whose text is no part of what a reader takes from the page.
SILENT = frozenset(
    "script style noscript template head title select option button textarea iframe svg nav object".split()
)
# Going down from the body, the next element is taken as long as it alone holds this share of the text.
_MAIN_SHARE = 0.8
_SITE = re.compile(r"\s*[-_—|–]+\s*[^-_—|–]*$")
# What people write as an address need not be one: only its end matters.
_AFTER_PATH = re.compile(r"[?#]")
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|rtf|zip|rar)$", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# What may have text that does not count; a table without it is weighed whole.
_LIGHT = ", ".join((*sorted(SILENT), "a", "[hidden]", '[style*="display" i]', '[style*="visibility" i]'))
_MOST_ATTACHMENTS = 50


def is_hidden(node: LexborNode) -> bool:
    return hides(node.attributes)


def hides(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element with these attributes is not shown."""
    return bool(attributes) and ("hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or "")))


def article_of(body: LexborNode) -> LexborNode | None:
    """The smallest element that holds nearly all text of the page outside links; None for a page without text."""
    weights: dict[int, int] = {}
    total = _weigh(body, weights)
    if total == 0:
        return None
    node = body
    while True:
        heir = max(node.iter(), key=lambda child: weights.get(child.mem_id, 0), default=None)
        if (
            heir is None
            or heir.tag in ("tbody", "p")
            or _is_table(heir)
            or weights.get(heir.mem_id, 0) < _MAIN_SHARE * total
        ):
            return node
        node = heir


def _is_table(node: LexborNode) -> bool:
    """Whether ``node`` is a table, or an element around one alone: its title and its notes stand beside it."""
    while node.tag != "table":
        children = list(node.iter())
        if len(children) != 1 or _own_text(node):
            return False
        node = children[0]
    return True


def _weigh(root: LexborNode, weights: dict[int, int]) -> int:
    """The characters outside links under each element; walked with a list, for pages nest without limit. What stands in a
    table is not weighed apart: the article is no part of a table."""
    order: list[tuple[LexborNode, int]] = []
    pending = [(root, -1)]
    whole: dict[int, int] = {}
    while pending:
        node, parent = pending.pop()
        at = len(order)
        order.append((node, parent))
        if node.tag == "table" and node.css_first(_LIGHT) is None:
            whole[at] = _size(node.text())
            continue
        loud = (child for child in node.iter() if child.tag not in SILENT and child.tag != "a" and not is_hidden(child))
        pending.extend((child, at) for child in loud)
    sizes = [whole[at] if at in whole else _own_text(node) for at, (node, _) in enumerate(order)]
    for at in range(len(order) - 1, -1, -1):
        node, parent = order[at]
        weights[node.mem_id] = sizes[at]
        if parent >= 0:
            sizes[parent] += sizes[at]
    return sizes[0]


def _own_text(node: LexborNode) -> int:
    texts = (child.text_content or "" for child in node.iter(include_text=True) if child.tag == "-text")
    return sum(map(_size, texts))


def _size(text: str) -> int:
    return len("".join(text.split()))


def title_of(page: LexborHTMLParser) -> str:
    """The title that the page gives itself: the one the government site standard asks for, else the window title."""
    named = page.css_first('meta[name="ArticleTitle" i]')
    if named is not None and (named.attributes.get("content") or "").strip():
        return zh.squeeze(named.attributes["content"] or "")
    window = page.css_first("title")
    return "" if window is None else zh.squeeze(_SITE.sub("", window.text()))


def attachments_of(body: LexborNode) -> Iterator[Note]:
    """A note for each file that the page links to, by the text of the link or the name of the file."""
    names = list(dict.fromkeys(_attachments(body)))
    for name in names[:_MOST_ATTACHMENTS]:
        yield Note(f"网页附件没有读取，请下载后一并核对：{name}", unread=True)
    if len(names) > _MOST_ATTACHMENTS:
        yield Note(f"网页还有 {len(names) - _MOST_ATTACHMENTS} 个附件没有读取，请下载后一并核对。", unread=True)


def _attachments(body: LexborNode) -> Iterator[str]:
    for link in body.css("a[href]"):
        path = unquote(_AFTER_PATH.split(link.attributes.get("href") or "", maxsplit=1)[0])
        if _FILE.search(path):
            yield zh.squeeze(link.text(strip=True)) or path.rpartition("/")[2]
