"""On a cluster the rows are those of one machine, also when a worker is lost on the way."""

from __future__ import annotations

import os
import signal
import threading
import warnings
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from batch_material import material, poison

from gouji import batch
from gouji.batch.engines import engine
from gouji.checks.registry import load

CODES = [check.code for check in load()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return material(tmp_path)


@pytest.fixture
def cluster() -> Iterator[Any]:
    distributed = pytest.importorskip("distributed", reason="没有 dask：集群的测试跳过")
    with (
        warnings.catch_warnings(),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as found,
    ):
        warnings.simplefilter("ignore")
        yield found


def tables(output: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (output / "tables").iterdir()}


@pytest.mark.filterwarnings("ignore")
def test_a_lost_worker_loses_no_row(folder: Path, tmp_path: Path, cluster: Any) -> None:
    batch.run([folder], tmp_path / "本机", CODES)
    first = next(iter(cluster.workers.values()))
    threading.Timer(2.0, os.kill, (first.pid, signal.SIGKILL)).start()
    batch.run([folder], tmp_path / "集群", CODES, cluster=cluster.scheduler_address)
    assert tables(tmp_path / "集群") == tables(tmp_path / "本机")


@pytest.mark.filterwarnings("ignore")
def test_a_piece_that_takes_its_workers_along_each_time_is_one_answer(cluster: Any) -> None:
    with engine(1, cluster.scheduler_address) as do:
        found = list(do([partial(str, 1), partial(poison, os.getpid()), partial(str, 2)]))
    assert found == ["1", "毒.pdf：文件内容异常", "2"]
