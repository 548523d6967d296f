"""Lists for programs: what each filter leaves, the same cost with one row and with three, read to their ends, bounds."""

import io
from datetime import timedelta

import pytest

from poros.domain.kearsipan import services
from poros.domain.kearsipan.models import (
    AturanRetensi,
    LaporanKeutuhan,
    TemuanKeutuhan,
)
from poros.domain.kearsipan.rules.pinjam import Cara
from poros.domain.kearsipan.rules.susut import Jenis
from poros.domain.kearsipan.services.paket import salin_semua
from poros.domain.kearsipan.tests.conftest import HARI
from poros.domain.kearsipan.values import Nota
from poros.kernel.pekerjaan.konteks import aktor_sistem

pytestmark = pytest.mark.django_db


def isi(program, jalur: str, **kueri) -> list[dict]:
    answer = program.get(jalur, kueri)
    assert answer.status_code == 200, answer.content
    return answer.json()["isi"]


def lengkap(program, jalur: str, batas: int = 2) -> list[int]:
    """The numbers of all rows, page after page."""
    found, url = [], f"{jalur}?batas={batas}"
    while url:
        page = program.get(url.removeprefix("/api/v1")).json()
        assert len(page["isi"]) <= batas
        found += [row.get("id", row.get("berkas")) for row in page["isi"]]
        url = page["lanjut"]
    return found


@pytest.fixture
def penuhi(berkas, pada, kota, panitia):  # noqa: C901 -- one small maker for each list
    """So many rows of a list."""

    def jaga(n):
        row = berkas(ditutup="2026-01-05", judul=f"Batas {n}")
        services.tandai(pada("tu_pu"), row, vital=False, terjaga=True, bidang="perbatasan")
        return row

    def pinjam(n):
        row = berkas(ditutup="2026-01-05", judul=f"Pinjam {n}")
        services.minta_pinjam(pada("camat"), row, cara=Cara.BACA, keperluan="x", sampai=HARI)

    def hapus(n):
        row = berkas(ditutup="2026-01-05", judul=f"Warga {n}")
        services.catat_permintaan(
            pada("tu_pu"), kota.unit["pu"], pemohon=f"W{n}", kontak="-", uraian="x", berkas_id=[row.pk]
        )

    def lapor(n):
        row = jaga(n)
        services.laporkan_terjaga(
            pada("kadis_pu"), kota.unit["pu"], nota=Nota(nomor=f"L/{n}", tanggal=HARI), berkas_id=[row.pk]
        )

    def laporan(n):
        LaporanKeutuhan.objects.create(hari=HARI - timedelta(days=n), banyak=1, ukuran=1, diperiksa_sehari=1)

    def baris_jra(n):
        AturanRetensi.objects.create(
            kode=f"90{n}", nama=f"Sandi {n}", aktif=1, inaktif=1, nasib="musnah", dasar="x", dari=HARI
        )

    makers = {
        "/arsip/berkas": lambda n: berkas(judul=f"Berkas {n}"),
        "/arsip/susut": lambda _n: panitia(),
        "/arsip/pinjaman": pinjam,
        "/arsip/hapus": hapus,
        "/arsip/terjaga": jaga,
        "/arsip/laporan-terjaga": lapor,
        "/arsip/salinan": lambda _n: salin_semua(aktor_sistem(), io.BytesIO()),
        "/arsip/keutuhan": laporan,
        "/arsip/temuan": lambda n: TemuanKeutuhan.objects.create(sidik=[f"{n}" * 64]),
        "/arsip/jra": baris_jra,
    }

    def fill(jalur: str, banyak: int) -> None:
        for n in range(banyak):
            makers[jalur](n)

    return fill


DAFTAR = {
    "/arsip/berkas": "tu_pu",
    "/arsip/susut": "tu_pu",
    "/arsip/pinjaman": "tu_pu",
    "/arsip/hapus": "tu_pu",
    "/arsip/terjaga": "tu_pu",
    "/arsip/laporan-terjaga": "tu_pu",
    "/arsip/salinan": "kadis_sos",
    "/arsip/keutuhan": "kadis_sos",
    "/arsip/temuan": "kadis_sos",
    "/arsip/jra": "camat",
}


BIAYA = {"/arsip/hapus": 3}


@pytest.mark.parametrize("banyak", [1, 3])
@pytest.mark.parametrize("jalur", DAFTAR)
def test_a_list_costs_the_same_with_one_row_and_with_three(penuhi, program, jalur, banyak, django_assert_num_queries):
    kueri = {"q": "Sandi"} if jalur == "/arsip/jra" else {}
    penuhi(jalur, banyak)
    caller = program(DAFTAR[jalur])
    caller.get(jalur, kueri)
    with django_assert_num_queries(BIAYA.get(jalur, 2)):
        assert len(isi(caller, jalur, **kueri)) == banyak


@pytest.mark.parametrize("jalur", DAFTAR)
def test_a_list_is_read_to_its_end_newest_first_and_each_row_once(penuhi, program, jalur):
    penuhi(jalur, 5)
    found = lengkap(program(DAFTAR[jalur]), jalur)
    assert len(found) == len(set(found))
    assert found == sorted(found, reverse=True)
    assert len(found) >= 5


@pytest.mark.parametrize("jalur", DAFTAR)
def test_a_list_refuses_pages_that_are_none(arsip, program, jalur):
    caller = program(DAFTAR[jalur])
    for kueri in ({"batas": 0}, {"batas": 10_000}, {"batas": "banyak"}, {"kursor": "karangan"}):
        assert caller.get(jalur, kueri).status_code == 422, kueri


