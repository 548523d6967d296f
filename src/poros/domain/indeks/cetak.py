"""Paper: the sheet of a frozen result (LHE), set from what was frozen and from nothing else."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel import cetak
from poros.kernel.bahasa import naskah
from poros.kernel.daerah.koneksi import daerah
from poros.kernel.tandatangan.values import Posisi
from poros.pure.tanggal import panjang

from .models import HasilBeku
from .queries.beku import sebutan_babak
from .queries.instrumen import pohon
from .queries.kertas import babak_akhir
from .rules.alur import Babak
from .rules.banding import bulat

TEMPLATE = Path(__file__).parent / "templates" / "indeks" / "cetak" / "lhe.typ"
TINGGI_A4 = 841.89
"""Points."""
SOROTAN = 5
"""Lowest indicators told among the conditions, when nobody has written them."""


@naskah()
def lhe(beku: HasilBeku, penanda: str = "") -> tuple[bytes, Posisi | None]:
    """The sheet as PDF, in Indonesian whatever language is read on the screen, and where its signer's mark goes.

    Where somebody has written what no typeface has, it is no PDF/A and the signature will be invisible.
    """
    data = _data(beku, penanda)
    try:
        made, places = cetak.arsip(TEMPLATE, data)
    except cetak.TakTercetakError:
        return cetak.pdf(TEMPLATE, data), None
    return made, Posisi.dari_petak(places[0], TINGGI_A4) if places else None


def _data(beku: HasilBeku, penanda: str) -> dict[str, Any]:
    """What the sheet shows."""
    isi, home = beku.isi, daerah()
    last = babak_akhir(isi["hasil"])
    end = isi["hasil"][last]
    return {
        "daerah": cetak.pemerintah(home.nama, home.jenis),
        "unit": isi["penilai"]["internal"],
        "dicetak": _("Sidik SHA-256: %(sidik)s") % {"sidik": beku.sidik},
        "judul": _("Laporan Hasil Evaluasi %(nama)s Tahun %(tahun)s")
        % {"nama": isi["instrumen"]["nama"], "tahun": isi["tahun"]},
        "dasar": isi["instrumen"]["dasar"],
        "penyelenggara": isi["penyelenggara"],
        "penilai": isi["penilai"],
        "beku": {
            "hari": panjang(timezone.localtime(beku.waktu).date()),
            "orang": beku.orang,
            "jabatan": beku.jabatan,
        },
        "penanda": penanda,
        "indeks": _dua(end["indeks"]),
        "predikat": end["predikat"] or "",
        "menurut": sebutan_babak(last),
        "babak": [
            {"nama": sebutan_babak(b), "indeks": _dua(h["indeks"]), "predikat": h["predikat"] or ""}
            for b, h in isi["hasil"].items()
        ],
        "bagian": _bagian(beku, end["bagian"]),
        "kondisi": _paragraf(isi["kondisi"]) or _terendah(isi),
        "rekomendasi": _paragraf(isi["rekomendasi"]),
        "beda": [_beda(row) for row in isi["butir"] if _berbeda(row)],
        "butir": [{**row, "nilai": [_angka(row["nilai"][b]) for b in Babak]} for row in isi["butir"]],
        "bukti": isi["bukti"],
    }


def _bagian(beku: HasilBeku, values: dict[str, str]) -> list[dict[str, Any]]:
    """Parts between the whole and the indicators, as the instrument orders them."""
    nodes = [n for n in pohon(beku.penilaian.instrumen) if not n.daun and n.kode in values]
    return [
        {"nama": n.nama, "bobot": _angka(str(n.bobot)), "nilai": _dua(values[n.kode]), "dalam": n.kedalaman}
        for n in nodes
    ]


def _berbeda(row: dict[str, Any]) -> bool:
    return len({value for value in row["nilai"].values() if value is not None}) > 1


def _beda(row: dict[str, Any]) -> dict[str, Any]:
    """An indicator on which two rounds disagree, each with its value and its reason."""
    said = [(b, row["nilai"][b], row["alasan"].get(b, "")) for b in Babak if row["nilai"][b] is not None]
    return {
        "kode": row["kode"],
        "nama": row["nama"],
        "suara": [{"siapa": sebutan_babak(b), "nilai": _angka(n), "alasan": why} for b, n, why in said],
    }


def _terendah(isi: dict[str, Any]) -> list[str]:
    """The lowest indicators in words: what a reader asks first, until an assessor has written the conditions."""
    last = babak_akhir(isi["hasil"])
    ranked = sorted(isi["butir"], key=lambda r: Decimal(isi["hasil"][last]["bagian"].get(r["kode"], "0")))
    return [
        _("%(kode)s %(nama)s bernilai %(nilai)s.")
        % {"kode": r["kode"], "nama": r["nama"], "nilai": _angka(isi["hasil"][last]["bagian"].get(r["kode"]))}
        for r in ranked[:SOROTAN]
    ]


def _paragraf(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _angka(value: str | None) -> str:
    """As officials write it: two decimals at most, with a comma."""
    if value is None:
        return "–"
    short = Decimal(value).quantize(Decimal("0.01")).normalize()
    return f"{short:f}".replace(".", ",")


def _dua(value: str) -> str:
    """An index or a part of it: two decimals, as the reports print."""
    return f"{bulat(Decimal(value)):f}".replace(".", ",")
