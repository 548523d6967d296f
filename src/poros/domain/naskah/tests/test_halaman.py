"""Pages: what each shows, what it refuses, how few questions it asks."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from poros.domain.naskah import services, tasks
from poros.domain.naskah.models import BentukNaskah, KopUnit, Naskah
from poros.domain.naskah.rules import Status
from poros.domain.naskah.services.tanda import mulai
from poros.domain.persuratan.models import Surat

pytestmark = pytest.mark.django_db


def alamat(nama, *args, **query):
    tail = "&".join(f"{k}={v}" for k, v in query.items())
    return reverse(f"naskah:{nama}", args=args) + (f"?{tail}" if tail else "")


def isian(kota, **lain):
    return {
        "hal": "Undangan rapat",
        "isi-isi": "Mohon hadir.",
        "tanda": kota.jabatan["kadis_pu"].pk,
        "kepada_unit": [kota.unit["dlh"].pk],
        "kecepatan": "biasa",
        "kerahasiaan": "terbatas",
    } | lain


class TestList:
    """The list."""

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_costs_the_same_for_one_and_three(self, masuk, buat, banyak):
        for _ in range(banyak):
            buat()
        user = masuk("staf_pu")
        user.get(alamat("daftar"))
        with CaptureQueriesContext(connection) as queries:
            page = user.get(alamat("daftar"))
        assert page.status_code == 200
        own = [q for q in queries if "naskah_" in q["sql"]]
        assert len(own) == 2
        assert page.content.decode().count("Data curah hujan") >= banyak

    def test_filters_and_boxes(self, masuk, kota, buat, jalur):
        waiting = buat(hal="Menunggu paraf", tanda=("sekda",))
        services.ajukan(kota.aktor("staf_pu"), waiting, langkah=jalur("kadis_pu"))
        buat(hal="Masih konsep", oleh="kadis_pu")
        user = masuk("kadis_pu")
        for query, seen in (
            ({"kotak": "paraf"}, {"Menunggu paraf"}),
            ({"kotak": "konsep"}, {"Masih konsep"}),
            ({"kotak": "tandatangan"}, set()),
            ({"kotak": "jawaban"}, set()),
            ({"status": "paraf"}, {"Menunggu paraf"}),
            ({"bentuk": "undangan"}, set()),
            ({"q": "konsep"}, {"Masih konsep"}),
            ({"status": "apa-saja"}, {"Menunggu paraf", "Masih konsep"}),
        ):
            page = user.get(alamat("daftar", **query), headers={"HX-Request": "true"}).content.decode()
            rows = re.findall(r'<td><a href="/naskah/\d+/">([^<]+)</a>', page)
            assert set(rows) == seen, query

    def test_empty_says_what_will_stand_here(self, masuk):
        assert "Tidak ada naskah di sini" in masuk("camat").get(alamat("daftar")).content.decode()


class TestEditor:
    """Writing."""

    def test_the_forms_are_offered_by_class(self, masuk):
        page = masuk("staf_pu").get(alamat("pilih", surat=5)).content.decode()
        assert "Telaahan staf" in page
        assert f"{alamat('buat', 'surat-dinas')}?surat=5" in page

    @pytest.mark.parametrize("kode", ["surat-dinas", "undangan", "keputusan", "telaahan-staf", "berita-acara"])
    def test_each_form_has_its_own_parts(self, masuk, kode):
        page = masuk("kadis_pu").get(alamat("buat", kode))
        assert page.status_code == 200
        for name in re.findall(r"kode: (\w+), nama", BentukNaskah.objects.get(kode=kode).naskah):
            assert f'name="isi-{name}"' in page.content.decode()

    def test_saved_as_a_draft(self, masuk, kota):
        answer = masuk("staf_pu").post(alamat("buat", "surat-dinas"), isian(kota))
        naskah = Naskah.objects.get()
        assert answer["Location"] == alamat("naskah", naskah.pk)
        assert (naskah.status, naskah.isi, naskah.penerima.get().unit) == (
            Status.KONSEP, {"isi": "Mohon hadir."}, kota.unit["dlh"],
        )  # fmt: skip

    def test_or_handed_in_at_once(self, masuk, kota):
        answer = masuk("staf_pu").post(alamat("buat", "surat-dinas"), isian(kota, ajukan="ya"))
        assert answer["Location"] == alamat("ajukan", Naskah.objects.get().pk)

    @pytest.mark.parametrize(
        ("lain", "kata"),
        [
            ({"hal": ""}, "Bidang ini"),
            ({"kepada_luar": "Tono; Jalan A; bukan-surel"}, "surel"),
            ({"kepada_luar": "; Jalan A"}, "belum berisi nama"),
            ({"jawab_hingga": "1805-01-01"}, "1900"),
        ],
    )
    def test_what_is_wrong_is_said_and_what_was_typed_stays(self, masuk, kota, lain, kata):
        page = masuk("staf_pu").post(alamat("buat", "surat-dinas"), isian(kota, **{"isi-isi": "Tulisan saya"} | lain))
        assert page.status_code == 422
        text = page.content.decode()
        assert "Tulisan saya" in text
        assert kata in text or 'class="galat"' in text
        assert not Naskah.objects.exists()

    def test_others_outside_line_by_line(self, masuk, kota):
        lines = "Ketua Forum; Jalan A 1; forum@contoh.or.id\nKepala BPS; Jalan B 2\n\n"
        masuk("staf_pu").post(alamat("buat", "surat-dinas"), isian(kota, kepada_unit=[], kepada_luar=lines))
        rows = Naskah.objects.get().penerima.values_list("kanal", "sebutan", "alamat", "surel")
        assert list(rows) == [
            ("surel", "Ketua Forum", "Jalan A 1", "forum@contoh.or.id"),
            ("kertas", "Kepala BPS", "Jalan B 2", ""),
        ]

    def test_written_on_with_all_that_was_there(self, masuk, kota, buat):
        naskah = buat(jawab_hingga="2026-12-24")
        user = masuk("staf_pu")
        page = user.get(alamat("tulis", naskah.pk)).content.decode()
        assert "Kami sampaikan data curah hujan." in page
        assert 'value="2026-12-24"' in page
        atas = re.search(r'name="atas" value="(\w+)"', page)[1]
        user.post(alamat("tulis", naskah.pk), isian(kota, hal="Berubah", atas=atas))
        assert Naskah.objects.get().hal == "Berubah"
        late = user.post(alamat("tulis", naskah.pk), isian(kota, hal="Terlambat", atas=atas))
        assert late.status_code == 422
        assert "diubah orang lain" in late.content.decode()

    def test_nobody_else_writes_on_it(self, masuk, buat):
        assert masuk("kadis_dlh").get(alamat("tulis", buat().pk)).status_code == 404

    def test_the_preview_reads_marks_and_hints_and_keeps_nothing(self, masuk, kota):
        text = "**Penting** <script>alert(1)</script>\n\n1. ijin\n2. Senin, 24 November 2026"
        page = (
            masuk("staf_pu").post(alamat("pratinjau", "surat-dinas"), isian(kota, **{"isi-isi": text})).content.decode()
        )
        assert "<strong>Penting</strong>" in page
        assert "<script>" not in page
        assert "&lt;script&gt;" in page
        assert '<ol type="1" start="1">' in page
        assert "izin" in page
        assert "Tanggal itu hari Selasa." in page
        assert not Naskah.objects.exists()

    def test_a_form_that_is_not_used_cannot_be_drafted(self, masuk):
        BentukNaskah.objects.filter(kode="instruksi").update(aktif=False)
        assert masuk("staf_pu").get(alamat("buat", "instruksi")).status_code == 404

    def test_a_reply_takes_sender_and_subject(self, masuk, kota, sah):
        naskah = sah(kepada=("dlh",))
        services.kirim(kota.aktor("staf_pu"), naskah)
        surat = Surat.objects.get()
        user = masuk("kadis_dlh")
        page = user.get(alamat("buat", "surat-dinas", surat=surat.pk)).content.decode()
        assert "Balasan: Data curah hujan" in page
        assert naskah.nomor in page
        assert re.search(rf'value="{kota.unit["pu"].pk}"[^>]* (selected|checked)', page)
        user.post(alamat("buat", "surat-dinas", surat=surat.pk), isian(kota, tanda=kota.jabatan["kadis_dlh"].pk))
        assert Naskah.objects.latest("pk").surat_id == surat.pk
        assert masuk("kadis_sos").get(alamat("buat", "surat-dinas", surat=surat.pk)).status_code == 404


class TestLetter:
    """The letter's page and the acts from it."""

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_costs_the_same_however_many_addressees(self, masuk, buat, banyak):
        naskah = buat(kepada=("dlh", "sos", "kec")[:banyak])
        user = masuk("staf_pu")
        user.get(alamat("naskah", naskah.pk))
        with CaptureQueriesContext(connection) as queries:
            assert user.get(alamat("naskah", naskah.pk)).status_code == 200
        assert len([q for q in queries if "naskah_" in q["sql"] or "tandatangan_" in q["sql"]]) <= 13

    def test_the_whole_way_by_pages(self, masuk, kota, buat):
        naskah = buat(tanda=("sekda",))
        user = masuk("staf_pu")
        assert "Kepala Dinas PU" in user.get(alamat("ajukan", naskah.pk)).content.decode()
        user.post(alamat("ajukan", naskah.pk), {"langkah-1": kota.jabatan["kadis_pu"].pk})
        page = masuk("kadis_pu").get(alamat("naskah", naskah.pk)).content.decode()
        assert "Giliran sekarang" in page
        assert 'data-buka="paraf"' in page
        masuk("kadis_pu").post(alamat("paraf", naskah.pk), {"catatan": "Baik."})
        sekda = masuk("sekda")
        assert "Beri nomor dan tanda tangani" in sekda.get(alamat("naskah", naskah.pk)).content.decode()
        answer = sekda.post(alamat("tandatangani", naskah.pk))
        assert "/verifikasi/permintaan/" in answer["Location"]
        assert "Baca dan tanda tangani" in sekda.get(alamat("naskah", naskah.pk)).content.decode()
        naskah.refresh_from_db()
        assert naskah.status == Status.BERNOMOR

    def test_what_must_have_words_asks_for_them(self, masuk, kota, siap):
        naskah = siap()
        page = masuk("kadis_pu").post(alamat("kembalikan", naskah.pk), {"alasan": ""})
        assert page.status_code == 422
        masuk("kadis_pu").post(alamat("kembalikan", naskah.pk), {"alasan": "Perbaiki hal."})
        page = masuk("staf_pu").get(alamat("naskah", naskah.pk)).content.decode()
        assert "Perbaiki hal." in page
        assert "Dikembalikan Kepala Dinas PU" in page

    def test_remarks(self, masuk, buat):
        naskah = buat()
        user = masuk("staf_pu")
        user.post(alamat("komentari", naskah.pk), {"isi": "Cek angka.", "bagian": "isi"})
        assert "Cek angka." in user.get(alamat("naskah", naskah.pk)).content.decode()
        assert user.post(alamat("komentari", naskah.pk), {"isi": ""}).status_code == 422
        assert masuk("camat").post(alamat("komentari", naskah.pk), {"isi": "x"}).status_code == 404

    def test_versions_side_by_side(self, masuk, kota, siap, data):
        naskah = siap()
        staf = kota.aktor("staf_pu")
        services.tarik(staf, naskah)
        services.ubah(staf, naskah, data=data(isi={"isi": "Kami sampaikan data debit sungai."}))
        services.ajukan(staf, naskah, langkah=[])
        page = masuk("staf_pu").get(alamat("versi", naskah.pk)).content.decode()
        assert re.search(r"<ins>.*?debit", page, re.DOTALL)
        assert re.search(r"<del>.*?curah", page, re.DOTALL)
        alone = masuk("staf_pu").get(alamat("versi", naskah.pk, lama=1, baru=1)).content.decode()
        assert "<ins>" not in alone

    def test_the_sheet_says_that_it_is_a_draft(self, masuk, buat):
        answer = masuk("staf_pu").get(alamat("lembar", buat().pk))
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")

    def test_given_up(self, masuk, buat):
        naskah = buat()
        masuk("staf_pu").post(alamat("batalkan", naskah.pk), {"alasan": "Tidak jadi"})
        naskah.refresh_from_db()
        assert naskah.status == Status.BATAL

    def test_on_paper(self, masuk, kota, siap, pdf):
        from django.core.files.uploadedfile import SimpleUploadedFile

        naskah = siap()
        user = masuk("staf_pu")
        user.post(alamat("nomori_kertas", naskah.pk))
        assert "unggah pindaiannya" in user.get(alamat("naskah", naskah.pk)).content.decode()
        scan = SimpleUploadedFile("s.pdf", pdf, "application/pdf")
        user.post(alamat("unggah", naskah.pk), {"tanggal": timezone.localdate().isoformat(), "pindaian": scan})
        naskah.refresh_from_db()
        assert naskah.status == Status.DITANDATANGANI
        user.post(alamat("kirim", naskah.pk))
        assert Surat.objects.get().nomor == naskah.nomor

    def test_a_decision_from_the_page(self, masuk, kota, sah):
        naskah = sah("telaahan-staf", tanda=("staf_pu",), kepada=("pu",))
        services.kirim(kota.aktor("staf_pu"), naskah)
        user = masuk("kadis_pu")
        assert 'data-buka="putusan"' in user.get(alamat("naskah", naskah.pk)).content.decode()
        user.post(alamat("putuskan", naskah.pk), {"putusan": "setuju", "pilihan": "1", "catatan": "Laksanakan."})
        assert "Laksanakan." in user.get(alamat("naskah", naskah.pk)).content.decode()


