"""Sources: kept, fetched by a job, or fed by an upload; the same reader for both."""

from dataclasses import replace

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.pekerjaan.antrean import jadwalkan

from ..labels import ALAMAT, kalimat
from ..models import IndikatorTawaran, Sumber, Tawaran
from ..queries.ukuran import nama_indikator
from ..rules.alamat import AlamatError, pilih, urai
from ..rules.alur import Status
from ..rules.publiccode import NaskahError, baca_umpan, muat
from ..rules.tawaran import IsiTawaran
from ..values import DataSumber, Muatan
from ..wewenang import Wewenang
from .tawaran import DERET, SAMA, indikator, isikan

AMBIL = "berbagi.ambil"
KABAR_MAKS = 1000
TIDAK_ADA_LAGI = "sumber"
"""Stands in `alasan` of an offer that its source does not name any more."""


@command(Wewenang.SUMBER_TAMBAH, rekam=("data",), kunci=False)
def tambah_sumber(actor: Actor, unit: Unit, *, data: DataSumber) -> Sumber:  # noqa: ARG001 -- the unit authorises
    """Keep a source; one with an address is fetched right away."""
    row = Sumber()
    _tulis(row, data)
    if row.alamat:
        jadwalkan(AMBIL, sumber=row.pk)
    return row


@command(Wewenang.SUMBER_UBAH, rekam=("data",))
def ubah_sumber(actor: Actor, sumber: Sumber, *, data: DataSumber) -> Sumber:  # noqa: ARG001 -- every command has its actor
    """Another name, address or rhythm; what was read from it stays."""
    if sumber.alamat != data.alamat:
        sumber.etag = ""
    _tulis(sumber, data)
    return sumber


@command(Wewenang.SUMBER_UBAH)
def segarkan(actor: Actor, sumber: Sumber) -> Sumber:  # noqa: ARG001 -- every command has its actor
    """Have it fetched now, as the clock does every night."""
    if not sumber.alamat:
        raise Ditolak(_("Sumber ini tidak beralamat. Unggah berkasnya."))
    jadwalkan(AMBIL, sumber=sumber.pk)
    return sumber


@command(Wewenang.SUMBER_MUAT)
def muat_sumber(actor: Actor, sumber: Sumber, *, isi: bytes, etag: str = "") -> Muatan:  # noqa: ARG001 -- every command has its actor
    """Read a content in: all or none. What the source does not name any more is withdrawn, never deleted."""
    try:
        offers = baca_umpan(muat(isi))
    except NaskahError as error:
        raise Ditolak(kalimat(error.galat), "berkas") from error
    made = _muat(sumber, offers)
    sumber.etag, sumber.gagal, sumber.dibaca = etag[:200], False, timezone.now()
    sumber.kabar = ngettext(
        "%(n)s tawaran: %(baru)s baru, %(berubah)s berubah, %(hilang)s tidak ada lagi.",
        "%(n)s tawaran: %(baru)s baru, %(berubah)s berubah, %(hilang)s tidak ada lagi.",
        len(offers),
    ) % {"n": len(offers), "baru": made.baru, "berubah": made.berubah, "hilang": made.hilang}
    sumber.save(update_fields=["etag", "gagal", "dibaca", "kabar"])
    return made


@command(Wewenang.SUMBER_MUAT)
def catat_gagal(actor: Actor, sumber: Sumber, *, sebab: str = "") -> Sumber:  # noqa: ARG001 -- every command has its actor
    """Say why a source could not be read; "" when it had nothing new. Its offers stay as they were."""
    sumber.gagal, sumber.dibaca = bool(sebab), timezone.now()
    sumber.kabar = (sebab or _("Tidak ada yang baru."))[:KABAR_MAKS]
    sumber.save(update_fields=["gagal", "dibaca", "kabar"])
    return sumber


def _tulis(row: Sumber, data: DataSumber) -> None:
    if not data.nama.strip():
        raise Ditolak(_("Beri nama sumber ini, misalnya nama daerahnya."), "nama")
    if data.alamat:
        _periksa_alamat(data.alamat)
    row.nama, row.alamat, row.aktif = data.nama.strip(), data.alamat, data.aktif
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise Ditolak(_("Sumber dengan nama ini sudah ada."), "nama") from None


def _periksa_alamat(alamat: str) -> None:
    """What can be seen without asking the network; the job looks at what the name leads to."""
    try:
        goal = urai(alamat)
        if goal.inang.replace(".", "").isdecimal() or ":" in goal.inang:
            pilih([goal.inang], dalam=settings.BERBAGI_JARINGAN_DALAM)
    except (AlamatError, ValueError) as error:
        words = ALAMAT[error.sebab] if isinstance(error, AlamatError) else _("Alamat ini tidak dapat dibaca.")
        raise Ditolak(str(words), "alamat") from None


def _muat(sumber: Sumber, offers: list[IsiTawaran]) -> Muatan:
    known = {row.kunci: row for row in Tawaran.objects.filter(sumber=sumber).prefetch_related("indikator")}
    new, changed = [], []
    for isi in _terukur(offers):
        old = known.pop(isi.kunci, None)
        if old is not None and _sama(old, isi, sumber):
            continue
        row = old or Tawaran(sumber=sumber, kunci=isi.kunci, terbit=timezone.now())
        isikan(row, isi)
        row.daerah, row.unit_lain = isi.daerah or sumber.nama, isi.unit
        row.status, row.alasan = Status.TERBIT, ""
        (changed if old else new).append((row, isi))
    gone = [row for row in known.values() if row.status == Status.TERBIT]
    for row in gone:
        row.status, row.alasan = Status.DITARIK, TIDAK_ADA_LAGI
    Tawaran.objects.bulk_create(row for row, _isi in new)
    columns = (*SAMA, *DERET, "daerah", "unit_lain", "status", "alasan")
    Tawaran.objects.bulk_update([*(row for row, _isi in changed), *gone], columns)
    _tulis_indikator([*new, *changed])
    return Muatan(baru=len(new), berubah=len(changed), hilang=len(gone))


def _sama(row: Tawaran, isi: IsiTawaran, sumber: Sumber) -> bool:
    before = row.isi()
    owner = isi.daerah or sumber.nama
    alike = all(getattr(before, name) == getattr(isi, name) for name in (*SAMA, *DERET))
    alike = alike and set(before.indikator) == set(isi.indikator)
    return alike and row.status == Status.TERBIT and (row.daerah, row.unit_lain) == (owner, isi.unit)


def _terukur(offers: list[IsiTawaran]) -> list[IsiTawaran]:
    """With those indicators only that an instrument here knows; others may have instruments of their own."""
    if not any(isi.indikator for isi in offers):
        return offers
    known = nama_indikator()
    return [replace(isi, indikator=tuple((i, k) for i, k in isi.indikator if k in known.get(i, {}))) for isi in offers]


def _tulis_indikator(rows: list[tuple[Tawaran, IsiTawaran]]) -> None:
    IndikatorTawaran.objects.filter(tawaran__in=[row for row, _isi in rows]).delete()
    IndikatorTawaran.objects.bulk_create(tie for row, isi in rows for tie in indikator(row, isi))
