"""The JSON form of a conflict check: orders and settings in, findings out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from poros.pure.isian import Isian, MasukanError
from poros.pure.konflik.graf import graf, komponen_kuat
from poros.pure.konflik.hidup import digantikan
from poros.pure.konflik.kata import alasan, ucapkan
from poros.pure.konflik.model import (
    Arahan,
    Aturan,
    Jalur,
    Klaim,
    Pengaturan,
    Temuan,
    Urutan,
    jalur,
    lawan,
)
from poros.pure.konflik.penanggalan import Penanggalan

SEPASANG = 2


@dataclass(frozen=True, slots=True)
class Masukan:
    """What was read, and how each instant was written."""

    arahan: tuple[Arahan, ...]
    pengaturan: Pengaturan
    tulisan: Mapping[datetime, str]


def baca(data: Any) -> Masukan:
    """Read `{settings, instructions}`; anything that cannot be understood is a MasukanError."""
    isian = Isian(data, "masukan")
    isian.wajib("instructions")
    jendela, terbit = Penanggalan(), Penanggalan()
    semua = [
        _arahan(_bernama(isi, nomor), jendela, terbit) for nomor, isi in enumerate(isian.daftar("instructions"), 1)
    ]
    _periksa_nama(semua)
    _periksa_pengganti(semua)
    return Masukan(tuple(semua), _pengaturan(isian.anak("settings")), jendela.tulisan)


def tulis(temuan: Temuan, tulisan: Mapping[datetime, str]) -> dict[str, Any]:
    """Write one finding; `to` stands only where the rule is to escalate."""
    berdua = temuan.irisan is not None and len(temuan.anggota) == SEPASANG
    hasil: dict[str, Any] = {
        "type": temuan.jenis.value,
        "pair" if berdua else "members": list(temuan.anggota),
        "prevails": temuan.menang,
        "rule": temuan.aturan.value,
    }
    if temuan.aturan is Aturan.ATASAN:
        hasil["to"] = temuan.kepada
    if temuan.catatan:
        hasil["remark"] = ucapkan(temuan.catatan)
    if temuan.irisan:
        hasil["overlap"] = [tulisan[temuan.irisan.mulai], tulisan[temuan.irisan.selesai]]
    hasil["reason"] = alasan(temuan)
    return hasil


def _bernama(isi: Any, nomor: int) -> Isian:
    isian = Isian(isi, f"arahan ke-{nomor}")
    return Isian(isi, f'arahan "{isian.teks("id")}"')


def _arahan(isian: Isian, jendela: Penanggalan, terbit: Penanggalan) -> Arahan:
    rentang = jendela.jendela(isian)
    return Arahan(
        id=isian.teks("id"),
        penerbit=isian.teks("issuer"),
        tingkat=None if isian.wajib("level") is None else isian.bilangan("level"),
        sasaran=_jalur(isian, "target"),
        tindakan=isian.teks("act"),
        objek=_jalur(isian, "object"),
        larangan=_larangan(isian),
        nilai=isian.isi.get("value"),
        jendela=rentang,
        terbit=terbit.saat(isian, "issued"),
        status=isian.teks("status") if isian.isi.get("status") else "",
        menggantikan=_menggantikan(isian),
        klaim=tuple(
            Klaim(klaim.teks("id"), klaim.tak_negatif("quantity"), jendela.jendela(klaim, rentang))
            for klaim in isian.anak_daftar("resources")
        ),
    )


def _jalur(isian: Isian, kunci: str) -> Jalur:
    teks = isian.teks(kunci)
    try:
        return jalur(teks)
    except ValueError as error:
        raise isian.salah(kunci, f'harus berupa jalur seperti "kota/kecamatan/objek", bukan "{teks}"') from error


def _larangan(isian: Isian) -> bool:
    tanda = isian.teks("sign")
    if tanda not in {"do", "forbid"}:
        raise isian.salah("sign", f'harus "do" atau "forbid", bukan "{tanda}"')
    return tanda == "forbid"


def _menggantikan(isian: Isian) -> tuple[str, ...]:
    if isinstance(isian.isi.get("supersedes"), str):
        return (isian.isi["supersedes"],)
    return isian.daftar_teks("supersedes")


def _periksa_nama(semua: Iterable[Arahan]) -> None:
    ada: set[str] = set()
    for arahan in semua:
        if arahan.id in ada:
            raise MasukanError(f'arahan "{arahan.id}": "id" dipakai lebih dari satu kali')
        ada.add(arahan.id)


def _periksa_pengganti(semua: Iterable[Arahan]) -> None:
    """Refuse orders that replace each other in a circle: nobody could tell which of them is live."""
    ada = {arahan.id: arahan for arahan in semua}
    tepi = [(baru.id, lama) for baru in ada.values() for lama in digantikan(baru) if lama in ada]
    melingkar = [satu for satu in komponen_kuat(graf(ada, tepi)) if len(satu) > 1]
    melingkar += [[baru] for baru, lama in tepi if baru == lama]
    if melingkar:
        nama = ", ".join(f'"{satu}"' for satu in sorted(melingkar[0]))
        raise MasukanError(f'arahan {nama}: "supersedes" melingkar, sehingga tidak jelas mana yang berlaku')


def _pengaturan(isian: Isian) -> Pengaturan:
    kewenangan, kapasitas, atasan = (
        isian.anak(kunci) for kunci in ("competence", "resource_capacity", "common_superior")
    )
    return Pengaturan(
        lawan=lawan(_pasangan(isian)),
        tindakan_bernilai=frozenset(isian.daftar_teks("exclusive_value_acts")),
        tindakan_seutuh_unit=frozenset(isian.daftar_teks("whole_unit_acts")),
        kewenangan={tindakan: frozenset(kewenangan.daftar_teks(tindakan)) for tindakan in kewenangan.isi},
        kapasitas={sumber: kapasitas.tak_negatif(sumber) for sumber in kapasitas.isi},
        atasan={frozenset(nama.strip() for nama in kunci.split("|")): atasan.teks(kunci) for kunci in atasan.isi},
        urutan=tuple(_urutan(satu) for satu in isian.anak_daftar("precedence")),
    )


def _pasangan(isian: Isian) -> list[tuple[str, str]]:
    hasil = []
    for isi in isian.daftar("contrary_acts"):
        if not isinstance(isi, list) or len(isi) != SEPASANG or not all(isinstance(satu, str) for satu in isi):
            raise isian.salah("contrary_acts", "harus berupa daftar pasangan tindakan, misalnya [[a, b]]")
        hasil.append((isi[0], isi[1]))
    return hasil


def _urutan(isian: Isian) -> Urutan:
    return Urutan(
        sebelum=isian.teks("before"),
        sesudah=isian.teks("after"),
        jeda=isian.menit("min_gap_minutes", boleh_negatif=True),
        lama_sebelum=isian.menit("duration_before"),
        lama_sesudah=isian.menit("duration_after"),
    )
