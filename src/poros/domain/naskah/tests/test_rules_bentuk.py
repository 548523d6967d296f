"""Forms as data: what ships can be read, and what is wrong in a form is named."""

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
        (CONTOH | {"tata": {"warna": "merah"}}, "tidak dikenal"),
    ],
)
def test_what_is_wrong_is_named(salah, kata):
    with pytest.raises(BentukError, match=kata.replace("{", r"\{").replace("}", r"\}")):
        baca(salah, bawaan())
