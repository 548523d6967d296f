"""Every instrument for 552 governments and five years: the pure engine, beside a numpy dot product in the same run."""

import random
import time

from bahan import lapor

PEMERINTAH, TAHUN = 552, 5


def murni() -> None:
    """Recompute index and predikat from the answers of every indicator; the explained engine on one year of SPBE."""
    from poros.config.cli.indeks import muat
    from poros.pure.skor import linear

    r, kerja, jawaban = random.Random(5), [], 0
    for instrumen in muat().semua:
        garis = linear(instrumen)
        assert garis is not None, instrumen.kode
        skala = [instrumen.simpul[kode].skala for kode in garis.kode]
        isi = [[r.randint(int(s.dari), int(s.sampai)) for s in skala] for _ in range(PEMERINTAH * TAHUN)]
        kerja.append((instrumen, garis, isi))
        jawaban += len(isi) * len(skala)
    mulai = time.perf_counter()
    hasil = [
        nilai(satu)
        for instrumen, garis, isi in kerja
        for nilai in [garis.penilai(instrumen, tahun=2024)]
        for satu in isi
    ]
    kita = time.perf_counter() - mulai
    numpy = _numpy(kerja)
    lapor(
        "indeks:murni", pemerintah=PEMERINTAH, tahun=TAHUN, instrumen=len(kerja), hasil=len(hasil), jawaban=jawaban,
        detik=round(kita, 3), numpy_detik=round(numpy, 5), kali_numpy=round(kita / numpy, 1),
    )  # fmt: skip
    _berpenjelasan(kerja)


def _numpy(kerja) -> float:
    """The bare products in binary floating point, no rounding and no predikat; arrays are made beforehand."""
    import numpy as np

    siap = [(np.array(isi, dtype=float), np.array(garis.koef) / garis.penyebut) for _, garis, isi in kerja]
    mulai = time.perf_counter()
    for isi, koef in siap:
        isi @ koef
    return time.perf_counter() - mulai


def _berpenjelasan(kerja) -> None:
    from poros.pure.skor import hitung

    instrumen, garis, isi = next(satu for satu in kerja if satu[0].kode == "spbe-2020")
    nilai, mulai = garis.penilai(instrumen, tahun=2024), time.perf_counter()
    for satu in isi[:PEMERINTAH]:
        hasil = hitung(instrumen, dict(zip(garis.kode, satu, strict=True)), tahun=2024)
        assert (hasil.indeks, hasil.predikat) == nilai(satu)
    lapor("indeks:berpenjelasan", hasil=PEMERINTAH, detik=round(time.perf_counter() - mulai, 3))


def rencana() -> None:
    """The way up of a 2.3x profile, proven: to Baik, to 3.87, over three years, and the whole frontier."""
    from poros.config.cli.indeks import muat
    from poros.pure.skor import baca_permintaan, garis_depan, rencana

    tingkat = (
        {str(n): 2 for n in range(1, 48)} | {str(n): 1 for n in range(21, 32)} | {str(n): 3 for n in range(32, 40)}
    )
    rak = muat()
    for nama, data in {
        "Baik": {"target": {"predikat": "Baik"}},
        "3.87": {"target": {"index": 3.87}},
        "3.87 dalam 3 tahun": {"target": {"index": 3.87}, "years": 3, "steps_per_year": 1},
    }.items():
        jalan = rencana(baca_permintaan({"levels": tingkat, **data}, rak))
        lapor(
            "indeks:rencana", sasaran=nama, dari=str(jalan.indeks_awal), ke=str(jalan.indeks), upaya=str(jalan.upaya),
            batas=str(jalan.batas), optimal=jalan.terbukti, detik=jalan.detik,
        )  # fmt: skip
    mulai = time.perf_counter()
    titik = garis_depan(baca_permintaan({"levels": tingkat}, rak))
    lapor("indeks:garis_depan", titik=len(titik), detik=round(time.perf_counter() - mulai, 3))


def semua() -> None:
    murni()
    rencana()
