"""Prepared statements: the same rows as the ORM writes, one plan whatever the values, never another government's."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django_tenants.utils import schema_context

from poros.kernel.berkas.models import Tautan
from poros.kernel.daerah.siap import siap, sisip
from poros.kernel.jejak.models import Jejak
from poros.kernel.penomoran.models import BlokNomor, Penghitung, Register

KINI = datetime(2026, 11, 22, 3, 4, 5, 678901, tzinfo=UTC)


def baris(nomor: int = 1, **lain: object) -> Jejak:
    return Jejak(
        waktu=KINI,
        orang_id=None,
        orang=f"Orang {nomor}",
        jabatan="Sekretaris Daerah",
        unit="Setda",
        kapasitas="definitif",
        aksi="surat.catat",
        objek="surat",
        objek_id=nomor,
        data={"teks": "kutip ' dan % dan $1", "daftar": [1, None, True]},
        sidik=bytes(range(32)),
        **lain,
    )


def disiapkan() -> list[str]:
    """What the server keeps prepared for the trail on this connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements WHERE statement LIKE '%jejak_jejak%'")
        return [row[0] for row in cursor.fetchall()]


def isi(pk: int) -> dict:
    return Jejak.objects.filter(pk=pk).values(*(f.name for f in Jejak._meta.fields if f.name != "id")).get()


def test_a_row_is_what_the_orm_would_have_written(db):
    biasa, cepat = baris(), baris()
    biasa.save()
    sisip([cepat])
    assert cepat.pk == biasa.pk + 1
    assert isi(cepat.pk) == isi(biasa.pk)


def test_rows_are_stored_for_django_too(db):
    row = baris()
    sisip([row])
    assert not row._state.adding
    assert row._state.db == connection.alias
    assert Jejak.objects.get(pk=row.pk) == row


@pytest.mark.parametrize("banyak", [1, 3, 40])
def test_any_number_of_rows_is_one_statement_and_keeps_its_order(db, banyak):
    rows = [baris(n) for n in range(banyak)]
    assert not Jejak.objects.exists()  # from here on the schema is set
    with CaptureQueriesContext(connection) as queries:
        sisip(rows)
    assert len(queries) == 1
    assert "jejak_jejak" in queries[0]["sql"]
    stored = Jejak.objects.filter(pk__in=[r.pk for r in rows]).order_by("pk").values_list("objek_id", flat=True)
    assert list(stored) == list(range(banyak))


def test_nothing_to_insert_asks_nothing(db):
    with CaptureQueriesContext(connection) as queries:
        sisip([])
    assert not queries


def test_the_size_of_a_number_makes_no_second_plan(db):
    sisip([baris(1)])
    before = disiapkan()
    for nomor in (2, 40_000, 3_000_000_000):
        sisip([baris(nomor)])
    assert disiapkan() == before
    assert any("$14" in statement for statement in before)


def test_a_day_of_making_is_filled_in(db):
    block = BlokNomor(
        register=Register.objects.first(), tahun=2026, dari=5, sampai=9, unit_id=1, alasan="Listrik padam"
    )
    sisip([block])
    assert abs((BlokNomor.objects.get(pk=block.pk).dibuat - datetime.now(UTC)).total_seconds()) < 60


def test_a_tie_is_stored_by_its_key(db):
    register = Register.objects.first()
    row = Penghitung(register=register, tahun=1999, terakhir=4)
    sisip([row])
    assert Penghitung.objects.filter(register=F("register"), tahun=1999).get().register_id == register.pk


def test_a_broken_rule_is_djangos_error_and_breaks_only_its_savepoint(db):
    register = Register.objects.first()
    sisip([Penghitung(register=register, tahun=1999)])
    with pytest.raises(IntegrityError, match="penghitung_satu"), transaction.atomic():
        sisip([Penghitung(register=register, tahun=1999)])
    sisip([Penghitung(register=register, tahun=1998)])
    assert Penghitung.objects.filter(tahun__in=[1998, 1999]).count() == 2


def test_named_values_and_answers(db):
    with siap() as cursor:
        cursor.execute("SELECT %(a)s::int + 1, %(b)s::text, %(a)s::int", {"a": 41, "b": "100%"})
        assert cursor.fetchall() == [(42, "100%", 41)]


@pytest.mark.django_db(transaction=True)
def test_a_prepared_statement_follows_the_connection_into_another_government():
    """The plan was made in one schema; PostgreSQL makes it anew when the path has changed, and so must we see it."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA sebelah_siap")
        cursor.execute("CREATE TABLE sebelah_siap.berkas_tautan (LIKE berkas_tautan INCLUDING ALL)")
    try:
        for _ in range(7):  # past the point where the server settles on one plan
            with pytest.raises(IntegrityError), transaction.atomic():
                sisip([Tautan(berkas_id=-1, objek="surat", objek_id=1, nama="a.pdf", waktu=KINI)])
        with schema_context("sebelah_siap"):
            sisip([Tautan(berkas_id=-1, objek="surat", objek_id=1, nama="sebelah.pdf", waktu=KINI)])
            assert Tautan.objects.get().nama == "sebelah.pdf"
        assert not Tautan.objects.exists()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA sebelah_siap CASCADE")
