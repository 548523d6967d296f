"""The spelling of a line is what is sealed for ever: known answers, so that no change of it goes unseen."""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta, timezone

import pytest

from poros.kernel.jejak.rules import KOLOM, ejaan, isi_daun, kepala, sidik

SAAT = datetime(2026, 11, 23, 1, 2, 3, 45, tzinfo=UTC)
BARIS = {
    "waktu": SAAT,
    "orang_id": 1,
    "orang": "Sari “Été” Hartono",
    "pemangku_id": None,
    "jabatan": "Sekretaris Daerah",
    "unit": "Setda",
    "kapasitas": "definitif",
    "dasar": "",
    "alat": "web",
    "aksi": "surat.catat",
    "objek": "surat",
    "objek_id": 7,
    "data": {"b": 1, "a": [True, None]},
}


def test_a_line_has_one_spelling():
    assert ejaan({**BARIS, "id": 99}).decode() == (
        '{"aksi":"surat.catat","alat":"web","dasar":"","data":{"a":[true,null],"b":1},"jabatan":"Sekretaris Daerah",'
        '"kapasitas":"definitif","objek":"surat","objek_id":7,"orang":"Sari “Été” Hartono","orang_id":1,'
        '"pemangku_id":null,"unit":"Setda","waktu":"2026-11-23T01:02:03.000045+00:00"}'
    )


def test_the_zone_in_which_a_moment_is_told_changes_nothing():
    jayapura = SAAT.astimezone(timezone(timedelta(hours=9)))
    assert ejaan({**BARIS, "waktu": jayapura}) == ejaan(BARIS)


@pytest.mark.parametrize("kolom", KOLOM)
def test_every_column_counts(kolom):
    lain = SAAT + timedelta(microseconds=1) if kolom == "waktu" else "lain"
    assert sidik(b"kunci", {**BARIS, kolom: lain}) != sidik(b"kunci", BARIS)


def test_a_column_that_is_missing_is_noticed():
    with pytest.raises(KeyError):
        ejaan({name: value for name, value in BARIS.items() if name != "dasar"})


def test_the_fingerprint_is_keyed():
    assert sidik(b"kunci", BARIS) == hmac.digest(b"kunci", ejaan(BARIS), "sha256")
    assert sidik(b"lain", BARIS) != sidik(b"kunci", BARIS)


def test_a_leaf_holds_number_and_fingerprint():
    assert isi_daun(258, b"s") == bytes([0, 0, 0, 0, 0, 0, 1, 2]) + b"s"


def test_a_head_binds_number_predecessor_root_and_size():
    awal = (3, b"p" * 32, b"a" * 32, 5)
    assert kepala(*awal) == hashlib.sha256(bytes(7) + b"\3" + b"p" * 32 + b"a" * 32 + bytes(7) + b"\5").digest()
    lain = [(4, *awal[1:]), (3, b"q" * 32, *awal[2:]), (*awal[:2], b"b" * 32, 5), (*awal[:3], 6)]
    assert len({kepala(*awal), *(kepala(*satu) for satu in lain)}) == 5


@pytest.mark.parametrize(
    ("data", "ditulis"),
    [
        ({}, "{}"),
        ({"z": {"b": 1, "a": 2}}, '{"z":{"a":2,"b":1}}'),
        ({"n": 10**30}, '{"n":1000000000000000000000000000000}'),
        ({"n": 1.0}, '{"n":1.0}'),
        ({"t": '"\\\n\x00'}, '{"t":"\\"\\\\\\n\\u0000"}'),
        ({"t": "\u2028é"}, '{"t":"\u2028é"}'),
        ({"t": []}, '{"t":[]}'),
    ],
)
def test_how_data_are_spelt(data, ditulis):
    assert f'"data":{ditulis},'.encode() in ejaan({**BARIS, "data": data})


@pytest.mark.parametrize("mikro", [0, 1, 999_999])
def test_a_moment_is_always_spelt_with_its_microseconds(mikro):
    spelt = ejaan({**BARIS, "waktu": SAAT.replace(microsecond=mikro)}).decode()
    assert f'"waktu":"2026-11-23T01:02:03.{mikro:06}+00:00"' in spelt


def test_the_order_in_which_a_line_is_put_together_changes_nothing():
    assert ejaan(dict(reversed(BARIS.items()))) == ejaan(BARIS)


@pytest.mark.parametrize("nomor", [-1, 2**64])
def test_a_number_that_has_no_eight_bytes_is_refused(nomor):
    with pytest.raises(OverflowError):
        isi_daun(nomor, b"s")
    with pytest.raises(OverflowError):
        kepala(nomor, b"", b"", 0)
    with pytest.raises(OverflowError):
        kepala(0, b"", b"", nomor)
