"""What an auditor reads of each act a year later: whose, in which office, on what, with which values and which not."""

import json
from datetime import date
from decimal import Decimal

import pytest

from poros.domain.reformasi import services
from poros.domain.reformasi.models import AksiRB
from poros.domain.reformasi.rules.alur import AksiMasalah, AksiTelaah
from poros.domain.reformasi.rules.kaskade import Simpul, Tingkat
from poros.domain.reformasi.rules.pantau import Lensa
from poros.domain.reformasi.rules.penyederhanaan import Hasil, Mutu, Syarat
from poros.domain.reformasi.tests.conftest import HARI
from poros.domain.reformasi.values import DataAturan, FaktaPos, Lampiran, LangkahMasalah
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Pemangku
from poros.kernel.organisasi.rules import Kapasitas

pytestmark = pytest.mark.django_db


def terakhir(aksi: str) -> Jejak:
    return Jejak.objects.filter(aksi=f"reformasi.{aksi}").latest("id")


class TestReview:
    def test_it_begins_on_the_row_that_was_made(self, kota, telaah, data_telaah):
        line = terakhir("telaah_susun")
        assert (line.objek, line.objek_id) == ("telaah", telaah.pk)
        assert (line.orang, line.unit) == ("Pejabat Kepala Bagian Umum", "Bagian Umum")
        assert line.data["data"]["judul"] == data_telaah.judul
        assert line.data["data"]["tanggal"] == HARI.isoformat()

    def test_the_structure_itself_is_not_copied_into_it(self, telaah):
        assert "pupr-jalan" not in json.dumps(terakhir("telaah_susun").data)

    def test_a_decision_with_reason_and_choice(self, pos, putus):
        row = putus("pupr-jalan", Hasil.DIPERTAHANKAN, "Beban kerja", berkas=Lampiran(b"a;b\n", "bukti.csv"))
        line = terakhir("pos_ubah")
        assert (line.objek, line.objek_id) == ("postelaah", row.pk)
        assert line.data == {"data": {"hasil": "dipertahankan", "alasan": "Beban kerja", "jf": ""}}

    def test_to_follow_the_rule_again_reads_as_no_result(self, putus):
        putus("pupr-jalan", Hasil.DIPERTAHANKAN)
        putus("pupr-jalan", None, "Salah baca")
        assert terakhir("pos_ubah").data["data"]["hasil"] is None

    def test_corrected_facts(self, kota, pos):
        data = FaktaPos(fungsi="teknis", ciri=("otorisasi",), pemangku=3)
        services.ubah_pos(kota.aktor("kabag_umum"), pos("pupr-jalan"), data=data)
        assert terakhir("pos_ubah").data == {"data": {"fungsi": "teknis", "ciri": ["otorisasi"], "pemangku": 3}}

    def test_a_step_with_its_paper_and_day(self, usulan, langkah):
        langkah(usulan, AksiTelaah.KIRIM, nomor="800/77/2026", tanggal=date(2026, 11, 20), catatan="Lengkap")
        kept = terakhir("telaah_alir").data["langkah"]
        assert kept == {
            "aksi": "kirim", "tanggal": "2026-11-20", "nomor": "800/77/2026", "catatan": "Lengkap", "tenggat": None,
        }  # fmt: skip

    def test_names_that_were_opened_are_a_line_without_names(self, kota, usulan):
        services.buka_terdampak(kota.aktor("kabag_kesra"), usulan)
        line = terakhir("terdampak_lihat")
        assert (line.objek, line.objek_id, line.data) == ("telaah", usulan.pk, {})
        assert line.orang == "Pejabat Kepala Bagian Kesra"

    def test_a_team_by_number_and_name_but_not_its_task(self, kota, telaah):
        lead = kota.aktor("kabag_umum")
        services.susun_tim(lead, telaah)
        team = telaah.tim.first()
        services.ubah_tim(lead, telaah, tim=team.pk, nama="Tim Jalan", tugas="Tugas panjang sekali")
        assert terakhir("telaah_ubah").data == {"tim": team.pk, "nama": "Tim Jalan"}
        services.hapus_tim(lead, telaah, tim=team.pk)
        assert terakhir("telaah_ubah").data == {"tim": team.pk}

    def test_who_only_fills_the_office_is_shown_to_do_so_by_which_warrant(self, kota, telaah):
        holding = Pemangku.objects.filter(jabatan=kota.jabatan["kabag_umum"])
        holding.update(kapasitas=Kapasitas.PLT, sampai=date(2099, 1, 1), dasar="SPT 5/2026")
        services.hitung_ulang(kota.aktor("kabag_umum"), telaah)
        line = terakhir("telaah_ubah")
        assert (line.kapasitas, line.dasar) == ("plt", "SPT 5/2026")
        assert line.jabatan.startswith("Plt.")


