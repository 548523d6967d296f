"""What a review of an incident is told: how evenly goods were shared, what the money did, and to whom money is shown."""

from fractions import Fraction

import pytest

from poros.domain.logistik import services
from poros.domain.logistik.publik import evaluasi, kelompok_papan
from poros.domain.logistik.queries.evaluasi import keadilan, uang
from poros.domain.logistik.rules.alur import AksiAlokasi
from poros.domain.logistik.values import DataAlokasi, DataBelanja, DataRkb

from .test_btt import PDF

pytestmark = pytest.mark.django_db


@pytest.fixture
def bagi(kota, tempat, isi, lapor, hari, *, banjir):
    """`bagi(30)`: 30 kg of rice for 100 + 50 people and five days, decided for the flood; a fifth of a tenth of the need."""

    def share(stok: int, *, tetapkan: bool = True, kejadian: int | None = banjir.pk) -> None:
        kadis = kota.aktor("kadis_sos")
        isi("beras", stok)
        lapor("utara", 100)
        lapor("selatan", 50)
        data = DataAlokasi(barang_id=tempat.barang["beras"].pk, dari=hari, hari=5, kejadian_id=kejadian)
        row = services.hitung_alokasi(kadis, kota.unit["sos"], data=data)
        if tetapkan:
            services.putuskan_alokasi(kadis, row, aksi=AksiAlokasi.TETAPKAN)

    return share


class TestFairness:
    def test_nothing_shared_nothing_told(self, banjir):
        assert keadilan(banjir.pk) is None

    def test_what_was_decided(self, bagi, banjir):
        bagi(150)
        found = keadilan(banjir.pk)
        assert (found.alokasi, found.terendah, found.nol, found.gini) == (1, Fraction(1, 2), 0, 0.0)

    def test_proposals_and_other_incidents_do_not_count(self, bagi, banjir):
        bagi(150, tetapkan=False)
        bagi(10, kejadian=None)
        assert keadilan(banjir.pk) is None

    def test_the_worst_of_several(self, bagi, banjir):
        bagi(150)
        bagi(30)
        found = keadilan(banjir.pk)
        assert (found.alokasi, found.terendah) == (2, Fraction(1, 10))

    def test_what_was_taken_back_does_not_count(self, kota, bagi, banjir):
        from poros.domain.logistik.models import Alokasi

        bagi(150)
        services.putuskan_alokasi(kota.aktor("kadis_sos"), Alokasi.objects.get(), aksi=AksiAlokasi.BATALKAN, alasan="x")
        assert keadilan(banjir.pk) is None


class TestMoney:
    @pytest.fixture
    def ajukan(self, kota, pagu, banjir):
        def file(nomor: str, jumlah: int, *, cair: bool = True):
            data = DataRkb(nomor=nomor, keperluan="x", jumlah=jumlah, kejadian_id=banjir.pk)
            row = services.ajukan_rkb(kota.aktor("kadis_sos"), kota.unit["sos"], data=data)
            return services.cairkan(kota.aktor("kabag_umum"), row, nomor_sp2d="S") if cair else row

        return file

    def test_asked_for_paid_and_spent(self, kota, ajukan, banjir, hari):
        kadis, sekda = kota.aktor("kadis_sos"), kota.aktor("sekda")
        assert uang(sekda, banjir.pk) is None
        ajukan("1", 500, cair=False)
        row = ajukan("2", 1000)
        services.belanjakan(kadis, row, data=DataBelanja(tanggal=hari, uraian="x", jumlah=300))
        told = uang(sekda, banjir.pk)
        assert (told.diajukan, told.cair, told.terpakai) == (1500, 1000, 300)

    def test_what_goes_back_was_not_spent(self, kota, ajukan, banjir, hari):
        kadis = kota.aktor("kadis_sos")
        row = ajukan("2", 1000)
        services.belanjakan(kadis, row, data=DataBelanja(tanggal=hari, uraian="x", jumlah=300))
        services.pertanggungjawabkan(kadis, row, berkas=(PDF, "lpj.pdf"))
        assert uang(kota.aktor("sekda"), banjir.pk).terpakai == 300

    @pytest.mark.parametrize(
        ("siapa", "terlihat"),
        [("sekda", True), ("inspektur", True), ("kabag_umum", True), ("kadis_pu", False), ("camat", False)],
    )
    def test_only_for_whom_it_is(self, kota, ajukan, banjir, siapa, terlihat):
        ajukan("1", 500)
        assert (uang(kota.aktor(siapa), banjir.pk) is not None) is terlihat


class TestCards:
    def test_figures_in_words_and_numbers_of_the_country(self, kota, bagi, pagu, banjir):
        bagi(30)
        data = DataRkb(nomor="1", keperluan="x", jumlah=1_500_000, kejadian_id=banjir.pk)
        services.ajukan_rkb(kota.aktor("kadis_sos"), kota.unit["sos"], data=data)
        shown = {str(c.label): c.nilai for c in evaluasi(kota.aktor("sekda"), banjir.pk)}
        assert shown == {
            "Pembagian yang diputus": "1", "Bagian terendah yang diterima suatu titik": "10%",
            "Titik yang tidak mendapat apa-apa": "0", "Ketimpangan (Gini) tertinggi": "0,000",
            "BTT diajukan": "Rp1.500.000", "BTT cair": "Rp0", "BTT terpakai": "Rp0",
        }  # fmt: skip

    def test_before_anything_has_happened_there_are_none(self, kota, banjir):
        assert evaluasi(kota.aktor("sekda"), banjir.pk) == []

    @pytest.mark.parametrize(
        ("siapa", "kelompok"), [("sekda", "uang"), ("inspektur", "uang"), ("camat", ""), ("staf_pu", "")]
    )
    def test_who_is_shown_the_same_shares_a_board(self, kota, pagu, siapa, kelompok):
        assert kelompok_papan(kota.aktor(siapa)) == kelompok

    def test_without_a_fund_all_are_shown_the_same(self, kota, peran):
        assert {kelompok_papan(kota.aktor(who)) for who in ("sekda", "camat")} == {""}
