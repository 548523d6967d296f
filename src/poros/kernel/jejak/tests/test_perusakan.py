"""Every way to tamper with lines and seals that somebody with the keys of the database has: each is named."""

import pytest
from django.db import connection

from poros.kernel.jejak import kunci as modul_kunci
from poros.kernel.jejak.catat import baris, tulis
from poros.kernel.jejak.models import BarisSegel, Jejak, Segel
from poros.kernel.jejak.rules import KOLOM, kepala, sidik
from poros.kernel.jejak.segel import AWAL, segel
from poros.kernel.jejak.verifikasi import DIHAPUS, DISISIPKAN, DIUBAH, SEGEL_RUSAK, periksa

TABEL = ("jejak_jejak", "jejak_segel", "jejak_barissegel")


@pytest.fixture
def tambah(kota):
    """Write so many lines of the Sekda."""
    nomor = iter(range(1, 1000))

    def write(banyak=1):
        sekda = kota.aktor("sekda")
        tulis([baris(sekda, "uji.aksi", "surat", next(nomor), {"catatan": "isi"}) for _n in range(banyak)])

    return write


@pytest.fixture
def dua_segel(tambah):
    """Lines 1-3 in the first seal, 4-5 in the second; the numbers of the lines."""
    tambah(3)
    segel()
    tambah(2)
    segel()
    return list(Jejak.objects.order_by("pk").values_list("pk", flat=True))


@pytest.fixture
def rusak():
    """Run statements with the guard switched off; say what the check finds afterwards, and found before: nothing."""

    def tamper(*statements):
        assert periksa().utuh
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in TABEL:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER hanya_tambah")
            for sql, *params in statements:
                cursor.execute(sql, params)
            for table in TABEL:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER hanya_tambah")
        return {(k.jenis, k.nomor) for k in periksa().kerusakan}

    return tamper


def bertukar(kolom, a, b):
    """Exchange columns of two lines."""
    pairs = ", ".join(f"{k} = lain.{k}" for k in kolom)
    return (
        f"UPDATE jejak_jejak j SET {pairs} FROM jejak_jejak lain WHERE (j.id, lain.id) IN ((%s, %s), (%s, %s))",
        a,
        b,
        b,
        a,
    )


def test_two_lines_that_change_places_are_both_named(dua_segel, rusak):
    """Each is genuine; only the number under which it was sealed says that it stands in the wrong place."""
    a, b = dua_segel[0], dua_segel[4]
    assert rusak(bertukar([*KOLOM, "sidik"], a, b)) == {(DIUBAH, a), (DIUBAH, b)}


def test_two_lines_that_change_places_together_with_their_places_in_the_seal_are_named(dua_segel, rusak):
    """The tree is then as it was signed; the leaf holds the number of its line, and that no longer fits."""
    a, b = dua_segel[:2]
    found = rusak(
        bertukar([*KOLOM, "sidik"], a, b),
        ("UPDATE jejak_barissegel SET jejak_id = -1 WHERE jejak_id = %s", a),
        ("UPDATE jejak_barissegel SET jejak_id = %s WHERE jejak_id = %s", a, b),
        ("UPDATE jejak_barissegel SET jejak_id = %s WHERE jejak_id = -1", b),
    )
    assert found == {(DIUBAH, a), (DIUBAH, b)}


def test_a_line_with_the_fingerprint_of_another_is_named(dua_segel, rusak):
    a, b = dua_segel[:2]
    assert rusak(bertukar(["sidik"], a, b)) == {(DIUBAH, a), (DIUBAH, b)}


@pytest.mark.parametrize("kolom", ["orang_id", "pemangku_id", "unit", "dasar", "alat", "data"])
def test_no_word_of_a_line_can_be_changed_unseen(dua_segel, rusak, kolom):
    value = {"orang_id": "77", "pemangku_id": "NULL", "data": "'{}'"}.get(kolom, "'palsu'")
    assert rusak((f"UPDATE jejak_jejak SET {kolom} = {value} WHERE id = %s", dua_segel[1])) == {(DIUBAH, dua_segel[1])}


def test_a_line_forged_under_another_key_is_named(dua_segel, rusak):
    row = Jejak.objects.get(pk=dua_segel[2])
    row.orang = "Orang Lain"
    forged = sidik(b"kunci yang ditebak", {name: getattr(row, name) for name in KOLOM})
    found = rusak(("UPDATE jejak_jejak SET orang = 'Orang Lain', sidik = %s WHERE id = %s", forged, row.pk))
    assert found == {(DIUBAH, row.pk)}


@pytest.mark.parametrize(
    ("sql", "segelnya"),
    [
        ("UPDATE jejak_segel SET jumlah = jumlah + 1 WHERE nomor = 1", {1}),
        ("UPDATE jejak_segel SET akar = sha256('x') WHERE nomor = 1", {1}),
        ("UPDATE jejak_segel SET kepala = sha256('x') WHERE nomor = 1", {1, 2}),
        ("UPDATE jejak_segel SET kepala = sha256('x') WHERE nomor = 2", {2}),
        ("UPDATE jejak_segel a SET tanda_tangan = b.tanda_tangan FROM jejak_segel b WHERE a.nomor <> b.nomor", {1, 2}),
        ("UPDATE jejak_barissegel SET daun = sha256('x') WHERE urut = 0 AND segel_id = 1", {1}),
        ("UPDATE jejak_barissegel SET urut = urut + 10 WHERE urut = 0 AND segel_id = 1", {1}),
        ("UPDATE jejak_barissegel SET segel_id = 2, urut = 9 WHERE urut = 0 AND segel_id = 1", {1, 2}),
        ("DELETE FROM jejak_barissegel WHERE urut = 1 AND segel_id = 2", {2}),
    ],
)
def test_what_is_done_to_a_seal_breaks_that_seal(dua_segel, rusak, sql, segelnya):
    found = rusak((sql,))
    assert {nomor for jenis, nomor in found if jenis == SEGEL_RUSAK} == segelnya


