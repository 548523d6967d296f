"""Static files and uploads. Files of the daerah live in the database (see ADR 0004), not on a disk path."""

import os
import shlex

STATIC_URL = "/static/"
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True  # straight from the packages: nothing is collected, so there is no STATIC_ROOT
WHITENOISE_MAX_AGE = 3600

MEBIBYTE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * MEBIBYTE
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * MEBIBYTE
BERKAS_MAKS = 50 * MEBIBYTE
# Days after which an upload that was never tied to anything is thrown away. Receipts and forms keep theirs for one.
BERKAS_LEPAS_HARI = max(2, int(os.environ.get("POROS_BERKAS_LEPAS_HARI") or 7))
# A malware scanner that reads a file on its standard input, e.g. "clamdscan --no-summary -".
BERKAS_PEMINDAI = shlex.split(os.environ.get("POROS_PEMINDAI", ""))
# Where the weekly copies of the archives go instead of the data folder, and how many of them stay.
ARSIP_SALINAN_DI = os.environ.get("POROS_ARSIP_SALINAN", "")
ARSIP_SALINAN_SIMPAN = max(1, int(os.environ.get("POROS_ARSIP_SALINAN_SIMPAN") or 4))
