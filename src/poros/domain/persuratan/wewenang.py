"""Who may do what to letters."""

from enum import StrEnum

from django.db.models import Q

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Orang, Unit
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.penugasan.models import Arahan, Penugasan
from poros.kernel.penugasan.rules import TERTUTUP
from poros.kernel.penugasan.wewenang import (
    lihat as lihat_penugasan,
)
from poros.kernel.penugasan.wewenang import (
    pengambil_keputusan,
    terbuka_bagi,
    unit_penerima,
)
from poros.kernel.wewenang import TIDAK_ADA, Aturan

from .models import Disposisi, PencarianTersimpan, Surat

SUMBER = "surat"


class Wewenang(StrEnum):
    CATAT = "surat.catat"
    LIHAT = "surat.lihat"
    PERBAIKI = "surat.perbaiki"
    TERUSKAN = "surat.teruskan"
    BACA = "surat.baca"
    USULKAN = "surat.usulkan"
    DISPOSISI = "surat.disposisi"
    TERUSKAN_DISPOSISI = "surat.disposisi_lanjutan"
    BERKASKAN = "surat.berkaskan"
    TARIK = "surat.tarik"
    DISPOSISI_BANYAK = "surat.disposisi_banyak"
    URUNGKAN = "surat.urungkan"
    SIMPAN_PENCARIAN = "surat.simpan_pencarian"
    HAPUS_PENCARIAN = "surat.hapus_pencarian"


def pencatat(actor: Actor) -> Q:
    """The secretariat that registered it; of a secret letter only the person who did."""
    if not actor.adalah(Fungsi.TATA_USAHA, Fungsi.PIMPINAN):
        return TIDAK_ADA
    return Q(unit_id=actor.unit_id) & (~Q(kerahasiaan__in=TERTUTUP) | Q(pencatat_id=actor.orang_id))


def pemegang(actor: Actor) -> Q:
    """The office on whose desk it lies."""
    return Q(pemegang_id=actor.jabatan_id)


def staf_pemegang(actor: Actor) -> Q:
    """The secretariat and leaders in the holder's unit, who prepare what he decides; not for secret letters."""
    if not actor.adalah(Fungsi.TATA_USAHA, Fungsi.PIMPINAN):
        return TIDAK_ADA
    return Q(pemegang__unit_id=actor.unit_id) & ~Q(kerahasiaan__in=TERTUTUP)


def penerima_disposisi(actor: Actor) -> Q:
    """Whoever sees a penugasan that came of it sees the letter (secrecy is judged there, office by office)."""
    return _dari(lihat_penugasan(actor))


def pimpinan_penerima(actor: Actor) -> Q:
    """Who leads a unit that got it."""
    if not actor.adalah(Fungsi.PIMPINAN):
        return TIDAK_ADA
    return _dari(unit_penerima(actor) & terbuka_bagi(actor))


def _dari(tugas: Q) -> Q:
    """Letters from which such work came."""
    arahan = Penugasan.objects.filter(tugas).values("arahan_id")
    return Q(pk__in=Arahan.objects.filter(sumber=SUMBER, pk__in=arahan).values("sumber_id"))


def lihat(actor: Actor) -> Q:
    """All who have a part in it; Sekda, kepala daerah and Inspektorat what is not secret."""
    tidak_rahasia = ~Q(kerahasiaan__in=TERTUTUP)
    if actor.puncak or actor.adalah(Fungsi.PENGAWAS):
        return tidak_rahasia | pemegang(actor) | Q(kepada_id=actor.jabatan_id) | penerima_disposisi(actor)
    return (
        pencatat(actor)
        | pemegang(actor)
        | Q(kepada_id=actor.jabatan_id)
        | staf_pemegang(actor)
        | penerima_disposisi(actor)
    )


def pemutus(actor: Actor) -> Q:
    """Who decided on it, or may: the holder, and every office that has given a sheet on it."""
    return pemegang(actor) | Q(pk__in=Disposisi.objects.filter(dari_id=actor.jabatan_id).values("surat_id"))


def berkaskan(actor: Actor) -> Q:
    """The registering secretariat files it."""
    return pencatat(actor)


RULES = {
    Wewenang.CATAT: Aturan(Unit, pengambil_keputusan),
    Wewenang.LIHAT: Aturan(Surat, lihat),
    Wewenang.PERBAIKI: Aturan(Surat, pencatat),
    Wewenang.TERUSKAN: Aturan(Surat, lambda a: pencatat(a) | pemegang(a) | staf_pemegang(a)),
    Wewenang.BACA: Aturan(Surat, lihat),
    Wewenang.USULKAN: Aturan(Surat, lambda a: staf_pemegang(a) | pencatat(a)),
    Wewenang.DISPOSISI: Aturan(Surat, pemegang),
    Wewenang.TERUSKAN_DISPOSISI: Aturan(Surat, pimpinan_penerima),
    Wewenang.BERKASKAN: Aturan(Surat, berkaskan),
    Wewenang.TARIK: Aturan(Surat, pencatat),
    Wewenang.DISPOSISI_BANYAK: Aturan(Unit, pengambil_keputusan),
    Wewenang.URUNGKAN: Aturan(Surat, pemutus),
    Wewenang.SIMPAN_PENCARIAN: Aturan(Orang, lambda a: Q(pk=a.orang_id)),
    Wewenang.HAPUS_PENCARIAN: Aturan(PencarianTersimpan, lambda a: Q(orang_id=a.orang_id)),
}
