"""`poros arsip periksa`: a copy is checked where there is no database, in words and in numbers."""

import io
import json

import pytest

from poros.config.cli import arsip
from poros.config.server import ServerError
from poros.domain.kearsipan.ekspor.kantong import Penulis


@pytest.fixture
def salinan(tmp_path):
    """A copy of nothing much."""
    path, stream = tmp_path / "a.zip", io.BytesIO()
    bag = Penulis(stream)
    bag.teks("berkas/1.json", "{}")
    for n in range(3):
        bag.isi(f"isi/{n}", [f"isi ke-{n}".encode()])
    sidik = bag.tutup({})
    path.write_bytes(stream.getvalue())
    return path, sidik


def periksa(path, *lain):
    import argparse

    parser = argparse.ArgumentParser()
    arsip.register(parser.add_subparsers())
    args = parser.parse_args(["arsip", "periksa", str(path), *lain])
    return args.run(args)


def test_a_sound_copy_is_told_in_words(salinan, capsys):
    path, sidik = salinan
    assert periksa(path) == 0
    assert capsys.readouterr().out == f"berkas 1, isi 3, sidik {sidik}.\n"


def test_and_in_numbers(salinan, capsys):
    path, sidik = salinan
    assert periksa(path, "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"berkas": 1, "isi": 3, "sidik": sidik}


def test_a_byte_that_was_changed_is_named(salinan):
    path, _sidik = salinan
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"isi ke-2")] ^= 1
    path.write_bytes(bytes(raw))
    with pytest.raises(ServerError, match="Salinan tidak utuh: data/isi/2"):
        periksa(path)


@pytest.mark.parametrize("isi", [b"", b"bukan zip"])
def test_what_is_no_copy_is_refused_in_words(tmp_path, isi):
    path = tmp_path / "x.zip"
    path.write_bytes(isi)
    with pytest.raises(ServerError, match="Salinan tidak utuh: bukan berkas zip"):
        periksa(path)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ServerError, match=r"tiada\.zip tidak dapat dibuka"):
        periksa(tmp_path / "tiada.zip")
