"""The desk and the sheet in the browser: two taps, collisions shown first, undone from the toast, a batch."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.messages import get_messages

from poros.domain.persuratan import services
from poros.kernel.penugasan.models import Arahan, Penugasan, SumberDaya

pytestmark = pytest.mark.django_db
HX = {"HX-Request": "true"}
MULAI = datetime(2026, 12, 1, 2, tzinfo=UTC)


@pytest.fixture
def sekda(masuk):
    return masuk("sekda")


def status(surat):
    surat.refresh_from_db()
    return surat.status


def terisi(form) -> dict[str, list[str]]:
    """What the browser would send back of the sheet as it came."""
    data = {f"kepada-{s.unit_id}": [s.peran.value] for s in form.initial["kepada"]}
    data["instruksi"] = list(form.initial["instruksi"])
    data["hadir"] = [str(pk) for pk in form.initial.get("hadir", ())]
    data["catatan"] = [form.initial["catatan"]]
    return data


class TestDesk:
    def test_shows_the_card_with_the_proposal_and_its_act(self, sekda, catat, isi, kota):
        surat = catat(kecepatan="sangat_segera")
        services.usulkan(kota.aktor("tu"), surat, isi=isi("pu", "dlh"))
        page = sekda.get("/surat/meja/").content.decode()
        assert "Dinas PU (penanggung jawab), DLH (pendukung). Disiapkan staf." in page
        assert "Pejabat Pengelola Surat Bagian Umum" in page
        assert f'hx-get="/surat/{surat.pk}/disposisi/"' in page

    def test_says_what_happens_only_once_the_time_is_near(self, sekda, catat):
        catat("1", diterima=datetime.now(UTC) - timedelta(hours=1))
        assert "berhak menagih" not in sekda.get("/surat/meja/").content.decode()
        catat("2", diterima=datetime.now(UTC) - timedelta(days=30))
        assert "berhak menagih" in sekda.get("/surat/meja/").content.decode()

    def test_is_clean_when_nothing_waits(self, sekda):
        assert "Meja Anda bersih" in sekda.get("/surat/meja/").content.decode()

    def test_shows_staff_what_to_prepare(self, masuk, catat):
        surat = catat()
        page = masuk("tu").get("/surat/meja/").content.decode()
        assert f'hx-get="/surat/{surat.pk}/usul/"' in page
        assert "Di meja Sekretaris Daerah" in page

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_costs_the_same_for_one_letter_and_for_three(self, sekda, catat, banyak, django_assert_num_queries):
        for n in range(banyak):
            catat(f"{n}/A")
        sekda.get("/surat/meja/")
        with django_assert_num_queries(7):
            sekda.get("/surat/meja/")

    def test_lies_on_the_home_desk_too(self, sekda, masuk, catat, isi, kota):
        surat = catat(kerahasiaan="rahasia")
        page = sekda.get("/").content.decode()
        assert surat.perihal in page
        assert "Rahasia" in page
        assert f"/surat/{surat.pk}/disposisi/" in page
        open_one = catat("2/B", perihal="Laporan bulanan")
        home = masuk("tu").get("/").content.decode()
        assert f"/surat/{open_one.pk}/usul/" in home
        services.usulkan(kota.aktor("tu"), open_one, isi=isi("pu"))
        assert f"/surat/{open_one.pk}/usul/" not in masuk("tu").get("/").content.decode()

    def test_staff_without_a_desk_get_no_cards(self, masuk, catat):
        catat()
        assert "Undangan rapat koordinasi" not in masuk("staf_pu").get("/").content.decode()


class TestSheet:
    def test_two_taps(self, sekda, catat, isi, kota):
        surat = catat()
        services.usulkan(kota.aktor("tu"), surat, isi=isi("pu", "dlh", catatan="Segera"))
        first = sekda.get(f"/surat/{surat.pk}/disposisi/", headers=HX)
        assert "<html" not in first.content.decode()
        second = sekda.post(
            f"/surat/{surat.pk}/disposisi/",
            terisi(first.context["form"]),
            headers={**HX, "HX-Current-URL": "http://uji.localhost/surat/meja/"},
        )
        assert second["HX-Redirect"] == "/surat/meja/"
        assert list(Penugasan.objects.values_list("unit__kode", "peran")) == [("pu", "utama"), ("dlh", "pendukung")]
        assert Arahan.objects.get().isi.startswith("Untuk ditindaklanjuti. Segera")

    def test_the_toast_can_undo_it(self, sekda, catat, isi, kota):
        surat = catat()
        services.usulkan(kota.aktor("tu"), surat, isi=isi("pu"))
        form = sekda.get(f"/surat/{surat.pk}/disposisi/").context["form"]
        response = sekda.post(f"/surat/{surat.pk}/disposisi/", terisi(form))
        toast = next(iter(get_messages(response.wsgi_request)))
        assert toast.extra_tags == f"urung=/surat/{surat.pk}/urungkan/"
        assert sekda.post(f"/surat/{surat.pk}/urungkan/", headers=HX).status_code == 200
        assert status(surat) == "menunggu_arahan"

    def test_undoing_too_late_is_refused_in_words(self, sekda, catat, isi, kota):
        surat = catat()
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
        services.baca(kota.aktor("kadis_pu"), surat)
        response = sekda.post(f"/surat/{surat.pk}/urungkan/")
        assert response.status_code == 409
        assert "sudah dibuka penerimanya" in response.content.decode()

    @pytest.mark.parametrize(
        ("data", "pesan"),
        [
            ({}, "Pilih paling sedikit satu unit penerima."),
            ({"kepada-PU": "pendukung"}, "Unit pendukung membutuhkan satu penanggung jawab."),
            ({"kepada-PU": "utama", "tenggat": "2020-01-01T08:00"}, "Tenggat harus di waktu yang akan datang."),
            ({"kepada-PU": "utama", "instruksi": "joget"}, "joget"),
            ({"kepada-PU": "raja"}, "Pilih paling sedikit satu unit penerima."),
            ({"kepada-999999": "utama"}, "Pilih paling sedikit satu unit penerima."),
        ],
    )
    def test_what_is_wrong_is_said_and_kept(self, sekda, catat, kota, data, pesan):
        surat = catat()
        data = {k.replace("PU", str(kota.unit["pu"].pk)): v for k, v in data.items()} | {"catatan": "Tulisan saya"}
        response = sekda.post(f"/surat/{surat.pk}/disposisi/", data, headers=HX)
        page = response.content.decode()
        assert response.status_code == 422
        assert pesan in page
        assert "Tulisan saya" in page
        assert status(surat) == "menunggu_arahan"

    def test_a_date_goes_before_the_clock(self, sekda, catat, kota):
        surat = catat()
        data = {
            f"kepada-{kota.unit['pu'].pk}": "utama",
            "tenggat": "2099-01-05T10:00",
            "aturan_tenggat": "surat-segera",
        }
        sekda.post(f"/surat/{surat.pk}/disposisi/", data)
        order = Arahan.objects.get()
        assert (order.tenggat, order.aturan_tenggat) == (datetime(2099, 1, 5, 3, 0, tzinfo=UTC), "")

    def test_a_named_clock_is_taken(self, sekda, catat, kota):
        surat = catat()
        data = {f"kepada-{kota.unit['pu'].pk}": "utama", "aturan_tenggat": "surat-sangat_segera"}
        sekda.post(f"/surat/{surat.pk}/disposisi/", data)
        assert Arahan.objects.get().aturan_tenggat == "surat-sangat_segera"

    def test_a_further_sheet_names_only_who_stands_below(self, masuk, catat, isi, kota):
        surat = catat()
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
        client = masuk("kadis_pu")
        widget = client.get(f"/surat/{surat.pk}/lanjutkan/").context["form"].fields["kepada"].widget
        assert [u.kode for g in widget.kelompok for u in g.unit] == ["pu_sda"]
        client.post(f"/surat/{surat.pk}/lanjutkan/", {f"kepada-{kota.unit['pu_sda'].pk}": "utama"})
        assert surat.disposisi.count() == 2

    def test_staff_save_a_proposal(self, masuk, catat, kota):
        surat = catat()
        masuk("tu").post(f"/surat/{surat.pk}/usul/", {f"kepada-{kota.unit['pu'].pk}": "utama", "instruksi": "pelajari"})
        assert surat.usulan.sasaran == [{"unit": kota.unit["pu"].pk, "peran": "utama"}]
        assert status(surat) == "menunggu_arahan"

    @pytest.mark.parametrize("asal", ["https://jahat.example/x", "//jahat.example", "javascript:alert(1)"])
    def test_it_leads_back_only_to_ourselves(self, sekda, catat, kota, asal):
        surat = catat()
        data = {f"kepada-{kota.unit['pu'].pk}": "utama", "kembali": asal}
        assert sekda.post(f"/surat/{surat.pk}/disposisi/", data)["Location"] == f"/surat/{surat.pk}/"


class TestCollisions:
    @pytest.fixture
    def undangan(self, catat, isi, kota):
        SumberDaya.objects.create(
            kode="sekda", nama="Sekda", jenis="pejabat", orang_id=kota.orang["sekda"].pk, unit=kota.unit["setda"]
        )
        lain = {"acara_mulai": MULAI, "acara_selesai": MULAI + timedelta(hours=2)}
        first, second = catat("1/U", perihal="Rapat inflasi", **lain), catat("2/U", perihal="Rapat banjir", **lain)
        hadir = (kota.orang["sekda"].pk,)
        services.disposisikan(kota.aktor("sekda"), first, isi=isi("as1", hadir=hadir))
        services.usulkan(kota.aktor("tu"), second, isi=isi("as1", hadir=hadir))
        return second

    def test_are_shown_when_the_sheet_opens_and_sent_knowingly(self, sekda, undangan):
        response = sekda.get(f"/surat/{undangan.pk}/disposisi/")
        page = response.content.decode()
        assert "Bertabrakan" in page
        assert "Rapat inflasi" in page
        data = terisi(response.context["form"]) | {"dilihat": re.findall(r'name="dilihat" value="(\w+)"', page)}
        sekda.post(f"/surat/{undangan.pk}/disposisi/", data)
        assert status(undangan) == "didisposisi"

    def test_what_was_not_shown_comes_back_instead_of_going_out(self, sekda, undangan):
        form = sekda.get(f"/surat/{undangan.pk}/disposisi/").context["form"]
        response = sekda.post(f"/surat/{undangan.pk}/disposisi/", terisi(form), headers=HX)
        assert response.status_code == 422
        assert "Rapat inflasi" in response.content.decode()
        assert status(undangan) == "menunggu_arahan"

    def test_are_weighed_again_with_every_change(self, sekda, undangan, kota):
        data = {f"kepada-{kota.unit['pu'].pk}": "utama"}
        free = sekda.post(f"/surat/{undangan.pk}/tinjau/", data, headers=HX).content.decode()
        assert "Dinas Pekerjaan Umum (penanggung jawab)" in free
        assert "Bertabrakan" not in free
        busy = sekda.post(f"/surat/{undangan.pk}/tinjau/", data | {"hadir": kota.orang["sekda"].pk}, headers=HX)
        assert "Bertabrakan" in busy.content.decode()
        assert "belum dipilih" in sekda.post(f"/surat/{undangan.pk}/tinjau/", {}, headers=HX).content.decode()


class TestBatch:
    @pytest.fixture
    def dua(self, catat, isi, kota):
        letters = [catat("1/A"), catat("2/B", perihal="Permintaan data")]
        for surat in letters:
            services.usulkan(kota.aktor("tu"), surat, isi=isi("pu"))
        return letters

    def test_is_confirmed_once_and_sent_as_shown(self, sekda, dua):
        ids = [s.pk for s in dua]
        page = sekda.post("/surat/meja/kirim/", {"surat": ids})
        assert page.content.decode().count("Dinas PU (penanggung jawab)") == 2
        assert {status(s) for s in dua} == {"menunggu_arahan"}
        caps = [r.cap for r, _usul in page.context["rows"]]
        sekda.post("/surat/meja/kirim/", {"surat": ids, "cap": caps, "yakin": "ya"})
        assert {status(s) for s in dua} == {"didisposisi"}

    def test_what_changed_meanwhile_is_shown_again(self, sekda, dua, isi, kota):
        ids = [s.pk for s in dua]
        caps = [r.cap for r, _usul in sekda.post("/surat/meja/kirim/", {"surat": ids}).context["rows"]]
        services.usulkan(kota.aktor("tu"), dua[0], isi=isi("dlh"))
        page = sekda.post("/surat/meja/kirim/", {"surat": ids, "cap": caps, "yakin": "ya"})
        assert "Usul berubah sejak Anda melihatnya" in page.content.decode()
        assert {status(s) for s in dua} == {"menunggu_arahan"}

    def test_what_nobody_checked_is_left_out(self, sekda, dua, catat):
        unchecked = catat("3/C")
        page = sekda.post("/surat/meja/kirim/", {"surat": [s.pk for s in (*dua, unchecked)]})
        assert [r.surat for r, _usul in page.context["rows"]] == dua

    @pytest.mark.parametrize("data", [{}, {"surat": "abc"}, {"surat": "999999"}])
    def test_nothing_ticked_leads_back(self, sekda, dua, data):
        assert sekda.post("/surat/meja/kirim/", data)["Location"] == "/surat/meja/"
