"""Forms: what they take, what they refuse and where, and that what is kept comes back as it was typed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone

from poros.domain.berbagi import services
from poros.domain.berbagi.forms.adopsi import FormLangkah, FormNota, FormPermohonan, FormSaringAdopsi, kata_aksi
from poros.domain.berbagi.forms.belajar import FormKunjungan, FormPengalaman, FormTindak
from poros.domain.berbagi.forms.rencana import FormRencana
from poros.domain.berbagi.forms.sumber import FormPeran, FormSumber
from poros.domain.berbagi.forms.tawaran import KELOMPOK, FormSaring, FormTawaran, butir
from poros.domain.berbagi.models import LangkahAdopsi, Tawaran
from poros.domain.berbagi.queries import adopsi as baca
from poros.domain.berbagi.queries import katalog
from poros.domain.berbagi.rules.alur import AksiAdopsi, PeranUnit
from poros.domain.berbagi.values import SaringTawaran

pytestmark = pytest.mark.django_db
TAWARAN = {"jenis": "praktik", "nama": "Apel data", "ringkasan": "Angka dibaca bersama", "kematangan": "stable"}


def kirim(**isi) -> QueryDict:
    """As a browser sends it."""
    data = QueryDict(mutable=True)
    for name, value in isi.items():
        data.setlist(name, [str(v) for v in value] if isinstance(value, list) else [str(value)])
    return data


class TestOffer:
    def test_the_least(self):
        form = FormTawaran(kirim(**TAWARAN))
        assert form.is_valid()
        isi = form.isi()
        assert (isi.nama, isi.teknologi, isi.biaya, isi.indikator) == ("Apel data", (), None, ())

    @pytest.mark.parametrize(
        ("ganti", "bidang"),
        [
            ({"nama": ""}, "nama"),
            ({"nama": "n" * 151}, "nama"),
            ({"ringkasan": ""}, "ringkasan"),
            ({"ringkasan": "r" * 151}, "ringkasan"),
            ({"jenis": "perangkat"}, "jenis"),
            ({"kematangan": "matang"}, "kematangan"),
            ({"kategori": ["tidak-ada"]}, "kategori"),
            ({"indikator": "I1"}, "indikator"),
            ({"indikator": "spbe:I1, spbe I2"}, "indikator"),
            ({"indikator": "spbe:" + "x" * 41}, "indikator"),
            ({"biaya": "-1"}, "biaya"),
            ({"biaya": "1e3"}, "biaya"),
            ({"biaya": "9" * 16}, "biaya"),
            ({"upaya": "2,5"}, "upaya"),
            ({"teknologi": ",".join(f"t{n}" for n in range(51))}, "teknologi"),
            ({"teknologi": "x" * 201}, "teknologi"),
            ({"pemakai": "\n".join(f"p{n}" for n in range(51))}, "pemakai"),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field(self, ganti, bidang):
        form = FormTawaran(kirim(**(TAWARAN | ganti)))
        assert not form.is_valid()
        assert set(form.errors) == {bidang}

    def test_of_ourselves_nobody_types_the_government(self):
        assert not {"daerah", "jenis_daerah", "unit"} & set(FormTawaran().fields)
        form = FormTawaran(kirim(**TAWARAN), lain=True)
        assert set(form.errors) == {"daerah"}

    @pytest.mark.parametrize("lain", [False, True])
    def test_the_page_shows_every_field_once(self, lain):
        form = FormTawaran(lain=lain)
        shown = [bidang.name for _judul, lines in form.kelompok() for line in lines for bidang in line]
        assert sorted(shown) == sorted(form.fields)
        assert {name for _judul, lines in KELOMPOK for line in lines for name in line} == set(FormTawaran.base_fields)

    @pytest.mark.parametrize(
        "ganti",
        [
            {},
            {"pemakai": ("Dinas Kesehatan, Kota Khayal", "Kabupaten Rekaan")},
            {"kategori": ("hr", "kategori-daerah-lain")},
            {"uraian": "Satu\nDua\n\nTiga", "masalah": "Antre; lama"},
            {"biaya": 0, "upaya": 0, "versi": "1.2.3"},
            {"biaya": None, "upaya": None, "indikator": ()},
            {"indikator": (("spbe", "I1"), ("spbe", "I2"))},
        ],
    )
    def test_opened_and_saved_it_is_as_it_was(self, kota, lain, isi, ganti):
        row = katalog.semua().get(pk=lain().pk)
        wanted = replace(isi, **ganti)
        services.ubah_tawaran(kota.aktor("kabag_ekbang"), row, isi=wanted)
        row = katalog.semua().get(pk=row.pk)
        begin = FormTawaran(lain=True, tawaran=row).initial
        sent = {k: (list(v) if isinstance(v, tuple) else v) for k, v in begin.items() if v not in (None, "", ())}
        form = FormTawaran(kirim(**sent), lain=True, tawaran=row)
        assert form.is_valid(), form.errors
        assert replace(form.isi(), uraian=form.isi().uraian.replace("\r\n", "\n")) == wanted

    @pytest.mark.parametrize(
        ("teks", "hasil"),
        [("", ()), (" , ,\n", ()), ("a, b,a", ("a", "b")), ("a\r\nb", ("a", "b")), ("a b", ("a b",))],
    )
    def test_words_in_a_row(self, teks, hasil):
        assert butir(teks) == hasil


class TestFilters:
    @pytest.mark.parametrize(
        ("kueri", "saring"),
        [
            ("", SaringTawaran()),
            ("q=air&jenis=praktik", SaringTawaran(q="air", jenis="praktik")),
            ("jenis=apa&milik=siapa&status=entah", SaringTawaran()),
            ("indeks=spbe&indikator=I1", SaringTawaran(indeks="spbe", indikator="I1")),
            ("indeks=a%20b", SaringTawaran()),
            ("status=konsep&milik=kita", SaringTawaran(status="konsep", milik="kita")),
            ("q=" + "x" * 101, SaringTawaran()),
            ("q=a%00b", SaringTawaran()),
        ],
    )
    def test_what_cannot_be_read_is_no_filter(self, kueri, saring):
        assert FormSaring(QueryDict(kueri)).saringan() == saring

    def test_a_stranger_cannot_ask_for_drafts(self):
        form = FormSaring(QueryDict("status=konsep&milik=lain&jenis=praktik"))
        assert form.saringan_publik() == SaringTawaran(jenis="praktik")

    @pytest.mark.parametrize(
        ("kueri", "saring"),
        [("", {}), ("arah=masuk", {"arah": "masuk"}), ("arah=x&status=selesai", {"status": "selesai"})],
    )
    def test_of_adoptions(self, kueri, saring):
        assert FormSaringAdopsi(QueryDict(kueri)).saringan() == saring


class TestRequest:
    def test_ours_says_only_what_for(self, lain):
        assert list(FormPermohonan(tawaran=lain()).fields) == ["keperluan"]

    @pytest.mark.parametrize(
        ("ganti", "bidang"),
        [
            ({"daerah": ""}, "daerah"),
            ({"keperluan": " "}, "keperluan"),
            ({"keperluan": "x" * 5001}, "keperluan"),
            ({"tanggal_surat": "31-02-2026"}, "tanggal_surat"),
            ({"tanggal_surat": "0001-01-01"}, "tanggal_surat"),
            ({"tanggal_surat": "2200-01-01"}, "tanggal_surat"),
            ({"surat_id": "0"}, "surat_id"),
            ({"surat_id": "9" * 19}, "surat_id"),
        ],
    )
    def test_of_others(self, milik, ganti, bidang):
        form = FormPermohonan(kirim(**({"daerah": "Kota Khayal", "keperluan": "Banjir"} | ganti)), tawaran=milik())
        assert set(form.errors) == {bidang}

    @pytest.mark.parametrize(
        ("aksi", "wajib"), [("tolak", True), ("hentikan", True), ("terima", False), ("mulai", False)]
    )
    def test_a_reason_where_one_is_asked_for(self, aksi, wajib):
        assert ("catatan" in FormLangkah(kirim(aksi=aksi)).errors) is wajib

    @pytest.mark.parametrize("aksi", ["", "lompat", "x" * 300])
    def test_an_act_that_there_is_not(self, aksi):
        assert "aksi" in FormLangkah(kirim(aksi=aksi, catatan="x")).errors

    @pytest.mark.parametrize(
        ("arah", "aksi", "kata"),
        [
            ("masuk", AksiAdopsi.TERIMA, "Terima permohonan"), ("keluar", AksiAdopsi.TERIMA, "Catat: mereka menerima"),
            ("masuk", AksiAdopsi.TOLAK, "Tolak permohonan"), ("keluar", AksiAdopsi.TOLAK, "Catat: mereka menolak"),
        ],
    )  # fmt: skip
    def test_an_answer_is_called_by_whose_it_is(self, usulan, arah, aksi, kata):
        usulan.arah = arah
        assert str(kata_aksi(usulan, aksi)) == kata


class TestAgreement:
    def test_it_begins_with_what_is_known(self, kota, diterima):
        actor = kota.aktor("kabag_kesra")
        form = FormNota(adopsi=baca.semua().get(), nota=None, actor=actor)
        assert form.initial["pihak_lain"] == "Kabupaten Rekaan"
        assert form.initial["lingkup"] == "Antrean uji kendaraan"
        assert form.initial["sampai"] - form.initial["mulai"] == timedelta(days=730)

    def test_a_draft_comes_back(self, kota, diterima, nota):
        actor = kota.aktor("kabag_kesra")
        row = services.susun_nota(actor, diterima, data=nota(data_pribadi=True))
        form = FormNota(adopsi=diterima, nota=row, actor=actor)
        sent = {k: v for k, v in form.initial.items() if v is not False}
        again = FormNota(kirim(**sent), adopsi=diterima, nota=row, actor=actor)
        assert again.is_valid(), again.errors
        assert again.data_nota() == nota(data_pribadi=True)

    @pytest.mark.parametrize("name", ["nomor", "tempat", "pihak_kita", "pihak_lain", "lingkup", "mulai", "sampai"])
    def test_nothing_is_left_out(self, kota, diterima, nota, name):
        told = {k: v for k, v in vars_of(nota()).items() if k not in {name, "data_pribadi"}}
        form = FormNota(kirim(**told), adopsi=diterima, nota=None, actor=kota.aktor("kabag_kesra"))
        assert set(form.errors) == {name}


def vars_of(data) -> dict:
    return {name: getattr(data, name) for name in data.__dataclass_fields__}


class TestPlan:
    @pytest.fixture
    def form(self, kota):
        """The plan as typed: `form({1: "a", 3: "b"})` has steps on lines 1 and 3."""
        due = timezone.localdate() + timedelta(days=9)

        def make(lines: dict[int, str], kini=(), **ganti) -> FormRencana:
            sent = {}
            for n, words in lines.items():
                sent |= {f"uraian_{n}": words, f"unit_{n}": kota.unit["pu"].pk, f"tenggat_{n}": due}
            return FormRencana(kirim(**(sent | ganti)), actor=kota.aktor("kadis_pu"), kini=list(kini))

        return make

    def test_empty_lines_are_no_steps(self, form):
        found = form({1: "a", 3: "b"}, anggaran_2="5.000")
        assert found.is_valid()
        assert [step.uraian for step in found.langkah()] == ["a", "b"]

    @pytest.mark.parametrize(
        ("ganti", "bidang"),
        [
            ({"tenggat_3": ""}, "tenggat_3"),
            ({"tenggat_3": "besok"}, "tenggat_3"),
            ({"anggaran_3": "-5"}, "anggaran_3"),
            ({"unit_3": "999999"}, "unit_3"),
            ({"uraian_3": "x" * 501}, "uraian_3"),
        ],
    )
    def test_what_the_form_sees_itself(self, form, ganti, bidang):
        assert bidang in form({1: "a", 3: "b"}, **ganti).errors

    @pytest.mark.parametrize(
        ("ganti", "bidang"),
        [
            ({"uraian_3": ""}, "uraian_3"),
            ({"unit_3": ""}, "unit_3"),
            ({"tenggat_3": "2020-01-01"}, "tenggat_3"),
        ],
    )
    def test_what_the_command_refuses_is_said_at_the_line_that_was_typed(self, masuk, disepakati, form, ganti, bidang):
        """Line 2 is empty, so the second step stands on line 3."""
        sent = form({1: "a", 3: "b"}, **ganti).data
        answer = masuk("kadis_dlh").post(f"/berbagi/adopsi/{disepakati.pk}/rencana/", sent)
        assert answer.status_code == 422
        assert set(answer.context["form"].errors) == {bidang}
        assert not LangkahAdopsi.objects.exists()

    def test_an_empty_plan_is_refused_above_the_form(self, masuk, disepakati):
        answer = masuk("kadis_dlh").post(f"/berbagi/adopsi/{disepakati.pk}/rencana/", {"uraian_1": " "})
        assert answer.status_code == 422
        assert answer.context["form"].non_field_errors() == ["Tulis paling sedikit satu langkah."]

    @pytest.mark.parametrize(("ada", "baris"), [(0, 4), (1, 4), (3, 5), (18, 20), (20, 20)])
    def test_there_is_room_for_every_step_and_for_more(self, kota, disepakati, langkah, ada, baris):
        """A plan of 20 steps that a program has written is not cut by opening it here."""
        dlh = kota.aktor("kadis_dlh")
        if ada:
            services.susun_rencana(dlh, disepakati, langkah=langkah(ada))
        form = FormRencana(actor=dlh, kini=baca.langkah(disepakati))
        assert len(form.baris()) == baris
        assert sum(bool(line[0].initial) for line in form.baris()) == ada

    def test_the_cost_begins_the_first_line_of_a_new_plan_only(self, kota, disepakati, langkah):
        dlh = kota.aktor("kadis_dlh")
        assert FormRencana(actor=dlh, kini=[], biaya=7)["anggaran_1"].initial == 7
        services.susun_rencana(dlh, disepakati, langkah=langkah(1))
        assert FormRencana(actor=dlh, kini=baca.langkah(disepakati), biaya=7)["anggaran_1"].initial is None


class TestOthers:
    @pytest.mark.parametrize(
        ("ganti", "bidang"),
        [
            ({"hasil": "baik"}, "hasil"),
            ({"uraian": ""}, "uraian"),
            ({"biaya": "x"}, "biaya"),
            ({"upaya": "-1"}, "upaya"),
        ],
    )
    def test_an_experience(self, ganti, bidang):
        told = {"hasil": "berhasil", "uraian": "Lancar", "biaya": "1.000.000", "upaya": "3"}
        assert FormPengalaman(kirim(**told)).is_valid()
        assert set(FormPengalaman(kirim(**(told | ganti))).errors) == {bidang}

    @pytest.mark.parametrize(
        ("ganti", "bidang"),
        [({"judul": ""}, "judul"), ({"tanggal": "1899-12-31"}, "tanggal"), ({"tawaran": "999999"}, "tawaran"), ({"pelajaran": "x" * 10_001}, "pelajaran")],
    )  # fmt: skip
    def test_a_visit(self, ganti, bidang):
        told = {"judul": "Ke Rekaan", "daerah": "Rekaan", "tanggal": "2026-02-28", "peserta": "Camat", "pelajaran": "x"}
        rows = Tawaran.objects.all()
        whole = FormKunjungan(kirim(**told), tawaran=rows)
        assert whole.is_valid()
        assert (whole.data_kunjungan().tanggal, whole.data_kunjungan().tawaran_id) == (date(2026, 2, 28), None)
        assert set(FormKunjungan(kirim(**(told | ganti)), tawaran=rows).errors) == {bidang}

    def test_work_goes_to_units_that_have_a_desk(self, kota):
        units = {pk for pk, _nama in FormTindak(actor=kota.aktor("camat")).fields["unit"].choices if pk}
        assert kota.unit["pu"].pk in units
        assert kota.unit["pu_sda"].pk not in units

    def test_a_source_without_address_is_fed_by_uploads(self):
        form = FormSumber(kirim(nama="Rekaan"))
        assert form.is_valid()
        assert (form.data_sumber().alamat, form.data_sumber().aktif) == ("", False)

    def test_parts_are_what_they_were_until_changed(self, kota, peran):
        ekbang = kota.unit["ekbang"].pk
        form = FormPeran(actor=kota.aktor("admin"), kini={"pengelola": [ekbang]})
        assert form["pengelola"].initial == [ekbang]
        sent = FormPeran(kirim(pengelola=[ekbang]), actor=kota.aktor("admin"), kini={})
        assert sent.is_valid()
        assert (sent.unit(PeranUnit.PENGELOLA), sent.unit(PeranUnit.KERJA_SAMA)) == ([ekbang], [])
