"""Reading a copy back: all or nothing, and nothing that is here already is changed."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import DateField, DateTimeField, Model
from django.utils.translation import gettext as _

from poros.kernel.berkas.models import Berkas, Tautan
from poros.kernel.berkas.musnah import Nisan, catat_nisan
from poros.kernel.berkas.simpan import simpan
from poros.kernel.commands import Ditolak

from ..models import (
    BarisSusut,
    BerkasArsip,
    ItemArsip,
    Penahanan,
    Penyusutan,
    RiwayatArsip,
    RiwayatSusut,
    Saksi,
)
from ..wewenang import OBJEK_ITEM, OBJEK_SUSUT
from .kantong import Pembaca
from .uraian import (
    ATURAN,
    BERKAS,
    ITEM,
    LANGKAH,
    RIWAYAT,
    SAKSI,
    SUSUT,
    TAHAN,
    ambil,
    unit_menurut_kode,
)


@dataclass(slots=True)
class Masukan:
    """What came in, and how many files were here already."""

    berkas: int = 0
    item: int = 0
    isi: int = 0
    sudah_ada: int = 0


def muat(bag: Pembaca) -> Masukan:
    """Enter what the bag holds; a file that is here and is not the same refuses the whole bag. Part of an act."""
    told = Masukan()
    _ketentuan(bag)
    files = [bag.json(name) for name in bag.nama("berkas/")]
    disposals = [bag.json(name) for name in bag.nama("susut/")]
    units = unit_menurut_kode(one[side] for one in files for side in ("unit", "kantor"))
    units |= unit_menurut_kode(one["kantor"] for one in disposals)
    contents = _Isi(bag)
    here = {str(row.uuid): row for row in BerkasArsip.objects.filter(uuid__in=[one["uuid"] for one in files])}
    for one in files:
        if one["uuid"] in here:
            _sama(here[one["uuid"]], one)
            told.sudah_ada += 1
            continue
        row = _buat(BerkasArsip, BERKAS, one, unit=units[one["unit"]["kode"]], kantor=units[one["kantor"]["kode"]])
        here[one["uuid"]] = row
        _isi_berkas(row, one, contents)
        told.berkas += 1
        told.item += len(one["item"])
    known = {str(uuid) for uuid in Penyusutan.objects.values_list("uuid", flat=True)}
    for one in disposals:
        if one["uuid"] not in known:
            _susut(one, units[one["kantor"]["kode"]], here, contents)
    told.isi = len(contents.ada)
    return told


class _Isi:
    """The contents of a bag, each taken in when it is first needed."""

    def __init__(self, bag: Pembaca) -> None:
        self._bag, self.ada = bag, dict[str, Berkas]()

    def ikat(self, objek: str, objek_id: int, told: Iterable[dict[str, Any]]) -> None:
        """Tie contents to a row, as they were tied; of a destroyed one there is only the stone."""
        for one in told:
            tie = Tautan(
                objek=objek, objek_id=objek_id, nama=one["nama"], urutan=one["urutan"], waktu=_waktu(one["waktu"])
            )  # fmt: skip
            gone = one.get("musnah")
            if gone:
                stone = Nisan(one["sha256"], one["ukuran"], one["jenis"], _waktu(gone["waktu"]), gone["dasar"])
                catat_nisan(tie, stone)
            else:
                tie.berkas = self._ambil(one)
                tie.save(force_insert=True)

    def _ambil(self, one: dict[str, Any]) -> Berkas:
        sha = one["sha256"]
        if sha not in self.ada:
            with self._bag.buka(f"isi/{sha}") as stream:
                kept = simpan(io.BytesIO(stream.read()), one["nama"])
            if kept.sha256 != sha:
                raise Ditolak(_("Isi %s tidak cocok dengan sidiknya.") % one["nama"], "berkas")
            self.ada[sha] = kept
        return self.ada[sha]


def _isi_berkas(row: BerkasArsip, one: dict[str, Any], contents: _Isi) -> None:
    for told in one["item"]:
        item = _buat(ItemArsip, ITEM, told, berkas=row)
        contents.ikat(OBJEK_ITEM, item.pk, told["isi"])
    for told in one["penahanan"]:
        _buat(Penahanan, TAHAN, told, berkas=row)
    for told in one["riwayat"]:
        _buat(RiwayatArsip, RIWAYAT, told, berkas=row, orang_id=0)


def _susut(one: dict[str, Any], kantor: Any, files: dict[str, BerkasArsip], contents: _Isi) -> None:
    row = _buat(Penyusutan, SUSUT, one, kantor=kantor)
    for line in one["baris"]:
        BarisSusut.objects.create(
            penyusutan=row, berkas=files[line["berkas"]], keluar=line["keluar"], alasan=line["alasan"]
        )
    for told in one["riwayat"]:
        _buat(RiwayatSusut, LANGKAH, told, penyusutan=row, orang_id=0)
    for n, told in enumerate(one["saksi"], 1):
        _buat(Saksi, SAKSI, told, penyusutan=row, orang_id=-n)  # people of elsewhere: told apart, but nobody here
    contents.ikat(OBJEK_SUSUT, row.pk, one["isi"])


def _ketentuan(bag: Pembaca) -> None:
    """Rules that are not here yet; what this government has laid down itself stays."""
    given = bag.json("ketentuan.json")
    for name, model, fields in ATURAN:
        rows = [model(**_nilai(model, fields, one)) for one in given[name]]
        model._default_manager.bulk_create(rows, ignore_conflicts=True, batch_size=1000)  # noqa: SLF001 -- documented


def _sama(row: BerkasArsip, one: dict[str, Any]) -> None:
    here = ambil(row, BERKAS)
    if any(here[name] != one[name] for name in BERKAS):
        raise Ditolak(_("Berkas %s sudah ada di sini dan isinya lain.") % one["nomor"], "berkas")


def _buat(model: type[Any], fields: Iterable[str], told: dict[str, Any], **more: Any) -> Any:
    return model.objects.create(**_nilai(model, fields, told), **more)


def _nilai(model: type[Model], fields: Iterable[str], told: dict[str, Any]) -> dict[str, Any]:
    """Values as the model wants them."""
    found = {}
    for name in fields:
        value, kind = told[name], model._meta.get_field(name)  # noqa: SLF001 -- Django's documented Model API
        if value is not None and isinstance(kind, DateTimeField):
            value = _waktu(value)
        elif value is not None and isinstance(kind, DateField):
            value = date.fromisoformat(value)
        found[name] = value
    return found


def _waktu(teks: str) -> datetime:
    return datetime.fromisoformat(teks)
