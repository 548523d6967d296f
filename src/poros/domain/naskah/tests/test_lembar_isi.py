"""What stands on a sheet, word by word: nature, enclosures, addressees, places, capacities, odd tables and any text."""

from datetime import date, timedelta

import pypdfium2
import pytest
from django.utils import timezone, translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from poros.domain.naskah import cetak
from poros.domain.naskah.models import BentukNaskah, KopUnit, Naskah
from poros.domain.naskah.queries import naskah as baca
from poros.domain.naskah.queries.bentuk import urai
from poros.domain.naskah.rules import Kanal
from poros.domain.naskah.services.tanda import mulai, mulai_kertas
from poros.domain.naskah.values import Tujuan
from poros.kernel.cetak import TakTercetakError
from poros.kernel.organisasi.models import Pemangku

pytestmark = pytest.mark.django_db
HARI = timezone.localdate()


def kata(raw):
    return "\n".join(p.get_textpage().get_text_bounded() for p in pypdfium2.PdfDocument(raw)).replace("\r", "")


@pytest.fixture
def lembar(kota):
    """The words of a letter's sheet."""

    def make(naskah, **lain):
        row = Naskah.objects.select_related("bentuk").get(pk=naskah.pk)
        peta = kota.aktor("sekda").peta
        return kata(cetak.lembar(peta, row, baca.tanda(row), list(row.penerima.all()), hari=HARI, **lain).pdf)

    return make


def kertas(*nama, tembusan=(), alamat=""):
    main = [Tujuan(kanal=Kanal.KERTAS, sebutan=n, alamat=alamat) for n in nama]
    return (*main, *(Tujuan(kanal=Kanal.KERTAS, sebutan=n, tembusan=True) for n in tembusan))


class TestKepala:
    @pytest.mark.parametrize(
        ("kecepatan", "kerahasiaan", "sifat"),
        [
            ("biasa", "terbatas", "Biasa"),
            ("segera", "biasa", "Segera"),
            ("sangat_segera", "rahasia", "Sangat segera/Rahasia"),
        ],
    )
    def test_speed_and_secrecy_in_one_line(self, buat, lembar, kecepatan, kerahasiaan, sifat):
        text = lembar(buat(oleh="kadis_pu", kecepatan=kecepatan, kerahasiaan=kerahasiaan))
        line = next(part for part in text.splitlines() if part.startswith("Sifat"))
        assert line.removeprefix("Sifat").strip(" :").lower() == sifat.lower()
        assert ("RAHASIA" in text) is (kerahasiaan == "rahasia")

    @pytest.mark.parametrize(
        ("banyak", "tulisan"),
        [(0, "-"), (1, "1 (satu) berkas"), (10, "10 (sepuluh) berkas"), (11, "11 berkas"), (999, "999 berkas")],
    )
    def test_enclosures_in_figures_and_words(self, buat, lembar, banyak, tulisan):
        line = next(part for part in lembar(buat(jumlah_lampiran=banyak)).splitlines() if part.startswith("Lampiran"))
        assert line.removeprefix("Lampiran").strip(" :") == tulisan

    def test_without_a_number_neither_number_nor_day(self, kota, buat, siap, lembar):
        draft = lembar(buat())
        assert "…/…" in draft
        assert str(HARI.year) not in draft
        naskah = mulai(kota.aktor("kadis_pu"), siap())
        assert naskah.nomor in lembar(naskah)

    def test_the_day_is_that_of_the_number_however_late_it_is_printed(self, kota, siap, lembar):
        naskah = mulai(kota.aktor("kadis_pu"), siap())
        Naskah.objects.filter(pk=naskah.pk).update(tanggal=date(2024, 2, 29))
        assert "29 Februari 2024" in lembar(naskah)

    def test_where_it_is_signed(self, kota, siap, lembar):
        naskah = mulai(kota.aktor("kadis_pu"), siap())
        assert "Uji, " in lembar(naskah)
        KopUnit.objects.create(unit=kota.unit["pu"], tempat="Muara")
        assert "Muara, " in lembar(naskah)


