"""Many hands on one register at the same moment: numbering, refusing, setting aside, giving back, inserting."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone

from poros.domain.naskah import services
from poros.domain.naskah.models import BentukNaskah, Naskah, Penandatangan
from poros.domain.naskah.queries import nomor as baca
from poros.domain.naskah.rules import Status
from poros.domain.naskah.rules.nomor import Nasib
from poros.kernel.commands import Ditolak
from poros.kernel.penomoran.models import BlokNomor, NomorBatal

pytestmark = pytest.mark.django_db(transaction=True)
HARI = timezone.localdate()


@pytest.fixture
def siap_banyak(siap):
    """So many letters of Dinas PU, ready to be numbered."""

    def make(banyak):
        like = siap()
        form, office = BentukNaskah.objects.get(kode="surat-dinas"), like.penandatangan.get().jabatan_id
        names = ("unit", "konseptor", "konseptor_jabatan", "isi")
        same = {name: getattr(like, name) for name in names}
        rows = [Naskah(bentuk=form, status=Status.SIAP_TTD, hal=f"Surat {n}", **same) for n in range(banyak)]
        Naskah.objects.bulk_create(rows)
        Penandatangan.objects.bulk_create(Penandatangan(naskah=row, urut=1, jabatan_id=office) for row in rows)
        return rows

    return make


@pytest.fixture
def serentak(kota):
    """Run these at once, each on a connection of its own; what one of them raises is raised."""
    tenant = connection.tenant

    def run(*works):
        failed = []

        def one(work):
            connection.set_tenant(tenant)
            try:
                work()
            except BaseException as error:  # noqa: BLE001 -- shown in the thread of the test
                failed.append(error)
            finally:
                connections.close_all()

        threads = [threading.Thread(target=one, args=(work,)) for work in works]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failed == []

    return run


def test_whatever_happens_beside_it_every_number_is_explained(kota, siap_banyak, serentak):
    actor, unit, form = kota.aktor("kadis_pu"), kota.unit["pu"], BentukNaskah.objects.get(kode="surat-dinas")
    rows = siap_banyak(120)

    def number(share):
        return lambda: [services.nomori(actor, row) for row in share]

    def number_and_refuse(share):
        def work():
            for row in share:
                services.tolak(actor, services.nomori_kertas(actor, row), alasan="Keliru")

        return work

    def set_aside_and_give_back():
        for n in range(12):
            blok = services.pesan_blok(actor, unit, bentuk=form, banyak=3, alasan=f"Cadangan {n}")
            if n % 2:
                services.lepas_blok(actor, unit, blok=blok.pk, alasan="Tidak jadi")

    serentak(
        number(rows[:40]), number(rows[40:80]), number_and_refuse(rows[80:100]), number_and_refuse(rows[100:]),
        set_aside_and_give_back,
    )  # fmt: skip
    book = baca.buku(actor, baca.register_kode("surat-keluar", unit.pk), HARI.year)
    assert book.terakhir == 120 + 36
    assert book.celah == []
    fates = [b.nasib for b in book.baris]
    assert len(fates) == len({b.urut for b in book.baris}) == 156
    assert {f: fates.count(f) for f in Nasib} == {
        Nasib.NASKAH: 80, Nasib.BATAL: 40 + 18, Nasib.BLOK: 18, Nasib.CELAH: 0,
    }  # fmt: skip


def test_a_number_set_aside_goes_to_one_letter_only(kota, siap_banyak, serentak):
    """Eight signers want the same inserted number; the database lets one have it, the others are told."""
    actor = kota.aktor("kadis_pu")
    form = BentukNaskah.objects.get(kode="surat-dinas")
    services.pesan_blok(actor, kota.unit["pu"], bentuk=form, banyak=2, alasan="Sisip")
    told = []

    def take(row):
        def work():
            try:
                services.nomori_sisip(actor, row, urut=1, tanggal=HARI - timedelta(days=1), alasan="Susulan")
                told.append("dapat")
            except Ditolak as refusal:
                told.append(refusal.pesan)

        return work

    serentak(*map(take, siap_banyak(8)))
    assert sorted(told) == ["Nomor ini sudah dipakai."] * 7 + ["dapat"]
    assert Naskah.objects.filter(urut=1).count() == 1


def test_given_back_or_used_never_both(kota, siap_banyak, serentak):
    """While some take numbers of a block, another gives back what is left of it."""
    actor, unit = kota.aktor("kadis_pu"), kota.unit["pu"]
    form = BentukNaskah.objects.get(kode="surat-dinas")
    blok = services.pesan_blok(actor, unit, bentuk=form, banyak=6, alasan="Sisip")

    told = []

    def take(row, urut):
        def work():
            try:
                services.nomori_sisip(actor, row, urut=urut, tanggal=HARI - timedelta(days=1), alasan="Susulan")
            except Ditolak as refusal:
                told.append(refusal.pesan)

        return work

    def give_back():
        services.lepas_blok(actor, unit, blok=blok.pk, alasan="Lewat")

    serentak(*(take(row, n) for n, row in enumerate(siap_banyak(6), 1)), give_back)
    used = set(Naskah.objects.filter(urut__isnull=False).values_list("urut", flat=True))
    gone = set(NomorBatal.objects.values_list("urut", flat=True))
    assert set(told) <= {"Nomor ini sudah dinyatakan tidak dipakai."}
    assert not used & gone
    assert used | gone == set(range(1, 7))
    assert baca.sisa_blok(BlokNomor.objects.get()) == []
