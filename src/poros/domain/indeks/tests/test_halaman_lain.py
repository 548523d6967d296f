"""Pages of instruments: a new one written in the browser, tried, kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from poros.domain.indeks import services
from poros.domain.indeks.models import Instrumen

pytestmark = pytest.mark.django_db


def teks(response) -> str:
    return response.content.decode()


class TestInstruments:
    @pytest.mark.parametrize("banyak", [1, 3])
    def test_the_list_costs_five_statements(self, kota, naskah, masuk, django_assert_num_queries, banyak):
        """Session, account, actor, versions, and whether one may write one."""
        Instrumen.objects.all().delete()
        for n in range(banyak):
            text = naskah.replace("contoh-2026", f"contoh-{n}").replace("dari: 2026", f"dari: {2020 + n}")
            services.catat_instrumen(kota.aktor("admin"), kota.unit["umum"], naskah=text)
        client = masuk("admin")
        client.get("/indeks/instrumen/")
        with django_assert_num_queries(5):
            page = client.get("/indeks/instrumen/")
        assert teks(page).count("Peraturan Contoh 1/2026") == banyak

    def test_all_that_ship_are_read_and_their_cases_come_out(self, kota, masuk):
        client = masuk("sekda")
        rows = list(Instrumen.objects.filter(bawaan=True))
        assert {"spbe", "pemdi", "akip", "ikm", "rb", "spip", "ipp"} <= {r.indeks for r in rows}
        for row in rows:
            page = client.get(reverse("indeks:instrumen", args=[row.pk]))
            assert page.status_code == 200, row.kode
            assert all(right for _case, _result, right in page.context["p"].kasus), row.kode

    def test_next_years_instrument_is_written_in_the_browser(self, instrumen, naskah, masuk):
        """Begun from the last version, looked at first, kept with a new code and day; the old one stays."""
        client = masuk("admin")
        page = client.get(f"/indeks/instrumen/tulis/?dari={instrumen.pk}")
        text = page.context["form"].initial["naskah"]
        text = (
            text.replace("contoh-2026", "contoh-2027")
            .replace("2026-01-01", "2027-01-01")
            .replace("dari: 2.6", "dari: 2.4")
        )
        text = text.replace("predikat: Cukup}\n", "predikat: Baik}\n", 2).replace(
            "{predikat: Baik, dari: 1.8}", "{predikat: Cukup, dari: 1.8}"
        )
        seen = client.post("/indeks/instrumen/tulis/", {"naskah": text})
        assert "3 indikator terbaca" in teks(seen)
        assert not Instrumen.objects.filter(kode="contoh-2027").exists()
        kept = client.post("/indeks/instrumen/tulis/", {"naskah": text, "simpan": ""})
        made = Instrumen.objects.get(kode="contoh-2027")
        assert kept["Location"] == reverse("indeks:instrumen", args=[made.pk])
        assert Instrumen.objects.filter(indeks="contoh").count() == 2

    def test_a_file_will_do(self, naskah, masuk):
        file = SimpleUploadedFile("i.yaml", naskah.encode())
        masuk("kabag_umum").post("/indeks/instrumen/tulis/", {"berkas": file, "simpan": ""})
        assert Instrumen.objects.get(kode="contoh-2026").bawaan is False

    @pytest.mark.parametrize(
        ("lama", "baru", "kata"),
        [
            ("dasar: Peraturan Contoh 1/2026\n", "", "dasar"),
            ("kode: I2", "kode: I1", "dipakai lebih dari satu kali"),
            ("indeks: 2.4,", "indeks: 2.5,", "Kasus uji nomor 1"),
            ("pita:", "pita: [", "YAML tidak dapat dibaca"),
            ("bobot: 60", "bobot: -1", "bobot"),
        ],
    )
    def test_what_is_wrong_is_said_and_the_text_stays(self, naskah, masuk, lama, baru, kata):
        wrong = naskah.replace(lama, baru)
        answer = masuk("admin").post("/indeks/instrumen/tulis/", {"naskah": wrong, "simpan": ""})
        assert answer.status_code == 422
        assert kata in teks(answer)
        assert "Layanan aduan" in teks(answer)
        assert not Instrumen.objects.filter(kode="contoh-2026").exists()

    @pytest.mark.parametrize("isi", [{"naskah": " "}, {"berkas": SimpleUploadedFile("i.yaml", b"\xff\xfe\x00")}])
    def test_nothing_or_no_text_is_told(self, masuk, isi):
        assert masuk("admin").post("/indeks/instrumen/tulis/", isi).status_code == 422

    def test_what_is_in_use_is_not_changed(self, penilaian, naskah, masuk):
        answer = masuk("admin").post("/indeks/instrumen/tulis/", {"naskah": naskah, "simpan": ""})
        assert "sudah dipakai" in teks(answer)

    def test_what_is_not_in_use_may_be_corrected(self, instrumen, naskah, masuk):
        text = naskah.replace("nama: Indeks Contoh\ndasar", "nama: Indeks Teladan\ndasar")
        masuk("admin").post("/indeks/instrumen/tulis/", {"naskah": text, "simpan": ""})
        assert Instrumen.objects.get(kode="contoh-2026").nama == "Indeks Teladan"

    def test_two_versions_never_hold_from_one_day(self, instrumen, naskah, masuk):
        text = naskah.replace("kode: contoh-2026", "kode: contoh-lain")
        assert "tanggal yang sama" in teks(
            masuk("admin").post("/indeks/instrumen/tulis/", {"naskah": text, "simpan": ""})
        )

    def test_only_managers_write(self, masuk):
        for siapa in ("sekda", "kadis_pu", "inspektur"):
            assert masuk(siapa).get("/indeks/instrumen/tulis/").status_code == 404

    def test_the_text_is_taken_along(self, instrumen, naskah, masuk):
        answer = masuk("camat").get(reverse("indeks:naskah", args=[instrumen.pk]))
        assert answer.content.decode() == naskah
        assert 'filename="contoh-2026.yaml"' in answer["Content-Disposition"]
