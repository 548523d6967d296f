"""Guarded archives, papers put into another form, damage told: what is written, who may, who hears of it."""

import hashlib
import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from poros.domain.kearsipan import services
from poros.domain.kearsipan.models import (
    AlihMedia,
    ArsipTerjaga,
    BerkasArsip,
    LaporanTerjaga,
    Peminjaman,
    TemuanKeutuhan,
)
from poros.domain.kearsipan.queries import jaga as baca
from poros.domain.kearsipan.rules.berkas import JenisMedia
from poros.domain.kearsipan.rules.pinjam import Cara
from poros.domain.kearsipan.tasks.kerja import ingatkan
from poros.domain.kearsipan.tests.conftest import HARI, teks_pdf
from poros.domain.kearsipan.values import DataAlih, DataItem, Nota
from poros.kernel.berkas.models import Berkas, IsiBerkas, Tautan
from poros.kernel.berkas.tasks import keutuhan
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db
BA = DataAlih(nomor="BA/AM/1", tanggal=HARI, alat="Pemindai datar 300 dpi")


@pytest.fixture
def kertas(berkas):
    """A closed file of paper."""
    return berkas(ditutup="2026-01-05", judul="Peta batas wilayah", media=JenisMedia.KERTAS)


# --- alih media


def test_scans_go_to_their_items_and_the_minutes_name_each_by_its_hash(kertas, pada, lembar):
    tu, item, scan = pada("tu_pu"), kertas.item.get(), lembar("pindaian peta")
    row = services.alihkan_media(tu, kertas, data=BA, hasil={item.pk: [(scan, "peta.pdf"), (lembar("b"), "b.pdf")]})
    kertas.refresh_from_db()
    assert kertas.media == "campuran"
    assert [one["sha256"] for one in row.hasil] == [hashlib.sha256(x).hexdigest() for x in (scan, lembar("b"))]
    ties = Tautan.objects.filter(objek="itemarsip", objek_id=item.pk)
    assert [tie.nama for tie in ties] == ["surat.pdf", "peta.pdf", "b.pdf"]
    last = kertas.riwayat.last()
    assert (last.perbuatan, last.catatan) == ("alih_media", "BA/AM/1")
    [(told, sheets)] = baca.alih_media(tu, kertas)
    assert told == row
    assert [s.nama for s in sheets] == ["berita-acara-alih-media.pdf"]


def test_the_minutes_say_that_the_original_is_kept(kertas, pada, lembar):
    scan = lembar("peta")
    row = services.alihkan_media(
        pada("tu_pu"), kertas, data=replace(BA, catatan="Lembar 3 buram"),
        hasil={kertas.item.get().pk: [(scan, "peta.pdf")]},
    )  # fmt: skip
    told = teks_pdf(Tautan.objects.select_related("berkas").get(objek="alihmedia", objek_id=row.pk))
    for wanted in ("BERITA ACARA ALIH MEDIA", "BA/AM/1", "asli tetap disimpan", "Lembar 3 buram", "Pemindai datar"):
        assert wanted in told
    assert hashlib.sha256(scan).hexdigest() in told.replace(" ", "")


@pytest.mark.parametrize(
    ("ganti", "bidang", "kata"),
    [
        ({"nomor": " "}, "nomor", "nomor suratnya"),
        ({"alat": " "}, "alat", "alat atau cara"),
        ({"tanggal": HARI + timedelta(days=1)}, "tanggal", "sesudah hari ini"),
    ],
)
def test_minutes_without_what_the_law_wants_are_refused(kertas, pada, lembar, ganti, bidang, kata):  # noqa: PLR0917 -- columns of a table
    with pytest.raises(Ditolak, match=kata) as refusal:
        services.alihkan_media(
            pada("tu_pu"), kertas, data=replace(BA, **ganti), hasil={kertas.item.get().pk: [(lembar("x"), "x.pdf")]}
        )
    assert refusal.value.bidang == bidang
    assert not AlihMedia.objects.exists()


