"""What holds in every mode. What an instansi decides (letterhead, numbering, working days) is data, not here."""

from pathlib import Path

from poros.config.env import read

from .parts.database import *  # noqa: F403 -- parts are one namespace by design
from .parts.files import *  # noqa: F403 -- as above
from .parts.laju import *  # noqa: F403 -- as above
from .parts.logging import *  # noqa: F403 -- as above
from .parts.messages import *  # noqa: F403 -- as above
from .parts.security import *  # noqa: F403 -- as above
from .parts.tandatangan import *  # noqa: F403 -- as above

ENV = read()
PACKAGE = Path(__file__).resolve().parents[2]

SHARED_APPS = [
    "django_tenants",
    "poros.kernel.daerah",
    "poros.kernel.rujukan",
    "procrastinate.contrib.django",
]
KERNEL_APPS = [
    "poros.kernel.registry",
    "poros.kernel.organisasi",
    "poros.kernel.jejak",
    "poros.kernel.pekerjaan",
    "poros.kernel.berkas",
    "poros.kernel.tenggat",
    "poros.kernel.penomoran",
    "poros.kernel.pemberitahuan",
    "poros.kernel.antarmuka",
    "poros.kernel.penugasan",
    "poros.kernel.tandatangan",
]
DOMAIN_APPS = [
    "poros.domain.berbagi",
    "poros.domain.indeks",
    "poros.domain.kabar",
    "poros.domain.kearsipan",
    "poros.domain.kelembagaan",
    "poros.domain.koordinasi",
    "poros.domain.krisis",
    "poros.domain.logistik",
    "poros.domain.naskah",
    "poros.domain.persuratan",
    "poros.domain.pengawasan",
    "poros.domain.rapat",
    "poros.domain.reformasi",
    "poros.domain.survei",
    "poros.domain.verifikasi",
]
TENANT_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    *KERNEL_APPS,
    *DOMAIN_APPS,
    "poros.web",
]
INSTALLED_APPS = [
    *SHARED_APPS,
    *[app for app in TENANT_APPS if app not in SHARED_APPS],
    "django.contrib.staticfiles",
    "django.forms",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
]

MIDDLEWARE = [
    "poros.web.middleware.nomor",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "poros.web.middleware.policy",
    "poros.web.middleware.health",
    "poros.kernel.daerah.middleware.daerah",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "poros.kernel.antarmuka.middleware.galat_api",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "poros.kernel.organisasi.middleware.actor",
    "poros.kernel.antarmuka.formulir.kunci_formulir",
    "django.contrib.messages.middleware.MessageMiddleware",
    "poros.web.faktor.faktor_kedua",
    "poros.web.pesan.htmx",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "poros.web.middleware.errors",
]

ROOT_URLCONF = "poros.config.urls"
WSGI_APPLICATION = "poros.config.wsgi.application"
AUTH_USER_MODEL = "organisasi.Akun"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "poros.web.context.shell",
            ],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
            ],
        },
    }
]
FORM_RENDERER = "poros.web.forms.Renderer"
COTTON_ISOLATE_BY_DEFAULT = True

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
FORMAT_MODULE_PATH = "poros.config.formats"

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "web:meja"
DATA_DIR = ENV.data
ARSIP_SALINAN = Path(ARSIP_SALINAN_DI or ENV.data / "ekspor-arsip")  # noqa: F405 -- as above
