"""Seats of a real meeting: equals in their order, a place that was set, every day and every government, page and program alike."""

from datetime import date, timedelta

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from poros.domain.rapat import services
from poros.domain.rapat.models import Peserta
from poros.domain.rapat.queries import kursi
from poros.domain.rapat.queries.parameter import tata_tempat
from poros.domain.rapat.rules.alur import Peran
from poros.domain.rapat.values import DataPeserta, Jadwal
from poros.kernel.daerah.models import Daerah
from poros.pure.rapat import Tamu, susun

from .conftest import TAK_TERBURU, galat, jejak, pada


@pytest.fixture
def umum(kota):
    return kota.aktor("kabag_umum")


def nama(row):
    return [str(d.peserta) for d in kursi.duduk(row)]


def test_the_whole_order_of_a_city(kota, diundang):
    """UU 9/2010 Art. 11: head, Sekda, members of the council, heads of dinas and asisten, camat and bagian, all others."""
    offices = ("staf_pu", "camat", "kadis_pu", "sekda", "walikota", "kabag_kesra", "inspektur")
    row = diundang(
        ketua_id=kota.jabatan["asisten2"].pk,
        notulis_id=None,
        peserta=(
            DataPeserta(nama="Tamu biasa"), DataPeserta(nama="Bu Ani", instansi="Fraksi A", peran=Peran.ANGGOTA_DPRD),
            *(DataPeserta(jabatan_id=kota.jabatan[k].pk) for k in offices),
        ),
    )  # fmt: skip
    assert nama(row) == [
        "Wali Kota", "Sekretaris Daerah", "Bu Ani", "Asisten II", "Kepala Dinas PU", "Inspektur", "Camat Utara", "Kepala Bagian Kesra",
        "Tamu biasa", "Analis Sumber Daya Air",
    ]  # fmt: skip


def test_equals_sit_as_they_were_entered(kota, rencana):
    for order in (("kadis_pu", "kadis_dlh", "kadis_sos"), ("kadis_sos", "kadis_pu", "kadis_dlh")):
        row = rencana(*order, ketua_id=None, notulis_id=None)
        assert nama(row) == [kota.jabatan[k].nama for k in order]


def test_the_first_sits_in_the_middle_and_the_others_at_his_sides(kota, rencana):
    row = rencana("walikota", "sekda", "kadis_pu", "camat", ketua_id=None, notulis_id=None)
    seats = {str(d.peserta): (d.kursi.baris, d.kursi.kolom) for d in kursi.duduk(row, 3)}
    assert seats == {
        "Wali Kota": (1, 2), "Sekretaris Daerah": (1, 3), "Kepala Dinas PU": (1, 1), "Camat Utara": (2, 2),
    }  # fmt: skip


def test_a_place_that_was_set_stays_when_the_plan_changes(kota, umum, rencana, data):
    row = rencana("kadis_pu", "camat")
    camat = row.peserta.get(jabatan=kota.jabatan["camat"])
    services.atur_kursi(umum, row, tingkat={camat.pk: 1})
    services.ubah(umum, row, data=data("camat", "kadis_pu", "kadis_dlh"))
    assert nama(row)[0] == "Camat Utara"
    camat.refresh_from_db()
    assert camat.tingkat == 1


def test_who_leaves_and_comes_back_sits_by_the_law_again(kota, umum, rencana, data):
    row = rencana("kadis_pu", "camat")
    services.atur_kursi(umum, row, tingkat={row.peserta.get(jabatan=kota.jabatan["camat"]).pk: 1})
    services.ubah(umum, row, data=data("kadis_pu"))
    services.ubah(umum, row, data=data("kadis_pu", "camat"))
    assert row.peserta.get(jabatan=kota.jabatan["camat"]).tingkat == kursi.BELUM


def test_all_or_none_of_the_places_are_set(kota, umum, rencana):
    row = rencana("kadis_pu", "camat")
    ids = list(row.peserta.values_list("pk", flat=True))
    with pytest.raises(Exception, match="UU 9/2010"):
        services.atur_kursi(umum, row, tingkat={ids[0]: 1, ids[1]: 77})
    assert set(Peserta.objects.values_list("tingkat", flat=True)) == {kursi.BELUM}


def test_somebody_of_another_meeting_keeps_his_place(kota, umum, rencana):
    one, two = rencana("camat"), rencana("camat", judul="Lain")
    theirs = two.peserta.get(jabatan=kota.jabatan["camat"])
    services.atur_kursi(umum, one, tingkat={theirs.pk: 1})
    theirs.refresh_from_db()
    assert theirs.tingkat == kursi.BELUM


@pytest.mark.parametrize("tahun", [1950, 2001, 2010, 2026, 2199])
def test_a_year_that_was_mistyped_breaks_no_page(umum, masuk, program, rencana, tahun):
    """Before the law there is no order; a meeting of 2001 is one of 2026 with a wrong figure."""
    row = rencana("camat")
    begin = pada(date(tahun, 3, 4), 9)
    services.jadwalkan(umum, row, jadwal=Jadwal(mulai=begin, selesai=begin + timedelta(hours=1), tempat="Balai"))
    assert masuk("kabag_umum").get(f"/rapat/{row.pk}/kursi/").status_code == 200
    assert len(program("tu").get(f"/rapat/{row.pk}/kursi").json()) == row.peserta.count()