class TestTujuan:
    @pytest.mark.parametrize(
        ("tujuan", "ada", "tidak"),
        [
            (kertas("Kepala BPS"), ["Yth. Kepala BPS", "di Tempat"], ["Tembusan"]),
            (kertas("Kepala BPS", alamat="Jalan Data 1"), ["di Jalan Data 1"], ["di Tempat"]),
            (kertas("Kepala BPS", "Kepala BMKG"), ["1. Kepala BPS", "2. Kepala BMKG"], ["DAFTAR PENERIMA"]),
            (kertas(*(f"Kepala {n}" for n in "ABCDE")), ["5. Kepala E"], ["DAFTAR PENERIMA"]),
            (
                kertas(*(f"Kepala {n}" for n in "ABCDEF")),
                ["(daftar penerima terlampir)", "DAFTAR PENERIMA"],
                ["Yth. 1"],
            ),
            (kertas("Kepala BPS", tembusan=["Wali Kota"]), ["Tembusan:", "Wali Kota"], ["1. Wali Kota"]),
            (kertas("Kepala BPS", tembusan=["Wali Kota", "Sekda"]), ["1. Wali Kota", "2. Sekda"], []),
        ],
    )
    def test_to_whom_and_where(self, buat, lembar, tujuan, ada, tidak):
        text = lembar(buat(tujuan=tujuan))
        assert [words for words in ada if words not in text] == []
        assert [words for words in tidak if words in text] == []

    def test_two_addresses_are_no_place(self, buat, lembar):
        tujuan = (*kertas("Kepala A", alamat="Jalan A"), *kertas("Kepala B", alamat="Jalan B"))
        assert "di Tempat" in lembar(buat(tujuan=tujuan))

    def test_a_paper_that_is_no_letter_names_only_who_gets_a_copy(self, buat, lembar):
        text = lembar(buat("keputusan", oleh="kadis_pu", tanda=("walikota",), tujuan=kertas("Ani", tembusan=["Budi"])))
        assert "Budi" in text
        assert "Yth." not in text

    def test_his_own_copy_names_one_and_who_gets_copies(self, kota, buat, lembar):
        naskah = buat(tujuan=kertas("Ani", "Budi", tembusan=["Sekda"]), isi={"isi": "Kepada {{nama}} saja"})
        row = naskah.penerima.get(sebutan="Budi")
        row.nilai = {"nama": "*Budi* {{nama}}"}
        text = lembar(naskah, salinan=row)
        assert "Yth. Budi" in text
        assert "Ani" not in text
        assert "Kepada *Budi* {{nama}} saja" in text
        assert "Tembusan" in text


class TestPenanda:
    @pytest.mark.parametrize(
        ("kapasitas", "awalan"), [("definitif", ""), ("plt", "Plt. "), ("plh", "Plh. "), ("pj", "Pj. ")]
    )
    def test_the_capacity_stands_before_the_office(self, kota, buat, lembar, kapasitas, awalan):
        Pemangku.objects.filter(jabatan=kota.jabatan["kadis_pu"]).update(kapasitas=kapasitas, sampai=HARI)
        assert f"{awalan}Kepala Dinas PU,".upper() in lembar(buat())

    def test_on_behalf_of_the_head_of_region_his_region_is_named(self, kota, buat, lembar):
        naskah = buat(tanda=("sekda",))
        naskah.penandatangan.update(atas_nama=kota.jabatan["walikota"])
        text = lembar(naskah)
        assert "a.n. WALI KOTA UJI" in text
        assert "SEKRETARIS DAERAH," in text

    def test_for_him_through_the_office_between(self, kota, buat, lembar):
        naskah = buat(tanda=("asisten2",))
        naskah.penandatangan.update(atas_nama=kota.jabatan["walikota"], untuk_beliau=kota.jabatan["sekda"])
        lines = [line for line in lembar(naskah).splitlines() if line.strip()]
        at = lines.index("a.n. WALI KOTA UJI")
        assert lines[at + 1 : at + 4] == ["SEKRETARIS DAERAH", "u.b.", "ASISTEN II,"]

    def test_a_block_that_was_printed_stays_although_the_holder_changes(self, kota, siap, lembar):
        naskah = mulai(kota.aktor("kadis_pu"), siap())
        Pemangku.objects.filter(jabatan=kota.jabatan["kadis_pu"]).update(sampai=HARI - timedelta(days=1))
        assert "Pejabat Kepala Dinas PU" in lembar(naskah)

    def test_who_was_to_sign_and_left_before_leaves_the_name_open(self, kota, buat, lembar):
        naskah = buat()
        assert "Pejabat Kepala Dinas PU" in lembar(naskah)
        Pemangku.objects.filter(jabatan=kota.jabatan["kadis_pu"]).update(sampai=HARI - timedelta(days=1))
        assert "Pejabat Kepala Dinas PU" not in lembar(naskah)

    def test_a_letter_signed_by_hand_says_nothing_of_electronic_signatures(self, kota, siap, lembar):
        first, second = siap(), siap()
        assert "ditandatangani secara elektronik" in lembar(mulai(kota.aktor("kadis_pu"), first))
        assert "secara elektronik" not in lembar(mulai_kertas(kota.aktor("kadis_pu"), second))


