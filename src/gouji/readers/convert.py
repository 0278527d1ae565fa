"""旧格式 (.rtf, and .doc that our own reader cannot make out): brought to .docx by LibreOffice where it is installed.

LibreOffice runs without a window, with macros and link updates switched off, in a profile of its own that is thrown
away, one at a time, and for a bounded time.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import threading
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

from gouji import fonts
from gouji.document.tree import Document, Note, Source
from gouji.readers import docx
from gouji.readers.faults import InputError
from gouji.readers.keeper import kept

#: Seconds for one conversion, by the clock, for the machine may be busy; and of computing, as far as the system counts it,
#: with what each megabyte adds. A 180-page report takes about ten on a slow machine, and has several megabytes.
LONGEST = 180
COMPUTING, _PER_MEGABYTE = 7, 2
#: In bytes: more memory no conversion gets; LibreOffice maps about one gigabyte that it does not use.
_MOST_MEMORY = 850 << 20
_LARGEST_RESULT = 256 * 2**20
_PROGRAMS = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""
_FONTS = """<?xml version="1.0"?>
<fontconfig><include ignore_missing="yes">{usual}</include><dir>{own}</dir></fontconfig>
"""
_one_at_a_time = threading.Lock()


def read(data: bytes, source: Source) -> Document:
    """The document of an old office file; raises ``InputError`` when LibreOffice is missing, fails or takes too long."""
    program = program_found()
    if program is None:
        raise InputError(
            f"{source.path}：读取 {source.format} 文件需要安装 LibreOffice（免费，www.libreoffice.org），"
            "或者在 Word/WPS 中另存为 .docx 后再核对。"
        )
    with _one_at_a_time, tempfile.TemporaryDirectory(prefix="gouji-") as folder:
        result = _converted(program, data, Path(folder), f".{source.format}", source.path)
    document = docx.read(result, source)
    return replace(document, notes=(*document.notes, Note("旧格式文件，经 LibreOffice 转换后读取。")))


def program_found() -> str | None:
    """Where LibreOffice is installed, None when it is not."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None) or next(
        (place for place in _PLACES if Path(place).exists()), None
    )


def _converted(program: str, data: bytes, folder: Path, ending: str, path: str) -> bytes:
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    given, output = folder / f"input{ending}", folder / "output"
    given.write_bytes(data)
    command = [
        *(program, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--convert-to", "docx", "--outdir", str(output), str(given)),
    ]
    _run(command, folder, path, round(COMPUTING + _PER_MEGABYTE * len(data) / (1 << 20)))
    result = output / "input.docx"
    if not result.exists():
        raise InputError(
            f"{path}：LibreOffice 打不开这个文件，可能已损坏或设有密码，请在 Word/WPS 中另存为 .docx 后再核对。"
        )
    if result.stat().st_size > _LARGEST_RESULT:
        raise InputError(f"{path}：内容过大，请拆分后再核对。")
    return result.read_bytes()


def environment(folder: Path) -> dict[str, str]:
    """What LibreOffice is started with: nothing linked can be fetched, and fonts are found on a machine that has none,
    where it would not start. ``folder`` takes the list of fonts."""
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
    own = fonts.folder()
    if own is None:
        return {**os.environ, **nowhere}
    listed = folder / "fonts.conf"
    usual = os.environ.get("FONTCONFIG_FILE", "/etc/fonts/fonts.conf")
    listed.write_text(_FONTS.format(usual=escape(usual), own=escape(str(own))), encoding="utf-8")
    return {**os.environ, **nowhere, "FONTCONFIG_FILE": str(listed)}


def _bounded(command: list[str], computing: int) -> list[str]:
    """``command`` with what it may compute, in seconds, and the memory it may hold, where the system can bound them."""
    shell = shutil.which("sh")
    if os.name != "posix" or shell is None:
        return command
    bounds = f"ulimit -t {computing}; ulimit -d {_MOST_MEMORY >> 10}; ulimit -c 0"
    return [shell, "-c", f'{bounds} 2>/dev/null; exec "$@"', shell, *command]


def _run(command: list[str], folder: Path, path: str, computing: int = COMPUTING) -> None:
    """Runs LibreOffice in a process group of its own, so that a late one, or one whose caller is killed, is ended with all
    it started."""
    process = subprocess.Popen(
        _bounded(command, computing),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=environment(folder),
    )
    try:
        with kept(process.pid, str(folder)):
            process.wait(LONGEST)
    except subprocess.TimeoutExpired:
        raise InputError(
            f"{path}：LibreOffice 在 {LONGEST} 秒内没有转换完，请在 Word/WPS 中另存为 .docx 后再核对。"
        ) from None
    finally:  # also when the user breaks off
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends LibreOffice with all that it started; nothing to do where it is done."""
    if process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
