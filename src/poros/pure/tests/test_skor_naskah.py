"""Instruments as data: the shipped ones hold, the schema and the reader agree, and every fault names its field."""

import copy
import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from poros.pure import skor
from poros.pure.tests.skor_bahan import PARAMETER, kecil, naskah, rak

KODE = sorted(f.stem for f in PARAMETER.glob("*.yaml"))
INDEKS = {"spbe", "pemdi", "akip", "ikm", "rb", "spip", "mri", "iepk", "ipp", "capaian"}


def skema():
    import jsonschema_rs

    return jsonschema_rs.validator_for(json.loads((PARAMETER / "instrumen.schema.json").read_text(encoding="utf-8")))


def sebagai_json(data):
    return json.loads(json.dumps(data, default=str))


def test_every_index_of_the_secretariat_is_shipped():
    assert {i.indeks for i in rak().semua} == INDEKS
    assert [i.kode for i in rak().semua] == sorted(
        (i.kode for i in rak().semua), key=lambda k: (_cari(k).indeks, _cari(k).dari)
    )


def _cari(kode):
    return rak().ambil(kode)


@pytest.mark.parametrize("kode", KODE)
def test_a_shipped_instrument_holds(kode):
    instrumen = rak().ambil(kode)
    assert list(skema().iter_errors(sebagai_json(naskah(kode)))) == []
    assert instrumen.kode == kode
    assert [(satu["indeks"], hasil.indeks) for satu, hasil, cocok in skor.uji(instrumen) if not cocok] == []
    assert instrumen.uji or instrumen.mutu.bukti == "G"
    assert instrumen.mutu.belum, "nothing is ever verified wholly"


@pytest.mark.parametrize(
    ("kode", "indikator", "bobot"),
    [
        ("spbe-2020", 47, "100"), ("spbe-2018", 37, "100"), ("pemdi-2026", 20, "100"), ("akip-2021", 12, "100"),
        ("ikm-2017", 9, "1"), ("ikm-2004", 14, "0.994"), ("rb-2024", 33, "110"), ("spip-2021", 32, "100"),
        ("mri-2021", 8, "100"), ("iepk-2021", 12, "100"), ("ipp-2022", 35, "100"), ("ipp-2017", 6, "100"),
    ],
)  # fmt: skip
def test_indicators_and_weights_are_those_of_the_rule(kode, indikator, bobot):
    instrumen = rak().ambil(kode)
    assert len(instrumen.daun) == indikator
    assert sum(anak.bobot for anak in instrumen.akar.anak) == Fraction(bobot)


def test_the_eighty_criteria_stand_beside_their_answers():
    akip = rak().ambil("akip-2021")
    assert [len(k.kriteria) for k in akip.daun] == [7, 10, 8, 3, 7, 10, 6, 9, 7, 3, 5, 5]
    assert akip.daun[0].skala.sebutan["BB"] == "Semua kriteria terpenuhi sesuai mandat kebijakan"


def test_the_days_of_a_version():
    lama = rak().ambil("spbe-2018")
    assert lama.berlaku(date(2019, 1, 1))
    assert not lama.berlaku(date(2017, 12, 31))
    assert not lama.berlaku(date(2020, 10, 15))
    assert rak().ambil("pemdi-2026").berlaku(date(2040, 1, 1))


def test_a_weight_may_be_a_fraction_and_bounds_may_be_left_out():
    data = kecil()
    data["komponen"]["anak"][1] |= {"bobot": "1/3"}
    data["skala"] = {"tiga": {"jenis": "bilangan"}}
    instrumen = skor.baca(data)
    assert instrumen.simpul["I3"].bobot == Fraction(1, 3)
    assert (instrumen.daun[0].skala.dari, instrumen.daun[0].skala.sampai) == (0, 100)
    assert instrumen.simpul["A"].skala is None


def test_days_are_read_as_days_or_as_text():
    assert skor.baca(kecil(sampai=date(2020, 12, 31))).sampai == skor.baca(kecil(sampai="2020-12-31")).sampai