def test_what_is_electronic_or_elsewhere_or_empty_is_not_scanned(berkas, kertas, pada, lembar):
    tu, electronic = pada("tu_pu"), berkas()
    with pytest.raises(Ditolak, match="Hanya arsip kertas"):
        services.alihkan_media(tu, electronic, data=BA, hasil={electronic.item.get().pk: [(lembar("x"), "x.pdf")]})
    for wrong in ({}, {electronic.item.get().pk: [(lembar("x"), "x.pdf")]}, {kertas.item.get().pk: []}):
        with pytest.raises(Ditolak, match="paling sedikit satu item"):
            services.alihkan_media(tu, kertas, data=BA, hasil=wrong)


def test_a_scan_that_is_refused_leaves_nothing(kertas, pada, lembar):
    item = kertas.item.get()
    with pytest.raises(Ditolak), transaction.atomic():
        services.alihkan_media(pada("tu_pu"), kertas, data=BA,
                               hasil={item.pk: [(lembar("baik"), "a.pdf"), (b"MZ\x90\x00jahat", "b.pdf")]})  # fmt: skip
    assert not AlihMedia.objects.exists()
    assert Tautan.objects.filter(objek="itemarsip", objek_id=item.pk).count() == 1


@pytest.mark.parametrize(("kode", "boleh"), [("kadis_pu", True), ("tu_pu", True), ("staf_pu", False),
                                             ("kadis_dlh", False), ("kadis_sos", False), ("admin", False)])  # fmt: skip
def test_who_keeps_the_paper_scans_it(kertas, pada, lembar, kode, boleh):
    hasil = {kertas.item.get().pk: [(lembar("x"), "x.pdf")]}
    if boleh:
        assert services.alihkan_media(pada(kode), kertas, data=BA, hasil=hasil).pk
    else:
        with pytest.raises(TidakBerwenang):
            services.alihkan_media(pada(kode), kertas, data=BA, hasil=hasil)


def test_the_archives_office_scans_what_lies_with_it(inaktif, pada, lembar):
    row = inaktif("600.1.1", ditutup="2015-01-15", media=JenisMedia.KERTAS)
    made = services.alihkan_media(pada("kadis_sos"), row, data=BA, hasil={row.item.get().pk: [(lembar("x"), "x.pdf")]})
    assert made.jabatan


def test_minutes_of_a_file_are_read_by_who_reads_the_file(kertas, pada, lembar):
    row = services.alihkan_media(pada("tu_pu"), kertas, data=BA, hasil={kertas.item.get().pk: [(lembar("x"), "x.pdf")]})
    assert [told for told, _sheets in baca.alih_media(pada("kadis_pu"), kertas)] == [row]
    assert baca.alih_media(pada("kadis_dlh"), kertas) == []


# --- arsip terjaga


@pytest.fixture
def terjaga(berkas, pada):
    """A guarded file of Dinas PU."""

    def make(judul="Batas kota", **ganti) -> BerkasArsip:
        row = berkas(ditutup="2026-01-05", judul=judul, **ganti)
        kode = "kadis_pu" if "rahasia" in ganti.get("kerahasiaan", "") else "tu_pu"
        services.tandai(pada(kode), row, vital=False, terjaga=True, bidang="perbatasan")
        row.refresh_from_db()
        return row

    return make


def test_guarding_starts_the_clock_of_the_law(terjaga):
    guard = terjaga().jaga
    assert (guard.bidang, guard.sejak) == ("perbatasan", HARI)
    assert timezone.localdate(guard.tenggat_lapor) == date(2027, 11, 23)
    assert guard.tenggat_salinan is None


@pytest.mark.parametrize("bidang", ["", "pertanian"])
def test_guarding_needs_its_field(berkas, pada, bidang):
    with pytest.raises(Ditolak, match="Pilih bidang") as refusal:
        services.tandai(pada("tu_pu"), berkas(), vital=False, terjaga=True, bidang=bidang)
    assert refusal.value.bidang == "bidang"


