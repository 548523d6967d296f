"""Number, sheet, signature.

The number is taken in a transaction of its own, so that the register is locked for a moment only; the sheet is made
once after it and its bytes are what is signed. Whatever fails later, number and bytes stay with the letter.
"""

from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.berkas.models import Berkas, Tautan
from poros.kernel.berkas.simpan import simpan
from poros.kernel.cetak import TakTercetakError
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.penomoran.models import NomorBatal, Register
from poros.kernel.penomoran.services import ambil
from poros.kernel.tandatangan import alamat
from poros.kernel.tandatangan import queries as tandatangan
from poros.kernel.tandatangan import services as penandatanganan
from poros.kernel.tandatangan.values import DataDokumen, kode_baru
from poros.kernel.tandatangan.values import Penandatangan as Peminta
from poros.pure.nomor import susun

from .. import cetak
from ..models import Naskah, Penandatangan
from ..queries.bentuk import urai
from ..queries.berkas import LEMBAR
from ..queries.nomor import register_kode
from ..queries.pejabat import instansi, penanda
from ..rules import FLOW, Aksi, CaraTanda, Status, StatusTanda
from ..wewenang import SUMBER, Wewenang
from .berkas import Isi, taruh
from .riwayat import langkahkan


@command(Wewenang.NOMORI)
def nomori(actor: Actor, naskah: Naskah) -> Naskah:
    """The signer takes the number of today; from here on the text is fixed. Done already, it changes nothing."""
    return naskah if naskah.status == Status.BERNOMOR else _nomori(actor, naskah, CaraTanda.ELEKTRONIK)


@command(Wewenang.BASAH)
def nomori_kertas(actor: Actor, naskah: Naskah) -> Naskah:
    """Take the number for a letter that will be signed by hand on paper."""
    return naskah if naskah.status == Status.BERNOMOR else _nomori(actor, naskah, CaraTanda.BASAH)


@command(Wewenang.BASAH)
def bekukan(actor: Actor, naskah: Naskah) -> Naskah:
    """Make the sheet, once; for an electronic signature ask the signers for it. Done already, it changes nothing."""
    if naskah.status != Status.BERNOMOR:
        raise Ditolak(_("Lembar akhir dibuat setelah naskah bernomor."))
    signers = penanda(naskah, naskah.tanggal, actor.jabat.pemangku_id)
    if all(s.blok for s in signers):  # the blocks are kept together with the sheet
        return naskah
    naskah.bentuk = signers[0].naskah.bentuk
    for signer, block in zip(signers, cetak.blok_nama(urai(naskah.bentuk.naskah), signers), strict=True):
        signer.blok = block
    berkas, sheet = _lembar(actor, naskah, signers)
    Penandatangan.objects.bulk_update(signers, ["blok"])
    if naskah.cara == CaraTanda.ELEKTRONIK:
        penandatanganan.minta(actor, Unit(pk=actor.unit_id), data=_dokumen(naskah, berkas, signers, sheet), isi=berkas)
    return naskah


@command(Wewenang.TOLAK, rekam=("alasan",))
def tolak(actor: Actor, naskah: Naskah, *, alasan: str) -> Naskah:
    """Refuse to sign: the number stays used, and the book says why."""
    if not alasan.strip():
        raise Ditolak(_("Tuliskan alasan penolakan."), "alasan")
    FLOW.step(Status(naskah.status), Aksi.TOLAK)
    dokumen = tandatangan.untuk(SUMBER, naskah.pk).first()
    own = next((p for p in dokumen.permintaan.all() if p.jabatan_id == actor.jabatan_id), None) if dokumen else None
    if own is not None:
        penandatanganan.tolak(actor, own, alasan=alasan)
        naskah.refresh_from_db(fields=["status"])
        return naskah
    batalkan_nomor(actor, naskah, alasan)
    return naskah


@command(Wewenang.BASAH, rekam=("tanggal", "nama"))
def unggah_basah(actor: Actor, naskah: Naskah, *, isi: Isi, nama: str, tanggal: date) -> Naskah:
    """Keep the scan of the letter that was signed by hand: that is the letter from now on."""
    if naskah.cara != CaraTanda.BASAH:
        raise Ditolak(_("Naskah ini ditandatangani secara elektronik."), "pindaian")
    if tanggal > actor.hari:
        raise Ditolak(_("Tanggal tanda tangan tidak boleh di masa depan."), "tanggal")
    if naskah.tanggal and tanggal < naskah.tanggal:  # the sheet that is signed bears the day of its number
        raise Ditolak(_("Tanggal tanda tangan tidak boleh sebelum tanggal naskah."), "tanggal")
    taruh(isi, _tautan(actor, naskah, nama, LEMBAR + 1))
    naskah.ditandatangani = timezone.make_aware(datetime.combine(tanggal, time(12)))
    naskah.penandatangan.update(status=StatusTanda.DITANDATANGANI, waktu=naskah.ditandatangani)
    langkahkan(actor, naskah, Aksi.TANDATANGANI, lain=("ditandatangani",))
    return naskah


