"""The meeting itself: opened, ended with its work given out, its notula circulated, approved, signed; closed."""

from collections.abc import Callable
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poros.kernel.bahasa import panjang
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.rules import Kerahasiaan
from poros.kernel.penugasan.services import terbitkan
from poros.kernel.penugasan.values import RincianArahan, Sasaran
from poros.pure.flow import TransitionError

from .. import cetak
from ..models import ButirNotula, KoreksiNotula, Rapat
from ..queries.rapat import belum_tindak, butir, semua
from ..rules.alur import FLOW, Aksi, JenisButir, Status
from ..wewenang import SUMBER, Wewenang
from .rapat import kabari_peserta
from .riwayat import catat, langkahkan
from .tanda import minta_tanda

AKHIR_HARI = time(16, 0)
"""Deadlines that were given as a day end with the office hours."""


@command(Wewenang.PIMPIN, rekam=("aksi", "alasan"))
def pimpin(actor: Actor, rapat: Rapat, *, aksi: Aksi, alasan: str = "") -> Rapat:
    """Open, postpone, call off or close."""
    if aksi not in {Aksi.BUKA, Aksi.TUNDA, Aksi.BATALKAN, Aksi.TUTUP}:
        raise TransitionError(Status(rapat.status), aksi, FLOW.acts_from(Status(rapat.status)))
    if aksi is Aksi.TUTUP and (left := belum_tindak(rapat)):
        numbers = ", ".join(map(str, left))
        raise Ditolak(_("Keputusan nomor %(n)s belum menjadi penugasan atau informasi.") % {"n": numbers})
    if aksi is Aksi.BUKA:
        rapat.dibuka = timezone.now()
    langkahkan(actor, rapat, aksi, alasan, lain=("dibuka",))
    if aksi in {Aksi.TUNDA, Aksi.BATALKAN}:
        kabari_peserta("rapat.batal", rapat, kecuali=actor.orang_id)
    return rapat


@command(Wewenang.PIMPIN)
def akhiri(actor: Actor, rapat: Rapat) -> Rapat:
    """End it: every line that is work becomes a penugasan of its unit, at once."""
    rapat.ditutup = timezone.now()
    langkahkan(actor, rapat, Aksi.AKHIRI, lain=("ditutup",))
    tugaskan(actor, rapat)
    return rapat


@command(Wewenang.TULIS, rekam=("aksi", "alasan"))
def edarkan(actor: Actor, rapat: Rapat, *, aksi: Aksi = Aksi.EDARKAN, alasan: str = "") -> Rapat:
    """Circulate the notula to all who took part, or take it back to mend it."""
    if aksi not in {Aksi.EDARKAN, Aksi.PERBAIKI} or rapat.disetujui:
        raise TransitionError(Status(rapat.status), aksi, ())
    FLOW.step(Status(rapat.status), aksi)
    if aksi is Aksi.EDARKAN and not rapat.butir.filter(dihapus=False).exists():
        raise Ditolak(_("Notulanya masih kosong."))
    langkahkan(actor, rapat, aksi, alasan)
    if aksi is Aksi.EDARKAN:
        kabari_peserta("rapat.notula", rapat, kecuali=actor.orang_id)
    return rapat


@command(Wewenang.KELOLA)
def jadwalkan_lagi(actor: Actor, rapat: Rapat) -> Rapat:
    """Plan a postponed meeting anew; it is invited to again."""
    rapat.mulai = rapat.selesai = rapat.naskah_id = None
    rapat.nomor_undangan = ""
    rapat.ditunda, rapat.tunda_hingga, rapat.dibuka = 0, None, None
    rapat.peserta.update(hadir=None, cara="", oleh="", kunci="")
    kept = ("mulai", "selesai", "naskah_id", "nomor_undangan", "ditunda", "tunda_hingga", "dibuka")
    langkahkan(actor, rapat, Aksi.JADWALKAN, lain=kept)
    return rapat