def test_a_sheet_is_in_indonesian_whoever_prints_it(buat, lembar):
    naskah = buat("undangan", tujuan=kertas(*(f"Kepala {n}" for n in "ABCDEF")))
    with translation.override("en"):
        text = lembar(naskah)
    for words in ("(daftar penerima terlampir)", "Senin, 30 November 2026", "Sifat"):
        assert words in text


@pytest.mark.parametrize("isi", ["|---|", "| |", "|a|\n|---|\n|1|2|3|", "0. nol", "999. akhir\n", "z) akhir", "# "])
def test_odd_marks_make_a_sheet_all_the_same(buat, lembar, isi):
    assert "KONSEP" in lembar(buat(isi={"isi": isi}))


TEKS = st.lists(
    st.sampled_from(["1. ", "a) ", "- ", "  - ", "# ", "|", "|---|", "**", "*", "__", "x", " ", "\n", "\n\n"])
)


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEKS.map("".join))
def test_any_text_of_marks_can_be_printed(kota, isi):
    """What the reader makes of marks the sheet must know; only letters without a typeface are refused."""
    form = BentukNaskah.objects.get(kode="surat-dinas")
    naskah = Naskah(bentuk=form, unit=kota.unit["pu"], hal="Uji", isi={"isi": isi})
    assert cetak.lembar(kota.aktor("sekda").peta, naskah, [], [], hari=HARI).pdf.startswith(b"%PDF")


@pytest.mark.parametrize("isi", ["Rapat 🚧", "会议"])
def test_what_no_typeface_has_is_refused_and_not_printed_as_boxes(kota, isi):
    form = BentukNaskah.objects.get(kode="surat-dinas")
    naskah = Naskah(bentuk=form, unit=kota.unit["pu"], hal="Uji", isi={"isi": isi})
    with pytest.raises(TakTercetakError):
        cetak.lembar(kota.aktor("sekda").peta, naskah, [], [], hari=HARI)


@pytest.mark.parametrize(
    ("kode", "isi", "wanted"),
    [
        ("surat-dinas", {"isi": " \n "}, []),
        ("surat-dinas", {"isi": "Teks", "asing": "x"}, [("Isi surat", "naskah")]),
        ("undangan", {"tanggal": "2026-11-30"}, [("tanggal", "Senin, 30 November 2026")]),
        ("undangan", {"tanggal": "besok"}, [("tanggal", "besok")]),
        ("undangan", {"waktu": " pukul 9 "}, [("baris", "pukul 9")]),
    ],
)
def test_parts_that_are_empty_are_left_out_and_days_are_words(kode, isi, wanted):
    form = urai(BentukNaskah.objects.get(kode=kode).naskah)
    found = cetak.bagian(form, isi, {})
    shape = [
        (part["jenis"], part["nilai"]) if part["jenis"] != "naskah" else (part["nama"], "naskah") for part in found
    ]
    assert shape == wanted
