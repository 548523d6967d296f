"""A road map: actions, targets, the year that becomes work of the units, their reports, the looks at them."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.services import terbitkan
from poros.kernel.penugasan.values import RincianArahan, Sasaran

from ..models import AksiRB, LaporanRB, PantauRB, Roadmap, TargetRB
from ..queries.acuan import indikator_indeks
from ..rules.alur import JenisAksi
from ..rules.pantau import EX_ANTE, TRIWULAN, Lensa
from ..values import DataAksi, DataRoadmap, DataTarget
from ..wewenang import SUMBER_AKSI, Wewenang
from .waktu import akhir_hari


@command(Wewenang.KELOLA, rekam=("data",), kunci=False)
def susun_roadmap(actor: Actor, unit: Unit, *, data: DataRoadmap) -> Roadmap:  # noqa: ARG001 -- every command has its actor
    """Begin a road map."""
    if not data.judul.strip():
        raise Ditolak(_("Beri judul peta jalan ini."), "judul")
    if data.sampai < data.dari:
        raise Ditolak(_("Tahun akhir mendahului tahun awal."), "sampai")
    return Roadmap.objects.create(
        judul=data.judul.strip(), unit=unit, dari=data.dari, sampai=data.sampai, dasar=data.dasar.strip()
    )


@command(Wewenang.ROADMAP_UBAH, rekam=("data",), kunci=False)
def catat_aksi(actor: Actor, roadmap: Roadmap, *, data: DataAksi) -> AksiRB:
    """Add an action."""
    return AksiRB.objects.create(roadmap=roadmap, **_kolom(actor, data))


@command(Wewenang.AKSI_UBAH, rekam=("data",))
def ubah_aksi(actor: Actor, aksi: AksiRB, *, data: DataAksi) -> AksiRB:
    """Change an action; once it has become work of a unit that unit stays."""
    if aksi.unit_id != data.unit_id and aksi.target.filter(penugasan__isnull=False).exists():
        raise Ditolak(_("Aksi ini sudah ditugaskan, jadi unitnya tidak dapat diganti."), "unit")
    for name, value in _kolom(actor, data).items():
        setattr(aksi, name, value)
    aksi.save()
    return aksi


@command(Wewenang.ROADMAP_UBAH, rekam=("aksi",))
def hapus_aksi(actor: Actor, roadmap: Roadmap, *, aksi: int) -> Roadmap:  # noqa: ARG001 -- every command has its actor
    """Take an action off, as long as no unit works on it."""
    row = roadmap.aksi.filter(pk=aksi).first()
    if row is None:
        raise Ditolak(_("Aksi ini tidak ada pada peta jalan ini."))
    list(row.target.select_for_update())  # nobody looks at it, or reports on it, while it goes
    if row.target.filter(penugasan__isnull=False).exists():
        raise Ditolak(_("Aksi ini sudah ditugaskan; tarik penugasannya, jangan hapus aksinya."))
    if PantauRB.objects.filter(target__aksi=row).exists():
        raise Ditolak(_("Aksi ini sudah pernah dipantau, jadi tidak dapat dihapus."))
    row.delete()
    return roadmap


@command(Wewenang.AKSI_UBAH, rekam=("data",))
def catat_target(actor: Actor, aksi: AksiRB, *, data: DataTarget) -> TargetRB:  # noqa: ARG001 -- as above
    """Say what is to be reached in a year; until the year is decided it can be changed."""
    if not aksi.roadmap.dari <= data.tahun <= aksi.roadmap.sampai:
        raise Ditolak(
            _("Peta jalan ini untuk tahun %(dari)s sampai %(sampai)s.")
            % {"dari": aksi.roadmap.dari, "sampai": aksi.roadmap.sampai},
            "tahun",
        )
    row = aksi.target.filter(tahun=data.tahun).first() or TargetRB(aksi=aksi, tahun=data.tahun)
    if row.penugasan_id:
        raise Ditolak(_("Rencana tahun ini sudah ditetapkan, jadi targetnya tidak berubah lagi."), "tahun")
    row.tw1, row.tw2, row.tw3, row.tw4 = data.triwulan
    row.anggaran = data.anggaran
    row.save()
    return row


@command(Wewenang.ROADMAP_UBAH, rekam=("tahun", "tenggat"))
def tetapkan_tahun(actor: Actor, roadmap: Roadmap, *, tahun: int, tenggat: date) -> list[TargetRB]:
    """Decide the plan of a year: every action that has a target becomes an order to its unit."""
    rows = TargetRB.objects.filter(aksi__roadmap=roadmap, tahun=tahun, penugasan__isnull=True)
    open_rows = list(rows.select_related("aksi").order_by("pk"))
    if not open_rows:
        raise Ditolak(_("Tidak ada aksi bertarget yang belum ditugaskan pada tahun ini."), "tahun")
    lost = next((r for r in open_rows if r.aksi.unit_id not in actor.peta.simpul), None)
    if lost is not None:
        raise Ditolak(_("Unit aksi “%(aksi)s” sudah tidak aktif.") % {"aksi": lost.aksi})
    for row in open_rows:
        _tugaskan(actor, roadmap, row, tenggat)
    TargetRB.objects.bulk_update(open_rows, ["penugasan"])
    return open_rows


@command(Wewenang.TARGET_LAPOR, rekam=("triwulan", "realisasi"))
def lapor(actor: Actor, target: TargetRB, *, triwulan: int, realisasi: Decimal, uraian: str) -> LaporanRB:
    """Report what was reached by the end of a quarter."""
    if target.penugasan_id is None:
        raise Ditolak(_("Rencana tahun ini belum ditetapkan."))
    if triwulan not in TRIWULAN:
        raise Ditolak(_("Pilih triwulan."), "triwulan")
    if not uraian.strip():
        raise Ditolak(_("Tuliskan apa yang dikerjakan dan buktinya."), "uraian")
    return LaporanRB.objects.create(
        target=target, triwulan=triwulan, realisasi=realisasi, uraian=uraian.strip(), **_oleh(actor)
    )


@command(Wewenang.TARGET_PANTAU, rekam=("triwulan", "sesuai"))
def pantau(actor: Actor, target: TargetRB, *, triwulan: int, sesuai: Collection[Lensa], catatan: str = "") -> PantauRB:
    """Look at an action: once before the year (ex-ante), then each quarter that its unit has reported on."""
    if triwulan not in {EX_ANTE, *TRIWULAN}:
        raise Ditolak(_("Pilih triwulan."), "triwulan")
    if triwulan == EX_ANTE and target.pantau.filter(triwulan=EX_ANTE).exists():
        raise Ditolak(_("Pemeriksaan ex-ante hanya dilakukan sekali."), "triwulan")
    if triwulan != EX_ANTE and not target.laporan.filter(triwulan=triwulan).exists():
        raise Ditolak(_("Unit belum melaporkan triwulan ini."), "triwulan")
    if len(set(sesuai)) < len(Lensa) and not catatan.strip():
        raise Ditolak(_("Tuliskan apa yang tidak sesuai."), "catatan")
    return PantauRB.objects.create(
        target=target, triwulan=triwulan, sesuai=sorted(set(sesuai)), catatan=catatan.strip(), **_oleh(actor)
    )


def _kolom(actor: Actor, data: DataAksi) -> dict[str, object]:
    for name in ("sasaran", "kegiatan", "indikator", "satuan"):
        if not getattr(data, name).strip():
            raise Ditolak(_("Kolom ini harus diisi."), name)
    if data.unit_id not in actor.peta.simpul:
        raise Ditolak(_("Pilih unit penanggung jawab."), "unit")
    if data.jenis is JenisAksi.TEMATIK and not data.tema.strip():
        raise Ditolak(_("Aksi tematik membutuhkan temanya."), "tema")
    if data.indeks and data.indeks not in dict(indikator_indeks()):
        raise Ditolak(_("Indikator indeks ini tidak dikenal."), "indeks")
    words = {n: getattr(data, n).strip() for n in ("sasaran", "kegiatan", "indikator", "satuan", "tema", "indeks")}
    return {**words, "jenis": data.jenis, "unit_id": data.unit_id, "menurun": data.menurun}


def _oleh(actor: Actor) -> dict[str, object]:
    return {"orang_id": actor.orang_id, "orang": actor.nama, "jabatan": actor.jabat.sebutan}


def _tugaskan(actor: Actor, roadmap: Roadmap, row: TargetRB, tenggat: date) -> None:
    aksi = row.aksi
    isi = _("%(kegiatan)s (%(indikator)s: %(target)s %(satuan)s pada akhir %(tahun)s).") % {
        "kegiatan": aksi.kegiatan,
        "indikator": aksi.indikator,
        "target": f"{row.tw4.normalize():f}",
        "satuan": aksi.satuan,
        "tahun": row.tahun,
    }
    arahan = terbitkan(
        actor,
        Unit(pk=actor.unit_id),
        rincian=RincianArahan(
            isi=isi,
            dasar=roadmap.dasar or roadmap.judul,
            tenggat=akhir_hari(tenggat),
            sumber=SUMBER_AKSI,
            sumber_id=row.pk,
        ),
        kepada=[Sasaran(aksi.unit_id)],
    )
    row.penugasan = arahan.penugasan.get()
