"""What was seen, what follows from it, and what adopters tell."""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.services import terbitkan
from poros.kernel.penugasan.values import RincianArahan, Sasaran
from poros.kernel.tenggat.queries import mesin
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.tenggat import NotInForceError

from ..models import Adopsi, Kunjungan, Pengalaman, TindakKunjungan
from ..queries.belajar import TINDAK
from ..queries.katalog import satu
from ..rules.alur import StatusAdopsi
from ..rules.tawaran import ANGKA_MAKS
from ..values import DataKunjungan, DataPengalaman
from ..wewenang import OBJEK_KUNJUNGAN, Wewenang
from .adopsi import batas_waktu

MENGALAMI = frozenset({StatusAdopsi.BERJALAN, StatusAdopsi.SELESAI, StatusAdopsi.DIHENTIKAN})


@command(Wewenang.KUNJUNGAN_CATAT, kunci=False)
def catat_kunjungan(actor: Actor, unit: Unit, *, data: DataKunjungan) -> Kunjungan:
    """Write down what a visit has taught; a clock begins to run for what shall follow."""
    for name in ("judul", "daerah", "peserta", "pelajaran"):
        if not getattr(data, name).strip():
            raise Ditolak(_("Bagian ini wajib diisi."), name)
    if data.tanggal > actor.hari:
        raise Ditolak(_("Kunjungan yang belum terjadi belum dapat dilaporkan."), "tanggal")
    if data.tawaran_id is not None:
        try:
            satu(actor, data.tawaran_id)
        except TidakBerwenang:
            raise Ditolak(_("Tawaran ini tidak ada."), "tawaran") from None
    return Kunjungan.objects.create(
        judul=data.judul.strip(),
        daerah=data.daerah.strip(),
        tanggal=data.tanggal,
        unit=unit,
        tawaran_id=data.tawaran_id,
        peserta=data.peserta.strip(),
        pelajaran=data.pelajaran.strip(),
        tindak_sampai=_tindak_sampai(actor, data.tanggal),
        orang=actor.nama,
        jabatan=actor.jabat.sebutan,
    )


@command(Wewenang.KUNJUNGAN_TINDAK, rekam=("unit_id", "tenggat"))
def tindak_lanjuti(actor: Actor, kunjungan: Kunjungan, *, uraian: str, unit_id: int, tenggat: date) -> TindakKunjungan:
    """Turn a lesson into a penugasan."""
    if not uraian.strip():
        raise Ditolak(_("Tulis apa yang akan dikerjakan."), "uraian")
    if unit_id not in actor.peta.simpul:
        raise Ditolak(_("Pilih unit yang mengerjakan."), "unit")
    if tenggat <= actor.hari:
        raise Ditolak(_("Tenggat harus sesudah hari ini."), "tenggat")
    arahan = terbitkan(
        actor,
        Unit(pk=actor.unit_id),
        rincian=RincianArahan(
            isi=uraian.strip(),
            dasar=_("Studi tiru ke %(daerah)s: %(judul)s") % {"daerah": kunjungan.daerah, "judul": kunjungan.judul},
            tenggat=batas_waktu(tenggat),
            sumber=OBJEK_KUNJUNGAN,
            sumber_id=kunjungan.pk,
        ),
        kepada=[Sasaran(unit_id)],
    )
    return TindakKunjungan.objects.create(
        kunjungan=kunjungan, uraian=uraian.strip(), unit_id=unit_id, tenggat=tenggat, penugasan=arahan.penugasan.get()
    )


@command(Wewenang.PENGALAMAN_CATAT, rekam=("data",))
def catat_pengalaman(actor: Actor, adopsi: Adopsi, *, data: DataPengalaman) -> Pengalaman:
    """Tell the next one how it went and what it really took."""
    if StatusAdopsi(adopsi.status) not in MENGALAMI:
        raise Ditolak(_("Pengalaman ditulis setelah adopsi berjalan."))
    if not data.uraian.strip():
        raise Ditolak(_("Ceritakan apa yang berjalan dan apa yang tidak."), "uraian")
    for name in ("biaya", "upaya"):
        value = getattr(data, name)
        if value is not None and not 0 <= value < ANGKA_MAKS:
            raise Ditolak(_("Angka ini tidak masuk akal."), name)
    return Pengalaman.objects.create(
        adopsi=adopsi,
        hasil=data.hasil,
        uraian=data.uraian.strip(),
        biaya=data.biaya,
        upaya=data.upaya,
        orang_id=actor.orang_id,
        orang=actor.nama,
        jabatan=actor.jabat.sebutan,
    )


def _tindak_sampai(actor: Actor, tanggal: date) -> date | None:
    """The last day on which something should follow; None where no rule holds."""
    start = timezone.make_aware(datetime.combine(tanggal, time(12)))
    try:
        return timezone.localtime(mesin(actor).jatuh_tempo(TINDAK, start)).date()
    except NotInForceError:
        return None
