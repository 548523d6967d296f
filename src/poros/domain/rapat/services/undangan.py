"""Inviting: as a letter that is signed where letters are, or with the number of one that was made elsewhere."""

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.domain.naskah.publik import Undangan, konsep_undangan
from poros.kernel.bahasa import naskah
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.penugasan.rules import TERTUTUP

from ..labels import KURANG
from ..models import Rapat
from ..queries.rapat import kesiapan
from ..rules.alur import FLOW, Aksi, Status
from ..rules.undangan import kurang_undangan
from ..wewenang import Wewenang
from .rapat import kabari_peserta
from .riwayat import langkahkan


@command(Wewenang.KELOLA, rekam=("penanda_id",))
def konsepkan_undangan(actor: Actor, rapat: Rapat, *, penanda_id: int) -> Rapat:
    """Draft the letter that invites. Once it is signed the meeting stands as called (SM-MTG)."""
    periksa(rapat)
    if rapat.naskah_id is not None:
        raise Ditolak(_("Surat undangannya sudah dibuat. Lanjutkan di halaman naskahnya."))
    guests = list(rapat.peserta.select_related("jabatan"))
    units = dict.fromkeys(p.jabatan.unit_id for p in guests if p.jabatan)
    outside = dict.fromkeys(", ".join(filter(None, (p.nama, p.instansi))) for p in guests if not p.jabatan)
    letter = Undangan(
        hal=_hal(rapat),
        isi=_isi(rapat),
        penanda_id=penanda_id,
        rahasia=rapat.kerahasiaan in TERTUTUP,
        unit=tuple(u for u in units if u != actor.unit_id),
        luar=tuple(outside),
    )
    rapat.naskah_id = konsep_undangan(actor, letter)
    rapat.save(update_fields=["naskah_id"])
    return rapat


@command(Wewenang.KELOLA, rekam=("nomor",))
def catat_undangan(actor: Actor, rapat: Rapat, *, nomor: str) -> Rapat:
    """Call the meeting with the number of an invitation that was signed elsewhere, or on paper."""
    periksa(rapat)
    if not nomor.strip():
        raise Ditolak(_("Isi nomor undangan."), "nomor")
    undang(actor, rapat, nomor.strip())
    return rapat


def undang(actor: Actor, rapat: Rapat, nomor: str) -> None:
    """The step itself: number kept, all told. Part of a command or of the letter's last signature."""
    rapat.nomor_undangan = nomor
    langkahkan(actor, rapat, Aksi.UNDANG, nomor, lain=("nomor_undangan",))
    kabari_peserta("rapat.diundang", rapat, kecuali=actor.orang_id)


def periksa(rapat: Rapat) -> None:
    """The guard of SM-MTG: chair, time, place, at least one point, somebody to invite."""
    FLOW.step(Status(rapat.status), Aksi.UNDANG)
    missing = kurang_undangan(kesiapan(rapat, rapat.acara.count(), rapat.peserta.count()))
    if missing:
        raise Ditolak(" ".join(str(KURANG[name]) for name in missing))


@naskah()
def _hal(rapat: Rapat) -> str:
    return _("Undangan %(judul)s") % {"judul": rapat.judul}


@naskah()
def _isi(rapat: Rapat) -> dict[str, str]:
    assert rapat.mulai is not None, "the guard has looked"
    begin, end = timezone.localtime(rapat.mulai), timezone.localtime(rapat.selesai)
    points = [f"{n}. {a.judul}" for n, a in enumerate(rapat.acara.all(), start=1)]
    asked = " ".join(q.isi for q in rapat.pertanyaan.all())
    extra = [_("Pakaian: %(pakaian)s.") % {"pakaian": rapat.pakaian}] if rapat.pakaian else []
    extra += [_("Mohon menyiapkan jawaban atas: %(tanya)s") % {"tanya": asked}] if asked else []
    return {
        "pembuka": _("Dalam rangka %(judul)s, kami mengundang Saudara hadir pada:") % {"judul": rapat.judul},
        "tanggal": begin.date().isoformat(),
        "waktu": _("pukul %(mulai)s–%(selesai)s") % {"mulai": f"{begin:%H.%M}", "selesai": f"{end:%H.%M}"},
        "tempat": "; ".join(filter(None, (rapat.di, rapat.tautan if rapat.tautan != rapat.di else ""))),
        "acara": "; ".join(points),
        "penutup": " ".join([*extra, _("Atas kehadiran Saudara diucapkan terima kasih.")]),
    }
