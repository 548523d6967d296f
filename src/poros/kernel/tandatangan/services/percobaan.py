"""A call of the provider in the books: written before it is made, closed with what came of it.

The call itself stands between two of these commands and in no transaction (`jalan.py`).
"""

from uuid import uuid4

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poros.kernel.berkas.models import Berkas, Tautan
from poros.kernel.berkas.simpan import simpan
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Orang
from poros.kernel.registry import publish

from ..models import Dokumen, Percobaan, Permintaan, Persetujuan, SertifikatLokal, TandaTangan
from ..penyedia import LOKAL
from ..rules import ALUR, SALAH_JEDA, Aksi, Keadaan, Sebab, Status, StatusSertifikat, giliran, terkunci_sampai
from ..values import JENIS, Gagal, Jawaban, Tanda
from ..wewenang import Wewenang
from .permintaan import panggil

SUDAH_DICATAT = gettext_lazy("Hasil penandatanganan ini sudah dicatat.")
IDENTITAS = ("orang_id", "pemangku_id", "nama", "sebutan", "kapasitas", "dasar", "unit")


@command(Wewenang.KIRIM)
def mulai(actor: Actor, permintaan: Permintaan, *, sertifikat: StatusSertifikat) -> Percobaan | None:
    """Write down that the provider is about to be called; None when the certificate holds it up.

    Person, office and capacity are kept as they are in this moment: the signature is theirs.
    """
    rows = Dokumen.objects.select_for_update(of=("self",)).select_related("asal")
    permintaan.dokumen = dokumen = rows.get(pk=permintaan.dokumen_id)
    _periksa(actor, permintaan, dokumen)
    if dokumen.penyedia == LOKAL:
        _jaga(actor.orang_id)
    permintaan.sertifikat = sertifikat
    layak = sertifikat is StatusSertifikat.ISSUE
    permintaan.status = ALUR.step(Status(permintaan.status), Aksi.LAYAK if layak else Aksi.TAHAN)
    if layak:
        permintaan.status = ALUR.step(Status(permintaan.status), Aksi.KIRIM)
    permintaan.save(update_fields=["status", "sertifikat"])
    if not layak:
        return None
    jabat = actor.jabat
    return Percobaan.objects.create(
        dokumen=dokumen,
        permintaan=permintaan,
        kunci=uuid4().hex,
        penyedia=dokumen.penyedia,
        dikirim_id=dokumen.terkini_id,
        orang_id=actor.orang_id,
        pemangku_id=jabat.pemangku_id,
        nama=Orang.objects.get(pk=actor.orang_id).nama_lengkap,
        sebutan=jabat.sebutan,
        kapasitas=jabat.kapasitas,
        dasar=jabat.dasar,
        unit=jabat.unit,
    )


@command(Wewenang.SAHKAN)
def sahkan(
    actor: Actor, permintaan: Permintaan, *, percobaan: Percobaan, jawaban: Jawaban, tanda: Tanda
) -> TandaTangan:
    """Keep a signature that was checked: the signed bytes, who made it in which capacity, by which certificate."""
    others = Permintaan.objects.filter(dokumen=OuterRef("pk")).exclude(pk=permintaan.pk)
    rows = Dokumen.objects.select_for_update(of=("self",)).annotate(bersama=Exists(others))
    permintaan.dokumen = dokumen = rows.get(pk=permintaan.dokumen_id)
    _selesai(permintaan, percobaan, None, jawaban.nomor_luar)
    found = permintaan.status == Status.TIDAK_PASTI
    permintaan.status = ALUR.step(Status(permintaan.status), Aksi.TEMUKAN if found else Aksi.BERHASIL)
    permintaan.save(update_fields=["status"])
    nama = _("Naskah bertanda tangan.pdf")
    tie = Tautan(objek=JENIS, objek_id=dokumen.pk, nama=nama, oleh=percobaan.orang_id)
    berkas = simpan(jawaban.pdf, nama, untuk=tie)
    made = TandaTangan.objects.create(
        dokumen=dokumen,
        permintaan=permintaan,
        percobaan=percobaan,
        berkas=berkas,
        penyedia=percobaan.penyedia,
        **{name: getattr(percobaan, name) for name in IDENTITAS},
        **tanda.catatan(),
    )
    _lanjut(actor, dokumen, permintaan, berkas, bersama=dokumen.bersama)
    return made


@command(Wewenang.GAGALKAN, rekam=("sebab",))
def gagalkan(actor: Actor, permintaan: Permintaan, *, percobaan: Percobaan, sebab: Sebab) -> Permintaan:  # noqa: ARG001 -- the command authorises
    """The provider surely did not sign: the document waits as before."""
    _selesai(permintaan, percobaan, sebab)
    permintaan.status = ALUR.step(Status(permintaan.status), Aksi.GAGAL)
    permintaan.save(update_fields=["status"])
    return permintaan


@command(Wewenang.RAGUKAN, rekam=("sebab",))
def ragukan(
    actor: Actor,  # noqa: ARG001 -- as above
    permintaan: Permintaan,
    *,
    percobaan: Percobaan,
    sebab: Sebab,
    nomor_luar: str = "",
) -> Permintaan:
    """Nobody knows whether the provider signed. The call stays open, so that nothing is sent a second time."""
    percobaan = _terbuka(permintaan, percobaan)
    permintaan.status = ALUR.step(Status(permintaan.status), Aksi.HILANG)
    permintaan.save(update_fields=["status"])
    percobaan.sebab, percobaan.nomor_luar = sebab, nomor_luar or percobaan.nomor_luar
    percobaan.save(update_fields=["sebab", "nomor_luar"])
    return permintaan


