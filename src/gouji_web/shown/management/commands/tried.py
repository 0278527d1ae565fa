"""``tried``: tries every page and action as every role on a county made for it, and compares with the documentation."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.test.utils import override_settings, setup_databases, setup_test_environment, teardown_databases

from gouji_web.demo.county import build
from gouji_web.tried import table, written

#: Where in the documentation the table stands.
BLOCK = re.compile(r"(<!-- tried -->\n)(.*?)(<!-- /tried -->)", re.DOTALL)


class Command(BaseCommand):
    help = "以每个角色试每个页面和操作，与 docs/web.md 中的表比较"

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("document", nargs="?", type=Path, default=Path("docs/web.md"))
        parser.add_argument("--write", action="store_true", help="把结果写进文档")

    def handle(self, *args: Any, **options: Any) -> None:
        logging.disable(logging.CRITICAL)
        setup_test_environment()
        made = setup_databases(verbosity=0, interactive=False)
        try:
            list(build())
            with override_settings(SECURE_SSL_REDIRECT=False):  # it is asked without TLS, whatever the site is set to
                found = written(table())
        finally:
            teardown_databases(made, verbosity=0)
        self.stdout.write(found)
        document: Path = options["document"]
        text = document.read_text("utf-8")
        if options["write"]:
            document.write_text(BLOCK.sub(lambda match: match[1] + found + match[3], text), "utf-8")
        elif (told := BLOCK.search(text)) is None or told[2] != found:
            raise CommandError(f"{document} 中的表与实际不符，用 --write 更新。")
