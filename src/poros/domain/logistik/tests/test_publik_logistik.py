"""What everybody may see holds no person; what a giver sees is only the own pledge; and counters that work without a network."""

from uuid import uuid4

import pytest
from django.urls import reverse

from poros.domain.logistik import services
from poros.domain.logistik.models import Donasi, Mutasi, Opname, Pengungsi
from poros.domain.logistik.services import pintu
from poros.domain.logistik.values import DataCadangan, DataDonasi, DataKiriman, DataTerima, Muatan

from .test_kiriman import hitung

pytestmark = pytest.mark.django_db
RAHASIA = ("Bu Dermawan", "0812-RAHASIA", "pesan pribadi", "Bu Penerima", "Pak Sopir")


def url(nama: str, *args: object) -> str:
    return reverse(f"logistik:{nama}", args=args)


@pytest.fixture
def warga(client, kota):
    """Somebody who is not signed in."""
    client.defaults["HTTP_HOST"] = "uji.localhost"
    return client


@pytest.fixture
def beri(kota, tempat, lapor, hari):
    """`beri("masuk")`: a gift of fifty kilograms of rice, that far on its way."""

    def give(sampai: str = "", *, nama: bool = False, jumlah: int = 50) -> Donasi:
        kadis = kota.aktor("kadis_sos")
        if not Donasi.objects.exists():
            lapor("utara", 400)
        row = pintu.janji(
            DataDonasi(
                barang_id=tempat.barang["beras"].pk, jumlah=jumlah, nama=RAHASIA[0], kontak=RAHASIA[1], rencana=hari,
                tampil_nama=nama, pesan=RAHASIA[2],
            )
        )  # fmt: skip
        if sampai == "ditolak":
            return services.tolak_donasi(kadis, row, alasan="Sedang cukup, terima kasih")
        if sampai in {"disetujui", "masuk"}:
            row = services.setujui_donasi(kadis, row, gudang_id=tempat.gudang.pk)
        return services.terima_donasi(kadis, row, jumlah=jumlah) if sampai == "masuk" else row

    return give


@pytest.fixture
def antar(kota, tempat, hari):
    """Rice is driven to SDN 1 and taken by somebody."""

    def drive(jumlah: int) -> None:
        kadis = kota.aktor("kadis_sos")
        load = (Muatan(titik_id=tempat.utara.pk, barang_id=tempat.barang["beras"].pk, jumlah=jumlah),)
        data = DataKiriman(hari=hari, kendaraan="Truk", muat_kg=900, muatan=load, pengemudi=RAHASIA[4])
        run = services.berangkatkan(kadis, services.susun_kiriman(kadis, tempat.gudang, data=data))
        told = DataTerima(kunci=uuid4(), penerima=RAHASIA[3], hitung=hitung(run, tempat.utara))
        services.terima(kota.aktor("camat"), run.perhentian.get(), data=told)
        services.selesaikan_kiriman(kadis, run, kembali={})

    return drive


class TestEverybody:
    @pytest.mark.parametrize("nama", ["publik", "publik_janji_baru", "kemana"])
    def test_no_person_is_named(self, warga, beri, antar, nama):
        beri("masuk")
        antar(20)
        page = warga.get(url(nama)).content.decode()
        assert not [words for words in RAHASIA if words in page]

    def test_where_it_went_is_published(self, warga, beri, antar):
        beri("masuk")
        antar(20)
        page = warga.get(url("kemana")).content.decode()
        for words in ("Seorang dermawan", "Beras", "50 kg", "20", "SDN 1"):
            assert words in page

    def test_who_wishes_it_is_named_but_never_the_contact(self, warga, beri):
        beri("masuk", nama=True)
        page = warga.get(url("kemana")).content.decode()
        assert (RAHASIA[0] in page, RAHASIA[1] in page) == (True, False)

    @pytest.mark.parametrize("sampai", ["", "disetujui", "ditolak"])
    def test_what_has_not_come_is_not_published(self, warga, beri, sampai):
        beri(sampai, nama=True)
        page = warga.get(url("kemana")).content.decode()
        assert RAHASIA[0] not in page
        assert "Belum ada donasi" in page

    def test_buffers_are_published_with_their_reason(self, warga, kota, tempat):
        data = DataCadangan(barang_id=tempat.barang["beras"].pk, jumlah=9, alasan="Hujan lebat tiga hari")
        services.atur_cadangan(kota.aktor("kadis_sos"), tempat.gudang, data=data)
        assert "Hujan lebat tiga hari" in warga.get(url("kemana")).content.decode()

    def test_what_was_agreed_is_no_longer_asked_for(self, warga, beri, lapor):
        lapor("utara", 400)
        before = warga.get(url("publik")).content.decode()
        assert "masih kurang 1.120 kg" in before
        beri("disetujui", jumlah=120)
        assert "masih kurang 1.000 kg" in warga.get(url("publik")).content.decode()

    def test_when_nothing_is_missing_nothing_is_taken(self, warga, tempat, hari):
        assert "Saat ini cukup" in warga.get(url("publik")).content.decode()
        assert "Saat ini cukup" in warga.get(url("publik_janji_baru")).content.decode()
        told = {"barang_id": tempat.barang["beras"].pk, "jumlah": 5, "rencana": hari, "nama": "x", "kontak": "x"}
        assert warga.post(url("publik_janji_baru"), told).status_code == 422
        assert not Donasi.objects.exists()

    def test_money_is_refused_in_words(self, warga, lapor):
        lapor("utara", 10)
        page = warga.get(url("publik")).content.decode()
        assert "tidak menerima uang" in page
        assert "PUB" in page

    def test_a_pledge_that_was_not_understood_stays_in_the_form(self, warga, tempat, lapor, hari):
        lapor("utara", 10)
        told = {"barang_id": tempat.barang["beras"].pk, "jumlah": "", "rencana": hari, "nama": "Bu D", "kontak": "0800"}
        answer = warga.post(url("publik_janji_baru"), told)
        assert answer.status_code == 422
        assert 'value="Bu D"' in answer.content.decode()

    @pytest.mark.parametrize("kunci", ["beras", "tidak-ada", "0", "99999999999999999999999"])
    def test_an_address_that_names_goods(self, warga, tempat, lapor, kunci):
        lapor("utara", 10)
        assert warga.get(url("publik_janji_baru"), {"barang": kunci}).status_code == 200

    def test_nothing_else_is_open(self, warga, beri):
        row = beri("masuk")
        for nama, args in (("donasi", (row.pk,)), ("donasi_daftar", ()), ("beranda", ()), ("tanda_terima", (row.pk,))):
            assert warga.get(url(nama, *args)).status_code == 302


