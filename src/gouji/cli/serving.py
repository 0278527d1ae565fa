"""``gouji serve``: hands over to the web application, which the library itself knows nothing of."""

from __future__ import annotations

import argparse
from importlib import import_module
from importlib.util import find_spec

from gouji import console
from gouji.readers.faults import InputError

_NEEDED = ("django", "django_htmx", "granian", "ninja", "whitenoise")


def serve(options: argparse.Namespace) -> int:
    """Runs the site, or does to its data what is asked for."""
    for needed in _NEEDED:
        if find_spec(needed) is None:
            raise InputError(f"网页需要组件 {needed}，请先运行：pip install 'gouji[web]'")
    site = import_module("gouji_web.serve")
    if options.action != "run":
        return int(site.act(options.action, options.data, options.file, console.say))
    return int(site.serve(options.data, options.host, options.port, demo=options.demo, say=console.say))
