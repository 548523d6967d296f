"""Forms of naskah dinas and letterheads."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Path
from pydantic import Field

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Kode, Masukan, Skema, Teks
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Unit

from .. import services
from ..models import BentukNaskah
from ..queries.bentuk import ejaan, urai
from ..rules.bahasa import periksa
from . import skema
from .naskah import bentuk_kode
from .rute import rute


class BagianKeluar(Skema):
    """A part of the text of a form."""

    kode: str
    nama: str
    jenis: str
    wajib: bool
    kerangka: str


class BentukKeluar(Skema):
    """A form."""

    id: int
    kode: str
    nama: str
    kelas: str
    sumber: str
    aktif: bool
    bagian: list[BagianKeluar]

    @classmethod
    def dari(cls, row: BentukNaskah) -> "BentukKeluar":
        form = urai(row.naskah)
        parts = [
            BagianKeluar(kode=b.kode, nama=b.nama, jenis=b.jenis, wajib=b.wajib, kerangka=b.kerangka)
            for b in form.bagian
        ]
        names = ("kode", "nama", "kelas", "sumber", "aktif")
        return cls(id=row.pk, bagian=parts, **{n: getattr(row, n) for n in names})


class BentukMasuk(Masukan):
    """A form as text."""

    naskah: Teks = Field(min_length=1, max_length=40_000, description="Naskah bentuk (YAML).")
    aktif: bool = Field(default=True, description="Dipakai.")


class KopMasuk(Masukan):
    """What stands in the letterhead besides the office's name."""

    alamat: Teks = Field("", max_length=250, description="Alamat.")
    kontak: Teks = Field("", max_length=250, description="Telepon, laman, surel.")
    tempat: Teks = Field("", max_length=80, description="Tempat penetapan.")


class KopKeluar(Skema):
    """A letterhead."""

    unit: int
    alamat: str
    kontak: str
    tempat: str


class PeriksaMasuk(Masukan):
    """A text to be looked at; nothing is kept."""

    hal: Teks = Field("", max_length=500, description="Hal naskah.")
    isi: dict[skema.KodeBagian, skema.IsiBagian] = Field({}, max_length=40, description="Isi menurut kode bagian.")


@rute.baca("/bentuk-naskah", list[BentukKeluar], "Bentuk naskah dinas", Cakupan.SURAT_BACA)
def daftar_bentuk(request: HttpRequest) -> list[BentukKeluar]:  # noqa: ARG001 -- a view's signature
    return [BentukKeluar.dari(row) for row in BentukNaskah.objects.all()]


@rute.tindak("/bentuk-naskah/{kode}/periksa", list[skema.PetunjukKeluar], "Petunjuk bahasa", Cakupan.SURAT_BACA)
def periksa_bahasa(request: HttpRequest, kode: Path[Kode], isi: PeriksaMasuk) -> list[skema.PetunjukKeluar]:
    form = urai(bentuk_kode(request.auth.actor, kode).naskah)
    return [
        skema.PetunjukKeluar(jenis=p.jenis, bagian=p.bagian, temuan=p.temuan, saran=p.saran)
        for p in periksa(form, isi.hal, isi.isi, ejaan())
    ]


@rute.tindak("/bentuk-naskah/{kode}", BentukKeluar, "Mengubah bentuk naskah", Cakupan.ORGANISASI_TULIS)
def simpan_bentuk(request: HttpRequest, kode: Path[Kode], isi: BentukMasuk) -> BentukKeluar:
    actor = request.auth.actor
    if not BentukNaskah.objects.filter(kode=kode).exists():
        raise Ditolak(_("Bentuk naskah ini tidak ada."), "kode")
    row = services.simpan_bentuk(actor, Unit(pk=actor.unit_id), kode=kode, naskah=isi.naskah, aktif=isi.aktif)
    return BentukKeluar.dari(row)


@rute.tindak("/kop-unit", KopKeluar, "Mengubah kop unit sendiri", Cakupan.SURAT_TULIS)
def simpan_kop(request: HttpRequest, isi: KopMasuk) -> KopKeluar:
    actor = request.auth.actor
    row = services.simpan_kop(actor, Unit(pk=actor.unit_id), **isi.model_dump())
    return KopKeluar(unit=row.unit_id, alamat=row.alamat, kontak=row.kontak, tempat=row.tempat)