def test_optional_parts_are_kept():
    data = kecil(naik_satu_tahun=1, uji=[{"masukan": {"K": 2}, "indeks": 2.0, "predikat": "Sedang"}])
    data["komponen"]["anak"][1] |= {"kriteria": ["Ada pedoman"], "catatan": "lihat lampiran"}
    data["skala"]["tiga"] |= {"upaya": {2: 1.5, 3: 4}, "sebutan": {1: "Rintisan"}}
    instrumen = skor.baca(data)
    daun = instrumen.simpul["I3"]
    assert (instrumen.naik_satu_tahun, daun.kriteria, daun.catatan) == (1, ("Ada pedoman",), "lihat lampiran")
    assert (daun.skala.upaya, daun.skala.sebutan) == ({2: Decimal("1.5"), 3: 4}, {"1": "Rintisan"})
    assert [cocok for _, _, cocok in skor.uji(instrumen)] == [True]


@pytest.mark.parametrize(
    ("kasus", "cocok"),
    [
        ({"indeks": 2.01}, False),
        ({"indeks": 2.01, "toleransi": 0.01}, True),
        ({"indeks": 2, "predikat": "Tinggi"}, False),
        ({"indeks": 2, "tahun": 2024}, True),
    ],
)
def test_a_case_is_tried_with_its_tolerance_and_predikat(kasus, cocok):
    instrumen = skor.baca(kecil(uji=[{"masukan": {"K": 2}, **kasus}]))
    assert [satu[2] for satu in skor.uji(instrumen)] == [cocok]


def test_a_case_without_a_result_is_refused():
    with pytest.raises(skor.MasukanError, match='instrumen "kecil-1": "uji" ke-1: "indeks" tidak ada'):
        skor.uji(skor.baca(kecil(uji=[{"masukan": {}}])))


@pytest.mark.parametrize("nilai", [None, [], "teks", 3])
def test_what_is_no_object_is_no_instrument(nilai):
    with pytest.raises(skor.MasukanError, match="instrumen harus berupa objek JSON"):
        skor.baca(nilai)


def _ubah(jalur, nilai):
    data = copy.deepcopy(kecil(tepi=[{"cara": "asli"}], batas=[{"predikat": "Tinggi", "jumlah": {"utama": 1}}]))
    *bawah, akhir = jalur
    letak = data
    for kunci in bawah:
        letak = letak[kunci]
    if nilai is ...:
        del letak[akhir]
    else:
        letak[akhir] = nilai
    return data


