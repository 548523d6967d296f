"""Laws that hold whatever the numbers are: nothing is lost on the way, shares stay within what there is, what is undone is undone."""

from collections import Counter
from datetime import timedelta
from fractions import Fraction
from itertools import permutations
from random import Random
from uuid import uuid4

import pytest
from django.db.models import Sum
from django.utils import timezone

from poros.domain.logistik import services
from poros.domain.logistik.models import BarisAlokasi, BarisKiriman, Mutasi, PaguBtt, PermintaanSarana, Saldo
from poros.domain.logistik.queries import alokasi as baca_alokasi
from poros.domain.logistik.queries import donasi as baca_donasi
from poros.domain.logistik.queries import sarana as baca_sarana
from poros.domain.logistik.queries import stok as baca_stok
from poros.domain.logistik.queries import titik as baca_titik
from poros.domain.logistik.rules.alur import AksiAlokasi, AksiKlaim, JenisMutasi, JenisSarana
from poros.domain.logistik.services import pintu
from poros.domain.logistik.values import (
    DataAlokasi,
    DataCadangan,
    DataDonasi,
    DataJalur,
    DataKiriman,
    DataPengungsi,
    DataPermintaan,
    DataSarana,
    DataTerima,
    Muatan,
)
from poros.pure.krisis.alokasi import Soal, siapa_cepat

from .test_btt import rencana

pytestmark = pytest.mark.django_db


@pytest.fixture
def kadis(kota, peran):
    return kota.aktor("kadis_sos")


