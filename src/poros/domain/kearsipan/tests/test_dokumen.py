"""The papers of a disposal, read as a citizen reads them: words, numbers, names and lists of the eight documents."""

import pytest

from poros.domain.kearsipan import services
from poros.domain.kearsipan.models import BerkasArsip, ItemArsip, RiwayatSusut
from poros.domain.kearsipan.queries.susut import dokumen, kurang, sidik_daftar
from poros.domain.kearsipan.rules.susut import WAJIB_DIARSIPKAN, Dokumen, Jenis
from poros.domain.kearsipan.tests.conftest import HARI, teks_pdf
from poros.domain.kearsipan.values import Nota, Penilaian
from poros.kernel.berkas.models import Berkas, IsiBerkas, Tautan, TautanMusnah
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.pemberitahuan.models import Pemberitahuan

pytestmark = pytest.mark.django_db
JUDUL = "Pemusnahan PU 2026"


def sampai(langkah, susut, *nama):
    for step in nama or langkah:
        langkah[step](susut)
        susut.refresh_from_db()


@pytest.fixture
def selesai(inaktif, panitia, langkah):
    """A destruction on the long way, all steps done."""
    row = inaktif("600.1.1", ditutup="2010-01-15", judul="Laporan jembatan")
    susut = panitia(panjang=True)
    sampai(langkah, susut)
    return susut, row


ISI = {
    Dokumen.SK_PANITIA: ("SK 1/2026", "panitia penilai arsip", "Sari", "Wati, Arsiparis", "ketua"),
    Dokumen.NOTULEN: ("NOT/6", "menilai 1 berkas", "1 tidak bernilai guna", "0 dikeluarkan"),
    Dokumen.PERTIMBANGAN: ("dapat dimusnahkan", "Laporan jembatan", "600.1.1"),
    Dokumen.PERSETUJUAN: ("Menyetujui pemusnahan 1 berkas", "persetujuan Kepala ANRI nomor ANRI/7", "23 November 2026"),
    Dokumen.PENETAPAN: ("SK/8", "Menetapkan pemusnahan 1 berkas", "SHA-256 daftar"),
    Dokumen.BERITA_ACARA: ("BA/9", "dimusnahkan secara total", "tidak terbaca lagi", "Saksi 1", "Saksi 2",
                           "Yang memusnahkan"),
    Dokumen.DAFTAR: ("Nomor berkas", "Laporan jembatan", "2+8 th", "Musnah", "1 item"),
}  # fmt: skip


def test_each_document_says_what_it_must(selesai):
    susut, row = selesai
    made = dokumen(susut)
    assert set(made) == set(WAJIB_DIARSIPKAN)
    for kind, words in ISI.items():
        text = teks_pdf(made[kind])
        for word in (*words, JUDUL, "Dinas Pekerjaan Umum"):
            assert word.lower() in text.lower(), (kind, word)
    assert row.nomor in teks_pdf(made[Dokumen.DAFTAR])


def test_the_decree_carries_the_hash_of_the_list(selesai):
    susut, _row = selesai
    assert susut.sidik in teks_pdf(dokumen(susut)[Dokumen.PENETAPAN]).replace(" ", "")


def test_the_record_names_the_witnesses_with_their_units(selesai, kota):
    susut, _row = selesai
    text = teks_pdf(dokumen(susut)[Dokumen.BERITA_ACARA])
    for kode in ("inspektur", "kabag_ekbang"):
        assert kota.orang[kode].nama in text
    for witness in susut.saksi.all():
        assert witness.unit in text


def test_documents_outlive_what_they_tell_of(selesai):
    susut, row = selesai
    assert not IsiBerkas.objects.filter(berkas__tautan__objek="itemarsip", berkas__musnah__isnull=False).exists()
    assert all(tie.berkas.musnah is None for tie in dokumen(susut).values())
    kept = BerkasArsip.objects.get(vital=True)
    assert kept.item.count() == 8
    assert BerkasArsip.objects.get(pk=row.pk).judul == "Laporan jembatan"


def test_documents_are_government_paper_in_indonesian_whoever_acts(inaktif, panitia, langkah):
    from django.utils import translation

    inaktif(ditutup="2020-01-15")
    with translation.override("en"):
        susut = panitia()
        sampai(langkah, susut, "pilih", "ajukan", "nilai")
    text = teks_pdf(dokumen(susut)[Dokumen.PERTIMBANGAN])
    assert "SURAT PERTIMBANGAN PANITIA PENILAI" in text
    assert "23 November 2026" in text


