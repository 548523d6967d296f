"""Who may do what, as a table that a person can read: each permission with the offices that have it, and no others."""

import pytest

from poros.domain.survei.rules.alur import Aksi
from poros.domain.survei.wewenang import RULES, Wewenang
from poros.kernel.wewenang import may

pytestmark = pytest.mark.django_db

PERAN = ("walikota", "sekda", "asisten1", "kabag_umum", "tu", "kadis_pu", "tu_pu", "staf_pu", "kadis_sos", "camat",
         "inspektur", "admin")  # fmt: skip
SEMUA = set(PERAN)
PENGELOLA = {"kabag_umum", "admin"}
PENGAMAT = {"walikota", "sekda", "inspektur"}
PU = {"kadis_pu", "tu_pu"}

TABEL = {  # of a survey by Bagian Umum about services of PU and Dinsos; rows about a service are about that of PU
    Wewenang.SURVEI_LIHAT: PENGELOLA | PENGAMAT | PU | {"tu", "staf_pu", "kadis_sos"},
    Wewenang.SURVEI_UBAH: PENGELOLA | {"tu"},
    Wewenang.SURVEI_ALIR: PENGELOLA | {"tu"},
    Wewenang.SURVEI_TERBIT: {"kabag_umum"},
    Wewenang.JAWABAN_SISIH: PENGELOLA,
    Wewenang.JAWABAN_CATAT: PENGELOLA | PU | {"staf_pu", "camat"},
    Wewenang.LIPUTAN_LIHAT: PENGELOLA | PENGAMAT | PU | {"staf_pu"},
    Wewenang.TINDAK_LANJUT: {"kabag_umum", "walikota", "sekda"} | PU,
    Wewenang.LAYANAN_LIHAT: SEMUA,
    Wewenang.LAYANAN_UBAH: PENGELOLA | PU,
    Wewenang.TITIK_BUAT: PENGELOLA | PU,
    Wewenang.TITIK_LIHAT: PENGELOLA | PU | {"staf_pu", "walikota"},
    Wewenang.TITIK_KELOLA: PENGELOLA | PU,
    Wewenang.LAYANAN_CATAT: PENGELOLA | PU,
    Wewenang.SURVEI_RANCANG: PU,
}


@pytest.fixture
def baris(kota, survei, titik):
    """The row each permission is asked about."""
    line = survei.liputan.get(layanan=titik.layanan)
    rows = {type(row): row for row in (survei, line, titik, titik.layanan, kota.unit["pu"])}
    return {wewenang: rows[rule.model] for wewenang, rule in RULES.items()}


@pytest.mark.parametrize("wewenang", list(TABEL), ids=str)
def test_each_permission_has_its_offices(kota, baris, wewenang):
    assert {p for p in PERAN if may(kota.aktor(p), wewenang, baris[wewenang])} == TABEL[wewenang]


def test_the_table_is_whole():
    assert set(TABEL) == set(RULES) == set(Wewenang)


def test_after_publication_nobody_fills_in(kota, baris, tutup, langkah):
    def boleh():
        row = baris[Wewenang.JAWABAN_CATAT]
        return {p for p in ("staf_pu", "kadis_pu", "camat") if may(kota.aktor(p), Wewenang.JAWABAN_CATAT, row)}

    assert boleh() == {"staf_pu", "kadis_pu", "camat"}, "what waited for a network still comes"
    langkah(tutup, Aksi.TERBITKAN)
    assert boleh() == set()


def test_nobody_without_an_office_may_anything(baris):
    assert not any(may(None, wewenang, row) for wewenang, row in baris.items())
