"""Forms as data: what ships can be read, and what is wrong in a form is named."""

from datetime import date
from decimal import Decimal

import pytest
import yaml

from poros.domain.naskah.queries.bentuk import PARAMETER, bawaan
from poros.domain.naskah.rules import Rumpun
from poros.domain.naskah.rules.bentuk import BentukError, Susunan, Tampil, baca

CONTOH = {
    "kode": "surat",
    "nama": "Surat",
    "kelas": "korespondensi",
    "rumpun": "korespondensi",
    "susunan": "surat",
    "sumber": "uji",
    "register": "surat-keluar",
    "nomor": "{kode}/{urut}/{tahun}",
    "penandatangan": ["sekda"],
    "bagian": [{"kode": "isi", "nama": "Isi"}],
}
KIRIMAN = sorted((PARAMETER / "bentuk").glob("*.yaml"))


@pytest.mark.parametrize("path", KIRIMAN, ids=lambda p: p.stem)
def test_what_ships_can_be_read_and_names_its_source(path):
    made = baca(yaml.safe_load(path.read_text(encoding="utf-8")), bawaan())
    assert made.kode == path.stem
    assert "Permendagri" in made.sumber
    assert any(b.wajib for b in made.bagian)


def test_all_forms_of_the_daily_work_ship():
    wanted = {"keputusan", "instruksi", "surat-edaran", "surat-tugas", "nota-dinas", "telaahan-staf", "berita-acara"}
    assert wanted | {"undangan", "surat-dinas"} <= {p.stem for p in KIRIMAN}


def test_the_sheet_comes_from_the_rumpun_and_the_form_has_the_last_word():
    plain = baca(CONTOH, bawaan())
    assert (plain.tata.huruf, plain.tata.kertas, plain.tata.kiri) == ("Arial", "a4", Decimal(3))
    decree = baca(CONTOH | {"rumpun": "penetapan"}, bawaan())
    assert (decree.tata.huruf, decree.tata.kop) == ("Bookman Old Style", "kdh")
    own = baca(CONTOH | {"tata": {"kertas": "f4", "besar": 11, "kiri": "2.54"}}, bawaan())
    assert (own.tata.kertas, own.tata.besar, own.tata.kiri) == ("f4", Decimal(11), Decimal("2.54"))


def test_choices_are_read():
    made = baca(
        CONTOH
        | {
            "susunan": "nota",
            "intern": True,
            "paraf_maks": 1,
            "bagian": [{"kode": "a", "nama": "A", "tampil": "diktum", "wajib": False, "kerangka": "1. x"}],
        },
        {},
    )
    assert (made.susunan, made.intern, made.paraf_maks, made.rumpun) == (Susunan.NOTA, True, 1, Rumpun.KORESPONDENSI)
    assert (made.bagian[0].tampil, made.bagian[0].wajib, made.bagian[0].kerangka) == (Tampil.DIKTUM, False, "1. x")


@pytest.mark.parametrize(
    ("salah", "kata"),
    [
        (None, "pasangan nama"),
        ([], "pasangan nama"),
        ({k: v for k, v in CONTOH.items() if k != "register"}, "'register'"),
        (CONTOH | {"kelas": "lucu"}, "lucu"),
        (CONTOH | {"penandatangan": ["raja"]}, "raja"),
        (CONTOH | {"penandatangan": []}, "Penanda tangan"),
        (CONTOH | {"penandatangan": 3}, "tidak dikenal"),
        (CONTOH | {"bagian": []}, "belum punya bagian"),
        (CONTOH | {"bagian": ["isi"]}, "tidak dikenal"),
        (CONTOH | {"bagian": [{"kode": "a", "nama": "A"}, {"kode": "a", "nama": "B"}]}, "kembar"),
        (CONTOH | {"nomor": "{tahun}"}, "{urut}"),
        (CONTOH | {"nomor": "{urut}/{rahasia}"}, "rahasia"),
        (CONTOH | {"paraf_maks": 10}, "Paraf"),
        (CONTOH | {"tata": {"kertas": "papirus"}}, "papirus"),
        (CONTOH | {"tata": {"huruf": "Comic Sans"}}, "Comic Sans"),
        (CONTOH | {"tata": {"kop": "mahkota"}}, "mahkota"),
        (CONTOH | {"tata": {"besar": 40}}, "Besar huruf"),
        (CONTOH | {"tata": {"kiri": 9}}, "Tepi"),
        (CONTOH | {"tata": {"kiri": "lebar"}}, "bukan angka"),
        (CONTOH | {"tata": {"warna": "merah"}}, "tidak mengenal"),
    ],
)
def test_what_is_wrong_is_named(salah, kata):
    with pytest.raises(BentukError, match=kata.replace("{", r"\{").replace("}", r"\}")):
        baca(salah, bawaan())


