"""Lateness climbs by working days of this government: over holidays and new year, over leap days, in its own zone."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import VersiPeta
from poros.kernel.pekerjaan.konteks import aktor_sistem
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan import services, tasks
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.rules import URUTAN_TINGKAT, Peran, Tingkat
from poros.kernel.penugasan.tasks import tingkat_seharusnya
from poros.kernel.tenggat.models import AturanTenggat, HariLibur, MingguKerja
from poros.kernel.tenggat.queries import mesin

SEHARI = timedelta(days=1)
LIBUR = (date(2026, 12, 24), date(2026, 12, 25), date(2027, 1, 1), date(2028, 2, 29))
LEWAT = {Tingkat.BIRO: 0, Tingkat.ASISTEN: 3, Tingkat.SEKDA: 5}
"""More working days than these have passed: `eskalasi-…` of `parameter/aturan.yaml`."""


@pytest.fixture
def jam(kota):
    """The clock of a town whose days off are `LIBUR` and no others; a six-day week from 2028 on."""
    HariLibur.objects.all().delete()
    MingguKerja.objects.all().delete()
    for hari in LIBUR:
        HariLibur.objects.create(tanggal=hari, jenis="nasional", keterangan="Libur", dasar="SKB")
    MingguKerja.objects.create(dari=date(2020, 1, 1), sampai=date(2027, 12, 31), hari=0b0011111)
    MingguKerja.objects.create(dari=date(2028, 1, 1), hari=0b0111111)
    VersiPeta.objects.update(nilai=90)
    return mesin(kota.aktor("sekda"))


def dikerjakan(hari):
    """Whether that town works on a day, told without the engine."""
    return hari not in LIBUR and hari.weekday() < (6 if hari.year >= 2028 else 5)


def menurut_jari(tenggat, kini):
    """The step reached, counted on one's fingers: working days that are over since the day of the deadline."""
    for step in reversed(URUTAN_TINGKAT[1:]):
        left, day = LEWAT[step], tenggat
        while left:
            day += SEHARI
            left -= dikerjakan(day)
        if kini > day:
            return step
    return Tingkat.UNIT


