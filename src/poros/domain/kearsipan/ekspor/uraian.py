"""Rows as plain values that any other system can read, and the fields that make them whole."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Model

from poros.kernel.berkas.models import Tautan
from poros.kernel.organisasi.models import Unit

from ..models import AturanRetensi, BerkasArsip, ItemArsip, KelasAkses, KetentuanArsip, Penyusutan

BERKAS = (
    "uuid", "pencipta", "pengolah", "nomor", "klasifikasi", "judul", "uraian", "media", "lokasi", "kerahasiaan",
    "akses", "vital", "terjaga", "ditahan", "status", "dibuat", "ditutup", "kejadian_pada", "aktif", "inaktif",
    "tambahan", "nasib", "kecuali", "pemicu", "kejadian", "dasar", "panjang", "inaktif_sejak", "jatuh_tempo",
)  # fmt: skip
ITEM = (
    "uuid", "urut", "klasifikasi", "jenis", "nomor", "tanggal", "asal", "uraian", "jumlah", "kerahasiaan", "pencatat",
    "teks",
)  # fmt: skip
TAHAN = ("perkara", "alasan", "sejak", "dilepas", "alasan_lepas")
PERBUATAN = ("waktu", "orang", "jabatan")
RIWAYAT = (*PERBUATAN, "perbuatan", "status", "catatan")
SUSUT = ("uuid", "jenis", "judul", "panjang", "status", "panitia", "sidik", "dibuat")
LANGKAH = (*PERBUATAN, "aksi", "status", "nomor", "tanggal", "catatan")
SAKSI = (*PERBUATAN, "unit")
UNIT = ("kode", "nama", "singkatan", "jenis")
JRA = ("kode", "nama", "aktif", "inaktif", "nasib", "kecuali", "pemicu", "kejadian", "dasar", "dari")
SKKAD = ("kode", "kerahasiaan", "akses", "dasar", "dari")
KETENTUAN = ("ambang", "hitung", "saksi", "dasar", "dari")
ATURAN: tuple[tuple[str, type[Model], tuple[str, ...]], ...] = (
    ("jra", AturanRetensi, JRA),
    ("skkad", KelasAkses, SKKAD),
    ("ketentuan", KetentuanArsip, KETENTUAN),
)


def ambil(row: Any, fields: Iterable[str]) -> dict[str, Any]:
    """The named fields of a row."""
    return {name: _polos(getattr(row, name)) for name in fields}


def uraian_berkas(row: BerkasArsip, isi: dict[int, list[Tautan]]) -> dict[str, Any]:
    """A file with all that belongs to it; `isi` are the contents of its papers by their number."""
    return ambil(row, BERKAS) | {
        "unit": ambil(row.unit, UNIT),
        "kantor": ambil(row.kantor, UNIT),
        "item": [uraian_item(item, isi.get(item.pk, [])) for item in row.item.all()],
        "penahanan": [ambil(hold, TAHAN) for hold in row.penahanan.all()],
        "riwayat": [ambil(act, RIWAYAT) for act in row.riwayat.all()],
    }


def uraian_item(item: ItemArsip, ties: list[Tautan]) -> dict[str, Any]:
    """A paper; of the thing it came from only what it was: its number means nothing elsewhere."""
    return ambil(item, ITEM) | {"isi": [uraian_isi(tie) for tie in ties]}


def uraian_isi(tie: Tautan) -> dict[str, Any]:
    """A content by name and hash; one that was destroyed says so."""
    kept = tie.berkas
    gone = getattr(tie, "musnah", None)
    told = {
        "nama": tie.nama,
        "urutan": tie.urutan,
        "waktu": _polos(tie.waktu),
        "sha256": kept.sha256,
        "ukuran": kept.ukuran,
        "jenis": kept.jenis,
    }
    return told if gone is None else told | {"musnah": {"waktu": _polos(gone.waktu), "dasar": gone.dasar}}


def uraian_susut(row: Penyusutan, ties: list[Tautan]) -> dict[str, Any]:
    """A disposal with its list, its steps, its witnesses and its documents."""
    return ambil(row, SUSUT) | {
        "kantor": ambil(row.kantor, UNIT),
        "baris": [
            {"berkas": str(line.berkas.uuid), "keluar": line.keluar, "alasan": line.alasan} for line in row.baris.all()
        ],
        "riwayat": [ambil(step, LANGKAH) for step in row.riwayat.all()],
        "saksi": [ambil(witness, SAKSI) for witness in row.saksi.all()],
        "isi": [uraian_isi(tie) for tie in ties],
    }


def unit_menurut_kode(told: Iterable[dict[str, Any]]) -> dict[str, Unit]:
    """Units by their codes; one that is not here is entered as a unit that is no more."""
    named = {one["kode"]: one for one in told}
    found = {unit.kode: unit for unit in Unit.objects.filter(kode__in=named)}
    for kode, one in named.items():
        if kode not in found:
            found[kode] = Unit.objects.create(**one, aktif=False)
    return found


def _polos(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