class TestGiver:
    @pytest.mark.parametrize(
        ("sampai", "kata"),
        [
            ("", "Menunggu jawaban"),
            ("disetujui", "Gudang Induk"),
            ("ditolak", "Sedang cukup"),
            ("masuk", "Unduh tanda terima"),
        ],
    )
    def test_the_own_page_follows_the_pledge(self, warga, beri, sampai, kata):
        row = beri(sampai)
        answer = warga.get(url("publik_janji", row.tanda))
        assert kata in answer.content.decode()
        assert "no-cache" in answer["Cache-Control"]

    def test_another_address_is_nobody_s(self, warga, beri):
        row = beri("masuk")
        for tanda in (row.tanda[:-1], row.tanda + "x", f"{row.pk}", "%27"):
            assert warga.get(url("publik_janji", tanda)).status_code == 404
            assert warga.get(url("publik_tanda_terima", tanda)).status_code == 404

    def test_addresses_are_long_and_unlike(self, beri):
        rows = [beri() for _n in range(4)]
        assert len({r.tanda for r in rows}) == 4
        assert min(len(r.tanda) for r in rows) >= 32

    def test_where_the_own_rice_went(self, warga, beri, antar):
        row = beri("masuk")
        antar(20)
        page = warga.get(url("publik_janji", row.tanda)).content.decode()
        assert "SDN 1" in page
        assert RAHASIA[3] not in page


class TestOffline:
    """What was counted without a network is sent under its key, and comes once."""

    def kirim(self, client, way: str, told: dict, kunci: str):
        return client.post(way, told, HTTP_X_KUNCI=kunci, HTTP_X_ANTREAN="ya")

    def test_people(self, masuk, tempat, hari):
        client, way = masuk("camat"), url("lapor", tempat.utara.pk)
        told = {"hari": f"{hari}", "jumlah": "7", "rentan": "1", "sumber": "Lurah"}
        assert [self.kirim(client, way, told, "a").status_code for _n in range(3)] == [204, 204, 204]
        assert Pengungsi.objects.count() == 1
        assert self.kirim(client, way, told, "b").status_code == 204
        assert Pengungsi.objects.count() == 2

    def test_counted_shelves(self, masuk, tempat, isi):
        row = isi("beras", 10)
        client, way = masuk("kadis_sos"), url("opname", tempat.gudang.pk)
        told = {f"hitung-{row.pk}": "8", "catatan": "Berdua"}
        assert [self.kirim(client, way, told, "a").status_code for _n in range(3)] == [204, 204, 204]
        assert (Opname.objects.count(), Mutasi.objects.count()) == (1, 2)

    def test_what_is_refused_comes_back_with_its_reason(self, masuk, tempat, hari):
        client, way = masuk("camat"), url("lapor", tempat.utara.pk)
        told = {"hari": f"{hari}", "jumlah": "7", "rentan": "8", "sumber": "Lurah"}
        answer = self.kirim(client, way, told, "a")
        assert (answer.status_code, "rentan" in answer.content.decode()) == (422, True)
        assert self.kirim(client, way, told | {"rentan": "2"}, "a2").status_code == 204
        assert Pengungsi.objects.get().rentan == 2

    @pytest.mark.parametrize(
        ("siapa", "nama"), [("camat", "lapor"), ("camat", "terima_daftar"), ("kadis_sos", "opname")]
    )
    def test_the_pages_stay_on_the_device(self, masuk, tempat, siapa, nama):
        args = {"lapor": (tempat.utara.pk,), "opname": (tempat.gudang.pk,)}.get(nama, ())
        assert masuk(siapa).get(url(nama, *args))["X-Poros-Luring"] == "simpan"

    @pytest.mark.parametrize("nama", ["gudang", "donasi_daftar", "btt"])
    def test_and_no_others(self, masuk, tempat, nama):
        args = (tempat.gudang.pk,) if nama == "gudang" else ()
        assert "X-Poros-Luring" not in masuk("kadis_sos").get(url(nama, *args))
