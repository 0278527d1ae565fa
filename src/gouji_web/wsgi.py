"""The application that a server runs."""

from __future__ import annotations

import os
import threading

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gouji_web.settings")
application = get_wsgi_application()


def _warm() -> None:
    """What scores takes seconds to load: it is there before the first person asks for a score."""
    from gouji_web.warming import warm

    warm()


threading.Thread(target=_warm, daemon=True).start()
