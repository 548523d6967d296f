"""The public's pages at their edges: odd addresses and methods, floods of pledges, the hundred newest, nothing kept by others."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from poros.domain.logistik import services
from poros.domain.logistik.models import Donasi
from poros.domain.logistik.queries import donasi as baca
from poros.domain.logistik.services import pintu
from poros.domain.logistik.values import DataCadangan, DataDonasi

pytestmark = pytest.mark.django_db
TERBUKA = ("publik", "publik_janji_baru", "kemana")


def url(nama: str, *args: object) -> str:
    return reverse(f"logistik:{nama}", args=args)


@pytest.fixture
def warga(client, kota):
    client.defaults["HTTP_HOST"] = "uji.localhost"
    return client


@pytest.fixture
def isian(tempat, lapor, hari) -> dict[str, object]:
    """A good pledge."""
    lapor("utara", 400)
    return {"barang_id": tempat.barang["beras"].pk, "jumlah": "5", "rencana": f"{hari}", "nama": "Bu D",
            "kontak": "0800"}  # fmt: skip


@pytest.fixture
def janji(tempat, hari):
    """`janji(3)`: so many pledges, straight into the table, each of another contact."""

    def make(banyak: int, **lain) -> list[Donasi]:
        told = {"barang": tempat.barang["beras"], "jumlah": 5, "nama": "Bu D", "rencana": hari} | lain
        return Donasi.objects.bulk_create(Donasi(tanda=f"tanda-{n:04}", kontak=f"k{n}", **told) for n in range(banyak))

    return make


class TestAddresses:
    @pytest.mark.parametrize("tanda", ["%00", "a%00b", "%ff", "..", "x" * 300, "%F0%9F%98%80", "' OR 1=1 --", "%2e%2e"])
    def test_an_odd_one_is_nobody_s(self, warga, janji, tanda):
        janji(1)
        for tail in ("", "tanda-terima.pdf"):
            assert warga.get(f"{url('publik_janji_baru')}{tanda}/{tail}").status_code == 404, tanda

    @pytest.mark.parametrize("barang", ["%00", "-1", "1.5", "x" * 500, "%F0%9F%98%80"])
    def test_goods_that_there_are_not(self, warga, isian, barang):
        answer = warga.get(f"{url('publik_janji_baru')}?barang={barang}")
        assert answer.status_code == 200
        assert "selected" not in answer.content.decode().split("</select>")[0].split("<option", 2)[-1]

    @pytest.mark.parametrize("nama", TERBUKA)
    @pytest.mark.parametrize("cara", ["put", "delete", "patch"])
    def test_other_methods_are_not_served(self, warga, peran, nama, cara):
        assert getattr(warga, cara)(url(nama)).status_code == 405

    def test_reading_pages_take_nothing(self, warga, isian):
        for nama in ("publik", "kemana"):
            assert warga.post(url(nama), isian).status_code == 405
        assert not Donasi.objects.exists()

    def test_without_the_token_of_the_form_no_pledge_is_taken(self, isian, kota):
        strict = Client(enforce_csrf_checks=True, headers={"Host": "uji.localhost"})
        assert "csrfmiddlewaretoken" in strict.get(url("publik_janji_baru")).content.decode()
        assert strict.post(url("publik_janji_baru"), isian).status_code == 403
        assert not Donasi.objects.exists()

    @pytest.mark.parametrize("nama", TERBUKA)
    def test_shared_caches_keep_none_of_it(self, warga, peran, nama):
        told = warga.get(url(nama))["Cache-Control"]
        assert "private" in told or "no-store" in told


class TestForm:
    @pytest.mark.parametrize(
        ("ganti", "bidang"),
        [
            ({"jumlah": "0"}, "jumlah"),
            ({"jumlah": "-5"}, "jumlah"),
            ({"jumlah": "lima"}, "jumlah"),
            ({"jumlah": "9" * 30}, "jumlah"),
            ({"rencana": "kapan-kapan"}, "rencana"),
            ({"rencana": "1800-01-01"}, "rencana"),
            ({"rencana": "2199-12-31"}, "rencana"),
            ({"barang_id": "0"}, "barang_id"),
            ({"nama": ""}, "nama"),
            ({"nama": "x" * 151}, "nama"),
            ({"kontak": " "}, "kontak"),
            ({"pesan": "x" * 501}, "pesan"),
            ({"nama": "a\x00b"}, "nama"),
        ],
    )
    def test_what_is_wrong_stands_beside_its_field_and_the_rest_stays(self, warga, isian, ganti, bidang):
        answer = warga.post(url("publik_janji_baru"), isian | ganti)
        page = answer.content.decode()
        assert answer.status_code == 422
        field = page.split(f'id="id_{bidang}"')
        assert len(field) == 2, "the field is there once"
        assert "aria-invalid" in page
        kept = next(v for k, v in (("kontak", "0800"), ("nama", "Bu D")) if k != bidang)
        assert f'value="{kept}"' in page
        assert not Donasi.objects.exists()

    def test_a_name_is_shown_as_text(self, warga, kota, isian, tempat):
        warga.post(url("publik_janji_baru"), isian | {"nama": "<script>x</script>", "tampil_nama": "on"})
        kadis = kota.aktor("kadis_sos")
        row = services.setujui_donasi(kadis, Donasi.objects.get(), gudang_id=tempat.gudang.pk)
        services.terima_donasi(kadis, row, jumlah=5)
        page = warga.get(url("kemana")).content.decode()
        assert "<script>x" not in page
        assert "&lt;script&gt;x" in page

    def test_the_sixth_of_a_day_is_put_off_in_words_and_stays_in_the_form(self, warga, isian):
        for _n in range(5):
            assert warga.post(url("publik_janji_baru"), isian).status_code == 302
        answer = warga.post(url("publik_janji_baru"), isian)
        page = answer.content.decode()
        assert (answer.status_code, "Coba lagi nanti" in page, 'value="Bu D"' in page) == (422, True, True)
        assert warga.post(url("publik_janji_baru"), isian | {"kontak": "0811"}).status_code == 302
        assert Donasi.objects.count() == 6

    def test_the_day_goes_by(self, isian, hari):
        told = DataDonasi(barang_id=isian["barang_id"], jumlah=5, nama="x", kontak="0800", rencana=hari)
        for _n in range(5):
            pintu.janji(told)
        Donasi.objects.update(dibuat=timezone.now() - timedelta(hours=23, minutes=59))
        assert baca.janji_baru("0800", timezone.now()) == (5, 0)
        Donasi.objects.update(dibuat=timezone.now() - timedelta(hours=24, minutes=1))
        assert pintu.janji(told).pk

    def test_what_is_not_needed_is_not_in_the_list_of_choices(self, warga, isian, tempat, isi):
        isi("beras", 5000)
        answer = warga.post(url("publik_janji_baru"), isian)
        assert answer.status_code == 422
        assert not Donasi.objects.exists()


class TestPublished:
    def test_the_hundred_newest(self, janji, tempat):
        janji(103, status="masuk", gudang=tempat.gudang, disetujui=5, masuk=5, diterima=timezone.now())
        rows = baca.diterima_terakhir()
        assert [r.tanda for r in rows] == [f"tanda-{n:04}" for n in range(102, 2, -1)]

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_it_asks_the_same_for_one_as_for_three(self, janji, tempat, django_assert_num_queries, banyak):
        janji(banyak, status="masuk", gudang=tempat.gudang, disetujui=5, masuk=5, diterima=timezone.now())
        with django_assert_num_queries(2):  # while nothing of it has been driven
            assert len(baca.perjalanan(baca.diterima_terakhir())) == banyak

    def test_a_buffer_that_has_ended_is_no_longer_published(self, warga, kota, tempat, hari):
        kadis = kota.aktor("kadis_sos")
        for days, kode, why in (
            (-1, "beras", "Sudah lewat"),
            (0, "selimut", "Hari terakhir"),
            (9, "air", "Masih lama"),
        ):
            until = hari + timedelta(days=days)
            data = DataCadangan(barang_id=tempat.barang[kode].pk, jumlah=5, alasan=why, sampai=until)
            services.atur_cadangan(kadis, tempat.gudang, data=data)
        page = warga.get(url("kemana")).content.decode()
        assert [w in page for w in ("Sudah lewat", "Hari terakhir", "Masih lama")] == [False, True, True]

    def test_the_most_missing_part_is_asked_for_first(self, warga, isian, isi):
        """Of rice a third is there, of water nothing: water first."""
        isi("beras", 400)
        page = warga.get(url("publik")).content.decode()
        assert page.index("Air minum galon") < page.index("Beras")
