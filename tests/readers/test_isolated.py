"""The standing worker process: what goes wrong in it goes wrong for one file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pdffile import Sheet, pdf_file

from gouji.readers import InputError, isolated, read, read_bytes
from gouji.readers.ocr import inside

RECURSIVE = b"""%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >> endobj
4 0 obj << /Length 5 >> stream
/X Do
endstream endobj
5 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X 5 0 R >> >> /Length 11 >> stream
/X Do /X Do
endstream endobj
trailer << /Root 1 0 R >>
"""


def test_results_and_faults_come_back_as_they_are() -> None:
    assert isolated.call(divmod, 17, 5, path="a") == (3, 2)
    with pytest.raises(ZeroDivisionError):
        isolated.call(divmod, 17, 0, path="a")


def test_a_crash_refuses_one_call_and_the_next_gets_a_new_worker() -> None:
    worker = isolated.call(os.getpid, path="a")
    assert worker != os.getpid()
    with pytest.raises(InputError, match=r"^坏\.pdf：文件内容异常"):
        isolated.call(os.abort, path="坏.pdf")
    assert isolated.call(os.getpid, path="a") not in (worker, os.getpid())


def test_a_call_that_gives_no_sign_of_life_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolated, "PATIENCE", 0.1)
    with pytest.raises(InputError, match="耗尽了时间或内存"):
        isolated.call(time.sleep, 60, path="a")


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux")
def test_hunger_for_memory_is_refused() -> None:
    with pytest.raises(MemoryError):
        isolated.call(bytearray, isolated.MOST_MEMORY, path="a")
    assert isolated.call(len, b"abc", path="a") == 3


def test_calls_left_out_are_made_here() -> None:
    with isolated.left_out():
        assert isolated.call(os.getpid, path="a") == os.getpid()


@pytest.mark.skipif(sys.platform != "linux", reason="ties to the caller are Linux's")
def test_no_worker_outlives_its_caller() -> None:
    code = "import os,time;from gouji.readers import isolated;print(isolated.call(os.getpid, path=''),flush=True);isolated.call(time.sleep, 60, path='')"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as caller:
        assert caller.stdout is not None
        worker = int(caller.stdout.readline())
        caller.send_signal(signal.SIGKILL)
    for _ in range(50):
        if not Path(f"/proc/{worker}").exists() or "Z" in Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2]:
            return
        time.sleep(0.1)
    pytest.fail("the worker is still there")


def test_a_form_that_draws_itself_is_refused_and_others_are_read(tmp_path: Path) -> None:
    bad, good = tmp_path / "坏.pdf", tmp_path / "好.pdf"
    bad.write_bytes(RECURSIVE)
    good.write_bytes(pdf_file(Sheet().text(60, 100, "正文")))
    with pytest.raises(InputError, match="文件内容异常"):
        read(bad)
    assert [block.text for block in read(good).paragraphs] == ["正文"]


def test_web_pages_are_parsed_in_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[object] = []
    usual = isolated.call
    monkeypatch.setattr(
        isolated, "call", lambda function, *given, path: called.append(path) or usual(function, *given, path=path)
    )
    mail = b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
    page = "<html><body><p>支出1.00万元。</p></body></html>".encode()
    for name, data in (("a.html", page), ("a.mht", mail + page)):
        assert [one.text for one in read_bytes(name, data).paragraphs] == ["支出1.00万元。"]
    assert called == ["a.html", "a.mht"]


def test_a_picture_that_takes_the_engine_along_costs_its_document_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = isolated.call
    monkeypatch.setattr(inside, "engine_is_installed", lambda: True)
    monkeypatch.setattr(isolated, "call", lambda _, *__, path: usual(os.abort, path=path))
    assert inside.blocks_in(b"\x89PNG" + bytes(3_000), "a.docx") == []
