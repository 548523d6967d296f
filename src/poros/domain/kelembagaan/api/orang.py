"""People: what everybody in office may know of them, and what only who looks after the data may."""

from typing import Annotated, Self

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest
from ninja import Path, Query
from pydantic import AfterValidator, Field, StringConstraints

from poros.kernel.antarmuka.halaman import halaman
from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Saring, Skema, Teks
from poros.kernel.organisasi.models import Orang, Unit
from poros.kernel.wewenang import boleh, fetch

from .. import services
from ..queries.akun import cari_orang
from ..queries.penjabat import riwayat_orang
from ..values import DataOrang
from ..wewenang import Wewenang
from .akun import AkunKeluar
from .jabatan import RiwayatPemangku
from .rute import rute


def _surel(teks: str) -> str:
    try:
        if teks:
            validate_email(teks)
    except ValidationError as error:
        raise ValueError(teks) from error
    return teks


Nip = Annotated[str, StringConstraints(max_length=18, pattern="^([0-9]{18})?$")]
Surel = Annotated[str, StringConstraints(max_length=254, pattern="^[^\\u0000]*$"), AfterValidator(_surel)]


class OrangMasuk(Masukan):
    """What is known of a person: all of it, not only what changes."""

    nama: Teks = Field(min_length=1, max_length=150, description="Nama tanpa gelar.")
    gelar_depan: Teks = Field("", max_length=40, description="Gelar depan.")
    gelar_belakang: Teks = Field("", max_length=60, description="Gelar belakang.")
    nip: Nip = Field("", description="NIP, 18 angka.")
    pangkat: Teks = Field("", max_length=60, description="Pangkat/golongan.")
    surel: Surel = Field("", description="Alamat surel.")
    telepon: Teks = Field("", max_length=30, description="Nomor telepon.")

    def nilai(self) -> DataOrang:
        """As the commands take it."""
        return DataOrang(**self.model_dump())


class SaringOrang(Saring):
    """Filters of the list of people."""

    q: Teks = Field("", max_length=100, description="Bagian nama, awal NIP, atau awal nama pengguna.")


class OrangKeluar(Skema):
    """A person as everybody in office may know them."""

    id: int
    nama: str
    nama_lengkap: str
    pangkat: str

    @classmethod
    def bentuk(cls, row: Orang) -> Self:
        return cls(id=row.pk, nama=row.nama, nama_lengkap=row.nama_lengkap, pangkat=row.pangkat)


class DataPribadi(Skema):
    """What only the person and who looks after the data may read."""

    gelar_depan: str
    gelar_belakang: str
    nip: str
    surel: str
    telepon: str


class OrangLengkap(OrangKeluar):
    """A person with all offices held; the rest for who may."""

    riwayat: list[RiwayatPemangku]
    data: DataPribadi | None
    akun: AkunKeluar | None


class DaftarOrang(Halaman[OrangKeluar]):
    """A page of people."""


@rute.baca("/orang", DaftarOrang, "Orang yang datanya saya kelola", Cakupan.ORGANISASI_BACA)
def daftar_orang(request: HttpRequest, saring: Query[SaringOrang]) -> dict:
    return halaman(request, cari_orang(request.auth.actor, saring.q), saring, OrangKeluar.bentuk)


@rute.baca("/orang/{orang_id}", OrangLengkap, "Satu orang dan jabatannya", Cakupan.ORGANISASI_BACA)
def satu_orang(request: HttpRequest, orang_id: Path[Id]) -> OrangLengkap:
    actor = request.auth.actor
    row = fetch(actor, Wewenang.ORANG_LIHAT, Orang.objects.select_related("akun"), orang_id)
    may = boleh(actor, row, Wewenang.ORANG_UBAH, Wewenang.PROFIL, Wewenang.AKUN)
    names = DataPribadi.model_fields
    held = riwayat_orang(row.pk).select_related("orang", "jabatan", "pemberi")
    akun = getattr(row, "akun", None) if Wewenang.AKUN in may else None
    return OrangLengkap(
        **OrangKeluar.bentuk(row).model_dump(),
        riwayat=[RiwayatPemangku.bentuk(p) for p in held],
        data=DataPribadi(**{n: getattr(row, n) for n in names}) if may - {Wewenang.AKUN} else None,
        akun=AkunKeluar.bentuk(akun) if akun else None,
    )


@rute.cipta("/orang", OrangKeluar, "Mencatat orang", Cakupan.ORGANISASI_TULIS)
def catat_orang(request: HttpRequest, isi: OrangMasuk) -> OrangKeluar:
    actor = request.auth.actor
    return OrangKeluar.bentuk(services.catat_orang(actor, Unit(pk=actor.unit_id), data=isi.nilai()))


@rute.tindak("/orang/{orang_id}/ubah", OrangKeluar, "Memperbaiki data orang", Cakupan.ORGANISASI_TULIS)
def ubah_orang(request: HttpRequest, orang_id: Path[Id], isi: OrangMasuk) -> OrangKeluar:
    return OrangKeluar.bentuk(services.ubah_orang(request.auth.actor, Orang(pk=orang_id), data=isi.nilai()))
