"""Each page for each kind of office in each state: what opens, what is not there, and which buttons stand on it."""

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from poros.domain.survei.models import Jawaban, Layanan, Liputan, Survei
from poros.domain.survei.rules.alur import Aksi, Status

pytestmark = pytest.mark.django_db

HALAMAN = {  # page → who opens it, of a survey by Bagian Umum that covers a service of PU
    "daftar": {"kabag_umum", "admin", "tu", "kadis_pu", "staf_pu", "kadis_sos", "camat", "inspektur", "sekda"},
    "tren": {"kabag_umum", "admin", "tu", "kadis_pu", "staf_pu", "kadis_sos", "camat", "inspektur", "sekda"},
    "rancang": {"kabag_umum", "admin", "tu", "kadis_pu", "kadis_sos", "camat"},
    "survei": {"kabag_umum", "admin", "tu", "kadis_pu", "staf_pu", "kadis_sos", "inspektur", "sekda"},
    "ubah": {"kabag_umum", "admin", "tu"},
    "penapisan": {"kabag_umum", "admin"},
    "saran": {"kabag_umum", "admin", "tu", "kadis_pu", "staf_pu", "kadis_sos", "inspektur", "sekda"},
    "jawaban": {"kabag_umum", "admin"},
    "hasil": {"kabag_umum", "admin", "tu", "kadis_pu", "staf_pu", "kadis_sos", "inspektur", "sekda"},
    "tindak_lanjut": {"kabag_umum", "kadis_pu", "sekda"},
    "layanan_daftar": {"kabag_umum", "admin", "tu", "kadis_pu", "staf_pu", "kadis_sos", "camat", "inspektur", "sekda"},
    "layanan_catat": {"kabag_umum", "admin", "tu", "kadis_pu", "kadis_sos", "camat"},
    "layanan_ubah": {"kabag_umum", "admin", "kadis_pu"},
    "layanan": {"kabag_umum", "admin", "tu", "kadis_pu", "staf_pu", "kadis_sos", "camat", "inspektur", "sekda"},
    "poster": {"kabag_umum", "admin", "kadis_pu", "staf_pu"},
    "entri_daftar": {"kabag_umum", "admin", "tu", "kadis_pu", "staf_pu", "kadis_sos", "camat", "inspektur", "sekda"},
    "entri": {"kabag_umum", "admin", "kadis_pu", "staf_pu", "camat"},
}
PERAN = sorted(HALAMAN["daftar"])
TANPA_MASUK = ("publik", "isi", "sw")


def teks(response) -> str:
    return response.content.decode()


@pytest.fixture
def alamat(survei, titik):
    """Name of a page → its address."""
    line = survei.liputan.get(layanan=titik.layanan)
    args = {
        "survei": [survei.pk], "ubah": [survei.pk], "penapisan": [survei.pk], "saran": [survei.pk],
        "jawaban": [survei.pk, "csv"], "hasil": [survei.pk, "csv"], "tindak_lanjut": [line.pk],
        "layanan": [titik.layanan_id], "layanan_ubah": [titik.layanan_id], "poster": [titik.pk], "entri": [line.pk], "isi": [titik.tanda],
    }  # fmt: skip
    return lambda nama: reverse(f"survei:{nama}", args=args.get(nama))


class TestPages:
    @pytest.mark.parametrize("nama", HALAMAN)
    def test_it_opens_for_those_and_is_not_there_for_others(self, alamat, masuk, nama):
        url = alamat(nama)
        found = {siapa: masuk(siapa).get(url).status_code for siapa in PERAN}
        assert found == {siapa: 200 if siapa in HALAMAN[nama] else 404 for siapa in PERAN}

    @pytest.mark.parametrize("nama", HALAMAN)
    def test_without_signing_in_it_leads_to_the_door(self, alamat, client, nama):
        client.defaults["HTTP_HOST"] = "uji.localhost"
        answer = client.get(alamat(nama))
        assert (answer.status_code, "login" in answer["Location"]) == (302, True)

    @pytest.mark.parametrize("nama", TANPA_MASUK)
    def test_the_publics_pages_need_no_sign_in(self, alamat, client, nama):
        client.defaults["HTTP_HOST"] = "uji.localhost"
        assert client.get(alamat(nama)).status_code == 200

    @pytest.mark.parametrize("nama", ["survei", "ubah", "penapisan", "saran", "entri", "layanan", "tindak_lanjut"])
    def test_a_number_of_nothing_is_not_there(self, survei, masuk, nama):
        for pk in (0, 10**9, 2**63):
            assert masuk("kabag_umum").get(reverse(f"survei:{nama}", args=[pk])).status_code == 404

    @pytest.mark.parametrize("nama", ["daftar", "survei", "tren", "layanan_daftar", "entri", "penapisan", "rancang"])
    def test_it_speaks_english_to_those_who_read_it(self, alamat, masuk, nama):
        client = masuk("kabag_umum")
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        page = client.get(alamat(nama))
        assert page.status_code == 200
        assert '<html lang="en"' in teks(page)


