"""Reading the scales of an instrument, and which of them a component uses."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

from poros.pure.isian import Isian, bilangan, sebut
from poros.pure.skor.model import JenisSkala, Skala

SEPASANG = 2
SERATUS = Decimal(100)


def skala(isian: Isian) -> Skala:
    """A scale: its kind, its bounds, its words."""
    nama = isian.teks("jenis")
    if nama not in list(JenisSkala):
        raise isian.salah("jenis", f"harus {', '.join(JenisSkala)}, bukan {sebut(nama)}")
    pilihan = isian.anak("pilihan")
    if (nama == JenisSkala.PILIHAN) != bool(pilihan.isi):
        raise isian.salah("pilihan", "harus ada pada skala pilihan, dan hanya di sana")
    nilai = {str(kata): pilihan.tak_negatif(kata) for kata in pilihan.isi}
    hasil = Skala(
        kode=isian.letak.split('"')[1],
        jenis=JenisSkala(nama),
        dari=isian.tak_negatif("dari") if "dari" in isian.isi else min(nilai.values(), default=Decimal(0)),
        sampai=isian.tak_negatif("sampai") if "sampai" in isian.isi else max(nilai.values(), default=SERATUS),
        kosong=isian.tak_negatif("kosong") if "kosong" in isian.isi else Decimal(0),
        pilihan=nilai,
        sebutan={str(kunci): str(isi) for kunci, isi in isian.anak("sebutan").isi.items()},
        maks=_positif(isian, "maks"),
        titik=tuple(_titik(isian, satu) for satu in isian.daftar("titik")),
        bertangga=isian.isi.get("bertangga") is True,
        plafon=_positif(isian, "plafon"),
        upaya=_upaya(isian, nilai),
    )
    if hasil.dari >= hasil.sampai:
        raise isian.salah("sampai", f"harus lebih dari {hasil.dari:f}")
    if any(a[0] >= b[0] for a, b in pairwise(hasil.titik)):
        raise isian.salah("titik", "harus urut dari yang terkecil")
    return hasil


def pilih(isian: Isian, rak: Mapping[str, Skala]) -> Skala | None:
    """The scale a component names, if it names one."""
    nama = isian.isi.get("skala")
    if nama is None:
        return None
    if not isinstance(nama, str) or nama not in rak:
        raise isian.salah("skala", f"{sebut(nama)} tidak dikenal; yang ada: {', '.join(rak) or 'tidak ada'}")
    return rak[nama]


def _upaya(isian: Isian, pilihan: Mapping[str, Decimal]) -> dict[Decimal, Decimal]:
    """`{2: 1, 3: 2}` or `{BB: 2}`: assumed effort of the step that ends at this answer."""
    wadah, hasil = isian.anak("upaya"), dict[Decimal, Decimal]()
    for kunci in wadah.isi:
        tingkat = pilihan.get(str(kunci)) if pilihan else bilangan(kunci if isinstance(kunci, int) else None)
        if tingkat is None:
            raise wadah.salah(str(kunci), "bukan jawaban pada skala ini")
        hasil[tingkat] = wadah.tak_negatif(kunci)
    return hasil


def _positif(isian: Isian, kunci: str) -> Decimal | None:
    if isian.isi.get(kunci) is None:
        return None
    angka = isian.bilangan(kunci)
    if angka <= 0:
        raise isian.salah(kunci, f"harus lebih dari nol, bukan {sebut(isian.isi[kunci])}")
    return angka


def _titik(isian: Isian, isi: Any) -> tuple[Decimal, Decimal]:
    angka = [bilangan(satu) for satu in isi] if isinstance(isi, list) and len(isi) == SEPASANG else [None]
    if None in angka:
        raise isian.salah("titik", "harus berupa daftar pasangan bilangan, misalnya [[0, 1], [100, 5]]")
    return angka[0], angka[1]  # type: ignore[return-value]
