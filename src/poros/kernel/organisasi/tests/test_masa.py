"""Who holds an office on which day: any past and future of a holding, ends of years, leap days, zones."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from poros.kernel.organisasi.actor import actor, berlaku_pada
from poros.kernel.organisasi.models import Jabatan, Pemangku, Unit
from poros.kernel.organisasi.rules import ESELON, Kapasitas, berlaku

SEHARI = timedelta(days=1)
TAHUN = st.dates(date(2020, 1, 1), date(2032, 12, 31))


@given(TAHUN, st.none() | TAHUN, st.none() | TAHUN, TAHUN)
def test_a_holding_begins_once_ends_once_and_does_not_come_back(mulai, sampai, dicabut, pada):
    dalam = berlaku(mulai, sampai, dicabut, pada)
    if dalam:
        assert mulai <= pada
        assert sampai is None or pada <= sampai
        assert dicabut is None or pada < dicabut
    if not dalam and pada >= mulai:
        assert not berlaku(mulai, sampai, dicabut, pada + SEHARI), "what has ended stays ended"


@given(TAHUN, TAHUN, TAHUN)
def test_a_revocation_only_ever_shortens(mulai, dicabut, pada):
    assert berlaku(mulai, None, None, pada) or not berlaku(mulai, None, dicabut, pada)
    assert berlaku(mulai, None, dicabut, pada) == (berlaku(mulai, None, None, pada) and pada < dicabut)


@pytest.fixture
def memegang(kota):
    """The camat holds his office from a day on: `memegang(dari, sampai, dicabut)`."""

    def hold(dari, sampai=None, dicabut=None, kapasitas=Kapasitas.DEFINITIF):
        Pemangku.objects.filter(orang=kota.orang["camat"]).delete()
        return Pemangku.objects.create(
            jabatan=kota.jabatan["camat"],
            orang=kota.orang["camat"],
            kapasitas=kapasitas,
            dari=dari,
            sampai=sampai,
            dicabut=dicabut,
            dasar="SK",
        )

    return hold


BATAS = [
    (date(2026, 1, 1), date(2026, 12, 31), None),
    (date(2024, 2, 29), date(2028, 2, 29), None),
    (date(2024, 2, 29), date(2024, 2, 29), None),
    (date(2026, 12, 31), None, date(2027, 1, 1)),
    (date(2026, 3, 1), date(2026, 6, 30), date(2026, 4, 1)),
    (date(2026, 3, 1), None, date(2026, 3, 1)),
]


@pytest.mark.parametrize(("dari", "sampai", "dicabut"), BATAS)
def test_statement_query_and_rule_agree_around_every_edge(kota, memegang, dari, sampai, dicabut):
    memegang(dari, sampai, dicabut)
    days = {d + n * SEHARI for d in (dari, sampai, dicabut) if d is not None for n in (-1, 0, 1)}
    for hari in days:
        expected = berlaku(dari, sampai, dicabut, hari)
        assert (actor(kota.orang["camat"], hari) is not None) is expected, hari
        assert Pemangku.objects.filter(berlaku_pada(hari), orang=kota.orang["camat"]).exists() is expected, hari


def test_a_holding_revoked_on_its_first_day_never_was_in_force(kota, memegang):
    memegang(date(2026, 3, 1), None, date(2026, 3, 1))
    assert all(actor(kota.orang["camat"], date(2026, 3, 1) + n * SEHARI) is None for n in range(-2, 400, 30))


@pytest.mark.parametrize(
    ("hari", "siapa"),
    [(date(2026, 12, 31), "camat"), (date(2027, 1, 1), "kadis_sos"), (date(2028, 2, 29), "kadis_sos")],
)
def test_an_office_passes_from_one_to_the_next_over_new_year(kota, memegang, hari, siapa):
    memegang(date(2022, 1, 1), date(2026, 12, 31))
    Pemangku.objects.create(
        jabatan=kota.jabatan["camat"], orang=kota.orang["kadis_sos"], dari=date(2027, 1, 1), dasar="SK 2"
    )
    rows = Pemangku.objects.filter(berlaku_pada(hari), jabatan=kota.jabatan["camat"])
    assert [row.orang for row in rows] == [kota.orang[siapa]]
    who = actor(kota.orang[siapa], hari, jabatan_id=kota.jabatan["camat"].pk)
    assert who.jabatan_id == kota.jabatan["camat"].pk


def test_today_is_that_of_the_zone_of_the_government(kota, memegang):
    """Between the two zones lie 25 hours: whatever the moment, it is another day there."""
    with timezone.override("Pacific/Kiritimati"):
        besok = timezone.localdate()
        memegang(besok)
        assert actor(kota.orang["camat"]).hari == besok
    with timezone.override("Pacific/Pago_Pago"):
        assert timezone.localdate() < besok
        assert actor(kota.orang["camat"]) is None


@pytest.mark.parametrize("zona", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_an_actor_carries_the_day_of_his_zone(kota, zona):
    with timezone.override(zona):
        assert kota.aktor("sekda").hari == timezone.localdate()


@pytest.mark.parametrize("kapasitas", list(Kapasitas))
def test_who_holds_and_who_stands_in_act_in_the_same_office_on_the_same_day(kota, kapasitas):
    """Art. 14(5): who gave the mandate may still act himself; both are seen as what they are."""
    if kapasitas is Kapasitas.DEFINITIF:
        kapasitas = Kapasitas.PLH
    hari = date(2026, 11, 23)
    Pemangku.objects.create(
        jabatan=kota.jabatan["camat"],
        orang=kota.orang["staf_pu"],
        kapasitas=kapasitas,
        dari=hari,
        sampai=hari,
        dasar="SP 7/2026",
    )
    definitif = kota.aktor("camat", hari)
    wakil = actor(kota.orang["staf_pu"], hari, jabatan_id=kota.jabatan["camat"].pk)
    assert definitif.jabatan_id == wakil.jabatan_id
    assert definitif.jabat.pemangku_id != wakil.jabat.pemangku_id
    assert (definitif.jabat.dasar, wakil.jabat.dasar) == ("SK camat/2020", "SP 7/2026")
    assert wakil.jabat.sebutan == f"{kapasitas.capitalize()}. Camat Utara"


def test_an_actor_without_an_own_office_has_only_the_one_he_stands_in_for(kota):
    hari = date(2026, 11, 23)
    Pemangku.objects.filter(orang=kota.orang["camat"]).update(sampai=hari - SEHARI)
    Pemangku.objects.create(
        jabatan=kota.jabatan["kadis_sos"],
        orang=kota.orang["camat"],
        kapasitas=Kapasitas.PLT,
        dari=hari,
        sampai=hari,
        dasar="SP",
    )
    who = actor(kota.orang["camat"], hari)
    assert (who.jabatan_id, who.lainnya, who.jabat.mandat) == (kota.jabatan["kadis_sos"].pk, (), True)


@pytest.mark.parametrize("banyak", [1, 3])
def test_however_many_offices_it_is_one_query_and_their_order_is_the_same(kota, banyak, django_assert_num_queries):
    hari = date(2026, 11, 23)
    for n in range(banyak):
        lain = Jabatan.objects.create(unit=kota.unit["insp"], nama=f"Tim {n}", eselon="IV.a")
        Pemangku.objects.create(jabatan=lain, orang=kota.orang["camat"], dari=hari, dasar="SK")
    kota.aktor("camat", hari)
    with django_assert_num_queries(1):
        who = kota.aktor("camat", hari)
    assert [j.jabatan for j in (who.jabat, *who.lainnya)] == ["Camat Utara", *(f"Tim {n}" for n in range(banyak))]


@pytest.mark.parametrize(("satu", "dua"), [(a, b) for n, a in enumerate(ESELON[:-1]) for b in ESELON[n + 1 :]][::5])
def test_of_two_offices_the_higher_rank_leads_whichever_was_given_first(kota, satu, dua):
    hari = date(2026, 11, 23)
    Pemangku.objects.filter(orang=kota.orang["camat"]).delete()
    for nama, eselon in (("Rendah", dua), ("Tinggi", satu)):
        lain = Jabatan.objects.create(unit=kota.unit["insp"], nama=nama, eselon=eselon)
        Pemangku.objects.create(jabatan=lain, orang=kota.orang["camat"], dari=hari, dasar="SK")
    assert actor(kota.orang["camat"], hari).jabat.jabatan == "Tinggi"


def test_who_is_not_there_holds_nothing(kota):
    assert actor(10**9, date(2026, 11, 23)) is None


def test_to_change_the_office_is_to_change_nothing_else(kota):
    hari = date(2026, 11, 23)
    lain = Jabatan.objects.create(unit=kota.unit["insp"], nama="Tim")
    Pemangku.objects.create(jabatan=lain, orang=kota.orang["camat"], dari=hari, dasar="SK")
    who = kota.aktor("camat", hari)
    other = who.sebagai(lain.pk)
    assert (other.orang_id, other.hari, other.alat, other.peta) == (who.orang_id, who.hari, who.alat, who.peta)
    assert other.sebagai(kota.jabatan["camat"].pk) == who
    assert other.sebagai(10**9) == other


def test_an_actor_never_reads_holdings_of_another_person(kota):
    """Two persons of one name are two."""
    kembar = kota.orang["camat"]
    lain = type(kembar).objects.create(nama=kembar.nama)
    assert actor(lain, date(2026, 11, 23)) is None
    assert actor(kembar, date(2026, 11, 23)).orang_id == kembar.pk


def test_the_map_of_one_government_is_not_that_of_another(kota):
    """The memory is per schema: another schema's map of the same version and day is read anew."""
    from poros.kernel.organisasi import peta as modul

    hari = date(2026, 11, 23)
    mine = kota.aktor("sekda", hari).peta
    assert modul._peta[connection.schema_name] == ((mine.versi, hari), mine)
    modul._peta["sebelah"] = ((mine.versi, hari), "lain")
    assert kota.aktor("sekda", hari).peta is mine


def test_a_unit_that_is_founded_later_is_not_on_todays_map(kota):
    Unit.objects.create(kode="nanti", nama="Nanti", singkatan="N", jenis="dinas", induk=kota.unit["kdh"], aktif=False)
    assert "nanti" not in {s.kode for s in kota.aktor("sekda").peta.simpul.values()}
