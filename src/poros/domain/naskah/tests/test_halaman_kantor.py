"""Every page of a letter by every kind of office in three of its ages; acts are no links; both languages."""

import re

import pytest
from django.urls import reverse

from poros.domain.naskah import services
from poros.domain.naskah.models import KomentarNaskah, Naskah, RiwayatNaskah

pytestmark = pytest.mark.django_db
KANTOR = (
    "staf_pu",
    "tu_pu",
    "kadis_pu",
    "asisten2",
    "sekda",
    "walikota",
    "kadis_dlh",
    "camat",
    "tu",
    "inspektur",
    "admin",
)
PEMBACA = {
    "konsep": {"staf_pu"},
    "siap_ttd": {"staf_pu", "kadis_pu"},
    "terkirim": {"staf_pu", "kadis_pu", "kadis_dlh", "sekda", "walikota", "inspektur"},
}
BACA = ("naskah", "versi", "lembar", "semua_penerima", "kemajuan")
TULIS = ("tulis", "massal", "ajukan")
TINDAK = (
    "lampirkan", "tarik", "paraf", "kembalikan", "komentari", "batalkan", "tandatangani", "nomori_kertas", "unggah",
    "tolak", "kirim", "berkaskan", "dijawab", "putuskan",
)  # fmt: skip


@pytest.fixture
def umur(kota, buat, siap, sah):
    """A letter of the analyst of PU, signed by its head, to DLH, in one of three ages."""

    def make(status, **lain):
        row = {"konsep": buat, "siap_ttd": siap, "terkirim": sah}[status](**lain)
        return services.kirim(kota.aktor("staf_pu"), row) if status == "terkirim" else row

    return make


def alamat(nama, *args):
    return reverse(f"naskah:{nama}", args=args)


@pytest.mark.parametrize("status", sorted(PEMBACA))
def test_who_has_a_part_in_it_reads_it_and_to_others_it_is_not_there(umur, masuk, status):
    row = umur(status)
    for kode in KANTOR:
        client = masuk(kode)
        found = {nama for nama in BACA if client.get(alamat(nama, row.pk)).status_code == 200}
        assert found == (set(BACA) if kode in PEMBACA[status] else set()), kode


def test_a_secret_one_is_its_writers_its_signers_and_its_addressees(umur, masuk):
    row = umur("terkirim", kerahasiaan="rahasia")
    for kode in KANTOR:
        seen = masuk(kode).get(alamat("naskah", row.pk)).status_code == 200
        assert seen is (kode in {"staf_pu", "kadis_pu", "kadis_dlh"}), kode


@pytest.mark.parametrize("nama", TULIS)
def test_only_the_drafter_writes(umur, masuk, nama):
    row = umur("konsep")
    for kode in KANTOR:
        assert masuk(kode).get(alamat(nama, row.pk)).status_code == (200 if kode == "staf_pu" else 404), kode


@pytest.mark.parametrize("kode", sorted(set(KANTOR) - {"staf_pu", "kadis_pu"}))
def test_who_may_not_act_changes_nothing_by_sending_it(umur, masuk, kode):
    row = umur("siap_ttd")
    before = RiwayatNaskah.objects.count()
    client = masuk(kode)
    for nama in TINDAK:
        answer = client.post(alamat(nama, row.pk), {"alasan": "x", "isi": "x", "dengan": "x", "putusan": "setuju"})
        assert answer.status_code == 404, nama
    row.refresh_from_db()
    assert (row.status, RiwayatNaskah.objects.count()) == ("siap_ttd", before)


@pytest.mark.parametrize("nama", [*TINDAK, "pratinjau", "blok", "kop"])
def test_acts_are_not_done_by_following_a_link(umur, masuk, nama):
    row = umur("siap_ttd")
    args = {"pratinjau": ["surat-dinas"], "blok": [], "kop": []}.get(nama, [row.pk])
    assert masuk("kadis_pu").get(alamat(nama, *args)).status_code == 405


@pytest.mark.parametrize("nama", [*BACA, *TULIS, "sisip"])
def test_a_letter_that_is_not_there_is_not_there(kota, masuk, nama):
    assert masuk("kadis_pu").get(alamat(nama, 2_000_000_000)).status_code == 404


def test_who_is_not_signed_in_is_asked_to_and_comes_back(umur, client):
    client.defaults["HTTP_HOST"] = "uji.localhost"
    row = umur("konsep")
    for nama in (*BACA, *TULIS):
        answer = client.get(alamat(nama, row.pk))
        assert answer.status_code == 302, nama
        assert f"next={alamat(nama, row.pk)}" in answer["Location"], nama


class TestTombol:
    """On the page of the letter stands what this office can do now, and nothing that would be refused."""

    @pytest.mark.parametrize(
        ("status", "kode", "ada"),
        [
            ("konsep", "staf_pu", {"tulis", "ajukan", "batalkan"}),
            ("siap_ttd", "staf_pu", {"tarik"}),
            ("siap_ttd", "kadis_pu", {"tandatangani", "kembalikan"}),
            ("terkirim", "staf_pu", {"berkaskan"}),
            ("terkirim", "kadis_pu", set()),
            ("terkirim", "sekda", set()),
        ],
    )
    def test_what_can_be_done_now(self, umur, masuk, status, kode, ada):
        row = umur(status)
        page = masuk(kode).get(alamat("naskah", row.pk)).content.decode()
        shown = {
            nama for nama in (*TULIS, *TINDAK)
            if f'action="{alamat(nama, row.pk)}"' in page or f'href="{alamat(nama, row.pk)}"' in page
        }  # fmt: skip
        assert ada <= shown
        assert not shown & ({"tandatangani", "tarik", "tulis", "ajukan", "batalkan", "kembalikan"} - ada)


