"""换上: a folder of finished files put in the place of last run's, all of them or none.

What was written is remembered with its content in a list kept outside the folder that is published, so that the next run
takes away what is no longer made, and never touches a file of the user's nor one that was changed by hand.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from gouji.readers.faults import InputError

_LIST = "编制清单.json"
_SCHEMA = "gouji.prepared/1"
_EDITED = "手工改动"


@dataclass(frozen=True)
class Places:
    """存放位置: the folder to be published, and beside it the one that never is."""

    published: Path
    private: Path

    @classmethod
    def of(cls, output: Path) -> Places:
        """The folders of a run with ``output``; a link to a folder is followed."""
        published = output.resolve()
        return cls(published, published.with_name(f"{published.name or '资料'}-佐证（不公开）"))


@contextmanager
def exchanged(places: Places, *, move_edited: bool = False) -> Iterator[Places]:
    """Folders to write into; where the block ends well, what stands in them takes the place of last run's files.

    Raises ``InputError``, with everything as it was, where a file stands in the way: one that is not ours, that was
    changed by hand (moved to the private folder where ``move_edited``), or that cannot be written.
    """
    with _named(places.published):
        places.published.parent.mkdir(parents=True, exist_ok=True)
        if places.published.exists() and not places.published.is_dir():
            raise InputError(f"{places.published}：已有一个同名文件，请换一个文件夹。")
        folder = tempfile.mkdtemp(dir=places.published.parent, prefix=".gouji-")
    try:
        stage = Places(Path(folder) / "published", Path(folder) / "private")
        stage.published.mkdir()
        stage.private.mkdir()
        yield stage
        _exchange(stage, places, Path(folder) / "old", move_edited=move_edited)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        where = fault.filename2 or fault.filename or path
        raise InputError(
            f"{where}：写不进去（{fault.strerror}），请检查路径和权限；文件正打开着的，请先关闭。没有改动任何文件。"
        ) from None


def _exchange(stage: Places, places: Places, aside: Path, *, move_edited: bool) -> None:
    known = _known(places.private)
    new = {
        places.published: _files(stage.published),
        places.private: _files(stage.private),
    }
    held = {target: digest for target, digest in known.items() if os.path.lexists(target)}
    edited = [target for target, digest in held.items() if _digest(target) != digest]
    targets = [folder / name for folder, files in new.items() for name in files]
    _refuse_foreign([target for target in targets if os.path.lexists(target) and target not in held], places)
    if edited and not move_edited:
        names = "、".join(str(target) for target in edited)
        raise InputError(
            f"这些文件在上次编制以后被手工改过，没有覆盖，也没有写出任何文件：{names}。"
            "请把改动写进工作簿；要另存手工改过的文件后重新编制，请加 --move-edited。"
        )
    for target in (*held, *targets):
        _refuse_locked(target)
    listed = {str(folder / name): _digest(file) for folder, files in new.items() for name, file in files.items()}
    (stage.private / _LIST).write_text(_as_list(listed, places), "utf-8")
    moves = [(target, aside / str(number)) for number, target in enumerate(held)]
    moves += [(file, folder / name) for folder, files in new.items() for name, file in files.items()]
    listing = places.private / _LIST
    moves += [(listing, aside / "list")] if listing.exists() else []
    moves.append((stage.private / _LIST, listing))
    aside.mkdir()
    with _named(places.published):
        _moved(moves)
    kept = {target: aside / str(number) for number, target in enumerate(held) if target in edited}
    _keep_edited(kept, places.private / _EDITED)
    _tidy({target.parent for target in held}, places)


def _moved(moves: list[tuple[Path, Path]]) -> None:
    """Every move in order; where one fails those before it are undone, the last first."""
    done: list[tuple[Path, Path]] = []
    try:
        for source, target in moves:
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(source, target)
            done.append((source, target))
    except BaseException:
        for source, target in reversed(done):
            with suppress(OSError):
                source.parent.mkdir(parents=True, exist_ok=True)
                os.replace(target, source)
        raise


def _keep_edited(kept: Mapping[Path, Path], folder: Path) -> None:
    for target, file in kept.items():
        folder.mkdir(parents=True, exist_ok=True)
        free = folder / target.name
        number = 1
        while os.path.lexists(free):
            number += 1
            free = folder / f"{target.stem}（{number}）{target.suffix}"
        os.replace(file, free)


def _refuse_foreign(standing: list[Path], places: Places) -> None:
    if standing:
        names = "、".join(str(path) for path in standing[:5]) + (f" 等 {len(standing)} 个" if len(standing) > 5 else "")
        raise InputError(
            f"{places.published} 里已有同名的文件，不是上次编制写出的，没有覆盖，也没有写出任何文件：{names}。"
            "请移走这些文件，或者用 --output 换一个文件夹。"
        )


def _refuse_locked(target: Path) -> None:
    """A file made read-only is meant to stay; a folder on the way that is a link leads to somebody else's files."""
    if target.parent.is_symlink():
        raise InputError(f"{target.parent}：是一个链接，没有写出任何文件，请移走它。")
    if target.is_file() and not target.stat().st_mode & stat.S_IWUSR:
        raise InputError(f"{target}：是只读文件，没有写出任何文件，请去掉只读后再编制。")


def _known(private: Path) -> Mapping[Path, str]:
    """What last run wrote with its content, by path. A list that cannot be read is taken for none."""
    try:
        listed = json.loads((private / _LIST).read_text("utf-8"))
        if not isinstance(listed, dict) or listed.get("schema") != _SCHEMA:
            return {}
        roots = {"published": private.with_name(str(listed["folder"])), "private": private}
        return {
            roots[kind] / name: str(digest)
            for kind in roots
            for name, digest in listed[kind].items()
            if not Path(name).is_absolute() and ".." not in Path(name).parts
        }
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return {}


def _as_list(listed: Mapping[str, str], places: Places) -> str:
    parts: dict[str, dict[str, str]] = {"published": {}, "private": {}}
    for path, digest in listed.items():
        kind, root = (
            ("private", places.private)
            if Path(path).is_relative_to(places.private)
            else ("published", places.published)
        )
        parts[kind][Path(path).relative_to(root).as_posix()] = digest
    content = {"schema": _SCHEMA, "folder": places.published.name, **parts}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _files(folder: Path) -> Mapping[str, Path]:
    return {one.relative_to(folder).as_posix(): one for one in sorted(folder.rglob("*")) if one.is_file()}


def _digest(path: Path) -> str:
    """The content of a plain file; anything else that stands there is nothing we wrote."""
    if path.is_symlink() or not path.is_file():
        return ""
    with _named(path):
        return hashlib.sha256(path.read_bytes()).hexdigest()


def _tidy(folders: set[Path], places: Places) -> None:
    """Folders of ours that nothing stands in any more."""
    for folder in sorted(folders - {places.published, places.private}, reverse=True):
        with suppress(OSError):
            folder.rmdir()