def mulai(actor: Actor, naskah: Naskah) -> Naskah:
    """The signer's one press: number, then sheet and request. Two acts, so that no one waits for another's sheet."""
    return bekukan(actor, nomori(actor, naskah))


def mulai_kertas(actor: Actor, naskah: Naskah) -> Naskah:
    """As `mulai`, for the pen: number, then the sheet to be printed."""
    return bekukan(actor, nomori_kertas(actor, naskah))


def batalkan_nomor(actor: Actor, naskah: Naskah, alasan: str) -> None:
    """The letter comes to nothing; the book keeps its number and says why."""
    register = Register.objects.get(kode=naskah.register)
    NomorBatal.objects.create(register=register, tahun=naskah.tahun, urut=naskah.urut, alasan=alasan[:300])
    langkahkan(actor, naskah, Aksi.TOLAK, alasan)


def beri_nomor(actor: Actor, naskah: Naskah, signer: Penandatangan, hari: date, urut: int | None = None) -> None:
    """Put the next number of the signer's office into the row; with `urut`, one that was set aside earlier."""
    form = urai(naskah.bentuk.naskah)
    house = instansi(actor.peta, signer.jabatan.unit_id)
    naskah.register = register_kode(form.register, house)
    Register.objects.get_or_create(
        kode=naskah.register,
        defaults={"nama": f"{form.nama} – {actor.peta.simpul[house].nama}"[:150], "template": form.nomor},
    )
    naskah.tahun, naskah.tanggal = hari.year, hari
    naskah.urut = urut if urut is not None else ambil(naskah.register, hari.year)[0]
    maker = actor.peta.simpul.get(actor.peta.kantor(naskah.unit_id))
    naskah.nomor = susun(
        form.nomor,
        urut=naskah.urut,
        kode=naskah.klasifikasi or "000",
        unit=maker.singkatan if maker else "",
        tahun=hari.year,
        bulan=hari.month,
        instansi=actor.peta.simpul[house].singkatan,
    )


def siapkan_nomor(actor: Actor, naskah: Naskah, cara: CaraTanda, *, hari: date, urut: int | None = None) -> None:
    """Put day and number into the row of a letter that is ready: the next one, or with `urut` one set aside."""
    if naskah.strategis and actor.jabat.mandat:
        raise Ditolak(
            _("Plh. dan Plt. tidak menandatangani naskah yang bersifat strategis (UU 30/2014 Pasal 14 ayat (7)).")
        )
    signer = naskah.penandatangan.select_related("jabatan").first()
    assert signer is not None, "a letter without a signer cannot have been handed in"
    naskah.cara, naskah.kode = cara, kode_baru()
    beri_nomor(actor, naskah, signer, hari, urut)


def _nomori(actor: Actor, naskah: Naskah, cara: CaraTanda) -> Naskah:
    siapkan_nomor(actor, naskah, cara, hari=actor.hari)
    langkahkan(actor, naskah, Aksi.NOMORI, naskah.nomor, lain=NOMOR)
    return naskah


NOMOR = ("register", "tahun", "urut", "nomor", "tanggal", "sisip", "cara", "kode")


def _lembar(actor: Actor, naskah: Naskah, signers: list[Penandatangan]) -> tuple[Berkas, cetak.Lembar]:
    electronic = naskah.cara == CaraTanda.ELEKTRONIK
    try:
        sheet = cetak.lembar(
            actor.peta,
            naskah,
            signers,
            list(naskah.penerima.all()) if not naskah.massal else [],
            hari=naskah.tanggal,
            alamat=alamat.verifikasi(naskah.kode) if electronic else "",
        )
    except TakTercetakError as error:
        raise Ditolak(
            _("Ada tanda di dalam naskah yang tidak dapat dicetak. Hapus tanda khusus atau emoji.")
        ) from error
    nama = f"{naskah.nomor.replace('/', '-')}.pdf"
    return simpan(sheet.pdf, nama, untuk=_tautan(actor, naskah, nama, LEMBAR)), sheet


def _dokumen(naskah: Naskah, berkas: Berkas, signers: list[Penandatangan], sheet: cetak.Lembar) -> DataDokumen:
    places: list[Any] = list(sheet.posisi) + [None] * len(signers)
    return DataDokumen(
        berkas_id=berkas.pk,
        objek=SUMBER,
        objek_id=naskah.pk,
        judul=naskah.hal,
        nomor=naskah.nomor,
        kerahasiaan=naskah.kerahasiaan,
        strategis=naskah.strategis,
        kode=naskah.kode,
        penandatangan=tuple(
            Peminta(s.jabatan_id, urutan=s.urut, posisi=place) for s, place in zip(signers, places, strict=False)
        ),
    )


def _tautan(actor: Actor, naskah: Naskah, nama: str, urutan: int) -> Tautan:
    return Tautan(objek=SUMBER, objek_id=naskah.pk, nama=nama, oleh=actor.orang_id, urutan=urutan)
