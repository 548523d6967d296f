"""Laws of the coordination map, on any tree; and what an actor is in each of his offices."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.kernel.organisasi.actor import actor, sistem
from poros.kernel.organisasi.models import Akun, Jabatan, Koordinasi, Orang, Pemangku, Unit, VersiPeta
from poros.kernel.organisasi.peta import BERKOTAK_MASUK, Peta, Simpul, baca
from poros.kernel.organisasi.rules import ESELON, Fungsi, JenisUnit, Kapasitas, tingkat

HARI = date(2026, 11, 23)
SEHARI = timedelta(days=1)


@st.composite
def peta_sembarang(draw):
    """A tree of units, each below one with a smaller number, some of them coordinated by others."""
    n = draw(st.integers(2, 12))
    induk = {1: None} | {k: draw(st.integers(1, k - 1)) for k in range(2, n + 1)}
    jenis = {k: draw(st.sampled_from(JenisUnit)) for k in induk}
    pasangan = st.tuples(st.sampled_from(sorted(induk)), st.sampled_from(sorted(induk)))
    koordinator = {u: k for k, u in draw(st.lists(pasangan, max_size=n)) if u != k}
    anak, lingkup = {}, {}
    for k, atas in induk.items():
        if atas is not None:
            anak.setdefault(atas, []).append(k)
    for u, k in koordinator.items():
        lingkup.setdefault(k, []).append(u)
    return Peta(
        versi=1,
        simpul={k: Simpul(k, f"u{k}", f"Unit {k}", f"U{k}", jenis[k], induk[k]) for k in induk},
        anak={k: tuple(v) for k, v in anak.items()},
        koordinator=koordinator,
        dikoordinasikan={k: tuple(v) for k, v in lingkup.items()},
        kepala={},
    )


@given(peta_sembarang())
def test_what_stands_above_and_below_is_the_same_relation(peta):
    for a in peta.simpul:
        for b in peta.simpul:
            assert (b in peta.keturunan(a)) == (a in set(peta.leluhur(b)))


@given(peta_sembarang())
def test_every_line_of_escalation_ends_and_never_comes_back_to_its_beginning(peta):
    for unit in peta.simpul:
        rantai = peta.rantai(unit)
        assert unit not in rantai
        assert len(rantai) == len(set(rantai)) < len(peta.simpul)


@given(peta_sembarang())
def test_an_inbox_is_kept_at_the_unit_or_above_it(peta):
    for unit in peta.simpul:
        kantor = peta.kantor(unit)
        assert kantor in set(peta.leluhur(unit))
        assert kantor == unit or peta.simpul[kantor].jenis in BERKOTAK_MASUK
        assert peta.kantor(kantor) == kantor


@given(peta_sembarang())
def test_a_coordinator_looks_after_what_it_coordinates_with_all_its_parts(peta):
    for unit, koordinator in peta.koordinator.items():
        assert peta.koordinator_dari(unit) == koordinator
        for atas in peta.leluhur(koordinator):
            assert peta.keturunan(unit) <= peta.lingkup(atas)


@given(peta_sembarang())
def test_the_common_superior_stands_over_both_or_is_one_of_them(peta):
    for a in peta.simpul:
        assert peta.atasan_bersama(a, a) == a
        for b in peta.simpul:
            bersama = peta.atasan_bersama(a, b)
            if bersama is not None:
                assert bersama in {a, *peta.rantai(a)}
                assert bersama in {b, *peta.rantai(b)}


@pytest.mark.parametrize(
    ("dari", "sampai", "utama", "hasil"),
    [
        (HARI, None, True, (True, True)),
        (HARI, HARI, True, (True, True)),
        (HARI + SEHARI, None, True, (False, False)),
        (HARI - SEHARI, HARI - SEHARI, True, (False, False)),
        (HARI, None, False, (True, False)),
    ],
)
def test_a_line_counts_on_its_days_and_only_the_main_one_escalates(kota, dari, sampai, utama, hasil):
    umum, insp = kota.unit["umum"].pk, kota.unit["insp"].pk
    Koordinasi.objects.create(koordinator_id=umum, unit_id=insp, dari=dari, sampai=sampai, utama=utama, dasar="x")
    peta = baca(HARI)
    assert (insp in peta.lingkup(umum), peta.koordinator_dari(insp) == umum) == hasil


@pytest.mark.parametrize("padam", ["ekbang", "dlh"])
def test_lines_of_units_that_are_gone_are_not_on_the_map(kota, padam):
    Unit.objects.filter(kode=padam).update(aktif=False)
    peta = baca(HARI)
    assert kota.unit[padam].pk not in peta.simpul
    assert peta.koordinator_dari(kota.unit["pu"].pk) == (None if padam == "ekbang" else kota.unit["ekbang"].pk)
    assert all(kota.unit[padam].pk not in units for units in peta.dikoordinasikan.values())


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_map_is_read_in_three_queries_however_many_units(kota, django_assert_num_queries, banyak):
    for n in range(banyak):
        Unit.objects.create(kode=f"x{n}", nama="X", singkatan="X", jenis="dinas", induk=kota.unit["kdh"])
    with django_assert_num_queries(3):
        peta = baca(HARI)
    assert [s.kode for s in peta.jenis(JenisUnit.ASISTEN)] == ["as1", "as2"]
    assert len(peta.jenis(JenisUnit.DINAS)) == 3 + banyak


def test_a_map_is_remembered_for_its_day_and_version(kota, django_assert_num_queries):
    dulu = kota.aktor("sekda", HARI).peta
    with django_assert_num_queries(1):
        assert kota.aktor("camat", HARI).peta is dulu
    with django_assert_num_queries(4):
        kota.aktor("sekda", HARI + SEHARI)
    VersiPeta.objects.update(nilai=99)
    assert kota.aktor("sekda", HARI).peta.versi == 99


@pytest.mark.parametrize(
    ("kapasitas", "sebutan", "mandat"),
    [
        (Kapasitas.DEFINITIF, "Camat Utara", False),
        (Kapasitas.PLH, "Plh. Camat Utara", True),
        (Kapasitas.PLT, "Plt. Camat Utara", True),
        (Kapasitas.PJ, "Pj. Camat Utara", False),
    ],
)
def test_an_office_is_named_as_it_is_held(kota, kapasitas, sebutan, mandat):
    Pemangku.objects.filter(orang=kota.orang["camat"]).update(kapasitas=kapasitas, sampai=HARI)
    jabat = kota.aktor("camat", HARI).jabat
    assert (jabat.sebutan, jabat.mandat, jabat.tingkat) == (sebutan, mandat, tingkat("III.a"))


@pytest.mark.parametrize(
    ("kode", "puncak", "fungsi"),
    [
        ("walikota", True, Fungsi.PIMPINAN),
        ("sekda", True, Fungsi.PIMPINAN),
        ("asisten1", False, Fungsi.PIMPINAN),
        ("inspektur", False, Fungsi.PENGAWAS),
        ("tu", False, Fungsi.TATA_USAHA),
        ("admin", False, Fungsi.ADMIN),
    ],
)
def test_who_stands_at_the_top_and_what_an_office_does(kota, kode, puncak, fungsi):
    who = kota.aktor(kode, HARI)
    assert who.puncak is puncak
    assert who.adalah(fungsi)
    assert not who.adalah(*(set(Fungsi) - {fungsi}))
    assert who.unit_id in who.keluarga


@pytest.mark.parametrize("eselon", ESELON)
def test_of_two_definitive_offices_the_higher_is_the_first(kota, eselon):
    lain = Jabatan.objects.create(unit=kota.unit["insp"], nama="Lain", eselon=eselon)
    Pemangku.objects.create(jabatan=lain, orang=kota.orang["camat"], dari=HARI, dasar="SK")
    pertama = actor(kota.orang["camat"].pk, HARI).jabat.jabatan
    assert pertama == ("Lain" if tingkat(eselon) > tingkat("III.a") else "Camat Utara")


@pytest.mark.parametrize("apa", ["jabatan", "unit"])
def test_a_closed_office_or_unit_confers_nothing(kota, apa):
    if apa == "jabatan":
        Jabatan.objects.filter(pk=kota.jabatan["camat"].pk).update(aktif=False)
    else:
        Unit.objects.filter(pk=kota.unit["kec"].pk).update(aktif=False)
    assert kota.aktor("camat", HARI) is None


def test_the_clock_holds_no_office_and_sees_nothing_by_it(kota):
    jam = sistem(HARI, baca(HARI))
    assert (jam.otomatis, jam.puncak, jam.lainnya) == (True, False, ())
    assert not kota.aktor("sekda", HARI).otomatis
    assert jam.lingkup == frozenset()


@pytest.mark.parametrize(
    ("depan", "belakang", "lengkap"),
    [
        ("", "", "Rani Pertiwi"),
        ("Dr.", "", "Dr. Rani Pertiwi"),
        ("", "S.H., M.Si.", "Rani Pertiwi, S.H., M.Si."),
        ("Ir.", "M.T.", "Ir. Rani Pertiwi, M.T."),
    ],
)
def test_a_name_carries_its_degrees(depan, belakang, lengkap):
    assert Orang(nama="Rani Pertiwi", gelar_depan=depan, gelar_belakang=belakang).nama_lengkap == lengkap


def test_account_names_are_small_letters_and_an_account_without_password_opens_to_nobody(kota):
    akun = Akun.objects.create_user("Camat.Utara", kota.orang["camat"])
    assert akun.username == "camat.utara"
    assert akun.has_usable_password()
    assert not akun.check_password("")
