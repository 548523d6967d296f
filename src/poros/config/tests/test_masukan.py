"""Files that verbs compute from: what is no input is told in a sentence and ends in 2, what goes out is JSON."""

import argparse
import io
import json
import sys
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poros.config.masukan import ANGKA_TERPANJANG, GAGAL, SALAH, baca, cetak, tambah, teks


@pytest.fixture
def verba():
    """A verb that answers what it read."""

    def kerja(args):
        isi = baca(args.file)
        if isinstance(isi, dict) and "tolak" in isi:
            raise ValueError(isi["tolak"])
        cetak({"isi": isi})
        return GAGAL if isi == {} else 0

    parser = argparse.ArgumentParser()
    tambah(parser.add_subparsers(), "baca", "baca", "Membaca.", kerja)

    def run(file):
        args = parser.parse_args(["baca", str(file)])
        return args.run(args)

    return run


@pytest.fixture
def berkas(tmp_path):
    def write(isi):
        path = tmp_path / "masukan.json"
        path.write_bytes(isi if isinstance(isi, bytes) else isi.encode())
        return path

    return write


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ("", "bukan JSON yang benar: baris 1, kolom 1"),
        ("{", "bukan JSON yang benar: baris 1"),
        ('{"a": 1,}', "bukan JSON yang benar: baris 1"),
        ('{\n "a": 1\n "b": 2}', "baris 3"),
        ("{'a': 1}", "bukan JSON yang benar"),
        (b'{"a": "\xe9"}', "UTF-8"),
        ("[" * 200_000, "bersarang terlalu dalam"),
        ("9" * (ANGKA_TERPANJANG + 1), "bilangan lebih panjang"),
        ('{"tolak": "tahun harus ada"}', "tahun harus ada"),
    ],
)
def test_what_is_no_input_is_told_in_one_sentence(verba, berkas, capsys, isi, kata):
    assert verba(berkas(isi)) == SALAH
    told = capsys.readouterr()
    assert told.out == ""
    assert kata in told.err
    assert told.err.count("\n") == 1


@pytest.mark.parametrize("jenis", ["tidak-ada.json", "folder"])
def test_a_file_that_cannot_be_read_is_named(verba, tmp_path, capsys, jenis):
    (tmp_path / "folder").mkdir()
    assert verba(tmp_path / jenis) == SALAH
    assert f"{jenis} tidak dapat dibaca" in capsys.readouterr().err


@pytest.mark.parametrize(("isi", "kode"), [("{}", GAGAL), ('{"a": 1}', 0), ("[]", 0), ("null", 0)])
def test_the_answer_is_the_verbs(verba, berkas, capsys, isi, kode):
    assert verba(berkas(isi)) == kode
    assert json.loads(capsys.readouterr().out) == {"isi": json.loads(isi)}


def test_a_dash_is_standard_input(verba, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'\xef\xbb\xbf{"a": "\xc3\xa9"}')))
    assert verba("-") == 0
    assert json.loads(capsys.readouterr().out) == {"isi": {"a": "é"}}


def test_the_mark_of_windows_editors_is_no_content(berkas):
    assert teks(str(berkas(b"\xef\xbb\xbfhalo"))) == "halo"
    assert baca(str(berkas(b'\xef\xbb\xbf{"a": 1}'))) == {"a": 1}


def test_a_number_with_a_point_keeps_its_digits(berkas):
    found = baca(str(berkas('{"a": 0.1, "b": 3.870, "c": 12345678901234567890.5}')))
    assert found == {"a": Decimal("0.1"), "b": Decimal("3.870"), "c": Decimal("12345678901234567890.5")}
    assert str(found["b"]) == "3.870"


def test_the_longest_whole_number_is_still_read(berkas):
    assert baca(str(berkas("9" * ANGKA_TERPANJANG))) == int("9" * ANGKA_TERPANJANG)


@pytest.mark.parametrize(
    ("nilai", "tulisan"),
    [
        (Decimal(3), "3"),
        (Decimal("1E+2"), "100"),
        (Decimal("3.0"), "3.0"),
        (Decimal("3.87"), "3.87"),
        (Decimal("-0.5"), "-0.5"),
        (date(2028, 2, 29), '"2028-02-29"'),
        (datetime(2026, 11, 23, 8, 5), '"2026-11-23T08:05:00"'),  # noqa: DTZ001 -- written as it is
        ("é “kata”", '"é “kata”"'),
    ],
)
def test_values_are_written_as_json_writes_them(capsys, nilai, tulisan):
    assert cetak({"a": nilai}) == 0
    assert capsys.readouterr().out == f'{{\n  "a": {tulisan}\n}}\n'


@given(st.recursive(st.none() | st.booleans() | st.integers(-(10**6), 10**6) | st.text(max_size=8),
                    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
                    max_leaves=8))  # fmt: skip
def test_what_is_written_is_read_again_the_same(isi):
    keep = sys.stdout
    sys.stdout = io.StringIO()
    try:
        cetak({"isi": isi})
        written = sys.stdout.getvalue()
    finally:
        sys.stdout = keep
    assert json.loads(written) == {"isi": isi}
