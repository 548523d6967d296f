"""What an offer lacks before it may be published, and how it is known again."""

from dataclasses import replace
from itertools import combinations

import pytest

from poros.domain.berbagi.rules.tawaran import LISENSI, PANJANG, IsiTawaran, Jenis, kurang, memuat_telepon

LENGKAP = IsiTawaran(
    jenis=Jenis.APLIKASI,
    nama="Antre",
    ringkasan="Nomor antrean",
    lisensi="MIT",
    alamat="https://kode.example/antre",
    kategori=("hr",),
    kontak="Diskominfo",
)
KOSONG = {"kontak": "", "lisensi": "", "alamat": "", "kategori": ()}
SEMUA = tuple(KOSONG)


@pytest.mark.parametrize("hilang", [c for n in range(len(SEMUA) + 1) for c in combinations(SEMUA, n)])
def test_our_application_lacks_just_what_is_empty(hilang):
    isi = replace(LENGKAP, **{name: KOSONG[name] for name in hilang})
    assert kurang(isi, milik_kita=True) == hilang


@pytest.mark.parametrize(
    ("jenis", "milik_kita", "perlu"),
    [
        (Jenis.APLIKASI, True, ("kontak", "lisensi", "alamat", "kategori")),
        (Jenis.APLIKASI, False, ("lisensi", "alamat", "kategori")),
        (Jenis.PRAKTIK, True, ("kontak",)),
        (Jenis.PRAKTIK, False, ()),
    ],
)
def test_who_must_say_what(jenis, milik_kita, perlu):
    assert kurang(replace(LENGKAP, jenis=jenis, **KOSONG), milik_kita=milik_kita) == perlu


@pytest.mark.parametrize("teks", ["MIT", "EUPL-1.2", "AGPL-3.0-or-later", "MIT OR Apache-2.0", "GPL-2.0 WITH Classpath-exception-2.0"])  # fmt: skip
def test_licences(teks):
    assert LISENSI.match(teks)


@pytest.mark.parametrize("teks", ["", "bebas saja", "MIT,GPL", "MIT OR", " MIT", "MIT\n", "<b>MIT</b>"])
def test_what_is_no_licence(teks):
    assert not LISENSI.fullmatch(teks)


@pytest.mark.parametrize("teks", ["0812-3456-7890", "+62 812 3456 7890", "hub 08123456789", "(0812) 3456 7890".replace(")", "")])  # fmt: skip
def test_a_mobile_number_is_somebody(teks):
    assert memuat_telepon(f"Budi {teks}")


@pytest.mark.parametrize("teks", ["(021) 345-6789", "Jalan 17 Agustus 1945", "NIP 198001012005011001", "2026-08-17"])
def test_an_office_number_is_not(teks):
    assert not memuat_telepon(f"Diskominfo {teks}")


@pytest.mark.parametrize(
    ("ganti", "kunci"),
    [
        ({}, "https://kode.example/antre"),
        ({"alamat": "HTTPS://Kode.Example/Antre"}, "https://kode.example/antre"),
        ({"alamat": "", "daerah": "Kota Khayal"}, "kota khayal/antre"),
        ({"alamat": ""}, "/antre"),
    ],
)
def test_known_again_by(ganti, kunci):
    assert replace(LENGKAP, **ganti).kunci == kunci


def test_a_key_fits_its_column():
    assert len(replace(LENGKAP, alamat="", daerah="d" * 400, nama="n" * 400).kunci) == PANJANG["alamat"]
