"""A session of the council: its quorum counted, waited for, and its votes (UU 23/2014 Art. 129 and 183)."""

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.pure.rapat import Keadaan, langkah, putusan

from ..models import HitunganKuorum, Rapat
from ..queries.parameter import jenis, penundaan, perkara
from ..queries.rapat import hitung_hadir
from ..rules.alur import Aksi, Peran, Status
from ..rules.parameter import Perkara
from ..wewenang import Wewenang
from .riwayat import langkahkan


@command(Wewenang.HITUNG, rekam=("hadir",))
def hitung_kuorum(actor: Actor, rapat: Rapat, *, hadir: int | None = None) -> HitunganKuorum:
    """Count those present (the members who have signed, or as counted in the hall) and say what follows."""
    matter = _perkara(rapat)
    assert rapat.anggota is not None, "looked at with the matter"
    present = hitung_hadir(rapat, Peran.ANGGOTA_DPRD) if hadir is None else hadir
    if not 0 <= present <= rapat.anggota:
        raise Ditolak(_("Yang hadir tidak lebih banyak daripada anggotanya."), "hadir")
    state = langkah(
        matter.aturan,
        penundaan(),
        anggota=rapat.anggota,
        hadir=present,
        ditunda=rapat.ditunda,
        lanjutan=rapat.lanjutan,
    )
    row = _catat(actor, rapat, present, state)
    if state is Keadaan.TUNDA:
        rapat.ditunda += 1
        rapat.save(update_fields=["ditunda"])
    if state is Keadaan.JADWAL_ULANG:
        rapat.lanjutan = True
        langkahkan(actor, rapat, Aksi.TUNDA, str(row.get_keadaan_display()), lain=("lanjutan",))
    return row


@command(Wewenang.HITUNG, rekam=("setuju", "tolak"))
def catat_suara(actor: Actor, rapat: Rapat, *, setuju: int, tolak: int) -> HitunganKuorum:
    """Write down a vote; it is judged by those present at the last count."""
    matter = _perkara(rapat)
    last = rapat.hitungan.order_by("-id").first()
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