@pytest.mark.parametrize("zona", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
@pytest.mark.parametrize(
    "tenggat",
    [
        date(2026, 12, 22),
        date(2026, 12, 23),
        date(2026, 12, 25),
        date(2026, 12, 31),
        date(2028, 2, 25),
        date(2028, 2, 28),
    ],
)
def test_each_day_over_the_holidays_is_at_the_step_that_fingers_count(jam, tenggat, zona):
    with timezone.override(zona):
        due = datetime(tenggat.year, tenggat.month, tenggat.day, 23, 59, tzinfo=ZoneInfo(zona))
        for n in range(16):
            kini = datetime(tenggat.year, tenggat.month, tenggat.day, 8, tzinfo=ZoneInfo(zona)) + n * SEHARI
            assert tingkat_seharusnya(jam, due, kini) == menurut_jari(tenggat, kini.date()), kini


def test_a_step_once_reached_is_not_lost(jam):
    due = datetime(2026, 12, 23, 16, tzinfo=ZoneInfo("Asia/Jakarta"))
    steps = [URUTAN_TINGKAT.index(tingkat_seharusnya(jam, due, due + n * SEHARI / 2)) for n in range(60)]
    assert steps == sorted(steps)
    assert set(steps) == {0, 1, 2, 3}


def test_what_is_next_morning_in_jayapura_is_still_night_in_jakarta(jam):
    """The deadline ends with its day, in the zone of the government: two hours decide."""
    saat = datetime(2026, 11, 24, 0, 30, tzinfo=ZoneInfo("Asia/Jayapura"))
    found = {}
    for zona in ("Asia/Jayapura", "Asia/Jakarta"):
        with timezone.override(zona):
            due = datetime(2026, 11, 23, 17, tzinfo=ZoneInfo(zona))
            found[zona] = tingkat_seharusnya(jam, due, saat)
    assert found == {"Asia/Jayapura": Tingkat.BIRO, "Asia/Jakarta": Tingkat.UNIT}


@pytest.mark.parametrize("kode", ["biro", "asisten", "sekda"])
def test_a_government_may_leave_a_step_out(kota, jam, kode):
    AturanTenggat.objects.filter(kode=f"eskalasi-{kode}").delete()
    VersiPeta.objects.update(nilai=91)
    clock = mesin(kota.aktor("sekda"))
    due = datetime(2026, 11, 23, 16, tzinfo=ZoneInfo("Asia/Jakarta"))
    reached = {tingkat_seharusnya(clock, due, due + n * SEHARI) for n in range(30)}
    assert reached == set(Tingkat) - {Tingkat(kode)}


@pytest.mark.parametrize(
    ("unit", "diberi_tahu"),
    [
        ("pu", ["kabag_ekbang", "asisten2", "sekda"]),
        ("kec", ["kabag_kesra", "asisten1", "sekda"]),
        ("umum", ["sekda", "walikota", "walikota"]),
        ("insp", ["walikota", "walikota", "walikota"]),
    ],
)
def test_every_step_tells_the_next_office_of_its_own_line_and_the_last_one_again(kota, beri, unit, diberi_tahu):
    """Where the line is shorter than the steps, its end hears of each."""
    tugas = beri("walikota", unit).penugasan.get()
    names = {orang.pk: kode for kode, orang in kota.orang.items()}
    heard = []
    for tingkat in URUTAN_TINGKAT[1:]:
        Pemberitahuan.objects.all().delete()
        services.eskalasikan(aktor_sistem(), tugas, tingkat=tingkat)
        heard += [names[p.orang_id] for p in Pemberitahuan.objects.filter(jenis="penugasan.eskalasi")]
    assert heard == diberi_tahu


def test_at_the_top_there_is_nobody_to_tell(kota, beri):
    tugas = beri("sekda", "kdh").penugasan.get()
    Pemberitahuan.objects.all().delete()
    assert services.eskalasikan(aktor_sistem(), tugas, tingkat=Tingkat.BIRO).eskalasi == Tingkat.BIRO
    assert not Pemberitahuan.objects.exists()


@pytest.mark.parametrize(
    ("dari", "ke", "boleh"),
    [
        (Tingkat.UNIT, Tingkat.UNIT, False),
        (Tingkat.UNIT, Tingkat.SEKDA, True),
        (Tingkat.ASISTEN, Tingkat.BIRO, False),
        (Tingkat.ASISTEN, Tingkat.ASISTEN, False),
        (Tingkat.ASISTEN, Tingkat.SEKDA, True),
    ],
)
def test_it_only_climbs(tugas, dari, ke, boleh):
    Penugasan.objects.filter(pk=tugas.pk).update(eskalasi=dari)
    if boleh:
        assert services.eskalasikan(aktor_sistem(), tugas, tingkat=ke).eskalasi == ke
        return
    with pytest.raises(Ditolak, match="Sudah dieskalasi"):
        services.eskalasikan(aktor_sistem(), tugas, tingkat=ke)


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_job_raises_all_that_are_late_and_nothing_else(kota, beri, lewat, banyak):
    late = [lewat(beri("sekda", "pu", isi=f"Terlambat {n}").penugasan.get(), 30) for n in range(banyak)]
    beri("sekda", "dlh")
    told_only = beri("sekda", "sos", ("kec", Peran.TEMBUSAN)).penugasan.get(peran=Peran.TEMBUSAN)
    lewat(told_only, 30)
    tasks.eskalasi()
    raised = set(Penugasan.objects.exclude(eskalasi=Tingkat.UNIT).values_list("pk", flat=True))
    assert raised == {t.pk for t in late}
    before = Pemberitahuan.objects.count()
    tasks.eskalasi()
    assert Pemberitahuan.objects.count() == before, "the second run tells nobody again"
