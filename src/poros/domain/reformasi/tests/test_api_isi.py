"""What programs read: figures equal to those of the screens, filters that narrow, keys that make an act happen once."""

from decimal import Decimal

import pytest

from poros.domain.reformasi import services
from poros.domain.reformasi.models import LaporanRB, PantauRB, PutusanPos, TanggapanPos
from poros.domain.reformasi.queries import telaah as baca
from poros.domain.reformasi.rules.alur import AksiMasalah
from poros.domain.reformasi.rules.kaskade import Simpul, Tingkat
from poros.domain.reformasi.rules.pantau import Lensa
from poros.domain.reformasi.rules.penyederhanaan import Hasil

pytestmark = pytest.mark.django_db
R = "/reformasi"


@pytest.fixture
def lead(program):
    return program("kabag_umum")


def isi(answer) -> list[dict]:
    assert answer.status_code == 200, answer.content
    return answer.json()["isi"]


class TestReview:
    def test_its_recap_adds_up_to_its_posts(self, lead, usulan):
        found = lead.get(f"{R}/telaah/{usulan.pk}").json()
        assert sum(r["pos"] for r in found["rekap"]) == usulan.pos.count()
        gone = usulan.pos.filter(akhir=Hasil.DISEDERHANAKAN)
        assert sum(r["sederhana"] for r in found["rekap"]) == gone.count()
        assert sum(r["pemangku"] for r in found["rekap"]) == sum(gone.values_list("pemangku", flat=True))
        assert (found["daerah"], found["status"], found["tim"]) == ("kota", "usulan", [])

    def test_the_simulation_is_that_of_the_screen(self, kota, lead, usulan):
        s = baca.simulasi(baca.urut(baca.pos_terlihat(kota.aktor("kabag_umum"), usulan)))
        found = lead.get(f"{R}/telaah/{usulan.pk}/simulasi").json()
        assert found["sebelum"] == dict(s.sebelum)
        assert (found["terdampak"], found["belum"], found["persen"]) == (s.terdampak, s.belum, s.persen)
        assert {t["kode"]: t["sesudah"] for t in found["tingkat"]} == {t.kode: t.sesudah for t in s.tingkat}
        assert {r["kode"]: r["fungsional"] for r in found["rentang"]} == {r.kode: r.fungsional for r in s.rentang}

    @pytest.mark.parametrize(
        ("kueri", "saring"),
        [
            ({"pangkal": "pupr"}, {"pangkal": "pupr"}),
            ({"hasil": "disederhanakan"}, {"akhir": "disederhanakan"}),
            ({"hasil": "disederhanakan", "pangkal": "pupr"}, {"akhir": "disederhanakan", "pangkal": "pupr"}),
            ({"cari": "pupr-jalan"}, {"kode": "pupr-jalan"}),
            ({"cari": "Pengendalian Banjir"}, {"jabatan__contains": "Pengendalian Banjir"}),
            ({"hasil": "entah"}, {}),
        ],
    )
    def test_posts_are_narrowed(self, lead, usulan, kueri, saring):
        found = isi(lead.get(f"{R}/telaah/{usulan.pk}/jabatan", {**kueri, "batas": 100}))
        assert {p["kode"] for p in found} == set(usulan.pos.filter(**saring).values_list("kode", flat=True))

    def test_a_post_cites_its_ground_or_what_is_missing(self, lead, telaah, pos):
        kept = lead.get(f"{R}/jabatan/{pos('rsud-seksi').pk}").json()
        assert (kept["usul"], kept["aturan"], kept["belum"]) == ("dipertahankan", "otda-rsud", "")
        assert kept["dasar"].startswith("Pengawas di rumah sakit")
        assert "Mendagri" in kept["sumber"]
        lacking = lead.get(f"{R}/jabatan/{pos('adbang-evaluasi').pk}").json()
        assert (lacking["usul"], lacking["aturan"], lacking["dasar"]) == ("perlu_keputusan", "", "")
        assert lacking["belum"] == "otda-tu-setda"

    def test_a_decision_is_made_once_under_its_key(self, lead, telaah, pos):
        post, body = pos("pupr-jalan"), {"hasil": "dipertahankan", "alasan": "Beban kerja"}
        first = lead.post(f"{R}/jabatan/{post.pk}/putusan", body, kunci="putusan-1")
        again = lead.post(f"{R}/jabatan/{post.pk}/putusan", body, kunci="putusan-1")
        assert (first.status_code, first.json()) == (again.status_code, again.json())
        assert PutusanPos.objects.filter(pos=post).count() == 1
        other = lead.post(f"{R}/jabatan/{post.pk}/putusan", body | {"alasan": "Lain"}, kunci="putusan-1")
        assert other.status_code == 409
        assert PutusanPos.objects.get(pos=post).alasan == "Beban kerja"

    def test_a_comment_reads_with_who_and_on_which_post(self, program, lead, usulan, pos):
        post = pos("pupr-jalan")
        body = {"isi": "Kami keberatan."}
        for _twice in range(2):
            assert program("kadis_pu").post(f"{R}/jabatan/{post.pk}/tanggapan", body, kunci="t-1").status_code == 200
        (told,) = isi(lead.get(f"{R}/telaah/{usulan.pk}/tanggapan"))
        assert (told["pos"], told["isi"]) == (post.pk, "Kami keberatan.")
        assert told["oleh"] == "Pejabat Kepala Dinas PU, Kepala Dinas PU"
        assert TanggapanPos.objects.count() == 1

    def test_teams_are_named_and_taken_off(self, lead, usulan):
        made = lead.post(f"{R}/telaah/{usulan.pk}/tim/usulkan").json()["banyak"]
        assert made == usulan.pos.filter(akhir=Hasil.DISEDERHANAKAN).count()
        assert lead.post(f"{R}/telaah/{usulan.pk}/tim/usulkan").json() == {"banyak": 0}
        team = lead.get(f"{R}/telaah/{usulan.pk}").json()["tim"][0]
        renamed = lead.post(f"{R}/telaah/{usulan.pk}/tim/{team['id']}", {"nama": "Tim A", "tugas": "T"})
        assert renamed.json() == {"id": team["id"]}
        assert lead.post(f"{R}/telaah/{usulan.pk}/tim/{team['id']}/hapus").json() == {"id": usulan.pk}
        left = lead.get(f"{R}/telaah/{usulan.pk}").json()["tim"]
        assert len(left) == made - 1
        assert team["id"] not in {t["id"] for t in left}


