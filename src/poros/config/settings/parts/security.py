"""Sign-in, sessions, headers."""

import os

from poros.config.env import read

_env = read()

SECRET_KEY = _env.secret_key
ALLOWED_HOSTS = [*_env.hosts, "localhost", "127.0.0.1", "[::1]", ".localhost"]
PASSWORD_HASHERS = [
    "poros.kernel.organisasi.sandi.Argon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["poros.kernel.organisasi.sandi.Backend"]
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_ADAPTER = "poros.web.akun.Adapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
# A phone whose clock is half a minute off still opens the door.
MFA_TOTP_TOLERANCE = 1
MFA_PASSKEY_LOGIN_ENABLED = True
SOCIALACCOUNT_ADAPTER = "poros.web.akun.SocialAdapter"
SOCIALACCOUNT_ONLY = False
# Signing in by the government's own identity provider; without a server the button is not there.
OIDC_SERVER = os.environ.get("POROS_OIDC_SERVER", "").rstrip("/")
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "instansi",
                "name": os.environ.get("POROS_OIDC_NAMA", "SSO"),
                "client_id": os.environ.get("POROS_OIDC_KLIEN", ""),
                "secret": os.environ.get("POROS_OIDC_RAHASIA", ""),
                "settings": {"server_url": OIDC_SERVER},
            }
        ]
        if OIDC_SERVER
        else [],
    }
}
# Sources of offers (berbagi) are fetched from public addresses only, unless the administrator allows his own network.
BERBAGI_JARINGAN_DALAM = os.environ.get("POROS_BERBAGI_JARINGAN_DALAM") == "1"
# "wajib": who signs in with a password must have a second factor before anything else opens.
FAKTOR_KEDUA = os.environ.get("POROS_FAKTOR_KEDUA", "")
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "poros.web.views.csrf"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
if _env.https:
    SECURE_SSL_REDIRECT = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31536000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
