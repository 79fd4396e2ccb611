"""Django's settings, made from the environment (see `environment.py` and docs/operate.md)."""

from datetime import timedelta
from types import SimpleNamespace
from urllib.parse import urlsplit

from mesa.accounts import promises as accounts
from mesa.assistance import promises as remote
from mesa.assistance import tools
from mesa.lib import hours
from mesa.lib.addresses import mailbox_of
from mesa.tickets import promises

from .databases import database
from .environment import ROOT, environment
from .logs import logging

ENV = environment()
DATA = ENV.data
SECRET_KEY, SECRET_KEY_FALLBACKS = ENV.key(), list(ENV.old_secret_keys)
DEBUG = ENV.debug
PUBLIC_URL = ENV.address
SECURE = ENV.is_public
ALLOWED_HOSTS = [urlsplit(PUBLIC_URL).hostname]
if not SECURE:
    ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]"]

CHANNELS = ["mesa.channels.email", "mesa.channels.whatsapp"]  # their folders; see docs/add-a-channel.md
KEEPERS = [  # what each room keeps of people; see mesa/accounts/keepers.py
    f"mesa.{room}.keeper.KEEPER" for room in ("tickets", "assistance", "channels", "exports", "notifications", "api")
]
ROOMS = [
    "common", "outbox", "accounts", "terms", "tickets", "complaints", "assistance", "sales", "ui", "timeline",
    "documents", "exports", "notifications", "live", "doors", "portal", "console", "api", "worker", "ops",
]  # fmt: skip
INSTALLED_APPS = [
    *[f"mesa.{room}" for room in ROOMS],
    *CHANNELS,
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "mesa.doors.middleware.HouseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "mesa.doors.staff_sessions.StaffSessionMiddleware",
    "mesa.doors.sessions.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "mesa.doors.doorman.DoormanMiddleware",
    "mesa.doors.allowance.AllowanceMiddleware",
]
ROOT_URLCONF = "mesa.config.urls"
WSGI_APPLICATION, ASGI_APPLICATION = "mesa.config.wsgi.application", "mesa.config.asgi.application"
LIVE_APPLICATION = "mesa.live.stream.app"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "mesa.doors.jinja.environment",
            "context_processors": ["django.contrib.messages.context_processors.messages"],
        },
    },
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "OPTIONS": {}},
]
FORM_RENDERER = "django.forms.renderers.Jinja2"