@pytest.mark.parametrize(
    ("lain", "kata"),
    [
        ({"paraf_maks": "tiga"}, "bilangan bulat"),
        ({"paraf_maks": True}, "bilangan bulat"),
        ({"kepada": "tidak"}, "true atau false"),
        ({"judul": 5}, "teks"),
        ({"bagian": [{"kode": "a", "nama": "A", "kerangka": 5}]}, "teks"),
        ({"bagian": [{"kode": "a", "nama": "A", "wajib": "ya"}]}, "true atau false"),
        ({"tata": {"besar": "NaN"}}, "bukan angka"),
        ({"tata": {"kiri": "Infinity"}}, "bukan angka"),
        ({"tata": {"kop": ["unit"]}}, "teks"),
        ({"tata": {"warna": "merah"}}, "tidak mengenal 'warna'"),
        ({"tata": {7: "merah"}}, "tidak mengenal '7'"),
        ({"register": "Surat Keluar"}, "huruf kecil"),
        ({"register": "surat-keluar-"}, "huruf kecil"),
        ({"register": "s" * 26}, "huruf kecil"),
    ],
)
def test_of_which_kind_a_value_must_be(lain, kata):
    with pytest.raises(BentukError, match=kata):
        baca(CONTOH | lain, bawaan())


SAMPAH = (None, True, 0, -1, 10**30, "", "x", "NaN", [], [None], {}, {"a": 1}, [[]], 1.5, date(2026, 1, 1))
"""What YAML can hold where something else is meant."""


def terbaca(isi):
    """What was made of it, or None where it was refused in words; every other error is one of ours."""
    try:
        return baca(isi, bawaan())
    except BentukError:
        return None


@pytest.mark.parametrize("nama", [*CONTOH, "tata", "judul", "paraf_maks", "kepada", "klasifikasi"])
@pytest.mark.parametrize("sampah", SAMPAH, ids=repr)
def test_junk_in_any_place_is_named_and_never_an_error_of_ours(nama, sampah):
    made = terbaca(CONTOH | {nama: sampah})
    assert made is None or isinstance(made.paraf_maks, int)


@pytest.mark.parametrize("nama", ["kode", "nama", "jenis", "tampil", "wajib", "kerangka", "bantuan"])
@pytest.mark.parametrize("sampah", SAMPAH, ids=repr)
def test_junk_in_a_part(nama, sampah):
    part = {"kode": "isi", "nama": "Isi", nama: sampah}
    made = terbaca(CONTOH | {"bagian": [part]})
    assert made is None or all(isinstance(b.kerangka, str) and isinstance(b.wajib, bool) for b in made.bagian)


@pytest.mark.parametrize("nama", ["kertas", "huruf", "besar", "atas", "kiri", "kop", "kaki"])
@pytest.mark.parametrize("sampah", SAMPAH, ids=repr)
def test_junk_on_the_sheet(nama, sampah):
    made = terbaca(CONTOH | {"tata": {nama: sampah}})
    assert made is None or (0 <= made.tata.kiri <= 6 and isinstance(made.tata.kaki, str))