@command(Wewenang.SAHKAN)
def sahkan(actor: Actor, rapat: Rapat) -> Rapat:
    """The chair approves: work that is left is given out, the sheet is made once, and its signatures are asked for."""
    FLOW.step(Status(rapat.status), Aksi.SAHKAN)
    if rapat.disetujui:
        raise Ditolak(_("Notula ini sudah disetujui dan menunggu tanda tangan."))
    lines = tugaskan(actor, rapat)
    minta_tanda(
        actor,
        semua().get(pk=rapat.pk),
        SUMBER,
        gettext_lazy("Notula %(judul)s"),
        lambda a, r, alamat: cetak.lembar_notula(a, r, alamat, lines),
    )
    rapat.disetujui = timezone.now()
    rapat.save(update_fields=["disetujui"])
    catat(actor, rapat, "", _("Notula disetujui ketua; tanda tangan diminta."))
    return rapat


@command(Wewenang.TULIS)
def koreksi(actor: Actor, rapat: Rapat, *, isi: str) -> KoreksiNotula:
    """What was signed stays; what was wrong in it is said beside it, with a number."""
    if rapat.status not in {Status.NOTULA_SAH, Status.DITUTUP}:
        raise Ditolak(_("Notula yang belum sah diperbaiki di naskahnya sendiri."), "isi")
    if not isi.strip():
        raise Ditolak(_("Tulis koreksinya."), "isi")
    return KoreksiNotula.objects.create(
        rapat=rapat,
        nomor=rapat.koreksi.count() + 1,
        isi=isi.strip(),
        orang_id=actor.orang_id,
        orang=actor.nama,
        jabatan=actor.jabat.sebutan,
    )


def tugaskan(actor: Actor, rapat: Rapat) -> list[ButirNotula]:
    """Lay the work on its units; once laid, a line is no longer changed. Part of a command; returns all lines."""
    lines = butir(rapat)
    open_lines = [b for b in lines if b.jenis == JenisButir.TINDAK and b.penugasan_id is None]
    if late := next((b for b in open_lines if b.tenggat and _akhir(b.tenggat) <= timezone.now()), None):
        raise Ditolak(
            _("Tenggat tindak lanjut ini sudah lewat, perbaiki dahulu di notula: %(isi)s") % {"isi": str(late)}
        )
    for line in open_lines:
        assert line.unit_id is not None and line.tenggat is not None, "a constraint of the table"  # noqa: PT018 -- narrows
        arahan = terbitkan(
            actor,
            Unit(pk=actor.unit_id),
            rincian=RincianArahan(
                isi=line.isi if not line.bukti else f"{line.isi}\n{_('Bukti: %(b)s') % {'b': line.bukti}}",
                dasar=_("%(judul)s, %(hari)s") % {"judul": rapat.judul[:200], "hari": panjang(actor.hari)},
                kerahasiaan=Kerahasiaan(rapat.kerahasiaan),
                tenggat=_akhir(line.tenggat),
                sumber=SUMBER,
                sumber_id=rapat.pk,
            ),
            kepada=[Sasaran(line.unit_id)],
        )
        line.penugasan = arahan.penugasan.get()
    ButirNotula.objects.bulk_update(open_lines, ["penugasan"])
    return lines


def _akhir(hari: date) -> datetime:
    return timezone.make_aware(datetime.combine(hari, AKHIR_HARI))


JALAN: dict[Aksi, Callable[[Actor, Rapat, Aksi, str], Rapat]] = {
    **dict.fromkeys(
        (Aksi.BUKA, Aksi.TUNDA, Aksi.BATALKAN, Aksi.TUTUP), lambda a, r, x, why: pimpin(a, r, aksi=x, alasan=why)
    ),
    **dict.fromkeys((Aksi.EDARKAN, Aksi.PERBAIKI), lambda a, r, x, why: edarkan(a, r, aksi=x, alasan=why)),
    Aksi.AKHIRI: lambda a, r, _x, _why: akhiri(a, r),
    Aksi.SAHKAN: lambda a, r, _x, _why: sahkan(a, r),
    Aksi.JADWALKAN: lambda a, r, _x, _why: jadwalkan_lagi(a, r),
}
"""Which command a step of the page is; the invitation has a page of its own."""


def melangkah(actor: Actor, rapat: Rapat, aksi: Aksi, alasan: str = "") -> Rapat:
    """Take a step by its name."""
    if aksi not in JALAN:
        raise TransitionError(Status(rapat.status), aksi, tuple(JALAN))
    return JALAN[aksi](actor, rapat, aksi, alasan)
