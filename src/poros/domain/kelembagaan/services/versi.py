"""Dated versions of a unit: adding one, ending the last one, and bringing the unit to its state of a day."""

from datetime import date

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.bahasa import panjang
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan, Koordinasi, Pemangku, Unit, UrusanUnit, VersiUnit
from poros.kernel.organisasi.peta import baca
from poros.kernel.pemberitahuan.kirim import beritahu
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.rules import Status
from poros.kernel.penugasan.services.riwayat import tambah_riwayat
from poros.kernel.registry import publish

from ..models import PenggantiUnit
from ..queries.struktur import pada_hari, penugasan_terbuka
from ..values import BentukUnit
from .perubahan import peta_berubah, sehari_sebelum


def tambah_versi(actor: Actor, unit: Unit, bentuk: BentukUnit, berlaku: date, dasar: str) -> None:
    """Let the unit be `bentuk` from that day on; what it was before stays on record."""
    tutup_versi(unit, berlaku)
    VersiUnit.objects.create(
        unit=unit,
        dari=berlaku,
        nama=bentuk.nama,
        singkatan=bentuk.singkatan,
        jenis=bentuk.jenis,
        induk_id=bentuk.induk_id,
        dasar=dasar,
    )
    if berlaku <= actor.hari:
        sesuaikan(actor, unit)


def tutup_versi(unit: Unit, berlaku: date) -> None:
    """End the last version the day before; a unit that never had one gets what it is now as its past."""
    akhir = sehari_sebelum(berlaku)
    terakhir = unit.versi.order_by("-dari").first()
    if terakhir is None:
        terakhir = VersiUnit(
            unit=unit,
            dari=akhir,
            nama=unit.nama,
            singkatan=unit.singkatan,
            jenis=unit.jenis,
            induk=unit.induk,
            dasar=_("Keadaan sebelum dicatat"),
        )
    if terakhir.dari >= berlaku:
        raise Ditolak(
            _("Sudah ada perubahan %(unit)s yang berlaku mulai %(hari)s. Pilih tanggal sesudahnya.")
            % {"unit": unit.nama, "hari": panjang(terakhir.dari)},
            "berlaku",
        )
    if terakhir.sampai is None or terakhir.sampai >= berlaku:
        terakhir.sampai = akhir
    terakhir.save()


def sesuaikan(actor: Actor, unit: Unit) -> bool:
    """Bring the unit to what its versions say of the actor's day; False when it was so already."""
    versi = unit.versi.filter(pada_hari(actor.hari)).first()
    if versi is None:
        return _padamkan(actor, unit)
    baru = {
        "nama": versi.nama,
        "singkatan": versi.singkatan,
        "jenis": versi.jenis,
        "induk_id": versi.induk_id,
        "aktif": True,
    }
    if all(getattr(unit, name) == value for name, value in baru.items()):
        return False
    Unit.objects.filter(pk=unit.pk).update(**baru)
    unit.refresh_from_db()
    peta_berubah()
    return True


def akhiri_garis(unit: Unit, berlaku: date) -> None:
    """End offices held, lines of the map and urusan of a unit that ceases on a day."""
    akhir = sehari_sebelum(berlaku)
    terbuka = Q(sampai__isnull=True) | Q(sampai__gte=berlaku)
    Pemangku.objects.filter(terbuka, jabatan__unit=unit, dari__lte=akhir).update(sampai=akhir)
    Pemangku.objects.filter(jabatan__unit=unit, dari__gt=akhir, dicabut__isnull=True).update(
        dicabut=berlaku, alasan_cabut=_("Unitnya dihapus")
    )
    for rows in (
        Koordinasi.objects.filter(Q(unit=unit) | Q(koordinator=unit)),
        UrusanUnit.objects.filter(unit=unit),
    ):
        rows.filter(dari__gt=akhir).delete()
        rows.filter(terbuka).update(sampai=akhir)


def wariskan(unit: Unit, pengganti: Unit, berlaku: date, dasar: str) -> None:
    """Let the successor carry the urusan and coordinate the units of one that has been ended the day before."""
    akhir = sehari_sebelum(berlaku)
    punya = set(UrusanUnit.objects.filter(pada_hari(berlaku), unit=pengganti).values_list("kode", flat=True))
    UrusanUnit.objects.bulk_create(
        UrusanUnit(unit=pengganti, kode=row.kode, nama=row.nama, dari=berlaku, dasar=dasar)
        for row in UrusanUnit.objects.filter(unit=unit, sampai=akhir)
        if row.kode not in punya
    )
    sudah = set(Koordinasi.objects.filter(pada_hari(berlaku), koordinator=pengganti).values_list("unit_id", flat=True))
    Koordinasi.objects.bulk_create(
        Koordinasi(koordinator=pengganti, unit_id=row.unit_id, utama=row.utama, dari=berlaku, dasar=dasar)
        for row in Koordinasi.objects.filter(koordinator=unit, sampai=akhir).exclude(unit=pengganti)
        if row.unit_id not in sudah
    )


def _padamkan(actor: Actor, unit: Unit) -> bool:
    if not unit.aktif or not unit.versi.filter(sampai__lt=actor.hari).exists():
        return False
    ganti = PenggantiUnit.objects.filter(unit=unit).select_related("pengganti").first()
    pengganti = ganti.pengganti if ganti else None
    if ganti:
        _pindahkan_kerja(actor, unit, ganti)
    unit.aktif = False
    unit.save(update_fields=["aktif"])
    Jabatan.objects.filter(unit=unit).update(aktif=False)
    publish("unit.dihapus", actor, unit=unit, pengganti=pengganti)
    peta_berubah()
    return True


def _pindahkan_kerja(actor: Actor, unit: Unit, ganti: PenggantiUnit) -> None:
    """Open work goes on in the successor's inbox; where it has a part in the same order, that part remains."""
    terbuka = list(penugasan_terbuka(unit).select_for_update(of=("self",)))
    peta, kini, baru = baca(actor.hari), timezone.now(), ganti.pengganti
    rantai = peta.rantai(baru.pk)
    sudah = set(
        Penugasan.objects.filter(unit=baru, arahan__in=[t.arahan_id for t in terbuka]).values_list(
            "arahan_id", flat=True
        )
    )
    catatan = _("%(lama)s dihapus; dilanjutkan %(baru)s (%(dasar)s).") % {
        "lama": unit.nama,
        "baru": baru.nama,
        "dasar": ganti.dasar,
    }
    for tugas in terbuka:
        if tugas.koordinator_id == unit.pk:
            tugas.koordinator = baru
        if tugas.unit_id == unit.pk and tugas.arahan_id in sudah:
            tugas.status = Status.DIALIHKAN
        elif tugas.unit_id == unit.pk:
            tugas.unit, tugas.pelaksana = baru, None
            tugas.koordinator_id = rantai[0] if rantai else None
        if tugas.kantor_id == unit.pk:
            tugas.kantor_id = peta.kantor(tugas.unit_id)
        tambah_riwayat(actor, tugas, None, Status(tugas.status), kini, catatan=catatan)
    Penugasan.objects.bulk_update(terbuka, ["unit", "kantor", "koordinator", "pelaksana", "status"])
    if terbuka:
        beritahu("penugasan.baru", terbuka, unit={baru.pk: terbuka[0].pk})
