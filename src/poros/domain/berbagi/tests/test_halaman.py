"""Pages: what they show, to whom, at what cost; and the way from the weakest indicator to work, page by page."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from poros.domain.berbagi.models import Adopsi, Kunjungan, PeranBerbagi, Sumber, Tawaran
from poros.domain.berbagi.rules.publiccode import baca_umpan, muat
from poros.kernel.penugasan.models import Penugasan

pytestmark = pytest.mark.django_db


def teks(response) -> str:
    return response.content.decode()


@pytest.fixture
def formulir():
    """An offer as the form sends it, with changes by name."""

    def make(**ganti) -> dict:
        return {
            "jenis": "aplikasi", "nama": "Lapor Air", "ringkasan": "Tinggi air tiap jam", "kematangan": "stable",
            "lisensi": "EUPL-1.2", "alamat": "https://kode.example/air", "kontak": "Dinas PU", "biaya": "1.500.000", "kategori": ["data-collection"],
            "teknologi": "Python, Django,Python", "pemakai": "Kota Khayal\nKabupaten Rekaan", "indikator": "spbe:I1 , spbe:I2",
        } | ganti  # fmt: skip

    return make


class TestCatalogue:
    @pytest.mark.parametrize("banyak", [1, 3])
    def test_the_list_costs_five_statements(self, lain, masuk, django_assert_num_queries, banyak):
        """Session, account, actor, offers with what they serve, and what one may do."""
        for n in range(banyak):
            lain(nama=f"Aplikasi {n}", alamat=f"https://kode.example/{n}")
        client = masuk("camat")
        client.get("/berbagi/")
        with django_assert_num_queries(5):
            page = client.get("/berbagi/")
        assert teks(page).count("Nomor antrean dari ponsel") == banyak

    def test_empty_it_says_what_to_do(self, masuk):
        assert "Tidak ada tawaran yang cocok" in teks(masuk("camat").get("/berbagi/"))

    def test_a_fragment_is_a_fragment(self, lain, masuk):
        lain()
        page = teks(masuk("camat").get("/berbagi/?q=antre", headers={"HX-Request": "true"}))
        assert "Antre Cepat" in page
        assert "<html" not in page

    @pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
    def test_taken_along(self, lain, masuk, bentuk):
        lain()
        answer = masuk("camat").get(f"/berbagi/ekspor.{bentuk}?jenis=aplikasi")
        content = b"".join(answer.streaming_content)
        assert (b"spbe:I1" in content) if bentuk == "csv" else content.startswith(b"PK")

    def test_side_by_side(self, lain, masuk):
        ids = [lain(nama=f"T{n}", alamat=f"https://kode.example/{n}").pk for n in range(2)]
        page = teks(masuk("camat").get("/berbagi/banding/", {"t": [*ids, "x", "9" * 30]}))
        assert "1 indikator dilayani semuanya" in page
        assert "T0" in page
        assert "Pilih dua atau tiga" in teks(masuk("camat").get("/berbagi/banding/", {"t": ids[:1]}))

    def test_what_our_weakest_indicators_could_use(self, dinilai, lain, masuk):
        dinilai(2025, 1, 3)
        row = lain(indikator=(("contoh", "A1"),))
        page = teks(masuk("kabag_ekbang").get("/berbagi/terlemah/?indeks=contoh"))
        assert "A1. Layanan antrean" in page
        assert reverse("berbagi:tawaran", args=[row.pk]) in page

    def test_without_a_result_the_weakest_are_not_known(self, masuk, kota):
        assert "Belum ada hasil indeks kita" in teks(masuk("camat").get("/berbagi/terlemah/?indeks=x"))


class TestOffer:
    def test_proposed_published_withdrawn(self, peran, masuk, formulir):
        client = masuk("kadis_pu")
        page = teks(client.post("/berbagi/tawaran/usul/", formulir(), follow=True))
        assert "Pengelola katalog menerbitkannya" in page
        row = Tawaran.objects.get()
        assert (row.teknologi, row.biaya) == (["Python", "Django"], 1_500_000)
        assert row.pemakai == ["Kota Khayal", "Kabupaten Rekaan"]
        client = masuk("kabag_ekbang")
        assert "Tawaran terbit." in teks(client.post(f"/berbagi/tawaran/{row.pk}/terbitkan/", follow=True))
        assert client.post(f"/berbagi/tawaran/{row.pk}/tarik/", {"alasan": ""}).status_code == 422
        page = teks(client.post(f"/berbagi/tawaran/{row.pk}/tarik/", {"alasan": "Diganti"}, follow=True))
        assert "Diganti" in page

    def test_what_is_refused_stays_in_the_form(self, masuk, formulir):
        answer = masuk("kadis_pu").post("/berbagi/tawaran/usul/", formulir(kontak="Budi 08123456789"))
        assert answer.status_code == 422
        assert "bukan nomor telepon" in teks(answer)
        assert "Lapor Air" in teks(answer)
        for ganti in (
            {"indikator": "I1"},
            {"pemakai": "x\n" * 3 + "\n".join(map(str, range(60)))},
            {"biaya": "banyak"},
        ):
            assert masuk("kadis_pu").post("/berbagi/tawaran/usul/", formulir(**ganti)).status_code == 422

    def test_changed_by_its_form_as_it_was(self, milik, masuk):
        row = milik()
        client = masuk("kabag_ekbang")
        page = client.get(f"/berbagi/tawaran/{row.pk}/ubah/")
        sent = {k: v for k, v in page.context["form"].initial.items() if v not in (None, "")}
        client.post(f"/berbagi/tawaran/{row.pk}/ubah/", sent | {"nama": "Pintu Baru"})
        row.refresh_from_db()
        assert (row.nama, row.teknologi) == ("Pintu Baru", ["Python", "PostgreSQL"])

    def test_of_another_government(self, peran, masuk, formulir):
        client = masuk("kabag_ekbang")
        client.post("/berbagi/tawaran/catat/", formulir(daerah="Kota Khayal", jenis_daerah="kota"))
        assert Tawaran.objects.get().unit is None
        assert masuk("kadis_pu").get("/berbagi/tawaran/catat/").status_code == 404

    def test_a_refusal_to_publish_is_told(self, peran, masuk, formulir):
        masuk("kadis_pu").post("/berbagi/tawaran/usul/", formulir(kontak=""))
        page = masuk("kabag_ekbang").post(f"/berbagi/tawaran/{Tawaran.objects.get().pk}/terbitkan/", follow=True)
        assert "Sebutkan kantor" in teks(page)

    def test_words_of_others_are_only_words(self, lain, masuk):
        row = lain(uraian="<script>alert(1)</script>", masalah="<img src=x onerror=y>")
        page = teks(masuk("camat").get(f"/berbagi/tawaran/{row.pk}/"))
        assert "<script>alert(1)" not in page
        assert "<img src=x" not in page

    def test_a_file(self, milik, masuk, pdf):
        row, client = milik(), masuk("kabag_ekbang")
        url = f"/berbagi/tawaran/{row.pk}/lampirkan/"
        assert client.post(url, {}).status_code == 422
        page = client.post(url, {"berkas": SimpleUploadedFile("panduan.pdf", pdf)}, follow=True)
        assert "panduan.pdf" in teks(page)


class TestTheWholeWay:
    def test_from_proposal_to_result(self, kota, lain, masuk, pdf):
        row = lain()
        url = f"/berbagi/tawaran/{row.pk}/minta/"
        assert masuk("kadis_dlh").post(url, {"keperluan": ""}).status_code == 422
        page = teks(masuk("kadis_dlh").post(url, {"keperluan": "Antrean uji"}, follow=True))
        assert "Diusulkan unit" in page
        url = reverse("berbagi:adopsi", args=[Adopsi.objects.get().pk])
        assert "/ajukan/" not in page
        client = masuk("kabag_ekbang")
        assert "Jawaban paling lambat" in teks(client.post(f"{url}ajukan/", {"nomor_surat": "1"}, follow=True))
        client = masuk("kabag_kesra")
        assert client.post(f"{url}langkah/", {"aksi": "tolak"}).status_code == 422
        assert "Susun nota" in teks(client.post(f"{url}langkah/", {"aksi": "terima"}, follow=True))
        hari = timezone.localdate()
        assert client.get(f"{url}nota.pdf").status_code == 404
        told = {
            "nomor": "7/2026", "tempat": "Kota Uji", "pihak_kita": "Wali Kota", "pihak_lain": "Bupati", "lingkup": "Kode",
            "mulai": hari, "sampai": hari + timedelta(days=365),
        }  # fmt: skip
        assert client.post(f"{url}nota/", told | {"sampai": "2999-01-01"}).status_code == 422
        client.post(f"{url}nota/", told)
        assert client.get(f"{url}nota.pdf").content.startswith(b"%PDF")
        assert client.get(f"{url}permohonan.pdf").content.startswith(b"%PDF")
        assert client.post(f"{url}tanda-tangan/", {"tanggal": hari}).status_code == 422
        signed = {"tanggal": hari, "berkas": SimpleUploadedFile("nota.pdf", pdf)}
        page = teks(client.post(f"{url}tanda-tangan/", signed, follow=True))
        assert "Nota ditandatangani" in page
        assert "nota.pdf" in page
        client = masuk("kadis_dlh")
        assert "50.000.000" in teks(client.get(f"{url}rencana/"))
        steps = {
            "uraian_1": "Pasang", "unit_1": kota.unit["dlh"].pk, "tenggat_1": hari + timedelta(days=30),
            "anggaran_1": "60.000.000", "uraian_2": "Latih",
        }  # fmt: skip
        answer = client.post(f"{url}rencana/", steps)
        assert answer.status_code == 422
        assert "Sebutkan tenggat" in teks(answer)
        page = client.post(f"{url}rencana/", steps | {"uraian_2": ""}, follow=True)
        assert "Rp60.000.000" in teks(page)
        client = masuk("kabag_ekbang")
        page = teks(client.post(f"{url}langkah/", {"aksi": "mulai"}, follow=True))
        assert reverse("koordinasi:penugasan", args=[Penugasan.objects.get().pk]) in page
        story = {"hasil": "berhasil", "uraian": "Lancar", "biaya": "55.000.000", "upaya": "12"}
        assert "Lancar" in teks(masuk("kadis_dlh").post(f"{url}pengalaman/", story, follow=True))
        assert "Selesai" in teks(masuk("kabag_ekbang").post(f"{url}langkah/", {"aksi": "selesaikan"}, follow=True))
        offer = teks(masuk("camat").get(f"/berbagi/tawaran/{row.pk}/"))
        assert "Rp55.000.000" in offer
        assert "Lancar" in offer

    def test_who_may_not_is_answered_as_if_it_were_not_there(self, usulan, masuk):
        for jalan in ("", "ajukan/", "nota/", "tanda-tangan/", "rencana/", "pengalaman/", "permohonan.pdf", "nota.pdf"):
            assert masuk("camat").get(f"/berbagi/adopsi/{usulan.pk}/{jalan}").status_code == 404

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_the_list_costs_five_statements(self, kota, lain, masuk, django_assert_num_queries, banyak):
        """Session, account, actor, adoptions with their agreements, and agreements that end soon."""
        row = lain()
        for n in range(banyak):
            Adopsi.objects.create(tawaran=row, arah="keluar", unit=kota.unit["dlh"], daerah=f"Kota {n}", keperluan="x")
        client = masuk("sekda")
        client.get("/berbagi/adopsi/")
        with django_assert_num_queries(5):
            page = client.get("/berbagi/adopsi/")
        assert teks(page).count("Antre Cepat") == banyak
        assert "Antre Cepat" in teks(client.get("/berbagi/adopsi/?status=diusulkan", headers={"HX-Request": "true"}))
        assert "Kota 0" in b"".join(client.get("/berbagi/adopsi/ekspor.csv").streaming_content).decode()

    def test_from_an_incoming_letter(self, kota, milik, masuk):
        from datetime import date

        from poros.domain.persuratan.services import catat
        from poros.domain.persuratan.values import DataSurat

        data = DataSurat(
            nomor="77/A", tanggal=date(2026, 1, 5), pengirim="Kota Khayal", perihal="Pinjam", kepada_id=kota.jabatan["kabag_kesra"].pk
        )  # fmt: skip
        letter = catat(kota.aktor("tu"), kota.unit["umum"], data=data)
        url = f"/berbagi/tawaran/{milik().pk}/minta/?surat={letter.pk}"
        page = masuk("kabag_kesra").get(url)
        begin = page.context["form"].initial
        assert (begin["daerah"], begin["nomor_surat"]) == ("Kota Khayal", "77/A")
        sent = {"daerah": "Kota Khayal", "keperluan": "Banjir", "nomor_surat": "77/A", "surat_id": letter.pk}
        page = teks(masuk("kabag_kesra").post(url, sent, follow=True))
        assert reverse("surat:surat", args=[letter.pk]) in page


class TestVisits:
    @pytest.mark.parametrize("banyak", [1, 3])
    def test_the_list_costs_five_statements(self, kota, masuk, django_assert_num_queries, banyak):
        """Session, account, actor, reports with their counts, and whether one may write one."""
        hari = timezone.localdate() - timedelta(days=60)
        for n in range(banyak):
            Kunjungan.objects.create(
                judul=f"Lihat {n}", daerah="Kota Khayal", tanggal=hari, unit=kota.unit["dlh"], peserta="x", pelajaran="y",
                tindak_sampai=hari,
            )  # fmt: skip
        client = masuk("camat")
        client.get("/berbagi/studi-tiru/")
        with django_assert_num_queries(5):
            page = client.get("/berbagi/studi-tiru/?tanpa_tindak")
        assert teks(page).count("belum ada, lewat waktu") == banyak

    def test_reported_and_acted_upon(self, kota, peran, lain, masuk):
        hari = timezone.localdate()
        report = {
            "judul": "Ke Rekaan", "daerah": "Kabupaten Rekaan", "tanggal": hari, "peserta": "Camat", "pelajaran": "Banyak",
            "tawaran": lain().pk,
        }  # fmt: skip
        client = masuk("camat")
        assert (
            client.post("/berbagi/studi-tiru/lapor/", report | {"tanggal": hari + timedelta(days=9)}).status_code == 422
        )
        page = client.post("/berbagi/studi-tiru/lapor/", report, follow=True)
        assert "Antre Cepat" in teks(page)
        url = f"/berbagi/studi-tiru/{Kunjungan.objects.get().pk}/"
        work = {"uraian": "Tiru loketnya", "unit": kota.unit["kec"].pk, "tenggat": hari + timedelta(days=9)}
        assert client.post(f"{url}tindak/", work | {"uraian": ""}).status_code == 422
        assert "Penugasan diterbitkan." in teks(client.post(f"{url}tindak/", work, follow=True))
        assert "Tiru loketnya" in teks(masuk("kadis_pu").get(url))
        assert "Terbitkan penugasan" not in teks(masuk("kadis_pu").get(url))


class TestSources:
    def test_added_uploaded_shown(self, kota, peran, isi, masuk, milik):
        client = masuk("kabag_ekbang")
        assert client.post("/berbagi/sumber/tambah/", {"nama": "A", "alamat": "http://x.example"}).status_code == 422
        page = client.post("/berbagi/sumber/tambah/", {"nama": "Kota Khayal"}, follow=True)
        assert "Unggah berkas" in teks(page)
        url = f"/berbagi/sumber/{Sumber.objects.get().pk}/"
        answer = client.post(f"{url}unggah/", {"berkas": SimpleUploadedFile("x.yml", b"a: [")})
        assert answer.status_code == 422
        assert "tidak dapat dibaca" in teks(answer)
        milik()
        feed = client.get("/berbagi/publik/umpan.json").content
        page = client.post(f"{url}unggah/", {"berkas": SimpleUploadedFile("x.json", feed)}, follow=True)
        assert "1 tawaran: 1 baru" in teks(page)
        assert "tidak beralamat" in teks(client.post(f"{url}segarkan/", follow=True))
        client.post(
            f"{url}ubah/", {"nama": "Kota Khayal", "alamat": "https://khayal.example/umpan.json", "aktif": "on"}
        )
        assert "sedang diambil" in teks(client.post(f"{url}segarkan/", follow=True))
        assert "Unggah berkas" not in teks(masuk("camat").get(url))

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_the_list_costs_five_statements(self, masuk, kota, django_assert_num_queries, banyak):
        """Session, account, actor, sources with their counts, and what one may do."""
        for n in range(banyak):
            Sumber.objects.create(nama=f"Sumber {n}")
        client = masuk("camat")
        client.get("/berbagi/sumber/")
        with django_assert_num_queries(5):
            page = client.get("/berbagi/sumber/")
        assert teks(page).count("belum pernah") == banyak

    def test_parts_are_given_by_the_administrator(self, kota, peran, masuk):
        sent = {"pengelola": [kota.unit["dlh"].pk, kota.unit["pu"].pk], "kerja_sama": []}
        assert masuk("kabag_ekbang").post("/berbagi/sumber/peran/", sent).status_code == 404
        masuk("admin").post("/berbagi/sumber/peran/", sent)
        assert PeranBerbagi.objects.count() == 2


class TestPublic:
    @pytest.fixture
    def tamu(self, client):
        """A stranger."""
        client.defaults["HTTP_HOST"] = "uji.localhost"
        return client

    def test_our_own_published_offers(self, kota, tamu, milik, lain):
        lain()
        row = milik()
        page = teks(tamu.get("/berbagi/publik/"))
        assert "Pintu Air" in page
        assert "Antre Cepat" not in page
        assert "Dinas Pekerjaan Umum" in teks(tamu.get(f"/berbagi/publik/{row.pk}/"))

    def test_what_is_not_published_is_not_there(self, kota, tamu, milik, lain, isi):
        from poros.domain.berbagi import services

        draft = services.usul_tawaran(kota.aktor("kadis_pu"), kota.unit["pu"], isi=isi)
        for row in (draft, lain()):
            assert tamu.get(f"/berbagi/publik/{row.pk}/").status_code == 404
            assert tamu.get(f"/berbagi/publik/{row.pk}/publiccode.yml").status_code == 404
        assert draft.nama not in teks(tamu.get("/berbagi/publik/?status=konsep&milik=lain"))
        assert json.loads(tamu.get("/berbagi/publik/umpan.json").content)["tawaran"] == []

    def test_publiccode_and_feed_are_read_back_equal(self, kota, tamu, milik):
        row = milik()
        own = Tawaran.objects.prefetch_related("indikator").get(pk=row.pk).isi()
        answer = tamu.get(f"/berbagi/publik/{row.pk}/publiccode.yml")
        assert answer["Content-Type"].startswith("application/yaml")
        assert baca_umpan(muat(answer.content)) == [own]
        assert baca_umpan(muat(tamu.get("/berbagi/publik/umpan.json").content)) == [own]

    def test_a_practice_is_no_software(self, kota, tamu, milik):
        row = milik(jenis="praktik")
        assert tamu.get(f"/berbagi/publik/{row.pk}/publiccode.yml").status_code == 404
        assert tamu.get(f"/berbagi/publik/{row.pk}/").status_code == 200

    def test_nothing_else_is_open(self, kota, tamu, milik):
        row = milik()
        for jalan in ("", "adopsi/", "sumber/", "terlemah/", f"tawaran/{row.pk}/"):
            assert tamu.get(f"/berbagi/{jalan}").status_code == 302
