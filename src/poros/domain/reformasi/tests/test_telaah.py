"""A review: proposals from both sources, decisions beside them, its road with papers and orders, names with a trace."""

from dataclasses import replace
from datetime import date

import pytest

from poros.domain.reformasi import services
from poros.domain.reformasi.ekspor import baca_struktur
from poros.domain.reformasi.models import (
    AturanSederhana,
    JabatanFungsional,
    PosTelaah,
    PutusanPos,
    RiwayatTelaah,
    Telaah,
    TimKerja,
    TugasTelaah,
)
from poros.domain.reformasi.queries import telaah as baca
from poros.domain.reformasi.rules.alur import AksiTelaah, StatusTelaah
from poros.domain.reformasi.rules.penyederhanaan import Ciri, Fungsi, Hasil, Mutu, Syarat
from poros.domain.reformasi.tests.conftest import KECIL
from poros.domain.reformasi.tests.test_rules_penyederhanaan import harapan
from poros.domain.reformasi.values import DataAturan, FaktaPos, Lampiran, LangkahTelaah
from poros.kernel.berkas.models import Tautan
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Jabatan, Pemangku
from poros.kernel.organisasi.rules import Fungsi as FungsiJabatan
from poros.kernel.organisasi.rules import Kapasitas
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db
HARI = date(2026, 11, 23)


class TestFromFile:
    def test_all_as_worked_by_hand(self, telaah):
        rows = {p.kode: p for p in telaah.pos.all()}
        wanted = {r["kode"]: (r["hasil"], r["aturan"], r["jenjang"]) for r in harapan() if r["kode"] in rows}
        assert len(wanted) == 45
        assert {k: (p.usul, p.aturan, p.jenjang) for k, p in rows.items()} == wanted
        assert all(p.akhir == p.usul and not p.diputus for p in rows.values())

    def test_posts_belong_to_the_units_that_have_their_codes(self, kota, pos):
        assert pos("pupr").unit_id == kota.unit["pu"].pk
        assert pos("pupr-irigasi").unit_id == kota.unit["pu_sda"].pk
        assert pos("pupr").jabatan_asal_id == kota.jabatan["kadis_pu"].pk
        assert pos("pupr-keu").unit_id == kota.unit["pu"].pk
        assert pos("pupr-keu").jabatan_asal_id is None
        assert pos("diskop").unit_id is None

    def test_the_list_begins_at_the_top_of_the_structure(self, kota, telaah):
        rows = baca.pos_terlihat(kota.aktor("kabag_umum"), telaah).order_by("-pk")
        assert [p.kode for p in rows[:3]] == ["setda", "as2", "pbj"]

    def test_the_rules_of_the_day_are_used(self, kota, data_telaah):
        early = replace(data_telaah, tanggal=date(2021, 4, 21))
        posts = baca_struktur(KECIL.read_bytes())
        made = services.susun_telaah(kota.aktor("kabag_umum"), kota.unit["umum"], data=early, struktur=posts)
        assert made.pos.get(kode="rsud-seksi").usul == Hasil.DISEDERHANAKAN

    @pytest.mark.parametrize(
        ("lain", "bidang"),
        [({"judul": " "}, "judul"), ({"daerah": "desa"}, "daerah"), ({"kepegawaian_id": 999999}, "kepegawaian")],
    )
    def test_what_is_missing_is_said_beside_its_field(self, kota, data_telaah, lain, bidang):
        with pytest.raises(Ditolak) as refused:
            services.susun_telaah(kota.aktor("kabag_umum"), kota.unit["umum"], data=replace(data_telaah, **lain))
        assert refused.value.bidang == bidang
        assert not Telaah.objects.exists()


