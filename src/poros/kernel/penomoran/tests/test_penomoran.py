"""Numbers: in order, per register and year, never given twice, given back when the act fails."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from poros.kernel.penomoran.models import BlokNomor, NomorBatal, Penghitung, Register
from poros.kernel.penomoran.services import ambil


@pytest.mark.django_db
def test_numbers_follow_each_other_per_register_and_year():
    assert [ambil("surat-masuk", 2026)[0] for _ in range(3)] == [1, 2, 3]
    assert ambil("surat-masuk", 2027)[0] == 1
    assert ambil("surat-keluar", 2026)[0] == 1


@pytest.mark.django_db
def test_a_number_costs_one_statement(django_assert_num_queries):
    ambil("surat-masuk", 2026)
    with django_assert_num_queries(1):
        ambil("surat-masuk", 2026)


@pytest.mark.django_db
def test_the_register_brings_its_template():
    Register.objects.filter(kode="surat-masuk").update(template="{urut}/KHUSUS/{tahun}")
    assert ambil("surat-masuk", 2026) == (1, "{urut}/KHUSUS/{tahun}")


@pytest.mark.django_db
def test_several_at_once():
    assert ambil("surat-masuk", 2026, banyak=5)[0] == 1
    assert ambil("surat-masuk", 2026)[0] == 6


@pytest.mark.django_db
def test_an_act_that_fails_gives_its_number_back():
    with transaction.atomic():
        ambil("surat-masuk", 2026)
        transaction.set_rollback(True)
    assert ambil("surat-masuk", 2026)[0] == 1


@pytest.mark.django_db
def test_an_unknown_register_is_refused():
    with pytest.raises(LookupError, match="no register"):
        ambil("tidak-ada", 2026)


@pytest.mark.django_db
def test_a_void_number_is_explained_once_and_never_changed():
    register = Register.objects.get(kode="surat-masuk")
    NomorBatal.objects.create(register=register, tahun=2026, urut=4, alasan="Salah catat")
    with pytest.raises(IntegrityError), transaction.atomic():
        NomorBatal.objects.create(register=register, tahun=2026, urut=4, alasan="Lagi")
    with pytest.raises(Exception, match="append-only"), transaction.atomic():
        NomorBatal.objects.update(alasan="Lain")


@pytest.mark.django_db
def test_a_block_runs_upwards():
    register = Register.objects.get(kode="surat-masuk")
    with pytest.raises(IntegrityError), transaction.atomic():
        BlokNomor.objects.create(register=register, tahun=2026, dari=9, sampai=3, unit_id=1, alasan="-")


@pytest.mark.django_db(transaction=True)
def test_four_at_once_get_four_numbers():
    schema, taken = connection.schema_name, []

    def satu():
        connection.set_schema(schema)
        with transaction.atomic():
            taken.append(ambil("surat-masuk", 2026)[0])
        connection.close()

    threads = [threading.Thread(target=satu) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert sorted(taken) == [1, 2, 3, 4]
    assert Penghitung.objects.get().terakhir == 4
