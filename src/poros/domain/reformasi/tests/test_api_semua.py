"""Every operation of the API at once: whose it is, which scope it asks for, what it says of what is not there."""

import pytest
from django.test import Client

from poros.domain.reformasi import services
from poros.domain.reformasi.models import (
    AksiRB,
    AturanSederhana,
    LaporanRB,
    MasalahSakip,
    PantauRB,
    PosTelaah,
    PutusanPos,
    RiwayatMasalah,
    RiwayatTelaah,
    Roadmap,
    SimpulKinerja,
    TanggapanPos,
    Telaah,
    TimKerja,
)
from poros.kernel.antarmuka.uji import JALUR
from poros.kernel.jejak.models import Jejak

pytestmark = pytest.mark.django_db
HARI = "2026-11-24"
TERTULIS = (
    AksiRB, AturanSederhana, LaporanRB, MasalahSakip, PantauRB, PutusanPos, RiwayatMasalah, RiwayatTelaah, Roadmap,
    SimpulKinerja, TanggapanPos, Telaah, TimKerja,
)  # fmt: skip


@pytest.fixture
def tempat(usulan, berjalan, masalah, pos) -> dict[str, int]:
    """Numbers of what the operations act on."""
    return {
        "telaah": usulan.pk, "pos": pos("pupr-jalan").pk, "roadmap": berjalan.aksi.roadmap_id, "aksi": berjalan.aksi_id,
        "target": berjalan.pk, "masalah": masalah.pk, "aturan": AturanSederhana.objects.first().pk,
    }  # fmt: skip


@pytest.fixture
def badan(kota, besok) -> dict[str, dict]:
    """A good body for each act, by its address."""
    pu, kesra = kota.unit["pu"].pk, kota.unit["kesra"].pk
    aksi = {"jenis": "general", "sasaran": "S", "kegiatan": "K", "indikator": "I", "satuan": "%", "unit": pu}
    rule = {
        "kode": "uji-api", "urutan": 5, "teks": "T", "sumber": "S", "mutu": "G", "dari": "2026-01-01", "hasil": "dipertahankan",
    }  # fmt: skip
    return {
        "/telaah": {"judul": "Uji", "daerah": "kota", "tanggal": HARI, "kepegawaian": kesra},
        "/telaah/{telaah}/langkah": {"aksi": "kirim", "tanggal": HARI, "nomor": "1"},
        "/telaah/{telaah}/hitung": {},
        "/telaah/{telaah}/tim/usulkan": {},
        "/jabatan/{pos}/fakta": {"fungsi": "", "ciri": [], "pemangku": 1},
        "/jabatan/{pos}/putusan": {"hasil": "dipertahankan", "alasan": "x"},
        "/aturan": rule,
        "/jabatan-fungsional": {"nama": "Pustakawan"},
        "/strategi": {"kode": "uji-api", "jenis": "lain", "nama": "Uji", "mutu": "G"},
        "/roadmap": {"judul": "RB", "dari": 2026, "sampai": 2028},
        "/roadmap/{roadmap}/aksi": aksi,
        "/roadmap/{roadmap}/tetapkan": {"tahun": 2026, "tenggat": besok.isoformat()},
        "/aksi/{aksi}/ubah": aksi,
        "/aksi/{aksi}/hapus": {},
        "/aksi/{aksi}/target": {"tahun": 2027, "triwulan": [1, 2, 3, 4]},
        "/target/{target}/pantau": {"triwulan": 0, "sesuai": ["waktu"], "catatan": "x"},
        "/masalah": {"jenis": "lain", "judul": "Uji", "unit": pu},
        "/masalah/{masalah}/ubah": {"jenis": "lain", "judul": "Uji", "unit": pu},
        "/masalah/{masalah}/langkah": {"aksi": "gugurkan", "catatan": "x"},
    }


def keadaan() -> list[int]:
    """How many rows there are of everything that is written, and lines in the trail."""
    return [m.objects.count() for m in (*TERTULIS, Jejak)]


BACA = (
    "/telaah", "/telaah/{telaah}", "/telaah/{telaah}/simulasi", "/telaah/{telaah}/jabatan", "/telaah/{telaah}/tanggapan",
    "/jabatan/{pos}", "/aturan", "/aturan/{aturan}", "/jabatan-fungsional", "/strategi", "/roadmap",
    "/roadmap/{roadmap}/rencana/2026", "/aksi/{aksi}", "/target/{target}", "/masalah", "/masalah/{masalah}", "/kinerja/2026",
)  # fmt: skip
SATUAN = tuple(p for p in BACA if "{" in p and "aturan" not in p)
BUKAN_PENGELOLA = ("walikota", "sekda", "kabag_kesra", "kadis_dlh", "staf_pu", "inspektur", "admin", "camat")


