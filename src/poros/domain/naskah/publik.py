"""What happens to outgoing letters when something happens elsewhere."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poros.kernel.berkas.models import Berkas
from poros.kernel.berkas.simpan import tautkan
from poros.kernel.organisasi.actor import Actor
from poros.kernel.pekerjaan.antrean import jadwalkan
from poros.kernel.pemberitahuan.kirim import beritahu
from poros.kernel.registry import Kertas, SumberArsip
from poros.kernel.tandatangan import queries as tandatangan
from poros.kernel.tandatangan import services as penandatanganan
from poros.kernel.tandatangan.models import Dokumen, Permintaan
from poros.kernel.tandatangan.rules import Keadaan
from poros.kernel.tandatangan.wewenang import Wewenang as WewenangTanda
from poros.kernel.wewenang import may, visible

from .models import Naskah, Penandatangan, PenerimaNaskah
from .queries.berkas import LEMBAR
from .rules import Aksi, Status, StatusTanda
from .services.kirim import berkaskan, catat_terima
from .services.riwayat import catat, langkahkan
from .services.tanda import batalkan_nomor
from .services.undangan import Surat, Undangan, konsepkan
from .wewenang import SUMBER, Wewenang


def konsep_undangan(actor: Actor, undangan: Undangan) -> int:
    """Draft a letter that invites, inside the act of the module that invites; returns the number of the draft."""
    return konsepkan(actor, undangan).pk


def konsep_surat(actor: Actor, surat: Surat) -> int:
    """Draft a plain letter inside the act of another module; returns the number of the draft."""
    return konsepkan(actor, surat).pk


def saat_tanda_sah(actor: Actor, *, permintaan: Permintaan) -> None:
    """One of the signers has signed."""
    if permintaan.dokumen.objek != SUMBER:
        return
    Penandatangan.objects.filter(naskah_id=permintaan.dokumen.objek_id, jabatan_id=permintaan.jabatan_id).update(
        status=StatusTanda.DITANDATANGANI, orang=actor.nama, sebutan=actor.jabat.sebutan, waktu=timezone.now()
    )


def saat_tanda_selesai(actor: Actor, *, dokumen: Dokumen, berkas: Berkas) -> None:
    """All have signed: these bytes are the letter from now on."""
    if dokumen.objek != SUMBER:
        return
    naskah = _naskah(dokumen)
    tautkan(berkas, SUMBER, naskah.pk, f"{naskah.nomor.replace('/', '-')}.pdf", oleh=actor.orang_id, urutan=LEMBAR + 1)
    naskah.ditandatangani = timezone.now()
    langkahkan(actor, naskah, Aksi.TANDATANGANI, naskah.nomor, lain=("ditandatangani",))
    beritahu("naskah.ditandatangani", [naskah], orang={naskah.konseptor_id: naskah.pk}, kecuali=actor.orang_id)
    _nyatakan(actor, naskah, dokumen)
    if naskah.massal:
        jadwalkan("naskah.gabung", naskah=naskah.pk)


def saat_tanda_ditolak(actor: Actor, *, permintaan: Permintaan, alasan: str) -> None:
    """A signer has refused: the letter comes to nothing, its number is explained."""
    if permintaan.dokumen.objek != SUMBER:
        return
    naskah = _naskah(permintaan.dokumen)
    Penandatangan.objects.filter(naskah=naskah, jabatan_id=permintaan.jabatan_id).update(
        status=StatusTanda.DITOLAK,
        orang=actor.nama,
        sebutan=actor.jabat.sebutan,
        catatan=alasan,
        waktu=timezone.now(),
    )
    batalkan_nomor(actor, naskah, alasan)
    beritahu("naskah.ditolak", [naskah], orang={naskah.konseptor_id: naskah.pk}, kecuali=actor.orang_id)


def saat_surat_dibaca(actor: Actor, *, surat: object) -> None:
    """The addressee has opened it: that is his proof of receipt (UU 30/2014 Art. 60)."""
    row = PenerimaNaskah.objects.select_for_update().filter(surat_id=surat.pk).first()  # type: ignore[attr-defined]  # a row of a module that is met only through its events
    if row is not None and row.unit_id in {actor.unit_id, *actor.peta.leluhur(actor.unit_id)}:
        catat_terima(actor, row, f"{actor.nama}, {actor.jabat.sebutan}", timezone.now())


def _naskah(dokumen: Dokumen) -> Naskah:
    return Naskah.objects.select_for_update(of=("self",)).get(pk=dokumen.objek_id)


def _nyatakan(actor: Actor, naskah: Naskah, baru: Dokumen) -> None:
    """Say on the verification page of an older letter that this one amends or revokes it."""
    for lama_id, aksi in ((naskah.mengubah_id, Keadaan.DIGANTI), (naskah.mencabut_id, Keadaan.DICABUT)):
        lama = tandatangan.untuk(SUMBER, lama_id).first() if lama_id else None
        if lama is None or not may(actor, WewenangTanda.NYATAKAN, lama):
            continue
        pengganti = baru if aksi is Keadaan.DIGANTI else None
        penandatanganan.nyatakan(actor, lama, keadaan=aksi, alasan=naskah.nomor, pengganti=pengganti)
        catat(actor, Naskah.objects.get(pk=lama_id), aksi.value, naskah.nomor)


def siap_diarsipkan(actor: Actor) -> QuerySet[Naskah]:
    """Letters that have gone out and that this actor may file."""
    gone = Naskah.objects.filter(status__in=[Status.TERKIRIM, Status.DITERIMA, Status.DIBERKASKAN])
    return visible(actor, Wewenang.KIRIM, gone)


def kertas(naskah: Naskah) -> Kertas:
    """A letter in the words of a *daftar isi berkas*."""
    return Kertas(
        jenis=_("Naskah keluar"),
        nomor=naskah.nomor,
        tanggal=naskah.tanggal or timezone.localdate(naskah.dibuat),
        asal="",
        uraian=naskah.hal,
        klasifikasi=naskah.klasifikasi,
        kerahasiaan=naskah.kerahasiaan,
    )


def tandai_diarsipkan(actor: Actor, naskah: Naskah) -> None:
    """Filed: the letter takes its own last step, unless it has."""
    if naskah.status != Status.DIBERKASKAN:
        berkaskan(actor, naskah)


def saat_arsip_dimusnahkan(actor: Actor, *, sumber: str, sumber_id: int) -> None:  # noqa: ARG001 -- a listener's signature
    """Its archive was destroyed by the procedure: the text that its sheet was set from goes too."""
    if sumber == SUMBER:
        Naskah.objects.filter(pk=sumber_id).update(isi={})


SUMBER_ARSIP = SumberArsip(SUMBER, gettext_lazy("Naskah keluar"), siap_diarsipkan, kertas, tandai_diarsipkan)
