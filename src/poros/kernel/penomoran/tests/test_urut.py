"""The law of numbers: in order, without a gap, without a twin, whoever fails, waits or takes many at once."""

import threading
from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from poros.kernel.penomoran.benih import BAWAAN, benih
from poros.kernel.penomoran.models import BlokNomor, NomorBatal, Penghitung, Register
from poros.kernel.penomoran.services import ambil
from poros.pure.nomor import periksa, susun

pytestmark = pytest.mark.django_db


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.integers(1, 9), st.booleans()), min_size=1, max_size=12))
def test_what_was_kept_leaves_no_gap_whatever_failed_in_between(db, taken):
    """Some take one number, some many, some fail: what remains is 1, 2, 3, … to the last."""
    Penghitung.objects.all().delete()
    given_out = []
    for banyak, jadi in taken:
        with transaction.atomic():
            first, _template = ambil("surat-masuk", 2026, banyak)
            if not jadi:
                transaction.set_rollback(True)
        if jadi:
            given_out += range(first, first + banyak)
    assert given_out == list(range(1, len(given_out) + 1))
    counter = Penghitung.objects.first()
    assert (counter.terakhir if counter else 0) == len(given_out)


@pytest.mark.parametrize("tahun", [1999, 2026, 2027, 2199])
def test_each_year_begins_at_one_and_an_old_year_goes_on(tahun):
    ambil("surat-masuk", 2026, 7)
    assert ambil("surat-masuk", tahun)[0] == (8 if tahun == 2026 else 1)
    assert ambil("surat-masuk", 2026)[0] == (9 if tahun == 2026 else 8)


def test_registers_do_not_know_of_each_other():
    Register.objects.create(kode="keputusan", nama="Keputusan", template="{urut}/{tahun}")
    ambil("surat-masuk", 2026, 30)
    assert ambil("keputusan", 2026) == (1, "{urut}/{tahun}")
    assert set(Penghitung.objects.values_list("register__kode", "terakhir")) == {("surat-masuk", 30), ("keputusan", 1)}


@pytest.mark.parametrize("kode", ["", "tidak-ada", "SURAT-MASUK", "surat-masuk ", "surat-masuk'; DROP TABLE x"])
def test_what_is_no_register_gives_no_number_and_makes_no_counter(kode):
    with pytest.raises(LookupError, match="no register"):
        ambil(kode, 2026)
    assert not Penghitung.objects.exists()


def berjalan(*works):
    """Run each in a thread of its own, in this government; wait for all."""
    tenant = connection.tenant

    def inside(work):
        connection.set_tenant(tenant)
        try:
            work()
        finally:
            connection.close()

    threads = [threading.Thread(target=inside, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    return threads


@pytest.mark.django_db(transaction=True)
def test_who_comes_second_waits_and_gets_the_number_that_the_first_gave_back():
    took, undo, second = threading.Event(), threading.Event(), []

    def first():
        with transaction.atomic():
            assert ambil("surat-masuk", 2026)[0] == 1
            took.set()
            undo.wait(10)
            transaction.set_rollback(True)

    def other():
        took.wait(10)
        with transaction.atomic():
            second.append(ambil("surat-masuk", 2026)[0])

    a, b = berjalan(first, other)
    took.wait(10)
    b.join(0.3)
    assert b.is_alive(), "a number whose act is not finished is passed over"
    undo.set()
    a.join(10)
    b.join(10)
    assert second == [1]


@pytest.mark.django_db(transaction=True)
def test_another_year_and_another_register_need_not_wait():
    took, done, others = threading.Event(), threading.Event(), []

    def first():
        with transaction.atomic():
            ambil("surat-masuk", 2026)
            took.set()
            done.wait(10)

    def other():
        took.wait(10)
        others.extend([ambil("surat-masuk", 2027)[0], ambil("surat-keluar", 2026)[0]])

    a, b = berjalan(first, other)
    b.join(5)
    assert others == [1, 1]
    done.set()
    a.join(10)


@pytest.mark.django_db(transaction=True)
def test_many_who_take_many_get_spans_that_do_not_meet():
    spans = []

    def take(banyak):
        def run():
            for _n in range(3):
                with transaction.atomic():
                    first = ambil("surat-masuk", 2026, banyak)[0]
                spans.append((first, first + banyak))

        return run

    for thread in berjalan(*(take(banyak) for banyak in (1, 2, 5))):
        thread.join(20)
    spans.sort()
    assert spans[0][0] == 1
    assert all(end == begin for (_begin, end), (begin, _end) in pairwise(spans))
    assert Penghitung.objects.get().terakhir == spans[-1][1] - 1 == 3 * 8


def test_the_year_of_a_number_is_that_of_the_governments_clock():
    """At half past midnight in Jayapura it is still last year in London: the caller says which year he means."""
    jayapura = datetime(2027, 1, 1, 0, 30, tzinfo=ZoneInfo("Asia/Jayapura"))
    london = jayapura.astimezone(ZoneInfo("Europe/London"))
    assert (jayapura.year, london.year) == (2027, 2026)
    ambil("surat-masuk", london.year)
    assert ambil("surat-masuk", jayapura.year)[0] == 1


@pytest.mark.parametrize(("kode", "nama", "template"), BAWAAN)
def test_the_registers_of_a_new_government_have_templates_that_can_be_used(kode, nama, template):
    assert Register.objects.get(kode=kode).nama == nama
    assert periksa(template) == []
    made = susun(template, urut=7, tahun=2026, bulan=11, unit="Setda", kode="000", instansi="Kota Contoh")
    assert "7" in made
    assert "2026" in made


def test_planting_again_leaves_a_template_that_was_changed():
    Register.objects.filter(kode="surat-masuk").update(template="{urut}/X")
    before = Register.objects.count()
    benih()
    assert Register.objects.get(kode="surat-masuk").template == "{urut}/X"
    assert Register.objects.count() == before >= len(BAWAAN)


@pytest.mark.parametrize(("dari", "sampai", "boleh"), [(5, 9, True), (5, 5, True), (9, 5, False), (-1, 5, False)])
def test_a_block_is_a_span_of_numbers(dari, sampai, boleh):
    isi = {"register": Register.objects.first(), "tahun": 2026, "unit_id": 1, "alasan": "Listrik padam"}
    if boleh:
        assert str(BlokNomor.objects.create(dari=dari, sampai=sampai, **isi)) == f"{dari}–{sampai}"
        return
    with pytest.raises(IntegrityError), transaction.atomic():
        BlokNomor.objects.create(dari=dari, sampai=sampai, **isi)


@pytest.mark.parametrize("model", [BlokNomor, NomorBatal])
def test_what_explains_a_gap_is_never_changed_nor_taken_away(model):
    isi = {"register": Register.objects.first(), "tahun": 2026, "alasan": "Salah catat"}
    row = model.objects.create(
        **isi, **({"urut": 4} if model is NomorBatal else {"dari": 1, "sampai": 2, "unit_id": 1})
    )
    for act in (lambda: model.objects.update(alasan="Lain"), row.delete):
        with pytest.raises(Exception, match="append-only"), transaction.atomic():
            act()
    assert model.objects.get().alasan == "Salah catat"


def test_a_register_with_numbers_is_not_deleted():
    ambil("surat-masuk", 2026)
    with pytest.raises(Exception, match="protected"):
        Register.objects.get(kode="surat-masuk").delete()