class TestRoadmap:
    def test_a_target_with_its_four_figures(self, target):
        kept = terakhir("aksi_ubah").data["data"]
        assert (kept["tahun"], kept["triwulan"], kept["anggaran"]) == (2026, ["10", "25", "50", "80"], "150000000")

    def test_a_year_by_number_and_deadline(self, berjalan, besok):
        line = terakhir("roadmap_ubah")
        assert line.data == {"tahun": 2026, "tenggat": besok.isoformat()}
        assert (line.objek, line.objek_id) == ("roadmaprb", berjalan.aksi.roadmap_id)

    def test_a_report_by_its_figure_the_words_stay_with_the_report(self, kota, berjalan):
        services.lapor(kota.aktor("kadis_pu"), berjalan, triwulan=2, realisasi=Decimal("12.50"), uraian="Kata unit")
        line = terakhir("target_lapor")
        assert line.data == {"triwulan": 2, "realisasi": "12.50"}
        assert line.unit == "Dinas Pekerjaan Umum"
        assert berjalan.laporan.get().uraian == "Kata unit"

    def test_a_look_by_what_was_met(self, kota, berjalan):
        services.pantau(kota.aktor("kabag_umum"), berjalan, triwulan=0, sesuai=[Lensa.WAKTU], catatan="Terlambat")
        assert terakhir("target_pantau").data == {"triwulan": 0, "sesuai": ["waktu"]}

    def test_an_action_taken_off_is_still_named_by_its_number(self, kota, roadmap, target):
        services.hapus_aksi(kota.aktor("kabag_umum"), roadmap, aksi=target.aksi_id)
        assert terakhir("roadmap_ubah").data == {"aksi": target.aksi_id}
        assert not AksiRB.objects.exists()


class TestSakip:
    def test_a_problem_with_its_units(self, kota, masalah):
        kept = terakhir("kelola").data["data"]
        assert (kept["unit_id"], kept["pendukung"]) == (kota.unit["pu"].pk, [kota.unit["dlh"].pk])
        assert terakhir("kelola").objek_id == masalah.pk

    def test_every_step_of_its_road_in_order(self, kota, masalah, melangkah, besok):
        melangkah(masalah, AksiMasalah.TUGASKAN, tenggat=besok)
        done = LangkahMasalah(aksi=AksiMasalah.SELESAIKAN, catatan="Beres")
        services.selesaikan_masalah(kota.aktor("kadis_pu"), masalah, langkah=done)
        melangkah(masalah, AksiMasalah.KEMBALIKAN, catatan="Belum ada bukti")
        services.selesaikan_masalah(kota.aktor("kadis_pu"), masalah, langkah=done)
        melangkah(masalah, AksiMasalah.VERIFIKASI)
        told = Jejak.objects.filter(objek="masalahsakip", objek_id=masalah.pk).order_by("id")
        assert [(j.unit, j.data["langkah"]["aksi"]) for j in told if "langkah" in j.data] == [
            ("Bagian Umum", "tugaskan"),
            ("Dinas Pekerjaan Umum", "selesaikan"),
            ("Bagian Umum", "kembalikan"),
            ("Dinas Pekerjaan Umum", "selesaikan"),
            ("Bagian Umum", "verifikasi"),
        ]

    def test_a_tree_by_its_year_and_not_by_its_lines(self, kota):
        line = Simpul(kode="S-RAHASIA", tingkat=Tingkat.SASARAN, nama="N", unit="pu")
        services.muat_kinerja(kota.aktor("kabag_umum"), kota.unit["umum"], tahun=2026, simpul=[line])
        assert terakhir("kelola").data == {"tahun": 2026}

    def test_a_rule_with_its_source_and_conditions(self, kota):
        data = DataAturan(
            kode="uji", urutan=5, teks="Bunyi", sumber="SE 1/2027", mutu=Mutu.P, dari=date(2027, 1, 1), sampai=None,
            syarat=Syarat(jenis=frozenset({"dinas"})), hasil=Hasil.DIPERTAHANKAN,
        )  # fmt: skip
        made = services.catat_aturan(kota.aktor("kabag_umum"), kota.unit["umum"], data=data)
        line = terakhir("kelola")
        assert (line.objek, line.objek_id) == ("aturansederhana", made.pk)
        kept = line.data["data"]
        assert (kept["sumber"], kept["mutu"], kept["syarat"]["jenis"]) == ("SE 1/2027", "P", ["dinas"])