@pytest.fixture
def rak(berkas, inaktif, pada):
    """Files that differ in all that a list can be narrowed to."""
    services.tandai(pada("tu_pu"), berkas("000.5", judul="Daftar arsip"), vital=True, terjaga=False)
    berkas(ditutup="2020-01-15", judul="Undangan lama")
    inaktif("600.1.2", ditutup="2020-01-15", judul="Gambar gedung")
    berkas("100.2.1", ditutup="2026-01-05", judul="Sewa lahan", kerahasiaan="biasa")


@pytest.mark.parametrize(
    ("kueri", "judul"),
    [
        ({}, {"Daftar arsip", "Undangan lama", "Gambar gedung", "Sewa lahan"}),
        ({"status": "terbuka"}, {"Daftar arsip"}),
        ({"status": "inaktif"}, {"Gambar gedung"}),
        ({"klasifikasi": "100"}, {"Undangan lama", "Sewa lahan"}),
        ({"klasifikasi": "100.2"}, {"Sewa lahan"}),
        ({"klasifikasi": "10"}, None),
        ({"nasib": "dinilai_kembali"}, {"Gambar gedung"}),
        ({"nasib": "hangus"}, None),
        ({"kerahasiaan": "biasa"}, {"Sewa lahan"}),
        ({"hal": "vital"}, {"Daftar arsip"}),
        ({"hal": "nilai"}, {"Gambar gedung"}),
        ({"hal": "kejadian"}, {"Sewa lahan"}),
        ({"hal": "pindah"}, {"Undangan lama"}),
        ({"hal": "VITAL"}, None),
        ({"q": "gambar"}, {"Gambar gedung"}),
        ({"q": "gedung", "status": "terbuka"}, set()),
        ({"tahun": 2020}, {"Undangan lama", "Gambar gedung"}),
        ({"tahun": 1899}, None),
        ({"unit": 0}, None),
    ],
)
def test_each_filter_of_files(rak, program, kueri, judul):
    answer = program("tu_pu").get("/arsip/berkas", kueri)
    if judul is None:
        assert answer.status_code == 422
        assert answer.json()["galat"][0]["penunjuk"].endswith(next(iter(kueri)))
    else:
        assert {row["judul"] for row in answer.json()["isi"]} == judul


@pytest.mark.parametrize(
    ("kueri", "banyak"),
    [({}, 3), ({"jenis": "musnah"}, 1), ({"jenis": "pindah"}, 1), ({"jenis": "serah"}, 1), ({"status": "panitia"}, 1),
     ({"status": "disusun"}, 2), ({"jenis": "pindah", "status": "panitia"}, 0)],
)  # fmt: skip
def test_each_filter_of_disposals(panitia, pada, kota, program, kueri, banyak):  # noqa: PLR0917 -- fixtures and columns of a table
    panitia()
    for kind in (Jenis.PINDAH, Jenis.SERAH):
        services.susun_susut(pada("tu_pu"), kota.unit["pu"], jenis=kind, judul=f"Usul {kind}")
    assert len(isi(program("tu_pu"), "/arsip/susut", **kueri)) == banyak


@pytest.mark.parametrize(("q", "kode"), [("100", {"100.1.1", "100.2.1"}), ("100.2", {"100.2.1"}), ("kearsipan", {"000.5"}),
                                         ("KEARSIP", {"000.5"}), ("%", set()), ("9", set()), ("tidak ada", set())])  # fmt: skip
def test_the_jra_is_found_by_the_beginning_of_a_code_or_by_words(arsip, program, q, kode):
    assert {row["kode"] for row in isi(program("camat"), "/arsip/jra", q=q)} == kode


def test_unit_narrows_to_what_it_made(berkas, kota, pada, program):
    from poros.domain.kearsipan.values import DataBerkas

    berkas(judul="Dinas")
    services.buat_berkas(pada("staf_pu"), kota.unit["pu_sda"], data=DataBerkas(klasifikasi="600.1.1", judul="Bidang"))
    for unit, wanted in (("pu", {"Dinas"}), ("pu_sda", {"Bidang"}), ("dlh", set())):
        rows = isi(program("kadis_pu"), "/arsip/berkas", unit=kota.unit[unit].pk)
        assert {row["judul"] for row in rows} == wanted, unit


@pytest.mark.parametrize(
    ("jalur", "kode", "kosong"),
    [
        ("/arsip/salinan", "tu_pu", True), ("/arsip/salinan", "inspektur", False), ("/arsip/keutuhan", "tu_pu", True),
        ("/arsip/keutuhan", "admin", False), ("/arsip/temuan", "walikota", True), ("/arsip/temuan", "inspektur", False),
        ("/arsip/laporan-terjaga", "kadis_dlh", True), ("/arsip/laporan-terjaga", "sekda", False),
        ("/arsip/pinjaman", "kadis_dlh", True), ("/arsip/pinjaman", "camat", False), ("/arsip/susut", "camat", True),
        ("/arsip/susut", "inspektur", False), ("/arsip/hapus", "kadis_dlh", True), ("/arsip/hapus", "kadis_pu", False),
        ("/arsip/terjaga", "admin", True), ("/arsip/terjaga", "camat", False),
    ],
)  # fmt: skip
def test_a_list_holds_what_the_office_may_see(penuhi, program, jalur, kode, kosong):
    penuhi(jalur, 1)
    assert (isi(program(kode), jalur) == []) is kosong
