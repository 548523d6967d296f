"""Commands: authorised, locked, done and recorded together, or not at all."""

from enum import StrEnum

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from poros.kernel.commands import Ditolak, antre, command, unit_kerja
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.wewenang import Wewenang
from poros.kernel.wewenang import TidakBerwenang, aturan, boleh, fetch, may, visible


@command(Wewenang.TERBITKAN, rekam=("nama",))
def ganti_nama(actor, unit, *, nama, rahasia=""):
    unit.nama = nama
    unit.save(update_fields=["nama"])
    return unit


@command(Wewenang.TERBITKAN)
def dua_kali(actor, unit, *, nama):
    ganti_nama(actor, unit, nama=nama)
    if nama == "gagal":
        raise Ditolak("tidak jadi", "nama")
    return ganti_nama(actor, unit, nama=f"{nama}!")


def test_an_act_leaves_one_line_with_the_declared_arguments_only(kota):
    ganti_nama(kota.aktor("kadis_pu"), kota.unit["pu"], nama="PU Baru", rahasia="jangan disimpan")
    line = Jejak.objects.get()
    assert line.aksi == "arahan.terbitkan"
    assert line.data == {"nama": "PU Baru"}
    assert line.objek_id == kota.unit["pu"].pk


def test_an_act_without_authority_does_and_records_nothing(kota):
    with pytest.raises(TidakBerwenang):
        ganti_nama(kota.aktor("kadis_pu"), kota.unit["dlh"], nama="Rebutan")
    assert Unit.objects.get(kode="dlh").nama == "Dinas Lingkungan Hidup"
    assert not Jejak.objects.exists()


def test_a_refusal_inside_undoes_everything(kota):
    with pytest.raises(Ditolak):
        dua_kali(kota.aktor("kadis_pu"), kota.unit["pu"], nama="gagal")
    assert Unit.objects.get(kode="pu").nama == "Dinas Pekerjaan Umum"
    assert not Jejak.objects.exists()


def test_nested_acts_write_their_lines_in_one_statement(kota):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        dua_kali(kota.aktor("kadis_pu"), kota.unit["pu"], nama="PU")
    assert sum('INSERT INTO "jejak_jejak"' in q["sql"] for q in queries) == 1
    assert Jejak.objects.count() == 3


def test_authorising_and_locking_is_one_query(kota):
    actor = kota.aktor("kadis_pu")
    with CaptureQueriesContext(connection) as queries:
        ganti_nama(actor, kota.unit["pu"], nama="PU")
    assert [q["sql"].split()[0] for q in queries] == ["SAVEPOINT", "SELECT", "UPDATE", "INSERT", "RELEASE"]
    assert "FOR NO KEY UPDATE" in queries[1]["sql"]


def test_nobody_writes_outside_a_command():
    with pytest.raises(RuntimeError, match="Only a command"):
        antre(print, 1)


@pytest.mark.django_db
def test_a_writer_may_queue_for_another_writer():
    seen = []

    def second(items):
        seen.append(("second", items))

    def first(items):
        seen.append(("first", items))
        antre(second, "later")

    with unit_kerja():
        antre(first, "a", "b")
        antre(first, "c")
    assert seen == [("first", ["a", "b", "c"]), ("second", ["later"])]


def test_an_unknown_permission_is_denied_loudly():
    class Lain(StrEnum):
        ASING = "asing"

    with pytest.raises(LookupError, match="No module"):
        aturan(Lain.ASING)


def test_a_permission_does_not_answer_for_another_model(kota):
    with pytest.raises(TypeError, match="speaks of Penugasan"):
        visible(kota.aktor("sekda"), Wewenang.LIHAT, Unit.objects.all())


@pytest.mark.parametrize("pk", [-1, "x", 2**70, None])
def test_missing_and_malformed_look_like_forbidden(kota, pk):
    with pytest.raises(TidakBerwenang):
        fetch(kota.aktor("sekda"), Wewenang.TERBITKAN, Unit.objects.all(), pk)


def test_nobody_signed_in_sees_nothing(kota):
    assert not visible(None, Wewenang.TERBITKAN, Unit.objects.all()).exists()
    assert boleh(None, kota.unit["pu"], Wewenang.TERBITKAN) == frozenset()


def test_button_and_command_ask_the_same_rule(kota, django_assert_num_queries):
    for kode in ("kadis_pu", "tu_pu", "staf_pu", "camat"):
        actor = kota.aktor(kode)
        allowed = may(actor, Wewenang.TERBITKAN, kota.unit["pu"])
        assert allowed is (kode in {"kadis_pu", "tu_pu"})
        with django_assert_num_queries(1):
            assert (Wewenang.TERBITKAN in boleh(actor, kota.unit["pu"], Wewenang.TERBITKAN)) is allowed


def test_creating_twice_inside_one_unit_authorises_once(kota):
    """The rule is the same though the permissions have two names; another office is asked anew."""

    @command(Wewenang.TERBITKAN, kunci=False)
    def dalam(actor, unit):
        return unit

    actor = kota.aktor("kadis_pu")
    with CaptureQueriesContext(connection) as queries, unit_kerja():
        dalam(actor, kota.unit["pu"])
        dalam(actor, kota.unit["pu"])
    assert sum("organisasi_unit" in q["sql"] for q in queries) == 1
    with unit_kerja():
        dalam(actor, kota.unit["pu"])
        with pytest.raises(TidakBerwenang):
            dalam(kota.aktor("kadis_dlh"), kota.unit["pu"])
