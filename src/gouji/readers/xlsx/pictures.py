"""Pictures that lie on a sheet: named, and said to be unread; what they show may be a table."""

from __future__ import annotations

from gouji.document.place import Place
from gouji.document.tree import Note, Picture
from gouji.readers.faults import InputError
from gouji.readers.package import Package


def pictures_of(package: Package, part: str, sheet: str) -> tuple[list[Picture], list[Note]]:
    """The pictures on the sheet ``sheet`` in ``part``, rules and emblems passed over, and a note where there are any."""
    place = Place(sheet=sheet)
    found = [Picture(name.rpartition("/")[2], place) for name in _names(package, part) if _may_hold_text(package, name)]
    if not found:
        return [], []
    said = f"工作表“{sheet}”有 {len(found)} 张图片，其中的文字没有读取；若是表格，请提供单元格里的数字，或另存图片后单独核对。"
    return found, [Note(said, place, unread=True)]


def _names(package: Package, part: str) -> list[str]:
    """The parts that hold the pictures of a sheet, each once, in the order of its drawings."""
    drawings = [name for name in _targets(package, part) if "/drawing" in name.lower()]
    media = [name for drawing in drawings for name in _targets(package, drawing) if "/media/" in name.lower()]
    return list(dict.fromkeys(media))


def _targets(package: Package, part: str) -> list[str]:
    try:
        return list(package.relations(part).values())
    except InputError:  # a damaged list of pictures: the sheet reads all the same
        return []


def _may_hold_text(package: Package, name: str) -> bool:
    from gouji.readers.ocr.inside import may_hold_text  # with the layout of pages, which most workbooks never need

    try:
        return may_hold_text(package.part(name))
    except InputError:
        return True
