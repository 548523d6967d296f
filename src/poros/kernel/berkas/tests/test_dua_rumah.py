"""One content, several things it belongs to: each tie has its own name, its own readers, its own line in the trail."""

import threading
from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from poros.kernel.berkas import queries
from poros.kernel.berkas.akses import buka
from poros.kernel.berkas.lepas import buang_lepas
from poros.kernel.berkas.models import Berkas, IsiBerkas, Tautan
from poros.kernel.berkas.simpan import simpan, tautkan
from poros.kernel.commands import unit_kerja
from poros.kernel.jejak.models import Jejak
from poros.kernel.pekerjaan.konteks import aktor_sistem
from poros.kernel.penugasan.rules import Kerahasiaan
from poros.kernel.wewenang import TidakBerwenang


@pytest.fixture
def ikat(bahan):
    """Tie the same PDF to a thing under a name."""

    def tie(objek_id, nama="Undangan.pdf", urutan=0):
        with unit_kerja():
            tautkan(simpan(bahan.pdf("Undangan rapat"), "asal.pdf"), "penugasan", objek_id, nama, urutan=urutan)
        return Tautan.objects.latest("id")

    return tie


@pytest.fixture
def dua(tugas, ikat):
    """The same content in open and in secret work."""
    terbuka, rahasia = tugas(), tugas(Kerahasiaan.RAHASIA)
    return ikat(terbuka.pk, "Terbuka.pdf"), ikat(rahasia.pk, "Rahasia.pdf")


def test_it_is_kept_once_and_tied_twice(dua):
    assert Berkas.objects.count() == 1
    assert dua[0].berkas_id == dua[1].berkas_id
    assert [t.nama for t in Tautan.objects.order_by("id")] == ["Terbuka.pdf", "Rahasia.pdf"]


@pytest.mark.parametrize(
    ("siapa", "lihat"),
    [
        ("sekda", (True, True)),
        ("kadis_pu", (True, True)),
        ("tu_pu", (True, False)),
        ("kabag_ekbang", (True, False)),
        ("walikota", (True, False)),
        ("inspektur", (True, False)),
        ("kadis_dlh", (False, False)),
        ("admin", (False, False)),
    ],
)
def test_who_may_read_it_here_may_not_read_it_there(kota, dua, siapa, lihat):
    who = kota.aktor(siapa)
    for tie, boleh in zip(dua, lihat, strict=True):
        assert queries.tautan(who, "penugasan", tie.objek_id).exists() is boleh
        if boleh:
            assert buka(who, tie.pk).nama == tie.nama
        else:
            with pytest.raises(TidakBerwenang):
                buka(who, tie.pk)


@pytest.mark.parametrize(("mana", "baris"), [(0, 0), (1, 1)])
def test_the_way_by_which_it_was_opened_decides_whether_it_is_recorded(kota, dua, mana, baris):
    before = Jejak.objects.count()
    buka(kota.aktor("kadis_pu"), dua[mana].pk)
    assert Jejak.objects.count() == before + baris


def test_each_opening_is_a_line_of_its_own_also_of_the_same_person(kota, dua):
    before = Jejak.objects.count()
    for halaman in (None, 1, 1, 2):
        buka(kota.aktor("kadis_pu"), dua[1].pk, halaman=halaman)
    lines = Jejak.objects.order_by("id")[before:]
    assert [line.data["halaman"] for line in lines] == [None, 1, 1, 2]


@pytest.mark.parametrize("banyak", [1, 3])
def test_files_of_a_thing_come_in_their_order_in_one_query(kota, tugas, ikat, banyak, django_assert_num_queries):
    row, who = tugas(), kota.aktor("sekda")
    for n in reversed(range(banyak)):
        ikat(row.pk, f"{n}.pdf", urutan=n)
    with django_assert_num_queries(1):
        found = [(t.nama, t.berkas.jenis) for t in queries.tautan(who, "penugasan", row.pk)]
    assert found == [(f"{n}.pdf", "application/pdf") for n in range(banyak)]


def test_a_content_that_is_tied_anywhere_is_never_thrown_away(dua):
    Berkas.objects.update(dibuat=timezone.now() - timedelta(days=400))
    assert buang_lepas(aktor_sistem(), timezone.now(), 10) == 0
    with pytest.raises(ProgrammingError, match="append-only"), transaction.atomic():
        IsiBerkas.objects.all().delete()


@pytest.mark.parametrize("nama", ["../../etc/passwd", "surat\u202efdp.exe", "a\nb.pdf", "C:\\x\\y.pdf"])
def test_a_name_is_cleaned_wherever_it_is_tied(tugas, ikat, nama):
    kept = ikat(tugas().pk, nama).nama
    assert "/" not in kept
    assert "\\" not in kept
    assert kept.isprintable()


@pytest.mark.lambat
@pytest.mark.usefixtures("transactional_db")
def test_what_is_being_tied_in_this_moment_is_not_thrown_away():
    """The night's tidying and a registration meet: whichever comes first, no tie points at nothing."""
    tenant = connection.tenant
    old = simpan(b"lama sekali", "a.txt")
    Berkas.objects.filter(pk=old.pk).update(dibuat=timezone.now() - timedelta(days=400))
    tied, go_on = threading.Event(), threading.Event()

    def register():
        connection.set_tenant(tenant)
        try:
            with transaction.atomic():
                Tautan.objects.create(berkas=old, objek="surat", objek_id=1, nama="a.txt")
                tied.set()
                go_on.wait(10)
        finally:
            connection.close()

    thread = threading.Thread(target=register)
    thread.start()
    tied.wait(10)
    assert buang_lepas(aktor_sistem(), timezone.now(), 10) == 0
    go_on.set()
    thread.join(10)
    assert b"".join(queries.isi(Tautan.objects.get().berkas)) == b"lama sekali"
