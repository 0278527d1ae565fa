"""Files as they lie on the disk: their bytes, or one clear line."""

from __future__ import annotations

import stat
from pathlib import Path

from gouji.readers.faults import InputError

#: Larger files are refused before they are read: the longest real disclosure as text is below 2 MB.
LARGEST_FILE = 64 * 2**20
#: A folder packed into one file may be larger; its members are held to ``LARGEST_FILE`` one by one.
LARGEST_ARCHIVE = 256 * 2**20
_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0")


def bytes_of(path: Path) -> bytes:
    """The bytes of the file ``path``; raises ``InputError`` when it cannot be opened, is too large or empty."""
    try:
        if path.is_dir():
            raise InputError(f"{path}：是文件夹，请指定其中的文件。")
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited for, a device never ends
            raise InputError(f"{path}：不是普通文件（管道、设备之类），不予读取，请另存后再核对。")
        with path.open("rb") as stream:
            start = stream.read(8)
            largest = LARGEST_ARCHIVE if start.startswith(_PACKED) else LARGEST_FILE
            size = path.stat().st_size
            if size > largest:
                raise InputError(
                    f"{path}：文件有 {size // 2**20} MB，超过 {largest // 2**20} MB 的上限，请拆分后再核对。"
                )
            return start + stream.read()
    except FileNotFoundError:
        raise InputError(f"{path}：找不到这个文件，请检查路径。") from None
    except PermissionError:
        raise InputError(f"{path}：没有读取权限，请检查文件权限。") from None
    except OSError as fault:
        raise InputError(f"{path}：读取失败（{fault.strerror or fault}），请检查文件。") from None
