"""The application that a server runs."""

from __future__ import annotations

import os
import sys
import threading

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gouji_web.settings")
application = get_wsgi_application()

#: Every answer of the database hands the interpreter on: a save of twenty of them must not wait a slice of a score each time.
sys.setswitchinterval(0.0005)


def _warm() -> None:
    """What scores takes seconds to load: it is there before the first person asks for a score."""
    from gouji_web.warming import warm

    warm()


threading.Thread(target=_warm, daemon=True).start()
