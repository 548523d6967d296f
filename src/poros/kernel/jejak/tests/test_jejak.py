"""The trail: written with the act, append-only, and every tampering is named."""

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from poros.kernel.jejak.catat import DITUTUP, baris, sederhana, tulis
from poros.kernel.jejak.models import BarisSegel, Jejak, Segel
from poros.kernel.jejak.segel import segel
from poros.kernel.jejak.verifikasi import DIHAPUS, DISISIPKAN, DIUBAH, SEGEL_RUSAK, periksa
from poros.kernel.organisasi.rules import Kapasitas


@pytest.fixture
def lima(kota):
    """Five lines, unsealed."""
    sekda = kota.aktor("sekda")
    tulis([baris(sekda, "uji.aksi", "surat", n, {"catatan": f"baris {n}"}) for n in range(1, 6)])
    return list(Jejak.objects.order_by("pk"))


@pytest.fixture
def sebagai_superuser():
    """Run SQL with the guard switched off, as somebody with the keys of the server could."""

    def run(sql, params=()):
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in ("jejak_jejak", "jejak_segel", "jejak_barissegel"):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER hanya_tambah")
            cursor.execute(sql, params)
            for table in ("jejak_jejak", "jejak_segel", "jejak_barissegel"):
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER hanya_tambah")

    return run


def kerusakan(laporan):
    return {(k.jenis, k.nomor) for k in laporan.kerusakan}


def test_a_line_keeps_person_office_and_capacity_as_words(lima):
    line = lima[0]
    assert (line.orang, line.jabatan, line.unit) == (
        "Pejabat Sekretaris Daerah",
        "Sekretaris Daerah",
        "Sekretariat Daerah",
    )
    assert line.kapasitas == "definitif"
    assert line.data == {"catatan": "baris 1"}


def test_an_untouched_trail_is_whole_and_becomes_sealed(lima):
    laporan = periksa()
    assert laporan.utuh
    assert (laporan.baris, laporan.baru_disegel, laporan.segel) == (5, 5, 1)
    assert periksa().baru_disegel == 0


def test_epochs_are_chained(lima, kota):
    segel()
    tulis([baris(kota.aktor("sekda"), "uji.aksi", "surat", 9, {})])
    assert segel() == 1
    assert list(Segel.objects.order_by("nomor").values_list("nomor", "jumlah")) == [(1, 5), (2, 1)]
    assert periksa().utuh


@pytest.mark.parametrize("tersegel", [True, False])
def test_a_changed_line_is_named(lima, sebagai_superuser, tersegel):
    if tersegel:
        segel()
    sebagai_superuser('UPDATE jejak_jejak SET data = \'{"catatan": "lain"}\' WHERE id = %s', [lima[2].pk])
    expected = DIUBAH if tersegel else DISISIPKAN
    assert kerusakan(periksa()) == {(expected, lima[2].pk)}


@pytest.mark.parametrize("kolom", ["orang", "jabatan", "kapasitas", "aksi", "objek", "waktu", "objek_id"])
def test_every_column_is_covered(lima, sebagai_superuser, kolom):
    segel()
    value = {"waktu": "now()", "objek_id": "77"}.get(kolom, "'palsu'")
    sebagai_superuser(f"UPDATE jejak_jejak SET {kolom} = {value} WHERE id = %s", [lima[0].pk])
    assert kerusakan(periksa()) == {(DIUBAH, lima[0].pk)}


def test_a_removed_line_is_named(lima, sebagai_superuser):
    segel()
    sebagai_superuser("DELETE FROM jejak_jejak WHERE id = ANY(%s)", [[lima[1].pk, lima[4].pk]])
    assert kerusakan(periksa()) == {(DIHAPUS, lima[1].pk), (DIHAPUS, lima[4].pk)}


def test_a_line_slipped_in_is_named_and_never_sealed(lima, sebagai_superuser):
    segel()
    sebagai_superuser(
        "INSERT INTO jejak_jejak (waktu, orang, jabatan, unit, kapasitas, dasar, alat, aksi, objek, objek_id, data, sidik)"
        " SELECT waktu, orang, jabatan, unit, kapasitas, dasar, alat, 'palsu', objek, objek_id, data, sidik"
        " FROM jejak_jejak WHERE id = %s",
        [lima[0].pk],
    )
    new = Jejak.objects.order_by("-pk")[0].pk
    assert kerusakan(periksa()) == {(DISISIPKAN, new)}
    assert not BarisSegel.objects.filter(jejak_id=new).exists()
    assert kerusakan(periksa()) == {(DISISIPKAN, new)}


