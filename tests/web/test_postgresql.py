"""The same tests on a real PostgreSQL, in a cluster of their own; skipped where there is none.

``apt-get install postgresql`` and ``pip install 'psycopg[binary]'`` are all it needs.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TOOLS = sorted(Path("/usr/lib/postgresql").glob("*/bin")) if shutil.which("initdb") is None else [Path()]
TESTS = (
    "test_people.py",
    "test_site.py",
    "test_filling_and_review.py",
    "test_taking.py",
    "test_publishing.py",
    "test_reorganising.py",
    "test_overview.py",
    "test_roles.py",
)
if not TOOLS:
    pytest.skip("没有装 PostgreSQL，数据层只在 SQLite 上测", allow_module_level=True)
pytest.importorskip("psycopg", reason="没有装 psycopg，数据层只在 SQLite 上测")


@pytest.fixture
def cluster() -> Iterator[str]:
    """The address of a new cluster that is gone afterwards; its server refuses to run as root."""
    user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="gouji-pg-") as folder:
        data = Path(folder) / "data"
        shutil.chown(folder, user)

        def call(tool: str, *arguments: str) -> None:
            command = [str(TOOLS[-1] / tool), "-D", str(data), *arguments]
            subprocess.run(command, user=user, check=True, stdout=subprocess.DEVNULL, cwd=folder)

        call("initdb", "-A", "trust", "-U", "gouji", "-E", "UTF8", "--locale=C.UTF-8")
        call("pg_ctl", "-o", f"-p {port} -k {folder} -c fsync=off", "-l", f"{folder}/log", "-w", "start")
        try:
            yield f"postgresql://gouji@127.0.0.1:{port}/postgres"
        finally:
            call("pg_ctl", "-m", "immediate", "stop")


def test_the_data_layer_holds_on_postgresql(cluster: str) -> None:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-n",
        "0",
        "-k",
        "not making_and_checking",
        *(str(HERE / one) for one in TESTS),
    ]
    environment = {**os.environ, "GOUJI_TEST_DATABASE_URL": cluster}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3_000:]
