"""The demo city: its material hangs together, its year obeys the flow of work, and comes out the same each time."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from poros.config.demo import organisasi
from poros.config.demo.bahan import bahan
from poros.config.demo.surat import maju, setahun
from poros.kernel.organisasi.models import Akun, Jabatan, Orang, Pemangku, Unit
from poros.kernel.organisasi.peta import baca as baca_peta
from poros.kernel.organisasi.rules import Fungsi, JenisUnit
from poros.kernel.penugasan.rules import FLOW, WAJIB_CATATAN, Aksi, Status
from poros.kernel.tenggat.queries import Mesin
from poros.pure.hari_kerja import Kalender

WIB = ZoneInfo("Asia/Jakarta")
SAAT = [
    datetime(2026, 11, 23, 10, tzinfo=WIB),
    datetime(2028, 2, 29, 7, 59, tzinfo=WIB),
    datetime(2027, 1, 1, 0, 5, tzinfo=WIB),
]
KOTA = bahan("kota_contoh")


@pytest.fixture
def mesin(db):
    """The clocks of the tests' government."""
    from poros.kernel.tenggat.queries import baca

    return baca()


@pytest.fixture(params=SAAT, ids=lambda at: f"{at:%Y-%m-%d}")
def tahun(request, mesin):
    return request.param, list(setahun(Random(17), mesin, request.param))


class TestBahan:
    def test_units_stand_below_units_that_are_there_before_them(self):
        seen = {""}
        for kode, (_nama, _singkatan, jenis, induk) in KOTA["unit"].items():
            assert jenis in set(JenisUnit)
            assert induk in seen, kode
            seen.add(kode)

    def test_every_perangkat_daerah_is_coordinated_by_one_bagian(self):
        below = [unit for units in KOTA["koordinasi"].values() for unit in units]
        assert len(below) == len(set(below))
        assert set(below) <= set(KOTA["unit"])
        assert {KOTA["unit"][k][2] for k in KOTA["koordinasi"]} == {"bagian"}
        own = {
            k for k, (_n, _s, jenis, _i) in KOTA["unit"].items() if jenis in {"dinas", "badan", "satuan", "kecamatan"}
        }
        assert own <= set(below)

    @pytest.mark.parametrize("row", bahan("surat"), ids=lambda row: row[0][:30])
    def test_a_letter_goes_to_units_that_are_there_each_once(self, row):
        _perihal, _kode, *units = row
        assert set(units) <= set(KOTA["unit"])
        assert len(units) == len(set(units)) > 0

    def test_what_lies_on_the_desk_today_names_units_that_are_there(self):
        today = bahan("hari_ini")
        named = {row[k] for row in (*today["arahan"], *today["urutan"]) for k in ("oleh", "unit")}
        named |= {unit for row in today["surat"] for unit in row.get("usul", ())}
        assert named <= set(KOTA["unit"])
        for n, row in enumerate(today["urutan"]):
            assert row.get("setelah", {"ke": -1})["ke"] < n

    def test_nobody_in_it_has_an_address_that_could_exist(self, db):
        organisasi.bangun(Random(1), SAAT[0].date())
        assert not Orang.objects.exclude(surel__endswith="@kotacontoh.example").exists()
        assert not Orang.objects.exclude(nip="").exists()
        assert Orang.objects.values("nama").distinct().count() == Orang.objects.count()


