"""Sending, proof of receipt, answers, the decision on a telaahan, filing."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.domain.persuratan.publik import KirimanSurat, terima_naskah
from poros.kernel.berkas.models import Tautan
from poros.kernel.commands import Ditolak, command
from poros.kernel.daerah.siap import sisip
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.pekerjaan.antrean import jadwalkan
from poros.kernel.pemberitahuan.kirim import beritahu

from ..models import Naskah, PenerimaNaskah, PutusanNaskah
from ..queries.bentuk import urai
from ..queries.berkas import berkas_kirim
from ..queries.pejabat import nama_rumah
from ..rules import FLOW, Aksi, Kanal, Status, StatusKirim
from ..rules.kirim import jeda
from ..wewenang import SUMBER_PENERIMA, Wewenang
from .berkas import Isi, taruh
from .riwayat import langkahkan

PEKERJAAN = {Kanal.SUREL: "naskah.surel", Kanal.DAERAH: "naskah.daerah"}
"""Ways out that a job goes."""
KEADAAN_KIRIM = ("surat_id", "status", "terkirim", "percobaan", "galat")


@command(Wewenang.KIRIM)
def kirim(actor: Actor, naskah: Naskah) -> Naskah:
    """Send the signed letter to all who have not got it: inside at once, outside by job, on paper by hand."""
    FLOW.step(Status(naskah.status), Aksi.KIRIM)
    waiting = list(naskah.penerima.filter(status__in=[StatusKirim.MENUNGGU, StatusKirim.GAGAL]))
    if naskah.massal and any(not p.dibuat for p in waiting):
        raise Ditolak(_("Salinan untuk tiap penerima masih dibuat. Tunggu sampai selesai."))
    _antar(actor, naskah, waiting)
    naskah.dikirim = naskah.dikirim or timezone.now()
    langkahkan(actor, naskah, Aksi.KIRIM, lain=("dikirim",))
    _jawab_asal(naskah)
    return naskah


@command(Wewenang.PENERIMA_BUKTI, rekam=("oleh", "waktu"))
def terima(
    actor: Actor,
    penerima: PenerimaNaskah,
    *,
    oleh: str,
    waktu: datetime,
    isi: Isi | None = None,
    nama: str = "",
) -> PenerimaNaskah:
    """Note who received it and when; a photograph of the signed receipt is kept with it (UU 30/2014 Art. 60)."""
    if penerima.status == StatusKirim.DITERIMA:
        raise Ditolak(_("Bukti terima surat ini sudah dicatat."))
    if penerima.status != StatusKirim.TERKIRIM:
        raise Ditolak(_("Surat ini belum dikirim kepada penerima tersebut."))
    if not oleh.strip():
        raise Ditolak(_("Tuliskan nama penerima."), "oleh")
    # People note minutes: the minute of sending is not before it.
    if waktu > timezone.now() or (penerima.terkirim and waktu < penerima.terkirim.replace(second=0, microsecond=0)):
        raise Ditolak(_("Waktu terima berada di antara saat dikirim dan sekarang."), "waktu")
    if isi is not None:
        tie = Tautan(objek=SUMBER_PENERIMA, objek_id=penerima.pk, nama=nama, oleh=actor.orang_id, urutan=1)
        taruh(isi, tie)
    catat_terima(actor, penerima, oleh.strip(), waktu)
    return penerima


@command(Wewenang.KIRIM, rekam=("dengan",))
def tandai_dijawab(actor: Actor, naskah: Naskah, *, dengan: str) -> Naskah:  # noqa: ARG001 -- every command has its actor
    """Note that the awaited answer has come, when it came outside Poros."""
    if naskah.jawab_hingga is None or naskah.dikirim is None or naskah.dijawab is not None:
        raise Ditolak(_("Naskah ini tidak sedang menunggu jawaban."))
    if not dengan.strip():
        raise Ditolak(_("Sebutkan surat jawabannya."), "dengan")
    _terjawab(naskah, dengan.strip())
    return naskah


@command(Wewenang.PUTUSKAN, rekam=("disetujui", "pilihan"))
def putuskan(
    actor: Actor, naskah: Naskah, *, disetujui: bool, pilihan: int | None = None, catatan: str = ""
) -> PutusanNaskah:
    """The head decides on an adviser's paper: for it, perhaps for one of its options, or against it."""
    if not urai(naskah.bentuk.naskah).putusan:
        raise Ditolak(_("Bentuk naskah ini tidak meminta putusan."))
    if PutusanNaskah.objects.filter(naskah=naskah).exists():
        raise Ditolak(_("Naskah ini sudah diputus."))
    if not disetujui and not catatan.strip():
        raise Ditolak(_("Tuliskan alasan penolakan."), "catatan")
    made = PutusanNaskah(
        naskah=naskah,
        disetujui=disetujui,
        pilihan=pilihan,
        catatan=catatan.strip(),
        orang_id=actor.orang_id,
        sebutan=actor.jabat.sebutan,
    )
    sisip([made])
    beritahu("naskah.diputus", [naskah], orang={naskah.konseptor_id: naskah.pk}, kecuali=actor.orang_id)
    return made


