"""What the API refuses: which field, with which code, and that nothing has happened; what it gives page by page."""

import base64
from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.berbagi import services
from poros.domain.berbagi.models import Adopsi, Kunjungan, Sumber, Tawaran
from poros.domain.berbagi.rules.alur import AksiAdopsi

pytestmark = pytest.mark.django_db
TAWARAN = {
    "nama": "Pintu Air", "ringkasan": "Tinggi air tiap jam", "lisensi": "EUPL-1.2", "alamat": "https://kode.example/air",
    "kontak": "Dinas PU", "kategori": ["data-collection"],
}  # fmt: skip
KUNJUNGAN = {"judul": "Ke Rekaan", "daerah": "Rekaan", "tanggal": "2026-01-05", "peserta": "Camat", "pelajaran": "X"}
NOTA = {
    "nomor": "7", "tempat": "Kota Uji", "pihak_kita": "A", "pihak_lain": "B", "lingkup": "Kode", "mulai": "2026-01-01",
    "sampai": "2026-12-20",
}  # fmt: skip
TERLALU_BESAR = 10**15


def penunjuk(answer) -> set[str]:
    assert answer.status_code == 422, answer.content
    return {g["penunjuk"] for g in answer.json()["galat"]}


class TestOffer:
    @pytest.mark.parametrize(
        ("ganti", "letak"),
        [
            ({"nama": ""}, "/nama"),
            ({"nama": "n" * 151}, "/nama"),
            ({"nama": " "}, "/nama"),
            ({"nama": None}, "/nama"),
            ({"nama": ["a"]}, "/nama"),
            ({"ringkasan": "r" * 151}, "/ringkasan"),
            ({"jenis": "perangkat"}, "/jenis"),
            ({"kematangan": "matang"}, "/kematangan"),
            ({"jenis_daerah": "desa"}, "/jenis_daerah"),
            ({"lisensi": "bebas saja"}, "/lisensi"),
            ({"alamat": "javascript:alert(1)"}, "/alamat"),
            ({"halaman": "ftp://x.example"}, "/halaman"),
            ({"kontak": "Budi 0812 3456 7890"}, "/kontak"),
            ({"biaya": -1}, "/biaya"),
            ({"biaya": TERLALU_BESAR}, "/biaya"),
            ({"biaya": 1.5}, "/biaya"),
            ({"upaya": "banyak"}, "/upaya"),
            ({"teknologi": ["x" * 201]}, "/teknologi/0"),
            ({"teknologi": [""]}, "/teknologi/0"),
            ({"teknologi": [f"t{n}" for n in range(51)]}, "/teknologi"),
            ({"kategori": "hr"}, "/kategori"),
            ({"indikator": [{"indeks": "spbe", "kode": "I99"}]}, "/indikator"),
            ({"indikator": [{"indeks": "spbe"}]}, "/indikator/0/kode"),
            ({"indikator": [{"indeks": "sp be", "kode": "I1"}]}, "/indikator/0/indeks"),
            ({"uraian": "a\x00b"}, "/uraian"),
            ({"tidak_ada": 1}, "/tidak_ada"),
        ],
    )
    def test_each_mistake_at_its_place(self, peran, program, ganti, letak):
        assert penunjuk(program("kadis_pu").post("/berbagi/tawaran", TAWARAN | ganti)) == {letak}
        assert not Tawaran.objects.exists()

    @pytest.mark.parametrize(
        ("kosong", "letak"),
        [({"kontak": ""}, "/kontak"), ({"lisensi": ""}, "/lisensi"), ({"alamat": ""}, "/alamat"), ({"kategori": []}, "/kategori")],
    )  # fmt: skip
    def test_what_is_incomplete_is_kept_but_not_published(self, peran, program, kosong, letak):
        made = program("kadis_pu").post("/berbagi/tawaran", TAWARAN | kosong)
        assert made.status_code == 201
        assert penunjuk(program("kabag_ekbang").post(f"/berbagi/tawaran/{made.json()['id']}/terbitkan")) == {letak}
        assert Tawaran.objects.get().status == "konsep"

    def test_the_longest_that_is_allowed(self, peran, program):
        longest = {
            "nama": "n" * 150, "ringkasan": "r" * 150, "masalah": "m" * 2000, "uraian": "u" * 10_000, "biaya": 10**15 - 1,
            "teknologi": [f"{n:03}" + "t" * 197 for n in range(50)], "versi": "v" * 60, "kontak": "k" * 200,
        }  # fmt: skip
        made = program("kadis_pu").post("/berbagi/tawaran", TAWARAN | longest)
        assert made.status_code == 201
        assert {k: made.json()[k] for k in longest} == longest

    @pytest.mark.parametrize("badan", ["", [], "x", 5, None])
    def test_no_mapping_at_all(self, peran, program, badan):
        assert program("kadis_pu").post("/berbagi/tawaran", badan).status_code in {400, 422}

    @pytest.mark.parametrize("pk", [0, -1, "x", 10**19])
    def test_no_number(self, peran, program, pk):
        assert program("kabag_ekbang").get(f"/berbagi/tawaran/{pk}").status_code in {404, 422}

    def test_a_reason_is_asked_for(self, milik, program):
        url = f"/berbagi/tawaran/{milik().pk}/tarik"
        for reason in ({}, {"alasan": ""}, {"alasan": " "}, {"alasan": "x" * 2001}):
            assert penunjuk(program("kabag_ekbang").post(url, reason)) == {"/alasan"}
        assert Tawaran.objects.get().status == "terbit"

    @pytest.mark.parametrize(
        ("berkas", "letak"),
        [
            ({}, "/berkas"),
            ({"berkas": {"nama": "a.pdf", "isi": "!!!"}}, None),
            ({"berkas": {"nama": "a.exe", "isi": base64.b64encode(b"MZ\x90").decode()}}, None),
        ],
    )
    def test_a_file_that_is_none(self, milik, program, berkas, letak):
        found = penunjuk(program("kabag_ekbang").post(f"/berbagi/tawaran/{milik().pk}/lampirkan", berkas))
        assert all(p.startswith("/berkas") for p in found)
        assert letak is None or found == {letak}

    @pytest.mark.parametrize(
        "kueri", [{"jenis": "x"}, {"milik": "x"}, {"status": "x"}, {"indeks": "a b"}, {"jenis_daerah": "desa"}, {"batas": 0}, {"q": "x" * 101}]
    )  # fmt: skip
    def test_a_filter_that_there_is_not(self, peran, program, kueri):
        assert program("camat").get("/berbagi/tawaran", kueri).status_code == 422


