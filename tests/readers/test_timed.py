"""What our own readers take too long for is refused in one line, and the run goes on."""

from __future__ import annotations

import contextlib
import time

import pytest

from gouji.document.tree import Document, Source
from gouji.readers import READERS, InputError, read_bytes, timed
from gouji.readers.formats import Format

LINE = "样例：文件内容异常，读取时耗尽了时间或内存，请用原软件打开后另存再核对。"


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timed, "LONGEST", 0.2)
    monkeypatch.setattr(timed, "_GLANCE", 0.01)
    return


def endless(data: bytes, source: Source) -> Document:
    while True:
        with contextlib.suppress(Exception):  # readers catch what they know of
            sum(range(1000))


@pytest.mark.usefixtures("patience")
def test_a_file_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(READERS[Format.TXT], "read", endless)
    with pytest.raises(InputError) as raised:
        read_bytes("样例", "文字".encode())
    assert str(raised.value) == LINE


@pytest.mark.usefixtures("patience")
def test_one_that_only_waits_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = READERS[Format.TXT].read

    def waiting(data: bytes, source: Source) -> Document:
        time.sleep(0.4)
        return usual(data, source)

    monkeypatch.setattr(READERS[Format.TXT], "read", waiting)
    assert [one.text for one in read_bytes("样例", "文字".encode()).paragraphs] == ["文字"]


@pytest.mark.usefixtures("patience")
def test_nothing_comes_after_the_end() -> None:
    for _ in range(20):
        with timed.in_time(0, "样例"):
            pass
    time.sleep(0.1)
    assert sum(range(200_000)) == 19_999_900_000


def test_too_much_memory_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timed, "MOST_GROWTH", -1)
    monkeypatch.setattr(timed, "_GLANCE", 0.01)
    with pytest.raises(InputError, match="耗尽了时间或内存"), timed.in_time(0, "样例"):
        for _ in range(10_000_000):
            pass
