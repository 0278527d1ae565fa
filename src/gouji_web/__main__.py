"""``python -m gouji_web``: Django's own commands and ours, on the data folder that ``GOUJI_DATA`` names."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gouji_web.settings")
    os.environ.setdefault("GOUJI_DATA", "gouji-data")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
