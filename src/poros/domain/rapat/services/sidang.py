"""A session of the council: its quorum counted, waited for, and its votes (UU 23/2014 Art. 129 and 183)."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.pure.rapat import Keadaan, langkah, putusan

from ..models import HitunganKuorum, Rapat
from ..queries.parameter import jenis, penundaan, perkara
from ..queries.rapat import hitung_hadir, hitungan_terakhir
from ..rules.alur import Aksi, Peran, Status
from ..rules.parameter import Perkara
from ..rules.sidang import TUNTAS, batas_lanjutan, lama_tunda, masih_menunggu
from ..wewenang import Wewenang
from .rapat import kabari_peserta
from .riwayat import langkahkan


@command(Wewenang.HITUNG, rekam=("hadir", "menit"))
def hitung_kuorum(actor: Actor, rapat: Rapat, *, hadir: int | None = None, menit: int | None = None) -> HitunganKuorum:
    """Count those present (the members who have signed, or as counted in the hall) and say what follows.

    Where too few are there the session waits for `menit` minutes, else as long as the law lets it.
    """
    matter = _perkara(rapat)
    assert rapat.anggota is not None, "looked at with the matter"
    present = hitung_hadir(rapat, Peran.ANGGOTA_DPRD) if hadir is None else hadir
    if not 0 <= present <= rapat.anggota:
        raise Ditolak(_("Yang hadir tidak lebih banyak daripada anggotanya."), "hadir")
    rule = penundaan(actor.hari)
    state = langkah(
        matter.aturan,
        rule,
        anggota=rapat.anggota,
        hadir=present,
        ditunda=rapat.ditunda,
        lanjutan=rapat.lanjutan,
    )
    if masih_menunggu(state, timezone.now(), rapat.tunda_hingga):
        until = timezone.localtime(rapat.tunda_hingga)
        raise Ditolak(
            _("Rapat ditunda sampai pukul %(jam)s. Hitung lagi sesudahnya, atau begitu anggotanya cukup.")
            % {"jam": f"{until:%H.%M}"},
            "hadir",
        )
    wait = lama_tunda(menit, rule)
    if wait is None:
        raise Ditolak(_("Penundaan antara 1 dan %(n)s menit.") % {"n": rule.menit}, "menit")
    row = _catat(actor, rapat, present, state)
    rapat.tunda_hingga = timezone.now() + timedelta(minutes=wait) if state is Keadaan.TUNDA else None
    rapat.ditunda += state is Keadaan.TUNDA
    kept = ("tunda_hingga", "ditunda", "lanjutan", "batas_lanjutan")
    if state is Keadaan.JADWAL_ULANG:
        rapat.lanjutan, rapat.batas_lanjutan = True, batas_lanjutan(actor.hari, rule)
        langkahkan(actor, rapat, Aksi.TUNDA, str(row.get_keadaan_display()), lain=kept)
        kabari_peserta("rapat.batal", rapat, kecuali=actor.orang_id)
    else:
        rapat.save(update_fields=kept)
    return row


@command(Wewenang.HITUNG, rekam=("setuju", "tolak"))
def catat_suara(actor: Actor, rapat: Rapat, *, setuju: int, tolak: int) -> HitunganKuorum:
    """Write down a vote; it is judged by those present at the last count."""
    matter = _perkara(rapat)
    last = hitungan_terakhir(rapat)
    if last is None or last.keadaan != Keadaan.SAH:
        raise Ditolak(_("Hitung kuorumnya lebih dahulu; suara hanya sah bila kuorum tercapai."))
    if min(setuju, tolak) < 0 or setuju + tolak > last.hadir:
        raise Ditolak(_("Suara tidak lebih banyak daripada yang hadir."), "setuju")
    assert rapat.anggota is not None, "looked at with the matter"
    outcome = putusan(matter.aturan, anggota=rapat.anggota, hadir=last.hadir, setuju=setuju, tolak=tolak)
    return _catat(actor, rapat, last.hadir, Keadaan.SAH, setuju=setuju, tolak=tolak, suara=outcome.value)


def _perkara(rapat: Rapat) -> Perkara:
    kind = jenis().get(rapat.jenis)
    if kind is None or not kind.dprd:
        raise Ditolak(_("Kuorum hanya dihitung pada rapat DPRD."))
    if not kind.memutus:
        raise Ditolak(_("Rapat paripurna istimewa tidak mengambil keputusan."))
    if rapat.status not in {Status.DIUNDANG, Status.BERLANGSUNG}:
        raise Ditolak(_("Kuorum dihitung saat rapat dibuka atau berlangsung."))
    if rapat.hitungan.filter(keadaan__in=TUNTAS).exists():
        raise Ditolak(_("Kuorum rapat ini sudah dinyatakan tidak tercapai; tidak ada hitungan lagi."))
    found = perkara().get(rapat.perkara)
    if found is None or not rapat.anggota:
        raise Ditolak(_("Isi perkara yang diputus dan banyaknya anggota DPRD."), "perkara")
    return found


def _catat(actor: Actor, rapat: Rapat, hadir: int, keadaan: Keadaan, **suara: int | str) -> HitunganKuorum:
    return HitunganKuorum.objects.create(
        rapat=rapat,
        perkara=rapat.perkara,
        anggota=rapat.anggota or 0,
        hadir=hadir,
        keadaan=keadaan,
        orang_id=actor.orang_id,
        orang=actor.nama,
        jabatan=actor.jabat.sebutan,
        **suara,
    )
