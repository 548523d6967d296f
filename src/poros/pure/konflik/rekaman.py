"""A finding as data that JSON can hold: kept when it is found, said when it is read, in the language of the reader."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from poros.pure.konflik.model import Aturan, Jenis, Kalimat, Rentang, Temuan


def rekam(temuan: Temuan) -> dict[str, Any]:
    """Turn a finding into strings, lists and objects; `putar` turns it back."""
    irisan = temuan.irisan
    return {
        "jenis": temuan.jenis.value,
        "anggota": list(temuan.anggota),
        "alasan": [_rekam_kalimat(satu) for satu in temuan.alasan],
        "aturan": temuan.aturan.value,
        "menang": temuan.menang,
        "kepada": temuan.kepada,
        "catatan": _rekam_kalimat(temuan.catatan) if temuan.catatan else None,
        "irisan": [irisan.mulai.isoformat(), irisan.selesai.isoformat()] if irisan else None,
    }


def putar(data: Mapping[str, Any]) -> Temuan:
    """Read back what `rekam` made."""
    catatan, irisan = data["catatan"], data["irisan"]
    return Temuan(
        Jenis(data["jenis"]),
        tuple(data["anggota"]),
        tuple(_kalimat(satu) for satu in data["alasan"]),
        Aturan(data["aturan"]),
        menang=data["menang"],
        kepada=data["kepada"],
        catatan=_kalimat(catatan) if catatan else None,
        irisan=Rentang(*(datetime.fromisoformat(saat) for saat in irisan)) if irisan else None,
    )


def sebut_ulang(temuan: Temuan, ganti: Callable[[str], str]) -> Temuan:
    """Call the orders in a finding by other names; members that get the same name become one."""
    return replace(
        temuan,
        anggota=tuple(dict.fromkeys(ganti(nama) for nama in temuan.anggota)),
        alasan=tuple(_sebut(satu, ganti) for satu in temuan.alasan),
        menang=None if temuan.menang is None else ganti(temuan.menang),
        catatan=_sebut(temuan.catatan, ganti) if temuan.catatan else None,
    )


def disebut(temuan: Temuan) -> set[str]:
    """Codes of offices, units, acts and resources that the sentences of a finding use."""
    kalimat = [*temuan.alasan, *([temuan.catatan] if temuan.catatan else [])]
    return {isi for satu in kalimat for isi in satu.isi if isinstance(isi, str)} | ({temuan.kepada or ""} - {""})


def _sebut(kalimat: Kalimat, ganti: Callable[[str], str]) -> Kalimat:
    return replace(kalimat, arahan=tuple(ganti(nama) for nama in kalimat.arahan))


def _rekam_kalimat(kalimat: Kalimat) -> dict[str, Any]:
    isi = [satu if isinstance(satu, str) else {"angka": str(satu)} for satu in kalimat.isi]
    return {"kunci": kalimat.kunci, "arahan": list(kalimat.arahan), "isi": isi}


def _kalimat(data: Mapping[str, Any]) -> Kalimat:
    isi = tuple(satu if isinstance(satu, str) else Decimal(satu["angka"]) for satu in data["isi"])
    return Kalimat(data["kunci"], tuple(data["arahan"]), isi)