SALAH = [
    (["kode"], ..., 'instrumen: "kode" tidak ada'),
    (["kode"], "a b", 'instrumen: "kode" harus berupa huruf, angka, titik, atau tanda hubung, bukan "a b"'),
    (["indeks"], "", 'instrumen "kecil-1": "indeks" harus berupa teks yang tidak kosong'),
    (["nama"], 3, 'instrumen "kecil-1": "nama" harus berupa teks'),
    (["dasar"], ..., 'instrumen "kecil-1": "dasar" tidak ada'),
    (["dari"], "kemarin", 'instrumen "kecil-1": "dari" harus berupa tanggal TTTT-BB-HH, bukan "kemarin"'),
    (["dari"], 2020, 'instrumen "kecil-1": "dari" harus berupa tanggal TTTT-BB-HH, bukan 2020'),
    (["sampai"], "2019-01-01", '"sampai" mendahului dari: 2019-01-01 sebelum 2020-01-01'),
    (["desimal"], -1, '"desimal" harus berupa bilangan bulat, bukan -1'),
    (["desimal"], 13, '"desimal" paling banyak 12'),
    (["desimal"], True, '"desimal" harus berupa bilangan bulat, bukan true'),
    (["bobot_bersusun"], "ya", '"bobot_bersusun" harus true atau false, bukan "ya"'),
    (["bobot_bersusun"], True, 'komponen "K": "bobot" anak berjumlah 100, seharusnya 1'),
    (["mutu"], {}, 'instrumen "kecil-1": "mutu": "bukti" tidak ada'),
    (["mutu", "bukti"], "X", '"mutu": "bukti" harus P, S, G, bukan "X"'),
    (["mutu", "belum"], "teks", '"mutu": "belum" harus berupa daftar, bukan "teks"'),
    (["pita"], [], '"pita" tidak ada'),
    (["pita", 0, "dari"], 1, '"pita" harus dari yang tertinggi'),
    (["pita", 0, "dari"], ..., '"pita" harus dari yang tertinggi'),
    (["pita", 2, "dari"], 1, '"pita" yang terakhir tidak memakai "dari"'),
    (["pita", 1, "termasuk"], 1, '"pita" ke-2: "termasuk" harus true atau false, bukan 1'),
    (["tepi", 0, "cara"], "atas", '"tepi" ke-1: "cara" harus "bulat" atau "asli", bukan "atas"'),
    (["batas", 0, "jumlah", "utama"], "banyak", '"jumlah": "utama" harus berupa bilangan, bukan "banyak"'),
    (["komponen", "skala"], ..., 'komponen "I1": "skala" tidak ada: komponen tanpa anak harus dapat dijawab'),
    (["komponen", "skala"], "lima", 'komponen "K": "skala" "lima" tidak dikenal; yang ada: tiga'),
    (["skala"], {}, 'komponen "K": "skala" "tiga" tidak dikenal; yang ada: tidak ada'),
    (["komponen", "anak", 1, "bobot"], 0, 'komponen "I3": "bobot" harus lebih dari nol, bukan 0'),
    (["komponen", "anak", 1, "bobot"], "1/0", 'komponen "I3": "bobot" harus berupa bilangan, bukan "1/0"'),
    (["komponen", "anak", 1, "kode"], "I1", 'komponen "I1": "kode" dipakai lebih dari satu kali'),
    (["komponen", "anak", 1, "pengali_dari"], "I3", 'komponen "I3": "pengali_dari" harus menyebut kode indikator lain'),
    (["komponen", "anak", 1, "pengali_dari"], "A", 'komponen "I3": "pengali_dari" harus menyebut kode indikator lain'),
    (["komponen", "gabung"], "kali", 'komponen "K": "gabung" harus rata, jumlah, bukan "kali"'),
    (["komponen", "anak", 0, "nama"], ..., 'komponen "A": "nama" tidak ada'),
    (
        ["skala", "tiga", "jenis"],
        "bebas",
        'skala "tiga": "jenis" harus tingkat, bilangan, pilihan, rasio, bukan "bebas"',
    ),
    (["skala", "tiga", "jenis"], "pilihan", 'skala "tiga": "pilihan" harus ada pada skala pilihan, dan hanya di sana'),
    (["skala", "tiga", "pilihan"], {"A": 1}, 'skala "tiga": "pilihan" harus ada pada skala pilihan'),
    (["skala", "tiga", "sampai"], 1, 'skala "tiga": "sampai" harus lebih dari 1'),
    (["skala", "tiga", "maks"], 0, 'skala "tiga": "maks" harus lebih dari nol, bukan 0'),
    (["skala", "tiga", "titik"], [[1]], 'skala "tiga": "titik" harus berupa daftar pasangan bilangan'),
    (["skala", "tiga", "titik"], [[1, "a"]], 'skala "tiga": "titik" harus berupa daftar pasangan bilangan'),
    (["skala", "tiga", "titik"], [[2, 1], [1, 2]], 'skala "tiga": "titik" harus urut dari yang terkecil'),
    (["skala", "tiga", "upaya"], {"dua": 1}, 'skala "tiga": "upaya": "dua" bukan jawaban pada skala ini'),
    (["skala", "tiga", "upaya"], {2: -1}, 'skala "tiga": "upaya": "2" tidak boleh kurang dari nol, bukan -1'),
]


@pytest.mark.parametrize(("jalur", "nilai", "kalimat"), SALAH)
def test_a_fault_names_its_place_and_field(jalur, nilai, kalimat):
    with pytest.raises(skor.MasukanError) as galat:
        skor.baca(_ubah(jalur, nilai))
    assert kalimat in str(galat.value)


def test_a_tree_that_is_too_deep_is_refused():
    simpul = {"kode": "Z", "nama": "Z"}
    for n in range(14):
        simpul = {"kode": f"N{n}", "nama": "N", "anak": [simpul]}
    with pytest.raises(skor.MasukanError, match='"anak" bersusun lebih dari 12 tingkat'):
        skor.baca(kecil(komponen=simpul | {"skala": "tiga"}))


@pytest.mark.parametrize("kunci", ["kode", "mutu", "pita", "komponen"])
def test_the_schema_refuses_what_the_reader_refuses(kunci):
    assert list(skema().iter_errors(_ubah([kunci], ...))) != []
    assert list(skema().iter_errors(kecil())) == []