@pytest.mark.parametrize(
    ("jenis", "sekda", "dasar"),
    [("kota", 6, "Pasal 11"), ("kabupaten", 6, "Pasal 11"), ("provinsi", 7, "Pasal 10")],
)
def test_each_kind_of_government_has_its_article(kota, rencana, jenis, sekda, dasar):
    row = rencana("sekda")
    connection.tenant = Daerah(schema_name=connection.tenant.schema_name, nama="Uji", jenis=jenis)
    order = kursi.tata(row)
    place = next(d.tingkat for d in kursi.duduk(row) if str(d.peserta) == "Sekretaris Daerah")
    assert (place, dasar in order.dasar) == (sekda, True)


def test_seats_are_as_many_questions_for_one_as_for_three_hundred(rencana, django_assert_num_queries):
    row = rencana("camat")
    with django_assert_num_queries(1):
        kursi.duduk(row)
    Peserta.objects.bulk_create(Peserta(rapat=row, nama=f"Tamu {n}") for n in range(297))
    with django_assert_num_queries(1):
        seats = kursi.duduk(row)
    assert len({(d.kursi.baris, d.kursi.kolom) for d in seats}) == len(seats) == 300


def test_program_and_page_seat_alike(kota, masuk, program, diundang):
    row = diundang("walikota", "sekda", "camat")
    told = program("camat").get(f"/rapat/{row.pk}/kursi").json()
    shown = masuk("sekda").get(f"/rapat/{row.pk}/kursi/").context["duduk"]
    assert [(k["peserta"], k["nomor"], k["baris"], k["kolom"]) for k in told] == [
        (d.peserta.pk, d.kursi.nomor, d.kursi.baris, d.kursi.kolom) for d in shown
    ]


def test_over_the_api_a_place_that_is_none(program, diundang):
    row = diundang()
    pk = row.peserta.first().pk
    umum, url = program("kabag_umum"), f"/rapat/{row.pk}/kursi"
    assert "UU 9/2010" in galat(umum.post(url, {"urutan": [{"peserta": pk, "tingkat": 50}]}))["/tingkat"]
    assert "/urutan/0/tingkat" in galat(umum.post(url, {"urutan": [{"peserta": pk, "tingkat": -1}]}))
    assert "/urutan" in galat(umum.post(url, {"urutan": [{"peserta": pk, "tingkat": 1}] * 301}))
    assert umum.post(url, {"urutan": []}).status_code == 200
    assert set(row.peserta.values_list("tingkat", flat=True)) == {99}


def test_who_only_takes_part_sees_the_order_in_words_and_no_boxes(masuk, diundang):
    row = diundang()
    mine = masuk("kadis_pu").get(f"/rapat/{row.pk}/kursi/").content.decode()
    assert "<select" not in mine
    assert "Asisten sekda, kepala badan, kepala dinas" in mine
    assert "Simpan urutan" not in mine
    assert "Simpan urutan" in masuk("tu").get(f"/rapat/{row.pk}/kursi/").content.decode()


def test_sent_as_it_stands_nothing_is_set(masuk, diundang):
    """Whoever only looks and presses the button binds nobody to his place for ever."""
    row, client = diundang("walikota", "camat"), masuk("kabag_umum")
    shown = client.get(f"/rapat/{row.pk}/kursi/").context["duduk"]
    assert (
        client.post(f"/rapat/{row.pk}/kursi/", {f"t{d.peserta.pk}": str(d.tingkat) for d in shown}).status_code == 302
    )
    assert set(row.peserta.values_list("tingkat", flat=True)) == {kursi.BELUM}
    assert jejak("rapat.kelola")[-1].data == {}


@TAK_TERBURU
@given(st.lists(st.integers(0, 14), min_size=1, max_size=60), st.integers(1, 40))
def test_nobody_sits_behind_somebody_lower(tingkat, per_baris):
    seats = susun((Tamu(str(n), t, n) for n, t in enumerate(tingkat)), per_baris)
    order = [tingkat[int(s.kode)] for s in seats]
    assert order == sorted(order)
    assert [s.nomor for s in seats] == list(range(1, len(tingkat) + 1))
    rows = [s.baris for s in seats]
    assert rows == sorted(rows)
    assert all(1 <= s.kolom <= per_baris for s in seats)


@TAK_TERBURU
@given(st.dates(date(2010, 11, 19), date(2199, 12, 31)), st.sampled_from(["kota", "kabupaten", "provinsi", "lain"]))
def test_on_every_day_since_the_law_every_place_has_its_words(hari, daerah):
    order = tata_tempat(daerah, hari)
    assert all(order.tempat[n] for n in {*order.unit.values(), *order.peran.values(), order.terakhir, 0})
    assert (
        order.jabatan("kepala_daerah", kepala=True)
        < order.jabatan("setda", kepala=True)
        < order.jabatan("dinas", kepala=True)
    )
    assert order.jabatan("kepala_daerah", kepala=False) == order.jabatan("kepala_daerah", kepala=True) + 1
