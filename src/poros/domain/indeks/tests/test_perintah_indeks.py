"""Orders that an assessment and a plan give to offices: what they say, until when by the clock of the place, in which language."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from django.utils.translation import override

from poros.domain.indeks import ikhtisar, services
from poros.domain.indeks.models import LangkahRencana, Penilaian, RiwayatPenilaian
from poros.domain.indeks.queries import rencana as baca
from poros.domain.indeks.queries.terbuka import diumumkan
from poros.domain.indeks.rules.alur import Aksi, Status
from poros.domain.indeks.services.penilaian import batas_waktu
from poros.kernel.commands import Ditolak
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan.models import Arahan, Penugasan

pytestmark = pytest.mark.django_db
ZONA = (("Asia/Jakarta", 9), ("Asia/Makassar", 8), ("Asia/Jayapura", 7))
"""Four in the afternoon there, in Greenwich."""


def di(zona: str):
    return timezone.override(ZoneInfo(zona))


@pytest.fixture
def rencana(kota, beku):
    """I3 rises to 2 in 2027 and to 3 in 2028, I1 to 4 in 2028."""
    ekbang = kota.aktor("kabag_ekbang")
    begin = baca.awal(judul="Menuju Baik", mulai=2027, tahun=2028, sasaran=Decimal("2.60"), penilaian=beku)
    row = services.susun_rencana(ekbang, kota.unit["ekbang"], data=begin)
    return services.ubah_rencana(ekbang, row, pilihan={"I1": [3, 4], "I2": [3, 3], "I3": [2, 3]})


@pytest.fixture
def putuskan(kota, rencana):
    def decide(tenggat: date = date(2099, 11, 30)) -> list[LangkahRencana]:
        owners = dict.fromkeys(("I1", "I3"), kota.unit["pu"].pk)
        return services.tetapkan_rencana(kota.aktor("kabag_ekbang"), rencana, pemilik=owners, tenggat=tenggat)

    return decide


class TestAssessment:
    def test_each_office_reads_its_indicators_by_code_and_name(self, kota, berjalan, butir):
        pu, dlh = butir("I1").penugasan.arahan, butir("I2").penugasan.arahan
        assert pu.isi == (
            "Isi penilaian mandiri Indeks Contoh 2026 untuk 2 indikator beserta buktinya:\n"
            "I1. Kebijakan data\nI3. Layanan aduan"
        )
        assert "I2. Kebijakan layanan" in dlh.isi
        assert "I1" not in dlh.isi
        assert {pu.dasar, dlh.dasar} == {"Peraturan Contoh 1/2026"}
        assert {(a.sumber, a.sumber_id) for a in (pu, dlh)} == {("penilaian", berjalan.pk)}

    @pytest.mark.parametrize("bahasa", ["id", "en"])
    def test_orders_are_written_in_indonesian_whoever_gives_them(self, kota, penilaian, bahasa):
        with override(bahasa):
            services.mulai(kota.aktor("kabag_ekbang"), penilaian)
        assert all(a.isi.startswith("Isi penilaian mandiri Indeks Contoh 2026") for a in Arahan.objects.all())

    def test_and_so_is_the_answer_to_them(self, kota, terisi, butir):
        with override("en"):
            task = services.kirim_jawaban(kota.aktor("tu_pu"), Penugasan(pk=butir("I1").penugasan_id))
        assert [b.teks for b in task.bukti.all()] == [
            "2 indikator dijawab dengan 0 bukti; lihat kertas kerja penilaian."
        ]

    @pytest.mark.parametrize(("zona", "jam"), ZONA)
    def test_the_day_ends_with_the_office_hours_of_the_place(self, kota, penilaian, zona, jam):
        with di(zona):
            services.mulai(kota.aktor("kabag_ekbang"), penilaian)
        due = {a.tenggat.astimezone(UTC) for a in Arahan.objects.all()}
        assert due == {datetime.combine(penilaian.batas_mandiri, datetime.min.time(), UTC) + timedelta(hours=jam)}

    def test_those_who_have_work_are_told_and_those_who_have_none_are_not(self, kota, berjalan):
        told = set(Pemberitahuan.objects.values_list("orang_id", flat=True))
        assert kota.orang["kadis_pu"].pk in told
        assert kota.orang["kadis_dlh"].pk in told
        assert not {kota.orang[k].pk for k in ("kadis_sos", "camat", "kabag_ekbang")} & told

    def test_a_deadline_that_is_over_begins_nothing(self, kota, data):
        ekbang, gone = kota.aktor("kabag_ekbang"), timezone.localdate() - timedelta(days=2)
        row = services.susun(ekbang, kota.unit["ekbang"], data=data(tahun=2027, batas_mandiri=gone))
        services.bagi(ekbang, row, pemilik=dict.fromkeys(("I1", "I2", "I3"), kota.unit["pu"].pk))
        with pytest.raises(Ditolak):
            services.mulai(ekbang, row)
        row.refresh_from_db()
        assert (row.status, Arahan.objects.count(), RiwayatPenilaian.objects.count()) == (Status.DISUSUN, 0, 0)
        assert not row.butir.filter(penugasan__isnull=False).exists()

    def test_one_indicator_is_one_indicator(self, kota, penilaian):
        services.bagi(kota.aktor("kabag_ekbang"), penilaian, pemilik={"I3": kota.unit["dlh"].pk})
        services.mulai(kota.aktor("kabag_ekbang"), penilaian)
        assert sorted(a.isi.count("\n") for a in Arahan.objects.all()) == [1, 2]


class TestPlan:
    def test_one_order_a_year_and_office_says_from_where_to_where(self, putuskan):
        putuskan()
        words = list(Arahan.objects.filter(sumber="rencanaindeks").order_by("tenggat").values_list("isi", flat=True))
        assert words == [
            "Naikkan 1 indikator menurut rencana Menuju Baik:\nI3. Layanan aduan: 1 → 2",
            "Naikkan 2 indikator menurut rencana Menuju Baik:\nI1. Kebijakan data: 3 → 4\nI3. Layanan aduan: 2 → 3",
        ]

    def test_in_indonesian_too(self, putuskan):
        with override("en"):
            putuskan()
        assert all(a.isi.startswith("Naikkan") for a in Arahan.objects.filter(sumber="rencanaindeks"))

    @pytest.mark.parametrize(("zona", "jam"), ZONA)
    def test_years_end_on_the_same_day_and_hour(self, putuskan, zona, jam):
        with di(zona):
            steps = putuskan()
        assert sorted({s.tenggat for s in steps}) == [date(2098, 11, 30), date(2099, 11, 30)]
        due = sorted(a.tenggat.astimezone(UTC) for a in Arahan.objects.filter(sumber="rencanaindeks"))
        assert due == [datetime(y, 11, 30, jam, tzinfo=UTC) for y in (2098, 2099)]

    def test_of_a_year_that_is_over_already_nothing_is_given(self, putuskan, rencana):
        with pytest.raises(Ditolak):
            putuskan(timezone.localdate() + timedelta(days=30))
        rencana.refresh_from_db()
        assert (rencana.status, LangkahRencana.objects.count()) == ("disusun", 0)
        assert not Arahan.objects.filter(sumber="rencanaindeks").exists()

    def test_its_steps_point_to_their_orders(self, kota, putuskan):
        steps = putuskan()
        assert [(s.kode, s.tahun, s.dari, s.ke) for s in steps] == [
            ("I3", 2027, 1, 2), ("I1", 2028, 3, 4), ("I3", 2028, 2, 3),
        ]  # fmt: skip
        assert steps[1].penugasan_id == steps[2].penugasan_id != steps[0].penugasan_id
        assert {s.penugasan.unit_id for s in steps} == {kota.unit["pu"].pk}


class TestClocks:
    @pytest.mark.parametrize(("zona", "jam"), ZONA)
    def test_a_leap_day_too(self, zona, jam):
        with di(zona):
            assert batas_waktu(date(2028, 2, 29)).astimezone(UTC) == datetime(2028, 2, 29, jam, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("zona", "hari"), [("Asia/Jakarta", date(2026, 11, 22)), ("Asia/Jayapura", date(2026, 11, 23))]
    )
    def test_the_day_of_an_announcement_is_that_of_the_place(self, kota, beku, zona, hari):
        services.umumkan(kota.aktor("sekda"), beku)
        night = datetime(2026, 11, 22, 16, 30, tzinfo=UTC)
        told = RiwayatPenilaian(
            penilaian=beku, aksi=Aksi.UMUMKAN, status=Status.DIUMUMKAN, waktu=night, orang_id=1, orang="x", jabatan="x"
        )
        with di(zona):
            assert f"{told}" == f"Diumumkan ({hari:%d-%m-%Y})"
            first = RiwayatPenilaian.objects.filter(aksi=Aksi.UMUMKAN).get()
            assert diumumkan()[0][1] == timezone.localtime(first.waktu).date()

    @pytest.mark.parametrize(("geser", "nada"), [(-1, "bahaya"), (0, "awas"), (1, "awas")])
    def test_late_is_the_day_after_the_last(self, kota, berjalan, geser, nada):
        actor = kota.aktor("kadis_pu")
        day = actor.hari + timedelta(days=geser)
        Penilaian.objects.update(batas_mandiri=day, batas_internal=day, batas_eksternal=day)
        (card,) = ikhtisar.kartu(actor)
        assert (card.nada, card.nilai) == (nada, 2)
