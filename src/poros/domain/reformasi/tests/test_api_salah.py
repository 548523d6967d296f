"""Bad input to the API: refused with the field pointed at, never a 500, and nothing is written."""

import pytest

from poros.domain.reformasi.models import AturanSederhana, MasalahSakip, PutusanPos, Roadmap, Telaah
from poros.kernel.antarmuka.uji import JALUR

pytestmark = pytest.mark.django_db
TAHUN = ["0001-01-01", "9999-12-31", "2026-02-30", "kemarin", "", 5]


def penunjuk(answer) -> list[str]:
    assert answer.status_code == 422, answer.content
    return [g["penunjuk"] for g in answer.json()["galat"]]


@pytest.fixture
def lead(program):
    return program("kabag_umum")


@pytest.fixture
def badan(kota):
    return {"judul": "x", "daerah": "kota", "tanggal": "2026-11-23", "kepegawaian": kota.unit["kesra"].pk}


@pytest.mark.parametrize(
    ("lain", "bidang"),
    [
        *(({"tanggal": day}, "/tanggal") for day in TAHUN),
        ({"judul": ""}, "/judul"),
        ({"judul": "x" * 201}, "/judul"),
        ({"judul": "a\u0000b"}, "/judul"),
        ({"daerah": "desa"}, "/daerah"),
        ({"kepegawaian": 0}, "/kepegawaian"),
        ({"kepegawaian": 2**63}, "/kepegawaian"),
        ({"kepegawaian": 999999}, "/kepegawaian"),
        ({"asing": 1}, "/asing"),
    ],
)
def test_a_review(lead, badan, lain, bidang):
    assert penunjuk(lead.post("/reformasi/telaah", badan | lain)) == [bidang]
    assert not Telaah.objects.exists()


def test_a_post(lead, telaah, pos):
    url = f"/reformasi/jabatan/{pos('pupr-jalan').pk}"
    facts = {"fungsi": "", "ciri": [], "pemangku": 1}
    for wrong, field in (
        ({"pemangku": -1}, "/pemangku"),
        ({"pemangku": 1000}, "/pemangku"),
        ({"fungsi": "sulap"}, "/fungsi"),
        ({"ciri": ["sakti"]}, "/ciri"),
    ):
        assert penunjuk(lead.post(f"{url}/fakta", facts | wrong)) == [field]
    for wrong, field in (
        ({"hasil": "perlu_keputusan", "alasan": "x"}, "/hasil"),
        ({"hasil": "hapus", "alasan": "x"}, "/hasil"),
        ({"hasil": "dipertahankan", "alasan": " "}, "/alasan"),
        ({"hasil": "disederhanakan", "alasan": "x", "jf": "Pesulap"}, "/jf"),
        ({"hasil": "disederhanakan", "alasan": "x" * 5001}, "/alasan"),
    ):
        assert penunjuk(lead.post(f"{url}/putusan", wrong)) == [field]
    assert not PutusanPos.objects.exists()
    assert lead.get("/reformasi/jabatan/999999").status_code == 404


def test_a_step(lead, usulan):
    url = f"/reformasi/telaah/{usulan.pk}/langkah"
    step = {"aksi": "kirim", "tanggal": "2026-11-24", "nomor": "1"}
    for wrong, field in (
        ({"aksi": "lompat"}, "/aksi"),
        ({"nomor": ""}, "/nomor"),
        ({"nomor": "x" * 151}, "/nomor"),
        ({"tanggal": "1899-12-31"}, "/tanggal"),
        ({"aksi": "perbaiki"}, "/catatan"),
    ):
        assert penunjuk(lead.post(url, step | wrong)) == [field]
    usulan.refresh_from_db()
    assert usulan.status == "usulan"


@pytest.mark.parametrize(
    ("lain", "bidang"),
    [
        ({"dari": 1999}, "/dari"),
        ({"sampai": 2101}, "/sampai"),
        ({"sampai": 2024}, "/sampai"),
        ({"judul": ""}, "/judul"),
    ],
)
def test_a_road_map(lead, lain, bidang):
    good = {"judul": "RB", "dari": 2025, "sampai": 2029}
    assert penunjuk(lead.post("/reformasi/roadmap", good | lain)) == [bidang]
    assert not Roadmap.objects.exists()


@pytest.mark.parametrize("triwulan", [[1, 2, 3], [1, 2, 3, 4, 5], [1, 2, 3, "x"], [1, 2, 3, 1e20], None])
def test_targets_are_four_numbers_within_bounds(lead, target, triwulan):
    url = f"/reformasi/aksi/{target.aksi_id}/target"
    answer = lead.post(url, {"tahun": 2026, "triwulan": triwulan})
    assert all(p.startswith("/triwulan") for p in penunjuk(answer))
    target.refresh_from_db()
    assert target.tw4 == 80


@pytest.mark.parametrize("angka", ["NaN", "Infinity", 1e20, "x", None, ""])
def test_a_report_is_a_number(program, berjalan, angka):
    url = f"/reformasi/target/{berjalan.pk}/lapor"
    answer = program("kadis_pu").post(url, {"triwulan": 1, "realisasi": angka, "uraian": "x"})
    assert penunjuk(answer) == ["/realisasi"]
    assert not berjalan.laporan.exists()


@pytest.mark.parametrize(
    ("lain", "bidang"),
    [({"hasil": None}, "/hasil"), ({"syarat": {"jenis": ["kantor"]}}, "/syarat"), ({"dari": "0001-01-01"}, "/dari")],
)
def test_a_rule(lead, lain, bidang):
    good = {
        "kode": "baru", "urutan": 5, "teks": "T", "sumber": "S", "mutu": "G", "dari": "2026-01-01", "hasil": "dipertahankan",
    }  # fmt: skip
    answer = lead.post("/reformasi/aturan", good | lain)
    assert all(p.startswith(bidang) for p in penunjuk(answer))
    assert not AturanSederhana.objects.filter(kode="baru").exists()


def test_a_problem(lead, kota):
    good = {"jenis": "lain", "judul": "Data lambat", "unit": kota.unit["pu"].pk}
    for wrong, field in (
        ({"jenis": "gaib"}, "/jenis"),
        ({"judul": " "}, "/judul"),
        ({"unit": 999999}, "/unit"),
        ({"pendukung": [kota.unit["pu"].pk]}, "/pendukung"),
        ({"strategi": 999999}, "/strategi"),
    ):
        assert penunjuk(lead.post("/reformasi/masalah", good | wrong)) == [field]
    assert not MasalahSakip.objects.exists()


def test_a_program_reads_only_with_the_scope_to_read(program, telaah):
    assert program("kabag_umum", "reformasi:tulis").get("/reformasi/telaah").status_code == 403
    assert program("kabag_umum", "surat:baca").get(f"/reformasi/telaah/{telaah.pk}").status_code == 403


def test_pages_of_a_list_follow_each_other_to_the_end(lead, telaah):
    codes, address = [], f"/reformasi/telaah/{telaah.pk}/jabatan?batas=20"
    for _page in range(10):
        found = lead.get(address).json()
        codes += [row["kode"] for row in found["isi"]]
        if found["lanjut"] is None:
            break
        address = found["lanjut"].removeprefix(JALUR)
    assert len(codes) == len(set(codes)) == 45
