"""Days at their edges: the last and the first day of each stage, leap days, the hour at which a day begins."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.utils import timezone

from poros.domain.kearsipan import services
from poros.domain.kearsipan.ekspor.kantong import Pembaca
from poros.domain.kearsipan.ekspor.keluar import tulis
from poros.domain.kearsipan.models import (
    AturanRetensi,
    BerkasArsip,
    KelasAkses,
    KetentuanArsip,
    LaporanKeutuhan,
    Penyusutan,
    PermintaanHapus,
)
from poros.domain.kearsipan.queries import berkas as baca
from poros.domain.kearsipan.queries import retensi, susut
from poros.domain.kearsipan.queries.layanan import keutuhan, terlambat
from poros.domain.kearsipan.rules.pinjam import Cara
from poros.domain.kearsipan.rules.susut import Jenis
from poros.domain.kearsipan.services.jam import jatuh_tempo
from poros.domain.kearsipan.tasks.kerja import laporkan
from poros.domain.kearsipan.tests.conftest import HARI
from poros.domain.kearsipan.values import DataBerkas, DataItem, Nota, SaringArsip
from poros.kernel.berkas.models import Berkas
from poros.kernel.commands import Ditolak
from poros.kernel.tenggat.models import AturanTenggat
from poros.pure.retensi import Nasib

pytestmark = pytest.mark.django_db
SEHARI = timedelta(days=1)
ZONA = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")


def pada_hari(actor, hari):
    return replace(actor, hari=hari if isinstance(hari, date) else date.fromisoformat(hari))


# --- masa aktif, masa inaktif


@pytest.mark.parametrize(
    ("ditutup", "inaktif", "habis"),
    [("2025-11-23", "2026-11-23", "2028-11-23"), ("2024-02-29", "2025-03-01", "2027-03-01"),
     ("2025-12-31", "2026-12-31", "2028-12-31"), ("2026-01-01", "2027-01-01", "2029-01-01")],
)  # fmt: skip
def test_a_file_may_be_moved_from_its_first_inactive_day(berkas, pada, kota, ditutup, inaktif, habis):  # noqa: PLR0917 -- fixtures and columns of a table
    row, tu = berkas(ditutup=ditutup), pada("tu_pu")
    assert (row.inaktif_sejak, row.jatuh_tempo) == (date.fromisoformat(inaktif), date.fromisoformat(habis))
    move = services.susun_susut(tu, kota.unit["pu"], jenis=Jenis.PINDAH, judul="Pindah")
    before = pada_hari(tu, row.inaktif_sejak - SEHARI)
    assert susut.calon(before, move) == []
    with pytest.raises(Ditolak, match="Masa retensinya belum habis"), transaction.atomic():
        services.pilih(before, move, berkas_id=[row.pk])
    today = pada_hari(tu, row.inaktif_sejak)
    assert susut.calon(today, move) == [row]
    assert services.pilih(today, move, berkas_id=[row.pk]).baris.count() == 1


def test_a_file_may_be_destroyed_from_the_day_its_retention_has_run_out(berkas, pada, kota, nota, panitia):
    row, tu = berkas(ditutup="2024-02-29"), pada("tu_pu")
    move = services.susun_susut(tu, kota.unit["pu"], jenis=Jenis.PINDAH, judul="Pindah")
    services.pilih(tu, move, berkas_id=[row.pk])
    services.ajukan_susut(tu, move)
    services.terima_susut(pada("kadis_pu"), move, nota=nota())
    destroy = panitia()
    for day, free in (("2027-02-28", False), ("2027-03-01", True)):
        actor = pada_hari(tu, day)
        assert bool(susut.calon(actor, destroy)) is free
        assert baca.berkas_terlihat(actor, SaringArsip(hal="jatuh_tempo")).exists() is free
    services.pilih(pada_hari(tu, "2027-03-01"), destroy, berkas_id=[row.pk])
    assert Penyusutan.objects.get(pk=destroy.pk).status == "diseleksi"


def test_what_became_due_on_a_list_is_looked_at_again_on_the_day_of_the_act(inaktif, panitia, langkah, pada, nota):
    """The clock of a test goes back: a list that was drawn up tomorrow is not carried out today."""
    inaktif(ditutup="2023-11-24")
    row = panitia()
    files = list(BerkasArsip.objects.values_list("pk", flat=True))
    services.pilih(pada_hari(pada("tu_pu"), HARI + SEHARI), row, berkas_id=files)
    for step in ("ajukan", "nilai", "setujui", "tetapkan", "saksi 1", "saksi 2"):
        langkah[step](row)
        row.refresh_from_db()
    with pytest.raises(Ditolak, match="belum habis"), transaction.atomic():
        services.musnahkan(pada("tu_pu"), row, nota=nota())
    assert services.musnahkan(pada_hari(pada("tu_pu"), HARI + SEHARI), row, nota=nota()).status == "dimusnahkan"


@pytest.mark.parametrize(("tambahan", "boleh"), [(1, False), (3, False), (4, True), (8, True)])
def test_more_years_must_lead_beyond_today(inaktif, pada, tambahan, boleh):
    row = inaktif("600.1.2", ditutup="2020-11-23")
    act = {"nasib": Nasib.DINILAI_KEMBALI, "tambahan": tambahan, "alasan": "Masih dipakai"}
    actor = pada_hari(pada("kadis_pu"), "2025-11-24")
    if not boleh:
        with pytest.raises(Ditolak, match="belum melewati"), transaction.atomic():
            services.tetapkan_nasib(actor, row, **act)
    else:
        assert services.tetapkan_nasib(actor, row, **act).jatuh_tempo > actor.hari


# --- buku: nomor, baris JRA, SKKAD, ketentuan


def test_numbers_begin_anew_each_year(kota, arsip, pada):
    found = []
    for day in ("2025-12-30", "2025-12-31", "2026-01-01", "2026-01-02"):
        actor = pada_hari(pada("tu_pu"), day)
        data = DataBerkas(klasifikasi="100.1.1", judul=day)
        found.append(services.buat_berkas(actor, kota.unit["pu"], data=data).nomor)
    assert found == [f"100.1.1/000{n}/Dinas PU/{year}" for year, n in ((2025, 1), (2025, 2), (2026, 1), (2026, 2))]


@pytest.mark.parametrize(("hari", "tahun"), [("2025-12-31", 1), ("2026-01-01", 5)])
def test_a_row_of_the_jra_holds_from_its_first_day(arsip, hari, tahun):
    AturanRetensi.objects.create(
        kode="100.1.1", nama="x", aktif=5, inaktif=5, nasib="musnah", dasar="x", dari=date(2026, 1, 1)
    )
    assert retensi.aturan("100.1.1", date.fromisoformat(hari)).aktif == tahun


@pytest.mark.parametrize(("hari", "level"), [("2025-12-31", "terbatas"), ("2026-01-01", "biasa")])
def test_a_row_of_the_skkad_holds_from_its_first_day_and_no_earlier(arsip, hari, level):
    KelasAkses.objects.all().delete()
    KelasAkses.objects.create(kode="100", kerahasiaan="biasa", akses="umum", dasar="x", dari=date(2026, 1, 1))
    assert retensi.kelas("100.1.1", date.fromisoformat(hari)).kerahasiaan == level


@pytest.mark.parametrize(("ditutup", "panjang"), [("2025-12-31", False), ("2026-01-01", True)])
def test_the_threshold_of_the_day_of_closing_decides_the_way(berkas, ditutup, panjang):
    KetentuanArsip.objects.create(ambang=3, hitung="total", saksi=2, dasar="Perwali", dari=date(2026, 1, 1))
    assert berkas(ditutup=ditutup).panjang is panjang


def test_the_witnesses_of_the_day_of_the_act_count(inaktif, panitia, langkah, pada, nota):
    inaktif(ditutup="2020-01-15")
    row = panitia()
    for step in list(langkah)[:7]:
        langkah[step](row)
        row.refresh_from_db()
    KetentuanArsip.objects.create(ambang=10, hitung="total", saksi=3, dasar="Perwali", dari=HARI)
    with pytest.raises(Ditolak, match="Baru 2 dari 3 saksi"), transaction.atomic():
        services.musnahkan(pada("tu_pu"), row, nota=nota())
    KetentuanArsip.objects.filter(saksi=3).update(dari=HARI + SEHARI)
    assert services.musnahkan(pada("tu_pu"), row, nota=nota()).status == "dimusnahkan"


# --- kertas lama


def test_papers_of_long_ago_are_listed_under_their_own_years(kota, arsip, pada):
    tu = pada("tu_pu")
    row = services.buat_berkas(tu, kota.unit["pu"], data=DataBerkas(klasifikasi="100.1.1", judul="Undangan 1998"))
    services.catat_item(tu, row, data=DataItem(jenis="Surat", tanggal=date(1998, 3, 2), uraian="x"))
    closed = services.tutup_berkas(tu, row, pada=date(1998, 12, 31))
    assert susut.kurun(closed) == "1998–31 Desember 1998"
    assert (closed.inaktif_sejak, closed.jatuh_tempo) == (date(1999, 12, 31), date(2001, 12, 31))


@pytest.mark.parametrize(
    ("dibuat", "ditutup", "kata"),
    [("2024-05-01", "2026-02-28", "2024–28 Februari 2026"), ("2026-05-01", "2026-05-01", "2026–1 Mei 2026"),
     ("2026-05-01", None, "2026–…"), ("2026-05-01", "2019-08-17", "2019–17 Agustus 2019")],
)  # fmt: skip
def test_a_span_of_time_runs_forwards(dibuat, ditutup, kata):
    row = BerkasArsip(dibuat=date.fromisoformat(dibuat), ditutup=ditutup and date.fromisoformat(ditutup))
    assert susut.kurun(row) == kata


# --- pinjaman


@pytest.mark.parametrize(("lewat", "terbaca"), [(-1, True), (0, True), (1, False)])
def test_a_loan_is_read_on_its_last_day_and_is_late_on_the_next(berkas, pada, lewat, terbaca):
    row, last = berkas(ditutup="2026-01-05"), HARI + timedelta(days=7)
    loan = services.minta_pinjam(pada("camat"), row, cara=Cara.BACA, keperluan="x", sampai=last)
    services.jawab_pinjaman(pada("tu_pu"), loan, setuju=True)
    day = last + timedelta(days=lewat)
    assert bool(baca.item(pada_hari(pada("camat"), day), row)) is terbaca
    assert terlambat(pada_hari(pada("tu_pu"), day)).exists() is not terbaca


def test_a_loan_may_end_on_the_day_it_is_asked_for(berkas, pada):
    row = berkas(ditutup="2026-01-05")
    assert services.minta_pinjam(pada("camat"), row, cara=Cara.BACA, keperluan="x", sampai=HARI).sampai == HARI


# --- jam dinding dan zona waktu


@pytest.mark.parametrize("zona", ZONA)
def test_a_copy_of_the_small_hours_bears_the_day_of_its_own_clock(berkas, tmp_path, zona):
    berkas()
    moment = datetime(2026, 11, 22, 18, 11, tzinfo=UTC)
    with timezone.override(ZoneInfo(zona)), (tmp_path / "a.zip").open("w+b") as stream:
        tulis(stream, BerkasArsip.objects.all(), Penyusutan.objects.all(), daerah="Kota Uji", waktu=moment)
        told = Pembaca(stream).keterangan
    assert told["Bagging-Date"] == "2026-11-23"
    assert told["Source-Organization"] == "Kota Uji"


@pytest.mark.parametrize(("zona", "kata"), [("Asia/Jakarta", "22-11-2026"), ("Asia/Makassar", "23-11-2026"),
                                            ("Asia/Jayapura", "23-11-2026")])  # fmt: skip
def test_a_request_is_named_by_the_day_on_which_it_came(zona, kata):
    row = PermintaanHapus(diterima=datetime(2026, 11, 22, 16, 30, tzinfo=UTC))
    with timezone.override(ZoneInfo(zona)):
        assert str(row) == kata


def test_one_report_on_contents_a_day_of_the_house(berkas, monkeypatch):
    berkas()
    for moment, days in ((datetime(2026, 11, 22, 16, 59, tzinfo=UTC), 1), (datetime(2026, 11, 22, 16, 59, 59, tzinfo=UTC), 1),
                         (datetime(2026, 11, 22, 17, 0, tzinfo=UTC), 2), (datetime(2026, 11, 23, 16, 0, tzinfo=UTC), 2)):  # fmt: skip
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        laporkan()
        assert LaporanKeutuhan.objects.count() == days, moment
    assert set(LaporanKeutuhan.objects.values_list("hari", flat=True)) == {date(2026, 11, 22), date(2026, 11, 23)}


@pytest.mark.parametrize(("jam", "sehari"), [(23, 1), (24, 1), (25, 0)])
def test_what_was_hashed_within_a_day_is_counted_as_of_that_day(berkas, monkeypatch, jam, sehari):
    berkas()
    now = timezone.now()
    Berkas.objects.update(diperiksa=now - timedelta(hours=jam))
    monkeypatch.setattr(timezone, "now", lambda: now)
    found = keutuhan()
    assert (found.sehari, found.belum, found.banyak) == (sehari, 0, 1)


def test_what_was_never_hashed_is_told_apart(berkas):
    berkas()
    assert (keutuhan().belum, keutuhan().terlama) == (1, None)


@pytest.mark.parametrize("zona", ZONA)
def test_the_clock_of_a_day_runs_from_its_midnight_where_the_government_is(pada, arsip, zona):
    with timezone.override(ZoneInfo(zona)):
        until = jatuh_tempo(pada("tu_pu"), "arsip-terjaga-lapor", HARI)
        assert timezone.localdate(until) == date(2027, 11, 23)


def test_where_no_rule_is_in_force_no_deadline_is_claimed(pada, kota, arsip):
    AturanTenggat.objects.filter(kode="arsip-permintaan-hapus").update(dari=date(2099, 1, 1))
    row = services.catat_permintaan(pada("tu_pu"), kota.unit["pu"], pemohon="W", kontak="-", uraian="x")
    assert row.tenggat is None


def test_the_clock_of_the_copies_runs_from_the_day_of_the_letter(berkas, pada, kota):
    row = berkas(ditutup="2026-01-05")
    services.tandai(pada("tu_pu"), row, vital=False, terjaga=True, bidang="kewilayahan")
    letter = Nota(nomor="L/1", tanggal=HARI - timedelta(days=10))
    services.laporkan_terjaga(pada("kadis_pu"), kota.unit["pu"], nota=letter, berkas_id=[row.pk])
    assert timezone.localdate(BerkasArsip.objects.get(pk=row.pk).jaga.tenggat_salinan) == date(2027, 11, 13)