def test_an_old_line_copied_under_a_new_number_is_named(lima, sebagai_superuser):
    """The fingerprint is over the content; a sealed place binds it to its number, so swapping two is seen too."""
    segel()
    sebagai_superuser(
        "UPDATE jejak_jejak a SET data = b.data, objek_id = b.objek_id, sidik = b.sidik, waktu = b.waktu "
        "FROM jejak_jejak b WHERE (a.id, b.id) IN ((%s, %s))",
        [lima[0].pk, lima[1].pk],
    )
    assert kerusakan(periksa()) == {(DIUBAH, lima[0].pk)}


def test_changing_the_list_of_a_seal_breaks_the_seal(lima, sebagai_superuser):
    segel()
    sebagai_superuser("DELETE FROM jejak_jejak WHERE id = %s", [lima[3].pk])
    sebagai_superuser("DELETE FROM jejak_barissegel WHERE jejak_id = %s", [lima[3].pk])
    assert (SEGEL_RUSAK, 1) in kerusakan(periksa())


def test_removing_a_whole_seal_is_seen(lima, kota, sebagai_superuser):
    segel()
    tulis([baris(kota.aktor("sekda"), "uji.aksi", "surat", 9, {})])
    segel()
    sebagai_superuser("DELETE FROM jejak_barissegel WHERE segel_id = 1")
    sebagai_superuser("DELETE FROM jejak_segel WHERE nomor = 1")
    assert {(SEGEL_RUSAK, 1), (SEGEL_RUSAK, 2)} <= kerusakan(periksa())


def test_a_seal_signed_by_somebody_else_is_seen(lima, sebagai_superuser):
    segel()
    sebagai_superuser("UPDATE jejak_segel SET tanda_tangan = %s", [bytes(64)])
    assert (SEGEL_RUSAK, 1) in kerusakan(periksa())


@pytest.mark.parametrize("sql", ["UPDATE jejak_jejak SET orang = 'x'", "DELETE FROM jejak_jejak"])
def test_even_the_owner_meets_the_guard(lima, sql):
    with pytest.raises(Exception, match="append-only"), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.django_db
def test_the_application_role_may_only_insert_and_read():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT privilege_type FROM information_schema.role_table_grants "
            "WHERE grantee = %s AND table_schema = 'uji' AND table_name = 'jejak_jejak'",
            [settings.APP_ROLE],
        )
        assert {row[0] for row in cursor.fetchall()} == {"SELECT", "INSERT"}
        cursor.execute("SELECT rolsuper, rolcreaterole FROM pg_roles WHERE rolname = %s", [settings.APP_ROLE])
        assert cursor.fetchone() == (False, False)


def test_the_application_role_is_refused_for_real(db):
    """Over a connection of its own, as in production."""
    import os

    url = os.environ["DATABASE_URL"]
    name = connection.settings_dict["NAME"]
    base, _, query = url.partition("?")
    url = f"{base.rsplit('/', 1)[0]}/{name}?{query}"
    with psycopg.connect(url) as other, pytest.raises(psycopg.errors.InsufficientPrivilege):
        other.execute("DELETE FROM uji.jejak_jejak")


def test_values_are_reduced_to_plain_ones(kota):
    assert sederhana({"unit": kota.unit["pu"], "n": [1, None]}) == {
        "unit": {"id": kota.unit["pu"].pk, "nama": "Dinas Pekerjaan Umum"},
        "n": [1, None],
    }
    with pytest.raises(TypeError, match="cannot record"):
        sederhana(object())


def test_of_a_secret_thing_no_words_are_kept(kota):
    data = {"perihal": "Dugaan", "kosong": "", "status": Kapasitas.PLT, "unit": kota.unit["pu"], "n": [3, "kata"]}
    assert sederhana(data, tertutup=True) == {
        "perihal": DITUTUP,
        "kosong": "",
        "status": "plt",
        "unit": {"id": kota.unit["pu"].pk, "nama": DITUTUP},
        "n": [3, DITUTUP],
    }
