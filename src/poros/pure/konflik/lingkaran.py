"""Cycles of "prevails over" among contrary orders: nobody in one wins, the whole is escalated.

An example, all by one issuer: A is more special than B, B was issued after C, and C after A.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from poros.pure.konflik.graf import graf, komponen_kuat
from poros.pure.konflik.model import Arahan, Jenis, Kalimat, Pengaturan, Temuan
from poros.pure.konflik.peringkat import naikkan

TERKECIL = 3  # a pair has one winner at most


def dengan_lingkaran(pasangan: Iterable[Temuan], arahan: Mapping[str, Arahan], pengaturan: Pengaturan) -> list[Temuan]:
    """Return the pairs, those inside a cycle marked in their reason, and after them the cycles."""
    pasangan = list(pasangan)
    letak: dict[str, Temuan] = {}
    for anggota in _lingkaran(pasangan):
        letak |= dict.fromkeys(anggota, _temuan(anggota, arahan, pengaturan))
    lingkaran = {temuan.anggota: temuan for temuan in letak.values()}
    return [_tandai(temuan, letak) for temuan in pasangan] + list(lingkaran.values())


def _lingkaran(pasangan: Iterable[Temuan]) -> list[list[str]]:
    tepi = [(temuan.menang, _kalah(temuan)) for temuan in pasangan if temuan.menang and _bertentangan(temuan)]
    keluar = graf((nama for satu in tepi for nama in satu), tepi)
    return [anggota for anggota in komponen_kuat(keluar) if len(anggota) >= TERKECIL]


def _temuan(anggota: list[str], arahan: Mapping[str, Arahan], pengaturan: Pengaturan) -> Temuan:
    putusan = naikkan((arahan[nama] for nama in anggota), pengaturan)
    urut = tuple(sorted(anggota))
    alasan = (Kalimat("saling_mengalahkan", urut),)
    return Temuan(Jenis.LINGKARAN, urut, alasan, putusan.aturan, kepada=putusan.kepada)


def _tandai(temuan: Temuan, letak: Mapping[str, Temuan]) -> Temuan:
    a, b = temuan.anggota
    if not _bertentangan(temuan) or letak.get(a) is None or letak.get(a) is not letak.get(b):
        return temuan
    return replace(temuan, alasan=(*temuan.alasan, Kalimat("bagian_lingkaran", letak[a].anggota)))


def _bertentangan(temuan: Temuan) -> bool:
    return temuan.jenis is Jenis.BERTENTANGAN


def _kalah(temuan: Temuan) -> str:
    a, b = temuan.anggota
    return b if temuan.menang == a else a
