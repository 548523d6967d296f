"""The JRA at work: which row is written into a file, what stays when rules change, the examples through the application."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
import yaml
from django.db import transaction

from poros.domain.kearsipan import services
from poros.domain.kearsipan.benih import PARAMETER, benih, isi_jra
from poros.domain.kearsipan.models import AturanRetensi, BerkasArsip, KelasAkses, KetentuanArsip
from poros.domain.kearsipan.queries import retensi, susut
from poros.domain.kearsipan.rules.akses import Akses
from poros.domain.kearsipan.rules.susut import Jenis
from poros.domain.kearsipan.tests.conftest import HARI, KODE
from poros.domain.kearsipan.values import DataAturan, DataBerkas, DataItem, DataKelas, DataKetentuan
from poros.kernel.commands import Ditolak
from poros.kernel.penomoran.models import Register
from poros.kernel.rujukan.models import Klasifikasi
from poros.kernel.tenggat.models import AturanTenggat
from poros.pure.retensi import Hitung, Nasib, Pemicu, Tahap

pytestmark = pytest.mark.django_db
CONTOH = yaml.safe_load((Path(__file__).parent / "contoh" / "retensi.yaml").read_text(encoding="utf-8"))
KODE_UJI = "600"


def aturan(kode: str, dari: str, **ganti) -> AturanRetensi:
    told = {"nama": kode, "aktif": 1, "inaktif": 1, "nasib": Nasib.MUSNAH, "dasar": f"Sejak {dari}"} | ganti
    return AturanRetensi.objects.create(kode=kode, dari=date.fromisoformat(dari), **told)


def tutup(pada, kota, kode: str, hari: date, *, kejadian: date | None = None) -> BerkasArsip:
    """A file of Dinas PU with one paper, closed on a day."""
    tu = replace(pada("tu_pu"), hari=max(hari, kejadian or hari))
    row = services.buat_berkas(tu, kota.unit["pu"], data=DataBerkas(klasifikasi=kode, judul="Uji"))
    services.catat_item(tu, row, data=DataItem(jenis="Surat", tanggal=hari, uraian="x"))
    services.tutup_berkas(tu, row, pada=hari, kejadian=kejadian)
    return BerkasArsip.objects.get(pk=row.pk)


@pytest.mark.parametrize("satu", CONTOH, ids=lambda satu: satu["nama"])
def test_the_worked_examples_come_out_of_the_application(arsip, pada, kota, satu):
    trigger = satu.get("pemicu", "ditutup")
    aturan(
        KODE_UJI, "1990-01-01", aktif=satu["aktif"], inaktif=satu["inaktif"], nasib=satu["nasib"], pemicu=trigger,
        kejadian="" if trigger == "ditutup" else "Setelah terjadi",
    )  # fmt: skip
    row = tutup(pada, kota, KODE_UJI, satu["ditutup"], kejadian=satu.get("kejadian"))
    days = {name: satu[name] if isinstance(satu[name], date) else None for name in ("inaktif_sejak", "jatuh_tempo")}
    assert {"inaktif_sejak": row.inaktif_sejak, "jatuh_tempo": row.jatuh_tempo} == days
    assert row.panjang is (satu["jalur"] == "panjang")
    move = services.susun_susut(pada("tu_pu"), kota.unit["pu"], jenis=Jenis.PINDAH, judul="Pindah", panjang=row.panjang)
    for day, stage in satu["pada"].items():
        assert row.jadwal().tahap(day) == stage, day
        free = bool(susut.calon(replace(pada("tu_pu"), hari=day), move))
        assert free is (Tahap(stage) in {Tahap.INAKTIF, Tahap.JATUH_TEMPO}), day


# --- baris mana yang berlaku


@pytest.mark.parametrize("urutan", list(permutations(range(3))))
def test_the_nearest_code_counts_before_the_newest_day_however_they_were_entered(arsip, urutan):
    rows = (("600", "2026-01-01"), ("600.1", "2020-01-01"), ("600.1", "2024-01-01"))
    AturanRetensi.objects.all().delete()
    for n in urutan:
        aturan(*rows[n])
    assert retensi.aturan("600.1.1", HARI).dasar == "Sejak 2024-01-01"
    assert retensi.aturan("600.1", HARI).dasar == "Sejak 2024-01-01"
    assert retensi.aturan("600.2", HARI).dasar == "Sejak 2026-01-01"
    assert retensi.aturan("600.1.1", date(2021, 1, 1)).dasar == "Sejak 2020-01-01"


def test_a_nearer_row_that_begins_later_does_not_hide_the_one_above_it(arsip):
    AturanRetensi.objects.all().delete()
    aturan("600", "2020-01-01")
    aturan("600.1", "2030-01-01")
    assert retensi.aturan("600.1.1", HARI).kode == "600"
    assert retensi.aturan("600.1.1", date(2030, 1, 1)).kode == "600.1"


def test_before_the_first_row_of_all_the_nearest_first_row_counts(arsip):
    AturanRetensi.objects.all().delete()
    aturan("600", "2010-01-01")
    aturan("600.1", "2020-01-01")
    assert retensi.aturan("600.1.1", date(2000, 1, 1)).kode == "600.1"


@pytest.mark.parametrize("kode", ["400", "60", "6001", "601.1", ""])
def test_a_code_is_not_below_one_that_only_looks_alike(arsip, kode):
    AturanRetensi.objects.all().delete()
    aturan("600", "2010-01-01")
    assert retensi.aturan(kode, HARI) is None


def test_without_a_row_nothing_is_closed_and_the_code_is_named(arsip, pada, kota):
    AturanRetensi.objects.all().delete()
    with pytest.raises(Ditolak, match=r"JRA belum memuat kode 600\.1\.1"):
        tutup(pada, kota, "600.1.1", date(2026, 1, 5))


# --- yang sudah ditutup tetap


def test_a_new_jra_does_not_move_what_is_closed(berkas, pada, kota):
    row = berkas(ditutup="2025-01-05")
    before = {f.name: getattr(row, f.name) for f in BerkasArsip._meta.concrete_fields}
    data = DataAturan(
        kode="100.1.1", nama="Undangan", aktif=50, inaktif=50, nasib=Nasib.PERMANEN, dasar="Perwali 9/2026",
        dari=date(2000, 1, 2),
    )  # fmt: skip
    services.catat_aturan(pada("kadis_sos"), kota.unit["sos"], data=data)
    terms = DataKetentuan(ambang=1, hitung=Hitung.TOTAL, saksi=2, dasar="x", dari=date(2012, 3, 1))
    services.catat_ketentuan(pada("kadis_sos"), kota.unit["sos"], data=terms)
    row.refresh_from_db()
    assert {f.name: getattr(row, f.name) for f in BerkasArsip._meta.concrete_fields} == before


def test_opened_and_closed_again_it_goes_by_the_row_of_the_new_day(berkas, pada):
    row = berkas(ditutup="2025-01-05")
    aturan("100.1.1", "2026-01-01", aktif=7, inaktif=7, nasib=Nasib.PERMANEN)
    services.buka_kembali(pada("tu_pu"), row, alasan="Ada surat susulan")
    row.refresh_from_db()
    assert (row.ditutup, row.nasib, row.jatuh_tempo, row.aturan()) == (None, "", None, None)
    services.tutup_berkas(pada("tu_pu"), row)
    row.refresh_from_db()
    assert (row.aktif, row.nasib, row.panjang, row.dasar) == (7, "permanen", True, "Sejak 2026-01-01 (100.1.1)")


def test_a_term_that_the_panel_gave_ends_when_a_matter_is_opened_again(inaktif, berkas, pada):
    row = berkas("100.2.1", ditutup="2015-01-05")
    services.catat_kejadian(pada("tu_pu"), row, pada=date(2015, 2, 1))
    services.buka_kembali(pada("tu_pu"), row, alasan="x")
    row.refresh_from_db()
    assert (row.kejadian_pada, row.inaktif_sejak) == (None, None)
    services.tutup_berkas(pada("tu_pu"), row)
    row.refresh_from_db()
    assert (row.kejadian_pada, row.jatuh_tempo, row.tambahan) == (None, None, 0)


@pytest.mark.parametrize(
    ("aktif", "inaktif", "hitung", "ambang", "panjang"),
    [(3, 7, "total", 10, True), (3, 7, "inaktif", 10, False), (0, 10, "inaktif", 10, True), (10, 0, "inaktif", 10, False),
     (10, 0, "total", 10, True), (2, 7, "total", 10, False), (2, 7, "total", 9, True), (0, 0, "total", 1, False)],
)  # fmt: skip
def test_both_readings_of_the_ten_years(arsip, pada, kota, aktif, inaktif, hitung, ambang, panjang):  # noqa: PLR0917 -- columns of a table
    aturan(KODE_UJI, "2000-01-01", aktif=aktif, inaktif=inaktif)
    KetentuanArsip.objects.create(ambang=ambang, hitung=hitung, saksi=2, dasar="x", dari=date(2012, 3, 1))
    assert tutup(pada, kota, KODE_UJI, date(2016, 5, 5)).panjang is panjang


def test_years_from_the_panel_count_towards_the_threshold(inaktif, pada):
    row = inaktif("600.1.2", ditutup="2020-01-15")
    assert not row.panjang
    act = {"nasib": Nasib.DINILAI_KEMBALI, "alasan": "Masih dipakai"}
    assert services.tetapkan_nasib(pada("kadis_pu"), row, **act, tambahan=8).panjang


def test_a_fate_set_again_is_the_one_that_counts(inaktif, pada, kota, panitia):
    row = inaktif("600.1.2", ditutup="2020-01-15")
    hand = services.susun_susut(pada("tu_pu"), kota.unit["pu"], jenis=Jenis.SERAH, judul="Serah")
    destroy = panitia()
    for nasib, place in ((Nasib.MUSNAH, destroy), (Nasib.PERMANEN, hand), (Nasib.MUSNAH, destroy)):
        services.tetapkan_nasib(pada("kadis_pu"), row, nasib=nasib, alasan="Rapat panitia")
        other = hand if place is destroy else destroy
        assert susut.calon(pada("tu_pu"), place) == [row]
        assert susut.calon(pada("tu_pu"), other) == []


# --- SKKAD


@pytest.mark.parametrize(
    ("dipilih", "kelas", "jadi"),
    [("", None, "terbatas"), ("", "biasa", "biasa"), ("", "terbatas", "terbatas"), ("biasa", "terbatas", "biasa"),
     ("terbatas", "biasa", "terbatas")],
)  # fmt: skip
def test_the_skkad_says_the_level_where_nobody_chose_one(arsip, pada, kota, dipilih, kelas, jadi):  # noqa: PLR0917 -- columns of a table
    KelasAkses.objects.all().delete()
    if kelas:
        KelasAkses.objects.create(
            kode="600", kerahasiaan=kelas, akses=Akses.ESELON_III, dasar="x", dari=date(2020, 1, 1)
        )
    data = DataBerkas(klasifikasi="600.1.1", judul="x", kerahasiaan=dipilih)
    row = services.buat_berkas(pada("tu_pu"), kota.unit["pu"], data=data)
    assert (row.kerahasiaan, row.akses) == (jadi, Akses.ESELON_III if kelas else Akses.UMUM)


def test_a_new_row_of_the_skkad_leaves_files_as_they_are(berkas, pada, kota):
    row = berkas(kerahasiaan="biasa")
    data = DataKelas(kode="100.1.1", kerahasiaan="rahasia", akses=Akses.ESELON_II, dasar="x", dari=HARI)
    services.catat_kelas(pada("kadis_sos"), kota.unit["sos"], data=data)
    row.refresh_from_db()
    assert (row.kerahasiaan, row.akses) == ("biasa", "umum")


# --- yang dibawa pemerintah baru


def test_a_new_government_begins_with_rules_that_hold_together(kota):
    given = yaml.safe_load((PARAMETER / "ketentuan.yaml").read_text(encoding="utf-8"))
    assert {row["kode"] for row in given["tenggat"]} <= set(AturanTenggat.objects.values_list("kode", flat=True))
    assert Register.objects.filter(kode="berkas-arsip").exists()
    assert KetentuanArsip.objects.get().saksi >= 2
    for row in AturanRetensi.objects.all():
        assert row.aturan().total <= 200, row.kode
        assert (row.pemicu == Pemicu.DITUTUP) is (row.kejadian == ""), row.kode
    assert set(KelasAkses.objects.values_list("kode", flat=True)) <= {code[:3] for code in ("800", "700")}


def test_what_a_government_has_laid_down_is_not_sown_over(arsip):
    KelasAkses.objects.all().delete()
    KelasAkses.objects.create(kode="100", kerahasiaan="biasa", akses="umum", dasar="Perwali", dari=HARI)
    KetentuanArsip.objects.update(ambang=12)
    Register.objects.filter(kode="berkas-arsip").update(template="{urut}")
    rows = AturanRetensi.objects.count()
    for _n in range(2):
        benih()
    assert list(KelasAkses.objects.values_list("kode", flat=True)) == ["100"]
    assert KetentuanArsip.objects.get().ambang == 12
    assert Register.objects.get(kode="berkas-arsip").template == "{urut}"
    assert AturanRetensi.objects.count() == rows


@pytest.mark.parametrize(
    ("aktif", "nasib", "wanted"),
    [
        ("3 Tahun", "musnah", (3, "ditutup", "", "musnah", "")),
        ("1 Tahun Setelah Perda APBD ditetapkan", "permanen",
         (1, "perda_apbd", "Setelah Perda APBD ditetapkan", "permanen", "")),
        ("2 tahun setelah putusan berkekuatan hukum tetap", "musnah",
         (2, "putusan_tetap", "setelah putusan berkekuatan hukum tetap", "musnah", "")),
        ("2 tahun", "musnah dengan pengecualian", (2, "ditutup", "", "musnah", "Teks asli")),
    ],
)  # fmt: skip
def test_a_row_that_comes_with_the_codes_is_read_as_it_is_written(arsip, aktif, nasib, wanted):
    Klasifikasi.objects.create(
        kode="950", nama="Uji", tingkat=1, retensi_aktif=aktif, retensi_inaktif="2 Tahun", nasib_akhir=nasib,
        nasib_akhir_teks="Teks asli",
    )  # fmt: skip
    isi_jra("Contoh", date(2020, 1, 1))
    row = AturanRetensi.objects.get(kode="950")
    assert (row.aktif, row.pemicu, row.kejadian, row.nasib, row.kecuali) == wanted


@pytest.mark.parametrize(
    ("ganti", "aturan_tabel"),
    [({"aktif": 101}, "wajar"), ({"inaktif": 101}, "wajar"), ({"kode": "100.1.1", "dari": date(2000, 1, 1)}, "sekali")],
)
def test_the_database_itself_refuses_rows_that_make_no_sense(arsip, ganti, aturan_tabel):
    from django.db.utils import IntegrityError

    told = {"kode": "999", "nama": "x", "aktif": 1, "inaktif": 1, "nasib": "musnah", "dasar": "x", "dari": HARI} | ganti
    with pytest.raises(IntegrityError, match=aturan_tabel), transaction.atomic():
        AturanRetensi.objects.create(**told)


def test_the_name_of_a_code_is_read_from_the_table(arsip):
    assert {kode: retensi.nama_kode(kode) for kode in KODE} == KODE
    assert retensi.nama_kode("999") == ""