def test_marking_again_keeps_the_clock_and_unmarking_ends_it(terjaga, pada):
    row, later = terjaga(), replace(pada("tu_pu"), hari=HARI + timedelta(days=90))
    services.tandai(later, row, vital=True, terjaga=True, bidang="kepulauan")
    guard = ArsipTerjaga.objects.get()
    assert (guard.bidang, guard.sejak) == ("kepulauan", HARI)
    services.tandai(later, row, vital=True, terjaga=False)
    assert not ArsipTerjaga.objects.exists()
    row.refresh_from_db()
    assert (row.vital, row.terjaga) == (True, False)


def lapor(pada, *rows, salinan=False, kode="kadis_pu", nomor="L/1", tanggal=HARI):
    actor = pada(kode)
    return services.laporkan_terjaga(
        actor, actor.peta and _unit(actor), nota=Nota(nomor=nomor, tanggal=tanggal), berkas_id=[r.pk for r in rows],
        salinan=salinan,
    )  # fmt: skip


def _unit(actor):
    from poros.kernel.organisasi.models import Unit

    return Unit.objects.get(pk=actor.unit_id)


def test_a_report_and_then_the_copies(terjaga, pada):
    one, two = terjaga(), terjaga("Patok batas")
    first = lapor(pada, one, two)
    guards = ArsipTerjaga.objects.order_by("pk")
    assert {g.laporan_id for g in guards} == {first.pk}
    assert {timezone.localdate(g.tenggat_salinan) for g in guards} == {date(2027, 11, 23)}
    second = lapor(pada, two, salinan=True, nomor="L/2")
    assert ArsipTerjaga.objects.get(salinan=second).berkas == two
    assert [r.perbuatan for r in two.riwayat.order_by("id")][-2:] == ["lapor_jaga", "salin_jaga"]
    states = [baca.baris_jaga(r)["keadaan"] for r in baca.terjaga_terlihat(pada("kadis_pu")).order_by("pk")]
    assert list(map(str, states)) == ["Sudah dilaporkan", "Salinan diserahkan"]


def test_the_letter_lists_the_files(terjaga, pada):
    row = terjaga()
    made = lapor(pada, row)
    _row, [sheet], files = baca.surat_terjaga(pada("kadis_pu"), made.pk)
    words = teks_pdf(sheet)
    for wanted in ("LAPORAN ARSIP TERJAGA", "L/1", row.nomor, "Batas kota", "Perbatasan", "Kepala ANRI"):
        assert wanted in words
    assert files == [row]


def test_no_letter_tells_twice_or_before_its_turn(terjaga, pada, berkas):
    row = terjaga()
    with pytest.raises(Ditolak, match="belum dilaporkan") as refusal:
        lapor(pada, row, salinan=True)
    assert refusal.value.bidang == "berkas"
    lapor(pada, row)
    with pytest.raises(Ditolak, match="sudah dilaporkan"):
        lapor(pada, row)
    with pytest.raises(Ditolak, match="Pilih arsip terjaga"):
        lapor(pada)
    with pytest.raises(Ditolak, match="Pilih arsip terjaga"):
        lapor(pada, berkas(judul="Biasa"))
    assert LaporanTerjaga.objects.count() == 1


def test_what_was_reported_stays_guarded(terjaga, pada):
    row = terjaga()
    lapor(pada, row)
    with pytest.raises(Ditolak, match="sudah dilaporkan kepada ANRI") as refusal:
        services.tandai(pada("tu_pu"), row, vital=False, terjaga=False)
    assert refusal.value.bidang == "terjaga"


def test_only_the_head_of_the_office_reports_and_only_its_own(terjaga, pada):
    row = terjaga()
    for kode in ("tu_pu", "staf_pu", "admin"):
        with pytest.raises(TidakBerwenang):
            lapor(pada, row, kode=kode)
    with pytest.raises(Ditolak, match="kantor ini"):
        lapor(pada, row, kode="kadis_dlh")


@pytest.mark.parametrize(("kode", "lihat"), [("kadis_pu", True), ("tu_pu", True), ("kadis_sos", True),
                                             ("walikota", True), ("inspektur", True), ("kadis_dlh", False),
                                             ("staf_pu", False), ("admin", False)])  # fmt: skip
