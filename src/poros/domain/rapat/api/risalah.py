"""The record of a session."""

from datetime import datetime
from typing import Self

from django.http import HttpRequest
from ninja import Path
from pydantic import Field

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Masukan, Skema, Teks

from .. import services
from ..models import Rapat, Ucapan
from ..queries import rapat as rapat_baca
from ..queries import risalah as baca
from ..values import DataUcapan
from .notula import VERSI_MAKS, VersiMasuk
from .rute import rute


class UcapanMasuk(Masukan):
    """What somebody said."""

    pembicara: Teks = Field(
        "", max_length=150, description="Siapa; kosong pada ucapan pertama melanjutkan yang terakhir."
    )
    sebagai: Teks = Field("", max_length=150, description="Sebagai apa.")
    isi: Teks = Field(min_length=1, max_length=20_000, description="Ucapannya.")

    def data(self) -> DataUcapan:
        return DataUcapan(pembicara=self.pembicara, sebagai=self.sebagai, isi=self.isi)


class UcapanUbahMasuk(UcapanMasuk):
    """A mended speech, with the version that the writer had before him."""

    versi: int = Field(ge=1, le=VERSI_MAKS, description="Versi yang diubah.")


class RisalahMasuk(Masukan):
    """Speeches in their order."""

    ucapan: list[UcapanMasuk] = Field(min_length=1, max_length=300, description="Ucapan menurut urutannya.")


class UcapanKeluar(Skema):
    """A speech of the record."""

    id: int
    pembicara: str
    sebagai: str
    isi: str
    versi: int
    oleh: str

    @classmethod
    def dari(cls, row: Ucapan) -> Self:
        same = {name: getattr(row, name) for name in ("pembicara", "sebagai", "isi", "versi", "oleh")}
        return cls(id=row.pk, **same)


class RisalahKeluar(Skema):
    """A record: when it was agreed to and signed, and all that was said."""

    disetujui: datetime | None
    sah: datetime | None
    ucapan: list[UcapanKeluar]


@rute.baca("/rapat/{rapat_id}/risalah", RisalahKeluar, "Risalah rapat DPRD", Cakupan.RAPAT_BACA)
def satu_risalah(request: HttpRequest, rapat_id: Path[Id]) -> RisalahKeluar:
    row = rapat_baca.satu(request.auth.actor, rapat_id)
    own = baca.rincian(request.auth.actor, row).risalah
    return RisalahKeluar(
        disetujui=own.disetujui if own else None,
        sah=own.sah if own else None,
        ucapan=[UcapanKeluar.dari(u) for u in baca.ucapan(row)],
    )


@rute.cipta("/rapat/{rapat_id}/risalah", RisalahKeluar, "Menambah ucapan risalah", Cakupan.RAPAT_TULIS)
def tulis_risalah(request: HttpRequest, rapat_id: Path[Id], isi: RisalahMasuk) -> RisalahKeluar:
    services.tulis_risalah(request.auth.actor, Rapat(pk=rapat_id), ucapan=[u.data() for u in isi.ucapan])
    return satu_risalah(request, rapat_id)


@rute.tindak("/rapat/{rapat_id}/risalah/{ucapan_id}", UcapanKeluar, "Mengubah ucapan risalah", Cakupan.RAPAT_TULIS)
def ubah_ucapan(request: HttpRequest, rapat_id: Path[Id], ucapan_id: Path[Id], isi: UcapanUbahMasuk) -> UcapanKeluar:
    actor = request.auth.actor
    row = services.ubah_ucapan(actor, Rapat(pk=rapat_id), ucapan_id=ucapan_id, versi=isi.versi, data=isi.data())
    return UcapanKeluar.dari(row)


@rute.tindak("/rapat/{rapat_id}/risalah/{ucapan_id}/hapus", UcapanKeluar, "Menghapus ucapan", Cakupan.RAPAT_TULIS)
def hapus_ucapan(request: HttpRequest, rapat_id: Path[Id], ucapan_id: Path[Id], isi: VersiMasuk) -> UcapanKeluar:
    actor = request.auth.actor
    return UcapanKeluar.dari(services.hapus_ucapan(actor, Rapat(pk=rapat_id), ucapan_id=ucapan_id, versi=isi.versi))


@rute.tindak("/rapat/{rapat_id}/risalah-setujui", RisalahKeluar, "Menyetujui risalah", Cakupan.RAPAT_TULIS)
def sahkan_risalah(request: HttpRequest, rapat_id: Path[Id]) -> RisalahKeluar:
    services.sahkan_risalah(request.auth.actor, Rapat(pk=rapat_id))
    return satu_risalah(request, rapat_id)
