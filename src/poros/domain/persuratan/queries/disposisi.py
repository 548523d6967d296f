"""What a disposition amounts to as an order of the kernel."""

from datetime import datetime

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak
from poros.kernel.daerah.siap import siap
from poros.kernel.organisasi.actor import Actor
from poros.kernel.penugasan.models import SumberDaya
from poros.kernel.penugasan.rules import Kecepatan, Kerahasiaan
from poros.kernel.penugasan.values import Klaim, RincianArahan
from poros.kernel.tenggat.queries import mesin
from poros.pure.tenggat import NotInForceError

from ..models import Surat
from ..values import IsiDisposisi
from ..wewenang import SUMBER

KALIMAT = "SELECT kode, teks FROM persuratan_instruksidisposisi WHERE kode = ANY (%s)"

LAMA_ACARA = "acara-lama"
"""The rule that says how long an event is taken to last when its invitation does not ("s.d. selesai")."""


def rincian(actor: Actor, surat: Surat, isi: IsiDisposisi) -> RincianArahan:
    """The order that a sheet amounts to; attending an event claims the time of those who go."""
    teks = _teks(isi)
    akhir = _akhir_acara(actor, surat) if isi.hadir else None
    return RincianArahan(
        isi=f"{teks} — {surat.perihal}" if teks else surat.perihal,
        dasar=f"Surat {surat.nomor}",
        kecepatan=Kecepatan(surat.kecepatan),
        kerahasiaan=Kerahasiaan(surat.kerahasiaan),
        tenggat=isi.tenggat,
        aturan_tenggat=isi.aturan_tenggat,
        klaim=_klaim(surat, isi, akhir),
        sumber=SUMBER,
        sumber_id=surat.pk,
        mulai=surat.acara_mulai if isi.hadir else None,
        selesai=akhir,
    )


def bunyi(surat: Surat, isi_arahan: str) -> str:
    """The words of the sheet without the subject that `rincian` adds."""
    return isi_arahan.removesuffix(surat.perihal).removesuffix(" — ")


def _teks(isi: IsiDisposisi) -> str:
    """Words of the ticked phrases and the note; the phrases are asked for only when some are ticked."""
    catatan = isi.catatan.strip()
    if not isi.instruksi:
        return catatan
    with siap() as cursor:
        cursor.execute(KALIMAT, [list(isi.instruksi)])
        words = dict(cursor.fetchall())
    unknown = [kode for kode in isi.instruksi if kode not in words]
    if unknown:
        raise Ditolak(_("Instruksi tidak dikenal: %(kode)s.") % {"kode": ", ".join(unknown)}, "instruksi")
    return ". ".join(filter(None, ("; ".join(words[kode] for kode in isi.instruksi), catatan)))


def _akhir_acara(actor: Actor, surat: Surat) -> datetime | None:
    if surat.acara_mulai is None or surat.acara_selesai is not None:
        return surat.acara_selesai
    try:
        return mesin(actor).jatuh_tempo(LAMA_ACARA, surat.acara_mulai)
    except NotInForceError:
        return None


def _klaim(surat: Surat, isi: IsiDisposisi, akhir: datetime | None) -> tuple[Klaim, ...]:
    if not isi.hadir:
        return ()
    if surat.acara_mulai is None or akhir is None:
        raise Ditolak(_("Surat ini tidak memuat waktu acara. Lengkapi dulu waktunya."), "hadir")
    orang = SumberDaya.objects.filter(orang_id__in=isi.hadir, aktif=True).values_list("pk", flat=True)
    return tuple(Klaim(sumber_daya_id=pk, mulai=surat.acara_mulai, selesai=akhir) for pk in orang)