class TestFromOrganisation:
    @pytest.fixture
    def kini(self, kota, data_telaah):
        Jabatan.objects.create(
            unit=kota.unit["pu"], nama="Sekretaris Dinas PU", eselon="III.a", fungsi=FungsiJabatan.PIMPINAN
        )
        Jabatan.objects.create(unit=kota.unit["pu_sda"], nama="Kepala Bidang SDA", eselon="III.b", kepala=True)
        Jabatan.objects.create(unit=kota.unit["pu_sda"], nama="Kepala Seksi Irigasi", eselon="IV.a")
        Jabatan.objects.create(unit=kota.unit["umum"], nama="Kepala Subbagian Tata Usaha", eselon="IV.a")
        actor = kota.aktor("kabag_umum")
        made = services.susun_telaah(actor, kota.unit["umum"], data=data_telaah)
        return {p.jabatan: p for p in made.pos.all()}

    def test_heads_and_structural_posts_with_those_above_them(self, kini):
        assert kini["Sekretaris Daerah"].induk == "kdh"
        assert kini["Wali Kota"].induk == ""
        assert (kini["Sekretaris Dinas PU"].jenis, kini["Sekretaris Dinas PU"].induk) == ("sekretariat", "pu")
        assert (kini["Kepala Seksi Irigasi"].induk, kini["Kepala Seksi Irigasi"].pangkal) == ("pu_sda", "pu")
        assert "Pengelola Sistem" not in kini
        assert "Pengelola Surat Bagian Umum" not in kini

    def test_what_the_name_tells_is_filled_in_and_the_rest_left_open(self, kini):
        assert (kini["Kepala Subbagian Tata Usaha"].fungsi, kini["Kepala Subbagian Tata Usaha"].aturan) == (
            "tata_usaha",
            "otda-tu-setda",
        )
        seksi = kini["Kepala Seksi Irigasi"]
        assert (seksi.fungsi, seksi.usul, seksi.belum) == ("", Hasil.PERLU_KEPUTUSAN, "otda-pengadaan")

    def test_holders_are_counted(self, kini):
        assert kini["Kepala Dinas PU"].pemangku == 1
        assert kini["Kepala Seksi Irigasi"].pemangku == 0

    def test_no_name_of_a_person_is_copied(self, kini):
        assert not any("Pejabat" in f"{p.jabatan} {p.unit_nama}" for p in kini.values())


class TestDecision:
    def test_it_stands_beside_the_proposal_with_reason_and_evidence(self, pos, putus):
        putus("pupr-jalan", Hasil.DIPERTAHANKAN, "Regu lapangan", berkas=Lampiran(b"a;b\n1;2\n", "abk.csv"))
        row = pos("pupr-jalan")
        assert (row.usul, row.akhir, row.diputus) == ("disederhanakan", "dipertahankan", True)
        kept = PutusanPos.objects.get()
        assert (kept.usul, kept.hasil, kept.alasan) == ("disederhanakan", "dipertahankan", "Regu lapangan")
        assert Tautan.objects.get(objek="putusanpos", objek_id=kept.pk).nama == "abk.csv"
        assert Jejak.objects.filter(aksi="reformasi.pos_ubah").exists()

    def test_without_a_reason_it_is_refused(self, pos, putus):
        with pytest.raises(Ditolak) as refused:
            putus("pupr-jalan", Hasil.DIPERTAHANKAN, " ")
        assert refused.value.bidang == "alasan"
        assert pos("pupr-jalan").akhir == Hasil.DISEDERHANAKAN

    def test_to_let_the_rule_hold_again_is_a_decision_too(self, pos, putus):
        putus("pupr-jalan", Hasil.DIPERTAHANKAN)
        putus("pupr-jalan", None, "Alasan lama gugur")
        row = pos("pupr-jalan")
        assert (row.akhir, row.diputus) == ("disederhanakan", False)
        assert [p.hasil for p in row.putusan.all()] == ["dipertahankan", ""]

    def test_undecided_is_no_decision(self, putus):
        with pytest.raises(Ditolak):
            putus("pupr-jalan", Hasil.PERLU_KEPUTUSAN)

    def test_the_functional_post_is_chosen_the_level_is_not(self, pos, putus):
        JabatanFungsional.objects.get(nama="Teknik Jalan dan Jembatan")
        putus("pupr-jalan", None, jf="Teknik Jalan dan Jembatan")
        row = pos("pupr-jalan")
        assert (row.jf, row.jenjang, row.aturan_jenjang) == (
            "Teknik Jalan dan Jembatan",
            "ahli_muda",
            "setara-pengawas",
        )
        with pytest.raises(Ditolak) as refused:
            putus("pupr-jalan", None, jf="Bukan jabatan")
        assert refused.value.bidang == "jf"

    def test_what_stays_has_no_functional_post(self, pos, putus):
        putus("pupr-jalan", Hasil.DIPERTAHANKAN, jf="Arsiparis")
        assert pos("pupr-jalan").jf == ""

    def test_only_while_it_is_drawn_up(self, usulan, putus):
        with pytest.raises(Ditolak, match="sudah menjadi usulan"):
            putus("pupr-jalan", Hasil.DIPERTAHANKAN)

    @pytest.mark.parametrize("siapa", ["kadis_pu", "inspektur", "sekda", "admin", "staf_pu"])
    def test_others_decide_nothing(self, kota, pos, siapa):
        with pytest.raises(TidakBerwenang):
            services.ubah_pos(kota.aktor(siapa), pos("pupr-jalan"), data=FaktaPos(fungsi="", ciri=(), pemangku=1))


