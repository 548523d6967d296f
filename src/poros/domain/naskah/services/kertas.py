"""Numbers set aside: for work on paper while the system is away, recorded afterwards, and for back-dated letters."""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.berkas.models import Tautan
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.penomoran.models import BlokNomor, NomorBatal, Register
from poros.kernel.penomoran.services import ambil

from ..labels import SISIP
from ..models import BentukNaskah, Naskah
from ..queries.bentuk import urai
from ..queries.berkas import LEMBAR
from ..queries.nomor import register_kode, sisa_blok, tanggal_tetangga
from ..queries.pejabat import instansi
from ..rules import Aksi, CaraTanda, Status, StatusTanda
from ..rules.nomor import sisip_ditolak
from ..values import DataNaskah
from ..wewenang import SUMBER, Wewenang
from .berkas import Isi, taruh
from .konsep import buat
from .riwayat import catat, langkahkan
from .tanda import NOMOR, bekukan, beri_nomor, siapkan_nomor

BLOK_MAKS = 100


@command(Wewenang.BLOK_PESAN, rekam=("banyak", "alasan"), kunci=False)
def pesan_blok(actor: Actor, unit: Unit, *, bentuk: BentukNaskah, banyak: int, alasan: str) -> BlokNomor:
    """Set numbers aside for this office; they come from the same sequence, so none is given twice."""
    if not 1 <= banyak <= BLOK_MAKS:
        raise Ditolak(_("Banyaknya nomor antara 1 dan %(n)s.") % {"n": BLOK_MAKS}, "banyak")
    if not alasan.strip():
        raise Ditolak(_("Tuliskan untuk apa nomor ini disisihkan."), "alasan")
    form = urai(bentuk.naskah)
    house = instansi(actor.peta, unit.pk)
    register, _baru = Register.objects.get_or_create(
        kode=register_kode(form.register, house),
        defaults={"nama": f"{form.nama} – {actor.peta.simpul[house].nama}"[:150], "template": form.nomor},
    )
    first, _template = ambil(register.kode, actor.hari.year, banyak)
    return BlokNomor.objects.create(
        register=register,
        tahun=actor.hari.year,
        dari=first,
        sampai=first + banyak - 1,
        unit_id=unit.pk,
        alasan=alasan.strip()[:300],
    )


@command(Wewenang.BLOK_LEPAS, rekam=("blok", "alasan"), kunci=False)
def lepas_blok(actor: Actor, unit: Unit, *, blok: int, alasan: str) -> int:  # noqa: ARG001 -- every command has its actor
    """What is left of a block will not be used: each number is explained. Returns how many those were."""
    if not alasan.strip():
        raise Ditolak(_("Tuliskan mengapa nomor ini tidak dipakai."), "alasan")
    row = BlokNomor.objects.filter(pk=blok, unit_id=unit.pk).first()
    if row is None:
        raise Ditolak(_("Blok ini bukan milik unit Anda."), "blok")
    _antre_buku(row.register_id)
    left = sisa_blok(row)
    if not left:
        raise Ditolak(_("Semua nomor pada blok ini sudah terpakai atau dijelaskan."), "blok")
    made = (NomorBatal(register_id=row.register_id, tahun=row.tahun, urut=n, alasan=alasan.strip()[:300]) for n in left)
    NomorBatal.objects.bulk_create(made)
    return len(left)


@command(Wewenang.SISIP, rekam=("urut", "tanggal", "alasan"))
def nomori_sisip(actor: Actor, naskah: Naskah, *, urut: int, tanggal: date, alasan: str) -> Naskah:
    """Number a letter of an earlier day with one that was set aside (nomor sisip): flagged, and with its reason."""
    if tanggal >= actor.hari:
        raise Ditolak(_("Nomor sisip hanya untuk naskah bertanggal sebelum hari ini."), "tanggal")
    if not alasan.strip():
        raise Ditolak(_("Tuliskan mengapa nomornya disisipkan."), "alasan")
    naskah.sisip = alasan.strip()[:300]
    siapkan_nomor(actor, naskah, CaraTanda.ELEKTRONIK, hari=tanggal, urut=urut)
    _periksa_blok(naskah, actor.unit_id, urut)
    before, after = tanggal_tetangga(naskah)
    if wrong := sisip_ditolak(tanggal, sebelum=before, sesudah=after):
        raise Ditolak(str(SISIP[wrong]), "tanggal")
    langkahkan(actor, naskah, Aksi.NOMORI, f"{naskah.nomor}: {naskah.sisip}", lain=NOMOR)
    return naskah


@command(Wewenang.KERTAS_CATAT, rekam=("urut", "tanggal"), kunci=False)
def catat_kertas(
    actor: Actor,
    unit: Unit,
    *,
    bentuk: BentukNaskah,
    data: DataNaskah,
    urut: int,
    tanggal: date,
    isi: Isi,
    nama: str,
) -> Naskah:
    """Record a letter that went out on paper under a number set aside for this office."""
    naskah = buat(actor, unit, bentuk=bentuk, data=data)
    signer = naskah.penandatangan.select_related("jabatan").first()
    if signer is None:
        raise Ditolak(_("Pilih siapa yang menandatangani."), "tanda")
    beri_nomor(actor, naskah, signer, tanggal, urut)
    _periksa_blok(naskah, unit.pk, urut)
    if tanggal > actor.hari:
        raise Ditolak(_("Tanggal tanda tangan tidak boleh di masa depan."), "tanggal")
    naskah.cara, naskah.status = CaraTanda.BASAH, Status.DITANDATANGANI
    naskah.ditandatangani = timezone.make_aware(datetime.combine(tanggal, time(12)))
    naskah.save()
    naskah.penandatangan.update(status=StatusTanda.DITANDATANGANI, waktu=naskah.ditandatangani)
    tie = Tautan(objek=SUMBER, objek_id=naskah.pk, nama=nama, oleh=actor.orang_id, urutan=LEMBAR + 1)
    taruh(isi, tie)
    catat(actor, naskah, "tandatangani", naskah.nomor)
    return naskah


def mulai_sisip(actor: Actor, naskah: Naskah, *, urut: int, tanggal: date, alasan: str) -> Naskah:
    """As `tanda.mulai`, with an inserted number."""
    return bekukan(actor, nomori_sisip(actor, naskah, urut=urut, tanggal=tanggal, alasan=alasan))


def _antre_buku(register_id: int) -> None:
    """One after the other: a number that was set aside is used once, or explained once."""
    Register.objects.select_for_update(no_key=True).get(pk=register_id)


def _periksa_blok(naskah: Naskah, unit_id: int, urut: int) -> None:
    mine = BlokNomor.objects.filter(register__kode=naskah.register, tahun=naskah.tahun, unit_id=unit_id)
    block = mine.filter(dari__lte=urut, sampai__gte=urut).first()
    if block is None:
        raise Ditolak(_("Nomor ini tidak termasuk blok yang disisihkan untuk unit Anda."), "urut")
    _antre_buku(block.register_id)
    taken = Naskah.objects.filter(register=naskah.register, tahun=naskah.tahun, urut=urut).exclude(pk=naskah.pk)
    if taken.exists():
        raise Ditolak(_("Nomor ini sudah dipakai."), "urut")
    if NomorBatal.objects.filter(register_id=block.register_id, tahun=naskah.tahun, urut=urut).exists():
        raise Ditolak(_("Nomor ini sudah dinyatakan tidak dipakai."), "urut")
