"""Paper as data: what stands on sheet, slip and book, always in Indonesian, and of secrets only one's own."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone
from django.utils.translation import override

from poros.domain.persuratan import cetak, queries, services
from poros.kernel.organisasi.models import Orang

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _wib():
    with timezone.override("Asia/Jakarta"):
        yield


def lembar(kota, kode, surat):
    return queries.lembar_cetak(kota.aktor(kode), surat)


def test_the_head_is_that_of_the_letter(catat, kota):
    surat = catat(kecepatan="segera", tanggal=date(2024, 2, 29))
    (sheet,) = lembar(kota, "sekda", surat)
    head = {k: sheet[k] for k in ("pengirim", "nomor", "agenda", "tanggal", "diterima", "sifat", "perihal", "rahasia")}
    assert head == {
        "pengirim": "Badan Pusat Statistik",
        "nomor": "005/1/BPS",
        "agenda": surat.agenda,
        "tanggal": "29 Februari 2024",
        "diterima": "21 November 2026, 09.00",
        "sifat": "Segera · Terbatas",
        "perihal": "Undangan rapat koordinasi data",
        "rahasia": "",
    }


def test_a_blank_one_offers_all_units_and_phrases_unticked(catat, kota):
    (sheet,) = lembar(kota, "tu", catat())
    assert {row["pilih"] for row in (*sheet["kepada"], *sheet["instruksi"])} == {False}
    assert {"Dinas Pekerjaan Umum", "Asisten Pemerintahan dan Kesejahteraan Rakyat"} <= {
        r["teks"] for r in sheet["kepada"]
    }
    assert (sheet["jabatan"], sheet["unit"], sheet["nama"], sheet["waktu"]) == (
        "Sekretaris Daerah",
        "Sekretariat Daerah",
        "",
        "",
    )


@pytest.mark.parametrize(("catatan", "kata"), [(" Segera ", "Segera"), ("", "Untuk ditindaklanjuti")])
def test_a_sheet_is_ticked_as_it_was_given(catat, isi, kota, catatan, kata):
    surat = catat()
    Orang.objects.filter(pk=kota.orang["sekda"].pk).update(nip="197001011990031001", pangkat="Pembina Utama")
    services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu", "dlh", catatan=catatan))
    (sheet,) = lembar(kota, "sekda", surat)
    assert [(r["teks"], r["peran"]) for r in sheet["kepada"]] == [
        ("Dinas Pekerjaan Umum", "Penanggung jawab"),
        ("Dinas Lingkungan Hidup", "Pendukung"),
    ]
    assert [r["teks"] for r in sheet["instruksi"] if r["pilih"]] == ["Untuk ditindaklanjuti"]
    assert (sheet["catatan"], sheet["nip"], sheet["pangkat"]) == (kata, "197001011990031001", "Pembina Utama")


def test_who_has_left_is_still_named(catat, isi, kota):
    surat = catat()
    services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
    Orang.objects.filter(pk=kota.orang["sekda"].pk).update(nama="Nama Lain")
    (sheet,) = lembar(kota, "sekda", surat)
    assert (sheet["nama"], sheet["nip"]) == ("Pejabat Sekretaris Daerah", "")


def test_sheets_in_the_order_in_which_they_were_given_without_those_taken_back(catat, isi, kota):
    surat, sekda = catat(), kota.aktor("sekda")
    services.disposisikan(sekda, surat, isi=isi("pu", catatan="Satu"))
    services.teruskan_disposisi(kota.aktor("kadis_pu"), surat, isi=isi("pu_sda", catatan="Dua"))
    services.disposisikan(sekda, surat, isi=isi("dlh", catatan="Batal"))
    services.urungkan(sekda, surat)
    assert [(s["catatan"], s["jabatan"]) for s in lembar(kota, "sekda", surat)] == [
        ("Satu", "Sekretaris Daerah"),
        ("Dua", "Kepala Dinas PU"),
    ]


@pytest.mark.parametrize(
    ("kerahasiaan", "lihat"),
    [
        ("terbatas", {"sekda": 2, "kadis_pu": 2, "kadis_sos": 2, "tu": 2}),
        ("rahasia", {"sekda": 2, "kadis_pu": 1, "kadis_sos": 1, "tu": 1}),
    ],
)
def test_of_a_secret_letter_each_prints_his_own(catat, isi, kota, kerahasiaan, lihat):
    surat = catat(kerahasiaan=kerahasiaan)
    for unit in ("pu", "sos"):
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi(unit, catatan=f"Untuk {unit}"))
    printed = {kode: [s["catatan"] for s in lembar(kota, kode, surat)] for kode in lihat}
    assert {kode: len(sheets) for kode, sheets in printed.items()} == lihat
    if kerahasiaan == "rahasia":
        assert (printed["kadis_pu"], printed["kadis_sos"], printed["tu"]) == (["Untuk pu"], ["Untuk sos"], [""])


@pytest.mark.parametrize(
    ("kerahasiaan", "pengirim", "rahasia"),
    [
        ("biasa", True, ""),
        ("terbatas", True, ""),
        ("rahasia", False, "Rahasia"),
        ("sangat_rahasia", False, "Sangat rahasia"),
    ],
)
def test_the_slip_lies_open_and_says_accordingly(catat, kerahasiaan, pengirim, rahasia):
    slip = queries.slip(catat(kerahasiaan=kerahasiaan))
    assert (bool(slip["pengirim"]), slip["rahasia"]) == (pengirim, rahasia)
    assert "perihal" not in slip


@pytest.mark.parametrize("banyak", [0, 1, 3])
def test_the_book_counts_and_lists(catat, banyak):
    book = queries.buku([catat(f"{n}/A", ringkasan="Ringkas" if n else "") for n in range(banyak)])
    assert book["jumlah"] == f"{banyak} surat"
    assert {len(row) for row in book["baris"]} <= {len(book["judul"])}
    assert [row[5] for row in book["baris"]] == [
        "Undangan rapat koordinasi data" + (". Ringkas" if n else "") for n in range(banyak)
    ]


def test_paper_is_indonesian_in_every_language(catat, isi, kota):
    surat = catat(kecepatan="segera", kerahasiaan="rahasia")
    services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
    here = lembar(kota, "sekda", surat), queries.slip(surat), queries.buku([surat])
    with override("en"):
        assert (lembar(kota, "sekda", surat), queries.slip(surat), queries.buku([surat])) == here


@pytest.mark.parametrize(
    ("dari", "sampai", "masa"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), "1 Januari 2026 – 31 Desember 2026"),
        (date(2024, 2, 29), date(2024, 2, 29), "29 Februari 2024 – 29 Februari 2024"),
    ],
)
def test_a_period_in_words(dari, sampai, masa):
    assert cetak.masa(dari, sampai) == masa


@pytest.mark.parametrize(
    ("zona", "jam"), [("Asia/Jakarta", "09.00"), ("Asia/Makassar", "10.00"), ("Asia/Jayapura", "11.00")]
)
def test_hours_are_those_of_the_government(catat, zona, jam):
    surat = catat(diterima=datetime(2026, 11, 21, 2, 0, tzinfo=UTC))
    with timezone.override(zona):
        assert queries.slip(surat)["diterima"] == f"21 November 2026, {jam}"
