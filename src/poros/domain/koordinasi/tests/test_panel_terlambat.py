"""The panel of what is late: it names the worst offices and counts all, for whom it is meant, in words that fit."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from poros.domain.koordinasi.manifest import kartu
from poros.kernel.organisasi import peta
from poros.kernel.organisasi.models import Jabatan, Orang, Pemangku, Unit, VersiPeta
from poros.kernel.organisasi.rules import Fungsi, JenisUnit
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Penugasan

pytestmark = pytest.mark.django_db


@pytest.fixture
def sembilan(kota):
    """Nine dinas with a head each, besides those of the small government."""
    made = []
    for n in range(9):
        unit = Unit.objects.create(
            kode=f"d{n}",
            nama=f"Dinas {n}",
            singkatan=f"D{n}",
            jenis=JenisUnit.DINAS,
            induk=kota.unit["kdh"],
            urutan=90 + n,
        )
        office = Jabatan.objects.create(
            unit=unit, nama=f"Kepala {n}", eselon="II.b", fungsi=Fungsi.PIMPINAN, kepala=True
        )
        person = Orang.objects.create(nama=f"Orang {n}", surel=f"d{n}@contoh.go.id")
        Pemangku.objects.create(jabatan=office, orang=person, dari="2020-01-01", dasar="SK")
        kota.unit[f"d{n}"] = unit
        made.append(f"d{n}")
    VersiPeta.objects.update(nilai=55)
    peta._peta.clear()
    return made


def terlambatkan(hari: int = 9) -> None:
    Penugasan.objects.update(tenggat=timezone.now() - timedelta(days=hari))


def test_it_names_six_and_counts_all(kota, beri, sembilan):
    for unit in sembilan:
        beri("sekda", unit)
    beri("sekda", sembilan[4])
    terlambatkan()
    (panel,) = kartu.terlambat(kota.aktor("sekda"))
    assert panel.ringkas == "10 terlambat di 9 unit"
    assert len(panel.baris) == 6
    assert (panel.baris[0].judul, panel.baris[0].ujung) == ("Dinas 4", "2 terlambat")


@pytest.mark.parametrize("banyak", [1, 8])
def test_it_is_one_statement_however_many_are_late(kota, beri, sembilan, banyak, django_assert_num_queries):
    for unit in sembilan[:banyak]:
        beri("sekda", unit)
    terlambatkan()
    actor = kota.aktor("sekda")
    kartu.terlambat(actor)
    with django_assert_num_queries(1):
        kartu.terlambat(actor)


def test_of_as_many_late_ones_the_oldest_comes_first(kota, beri):
    for unit, hari in (("pu", 3), ("dlh", 30), ("sos", 12)):
        part = beri("sekda", unit).penugasan.get()
        Penugasan.objects.filter(pk=part.pk).update(tenggat=timezone.now() - timedelta(days=hari))
    (panel,) = kartu.terlambat(kota.aktor("sekda"))
    assert [line.judul for line in panel.baris] == [
        "Dinas Lingkungan Hidup",
        "Dinas Sosial",
        "Dinas Pekerjaan Umum",
    ]


@pytest.mark.parametrize(
    ("siapa", "unit"),
    [
        ("walikota", {"Dinas Pekerjaan Umum", "Dinas Sosial"}),
        ("sekda", {"Dinas Pekerjaan Umum", "Dinas Sosial"}),
        ("kabag_ekbang", {"Dinas Pekerjaan Umum"}),
        ("kabag_kesra", {"Dinas Sosial"}),
        ("asisten2", {"Dinas Pekerjaan Umum"}),
        ("asisten1", {"Dinas Sosial"}),
    ],
)
def test_each_sees_what_he_coordinates_or_ordered(kota, beri, siapa, unit):
    beri("sekda", "pu")
    beri("sekda", "sos")
    terlambatkan()
    (panel,) = kartu.terlambat(kota.aktor(siapa))
    seen = {line.judul for line in panel.baris}
    assert seen <= unit
    if siapa not in {"asisten1", "asisten2"}:
        assert seen == unit


def test_the_list_behind_a_line_has_as_many_rows_as_the_line_says(kota, beri, masuk):
    for unit in ("pu", "pu", "dlh"):
        beri("sekda", unit)
    terlambatkan()
    (panel,) = kartu.terlambat(kota.aktor("sekda"))
    for line in panel.baris:
        rows = masuk("sekda").get(line.url).context["halaman"].isi
        assert line.ujung == f"{len(rows)} terlambat"


def test_what_was_handed_in_is_late_for_nobody(kota, beri):
    part = beri("sekda", "pu").penugasan.get()
    services.tambah_bukti(kota.aktor("kadis_pu"), part, isi=services.IsiBukti(teks="Selesai"))
    services.serahkan(kota.aktor("kadis_pu"), part)
    terlambatkan()
    (panel,) = kartu.terlambat(kota.aktor("sekda"))
    assert (panel.baris, panel.ringkas, panel.nada) == ((), "", "netral")


def test_in_english_too(kota, beri):
    beri("sekda", "pu")
    terlambatkan()
    with translation.override("en"):
        (panel,) = kartu.terlambat(kota.aktor("sekda"))
        assert "terlambat" not in panel.ringkas
        assert "1" in panel.ringkas
        assert "terlambat" not in panel.baris[0].ujung
