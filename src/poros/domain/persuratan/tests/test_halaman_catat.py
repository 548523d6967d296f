"""Registration pages: the guess, the human's check, what is refused, the pile."""

from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from poros.domain.persuratan.forms import titipan as titip
from poros.domain.persuratan.forms.titipan import Titipan, baca_titipan
from poros.domain.persuratan.models import Surat
from poros.kernel.berkas.models import Berkas, Tautan
from poros.kernel.cetak import pdf as buat_pdf

pytestmark = pytest.mark.django_db
HX = {"HX-Request": "true"}
ISI = {
    "nomor": "005/1/BPS",
    "tanggal": "2026-11-20",
    "pengirim": "Badan Pusat Statistik",
    "perihal": "Undangan rapat koordinasi data",
    "kecepatan": "biasa",
    "kerahasiaan": "terbatas",
}


@pytest.fixture(scope="session")
def surat_pdf() -> bytes:
    """An invitation with a text layer, set by our own typesetter."""
    return buat_pdf(Path(__file__).parent / "undangan.typ", {})


@pytest.fixture
def tu(masuk):
    return masuk("tu")


def isian(kota, **lain):
    return {**ISI, "kepada": kota.jabatan["sekda"].pk, **lain}


def berkas(isi, nama="undangan.pdf"):
    return SimpleUploadedFile(nama, isi, "application/pdf")


def test_the_addressee_is_the_sekda_unless_told_otherwise(tu, kota, masuk):
    assert tu.get("/surat/catat/").context["form"]["kepada"].value() == kota.jabatan["sekda"].pk
    assert masuk("tu_pu").get("/surat/catat/").context["form"]["kepada"].value() == kota.jabatan["kadis_pu"].pk


def test_saving_leads_to_the_letter(tu, kota):
    response = tu.post("/surat/catat/", isian(kota))
    surat = Surat.objects.get()
    assert response["Location"] == f"/surat/{surat.pk}/"
    assert (surat.tanggal, surat.kerahasiaan, surat.pemegang) == (date(2026, 11, 20), "terbatas", kota.jabatan["sekda"])
    assert surat.agenda in tu.get("/surat/").content.decode()


def test_saving_and_going_on_remembers_what_a_pile_has_in_common(tu, kota):
    response = tu.post("/surat/catat/", isian(kota, kepada=kota.jabatan["asisten2"].pk, berikutnya="ya"))
    remembered = parse_qs(urlsplit(response["Location"]).query)
    assert remembered == {
        "kepada": [str(kota.jabatan["asisten2"].pk)],
        "kecepatan": ["biasa"],
        "kerahasiaan": ["terbatas"],
    }
    form = tu.get(response["Location"]).context["form"]
    assert form["kepada"].value() == str(kota.jabatan["asisten2"].pk)
    assert form["nomor"].value() is None


