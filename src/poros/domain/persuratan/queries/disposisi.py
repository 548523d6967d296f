"""What a disposition amounts to, and what would be a good one."""

from collections import Counter
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import Actor
from poros.kernel.penugasan.models import Penugasan, SumberDaya
from poros.kernel.penugasan.rules import Kecepatan, Kerahasiaan, Peran
from poros.kernel.penugasan.values import Klaim, RincianArahan, Sasaran

from ..models import InstruksiDisposisi, Surat
from ..values import IsiDisposisi
from ..wewenang import SUMBER

LAMA_ACARA = timedelta(hours=2)
"""How long an event is taken to last when the invitation does not say."""
CONTOH = 40
PENERIMA = 3


def rincian(surat: Surat, isi: IsiDisposisi) -> RincianArahan:
    """The order that a sheet amounts to; attending an event claims the time of those who go."""
    teks = _teks(isi)
    return RincianArahan(
        isi=f"{teks} — {surat.perihal}" if teks else surat.perihal,
        dasar=f"Surat {surat.nomor}",
        kecepatan=Kecepatan(surat.kecepatan),
        kerahasiaan=Kerahasiaan(surat.kerahasiaan),
        tenggat=isi.tenggat,
        aturan_tenggat=isi.aturan_tenggat,
        klaim=_klaim(surat, isi),
        sumber=SUMBER,
        sumber_id=surat.pk,
        mulai=surat.acara_mulai if isi.hadir else None,
        selesai=_akhir_acara(surat) if isi.hadir else None,
    )


def usulan_otomatis(actor: Actor, surat: Surat) -> IsiDisposisi:
    """What staff prepared, else what was done with similar letters, else the map's answer; possibly nobody.

    Similar: the same classification, from the same sender. Reads at most the last few dozen such letters.
    """
    usulan = getattr(surat, "usulan", None)
    if usulan is not None:
        return IsiDisposisi(
            kepada=tuple(Sasaran(s["unit"], Peran(s["peran"])) for s in usulan.sasaran),
            instruksi=tuple(usulan.instruksi),
            catatan=usulan.catatan,
            tenggat=usulan.tenggat,
        )
    units = [u for u in _dahulu(actor, surat) if u in actor.peta.simpul]
    kepada = tuple(Sasaran(u, Peran.UTAMA if n == 0 else Peran.PENDUKUNG) for n, u in enumerate(units[:PENERIMA]))
    return IsiDisposisi(kepada=kepada, instruksi=("tindak-lanjuti",) if kepada else ())


def _dahulu(actor: Actor, surat: Surat) -> list[int]:
    """Units that got similar letters from this office before, most frequent lead first."""
    mirip = Surat.objects.filter(klasifikasi=surat.klasifikasi, pemegang_id=actor.jabatan_id).exclude(pk=surat.pk)
    if not surat.klasifikasi:
        mirip = mirip.filter(pengirim=surat.pengirim)
    ids = list(mirip.order_by("-id").values_list("pk", flat=True)[:CONTOH])
    hits = Penugasan.objects.filter(arahan__sumber=SUMBER, arahan__sumber_id__in=ids).exclude(peran=Peran.TEMBUSAN)
    weights: Counter[int] = Counter()
    for unit_id, peran in hits.values_list("unit_id", "peran"):
        weights[unit_id] += 2 if peran == Peran.UTAMA else 1
    return [unit for unit, _weight in weights.most_common(PENERIMA)]


def _teks(isi: IsiDisposisi) -> str:
    """Words of the ticked phrases and the note; the phrases are asked for only when some are ticked."""
    catatan = isi.catatan.strip()
    if not isi.instruksi:
        return catatan
    words = dict(InstruksiDisposisi.objects.filter(kode__in=isi.instruksi).values_list("kode", "teks"))
    unknown = [kode for kode in isi.instruksi if kode not in words]
    if unknown:
        raise Ditolak(_("Instruksi tidak dikenal: %(kode)s.") % {"kode": ", ".join(unknown)}, "instruksi")
    return ". ".join(filter(None, ("; ".join(words[kode] for kode in isi.instruksi), catatan)))


def _akhir_acara(surat: Surat) -> datetime | None:
    if surat.acara_mulai is None:
        return None
    return surat.acara_selesai or surat.acara_mulai + LAMA_ACARA


def _klaim(surat: Surat, isi: IsiDisposisi) -> tuple[Klaim, ...]:
    if not isi.hadir:
        return ()
    akhir = _akhir_acara(surat)
    if surat.acara_mulai is None or akhir is None:
        raise Ditolak(_("Surat ini tidak memuat waktu acara. Lengkapi dulu waktunya."), "hadir")
    orang = SumberDaya.objects.filter(orang_id__in=isi.hadir).values_list("pk", flat=True)
    return tuple(Klaim(sumber_daya_id=pk, mulai=surat.acara_mulai, selesai=akhir) for pk in orang)
