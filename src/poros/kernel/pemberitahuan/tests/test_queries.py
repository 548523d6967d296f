"""Reading one's notices."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from poros.kernel.pemberitahuan import queries
from poros.kernel.pemberitahuan.labels import KABAR, RAHASIA, UMUM, Kabar, kenalkan
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.pemberitahuan.services import tandai_dibaca
from poros.kernel.penugasan.rules import Kerahasiaan
from poros.kernel.wewenang import TidakBerwenang


@pytest.mark.parametrize("banyak", [1, 3])
def test_a_page_is_one_statement_and_one_per_kind_of_thing(kota, tugas, kabari, banyak):
    for n in range(banyak):
        kabari(tugas(f"Tugas {n}"))
    actor = kota.aktor("kadis_pu")
    with CaptureQueriesContext(connection) as captured:
        rows = queries.daftar(actor)
    assert len(captured) == 2
    assert [row.judul for row in rows] == [f"Tugas {n} (Dinas PU)" for n in reversed(range(banyak))]
    assert {str(row.kalimat) for row in rows} == {"Penugasan baru untuk unit Anda"}


def test_of_a_secret_thing_only_that_it_is_there(kota, tugas, kabari):
    kabari(tugas("Operasi senyap", Kerahasiaan.RAHASIA), jenis="penugasan.dikembalikan")
    row = queries.daftar(kota.aktor("kadis_pu"))[0]
    assert (row.kalimat, row.judul) == (RAHASIA, "")


def test_no_title_of_what_this_office_may_not_see(kota, tugas, kabari):
    kabari(tugas("Perbaiki tanggul"), "camat")
    assert queries.daftar(kota.aktor("camat"))[0].judul == ""


def test_everybody_reads_his_own(kota, tugas, kabari):
    notice = kabari(tugas(), "sekda")
    assert queries.daftar(kota.aktor("kadis_pu")) == []
    assert [row.id for row in queries.daftar(kota.aktor("sekda"))] == [notice.pk]


def test_pages_go_on_where_the_last_ended(kota, tugas, kabari):
    row = tugas()
    ids = [kabari(row).pk for _ in range(5)]
    actor = kota.aktor("kadis_pu")
    first = queries.daftar(actor, banyak=2)
    second = queries.daftar(actor, banyak=2, sebelum=first[-1].id)
    assert [r.id for r in (*first, *second)] == ids[:0:-1]


def test_only_the_unread_if_wanted(kota, tugas, kabari):
    row = tugas()
    read, unread = kabari(row), kabari(row)
    actor = kota.aktor("kadis_pu")
    tandai_dibaca(actor, read)
    assert [r.id for r in queries.daftar(actor, hanya_belum=True)] == [unread.pk]
    assert [r.dibaca for r in queries.daftar(actor)] == [False, True]
    assert queries.belum_dibaca(actor) == 1


def test_the_count_stops_at_a_hundred_and_one(kota):
    actor = kota.aktor("kadis_pu")
    Pemberitahuan.objects.bulk_create(
        Pemberitahuan(orang_id=actor.orang_id, jenis="x", objek="y", objek_id=n) for n in range(130)
    )
    with CaptureQueriesContext(connection) as captured:
        assert queries.belum_dibaca(actor) == queries.PALING_BANYAK + 1
    assert len(captured) == 1


def test_a_kind_nobody_introduced_still_says_that_there_is_something(kota, tugas, kabari):
    kabari(tugas(), jenis="rapat.undangan")
    actor = kota.aktor("kadis_pu")
    assert queries.daftar(actor)[0].kalimat == UMUM.kalimat
    kenalkan(**{"rapat.undangan": Kabar("Undangan rapat")})
    try:
        assert queries.daftar(actor)[0].kalimat == "Undangan rapat"
    finally:
        del KABAR["rapat.undangan"]


def test_a_thing_of_an_unregistered_kind_has_neither_title_nor_address(kota, kabari, surel):
    kabari(surel)
    row = queries.daftar(kota.aktor("kadis_pu"))[0]
    assert (row.judul, row.url) == ("", "")


def test_a_thing_without_a_page_has_no_address(db):
    assert queries.url_objek("entah", 1) == ""


def test_the_key_of_a_channel_is_for_who_runs_the_system(kota, webhook):
    key = queries.kunci(kota.aktor("admin"), webhook.pk)
    assert len(bytes.fromhex(key)) == 32
    with pytest.raises(TidakBerwenang):
        queries.kunci(kota.aktor("sekda"), webhook.pk)
    assert list(queries.saluran(kota.aktor("admin"))) == [webhook]
    assert not queries.saluran(kota.aktor("sekda")).exists()
