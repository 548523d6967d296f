"""What a card computes: who has to leave, over which roads, and how high the gate peaks; and the card as data."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from poros.domain.krisis import services
from poros.domain.krisis.forms.keputusan import FormKartu
from poros.domain.krisis.models import Kartu, Kejadian, LapisanPeta, PeranKrisis, Tempat
from poros.domain.krisis.queries.bagi import opsi_bagi
from poros.domain.krisis.queries.hitung import opsi_evakuasi, opsi_pintu
from poros.domain.krisis.rules.alur import JenisArea, JenisTempat, Peran
from poros.domain.krisis.tests.bahan import segar
from poros.domain.krisis.tests.conftest import GENANGAN, genangan
from poros.domain.krisis.tests.test_latihan_privasi import angka
from poros.domain.krisis.values import DataArea, DataKartu, DataOpsi, DataPintu
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak

pytestmark = pytest.mark.django_db
DUA = (DataOpsi(nama="Ya", akibat="cepat"), DataOpsi(nama="Tidak", akibat="murah"))
BARAT = [(116.81, -1.21), (116.815, -1.21), (116.815, -1.19), (116.81, -1.19)]
TIMUR = [(116.815, -1.21), (116.82, -1.21), (116.82, -1.19), (116.815, -1.19)]


def area(bpbd, row, titik, jenis=JenisArea.GENANGAN):
    return services.gambar_area(bpbd, row, data=DataArea(nama="Area", jenis=jenis, titik=list(titik)))


def tanya(actor, row, **lain):
    data = {"perkara": "lain", "pertanyaan": "Jadi?", "batas": row.jam + timedelta(hours=1), "opsi": DUA}
    return services.ajukan_kartu(actor, row, data=DataKartu(**(data | lain)))


def orang(row):
    """How many people the assumption speaks of."""
    return int(opsi_evakuasi(row)[1].split("Anggapan: ")[1].split(" ")[0])


def test_two_areas_in_one_district_drive_out_the_people_of_both(tanggap, bpbd, peta_kota):
    row = tanggap()
    area(bpbd, row, BARAT)
    assert orang(row) == 1000, "half of Damai"
    area(bpbd, row, TIMUR)
    assert orang(row) == 2000


def test_an_area_drawn_twice_drives_nobody_out_twice(tanggap, bpbd, peta_kota):
    row = tanggap()
    for _n in range(2):
        area(bpbd, row, BARAT)
    assert orang(row) == 1000


def test_an_area_over_two_districts_drives_out_both(tanggap, bpbd, peta_kota):
    row = tanggap()
    area(bpbd, row, [(116.79, -1.21), (116.82, -1.21), (116.82, -1.19), (116.79, -1.19)])
    assert orang(row) == 3000


@pytest.mark.parametrize(("jenis", "dihitung"), [(j, j is not JenisArea.LAIN) for j in JenisArea])
def test_only_areas_that_close_roads_are_computed_with(tanggap, bpbd, peta_kota, jenis, dihitung):
    row = tanggap()
    area(bpbd, row, GENANGAN, jenis)
    assert bool(opsi_evakuasi(row)[0]) is dihitung


def test_an_area_that_was_taken_back_closes_nothing(tanggap, bpbd, peta_kota):
    row = tanggap()
    drawn = genangan(bpbd, row)
    services.cabut_area(bpbd, drawn)
    assert opsi_evakuasi(row) == ([], "")


def test_areas_of_another_event_close_nothing_here(tanggap, bpbd, peta_kota):
    row, other = tanggap(), tanggap(latihan=True)
    genangan(bpbd, other)
    assert opsi_evakuasi(row) == ([], "")
    assert opsi_evakuasi(other)[0]


@pytest.mark.parametrize("hilang", ["jalan", "wilayah", "tempat", "dipakai", "jenis"])
def test_what_is_missing_leaves_nothing_to_compute(tanggap, bpbd, peta_kota, hilang):
    row = tanggap()
    genangan(bpbd, row)
    {
        "jalan": lambda: LapisanPeta.objects.filter(jenis="jalan").delete(),
        "wilayah": lambda: LapisanPeta.objects.filter(jenis="wilayah").delete(),
        "tempat": lambda: Tempat.objects.all().delete(),
        "dipakai": lambda: Tempat.objects.update(aktif=False),
        "jenis": lambda: Tempat.objects.update(jenis=JenisTempat.DAPUR),
    }[hilang]()
    assert opsi_evakuasi(row) == ([], "")


def test_a_shelter_that_is_too_small_leaves_people_without_a_place(tanggap, bpbd, peta_kota):
    row = tanggap()
    genangan(bpbd, row)
    Tempat.objects.update(daya_tampung=100)
    free = opsi_evakuasi(row)[0][0]
    assert "GOR Mekar: 100 orang" in free.akibat
    assert "tidak tertampung" in free.akibat


def test_without_any_road_left_people_need_boats(tanggap, bpbd, peta_kota):
    row = tanggap()
    area(bpbd, row, [(116.79, -1.23), (116.83, -1.23), (116.83, -1.18), (116.79, -1.18)])
    Tempat.objects.update(lng=116.82)
    for option in opsi_evakuasi(row)[0][1:]:
        assert "terputus, perlu perahu" in option.akibat


def test_options_are_kept_in_their_order_with_their_range(tanggap, bpbd, peta_kota):
    row = tanggap()
    genangan(bpbd, row)
    card = tanya(bpbd, row, perkara="tutup_jalan", opsi=())
    rows = list(card.opsi.all())
    assert [(o.urutan, o.nama.split(",")[0]) for o in rows] == [
        (1, "Semua ruas tetap terbuka"), (2, "Tutup ruas di dalam area"), (3, "Tutup ruas"),
    ]  # fmt: skip
    assert all(o.bawah <= o.nilai <= o.atas and o.satuan == "menit" for o in rows)


def test_what_was_computed_stays_when_the_map_changes(tanggap, bpbd, peta_kota):
    row = tanggap()
    genangan(bpbd, row)
    card = tanya(bpbd, row, perkara="tutup_jalan", opsi=())
    before = list(card.opsi.values_list("nama", "nilai", "akibat"))
    Tempat.objects.update(daya_tampung=1)
    LapisanPeta.objects.all().delete()
    assert list(Kartu.objects.get(pk=card.pk).opsi.values_list("nama", "nilai", "akibat")) == before


def test_options_by_hand_are_not_computed_over(tanggap, bpbd, peta_kota):
    row = tanggap()
    genangan(bpbd, row)
    card = tanya(bpbd, row, perkara="tutup_jalan", anggapan="Menurut Polantas")
    assert (list(card.opsi.values_list("nama", flat=True)), card.anggapan) == (["Ya", "Tidak"], "Menurut Polantas")


def pintu(*masuk, muat=60, isi=20, **lain):
    return DataPintu(masuk=tuple(Decimal(q) for q in masuk), muat=Decimal(muat), isi=Decimal(isi), **lain)


@given(
    st.lists(st.integers(0, 60), min_size=1, max_size=8), st.integers(1, 80), st.integers(0, 100), st.integers(0, 60)
)
@settings(max_examples=60, deadline=None)
def test_letting_out_early_is_never_worse_and_doubt_only_widens_the_range(masuk, muat, penuh, ragu):
    held_now = muat * penuh // 100
    (early, held), _words = opsi_pintu(pintu(*masuk, muat=muat, isi=held_now, ragu_persen=ragu))
    assert early.nilai <= held.nilai + 1e-9
    for option in (early, held):
        assert option.bawah <= option.nilai <= option.atas
        assert option.satuan == "m³/jam"
    if not ragu:
        assert early.bawah == early.atas


def test_what_flows_in_is_what_flows_over_when_the_basin_is_full():
    (_early, held), _words = opsi_pintu(pintu(30, 50, 10, muat=5, isi=5, ragu_persen=0))
    assert held.nilai == 50


def test_a_gate_with_room_for_all_need_not_open():
    (early, held), _words = opsi_pintu(pintu(5, 5, muat=100, isi=0, ragu_persen=0))
    assert (early.nilai, held.nilai) == (0.0, 0.0)


def test_a_gate_that_is_too_small_is_no_question_by_itself(tanggap, masuk):
    """One way is no question: with another way written beside it, it is."""
    row, client = tanggap(), masuk("kepala_bpbd")
    due = (timezone.localtime() + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M")
    told = {
        "perkara": "pintu_air", "pertanyaan": "Lepas?", "batas": due, "masuk": "500 500", "muat": "10", "isi": "0",
        "lepas_maks": "1",
    }  # fmt: skip
    address = reverse("krisis:ajukan", args=[row.pk])
    refused = client.post(address, told)
    assert (refused.status_code, row.kartu.count()) == (422, 0)
    assert "dua sampai enam pilihan" in refused.content.decode()
    assert client.post(address, told | {"opsi": "Ungsikan hilir | 300 orang"}).status_code == 302
    assert [o.nama for o in row.kartu.get().opsi.all()] == ["Melepas lebih awal", "Ungsikan hilir"]


@pytest.mark.parametrize(
    ("lain", "bidang"),
    [
        ({"opsi": "tanpa akibat"}, "opsi"),
        ({"opsi": "a | b | c"}, "opsi"),
        ({"opsi": " | b"}, "opsi"),
        ({"masuk": "1 dua"}, "masuk"),
        ({"masuk": "-1"}, "masuk"),
        ({"masuk": " ".join(["1"] * 241)}, "masuk"),
        ({"masuk": "1"}, "isi"),
        ({"masuk": "1", "muat": "5"}, "isi"),
        ({"masuk": "1", "muat": "5", "isi": "5,1"}, "isi"),
        ({"batas": "besok"}, "batas"),
        ({"batas": "1800-01-01T00:00"}, "batas"),
        ({"perkara": "ramal"}, "perkara"),
        ({"pertanyaan": "x" * 301}, "pertanyaan"),
    ],
)
def test_what_is_typed_wrongly_is_said_beside_its_field(tanggap, lain, bidang):
    due = (timezone.localtime() + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M")
    good = {"perkara": "lain", "pertanyaan": "Jadi?", "batas": due, "opsi": "Ya | cepat\n\nTidak | murah"}
    row = tanggap()
    assert FormKartu(good, kejadian=row).is_valid()
    form = FormKartu(good | lain, kejadian=row)
    assert not form.is_valid()
    assert set(form.errors) == {bidang}


def test_the_competent_are_named_as_they_are_called_here(tanggap, bpbd, kota):
    row = tanggap()
    assert tanya(bpbd, row, perkara="tutup_jalan").berwenang == "Polres Uji"
    PeranKrisis.objects.create(peran=Peran.POLRI, unit=kota.unit["umum"])
    assert tanya(bpbd, row, perkara="tutup_jalan").berwenang.count(",") == 1
    PeranKrisis.objects.filter(peran=Peran.POLRI).delete()
    assert tanya(bpbd, row, perkara="tutup_jalan").berwenang == "Kepolisian"
    assert tanya(bpbd, row, perkara="status").berwenang == "Kepala daerah"


def test_decided_once_it_is_not_decided_again_nor_otherwise(tanggap, bpbd):
    card = tanya(bpbd, tanggap())
    yes, no = card.opsi.all()
    services.putuskan(bpbd, card, opsi_id=yes.pk, alasan=" Mendesak ")
    with pytest.raises(Ditolak, match="sudah diputus"):
        services.putuskan(bpbd, card, opsi_id=no.pk)
    kept = Kartu.objects.get()
    assert (kept.pilihan, kept.alasan, kept.pemutus.startswith("Pejabat BPBD")) == (yes, "Mendesak", True)


def test_an_option_of_another_card_is_none_of_this(tanggap, bpbd):
    row = tanggap()
    card, other = tanya(bpbd, row), tanya(bpbd, row)
    with pytest.raises(Ditolak) as refused:
        services.putuskan(bpbd, card, opsi_id=other.opsi.first().pk)
    assert (refused.value.bidang, Kartu.objects.filter(diputus__isnull=False).count()) == ("opsi", 0)


def test_a_result_comes_after_the_decision_and_may_be_written_better(tanggap, bpbd, kota):
    card = tanya(bpbd, tanggap())
    with pytest.raises(Ditolak, match="belum diputus"):
        services.catat_hasil(bpbd, card, hasil="Macet")
    services.putuskan(bpbd, card, opsi_id=card.opsi.first().pk)
    services.catat_hasil(kota.aktor("camat"), card, hasil=" Macet ")
    assert Kartu.objects.get().hasil == "Macet"
    services.catat_hasil(bpbd, card, hasil="Macet satu jam")
    assert Kartu.objects.get().hasil == "Macet satu jam"


def test_the_trail_keeps_the_question_and_the_choice(tanggap, bpbd):
    card = tanya(bpbd, tanggap(), pertanyaan="Tutup jembatan?")
    services.putuskan(bpbd, card, opsi_id=card.opsi.first().pk, alasan="Retak")
    told = {j.aksi: str(j.data) for j in Jejak.objects.filter(aksi__startswith="krisis.kartu")}
    assert "Tutup jembatan?" in told["krisis.kartu_ajukan"]
    assert "Retak" in told["krisis.kartu_putus"]


def test_the_clock_of_a_drill_is_that_of_its_cards(tanggap, bpbd):
    row = tanggap(latihan=True, laju=288)
    Kejadian.objects.filter(pk=row.pk).update(berhenti=timezone.now())
    row = segar(row)
    card = tanya(bpbd, row, batas=row.jam + timedelta(seconds=1))
    assert card.batas > row.jam
    with pytest.raises(Ditolak) as refused:
        tanya(bpbd, row, batas=row.jam - timedelta(seconds=1))
    assert refused.value.bidang == "batas"


def bagi(bpbd, row, **jiwa):
    for place, n in jiwa.items():
        services.catat_angka(bpbd, row, data=angka(n, place))


def test_what_is_not_enough_is_shared_by_need(tanggap, bpbd):
    from fractions import Fraction

    row = tanggap()
    ways = {"Gudang": ["GOR", "SD"]}
    assert opsi_bagi(row, "beras", Fraction(1), {"Gudang": 10}, ways) == ([], ""), "nobody is counted"
    bagi(bpbd, row, GOR=60, SD=20, Masjid=0)
    (fair, first), words = opsi_bagi(row, "beras", Fraction(1), {"Gudang": 40}, ways)
    assert (fair.nilai, fair.akibat.count("50%")) == (50.0, 3)
    assert "GOR 67%" in first.akibat
    assert "beras 80 untuk 80 pengungsi, stok 40" in words
    assert opsi_bagi(row, "beras", Fraction(1), {"Gudang": 40}, {"Gudang": ["Entah"]}) == ([], "")


def test_a_place_that_no_way_leads_to_gets_nothing_and_is_told(tanggap, bpbd):
    from fractions import Fraction

    row = tanggap()
    bagi(bpbd, row, GOR=10, SD=10)
    (fair, _first), _words = opsi_bagi(row, "beras", Fraction("0.4"), {"Gudang": 4}, {"Gudang": ["GOR"]})
    assert "titik tanpa barang 1" in fair.akibat
    assert fair.nilai == 0.0


def test_the_list_of_cards_marks_what_waits_and_what_is_decided(tanggap, bpbd, masuk):
    row = tanggap()
    tanya(bpbd, row, pertanyaan="Masih menunggu?")
    done = tanya(bpbd, row, pertanyaan="Sudah diputus?")
    services.putuskan(bpbd, done, opsi_id=done.opsi.first().pk)
    address = reverse("krisis:kartu_daftar", args=[row.pk])
    page = masuk("camat").get(address).content.decode()
    assert "Masih menunggu?" in page
    assert "Ya" in page
    assert reverse("krisis:ajukan", args=[row.pk]) in page
    assert reverse("krisis:ajukan", args=[row.pk]) not in masuk("inspektur").get(address).content.decode()
