"""Two at once, each on a connection of its own: what a lock promises holds."""

from uuid import uuid4

import pytest

from poros.domain.logistik import services
from poros.domain.logistik.models import BarisAlokasi, Donasi, KasBtt, Kiriman, Mutasi, Penerimaan, Saldo
from poros.domain.logistik.queries.stok import cacat_buku
from poros.domain.logistik.rules.alur import JenisSusut
from poros.domain.logistik.services import pintu
from poros.domain.logistik.values import DataBelanja, DataDonasi, DataKiriman, DataMasuk, DataTerima, Muatan

from .conftest import BANYAK
from .test_btt import rencana
from .test_kiriman import hitung

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_last_goods_go_once(kota, tempat, isi, serentak):
    row, actor = isi("beras", 10), kota.aktor("kadis_sos")

    def lose(_n: int) -> object:
        told = {"saldo_id": row.pk, "jumlah": 4, "sebab": JenisSusut.HILANG, "alasan": "x"}
        return services.susutkan(actor, tempat.gudang, **told).jumlah

    assert sorted(map(str, serentak(lose))) == ["-4", "-4", "Ditolak", "Ditolak", "Ditolak", "Ditolak"]
    row.refresh_from_db()
    assert (row.jumlah, cacat_buku()) == (2, [])


def test_the_first_of_a_lot_makes_it_and_the_others_add(kota, tempat, serentak):
    actor, data = kota.aktor("kadis_sos"), DataMasuk(barang_id=tempat.barang["beras"].pk, jumlah=5, pemilik="BNPB")
    serentak(lambda _n: services.masukkan(actor, tempat.gudang, data=data).jumlah)
    row = Saldo.objects.get()
    assert (row.jumlah, row.urut, Mutasi.objects.count(), cacat_buku()) == (30, 6, 6, [])


def test_houses_that_send_to_each_other_wait_and_do_not_die(kota, tempat, isi, serentak):
    here, there, actor = isi("beras", 100), isi("beras", 100, di="pos"), kota.aktor("kadis_sos")

    def swap(n: int) -> object:
        row, home, away = (here, tempat.gudang, tempat.pos) if n % 2 else (there, tempat.pos, tempat.gudang)
        return len(services.pindahkan(actor, home, saldo_id=row.pk, tujuan_id=away.pk, jumlah=10 + n))

    assert serentak(swap) == [2] * BANYAK
    assert sum(Saldo.objects.values_list("jumlah", flat=True)) == 200
    assert cacat_buku() == []


def test_a_run_leaves_once(kota, kiriman, serentak):
    run, actor = kiriman(jalan=False), kota.aktor("kadis_sos")
    outcome = serentak(lambda _n: services.berangkatkan(actor, Kiriman(pk=run.pk)).status)
    assert sorted(map(str, outcome)) == ["TransitionError"] * (BANYAK - 1) + ["berangkat"]
    assert Mutasi.objects.filter(kiriman_id=run.pk).count() == 2


def test_a_stop_is_received_once(kota, kiriman, tempat, serentak):
    run, actor = kiriman(), kota.aktor("camat")
    stop, counted = run.perhentian.get(titik=tempat.utara), hitung(run, tempat.utara)

    def take(_n: int) -> object:
        return services.terima(actor, stop, data=DataTerima(kunci=uuid4(), penerima="x", hitung=counted)).pk

    assert serentak(take).count("Ditolak") == BANYAK - 1
    assert Penerimaan.objects.count() == 1


def test_the_same_receipt_sent_many_times_is_one(kota, kiriman, tempat, serentak):
    run, actor = kiriman(), kota.aktor("camat")
    stop, counted, key = run.perhentian.get(titik=tempat.utara), hitung(run, tempat.utara), uuid4()

    def take(_n: int) -> object:
        return services.terima(actor, stop, data=DataTerima(kunci=key, penerima="x", hitung=counted)).pk

    assert len(set(serentak(take))) == 1
    assert Penerimaan.objects.count() == 1


def test_a_line_of_an_allocation_is_not_sent_twice(kota, alokasi, tempat, hari, *, serentak):
    row, actor = alokasi(), kota.aktor("kadis_sos")
    line = row.baris.get(titik=tempat.utara)
    load = (Muatan(titik_id=line.titik_id, barang_id=row.barang_id, jumlah=line.jumlah // 2, alokasi_id=line.pk),)

    def plan(n: int) -> object:
        data = DataKiriman(hari=hari, kendaraan=f"T{n}", muat_kg=900, muatan=load)
        return services.susun_kiriman(actor, tempat.gudang, data=data).status

    assert serentak(plan).count("disiapkan") == 2
    kept = BarisAlokasi.objects.get(pk=line.pk)
    assert kept.dikirim <= kept.jumlah


def test_accepted_gifts_never_pass_what_is_missing(kota, tempat, lapor, hari, serentak):
    lapor("utara", 100)  # 280 kg in a week
    rice, actor = tempat.barang["beras"].pk, kota.aktor("kadis_sos")
    rows = [
        pintu.janji(DataDonasi(barang_id=rice, jumlah=100, nama="x", kontak=f"{n}", rencana=hari))
        for n in range(BANYAK)
    ]

    def accept(n: int) -> object:
        return services.setujui_donasi(actor, rows[n], gudang_id=tempat.gudang.pk).disetujui

    assert sorted(map(str, serentak(accept))) == ["100", "100", "80", "Ditolak", "Ditolak", "Ditolak"]
    assert sum(Donasi.objects.values_list("disetujui", flat=True)) == 280


def test_a_cash_book_is_never_overdrawn(kota, pagu, hari, serentak):
    kadis, bud = kota.aktor("kadis_sos"), kota.aktor("kabag_umum")
    row = services.ajukan_rkb(kadis, kota.unit["sos"], data=rencana("1", 1000))
    services.cairkan(bud, row, nomor_sp2d="S")

    def spend(_n: int) -> object:
        return services.belanjakan(kadis, row, data=DataBelanja(tanggal=hari, uraian="x", jumlah=300)).saldo

    assert sorted(map(str, serentak(spend))) == ["100", "400", "700", "Ditolak", "Ditolak", "Ditolak"]
    assert list(KasBtt.objects.order_by("urut").values_list("urut", flat=True)) == [1, 2, 3, 4]


def test_a_plan_is_paid_or_taken_back_not_both(kota, pagu, serentak):
    kadis, bud = kota.aktor("kadis_sos"), kota.aktor("kabag_umum")
    row = services.ajukan_rkb(kadis, kota.unit["sos"], data=rencana("1", 1000))

    def act(n: int) -> object:
        if n % 2:
            return services.cairkan(bud, row, nomor_sp2d=f"{n}").status
        return services.tarik_rkb(kadis, row, alasan="x").status

    outcome = serentak(act)
    row.refresh_from_db()
    pagu.refresh_from_db()
    assert outcome.count("TransitionError") == BANYAK - 1
    assert (row.status, pagu.terikat) in {("cair", 1000), ("ditarik", 0)}
