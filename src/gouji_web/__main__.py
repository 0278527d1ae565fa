"""``python -m gouji_web``: Django's own commands and ours, on the data folder that ``GOUJI_DATA`` names."""

from __future__ import annotations

import os
import sys
from tempfile import TemporaryDirectory

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gouji_web.settings")
    with TemporaryDirectory(prefix="gouji-tried-") as folder:
        # trying every action uploads and makes files: never into the folder of a site
        os.environ.setdefault("GOUJI_DATA", folder if sys.argv[1:2] == ["tried"] else "gouji-data")
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