class TestFacts:
    def test_the_proposal_follows(self, kota, pos):
        data = FaktaPos(fungsi=Fungsi.TEKNIS, ciri=(Ciri.OTORISASI,), pemangku=2)
        services.ubah_pos(kota.aktor("kabag_umum"), pos("pupr-jalan"), data=data)
        row = pos("pupr-jalan")
        assert (row.akhir, row.aturan, row.ciri, row.pemangku) == (
            "dipertahankan",
            "se393-kewenangan",
            ["otorisasi"],
            2,
        )

    @pytest.mark.parametrize(("lain", "bidang"), [({"fungsi": "x"}, "fungsi"), ({"ciri": ("x",)}, "ciri")])
    def test_only_facts_that_there_are(self, kota, pos, lain, bidang):
        data = FaktaPos(**({"fungsi": "", "ciri": (), "pemangku": 1} | lain))
        with pytest.raises(Ditolak) as refused:
            services.ubah_pos(kota.aktor("kabag_umum"), pos("pupr-jalan"), data=data)
        assert refused.value.bidang == bidang


class TestRules:
    def aturan(self, **lain) -> DataAturan:
        data = {
            "kode": "kota-seksi", "urutan": 5, "teks": "Semua seksi tetap.", "sumber": "Perwali 1", "mutu": Mutu.G,
            "dari": date(2026, 1, 1), "sampai": None, "syarat": Syarat(jenis=frozenset({"seksi"})), "hasil": Hasil.DIPERTAHANKAN,
        }  # fmt: skip
        return DataAturan(**(data | lain))

    def test_a_new_rule_changes_proposals_only_when_they_are_computed_again(self, kota, telaah, pos, putus):
        lead = kota.aktor("kabag_umum")
        putus("pupr-irigasi", Hasil.DIPERTAHANKAN)
        services.catat_aturan(lead, kota.unit["umum"], data=self.aturan())
        assert pos("pupr-jalan").aturan == "sederhana-pengawas"
        n = services.hitung_ulang(lead, telaah)
        assert n == PosTelaah.objects.filter(aturan="kota-seksi").count() == 9
        assert pos("pupr-jalan").akhir == Hasil.DIPERTAHANKAN
        assert pos("pupr-irigasi").diputus

    def test_what_a_person_decided_stays_even_where_the_rule_now_agrees_or_not(self, kota, telaah, pos, putus):
        putus("pupr-jalan", Hasil.DISEDERHANAKAN)
        services.catat_aturan(kota.aktor("kabag_umum"), kota.unit["umum"], data=self.aturan())
        services.hitung_ulang(kota.aktor("kabag_umum"), telaah)
        assert (pos("pupr-jalan").usul, pos("pupr-jalan").akhir) == ("dipertahankan", "disederhanakan")

    def test_one_of_the_same_code_and_day_is_replaced(self, kota):
        for text in ("Satu.", "Dua."):
            services.catat_aturan(kota.aktor("kabag_umum"), kota.unit["umum"], data=self.aturan(teks=text))
        assert AturanSederhana.objects.get(kode="kota-seksi").teks == "Dua."

    @pytest.mark.parametrize(
        ("lain", "bidang"),
        [({"hasil": None}, "hasil"), ({"sampai": date(2025, 1, 1)}, "sampai"), ({"sumber": " "}, "teks")],
    )
    def test_half_a_rule_is_refused(self, kota, lain, bidang):
        with pytest.raises(Ditolak) as refused:
            services.catat_aturan(kota.aktor("kabag_umum"), kota.unit["umum"], data=self.aturan(**lain))
        assert refused.value.bidang == bidang

    @pytest.mark.parametrize("siapa", ["kadis_pu", "inspektur", "admin", "sekda"])
    def test_only_who_keeps_them_writes_them(self, kota, siapa):
        actor = kota.aktor(siapa)
        with pytest.raises(TidakBerwenang):
            services.catat_aturan(actor, kota.unit["umum"], data=self.aturan())


