"""From the request to consent; and what becomes of a document afterwards."""

from collections.abc import Mapping, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.berkas.models import Berkas
from poros.kernel.berkas.simpan import tautkan
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.pemberitahuan.kirim import beritahu
from poros.kernel.registry import publish

from ..models import Dokumen, Permintaan, Persetujuan
from ..penyedia import penyedia_bawaan, penyedia_tersedia
from ..rules import ALUR, BELUM_DIKIRIM, SEDANG, Aksi, Keadaan, Status, giliran
from ..values import JENIS, DataDokumen, Penandatangan, Posisi, kode_baru
from ..wewenang import Wewenang

PDF = "application/pdf"


@command(Wewenang.MINTA, kunci=False)
def minta(actor: Actor, unit: Unit, *, data: DataDokumen, isi: Berkas | None = None) -> Dokumen:
    """Freeze a PDF and ask these offices to sign it. Called by the module whose paper it is, in its own act.

    Who has the file's row at hand gives it along as `isi`.
    """
    berkas = isi or Berkas.objects.get(pk=data.berkas_id)
    penyedia = data.penyedia or penyedia_bawaan()
    _periksa(berkas, penyedia, data.penandatangan)
    dokumen = Dokumen.objects.create(
        kode=data.kode or kode_baru(),
        objek=data.objek,
        objek_id=data.objek_id,
        judul=data.judul,
        nomor=data.nomor,
        kerahasiaan=data.kerahasiaan,
        strategis=data.strategis,
        penyedia=penyedia,
        asal=berkas,
        terkini=berkas,
        unit_id=unit.pk,
        peminta_id=actor.orang_id,
    )
    tautkan(berkas, JENIS, dokumen.pk, _("Naskah untuk ditandatangani.pdf"), oleh=actor.orang_id)
    asked = Permintaan.objects.bulk_create(_permintaan(dokumen, p) for p in data.penandatangan)
    panggil(actor, asked)
    return dokumen


@command(Wewenang.BUKA, kunci=False)
def buka(actor: Actor, permintaan: Permintaan) -> Permintaan:
    """The signer has the whole document before him; only what was opened can be agreed to."""
    _catat(actor, permintaan, setuju=False)
    return permintaan


@command(Wewenang.SETUJUI)
def setujui(actor: Actor, permintaan: Permintaan) -> Permintaan:
    """The signer knows and understands what he signs, and agrees (PP 71/2019 Art. 62)."""
    opened = Persetujuan.objects.filter(permintaan=permintaan, orang_id=actor.orang_id)
    if not opened.exists():
        raise Ditolak(_("Buka dan baca dokumennya lebih dahulu."), "setuju")
    permintaan.status = ALUR.step(Status(permintaan.status), Aksi.KONFIRMASI)
    permintaan.save(update_fields=["status"])
    _catat(actor, permintaan, setuju=True)
    return permintaan


@command(Wewenang.PINDAHKAN, rekam=("posisi",))
def pindahkan(actor: Actor, permintaan: Permintaan, *, posisi: Posisi | None) -> Permintaan:  # noqa: ARG001 -- the command authorises
    """Put the mark elsewhere, or sign without one."""
    if permintaan.status not in BELUM_DIKIRIM:
        raise Ditolak(_("Dokumen ini sudah ditandatangani atau sedang diproses; letak tanda tidak dapat diubah lagi."))
    _letak(permintaan, posisi)
    permintaan.save(update_fields=["halaman", "x", "y", "lebar", "tinggi"])
    return permintaan


@command(Wewenang.TOLAK, rekam=("alasan",), kunci=False)
def tolak(actor: Actor, permintaan: Permintaan, *, alasan: str) -> Permintaan:
    """Refuse to sign. The document is finished with: its maker writes a new one."""
    if not alasan.strip():
        raise Ditolak(_("Tulis alasan penolakan."), "alasan")
    rows = _kunci(permintaan.dokumen_id)
    permintaan = rows[permintaan.pk]
    permintaan.status = ALUR.step(Status(permintaan.status), Aksi.TOLAK)
    permintaan.alasan = alasan.strip()
    permintaan.save(update_fields=["status", "alasan"])
    _tutup(rows)
    beritahu("tandatangan.ditolak", [permintaan], orang={permintaan.dokumen.peminta_id: permintaan.pk})
    publish("tandatangan.ditolak", actor, permintaan=permintaan, alasan=permintaan.alasan)
    return permintaan