def test_who_reads_the_letters(terjaga, pada, kode, lihat):
    lapor(pada, terjaga())
    assert baca.laporan_terjaga(pada(kode)).exists() is lihat


def test_a_secret_guarded_file_is_listed_for_heads_only(terjaga, pada):
    row = terjaga(kerahasiaan="rahasia")
    assert list(baca.terjaga_terlihat(pada("kadis_pu"))) == [row]
    for kode in ("tu_pu", "kadis_dlh", "walikota", "kadis_sos"):
        assert not baca.terjaga_terlihat(pada(kode)).exists(), kode


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_list_of_guarded_files_costs_one_statement(terjaga, pada, banyak, django_assert_num_queries):
    for n in range(banyak):
        terjaga(f"Batas {n}")
    actor = pada("kadis_pu")
    with django_assert_num_queries(1):
        assert len([baca.baris_jaga(row) for row in baca.terjaga_terlihat(actor)]) == banyak


# --- keutuhan


def rusakkan(row) -> Berkas:
    content = Tautan.objects.get(objek="itemarsip", objek_id=row.item.get().pk).berkas
    IsiBerkas.objects.create(berkas=content, urut=9, isi=b"selundupan")
    return content


def kabar():
    rows = Pemberitahuan.objects.filter(jenis="arsip.isi_rusak").select_related("orang")
    return sorted(row.orang.nama for row in rows)


def test_damage_is_told_once_to_the_archives_office_and_the_administrators(berkas, kota):
    content = rusakkan(berkas())
    keutuhan()
    assert kabar() == sorted(kota.orang[kode].nama for kode in ("admin", "kadis_sos"))
    assert TemuanKeutuhan.objects.get().sidik == [content.sha256]
    keutuhan()
    assert len(kabar()) == 2


def test_a_second_damage_is_another_finding(berkas):
    one, two = berkas(judul="Satu"), berkas(judul="Dua")
    rusakkan(one)
    keutuhan()
    rusakkan(two)
    keutuhan()
    assert TemuanKeutuhan.objects.count() == 2


def test_what_was_mended_and_breaks_again_is_told_again(berkas):
    content = rusakkan(berkas())
    keutuhan()
    Berkas.objects.filter(pk=content.pk).update(utuh=True)
    keutuhan()
    assert TemuanKeutuhan.objects.count() == 2


def test_a_content_that_is_gone_is_a_finding_too(arsip):
    lost = Berkas.objects.create(sha256="0" * 64, ukuran=3, jenis="text/plain")
    keutuhan()
    assert TemuanKeutuhan.objects.get().sidik == [lost.sha256]


def test_whole_contents_tell_nobody_anything(berkas):
    berkas()
    keutuhan()
    assert not TemuanKeutuhan.objects.exists()
    assert kabar() == []


def test_a_finding_names_what_it_belongs_to_as_far_as_one_may_see(berkas, pada):
    secret = rusakkan(berkas(judul="Tertutup", kerahasiaan="rahasia"))
    keutuhan()
    pk = TemuanKeutuhan.objects.get().pk
    _row, [seen] = baca.temuan(pada("kadis_sos"), pk)
    assert (seen.berkas, seen.tautan) == (secret, [])
    with pytest.raises(TidakBerwenang):
        baca.temuan(pada("kadis_pu"), pk)


# --- pinjaman yang lewat


def pinjam(pada, row, sampai=HARI):
    loan = services.minta_pinjam(pada("kadis_dlh"), row, cara=Cara.BACA, keperluan="Telaah", sampai=sampai)
    return services.jawab_pinjaman(pada("kadis_pu"), loan, setuju=True)


def telat(row) -> list[str]:
    Peminjaman.objects.filter(pk=row.pk).update(sampai=timezone.localdate() - timedelta(days=1))
    ingatkan()
    found = Pemberitahuan.objects.filter(jenis="arsip.pinjam_lewat").select_related("orang")
    return sorted(notice.orang.nama for notice in found)