class TestRoad:
    def test_what_is_undecided_cannot_be_proposed(self, telaah, langkah):
        with pytest.raises(Ditolak, match="2 jabatan"):
            langkah(telaah, AksiTelaah.AJUKAN)
        telaah.refresh_from_db()
        assert telaah.status == StatusTelaah.DISUSUN

    def test_from_proposal_to_end_every_step_with_date_and_paper(self, kota, usulan, langkah, besok):
        langkah(usulan, AksiTelaah.KIRIM, berkas=Lampiran(b"a;b\n", "surat.csv"))
        langkah(usulan, AksiTelaah.SETUJUI, nomor="B/77/2027")
        langkah(usulan, AksiTelaah.TETAPKAN, nomor="Perwali 3/2027", tenggat=besok)
        langkah(usulan, AksiTelaah.LANTIK, nomor="BA 1/2027")
        langkah(usulan, AksiTelaah.SELESAIKAN, nomor="")
        steps = [(r.aksi, r.nomor) for r in RiwayatTelaah.objects.filter(telaah=usulan)]
        assert [a for a, _n in steps] == ["ajukan", "kirim", "setujui", "tetapkan", "lantik", "selesaikan"]
        assert ("setujui", "B/77/2027") in steps
        assert Tautan.objects.get(objek="langkahtelaah").nama == "surat.csv"
        usulan.refresh_from_db()
        assert usulan.status == StatusTelaah.SELESAI

    def test_the_regulation_becomes_work_of_each_unit_that_gives_up_posts(self, kota, usulan, langkah, besok):
        """Of those with a unit in the organisation: Setda five posts, Dinas PUPR two."""
        langkah(usulan, AksiTelaah.KIRIM)
        langkah(usulan, AksiTelaah.SETUJUI)
        langkah(usulan, AksiTelaah.TETAPKAN, nomor="Perwali 3/2027", tenggat=besok)
        tasks = Penugasan.objects.filter(arahan__sumber="telaah", arahan__sumber_id=usulan.pk).select_related("arahan")
        found = {t.unit_id: t.arahan.isi for t in tasks}
        assert set(found) == {kota.unit["setda"].pk, kota.unit["pu"].pk}
        assert "Kepala Seksi Irigasi dan Rawa" in found[kota.unit["pu"].pk]
        assert "5 jabatan" in found[kota.unit["setda"].pk]
        assert TugasTelaah.objects.count() == 2

    def test_without_a_deadline_no_work(self, usulan, langkah):
        langkah(usulan, AksiTelaah.KIRIM)
        langkah(usulan, AksiTelaah.SETUJUI)
        with pytest.raises(Ditolak) as refused:
            langkah(usulan, AksiTelaah.TETAPKAN)
        assert refused.value.bidang == "tenggat"
        assert not Penugasan.objects.exists()

    def test_what_happens_on_paper_needs_its_number(self, usulan, langkah):
        with pytest.raises(Ditolak) as refused:
            langkah(usulan, AksiTelaah.KIRIM, nomor="")
        assert refused.value.bidang == "nomor"

    def test_back_with_a_reason_and_then_it_can_be_changed_again(self, usulan, langkah, putus, pos):
        with pytest.raises(Ditolak):
            langkah(usulan, AksiTelaah.PERBAIKI)
        langkah(usulan, AksiTelaah.PERBAIKI, catatan="Kementerian minta tinjau seksi jalan")
        putus("pupr-jalan", Hasil.DIPERTAHANKAN)
        assert pos("pupr-jalan").akhir == Hasil.DIPERTAHANKAN

    def test_no_step_twice(self, usulan, langkah):
        with pytest.raises(TransitionError):
            langkah(usulan, AksiTelaah.AJUKAN)

    def test_a_mandate_takes_no_step(self, kota, usulan, langkah):
        """UU 30/2014 Art. 14(7): what becomes of posts is a strategic decision."""
        Pemangku.objects.filter(jabatan=kota.jabatan["kabag_umum"]).update(
            kapasitas=Kapasitas.PLT, sampai=date(2099, 1, 1)
        )
        actor = kota.aktor("kabag_umum")
        with pytest.raises(TidakBerwenang):
            services.alirkan(actor, usulan, langkah=LangkahTelaah(aksi=AksiTelaah.KIRIM, tanggal=HARI, nomor="1"))