@command(Wewenang.KIRIM)
def berkaskan(actor: Actor, naskah: Naskah) -> Naskah:
    """File it."""
    langkahkan(actor, naskah, Aksi.BERKASKAN)
    return naskah


def catat_terima(actor: Actor, penerima: PenerimaNaskah, oleh: str, waktu: datetime) -> None:
    """He has it; when all main addressees have, the letter is received."""
    if penerima.diterima is not None:
        return
    penerima.status, penerima.diterima, penerima.diterima_oleh = StatusKirim.DITERIMA, waktu, oleh[:250]
    penerima.save(update_fields=["status", "diterima", "diterima_oleh"])
    naskah = Naskah.objects.select_for_update(of=("self",)).get(pk=penerima.naskah_id)
    open_ones = naskah.penerima.filter(tembusan=False).exclude(status=StatusKirim.DITERIMA)
    if naskah.status == Status.TERKIRIM and not open_ones.exists():
        langkahkan(actor, naskah, Aksi.TERIMA)


def gagal_terkirim(penerima: PenerimaNaskah, kata: str, *, tetap: bool) -> None:
    """Sending has failed: it is tried again later by itself, or its drafter is told and decides."""
    penerima.percobaan += 1
    penerima.galat = kata[:300]
    wait = jeda(penerima.percobaan, tetap=tetap)
    if wait is not None:
        jadwalkan(PEKERJAAN[Kanal(penerima.kanal)], pada=timezone.now() + wait, penerima=penerima.pk)
    else:
        penerima.status = StatusKirim.GAGAL
        naskah = penerima.naskah
        beritahu("naskah.gagal_kirim", [naskah], orang={naskah.konseptor_id: naskah.pk})
    penerima.save(update_fields=["status", "percobaan", "galat"])


def _antar(actor: Actor, naskah: Naskah, waiting: Sequence[PenerimaNaskah]) -> None:
    now, files = timezone.now(), berkas_kirim(naskah)
    nodes = actor.peta.simpul
    letter = kirimkan(naskah, nama_rumah(actor.peta, naskah))
    for p in waiting:
        p.percobaan, p.galat = 0, ""
        if p.unit_id is not None and p.unit_id not in nodes:
            p.status, p.galat = StatusKirim.GAGAL, _("Unit ini sudah tidak ada. Antarkan kepada unit penggantinya.")
            continue
        if p.kanal == Kanal.UNIT and p.unit_id is not None:
            p.surat_id = terima_naskah(actor, Unit(pk=p.unit_id, nama=nodes[p.unit_id].nama), letter, files)
        if p.kanal in PEKERJAAN:
            p.status = StatusKirim.MENUNGGU
            jadwalkan(PEKERJAAN[Kanal(p.kanal)], penerima=p.pk)
        else:
            p.status, p.terkirim = StatusKirim.TERKIRIM, now
    PenerimaNaskah.objects.bulk_update(waiting, KEADAAN_KIRIM, batch_size=500)


def kirimkan(naskah: Naskah, pengirim: str) -> KirimanSurat:
    """The letter as the receiving register writes it down."""
    return KirimanSurat(
        nomor=naskah.nomor,
        tanggal=naskah.tanggal,
        pengirim=pengirim[:250],
        perihal=naskah.hal,
        klasifikasi=naskah.klasifikasi,
        kecepatan=naskah.kecepatan,
        kerahasiaan=naskah.kerahasiaan,
        jumlah_lampiran=naskah.jumlah_lampiran,
    )


def _jawab_asal(naskah: Naskah) -> None:
    """A reply to what came from here answers it."""
    if naskah.surat_id is None:
        return
    asked = PenerimaNaskah.objects.filter(surat_id=naskah.surat_id).values("naskah_id")
    rows = Naskah.objects.select_for_update(of=("self",)).filter(pk__in=asked, dijawab__isnull=True)
    for origin in rows.filter(jawab_hingga__isnull=False):
        _terjawab(origin, naskah.nomor)


def _terjawab(naskah: Naskah, dengan: str) -> None:
    naskah.dijawab, naskah.dijawab_dengan = timezone.now(), dengan[:250]
    naskah.save(update_fields=["dijawab", "dijawab_dengan"])
    beritahu("naskah.dijawab", [naskah], orang={naskah.konseptor_id: naskah.pk})
