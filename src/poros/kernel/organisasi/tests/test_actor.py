"""Authority hangs on the office held that day."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from poros.kernel.organisasi.actor import actor
from poros.kernel.organisasi.models import Pemangku, Unit, VersiPeta
from poros.kernel.organisasi.rules import Kapasitas, berlaku

HARI = date(2026, 11, 23)
BESOK = HARI + timedelta(days=1)


def test_a_holder_acts_in_office(kota):
    sekda = kota.aktor("sekda", HARI)
    assert sekda.jabat.sebutan == "Sekretaris Daerah"
    assert sekda.unit_id == kota.unit["setda"].pk
    assert sekda.puncak


def test_actor_costs_one_query_when_the_map_is_known(kota, django_assert_num_queries):
    kota.aktor("sekda", HARI)
    with django_assert_num_queries(1):
        kota.aktor("kadis_pu", HARI)


def test_a_change_of_the_organisation_renews_the_map(kota):
    before = kota.aktor("sekda", HARI).peta
    Unit.objects.create(kode="baru", nama="Dinas Baru", singkatan="Baru", jenis="dinas", induk=kota.unit["kdh"])
    assert kota.aktor("sekda", HARI).peta is before
    VersiPeta.objects.update(nilai=2)
    assert len(kota.aktor("sekda", HARI).peta.simpul) == len(before.simpul) + 1


def test_an_expired_warrant_confers_nothing(kota):
    Pemangku.objects.create(
        jabatan=kota.jabatan["sekda"],
        orang=kota.orang["asisten1"],
        kapasitas=Kapasitas.PLH,
        dari=HARI - timedelta(days=5),
        sampai=HARI,
        dasar="SP 1/2026",
    )
    today = actor(kota.orang["asisten1"], HARI, jabatan_id=kota.jabatan["sekda"].pk)
    assert today.jabat.sebutan == "Plh. Sekretaris Daerah"
    assert today.jabat.mandat
    tomorrow = actor(kota.orang["asisten1"], BESOK, jabatan_id=kota.jabatan["sekda"].pk)
    assert tomorrow.jabat.jabatan_id == kota.jabatan["asisten1"].pk
    assert tomorrow.lainnya == ()


def test_definitive_office_comes_first_and_others_are_offered(kota):
    Pemangku.objects.create(
        jabatan=kota.jabatan["kadis_dlh"],
        orang=kota.orang["kadis_pu"],
        kapasitas=Kapasitas.PLT,
        dari=HARI,
        sampai=BESOK,
        dasar="SP 2/2026",
    )
    both = actor(kota.orang["kadis_pu"], HARI)
    assert both.jabat.jabatan_id == kota.jabatan["kadis_pu"].pk
    assert [j.jabatan_id for j in both.lainnya] == [kota.jabatan["kadis_dlh"].pk]
    other = both.sebagai(kota.jabatan["kadis_dlh"].pk)
    assert other.unit_id == kota.unit["dlh"].pk
    assert [j.jabatan_id for j in other.lainnya] == [kota.jabatan["kadis_pu"].pk]


def test_an_office_one_does_not_hold_is_not_taken(kota):
    assert kota.aktor("camat", HARI).sebagai(kota.jabatan["sekda"].pk).jabat.jabatan == "Camat Utara"


def test_nobody_without_office(kota):
    Pemangku.objects.filter(orang=kota.orang["camat"]).update(dicabut=HARI)
    assert actor(kota.orang["camat"], HARI) is None


@pytest.mark.parametrize(
    ("kode", "rantai"),
    [
        ("pu", ["ekbang", "as2", "setda", "kdh"]),
        ("pu_sda", ["ekbang", "as2", "setda", "kdh"]),
        ("umum", ["setda", "kdh"]),
        ("insp", ["kdh"]),
    ],
)
def test_line_of_escalation(kota, kode, rantai):
    peta = kota.aktor("sekda", HARI).peta
    assert peta.rantai(kota.unit[kode].pk) == [kota.unit[k].pk for k in rantai]


def test_scope_of_coordination(kota):
    peta = kota.aktor("sekda", HARI).peta
    u = {k: v.pk for k, v in kota.unit.items()}
    assert peta.lingkup(u["as2"]) == {u["pu"], u["pu_sda"], u["dlh"]}
    assert peta.lingkup(u["setda"]) == {u["pu"], u["pu_sda"], u["dlh"], u["sos"], u["kec"]}
    assert peta.lingkup(u["pu"]) == frozenset()


def test_common_superior(kota):
    peta = kota.aktor("sekda", HARI).peta
    u = {k: v.pk for k, v in kota.unit.items()}
    assert peta.atasan_bersama(u["pu"], u["dlh"]) == u["ekbang"]
    assert peta.atasan_bersama(u["pu"], u["sos"]) == u["setda"]
    assert peta.atasan_bersama(u["as2"], u["pu"]) == u["as2"]


def test_inbox_of_a_part_is_that_of_its_office(kota):
    peta = kota.aktor("sekda", HARI).peta
    assert peta.kantor(kota.unit["pu_sda"].pk) == kota.unit["pu"].pk
    assert peta.kantor(kota.unit["umum"].pk) == kota.unit["umum"].pk


@pytest.mark.parametrize(
    ("mulai", "sampai", "dicabut", "hasil"),
    [
        (HARI, None, None, True),
        (BESOK, None, None, False),
        (HARI, HARI, None, True),
        (HARI - timedelta(days=9), HARI - timedelta(days=1), None, False),
        (HARI, None, HARI, False),
        (HARI, None, BESOK, True),
    ],
)
def test_rule_and_query_agree_on_days(kota, mulai, sampai, dicabut, hasil):
    Pemangku.objects.filter(orang=kota.orang["camat"]).update(dari=mulai, sampai=sampai, dicabut=dicabut)
    assert berlaku(mulai, sampai, dicabut, HARI) is hasil
    assert (actor(kota.orang["camat"], HARI) is not None) is hasil


def test_two_definitive_holders_on_one_day_are_refused_by_the_database(kota):
    with pytest.raises(IntegrityError), transaction.atomic():
        Pemangku.objects.create(
            jabatan=kota.jabatan["camat"], orang=kota.orang["kadis_pu"], dari=HARI, dasar="SK ganda"
        )


def test_a_warrant_without_an_end_is_refused_by_the_database(kota):
    with pytest.raises(IntegrityError), transaction.atomic():
        Pemangku.objects.create(
            jabatan=kota.jabatan["camat"],
            orang=kota.orang["kadis_pu"],
            kapasitas=Kapasitas.PLT,
            dari=HARI,
            dasar="SP tanpa akhir",
        )
