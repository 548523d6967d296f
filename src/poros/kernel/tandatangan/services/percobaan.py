"""A call of the provider in the books: written before it is made, closed with what came of it.

The call itself stands between two of these commands and in no transaction (`jalan.py`).
"""

from uuid import uuid4

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.berkas.models import Berkas
from poros.kernel.berkas.simpan import simpan, tautkan
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Orang
from poros.kernel.registry import publish

from ..models import Dokumen, Percobaan, Permintaan, Persetujuan, TandaTangan
from ..rules import ALUR, Aksi, Keadaan, Sebab, Status, StatusSertifikat, giliran
from ..values import JENIS, Jawaban, Tanda
from ..wewenang import Wewenang
from .permintaan import panggil

IDENTITAS = ("orang_id", "pemangku_id", "nama", "sebutan", "kapasitas", "dasar", "unit")


@command(Wewenang.KIRIM)
def mulai(actor: Actor, permintaan: Permintaan, *, sertifikat: StatusSertifikat) -> Percobaan | None:
    """Write down that the provider is about to be called; None when the certificate holds it up.

    Person, office and capacity are kept as they are in this moment: the signature is theirs.
    """
    dokumen = Dokumen.objects.select_for_update().get(pk=permintaan.dokumen_id)
    _periksa(actor, permintaan, dokumen)
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
    dokumen = Dokumen.objects.select_for_update().get(pk=permintaan.dokumen_id)
    percobaan = _terbuka(permintaan, percobaan)
    found = permintaan.status == Status.TIDAK_PASTI
    permintaan.status = ALUR.step(Status(permintaan.status), Aksi.TEMUKAN if found else Aksi.BERHASIL)
    permintaan.save(update_fields=["status"])
    berkas = simpan(jawaban.pdf, "naskah.pdf")
    tautkan(berkas, JENIS, dokumen.pk, _("Naskah bertanda tangan.pdf"), oleh=percobaan.orang_id)
    _selesai(percobaan, None, jawaban.nomor_luar)
    made = TandaTangan.objects.create(
        dokumen=dokumen,
        permintaan=permintaan,
        percobaan=percobaan,
        berkas=berkas,
        penyedia=percobaan.penyedia,
        **{name: getattr(percobaan, name) for name in IDENTITAS},
        **tanda.catatan(),
    )
    _lanjut(actor, dokumen, permintaan, berkas)
    return made


@command(Wewenang.GAGALKAN, rekam=("sebab",))
def gagalkan(actor: Actor, permintaan: Permintaan, *, percobaan: Percobaan, sebab: Sebab) -> Permintaan:  # noqa: ARG001 -- the command authorises
    """The provider surely did not sign: the document waits as before."""
    percobaan = _terbuka(permintaan, percobaan)
    permintaan.status = ALUR.step(Status(permintaan.status), Aksi.GAGAL)
    permintaan.save(update_fields=["status"])
    _selesai(percobaan, sebab)
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
    percobaan = _terbuka(permintaan, percobaan)
    permintaan.status = ALUR.step(Status(permintaan.status), Aksi.NIHIL)
    permintaan.save(update_fields=["status"])
    _selesai(percobaan, Sebab(percobaan.sebab or Sebab.TERPUTUS))
    return permintaan


@command(Wewenang.LEPASKAN, rekam=("alasan",))
def lepaskan(actor: Actor, permintaan: Permintaan, *, alasan: str) -> Permintaan:  # noqa: ARG001 -- as above
    """The provider cannot tell, and the signer decides to try again: never the program by itself."""
    if not alasan.strip():
        raise Ditolak(_("Tulis apa yang sudah Anda periksa pada penyedia."), "alasan")
    percobaan = _terbuka(permintaan)
    permintaan.status = ALUR.step(Status(permintaan.status), Aksi.LEPASKAN)
    permintaan.save(update_fields=["status"])
    _selesai(percobaan, Sebab(percobaan.sebab or Sebab.TERPUTUS))
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


def _terbuka(permintaan: Permintaan, percobaan: Percobaan | None = None) -> Percobaan:
    """The open call; an answer that comes late closes its own call, never the next one's."""
    rows = Percobaan.objects.select_for_update().filter(permintaan=permintaan, selesai=None)
    found = (rows.filter(pk=percobaan.pk) if percobaan else rows).first()
    if found is None:
        raise Ditolak(_("Hasil penandatanganan ini sudah dicatat."))
    return found


def _selesai(percobaan: Percobaan, sebab: Sebab | None, nomor_luar: str = "") -> None:
    percobaan.selesai, percobaan.sebab = timezone.now(), sebab or ""
    percobaan.nomor_luar = nomor_luar or percobaan.nomor_luar
    percobaan.save(update_fields=["selesai", "sebab", "nomor_luar"])


def _lanjut(actor: Actor, dokumen: Dokumen, permintaan: Permintaan, berkas: Berkas) -> None:
    """The document goes on to the next signers, or is complete."""
    rest = list(Permintaan.objects.filter(dokumen=dokumen).exclude(status=Status.SAH).select_related("dokumen"))
    dokumen.terkini = berkas
    dokumen.selesai = None if rest else timezone.now()
    dokumen.save(update_fields=["terkini", "selesai"])
    publish("tandatangan.sah", actor, permintaan=permintaan)
    if rest:
        panggil(actor, [permintaan, *rest])
    else:
        publish("tandatangan.selesai", actor, dokumen=dokumen, berkas=berkas)
