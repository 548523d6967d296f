"""Lines to standard error: JSON for whatever collects them, words for a person at a terminal."""

from poros.config.catatan import bentuk, siapkan

siapkan()
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"baris": bentuk()},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "baris"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Django's own handlers would write a second time, and mail whole requests to ADMINS.
    "loggers": {
        "poros": {"level": "INFO"},
        "procrastinate": {"level": "WARNING"},
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