class TestButtons:
    @pytest.mark.parametrize(
        ("status", "tombol"),
        [
            (Status.RANCANG, {"buka", "batalkan"}), (Status.BUKA, {"tutup"}),
            (Status.TUTUP, {"buka_lagi", "terbitkan"}), (Status.TERBIT, {"cabut"}), (Status.BATAL, set()),
        ],
    )  # fmt: skip
    def test_each_state_offers_its_steps_to_the_head(self, survei, jawab, masuk, status, tombol):
        jawab()
        Survei.objects.update(status=status)
        page = teks(masuk("kabag_umum").get(f"/survei/{survei.pk}/"))
        assert {aksi.value for aksi in Aksi if f'name="aksi" value="{aksi}"' in page} == tombol

    @pytest.mark.parametrize(
        ("siapa", "tombol"),
        [
            ("kabag_umum", {"buka_lagi", "terbitkan"}), ("tu", {"buka_lagi"}), ("admin", {"buka_lagi"}),
            ("kadis_pu", set()), ("inspektur", set()), ("sekda", set()),
        ],
    )  # fmt: skip
    def test_only_the_head_sees_that_of_publication(self, tutup, masuk, siapa, tombol):
        page = teks(masuk(siapa).get(f"/survei/{tutup.pk}/"))
        assert {aksi.value for aksi in Aksi if f'name="aksi" value="{aksi}"' in page} == tombol

    @pytest.mark.parametrize(
        ("siapa", "jalan"),
        [
            ("kabag_umum", (True, True, 2)), ("tu", (True, False, 0)), ("admin", (True, True, 0)),
            ("kadis_pu", (False, False, 2)), ("sekda", (False, False, 2)), ("inspektur", (False, False, 0)),
        ],
    )  # fmt: skip
    def test_ways_on_only_for_who_may_go_them(self, survei, jawab, masuk, siapa, jalan):
        """To a change, to the sieve, and to an order about each of the two weakest elements."""
        jawab()
        page = teks(masuk(siapa).get(f"/survei/{survei.pk}/"))
        found = (f"/survei/{survei.pk}/ubah/" in page, f"/survei/{survei.pk}/penapisan/" in page)
        assert (*found, page.count("/tindak-lanjut/?unsur=")) == jalan
        assert ("Pilih unsur terlemah" in page) is (jalan[2] > 0)

    @pytest.mark.parametrize(
        ("nama", "tombol", "peran"),
        [
            ("daftar", "/survei/rancang/", {"kabag_umum", "admin", "tu", "kadis_pu", "kadis_sos", "camat"}),
            ("layanan_daftar", "/survei/layanan/catat/", {"kabag_umum", "admin", "tu", "kadis_pu", "kadis_sos", "camat"}),
            ("layanan", "/ubah/", {"kabag_umum", "admin", "kadis_pu"}),
            ("layanan", "/poster.pdf", {"kabag_umum", "admin", "kadis_pu", "staf_pu"}),
        ],
    )  # fmt: skip
    def test_a_button_stands_where_it_works(self, alamat, masuk, nama, tombol, peran):
        found = {siapa for siapa in PERAN if tombol in teks(masuk(siapa).get(alamat(nama)))}
        assert found == peran

    @pytest.mark.parametrize(
        ("siapa", "boleh"), [("kabag_umum", True), ("kadis_pu", True), ("staf_pu", False), ("inspektur", False)]
    )
    def test_a_remark_is_made_into_work_by_who_gives_orders(self, survei, jawab, masuk, siapa, boleh):
        jawab(saran="Loket sempit")
        page = teks(masuk(siapa).get(f"/survei/{survei.pk}/saran/"))
        assert "Loket sempit" in page
        assert ("/tindak-lanjut/?jawaban=" in page) is boleh


