"""A file from its opening to its transfer: numbers, filing, secrecy, closing, events, holds, re-appraisal, search."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction
from django.db.utils import IntegrityError

from poros.domain.kearsipan import services
from poros.domain.kearsipan.models import AturanRetensi, BerkasArsip, ItemArsip, KelasAkses, KetentuanArsip
from poros.domain.kearsipan.publik import saat_teks_terbaca
from poros.domain.kearsipan.queries import berkas as baca
from poros.domain.kearsipan.rules.susut import Jenis
from poros.domain.kearsipan.values import DataBerkas, DataItem, SaringArsip
from poros.domain.persuratan.models import Surat
from poros.kernel.berkas.models import Berkas, Tautan, TeksBerkas
from poros.kernel.commands import Ditolak
from poros.kernel.pekerjaan.konteks import aktor_sistem
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError
from poros.pure.retensi import Nasib

pytestmark = pytest.mark.django_db


def test_a_file_gets_a_number_and_the_names_of_its_day(kota, arsip, pada):
    row = services.buat_berkas(
        pada("staf_pu"), kota.unit["pu_sda"], data=DataBerkas(klasifikasi="600.1.1", judul=" Laporan ")
    )
    assert (row.nomor, row.judul) == ("600.1.1/0001/Dinas PU/2026", "Laporan")
    assert (row.pencipta, row.pengolah) == ("Dinas Pekerjaan Umum", "Bidang Sumber Daya Air")
    assert (row.kantor_id, row.kerahasiaan) == (kota.unit["pu"].pk, "terbatas")


@pytest.mark.parametrize(("kode", "judul"), [("999.9", "Ada"), ("600.1.1", " ")])
def test_a_file_needs_a_code_that_there_is_and_a_title(kota, arsip, pada, kode, judul):
    with pytest.raises(Ditolak):
        services.buat_berkas(pada("staf_pu"), kota.unit["pu_sda"], data=DataBerkas(klasifikasi=kode, judul=judul))


def test_the_skkad_of_the_nearest_code_says_how_secret(kota, arsip, pada):
    for kode, level, dari in (("600", "rahasia", "2020-01-01"), ("600.1", "biasa", "2021-01-01"),
                              ("600.1", "terbatas", "2030-01-01")):  # fmt: skip
        KelasAkses.objects.create(kode=kode, kerahasiaan=level, akses="eselon_ii", dasar="x", dari=dari)
    row = services.buat_berkas(
        pada("staf_pu"), kota.unit["pu_sda"], data=DataBerkas(klasifikasi="600.1.1", judul="Laporan")
    )
    assert (row.kerahasiaan, row.akses) == ("biasa", "eselon_ii")


def test_a_settled_letter_is_filed_with_its_scan_in_one_tap(surat, berkas_umum, pada):
    letter, row = surat(), berkas_umum()
    [found] = baca.calon(pada("tu"))
    assert found.usul == row
    [item] = services.berkaskan(pada("tu"), row, sumber="surat", nomor=[letter.pk])
    letter.refresh_from_db()
    assert letter.status == "diberkaskan"
    assert (item.uraian, item.nomor, item.asal) == ("Undangan 1", "1", "Dinas Rekaan")
    ours = Tautan.objects.get(objek="itemarsip", objek_id=item.pk)
    assert ours.berkas == Tautan.objects.get(objek="surat", objek_id=letter.pk).berkas
    assert baca.calon(pada("tu")) == []


def test_the_suggested_file_is_of_the_nearest_code(surat, berkas_umum, pada):
    surat(klasifikasi="100.1.1")
    berkas_umum("000", "Umum")
    assert baca.calon(pada("tu"))[0].usul is None
    far, near = berkas_umum("000.5", "Kearsipan"), berkas_umum("100.1.1", "Undangan")
    assert baca.calon(pada("tu"))[0].usul == near
    surat("2", klasifikasi="000.5")
    assert baca.calon(pada("tu"))[0].usul == far
    surat("3", klasifikasi="")
    assert baca.calon(pada("tu"))[0].usul is None


def test_filing_is_refused_for_what_is_not_settled_or_filed_already(surat, berkas_umum, pada):
    letter, row = surat(), berkas_umum()
    Surat.objects.filter(pk=letter.pk).update(status="didisposisi")
    for nomor in ([letter.pk], [999], []):
        with pytest.raises(Ditolak), transaction.atomic():
            services.berkaskan(pada("tu"), row, sumber="surat", nomor=nomor)
    with pytest.raises(Ditolak):
        services.berkaskan(pada("tu"), row, sumber="asing", nomor=[letter.pk])
    Surat.objects.filter(pk=letter.pk).update(status="selesai")
    services.berkaskan(pada("tu"), row, sumber="surat", nomor=[letter.pk])
    with pytest.raises(Ditolak):
        services.berkaskan(pada("tu"), berkas_umum(), sumber="surat", nomor=[letter.pk])


def test_filing_one_letter_stays_within_the_budget(surat, berkas_umum, pada, django_assert_max_num_queries):
    letter, row, tu = surat(), berkas_umum(), pada("tu")
    with django_assert_max_num_queries(12):
        services.berkaskan(tu, row, sumber="surat", nomor=[letter.pk])


def test_a_secret_paper_makes_the_file_secret_and_only_heads_do_it(berkas, pada):
    row, data = berkas(), DataItem(jenis="Nota", tanggal=date(2026, 1, 1), uraian="Tertutup", kerahasiaan="rahasia")
    with pytest.raises(Ditolak, match="pimpinan"), transaction.atomic():
        services.catat_item(pada("tu_pu"), row, data=data)
    services.catat_item(pada("kadis_pu"), row, data=data)
    row.refresh_from_db()
    assert row.kerahasiaan == "rahasia"
    with pytest.raises(TidakBerwenang):
        baca.satu(pada("tu_pu"), row.pk)


def test_closing_writes_the_row_of_that_day_into_the_file(berkas, pada):
    AturanRetensi.objects.create(
        kode="100.1.1", nama="Baru", aktif=5, inaktif=5, nasib="permanen", dasar="Perwali 1/2026", dari=date(2026, 1, 1)
    )
    old, new = berkas(ditutup="2025-12-31"), berkas(ditutup="2026-01-01")
    assert (old.aktif, old.inaktif, old.nasib, old.panjang) == (1, 2, "musnah", False)
    assert (new.aktif, new.inaktif, new.nasib, new.panjang) == (5, 5, "permanen", True)
    assert (old.inaktif_sejak, old.jatuh_tempo) == (date(2026, 12, 31), date(2028, 12, 31))
    assert old.dasar == "Perwali 9/2020 (100.1.1)"


def test_archives_older_than_the_jra_go_by_its_first_row(berkas):
    row = berkas(ditutup="1990-06-01")
    assert (row.aktif, row.inaktif, row.jatuh_tempo) == (1, 2, date(1993, 6, 1))


def test_the_row_of_a_code_above_serves_a_code_without_one(kota, arsip, pada):
    tu = pada("tu_pu")
    row = services.buat_berkas(tu, kota.unit["pu"], data=DataBerkas(klasifikasi="000.5.2", judul="Arsip"))
    services.catat_item(tu, row, data=DataItem(jenis="Surat", tanggal=tu.hari, uraian="x"))
    assert services.tutup_berkas(tu, row).nasib == "permanen"


def test_what_cannot_be_closed(kota, arsip, pada, berkas):
    tu = pada("tu_pu")
    empty = services.buat_berkas(tu, kota.unit["pu"], data=DataBerkas(klasifikasi="600.1.1", judul="Kosong"))
    with pytest.raises(Ditolak, match="kosong"):
        services.tutup_berkas(tu, empty)
    row = berkas("000", judul="Tanpa JRA")
    with pytest.raises(Ditolak, match="JRA belum memuat"):
        services.tutup_berkas(tu, row)
    row = berkas()
    with pytest.raises(Ditolak, match="belum tiba"):
        services.tutup_berkas(tu, row, pada=date(2026, 11, 24))
    with pytest.raises(Ditolak, match="sesudah hari penutupan"):
        services.tutup_berkas(tu, row, pada=date(2026, 11, 22))
    with pytest.raises(TidakBerwenang):
        services.tutup_berkas(pada("staf_pu"), row)


def test_a_closed_file_takes_nothing_more_until_it_is_opened_again(berkas, pada):
    row, tu = berkas(ditutup="2025-01-01"), pada("tu_pu")
    data = DataItem(jenis="Surat", tanggal=date(2025, 1, 1), uraian="x")
    with pytest.raises(Ditolak, match="sudah ditutup"):
        services.catat_item(tu, row, data=data)
    with pytest.raises(Ditolak, match="alasannya"):
        services.buka_kembali(tu, row, alasan="")
    services.buka_kembali(tu, row, alasan="Perkaranya berlanjut")
    services.catat_item(tu, row, data=data)
    row.refresh_from_db()
    assert (row.status, row.ditutup, row.jatuh_tempo) == ("terbuka", None, None)


def test_the_clock_waits_for_its_event(berkas, pada):
    row, tu = berkas("100.2.1", ditutup="2020-05-05"), pada("tu_pu")
    assert (row.inaktif_sejak, row.jatuh_tempo) == (None, None)
    assert row in baca.berkas_terlihat(tu, SaringArsip(hal="kejadian"))
    assert row not in baca.berkas_terlihat(tu, SaringArsip(hal="pindah"))
    with pytest.raises(Ditolak, match="belum terjadi"):
        services.catat_kejadian(tu, row, pada=date(2027, 1, 1))
    services.catat_kejadian(tu, row, pada=date(2021, 6, 6))
    row.refresh_from_db()
    assert (row.inaktif_sejak, row.jatuh_tempo) == (date(2023, 6, 6), date(2026, 6, 6))
    assert row in baca.berkas_terlihat(tu, SaringArsip(hal="pindah"))


def test_an_event_is_told_only_where_one_counts(berkas, pada):
    with pytest.raises(Ditolak, match="sejak ditutup"):
        services.catat_kejadian(pada("tu_pu"), berkas(ditutup="2025-01-01"), pada=date(2025, 2, 2))
    with pytest.raises(Ditolak, match="setelah berkas ditutup"):
        services.catat_kejadian(pada("tu_pu"), berkas("100.2.1"), pada=date(2025, 2, 2))


def test_a_transfer_needs_both_hands_and_the_right_one(berkas, pada, kota, nota):
    row, tu = berkas(ditutup="2020-01-15"), pada("tu_pu")
    move = services.susun_susut(tu, kota.unit["pu"], jenis=Jenis.PINDAH, judul="Pindah 2026")
    with pytest.raises(Ditolak, match="masih kosong"):
        services.ajukan_susut(tu, move)
    services.pilih(tu, move, berkas_id=[row.pk])
    with pytest.raises(TransitionError):
        services.terima_susut(pada("kadis_pu"), move, nota=nota())
    services.ajukan_susut(tu, move)
    for kode in ("tu_pu", "kadis_dlh", "kadis_sos"):
        with pytest.raises(TidakBerwenang):
            services.terima_susut(pada(kode), move, nota=nota())
    services.terima_susut(pada("kadis_pu"), move, nota=nota())
    row.refresh_from_db()
    assert row.status == "inaktif"
    names = Tautan.objects.filter(objek="penyusutan", objek_id=move.pk).values_list("nama", flat=True)
    assert sorted(names) == ["07-berita-acara.pdf", "08-daftar.pdf"]


def test_nobody_takes_over_what_he_himself_hands_over(berkas, pada, kota, nota):
    row, kadis = berkas(ditutup="2020-01-15"), pada("kadis_pu")
    move = services.susun_susut(kadis, kota.unit["pu"], jenis=Jenis.PINDAH, judul="Sendiri")
    services.pilih(kadis, move, berkas_id=[row.pk])
    services.ajukan_susut(kadis, move)
    with pytest.raises(Ditolak, match="orang yang berbeda"):
        services.terima_susut(kadis, move, nota=nota())


def test_the_long_way_leads_to_the_archives_office(inaktif, pada):
    row = inaktif("600.1.1", ditutup="2015-01-15")
    assert (row.status, row.panjang) == ("inaktif", True)
    assert row in baca.berkas_terlihat(pada("kadis_sos"))
    assert baca.item(pada("kadis_sos"), row)


def test_only_what_is_due_can_be_moved(berkas, pada, kota):
    row, tu = berkas(ditutup="2026-10-01"), pada("tu_pu")
    move = services.susun_susut(tu, kota.unit["pu"], jenis=Jenis.PINDAH, judul="Terlalu dini")
    with pytest.raises(Ditolak, match="belum habis"):
        services.pilih(tu, move, berkas_id=[row.pk])


def test_permanent_archives_are_handed_over_after_statement_and_approval(inaktif, pada, kota, nota):
    from poros.domain.kearsipan.values import Penilaian

    row, tu, kadis, sos = inaktif("000.5", ditutup="2020-01-15"), pada("tu_pu"), pada("kadis_pu"), pada("kadis_sos")
    hand = services.susun_susut(tu, kota.unit["pu"], jenis=Jenis.SERAH, judul="Serah 2026")
    services.pilih(tu, hand, berkas_id=[row.pk])
    services.ajukan_susut(tu, hand)
    with pytest.raises(TransitionError):
        services.nyatakan(kadis, hand, nota=nota())
    services.nilai_susut(sos, hand, hasil=Penilaian(nota=nota()))
    services.nyatakan(kadis, hand, nota=nota())
    services.setujui_susut(sos, hand, nota=nota())
    services.terima_susut(sos, hand, nota=nota())
    row.refresh_from_db()
    assert row.status == "statis"
    with pytest.raises(TransitionError):
        services.batalkan(tu, hand, alasan="Menyesal")


def test_what_is_to_be_appraised_again_waits_for_the_panel(inaktif, pada, panitia):
    row, kadis = inaktif("600.1.2", ditutup="2020-02-29"), pada("kadis_pu")
    with pytest.raises(Ditolak, match="nasib akhirnya lain"):
        services.pilih(pada("tu_pu"), panitia(), berkas_id=[row.pk])
    with pytest.raises(Ditolak, match="belum melewati"), transaction.atomic():
        services.tetapkan_nasib(kadis, row, nasib=Nasib.DINILAI_KEMBALI, tambahan=4, alasan="Panitia")
    with pytest.raises(Ditolak, match="pertimbangan"):
        services.tetapkan_nasib(kadis, row, nasib=Nasib.MUSNAH, alasan=" ")
    services.tetapkan_nasib(kadis, row, nasib=Nasib.DINILAI_KEMBALI, tambahan=8, alasan="Masih dipakai")
    row.refresh_from_db()
    assert (row.jatuh_tempo, row.panjang) == (date(2030, 3, 1), True)
    with pytest.raises(Ditolak, match="retensinya habis"):
        services.tetapkan_nasib(kadis, row, nasib=Nasib.MUSNAH, alasan="Terlalu dini")
    later = replace(kadis, hari=date(2030, 3, 1))
    assert services.tetapkan_nasib(later, row, nasib=Nasib.PERMANEN, alasan="Bernilai sejarah").nasib == "permanen"
    with pytest.raises(TidakBerwenang):
        services.tetapkan_nasib(pada("tu_pu"), row, nasib=Nasib.MUSNAH, alasan="x")


def test_holds_add_up_and_each_is_released_by_itself(berkas, pada):
    row, insp = berkas(), pada("inspektur")
    first = services.tahan(insp, row, perkara="1/2026", alasan="Sengketa")
    second = services.tahan(insp, row, perkara="2/2026", alasan="Audit")
    with pytest.raises(Ditolak, match="sudah menahan"), transaction.atomic():
        services.tahan(insp, row, perkara="1/2026", alasan="Lagi")
    services.lepas(insp, row, penahanan=first.pk, alasan="Selesai")
    row.refresh_from_db()
    assert row.ditahan
    services.lepas(insp, row, penahanan=second.pk, alasan="Selesai")
    row.refresh_from_db()
    assert not row.ditahan
    with pytest.raises(Ditolak, match="sudah dilepas"):
        services.lepas(insp, row, penahanan=second.pk, alasan="Lagi")
    with pytest.raises(TidakBerwenang):
        services.tahan(pada("kadis_dlh"), row, perkara="3", alasan="x")


def test_words_inside_a_scan_are_found_by_who_may_read_them_and_by_nobody_else(berkas, pada):
    row = berkas(judul="Berkas polos", ditutup="2025-01-01")
    content = Tautan.objects.get(objek="itemarsip", objek_id=row.item.get().pk).berkas
    TeksBerkas.objects.create(berkas=content, isi="Jembatan Sungai Merah retak di tiang ketiga")
    saat_teks_terbaca(aktor_sistem(), berkas=content, teks="")
    wanted = SaringArsip(q="jembatan retak")
    assert list(baca.berkas_terlihat(pada("tu_pu"), wanted)) == [row]
    assert row in baca.berkas_terlihat(pada("kadis_dlh"))
    assert not baca.berkas_terlihat(pada("kadis_dlh"), wanted).exists()
    assert not baca.berkas_terlihat(pada("tu_pu"), SaringArsip(q="- -")).exists()


@pytest.mark.parametrize(
    ("kode", "wanted"),
    [("tu_pu", [1, 1, 0]), ("kadis_pu", [1, 1, 1]), ("staf_pu", [1, 0, 0]), ("kadis_dlh", [1, 0, 0]),
     ("sekda", [1, 1, 0]), ("inspektur", [1, 1, 0]), ("walikota", [1, 1, 0]), ("kadis_sos", [1, 0, 0]),
     ("camat", [1, 0, 0]), ("admin", [0, 0, 0])],
)  # fmt: skip
def test_who_reads_what_lies_in_a_file(berkas, pada, kode, wanted):
    found = [len(baca.item(pada(kode), berkas(ditutup="2026-01-05", kerahasiaan=level)))
             for level in ("biasa", "terbatas", "rahasia")]  # fmt: skip
    assert found == wanted


def test_the_access_class_narrows_what_is_open(berkas, pada):
    row = berkas(ditutup="2026-01-05", kerahasiaan="biasa")
    BerkasArsip.objects.update(akses="eselon_ii")
    assert baca.item(pada("kadis_dlh"), row)
    assert not baca.item(pada("camat"), row)


def test_the_database_keeps_a_closed_file_whole(berkas):
    row = berkas(ditutup="2025-01-01")
    with pytest.raises(IntegrityError), transaction.atomic():
        BerkasArsip.objects.filter(pk=row.pk).update(nasib="")
    with pytest.raises(IntegrityError), transaction.atomic():
        ItemArsip.objects.create(
            berkas=row, urut=1, klasifikasi="x", jenis="x", tanggal=row.dibuat, uraian="x", pencatat="x"
        )


def test_without_any_terms_nothing_is_computed(berkas):
    KetentuanArsip.objects.all().delete()
    with pytest.raises(Ditolak, match="ketentuan penyusutan"):
        berkas(ditutup="2025-01-01")


def test_destroyed_words_are_not_read_again(inaktif, panitia, langkah):
    row, susut = inaktif(ditutup="2020-01-15"), panitia()
    content = Tautan.objects.get(objek="itemarsip", objek_id=row.item.get().pk).berkas
    for act in langkah.values():
        act(susut)
        susut.refresh_from_db()
    assert Berkas.objects.get(pk=content.pk).status_teks == "kosong"
    saat_teks_terbaca(aktor_sistem(), berkas=content, teks="bocor")
    assert row.item.get().teks == ""