def kepala(answer):
    teks = answer.content.decode()
    return re.sub(r"<[^>]+>", "", re.search(r"<h1[^>]*>(.*?)</h1>", teks, re.DOTALL).group(1)).strip(), teks


def test_every_page_is_headed_in_both_languages(umur, masuk):
    row = umur("siap_ttd")
    client = masuk("kadis_pu")
    pages = {nama: alamat(nama) for nama in ("daftar", "nomor", "pilih", "bentuk")}
    pages |= {"kertas": alamat("kertas", "surat-dinas"), "buat": alamat("buat", "surat-dinas")}
    pages |= {nama: alamat(nama, row.pk) for nama in ("naskah", "semua_penerima", "sisip")}
    names = {}
    for bahasa in ("id", "en"):
        client.cookies["django_language"] = bahasa
        for nama, url in pages.items():
            judul, teks = kepala(client.get(url))
            assert f'<html lang="{bahasa}"' in teks, nama
            assert judul, nama
            names.setdefault(nama, set()).add(judul)
    sama = {nama for nama, kata in names.items() if len(kata) == 1}
    assert sama <= {"naskah", "buat", "kertas", "semua_penerima", "sisip"}, sama


class TestFormulir:
    """What is refused stays as it was typed."""

    @pytest.mark.parametrize(
        ("lain", "bidang"),
        [
            ({"hal": ""}, "hal"),
            ({"hal": "h" * 501}, "hal"),
            ({"jawab_hingga": "0026-11-30"}, "jawab_hingga"),
            ({"jawab_hingga": "2026-02-30"}, "jawab_hingga"),
            ({"kecepatan": "kilat"}, "kecepatan"),
            ({"kerahasiaan": "umum"}, "kerahasiaan"),
            ({"tanda": "0"}, "tanda"),
            ({"tanda": ""}, "tanda"),
            ({"kepada_unit": ["0"]}, "kepada_unit"),
            ({"kepada_luar": "; Jalan Tanpa Nama 1"}, "kepada_luar"),
            ({"kepada_luar": "Tono; Jalan A; bukan-surel"}, "kepada_luar"),
            ({"kepada_luar": "n" * 251}, "kepada_luar"),
            ({"kepada_luar": f"Tono; {'j' * 501}"}, "kepada_luar"),
            ({"tembusan_luar": "Tono;;tono@"}, "tembusan_luar"),
            ({"isi-isi": "x" * 30_001}, "isi-isi"),
        ],
    )
    def test_the_editor_keeps_what_was_typed_and_says_what_is_wrong(self, kota, masuk, lain, bidang):
        isi = {
            "hal": "Data curah hujan",
            "isi-isi": "Kami sampaikan Bendung Merbau.",
            "tanda": kota.jabatan["kadis_pu"].pk,
            "kepada_unit": [kota.unit["dlh"].pk],
            "kecepatan": "biasa",
            "kerahasiaan": "terbatas",
        }
        answer = masuk("staf_pu").post(alamat("buat", "surat-dinas"), isi | lain)
        assert answer.status_code == 422
        assert set(answer.context["form"].errors) == {bidang}
        if bidang != "isi-isi":
            assert "Bendung Merbau" in answer.content.decode()
        assert not Naskah.objects.exists()

    @pytest.mark.parametrize("surel", ["rahasia", "sangat_rahasia"])
    def test_a_secret_letter_with_an_e_mail_address_is_refused_beside_it(self, kota, masuk, surel):
        isi = {
            "hal": "Pemeriksaan",
            "isi-isi": "Isi.",
            "tanda": kota.jabatan["kadis_pu"].pk,
            "kepada_luar": "Ketua Forum;;forum@contoh.or.id",
            "kecepatan": "biasa",
            "kerahasiaan": surel,
        }
        answer = masuk("staf_pu").post(alamat("buat", "surat-dinas"), isi)
        assert answer.status_code == 422
        assert "kepada_luar" in answer.context["form"].errors
        assert not Naskah.objects.exists()

    @pytest.mark.parametrize(
        ("nama", "isi", "kata"),
        [
            ("kembalikan", {"alasan": ""}, "alasan"),
            ("kembalikan", {"alasan": "a" * 2001}, "alasan"),
            ("komentari", {"isi": ""}, "isi"),
            ("komentari", {"isi": "Cek", "bagian": "tidak-ada"}, "bagian"),
        ],
    )
    def test_what_must_have_words_has_them(self, umur, masuk, nama, isi, kata):
        row = umur("siap_ttd")
        before = RiwayatNaskah.objects.count()
        answer = masuk("kadis_pu").post(alamat(nama, row.pk), isi)
        assert answer.status_code in {302, 422}, kata
        row.refresh_from_db()
        assert (row.status, RiwayatNaskah.objects.count(), KomentarNaskah.objects.count()) == ("siap_ttd", before, 0)