class TestRoadmap:
    @pytest.fixture
    def terpantau(self, kota, berjalan):
        unit, lead = kota.aktor("kadis_pu"), kota.aktor("kabag_umum")
        services.lapor(unit, berjalan, triwulan=1, realisasi=Decimal("8.5"), uraian="Mulai")
        services.lapor(unit, berjalan, triwulan=1, realisasi=Decimal(10), uraian="Koreksi")
        services.pantau(lead, berjalan, triwulan=1, sesuai=[Lensa.WAKTU, Lensa.OUTPUT, Lensa.KUALITAS], catatan="K")
        return berjalan

    def test_a_year_with_quarters_looks_and_share(self, lead, terpantau):
        line = lead.get(f"{R}/target/{terpantau.pk}").json()
        first, *rest = line["triwulan"]
        assert (float(first["realisasi"]), float(first["persen"]), first["kurang"]) == (10, 100, False)
        assert [(q["realisasi"], q["persen"], q["kurang"]) for q in rest] == [(None, None, False)] * 3
        assert [float(q["target"]) for q in line["triwulan"]] == [10, 25, 50, 80]
        assert [(p["triwulan"], sorted(p["sesuai"])) for p in line["pantau"]] == [(1, ["kualitas", "output", "waktu"])]
        assert float(line["hasil"]) == 75
        assert line["penugasan"] == terpantau.penugasan_id

    def test_a_report_under_one_key_is_one_row(self, program, berjalan):
        unit, body = program("kadis_pu"), {"triwulan": 1, "realisasi": 3, "uraian": "U"}
        for _twice in range(2):
            assert unit.post(f"{R}/target/{berjalan.pk}/lapor", body, kunci="lapor-1").status_code == 200
        assert LaporanRB.objects.count() == 1
        assert unit.post(f"{R}/target/{berjalan.pk}/lapor", body, kunci="lapor-2").status_code == 200
        assert LaporanRB.objects.count() == 2

    @pytest.mark.parametrize(("triwulan", "kode"), [(0, 200), (1, 422), (5, 422), (-1, 422)])
    def test_a_look_waits_for_the_report_but_ex_ante(self, lead, berjalan, triwulan, kode):
        body = {"triwulan": triwulan, "sesuai": [x.value for x in Lensa]}
        assert lead.post(f"{R}/target/{berjalan.pk}/pantau", body).status_code == kode
        assert PantauRB.objects.count() == (kode == 200)


