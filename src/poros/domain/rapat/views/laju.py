"""How fast people without an account may send forms."""

import time

from django.http import HttpRequest

from poros.kernel.antarmuka.laju import alamat, penghitung

SEMENIT_MAKS = 30
"""Forms that one address outside may send in a minute: a hall behind one router fills in a few at once."""


def terlalu_cepat(request: HttpRequest) -> bool:
    """Does somebody without an account send faster than people do?"""
    return request.method == "POST" and bool(penghitung.catat("rapat", alamat(request), SEMENIT_MAKS, time.time()))