class TestReading:
    def test_all_of_it_by_who_leads_reform(self, program, tempat):
        lead = program("kabag_umum")
        answers = {p: lead.get(f"/reformasi{p.format(**tempat)}").status_code for p in BACA}
        assert answers == dict.fromkeys(BACA, 200)

    def test_nothing_of_a_thing_by_who_has_no_part_in_it(self, program, tempat):
        camat = program("camat")
        answers = {p: camat.get(f"/reformasi{p.format(**tempat)}").status_code for p in SATUAN}
        assert answers == dict.fromkeys(SATUAN, 404)

    def test_lists_are_empty_for_him(self, program, tempat):
        camat = program("camat")
        assert [camat.get(f"/reformasi{p}").json()["isi"] for p in ("/telaah", "/roadmap", "/masalah")] == [[], [], []]
        assert camat.get("/reformasi/kinerja/2026").json()["baris"] == []

    def test_what_is_not_there(self, program, tempat):
        lead = program("kabag_umum")
        none = dict.fromkeys(tempat, 999999)
        assert {lead.get(f"/reformasi{p.format(**none)}").status_code for p in SATUAN} == {404}

    @pytest.mark.parametrize("nomor", ["0", "-1", "x", "99999999999999999999", "1.5"])
    def test_what_is_no_number(self, program, tempat, nomor):
        lead = program("kabag_umum")
        wrong = dict.fromkeys(tempat, nomor)
        assert {lead.get(f"/reformasi{p.format(**wrong)}").status_code for p in SATUAN} <= {404, 422}

    @pytest.mark.parametrize("cakupan", ["surat:baca", "reformasi:tulis", "indeks:baca"])
    def test_only_with_the_scope_to_read(self, program, tempat, cakupan):
        bot = program("kabag_umum", cakupan)
        assert {bot.get(f"/reformasi{p.format(**tempat)}").status_code for p in BACA} == {403}

    @pytest.mark.parametrize(
        "kueri", ["?batas=0", "?batas=-1", "?batas=100000", "?batas=x", "?kursor=palsu", "?kursor=%00"]
    )
    @pytest.mark.parametrize("jalur", ["/telaah", "/roadmap", "/masalah", "/aturan", "/strategi"])
    def test_pages_that_cannot_be(self, program, jalur, kueri):
        answer = program("kabag_umum").get(f"/reformasi{jalur}{kueri}")
        assert answer.status_code == 422, answer.content
        assert answer.json()["galat"][0]["penunjuk"]

    @pytest.mark.parametrize("tahun", ["1999", "2101", "x", "-1"])
    def test_a_year_that_cannot_be(self, program, tempat, tahun):
        lead = program("kabag_umum")
        assert lead.get(f"/reformasi/kinerja/{tahun}").status_code == 422
        assert lead.get(f"/reformasi/roadmap/{tempat['roadmap']}/rencana/{tahun}").status_code == 422

    def test_a_list_is_read_to_its_end_by_its_own_links(self, program, kota, data_masalah):
        for n in range(5):
            services.catat_masalah(kota.aktor("kabag_umum"), kota.unit["umum"], data=data_masalah(judul=f"M{n}"))
        lead, seen, address = program("kabag_umum"), [], "/reformasi/masalah?batas=2"
        while address:
            page = lead.get(address).json()
            seen += [row["judul"] for row in page["isi"]]
            address = (page["lanjut"] or "").removeprefix(JALUR)
        assert seen == ["M4", "M3", "M2", "M1", "M0"]


