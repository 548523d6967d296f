"""Forms on their own: what officials type is read as they mean it; what cannot be meant is refused in its field."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.utils.translation import override

from poros.domain.indeks import services
from poros.domain.indeks.forms.anggapan import LembarAnggapan
from poros.domain.indeks.forms.banding import BERKAS_MAKS, FormBanding, FormImporHasil
from poros.domain.indeks.forms.instrumen import MAKS, FormInstrumen
from poros.domain.indeks.forms.penilaian import (
    FormBukti,
    FormLangkah,
    FormNilai,
    FormPakaiBukti,
    FormPembagian,
    FormPenilaian,
    FormSimpulan,
)
from poros.domain.indeks.forms.rencana import FormBelanja, FormLangkahNaik, FormRencana, FormTetapkan
from poros.domain.indeks.models import LangkahRencana
from poros.domain.indeks.queries import rencana as baca
from poros.domain.indeks.queries.instrumen import Kriteria
from poros.domain.indeks.rules.alur import WAJIB_ALASAN, Aksi
from poros.domain.indeks.rules.banding import Baris

PANJANG = "x" * 6000
BEBAS = Kriteria(
    nama="Nilai survei", pilihan=(), rendah=Decimal(0), tinggi=Decimal(5000), tingkat=(), butir=(), catatan=""
)
"""An indicator that is answered by a number."""
PILIHAN = Kriteria(
    nama="Kebijakan", pilihan=(("1", "1 – Rintisan"), ("2", "2 – Terkelola")), rendah=Decimal(1), tinggi=Decimal(2),
    tingkat=(), butir=(), catatan="",
)  # fmt: skip


def salah(form) -> set[str]:
    """The fields that are refused."""
    form.is_valid()
    return set(form.errors)


class TestValue:
    @pytest.mark.parametrize(
        ("teks", "angka"),
        [
            ("1.500", "1500"),
            ("1.500,25", "1500.25"),
            ("88,31", "88.31"),
            ("88.31", "88.31"),
            ("3,1234", "3.1234"),
            ("0", "0"),
            ("5.000", "5000"),
        ],
    )
    def test_a_number_as_officials_write_it(self, teks, angka):
        """Once 1.500 was one and a half."""
        form = FormNilai({"nilai": teks, "alasan": "x"}, kriteria=BEBAS)
        assert form.is_valid(), form.errors
        assert form.cleaned_data["nilai"] == Decimal(angka)

    @pytest.mark.parametrize("teks", ["", "x", "-1", "5.001", "5000,1", "NaN", "1.2.3", "1,23456", "½", "1 500"])
    def test_what_is_none_or_off_the_scale(self, teks):
        assert salah(FormNilai({"nilai": teks, "alasan": "x"}, kriteria=BEBAS)) == {"nilai"}

    @pytest.mark.parametrize("teks", ["", "0", "3", "1.0", "satu"])
    def test_where_there_are_choices_one_of_them(self, teks):
        form = FormNilai({"nilai": teks, "alasan": "x"}, kriteria=PILIHAN)
        assert salah(form) == {"nilai"}

    @pytest.mark.parametrize("alasan", ["", "  ", "a\0", PANJANG])
    def test_with_a_reason(self, alasan):
        assert salah(FormNilai({"nilai": "1", "alasan": alasan}, kriteria=PILIHAN)) == {"alasan"}

    def test_the_value_stands_before_the_reason(self):
        assert list(FormNilai(kriteria=BEBAS).fields) == ["nilai", "alasan"]

    def test_on_an_english_page_a_comma_groups(self):
        with override("en"):
            form = FormNilai({"nilai": "1,500.25", "alasan": "x"}, kriteria=BEBAS)
            assert form.is_valid(), form.errors
        assert form.cleaned_data["nilai"] == Decimal("1500.25")


class TestStep:
    @pytest.mark.parametrize("aksi", list(Aksi))
    def test_backwards_with_a_reason(self, aksi):
        wanted = {"catatan"} if aksi in WAJIB_ALASAN else set()
        assert salah(FormLangkah({"aksi": aksi, "catatan": ""})) == wanted
        assert salah(FormLangkah({"aksi": aksi, "catatan": "Sebab"})) == set()

    @pytest.mark.parametrize("aksi", ["", "hapus", "BEKUKAN"])
    def test_no_other_step(self, aksi):
        assert "aksi" in salah(FormLangkah({"aksi": aksi, "catatan": "x"}))

    @pytest.mark.parametrize("kondisi", ["", "x" * 20_001])
    def test_conditions_may_not_be_endless(self, kondisi):
        form = FormSimpulan({"kondisi": kondisi, "rekomendasi": ""})
        assert form.is_valid() is (kondisi == "")


class TestEvidence:
    @pytest.mark.parametrize(
        ("isi", "bidang"),
        [
            ({"judul": ""}, "judul"),
            ({"judul": "x" * 201}, "judul"),
            ({"keterangan": PANJANG}, "keterangan"),
            ({"judul": "\0"}, "judul"),
        ],
    )
    def test_words(self, isi, bidang):
        assert salah(FormBukti({"judul": "SK", "keterangan": ""} | isi, {})) == {bidang}

    def test_a_file_comes_along_under_its_name(self):
        form = FormBukti({"judul": "SK", "keterangan": ""}, {"berkas": SimpleUploadedFile("sk.csv", b"a;b\n")})
        assert form.is_valid(), form.errors
        assert form.isi() == {"judul": "SK", "keterangan": "", "berkas": b"a;b\n", "nama_berkas": "sk.csv"}

    def test_without_one_there_is_none(self):
        form = FormBukti({"judul": "SK", "keterangan": "Rak 3"}, {})
        assert form.is_valid()
        assert set(form.isi()) == {"judul", "keterangan"}

    def test_an_empty_file_is_refused(self):
        assert salah(FormBukti({"judul": "SK"}, {"berkas": SimpleUploadedFile("sk.csv", b"")})) == {"berkas"}

    @pytest.mark.parametrize("bukti", [[], ["1"], ["x"], ["7", "1"]])
    def test_only_what_is_offered_is_used_again(self, bukti):
        class Ada:
            pk, judul, tahun = 7, "SK", 2026

        data = QueryDict(mutable=True)
        data.setlist("bukti", bukti)
        assert salah(FormPakaiBukti(data, tersedia=[Ada()])) == {"bukti"}
        data.setlist("bukti", ["7"])
        form = FormPakaiBukti(data, tersedia=[Ada()])
        assert form.is_valid()
        assert form.nomor() == [7]


class TestInstrumentForm:
    def test_text_or_file(self, naskah):
        typed = FormInstrumen({"naskah": naskah.replace("\n", "\r\n")}, {})
        sent = FormInstrumen({}, {"berkas": SimpleUploadedFile("a.yaml", b"\xef\xbb\xbf" + naskah.encode())})
        assert typed.is_valid()
        assert sent.is_valid()
        assert typed.cleaned_data["naskah"] == sent.cleaned_data["naskah"] == naskah

    def test_the_file_goes_before_what_stands_in_the_field(self, naskah):
        form = FormInstrumen({"naskah": "lama: 1"}, {"berkas": SimpleUploadedFile("a.yaml", naskah.encode())})
        assert form.is_valid()
        assert form.cleaned_data["naskah"] == naskah

    @pytest.mark.parametrize("isi", [b"\xff\xfe\x00", "kode: é".encode("latin-1"), b"\x80"])
    def test_a_file_that_is_no_text(self, isi):
        assert salah(FormInstrumen({}, {"berkas": SimpleUploadedFile("a.yaml", isi)})) == {"berkas"}

    def test_one_that_is_too_large(self):
        assert salah(FormInstrumen({}, {"berkas": SimpleUploadedFile("a.yaml", b"a" * (MAKS + 1))})) == {"berkas"}
        assert salah(FormInstrumen({"naskah": "a" * (MAKS + 1)}, {})) == {"naskah"}

    @pytest.mark.parametrize("isi", ["", "   ", "\r\n\r\n", "\0"])
    def test_nothing_at_all(self, isi):
        assert "naskah" in salah(FormInstrumen({"naskah": isi}, {}))


class TestImportForm:
    def test_a_file_or_the_text_that_was_looked_at(self):
        assert salah(FormImporHasil({}, {})) == {"berkas"}
        assert salah(FormImporHasil({"naskah": "tahun\n", "asal": "a.csv"}, {})) == set()

    def test_one_that_is_too_large(self):
        big = SimpleUploadedFile("h.csv", b"a" * (BERKAS_MAKS + 1))
        assert salah(FormImporHasil({}, {"berkas": big})) == {"berkas"}

    def test_what_was_looked_at_comes_back_the_same(self):
        text = 'tahun,nama,jenis,nilai,sumber,bagian_D1\n2030,Kota A,kota,"2,35","Laporan, hal. 3","1,5"\n'
        first = FormImporHasil({}, {"berkas": SimpleUploadedFile("h.csv", text.encode())})
        assert first.is_valid()
        rows = first.hasil("contoh")
        kept = first.lanjut(rows)
        again = FormImporHasil({"naskah": kept.initial["naskah"], "asal": kept.initial["asal"]}, {})
        assert again.is_valid()
        assert again.hasil("contoh") == rows
        assert kept.initial["asal"] == "h.csv"


class TestFilter:
    ROWS = (
        Baris(1, "13", "Provinsi Contoh", "provinsi", Decimal(3), "Baik", tahun=2024),
        Baris(2, "1371", "Kota A", "kota", Decimal(2), "Cukup", tahun=2024),
        Baris(3, "1371", "Kota A", "kota", Decimal(1), "Kurang", tahun=2023),
    )

    @pytest.mark.parametrize(
        "kueri",
        [
            "", "tahun=1800", "tahun=x", "jenis=negara", "provinsi=99", "penduduk=raksasa", "q=" + "x" * 101, "q=%00",
            "tahun=99999999999999999999",
        ],
    )  # fmt: skip
    def test_what_cannot_be_read_does_not_narrow(self, kueri):
        saring = FormBanding(QueryDict(kueri), rows=list(self.ROWS)).saringan()
        assert (saring.jenis, saring.provinsi, saring.penduduk, saring.q) == ("", "", "", "")
        assert saring.tahun in {2023, 2024}

    def test_what_can_is_kept(self):
        saring = FormBanding(
            QueryDict("tahun=2023&jenis=kota&provinsi=13&penduduk=kecil&q=kota"), rows=list(self.ROWS)
        ).saringan()
        assert (saring.tahun, saring.jenis, saring.provinsi, saring.penduduk, saring.q) == (
            2023,
            "kota",
            "13",
            "kecil",
            "kota",
        )

    def test_nothing_published_yet(self):
        form = FormBanding(QueryDict(""), rows=[])
        assert form.saringan().jenis == ""
        assert form.fields["tahun"].choices == []


@pytest.mark.django_db
class TestYearForm:
    @pytest.fixture
    def isi(self, kota, instrumen):
        return {
            "instrumen": instrumen.pk, "tahun": "2026", "penilai_internal": kota.unit["insp"].pk, "penilai_eksternal": "",
            "batas_mandiri": "2099-06-30", "batas_internal": "31/07/2099", "batas_eksternal": "31-08-2099",
        }  # fmt: skip

    def test_becomes_what_the_command_takes(self, kota, isi):
        form = FormPenilaian(isi, actor=kota.aktor("kabag_ekbang"))
        assert form.is_valid(), form.errors
        data = form.data_penilaian()
        assert (data.batas_mandiri, data.batas_internal, data.batas_eksternal) == (
            date(2099, 6, 30),
            date(2099, 7, 31),
            date(2099, 8, 31),
        )

    @pytest.mark.parametrize(
        ("lain", "bidang"),
        [
            ({"instrumen": "0"}, "instrumen"),
            ({"instrumen": "x"}, "instrumen"),
            ({"instrumen": "9" * 20}, "instrumen"),
            ({"tahun": "1999"}, "tahun"),
            ({"tahun": "2.026"}, "tahun"),
            ({"penilai_internal": "0"}, "penilai_internal"),
            ({"penilai_eksternal": "x" * 201}, "penilai_eksternal"),
            ({"batas_mandiri": "1899-12-31"}, "batas_mandiri"),
            ({"batas_internal": "9999-01-01"}, "batas_internal"),
            ({"batas_eksternal": "kapan-kapan"}, "batas_eksternal"),
        ],
    )
    def test_what_is_wrong_is_said_beside_it(self, kota, isi, lain, bidang):
        assert salah(FormPenilaian(isi | lain, actor=kota.aktor("kabag_ekbang"))) == {bidang}

    def test_sharing_out(self, kota, penilaian):
        rows, names = list(penilaian.butir.all()), {"I1": "A", "I2": "B", "I3": "C"}
        ekbang = kota.aktor("kabag_ekbang")
        form = FormPembagian(
            {"u-I1": kota.unit["dlh"].pk, "u-I2": "", "u-I3": kota.unit["pu"].pk}, actor=ekbang, rows=rows, nama=names
        )
        assert form.is_valid(), form.errors
        assert form.pemilik() == {"I1": kota.unit["dlh"].pk, "I2": None, "I3": kota.unit["pu"].pk}
        for unit in ("0", "x", str(kota.unit["pu_sda"].pk)):
            assert salah(FormPembagian({"u-I1": unit}, actor=ekbang, rows=rows, nama=names)) == {"u-I1"}


@pytest.mark.django_db
class TestPlanForms:
    @pytest.fixture
    def rencana(self, kota, beku):
        begin = baca.awal(judul="Naik", mulai=2027, tahun=2028, sasaran=Decimal("2.60"), penilaian=beku)
        return services.susun_rencana(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=begin)

    @pytest.mark.parametrize(("teks", "angka"), [("2,6", "2.6"), ("2.6", "2.6"), ("1.000", "1000"), ("", None)])
    def test_a_target(self, kota, instrumen, teks, angka):
        form = FormRencana(
            {"judul": "x", "instrumen": instrumen.pk, "tahun": "2027", "sasaran": teks},
            actor=kota.aktor("kabag_ekbang"),
        )
        assert form.is_valid(), form.errors
        assert form.cleaned_data["sasaran"] == (None if angka is None else Decimal(angka))

    @pytest.mark.parametrize(
        ("lain", "bidang"),
        [
            ({"judul": ""}, "judul"),
            ({"tahun": ""}, "tahun"),
            ({"tahun": "2101"}, "tahun"),
            ({"mulai": "1999"}, "mulai"),
            ({"sasaran": "1.001"}, "sasaran"),
            ({"sasaran": "2,655"}, "sasaran"),
            ({"sasaran": "-1"}, "sasaran"),
            ({"instrumen": "", "penilaian": ""}, "penilaian"),
            ({"predikat": "x" * 61}, "predikat"),
        ],
    )
    def test_what_is_wrong_is_said_beside_it(self, kota, instrumen, lain, bidang):
        isi = {"judul": "x", "instrumen": instrumen.pk, "tahun": "2027", "sasaran": "2"}
        assert salah(FormRencana(isi | lain, actor=kota.aktor("kabag_ekbang"))) == {bidang}

    def test_assessments_that_one_does_not_see_are_no_choice(self, kota, beku):
        isi = {"judul": "x", "penilaian": beku.pk, "tahun": "2027"}
        assert salah(FormRencana(isi, actor=kota.aktor("camat"))) == {"penilaian"}
        assert salah(FormRencana(isi, actor=kota.aktor("kadis_pu"))) == set()

    def naik(self, rencana, **lain):
        levels = {f"t-{k}-{y}": "3" for k in ("I1", "I2", "I3") for y in (2027, 2028)}
        steps = baca.langkah(rencana)
        return FormLangkahNaik(levels | {"predikat": "", "sasaran": "2,6"} | lain, rencana=rencana, langkah=steps)

    def test_levels_by_year(self, rencana):
        form = self.naik(rencana, **{"t-I3-2027": "2"})
        assert form.is_valid(), form.errors
        assert form.pilihan() == {"I1": [3, 3], "I2": [3, 3], "I3": [2, 3]}
        assert form.tujuan().sasaran == Decimal("2.6")

    @pytest.mark.parametrize("tingkat", ["2", "6", "", "x", "3.5"])
    def test_never_below_where_one_stands_or_off_the_ladder(self, rencana, tingkat):
        assert salah(self.naik(rencana, **{"t-I1-2027": tingkat})) == {"t-I1-2027"}

    def test_a_predikat_goes_before_the_number(self, rencana):
        form = self.naik(rencana, predikat="Baik", sasaran="1,1")
        assert form.is_valid()
        assert (form.tujuan().predikat, form.tujuan().sasaran) == ("Baik", None)
        assert salah(self.naik(rencana, predikat="Unggul")) == {"predikat"}

    def test_who_does_it_until_when(self, kota, rencana):
        steps, ekbang = baca.naik(rencana), kota.aktor("kabag_ekbang")
        whole = {"tenggat": "2099-12-01", "u-I3": kota.unit["pu"].pk}
        form = FormTetapkan(whole, actor=ekbang, naik=steps)
        assert form.is_valid(), form.errors
        assert form.pemilik() == {"I3": kota.unit["pu"].pk}
        for lain, bidang in (
            ({"tenggat": ""}, "tenggat"),
            ({"tenggat": "2201-01-01"}, "tenggat"),
            ({"u-I3": ""}, "u-I3"),
            ({"u-I3": kota.unit["pu_sda"].pk}, "u-I3"),
        ):
            assert salah(FormTetapkan(whole | lain, actor=ekbang, naik=steps)) == {bidang}

    @pytest.mark.parametrize(
        ("teks", "angka"), [("1.500.000", 1_500_000), ("Rp2.000,-", 2000), ("1,5 jt", 1_500_000), ("", None), ("0", 0)]
    )
    def test_money_in_whole_rupiah(self, teks, angka):
        form = FormBelanja({"anggaran": teks, "kegiatan": "x"}, langkah=LangkahRencana())
        assert form.is_valid(), form.errors
        assert form.belanja().anggaran == angka

    @pytest.mark.parametrize("teks", ["1.500,50", "-1", "1,000", "banyak", "9" * 16])
    def test_what_is_no_money(self, teks):
        assert salah(FormBelanja({"anggaran": teks, "kegiatan": "x"}, langkah=LangkahRencana())) == {"anggaran"}


@pytest.mark.django_db
class TestSheet:
    """The assumptions of a plan: four forms that are told of together."""

    @pytest.fixture
    def lembar(self, kota, beku):
        begin = baca.awal(judul="Naik", mulai=2027, tahun=2028, sasaran=Decimal("2.60"), penilaian=beku)
        row = services.susun_rencana(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=begin)
        steps = {f"b-{kode}-{n}": str(n) for kode in ("I1", "I2", "I3") for n in range(1, 6)}
        sets = {f"{name}-{end}": "0" for name in ("s", "k") for end in ("TOTAL_FORMS", "INITIAL_FORMS")}

        def sheet(**lain):
            data = QueryDict(mutable=True)
            data.update({"mulai": "2027", "tahun": "2028", "langkah_setahun": "", **steps, **sets} | lain)
            return LembarAnggapan(data, actor=kota.aktor("kabag_ekbang"), rencana=row)

        return sheet

    @pytest.mark.parametrize(("teks", "angka"), [("2,5", "2.5"), ("2.5", "2.5"), ("1.500", "1500"), ("0", "0")])
    def test_an_effort(self, lembar, teks, angka):
        sheet = lembar(**{"b-I1-2": teks})
        assert sheet.is_valid()
        assert sheet.anggapan().upaya["I1"][1] == Decimal(angka)

    @pytest.mark.parametrize("teks", ["", "x", "-1", "10.001", "1,555"])
    def test_what_is_none(self, lembar, teks):
        sheet = lembar(**{"b-I1-2": teks})
        assert not sheet.is_valid()
        assert set(sheet.upaya.errors) == {"b-I1-2"}

    def test_one_for_all_goes_before_the_single_ones(self, lembar):
        sheet = lembar(**{"d-2": "1.500", "ratakan": ""})
        assert sheet.is_valid()
        assert {steps[1] for steps in sheet.anggapan().upaya.values()} == {Decimal(1500)}
        quiet = lembar(**{"d-2": "1.500"})
        assert quiet.is_valid()
        assert {steps[1] for steps in quiet.anggapan().upaya.values()} == {Decimal(2)}

    def test_a_capacity_for_every_year_or_for_one(self, kota, lembar):
        held = {
            "k-TOTAL_FORMS": "3", "k-0-unit": str(kota.unit["pu"].pk), "k-0-tahun": "", "k-0-upaya": "1.000,5",
            "k-1-unit": "", "k-1-tahun": "2028", "k-1-upaya": "7", "k-2-unit": "", "k-2-tahun": "", "k-2-upaya": "",
        }  # fmt: skip
        sheet = lembar(**held)
        assert sheet.is_valid(), sheet.kapasitas.errors
        told = [(k.unit_id, k.tahun, k.upaya) for k in sheet.anggapan().kapasitas]
        pu = kota.unit["pu"].pk
        assert told == [(pu, 2027, Decimal("1000.5")), (pu, 2028, Decimal("1000.5")), (None, 2028, Decimal(7))]

    def test_a_shorter_plan_drops_what_lies_outside(self, lembar):
        sheet = lembar(**{"tahun": "2027", "k-TOTAL_FORMS": "1", "k-0-tahun": "2028", "k-0-upaya": "7"})
        assert sheet.is_valid()
        assert sheet.anggapan().kapasitas == ()

    @pytest.mark.parametrize("kurang", ["tingkat", "perlu", "perlu_tingkat"])
    def test_half_a_precondition_is_asked_for_its_rest(self, lembar, kurang):
        whole = {"kode": "I3", "tingkat": "2", "perlu": "I1", "perlu_tingkat": "3"} | {kurang: ""}
        sheet = lembar(**{"s-TOTAL_FORMS": "1", **{f"s-0-{n}": v for n, v in whole.items()}})
        assert not sheet.is_valid()
        assert set(sheet.syarat.errors[0]) == {kurang}

    def test_an_empty_line_is_none(self, lembar):
        sheet = lembar(**{"s-TOTAL_FORMS": "2", "s-0-tingkat": "2"})
        assert sheet.is_valid()
        assert sheet.anggapan().syarat == ()

    def test_everything_wrong_is_told_at_once(self, lembar):
        sheet = lembar(
            **{
                "mulai": "x",
                "b-I1-1": "x",
                "s-TOTAL_FORMS": "1",
                "s-0-kode": "X",
                "k-TOTAL_FORMS": "1",
                "k-0-upaya": "x",
            }
        )
        assert not sheet.is_valid()
        assert all((sheet.masa.errors, sheet.upaya.errors, sheet.syarat.errors[0], sheet.kapasitas.errors[0]))
