"""The bag by itself, without any archive: whatever is put in comes out, and the same things make the same bag."""

import hashlib
import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poros.domain.kearsipan.ekspor.kantong import BENTUK, VERSI, KantongError, Pembaca, Penulis

NAMA = st.text(st.characters(categories=["Ll", "Nd"]), min_size=1, max_size=12)
INFO = {"Source-Organization": "Kota Contoh", "Bagging-Date": "2026-11-23"}


def buat(isi: dict[str, bytes], info: dict[str, str] | None = None) -> tuple[io.BytesIO, str]:
    stream = io.BytesIO()
    bag = Penulis(stream)
    for name, content in isi.items():
        bag.isi(name, [content])
    return stream, bag.tutup(INFO if info is None else info)


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(NAMA, st.binary(max_size=3000), max_size=6))
def test_what_goes_in_comes_out(isi):
    stream, sha = buat(isi)
    bag = Pembaca(stream)
    assert bag.sidik == sha
    assert bag.nama() == sorted(isi)
    assert {name: b"".join(bag.isi(name)) for name in bag.nama()} == isi


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(NAMA, st.binary(max_size=300), min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_the_hash_of_the_manifest_does_not_depend_on_the_order(isi, acak):
    names = list(isi)
    acak.shuffle(names)
    assert buat(isi)[1] == buat({name: isi[name] for name in names})[1]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_byte_that_is_changed_is_noticed_or_means_nothing(data):
    isi = {"a": b"satu dua tiga" * 20, "b": bytes(range(256))}
    stream, sha = buat(isi)
    raw = bytearray(stream.getvalue())
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        bag = Pembaca(io.BytesIO(bytes(raw)))
        told = {name: b"".join(bag.isi(name)) for name in bag.nama()}
    except KantongError:
        return
    assert (bag.sidik, told) == (sha, isi)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_whatever_is_no_bag_is_refused_and_nothing_else_happens(raw):
    with pytest.raises(KantongError, match=r"zip|kantong|tidak ada|nama"):
        Pembaca(io.BytesIO(raw))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_bag_that_was_cut_anywhere_is_refused(data):
    stream, _sha = buat({"a": b"halo", "b": b"dunia"})
    raw = stream.getvalue()
    with pytest.raises(KantongError):
        Pembaca(io.BytesIO(raw[: data.draw(st.integers(0, len(raw) - 1))]))


def test_the_same_archives_make_the_same_bytes():
    isi = {"a": b"satu", "b/c": b"dua"}
    assert buat(isi)[0].getvalue() == buat(isi)[0].getvalue()


def test_it_is_a_bag_as_rfc_8493_has_it():
    stream, _sha = buat({"a": b"satu"})
    with zipfile.ZipFile(stream) as bag:
        told = {name: bag.read(name).decode() for name in bag.namelist()}
    assert told["arsip/bagit.txt"] == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    assert told["arsip/manifest-sha256.txt"] == f"{hashlib.sha256(b'satu').hexdigest()}  data/a\n"
    lines = dict(reversed(line.split("  ")) for line in told["arsip/tagmanifest-sha256.txt"].splitlines())
    assert lines == {
        name: hashlib.sha256(told[f"arsip/{name}"].encode()).hexdigest()
        for name in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")
    }


def test_it_says_what_it_is():
    bag = Pembaca(buat({"a": b"x"})[0])
    assert bag.keterangan == INFO | {BENTUK: VERSI}


def test_nobody_else_reads_what_lies_on_the_disk_of_who_unpacks_it():
    with zipfile.ZipFile(buat({"a": b"x"})[0]) as bag:
        assert {entry.external_attr >> 16 & 0o077 for entry in bag.infolist()} == {0}


def test_contents_lie_as_they_are_and_words_are_packed():
    stream = io.BytesIO()
    bag = Penulis(stream)
    bag.isi("isi/x", [b"a" * 5000])
    bag.json("b.json", {"judul": "a" * 5000})
    bag.tutup({})
    with zipfile.ZipFile(stream) as made:
        kinds = {e.filename: e.compress_type for e in made.infolist()}
        assert made.getinfo("arsip/data/b.json").compress_size < 200
    assert kinds["arsip/data/isi/x"] == zipfile.ZIP_STORED
    assert kinds["arsip/data/b.json"] == zipfile.ZIP_DEFLATED


def test_descriptions_are_written_in_one_way():
    one, two = io.BytesIO(), io.BytesIO()
    for stream, told in ((one, {"b": 1, "a": "é"}), (two, {"a": "é", "b": 1})):
        bag = Penulis(stream)
        bag.json("x.json", told)
        bag.tutup({})
    assert one.getvalue() == two.getvalue()
    assert json.loads(zipfile.ZipFile(one).read("arsip/data/x.json")) == {"a": "é", "b": 1}


@pytest.mark.parametrize("ulang", [1, 2, 3])
def test_a_content_can_be_read_from_the_start_again(ulang):
    bag = Pembaca(buat({"a": bytes(range(256)) * 40})[0])
    with bag.buka("a") as stream:
        for _n in range(ulang):
            stream.seek(0)
            assert len(stream.read()) == 10240


def test_pieces_are_joined_in_their_order():
    stream = io.BytesIO()
    bag = Penulis(stream)
    bag.isi("a", (f"{n};".encode() for n in range(1000)))
    bag.tutup({})
    assert b"".join(Pembaca(stream).isi("a")) == b"".join(f"{n};".encode() for n in range(1000))


def test_names_are_found_by_their_beginning():
    bag = Pembaca(buat({"isi/b": b"1", "isi/a": b"2", "isian": b"3"})[0])
    assert bag.nama("isi/") == ["isi/a", "isi/b"]
    assert bag.nama("x") == []


@pytest.mark.parametrize("nama", ["c", "../a", "", "A"])
def test_what_is_not_in_it_is_refused(nama):
    bag = Pembaca(buat({"a": b"x"})[0])
    with pytest.raises(KantongError, match="tidak ada"):
        list(bag.isi(nama))


def test_folders_are_no_entries():
    stream, _sha = buat({"a": b"x"})
    with zipfile.ZipFile(stream, "a") as bag:
        bag.writestr("arsip/data/", b"")
    assert Pembaca(stream).nama() == ["a"]
