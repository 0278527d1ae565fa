"""``bench``: one of the measurements, on a database of its own that is gone afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

_NAMES = ("large", "filling", "killing", "folder")


class Command(BaseCommand):
    help = "测量：large 大库的列表页，filling 多人同时填，killing 保存时杀掉服务，folder 核对一个文件夹"

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("name", choices=_NAMES)
        parser.add_argument("folder", nargs="*", type=Path, help="folder：核对哪个文件夹")
        parser.add_argument("--here", action="store_true", help="用现在的数据文件夹，它必须是空的")

    def handle(self, *args: Any, **options: Any) -> None:
        if (options["name"] == "folder") != bool(options["folder"]):
            raise CommandError("folder 后面写要核对的文件夹，别的测量后面不写", returncode=2)
        if options["here"]:
            call_command("migrate", verbosity=0, interactive=False)
            import_module(f"gouji_web.benches.{options['name']}").run(self.stdout.write, *options["folder"])
            return
        with TemporaryDirectory(prefix="gouji-bench-") as folder:
            environment = {**os.environ, "GOUJI_DATA": folder, "GOUJI_PLAIN_HTTP": "1"}
            command = [sys.executable, "-m", "gouji_web", "bench", options["name"], *map(str, options["folder"])]
            sys.exit(subprocess.run([*command, "--here"], env=environment, check=False).returncode)
