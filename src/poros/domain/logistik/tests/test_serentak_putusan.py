"""Decisions taken at the same moment: shares of one stock, a boat for two, one plan for two treasurers, a count while a run is loaded."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.logistik import services
from poros.domain.logistik.models import Alokasi, Donasi, KasBtt, Klaim, Lot, PaguBtt, PermintaanSarana, Rkb, Saldo
from poros.domain.logistik.queries import alokasi as baca_alokasi
from poros.domain.logistik.queries.stok import cacat_buku
from poros.domain.logistik.rules.alur import AksiAlokasi, AksiKlaim, JenisSarana
from poros.domain.logistik.services import pintu
from poros.domain.logistik.values import (
    DataAlokasi,
    DataBelanja,
    DataDonasi,
    DataKiriman,
    DataPermintaan,
    DataSarana,
    Muatan,
)

from .conftest import BANYAK
from .test_btt import PDF, rencana

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def kadis(kota, peran):
    return kota.aktor("kadis_sos")


def test_one_stock_is_promised_once(kota, kadis, tempat, isi, lapor, *, hari, serentak):
    """Six proposals over the same 300 kg: each was right when it was computed; together only one is."""
    isi("beras", 300)
    lapor("utara", 100)
    data = DataAlokasi(barang_id=tempat.barang["beras"].pk, dari=hari, hari=10)
    rows = [services.hitung_alokasi(kadis, kota.unit["sos"], data=data) for _n in range(BANYAK)]
    told = serentak(lambda n: services.putuskan_alokasi(kadis, rows[n], aksi=AksiAlokasi.TETAPKAN).status)
    assert Counter(map(str, told)) == {"ditetapkan": 1, "Ditolak": BANYAK - 1}
    assert baca_alokasi.terjanji(data.barang_id) == {tempat.gudang.pk: 300}
    assert Alokasi.objects.filter(status="usulan").count() == BANYAK - 1


def test_different_stocks_are_decided_beside_each_other(kota, kadis, tempat, isi, lapor, *, hari, serentak):
    isi("beras", 300)
    isi("air", 300)
    lapor("utara", 100)
    rows = [
        services.hitung_alokasi(
            kadis, kota.unit["sos"], data=DataAlokasi(barang_id=tempat.barang[k].pk, dari=hari, hari=2)
        )
        for k in ("beras", "air", "beras", "air", "beras", "air")
    ]
    told = serentak(lambda n: services.putuskan_alokasi(kadis, rows[n], aksi=AksiAlokasi.TETAPKAN).status)
    kinds = Counter(row.barang.kode for row, status in zip(rows, told, strict=True) if status == "ditetapkan")
    assert set(kinds) == {"beras", "air"}
    for kode in ("beras", "air"):
        assert sum(baca_alokasi.terjanji(tempat.barang[kode].pk).values()) <= 300


def test_a_count_and_a_run_that_is_loaded_wait_and_do_not_die(kota, kadis, tempat, hari, *, isi, serentak):
    """Lots whose names stand in another order than their numbers: both lock them in one order."""
    names = ("selimut", "beras", "air")
    held = [isi(name, 500) for name in names]
    load = tuple(Muatan(titik_id=tempat.utara.pk, barang_id=tempat.barang[n].pk, jumlah=10) for n in names)
    runs = [
        services.susun_kiriman(
            kadis, tempat.gudang, data=DataKiriman(hari=hari, kendaraan=f"T{n}", muat_kg=999, muatan=load)
        )
        for n in range(BANYAK)
    ]

    def act(n: int) -> str:
        if n % 2:
            return services.berangkatkan(kadis, runs[n]).status
        counted = {row.pk: 400 for row in held}
        return type(services.opname(kadis, tempat.gudang, hitungan=counted, catatan="Berdua")).__name__

    assert Counter(serentak(act)) == {"berangkat": 3, "Opname": 3}
    assert cacat_buku() == []
    assert set(Saldo.objects.values_list("jumlah", flat=True)) <= {370, 380, 390, 400}


class TestBoats:
    @pytest.fixture
    def minta(self, kota, peran):
        def ask(jumlah: int = 1) -> PermintaanSarana:
            now = timezone.now()
            data = DataPermintaan(
                jenis=JenisSarana.PERAHU,
                jumlah=jumlah,
                keperluan="x",
                tempat="x",
                mulai=now,
                selesai=now + timedelta(1),
            )
            return services.minta_sarana(kota.aktor("camat"), kota.unit["kec"], data=data)

        return ask

    @pytest.fixture
    def perahu(self, kota, kadis):
        def boat(n: int):
            data = DataSarana(kode=f"p{n}", nama=f"Perahu {n}", jenis=JenisSarana.PERAHU)
            return services.catat_sarana(kadis, kota.unit["sos"], data=data)

        return boat

    def test_a_request_for_two_gets_two(self, kadis, minta, perahu, serentak):
        asked, boats = minta(2), [perahu(n) for n in range(BANYAK)]
        told = serentak(lambda n: services.tugaskan_sarana(kadis, asked, sarana_id=boats[n].pk).status)
        assert Counter(map(str, told)) == {"ditugaskan": 2, "TransitionError": BANYAK - 2}
        asked.refresh_from_db()
        assert (asked.status, Klaim.objects.count()) == ("dipenuhi", 2)

    def test_it_arrives_once(self, kota, kadis, minta, perahu, serentak):
        claim, camat = services.tugaskan_sarana(kadis, minta(), sarana_id=perahu(1).pk), kota.aktor("camat")
        told = serentak(lambda _n: services.jalankan_klaim(camat, claim, aksi=AksiKlaim.TIBA).status)
        assert Counter(map(str, told)) == {"tiba": 1, "TransitionError": BANYAK - 1}

    def test_it_comes_or_it_does_not(self, kota, kadis, minta, perahu, serentak):
        claim, camat = services.tugaskan_sarana(kadis, minta(), sarana_id=perahu(1).pk), kota.aktor("camat")
        acts = (AksiKlaim.TIBA, AksiKlaim.BATALKAN)
        told = serentak(lambda n: services.jalankan_klaim(camat, claim, aksi=acts[n % 2]).status)
        assert Counter(map(str, told))["TransitionError"] == BANYAK - 1
        claim.refresh_from_db()
        asked = PermintaanSarana.objects.get()
        assert (claim.status, asked.status) in {("tiba", "dipenuhi"), ("dibatalkan", "diajukan")}


class TestMoney:
    def test_a_plan_is_paid_once(self, kota, kadis, pagu, serentak):
        bud, row = kota.aktor("kabag_umum"), services.ajukan_rkb(kadis, kota.unit["sos"], data=rencana("1", 1000))
        told = serentak(lambda n: services.cairkan(bud, row, nomor_sp2d=f"S{n}").status)
        assert Counter(map(str, told)) == {"cair": 1, "TransitionError": BANYAK - 1}
        assert list(KasBtt.objects.values_list("urut", "saldo")) == [(1, 1000)]

    def test_an_account_and_a_payment(self, kota, kadis, pagu, hari, *, serentak):
        """Whatever comes first, the book ends at nothing and the fund holds what was spent."""
        row = services.ajukan_rkb(kadis, kota.unit["sos"], data=rencana("1", 1000))
        services.cairkan(kota.aktor("kabag_umum"), row, nomor_sp2d="S")

        def act(n: int) -> str:
            if n == 0:
                return services.pertanggungjawabkan(kadis, row, berkas=(PDF, "lpj.pdf")).status
            return type(
                services.belanjakan(kadis, row, data=DataBelanja(tanggal=hari, uraian="x", jumlah=100))
            ).__name__

        told = Counter(map(str, serentak(act)))
        done = Rkb.objects.get(pk=row.pk)
        book = list(KasBtt.objects.order_by("urut"))
        assert (told["selesai"], done.status, book[-1].saldo) == (1, "selesai", 0)
        assert [k.urut for k in book] == list(range(1, len(book) + 1))
        assert PaguBtt.objects.get().terikat == 1000 - done.sisa == told["KasBtt"] * 100

    def test_a_fund_is_lowered_while_plans_are_filed(self, kota, kadis, pagu, hari, *, serentak):
        bud = kota.aktor("kabag_umum")

        def act(n: int) -> str:
            if n == 0:
                told = {"tahun": hari.year, "jumlah": 250, "dasar": "P-APBD"}
                return type(services.tetapkan_pagu(bud, kota.unit["umum"], **told)).__name__
            return services.ajukan_rkb(kadis, kota.unit["sos"], data=rencana(f"{n}", 100)).status

        serentak(act)
        fund = PaguBtt.objects.get()
        assert fund.terikat == 100 * Rkb.objects.count() <= fund.jumlah


class TestGifts:
    def test_a_gift_is_counted_in_once(self, kota, kadis, tempat, lapor, *, hari, serentak):
        lapor("utara", 100)
        told = DataDonasi(barang_id=tempat.barang["beras"].pk, jumlah=50, nama="x", kontak="y", rencana=hari)
        row = services.setujui_donasi(kadis, pintu.janji(told), gudang_id=tempat.gudang.pk)
        found = Counter(map(str, serentak(lambda _n: services.terima_donasi(kadis, row, jumlah=50).status)))
        assert found == {"masuk": 1, "TransitionError": BANYAK - 1}
        assert (Lot.objects.count(), Saldo.objects.get().jumlah, cacat_buku()) == (1, 50, [])

    def test_it_is_accepted_or_declined(self, kadis, tempat, lapor, hari, *, serentak):
        lapor("utara", 100)
        told = DataDonasi(barang_id=tempat.barang["beras"].pk, jumlah=50, nama="x", kontak="y", rencana=hari)
        row = pintu.janji(told)

        def answer(n: int) -> str:
            if n % 2:
                return services.setujui_donasi(kadis, row, gudang_id=tempat.gudang.pk).status
            return services.tolak_donasi(kadis, row, alasan="x").status

        assert Counter(map(str, serentak(answer)))["TransitionError"] == BANYAK - 1
        kept = Donasi.objects.get()
        assert (kept.status, kept.disetujui, kept.alasan) in {("disetujui", 50, ""), ("ditolak", 0, "x")}