class TestSakip:
    def test_the_register_is_narrowed(self, kota, lead, masalah, data_masalah, melangkah, besok):  # noqa: PLR0917 -- fixtures
        other = services.catat_masalah(
            kota.aktor("kabag_umum"), kota.unit["umum"],
            data=data_masalah(judul="Data stunting", unit_id=kota.unit["sos"].pk, pendukung=()),
        )  # fmt: skip
        melangkah(other, AksiMasalah.GUGURKAN, catatan="Ganda")
        pu = kota.unit["pu"].pk
        for kueri, wanted in (
            ({}, {masalah.pk}),
            ({"status": "semua"}, {masalah.pk, other.pk}),
            ({"status": "gugur"}, {other.pk}),
            ({"status": "semua", "unit": pu}, {masalah.pk}),
            ({"status": "semua", "cari": "stunting"}, {other.pk}),
            ({"status": "semua", "jenis": "lain"}, set()),
        ):
            assert {m["id"] for m in isi(lead.get(f"{R}/masalah", kueri))} == wanted, kueri

    def test_the_tree_tells_each_line_its_own_findings(self, kota, lead):
        """One program of two units under one code: the gap of one is not told of the other."""
        line = {"tingkat": Tingkat.PROGRAM, "nama": "Program", "induk": "S1", "satuan": "ha", "anggaran": Decimal(1)}
        rows = [
            Simpul(kode="S1", tingkat=Tingkat.SASARAN, nama="S", unit="pu", indikator="Luas", satuan="ha", target=Decimal(1)),
            Simpul(kode="P1", unit="pu", indikator="Panjang drainase", target=Decimal(5), **line),
            Simpul(kode="P1", unit="dlh", indikator="Berat sampah", target=None, **line),
            Simpul(kode="K1", tingkat=Tingkat.KEGIATAN, nama="K", unit="pu", induk="P1"),
        ]  # fmt: skip
        services.muat_kinerja(kota.aktor("kabag_umum"), kota.unit["umum"], tahun=2026, simpul=rows)
        told = {
            (b["kode"], b["unit"]): [t["temuan"] for t in b["temuan"]]
            for b in lead.get(f"{R}/kinerja/2026").json()["baris"]
        }
        assert told == {
            ("S1", "Dinas PU"): [],
            ("P1", "Dinas PU"): [],
            ("P1", "DLH"): ["tanpa_target"],
            ("K1", "Dinas PU"): ["tanpa_indikator"],
        }

    def test_a_problem_carries_its_units_and_its_order(self, lead, masalah, melangkah, besok):
        before = lead.get(f"{R}/masalah/{masalah.pk}").json()
        assert (before["status"], before["penugasan"], before["unit"]["nama"]) == (
            "dicatat",
            None,
            "Dinas Pekerjaan Umum",
        )
        melangkah(masalah, AksiMasalah.TUGASKAN, tenggat=besok)
        after = lead.get(f"{R}/masalah/{masalah.pk}").json()
        assert (after["status"], bool(after["penugasan"])) == ("ditangani", True)
        assert after["strategi"]["nama"] == before["strategi"]["nama"]


class TestCatalogues:
    def test_a_rule_reads_back_as_it_was_written(self, lead):
        body = {
            "kode": "uji", "urutan": 5, "teks": "Bunyi", "sumber": "SE 1/2027", "mutu": "P", "dari": "2027-01-01",
            "sampai": "2027-12-31", "jenjang": "ahli_muda", "syarat": {"kelas": ["pengawas"], "jenis": ["seksi", "bidang"]},
        }  # fmt: skip
        made = lead.post(f"{R}/aturan", body).json()["id"]
        read = lead.get(f"{R}/aturan/{made}").json()
        assert {k: read[k] for k in ("kode", "dari", "sampai", "jenjang", "hasil")} == {
            "kode": "uji", "dari": "2027-01-01", "sampai": "2027-12-31", "jenjang": "ahli_muda", "hasil": "",
        }  # fmt: skip
        assert {k: sorted(v) for k, v in read["syarat"].items() if v} == {
            "kelas": ["pengawas"],
            "jenis": ["bidang", "seksi"],
        }

    def test_a_functional_post_written_with_odd_spaces_is_one(self, lead):
        for name in ("Analis  Data ", " Analis Data"):
            assert lead.post(f"{R}/jabatan-fungsional", {"nama": name}).status_code == 200
        names = lead.get(f"{R}/jabatan-fungsional").json()["isi"]
        assert names.count("Analis Data") == 1
        assert lead.post(f"{R}/jabatan-fungsional/hapus", {"nama": "Analis Data"}).json() == {"banyak": 1}
        assert "Analis Data" not in lead.get(f"{R}/jabatan-fungsional").json()["isi"]
