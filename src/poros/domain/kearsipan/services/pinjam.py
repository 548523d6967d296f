"""Loans: asked for, answered, brought back."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.pemberitahuan.kirim import beritahu

from ..models import BerkasArsip, LembagaArsip, Peminjaman
from ..rules.berkas import BERAKHIR, MENYUSUT, Status
from ..rules.pinjam import FLOW, Aksi, Cara
from ..rules.pinjam import Status as StatusPinjam
from ..wewenang import Wewenang


@command(Wewenang.PINJAM_MINTA, rekam=("cara", "sampai"))
def minta_pinjam(actor: Actor, berkas: BerkasArsip, *, cara: Cara, keperluan: str, sampai: date) -> Peminjaman:
    """Ask to read a file, or to have it; its keeper answers."""
    _dipinjamkan(berkas)
    if not keperluan.strip():
        raise Ditolak(_("Tuliskan keperluannya."), "keperluan")
    if sampai < actor.hari:
        raise Ditolak(_("Hari kembali harus hari ini atau sesudahnya."), "sampai")
    running = [StatusPinjam.DIMINTA, StatusPinjam.DIPINJAM]
    if Peminjaman.objects.filter(berkas=berkas, orang_id=actor.orang_id, status__in=running).exists():
        raise Ditolak(_("Anda sudah meminta atau meminjam berkas ini."))
    row = Peminjaman.objects.create(
        berkas=berkas,
        orang_id=actor.orang_id,
        jabatan_id=actor.jabatan_id,
        cara=cara,
        keperluan=keperluan.strip(),
        sampai=sampai,
    )
    beritahu("arsip.pinjam_diminta", [row], unit=_penjaga(berkas, row), kecuali=actor.orang_id)
    return row


@command(Wewenang.PINJAM_JAWAB, rekam=("setuju",))
def jawab_pinjaman(actor: Actor, pinjaman: Peminjaman, *, setuju: bool, catatan: str = "") -> Peminjaman:
    """Lend it, or say why not."""
    if not setuju and not catatan.strip():
        raise Ditolak(_("Tuliskan alasannya."), "catatan")
    _langkah(pinjaman, Aksi.SETUJUI if setuju else Aksi.TOLAK)
    if setuju:  # the file is locked: two keepers may answer two wishes at once, and a third destroy it meanwhile
        pinjaman.berkas = BerkasArsip.objects.select_for_update().get(pk=pinjaman.berkas_id)
        _dipinjamkan(pinjaman.berkas)
    if setuju and pinjaman.cara == Cara.FISIK:
        away = Peminjaman.objects.filter(berkas_id=pinjaman.berkas_id, status=StatusPinjam.DIPINJAM, cara=Cara.FISIK)
        if away.exists():
            raise Ditolak(_("Fisik berkas ini sedang dibawa orang lain."))
    pinjaman.dijawab, pinjaman.catatan = timezone.now(), catatan.strip()
    pinjaman.save()
    beritahu("arsip.pinjam_dijawab", [pinjaman], orang={pinjaman.orang_id: pinjaman.pk}, kecuali=actor.orang_id)
    return pinjaman


@command(Wewenang.PINJAM_JAWAB)
def kembalikan(actor: Actor, pinjaman: Peminjaman) -> Peminjaman:  # noqa: ARG001 -- every command has its actor
    """It is back; reading it ends."""
    _langkah(pinjaman, Aksi.KEMBALIKAN)
    pinjaman.kembali = timezone.now()
    pinjaman.save()
    return pinjaman


def ingatkan_terlambat(actor: Actor) -> int:
    """Tell borrower and keeper of each loan that is late, once; return how many there were. Part of an act."""
    late = Peminjaman.objects.filter(status=StatusPinjam.DIPINJAM, sampai__lt=actor.hari, diingatkan=False)
    rows = list(late.select_related("berkas").select_for_update(of=("self",)).order_by("pk"))
    for row in rows:
        beritahu("arsip.pinjam_lewat", [row], orang={row.orang_id: row.pk}, unit=_penjaga(row.berkas, row))
    Peminjaman.objects.filter(pk__in=[row.pk for row in rows]).update(diingatkan=True)
    return len(rows)


def _dipinjamkan(berkas: BerkasArsip) -> None:
    if berkas.status in (BERAKHIR - {Status.STATIS}) | MENYUSUT:
        raise Ditolak(_("Berkas ini sedang atau sudah disusutkan, jadi tidak dipinjamkan."))


def _penjaga(berkas: BerkasArsip, pinjaman: Peminjaman) -> dict[int, int]:
    """Who keeps the file hears of its loan: its office, and the archives office where it lies there."""
    keepers = [berkas.kantor_id]
    if berkas.status == Status.STATIS or (berkas.status == Status.INAKTIF and berkas.panjang):
        keepers += LembagaArsip.objects.filter(saksi=False).values_list("unit_id", flat=True)
    return dict.fromkeys(keepers, pinjaman.pk)


def _langkah(pinjaman: Peminjaman, aksi: Aksi) -> None:
    pinjaman.status = FLOW.step(StatusPinjam(pinjaman.status), aksi)
