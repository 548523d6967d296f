"""Every operation of the API at once: whose it is, which scope it asks for, what it says of what is not there."""

from datetime import date
from decimal import Decimal

import pytest

from poros.domain.indeks import services
from poros.domain.indeks.models import (
    Bukti,
    BuktiButir,
    HasilTerbit,
    Instrumen,
    LangkahRencana,
    NilaiButir,
    Penilaian,
    Rencana,
    RiwayatPenilaian,
)
from poros.domain.indeks.queries import rencana as baca
from poros.domain.indeks.rules.alur import Status
from poros.kernel.antarmuka.uji import JALUR
from poros.kernel.jejak.models import Jejak

pytestmark = pytest.mark.django_db
TERTULIS = (
    Bukti, BuktiButir, HasilTerbit, Instrumen, LangkahRencana, NilaiButir, Penilaian, Rencana, RiwayatPenilaian, Jejak,
)  # fmt: skip
BACA = (
    "/hasil", "/hasil/{hasil}", "/instrumen", "/instrumen/{instrumen}", "/penilaian", "/penilaian/{penilaian}",
    "/butir/{butir}", "/rencana", "/rencana/{rencana}", "/rencana/{putus}/peta",
)  # fmt: skip
RAHASIA = tuple(p for p in BACA if "{" in p and "hasil" not in p and "instrumen" not in p)
BUKAN_PELAKU = ("walikota", "sekda", "asisten2", "kabag_kesra", "kadis_sos", "staf_pu", "camat")


def keadaan() -> list[int]:
    return [m.objects.count() for m in TERTULIS]


@pytest.fixture
def tempat(kota, terisi, butir) -> dict[str, int]:
    """Numbers of what the operations act on: an assessment that is answered, a plan, a decided plan with a step."""
    ekbang = kota.aktor("kabag_ekbang")
    begin = baca.awal(judul="Naik", tahun=2027, sasaran=Decimal("2.60"), penilaian=terisi)
    plan, decided = (services.susun_rencana(ekbang, kota.unit["ekbang"], data=begin) for _n in range(2))
    owners = dict.fromkeys(("I1", "I2", "I3"), kota.unit["pu"].pk)
    step = services.tetapkan_rencana(ekbang, decided, pemilik=owners, tenggat=date(2099, 12, 1))[0]
    piece = services.tambah_bukti_butir(kota.aktor("kadis_pu"), butir("I1"), judul="SK", keterangan="Rak")
    return {
        "penilaian": terisi.pk, "butir": butir("I1").pk, "rencana": plan.pk, "putus": decided.pk, "langkah": step.pk,
        "instrumen": terisi.instrumen_id, "hasil": HasilTerbit.objects.first().pk, "bukti": piece.pk,
        "tugas": butir("I1").penugasan_id,
    }  # fmt: skip


@pytest.fixture
def badan(kota, instrumen) -> dict[str, dict]:
    """A good body for each act, by its address."""
    pu, insp = kota.unit["pu"].pk, kota.unit["insp"].pk
    nilai = {"nilai": 3, "alasan": "Menurut dokumen."}
    return {
        "/penilaian/{penilaian}/bagi": {"pemilik": {"I1": pu}},
        "/penilaian/{penilaian}/mulai": {},
        "/penilaian/{penilaian}/langkah": {"aksi": "nilai_internal"},
        "/penilaian/{penilaian}/simpulan": {"kondisi": "x", "rekomendasi": "y"},
        "/butir/{butir}/jawab": nilai,
        "/butir/{butir}/nilai-internal": nilai,
        "/butir/{butir}/nilai-eksternal": nilai,
        "/butir/{butir}/bukti": {"judul": "SK", "keterangan": "Rak"},
        "/butir/{butir}/bukti/pakai": {"bukti": [1]},
        "/butir/{butir}/bukti/{bukti}/lepas": {},
        "/jawaban/{tugas}/kirim": {},
        "/rencana/{rencana}/ubah": {"tujuan": {"sasaran": 2}},
        "/rencana/{rencana}/anggapan": {"mulai": 2027, "tahun": 2028},
        "/rencana/{rencana}/tetapkan": {"tenggat": "2099-12-01", "pemilik": {"I3": pu}},
        "/langkah/{langkah}/belanja": {"rekening": "5.1", "anggaran": 10},
        "/hasil": {"hasil": [{"tahun": 2031, "nama": "Kota A", "jenis": "kota", "nilai": 3, "sumber": "Laporan"}]},
        "/instrumen": {"naskah": "kode: x"},
        "/penilaian": {
            "instrumen": instrumen.pk, "tahun": 2029, "penilai_internal": insp, "batas_mandiri": "2099-06-30",
            "batas_internal": "2099-07-31", "batas_eksternal": "2099-08-31",
        },
    }  # fmt: skip


