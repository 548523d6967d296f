"""Field, news and recovery in English: pages, refusals and tables for who reads English, documents never."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from poros.domain.krisis import services
from poros.domain.krisis.tests.bahan import (
    anggota,
    bantuan,
    baris_csv,
    janji,
    kerja,
    kerusakan,
    korban,
    rumor,
    siaran,
    teks_pdf,
    tinjauan,
)
from poros.domain.krisis.tests.conftest import genangan
from poros.domain.krisis.tests.test_latihan_privasi import angka, peringatan

pytestmark = pytest.mark.django_db
INGGRIS = {"Accept-Language": "en"}


@pytest.fixture
def ramai(tanggap, bpbd, kota, peta_kota):
    """A flood of which everything was recorded once."""
    row = tanggap()
    services.catat_angka(bpbd, row, data=angka(1250, "GOR", sah=True))
    genangan(bpbd, row)
    services.catat_korban(kota.aktor("kadis_sos"), row, data=korban())
    services.terbitkan_peringatan(bpbd, row, data=peringatan())
    heard = services.catat_rumor(bpbd, row, data=rumor())
    services.siarkan(bpbd, row, data=siaran(rumor_id=heard.pk))
    services.catat_kontak(bpbd, row, data=janji())
    services.minta_bantuan(bpbd, row, data=bantuan(kota))
    services.tinjau(bpbd, row, data=tinjauan())
    services.catat_kerusakan(bpbd, row, data=kerusakan())
    services.susun_r3p(bpbd, row)
    services.tambah_anggota(bpbd, row, data=anggota())
    services.tambah_kerja(bpbd, row, data=kerja(kota))
    services.ubah_sitrep(bpbd, services.susun_sitrep(bpbd, row), narasi="Air surut")
    return row


HALAMAN = [
    ("lapangan", ["Newest figures by place", "1,250", "Displaced (people)"], ["Angka terbaru"]),
    ("kabar", ["Situation report", "Rumours", "Promise", "answered"], ["Kabar yang beredar", "Janji:"]),
    ("pulih", ["Recovery team", "Work plan", "R3P draft", "Records of damage", "Settlements"], ["Tim pemulihan", "Rencana kerja"]),
    ("korban", ["Victims by name", "Injured or ill"], ["Korban menurut nama"]),
]  # fmt: skip


@pytest.mark.parametrize(("nama", "ada", "tiada"), HALAMAN, ids=[h[0] for h in HALAMAN])
def test_pages_of_an_event_in_english(ramai, masuk, nama, ada, tiada):
    page = masuk("kepala_bpbd").get(reverse(f"krisis:{nama}", args=[ramai.pk]), headers=INGGRIS).content.decode()
    assert '<html lang="en"' in page
    assert [w for w in ada if w not in page] == []
    assert [w for w in tiada if w in page] == []


FORM = {
    "angka": "Record figures", "catat_korban": "Record a victim", "kerusakan": "Record damage",
    "kerja": "Add a step of work", "anggota_tim": "Add a member of the recovery team",
    "tambah_kegiatan": "Add a recovery activity", "peringatan": "Issue a warning", "siaran": "Broadcasts",
    "kontak": "Record a talk", "rumor": "Record a rumour", "bantuan": "Ask for help", "tinjauan": "Review",
}  # fmt: skip


@pytest.mark.parametrize("nama", FORM)
def test_forms_in_english_have_english_heads_and_an_error_in_english_too(tanggap, masuk, nama):
    client, address = masuk("kepala_bpbd"), reverse(f"krisis:{nama}", args=[tanggap().pk])
    page = client.get(address, headers=INGGRIS)
    assert (page.status_code, FORM[nama] in page.content.decode()) == (200, True)
    bad = client.post(address, {"csrfmiddlewaretoken": "x"}, headers=INGGRIS)
    words = bad.content.decode()
    assert (bad.status_code, 'class="galat"' in words) == (422, True)
    assert "wajib diisi" not in words.lower()


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("kontak", {"kepada": "X", "isi": "y", "janji": "z"}, "Say until when this promise is to be kept."),
        ("catat_korban", {"nama": "B", "status": "luka", "letak": "R", "nik": "12"}, "A NIK has 16 digits."),
        ("rumor", {"isi": "x", "asal": "y", "waktu": "2190-01-01T00:00"}, "This time has not come yet."),
    ],
)
def test_what_a_command_refuses_is_said_in_the_language_of_the_page(tanggap, masuk, nama, isi, kata):
    now = (timezone.localtime() - timedelta(minutes=5)).strftime("%Y-%m-%dT%H:%M")
    address = reverse(f"krisis:{nama}", args=[tanggap().pk])
    page = masuk("kepala_bpbd").post(address, {"waktu": now} | isi, headers=INGGRIS).content.decode()
    assert kata in page


@pytest.mark.parametrize(
    ("nama", "kata"),
    [("kirim_kerja", "There is no step that was not yet sent."), ("serahkan_r3p", ""), ("susun_r3p", "")],
)
def test_a_button_that_cannot_be_says_why_in_the_language_of_the_page(tanggap, masuk, nama, kata):
    client = masuk("kepala_bpbd")
    answer = client.post(reverse(f"krisis:{nama}", args=[tanggap().pk]), headers=INGGRIS, follow=True)
    words = answer.content.decode()
    assert kata in words
    assert "belum berisi kegiatan" not in words
    assert "sudah ada di dalam rencana" not in words


def test_a_number_is_read_as_it_is_written_in_the_language_of_the_page(tanggap, masuk):
    """In English 1,250.5 and in Indonesian 1.250,5 are the same field."""
    row = tanggap()
    told = {
        "sektor": "sosial", "subsektor": "S", "kelas": "berat", "letak": "D", "satuan": "m2", "harga": "1000",
    }  # fmt: skip
    for language, typed in (("en", "1,250.5"), ("id", "1.250,5")):
        address = reverse("krisis:kerusakan", args=[row.pk])
        answer = masuk("camat").post(address, told | {"jumlah": typed}, headers={"Accept-Language": language})
        assert answer.status_code == 302, language
    assert {str(k.jumlah) for k in row.kerusakan.all()} == {"1250.50"}


@pytest.mark.parametrize("nama", ["r3p", "sitrep_pdf"])
def test_paper_is_indonesian_whoever_prints_it(ramai, masuk, nama):
    args = [ramai.pk, "pdf"] if nama == "r3p" else [ramai.sitrep.get().pk]
    answer = masuk("camat").get(reverse(f"krisis:{nama}", args=args), headers=INGGRIS)
    words = teks_pdf(answer.content)
    assert "Dicetak dari Poros" in words
    assert not [w for w in ("Printed from", "Settlements", "Displaced", "Total") if w in words]


def test_a_table_streams_in_the_language_in_which_it_was_asked_for(ramai, masuk):
    """Its rows are written while the answer is sent, when the request and its language are over."""
    client = masuk("camat")
    seen = {}
    for language in ("id", "en"):
        answer = client.get(reverse("krisis:r3p", args=[ramai.pk, "csv"]), headers={"Accept-Language": language})
        client.get(reverse("krisis:pulih", args=[ramai.pk]), headers={"Accept-Language": "id"})
        head, _tags, line = baris_csv(answer)
        seen[language] = (head[1], line[1])
    assert seen["id"] == ("Sektor", "Permukiman")
    assert seen["en"][0] != "Sektor"
    assert seen["en"][1] != "Permukiman"


@pytest.mark.parametrize(("bahasa", "kata"), [("en", "A NIK has 16 digits."), ("id", "NIK terdiri atas 16 angka.")])
def test_a_program_is_refused_in_the_language_it_asks_for(tanggap, program, bahasa, kata):
    answer = program("kadis_sos", "krisis:tulis").post(
        f"/krisis/kejadian/{tanggap().pk}/korban", {"nama": "B", "status": "luka", "letak": "R", "nik": "1"},
        Accept_Language=bahasa,
    )  # fmt: skip
    assert answer.json()["detail"] == kata