def test_a_late_loan_is_told_once_to_its_borrower_and_its_keeper(berkas, pada, kota):
    loan = pinjam(pada, berkas(ditutup="2026-01-05"))
    wanted = sorted(kota.orang[kode].nama for kode in ("kadis_dlh", "kadis_pu", "tu_pu"))
    assert telat(loan) == wanted
    assert telat(loan) == wanted


def test_what_came_back_is_not_late(berkas, pada):
    loan = pinjam(pada, berkas(ditutup="2026-01-05"))
    services.kembalikan(pada("tu_pu"), loan)
    assert telat(loan) == []


def test_the_archives_office_lends_what_lies_with_it(inaktif, pada):
    row = inaktif("600.1.1", ditutup="2015-01-15")
    loan = services.minta_pinjam(pada("kadis_dlh"), row, cara=Cara.FISIK, keperluan="Telaah", sampai=HARI)
    assert services.jawab_pinjaman(pada("kadis_sos"), loan, setuju=True).status == "dipinjam"


# --- salinan dan jejak


def test_a_copy_carries_minutes_and_letters(terjaga, kertas, pada, lembar):
    from poros.domain.kearsipan.ekspor.kantong import Pembaca
    from poros.domain.kearsipan.services.paket import salin_semua
    from poros.kernel.pekerjaan.konteks import aktor_sistem

    row = terjaga()
    lapor(pada, row)
    services.alihkan_media(pada("tu_pu"), kertas, data=BA, hasil={kertas.item.get().pk: [(lembar("x"), "x.pdf")]})
    stream = io.BytesIO()
    salin_semua(aktor_sistem(), stream)
    bag = Pembaca(stream)
    guarded, scanned = bag.json(f"berkas/{row.uuid}.json"), bag.json(f"berkas/{kertas.uuid}.json")
    assert guarded["jaga"]["laporan"]["nomor"] == "L/1"
    assert guarded["jaga"]["salinan"] is None
    assert scanned["alih_media"][0]["nomor"] == "BA/AM/1"
    assert scanned["jaga"] is None
    for one in (guarded["jaga"]["laporan"], scanned["alih_media"][0]):
        [sheet] = one["isi"]
        assert hashlib.sha256(b"".join(bag.isi(f"isi/{sheet['sha256']}"))).hexdigest() == sheet["sha256"]


def test_the_trail_keeps_who_reported_and_no_titles(terjaga, pada):
    lapor(pada, terjaga("Batas dengan negeri rekaan"))
    [line] = Jejak.objects.filter(aksi="arsip.terjaga_lapor")
    assert line.data == {"salinan": False}


def test_marking_a_file_that_went_is_refused(inaktif, panitia, langkah, pada):
    row, susut = inaktif(ditutup="2020-01-15"), panitia()
    for act in langkah.values():
        act(susut)
        susut.refresh_from_db()
    with pytest.raises(Ditolak, match="tidak di sini"):
        services.tandai(pada("tu_pu"), row, vital=True, terjaga=False)
    with pytest.raises(Ditolak, match="Hanya arsip kertas"):
        services.alihkan_media(pada("tu_pu"), row, data=BA, hasil={row.item.get().pk: [(b"x", "x.pdf")]})


def test_an_item_filed_as_paper_has_no_content_until_it_is_scanned(kota, arsip, pada, lembar):
    from poros.domain.kearsipan.values import DataBerkas

    tu = pada("tu_pu")
    data = DataBerkas(klasifikasi="100.1.1", judul="Kertas", media=JenisMedia.KERTAS, lokasi="Lemari 2")
    row = services.buat_berkas(tu, kota.unit["pu"], data=data)
    item = services.catat_item(tu, row, data=DataItem(jenis="Peta", tanggal=HARI, uraian="Peta", jumlah="2 lembar"))
    assert not Tautan.objects.filter(objek="itemarsip", objek_id=item.pk).exists()
    services.alihkan_media(tu, row, data=BA, hasil={item.pk: [(lembar("peta"), "peta.pdf")]})
    assert Tautan.objects.filter(objek="itemarsip", objek_id=item.pk).count() == 1