class TestReading:
    @pytest.mark.parametrize("siapa", ["kabag_ekbang", "inspektur", "sekda"])
    def test_all_of_it_by_who_has_a_part_in_all(self, program, tempat, siapa):
        bot = program(siapa)
        answers = {p: bot.get(f"/indeks{p.format(**tempat)}").status_code for p in BACA}
        assert answers == dict.fromkeys(BACA, 200)

    def test_nothing_of_the_work_by_who_has_none(self, program, tempat):
        camat = program("camat")
        assert {p: camat.get(f"/indeks{p.format(**tempat)}").status_code for p in RAHASIA} == dict.fromkeys(
            RAHASIA, 404
        )
        assert camat.get("/indeks/penilaian").json()["isi"] == []
        assert camat.get("/indeks/rencana").json()["isi"] == []
        assert camat.get(f"/indeks/hasil/{tempat['hasil']}").status_code == 200

    def test_what_is_not_there(self, program, tempat):
        bot, none = program("kabag_ekbang"), dict.fromkeys(tempat, 999999)
        assert {bot.get(f"/indeks{p.format(**none)}").status_code for p in BACA if "{" in p} == {404}

    @pytest.mark.parametrize("nomor", ["0", "-1", "x", "99999999999999999999", "1.5"])
    def test_what_is_no_number(self, program, tempat, nomor):
        bot, wrong = program("kabag_ekbang"), dict.fromkeys(tempat, nomor)
        assert {bot.get(f"/indeks{p.format(**wrong)}").status_code for p in BACA if "{" in p} <= {404, 422}

    @pytest.mark.parametrize("cakupan", ["surat:baca", "indeks:tulis", "reformasi:baca"])
    def test_only_with_the_scope_to_read(self, program, tempat, cakupan):
        bot = program("kabag_ekbang", cakupan)
        assert {bot.get(f"/indeks{p.format(**tempat)}").status_code for p in BACA} == {403}

    @pytest.mark.parametrize("kueri", ["?batas=0", "?batas=100000", "?batas=x", "?kursor=palsu"])
    @pytest.mark.parametrize("jalur", ["/hasil", "/instrumen", "/penilaian", "/rencana"])
    def test_pages_that_cannot_be(self, program, jalur, kueri):
        assert program("sekda").get(f"/indeks{jalur}{kueri}").status_code == 422

    @pytest.mark.parametrize(
        "kueri", ["?tahun=1999", "?tahun=x", "?jenis=negara", "?indeks=SPBE", "?indeks=../x", "?q=" + "x" * 101]
    )
    def test_filters_that_cannot_be(self, program, kueri):
        assert program("sekda").get(f"/indeks/hasil{kueri}").status_code == 422

    def test_results_are_narrowed_and_read_to_the_end(self, program):
        bot, seen = program("camat"), []
        address = "/indeks/hasil?indeks=spbe&tahun=2023&jenis=provinsi&batas=15"
        while address:
            page = bot.get(address).json()
            seen += [(r["nama"], r["jenis"], r["tahun"]) for r in page["isi"]]
            address = (page["lanjut"] or "").removeprefix(JALUR)
        assert len(seen) == len(set(seen)) == 38
        assert {r[1:] for r in seen} == {("provinsi", 2023)}

    def test_a_paper_tells_values_as_they_stand(self, program, tempat):
        paper = program("sekda").get(f"/indeks/penilaian/{tempat['penilaian']}").json()
        assert {b["kode"]: Decimal(b["mandiri"]) for b in paper["butir"]} == {"I1": 3, "I2": 3, "I3": 2}
        assert paper["hasil"]["mandiri"]["indeks"] == "2.40"
        assert paper["bukti_tanda_tangan"] == ""