@command(Wewenang.BATALKAN, rekam=("alasan",), kunci=False)
def batalkan(actor: Actor, dokumen: Dokumen, *, alasan: str) -> Dokumen:  # noqa: ARG001 -- kept by the trail
    """Take a request back before everybody has signed."""
    rows = _kunci(dokumen.pk)
    if all(row.status == Status.SAH for row in rows.values()):
        raise Ditolak(_("Dokumen ini sudah selesai ditandatangani. Cabut atau gantilah dengan naskah baru."))
    _tutup(rows)
    return dokumen


@command(Wewenang.NYATAKAN, rekam=("keadaan", "alasan", "pengganti"))
def nyatakan(
    actor: Actor,  # noqa: ARG001 -- the command authorises
    dokumen: Dokumen,
    *,
    keadaan: Keadaan,
    alasan: str,
    pengganti: Dokumen | None = None,
) -> Dokumen:
    """Say that a signed paper is revoked or replaced (UU 30/2014 Art. 63-64); its bytes stay as they are."""
    if keadaan is Keadaan.DIGANTI and (pengganti is None or pengganti.pk == dokumen.pk):
        raise Ditolak(_("Sebutkan dokumen penggantinya."), "pengganti")
    dokumen.keadaan, dokumen.keadaan_alasan = keadaan, alasan[:300]
    dokumen.keadaan_waktu = timezone.now()
    dokumen.pengganti = pengganti if keadaan is Keadaan.DIGANTI else None
    dokumen.save(update_fields=["keadaan", "keadaan_alasan", "keadaan_waktu", "pengganti"])
    return dokumen


def panggil(actor: Actor, asked: Sequence[Permintaan], *, sesudah: int = -1) -> None:
    """Tell those whose turn it is now; `sesudah` is the place up to which all have been told before."""
    lain = [(p.urutan, Status(p.status)) for p in asked]
    now = [p for p in asked if p.urutan > sesudah and p.status in BELUM_DIKIRIM and giliran(p.urutan, lain)]
    beritahu("tandatangan.diminta", now, jabatan={p.jabatan_id: p.pk for p in now}, kecuali=actor.orang_id)


def _periksa(berkas: Berkas, penyedia: str, asked: Sequence[Penandatangan]) -> None:
    if berkas.jenis != PDF:
        raise Ditolak(_("Hanya PDF yang dapat ditandatangani."), "berkas")
    if penyedia not in penyedia_tersedia():
        raise Ditolak(_("Penyedia tanda tangan ini tidak dipasang di sini."), "penyedia")
    if not asked:
        raise Ditolak(_("Sebutkan sedikitnya satu penanda tangan."), "penandatangan")
    if len({p.jabatan_id for p in asked}) < len(asked):
        raise Ditolak(_("Satu jabatan cukup menandatangani satu kali."), "penandatangan")


def _permintaan(dokumen: Dokumen, asked: Penandatangan) -> Permintaan:
    row = Permintaan(dokumen=dokumen, jabatan_id=asked.jabatan_id, urutan=asked.urutan)
    _letak(row, asked.posisi)
    return row


def _letak(row: Permintaan, posisi: Posisi | None) -> None:
    row.x, row.y, row.lebar, row.tinggi = (
        (posisi.x, posisi.y, posisi.lebar, posisi.tinggi) if posisi else (None, None, None, None)
    )
    row.halaman = posisi.halaman if posisi else -1


def _catat(actor: Actor, permintaan: Permintaan, *, setuju: bool) -> None:
    Persetujuan.objects.bulk_create(
        [
            Persetujuan(
                permintaan=permintaan,
                orang_id=actor.orang_id,
                sebutan=actor.jabat.sebutan,
                setuju=setuju,
                sidik=permintaan.dokumen.asal.sha256,
            )
        ],
        ignore_conflicts=True,
    )


def _kunci(dokumen_id: int) -> dict[int, Permintaan]:
    """All requests of a document, one after the other: who ends it never waits crosswise for another who does.

    Signing locks its own request first and the document then; so the document is not locked before these.
    """
    rows = Permintaan.objects.select_for_update(of=("self",)).select_related("dokumen")
    return {row.pk: row for row in rows.filter(dokumen_id=dokumen_id).order_by("pk")}


def _tutup(rows: Mapping[int, Permintaan]) -> None:
    """End what has not been sent; a call that is on its way is waited for."""
    if any(row.status in SEDANG for row in rows.values()):
        raise Ditolak(_("Dokumen ini sedang ditandatangani. Tunggu hasilnya, lalu ulangi."))
    Permintaan.objects.filter(pk__in=rows, status__in=BELUM_DIKIRIM).update(status=Status.DIBATALKAN)
