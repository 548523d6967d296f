"""Acting appointments as tables: every capacity for every kind of office, every day at its edge. No database."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.domain.kelembagaan.rules.penjabat import (
    PERINGATAN,
    Halangan,
    Keberatan,
    Pangkat,
    Usul,
    akhir_terlama,
    batas_berlaku,
    dapat_diperpanjang,
    kunci_batas,
    periksa,
)
from poros.domain.kelembagaan.rules.ukuran import Ruas, Ukuran, dalam_lingkaran, ke_atas, terlampaui
from poros.kernel.organisasi.rules import ESELON, BatasPenjabat, Kapasitas
from poros.pure.hari_kerja import Kalender

SENIN = date(2026, 11, 23)
KALENDER = Kalender(frozenset({date(2026, 12, 9), date(2026, 12, 25)}))
KDH = Pangkat(eselon="", kepala_daerah=True)
II_A, II_B, III_A = Pangkat(eselon="II.a"), Pangkat(eselon="II.b"), Pangkat(eselon="III.a")
JABATAN = {"kdh": (KDH, False), "sekda": (II_A, True), "lain": (II_B, False)}
H = Halangan

KEADAAN = """
plh  kdh    terisi  -
plh  kdh    kosong  -
plh  sekda  terisi  -
plh  sekda  kosong  -
plh  lain   terisi  -
plh  lain   kosong  sudah_kosong
plt  kdh    terisi  masih_terisi
plt  kdh    kosong  -
plt  sekda  terisi  masih_terisi
plt  sekda  kosong  -
plt  lain   terisi  masih_terisi
plt  lain   kosong  -
pj   kdh    terisi  -
pj   kdh    kosong  -
pj   sekda  terisi  -
pj   sekda  kosong  -
pj   lain   terisi  pj_bukan_sekda
pj   lain   kosong  pj_bukan_sekda
"""


def batas(**isi):
    made = BatasPenjabat(
        kapasitas=Kapasitas.PLH, jabatan="", bulan=None, hari_kerja=None, perpanjangan=0, dasar="uji", mutu="A",
        berlaku_dari=date(2020, 1, 1),
    )  # fmt: skip
    return replace(made, **isi)


def usul(kapasitas="plh", jabatan="lain", keadaan="terisi", **lain):
    pangkat, sekda = JABATAN[jabatan]
    made = Usul(
        kapasitas=Kapasitas(kapasitas), dari=SENIN, sampai=SENIN, jabatan=pangkat, sekda=sekda,
        terisi=keadaan == "terisi", penerima=III_A,
    )  # fmt: skip
    return replace(made, **lain)


def keberatan(u, row=None, selisih=1):
    return periksa(u, row or batas(bulan=12), KALENDER, selisih)


def halangan(u, row=None, selisih=1):
    return {k.halangan for k in keberatan(u, row, selisih)}


@pytest.mark.parametrize("baris", KEADAAN.strip().splitlines(), ids=lambda b: "-".join(b.split()[:3]))
@pytest.mark.parametrize("mandat", [False, True])
def test_which_capacity_fits_which_office(baris, mandat):
    """UU 30/2014 Art. 14 and 34, UU 23/2014 Art. 65 and 214, Perpres 3/2018: a Plh. while the holder is away, a Plt.
    for an office that nobody holds, a Pj. for the head of region and the Sekda only."""
    kapasitas, jabatan, keadaan, wanted = baris.split()
    expected = set() if wanted == "-" else {Halangan(wanted)}
    if mandat and kapasitas != "plh":
        expected.add(H.MANDAT_MEMBERI)
    assert halangan(usul(kapasitas, jabatan, keadaan, pemberi_mandat=mandat)) == expected


def test_nothing_stands_against_a_plain_warrant_and_defaults_say_so():
    made = usul()
    flags = (made.pemberi_mandat, made.diri_sendiri, made.pemangku_sendiri, made.berturut, made.sekda)
    assert flags == (False,) * 5
    assert (made.terisi, made.pemberi, made.tumpang_tindih) == (True, None, "")
    assert keberatan(made) == []
    assert Usul(kapasitas=Kapasitas.PLH, dari=SENIN, sampai=SENIN, jabatan=II_B).terisi is True


ORANG = {"diri_sendiri": H.DIRI_SENDIRI, "pemangku_sendiri": H.PEMANGKU_SENDIRI, "berturut": H.BERTURUT}


@pytest.mark.parametrize("ada", list(product([False, True], repeat=3)))
def test_each_objection_to_a_person_by_itself_and_together(ada):
    flags = dict(zip(ORANG, ada, strict=True))
    found = keberatan(usul(**flags))
    assert {k.halangan for k in found} == {ORANG[name] for name, on in flags.items() if on}
    assert {k.bidang for k in found} <= {"orang"}


def test_only_three_are_warnings():
    assert {H.TANPA_BATAS, H.FUNGSIONAL, H.BERTURUT} == PERINGATAN
    assert {h for h in Halangan if not Keberatan(h).menolak} == PERINGATAN


@pytest.mark.parametrize(
    ("row", "hari", "halangan_", "lama"),
    [
        (batas(bulan=3), -1, H.TERBALIK, None),
        (batas(bulan=3), 0, None, None),
        (batas(bulan=3), 91, None, None),  # 22 February 2027
        (batas(bulan=3), 92, H.LEWAT_BULAN, 3),
        (batas(hari_kerja=3), 2, None, None),  # Wednesday is the third working day
        (batas(hari_kerja=3), 3, H.LEWAT_HARI_KERJA, 3),
        (batas(hari_kerja=5), 6, None, None),  # over the weekend until the sixth begins
        (batas(hari_kerja=5), 7, H.LEWAT_HARI_KERJA, 5),
        (batas(bulan=3, hari_kerja=1), 91, None, None),  # months go before days
    ],
)
def test_until_when(row, hari, halangan_, lama):
    found = keberatan(usul(sampai=SENIN + timedelta(days=hari)), row)
    assert [k.halangan for k in found] == ([halangan_] if halangan_ else [])
    if lama:
        last = SENIN + timedelta(days=hari - 1)
        assert (found[0].bidang, found[0].data) == ("sampai", {"lama": lama, "akhir": last, "dasar": "uji"})


def test_without_a_rule_only_the_order_of_the_days_is_known():
    for sampai, wanted in ((SENIN + timedelta(days=9999), H.TANPA_BATAS), (SENIN - timedelta(days=1), H.TERBALIK)):
        assert [k.halangan for k in periksa(usul(sampai=sampai), None, KALENDER, 1)] == [wanted]


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 60))
def test_so_many_working_days_and_not_one_more(mulai, hari):
    """Counted on the fingers: the day after the last one is a working day, and the span holds just so many."""
    akhir = akhir_terlama(batas(hari_kerja=hari), mulai, KALENDER)
    days = [mulai + timedelta(days=n) for n in range((akhir - mulai).days + 1)]
    assert sum(map(KALENDER.is_working_day, days)) == hari
    assert KALENDER.is_working_day(akhir + timedelta(days=1))


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 24))
def test_months_end_the_day_before(mulai, bulan):
    akhir = akhir_terlama(batas(bulan=bulan), mulai, KALENDER)
    assert akhir < akhir_terlama(batas(bulan=bulan + 1), mulai, KALENDER)
    sesudah = akhir + timedelta(days=1)
    assert (sesudah.year - mulai.year) * 12 + sesudah.month - mulai.month == bulan
    assert sesudah.day in {mulai.day, *range(28, mulai.day)}


@pytest.mark.parametrize(
    ("jabatan", "penerima", "selisih", "wanted"),
    [
        (II_B, II_A, 1, set()),  # equals
        (II_B, III_A, 1, set()),
        (II_B, Pangkat(eselon="IV.a"), 1, {H.TINGKAT_PENERIMA}),
        (II_B, Pangkat(eselon="IV.a"), 2, set()),
        (II_B, II_B, 0, set()),
        (II_B, III_A, 0, {H.TINGKAT_PENERIMA}),
        (III_A, II_B, 1, {H.TINGKAT_PENERIMA}),  # nobody acts for a lower office
        (Pangkat(eselon="IV.b"), Pangkat(eselon=""), 1, {H.FUNGSIONAL}),
        (III_A, Pangkat(eselon=""), 1, {H.TINGKAT_PENERIMA}),
        (III_A, Pangkat(eselon=""), 2, {H.FUNGSIONAL}),
        (KDH, Pangkat(eselon="I.a"), 1, set()),
        (KDH, II_A, 1, {H.TINGKAT_PENERIMA}),
        (KDH, II_A, 2, set()),
    ],
)
def test_who_stands_near_enough(jabatan, penerima, selisih, wanted):
    """Of the figure of the echelon, I to IV, and 5 without one: the same level or so many below (BKN circular 2/2019, as reported)."""
    near = replace(usul(), jabatan=jabatan, penerima=penerima)
    assert halangan(replace(near, pemberi=KDH), None, selisih) == wanted
    assert halangan(near, None, selisih) == set(), "given from outside: only recorded"


@pytest.mark.parametrize(("pemberi", "penerima"), list(product([KDH, *(Pangkat(eselon=e) for e in ESELON)], repeat=2)))
def test_who_gives_stands_above_who_receives(pemberi, penerima):
    line = [KDH, *(Pangkat(eselon=e) for e in ESELON)]
    found = halangan(replace(usul(), pemberi=pemberi, penerima=penerima), None, 9)
    assert (H.PANGKAT_PEMBERI in found) is (line.index(pemberi) >= line.index(penerima))


def test_the_head_of_region_is_above_all_whatever_echelon_is_written():
    strange = Pangkat(eselon="IV.b", kepala_daerah=True)
    assert (strange.tingkat, strange.urutan) == (0, -1)
    assert [Pangkat(eselon=e).tingkat for e in ESELON] == [1, 1, 2, 2, 3, 3, 4, 4, 5]
    assert [Pangkat(eselon=e).urutan for e in ESELON] == list(range(9))


@pytest.mark.parametrize(
    ("kapasitas", "sekda", "terisi", "kunci"),
    [
        ("plh", False, True, ""), ("pj", False, False, ""), ("plt", False, False, ""),
        ("plh", True, True, "sekda"), ("plh", True, False, "sekda"), ("plt", True, False, "sekda"),
        ("pj", True, True, "sekda_berhalangan"), ("pj", True, False, "sekda_kosong"),
    ],
)  # fmt: skip
def test_which_row_of_the_limits_speaks(kapasitas, sekda, terisi, kunci):
    assert kunci_batas(Kapasitas(kapasitas), sekda=sekda, terisi=terisi) == kunci


@given(
    st.lists(
        st.tuples(st.sampled_from(["plh", "plt"]), st.sampled_from(["", "sekda", "x"]), st.integers(1, 9)), max_size=8
    ),
    st.sampled_from(["", "sekda"]),
    st.integers(1, 9),
)
def test_the_row_that_names_the_office_and_of_these_the_newest(rows, kunci, hari):
    made = [batas(kapasitas=Kapasitas(k), jabatan=j, berlaku_dari=date(2026, 1, d)) for k, j, d in rows]
    found = batas_berlaku(made, Kapasitas.PLH, kunci, date(2026, 1, hari))
    known = [r for r in made if r.kapasitas == "plh" and r.berlaku_dari.day <= hari and r.jabatan in {"", kunci}]
    special = [r for r in known if r.jabatan == kunci] or known
    assert (found is None) is (known == [])
    if found:
        assert found in special
        assert found.berlaku_dari == max(r.berlaku_dari for r in special)


@pytest.mark.parametrize(
    ("kapasitas", "ke", "sekali", "ya"),
    [("plt", 0, 1, True), ("plt", 1, 1, False), ("plt", 1, 2, True), ("plt", 0, 0, False), ("pj", 0, 9, False), ("plh", 0, 9, False)],
)  # fmt: skip
def test_only_a_plt_is_extended(kapasitas, ke, sekali, ya):
    assert dapat_diperpanjang(Kapasitas(kapasitas), ke, batas(perpanjangan=sekali)) is ya


class TestSizes:
    BATAS = Ukuran("biro", "setda", "provinsi", 2, "PP 18/2016", "A", SENIN)

    def units(self, banyak, **lain):
        return [Ruas(0, "setda", None), *(Ruas(n, lain.get("anak", "biro"), 0) for n in range(1, banyak + 1))]

    @pytest.mark.parametrize(
        ("banyak", "pemda", "pada", "lewat"),
        [
            (2, "provinsi", SENIN, []),
            (3, "provinsi", SENIN, [3]),
            (9, "kota", SENIN, []),
            (9, "provinsi", SENIN - timedelta(days=1), []),
            (9, "provinsi", SENIN + timedelta(days=1), [9]),
        ],
    )
    def test_a_ceiling_is_passed_by_the_next_one(self, banyak, pemda, pada, lewat):
        found = terlampaui(self.units(banyak), [self.BATAS], pemda, pada)
        assert [(k.unit_id, k.anak, k.jumlah) for k in found] == [(0, "biro", n) for n in lewat]

    def test_other_kinds_and_units_without_a_parent_do_not_count(self):
        loose = [Ruas(n, "biro", None) for n in range(10, 20)]
        assert terlampaui([*self.units(9, anak="bagian"), *loose], [self.BATAS], "provinsi", SENIN) == []
        assert (
            terlampaui([Ruas(1, "biro", 99), Ruas(2, "biro", 99), Ruas(3, "biro", 99)], [self.BATAS], "provinsi", SENIN)
            == []
        )

    def test_a_ceiling_of_every_level_holds_at_every_level(self):
        assert len(terlampaui(self.units(3), [replace(self.BATAS, pemda="")], "kota", SENIN)) == 1

    pohon = st.dictionaries(st.integers(0, 6), st.none() | st.integers(0, 6))

    @given(pohon, st.integers(0, 6), st.none() | st.integers(0, 6))
    def test_a_circle_is_found_by_walking(self, induk, unit, baru):
        seen, at = [], baru
        while at is not None and at not in seen:
            seen.append(at)
            at = induk.get(at)
        assert list(ke_atas(baru, induk)) == seen
        assert dalam_lingkaran(unit, baru, induk) is (unit in seen)
