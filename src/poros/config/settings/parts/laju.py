"""How often one caller may ask the API in a minute, per web worker; 0 is no limit (see docs/operasi.md)."""

import os

LAJU = {
    # Whoever shows nothing can only read the document and try credentials: that takes no 600 requests.
    "alamat": int(os.environ.get("POROS_LAJU_ALAMAT") or 600),
    "orang": int(os.environ.get("POROS_LAJU_ORANG") or 600),
    # A token is given by a known person to a known program, which may have a year of letters to bring over.
    "token": int(os.environ.get("POROS_LAJU_TOKEN") or 0),
}
# How many proxies of our own stand before Poros: so many entries of X-Forwarded-For, from the right, are believed.
LAJU_PROKSI = int(os.environ.get("POROS_PROKSI") or 0)