class TestWhoSees:
    @pytest.mark.parametrize("siapa", ["kabag_umum", "tu", "sekda", "walikota", "inspektur", "kabag_kesra"])
    def test_from_the_first_day(self, kota, telaah, siapa):
        actor = kota.aktor(siapa)
        assert baca.telaah_terlihat(actor).exists()
        assert baca.pos_terlihat(actor, telaah).count() == 45

    @pytest.mark.parametrize("siapa", ["kadis_pu", "camat", "kadis_sos", "staf_pu", "admin"])
    def test_a_draft_is_nobody_elses_business(self, kota, telaah, siapa):
        actor = kota.aktor(siapa)
        assert not baca.telaah_terlihat(actor).exists()
        assert not baca.pos_terlihat(actor, telaah).exists()

    def test_once_proposed_a_unit_sees_its_own_posts(self, kota, usulan):
        actor = kota.aktor("kadis_pu")
        assert baca.telaah_terlihat(actor).get() == usulan
        codes = set(baca.pos_terlihat(actor, usulan).values_list("kode", flat=True))
        assert "pupr-irigasi" in codes
        assert all(code.startswith("pupr") for code in codes)
        assert not baca.telaah_terlihat(kota.aktor("camat")).exists()


class TestNames:
    def test_only_the_personnel_office_opens_them_and_it_leaves_a_line(self, kota, usulan, pos):
        row = pos("pupr-jalan")
        row.jabatan_asal = kota.jabatan["kadis_pu"]
        row.save()
        opened = services.buka_terdampak(kota.aktor("kabag_kesra"), usulan)
        assert [(p.kode, [h.orang.nama for h in held]) for p, held in opened] == [
            ("pupr-jalan", ["Pejabat Kepala Dinas PU"])
        ]
        line = Jejak.objects.get(aksi="reformasi.terdampak_lihat")
        assert (line.objek_id, line.orang_id) == (usulan.pk, kota.orang["kabag_kesra"].pk)
        assert "Pejabat Kepala Dinas PU" not in str(line.data)

    @pytest.mark.parametrize("siapa", ["kabag_umum", "sekda", "inspektur", "kadis_pu", "admin", "walikota"])
    def test_nobody_else(self, kota, usulan, siapa):
        with pytest.raises(TidakBerwenang):
            services.buka_terdampak(kota.aktor(siapa), usulan)
        assert not Jejak.objects.filter(aksi="reformasi.terdampak_lihat").exists()


class TestTeams:
    def test_proposed_once(self, kota, usulan):
        lead = kota.aktor("kabag_umum")
        assert services.susun_tim(lead, usulan) == 9
        assert services.susun_tim(lead, usulan) == 0
        team = TimKerja.objects.get(asal__kode="org-kinerja")
        assert (team.nama, team.atasan.kode) == ("Tim Kerja Kinerja dan Reformasi Birokrasi", "org")
        services.ubah_tim(lead, usulan, tim=team.pk, nama="Tim RB")
        assert services.susun_tim(lead, usulan) == 0

    def test_named_and_taken_off_only_here(self, kota, usulan, data_telaah):
        lead = kota.aktor("kabag_umum")
        services.susun_tim(lead, usulan)
        team = TimKerja.objects.first()
        other = services.susun_telaah(lead, kota.unit["umum"], data=data_telaah)
        with pytest.raises(Ditolak):
            services.hapus_tim(lead, other, tim=team.pk)
        with pytest.raises(Ditolak):
            services.ubah_tim(lead, usulan, tim=team.pk, nama=" ")


class TestSimulation:
    def test_of_what_holds_now(self, kota, usulan):
        s = baca.simulasi(baca.urut(baca.pos_terlihat(kota.aktor("kabag_umum"), usulan)))
        assert (s.jumlah_sebelum, s.jumlah_sesudah, s.belum, s.terdampak) == (45, 36, 0, 9)

    def test_flows_of_the_map_are_as_wide_as_the_posts(self, kota, usulan):
        actor = kota.aktor("kabag_umum")
        rows = baca.urut(baca.pos_terlihat(actor, usulan))
        before = baca.alir_koordinasi(actor, rows, sesudah=False)
        after = baca.alir_koordinasi(actor, rows, sesudah=True)
        assert ("Bag. Adbang", "Dinas PU", 10) in before
        assert ("Bag. Adbang", "Dinas PU", 8) in after
        assert ("Asisten II", "Bag. Adbang", 10) in before
