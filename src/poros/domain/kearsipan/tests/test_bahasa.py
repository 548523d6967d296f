"""Pages and tables in English for who asks for English; papers of the government stay Indonesian."""

import csv
import io

import pytest
from django.urls import reverse
from django.utils import translation

from poros.domain.kearsipan import services
from poros.domain.kearsipan.models import BerkasArsip
from poros.domain.kearsipan.queries import susut as baca
from poros.domain.kearsipan.rules.hapus import Putusan
from poros.domain.kearsipan.rules.pinjam import Cara
from poros.domain.kearsipan.tests.conftest import HARI, teks_pdf
from poros.kernel.commands import Ditolak

pytestmark = pytest.mark.django_db


@pytest.fixture
def inggris(masuk):
    """A client who reads English."""

    def sign_in(kode: str):
        client = masuk(kode)
        client.cookies["django_language"] = "en"
        return client

    return sign_in


def isi(client, nama: str, *args, **kueri) -> str:
    answer = client.get(reverse(f"arsip:{nama}", args=args), kueri, HTTP_ACCEPT_LANGUAGE="en")
    assert answer.status_code == 200, nama
    return answer.content.decode()


@pytest.mark.parametrize(
    ("nama", "ada", "tiada"),
    [
        ("daftar", ("Archives", "Final fate", "Status"), ("Nasib akhir", "Unit pengolah")),
        ("susut_daftar", ("Disposal", "Office"), ("Penyusutan", "Belum ada")),
        ("pinjaman_daftar", ("Loans",), ("Peminjaman arsip", "Belum ada peminjaman")),
        ("keutuhan", ("Integrity",), ("Keutuhan isi", "Belum pernah diperiksa")),
        ("ketentuan", ("Threshold",), ("Jenis arsip", "Yang mengurus")),
        ("terjaga", ("ANRI",), ("Arsip terjaga", "Bidang<")),
        ("hapus_daftar", ("personal data",), ("Pemohon", "Belum ada permintaan")),
        ("salinan", ("SHA-256",), ("Salinan arsip", "Belum ada salinan")),
        ("calon", ("filed",), ("Belum diberkaskan", "Semua surat")),
    ],
)  # fmt: skip
def test_a_page_in_english_says_nothing_in_indonesian(arsip, inggris, nama, ada, tiada):
    page = isi(inggris("kadis_sos"), nama)
    body = page[page.index("<main") : page.index("</main>")]
    assert any(word in body for word in ada), ada
    for word in tiada:
        assert word not in body, word


def test_a_file_in_english_keeps_the_words_of_its_makers(berkas, inggris):
    row = berkas(ditutup="2026-01-05", judul="Sewa gedung")
    page = isi(inggris("tu_pu"), "berkas", row.pk)
    for word in ("Sewa gedung", "Active, closed", "Destroy", "Dinas Pekerjaan Umum", "Perwali 9/2020"):
        assert word in page, word
    assert "Masa aktif<" not in page


def test_a_disposal_in_english(dinilai, inggris):
    page = isi(inggris("walikota"), "susut", dinilai.pk)
    for word in ("Destruction", "Witnesses", "Documents"):
        assert word in page, word
    assert "Langkah berikut" not in page


def test_a_refusal_is_told_in_the_language_of_the_reader(berkas, pada):
    row = berkas(ditutup="2026-01-05")
    told = {}
    for language in ("id", "en"):
        with translation.override(language), pytest.raises(Ditolak) as refusal:
            services.minta_pinjam(pada("camat"), row, cara=Cara.BACA, keperluan=" ", sampai=HARI)
        told[language] = refusal.value.pesan
    assert told["id"] == "Tuliskan keperluannya."
    assert told["en"] != told["id"]
    assert told["en"].endswith(".")


@pytest.mark.parametrize(("bahasa", "kepala", "status"), [("id", "Nomor berkas", "Aktif, ditutup"),
                                                          ("en", "File number", "Active, closed")])  # fmt: skip
def test_a_table_bears_the_heads_of_the_readers_language(berkas, masuk, bahasa, kepala, status):
    row = berkas(ditutup="2026-01-05", judul="Sewa")
    client = masuk("tu_pu")
    client.cookies["django_language"] = bahasa
    answer = client.get(reverse("arsip:ekspor_daftar", args=["csv"]), HTTP_ACCEPT_LANGUAGE=bahasa)
    head, line = csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"), newline=""))
    assert kepala in head
    assert line[head.index(kepala)] == row.nomor
    assert status in line


def test_a_paper_of_the_government_is_indonesian_whatever_its_maker_reads(inaktif, panitia, langkah):
    inaktif(ditutup="2020-01-15")
    with translation.override("en"):
        row = panitia()
        for act in langkah.values():
            act(row)
            row.refresh_from_db()
        texts = {kind: teks_pdf(tie) for kind, tie in baca.dokumen(row).items()}
    for kind, text in texts.items():
        assert "23 November 2026" in text, kind
        for foreign in ("Destruction", "Witness", "Permanent", "items", "Number"):
            assert foreign not in text, (kind, foreign)


def test_what_is_written_into_the_books_does_not_depend_on_who_wrote_it(inaktif, panitia, langkah, berkas, pada, kota):  # noqa: PLR0917 -- fixtures
    inaktif(ditutup="2020-01-15")
    with translation.override("en"):
        row = panitia()
        for act in langkah.values():
            act(row)
            row.refresh_from_db()
        marked = berkas(ditutup="2026-01-05")
        services.tandai(pada("tu_pu"), marked, vital=False, terjaga=False)
        asked = services.catat_permintaan(
            pada("tu_pu"), kota.unit["pu"], pemohon="W", kontak="-", uraian="x", berkas_id=[marked.pk]
        )
        services.jawab_permintaan(pada("kadis_pu"), asked, putusan=Putusan.DIBATASI, alasan="x")
    kept = BerkasArsip.objects.get(vital=True)
    assert kept.judul == "Dokumen Pemusnahan PU 2026"
    assert kept.item.first().jenis == "Keputusan pembentukan panitia penilai arsip"
    assert row.riwayat.get(aksi="seleksi").catatan == "1 berkas"
    notes = list(marked.riwayat.order_by("id").values_list("catatan", flat=True))
    assert notes[-2:] == ["biasa", "Atas permintaan subjek data (UU 27/2022)."]


def test_a_letter_is_filed_under_its_indonesian_kind(surat, berkas_umum, pada):
    row = berkas_umum()
    with translation.override("en"):
        services.berkaskan(pada("tu"), row, sumber="surat", nomor=[surat().pk])
    assert row.item.get().jenis == "Surat masuk"
