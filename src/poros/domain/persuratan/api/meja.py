"""The desk: what waits for a decision with what is proposed, and several checked sheets sent in one go."""

from datetime import datetime
from typing import Annotated, Self

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Path
from ninja.errors import HttpError
from pydantic import Field, StringConstraints

from poros.kernel.antarmuka.rules import Cakupan
from poros.kernel.antarmuka.skema import Id, Masukan, Skema
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.rules import Peran
from poros.kernel.penugasan.skema import TabrakanKeluar
from poros.kernel.wewenang import TidakBerwenang, boleh, fetch

from .. import queries, services
from ..models import Surat
from ..queries.lembar import Rencana
from ..queries.saran import disiapkan
from ..values import Saran
from ..wewenang import Wewenang
from .disposisi import Lembar
from .rute import rute
from .skema import SuratRingkas

BANYAK = 60
Cap = Annotated[str, StringConstraints(max_length=64, pattern="^[0-9a-f]{64}$")]


class SasaranKeluar(Skema):
    """A unit that is to act."""

    unit: int
    peran: Peran


class SaranKeluar(Skema):
    """A sheet that is proposed. `pemeriksa` is the member of staff who prepared it, if one did."""

    kepada: list[SasaranKeluar]
    instruksi: list[str]
    catatan: str
    tenggat: datetime | None
    aturan_tenggat: str
    hadir: list[int]
    alasan: str
    pemeriksa: str

    @classmethod
    def bentuk(cls, saran: Saran) -> Self:
        isi = saran.isi
        return cls(
            kepada=[SasaranKeluar(unit=s.unit_id, peran=s.peran) for s in isi.kepada],
            instruksi=list(isi.instruksi),
            catatan=isi.catatan,
            tenggat=isi.tenggat,
            aturan_tenggat=isi.aturan_tenggat,
            hadir=list(isi.hadir),
            alasan=saran.alasan,
            pemeriksa=saran.pemeriksa,
        )


class KartuSurat(Skema):
    """A letter on a desk, with what is proposed for it."""

    surat: SuratRingkas
    saran: SaranKeluar | None


class MejaSurat(Skema):
    """What waits: for this office's own decision, and to be prepared for somebody else's."""

    menunggu: list[KartuSurat]
    siapkan: list[KartuSurat]


class RencanaKeluar(Skema):
    """One sheet of a batch as it would be sent."""

    surat: SuratRingkas
    saran: SaranKeluar
    bentrok: list[TabrakanKeluar]
    cap: str = Field(description="Sidik dari yang ditampilkan ini, untuk /meja-surat/kirim.")

    @classmethod
    def bentuk(cls, row: Rencana) -> Self:
        return cls(
            surat=SuratRingkas.dari(row.surat),
            saran=SaranKeluar.bentuk(row.saran),
            bentrok=[TabrakanKeluar.dari(t) for t in row.bentrok],
            cap=row.cap,
        )


class RencanaMasuk(Masukan):
    """Letters whose checked sheets are meant."""

    surat: list[Id] = Field(min_length=1, max_length=BANYAK, description="Nomor surat di meja sendiri.")


class KirimMasuk(RencanaMasuk):
    """What was seen and is to be sent."""

    cap: list[Cap] = Field(min_length=1, max_length=BANYAK, description="Semua `cap` dari /meja-surat/periksa.")


class Terkirim(Skema):
    """The sheets that went out, all of them."""

    disposisi: list[Lembar]


@rute.baca("/meja-surat", MejaSurat, "Surat yang menunggu keputusan atau persiapan", Cakupan.SURAT_BACA)
def meja_surat(request: HttpRequest) -> MejaSurat:
    actor = request.auth.actor
    letters, staf = queries.meja(actor), queries.meja_staf(actor)
    proposals = queries.saran(actor, letters)
    return MejaSurat(
        menunggu=[KartuSurat(surat=SuratRingkas.dari(s), saran=SaranKeluar.bentuk(proposals[s.pk])) for s in letters],
        siapkan=[KartuSurat(surat=SuratRingkas.dari(s), saran=_disiapkan(s)) for s in staf],
    )


@rute.baca("/surat/{surat_id}/saran", SaranKeluar, "Disposisi yang disarankan untuk satu surat", Cakupan.SURAT_BACA)
def saran(request: HttpRequest, surat_id: Path[Id]) -> SaranKeluar:
    actor = request.auth.actor
    rows = queries.surat_terlihat(actor).select_related("usulan__pemeriksa")
    row = fetch(actor, Wewenang.LIHAT, rows, surat_id)
    if not boleh(actor, row, Wewenang.DISPOSISI, Wewenang.TERUSKAN_DISPOSISI, Wewenang.USULKAN):
        raise TidakBerwenang
    return SaranKeluar.bentuk(queries.usulan_otomatis(actor, row))


@rute.tindak(
    "/meja-surat/periksa",
    list[RencanaKeluar],
    "Melihat usul yang sudah diperiksa staf dan tabrakannya; tidak mengubah apa pun",
    Cakupan.SURAT_BACA,
)
def periksa_kirim(request: HttpRequest, isi: RencanaMasuk) -> list[RencanaKeluar]:
    return [RencanaKeluar.bentuk(row) for row in queries.rencana(request.auth.actor, isi.surat)]


@rute.cipta("/meja-surat/kirim", Terkirim, "Mengirim beberapa usul sekaligus, semua atau tidak", Cakupan.SURAT_TULIS)
def kirim(request: HttpRequest, isi: KirimMasuk) -> Terkirim:
    """What was confirmed must be what is sent: the fingerprints of now are compared with those that were seen."""
    actor = request.auth.actor
    plan = queries.rencana(actor, isi.surat)
    if not plan:
        raise Ditolak(_("Tidak satu pun surat ini di meja Anda dengan usul yang sudah diperiksa staf."), "surat")
    if {row.cap for row in plan} != set(isi.cap):
        raise HttpError(409, _("Usulnya sudah berubah sejak diperiksa. Periksa lagi, lalu kirim."))
    sent = services.disposisikan_banyak(actor, Unit(pk=actor.unit_id), lembar=[(row.surat, row.isi) for row in plan])
    return Terkirim(disposisi=[Lembar.dari(row) for row in sent])


def _disiapkan(surat: Surat) -> SaranKeluar | None:
    usulan = getattr(surat, "usulan", None)
    return SaranKeluar.bentuk(disiapkan(usulan)) if usulan is not None else None
