"""Writes files whole or not at all: beside the old one, then in its place; never over what a command reads."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path

_REASONS = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "超过了磁盘配额",
    errno.EACCES: "没有写入权限，或者文件正被别的程序打开",
    errno.EPERM: "没有写入权限，或者文件正被别的程序打开",
    errno.EROFS: "磁盘是只读的",
    errno.ENOENT: "文件夹不存在",
    errno.ENOTDIR: "文件夹不存在",
    errno.EISDIR: "这是一个文件夹",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EFBIG: "文件太大",
}


class SaveError(Exception):
    """A file could not be written; nothing of what stood there is lost. The message is one line in Chinese."""


def save(path: Path, content: bytes) -> None:
    """Writes ``content`` to ``path`` so that at any moment the whole old or the whole new file stands there.

    Devices and pipes are written to directly. Raises ``SaveError``.
    """
    try:
        _save(Path(os.path.realpath(path)), content)
    except OSError as fault:
        raise SaveError(f"{path}：写不进去（{reason(fault)}），请检查路径和权限；原有的文件没有改动。") from None


def refuse_overwriting(output: Path, read: Iterable[Path]) -> None:
    """Raises ``SaveError`` where ``output`` is one of the files ``read``, under whatever name."""
    if any(is_same_file(output, path) for path in read):
        raise SaveError(f"{output}：这是要读取的文件，写出的结果会盖掉它，请换一个文件名。")


def is_same_file(one: Path, other: Path) -> bool:
    """Whether both names lead to one file; a file that does not exist yet is known by its path."""
    with contextlib.suppress(OSError):
        return one.samefile(other)
    return os.path.realpath(one) == os.path.realpath(other)


def reason(fault: OSError) -> str:
    """Why the system refused, in Chinese where the reason is a usual one."""
    return _REASONS.get(fault.errno or 0, fault.strerror or str(fault))


def _save(path: Path, content: bytes) -> None:
    mode = _mode(path)
    if mode is not None and stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if mode is not None and not stat.S_ISREG(mode):
        path.write_bytes(content)
        return
    if mode is not None and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    handle, name = tempfile.mkstemp(prefix=".gouji-", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, _usual_mode() if mode is None else stat.S_IMODE(mode))
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _usual_mode() -> int:
    """The mode of a new file; the mask can only be asked for by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask
