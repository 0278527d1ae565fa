"""Settings, safe as they stand; where things lie and who may reach them comes from the environment.

``GOUJI_DATA``: the folder of the database, files and the secret key; without it the key lasts as long as the process.
``GOUJI_HOSTS``: names the site is reached by, comma separated. ``GOUJI_DATABASE_URL``:
postgresql://user:password@host:port/name instead of SQLite. ``GOUJI_JOBS``: how many processes check files at once.
``GOUJI_PLAIN_HTTP=1``: no TLS before the site, for a loopback address only; ``gouji serve`` sets it there."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from secrets import token_urlsafe

from gouji_web.databases import database
from gouji_web.keys import secret_key

HERE = Path(__file__).parent
DATA = Path(os.environ.get("GOUJI_DATA") or "gouji-data").absolute()
PLAIN_HTTP = os.environ.get("GOUJI_PLAIN_HTTP") == "1"

DEBUG = False
SECRET_KEY = secret_key(DATA) if os.environ.get("GOUJI_DATA") else token_urlsafe(64)
ALLOWED_HOSTS = [
    "localhost",
    "127.0.0.1",
    "[::1]",
    *(name.strip() for name in os.environ.get("GOUJI_HOSTS", "").split(",") if name.strip()),
]
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in ALLOWED_HOSTS[3:]]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "gouji_web.shown",
    "gouji_web.bodies",
    "gouji_web.people",
    "gouji_web.trail",
    "gouji_web.queue",
    "gouji_web.intake",
    "gouji_web.packages",
    "gouji_web.publishing",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "gouji_web.guarding.ContentPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "gouji_web.guarding.Sized",
    "gouji_web.guarding.Uncached",
    "gouji_web.guarding.SignedIn",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "gouji_web.guarding.PasswordDue",
    "gouji_web.guarding.Refusals",
]
ROOT_URLCONF = "gouji_web.urls"
WSGI_APPLICATION = "gouji_web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "gouji_web.shown.context.site",
            ],
            "loaders": [("django.template.loaders.cached.Loader", ["django.template.loaders.filesystem.Loader"])],
        },
    }
]

DATABASES = {"default": database(os.environ.get("GOUJI_DATABASE_URL", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.User"

_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("username", "name")}},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
# The report's own style and script serve the page of findings too: they are kept once, in the core.
_REPORTS = find_spec("gouji.reports")
assert _REPORTS is not None
assert _REPORTS.submodule_search_locations is not None
STATICFILES_DIRS: list[Path | tuple[str, Path]] = [
    HERE / "static",
    ("report", Path(next(iter(_REPORTS.submodule_search_locations))) / "assets"),
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
FILES = DATA / "files"
#: Processes that check one upload of several files.
CHECK_JOBS = int(os.environ.get("GOUJI_JOBS", "0")) or min(4, os.cpu_count() or 1)

SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not PLAIN_HTTP
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = not PLAIN_HTTP
SECURE_HSTS_SECONDS = 0 if PLAIN_HTTP else 31_536_000
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if os.environ.get("GOUJI_BEHIND_PROXY") == "1" else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
# Other sites under the county's domain are not ours to bind to TLS.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W019", "security.W021"]

#: A workbook posts a cell at a time; files are read from the disk.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20
#: Bytes of one request: a folder of files at once.
LARGEST_UPLOAD = 2 * 2**30
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 500
FILE_UPLOAD_MAX_MEMORY_SIZE = 2**20
FILE_UPLOAD_PERMISSIONS = 0o600

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