class TestAdoption:
    @pytest.mark.parametrize(
        ("ganti", "letak"),
        [
            ({"tawaran": 999_999}, "/tawaran"), ({"tawaran": 0}, "/tawaran"), ({"tawaran": "x"}, "/tawaran"),
            ({"keperluan": ""}, "/keperluan"), ({"keperluan": " "}, "/keperluan"), ({"keperluan": "x" * 5001}, "/keperluan"),
        ],
    )  # fmt: skip
    def test_a_proposal(self, lain, program, ganti, letak):
        sent = {"tawaran": lain().pk, "keperluan": "Antrean"} | ganti
        assert penunjuk(program("kadis_dlh").post("/berbagi/adopsi", sent)) == {letak}
        assert not Adopsi.objects.exists()

    @pytest.mark.parametrize(
        ("ganti", "letak"),
        [
            ({"daerah": ""}, "/daerah"), ({"daerah": " "}, "/daerah"), ({"tanggal_surat": "2026-02-30"}, "/tanggal_surat"),
            ({"tanggal_surat": "1899-12-31"}, "/tanggal_surat"), ({"nomor_surat": "x" * 101}, "/nomor_surat"),
            ({"surat": 0}, "/surat"), ({"surat": 999_999}, "/surat"),
        ],
    )  # fmt: skip
    def test_a_request_of_others(self, milik, program, ganti, letak):
        sent = {"tawaran": milik().pk, "keperluan": "Banjir", "daerah": "Kota Khayal"} | ganti
        assert penunjuk(program("kabag_kesra").post("/berbagi/permohonan", sent)) == {letak}

    @pytest.mark.parametrize(
        ("ganti", "letak"),
        [
            ({"nomor": ""}, "/nomor"), ({"lingkup": " "}, "/lingkup"), ({"sampai": "2026-01-01"}, "/sampai"),
            ({"mulai": "x"}, "/mulai"), ({"data_pribadi": "mungkin"}, "/data_pribadi"), ({"pihak_kita": "x" * 301}, "/pihak_kita"),
        ],
    )  # fmt: skip
    def test_an_agreement(self, diterima, program, ganti, letak):
        assert penunjuk(program("kabag_kesra").post(f"/berbagi/adopsi/{diterima.pk}/nota", NOTA | ganti)) == {letak}

    @pytest.mark.parametrize(
        ("ganti", "letak"),
        [
            ({"uraian": ""}, "/langkah/1/uraian"), ({"uraian": " "}, "/langkah/1/uraian"), ({"unit": 999_999}, "/langkah/1/unit"),
            ({"unit": None}, "/langkah/1/unit"), ({"tenggat": "2020-01-01"}, "/langkah/1/tenggat"),
            ({"tenggat": "2026-13-01"}, "/langkah/1/tenggat"), ({"anggaran": -1}, "/langkah/1/anggaran"),
            ({"anggaran": TERLALU_BESAR}, "/langkah/1/anggaran"),
        ],
    )  # fmt: skip
    def test_the_step_of_a_plan_that_is_wrong(self, kota, disepakati, program, ganti, letak):
        """Whoever finds it, the shape of the request or the command: the place is the same."""
        step = {"uraian": "Pasang", "unit": kota.unit["dlh"].pk, "tenggat": "2099-01-01"}
        sent = {"langkah": [step, step | ganti]}
        assert penunjuk(program("kadis_dlh").post(f"/berbagi/adopsi/{disepakati.pk}/rencana", sent)) == {letak}

    @pytest.mark.parametrize("banyak", [0, 21])
    def test_a_plan_of_none_or_too_many(self, kota, disepakati, program, banyak):
        step = {"uraian": "Pasang", "unit": kota.unit["dlh"].pk, "tenggat": "2099-01-01"}
        sent = {"langkah": [step] * banyak}
        assert penunjuk(program("kadis_dlh").post(f"/berbagi/adopsi/{disepakati.pk}/rencana", sent)) == {"/langkah"}

    @pytest.mark.parametrize(
        ("ganti", "letak"),
        [({"hasil": "baik"}, "/hasil"), ({"uraian": ""}, "/uraian"), ({"biaya": -1}, "/biaya"), ({"upaya": TERLALU_BESAR}, "/upaya")],
    )  # fmt: skip
    def test_an_experience(self, berjalan, program, ganti, letak):
        sent = {"hasil": "berhasil", "uraian": "Lancar"} | ganti
        assert penunjuk(program("kadis_dlh").post(f"/berbagi/adopsi/{berjalan.pk}/pengalaman", sent)) == {letak}

    def test_signed_tomorrow(self, kota, diterima, nota, program, pdf):
        services.susun_nota(kota.aktor("kabag_kesra"), diterima, data=nota())
        sent = {
            "tanggal": str(timezone.localdate() + timedelta(days=2)),
            "berkas": {"nama": "n.pdf", "isi": base64.b64encode(pdf).decode()},
        }
        assert penunjuk(program("kabag_kesra").post(f"/berbagi/adopsi/{diterima.pk}/tanda-tangan", sent)) == {
            "/tanggal"
        }

    @pytest.mark.parametrize(
        ("jalan", "badan", "oleh"),
        [
            ("ajukan", {}, "kabag_ekbang"),
            ("jawab", {"aksi": "terima"}, "kabag_kesra"),
            ("nota", NOTA, "kabag_kesra"),
            ("mulai", None, "kabag_ekbang"),
        ],
    )
    def test_too_late_or_too_early_is_a_conflict(self, berjalan, program, jalan, badan, oleh):
        answer = program(oleh).post(f"/berbagi/adopsi/{berjalan.pk}/{jalan}", badan)
        assert answer.status_code == 409
        berjalan.refresh_from_db()
        assert berjalan.status == "berjalan"

    def test_stopping_says_why(self, berjalan, program):
        url = f"/berbagi/adopsi/{berjalan.pk}/tutup"
        assert penunjuk(program("kabag_ekbang").post(url, {"aksi": "hentikan"})) == {"/catatan"}
        assert penunjuk(program("kabag_ekbang").post(url, {"aksi": "tolak", "catatan": "x"})) == {"/aksi"}
        assert (
            program("kabag_ekbang").post(url, {"aksi": "hentikan", "catatan": "Batal"}).json()["status"] == "dihentikan"
        )

    @pytest.mark.parametrize("siapa", ["camat", "staf_pu", "kadis_sos"])
    def test_others_get_nothing_of_it(self, usulan, program, siapa):
        stranger = program(siapa)
        assert stranger.get("/berbagi/adopsi").json()["isi"] == []
        for jalan, badan in (("ajukan", {}), ("jawab", {"aksi": "terima"}), ("nota", NOTA), ("mulai", None)):
            assert stranger.post(f"/berbagi/adopsi/{usulan.pk}/{jalan}", badan).status_code == 404

    def test_the_same_request_twice_is_one_adoption(self, lain, program):
        dlh, sent = program("kadis_dlh"), {"tawaran": lain().pk, "keperluan": "Antrean"}
        first, again = (dlh.post("/berbagi/adopsi", sent, kunci="a-1") for _n in range(2))
        assert first.json() == again.json()
        assert Adopsi.objects.count() == 1