class TestNothingIsLost:
    """Loaded = received + brought back + explained as lost; and what comes back lies in the lots it was taken from."""

    def jalankan(self, kota, tempat, isi, hari, acak: Random) -> dict[str, int]:
        kadis, camat = kota.aktor("kadis_sos"), kota.aktor("camat")
        for n in range(acak.randint(1, 4)):
            days = acak.choice([None, 1, 5, 30])
            until = None if days is None else hari + timedelta(days=days)
            isi("beras", acak.randint(40, 90), kode=f"L{n}", kedaluwarsa=until)
        held = Saldo.objects.aggregate(n=Sum("jumlah"))["n"]
        points = [tempat.utara, tempat.selatan]
        load = [acak.randint(1, held // 2) for _p in points]
        rice = tempat.barang["beras"].pk
        parts = tuple(Muatan(titik_id=t.pk, barang_id=rice, jumlah=n) for t, n in zip(points, load, strict=True))
        data = DataKiriman(hari=hari, kendaraan="T", muat_kg=999, muatan=parts)
        run = services.berangkatkan(kadis, services.susun_kiriman(kadis, tempat.gudang, data=data))
        got = 0
        for stop in run.perhentian.all():
            line = stop.baris.get()
            if acak.random() < 0.7:
                n = acak.randint(0, line.jumlah)
                told = DataTerima(kunci=uuid4(), penerima="Bu U", hitung={line.pk: n})
                services.terima(camat, stop, data=told)
                got += n
        lines = BarisKiriman.objects.filter(perhentian__kiriman=run)
        back = {b.pk: acak.randint(0, b.jumlah - (b.diterima or 0)) for b in lines}
        services.selesaikan_kiriman(kadis, run, kembali=back, alasan="Terbawa arus")
        return {"ada": held, "muat": sum(load), "terima": got, "pulang": sum(back.values()), "run": run.pk}

    @pytest.mark.parametrize("benih", range(12))
    def test_on_the_way(self, kota, tempat, isi, hari, benih):
        told = self.jalankan(kota, tempat, isi, hari, Random(benih))
        assert Saldo.objects.aggregate(n=Sum("jumlah"))["n"] == told["ada"] - told["muat"] + told["pulang"]
        assert baca_stok.cacat_buku() == []
        by_lot: Counter[int] = Counter()
        taken: Counter[int] = Counter()
        for saldo, kind, n in Mutasi.objects.filter(kiriman_id=told["run"]).values_list("saldo_id", "jenis", "jumlah"):
            by_lot[saldo] += n
            taken[saldo] += -n if kind == JenisMutasi.KELUAR else 0
        assert sum(taken.values()) == told["muat"]
        assert all(-taken[pk] <= n <= 0 for pk, n in by_lot.items()), "no lot gets more back than it gave"
        rows = BarisKiriman.objects.all()
        assert sum(b.diterima for b in rows) == told["terima"]
        assert all(b.jumlah >= b.diterima + b.kembali for b in rows)

    def test_the_last_taken_comes_back_first(self, kota, tempat, isi, hari):
        """Forty that expire soon and twenty that last go out; thirty come back: the twenty, and ten of the others."""
        soon = isi("beras", 40, kode="segera", kedaluwarsa=hari + timedelta(days=2))
        late = isi("beras", 40, kode="lama", kedaluwarsa=hari + timedelta(days=200))
        kadis = kota.aktor("kadis_sos")
        load = (Muatan(titik_id=tempat.utara.pk, barang_id=tempat.barang["beras"].pk, jumlah=60),)
        data = DataKiriman(hari=hari, kendaraan="T", muat_kg=99, muatan=load)
        run = services.berangkatkan(kadis, services.susun_kiriman(kadis, tempat.gudang, data=data))
        line = BarisKiriman.objects.get()
        services.selesaikan_kiriman(kadis, run, kembali={line.pk: 30}, alasan="Hanyut")
        assert [Saldo.objects.get(pk=s.pk).jumlah for s in (soon, late)] == [10, 40]


class TestShares:
    """For made-up stores, points and ways."""

    def tanya(self, kota, tempat, isi, hari, acak: Random) -> Soal:
        kadis, camat = kota.aktor("kadis_sos"), kota.aktor("camat")
        for place in ("gudang", "pos"):
            if n := acak.choice([0, 30, 100, 400]):
                isi("beras", n, di=place)
        for point in (tempat.utara, tempat.selatan):
            people = acak.choice([0, 20, 75, 300])
            services.lapor_pengungsi(camat, point, data=DataPengungsi(hari=hari, jumlah=people, sumber="Lurah"))
            way = DataJalur(
                gudang_id=tempat.pos.pk, meter=acak.randint(100, 9000), menit=9, terbuka=acak.random() < 0.6
            )
            services.atur_jalur(kadis, point, data=way)
        return baca_alokasi.soal(tempat.barang["beras"], hari, 3, hari)

    @pytest.mark.parametrize("benih", range(12))
    def test_within_what_there_is_and_what_is_needed(self, kota, tempat, isi, hari, benih):
        asked = self.tanya(kota, tempat, isi, hari, Random(benih))
        fair, kept, lines = baca_alokasi.jawab(asked)
        out: Counter[str] = Counter()
        into: Counter[str] = Counter()
        for g, t, n in lines:
            assert (str(g), str(t)) in set(asked.jalur)
            assert n > 0
            out[str(g)] += n
            into[str(t)] += n
        assert all(n <= asked.stok[g] for g, n in out.items())
        assert all(n <= asked.butuh[t] for t, n in into.items())
        first = siapa_cepat(asked, list(asked.butuh))
        needy = [t for t, n in asked.butuh.items() if n]
        if needy:
            assert min(fair.rasio[t] for t in needy) >= min(first.rasio[t] for t in needy)
        assert kept["whole_cost"] == sum(n * asked.biaya[str(g), str(t)] for g, t, n in lines)
        assert set(kept["unreachable"]) == {t for t in needy if t not in {w[1] for w in asked.jalur}} or not needy

    @pytest.mark.parametrize("tambah", [1, 50, 1000])
    def test_more_goods_make_nobody_poorer(self, kota, tempat, isi, lapor, *, hari, tambah):
        isi("beras", 60)
        lapor("utara", 100)
        lapor("selatan", 50)
        before = baca_alokasi.jawab(baca_alokasi.soal(tempat.barang["beras"], hari, 3, hari))[0].rasio
        isi("beras", tambah, kode="tambahan")
        after = baca_alokasi.jawab(baca_alokasi.soal(tempat.barang["beras"], hari, 3, hari))[0].rasio
        assert all(after[t] >= before[t] for t in before)

    def test_the_same_question_has_the_same_answer(self, kota, kadis, tempat, isi, *, lapor, hari):
        isi("beras", 77)
        lapor("utara", 91)
        lapor("selatan", 33)
        data = DataAlokasi(barang_id=tempat.barang["beras"].pk, dari=hari, hari=3)
        rows = [services.hitung_alokasi(kadis, kota.unit["sos"], data=data) for _n in range(2)]
        told = [sorted(r.baris.values_list("gudang_id", "titik_id", "jumlah")) for r in rows]
        assert (told[0], rows[0].hasil) == (told[1], rows[1].hasil)
        assert sum(n for _g, _t, n in told[0]) == 77

    def test_equal_need_equal_share(self, tempat, isi, lapor, hari):
        isi("beras", 30)
        lapor("utara", 50)
        lapor("selatan", 50)
        fair, _kept, lines = baca_alokasi.jawab(baca_alokasi.soal(tempat.barang["beras"], hari, 1, hari))
        assert set(fair.rasio.values()) == {Fraction(3, 4)}
        assert sorted(n for _g, _t, n in lines) == [15, 15]


@pytest.mark.parametrize("urut", list(permutations(range(3))), ids=str)
def test_in_whatever_order_the_days_are_reported(kota, tempat, hari, urut):
    """Three counts of three days, told late and mixed up: each day ends with its own."""
    said = [(hari - timedelta(days=4 - 2 * n), people) for n, people in enumerate((10, 250, 40))]
    for n in urut:
        day, people = said[n]
        data = DataPengungsi(hari=day, jumlah=people, sumber="Lurah")
        services.lapor_pengungsi(kota.aktor("camat"), tempat.utara, data=data)
    shown = baca_titik.orang([tempat.utara], hari - timedelta(days=5), 6)[tempat.utara.pk]
    assert shown == [0, 10, 10, 250, 250, 40]


class TestUndone:
    """Begun and taken back: everything that others are shown is as it was."""

    def test_a_run(self, kadis, tempat, alokasi, hari):
        row = alokasi()
        line = row.baris.get(titik=tempat.utara)
        before = (baca_alokasi.terjanji(row.barang_id), sorted(BarisAlokasi.objects.values_list("pk", "dikirim")))
        load = (Muatan(titik_id=line.titik_id, barang_id=row.barang_id, jumlah=7, alokasi_id=line.pk),)
        run = services.susun_kiriman(
            kadis, tempat.gudang, data=DataKiriman(hari=hari, kendaraan="T", muat_kg=99, muatan=load)
        )
        assert baca_alokasi.terjanji(row.barang_id) == before[0], "on a run or not: promised all the same"
        services.batalkan_kiriman(kadis, run, alasan="Jalan longsor")
        after = (baca_alokasi.terjanji(row.barang_id), sorted(BarisAlokasi.objects.values_list("pk", "dikirim")))
        assert after == before

    def test_a_decision(self, kadis, alokasi, hari):
        row = alokasi(tetapkan=False)
        before = baca_alokasi.soal(row.barang, hari, 10, hari).stok
        services.putuskan_alokasi(kadis, row, aksi=AksiAlokasi.TETAPKAN)
        assert baca_alokasi.soal(row.barang, hari, 10, hari).stok == {}
        services.putuskan_alokasi(kadis, row, aksi=AksiAlokasi.BATALKAN, alasan="Keliru")
        assert baca_alokasi.soal(row.barang, hari, 10, hari).stok == before

    def test_a_gift(self, kadis, tempat, lapor, hari):
        lapor("utara", 100)
        rice = tempat.barang["beras"].pk
        before = baca_donasi.terbuka(rice, hari)
        told = DataDonasi(barang_id=rice, jumlah=50, nama="x", kontak="y", rencana=hari)
        row = services.setujui_donasi(kadis, pintu.janji(told), gudang_id=tempat.gudang.pk)
        assert baca_donasi.terbuka(rice, hari) == before - 50
        services.batalkan_donasi(kadis, row, alasan="Tidak datang")
        assert baca_donasi.terbuka(rice, hari) == before

    def test_a_plan(self, kota, kadis, pagu):
        row = services.ajukan_rkb(kadis, kota.unit["sos"], data=rencana("1", 700))
        services.tarik_rkb(kadis, row, alasan="Tidak jadi")
        assert PaguBtt.objects.get().terikat == 0

    def test_a_boat(self, kota, kadis):
        boat = services.catat_sarana(
            kadis, kota.unit["sos"], data=DataSarana(kode="p", nama="P", jenis=JenisSarana.PERAHU)
        )
        now, camat = timezone.now(), kota.aktor("camat")
        data = DataPermintaan(
            jenis=JenisSarana.PERAHU, jumlah=1, keperluan="x", tempat="x", mulai=now, selesai=now + timedelta(1)
        )
        asked = services.minta_sarana(camat, kota.unit["kec"], data=data)
        claim = services.tugaskan_sarana(kadis, asked, sarana_id=boat.pk)
        assert baca_sarana.bebas(asked) == []
        services.jalankan_klaim(camat, claim, aksi=AksiKlaim.BATALKAN)
        assert baca_sarana.bebas(asked) == [boat]
        assert PermintaanSarana.objects.get().status == "diajukan"
        assert not baca_sarana.bertugas().exists()

    def test_a_move_there_and_back(self, kadis, tempat, isi, hari):
        row = isi("beras", 50)
        services.pindahkan(kadis, tempat.gudang, saldo_id=row.pk, tujuan_id=tempat.pos.pk, jumlah=20)
        there = Saldo.objects.get(gudang=tempat.pos)
        services.pindahkan(kadis, tempat.pos, saldo_id=there.pk, tujuan_id=tempat.gudang.pk, jumlah=20)
        assert baca_stok.stok_semua(hari) == {(tempat.gudang.pk, tempat.barang["beras"].pk): 50}
        assert Mutasi.objects.count() == 5, "but every step of it stays in the books"

    def test_a_buffer(self, kadis, tempat, isi, hari):
        isi("beras", 50)
        rice = tempat.barang["beras"].pk
        for n, free in ((20, 30), (0, 50)):
            data = DataCadangan(barang_id=rice, jumlah=n, alasan="Susulan")
            services.atur_cadangan(kadis, tempat.gudang, data=data)
            assert baca_stok.stok(rice, hari) == {tempat.gudang.pk: free}

    def test_a_buffer_of_goods_that_are_no_longer_used(self, kadis, tempat):
        """It is published as long as it is there: so it must be possible to end it."""
        rug = tempat.barang["selimut"]
        services.atur_cadangan(kadis, tempat.gudang, data=DataCadangan(barang_id=rug.pk, jumlah=5, alasan="Susulan"))
        rug.aktif = False
        rug.save()
        services.atur_cadangan(kadis, tempat.gudang, data=DataCadangan(barang_id=rug.pk, jumlah=0, alasan=""))
        assert not tempat.gudang.cadangan.exists()
