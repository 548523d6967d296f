"""Who assesses and plans the recovery, and the steps of that work, which become orders with a deadline."""

from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.bahasa import naskah
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan

from ..models import AnggotaTim, Kejadian, KerjaPulih, Perintah
from ..queries import parameter
from ..queries.kejadian import gerakkan
from ..rules.kerja_pulih import jadwal
from ..rules.pulih import PeranTim
from ..values import DataAnggota, DataKerja, DataPerintah
from ..wewenang import Wewenang
from .komando import beri
from .langkah import isi_wajib


@command(Wewenang.R3P_SUSUN, rekam=("data",))
def tambah_anggota(actor: Actor, kejadian: Kejadian, *, data: DataAnggota) -> AnggotaTim:  # noqa: ARG001 -- who it was stands in the trail
    """Take somebody into the team; it has one head."""
    if data.jabatan_id is None and not data.pejabat.strip():
        raise Ditolak(_("Pilih jabatan, atau tulis nama orang dari luar."), "jabatan")
    if data.jabatan_id is not None and not Jabatan.objects.filter(pk=data.jabatan_id, aktif=True).exists():
        raise Ditolak(_("Jabatan ini tidak dikenal."), "jabatan")
    if data.peran is PeranTim.KETUA and kejadian.tim.filter(peran=PeranTim.KETUA).exists():
        raise Ditolak(_("Tim ini sudah mempunyai ketua."), "peran")
    gerakkan(kejadian.pk)
    return AnggotaTim.objects.create(
        kejadian=kejadian,
        peran=data.peran,
        sektor=data.sektor or "",
        jabatan_id=data.jabatan_id,
        pejabat=data.pejabat.strip(),
        tugas=data.tugas.strip(),
    )


@command(Wewenang.TIM_LEPAS)
def lepas_anggota(actor: Actor, anggota: AnggotaTim) -> AnggotaTim:  # noqa: ARG001 -- as above
    """Take somebody out of the team."""
    pk = anggota.pk
    anggota.delete()
    anggota.pk = pk  # the trail names who was taken out
    return anggota


@command(Wewenang.R3P_SUSUN)
def susun_kerja(actor: Actor, kejadian: Kejadian) -> list[KerjaPulih]:  # noqa: ARG001 -- as above
    """Lay out the steps that ship, for the units that have their roles; what stands there already stays."""
    today, units = timezone.localtime(kejadian.jam).date(), parameter.unit_menurut_peran()
    there = set(kejadian.kerja.values_list("kode", "unit_id"))
    rows = [
        KerjaPulih(
            kejadian=kejadian, kode=s.kode, nama=s.nama, dasar=s.dasar, unit=u,
            **dict(zip(("mulai", "selesai"), jadwal(s, today), strict=True)),
        )
        for s in parameter.kerja_pulih()
        for u in units.get(s.peran, [])
        if (s.kode, u.pk) not in there
    ]  # fmt: skip
    if not rows:
        raise Ditolak(_("Semua langkah baku sudah ada, atau belum ada unit yang berperan. Atur di Peran unit."))
    gerakkan(kejadian.pk)
    return KerjaPulih.objects.bulk_create(rows)


@command(Wewenang.R3P_SUSUN, rekam=("data",))
def tambah_kerja(actor: Actor, kejadian: Kejadian, *, data: DataKerja) -> KerjaPulih:
    """Add a step by hand."""
    isi_wajib(data, nama=_("Tulis apa yang dikerjakan."))
    if data.unit_id not in actor.peta.simpul:
        raise Ditolak(_("Pilih unit yang mengerjakan."), "unit")
    if data.selesai < data.mulai:
        raise Ditolak(_("Hari selesai harus sesudah hari mulai."), "selesai")
    if data.selesai < timezone.localtime(kejadian.jam).date():
        raise Ditolak(_("Hari selesai sudah lewat."), "selesai")
    gerakkan(kejadian.pk)
    return KerjaPulih.objects.create(
        kejadian=kejadian,
        nama=data.nama.strip(),
        dasar=data.dasar.strip(),
        unit_id=data.unit_id,
        mulai=data.mulai,
        selesai=data.selesai,
    )


@command(Wewenang.KERJA_HAPUS)
def hapus_kerja(actor: Actor, kerja: KerjaPulih) -> KerjaPulih:  # noqa: ARG001 -- as above
    """Take out a step that has not been sent."""
    if kerja.perintah_id is not None:
        raise Ditolak(_("Langkah ini sudah dikirim sebagai perintah."))
    pk = kerja.pk
    kerja.delete()
    kerja.pk = pk  # the trail names what was taken out
    return kerja


@command(Wewenang.R3P_SERAHKAN)
def kirim_kerja(actor: Actor, kejadian: Kejadian) -> list[Perintah]:
    """Send the steps that have not been sent: each is an order to its unit, due at the end of its last day."""
    rows = list(kejadian.kerja.filter(perintah__isnull=True))
    if not rows:
        raise Ditolak(_("Tidak ada langkah yang belum dikirim."))
    late = next((r for r in rows if r.selesai < timezone.localtime(kejadian.jam).date()), None)
    if late is not None:
        raise Ditolak(_("Hari selesai sudah lewat untuk: %(nama)s. Hapus atau tulis ulang.") % {"nama": late.nama})
    gerakkan(kejadian.pk)
    for row in rows:
        row.perintah = beri(actor, kejadian, _perintah(row))
    KerjaPulih.objects.bulk_update(rows, ["perintah"])
    return [row.perintah for row in rows if row.perintah]


@naskah()
def _perintah(row: KerjaPulih) -> DataPerintah:
    due = timezone.make_aware(datetime.combine(row.selesai, time(23, 59, 59)))
    return DataPerintah(
        klaster=_("Pemulihan"), unit_id=row.unit_id, isi=row.nama, batas=due, dasar=row.dasar,
    )  # fmt: skip