class TestActs:
    """By POST, for who may not: as if there were nothing, and nothing is changed."""

    @pytest.mark.parametrize("siapa", ["staf_pu", "kadis_sos", "camat", "inspektur"])
    def test_nobody_elses_hand(self, survei, titik, jawab, masuk, siapa):
        jawab(lama=2, saran="Sempit")
        line, odd = survei.liputan.get(layanan=titik.layanan), Jawaban.objects.get().pk
        before = (Survei.objects.values().get(), Liputan.objects.count(), Layanan.objects.count())
        acts = {
            reverse("survei:melangkah", args=[survei.pk]): {"aksi": "tutup"},
            reverse("survei:penapisan", args=[survei.pk]): {"jawaban": odd, "alasan": "x"},
            reverse("survei:kembalikan", args=[survei.pk]): {"jawaban": odd},
            reverse("survei:titik_cabut", args=[titik.pk]): {},
            reverse("survei:tiket", args=[titik.pk]): {"banyak": 1},
            reverse("survei:titik_baru", args=[titik.layanan_id]): {"nama": "Loket 9"},
            reverse("survei:tindak_lanjut", args=[line.pk]) + f"?jawaban={odd}": {"isi": "x", "tenggat": "2199-01-01"},
        }
        found = {url: masuk(siapa).post(url, data).status_code for url, data in acts.items()}
        assert set(found.values()) == {404}
        assert (Survei.objects.values().get(), Liputan.objects.count(), Layanan.objects.count()) == before
        titik.refresh_from_db()
        assert titik.dicabut is None

    @pytest.mark.parametrize("nama", ["melangkah", "kembalikan", "titik_baru", "titik_cabut", "tiket"])
    def test_what_changes_something_is_not_got(self, survei, titik, masuk, nama):
        pk = {"titik_baru": titik.layanan_id, "titik_cabut": titik.pk, "tiket": titik.pk}.get(nama, survei.pk)
        assert masuk("kabag_umum").get(reverse(f"survei:{nama}", args=[pk])).status_code == 405

    def test_what_only_shows_is_not_posted(self, survei, masuk):
        for url in ("/survei/", "/survei/tren/", f"/survei/{survei.pk}/", f"/survei/{survei.pk}/saran/"):
            assert masuk("kabag_umum").post(url).status_code == 405


class TestLists:
    def test_a_long_list_is_paged_to_its_end(self, kota, layanan, masuk):
        hari = timezone.localdate()
        Layanan.objects.bulk_create(
            Layanan(unit=kota.unit["pu"], nama=f"Layanan ke-{n:03}", dari=hari) for n in range(120)
        )
        client, seen, way = masuk("kadis_pu"), [], "/survei/layanan/"
        for _page in range(4):
            response = client.get(way)
            rows = response.context["halaman"]
            seen += [row.pk for row in rows.isi]
            if rows.sesudah is None:
                break
            way = f"/survei/layanan/?sesudah={rows.sesudah}"
        assert len(seen) == len(set(seen)) == 122
        back = client.get(f"/survei/layanan/?sebelum={seen[-1]}").context["halaman"]
        assert back.isi[-1].pk == seen[-2]

    @pytest.mark.parametrize("kueri", ["?sesudah=x", "?sebelum=-1", "?sesudah=" + "9" * 40, "?sebelum=%00"])
    def test_a_cursor_that_is_none_is_the_beginning(self, survei, masuk, kueri):
        assert "Semester II" in teks(masuk("kabag_umum").get(f"/survei/{kueri}"))

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_odd_answers_cost_the_same_for_one_and_for_three(
        self, survei, jawab, masuk, banyak, django_assert_num_queries
    ):
        """Session, account, actor; survey, odd ones, names, reasons, what is set aside."""
        for _n in range(banyak):
            jawab(lama=2)
        client, url = masuk("kabag_umum"), reverse("survei:penapisan", args=[survei.pk])
        client.get(url)
        with django_assert_num_queries(8):
            assert teks(client.get(url)).count("terlalu cepat") == banyak

    def test_a_fragment_of_the_remarks_is_only_the_list(self, survei, jawab, masuk):
        jawab(saran="Loket sempit")
        page = teks(masuk("kadis_pu").get(reverse("survei:saran", args=[survei.pk]), HTTP_HX_REQUEST="true"))
        assert "Loket sempit" in page
        assert "<html" not in page


def test_a_unit_that_moved_on_keeps_its_old_results(kota, tutup, langkah, layanan, masuk):
    """The frozen result names the unit as it was called on the day."""
    langkah(tutup, Aksi.TERBITKAN)
    type(kota.unit["pu"]).objects.filter(pk=kota.unit["pu"].pk).update(nama="Dinas Baru")
    assert "Dinas Pekerjaan Umum" in teks(masuk("camat").get(f"/survei/{tutup.pk}/"))
    assert "Dinas Baru" in teks(masuk("camat").get("/survei/layanan/"))