DATABASES = {"default": database(ENV.database_url, DATA / "mesa.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {  # limits of attempts: every process must see them, and nobody may flush them out by making many
        "BACKEND": "mesa.common.json_cache.JsonCache",
        "LOCATION": "cache",
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["mesa.accounts.backend.PeopleBackend"]
PASSWORD_HASHERS = [
    "mesa.accounts.hashers.InTurn",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "mesa.accounts.validators.Short", "OPTIONS": {"min_length": accounts.PASSWORD_MIN}},
    {"NAME": "mesa.accounts.validators.Common"},
    {"NAME": "mesa.accounts.validators.Own"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "portal:start"
DEMO = DATA / "demo.json"  # written when the demo desk is furnished; see docs/decisions
REQUIRE_SECOND_FACTOR = not DEMO.exists() if ENV.require_second_factor is None else ENV.require_second_factor
DEBUG_PAGES = not SECURE

# allauth opens the door and keeps the second factor; claims, passwords and links are acts of mesa.accounts.
ACCOUNT_ADAPTER = "mesa.portal.account.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "mesa.portal.account.forms.SignInForm",
    "reauthenticate": "mesa.portal.account.forms.AgainForm",
}
ACCOUNT_LOGIN_METHODS, ACCOUNT_SIGNUP_FIELDS = {"email"}, ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "10/m/ip,10/5m/key",
}  # of allauth's own doors; the others are in doors/limits.py
MFA_ADAPTER = "mesa.portal.account.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "mesa.portal.account.forms.CodeForm",
    "reauthenticate": "mesa.portal.account.forms.CodeAgainForm",
    "activate_totp": "mesa.portal.account.forms.ActivateForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = ENV.brand_name
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE  # http://localhost while trying it out

prefix = "__Host-" if SECURE else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, LANGUAGE_COOKIE_NAME = f"{prefix}session", f"{prefix}csrf", f"{prefix}language"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
CSRF_FAILURE_VIEW = "mesa.doors.errors.forged"
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT, SECURE_REDIRECT_EXEMPT = SECURE, [r"^(healthz|readyz|metrics)$"]

LANGUAGE_CODE = "es-mx"
LANGUAGES = [("es-mx", "Español"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = ENV.time_zone
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = ENV.static
MEDIA_ROOT = DATA / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": MEDIA_ROOT}},
    "staticfiles": {"BACKEND": "mesa.ui.storage.Storage"},
}

LEAST_FREE = 2**30  # bytes of the disk that files never take
MAX_REQUEST = 60 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS, DATA_UPLOAD_MAX_NUMBER_FILES = 3500, 20  # a long quote is one form of many rows
FILE_UPLOAD_TEMP_DIR, FILE_UPLOAD_PERMISSIONS = ENV.uploads, 0o600
FILE_UPLOAD_HANDLERS = [
    "mesa.doors.upload_limit.Ceiling",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

BRAND = SimpleNamespace(
    **{name.removeprefix("brand_"): value for name, value in ENV.model_dump().items() if name.startswith("brand_")}
)
REMOTE_TOOLS, OWN_TOOLS = ENV.remote_tools, ENV.own_tools
MAKERS = ENV.makers
WHATSAPP = ENV.whatsapp
MAKER_HOSTS = [urlsplit(tools.own(text).site).netloc for text in OWN_TOOLS]
CONTACT_ATTEMPTS = ENV.contact_attempts, ENV.contact_ways
TURN_URLS, TURN_SECRET, TURN_ONLY = ENV.turn_urls, ENV.turn_secret, ENV.turn_only
BUSINESS_HOURS, CLOSED_ON = ENV.hours, ENV.closed_on
HOURS_IN_WORDS = {language: hours.in_words(BUSINESS_HOURS, language) for language, _ in LANGUAGES}
TEXT_FACTS = {  # what the public texts may name in braces
    "brand": BRAND.name,
    "legal_name": BRAND.legal_name,
    "domain": BRAND.domain,
    "webmaster": BRAND.webmaster,
    "privacy_contact": BRAND.privacy_contact,
    "address": BRAND.address,
    "phone": BRAND.phone,
    "response_from": promises.RESPONSE_FROM // timedelta(hours=1),
    "response_to": promises.FIRST_RESPONSE // timedelta(hours=1),
    "credit_minutes": promises.CREDIT // timedelta(minutes=1),
    "warranty_days": promises.WARRANTY.days,
    "remote_tools": tools.in_words(REMOTE_TOOLS, OWN_TOOLS),
    "unused_minutes": remote.UNUSED // timedelta(minutes=1),
    "kept_minutes": remote.KEPT // timedelta(minutes=1),
    "silence_days": remote.SILENCE.days,
}
SMTP_URL = ENV.smtp_url
MAILBOX = not SMTP_URL and ENV.is_home  # letters are shown at /correo/, docs/decisions/0004-letters.md
TRANSPORTS = {
    "email": "mesa.outbox.smtp.Smtp" if SMTP_URL else f"mesa.outbox.transports.{'Mailbox' if MAILBOX else 'Nowhere'}"
}
if WHATSAPP:
    TRANSPORTS["whatsapp"] = "mesa.channels.whatsapp.transport.Cloud"
EMAIL_BACKEND = "mesa.outbox.backend.OutboxBackend"
FORMS_A_MINUTE = 300  # of one person: more than hands do
REPLY_ADDRESS, MAIL_AUTHSERV, MAIL_KEPT_DAYS = ENV.reply_address, ENV.mail_authserv, ENV.mail_kept_days
MAIL_STRANGERS_AN_HOUR = ENV.mail_strangers_an_hour
APPROVE_ABOVE, APPROVE_MARGIN = ENV.approve_above, ENV.approve_margin
LETTER_FILES = ENV.letter_files_mb * 2**20
MAILBOXES, LMTP = [mailbox_of(place) for place in ENV.mailboxes], ENV.lmtp
DEFAULT_FROM_EMAIL = f"{BRAND.name} <{BRAND.sender}>"
LOGGING = logging(ENV.log_level)
SILENCED_SYSTEM_CHECKS = [
    "auth.W004",  # several people may claim an address, one may have verified it (docs/decisions/0002)
    "models.W040",  # SQLite has no covering indexes: the tallies' index serves there without its included column
    "security.W002",  # nobody frames us: `frame-ancestors 'none'` in the policy of mesa.doors.middleware
]
