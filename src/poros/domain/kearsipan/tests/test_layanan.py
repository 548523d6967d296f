"""Loans, requests of persons, saved views, rules of the house, reports on contents."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from poros.domain.kearsipan import services
from poros.domain.kearsipan.benih import isi_jra
from poros.domain.kearsipan.models import AturanRetensi, LaporanKeutuhan, LembagaArsip, TampilanArsip
from poros.domain.kearsipan.queries import berkas as baca
from poros.domain.kearsipan.queries.hapus import putusan_boleh
from poros.domain.kearsipan.queries.layanan import keutuhan, terlambat
from poros.domain.kearsipan.rules.akses import Akses
from poros.domain.kearsipan.rules.hapus import Putusan
from poros.domain.kearsipan.rules.pinjam import Cara
from poros.domain.kearsipan.rules.susut import Jenis
from poros.domain.kearsipan.tasks.kerja import laporkan
from poros.domain.kearsipan.values import DataAturan, DataKelas, DataKetentuan
from poros.kernel.berkas.models import Berkas, Tautan
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.rujukan.models import Klasifikasi
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError
from poros.pure.retensi import Hitung, Nasib, Pemicu

pytestmark = pytest.mark.django_db
HARI = date(2026, 11, 23)
BESOK = HARI + timedelta(days=1)


def minta(pada, row, kode="kadis_dlh", cara=Cara.BACA, sampai=BESOK):
    return services.minta_pinjam(pada(kode), row, cara=cara, keperluan="Telaah", sampai=sampai)


def test_a_loan_lets_its_borrower_read_and_nobody_else_until_its_day(berkas, pada, kota):
    row = berkas(ditutup="2026-01-05")
    assert not baca.item(pada("kadis_dlh"), row)
    loan = minta(pada, row)
    assert not baca.item(pada("kadis_dlh"), row)
    services.jawab_pinjaman(pada("kadis_pu"), loan, setuju=True)
    assert baca.item(pada("kadis_dlh"), row)
    assert not baca.item(pada("camat"), row)
    assert not baca.item(kota.aktor("kadis_dlh", BESOK + timedelta(days=1)), row)
    services.kembalikan(pada("tu_pu"), loan)
    assert not baca.item(pada("kadis_dlh"), row)


def test_keepers_answer_and_nobody_lends_to_himself(berkas, pada):
    row = berkas(ditutup="2026-01-05")
    loan = minta(pada, row)
    for kode in ("kadis_dlh", "camat", "staf_pu", "walikota"):
        with pytest.raises(TidakBerwenang):
            services.jawab_pinjaman(pada(kode), loan, setuju=True)
    own = minta(pada, row, "tu_pu")
    with pytest.raises(TidakBerwenang):
        services.jawab_pinjaman(pada("tu_pu"), own, setuju=True)
    with pytest.raises(Ditolak, match="alasannya"), transaction.atomic():
        services.jawab_pinjaman(pada("tu_pu"), loan, setuju=False)
    assert services.jawab_pinjaman(pada("tu_pu"), loan, setuju=False, catatan="Sedang dipakai").status == "ditolak"
    with pytest.raises(TransitionError):
        services.jawab_pinjaman(pada("tu_pu"), loan, setuju=True)
    assert Pemberitahuan.objects.filter(jenis="arsip.pinjam_dijawab").count() == 1


def test_paper_is_with_one_person_at_a_time_and_asked_for_once(berkas, pada):
    row = berkas(ditutup="2026-01-05")
    first, second = minta(pada, row, cara=Cara.FISIK), minta(pada, row, "camat", cara=Cara.FISIK)
    with pytest.raises(Ditolak, match="sudah meminta"):
        minta(pada, row)
    services.jawab_pinjaman(pada("tu_pu"), first, setuju=True)
    with pytest.raises(Ditolak, match="dibawa orang lain"):
        services.jawab_pinjaman(pada("tu_pu"), second, setuju=True)


def test_a_wish_in_the_past_or_without_a_purpose_is_refused(berkas, pada):
    row = berkas(ditutup="2026-01-05")
    with pytest.raises(Ditolak, match="Hari kembali"):
        minta(pada, row, sampai=HARI - timedelta(days=1))
    with pytest.raises(Ditolak, match="keperluannya"):
        services.minta_pinjam(pada("camat"), row, cara=Cara.BACA, keperluan=" ", sampai=BESOK)
    with pytest.raises(TidakBerwenang):
        minta(pada, berkas(kerahasiaan="rahasia"))


def test_what_is_lent_is_not_disposed_of_and_what_is_late_is_seen(berkas, pada, kota):
    row = berkas(ditutup="2020-01-15")
    services.jawab_pinjaman(pada("tu_pu"), minta(pada, row), setuju=True)
    move = services.susun_susut(pada("tu_pu"), kota.unit["pu"], jenis=Jenis.PINDAH, judul="Pindah")
    with pytest.raises(Ditolak, match="sedang dipinjam"):
        services.pilih(pada("tu_pu"), move, berkas_id=[row.pk])
    assert not terlambat(pada("tu_pu")).exists()
    assert terlambat(kota.aktor("tu_pu", BESOK + timedelta(days=1))).count() == 1


def permintaan(pada, kota, *files):
    return services.catat_permintaan(
        pada("tu_pu"), kota.unit["pu"], pemohon="Warga Rekaan", kontak="warga@contoh.id", uraian="Hapus data saya",
        berkas_id=[f.pk for f in files],
    )  # fmt: skip


def test_a_person_is_answered_by_where_the_retention_stands(berkas, inaktif, pada, kota):
    running, due = berkas(ditutup="2026-01-05"), inaktif(ditutup="2020-01-15")
    kadis = pada("kadis_pu")
    both = permintaan(pada, kota, running, due)
    assert putusan_boleh(kadis, both) == (Putusan.DIPERTAHANKAN, Putusan.DIBATASI)
    assert putusan_boleh(kadis, permintaan(pada, kota, due)) == (Putusan.DIPROSES, Putusan.DIBATASI)
    assert putusan_boleh(kadis, permintaan(pada, kota)) == (Putusan.TIDAK_ADA,)
    with pytest.raises(Ditolak, match="tidak dapat diberikan"):
        services.jawab_permintaan(kadis, both, putusan=Putusan.DIPROSES, alasan="x")
    with pytest.raises(Ditolak, match="dasar"):
        services.jawab_permintaan(kadis, both, putusan=Putusan.DIPERTAHANKAN, alasan=" ")
    with pytest.raises(TidakBerwenang):
        services.jawab_permintaan(pada("tu_pu"), both, putusan=Putusan.DIPERTAHANKAN, alasan="x")
    services.jawab_permintaan(kadis, both, putusan=Putusan.DIPERTAHANKAN, alasan="Retensi sampai 2029.")
    with pytest.raises(Ditolak, match="sudah dijawab"):
        services.jawab_permintaan(kadis, both, putusan=Putusan.DIBATASI, alasan="x")


def test_restricting_leaves_the_contents_and_closes_them(berkas, pada, kota):
    row = berkas(ditutup="2026-01-05", kerahasiaan="biasa")
    asked = permintaan(pada, kota, row)
    services.jawab_permintaan(pada("kadis_pu"), asked, putusan=Putusan.DIBATASI, alasan="UU 27/2022")
    row.refresh_from_db()
    assert (row.kerahasiaan, row.item.get().kerahasiaan) == ("rahasia", "rahasia")
    assert not baca.item(pada("camat"), row)
    assert baca.item(pada("kadis_pu"), row)


def test_the_trail_keeps_no_words_of_the_person_and_the_clock_runs(pada, kota, arsip):
    asked = permintaan(pada, kota)
    assert asked.tenggat - asked.diterima == timedelta(hours=72)
    assert "Warga" not in str(list(Jejak.objects.filter(aksi="arsip.hapus_catat").values_list("data", flat=True)))
    with pytest.raises(Ditolak):
        services.catat_permintaan(pada("tu_pu"), kota.unit["pu"], pemohon="A", kontak=" ", uraian="x")
    with pytest.raises(Ditolak, match="bukan untuk Anda"):
        services.catat_permintaan(pada("tu_pu"), kota.unit["pu"], pemohon="A", kontak="b", uraian="c", berkas_id=[999])


def test_a_view_is_kept_by_name_and_belongs_to_its_person(pada, kota):
    tu, own = pada("tu_pu"), kota.orang["tu_pu"]
    services.simpan_tampilan(tu, own, nama="Vital", saringan={"hal": "vital"})
    row = services.simpan_tampilan(tu, own, nama=" Vital ", saringan={"hal": "ditahan"})
    assert TampilanArsip.objects.get().saringan == {"hal": "ditahan"}
    with pytest.raises(Ditolak, match="nama"):
        services.simpan_tampilan(tu, own, nama=" ", saringan={})
    with pytest.raises(TidakBerwenang):
        services.buang_tampilan(pada("kadis_pu"), row)
    TampilanArsip.objects.bulk_create(TampilanArsip(orang=own, nama=str(n)) for n in range(19))
    with pytest.raises(Ditolak, match="20"):
        services.simpan_tampilan(tu, own, nama="Satu lagi", saringan={})
    services.buang_tampilan(tu, row)
    assert TampilanArsip.objects.count() == 19


ATURAN = DataAturan(
    kode="600.1.1", nama="Laporan", aktif=3, inaktif=4, nasib=Nasib.PERMANEN, dasar="Perwali 3/2026", dari=HARI
)


def test_rows_of_the_jra_are_added_by_date_and_never_rewritten(arsip, pada, kota):
    from dataclasses import replace

    sos, unit = pada("kadis_sos"), kota.unit["sos"]
    services.catat_aturan(sos, unit, data=ATURAN)
    assert AturanRetensi.objects.filter(kode="600.1.1").count() == 2
    for wrong in (
        ATURAN, replace(ATURAN, kode="999"), replace(ATURAN, aktif=101, dari=BESOK),
        replace(ATURAN, pemicu=Pemicu.LAIN, dari=BESOK),
    ):  # fmt: skip
        with pytest.raises(Ditolak), transaction.atomic():
            services.catat_aturan(sos, unit, data=wrong)
    with pytest.raises(TidakBerwenang):
        services.catat_aturan(pada("tu_pu"), kota.unit["pu"], data=ATURAN)


def test_classes_terms_and_offices_are_laid_down(arsip, pada, kota):
    admin, unit = pada("admin"), kota.unit["umum"]
    kelas = DataKelas(kode="600", kerahasiaan="rahasia", akses=Akses.ESELON_II, dasar="SKKAD", dari=HARI)
    services.catat_kelas(admin, unit, data=kelas)
    with pytest.raises(Ditolak, match="sejak hari itu"):
        services.catat_kelas(admin, unit, data=kelas)
    terms = DataKetentuan(ambang=10, hitung=Hitung.INAKTIF, saksi=3, dasar="Perwali", dari=HARI)
    services.catat_ketentuan(admin, unit, data=terms)
    with pytest.raises(Ditolak, match="sejak hari itu"):
        services.catat_ketentuan(admin, unit, data=terms)
    with pytest.raises(Ditolak, match="paling sedikit dua"):
        services.catat_ketentuan(admin, unit, data=DataKetentuan(ambang=10, hitung=Hitung.TOTAL, saksi=1, dasar="x", dari=BESOK))  # fmt: skip
    services.atur_lembaga(admin, unit, lembaga=[kota.unit["dlh"].pk], saksi=[])
    assert LembagaArsip.objects.get().unit == kota.unit["dlh"]
    with pytest.raises(Ditolak, match="tidak dikenal"):
        services.atur_lembaga(admin, unit, lembaga=[999], saksi=[])
    with pytest.raises(TidakBerwenang):
        services.atur_lembaga(pada("kadis_sos"), kota.unit["sos"], lembaga=[], saksi=[])


def test_the_retention_that_comes_with_the_codes_becomes_a_first_draft(arsip):
    Klasifikasi.objects.bulk_create(
        Klasifikasi(
            kode=kode, nama=kode, tingkat=1, retensi_aktif=aktif, retensi_inaktif="3 Tahun", nasib_akhir=nasib,
            nasib_akhir_teks=nasib.title(),
        )
        for kode, aktif, nasib in (
            ("901", "2 Tahun", "musnah"),
            ("902", "1 Tahun Setelah Kontrak Berakhir", "permanen"),
            ("903", "2 Tahun", "musnah dengan pengecualian"),
        )
    )  # fmt: skip
    assert isi_jra("Contoh", HARI) == 3
    rows = {r.kode: r for r in AturanRetensi.objects.filter(kode__startswith="90")}
    assert (rows["901"].aktif, rows["901"].inaktif, rows["901"].pemicu) == (2, 3, "ditutup")
    assert (rows["902"].pemicu, rows["902"].nasib) == ("perjanjian_berakhir", "permanen")
    assert rows["903"].kecuali == "Musnah Dengan Pengecualian"


def test_the_report_names_what_is_not_what_it_was(berkas):
    row = berkas()
    content = Tautan.objects.get(objek="itemarsip", objek_id=row.item.get().pk).berkas
    Berkas.objects.filter(pk=content.pk).update(utuh=False, diperiksa=timezone.now())
    laporkan()
    laporkan()
    report = LaporanKeutuhan.objects.get()
    assert (report.rusak, report.diperiksa_sehari) == ([content.sha256], 1)
    assert keutuhan().banyak == report.banyak