@pytest.mark.parametrize(
    ("lain", "bidang"),
    [
        ({"nomor": ""}, "nomor"),
        ({"tanggal": "2999-01-01"}, "tanggal"),
        ({"tanggal": "kemarin"}, "tanggal"),
        ({"kepada": "999999"}, "kepada"),
        ({"klasifikasi": "joget"}, "klasifikasi"),
        ({"acara_mulai": "2026-12-01T09:00", "acara_selesai": "2026-12-01T08:00"}, "acara_selesai"),
        ({"titipan": "palsu"}, "titipan"),
        ({"kerahasiaan": "bebas"}, "kerahasiaan"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_the_rest_is_kept(tu, kota, lain, bidang):
    response = tu.post("/surat/catat/", isian(kota, **lain))
    assert response.status_code == 422
    assert bidang in response.context["form"].errors
    if bidang != "perihal":
        assert "Undangan rapat koordinasi data" in response.content.decode()
    assert not Surat.objects.exists()


def test_a_file_can_come_with_the_form_itself(tu, kota, pdf):
    tu.post("/surat/catat/", isian(kota, pindaian=berkas(pdf)))
    assert Tautan.objects.get(objek="surat").nama == "undangan.pdf"


def test_a_file_that_is_none_is_refused_in_words(tu, kota):
    response = tu.post("/surat/catat/", isian(kota, pindaian=berkas(b"MZ\x90", "surat.pdf")))
    assert response.status_code == 422
    assert not Surat.objects.exists()


class TestDroppingFirst:
    def test_fills_the_form_with_guesses_that_say_so(self, tu, kota, surat_pdf):
        response = tu.post("/surat/catat/berkas/", {"pindaian": berkas(surat_pdf)}, headers=HX)
        form = response.context["form"]
        assert form["nomor"].value() == "005/321/DISHUB/2026"
        assert form["pengirim"].value() == "Dinas Perhubungan, Pemerintah Kota Contoh"
        assert form["kecepatan"].value() == "segera"
        assert "Tebakan" in form.fields["nomor"].help_text
        assert not form.fields["ringkasan"].help_text
        assert "<html" not in response.content.decode()

    def test_keeps_what_was_typed(self, tu, kota, surat_pdf):
        typed = {"pindaian": berkas(surat_pdf), "nomor": "9/SAYA", "kecepatan": "biasa"}
        form = tu.post("/surat/catat/berkas/", typed, headers=HX).context["form"]
        assert form["nomor"].value() == "9/SAYA"
        assert not form.fields["nomor"].help_text
        assert form["perihal"].value() == "Undangan rapat penataan parkir"

    def test_then_saves_with_the_scan(self, tu, kota, surat_pdf):
        form = tu.post("/surat/catat/berkas/", {"pindaian": berkas(surat_pdf)}, headers=HX).context["form"]
        tu.post("/surat/catat/", isian(kota, titipan=form["titipan"].value()))
        tie = Tautan.objects.get(objek="surat", objek_id=Surat.objects.get().pk)
        assert (tie.nama, tie.berkas) == ("undangan.pdf", Berkas.objects.get())

    def test_warns_that_the_same_scan_is_registered(self, tu, catat, surat_pdf):
        known = catat("1/A", berkas=[(surat_pdf, "a.pdf")])
        response = tu.post("/surat/catat/berkas/", {"pindaian": berkas(surat_pdf)}, headers=HX)
        assert known.agenda in response.content.decode()

    def test_what_cannot_be_taken_in_is_said_at_the_field(self, tu, kota):
        response = tu.post(
            "/surat/catat/berkas/", {"pindaian": berkas(b"MZ\x90", "virus.pdf"), "nomor": "7"}, headers=HX
        )
        assert response.status_code == 422
        assert response.context["form"].errors["pindaian"]
        assert 'value="7"' in response.content.decode()

    def test_nothing_dropped_is_nothing(self, tu):
        assert tu.post("/surat/catat/berkas/", {}, headers=HX).status_code == 404

    def test_its_first_page_can_be_looked_at_by_who_brought_it(self, tu, masuk, kota, surat_pdf):
        form = tu.post("/surat/catat/berkas/", {"pindaian": berkas(surat_pdf)}, headers=HX).context["form"]
        word = form["titipan"].value()
        page = tu.get(f"/surat/catat/berkas/{word}/1.png")
        assert page.content.startswith(b"\x89PNG")
        assert tu.get(f"/surat/catat/berkas/{word}/9.png").status_code == 404
        assert masuk("sekda").get(f"/surat/catat/berkas/{word}/1.png").status_code == 404


class TestTitipan:
    def test_only_its_bringer_reads_the_word(self):
        word = Titipan(7, "a.pdf", 3).tanda()
        assert baca_titipan(word, 3) == Titipan(7, "a.pdf", 3)
        assert baca_titipan(word, 4) is None
        assert baca_titipan(f"{word}x", 3) is None

    def test_it_lasts_a_day(self, monkeypatch):
        word = Titipan(7, "a.pdf", 3).tanda()
        monkeypatch.setattr(titip, "BERLAKU", -1)
        assert baca_titipan(word, 3) is None


def test_a_likeness_is_told_while_typing(tu, catat):
    surat = catat("5/X")
    same = tu.get("/surat/catat/serupa/", {"nomor": "5/x", "pengirim": "badan pusat statistik"})
    assert surat.agenda in same.content.decode()
    assert not tu.get("/surat/catat/serupa/", {"d7-nomor": "5/Y", "d7-pengirim": "x"}).content.strip()


def test_codes_are_offered_while_typing_and_fill_the_field(tu):
    from poros.kernel.rujukan.models import Klasifikasi

    Klasifikasi.objects.get_or_create(kode="500.11.33", defaults={"tingkat": 3, "nama": 'Parkir "liar"'})
    offered = tu.get("/surat/catat/klasifikasi/", {"d7-klasifikasi": "500.11.33"}).content.decode()
    assert "500.11.33" in offered
    assert "<html" not in offered
    chosen = tu.get(
        "/surat/catat/klasifikasi/", {"pilih": "500.11.33", "bidang": "d7-klasifikasi", "sebutan": "Parkir"}
    )
    assert chosen.context["form"]["klasifikasi"].value() == "500.11.33"
    assert 'name="d7-klasifikasi"' in chosen.content.decode()


class TestPile:
    def test_every_scan_becomes_a_row_that_reads_itself(self, tu, pdf, surat_pdf):
        response = tu.post("/surat/borongan/", {"pindaian": [berkas(pdf, "a.pdf"), berkas(surat_pdf, "b.pdf")]})
        assert [t.nama for t in response.context["baris"]] == ["a.pdf", "b.pdf"]
        word = response.context["baris"][1].tanda()
        row = tu.get("/surat/borongan/baris/", {"titipan": word})
        assert row.context["form"]["nomor"].value() == "005/321/DISHUB/2026"

    def test_what_is_refused_is_named_and_the_others_stay(self, tu, pdf):
        response = tu.post("/surat/borongan/", {"pindaian": [berkas(pdf, "a.pdf"), berkas(b"MZ", "b.pdf")]})
        assert [t.nama for t in response.context["baris"]] == ["a.pdf"]
        assert [nama for nama, _pesan in response.context["ditolak"]] == ["b.pdf"]

    def test_a_row_is_registered_by_itself(self, tu, kota, pdf):
        titipan = tu.post("/surat/borongan/", {"pindaian": [berkas(pdf)]}).context["baris"][0]
        prefix = f"d{titipan.berkas_id}"
        data = {f"{prefix}-{k}": v for k, v in ISI.items()} | {
            f"{prefix}-titipan": titipan.tanda(),
            "kepada": kota.jabatan["asisten1"].pk,
        }
        response = tu.post("/surat/borongan/catat/", data, headers=HX)
        surat = Surat.objects.get()
        assert surat.agenda in response.content.decode()
        assert surat.pemegang == kota.jabatan["asisten1"]
        assert Tautan.objects.get(objek="surat").berkas_id == titipan.berkas_id

    def test_a_row_with_a_mistake_stays_with_what_was_typed(self, tu, kota, pdf):
        titipan = tu.post("/surat/borongan/", {"pindaian": [berkas(pdf)]}).context["baris"][0]
        prefix = f"d{titipan.berkas_id}"
        data = {f"{prefix}-{k}": v for k, v in ISI.items()} | {
            f"{prefix}-titipan": titipan.tanda(), f"{prefix}-nomor": "", "kepada": kota.jabatan["sekda"].pk}  # fmt: skip
        response = tu.post("/surat/borongan/catat/", data, headers=HX)
        assert response.status_code == 422
        assert "Undangan rapat koordinasi data" in response.content.decode()
        assert not Surat.objects.exists()

    def test_a_forged_word_opens_nothing(self, tu):
        assert tu.get("/surat/borongan/baris/", {"titipan": "palsu"}).status_code == 404


def test_correcting_shows_the_letter_and_saves_what_differs(tu, catat):
    surat = catat()
    page = tu.get(f"/surat/{surat.pk}/perbaiki/")
    form = page.context["form"]
    assert form["nomor"].value() == surat.nomor
    assert "kepada" not in form.fields
    data = {**ISI, "klasifikasi": "", "perihal": "Undangan rapat inflasi", "jumlah_lampiran": "0"}
    assert tu.post(f"/surat/{surat.pk}/perbaiki/", data)["Location"] == f"/surat/{surat.pk}/"
    surat.refresh_from_db()
    assert (surat.perihal, surat.klasifikasi, surat.nomor) == ("Undangan rapat inflasi", "", "005/1/BPS")
    bad = tu.post(f"/surat/{surat.pk}/perbaiki/", {**data, "tanggal": "2999-01-01"})
    assert bad.status_code == 422


def test_correcting_nothing_leaves_no_line(tu, catat):
    from poros.kernel.jejak.models import Jejak

    surat = catat(klasifikasi="")
    tu.post(f"/surat/{surat.pk}/perbaiki/", {**ISI, "klasifikasi": ""})
    assert not Jejak.objects.filter(aksi="surat.perbaiki").exists()