class TestRest:
    """Addressees, mass letters, numbers, forms."""

    def test_a_receipt(self, masuk, kota, sah):
        from poros.domain.naskah.rules import Kanal
        from poros.domain.naskah.values import Tujuan

        naskah = sah(tujuan=(Tujuan(kanal=Kanal.KERTAS, sebutan="Kepala BPS", alamat="Jalan B"),))
        services.kirim(kota.aktor("staf_pu"), naskah)
        row = naskah.penerima.get()
        user = masuk("staf_pu")
        assert "Jalan B" in user.get(alamat("penerima", row.pk)).content.decode()
        assert user.post(alamat("penerima", row.pk), {"oleh": ""}).status_code == 422
        assert masuk("kadis_dlh").get(alamat("penerima", row.pk)).status_code == 404

    def test_a_mass_letter_shows_how_far_it_is(self, masuk, kota, buat, sahkan):
        naskah = buat(kepada=(), isi={"isi": "Kepada {{nama}}."})
        user = masuk("staf_pu")
        assert user.post(alamat("massal", naskah.pk), {"tabel": "nama\n"}).status_code == 422
        user.post(alamat("massal", naskah.pk), {"tabel": "nama\nAni\nBudi"})
        services.ajukan(kota.aktor("staf_pu"), naskah, langkah=[])
        mulai(kota.aktor("kadis_pu"), naskah)
        sahkan(naskah, "kadis_pu")
        before = user.get(alamat("kemajuan", naskah.pk)).content.decode()
        assert "0 dari 2" in before
        assert "every 2s" in before
        tasks.gabung(naskah=naskah.pk)
        after = user.get(alamat("kemajuan", naskah.pk)).content.decode()
        assert "2 dari 2" in after
        assert "every 2s" not in after
        assert "Budi" in user.get(alamat("semua_penerima", naskah.pk)).content.decode()

    def test_the_book_of_numbers_and_a_block(self, masuk, kota, bentuk):
        user = masuk("kadis_pu")
        assert "Belum ada register" in user.get(alamat("nomor")).content.decode()
        form = bentuk("surat-dinas").pk
        assert user.post(alamat("blok"), {"bentuk": form, "banyak": "0", "alasan": "x"}).status_code == 422
        user.post(alamat("blok"), {"bentuk": form, "banyak": "3", "alasan": "Padam"})
        page = user.get(alamat("nomor")).content.decode()
        assert page.count("Disisihkan, belum dicatat") == 3
        assert masuk("kadis_dlh").get(alamat("nomor", register=f"surat-keluar-{kota.unit['pu'].pk}")).status_code == 404

    def test_a_letter_from_paper(self, masuk, kota, bentuk, pdf):
        from django.core.files.uploadedfile import SimpleUploadedFile

        services.pesan_blok(kota.aktor("kadis_pu"), kota.unit["pu"], bentuk=bentuk("surat-dinas"), banyak=2, alasan="x")
        user = masuk("kadis_pu")
        assert 'name="pindaian"' in user.get(alamat("kertas", "surat-dinas")).content.decode()
        for urut, code in (("9", 422), ("2", 302)):
            scan = SimpleUploadedFile("s.pdf", pdf, "application/pdf")
            sent = isian(kota, urut=urut, tanggal="2026-11-20", pindaian=scan)
            assert user.post(alamat("kertas", "surat-dinas"), sent).status_code == code
        assert Naskah.objects.get().urut == 2

    def test_only_the_administrator_changes_a_form(self, masuk, bentuk):
        row = bentuk("surat-dinas")
        text = row.naskah.replace("nama: Surat dinas", "nama: Surat biasa")
        masuk("kadis_pu").post(alamat("bentuk_rinci", row.pk), {"naskah": text, "aktif": "on"})
        assert bentuk("surat-dinas").nama == "Surat dinas"
        admin = masuk("admin")
        bad = admin.post(alamat("bentuk_rinci", row.pk), {"naskah": "kode: [", "aktif": "on"})
        assert bad.status_code == 422
        admin.post(alamat("bentuk_rinci", row.pk), {"naskah": text, "aktif": "on"})
        changed = bentuk("surat-dinas")
        assert (changed.nama, changed.bawaan) == ("Surat biasa", False)
        other = admin.post(alamat("bentuk_rinci", row.pk), {"naskah": text.replace("kode: surat-dinas", "kode: lain")})
        assert other.status_code == 422

    def test_a_units_letterhead(self, masuk, kota):
        user = masuk("kadis_pu")
        user.post(alamat("kop"), {"alamat": "Jalan Air 5", "kontak": "(021) 1", "tempat": "Contoh"})
        assert KopUnit.objects.get().unit == kota.unit["pu"]
        assert "Jalan Air 5" in user.get(alamat("bentuk")).content.decode()
        masuk("staf_pu").post(alamat("kop"), {"alamat": "Lain"})
        assert KopUnit.objects.get().alamat == "Jalan Air 5"
