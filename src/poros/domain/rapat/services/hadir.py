"""Signing in: officials by code or on their own page, guests at the door, and all that an officer has written down."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.penugasan.rules import TERTUTUP

from ..models import Peserta, Rapat
from ..rules.alur import BERDAFTAR_HADIR, Hadir, Peran, Status
from ..rules.hadir import kode_berlaku
from ..values import DataTamu
from ..wewenang import Wewenang

TAMU_MAKS = 500


@command(Wewenang.HADIR)
def hadir(actor: Actor, rapat: Rapat, *, cara: Hadir = Hadir.LAYAR) -> Peserta:
    """Sign in for one's own office. Done before, it changes nothing."""
    _menerima(rapat)
    row = rapat.peserta.select_for_update(of=("self",)).filter(jabatan_id=actor.jabatan_id).first()
    if row is None:
        raise Ditolak(_("Jabatan Anda tidak ada dalam daftar peserta."))
    _tandai(row, cara, actor.nama)
    return row


@command(Wewenang.DAFTAR_HADIR, rekam=("peserta",))
def catat_hadir(actor: Actor, rapat: Rapat, *, peserta: Sequence[int]) -> int:  # noqa: ARG001 -- every command has its actor
    """An officer at the door marks who has come; works without a network from the outbox of his device."""
    _menerima(rapat)
    rows = list(rapat.peserta.select_related("jabatan").filter(pk__in=peserta, hadir__isnull=True))
    for row in rows:
        row.hadir, row.cara = timezone.now(), Hadir.PETUGAS
    Peserta.objects.bulk_update(rows, ["hadir", "cara"])
    return len(rows)


@command(Wewenang.DAFTAR_HADIR)
def tambah_tamu(actor: Actor, rapat: Rapat, *, tamu: DataTamu) -> Peserta:  # noqa: ARG001 -- as above
    """An officer writes down a guest; sent twice under one key he is one guest."""
    return _tamu(rapat, tamu, Hadir.PETUGAS)


@transaction.atomic
def tamu_hadir(rapat: Rapat, kode: str, tamu: DataTamu) -> Peserta:
    """A guest's own door: no office acts here, so it is no command; the code of the minute on the wall lets him in."""
    row = Rapat.objects.select_for_update().get(pk=rapat.pk)
    if row.kerahasiaan in TERTUTUP:
        raise Ditolak(_("Rapat tertutup hanya untuk yang diundang."))
    if not kode_berlaku(row.kunci, kode, int(timezone.now().timestamp())):
        raise Ditolak(_("Kode di layar sudah berganti. Pindai sekali lagi."))
    return _tamu(row, tamu, Hadir.TAMU)


def _tamu(rapat: Rapat, tamu: DataTamu, cara: Hadir) -> Peserta:
    _menerima(rapat)
    if not tamu.nama.strip():
        raise Ditolak(_("Tulis nama."), "nama")
    known = rapat.peserta.filter(kunci=tamu.kunci).first() if tamu.kunci else None
    if known:
        return known
    name, house = tamu.nama.strip(), tamu.instansi.strip()
    invited = rapat.peserta.filter(jabatan__isnull=True, nama__iexact=name, hadir__isnull=True).first()
    if invited is None and rapat.peserta.filter(peran=Peran.TAMU).count() >= TAMU_MAKS:
        raise Ditolak(_("Daftar tamu sudah penuh. Hubungi panitia."))
    row = invited or Peserta(rapat=rapat, nama=name, instansi=house, peran=Peran.TAMU, wajib=False)
    row.kunci = tamu.kunci
    row.hadir, row.cara, row.oleh = timezone.now(), cara, name
    row.save()
    return row


def _menerima(rapat: Rapat) -> None:
    if Status(rapat.status) not in BERDAFTAR_HADIR:
        raise Ditolak(_("Daftar hadir rapat ini belum dibuka atau sudah ditutup."))


def _tandai(row: Peserta, cara: Hadir, oleh: str) -> None:
    if row.hadir is None:
        row.hadir, row.cara, row.oleh = timezone.now(), cara, oleh
        row.save(update_fields=["hadir", "cara", "oleh"])
