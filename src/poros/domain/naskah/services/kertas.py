"""Work on paper while the system is away: numbers set aside beforehand, letters recorded afterwards."""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.berkas.models import Tautan
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.penomoran.models import BlokNomor, Register
from poros.kernel.penomoran.services import ambil

from ..models import BentukNaskah, Naskah
from ..queries.bentuk import urai
from ..queries.berkas import LEMBAR
from ..queries.nomor import register_kode
from ..queries.pejabat import instansi
from ..rules import CaraTanda, Status, StatusTanda
from ..values import DataNaskah
from ..wewenang import SUMBER, Wewenang
from .berkas import Isi, taruh
from .konsep import buat
from .riwayat import catat
from .tanda import beri_nomor

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
    _periksa_blok(naskah, unit, urut)
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


def _periksa_blok(naskah: Naskah, unit: Unit, urut: int) -> None:
    mine = BlokNomor.objects.filter(register__kode=naskah.register, tahun=naskah.tahun, unit_id=unit.pk)
    if not mine.filter(dari__lte=urut, sampai__gte=urut).exists():
        raise Ditolak(_("Nomor ini tidak termasuk blok yang disisihkan untuk unit Anda."), "urut")
    taken = Naskah.objects.filter(register=naskah.register, tahun=naskah.tahun, urut=urut)
    if taken.exists():
        raise Ditolak(_("Nomor ini sudah dipakai."), "urut")
