"""Sealing while others write: nothing is sealed twice, nothing is lost, and nobody waits."""

import threading
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from poros.kernel.jejak import segel as modul
from poros.kernel.jejak.catat import DITUTUP, baris, sederhana, tulis
from poros.kernel.jejak.kunci import PANJANG, _baca
from poros.kernel.jejak.models import BarisSegel, Jejak, Segel
from poros.kernel.jejak.segel import belum_disegel, segel
from poros.kernel.jejak.verifikasi import periksa
from poros.kernel.organisasi.models import Pemangku, Unit
from poros.kernel.organisasi.rules import Kapasitas
from poros.kernel.penugasan.values import Sasaran


def tambah(kota, banyak=1):
    tulis([baris(kota.aktor("sekda"), "uji.aksi", "surat", n, {}) for n in range(banyak)])


@pytest.mark.parametrize(("baris_", "sekali", "segelnya"), [(5, 2, [2, 2, 1]), (4, 2, [2, 2]), (1, 2, [1]), (0, 2, [])])
def test_a_long_tail_is_sealed_in_several_epochs_at_once(kota, monkeypatch, baris_, sekali, segelnya):
    monkeypatch.setattr(modul, "BATCH", sekali)
    tambah(kota, baris_)
    assert segel() == baris_
    assert list(Segel.objects.order_by("nomor").values_list("jumlah", flat=True)) == segelnya
    assert not belum_disegel().exists()
    assert periksa().utuh


@pytest.mark.parametrize("banyak", [1, 3])
def test_sealing_costs_the_same_however_many_lines(kota, banyak):
    tambah(kota, banyak)
    with CaptureQueriesContext(connection) as captured:
        segel()
    statements = [q["sql"] for q in captured if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(statements) == 7  # lock, lines, last seal, seal, places; then lock and lines again: none left


def test_what_was_undone_is_neither_written_nor_sealed(kota):
    with transaction.atomic():
        tambah(kota)
        transaction.set_rollback(True)
    tambah(kota)
    assert segel() == 1
    assert Jejak.objects.count() == BarisSegel.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_line_that_commits_late_is_sealed_an_epoch_later(kota):
    """Its number is smaller than those already sealed; nothing was lost, and the check finds nothing."""
    tenant = connection.tenant
    written, go_on = threading.Event(), threading.Event()
    sekda = kota.aktor("sekda")

    def slow():
        connection.set_tenant(tenant)
        try:
            with transaction.atomic():
                tulis([baris(sekda, "uji.lambat", "surat", 1, {})])
                written.set()
                go_on.wait(10)
        finally:
            connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    written.wait(10)
    tambah(kota, 2)
    assert segel() == 2
    go_on.set()
    thread.join(10)
    assert segel() == 1
    late = Jejak.objects.get(aksi="uji.lambat")
    assert late.pk < min(BarisSegel.objects.filter(segel=1).values_list("jejak_id", flat=True))
    assert BarisSegel.objects.get(jejak_id=late.pk).segel_id == 2
    assert periksa().utuh


@pytest.mark.django_db(transaction=True)
def test_while_one_seals_another_leaves_it_to_him(kota):
    tenant, sealed = connection.tenant, []
    tambah(kota, 3)

    def seal():
        connection.set_tenant(tenant)
        try:
            sealed.append(segel())
        finally:
            connection.close()

    with transaction.atomic():
        assert modul._segel_satu() == 3
        thread = threading.Thread(target=seal)
        thread.start()
        thread.join(10)
        assert not thread.is_alive(), "the second waits for the first"
    assert sealed == [0]
    assert Segel.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_sealers_seal_each_line_once(kota):
    tenant = connection.tenant
    tambah(kota, 12)

    def seal():
        connection.set_tenant(tenant)
        try:
            segel()
        finally:
            connection.close()

    threads = [threading.Thread(target=seal) for _n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    segel()
    assert BarisSegel.objects.count() == 12
    assert periksa().utuh


def test_of_who_stands_in_the_line_keeps_his_warrant(kota):
    hari = date(2026, 11, 23)
    Pemangku.objects.create(
        jabatan=kota.jabatan["sekda"],
        orang=kota.orang["asisten1"],
        kapasitas=Kapasitas.PLH,
        dari=hari,
        sampai=hari,
        dasar="SP 11/2026",
    )
    who = kota.aktor("asisten1", hari)
    acting = who.sebagai(kota.jabatan["sekda"].pk)
    tulis([baris(acting, "uji.aksi", "surat", 1, {}), baris(who, "uji.aksi", "surat", 2, {})])
    first, second = Jejak.objects.order_by("pk")
    assert (first.jabatan, first.kapasitas, first.dasar) == ("Plh. Sekretaris Daerah", "plh", "SP 11/2026")
    assert (second.jabatan, second.kapasitas, second.dasar) == ("Asisten I", "definitif", "")
    assert first.orang == second.orang == "Pejabat Asisten I"
    assert first.pemangku_id != second.pemangku_id


def test_what_is_renamed_later_stays_in_the_trail_as_it_was(kota):
    tambah(kota)
    Unit.objects.filter(kode="setda").update(nama="Sekretariat Baru")
    assert Jejak.objects.get().unit == "Sekretariat Daerah"
    assert periksa().utuh


class Warna(Enum):
    MERAH = "merah"


@pytest.mark.parametrize(
    ("nilai", "hasil"),
    [
        (None, None),
        (True, True),
        (3, 3),
        ("", ""),
        ("kata", "kata"),
        (Warna.MERAH, "merah"),
        (date(2026, 2, 28), "2026-02-28"),
        (datetime(2026, 2, 28, 9, 30), "2026-02-28T09:30:00"),  # noqa: DTZ001 -- spelt as it comes
        (Decimal("1.50"), "1.50"),
        (1.5, "1.5"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (("a", 1), ["a", 1]),
        (frozenset({7}), [7]),
        ({1: {"b": [None]}}, {"1": {"b": [None]}}),
        (Sasaran(5), {"unit_id": 5, "peran": "utama", "jabatan_id": None}),
    ],
)
def test_every_plain_value_has_one_form(nilai, hasil):
    assert sederhana(nilai) == hasil


@pytest.mark.parametrize("nilai", [object(), b"bytes", Sasaran, lambda: 1, {"a": object()}, [b"x"]])
def test_what_is_not_plain_is_a_mistake_of_ours(nilai):
    with pytest.raises(TypeError, match="cannot record"):
        sederhana(nilai)


def test_rows_are_named_by_number_and_name_also_from_a_query(kota):
    pu = kota.unit["pu"]
    named = {"id": pu.pk, "nama": pu.nama}
    assert sederhana(pu) == named
    assert sederhana(Unit.objects.filter(pk=pu.pk)) == [named]
    assert sederhana([pu], tertutup=True) == [{"id": pu.pk, "nama": DITUTUP}]


def test_a_key_is_made_once_and_read_by_nobody_else(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    first = _baca("uji.key")
    assert len(first) == PANJANG
    assert _baca("uji.key") == first
    assert _baca("lain.key") != first
    folder = tmp_path / "rahasia"
    assert (folder.stat().st_mode & 0o777, (folder / "uji.key").stat().st_mode & 0o777) == (0o700, 0o600)
    assert sorted(p.name for p in folder.iterdir()) == ["lain.key", "uji.key"], "no draft is left lying about"


def test_of_many_who_start_together_all_read_one_key(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    found, gate = [], threading.Barrier(4)

    def read():
        gate.wait()
        found.append(_baca("uji.key"))

    threads = [threading.Thread(target=read) for _n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1