class TestOrganisasi:
    def test_it_is_the_same_for_the_same_day(self, db):
        from django.db import transaction

        seen = []
        for _n in range(2):
            with transaction.atomic():
                kota = organisasi.bangun(Random(17), SAAT[0].date())
                seen.append([(p.jabatan.nama, p.orang.nama, p.dari) for p in kota.pemangku.values()])
                transaction.set_rollback(True)
        assert seen[0] == seen[1]

    def test_every_unit_is_led_one_by_a_plt_and_the_system_is_run_by_one(self, db):
        hari = SAAT[0].date()
        kota = organisasi.bangun(Random(17), hari)
        assert set(baca_peta(hari).kepala) == set(Unit.objects.values_list("pk", flat=True))
        (plt,) = Pemangku.objects.exclude(kapasitas="definitif")
        assert (plt.jabatan.unit.kode, plt.kapasitas) == (organisasi.KOSONG, "plt")
        own = Pemangku.objects.filter(orang=plt.orang, kapasitas="definitif")
        assert own.get().jabatan.unit.kode == organisasi.KOSONG
        assert plt.dari < hari < plt.sampai
        assert Jabatan.objects.get(fungsi=Fungsi.ADMIN).unit == kota.unit["org"]

    def test_every_account_that_is_shown_signs_in_where_it_says(self, db):
        from django.contrib.auth import authenticate

        kota = organisasi.bangun(Random(17), SAAT[0].date())
        shown = organisasi.akun(kota, "poros-contoh")
        assert len(shown) == len(KOTA["akun"]) == Akun.objects.count()
        for row in shown:
            assert authenticate(username=row["pengguna"], password=row["sandi"]).orang.nama == row["nama"]


class TestSetahun:
    def test_the_same_seed_tells_the_same_year_and_another_another(self, mesin):
        kini = SAAT[0]
        first, again, other = (list(setahun(Random(seed), mesin, kini)) for seed in (17, 17, 18))
        assert first == again
        assert first != other

    def test_letters_come_in_office_hours_of_the_last_twelve_months(self, tahun, mesin):
        kini, letters = tahun
        assert len(letters) > 1000
        assert all(a.diterima <= b.diterima for a, b in pairwise(letters) if a.diterima.date() != b.diterima.date())
        for letter in letters:
            local = timezone.localtime(letter.diterima)
            assert kini - timedelta(days=366) < letter.diterima < kini
            assert 8 <= local.hour < 15
            assert mesin.kalender.is_working_day(local.date())
            assert "{" not in letter.perihal

    def test_what_is_not_disposed_of_has_neither_parts_nor_deadline(self, tahun):
        kini, letters = tahun
        for letter in letters:
            if letter.didisposisi is None:
                assert (letter.bagian, letter.tenggat) == ([], None)
            else:
                assert letter.diterima < letter.didisposisi <= kini
                assert letter.bagian
                assert letter.tenggat > letter.didisposisi
        assert {letter.didisposisi is None for letter in letters} == {True, False}

    def test_every_part_lives_by_the_table_of_the_flow_and_never_in_the_future(self, tahun):
        kini, letters = tahun
        seen = set()
        for part in (part for letter in letters for part in letter.bagian):
            born, *events = part.kejadian
            status = born.status
            assert status is Status.TERKIRIM
            for before, event in pairwise((born, *events)):
                assert before.waktu <= event.waktu < kini
                status = FLOW.step(status, Aksi(event.aksi))
                assert event.status is status
                assert event.catatan or Aksi(event.aksi) not in WAJIB_CATATAN
            seen.add(part.status)
        assert seen >= {Status.TERKIRIM, Status.DITERIMA, Status.DIKERJAKAN, Status.SELESAI}


KALENDER = Mesin((), Kalender(frozenset({date(2026, 12, 24), date(2026, 12, 25), date(2027, 1, 1)})))
PEREMPAT = st.integers(0, 200).map(lambda n: n / 4)
SAAT_KERJA = st.builds(
    lambda hari, n: timezone.make_aware(datetime.combine(hari, time(8)) + timedelta(minutes=15 * n)),
    st.dates(date(2026, 12, 1), date(2027, 1, 31)).filter(KALENDER.kalender.is_working_day),
    st.integers(0, 31),
)


@given(SAAT_KERJA, PEREMPAT, PEREMPAT)
def test_office_hours_add_up_and_end_in_office_hours(at, a, b):
    found = timezone.localtime(maju(KALENDER, at, a + b))
    assert maju(KALENDER, maju(KALENDER, at, a), b) == found
    assert found >= at
    assert (found > at) is (a + b > 0)
    assert 8 <= found.hour < 16
    assert KALENDER.kalender.is_working_day(found.date())


def test_an_hour_before_closing_on_christmas_eves_eve_two_hours_end_after_the_holidays():
    at = datetime(2026, 12, 23, 15, tzinfo=WIB)
    assert maju(KALENDER, at, 2) == datetime(2026, 12, 28, 9, tzinfo=WIB)
