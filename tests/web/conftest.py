"""A site in memory: its tables are made once, and every test begins from the same small county."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator

_FOLDER = tempfile.mkdtemp(prefix="gouji-web-")
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
os.environ.update(GOUJI_DATA=_FOLDER, GOUJI_JOBS="1", GOUJI_PLAIN_HTTP="1", DJANGO_SETTINGS_MODULE="gouji_web.settings")
os.environ.pop("GOUJI_DATABASE_URL", None)
if "GOUJI_TEST_DATABASE_URL" in os.environ:
    os.environ["GOUJI_DATABASE_URL"] = os.environ["GOUJI_TEST_DATABASE_URL"]

import django  # noqa: E402
import pytest  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_databases, setup_test_environment, teardown_databases  # noqa: E402
from webkit import PASSWORD, County, visitor  # noqa: E402

from gouji_web.demo.county import build  # noqa: E402
from gouji_web.packages.content import of_revision  # noqa: E402
from gouji_web.queue.models import Job  # noqa: E402


@pytest.fixture(scope="session")
def _site() -> Iterator[None]:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    setup_test_environment()
    made = setup_databases(verbosity=0, interactive=False)
    list(build(PASSWORD))
    Job.objects.all().delete()  # what a worker would make meanwhile
    yield
    teardown_databases(made, verbosity=0)


@pytest.fixture
def county(_site: None) -> Iterator[County]:
    """The county of the demonstration; what a test does to it is undone."""
    of_revision.cache_clear()
    published = settings.FILES / "published"
    before = set(published.glob("*"))
    with transaction.atomic():
        yield County()
        transaction.set_rollback(True)
    for made in set(published.glob("*")) - before:  # the next test gives out the same numbers again
        shutil.rmtree(made)


@pytest.fixture
def anyone(county: County) -> Client:
    return visitor()