def test_a_reason_of_the_panel_stands_in_its_minutes(inaktif, panitia, langkah, pada, nota):
    inaktif(ditutup="2020-01-15")
    off, susut = inaktif(ditutup="2020-03-01", judul="Peresmian"), panitia()
    sampai(langkah, susut, "pilih", "ajukan")
    services.nilai_susut(pada("kadis_sos"), susut, hasil=Penilaian(nota=nota(), keluar={off.pk: "Bernilai sejarah"}))
    text = teks_pdf(dokumen(susut)[Dokumen.NOTULEN])
    assert f"{off.nomor} dikeluarkan: Bernilai sejarah" in text
    assert "menilai 2 berkas: 1 tidak bernilai guna lagi, 1 dikeluarkan" in text
    assert "Peresmian" not in teks_pdf(dokumen(susut)[Dokumen.PERTIMBANGAN])


@pytest.mark.parametrize("hilang", [d for d in WAJIB_DIARSIPKAN if d is not Dokumen.PERSETUJUAN_ANRI])
def test_a_document_that_is_missing_keeps_the_matter_open(inaktif, panitia, langkah, pada, hilang):
    """The tie is renamed as a hand in the database might; the application itself cannot."""
    from django.db import connection

    from poros.domain.kearsipan.models.susut import NAMA_DOKUMEN

    inaktif(ditutup="2020-01-15")
    susut = panitia()
    sampai(langkah, susut, *list(langkah)[:-1])
    tie = dokumen(susut)[hilang]
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE berkas_tautan DISABLE TRIGGER USER")
        cursor.execute("UPDATE berkas_tautan SET nama = 'x.pdf' WHERE id = %s", [tie.pk])
        cursor.execute("ALTER TABLE berkas_tautan ENABLE TRIGGER USER")
    assert NAMA_DOKUMEN[hilang] != "x.pdf"
    assert kurang(susut) == [hilang]
    with pytest.raises(Ditolak, match=hilang.value):
        services.arsipkan(pada("tu_pu"), susut)
    assert not BerkasArsip.objects.filter(vital=True).exists()


def test_each_step_is_told_with_the_number_of_its_paper(selesai):
    susut, _row = selesai
    told = [(r.aksi, r.nomor) for r in RiwayatSusut.objects.filter(penyusutan=susut).order_by("id")]
    assert told == [
        ("", "SK 1/2026"), ("seleksi", ""), ("ajukan", ""), ("nilai", "NOT/6"), ("setujui", "ANRI/7"),
        ("tetapkan", "SK/8"), ("saksikan", ""), ("saksikan", ""), ("musnahkan", "BA/9"), ("arsipkan", ""),
    ]  # fmt: skip


def test_the_trail_tells_of_each_act_and_of_no_title(selesai):
    lines = Jejak.objects.filter(aksi__startswith="arsip.")
    acts = set(lines.values_list("aksi", flat=True))
    assert {"arsip.panitia", "arsip.susut_pilih", "arsip.susut_nilai", "arsip.susut_setujui", "arsip.susut_tetapkan",
            "arsip.susut_saksikan", "arsip.susut_musnahkan"} <= acts  # fmt: skip
    assert "Laporan jembatan" not in str(list(lines.values_list("data", flat=True)))


def test_the_office_hears_that_it_is_done_and_who_did_it_need_not(selesai, kota):
    told = Pemberitahuan.objects.filter(jenis="arsip.disusutkan", objek_id=selesai[0].pk).select_related("orang")
    assert {row.orang.nama for row in told} == {kota.orang["kadis_pu"].nama}


def test_the_stone_says_by_which_destruction(selesai):
    susut, row = selesai
    stones = TautanMusnah.objects.filter(tautan__objek="itemarsip", tautan__objek_id=row.item.get().pk)
    assert [s.dasar for s in stones] == [f"{JUDUL} ({susut.uuid})"]


# --- penyerahan dan pemindahan


def test_papers_of_a_handing_over(inaktif, pada, kota, nota):
    row = inaktif("000.5", ditutup="2020-01-15", judul="Daftar arsip statis")
    tu, kadis, sos = pada("tu_pu"), pada("kadis_pu"), pada("kadis_sos")
    hand = services.susun_susut(tu, kota.unit["pu"], jenis=Jenis.SERAH, judul="Serah 2026")
    services.pilih(tu, hand, berkas_id=[row.pk])
    services.ajukan_susut(tu, hand)
    services.nilai_susut(sos, hand, hasil=Penilaian(nota=nota("N/1")))
    services.nyatakan(kadis, hand, nota=nota("P/2"))
    services.setujui_susut(sos, hand, nota=nota("S/3"))
    services.terima_susut(sos, hand, nota=nota("BA/4"))
    made = dokumen(hand)
    assert set(made) == {Dokumen.PERNYATAAN, Dokumen.PERSETUJUAN, Dokumen.BERITA_ACARA, Dokumen.DAFTAR}
    assert "autentik, andal, utuh, dan dapat digunakan" in teks_pdf(made[Dokumen.PERNYATAAN])
    assert "Daftar arsip statis" in teks_pdf(made[Dokumen.PERNYATAAN])
    record = teks_pdf(made[Dokumen.BERITA_ACARA])
    for word in ("BA/4", "Yang menyerahkan", "Yang menerima", kota.orang["tu_pu"].nama, kota.orang["kadis_sos"].nama):
        assert word in record
    assert IsiBerkas.objects.filter(berkas__tautan__objek_id=row.item.get().pk).exists()


