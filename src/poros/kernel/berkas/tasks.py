"""Jobs: reading the words of new files, hashing old ones again, throwing away what nobody used."""

from django.utils import timezone

from poros.kernel.commands import unit_kerja
from poros.kernel.pekerjaan.antrean import pekerjaan
from poros.kernel.pekerjaan.berkala import setiap
from poros.kernel.pekerjaan.konteks import aktor_sistem
from poros.kernel.registry import publish

from .baca.teks import antrekan
from .baca.teks import baca as baca_teks
from .keutuhan import periksa_keutuhan
from .lepas import buang_lepas

SEKALI_PERIKSA = 200
"""Every quarter of an hour: a million files are through in two months."""
SEKALI_BUANG = 100


@setiap("* * * * * */10", nama="berkas.antrekan")
def antrekan_baru() -> None:
    antrekan()


@pekerjaan("berkas.baca", percobaan=3, sekali=False)
def baca(*, berkas: int) -> None:
    baca_teks(berkas)


@setiap("*/15 * * * *", nama="berkas.keutuhan")
def keutuhan() -> None:
    """Who must know of what is damaged is told in the act that marks it: neither without the other."""
    with unit_kerja():
        found = periksa_keutuhan(SEKALI_PERIKSA)
        if found.baru:
            publish("berkas.rusak", aktor_sistem(), berkas=found.baru)


@setiap("41 3 * * *", nama="berkas.lepas")
def lepas() -> None:
    """Every night, so many at a time that no lock is held for long."""
    while buang_lepas(aktor_sistem(), timezone.now(), SEKALI_BUANG) == SEKALI_BUANG:
        pass