@command(Wewenang.NIHILKAN)
def nihilkan(actor: Actor, permintaan: Permintaan, *, percobaan: Percobaan) -> Permintaan:  # noqa: ARG001 -- as above
    """The provider was asked and surely has no such signature."""
    _selesai(permintaan, percobaan, Sebab(percobaan.sebab or Sebab.TERPUTUS))
    permintaan.status = ALUR.step(Status(permintaan.status), Aksi.NIHIL)
    permintaan.save(update_fields=["status"])
    return permintaan


@command(Wewenang.LEPASKAN, rekam=("alasan",))
def lepaskan(actor: Actor, permintaan: Permintaan, *, alasan: str) -> Permintaan:  # noqa: ARG001 -- as above
    """The provider cannot tell, and the signer decides to try again: never the program by itself."""
    if not alasan.strip():
        raise Ditolak(_("Tulis apa yang sudah Anda periksa pada penyedia."), "alasan")
    percobaan = _terbuka(permintaan)
    permintaan.status = ALUR.step(Status(permintaan.status), Aksi.LEPASKAN)
    permintaan.save(update_fields=["status"])
    _selesai(permintaan, percobaan, Sebab(percobaan.sebab or Sebab.TERPUTUS))
    return permintaan


def _periksa(actor: Actor, permintaan: Permintaan, dokumen: Dokumen) -> None:
    if dokumen.keadaan != Keadaan.BERLAKU:
        raise Ditolak(_("Dokumen ini sudah dinyatakan tidak berlaku."))
    agreed = Persetujuan.objects.filter(
        permintaan=permintaan, orang_id=actor.orang_id, setuju=True, sidik=dokumen.asal.sha256
    )
    if not agreed.exists():
        raise Ditolak(_("Buka dan setujui dokumen ini lebih dahulu."))
    others = Permintaan.objects.filter(dokumen=dokumen).exclude(pk=permintaan.pk)
    if not giliran(permintaan.urutan, [(at, Status(s)) for at, s in others.values_list("urutan", "status")]):
        raise Ditolak(_("Belum giliran Anda: penanda tangan sebelumnya belum selesai."))
    if Percobaan.objects.filter(dokumen=dokumen, selesai=None).exists():
        raise Ditolak(_("Dokumen ini sedang ditandatangani. Tunggu hasilnya, lalu ulangi."))


def _jaga(orang_id: int) -> None:
    """Nobody finds a passphrase by trying. Calls that are still open count as wrong: several at once gain nothing."""
    kini = timezone.now()
    list(SertifikatLokal.objects.select_for_update().filter(orang_id=orang_id, dicabut=None))  # one after the other
    tried = Percobaan.objects.filter(orang_id=orang_id, penyedia=LOKAL, mulai__gt=kini - SALAH_JEDA)
    wrong = tried.filter(Q(sebab=Sebab.FRASA_SALAH) | Q(selesai=None)).values_list("mulai", flat=True)
    until = terkunci_sampai(list(wrong), kini)
    if until is not None:
        pukul = timezone.localtime(until).strftime("%H.%M")
        raise Gagal(Sebab.TERKUNCI, _("coba lagi pukul %s") % pukul)


def _terbuka(permintaan: Permintaan, percobaan: Percobaan | None = None) -> Percobaan:
    """The open call; an answer that comes late closes its own call, never the next one's."""
    rows = Percobaan.objects.select_for_update().filter(permintaan=permintaan, selesai=None)
    found = (rows.filter(pk=percobaan.pk) if percobaan else rows).first()
    if found is None:
        raise Ditolak(str(SUDAH_DICATAT))
    return found


def _selesai(permintaan: Permintaan, percobaan: Percobaan, sebab: Sebab | None, nomor_luar: str = "") -> None:
    """Close the call; an answer that comes late closes its own call, never the next one's, and only once."""
    rows = Percobaan.objects.filter(pk=percobaan.pk, permintaan=permintaan, selesai=None)
    closed = rows.update(selesai=timezone.now(), sebab=sebab or "", nomor_luar=nomor_luar or percobaan.nomor_luar)
    if not closed:
        raise Ditolak(str(SUDAH_DICATAT))


def _lanjut(actor: Actor, dokumen: Dokumen, permintaan: Permintaan, berkas: Berkas, *, bersama: bool) -> None:
    """The document goes on to the next signers, or is complete; `bersama`: others are asked besides this one."""
    asked = Permintaan.objects.filter(dokumen=dokumen).exclude(status=Status.SAH).select_related("dokumen")
    rest = list(asked) if bersama else []
    dokumen.terkini = berkas
    dokumen.selesai = None if rest else timezone.now()
    dokumen.save(update_fields=["terkini", "selesai"])
    publish("tandatangan.sah", actor, permintaan=permintaan)
    if rest:
        panggil(actor, [permintaan, *rest], sesudah=permintaan.urutan)
    else:
        publish("tandatangan.selesai", actor, dokumen=dokumen, berkas=berkas)
