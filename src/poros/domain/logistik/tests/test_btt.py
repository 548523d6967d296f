"""Emergency money: bound, paid, booked, accounted for; never more than there is, whatever happens at once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from poros.domain.logistik import services
from poros.domain.logistik.models import KasBtt, PaguBtt, Rkb
from poros.domain.logistik.queries import btt as baca
from poros.domain.logistik.rules.alur import StatusRkb
from poros.domain.logistik.values import DataBelanja, DataDsp, DataRkb
from poros.kernel.commands import Ditolak
from poros.kernel.daerah.models import Daerah
from poros.kernel.tenggat.queries import mesin
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\nxref\n0 4\n0000000000 65535 f \n"
    b"0000000009 00000 n \n0000000053 00000 n \n0000000103 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n161\n%%EOF"
)
JUTA = 1_000_000


def rencana(nomor: str = "1", jumlah: int = 300 * JUTA, **lain) -> DataRkb:
    return DataRkb(nomor=nomor, dasar="SK Wali Kota", keperluan="Logistik", jumlah=jumlah, **lain)


@pytest.fixture
def ajukan(kota, pagu):
    def file(nomor: str = "1", jumlah: int = 300 * JUTA) -> Rkb:
        return services.ajukan_rkb(kota.aktor("kadis_sos"), kota.unit["sos"], data=rencana(nomor, jumlah))

    return file


@pytest.fixture
def cair(kota, ajukan):
    return services.cairkan(kota.aktor("kabag_umum"), ajukan(), nomor_sp2d="SP2D/1")


@pytest.mark.django_db
class TestPlan:
    def test_filing_binds_money_and_starts_the_clock_of_one_working_day(self, kota, ajukan, pagu):
        row = ajukan()
        pagu.refresh_from_db()
        assert (pagu.terikat, pagu.tersedia) == (300 * JUTA, 700 * JUTA)
        assert row.tenggat == mesin(kota.aktor("kadis_sos")).jatuh_tempo("btt-cair", row.diajukan)
        assert row.tenggat > row.diajukan

    def test_no_more_than_there_is(self, ajukan, pagu):
        ajukan("1", 900 * JUTA)
        with pytest.raises(Ditolak, match=r"Rp100\.000\.000") as refused:
            ajukan("2", 100 * JUTA + 1)
        assert refused.value.bidang == "jumlah"
        ajukan("2", 100 * JUTA)
        with pytest.raises(Ditolak):
            ajukan("3", 1)

    def test_the_database_itself_refuses(self, pagu):
        with pytest.raises(IntegrityError, match="pagu_btt_cukup"), transaction.atomic():
            PaguBtt.objects.filter(pk=pagu.pk).update(terikat=pagu.jumlah + 1)

    def test_without_a_fund_nothing_is_filed(self, kota, peran):
        with pytest.raises(Ditolak, match="Rp0"):
            services.ajukan_rkb(kota.aktor("kadis_sos"), kota.unit["sos"], data=rencana())

    @pytest.mark.parametrize("ganti", [{"nomor": " "}, {"dasar": ""}, {"keperluan": ""}, {"jumlah": 0}], ids=str)
    def test_a_plan_is_whole(self, kota, pagu, ganti):
        told = {"nomor": "1", "dasar": "SK", "keperluan": "x", "jumlah": 1} | ganti
        with pytest.raises(Ditolak) as refused:
            services.ajukan_rkb(kota.aktor("kadis_sos"), kota.unit["sos"], data=DataRkb(**told))
        assert refused.value.bidang == next(iter(ganti))

    def test_a_number_is_used_once_by_a_unit(self, kota, ajukan):
        ajukan()
        with pytest.raises(Ditolak) as refused:
            ajukan()
        assert refused.value.bidang == "nomor"
        services.ajukan_rkb(kota.aktor("kadis_pu"), kota.unit["pu"], data=rencana())

    @pytest.mark.parametrize("langkah", ["tolak", "tarik"])
    def test_what_is_declined_or_taken_back_frees_its_money(self, kota, ajukan, pagu, langkah):
        row = ajukan()
        act, who = (services.tolak_rkb, "kabag_umum") if langkah == "tolak" else (services.tarik_rkb, "kadis_sos")
        with pytest.raises(Ditolak):
            act(kota.aktor(who), row, alasan=" ")
        act(kota.aktor(who), row, alasan="Tidak jadi")
        pagu.refresh_from_db()
        assert pagu.terikat == 0
        with pytest.raises(TransitionError):
            act(kota.aktor(who), row, alasan="Lagi")

    def test_the_fund_never_falls_below_what_is_bound(self, kota, ajukan):
        ajukan()
        kabag = kota.aktor("kabag_umum")
        year = timezone.localdate().year
        with pytest.raises(Ditolak):
            services.tetapkan_pagu(kabag, kota.unit["umum"], tahun=year, jumlah=299 * JUTA, dasar="P-APBD")
        services.tetapkan_pagu(kabag, kota.unit["umum"], tahun=year, jumlah=300 * JUTA, dasar="P-APBD")

    def test_each_act_has_its_office(self, kota, ajukan):
        row = ajukan()
        for who in ("kadis_sos", "kadis_pu", "sekda"):
            with pytest.raises(TidakBerwenang):
                services.cairkan(kota.aktor(who), row, nomor_sp2d="1")
        with pytest.raises(TidakBerwenang):
            services.tarik_rkb(kota.aktor("kabag_umum"), row, alasan="x")
        seen = {who for who in ("kadis_sos", "kabag_umum", "sekda", "inspektur", "kadis_dlh", "camat")
                if baca.rkb_terlihat(kota.aktor(who)).exists()}  # fmt: skip
        assert seen == {"kadis_sos", "kabag_umum", "sekda", "inspektur"}


@pytest.mark.django_db
class TestBook:
    def test_the_book_begins_with_the_money_and_ends_with_what_goes_back(self, kota, cair, pagu):
        kadis, hari = kota.aktor("kadis_sos"), timezone.localdate()
        services.belanjakan(kadis, cair, data=DataBelanja(tanggal=hari, uraian="Beras", jumlah=120 * JUTA, bukti="K1"))
        services.belanjakan(
            kadis, cair, data=DataBelanja(tanggal=hari, uraian="Air", jumlah=80 * JUTA), berkas=(PDF, "kuitansi.pdf")
        )
        done = services.pertanggungjawabkan(kadis, cair, berkas=(PDF + b"\n", "laporan.pdf"))
        book = list(baca.buku_kas(cair).values_list("urut", "masuk", "keluar", "saldo"))
        assert book == [
            (1, 300 * JUTA, 0, 300 * JUTA), (2, 0, 120 * JUTA, 180 * JUTA), (3, 0, 80 * JUTA, 100 * JUTA),
            (4, 0, 100 * JUTA, 0),
        ]  # fmt: skip
        pagu.refresh_from_db()
        assert (done.status, done.sisa, pagu.terikat) == (StatusRkb.SELESAI, 100 * JUTA, 200 * JUTA)
        board = baca.papan(kota.aktor("sekda"))
        assert (board.menunggu, board.cair, board.dipakai) == (0, 0, 200 * JUTA)

    @pytest.mark.parametrize(
        "salah",
        [({"jumlah": 300 * JUTA + 1}, "jumlah"), ({"jumlah": 0}, "jumlah"), ({"uraian": " "}, "uraian"),
         ({"tanggal": 1}, "tanggal"), ({"tanggal": -1}, "tanggal")],
        ids=str,
    )  # fmt: skip
    def test_a_payment_is_of_this_money_and_of_this_time(self, kota, cair, salah):
        ganti, bidang = salah
        told = {"tanggal": 0, "uraian": "x", "jumlah": 1} | ganti
        told["tanggal"] = timezone.localdate() + timedelta(days=told["tanggal"])
        with pytest.raises(Ditolak) as refused:
            services.belanjakan(kota.aktor("kadis_sos"), cair, data=DataBelanja(**told))
        assert refused.value.bidang == bidang
        assert KasBtt.objects.count() == 1

    def test_nothing_is_spent_before_it_is_paid(self, kota, ajukan):
        data = DataBelanja(tanggal=timezone.localdate(), uraian="x", jumlah=1)
        with pytest.raises(Ditolak):
            services.belanjakan(kota.aktor("kadis_sos"), ajukan(), data=data)


@pytest.mark.django_db
class TestDsp:
    def test_a_file_is_complete_when_every_paper_is_there(self, kota, peran, banjir):
        kadis, hari = kota.aktor("kadis_sos"), timezone.localdate()
        data = DataDsp(kejadian_id=banjir.pk, rusak_berat=2, rusak_sedang=3, rusak_ringan=10)
        row = services.catat_dsp(kadis, kota.unit["sos"], data=data)
        assert baca.perkiraan(row, hari) == 2 * 50 * JUTA + 3 * 25 * JUTA + 10 * 10 * JUTA
        assert [bool(s["ada"]) for s in baca.kelengkapan(row)] == [False, False]
        for n, kode in enumerate(("sk-tanggap-darurat", "sk-nama-alamat")):
            services.lengkapi_dsp(kadis, row, kode=kode, nomor="1", tanggal=hari, berkas=(PDF + b"\n" * n, "sk.pdf"))
        assert all(s["ada"] for s in baca.kelengkapan(baca.satu_dsp(kadis, row.pk)))
        with pytest.raises(Ditolak):
            services.lengkapi_dsp(kadis, row, kode="lain", nomor="1", tanggal=hari, berkas=(PDF, "sk.pdf"))
        with pytest.raises(TidakBerwenang):
            services.lengkapi_dsp(
                kota.aktor("kadis_pu"), row, kode="sk-nama-alamat", nomor="1", tanggal=hari, berkas=(PDF, "sk.pdf")
            )


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_bind_exactly_what_there_is(kota, pagu):
    """Fifty plans of Rp60 million against a billion, each on a connection of its own: sixteen, and forty are left."""
    tenant, actor, unit = Daerah.objects.get(), kota.aktor("kadis_sos"), kota.unit["sos"]
    gate = threading.Barrier(50, timeout=60)

    def file(n: int) -> bool:
        connection.set_tenant(tenant)
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
            gate.wait()
            services.ajukan_rkb(actor, unit, data=rencana(str(n), 60 * JUTA))
        except Ditolak:
            return False
        else:
            return True
        finally:
            connection.close()

    with ThreadPoolExecutor(50) as pool:
        outcome = list(pool.map(file, range(50)))
    pagu.refresh_from_db()
    assert outcome.count(True) == Rkb.objects.count() == 16
    assert (pagu.terikat, pagu.tersedia) == (960 * JUTA, 40 * JUTA)
