"""How long a status holds: the decree in force on each day, extended ahead of time, lapsed, declared anew."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.domain.krisis import publik, services
from poros.domain.krisis.models import Kejadian
from poros.domain.krisis.queries import kejadian as baca
from poros.domain.krisis.queries.meja import Jenis, menunggu
from poros.domain.krisis.queries.papan import papan
from poros.domain.krisis.rules.alur import Status
from poros.domain.krisis.tests.bahan import segar
from poros.domain.krisis.tests.conftest import bagan, keputusan
from poros.domain.krisis.values import DataKaji
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.tenggat.models import AturanTenggat

pytestmark = pytest.mark.django_db
KAJI = DataKaji(hasil="300 KK", rekomendasi=Status.TANGGAP, gangguan_hidup=True)


def hari(n=0):
    return timezone.localdate() + timedelta(days=n)


@pytest.fixture
def berstatus(bpbd, buka):
    """An event whose level was declared from one day to another, counted from today."""

    def make(mulai=0, sampai=13, tingkat=Status.TANGGAP, **lain):
        row = buka(**lain)
        services.kaji(bpbd, row, data=KAJI)
        signed = {"tanggal": hari(min(mulai, 0)), "mulai": hari(mulai), "sampai": hari(sampai)}
        services.tetapkan(bpbd, row, data=keputusan(tingkat, "1/SK", **signed))
        return segar(row)

    return make


def panjangkan(actor, row, sampai, nomor="2/SK"):
    last = row.penetapan.order_by("-pk").first()
    return services.perpanjang(actor, row, nomor=nomor, tanggal=hari(), penetap_id=last.penetap_id, sampai=hari(sampai))


def nomor(row, n=0):
    found = baca.penetapan_berlaku(row.pk, hari(n))
    return found.nomor if found else None


def test_a_decree_holds_on_its_first_and_last_day_and_on_none_beside(berstatus):
    row = berstatus(-3, 2)
    assert [nomor(row, n) for n in (-4, -3, 0, 2, 3)] == [None, "1/SK", "1/SK", "1/SK", None]


def test_extended_before_it_ends_it_still_holds_today(berstatus, bpbd):
    """The usual way: the next decree is signed days before it begins, and what stands on the first goes on standing."""
    row = berstatus(-10, 3)
    panjangkan(bpbd, row, 17)
    assert [nomor(row, n) for n in (-11, 0, 3, 4, 17, 18)] == [None, "1/SK", "1/SK", "2/SK", "2/SK", None]
    found = publik.status_aktif(row.pk)
    assert (found.nomor, found.sampai, found.tingkat) == ("1/SK", hari(3), Status.TANGGAP)


def test_twice_extended_ahead_each_day_has_its_decree(berstatus, bpbd):
    row = berstatus(-1, 1)
    panjangkan(bpbd, row, 5)
    panjangkan(bpbd, row, 9, "3/SK")
    assert [nomor(row, n) for n in (0, 1, 2, 5, 6, 9, 10)] == ["1/SK", "1/SK", "2/SK", "2/SK", "3/SK", "3/SK", None]


def test_an_extension_begins_the_day_after_in_the_same_place(berstatus, bpbd):
    row = berstatus(0, 13)
    first, second = row.penetapan.get(), panjangkan(bpbd, row, 27)
    assert (second.mulai, second.lingkup, second.tingkat) == (hari(14), first.lingkup, first.tingkat)
    assert second.memperpanjang == first
    assert list(row.penetapan.all()) == [first, second], "the first stays as it was"


def test_the_board_counts_to_the_end_of_the_chain(berstatus, bpbd):
    row = berstatus(-10, 3)
    assert papan(bpbd, row).masa.sisa == 4
    panjangkan(bpbd, row, 17)
    assert papan(bpbd, row).masa.sisa == 18


def test_a_level_declared_for_later_holds_nothing_yet(berstatus):
    row = berstatus(2, 9)
    assert [nomor(row, n) for n in (0, 1, 2)] == [None, None, "1/SK"]
    assert publik.status_aktif(row.pk) is None


def test_a_lapsed_one_declared_anew_leaves_the_days_between_without(berstatus, bpbd):
    row = berstatus(-20, -5)
    services.tetapkan(bpbd, row, data=keputusan(nomor="2/SK"))
    assert [nomor(row, n) for n in (-6, -5, -4, 0)] == [None, None, None, "2/SK"]
    assert not row.penetapan.get(nomor="2/SK").memperpanjang_id


def test_with_the_next_level_the_decree_of_the_last_holds_no_more(berstatus, bpbd):
    row = berstatus(-3, 10)
    services.tetapkan(bpbd, row, data=keputusan(Status.TRANSISI, "2/SK"))
    assert nomor(row) == "2/SK"
    services.tetapkan(bpbd, segar(row), data=keputusan(Status.TANGGAP, "3/SK"))
    assert nomor(row) == "3/SK"


def test_after_the_end_nothing_stands_on_it(berstatus, bpbd):
    row = berstatus()
    services.akhiri(bpbd, row)
    assert publik.status_aktif(row.pk) is None
    assert baca.masa(bpbd, baca.penetapan(segar(row)), segar(row)) is None


def test_a_watched_event_has_no_days_left(buka, bpbd):
    row = buka()
    assert publik.status_aktif(row.pk) is None
    assert papan(bpbd, row).masa is None


@pytest.mark.parametrize("banyak", [1, 3])
def test_it_costs_one_statement_for_one_decree_and_for_three(berstatus, bpbd, banyak, django_assert_num_queries):
    row = berstatus(-1, 1)
    for n in range(1, banyak):
        panjangkan(bpbd, row, 1 + 5 * n, f"{n + 1}/SK")
    with django_assert_num_queries(1):
        assert baca.penetapan_berlaku(row.pk, hari()).nomor == "1/SK"


@pytest.mark.parametrize(("sampai", "segera"), [(13, False), (4, False), (3, True), (0, True), (-1, True), (-9, True)])
def test_three_days_before_its_end_it_is_said_to_end_soon(berstatus, bpbd, kota, sampai, segera):
    """Days here are those of the calendar; the rule of the clock says how many."""
    AturanTenggat.objects.filter(kode="krisis-status-habis").update(satuan="hari")
    row = berstatus(-20, sampai)
    found = papan(bpbd, row).masa
    assert (found.sisa, found.segera) == (sampai + 1, segera)
    told = [t.jenis for t in menunggu(kota.aktor("sekda"))]
    assert (Jenis.HABIS in told) is segera


def test_extended_it_is_on_the_desk_no_more(berstatus, bpbd, kota):
    row = berstatus(-10, 1)
    assert [t.hari for t in menunggu(kota.aktor("walikota"))] == [hari(1)]
    panjangkan(bpbd, row, 30)
    assert menunggu(kota.aktor("walikota")) == []


def test_a_government_without_the_rule_is_warned_on_the_last_day(berstatus, bpbd):
    AturanTenggat.objects.filter(kode="krisis-status-habis").update(dari=date(2190, 1, 1))
    assert papan(bpbd, berstatus(-3, 0)).masa.segera
    assert not papan(bpbd, berstatus(-3, 1)).masa.segera


def test_without_the_rule_of_the_meeting_no_assessment_is_taken(buka, bpbd):
    AturanTenggat.objects.filter(kode="krisis-rapat").update(dari=date(2190, 1, 1))
    row = buka()
    with pytest.raises(Ditolak, match="krisis-rapat"):
        services.kaji(bpbd, row, data=KAJI)
    assert row.kaji.count() == 0


@pytest.mark.parametrize("zona", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_a_day_ends_at_midnight_of_the_government(berstatus, bpbd, zona):
    """The same minute is another day in the east: the days left follow the clock of the place."""
    row = berstatus(0, 5)
    last = row.penetapan.get()
    for minute, left in (((23, 59), 1), ((0, 0), 0)):
        day = last.sampai if minute[0] else last.sampai + timedelta(days=1)
        with timezone.override(zona):
            at = datetime(day.year, day.month, day.day, *minute, tzinfo=ZoneInfo(zona))
            Kejadian.objects.filter(pk=row.pk).update(latihan=True, dibuat=at, berhenti=at)
            assert baca.masa(bpbd, [last], segar(row)).sisa == left
        Kejadian.objects.filter(pk=row.pk).update(latihan=False, berhenti=None)


TANGGAL = [
    (lambda s, a, on: services.tetapkan(a, s, data=keputusan(Status.TRANSISI, "9/SK", tanggal=on)), "penetapan"),
    (lambda s, a, on: services.naikkan(a, s, nomor="360", tanggal=on, alasan="Kurang alat"), "naik"),
    (
        lambda s, a, on: services.perpanjang(
            a, s, nomor="9/SK", tanggal=on, penetap_id=s.penetapan.first().penetap_id, sampai=hari(60)
        ),
        "penetapan",
    ),
]


@pytest.mark.parametrize(("catat", "milik"), TANGGAL)
def test_a_paper_of_tomorrow_is_not_entered_today(berstatus, bpbd, catat, milik):
    row = berstatus()
    before = getattr(row, milik).count()
    with pytest.raises(Ditolak) as refused:
        catat(row, bpbd, hari(1))
    assert (refused.value.bidang, getattr(row, milik).count()) == ("tanggal", before)
    catat(row, bpbd, hari())
    assert getattr(row, milik).count() == before + 1


def test_a_chart_of_tomorrow_is_not_entered_today(berstatus, bpbd, kota):
    from dataclasses import replace

    row, chart = berstatus(), bagan(kota)
    with pytest.raises(Ditolak) as refused:
        services.susun_komando(bpbd, row, data=replace(chart, tanggal=hari(1)))
    assert (refused.value.bidang, row.komando.count()) == ("tanggal", 0)
    services.susun_komando(bpbd, row, data=replace(chart, tanggal=hari(), dari=hari(1), sampai=hari(5)))
    assert row.komando.get().dari == hari(1), "it may begin later than it was signed"


def test_the_name_of_who_declared_is_of_the_day_it_was_signed(berstatus, bpbd, kota):
    from poros.kernel.organisasi.models import Orang, Pemangku

    office = kota.jabatan["walikota"]
    Pemangku.objects.filter(jabatan=office).update(sampai=hari(-6))
    heir = Orang.objects.create(nama="Pejabat Baru Rekaan")
    Pemangku.objects.create(jabatan=office, orang=heir, dari=hari(-5), dasar="SK 3/2026")
    old = berstatus(-10, 3).penetapan.get()
    new = berstatus(-5, 3).penetapan.get()
    assert old.penetap_nama.endswith(kota.orang["walikota"].nama)
    assert new.penetap_nama.endswith("Pejabat Baru Rekaan")


def test_an_office_that_nobody_holds_is_named_alone(berstatus, kota):
    from poros.kernel.organisasi.models import Pemangku

    Pemangku.objects.filter(jabatan=kota.jabatan["walikota"]).update(dicabut=hari(-1))
    assert berstatus().penetapan.get().penetap_nama == kota.jabatan["walikota"].nama


def test_the_trail_keeps_the_decree_and_not_the_assessment(berstatus):
    row = berstatus()
    lines = {j.aksi: j.data for j in Jejak.objects.filter(aksi__startswith="krisis.")}
    assert "1/SK" in str(lines["krisis.status_catat"])
    assert "300 KK" not in str(lines["krisis.kaji"])
    assert row.kaji.get().hasil == "300 KK"


def test_the_page_of_an_extension_asks_for_nothing_that_holds_already(berstatus, masuk):
    row, client = berstatus(-3, 2), masuk("kepala_bpbd")
    address = reverse("krisis:perpanjang", args=[row.pk])
    page = client.get(address).content.decode()
    assert 'name="sampai"' in page
    assert not any(f'name="{n}"' in page for n in ("tingkat", "lingkup", "mulai"))
    told = {"nomor": "2/SK", "tanggal": hari(), "penetap_id": row.penetapan.get().penetap_id, "sampai": hari(16)}
    assert client.post(address, told)["Location"] == reverse("krisis:kisah", args=[row.pk])
    assert row.penetapan.get(nomor="2/SK").mulai == hari(3)
    bad = client.post(address, told | {"nomor": "3/SK", "sampai": hari(16)})
    assert (bad.status_code, row.penetapan.count()) == (422, 2)
    assert "Perpanjangan harus melewati" in bad.content.decode()
    assert 'value="3/SK"' in bad.content.decode()


def test_where_there_is_nothing_to_extend_the_page_says_so(buka, masuk):
    row, client = buka(), masuk("kepala_bpbd")
    office = baca.penetap().get().pk
    told = {"nomor": "2/SK", "tanggal": hari(), "penetap_id": office, "sampai": hari(16)}
    answer = client.post(reverse("krisis:perpanjang", args=[row.pk]), told)
    assert (answer.status_code, row.penetapan.count()) == (422, 0)
    assert "Belum ada keputusan status yang dapat diperpanjang" in answer.content.decode()


def test_the_story_shows_the_chain_and_offers_what_is_next(berstatus, bpbd, masuk):
    row = berstatus(-3, 2)
    panjangkan(bpbd, row, 16)
    address = reverse("krisis:kisah", args=[row.pk])
    page = masuk("kepala_bpbd").get(address).content.decode()
    assert page.index("1/SK") < page.index("2/SK")
    assert page.count("perpanjangan") == 1
    assert all(
        reverse(f"krisis:{n}", args=[row.pk]) in page for n in ("kaji", "status", "perpanjang", "naik", "komando")
    )
    other = masuk("camat").get(address).content.decode()
    assert "2/SK" in other
    assert not any(reverse(f"krisis:{n}", args=[row.pk]) in other for n in ("kaji", "status", "perpanjang", "naik"))


@pytest.mark.parametrize(("sampai", "kata"), [(1, "hari lagi"), (-1, "kehilangan dasar")])
def test_the_board_warns_in_words(berstatus, masuk, sampai, kata):
    row = berstatus(-20, sampai)
    assert kata in masuk("camat").get(reverse("krisis:papan", args=[row.pk])).content.decode()