class TestOthers:
    @pytest.mark.parametrize(
        ("ganti", "letak"),
        [
            ({"judul": ""}, "/judul"), ({"tanggal": "2099-01-01"}, "/tanggal"), ({"tanggal": "5 Januari"}, "/tanggal"),
            ({"tawaran": 999_999}, "/tawaran"), ({"peserta": "x" * 501}, "/peserta"), ({"pelajaran": " "}, "/pelajaran"),
        ],
    )  # fmt: skip
    def test_a_visit(self, program, ganti, letak):
        assert penunjuk(program("camat").post("/berbagi/kunjungan", KUNJUNGAN | ganti)) == {letak}
        assert not Kunjungan.objects.exists()

    @pytest.mark.parametrize(
        ("ganti", "letak"),
        [({"uraian": " "}, "/uraian"), ({"unit": 999_999}, "/unit"), ({"tenggat": "2020-01-01"}, "/tenggat")],
    )
    def test_what_follows(self, kota, program, ganti, letak):
        camat = program("camat")
        pk = camat.post("/berbagi/kunjungan", KUNJUNGAN).json()["id"]
        sent = {"uraian": "Tiru", "unit": kota.unit["kec"].pk, "tenggat": "2099-01-01"} | ganti
        assert penunjuk(camat.post(f"/berbagi/kunjungan/{pk}/tindak", sent)) == {letak}

    @pytest.mark.parametrize(
        ("ganti", "letak"),
        [
            ({"nama": " "}, "/nama"), ({"alamat": "http://x.example"}, "/alamat"), ({"alamat": "https://10.0.0.1/x"}, "/alamat"),
            ({"alamat": "https://[fd00::1]/"}, "/alamat"), ({"alamat": "https://a:b@x.example"}, "/alamat"), ({"aktif": "kadang"}, "/aktif"),
        ],
    )  # fmt: skip
    def test_a_source(self, peran, program, ganti, letak):
        assert penunjuk(program("kabag_ekbang").post("/berbagi/sumber", {"nama": "Khayal"} | ganti)) == {letak}
        assert not Sumber.objects.exists()

    @pytest.mark.parametrize(
        ("badan", "letak"),
        [({"peran": "raja", "unit": []}, "/peran"), ({"peran": "pengelola"}, "/unit"), ({"peran": "pengelola", "unit": [999_999]}, "/unit")],
    )  # fmt: skip
    def test_parts(self, peran, program, badan, letak):
        assert penunjuk(program("admin").post("/berbagi/peran", badan)) == {letak}


