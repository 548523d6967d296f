"""Every act that the rules refuse: in words, beside the input that is wrong, and nothing is written."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction

from poros.domain.kearsipan import services
from poros.domain.kearsipan.models import (
    AturanRetensi,
    BerkasArsip,
    ItemArsip,
    KelasAkses,
    KetentuanArsip,
    Peminjaman,
    Penyusutan,
    PermintaanHapus,
    RiwayatArsip,
)
from poros.domain.kearsipan.rules.akses import Akses
from poros.domain.kearsipan.rules.hapus import Putusan
from poros.domain.kearsipan.rules.pinjam import Cara
from poros.domain.kearsipan.rules.susut import Jenis
from poros.domain.kearsipan.tests.conftest import HARI, PANITIA
from poros.domain.kearsipan.values import (
    SEKALI_MAKS,
    DataAturan,
    DataBerkas,
    DataItem,
    DataKelas,
    DataKetentuan,
    Nota,
    Penilaian,
)
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.pure.flow import TransitionError
from poros.pure.retensi import Hitung, Nasib, Pemicu

pytestmark = pytest.mark.django_db
BESOK = HARI + timedelta(days=1)
SURAT = DataItem(jenis="Surat", tanggal=HARI, uraian="Isi")
TULISAN = (BerkasArsip, ItemArsip, RiwayatArsip, Peminjaman, Penyusutan, PermintaanHapus, AturanRetensi, KelasAkses,
           KetentuanArsip, Jejak)  # fmt: skip


def ditolak(act, bidang: str, kata: str) -> None:
    """The act is refused with these words beside this field, and leaves nothing."""
    before = [model.objects.count() for model in TULISAN]
    with pytest.raises(Ditolak, match=kata) as refusal, transaction.atomic():
        act()
    assert refusal.value.bidang == bidang
    assert [model.objects.count() for model in TULISAN] == before


@pytest.mark.parametrize(
    ("ganti", "bidang", "kata"),
    [
        ({"klasifikasi": "999"}, "klasifikasi", "tidak ada"),
        ({"klasifikasi": ""}, "klasifikasi", "tidak ada"),
        ({"judul": "  "}, "judul", "judul"),
        ({"kerahasiaan": "rahasia"}, "kerahasiaan", "pimpinan unit"),
        ({"kerahasiaan": "sangat_rahasia"}, "kerahasiaan", "pimpinan unit"),
    ],
)
def test_opening_a_file(kota, arsip, pada, ganti, bidang, kata):  # noqa: PLR0917 -- fixtures and columns of a table
    data = replace(DataBerkas(klasifikasi="100.1.1", judul="Undangan"), **ganti)
    ditolak(lambda: services.buat_berkas(pada("tu_pu"), kota.unit["pu"], data=data), bidang, kata)


@pytest.mark.parametrize(
    ("ganti", "bidang", "kata"),
    [
        ({"uraian": " "}, "uraian", "jenis dan uraian"),
        ({"jenis": " "}, "uraian", "jenis dan uraian"),
        ({"tanggal": BESOK}, "tanggal", "sesudah hari ini"),
        ({"kerahasiaan": "rahasia"}, "kerahasiaan", "pimpinan unit"),
    ],
)
def test_filing_a_paper(berkas, pada, ganti, bidang, kata):
    row = berkas()
    ditolak(lambda: services.catat_item(pada("tu_pu"), row, data=replace(SURAT, **ganti)), bidang, kata)


def test_filing_a_paper_dated_today_is_no_mistake(berkas, pada):
    assert services.catat_item(pada("tu_pu"), berkas(), data=SURAT).tanggal == HARI


@pytest.mark.parametrize(
    ("isi", "nama", "kata"),
    [(b"", "a.pdf", "kosong"), (b"MZ\x90\x00", "a.exe", "tidak diterima"), (b"%PDF-1.4 x", "a.docx", "berakhiran")],
)
def test_filing_a_content_that_is_none(berkas, pada, isi, nama, kata):
    row = berkas()
    ditolak(lambda: services.catat_item(pada("tu_pu"), row, data=SURAT, lampiran=[(isi, nama)]), "berkas", kata)


@pytest.mark.parametrize(
    ("isi", "bidang", "kata"),
    [
        ({"pada": BESOK}, "pada", "belum tiba"),
        ({"pada": date(2020, 1, 1)}, "pada", "sesudah hari penutupan"),
        ({"kejadian": BESOK}, "kejadian", "belum terjadi"),
    ],
)
def test_closing(berkas, pada, isi, bidang, kata):
    row = berkas("100.2.1")
    ditolak(lambda: services.tutup_berkas(pada("tu_pu"), row, **isi), bidang, kata)


def test_an_event_before_the_closing_does_not_move_the_clock_back(berkas, pada):
    row, day = berkas("100.2.1"), HARI - timedelta(days=400)
    closed = services.tutup_berkas(pada("tu_pu"), row, kejadian=day)
    assert closed.kejadian_pada == day
    assert closed.inaktif_sejak == date(2028, 11, 23)


def test_an_event_told_for_a_row_that_needs_none_is_forgotten(berkas, pada):
    closed = services.tutup_berkas(pada("tu_pu"), berkas(), kejadian=HARI)
    assert closed.kejadian_pada is None


def test_telling_an_event(berkas, pada):
    tu = pada("tu_pu")
    waiting, plain, still_open = (
        berkas("100.2.1", ditutup="2025-01-01"),
        berkas(ditutup="2025-01-01"),
        berkas("100.2.1"),
    )
    ditolak(lambda: services.catat_kejadian(tu, waiting, pada=BESOK), "pada", "belum terjadi")
    ditolak(lambda: services.catat_kejadian(tu, plain, pada=HARI), "", "sejak ditutup")
    ditolak(lambda: services.catat_kejadian(tu, still_open, pada=HARI), "", "setelah berkas ditutup")


def test_an_event_is_not_told_while_a_disposal_runs(inaktif, panitia, langkah, pada):
    row = inaktif(ditutup="2020-01-15")
    langkah["pilih"](panitia())
    ditolak(lambda: services.catat_kejadian(pada("tu_pu"), row, pada=HARI), "", "sebelum disusutkan")


@pytest.mark.parametrize(("perkara", "alasan"), [(" ", "x"), ("1", " "), ("", "")])
def test_holding_needs_a_case_and_a_reason(berkas, pada, perkara, alasan):
    row = berkas()
    ditolak(lambda: services.tahan(pada("inspektur"), row, perkara=perkara, alasan=alasan), "perkara", "perkara dan")


def test_holding_twice_for_one_case(berkas, pada):
    row, insp = berkas(), pada("inspektur")
    services.tahan(insp, row, perkara="1/2026", alasan="x")
    ditolak(lambda: services.tahan(insp, row, perkara=" 1/2026 ", alasan="x"), "perkara", "sudah menahan")


def test_releasing(berkas, pada):
    row, other, insp = berkas(), berkas(judul="Lain"), pada("inspektur")
    hold = services.tahan(insp, row, perkara="1/2026", alasan="x")
    ditolak(lambda: services.lepas(insp, row, penahanan=hold.pk, alasan=" "), "alasan", "alasannya")
    ditolak(lambda: services.lepas(insp, other, penahanan=hold.pk, alasan="x"), "penahanan", "tidak ada")
    ditolak(lambda: services.lepas(insp, row, penahanan=0, alasan="x"), "penahanan", "tidak ada")


@pytest.mark.parametrize("alasan", ["", "   ", "\n"])
def test_opening_again_needs_a_reason(berkas, pada, alasan):
    row = berkas(ditutup="2025-01-01")
    ditolak(lambda: services.buka_kembali(pada("tu_pu"), row, alasan=alasan), "alasan", "alasannya")


def test_what_has_moved_is_not_opened_again(inaktif, pada):
    with pytest.raises(TransitionError):
        services.buka_kembali(pada("tu_pu"), inaktif(ditutup="2020-01-15"), alasan="x")


@pytest.mark.parametrize(
    ("isi", "bidang", "kata"),
    [
        ({"nasib": Nasib.MUSNAH, "alasan": " "}, "alasan", "pertimbangan"),
        ({"nasib": Nasib.MUSNAH, "tambahan": -1, "alasan": "x"}, "tambahan", "antara 0 dan 100"),
        ({"nasib": Nasib.MUSNAH, "tambahan": 101, "alasan": "x"}, "tambahan", "antara 0 dan 100"),
        ({"nasib": Nasib.DINILAI_KEMBALI, "alasan": "x"}, "tambahan", "belum melewati"),
        ({"nasib": Nasib.MUSNAH, "tambahan": 1, "alasan": "x"}, "tambahan", "belum melewati"),
    ],
)
def test_setting_a_fate_again(inaktif, pada, isi, bidang, kata):
    row = inaktif("600.1.2", ditutup="2020-02-29")
    ditolak(lambda: services.tetapkan_nasib(pada("kadis_pu"), row, **isi), bidang, kata)


def test_a_fate_is_set_again_only_when_it_is_due(berkas, pada):
    act = {"nasib": Nasib.MUSNAH, "alasan": "x"}
    ditolak(lambda: services.tetapkan_nasib(pada("kadis_pu"), berkas(), **act), "", "retensinya habis")
    closed = berkas(ditutup="2026-10-01")
    ditolak(lambda: services.tetapkan_nasib(pada("kadis_pu"), closed, **act), "", "retensinya habis")


# --- penyusutan


@pytest.mark.parametrize(
    ("isi", "bidang", "kata"),
    [
        ({"jenis": Jenis.MUSNAH, "judul": "x"}, "jenis", "membentuk panitia"),
        ({"jenis": Jenis.PINDAH, "judul": " "}, "judul", "judul"),
    ],
)
def test_beginning_a_disposal(kota, arsip, pada, isi, bidang, kata):  # noqa: PLR0917 -- fixtures and columns of a table
    ditolak(lambda: services.susun_susut(pada("tu_pu"), kota.unit["pu"], **isi), bidang, kata)


@pytest.mark.parametrize(
    ("ganti", "bidang", "kata"),
    [
        ({"nomor": " "}, "nomor", "nomor suratnya"),
        ({"tanggal": None}, "tanggal", "tanggal suratnya"),
        ({"anggota": PANITIA.anggota[:2]}, "anggota", "paling sedikit tiga"),
        ({"anggota": (*PANITIA.anggota[:2], ("Wati", " "))}, "anggota", "paling sedikit tiga"),
        ({"anggota": (*PANITIA.anggota[:2], (" ", "Arsiparis"))}, "anggota", "paling sedikit tiga"),
        ({"anggota": ()}, "anggota", "paling sedikit tiga"),
    ],
)
def test_a_panel(kota, arsip, pada, ganti, bidang, kata):  # noqa: PLR0917 -- fixtures and columns of a table
    panel = replace(PANITIA, **ganti)
    ditolak(lambda: services.bentuk_panitia(pada("kadis_pu"), kota.unit["pu"], judul="x", panitia=panel), bidang, kata)


def test_choosing_files(inaktif, berkas, panitia, pada):
    susut, tu = panitia(), pada("tu_pu")
    due = inaktif(ditutup="2020-01-15")
    for wrong, kata in (([], "paling sedikit satu"), ([due.pk] * (SEKALI_MAKS + 1), "paling sedikit satu"),
                        ([due.pk, 10**9], "tidak ada di kantor")):  # fmt: skip
        ditolak(lambda wrong=wrong: services.pilih(tu, susut, berkas_id=wrong), "berkas", kata)


@pytest.mark.parametrize(
    ("kode", "ditutup", "kata"),
    [
        ("600.1.2", "2020-01-15", "nasib akhirnya lain"),
        ("000.5", "2020-01-15", "nasib akhirnya lain"),
        ("600.1.1", "2010-01-15", "Jalur persetujuannya berbeda"),
    ],
)
def test_files_of_another_fate_or_way(inaktif, panitia, pada, kode, ditutup, kata):  # noqa: PLR0917 -- fixtures and columns of a table
    susut, row = panitia(), inaktif(kode, ditutup=ditutup)
    ditolak(lambda: services.pilih(pada("tu_pu"), susut, berkas_id=[row.pk]), "berkas", kata)


def test_many_hindered_files_are_told_by_the_first_five(inaktif, panitia, pada):
    susut = panitia()
    rows = [inaktif("000.5", ditutup="2020-01-15", judul=f"B{n}") for n in range(7)]
    ditolak(lambda: services.pilih(pada("tu_pu"), susut, berkas_id=[r.pk for r in rows]), "berkas", "Dan 2 lagi")


def test_a_vital_file_is_not_destroyed(inaktif, panitia, pada):
    susut, row = panitia(), inaktif(ditutup="2020-01-15")
    services.tandai(pada("tu_pu"), row, vital=True, terjaga=False)
    ditolak(lambda: services.pilih(pada("tu_pu"), susut, berkas_id=[row.pk]), "berkas", "arsip vital")


def test_files_of_another_office_are_not_put_on_the_list(inaktif, panitia, pada, kota):
    susut, row = panitia(), inaktif(ditutup="2020-01-15")
    BerkasArsip.objects.filter(pk=row.pk).update(kantor=kota.unit["dlh"])
    ditolak(lambda: services.pilih(pada("tu_pu"), susut, berkas_id=[row.pk]), "berkas", "tidak ada di kantor")


def test_the_list_may_be_chosen_again_and_what_is_left_out_is_free(inaktif, panitia, pada):
    susut, tu = panitia(), pada("tu_pu")
    one, two = inaktif(ditutup="2020-01-15"), inaktif(ditutup="2020-02-15", judul="Dua")
    services.pilih(tu, susut, berkas_id=[one.pk])
    services.pilih(tu, susut, berkas_id=[two.pk])
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.status, two.status) == ("inaktif", "usul_musnah")
    assert [line.berkas_id for line in susut.baris.all()] == [two.pk]


def test_a_file_is_on_one_list_at_a_time(inaktif, panitia, pada):
    row, first, second = inaktif(ditutup="2020-01-15"), panitia(), panitia()
    services.pilih(pada("tu_pu"), first, berkas_id=[row.pk])
    with pytest.raises(TransitionError), transaction.atomic():
        services.pilih(pada("tu_pu"), second, berkas_id=[row.pk])


@pytest.mark.parametrize("kurang", [Nota(), Nota(nomor="1"), Nota(tanggal=HARI), Nota(nomor=" ", tanggal=HARI)])
def test_every_step_wants_its_paper(dinilai, pada, kurang):
    with pytest.raises(Ditolak) as refusal, transaction.atomic():
        services.setujui_susut(pada("walikota"), dinilai, nota=kurang)
    assert refusal.value.bidang == ("tanggal" if kurang.nomor.strip() else "nomor")


def test_the_panel_takes_off_only_what_is_on_the_list(inaktif, panitia, langkah, pada, nota):
    inaktif(ditutup="2020-01-15")
    susut = panitia()
    langkah["pilih"](susut)
    langkah["ajukan"](susut)
    wrong = Penilaian(nota=nota(), keluar={10**9: "Tidak ada"})
    ditolak(lambda: services.nilai_susut(pada("kadis_sos"), susut, hasil=wrong), "keluar", "ada di daftar")


def test_the_letter_of_anri_is_a_pdf(inaktif, panitia, langkah, pada, nota):
    inaktif("600.1.1", ditutup="2010-01-15")
    susut = panitia(panjang=True)
    for name in ("pilih", "ajukan", "nilai"):
        langkah[name](susut)
    for content, name, kata in ((None, "", "Lampirkan"), (b"halo", "surat.txt", "bentuk PDF")):
        act = {"berkas": content, "nama_berkas": name}
        ditolak(lambda act=act: services.setujui_susut(pada("kadis_sos"), susut, nota=nota(), **act), "berkas", kata)


# --- pinjaman, ketentuan, permintaan, tampilan


@pytest.mark.parametrize(
    ("isi", "bidang", "kata"),
    [({"keperluan": " "}, "keperluan", "keperluannya"), ({"sampai": HARI - timedelta(days=1)}, "sampai", "hari ini")],
)
def test_asking_for_a_loan(berkas, pada, isi, bidang, kata):
    row = berkas(ditutup="2026-01-05")
    wish = {"cara": Cara.BACA, "keperluan": "Telaah", "sampai": HARI} | isi
    ditolak(lambda: services.minta_pinjam(pada("camat"), row, **wish), bidang, kata)


def test_a_loan_of_what_is_being_disposed_of(inaktif, panitia, langkah, pada):
    row = inaktif(ditutup="2020-01-15")
    langkah["pilih"](panitia())
    wish = {"cara": Cara.BACA, "keperluan": "Telaah", "sampai": HARI}
    ditolak(lambda: services.minta_pinjam(pada("camat"), row, **wish), "", "disusutkan")


def test_a_refusal_of_a_loan_says_why(berkas, pada):
    row = berkas(ditutup="2026-01-05")
    loan = services.minta_pinjam(pada("camat"), row, cara=Cara.BACA, keperluan="Telaah", sampai=HARI)
    ditolak(lambda: services.jawab_pinjaman(pada("tu_pu"), loan, setuju=False), "catatan", "alasannya")


ATURAN = DataAturan(
    kode="600.1.1", nama="Laporan", aktif=3, inaktif=4, nasib=Nasib.MUSNAH, dasar="Perwali 3/2026", dari=HARI
)


@pytest.mark.parametrize(
    ("ganti", "bidang", "kata"),
    [
        ({"kode": "999"}, "kode", "tidak ada"),
        ({"aktif": -1}, "aktif", "antara 0 dan 100"),
        ({"aktif": 101}, "aktif", "antara 0 dan 100"),
        ({"inaktif": 101}, "inaktif", "antara 0 dan 100"),
        ({"pemicu": Pemicu.LAIN}, "kejadian", "kejadian"),
        ({"pemicu": Pemicu.PUTUSAN_TETAP, "kejadian": " "}, "kejadian", "kejadian"),
        ({"dari": date(2000, 1, 1)}, "dari", "sejak hari itu"),
    ],
)
def test_a_row_of_the_jra(arsip, pada, kota, ganti, bidang, kata):  # noqa: PLR0917 -- fixtures and columns of a table
    data = replace(ATURAN, **ganti)
    ditolak(lambda: services.catat_aturan(pada("kadis_sos"), kota.unit["sos"], data=data), bidang, kata)


def test_a_row_of_the_skkad(arsip, pada, kota):
    sos, unit = pada("kadis_sos"), kota.unit["sos"]
    data = DataKelas(kode="999", kerahasiaan="biasa", akses=Akses.UMUM, dasar="x", dari=HARI)
    ditolak(lambda: services.catat_kelas(sos, unit, data=data), "kode", "tidak ada")
    services.catat_kelas(sos, unit, data=replace(data, kode="600"))
    ditolak(lambda: services.catat_kelas(sos, unit, data=replace(data, kode="600")), "dari", "sejak hari itu")


@pytest.mark.parametrize(
    ("ambang", "saksi", "bidang", "kata"),
    [
        (0, 2, "ambang", "antara 1 dan 100"),
        (101, 2, "ambang", "antara 1 dan 100"),
        (10, 1, "saksi", "paling sedikit dua"),
        (10, 0, "saksi", "paling sedikit dua"),
        (10, 10, "saksi", "paling banyak sembilan"),
    ],
)
def test_terms_of_the_procedure(arsip, pada, kota, ambang, saksi, bidang, kata):  # noqa: PLR0917 -- fixtures and columns of a table
    data = DataKetentuan(ambang=ambang, hitung=Hitung.TOTAL, saksi=saksi, dasar="x", dari=HARI)
    ditolak(lambda: services.catat_ketentuan(pada("kadis_sos"), kota.unit["sos"], data=data), bidang, kata)


@pytest.mark.parametrize("kosong", ["pemohon", "kontak", "uraian"])
def test_a_request_of_a_person(arsip, pada, kota, kosong):
    told = {"pemohon": "Warga", "kontak": "-", "uraian": "Hapus"} | {kosong: "  "}
    ditolak(lambda: services.catat_permintaan(pada("tu_pu"), kota.unit["pu"], **told), kosong, "Lengkapi")


def test_a_request_names_only_files_that_one_may_read(arsip, pada, kota, berkas):
    secret = berkas(kerahasiaan="rahasia")
    told = {"pemohon": "Warga", "kontak": "-", "uraian": "Hapus", "berkas_id": [secret.pk]}
    ditolak(lambda: services.catat_permintaan(pada("tu_pu"), kota.unit["pu"], **told), "berkas", "bukan untuk Anda")


@pytest.mark.parametrize(
    ("putusan", "alasan", "bidang", "kata"),
    [
        (Putusan.DIPROSES, "x", "putusan", "tidak dapat diberikan"),
        (Putusan.TIDAK_ADA, "x", "putusan", "tidak dapat diberikan"),
        (Putusan.DIPERTAHANKAN, " ", "alasan", "dasar dan penjelasan"),
    ],
)
def test_an_answer_to_a_person(arsip, pada, kota, berkas, putusan, alasan, bidang, kata):  # noqa: PLR0917 -- fixtures and columns of a table
    asked = services.catat_permintaan(
        pada("tu_pu"), kota.unit["pu"], pemohon="Warga", kontak="-", uraian="Hapus",
        berkas_id=[berkas(ditutup="2026-01-05").pk],
    )  # fmt: skip
    answer = {"putusan": putusan, "alasan": alasan}
    ditolak(lambda: services.jawab_permintaan(pada("kadis_pu"), asked, **answer), bidang, kata)


def test_a_view_without_a_name(arsip, pada, kota):
    act = {"nama": " ", "saringan": {}}
    ditolak(lambda: services.simpan_tampilan(pada("tu_pu"), kota.orang["tu_pu"], **act), "nama", "nama")