def test_a_handing_over_takes_both_ways_together(inaktif, pada, kota):
    short, long = inaktif("000.5", ditutup="2020-01-15"), inaktif("600.1.1", ditutup="2010-01-15")
    BerkasArsip.objects.filter(pk=long.pk).update(nasib="permanen")
    hand = services.susun_susut(pada("tu_pu"), kota.unit["pu"], jenis=Jenis.SERAH, judul="Serah")
    services.pilih(pada("tu_pu"), hand, berkas_id=[short.pk, long.pk])
    assert hand.baris.count() == 2


def test_a_transfer_is_not_judged_and_not_approved(berkas, pada, kota, nota):
    from poros.kernel.wewenang import TidakBerwenang

    row, tu = berkas(ditutup="2020-01-15"), pada("tu_pu")
    move = services.susun_susut(tu, kota.unit["pu"], jenis=Jenis.PINDAH, judul="Pindah")
    services.pilih(tu, move, berkas_id=[row.pk])
    services.ajukan_susut(tu, move)
    with pytest.raises(TidakBerwenang):
        services.nilai_susut(pada("kadis_sos"), move, hasil=Penilaian(nota=nota()))
    for kode in ("walikota", "kadis_sos"):
        with pytest.raises(TidakBerwenang):
            services.setujui_susut(pada(kode), move, nota=nota())


# --- sidik daftar


def test_the_hash_depends_on_every_paper_and_on_their_order(inaktif, panitia, langkah):
    row = inaktif(ditutup="2020-01-15")
    susut = panitia()
    sampai(langkah, susut, "pilih", "ajukan")
    lines = list(susut.baris.select_related("berkas"))
    assert sidik_daftar(lines) == susut.sidik
    ItemArsip.objects.create(
        berkas=row, urut=2, klasifikasi="100.1.1", jenis="Surat", tanggal=HARI, uraian="x", pencatat="x"
    )
    assert sidik_daftar(lines) != susut.sidik
    assert sidik_daftar([]) != sidik_daftar(lines)


def test_words_of_a_paper_go_with_its_content(inaktif, panitia, langkah):
    row = inaktif(ditutup="2020-01-15")
    ItemArsip.objects.filter(berkas=row).update(teks="kata rahasia di dalam pindaian")
    susut = panitia()
    sampai(langkah, susut)
    assert row.item.get().teks == ""
    assert Berkas.objects.filter(tautan__objek_id=row.item.get().pk, tautan__objek="itemarsip").get().musnah


def test_the_same_letter_in_two_files_lives_as_long_as_one_of_them(kota, inaktif, berkas, panitia, langkah, pada):  # noqa: PLR0917 -- fixtures
    row, living = inaktif(ditutup="2020-01-15"), berkas(judul="Hidup")
    old = row.item.get()
    ItemArsip.objects.filter(pk=old.pk).update(sumber="surat", sumber_id=77)
    ItemArsip.objects.filter(berkas=living).update(sumber="surat", sumber_id=77)
    content = Tautan.objects.get(objek="itemarsip", objek_id=old.pk).berkas
    Tautan.objects.create(berkas=content, objek="surat", objek_id=77, nama="surat.pdf")
    susut = panitia()
    sampai(langkah, susut, *list(langkah)[:-1])
    assert IsiBerkas.objects.filter(berkas=content).exists()
    assert not TautanMusnah.objects.filter(tautan__objek="surat").exists()


def test_a_remark_stands_in_the_paper_and_in_the_history(dinilai, pada):
    said = Nota(nomor="1", tanggal=HARI, catatan="Disaksikan bersama")
    services.setujui_susut(pada("walikota"), dinilai, nota=said)
    assert "Disaksikan bersama" in teks_pdf(dokumen(dinilai)[Dokumen.PERSETUJUAN])
    assert dinilai.riwayat.order_by("-id").first().catatan == "Disaksikan bersama"
