"""The map of a real town: inboxes, lines of escalation and scopes, written down one by one; and what changes them."""

from datetime import date, timedelta

import pytest

from poros.kernel.organisasi.models import Jabatan, Koordinasi, Unit, VersiPeta
from poros.kernel.organisasi.peta import baca
from poros.kernel.organisasi.rules import JenisUnit

HARI = date(2026, 11, 23)
SEHARI = timedelta(days=1)
SEMUA = ("kdh", "setda", "as1", "as2", "umum", "kesra", "ekbang", "pu", "pu_sda", "dlh", "sos", "kec", "insp")


@pytest.fixture
def u(kota):
    return {kode: unit.pk for kode, unit in kota.unit.items()}


@pytest.fixture
def kode(kota):
    """Numbers of units back into their codes."""
    names = {unit.pk: kode for kode, unit in kota.unit.items()}
    return lambda ids: [names[pk] for pk in ids]


@pytest.mark.parametrize(
    ("unit", "kantor", "koordinator", "rantai"),
    [
        ("kdh", "kdh", None, []),
        ("setda", "setda", None, ["kdh"]),
        ("as1", "as1", None, ["setda", "kdh"]),
        ("umum", "umum", None, ["setda", "kdh"]),
        ("kesra", "kesra", None, ["as1", "setda", "kdh"]),
        ("ekbang", "ekbang", None, ["as2", "setda", "kdh"]),
        ("pu", "pu", "ekbang", ["ekbang", "as2", "setda", "kdh"]),
        ("pu_sda", "pu", "ekbang", ["ekbang", "as2", "setda", "kdh"]),
        ("dlh", "dlh", "ekbang", ["ekbang", "as2", "setda", "kdh"]),
        ("sos", "sos", "kesra", ["kesra", "as1", "setda", "kdh"]),
        ("kec", "kec", "kesra", ["kesra", "as1", "setda", "kdh"]),
        ("insp", "insp", None, ["kdh"]),
    ],
)
def test_every_unit_has_its_inbox_its_coordinator_and_its_line(kota, u, kode, unit, kantor, koordinator, rantai):  # noqa: PLR0917 -- one table
    peta = baca(HARI)
    assert kode([peta.kantor(u[unit])]) == [kantor]
    assert peta.koordinator_dari(u[unit]) == (u[koordinator] if koordinator else None)
    assert kode(peta.rantai(u[unit])) == rantai


@pytest.mark.parametrize(
    ("unit", "lingkup"),
    [
        ("kdh", {"pu", "pu_sda", "dlh", "sos", "kec"}),
        ("setda", {"pu", "pu_sda", "dlh", "sos", "kec"}),
        ("as1", {"sos", "kec"}),
        ("as2", {"pu", "pu_sda", "dlh"}),
        ("ekbang", {"pu", "pu_sda", "dlh"}),
        ("umum", set()),
        ("pu", set()),
    ],
)
def test_what_an_office_looks_after(kota, u, kode, unit, lingkup):
    assert set(kode(baca(HARI).lingkup(u[unit]))) == lingkup


def test_the_map_has_every_unit_and_its_head(kota, u):
    peta = baca(HARI)
    assert set(peta.simpul) == set(u.values())
    assert {peta.simpul[pk].kode for pk in peta.kepala} == set(SEMUA) - {"pu_sda"}
    assert peta.kepala[u["pu"]] == kota.jabatan["kadis_pu"].pk


@pytest.mark.parametrize(
    ("a", "b", "bersama"),
    [
        ("pu", "dlh", "ekbang"),
        ("pu", "sos", "setda"),
        ("insp", "pu", "kdh"),
        ("kdh", "pu", "kdh"),
        ("umum", "pu", "setda"),
    ],
)
def test_who_stands_above_two_is_the_same_from_either_side(kota, u, a, b, bersama):
    peta = baca(HARI)
    assert peta.atasan_bersama(u[a], u[b]) == peta.atasan_bersama(u[b], u[a]) == u[bersama]


def test_two_towns_apart_have_nobody_above_both(kota, u):
    lain = Unit.objects.create(kode="luar", nama="Luar", singkatan="L", jenis=JenisUnit.LUAR)
    peta = baca(HARI)
    assert peta.atasan_bersama(lain.pk, u["pu"]) is None
    assert peta.rantai(lain.pk) == []
    assert peta.kantor(lain.pk) == lain.pk


@pytest.mark.parametrize("hari", [HARI - SEHARI, HARI, HARI + SEHARI])
def test_on_the_day_of_a_change_the_new_line_holds_and_the_day_before_the_old_one(kota, u, hari):
    Koordinasi.objects.filter(unit=kota.unit["pu"]).update(sampai=HARI - SEHARI)
    Koordinasi.objects.create(koordinator=kota.unit["kesra"], unit=kota.unit["pu"], dari=HARI, dasar="Perwali 9")
    expected = "ekbang" if hari < HARI else "kesra"
    peta = baca(hari)
    assert peta.koordinator_dari(u["pu"]) == u[expected]
    assert u["pu"] in peta.lingkup(u[expected])
    assert u["pu_sda"] in peta.lingkup(u[expected])


def test_a_part_may_be_coordinated_by_another_than_its_whole(kota, u):
    """The nearest line counts: Bidang SDA goes its own way."""
    Koordinasi.objects.create(koordinator=kota.unit["kesra"], unit=kota.unit["pu_sda"], dari=HARI, dasar="Perwali 9")
    peta = baca(HARI)
    assert peta.koordinator_dari(u["pu_sda"]) == u["kesra"]
    assert peta.koordinator_dari(u["pu"]) == u["ekbang"]


def test_who_helps_to_coordinate_looks_after_but_does_not_escalate(kota, u):
    Koordinasi.objects.create(
        koordinator=kota.unit["kesra"], unit=kota.unit["pu"], dari=HARI, utama=False, dasar="Perwali 9"
    )
    peta = baca(HARI)
    assert u["pu"] in peta.lingkup(u["kesra"])
    assert peta.koordinator_dari(u["pu"]) == u["ekbang"]


def test_a_closed_head_leaves_the_unit_without_one(kota, u):
    Jabatan.objects.filter(pk=kota.jabatan["camat"].pk).update(aktif=False)
    assert u["kec"] not in baca(HARI).kepala


@pytest.mark.parametrize(("kode_", "jenis"), [("as1", JenisUnit.ASISTEN), ("umum", JenisUnit.BAGIAN)])
def test_units_of_a_kind_come_in_the_order_of_the_structure(kota, kode_, jenis):
    peta = baca(HARI)
    found = peta.jenis(jenis)
    assert found[0].kode == kode_
    assert [s.kode for s in found] == [k for k in SEMUA if peta.simpul[kota.unit[k].pk].jenis is jenis]
    assert peta.jenis() == []


def test_the_memory_is_renewed_by_version_and_by_day_and_by_nothing_else(kota):
    first = kota.aktor("sekda", HARI).peta
    Unit.objects.filter(kode="pu").update(nama="Dinas PUPR")
    assert kota.aktor("sekda", HARI).peta.simpul[kota.unit["pu"].pk].nama == "Dinas Pekerjaan Umum"
    VersiPeta.objects.update(nilai=first.versi + 1)
    assert kota.aktor("sekda", HARI).peta.simpul[kota.unit["pu"].pk].nama == "Dinas PUPR"
    tomorrow = kota.aktor("sekda", HARI + SEHARI).peta
    assert tomorrow is not first
    assert tomorrow.simpul == kota.aktor("sekda", HARI).peta.simpul