class TestWriting:
    def test_every_act_is_refused_to_other_offices_and_leaves_nothing(self, program, tempat, badan):
        before = keadaan()
        for siapa in BUKAN_PENGELOLA:
            bot = program(siapa)
            answers = {p: bot.post(f"/reformasi{p.format(**tempat)}", b).status_code for p, b in badan.items()}
            assert answers == dict.fromkeys(badan, 404), siapa
        assert keadaan() == before

    def test_with_the_scope_to_read_nothing_is_written(self, program, tempat, badan):
        bot, before = program("kabag_umum", "reformasi:baca"), keadaan()
        answers = {p: bot.post(f"/reformasi{p.format(**tempat)}", b).status_code for p, b in badan.items()}
        assert answers == dict.fromkeys(badan, 403)
        assert keadaan() == before

    def test_on_what_is_not_there(self, program, tempat, badan):
        lead, none = program("kabag_umum"), dict.fromkeys(tempat, 999999)
        answers = {p: lead.post(f"/reformasi{p.format(**none)}", b).status_code for p, b in badan.items() if "{" in p}
        assert set(answers.values()) == {404}, answers

    def test_an_act_takes_no_word_that_it_does_not_know(self, program, tempat, badan):
        lead, before = program("kabag_umum"), keadaan()
        for path, body in badan.items():
            if not body:
                continue
            answer = lead.post(f"/reformasi{path.format(**tempat)}", body | {"asing": 1})
            assert answer.status_code == 422, path
            assert [g["penunjuk"] for g in answer.json()["galat"]] == ["/asing"], path
        assert keadaan() == before

    def test_nor_one_that_is_missing(self, program, tempat, badan):
        """Each field of each body left out: taken only where it has a default, else told by its name."""
        lead = program("kabag_umum")
        for path, body in badan.items():
            if not body:
                continue
            answer = lead.post(f"/reformasi{path.format(**tempat)}", {})
            assert answer.status_code == 422, path
            assert {g["penunjuk"].strip("/") for g in answer.json()["galat"]} <= set(body), path

    @pytest.mark.parametrize("isi", ["", "[]", "null", "3", "{", '{"judul": ', "\x00"])
    def test_what_is_no_body(self, program, isi):
        bot, before = program("kabag_umum"), keadaan()
        answer = Client().post(
            f"{JALUR}/reformasi/roadmap", isi, content_type="application/json", headers=bot._kepala({})
        )
        assert answer.status_code in {400, 422}
        assert keadaan() == before

    def test_what_the_flow_refuses_is_a_conflict(self, program, tempat):
        lead = program("kabag_umum")
        step = {"aksi": "ajukan", "tanggal": HARI}
        assert lead.post(f"/reformasi/telaah/{tempat['telaah']}/langkah", step).status_code == 409
        done = {"aksi": "verifikasi"}
        assert lead.post(f"/reformasi/masalah/{tempat['masalah']}/langkah", done).status_code == 409

    def test_what_the_time_refuses_is_said(self, program, tempat, badan):
        lead = program("kabag_umum")
        for path in ("/telaah/{telaah}/hitung", "/jabatan/{pos}/fakta", "/jabatan/{pos}/putusan", "/aksi/{aksi}/hapus"):
            answer = lead.post(f"/reformasi{path.format(**tempat)}", badan[path])
            assert answer.status_code == 422, path
            assert "sudah" in answer.json()["detail"], path

    def test_told_twice_it_is_done_once(self, program, tempat, badan):
        lead = program("kabag_umum")
        for path in ("/roadmap", "/masalah", "/telaah"):
            before = (Roadmap.objects.count(), MasalahSakip.objects.count(), Telaah.objects.count())
            first = lead.post(f"/reformasi{path}", badan[path], kunci=f"k{path}")
            again = lead.post(f"/reformasi{path}", badan[path], kunci=f"k{path}")
            assert (first.status_code, again.json()) == (201, first.json())
            after = (Roadmap.objects.count(), MasalahSakip.objects.count(), Telaah.objects.count())
            assert sum(after) == sum(before) + 1

    def test_the_unit_reports_and_nobody_for_it(self, program, tempat):
        url, told = f"/reformasi/target/{tempat['target']}/lapor", {"triwulan": 1, "realisasi": 9, "uraian": "x"}
        for siapa in ("walikota", "sekda", "kabag_umum", "kadis_dlh", "inspektur", "staf_pu"):
            assert program(siapa).post(url, told).status_code == 404, siapa
        assert program("tu_pu").post(url, told).json()["triwulan"][0]["realisasi"] == "9.00"
        assert LaporanRB.objects.count() == 1

    @pytest.mark.parametrize("isi", ["bukan base64", "====", "YQ", "YSxiCg== "])
    def test_a_file_that_is_none(self, program, badan, isi):
        body = badan["/telaah"] | {"berkas": {"nama": "s.csv", "isi": isi}}
        answer = program("kabag_umum").post("/reformasi/telaah", body)
        assert answer.status_code == 422
        assert answer.json()["galat"][0]["penunjuk"].startswith("/berkas")
        assert not Telaah.objects.exists()
        assert not PosTelaah.objects.exists()
