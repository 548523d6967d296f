"""Comparing a published result with the one computed: what differs, and what the publisher probably did."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from poros.pure.isian import Isian, bilangan
from poros.pure.skor.bentuk.dasar import Bentuk, Jawab

SERATUS = 100
SATUAN = Decimal("0.005")  # half of the last digit that reports print


def cocokkan(bentuk: Bentuk, jawab: Jawab, isian: Isian) -> Jawab:
    """Say whether the published outputs, where given, reproduce; keep what the form itself found wrong."""
    if jawab.consistent is False:
        return jawab
    terbit = isian.isi.get("published_outputs") or isian.isi.get("published")
    if terbit is None:
        if not bentuk.janggal:
            return jawab
        return replace(jawab, consistent=False, reason=_tanpa_terbit(isian.anak("inputs"), jawab))
    toleransi = bilangan(isian.isi.get("tolerance"))
    hitungan = {"predikat": jawab.predikat, **jawab.parts, bentuk.utama: jawab.index}
    beda = list(
        _beda(
            isian.anak("published_outputs" if "published_outputs" in isian.isi else "published").isi,
            hitungan,
            toleransi,
        )
    )
    if not beda:
        return replace(jawab, consistent=True)
    sebab = _sebab(isian.anak("inputs"), terbit, jawab)
    return replace(jawab, consistent=False, reason="; ".join([*beda, *sebab]))


def _beda(terbit: dict[str, Any], hitungan: dict[str, Any], toleransi: Decimal | None) -> Iterator[str]:
    for nama, isi in terbit.items():
        kita = hitungan.get(nama.removesuffix("_row_printed") if nama.endswith("_row_printed") else nama)
        if kita is None:
            continue
        if nama.endswith("_row_printed"):
            if not any(_sama(satu, kita, toleransi) for satu in isi):
                yield f"{nama} memuat {', '.join(map(str, isi))}, hitungan {kita}"
        elif not _sama(isi, kita, toleransi):
            yield f"{nama} terbit {_tulis(isi)}, hitungan {_tulis(kita)}"


def _sama(terbit: Any, kita: Any, toleransi: Decimal | None) -> bool:
    if isinstance(terbit, dict):
        return all(_sama(isi, kita.get(nama), toleransi) for nama, isi in terbit.items())
    if isinstance(terbit, list):
        return len(terbit) == len(kita) and all(_sama(a, b, toleransi) for a, b in zip(terbit, kita, strict=True))
    angka, milik = bilangan(terbit), bilangan(kita)
    if angka is None or milik is None:
        return bool(terbit == kita)
    boleh = toleransi if toleransi is not None else _satuan_akhir(angka)
    return abs(angka - milik) <= boleh


def _satuan_akhir(angka: Decimal) -> Decimal:
    """Half of the last digit printed, at least that of two decimals."""
    pangkat = angka.as_tuple().exponent
    assert isinstance(pangkat, int)  # `bilangan` gives finite numbers only
    return min(SATUAN, Decimal(5).scaleb(pangkat - 1))


def _tanpa_terbit(masukan: Isian, jawab: Jawab) -> str:
    """The form says that its source does not reproduce; say what the inputs really give."""
    sebab = _sebab(masukan, {"rasio_persen": SERATUS}, jawab)
    if sebab:
        return sebab[0]
    return f"masukan ini memberi {jawab.index}; yang tercetak di sumbernya tidak dapat dihitung darinya"


def _sebab(masukan: Isian, terbit: dict[str, Any], jawab: Jawab) -> list[str]:
    tepat = jawab.parts.get("rasio_tepat")
    if tepat is not None and bilangan(terbit.get("rasio_persen")) == SERATUS and jawab.index != SERATUS:
        if masukan.isi.get("arah") in {"minimize", "turun"}:
            return [f"makin rendah makin baik: (2 × target − realisasi) / target memberi {tepat} %, dicetak 100"]
        return [f"realisasi melampaui target: rasio {tepat} % dipotong menjadi 100, padahal aturan ini tanpa plafon"]
    rata, dicetak = jawab.parts.get("nrr_mean"), bilangan(terbit.get("nrr_mean"))
    if rata is not None and dicetak is not None:
        cocok = "sesuai" if _sama(dicetak, rata, None) else "tidak sesuai"
        return [f"rata-rata NRR {rata} {cocok} dengan yang tercetak, {dicetak}; IKM dari NRR ini {jawab.index}"]
    return []


def _tulis(isi: Any) -> str:
    return ", ".join(f"{k} {v}" for k, v in isi.items()) if isinstance(isi, dict) else str(isi)
