"""What is overdue climbs the line, step by step, by the clock."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import VersiPeta
from poros.kernel.pekerjaan.konteks import aktor_sistem
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan import services, tasks
from poros.kernel.penugasan.queries import penugasan_terlihat
from poros.kernel.penugasan.rules import Kerahasiaan, Peran, Status, Tingkat
from poros.kernel.tenggat.models import AturanTenggat
from poros.kernel.tenggat.queries import mesin
from poros.kernel.wewenang import TidakBerwenang

SENIN = datetime(2026, 11, 9, 12, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.mark.parametrize(
    ("hari", "tingkat"),
    [
        (0, Tingkat.UNIT),  # the deadline's own day: rule `eskalasi-biro` is 0 working days
        (1, Tingkat.BIRO),
        (3, Tingkat.BIRO),
        (4, Tingkat.ASISTEN),  # more than 3 working days
        (7, Tingkat.ASISTEN),
        (8, Tingkat.SEKDA),  # more than 5 working days, over a weekend
        (300, Tingkat.SEKDA),
    ],
)
def test_how_far_is_told_by_the_rules_in_force(kota, hari, tingkat):
    clock = mesin(kota.aktor("sekda"))
    assert tasks.tingkat_seharusnya(clock, SENIN, SENIN + timedelta(days=hari, hours=1)) == tingkat


def test_a_government_without_the_rules_does_not_escalate(kota):
    AturanTenggat.objects.filter(kode__startswith="eskalasi-").delete()
    VersiPeta.objects.update(nilai=99)
    clock = mesin(kota.aktor("sekda"))
    assert tasks.tingkat_seharusnya(clock, SENIN, SENIN + timedelta(days=90)) == Tingkat.UNIT


def diberi_tahu(kota):
    rows = Pemberitahuan.objects.filter(jenis="penugasan.eskalasi")
    names = {orang.pk: kode for kode, orang in kota.orang.items()}
    return [names[row.orang_id] for row in rows.order_by("id")]


def test_the_job_raises_what_is_late_once_per_step(kota, tugas, lewat):
    services.terima(kota.aktor("kadis_pu"), tugas)
    lewat(tugas, 40)
    tasks.eskalasi()
    tugas.refresh_from_db()
    assert tugas.eskalasi == Tingkat.SEKDA
    assert diberi_tahu(kota) == ["sekda"]
    tasks.eskalasi()
    assert diberi_tahu(kota) == ["sekda"]
    line = Jejak.objects.get(aksi="penugasan.eskalasi")
    assert (line.orang, line.alat, line.data) == ("Sistem", "sistem", {"tingkat": "sekda"})


def test_each_step_tells_its_own_office(kota, tugas, lewat):
    lewat(tugas, 1)
    for tingkat in (Tingkat.BIRO, Tingkat.ASISTEN, Tingkat.SEKDA):
        services.eskalasikan(aktor_sistem(), tugas, tingkat=tingkat)
    assert diberi_tahu(kota) == ["kabag_ekbang", "asisten2", "sekda"]
    with pytest.raises(Ditolak, match="Sudah"):
        services.eskalasikan(aktor_sistem(), tugas, tingkat=Tingkat.ASISTEN)


@pytest.mark.parametrize("siapa", ["walikota", "sekda", "asisten2", "kabag_kesra"])
def test_of_secret_work_only_who_may_open_it_is_told(kota, beri, lewat, siapa):
    row = lewat(beri(siapa, "pu", kerahasiaan=Kerahasiaan.RAHASIA).penugasan.get(), 1)
    for tingkat in (Tingkat.BIRO, Tingkat.ASISTEN, Tingkat.SEKDA):
        services.eskalasikan(aktor_sistem(), row, tingkat=tingkat)
    assert diberi_tahu(kota) == [siapa] * 3
    for told in set(diberi_tahu(kota)):
        assert penugasan_terlihat(kota.aktor(told)).filter(pk=row.pk).exists()
    assert all(told.tertutup for told in Pemberitahuan.objects.filter(jenis="penugasan.eskalasi"))


def test_what_is_not_in_the_unit_s_hands_or_only_told_stays(kota, beri, serahkan, lewat):
    handed_in = beri("sekda", "pu").penugasan.get()
    serahkan(handed_in)
    told = beri("sekda", ("pu", Peran.TEMBUSAN), "dlh").penugasan.get(unit=kota.unit["pu"])
    in_time = beri("sekda", "pu").penugasan.get()
    for row in (handed_in, told):
        lewat(row, 40)
    tasks.eskalasi()
    for row in (handed_in, told, in_time):
        row.refresh_from_db()
        assert row.eskalasi == Tingkat.UNIT
    with pytest.raises(Ditolak, match="tangan unit"):
        services.eskalasikan(aktor_sistem(), handed_in, tingkat=Tingkat.BIRO)
    assert handed_in.status == Status.MENUNGGU_VERIFIKASI


@pytest.mark.parametrize("siapa", ["sekda", "kabag_ekbang", "admin"])
def test_only_the_clock_escalates(kota, tugas, siapa):
    with pytest.raises(TidakBerwenang):
        services.eskalasikan(kota.aktor(siapa), tugas, tingkat=Tingkat.SEKDA)


def test_the_system_has_no_other_power(kota, tugas):
    with pytest.raises(TidakBerwenang):
        services.terima(aktor_sistem(), tugas)
    assert timezone.now() < tugas.tenggat