class TestWriting:
    def test_every_act_is_refused_to_other_offices_and_leaves_nothing(self, program, tempat, badan):
        before = keadaan()
        acts = {
            p: b for p, b in badan.items() if p not in {"/penilaian", "/instrumen"}
        }  # may set up their own; a text is read first
        for siapa in BUKAN_PELAKU:
            bot = program(siapa)
            answers = {p: bot.post(f"/indeks{p.format(**tempat)}", b).status_code for p, b in acts.items()}
            assert answers == dict.fromkeys(acts, 404), siapa
        assert keadaan() == before

    def test_with_the_scope_to_read_nothing_is_written(self, program, tempat, badan):
        before = keadaan()
        for siapa in ("kabag_ekbang", "kadis_pu", "admin"):
            bot = program(siapa, "indeks:baca")
            answers = {p: bot.post(f"/indeks{p.format(**tempat)}", b).status_code for p, b in badan.items()}
            assert answers == dict.fromkeys(badan, 403), siapa
        assert keadaan() == before

    def test_on_what_is_not_there(self, program, tempat, badan):
        bot, none = program("kabag_ekbang"), dict.fromkeys(tempat, 999999)
        answers = {p: bot.post(f"/indeks{p.format(**none)}", b).status_code for p, b in badan.items() if "{" in p}
        assert set(answers.values()) == {404}, answers

    def test_an_act_takes_no_word_that_it_does_not_know(self, program, tempat, badan):
        before = keadaan()
        for path, body in badan.items():
            if not body:
                continue
            answer = program("kabag_ekbang").post(f"/indeks{path.format(**tempat)}", body | {"asing": 1})
            assert answer.status_code == 422, path
            assert [g["penunjuk"] for g in answer.json()["galat"]] == ["/asing"], path
        assert keadaan() == before

    def test_out_of_turn_it_is_said_or_a_conflict(self, program, tempat, badan):
        """The year is being answered: what belongs to other points of the road."""
        ekbang = program("kabag_ekbang")
        wanted = {
            "/penilaian/{penilaian}/mulai": 409,
            "/penilaian/{penilaian}/bagi": 422,
            "/penilaian/{penilaian}/simpulan": 422,
            "/butir/{butir}/nilai-eksternal": 422,
        }
        told = {p: ekbang.post(f"/indeks{p.format(**tempat)}", badan[p]).status_code for p in wanted}
        assert told == wanted
        assert program("sekda").post(f"/indeks/penilaian/{tempat['penilaian']}/umumkan").status_code == 409
        inside = "/butir/{butir}/nilai-internal"
        assert program("inspektur").post(f"/indeks{inside.format(**tempat)}", badan[inside]).status_code == 422

    def test_a_decided_plan_is_changed_no_more(self, program, tempat, badan):
        bot, plan = program("kabag_ekbang"), dict(tempat, rencana=tempat["putus"])
        for path in ("/rencana/{rencana}/ubah", "/rencana/{rencana}/anggapan", "/rencana/{rencana}/tetapkan"):
            assert bot.post(f"/indeks{path.format(**plan)}", badan[path]).status_code == 409, path

    @pytest.mark.parametrize("nilai", ["NaN", "Infinity", 1e20, "x", None, "", -1, 6, 2.5])
    def test_a_value_is_a_number_of_the_scale(self, program, tempat, nilai):
        answer = program("kadis_pu").post(f"/indeks/butir/{tempat['butir']}/jawab", {"nilai": nilai, "alasan": "x"})
        assert answer.status_code == 422, answer.content
        assert [g["penunjuk"] for g in answer.json()["galat"]] == ["/nilai"]
        assert NilaiButir.objects.count() == 3

    @pytest.mark.parametrize("alasan", ["", "  ", "a\u0000", "x" * 5001])
    def test_with_a_reason(self, program, tempat, alasan):
        answer = program("kadis_pu").post(f"/indeks/butir/{tempat['butir']}/jawab", {"nilai": 3, "alasan": alasan})
        assert answer.status_code == 422
        assert [g["penunjuk"] for g in answer.json()["galat"]] == ["/alasan"]

    def test_told_twice_it_is_done_once(self, program, tempat, badan):
        bot = program("kabag_ekbang")
        first = bot.post("/indeks/penilaian", badan["/penilaian"], kunci="satu")
        again = bot.post("/indeks/penilaian", badan["/penilaian"], kunci="satu")
        assert (first.status_code, again.json()) == (201, first.json())
        assert Penilaian.objects.count() == 2
        assert bot.post("/indeks/penilaian", badan["/penilaian"], kunci="dua").status_code == 422

    def test_sent_in_the_order_waits_for_its_check(self, program, tempat):
        bot = program("tu_pu")
        assert bot.post(f"/indeks/jawaban/{tempat['tugas']}/kirim").json() == {"banyak": 2}
        assert bot.post(f"/indeks/jawaban/{tempat['tugas']}/kirim").status_code in {404, 409, 422}

    @pytest.mark.parametrize("bukti", [[], [0], [-1], ["x"], [2**63], [1] * 101])
    def test_evidence_by_numbers_that_there_can_be(self, program, tempat, bukti):
        url = f"/indeks/butir/{tempat['butir']}/bukti/pakai"
        answer = program("kadis_pu").post(url, {"bukti": bukti})
        assert answer.status_code == 422
        assert answer.json()["galat"][0]["penunjuk"].startswith("/bukti")

    @pytest.mark.parametrize(
        ("lain", "bidang"),
        [
            ({"tahun": 1999}, "/tahun"),
            ({"tahun": 2026}, "/tahun"),
            ({"instrumen": 999999}, "/instrumen"),
            ({"penilai_internal": 999999}, "/penilai_internal"),
            ({"batas_internal": "2099-01-01"}, "/batas_internal"),
            ({"batas_mandiri": "0001-01-01"}, "/batas_mandiri"),
            ({"batas_eksternal": "2099-02-30"}, "/batas_eksternal"),
            ({"penilai_eksternal": "x" * 201}, "/penilai_eksternal"),
        ],
    )
    def test_a_year_is_refused_by_field(self, program, tempat, badan, lain, bidang):
        answer = program("kabag_ekbang").post("/indeks/penilaian", badan["/penilaian"] | lain)
        assert answer.status_code == 422, answer.content
        assert [g["penunjuk"] for g in answer.json()["galat"]] == [bidang]
        assert Penilaian.objects.count() == 1

    def test_the_road_through_the_api_ends_announced(self, kota, program, tempat):
        url = f"/indeks/penilaian/{tempat['penilaian']}"
        program("kabag_ekbang").post(f"{url}/langkah", {"aksi": "nilai_internal"})
        for row in Penilaian.objects.get(pk=tempat["penilaian"]).butir.all():
            told = program("inspektur").post(
                f"/indeks/butir/{row.pk}/nilai-internal", {"nilai": 3, "alasan": "Periksa."}
            )
            assert told.status_code == 200
        assert program("kabag_ekbang").post(f"{url}/langkah", {"aksi": "bekukan"}).json()["status"] == "dibekukan"
        for siapa in ("kabag_ekbang", "inspektur", "kadis_pu", "asisten2"):
            assert program(siapa).post(f"{url}/umumkan").status_code == 404, siapa
        assert program("walikota").post(f"{url}/umumkan").json()["status"] == Status.DIUMUMKAN
        assert program("camat").get(url).json()["hasil"]["internal"]["indeks"] == "3.00"
