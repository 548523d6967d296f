"""Who sits where by UU 9/2010, in a province, a regency and a city."""

from datetime import date

import pytest
import yaml

from poros.domain.rapat.queries.parameter import BERKAS
from poros.domain.rapat.rules import parameter
from poros.kernel.organisasi.rules import JenisUnit
from poros.pure.rapat import Tamu, susun, urutkan

ROWS = yaml.safe_load(BERKAS.read_text(encoding="utf-8"))["tata_tempat"]
HARI = date(2026, 11, 23)


def tata(daerah="kota", hari=HARI):
    return parameter.tata_tempat(ROWS, daerah, hari)


@pytest.mark.parametrize(
    ("daerah", "dasar", "banyak"),
    [
        ("provinsi", "Pasal 10", 17),
        ("kabupaten", "Pasal 11", 13),
        ("kota", "Pasal 11", 13),
        ("kementerian", "Pasal 11", 13),
    ],
)
def test_as_many_places_as_the_law_has_letters(daerah, dasar, banyak):
    """And one before them for whom paragraph (2) puts first, one after them for whom it does not name."""
    order = tata(daerah)
    assert order.dasar == f"UU 9/2010 {dasar}"
    assert list(order.tempat) == list(range(banyak + 2))
    assert order.terakhir == banyak + 1
    assert order.tempat[order.terakhir] == "Undangan lain"


@pytest.mark.parametrize(
    ("daerah", "huruf", "kata"),
    [
        ("provinsi", "a", "Gubernur"), ("provinsi", "c", "Mantan gubernur"), ("provinsi", "d", "Ketua DPRD"),
        ("provinsi", "e", "konsuler"), ("provinsi", "f", "Wakil ketua DPRD"), ("provinsi", "g", "Sekretaris daerah"),
        ("provinsi", "h", "partai politik"), ("provinsi", "i", "Anggota DPRD provinsi"), ("provinsi", "j", "Bupati"),
        ("provinsi", "k", "BPK"), ("provinsi", "l", "Pemuka agama"), ("provinsi", "o", "Anggota DPRD kabupaten"),
        ("provinsi", "p", "Asisten sekda"), ("provinsi", "q", "Kepala bagian"),
        ("kota", "a", "Bupati/wali kota"), ("kota", "b", "Wakil bupati"), ("kota", "d", "Ketua DPRD"),
        ("kota", "e", "Wakil ketua DPRD"), ("kota", "f", "Sekretaris daerah"), ("kota", "g", "partai politik"),
        ("kota", "h", "Anggota DPRD"), ("kota", "i", "Pemuka agama"), ("kota", "j", "Asisten sekda"),
        ("kota", "k", "instansi vertikal"), ("kota", "l", "camat"), ("kota", "m", "Lurah"),
    ],
)  # fmt: skip
def test_the_letters_of_the_law(daerah, huruf, kata):
    assert kata in tata(daerah).tempat[ord(huruf) - ord("a") + 1]


@pytest.mark.parametrize(
    ("jenis", "kepala", "kota", "provinsi"),
    [
        (JenisUnit.KEPALA_DAERAH, True, 1, 1), (JenisUnit.KEPALA_DAERAH, False, 2, 2), (JenisUnit.SETDA, True, 6, 7),
        (JenisUnit.ASISTEN, True, 10, 16), (JenisUnit.STAF_AHLI, True, 10, 16), (JenisUnit.DINAS, True, 10, 16),
        (JenisUnit.BADAN, True, 10, 16), (JenisUnit.INSPEKTORAT, True, 10, 16), (JenisUnit.SETWAN, True, 10, 16),
        (JenisUnit.BIRO, True, 10, 16), (JenisUnit.BAGIAN, True, 12, 17), (JenisUnit.BIDANG, True, 12, 17),
        (JenisUnit.KECAMATAN, True, 12, 18), (JenisUnit.KELURAHAN, True, 13, 18), (JenisUnit.SUBBAGIAN, True, 13, 18),
        (JenisUnit.LUAR, True, 14, 18), (JenisUnit.BUMD, True, 14, 18), (JenisUnit.DINAS, False, 14, 18),
        (JenisUnit.SETDA, False, 14, 18),
    ],
)  # fmt: skip
def test_where_an_office_sits(jenis, kepala, kota, provinsi):
    assert tata("kota").jabatan(jenis, kepala=kepala) == kota
    assert tata("kabupaten").jabatan(jenis, kepala=kepala) == kota
    assert tata("provinsi").jabatan(jenis, kepala=kepala) == provinsi


def test_every_place_of_an_office_is_one_of_the_order():
    for row in ROWS:
        places = range(len(row["tempat"]))
        assert all(n in places for n in (*row["unit"].values(), *row["peran"].values()))
        assert set(row["unit"]) - {"wakil"} <= {kind.value for kind in JenisUnit}


@pytest.mark.parametrize(("daerah", "anggota"), [("provinsi", 9), ("kota", 8), ("kabupaten", 8)])
def test_members_of_the_council_have_their_place(daerah, anggota):
    assert tata(daerah).peran == {"anggota_dprd": anggota}


def test_a_later_order_holds_from_its_day_on():
    later = {**ROWS[1], "berlaku": date(2030, 6, 1), "dasar": "UU baru"}
    rows = [later, *ROWS]
    assert parameter.tata_tempat(rows, "kota", date(2030, 5, 31)).dasar == "UU 9/2010 Pasal 11"
    assert parameter.tata_tempat(rows, "kota", date(2030, 6, 1)).dasar == "UU baru"
    assert parameter.tata_tempat(rows, "provinsi", date(2030, 6, 1)).dasar == "UU 9/2010 Pasal 10"


def test_before_the_law_nobody_is_seated_by_it():
    with pytest.raises(ValueError, match="no rule holds on 2010-11-18"):
        tata(hari=date(2010, 11, 18))


def test_who_is_put_first_by_paragraph_two_sits_before_the_mayor():
    guests = [Tamu("walikota", 1), Tamu("menteri", 0), Tamu("sekda", 6, 2), Tamu("kapolres", 6, 1)]
    assert [t.kode for t in urutkan(guests)] == ["menteri", "walikota", "kapolres", "sekda"]
    assert susun(guests, 3)[0].kode == "menteri"


@pytest.mark.parametrize("banyak", [1, 2, 5, 9, 10, 27])
@pytest.mark.parametrize("per_baris", [1, 2, 5, 9])
def test_everybody_has_one_seat_and_no_row_is_overfull(banyak, per_baris):
    seats = susun((Tamu(str(n), n) for n in range(banyak)), per_baris)
    assert len({(s.baris, s.kolom) for s in seats}) == banyak
    assert all(1 <= s.kolom <= per_baris for s in seats)
    assert max(s.baris for s in seats) == -(-banyak // per_baris)
    assert [s.kode for s in sorted(seats, key=lambda s: s.nomor)] == [str(n) for n in range(banyak)]
