"""A real site on a free port for a measurement, and people who use it over HTTP."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

from gouji_web.bodies.models import Body, Setting
from gouji_web.demo.packages import content
from gouji_web.packages.filling import replace
from gouji_web.packages.models import Package
from gouji_web.people.models import Post, User
from gouji_web.permissions import Role

_PASSWORD = "for-measuring-only-1"
_SERVER = "import sys; from pathlib import Path; from gouji_web.serve import prepare_environment, run_server; prepare_environment(Path(sys.argv[1]), plain=True); run_server('127.0.0.1', int(sys.argv[2]))"


class Site:
    """The web server alone, in a process group of its own, so that all of it can be killed at once."""

    def __init__(self, data: Path) -> None:
        self.data = data
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-c", _SERVER, str(self.data), str(self.port)]
        self.process = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)
        for _ in range(600):
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
                connection.request("GET", "/login/")
                if connection.getresponse().status == 200:
                    return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("the server does not answer")

    def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        assert self.process is not None
        os.killpg(self.process.pid, how)
        self.process.wait()


class Person:
    """Somebody signed in, over one connection that is opened again when it breaks."""

    def __init__(self, site: Site, username: str) -> None:
        self.site, self.username = site, username
        self.cookies: dict[str, str] = {}
        self.version = ""
        self.connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)
        self.ask("GET", "/login/")
        status, _ = self.ask("POST", "/login/", {"username": username, "password": _PASSWORD})
        assert status == 302, status

    def ask(self, method: str, address: str, given: dict[str, object] | None = None) -> tuple[int, str]:
        """The status and the text of the answer. Raises ``OSError`` or ``HTTPException`` where none comes."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers |= {"X-CSRFToken": self.cookies.get("csrftoken", "")}
        if given is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        body = urlencode(given) if given is not None else None
        try:
            self.connection.request(method, address, body, headers)
            answer = self.connection.getresponse()
            text = answer.read().decode()
        except (OSError, http.client.HTTPException):
            self.connection.close()
            raise
        for line in answer.headers.get_all("Set-Cookie") or ():
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        self.version = answer.headers.get("X-Row-Version", "")
        return answer.status, text

    def ask_again(self, method: str, address: str, given: dict[str, object] | None = None) -> tuple[int, str]:
        """The same over a new connection where the old one had been idle for too long, as browsers do."""
        try:
            return self.ask(method, address, given)
        except ConnectionError:
            return self.ask(method, address, given)

    def save(
        self, package: int, row: int, column: str, text: str, seen: str, version: int, *, again: bool = True
    ) -> int:
        """Saves a cell; gives the row's new version. Raises where it was not confirmed."""
        given: dict[str, object] = {"row": row, "column": column, "text": text, "seen": seen, "version": version}
        status, said = (self.ask_again if again else self.ask)("POST", f"/packages/{package}/cell/", given)
        if status != 200:
            raise OSError(f"{status} {re.sub('<[^>]+>', '', said)[:80]}")
        return int(self.version)


def people(count: int) -> list[tuple[str, int]]:
    """So many units with a filled package and somebody who fills it in: (account, package)."""
    Setting.objects.create(county="测量县")
    root = Body.objects.create(kind=Body.Kind.FINANCE, name="测量县财政局")
    filled = content("qinglan-2023-hunan")
    hashed = ""
    made = []
    for number in range(count):
        body = Body.objects.create(parent=root, kind=Body.Kind.DEPARTMENT, name=f"部门{number}")
        user = User(username=f"p{number}", name=f"会计{number}")
        if not hashed:
            user.set_password(_PASSWORD)
            hashed = user.password
        user.password = hashed
        user.save()
        Post.objects.create(user=user, body=body, role=Role.FILLER)
        package = Package.objects.create(body=body, year=2023)
        replace(None, package, filled, "测量")
        made.append((user.username, package.pk))
    return made