def test_a_place_for_a_line_that_never_was_is_named(dua_segel, rusak):
    found = rusak(("INSERT INTO jejak_barissegel (jejak_id, segel_id, urut, daun) VALUES (999, 2, 2, sha256('x'))",))
    assert found == {(DIHAPUS, 999), (SEGEL_RUSAK, 2)}


def test_a_seal_in_the_middle_that_is_gone_is_named_by_its_number(dua_segel, tambah, rusak):
    tambah()
    segel()
    found = rusak(
        ("DELETE FROM jejak_barissegel WHERE segel_id = 2",),
        ("DELETE FROM jejak_segel WHERE nomor = 2",),
    )
    assert {(SEGEL_RUSAK, 2), (SEGEL_RUSAK, 3)} <= found


def test_a_seal_that_was_made_up_is_named(dua_segel, rusak):
    last = Segel.objects.get(nomor=2)
    head = kepala(3, bytes(last.kepala), AWAL, 0)
    found = rusak(
        (
            "INSERT INTO jejak_segel (nomor, waktu, jumlah, akar, kepala, tanda_tangan) VALUES (3, now(), 0, %s, %s, %s)",
            AWAL,
            head,
            bytes(64),
        )
    )
    assert found == {(SEGEL_RUSAK, 3)}


def test_all_of_it_gone_is_told_by_the_head_that_was_noted_outside(dua_segel, rusak):
    """A trail cut off at a seal is whole in itself: that is why heads are written down elsewhere."""
    noted = Segel.objects.get(nomor=2).kepala_hex
    found = rusak(
        ("DELETE FROM jejak_barissegel WHERE segel_id = 2",),
        ("DELETE FROM jejak_segel WHERE nomor = 2",),
        ("DELETE FROM jejak_jejak WHERE id = ANY(%s)", dua_segel[3:]),
    )
    assert found == set()
    assert noted not in {row.kepala_hex for row in Segel.objects.all()}


def test_lines_that_are_sealed_anew_get_the_head_that_was_noted(dua_segel, rusak):
    """Only the seal was removed: nothing is lost, and the same lines give the same head."""
    noted = Segel.objects.get(nomor=2).kepala_hex
    found = rusak(
        ("DELETE FROM jejak_barissegel WHERE segel_id = 2",),
        ("DELETE FROM jejak_segel WHERE nomor = 2",),
    )
    assert found == set()
    assert Segel.objects.get(nomor=2).kepala_hex == noted


@pytest.mark.parametrize("banyak", [1, 3])
def test_each_of_several_damages_is_named(dua_segel, rusak, banyak):
    found = rusak(("UPDATE jejak_jejak SET orang = 'palsu' WHERE id = ANY(%s)", dua_segel[:banyak]))
    assert found == {(DIUBAH, pk) for pk in dua_segel[:banyak]}


def test_a_damaged_line_of_the_open_tail_is_never_sealed_and_the_rest_is(dua_segel, tambah, rusak):
    assert periksa().utuh
    tambah(3)
    bad = Jejak.objects.order_by("-pk")[1].pk
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE jejak_jejak DISABLE TRIGGER hanya_tambah")
        cursor.execute("UPDATE jejak_jejak SET orang = 'palsu' WHERE id = %s", [bad])
        cursor.execute("ALTER TABLE jejak_jejak ENABLE TRIGGER hanya_tambah")
    laporan = periksa()
    assert [(k.jenis, k.nomor) for k in laporan.kerusakan] == [(DISISIPKAN, bad)]
    assert laporan.baru_disegel == 2
    assert not BarisSegel.objects.filter(jejak_id=bad).exists()


def test_under_another_key_nothing_is_genuine(dua_segel, monkeypatch, tmp_path, settings):
    """The keys live beside the database: who brings only the database along proves nothing with it."""
    settings.DATA_DIR = tmp_path
    for name in ("kunci_sidik", "kunci_segel"):
        getattr(modul_kunci, name).cache_clear()
    try:
        found = {(k.jenis, k.nomor) for k in periksa().kerusakan}
    finally:
        for name in ("kunci_sidik", "kunci_segel"):
            getattr(modul_kunci, name).cache_clear()
    assert {(DIUBAH, pk) for pk in dua_segel} <= found
    assert {(SEGEL_RUSAK, 1), (SEGEL_RUSAK, 2)} <= found


def test_the_report_says_it_as_data_too(dua_segel, rusak):
    rusak(("UPDATE jejak_jejak SET orang = 'palsu' WHERE id = %s", dua_segel[0]))
    told = periksa().json()
    assert (told["utuh"], told["baris"], told["segel"]) == (False, 5, 2)
    assert [(k["jenis"], k["nomor"]) for k in told["kerusakan"]] == [(DIUBAH, dua_segel[0])]
    assert "segel 1" in told["kerusakan"][0]["keterangan"]


def test_an_empty_trail_is_whole(db):
    laporan = periksa()
    assert (laporan.utuh, laporan.baris, laporan.segel, laporan.baru_disegel) == (True, 0, 0, 0)
