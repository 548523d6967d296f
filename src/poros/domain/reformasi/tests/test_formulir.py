"""Forms on their own: what officials type is read as they mean it; what cannot be meant is refused in its field."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from poros.domain.reformasi import services
from poros.domain.reformasi.forms.acuan import SYARAT, FormAturan, FormJf, FormStrategi, awal_aturan, awal_strategi
from poros.domain.reformasi.forms.roadmap import (
    FormAksi,
    FormLapor,
    FormPantau,
    FormRoadmap,
    FormTarget,
    FormTetapkan,
    SaringRoadmap,
    tahun_pilihan,
)
from poros.domain.reformasi.forms.sakip import FormKinerja, FormLangkahMasalah, FormMasalah
from poros.domain.reformasi.forms.telaah import FormFakta, FormLangkah, FormPutusan, FormTanggapan, FormTelaah, FormTim
from poros.domain.reformasi.models import AturanSederhana, JabatanFungsional, Roadmap, StrategiSakip
from poros.domain.reformasi.rules.alur import AksiMasalah, AksiTelaah
from poros.domain.reformasi.rules.pantau import Lensa
from poros.domain.reformasi.rules.penyederhanaan import Hasil, Jenjang
from poros.kernel.commands import Ditolak

ROAD = Roadmap(judul="RB", dari=2025, sampai=2029)
KATA_PANJANG = "x" * 6000


def salah(form) -> set[str]:
    """The fields that are refused."""
    form.is_valid()
    return set(form.errors)


def isi_target(**lain):
    return {"tahun": "2026", "tw1": "10", "tw2": "20", "tw3": "30", "tw4": "40", "anggaran": "0"} | lain


class TestFigures:
    """On an Indonesian page 1.500 is fifteen hundred."""

    @pytest.mark.parametrize(
        ("teks", "angka"),
        [
            ("1.500", "1500"),
            ("1.500,75", "1500.75"),
            ("1500,75", "1500.75"),
            ("12,5", "12.5"),
            ("12.5", "12.5"),
            ("0", "0"),
            ("99.999.999.999", "99999999999"),
        ],
    )
    def test_of_targets_and_reports(self, teks, angka):
        form = FormTarget(isi_target(tw4=teks), roadmap=ROAD)
        assert form.is_valid(), form.errors
        assert form.data_target().triwulan[3] == Decimal(angka)
        report = FormLapor({"triwulan": "1", "realisasi": teks, "uraian": "x"})
        assert report.is_valid(), report.errors
        assert report.cleaned_data["realisasi"] == Decimal(angka)

    @pytest.mark.parametrize(
        "teks", ["", "x", "-1", "1,234", "1.2.3", "NaN", "Infinity", "100.000.000.000", "1e400", "<script>"]
    )
    def test_what_is_none(self, teks):
        for n in (1, 2, 3, 4):
            assert salah(FormTarget(isi_target(**{f"tw{n}": teks}), roadmap=ROAD)) == {f"tw{n}"}
        assert salah(FormLapor({"triwulan": "1", "realisasi": teks, "uraian": "x"})) == {"realisasi"}

    @pytest.mark.parametrize(
        ("teks", "angka"),
        [("1.000.000", "1000000"), ("Rp1.500.000,50", "1500000.50"), ("1,5 miliar", "1500000000"), ("2 jt", "2000000")],
    )
    def test_of_money(self, teks, angka):
        form = FormTarget(isi_target(anggaran=teks), roadmap=ROAD)
        assert form.is_valid(), form.errors
        assert form.data_target().anggaran == Decimal(angka)

    @pytest.mark.parametrize("teks", ["", "banyak", "-5", "1,000,000", "9" * 16])
    def test_what_is_no_money(self, teks):
        assert salah(FormTarget(isi_target(anggaran=teks), roadmap=ROAD)) == {"anggaran"}

    def test_what_was_typed_stays_beside_the_error(self):
        form = FormTarget(isi_target(tw1="1.500,5", tw2="salah"), roadmap=ROAD)
        assert not form.is_valid()
        assert 'value="1.500,5"' in str(form["tw1"])
        assert 'value="salah"' in str(form["tw2"])

    def test_on_an_english_page_a_comma_groups(self):
        with override("en"):
            form = FormTarget(isi_target(tw4="1,500.5"), roadmap=ROAD)
            assert form.is_valid(), form.errors
        assert form.cleaned_data["tw4"] == Decimal("1500.5")


class TestRoadmapForms:
    @pytest.mark.parametrize("tahun", ["2024", "2030", "", "dua", "2026.5"])
    def test_a_target_is_for_a_year_of_the_road_map(self, tahun):
        assert salah(FormTarget(isi_target(tahun=tahun), roadmap=ROAD)) == {"tahun"}

    @pytest.mark.parametrize(
        ("isi", "bidang"),
        [
            ({"judul": ""}, "judul"),
            ({"judul": "x" * 201}, "judul"),
            ({"judul": "a\0b"}, "judul"),
            ({"dari": "1999"}, "dari"),
            ({"dari": "2.025"}, "dari"),
            ({"sampai": "2101"}, "sampai"),
            ({"sampai": "９９９９"}, "sampai"),
            ({"dasar": "x" * 301}, "dasar"),
        ],
    )
    def test_a_road_map(self, isi, bidang):
        assert salah(FormRoadmap({"judul": "RB", "dari": "2025", "sampai": "2029", "dasar": ""} | isi)) == {bidang}

    @pytest.mark.parametrize(
        "tenggat", ["", "besok", "31/02/2027", "1899-12-31", "2200-01-01", "0001-01-01", "9999-12-31"]
    )
    def test_a_deadline_is_a_day_within_reason(self, tenggat):
        assert salah(FormTetapkan({"tahun": "2026", "tenggat": tenggat})) == {"tenggat"}

    @pytest.mark.parametrize("tenggat", ["2027-03-02", "02/03/2027", "2-3-2027", "02.03.2027"])
    def test_the_day_stands_before_the_month(self, tenggat):
        form = FormTetapkan({"tahun": "2026", "tenggat": tenggat})
        assert form.is_valid(), form.errors
        assert form.cleaned_data["tenggat"] == date(2027, 3, 2)

    @pytest.mark.parametrize(
        ("isi", "bidang"),
        [
            ({"triwulan": "5"}, {"triwulan"}),
            ({"triwulan": "-1"}, {"triwulan"}),
            ({"triwulan": ""}, {"triwulan"}),
            ({"sesuai": ["waktu", "rasa"]}, {"sesuai"}),
            ({"catatan": KATA_PANJANG}, {"catatan"}),
            ({"triwulan": "x", "sesuai": ["x"]}, {"triwulan", "sesuai"}),
        ],
    )
    def test_a_look(self, isi, bidang):
        assert salah(FormPantau({"triwulan": "1", "sesuai": ["waktu"], "catatan": ""} | isi)) == bidang

    def test_a_look_knows_ex_ante_and_a_report_does_not(self):
        look = FormPantau({"triwulan": "0", "sesuai": [x.value for x in Lensa]})
        assert look.is_valid()
        assert (look.cleaned_data["triwulan"], look.cleaned_data["sesuai"]) == (0, [*Lensa])
        assert salah(FormLapor({"triwulan": "0", "realisasi": "1", "uraian": "x"})) == {"triwulan"}

    @pytest.mark.parametrize("uraian", ["", "   ", "a\0", KATA_PANJANG])
    def test_a_report_has_words(self, uraian):
        assert salah(FormLapor({"triwulan": "4", "realisasi": "1", "uraian": uraian})) == {"uraian"}

    @pytest.mark.parametrize(
        ("diminta", "tahun"),
        [(None, 2026), (0, 2026), (2024, 2025), (2031, 2029), (2027, 2027), (-5, 2025), (10**30, 2029)],
    )
    def test_the_year_that_is_shown_is_one_of_the_road_map(self, diminta, tahun):
        assert tahun_pilihan(ROAD, diminta, date(2026, 5, 1)) == tahun

    @pytest.mark.parametrize(("hari", "tahun"), [(date(2020, 1, 1), 2025), (date(2040, 1, 1), 2029)])
    def test_before_and_after_it_the_nearest(self, hari, tahun):
        assert tahun_pilihan(ROAD, None, hari) == tahun


@pytest.mark.django_db
class TestActionForm:
    @pytest.fixture
    def isi(self, kota):
        return {
            "jenis": "tematik", "tema": "Kemiskinan", "sasaran": "S", "kegiatan": "K", "indikator": "I", "satuan": "%",
            "unit": str(kota.unit["pu"].pk), "indeks": "", "menurun": "on",
        }  # fmt: skip

    def test_becomes_what_the_command_takes(self, kota, isi):
        form = FormAksi(isi, actor=kota.aktor("kabag_umum"))
        assert form.is_valid(), form.errors
        data = form.data_aksi()
        assert (data.unit_id, data.menurun, data.tema) == (kota.unit["pu"].pk, True, "Kemiskinan")

    @pytest.mark.parametrize("bidang", ["sasaran", "kegiatan", "indikator"])
    def test_long_words_are_refused_where_they_stand(self, kota, isi, bidang):
        assert salah(FormAksi(isi | {bidang: "x" * 301}, actor=kota.aktor("kabag_umum"))) == {bidang}

    def test_only_offices_with_an_inbox(self, kota, isi):
        """A bidang gets its work through its dinas."""
        for unit in (kota.unit["pu_sda"].pk, 0, 999999, "x", ""):
            assert salah(FormAksi(isi | {"unit": str(unit)}, actor=kota.aktor("kabag_umum"))) == {"unit"}

    def test_an_indicator_that_is_none(self, kota, isi):
        assert salah(FormAksi(isi | {"indeks": "rb-2024:palsu"}, actor=kota.aktor("kabag_umum"))) == {"indeks"}

    def test_begins_with_what_is_there(self, kota, roadmap, data_aksi):
        row = services.catat_aksi(kota.aktor("kabag_umum"), roadmap, data=data_aksi(menurun=True))
        form = FormAksi(actor=kota.aktor("kabag_umum"), aksi=row)
        assert (form["unit"].value(), form["menurun"].value()) == (kota.unit["pu"].pk, True)
        again = FormAksi({n: form[n].value() for n in form.fields if form[n].value()}, actor=kota.aktor("kabag_umum"))
        assert again.is_valid(), again.errors
        assert again.data_aksi() == data_aksi(menurun=True)

    @pytest.mark.parametrize("unit", ["x", "-", "1.5"])
    def test_a_filter_that_is_none_is_no_filter(self, kota, unit):
        form = SaringRoadmap({"unit": unit, "tahun": "2026"}, actor=kota.aktor("kabag_umum"), roadmap=ROAD)
        assert not form.is_valid()
        assert form.cleaned_data.get("unit") is None


class TestStepForms:
    @pytest.mark.parametrize("aksi", list(AksiTelaah))
    def test_a_step_asks_for_what_it_needs(self, aksi):
        form = FormLangkah({"aksi": aksi, "tanggal": "2026-11-23"}, {})
        wanted = {
            AksiTelaah.PERBAIKI: {"catatan"},
            AksiTelaah.BATALKAN: {"catatan"},
            AksiTelaah.KIRIM: {"nomor"},
            AksiTelaah.SETUJUI: {"nomor"},
            AksiTelaah.LANTIK: {"nomor"},
            AksiTelaah.TETAPKAN: {"nomor", "tenggat"},
        }
        assert salah(form) == wanted.get(aksi, set())

    @pytest.mark.parametrize(
        "aksi", [AksiTelaah.AJUKAN, AksiTelaah.PERBAIKI, AksiTelaah.SELESAIKAN, AksiTelaah.BATALKAN]
    )
    def test_a_step_without_paper_takes_none(self, aksi):
        form = FormLangkah(
            {"aksi": aksi, "tanggal": "2026-11-23", "catatan": "x", "nomor": "800/1", "tenggat": "2027-01-01"},
            {"berkas": SimpleUploadedFile("a.csv", b"a;b\n")},
        )
        assert form.is_valid(), form.errors
        assert form.dokumen() is None
        assert (form.langkah().nomor, form.langkah().tenggat) == ("", None)

    def test_its_paper_comes_along_under_its_name(self):
        form = FormLangkah(
            {"aksi": "kirim", "tanggal": "23/11/2026", "nomor": "060/1"},
            {"berkas": SimpleUploadedFile("surat.csv", b"a;b\n")},
        )
        assert form.is_valid(), form.errors
        paper = form.dokumen()
        assert (paper.nama, paper.isi) == ("surat.csv", b"a;b\n")
        assert form.langkah().tanggal == date(2026, 11, 23)

    @pytest.mark.parametrize("aksi", ["", "lompat", "KIRIM"])
    def test_no_other_step(self, aksi):
        assert "aksi" in salah(FormLangkah({"aksi": aksi, "tanggal": "2026-11-23"}))
        assert "aksi" in salah(FormLangkahMasalah({"aksi": aksi}))

    @pytest.mark.parametrize("aksi", list(AksiMasalah))
    def test_a_step_of_a_problem_asks_for_what_it_needs(self, aksi):
        wanted = {
            AksiMasalah.TUGASKAN: {"tenggat"},
            AksiMasalah.SELESAIKAN: {"catatan"},
            AksiMasalah.KEMBALIKAN: {"catatan"},
            AksiMasalah.GUGURKAN: {"catatan"},
        }
        assert salah(FormLangkahMasalah({"aksi": aksi})) == wanted.get(aksi, set())

    def test_evidence_only_where_it_is_solved(self):
        proof = {"berkas": SimpleUploadedFile("b.csv", b"a;b\n")}
        for aksi in (AksiMasalah.SELESAIKAN, AksiMasalah.KEMBALIKAN):
            form = FormLangkahMasalah({"aksi": aksi, "catatan": "x"}, proof)
            assert form.is_valid()
            assert (form.bukti() is not None) is (aksi is AksiMasalah.SELESAIKAN)


class TestPostForms:
    @pytest.mark.parametrize(
        ("isi", "bidang"),
        [
            ({"fungsi": "sulap"}, "fungsi"),
            ({"ciri": ["sakti"]}, "ciri"),
            ({"pemangku": ""}, "pemangku"),
            ({"pemangku": "-1"}, "pemangku"),
            ({"pemangku": "1000"}, "pemangku"),
            ({"pemangku": "1,5"}, "pemangku"),
            ({"pemangku": "satu"}, "pemangku"),
        ],
    )
    def test_facts(self, isi, bidang):
        assert salah(FormFakta({"fungsi": "", "ciri": [], "pemangku": "1"} | isi)) == {bidang}

    @pytest.mark.parametrize("isi", ["", " ", "\0", "x" * 2001])
    def test_a_comment(self, isi):
        assert salah(FormTanggapan({"isi": isi})) == {"isi"}

    def test_a_comment_keeps_its_lines(self):
        form = FormTanggapan({"isi": "Satu.\r\nDua."})
        assert form.is_valid()
        assert form.cleaned_data["isi"].split() == ["Satu.", "Dua."]

    @pytest.mark.parametrize(
        ("isi", "bidang"),
        [({"tim": "x"}, "tim"), ({"nama": ""}, "nama"), ({"nama": "x" * 221}, "nama"), ({"tim": ""}, "tim")],
    )
    def test_a_team(self, isi, bidang):
        assert salah(FormTim({"tim": "1", "nama": "Tim", "tugas": ""} | isi)) == {bidang}


@pytest.mark.django_db
class TestDecisionForm:
    @pytest.fixture
    def jalan(self, pos):
        return pos("pupr-jalan")

    def test_nothing_chosen_lets_the_rule_hold(self, jalan):
        form = FormPutusan({"hasil": "", "alasan": "", "jf": ""}, {}, pos=jalan, jf=[])
        assert form.is_valid()
        assert form.putusan().hasil is None

    @pytest.mark.parametrize("hasil", ["perlu_keputusan", "hapus", "DIPERTAHANKAN"])
    def test_undecided_is_not_among_the_choices(self, jalan, hasil):
        assert salah(FormPutusan({"hasil": hasil, "alasan": "x", "jf": ""}, {}, pos=jalan, jf=[])) == {"hasil"}

    def test_a_functional_post_taken_off_the_list_may_stay(self, kota, jalan):
        jalan.jf = "Arsiparis"
        form = FormPutusan({"hasil": "", "alasan": "", "jf": "Arsiparis"}, {}, pos=jalan, jf=["Perencana"])
        assert form.is_valid()
        assert salah(FormPutusan({"hasil": "", "alasan": "", "jf": "Pesulap"}, {}, pos=jalan, jf=["Perencana"])) == {
            "jf"
        }

    def test_it_begins_with_what_was_decided(self, jalan):
        jalan.akhir, jalan.diputus = Hasil.DIPERTAHANKAN, True
        assert FormPutusan(pos=jalan, jf=[])["hasil"].value() == Hasil.DIPERTAHANKAN
        jalan.diputus = False
        assert FormPutusan(pos=jalan, jf=[])["hasil"].value() == ""


@pytest.mark.django_db
class TestReviewForm:
    @pytest.fixture
    def isi(self, kota):
        return {
            "judul": "Uji", "daerah": "kota", "tanggal": "2026-11-23", "kepegawaian": str(kota.unit["kesra"].pk),
            "asal": "organisasi",
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("lain", "bidang"),
        [
            ({"judul": ""}, "judul"),
            ({"judul": "x" * 201}, "judul"),
            ({"daerah": "desa"}, "daerah"),
            ({"tanggal": "2026-02-30"}, "tanggal"),
            ({"tanggal": "2200-01-01"}, "tanggal"),
            ({"kepegawaian": "0"}, "kepegawaian"),
            ({"asal": "awan"}, "asal"),
            ({"asal": "berkas"}, "berkas"),
        ],
    )
    def test_what_is_wrong_is_said_beside_it(self, kota, isi, lain, bidang):
        assert salah(FormTelaah(isi | lain, {}, actor=kota.aktor("kabag_umum"))) == {bidang}

    def test_an_empty_file_is_none(self, kota, isi):
        form = FormTelaah(
            isi | {"asal": "berkas"}, {"berkas": SimpleUploadedFile("s.csv", b"")}, actor=kota.aktor("kabag_umum")
        )
        assert salah(form) == {"berkas"}

    def test_a_file_that_was_not_asked_for_is_left_alone(self, kota, isi):
        form = FormTelaah(isi, {"berkas": SimpleUploadedFile("s.csv", b"rusak")}, actor=kota.aktor("kabag_umum"))
        assert form.is_valid()
        assert form.data_telaah().sumber == ""

    def test_the_personnel_office_keeps_an_inbox(self, kota, data_telaah):
        """Once a bidang could be named: then nobody at all could open the names."""
        with pytest.raises(Ditolak) as refused:
            services.susun_telaah(
                kota.aktor("kabag_umum"),
                kota.unit["umum"],
                data=replace(data_telaah, kepegawaian_id=kota.unit["pu_sda"].pk),
            )
        assert refused.value.bidang == "kepegawaian"


class TestRuleForm:
    ISI = {
        "kode": "kota-seksi", "urutan": "5", "teks": "Semua seksi tetap.", "sumber": "Perwali 1", "mutu": "G",
        "dari": "2026-01-01", "hasil": "dipertahankan",
    }  # fmt: skip

    @pytest.mark.parametrize(
        ("lain", "bidang"),
        [
            ({"kode": "dua kata"}, "kode"),
            ({"kode": "x" * 41}, "kode"),
            ({"kode": "é"}, "kode"),
            ({"urutan": "0"}, "urutan"),
            ({"urutan": "1001"}, "urutan"),
            ({"urutan": "1.5"}, "urutan"),
            ({"teks": ""}, "teks"),
            ({"sumber": "x" * 301}, "sumber"),
            ({"mutu": "A"}, "mutu"),
            ({"dari": "2026"}, "dari"),
            ({"sampai": "1800-01-01"}, "sampai"),
            ({"hasil": "hapus"}, "hasil"),
            ({"jenjang": "ahli_utama"}, "jenjang"),
            ({"s_jenis": ["kantor"]}, "s_jenis"),
            ({"s_pangkal": ["seksi"]}, "s_pangkal"),
            ({"s_ciri": ["x"]}, "s_ciri"),
        ],
    )
    def test_what_is_wrong_is_said_beside_it(self, lain, bidang):
        assert salah(FormAturan(self.ISI | lain)) == {bidang}

    def test_conditions_that_are_not_ticked_are_not_asked(self):
        form = FormAturan(self.ISI | {"s_jenis": ["seksi", "subbagian"]})
        assert form.is_valid(), form.errors
        data = form.data_aturan()
        assert data.syarat.jenis == {"seksi", "subbagian"}
        assert not any(getattr(data.syarat, n) for n in SYARAT if n != "jenis")
        assert (data.hasil, data.jenjang, data.sampai) == (Hasil.DIPERTAHANKAN, None, None)

    def test_a_rule_of_level(self):
        form = FormAturan(self.ISI | {"hasil": "", "jenjang": "ahli_muda"})
        assert form.is_valid()
        assert (form.data_aturan().hasil, form.data_aturan().jenjang) == (None, Jenjang.AHLI_MUDA)

    @pytest.mark.django_db
    def test_every_rule_that_ships_goes_through_the_form_and_comes_back(self, kota):
        lead, unit = kota.aktor("kabag_umum"), kota.unit["umum"]
        rows = list(AturanSederhana.objects.all())
        assert rows
        for row in rows:
            begin = {k: v for k, v in awal_aturan(row).items() if v not in (None, "")}
            form = FormAturan(begin | {"dari": row.dari.isoformat(), **({"sampai": row.sampai} if row.sampai else {})})
            assert form.is_valid(), (row.kode, form.errors)
            kept = services.catat_aturan(lead, unit, data=form.data_aturan())
            same = ("pk", "urutan", "hasil", "jenjang", "teks", "sumber", "mutu", "dari", "sampai")
            assert [getattr(kept, n) for n in same] == [getattr(row, n) for n in same]
            assert {k: sorted(v) for k, v in row.syarat.items()} == kept.syarat

    @pytest.mark.django_db
    def test_so_does_every_strategy(self, kota):
        for row in StrategiSakip.objects.all():
            form = FormStrategi(awal_strategi(row))
            assert form.is_valid(), (row.kode, form.errors)
            kept = services.catat_strategi(kota.aktor("kabag_umum"), kota.unit["umum"], data=form.data_strategi())
            assert (kept.pk, awal_strategi(kept)) == (row.pk, awal_strategi(row))

    @pytest.mark.parametrize("nama", ["", "  ", "x" * 151, "a\0"])
    def test_a_functional_post(self, nama):
        assert salah(FormJf({"nama": nama})) == {"nama"}

    @pytest.mark.django_db
    def test_its_spaces_do_not_make_another(self, kota):
        lead, unit = kota.aktor("kabag_umum"), kota.unit["umum"]
        for nama in ("Analis  Kebijakan Uji", " Analis Kebijakan Uji ", "Analis Kebijakan\tUji"):
            services.catat_jf(lead, unit, nama=nama)
        assert JabatanFungsional.objects.filter(nama__contains="Kebijakan Uji").count() == 1


@pytest.mark.django_db
class TestProblemForm:
    @pytest.fixture
    def isi(self, kota):
        return {"jenis": "lain", "judul": "Data lambat", "uraian": "", "unit": str(kota.unit["pu"].pk), "strategi": ""}

    @pytest.mark.parametrize(
        ("lain", "bidang"),
        [
            ({"jenis": "gaib"}, "jenis"),
            ({"judul": ""}, "judul"),
            ({"judul": "x" * 201}, "judul"),
            ({"uraian": KATA_PANJANG}, "uraian"),
            ({"unit": "999999"}, "unit"),
            ({"pendukung": ["999999"]}, "pendukung"),
            ({"strategi": "999999"}, "strategi"),
            ({"strategi": "x"}, "strategi"),
        ],
    )
    def test_what_is_wrong_is_said_beside_it(self, kota, isi, lain, bidang):
        assert salah(FormMasalah(isi | lain, actor=kota.aktor("kabag_umum"))) == {bidang}

    def test_a_strategy_taken_off_the_catalogue_stays_with_its_problem(self, kota, masalah):
        """Once the form showed none, and saving it took the strategy away."""
        StrategiSakip.objects.filter(pk=masalah.strategi_id).update(aktif=False)
        lead = kota.aktor("kabag_umum")
        form = FormMasalah(actor=lead, masalah=masalah)
        assert form["strategi"].value() == masalah.strategi_id
        assert masalah.strategi_id in dict(form.fields["strategi"].choices)
        sent = {n: form[n].value() for n in ("jenis", "judul", "uraian", "unit", "pendukung", "strategi")}
        again = FormMasalah(sent, actor=lead, masalah=masalah)
        assert again.is_valid(), again.errors
        assert services.ubah_masalah(lead, masalah, data=again.data_masalah()).strategi_id == masalah.strategi_id
        assert masalah.strategi_id not in dict(FormMasalah(actor=lead).fields["strategi"].choices)

    @pytest.mark.parametrize("tahun", ["1999", "2101", "", "x", "2.026"])
    def test_a_tree_is_of_a_year(self, tahun):
        assert salah(FormKinerja({"tahun": tahun}, {"berkas": SimpleUploadedFile("k.csv", b"a")})) == {"tahun"}

    def test_and_out_of_a_file(self):
        assert salah(FormKinerja({"tahun": "2026"}, {})) == {"berkas"}
