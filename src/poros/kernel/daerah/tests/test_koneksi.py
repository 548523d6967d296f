"""Which government a connection stands in: in a request, in a job, outside any; and that rows go nowhere else."""

import pytest
from django.db import connection, transaction
from django_tenants.utils import schema_context
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from poros.kernel.daerah import langsung
from poros.kernel.daerah.koneksi import daerah, skema
from poros.kernel.daerah.langsung import topik
from poros.kernel.daerah.models import Daerah
from poros.kernel.daerah.siap import siap, sisip
from poros.kernel.organisasi.models import Orang
from poros.kernel.penomoran.models import NomorBatal, Register

pytestmark = pytest.mark.django_db
SKEMA = 1
"""The statement by which a connection goes into a schema, sent with the first question."""


class TestKoneksi:
    def test_in_a_request_the_row_is_at_hand(self, django_assert_num_queries):
        with django_assert_num_queries(0):
            assert (daerah().nama, skema()) == ("Kota Uji", "uji")

    def test_where_only_the_schema_was_named_the_row_is_read(self, django_assert_num_queries):
        known = daerah()
        with schema_context("uji"):
            assert not isinstance(connection.tenant, Daerah)
            with django_assert_num_queries(SKEMA + 1):
                assert daerah() == known

    def test_outside_any_there_is_none(self):
        with schema_context("public"):
            assert skema() == "public"
            with pytest.raises(Daerah.DoesNotExist):
                daerah()

    def test_coming_back_it_is_the_one_of_before(self):
        with schema_context("public"):
            pass
        assert skema() == "uji"
        assert Orang.objects.count() == 0

    def test_a_topic_is_of_one_government(self):
        here = topik("kejadian", 7)
        with schema_context("public"):
            assert topik("kejadian", 7) != here
        assert here == "uji/kejadian/7"


@given(st.text(alphabet="ab/ 0123456789é", max_size=20), st.integers(0, 2**40))
def test_a_letter_of_the_channel_is_read_back_whatever_the_topic_is_called(nama, nomor):
    pendengar = langsung.Pendengar()
    pendengar._catat(f"{nama} {nomor}")
    assert pendengar.nomor(nama) == nomor
    pendengar._catat(f"{nama} {max(nomor - 1, 0)}")
    assert pendengar.nomor(nama) == nomor


@pytest.mark.parametrize("surat", ["", " ", "uji/a/1", "uji/a/1 x", "uji/a/1 -3", "uji/a/1 ²", "uji/a/1 1.5"])
def test_what_is_no_letter_of_ours_leaves_nothing(surat):
    pendengar = langsung.Pendengar()
    pendengar._catat(surat)
    assert pendengar._nomor == {}


TEKS = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(TEKS, st.integers(1, 2**31 - 1)), min_size=1, max_size=5, unique_by=lambda row: row[1]))
def test_any_words_are_stored_as_they_are(db, rows):
    """Percent signs, dollars, quotes and semicolons are words here, never parts of a statement."""
    register = Register.objects.first()
    made = [NomorBatal(register=register, tahun=2026, urut=n, alasan=teks) for teks, n in rows]
    with transaction.atomic():
        sisip(made)
        kept = dict(NomorBatal.objects.values_list("urut", "alasan"))
        transaction.set_rollback(True)
    assert kept == {n: teks for teks, n in rows}


@pytest.mark.parametrize("teks", ["50%", "%s", "%(a)s", "$1", "'; DROP TABLE x; --", "\\", "é🚧"])
def test_a_value_is_never_a_part_of_the_statement(teks):
    with siap() as cursor:
        cursor.execute("SELECT %(teks)s::text, '100%%'", {"teks": teks})
        assert cursor.fetchone() == (teks, "100%")


def test_a_row_without_its_number_gets_one_and_is_django_s(kota):
    row = Register(kode="uji", nama="Uji", template="{urut}")
    sisip([row])
    row.nama = "Uji lagi"
    row.save()
    assert Register.objects.get(kode="uji").nama == "Uji lagi"
