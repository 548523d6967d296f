"""The transaction around commands: all or nothing, written at the end, and no memory from one to the next."""

import threading

import pytest
from django.db import connection, transaction

from poros.kernel.commands import COMMANDS, Ditolak, antre, command, unit_kerja
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Orang, Unit
from poros.kernel.penugasan.wewenang import Wewenang
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


@pytest.fixture
def catatan():
    """A writer that keeps what it was given, and in how many pieces."""
    calls = []

    def write(items):
        calls.append(list(items))

    write.calls = calls
    return write


@command(Wewenang.TERBITKAN, rekam=("nama",))
def namai(actor, unit, *, nama):
    if nama == "tolak":
        raise Ditolak("tidak boleh", "nama")
    unit.nama = nama
    unit.save(update_fields=["nama"])
    return unit


def nama(kode="pu"):
    return Unit.objects.get(kode=kode).nama


def test_what_is_queued_inside_is_written_once_at_the_very_end(catatan):
    with unit_kerja():
        antre(catatan, 1, 2)
        with unit_kerja():
            antre(catatan, 3)
        assert catatan.calls == []
    assert catatan.calls == [[1, 2, 3]]


def test_each_writer_gets_its_own_in_the_order_in_which_they_came(catatan):
    other = []
    with unit_kerja():
        antre(catatan, "a")
        antre(other.append, "x")
        antre(catatan, "b")
    assert (catatan.calls, other) == ([["a", "b"]], [["x"]])


def test_to_queue_nothing_is_to_call_with_nothing(catatan):
    with unit_kerja():
        antre(catatan)
    assert catatan.calls == [[]]


@pytest.mark.parametrize("di_dalam", [False, True])
def test_a_failure_writes_nothing_and_leaves_no_open_unit(catatan, di_dalam):
    def gagal():
        with unit_kerja():
            antre(catatan, 1)
            Orang.objects.create(nama="Rani Pertiwi")
            if di_dalam:
                with unit_kerja():
                    raise ZeroDivisionError
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        gagal()
    assert catatan.calls == []
    assert not Orang.objects.exists()
    with pytest.raises(RuntimeError, match="Only a command"):
        antre(catatan, 2)


def test_a_writer_that_fails_undoes_the_whole_act():
    def gagal(_items):
        raise ZeroDivisionError

    def act():
        with unit_kerja():
            Orang.objects.create(nama="Rani Pertiwi")
            antre(gagal, 1)

    with pytest.raises(ZeroDivisionError):
        act()
    assert not Orang.objects.exists()
    with unit_kerja():
        pass  # and the next unit begins anew


def test_a_refusal_that_is_forgiven_inside_undoes_nothing_of_the_other(kota):
    """Two commands in one unit, the second refused and forgiven: what the first did is kept, with its line."""
    actor = kota.aktor("kadis_pu")
    with unit_kerja():
        namai(actor, kota.unit["pu"], nama="Baru")
        with pytest.raises(Ditolak):
            namai(actor, kota.unit["pu"], nama="tolak")
    assert nama() == "Baru"
    assert [row.data for row in Jejak.objects.all()] == [{"nama": "Baru"}]


def test_a_forbidden_act_leaves_no_line(kota):
    with unit_kerja():
        namai(kota.aktor("kadis_pu"), kota.unit["pu"], nama="Baru")
        with pytest.raises(TidakBerwenang):
            namai(kota.aktor("kadis_pu"), kota.unit["dlh"], nama="Rebutan")
    assert (nama(), nama("dlh")) == ("Baru", "Dinas Lingkungan Hidup")
    assert Jejak.objects.count() == 1


def test_a_transaction_of_the_caller_that_is_undone_takes_the_lines_with_it(kota):
    with transaction.atomic():
        namai(kota.aktor("kadis_pu"), kota.unit["pu"], nama="Baru")
        transaction.set_rollback(True)
    assert nama() == "Dinas Pekerjaan Umum"
    assert not Jejak.objects.exists()


