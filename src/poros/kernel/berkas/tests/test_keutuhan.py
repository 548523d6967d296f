"""Fixity: what is stored is still what was brought."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from poros.kernel.berkas.keutuhan import Keutuhan, periksa_keutuhan
from poros.kernel.berkas.models import Berkas, IsiBerkas
from poros.kernel.berkas.rules import POTONGAN
from poros.kernel.berkas.simpan import simpan

pytestmark = pytest.mark.usefixtures("db")


def simpan_teks(isi: str) -> Berkas:
    return simpan(isi.encode(), "a.txt")


@pytest.mark.parametrize("banyak", [1, 3])
def test_whole_files_pass_in_one_statement(banyak):
    for n in range(banyak):
        simpan_teks(f"berkas {n}")
    with CaptureQueriesContext(connection) as captured:
        assert periksa_keutuhan(10) == Keutuhan(diperiksa=banyak, rusak=())
    assert len(captured) == 1
    assert Berkas.objects.filter(utuh=True, diperiksa__isnull=False).count() == banyak


def test_a_file_of_several_pieces_is_hashed_in_their_order():
    simpan(b"".join(b"%015d\n" % n for n in range(3 * POTONGAN // 16 + 5)), "a.txt")
    assert periksa_keutuhan(1).rusak == ()


def test_a_piece_slipped_in_is_noticed_and_marked():
    whole, spoilt = simpan_teks("utuh"), simpan_teks("disusupi")
    IsiBerkas.objects.create(berkas=spoilt, urut=1, isi=b"!")
    assert periksa_keutuhan(10) == Keutuhan(diperiksa=2, rusak=(spoilt.pk,), baru=(spoilt.pk,))
    assert periksa_keutuhan(10) == Keutuhan(diperiksa=2, rusak=(spoilt.pk,), baru=())
    assert list(Berkas.objects.filter(utuh=False)) == [spoilt]
    assert Berkas.objects.get(pk=whole.pk).utuh


def test_a_content_that_is_gone_is_noticed():
    lost = Berkas.objects.create(sha256="0" * 64, ukuran=3, jenis="text/plain")
    assert periksa_keutuhan(1).rusak == (lost.pk,)


def test_the_longest_unchecked_come_first():
    rows = [simpan_teks(f"berkas {n}") for n in range(3)]
    now = timezone.now()
    for row, days in zip(rows, (5, 9, 1), strict=True):
        Berkas.objects.filter(pk=row.pk).update(diperiksa=now - timedelta(days=days))
    new = simpan_teks("baru")
    periksa_keutuhan(2)
    fresh = set(Berkas.objects.filter(diperiksa__gte=now - timedelta(hours=1)).values_list("pk", flat=True))
    assert fresh == {new.pk, rows[1].pk}
