"""Reading a copy back: all or nothing, and nothing that is here already is changed."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import DateField, DateTimeField, Model
from django.utils.translation import gettext as _

from poros.kernel.berkas.models import Tautan
from poros.kernel.berkas.musnah import Nisan, catat_nisan
from poros.kernel.berkas.simpan import simpan
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Unit

from ..models import (
    AlihMedia,
    ArsipTerjaga,
    BarisSusut,
    BerkasArsip,
    ItemArsip,
    LaporanTerjaga,
    Penahanan,
    Penyusutan,
    RiwayatArsip,
    RiwayatSusut,
    Saksi,
)
from ..wewenang import OBJEK_ALIH, OBJEK_ITEM, OBJEK_SUSUT, OBJEK_TERJAGA
from .kantong import BENTUK, VERSI, KantongError, Pembaca
from .uraian import (
    ALIH,
    ATURAN,
    BERKAS,
    ITEM,
    JAGA,
    LANGKAH,
    RIWAYAT,
    SAKSI,
    SURAT,
    SUSUT,
    TAHAN,
    UNIT,
    ikatan,
    uraian_berkas,
)


@dataclass(slots=True)
class Masukan:
    """What came in, and how many files were here already."""

    berkas: int = 0
    item: int = 0
    isi: int = 0
    sudah_ada: int = 0


def muat(bag: Pembaca) -> Masukan:
    """Enter what the bag holds; a file that is here and is not the same refuses the whole bag. Part of an act.

    One description and one piece of a content are in memory at a time, whatever the size of the bag.
    """
    format_ = bag.keterangan.get(BENTUK)
    if format_ != VERSI:
        raise KantongError(f"bentuk {format_ or 'tidak dikenal'}; yang dapat dibaca bentuk {VERSI}")
    told, rumah = Masukan(), _Rumah(bag)
    _ketentuan(bag)
    for name in bag.nama("berkas/"):
        rumah.berkas(_satu(bag, name), told)
    for name in bag.nama("susut/"):
        rumah.susut(_satu(bag, name))
    told.isi = len(rumah.isi.ada)
    return told


def _satu(bag: Pembaca, nama: str) -> dict[str, Any]:
    """A description, which says the same name as its file."""
    one: dict[str, Any] = bag.json(nama)
    if nama.rpartition("/")[2] != f"{one['uuid']}.json":
        raise KantongError(f"{nama}: bukan {one['uuid']}")
    return one


class _Rumah:
    """The government that the bag comes into."""

    def __init__(self, bag: Pembaca) -> None:
        self.isi = _Isi(bag)
        self._unit: dict[str, Unit] = {}
        self._berkas: dict[str, int] = {}

    def berkas(self, one: dict[str, Any], told: Masukan) -> None:
        here = BerkasArsip.objects.filter(uuid=one["uuid"]).first()
        if here is not None:
            _sama(here, one)
            told.sudah_ada += 1
        else:
            here = self._baru(one)
            told.berkas += 1
            told.item += len(one["item"])
        self._berkas[one["uuid"]] = here.pk

    def _baru(self, one: dict[str, Any]) -> BerkasArsip:
        unit, kantor = self._milik(one["unit"]), self._milik(one["kantor"])
        if BerkasArsip.objects.filter(kantor=kantor, nomor=one["nomor"]).exists():
            raise Ditolak(_("Nomor berkas %s sudah dipakai berkas lain di sini.") % one["nomor"], "berkas")
        row = _buat(BerkasArsip, BERKAS, one, unit=unit, kantor=kantor)
        _isi_berkas(row, one, self.isi)
        if one["jaga"]:
            self._jaga(row, one["jaga"])
        return row

    def _jaga(self, row: BerkasArsip, told: dict[str, Any]) -> None:
        """Files that one letter told of have it together here too."""
        letters = {name: told[name] and self._surat(row.kantor, told[name], salinan=name == "salinan")
                   for name in ("laporan", "salinan")}  # fmt: skip
        _buat(ArsipTerjaga, JAGA, told, berkas=row, **letters)

    def _surat(self, kantor: Unit, told: dict[str, Any], *, salinan: bool) -> LaporanTerjaga:
        same = {"kantor": kantor, "salinan": salinan, "nomor": told["nomor"], "waktu": _waktu(told["waktu"])}
        row = LaporanTerjaga.objects.filter(**same).first()
        if row is None:
            row = _buat(LaporanTerjaga, SURAT, told, kantor=kantor, salinan=salinan, orang_id=0)
            self.isi.ikat(OBJEK_TERJAGA, row.pk, told["isi"])
        return row

    def susut(self, one: dict[str, Any]) -> None:
        if Penyusutan.objects.filter(uuid=one["uuid"]).exists():
            return
        row = _buat(Penyusutan, SUSUT, one, kantor=self._milik(one["kantor"]))
        for line in one["baris"]:
            if line["berkas"] not in self._berkas:
                raise KantongError(f"susut/{one['uuid']}.json: berkas {line['berkas']} tidak ada")
            BarisSusut.objects.create(
                penyusutan=row, berkas_id=self._berkas[line["berkas"]], keluar=line["keluar"], alasan=line["alasan"]
            )
        for told in one["riwayat"]:
            _buat(RiwayatSusut, LANGKAH, told, penyusutan=row, orang_id=0)
        for n, told in enumerate(one["saksi"], 1):
            _buat(Saksi, SAKSI, told, penyusutan=row, orang_id=-n)  # people of elsewhere: told apart, but nobody here
        self.isi.ikat(OBJEK_SUSUT, row.pk, one["isi"])

    def _milik(self, one: dict[str, Any]) -> Unit:
        """A unit by its code; one that is not here is entered as a unit that is no more."""
        if one["kode"] not in self._unit:
            told = {name: one[name] for name in UNIT}
            here = Unit.objects.filter(kode=one["kode"]).first()
            self._unit[one["kode"]] = here or Unit.objects.create(**told, aktif=False)
        return self._unit[one["kode"]]


class _Isi:
    """The contents of a bag, each taken in when it is first needed."""

    def __init__(self, bag: Pembaca) -> None:
        self._bag, self.ada = bag, dict[str, int]()

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
                tie.berkas_id = self._ambil(one)
                tie.save(force_insert=True)

    def _ambil(self, one: dict[str, Any]) -> int:
        sha = one["sha256"]
        if sha not in self.ada:
            with self._bag.buka(f"isi/{sha}") as stream:
                kept = simpan(stream, one["nama"])
            if kept.sha256 != sha:
                raise Ditolak(_("Isi %s tidak cocok dengan sidiknya.") % one["nama"], "berkas")
            self.ada[sha] = kept.pk
        return self.ada[sha]


def _isi_berkas(row: BerkasArsip, one: dict[str, Any], contents: _Isi) -> None:
    for told in one["item"]:
        item = _buat(ItemArsip, ITEM, told, berkas=row)
        contents.ikat(OBJEK_ITEM, item.pk, told["isi"])
    for told in one["penahanan"]:
        _buat(Penahanan, TAHAN, told, berkas=row)
    for told in one["riwayat"]:
        _buat(RiwayatArsip, RIWAYAT, told, berkas=row, orang_id=0)
    for told in one["alih_media"]:
        act = _buat(AlihMedia, ALIH, told, berkas=row, orang_id=0)
        contents.ikat(OBJEK_ALIH, act.pk, told["isi"])


def _ketentuan(bag: Pembaca) -> None:
    """Rules that are not here yet; what this government has laid down itself stays."""
    given = bag.json("ketentuan.json")
    for name, model, fields in ATURAN:
        rows = [model(**_nilai(model, fields, one)) for one in given[name]]
        model._default_manager.bulk_create(rows, ignore_conflicts=True, batch_size=1000)  # noqa: SLF001 -- documented


def _sama(row: BerkasArsip, one: dict[str, Any]) -> None:
    """What is here says the same, down to its papers and their contents; units may have other names by now."""
    here = json.loads(json.dumps(uraian_berkas(row, ikatan([row]))))
    if any(here[name] != one[name] for name in here if name not in {"unit", "kantor"}):
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
        elif kind.choices and value not in dict(kind.flatchoices) and not (kind.blank and value == ""):
            raise KantongError(f"{name}: {value!r} tidak dikenal")
        found[name] = value
    return found


def _waktu(teks: str) -> datetime:
    return datetime.fromisoformat(teks)