class TestToTheEnd:
    """Lists by cursor: every row once, newest first, whatever the size of a page."""

    def habis(self, caller, jalur: str, batas: int, **saring) -> list[int]:
        found, answer = [], caller.get(jalur, saring | {"batas": batas}).json()
        for _page in range(20):
            found += [row["id"] for row in answer["isi"]]
            if answer["lanjut"] is None:
                return found
            answer = caller.get(answer["lanjut"].removeprefix("/api/v1")).json()
        raise AssertionError(found)

    @pytest.mark.parametrize("batas", [1, 2, 3, 100])
    def test_offers(self, lain, program, batas):
        made = [lain(alamat=f"https://kode.example/{n}").pk for n in range(5)]
        assert self.habis(program("camat"), "/berbagi/tawaran", batas) == made[::-1]

    @pytest.mark.parametrize("batas", [1, 2, 100])
    def test_adoptions(self, kota, lain, program, batas):
        offer = lain()
        made = [
            Adopsi.objects.create(tawaran=offer, arah="keluar", unit=kota.unit["dlh"], daerah="K", keperluan="x").pk
            for _n in range(3)
        ]
        assert self.habis(program("sekda"), "/berbagi/adopsi", batas) == made[::-1]
        assert self.habis(program("sekda"), "/berbagi/adopsi", batas, arah="masuk") == []

    @pytest.mark.parametrize("batas", [1, 100])
    def test_sources_and_visits(self, program, batas):
        camat = program("camat")
        made = [Sumber.objects.create(nama=f"S{n}").pk for n in range(3)]
        assert self.habis(camat, "/berbagi/sumber", batas) == made[::-1]
        visits = [camat.post("/berbagi/kunjungan", KUNJUNGAN).json()["id"] for _n in range(3)]
        assert self.habis(camat, "/berbagi/kunjungan", batas) == visits[::-1]

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_a_page_costs_the_same(self, lain, program, banyak, django_assert_num_queries):
        """The token with its office, offers, indicators."""
        for n in range(banyak):
            lain(alamat=f"https://kode.example/{n}")
        camat = program("camat")
        camat.get("/berbagi/tawaran")
        with django_assert_num_queries(3):
            assert len(camat.get("/berbagi/tawaran").json()["isi"]) == banyak


def test_an_answer_says_what_was_done(kota, usulan, program):
    """Each act answers with the adoption as it now is."""
    services.ajukan(kota.aktor("kabag_ekbang"), usulan)
    answer = program("kabag_kesra").post(f"/berbagi/adopsi/{usulan.pk}/jawab", {"aksi": AksiAdopsi.TERIMA})
    told = answer.json()
    assert (told["status"], told["daerah"], told["nota"], told["rencana"], told["hasil"]) == (
        "diterima", "Kabupaten Rekaan", None, [], [],
    )  # fmt: skip
