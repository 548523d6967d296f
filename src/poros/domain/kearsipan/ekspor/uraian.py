"""Rows as plain values that any other system can read, and the fields that make them whole."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Model

from poros.kernel.berkas.models import Tautan

from ..models import (
    ArsipTerjaga,
    AturanRetensi,
    BerkasArsip,
    ItemArsip,
    KelasAkses,
    KetentuanArsip,
    Penyusutan,
)
from ..wewenang import OBJEK_ALIH, OBJEK_ITEM, OBJEK_TERJAGA

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
ALIH = ("nomor", "tanggal", "alat", "catatan", "hasil", "waktu", "orang", "jabatan")
JAGA = ("bidang", "sejak", "tenggat_lapor", "tenggat_salinan")
SURAT = ("nomor", "tanggal", "waktu", "orang", "jabatan")
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


@dataclass(frozen=True, slots=True)
class Ikatan:
    """The contents of papers, of minutes of alih media, of letters to ANRI, each by the number of its thing."""

    item: dict[int, list[Tautan]]
    alih: dict[int, list[Tautan]]
    surat: dict[int, list[Tautan]]


def ikatan(rows: Sequence[BerkasArsip]) -> Ikatan:
    """All ties of some files: three queries."""
    letters = {pk for row in rows if (guard := jaga(row)) for pk in (guard.laporan_id, guard.salinan_id) if pk}
    return Ikatan(
        menurut_objek(OBJEK_ITEM, [item.pk for row in rows for item in row.item.all()]),
        menurut_objek(OBJEK_ALIH, [act.pk for row in rows for act in row.alih_media.all()]),
        menurut_objek(OBJEK_TERJAGA, letters),
    )


def uraian_berkas(row: BerkasArsip, isi: Ikatan) -> dict[str, Any]:
    """A file with all that belongs to it."""
    return ambil(row, BERKAS) | {
        "unit": ambil(row.unit, UNIT),
        "kantor": ambil(row.kantor, UNIT),
        "item": [uraian_item(item, isi.item.get(item.pk, [])) for item in row.item.all()],
        "penahanan": [ambil(hold, TAHAN) for hold in row.penahanan.all()],
        "riwayat": [ambil(act, RIWAYAT) for act in row.riwayat.all()],
        "alih_media": [ambil(act, ALIH) | uraian_ikatan(isi.alih.get(act.pk, [])) for act in row.alih_media.all()],
        "jaga": uraian_jaga(row, isi.surat),
    }


def jaga(row: BerkasArsip) -> ArsipTerjaga | None:
    """Its guarding, if it is guarded."""
    return getattr(row, "jaga", None)


def uraian_jaga(row: BerkasArsip, isi: dict[int, list[Tautan]]) -> dict[str, Any] | None:
    """Of a guarded file: why, since when, and the letters to ANRI with their sheets."""
    guard = jaga(row)
    if guard is None:
        return None
    letters = {
        name: letter and ambil(letter, SURAT) | uraian_ikatan(isi.get(letter.pk, []))
        for name, letter in (("laporan", guard.laporan), ("salinan", guard.salinan))
    }
    return ambil(guard, JAGA) | letters


def uraian_ikatan(ties: Iterable[Tautan]) -> dict[str, Any]:
    return {"isi": [uraian_isi(tie) for tie in ties]}


def uraian_item(item: ItemArsip, ties: list[Tautan]) -> dict[str, Any]:
    """A paper; of the thing it came from only what it was: its number means nothing elsewhere."""
    return ambil(item, ITEM) | uraian_ikatan(ties)


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
    return (
        ambil(row, SUSUT)
        | {
            "kantor": ambil(row.kantor, UNIT),
            "baris": [
                {"berkas": str(line.berkas.uuid), "keluar": line.keluar, "alasan": line.alasan}
                for line in row.baris.all()
            ],
            "riwayat": [ambil(step, LANGKAH) for step in row.riwayat.all()],
            "saksi": [ambil(witness, SAKSI) for witness in row.saksi.all()],
        }
        | uraian_ikatan(ties)
    )


def menurut_objek(objek: str, ids: Iterable[int]) -> dict[int, list[Tautan]]:
    """The ties of things of a kind, by their numbers, in the order in which they were made."""
    found = defaultdict[int, list[Tautan]](list)
    rows = Tautan.objects.filter(objek=objek, objek_id__in=ids).select_related("berkas", "musnah")
    for tie in rows.order_by("urutan", "id"):
        found[tie.objek_id].append(tie)
    return found


def _polos(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
