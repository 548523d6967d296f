"""Signing: the way of a batch through the provider, one document after the other, never inside a transaction.

For each document: a line in the books that the call is about to be made, committed; the call; a line with what came
of it. Whoever dies in between leaves an open call, which is asked about and never simply repeated.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from poros.kernel.berkas.queries import isi
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import TidakBerwenang, fetch, visible
from poros.pure.flow import TransitionError

from . import alamat, services
from .labels import SEBAB, SERTIFIKAT
from .models import Percobaan, Permintaan
from .penyedia import Penyedia, Sesi, penyedia, penyedia_tersedia
from .penyedia.ca import crl
from .rules import MENGHENTIKAN, MERAGUKAN, SATU_KALI, Sebab, Status, StatusSertifikat
from .tanda import letakkan
from .values import Frasa, Gagal, Jawaban, Kepercayaan, SertifikatTertahan, Tanda, TidakTerbaca, Tugas
from .wewenang import Wewenang

log = logging.getLogger("poros.tandatangan")
KAITAN = ("dikirim", "orang", "permintaan")
WAJAR = timedelta(minutes=2)
"""A call that is open for longer than any provider is waited for has lost its process."""


@dataclass(frozen=True, slots=True)
class Hasil:
    """What became of one document, in words for the signer."""

    permintaan_id: int
    judul: str
    sah: bool
    pesan: str
    sebab: Sebab | None = None


@dataclass
class _Sesi:
    """Providers opened with this passphrase, and what each said of the signer."""

    actor: Actor
    frasa: Frasa
    tumpuk: ExitStack
    buka: dict[str, Sesi] = field(default_factory=dict)
    layak: dict[str, StatusSertifikat] = field(default_factory=dict)

    def status(self, provider: Penyedia) -> StatusSertifikat:
        if provider.sekejap or provider.kode not in self.layak:
            try:
                self.layak[provider.kode] = provider.status(self.actor.orang_id)
            except Gagal as gagal:  # silence is no doubt yet: no document has been sent
                raise Gagal(Sebab.TAK_TERSAMBUNG if gagal.sebab in MERAGUKAN else gagal.sebab) from gagal
        return self.layak[provider.kode]

    @cached_property
    def percaya(self) -> Kepercayaan:
        return kepercayaan()

    def kirim(self, provider: Penyedia, tugas: Tugas) -> Jawaban:
        if provider.kode not in self.buka:
            self.buka[provider.kode] = self.tumpuk.enter_context(provider.sesi(self.actor.orang_id, self.frasa))
        return self.buka[provider.kode](tugas)


def tandatangani(actor: Actor, permintaan: Sequence[int], frasa: Frasa) -> Iterator[Hasil]:
    """Sign these requests with one passphrase; yields as each is finished. Ends early where the next would fail too."""
    chosen = list(dict.fromkeys(permintaan))[:SATU_KALI]
    rows = visible(actor, Wewenang.KIRIM, Permintaan.objects.filter(pk__in=chosen))
    judul = dict(rows.values_list("pk", "dokumen__judul"))
    halted = ""
    with ExitStack() as stack:
        sesi = _Sesi(actor, frasa, stack)
        for pk in chosen:
            if halted:
                yield Hasil(pk, judul.get(pk, ""), sah=False, pesan=halted)
                continue
            hasil = _satu(sesi, pk, judul.get(pk, ""))
            yield hasil
            if hasil.sebab in MENGHENTIKAN:
                halted = _("Belum dicoba, karena dokumen sebelumnya tidak dapat ditandatangani.")


def tanyakan(actor: Actor, permintaan: Permintaan) -> Hasil:
    """Find out what became of a call whose answer was lost. Changes nothing when the provider cannot tell."""
    judul = permintaan.dokumen.judul
    percobaan = Percobaan.objects.filter(permintaan=permintaan, selesai=None).select_related(*KAITAN).first()
    if percobaan is None:
        return Hasil(permintaan.pk, judul, sah=permintaan.status == Status.SAH, pesan=_("Tidak ada yang diragukan."))
    if percobaan.permintaan.status == Status.DIPROSES and timezone.now() - percobaan.mulai < WAJAR:
        return Hasil(permintaan.pk, judul, sah=False, pesan=_("Masih diproses. Tunggu sebentar."))
    try:
        if percobaan.permintaan.status == Status.DIPROSES:
            services.ragukan(actor, permintaan, percobaan=percobaan, sebab=Sebab.TERPUTUS)
        provider = penyedia(percobaan.penyedia)
        jawaban = provider.tanya(percobaan)
        if jawaban is None:
            services.nihilkan(actor, permintaan, percobaan=percobaan)
            return Hasil(
                permintaan.pk, judul, sah=False, pesan=_("Sudah diperiksa: belum ditandatangani. Silakan coba lagi.")
            )
        tanda = _terima(provider, percobaan, jawaban, kepercayaan())
        services.sahkan(actor, permintaan, percobaan=percobaan, jawaban=jawaban, tanda=tanda)
        return Hasil(permintaan.pk, judul, sah=True, pesan=_("Sudah diperiksa: dokumen ini telah ditandatangani."))
    except (Ditolak, TidakBerwenang, TransitionError):  # the signer or the clock was faster
        return Hasil(permintaan.pk, judul, sah=False, pesan=_("Hasil penandatanganan ini sudah dicatat."))
    except Gagal as gagal:
        return Hasil(
            permintaan.pk,
            judul,
            sah=False,
            sebab=gagal.sebab,
            pesan=_(
                "Penyedia tidak dapat memastikan. Periksa riwayat tanda tangan Anda pada penyedia; "
                "bila memang belum, lepaskan percobaan ini lalu tanda tangani lagi."
            ),
        )


def kepercayaan() -> Kepercayaan:
    """What is believed here: the roots of all providers, and our own revocation list."""
    providers = [penyedia(kode) for kode in penyedia_tersedia()]
    return Kepercayaan(tuple(root for p in providers for root in p.akar()), (crl(),))


def _satu(sesi: _Sesi, pk: int, judul: str) -> Hasil:
    try:
        row = fetch(sesi.actor, Wewenang.KIRIM, Permintaan.objects.select_related("dokumen"), pk)
        provider = penyedia(row.dokumen.penyedia)
        percobaan = _mulai(sesi, row, provider)
    except (TidakBerwenang, TransitionError):
        return Hasil(pk, judul, sah=False, pesan=_("Dokumen ini tidak menunggu tanda tangan Anda."))
    except Ditolak as refusal:
        return Hasil(pk, judul, sah=False, pesan=refusal.pesan)
    except Gagal as gagal:
        return Hasil(pk, judul, sah=False, pesan=_kata(gagal), sebab=gagal.sebab)
    except SertifikatTertahan as held:
        pesan = _("Sertifikat Anda %(status)s. Dokumen ini tertahan sampai sertifikatnya aktif.")
        words = pesan % {"status": SERTIFIKAT[held.status]}
        return Hasil(pk, judul, sah=False, pesan=words, sebab=Sebab.SERTIFIKAT)
    return _panggil(sesi, row, provider, percobaan)


def _mulai(sesi: _Sesi, row: Permintaan, provider: Penyedia) -> Percobaan:
    """Ask for the certificate, then write the call down; committed before anything is sent."""
    status = sesi.status(provider)
    with transaction.atomic(durable=True):
        percobaan = services.mulai(sesi.actor, row, sertifikat=status)
    if percobaan is None:
        raise SertifikatTertahan(status)
    return percobaan


def _panggil(sesi: _Sesi, row: Permintaan, provider: Penyedia, percobaan: Percobaan) -> Hasil:
    judul = row.dokumen.judul
    try:
        jawaban = sesi.kirim(provider, _tugas(row, percobaan))
        tanda = _terima(provider, percobaan, jawaban, sesi.percaya)
        services.sahkan(sesi.actor, row, percobaan=percobaan, jawaban=jawaban, tanda=tanda)
    except Ditolak as refusal:  # somebody else has found out meanwhile
        return Hasil(row.pk, judul, sah=False, pesan=refusal.pesan)
    except Gagal as gagal:
        _catat_gagal(sesi.actor, row, percobaan, gagal)
        return Hasil(row.pk, judul, sah=False, pesan=_kata(gagal), sebab=gagal.sebab)
    return Hasil(row.pk, judul, sah=True, pesan=_("Ditandatangani."))


def _kata(gagal: Gagal) -> str:
    """What happened in the signer's words, with the provider's own where it gave some; the rest is for the log."""
    if gagal.teknis:
        log.warning("%s: %s", gagal.sebab.value, gagal.teknis)
    return " ".join(filter(None, [str(SEBAB[gagal.sebab]), gagal.rincian and f"({gagal.rincian})"]))


def _catat_gagal(actor: Actor, row: Permintaan, percobaan: Percobaan, gagal: Gagal) -> None:
    if gagal.sebab in MERAGUKAN:
        services.ragukan(actor, row, percobaan=percobaan, sebab=gagal.sebab, nomor_luar=gagal.nomor_luar)
    else:
        services.gagalkan(actor, row, percobaan=percobaan, sebab=gagal.sebab)


def _tugas(row: Permintaan, percobaan: Percobaan) -> Tugas:
    with override("id"):
        alasan = _("Menandatangani sebagai %(sebutan)s, %(unit)s") % {
            "sebutan": percobaan.sebutan,
            "unit": percobaan.unit,
        }
    pdf = b"".join(isi(percobaan.dikirim))
    return Tugas(
        pdf=pdf,
        kunci=percobaan.kunci,
        bidang=f"TTE{row.pk}",
        nama=percobaan.nama,
        sebutan=percobaan.sebutan,
        alasan=alasan,
        tautan=alamat.verifikasi(row.dokumen.kode),
        posisi=letakkan(pdf, row.posisi) if row.posisi else None,
    )


def _terima(provider: Penyedia, percobaan: Percobaan, jawaban: Jawaban, percaya: Kepercayaan) -> Tanda:
    """Believe nothing: the bytes sent are all there, one good signature more, by the right person."""
    from .periksa import banyak, periksa

    sent = b"".join(isi(percobaan.dikirim))
    if not jawaban.pdf.startswith(sent) or len(jawaban.pdf) == len(sent):
        raise Gagal(Sebab.HASIL_CACAT)
    try:
        before, after = banyak(sent), periksa(jawaban.pdf, percaya)
    except TidakTerbaca:
        raise Gagal(Sebab.HASIL_CACAT) from None
    if len(after.tanda) != before + 1 or not all(t.utuh and t.perubahan_sah for t in after.tanda):
        raise Gagal(Sebab.HASIL_CACAT)
    newest = after.tanda[-1]
    if not newest.dipercaya or newest.akar not in provider.akar():
        raise Gagal(Sebab.HASIL_CACAT)
    if not provider.cocok(percobaan, newest):
        raise Gagal(Sebab.BUKAN_PENANDATANGAN)
    return newest
