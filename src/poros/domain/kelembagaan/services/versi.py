"""Dated versions of a unit: adding one, ending the last one, and bringing the unit to its state of a day."""

from collections.abc import Sequence
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
from ..queries.struktur import pada_hari, penugasan_terbuka, sejak
from ..values import BentukUnit
from .perubahan import peta_berubah, sehari_sebelum

Garis = Koordinasi | UrusanUnit


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


def akhiri_garis(unit: Unit, berlaku: date) -> tuple[list[Koordinasi], list[UrusanUnit]]:
    """End offices held, lines of the map and urusan of a unit that ceases on a day; return what it had to hand on."""
    akhir = sehari_sebelum(berlaku)
    Pemangku.objects.filter(sejak(berlaku), jabatan__unit=unit, dari__lte=akhir).update(sampai=akhir)
    Pemangku.objects.filter(jabatan__unit=unit, dari__gt=akhir, dicabut__isnull=True).update(
        dicabut=berlaku, alasan_cabut=_("Unitnya dihapus")
    )
    koordinasi = Koordinasi.objects.filter(sejak(berlaku), Q(unit=unit) | Q(koordinator=unit))
    urusan = UrusanUnit.objects.filter(sejak(berlaku), unit=unit)
    warisan = [row for row in koordinasi if row.koordinator_id == unit.pk], list(urusan)
    for rows in (koordinasi, urusan):
        rows.filter(dari__gt=akhir).delete()
        rows.update(sampai=akhir)
    return warisan


def wariskan(garis: Sequence[Garis], milik: str, pengganti: Unit, berlaku: date, dasar: str) -> None:
    """Let the successor carry on lines that ended the day before, each until its own end or a line he has already."""
    if not garis:
        return
    model, kunci = (Koordinasi, "unit_id") if milik == "koordinator_id" else (UrusanUnit, "kode")
    punya = model.objects.filter(sejak(berlaku), **{milik: pengganti.pk}).order_by("-dari")
    mulai = dict(punya.values_list(kunci, "dari"))
    for row in garis:
        sendiri = mulai.get(getattr(row, kunci))
        row.pk, row.dari, row.dasar = None, max(row.dari, berlaku), dasar
        setattr(row, milik, pengganti.pk)
        if sendiri is not None:
            row.sampai = min(filter(None, (row.sampai, sehari_sebelum(sendiri))))
    model.objects.bulk_create(row for row in garis if _mungkin(row))


def _mungkin(row: Garis) -> bool:
    """Is a day left to the line, and is it not one from a unit to itself?"""
    return (row.sampai is None or row.dari <= row.sampai) and getattr(row, "koordinator_id", None) != row.unit_id


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
