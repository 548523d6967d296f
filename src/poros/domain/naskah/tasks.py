"""Work outside the request: copies of a mass letter, e-mail, other governments, clocks."""

from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused
from uuid import NAMESPACE_URL, uuid5

from django.core.mail import EmailMessage
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.domain.persuratan.publik import terima_dari_luar
from poros.kernel.bahasa import naskah as berbahasa_indonesia
from poros.kernel.berkas.models import Tautan
from poros.kernel.berkas.queries import isi
from poros.kernel.berkas.simpan import simpan
from poros.kernel.commands import Ditolak, unit_kerja
from poros.kernel.daerah.models import Daerah
from poros.kernel.pekerjaan.antrean import jadwalkan, pekerjaan, tandai
from poros.kernel.pekerjaan.berkala import setiap
from poros.kernel.pekerjaan.konteks import aktor_sistem, di_daerah
from poros.kernel.pemberitahuan.kirim import beritahu
from poros.kernel.tandatangan import alamat

from . import cetak, services
from .models import LangkahParaf, Naskah, PenerimaNaskah
from .queries.berkas import berkas_kirim, salinan
from .queries.pejabat import nama_rumah, penanda
from .rules import StatusKirim
from .rules.kirim import ditagih_hari_ini, ditolak_tetap
from .services.kirim import gagal_terkirim, kirimkan
from .wewenang import SUMBER_PENERIMA

SEKALI = 50
"""Copies made in one transaction: a second of work, so that the progress moves and a restart loses little."""


@pekerjaan("naskah.gabung", sekali=False)
def gabung(naskah: int) -> None:
    """Make the next copies of a mass letter, then come again until all are made."""
    letter = Naskah.objects.select_related("bentuk", "unit").get(pk=naskah)
    signers = penanda(letter, letter.tanggal)
    peta, link = aktor_sistem().peta, alamat.verifikasi(letter.kode)
    with unit_kerja():
        todo = list(letter.penerima.select_for_update(skip_locked=True).filter(dibuat=False)[:SEKALI])
        for p in todo:
            sheet = cetak.lembar(peta, letter, signers, [], hari=letter.tanggal, alamat=link, salinan=p)
            tie = Tautan(objek=SUMBER_PENERIMA, objek_id=p.pk, nama=f"{letter.nomor.replace('/', '-')}-{p.urut}.pdf")
            simpan(sheet.pdf, tie.nama, untuk=tie)
            p.dibuat = True
        PenerimaNaskah.objects.bulk_update(todo, ["dibuat"])
        if todo:
            jadwalkan("naskah.gabung", naskah=naskah)


@pekerjaan("naskah.surel")
@berbahasa_indonesia()
def surel(penerima: int) -> None:
    """Send the signed letter by e-mail. That it was sent is no proof of receipt: that is noted by hand."""
    row = PenerimaNaskah.objects.select_for_update(of=("self",)).select_related("naskah__unit").get(pk=penerima)
    if row.status != StatusKirim.MENUNGGU:
        return
    try:
        _surat_elektronik(row, row.naskah).send()
    except SMTPRecipientsRefused as error:
        codes = [code for code, _words in error.recipients.values()]
        gagal_terkirim(row, _kata(error), tetap=bool(codes) and all(map(ditolak_tetap, codes)))
    except SMTPDataError as error:
        gagal_terkirim(row, _kata(error), tetap=ditolak_tetap(error.smtp_code))
    except (SMTPException, OSError) as error:
        gagal_terkirim(row, _kata(error), tetap=False)
    else:
        _terkirim(row)


def _surat_elektronik(row: PenerimaNaskah, letter: Naskah) -> EmailMessage:
    mail = EmailMessage(
        subject=f"{letter.nomor} – {letter.hal}"[:200].replace("\n", " "),
        body=_(
            "Yth. %(nama)s,\n\nterlampir surat %(nomor)s dari %(unit)s.\n"
            "Keasliannya dapat diperiksa pada %(alamat)s\n\nMohon balas surel ini sebagai tanda terima."
        )
        % {
            "nama": row.sebutan,
            "nomor": letter.nomor,
            "unit": nama_rumah(aktor_sistem().peta, letter),
            "alamat": alamat.verifikasi(letter.kode) if letter.kode else "-",
        },
        to=[row.surel],
    )
    for berkas, nama in [*salinan(row), *berkas_kirim(letter)]:
        mail.attach(nama, b"".join(isi(berkas)), berkas.jenis)
    return mail


def _kata(error: Exception) -> str:
    """What the mail server answered, for whoever mends the address or the connection."""
    if isinstance(error, SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()), (0, b""))
        text = words.decode(errors="replace") if isinstance(words, bytes) else str(words)
        return _("Alamat ini ditolak peladen surel: %(kode)s %(kata)s") % {"kode": code, "kata": text}
    return _("Peladen surel tidak dapat mengirim: %s") % (str(error) or type(error).__name__)


def _terkirim(row: PenerimaNaskah) -> None:
    row.status, row.terkirim, row.galat = StatusKirim.TERKIRIM, timezone.now(), ""
    row.save(update_fields=["status", "terkirim", "galat"])


@pekerjaan("naskah.daerah", sekali=False)
def daerah(penerima: int) -> None:
    """Bring a letter to another government on this platform: read here, registered there, noted here.

    Three transactions, since each stands in the schema of one government. The mark left there with the letter makes
    that a second run, after a fall between them, registers nothing twice.
    """
    row = PenerimaNaskah.objects.select_related("naskah__unit").get(pk=penerima)
    if row.status != StatusKirim.MENUNGGU:
        return
    peta = aktor_sistem().peta
    here = connection.tenant  # type: ignore[attr-defined]  # django_tenants adds it
    files = [(b"".join(isi(b)), nama) for b, nama in berkas_kirim(row.naskah)]
    kiriman = kirimkan(row.naskah, f"{nama_rumah(peta, row.naskah)}, {here.nama}")
    mark = uuid5(NAMESPACE_URL, f"poros:{here.schema_name}:naskah:{penerima}")
    try:
        with di_daerah(Daerah.objects.get(schema_name=row.daerah)), unit_kerja():
            if tandai(mark):
                terima_dari_luar(kiriman, files)
    except Ditolak as refusal:
        with unit_kerja():
            gagal_terkirim(row, refusal.pesan, tetap=False)
        return
    except Daerah.DoesNotExist:
        with unit_kerja():
            gagal_terkirim(row, _("Daerah ini tidak ada lagi di Poros."), tetap=True)
        return
    with unit_kerja():
        _terkirim(row)


@setiap("*/15 * * * *", nama="naskah.lewati")
def lewati() -> None:
    """Coordinating offices whose time is over."""
    actor = aktor_sistem()
    late = LangkahParaf.objects.filter(giliran=True, tenggat__lt=timezone.now()).values("naskah_id")
    for row in Naskah.objects.filter(pk__in=late):
        services.lewati(actor, row)


@setiap("10 6 * * *", nama="naskah.tagih")
def tagih() -> None:
    """The day after an answer was due its drafter is told, and once a week as long as none has come."""
    today = timezone.localdate()
    with unit_kerja():
        late = Naskah.objects.select_for_update(of=("self",)).filter(
            jawab_hingga__lt=today, dijawab__isnull=True, dikirim__isnull=False
        )
        told = [row for row in late if ditagih_hari_ini(row.jawab_hingga, row.ditagih, today)]
        for row in told:
            row.ditagih = today
            beritahu("naskah.menunggu_jawaban", [row], orang={row.konseptor_id: row.pk})
        Naskah.objects.bulk_update(told, ["ditagih"], batch_size=500)