def test_the_row_of_a_command_is_read_anew_and_not_the_callers_copy(kota):
    """The caller's copy may be old or made up: only its number counts."""
    copy = Unit(pk=kota.unit["pu"].pk, nama="Karangan", kode="palsu")
    assert namai(kota.aktor("kadis_pu"), copy, nama="Baru").kode == "pu"
    assert nama() == "Baru"


@pytest.mark.parametrize("rekam", [(), ("a",), ("b",), ("a", "b")])
def test_only_what_is_declared_is_kept(kota, rekam):
    @command(Wewenang.TERBITKAN, rekam=rekam)
    def uji(actor, unit, *, a, b="bawaan"):
        return unit

    uji(kota.aktor("kadis_pu"), kota.unit["pu"], a=1, b=2)
    assert Jejak.objects.get().data == {name: {"a": 1, "b": 2}[name] for name in rekam}
    del COMMANDS[f"{__name__}.uji"]


def test_what_was_not_given_is_not_kept(kota):
    @command(Wewenang.TERBITKAN, rekam=("b",))
    def uji(actor, unit, *, b="bawaan"):
        return unit

    uji(kota.aktor("kadis_pu"), kota.unit["pu"])
    assert Jejak.objects.get().data == {}
    del COMMANDS[f"{__name__}.uji"]


@pytest.mark.parametrize(("hasil", "objek"), [("orang", "orang"), ("unit", "unit"), ("angka", "unit")])
def test_a_creation_is_told_of_what_was_made_else_of_where(kota, hasil, objek):
    made = {"orang": kota.orang["camat"], "unit": kota.unit["pu"], "angka": 7}[hasil]

    @command(Wewenang.TERBITKAN, kunci=False)
    def uji(actor, unit):
        return made

    assert uji(kota.aktor("kadis_pu"), kota.unit["pu"]) == made
    line = Jejak.objects.get()
    assert (line.objek, line.objek_id) == (objek, getattr(made, "pk", kota.unit["pu"].pk))
    del COMMANDS[f"{__name__}.uji"]


def test_a_refusal_says_what_and_where():
    refusal = Ditolak("Pilih tanggal.", "tenggat")
    assert (str(refusal), refusal.pesan, refusal.bidang) == ("Pilih tanggal.", "Pilih tanggal.", "tenggat")
    assert Ditolak("Tidak bisa.").bidang == ""


@pytest.mark.django_db(transaction=True)
def test_who_comes_second_waits_for_the_row_and_sees_what_the_first_did(kota):
    tenant, seen = connection.tenant, []
    actor, unit = kota.aktor("kadis_pu"), kota.unit["pu"]
    inside, go_on = threading.Event(), threading.Event()

    @command(Wewenang.TERBITKAN)
    def pelan(actor, unit, *, nama):
        seen.append(unit.nama)
        if nama == "Pertama":
            inside.set()
            go_on.wait(10)
        unit.nama = nama
        unit.save(update_fields=["nama"])

    def run(nama):
        connection.set_tenant(tenant)
        try:
            pelan(actor, unit, nama=nama)
        finally:
            connection.close()

    first = threading.Thread(target=run, args=("Pertama",))
    first.start()
    inside.wait(10)
    second = threading.Thread(target=run, args=("Kedua",))
    second.start()
    second.join(0.3)
    assert second.is_alive()
    go_on.set()
    first.join(10)
    second.join(10)
    assert seen == ["Dinas Pekerjaan Umum", "Pertama"]
    assert nama() == "Kedua"
    del COMMANDS[f"{__name__}.pelan"]


@pytest.mark.django_db(transaction=True)
def test_a_unit_of_one_thread_is_not_that_of_another(catatan):
    tenant, told = connection.tenant, []

    def other():
        connection.set_tenant(tenant)
        try:
            with pytest.raises(RuntimeError):
                antre(catatan, 1)
            told.append("sendiri")
        finally:
            connection.close()

    with unit_kerja():
        thread = threading.Thread(target=other)
        thread.start()
        thread.join(10)
    assert told == ["sendiri"]
    assert catatan.calls == []
