"""Jobs: reading the words of new files, and hashing old ones again."""

from poros.kernel.pekerjaan.antrean import pekerjaan
from poros.kernel.pekerjaan.berkala import setiap

from .baca.teks import antrekan
from .baca.teks import baca as baca_teks
from .keutuhan import periksa_keutuhan

SEKALI_PERIKSA = 200
"""Every quarter of an hour: a million files are through in two months."""


@setiap("* * * * * */10", nama="berkas.antrekan")
def antrekan_baru() -> None:
    antrekan()


@pekerjaan("berkas.baca", percobaan=3, sekali=False)
def baca(*, berkas: int) -> None:
    baca_teks(berkas)


@setiap("*/15 * * * *", nama="berkas.keutuhan")
def keutuhan() -> None:
    periksa_keutuhan(SEKALI_PERIKSA)
