"""``gouji serve``: hands over to the web application, which the library itself knows nothing of."""

from __future__ import annotations

import argparse
from importlib import import_module

from gouji import console
from gouji.readers.faults import InputError


def serve(options: argparse.Namespace) -> int:
    """Runs the site, or does to its data what is asked for."""
    try:
        site = import_module("gouji_web.serve")
        for needed in ("django", "granian", "whitenoise", "django_htmx", "ninja"):
            import_module(needed)
    except ModuleNotFoundError as missing:
        raise InputError(f"网页需要组件 {missing.name}，请先运行：pip install 'gouji[web]'") from None
    if options.action != "run":
        return int(site.act(options.action, options.data, options.file, console.say))
    return int(site.serve(options.data, options.host, options.port, demo=options.demo, say=console.say))
