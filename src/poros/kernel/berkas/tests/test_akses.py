"""Who sees a thing sees its files, nobody else; reading secret ones leaves a line."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from poros.kernel.berkas import queries
from poros.kernel.berkas.akses import buka
from poros.kernel.berkas.models import Tautan
from poros.kernel.berkas.simpan import simpan, tautkan
from poros.kernel.commands import unit_kerja
from poros.kernel.jejak.models import Jejak
from poros.kernel.penugasan.rules import Kerahasiaan
from poros.kernel.wewenang import TidakBerwenang


@pytest.fixture
def lampirkan(bahan):
    def tie(objek_id: int, banyak: int = 1, jenis: str = "penugasan") -> Tautan:
        with unit_kerja():
            for n in range(banyak):
                tautkan(
                    simpan(bahan.pdf(f"Lampiran {n}"), "a.pdf"),
                    jenis,
                    objek_id,
                    f"Lampiran {n}.pdf",
                    urutan=n,
                )
        return Tautan.objects.filter(objek=jenis, objek_id=objek_id).first()

    return tie


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_files_of_a_thing_are_one_query(kota, tugas, lampirkan, banyak):
    row = tugas()
    lampirkan(row.pk, banyak)
    actor = kota.aktor("kadis_pu")
    with CaptureQueriesContext(connection) as captured:
        found = [(t.nama, t.berkas.ukuran > 0) for t in queries.tautan(actor, "penugasan", row.pk)]
    assert found == [(f"Lampiran {n}.pdf", True) for n in range(banyak)]
    assert len(captured) == 1


@pytest.mark.parametrize(
    ("siapa", "boleh"),
    [
        ("kadis_pu", True),
        ("tu_pu", True),
        ("sekda", True),
        ("kabag_ekbang", True),
        ("kadis_dlh", False),
        ("admin", False),
    ],
)
def test_files_are_seen_by_who_sees_the_thing(kota, tugas, lampirkan, siapa, boleh):
    row = tugas()
    tautan = lampirkan(row.pk)
    actor = kota.aktor(siapa)
    assert queries.tautan(actor, "penugasan", row.pk).exists() is boleh
    if boleh:
        assert buka(actor, tautan.pk) == tautan
    else:
        with pytest.raises(TidakBerwenang):
            buka(actor, tautan.pk)


def test_a_file_of_an_unknown_kind_of_thing_is_seen_by_nobody(kota, lampirkan):
    tautan = lampirkan(1, jenis="entah")
    with pytest.raises(TidakBerwenang):
        buka(kota.aktor("sekda"), tautan.pk)


def test_the_kind_of_the_thing_counts_not_only_its_number(kota, tugas, lampirkan):
    row = tugas()
    tautan = lampirkan(row.pk, jenis="konflik")
    with pytest.raises(TidakBerwenang):
        buka(kota.aktor("kadis_pu"), tautan.pk)


@pytest.mark.parametrize("pk", [0, -1, 10**30])
def test_a_file_that_is_not_there_looks_like_one_that_is_forbidden(kota, pk):
    with pytest.raises(TidakBerwenang):
        buka(kota.aktor("sekda"), pk)


def test_reading_an_open_file_leaves_no_line(kota, tugas, lampirkan):
    tautan = lampirkan(tugas().pk)
    before = Jejak.objects.count()
    actor = kota.aktor("kadis_pu")
    with CaptureQueriesContext(connection) as captured:
        buka(actor, tautan.pk)
    assert len(captured) == 2
    assert Jejak.objects.count() == before


@pytest.mark.parametrize("kerahasiaan", [Kerahasiaan.RAHASIA, Kerahasiaan.SANGAT_RAHASIA])
def test_reading_a_secret_file_leaves_a_line_that_names_reader_and_page(kota, tugas, lampirkan, kerahasiaan):
    tautan = lampirkan(tugas(kerahasiaan).pk)
    buka(kota.aktor("kadis_pu"), tautan.pk, halaman=2)
    line = Jejak.objects.latest("id")
    assert (line.aksi, line.objek, line.objek_id) == ("berkas.unduh", "berkas", tautan.pk)
    assert line.orang_id == kota.orang["kadis_pu"].pk
    assert line.data == {"halaman": 2}
    assert "Lampiran" not in str(line.data)


def test_a_secret_file_is_closed_to_the_secretariat_and_leaves_no_line_then(kota, tugas, lampirkan):
    tautan = lampirkan(tugas(Kerahasiaan.RAHASIA).pk)
    before = Jejak.objects.count()
    with pytest.raises(TidakBerwenang):
        buka(kota.aktor("tu_pu"), tautan.pk)
    assert Jejak.objects.count() == before
