"""`poros arsip periksa`: a copy is checked where there is neither database nor government."""

import json

import pytest

from poros.config.cli import main
from poros.domain.kearsipan.ekspor.kantong import Penulis


@pytest.fixture
def salinan(tmp_path):
    path = tmp_path / "arsip.zip"
    with path.open("w+b") as stream:
        bag = Penulis(stream)
        bag.json("berkas/satu.json", {"judul": "Undangan"})
        bag.isi("isi/abc", [b"halo"])
        bag.tutup({"Source-Organization": "Kota Uji"})
    return path


def test_a_whole_copy_is_told_in_words_and_as_json(salinan, capsys):
    assert main(["arsip", "periksa", str(salinan)]) == 0
    assert "berkas 1, isi 1" in capsys.readouterr().out
    assert main(["arsip", "periksa", str(salinan), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["berkas"] == 1


def test_a_touched_copy_is_named(salinan, capsys):
    content = salinan.read_bytes()
    salinan.write_bytes(content.replace(b"halo", b"hola"))
    assert main(["arsip", "periksa", str(salinan)]) == 1
    assert "data/isi/abc" in capsys.readouterr().err


def test_a_copy_that_is_not_there(tmp_path, capsys):
    assert main(["arsip", "periksa", str(tmp_path / "tiada.zip")]) == 2
    assert "tidak dapat dibuka" in capsys.readouterr().err


def test_a_copy_is_never_written_over(salinan, capsys):
    before = salinan.read_bytes()
    assert main(["arsip", "ekspor", str(salinan), "--daerah", "uji"]) == 2
    assert "tidak dapat ditulis" in capsys.readouterr().err
    assert salinan.read_bytes() == before
