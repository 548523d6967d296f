"""The reference tables: complete, once, and the same after loading twice."""

import pytest
from django.db import connection

from poros.kernel.rujukan.models import Klasifikasi, Nomenklatur, Wilayah
from poros.kernel.rujukan.muat import muat

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]


def test_everything_published_is_there():
    """Counts of the decrees: 38 provinces, 514 regencies and cities, 7,285 districts, 83,762 villages."""
    rows = muat()
    assert rows["Wilayah"] == 91_599
    assert [Wilayah.objects.filter(tingkat=t).count() for t in (1, 2, 3, 4)] == [38, 514, 7285, 83_762]
    assert rows["Klasifikasi"] == 2985
    assert Nomenklatur.objects.filter(tingkat="bidang", jenis_pemda="KABKOT").count() >= 32
    assert muat() == rows


def test_an_empty_cell_is_no_number_but_an_empty_word():
    muat()
    village = Wilayah.objects.filter(tingkat=4).first()
    assert village.penduduk is None
    assert Klasifikasi.objects.get(kode="000").kode_induk == ""


def test_no_orphans_in_the_tree_of_areas():
    muat()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM rujukan_wilayah a LEFT JOIN rujukan_wilayah b ON b.kode = a.kode_induk "
            "WHERE a.tingkat > 1 AND b.kode IS NULL"
        )
        assert cursor.fetchone()[0] == 0


def test_loading_again_by_order_replaces():
    muat()
    Wilayah.objects.filter(kode="11").update(nama="Diubah")
    muat()
    assert Wilayah.objects.get(kode="11").nama == "Diubah"
    muat(ulang=True)
    assert Wilayah.objects.get(kode="11").nama == "Aceh"
