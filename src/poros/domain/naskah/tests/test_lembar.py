"""Sheets: PDF/A by named checks, words that can be selected, blocks where they belong, each form that ships."""

import re
import time

import pypdfium2
import pytest

from poros.domain.naskah import cetak
from poros.domain.naskah.benih import benih
from poros.domain.naskah.models import BentukNaskah, KopUnit, Naskah, Penandatangan
from poros.domain.naskah.queries import naskah as baca
from poros.domain.naskah.queries.bentuk import urai
from poros.domain.naskah.rules import Kanal
from poros.domain.naskah.rules.bentuk import JenisBagian
from poros.domain.naskah.services.tanda import mulai
from poros.domain.naskah.values import Tujuan
from poros.kernel.organisasi.models import Jabatan, Orang
from poros.kernel.penugasan.rules import Kerahasiaan

pytestmark = pytest.mark.django_db

KIRIMAN = ("surat-dinas", "undangan", "nota-dinas", "telaahan-staf", "surat-tugas", "surat-perintah", "surat-edaran",
           "instruksi", "keputusan", "berita-acara", "pengumuman", "surat-keterangan", "surat-pengantar")  # fmt: skip


def dokumen(pdf):
    return pypdfium2.PdfDocument(pdf)


def kata(pdf):
    return "\n".join(p.get_textpage().get_text_bounded() for p in dokumen(pdf))


@pytest.fixture
def lembar(kota):
    """The sheet of a letter, as seen by its drafter."""

    def make(naskah, **lain):
        actor = kota.aktor("sekda")
        return cetak.lembar(
            actor.peta, naskah, baca.tanda(naskah), list(naskah.penerima.all()), hari=actor.hari, **lain
        )

    return make


@pytest.fixture
def contoh(kota):
    """A letter of any form with its skeleton filled in, signed by the head of region."""

    def make(kode, penanda="walikota", **lain):
        row = BentukNaskah.objects.get(kode=kode)
        isi = {
            b.kode: "2026-11-30" if b.jenis is JenisBagian.TANGGAL else (b.kerangka or f"Isi {b.nama}.")
            for b in urai(row.naskah).bagian
        }
        naskah = Naskah.objects.create(
            bentuk=row, unit=kota.unit["pu"], konseptor=kota.orang["staf_pu"],
            konseptor_jabatan=kota.jabatan["staf_pu"], hal="Kesiapsiagaan banjir", isi=isi, **lain,
        )  # fmt: skip
        Penandatangan.objects.create(naskah=naskah, urut=1, jabatan=kota.jabatan[penanda])
        return naskah

    return make


@pytest.mark.parametrize("kode", KIRIMAN)
def test_every_form_that_ships_makes_an_archive_sheet(contoh, lembar, kode):
    made = lembar(contoh(kode), alamat="https://contoh.go.id/verifikasi/x/")
    raw = made.pdf
    # PDF/A-2a by name: identification, intent, tags, language, title; nothing that runs, nothing from outside.
    assert re.search(rb"pdfaid:part>2<", raw)
    assert re.search(rb"pdfaid:conformance>A<", raw)
    assert b"/OutputIntent" in raw
    assert b"/MarkInfo" in raw
    assert b"/StructTreeRoot" in raw
    assert re.search(rb"/Lang ?\(id\)", raw)
    for forbidden in (b"/JavaScript", b"/JS ", b"/Launch", b"/EmbeddedFile", b"/Encrypt"):
        assert forbidden not in raw
    words = kata(raw).lower()
    title = BentukNaskah.objects.get(kode=kode).nama.split(" kepala")[0].lower()
    assert "kesiapsiagaan banjir" in words or title in words
    assert len(made.posisi) == 1


@pytest.mark.parametrize("kode", ["surat-dinas", "keputusan"])
def test_typefaces_come_along(contoh, lembar, kode):
    raw = lembar(contoh(kode)).pdf
    names = set(re.findall(rb"/BaseFont/([A-Z]{6}\+[\w-]+)", raw)) | set(
        re.findall(rb"/BaseFont /([A-Z]{6}\+[\w-]+)", raw)
    )
    assert names  # every one a subset that lies in the file itself
    assert len(re.findall(rb"/FontFile[23]?\b", raw)) >= len(names) // 2
    wanted = b"Bonum" if kode == "keputusan" else b"Heros"
    assert all(wanted in name for name in names)


def test_the_marks_of_signers_stand_inside_the_page(kota, siap):
    naskah = siap("berita-acara", tanda=("kadis_pu", "kadis_dlh"), kepada=())
    made = cetak.lembar(kota.aktor("kadis_pu").peta, naskah, baca.tanda(naskah), [], hari=kota.aktor("sekda").hari)
    width, height = dokumen(made.pdf)[0].get_size()
    for p in made.posisi:
        assert p.x >= 0
        assert p.x + p.lebar <= width
        assert p.y >= 0
        assert p.y + p.tinggi <= height
    first, second = made.posisi
    assert first.x + first.lebar <= second.x or first.y != second.y


def test_a_draft_is_marked_and_a_numbered_one_is_not(kota, siap, lembar):
    naskah = siap()
    assert "KONSEP" in kata(lembar(naskah).pdf)
    naskah = mulai(kota.aktor("kadis_pu"), naskah)
    text = kata(lembar(naskah).pdf)
    assert "KONSEP" not in text
    assert naskah.nomor in text


def test_the_head_of_region_stands_under_his_own_head(contoh, lembar):
    assert kata(lembar(contoh("surat-dinas")).pdf).splitlines()[:2] == ["KONSEP", "WALI KOTA UJI"]
    text = kata(lembar(contoh("surat-dinas", "kadis_pu")).pdf)
    assert "PEMERINTAH KOTA UJI" in text
    assert "DINAS PEKERJAAN UMUM" in text


def test_the_letterhead_of_the_office_that_signs(kota, contoh, lembar):
    KopUnit.objects.create(unit=kota.unit["pu"], alamat="Jalan Air 5", kontak="(021) 1", tempat="Contoh")
    text = kata(lembar(contoh("surat-dinas", "kadis_pu")).pdf)
    assert "Jalan Air 5" in text
    assert "Contoh, " in text


def test_name_and_number_as_the_article_wants(kota, contoh, lembar):
    Orang.objects.filter(pk=kota.orang["kadis_pu"].pk).update(
        nama="Budi Wijaya", gelar_depan="Ir.", gelar_belakang="M.T.", nip="197001011995031001", pangkat="Pembina"
    )
    text = kata(lembar(contoh("surat-dinas", "kadis_pu")).pdf)
    assert "Ir. Budi Wijaya, M.T." in text
    assert "NIP 197001011995031001" in text
    decree = kata(lembar(contoh("surat-edaran", "kadis_pu")).pdf)
    assert "Ir. Budi Wijaya" not in decree
    assert "Budi Wijaya" in decree


def test_a_vacant_office_leaves_the_name_open(kota, contoh, lembar):
    from poros.kernel.organisasi.models import Pemangku

    Pemangku.objects.filter(jabatan=kota.jabatan["kadis_pu"]).delete()
    assert "KEPALA DINAS PU," in kata(lembar(contoh("surat-dinas", "kadis_pu")).pdf)


def test_secret_ones_say_so(contoh, lembar):
    assert "RAHASIA" in kata(lembar(contoh("surat-dinas", kerahasiaan=Kerahasiaan.RAHASIA)).pdf)
    assert "RAHASIA" not in kata(lembar(contoh("surat-dinas")).pdf)


def test_many_addressees_stand_in_a_list_behind(kota, buat, lembar):
    tujuan = tuple(Tujuan(kanal=Kanal.KERTAS, sebutan=f"Kepala Kantor {n}") for n in range(8))
    text = kata(lembar(buat(tujuan=tujuan)).pdf)
    assert "(daftar penerima terlampir)" in text
    assert "DAFTAR PENERIMA" in text
    assert "Kepala Kantor 7" in text


def test_an_invitation_names_the_day_in_words(buat, lembar):
    assert "Senin, 30 November 2026" in kata(lembar(buat("undangan")).pdf)


def test_decrees_count_their_points_in_words(contoh, lembar):
    text = kata(lembar(contoh("keputusan")).pdf)
    for word in ("Menimbang", "Mengingat", "MEMUTUSKAN:", "KESATU", "KEDUA", "Ditetapkan di"):
        assert word in text


def test_text_is_text(buat, lembar):
    text = kata(lembar(buat(isi={"isi": '#sys.version <b>x</b> $y$ \\ "kutip" @z'})).pdf)
    assert '#sys.version <b>x</b> $y$ \\ "kutip" @z' in text


def test_a_sheet_of_the_daerah_s_own_paper(contoh, lembar):
    row = BentukNaskah.objects.get(kode="surat-dinas")
    row.naskah += "\ntata: {kertas: f4, besar: 11, kiri: 2.5}\n"
    row.save()
    size = dokumen(lembar(contoh("surat-dinas")).pdf)[0].get_size()
    assert [round(n) for n in size] == [609, 935]


def test_a_sheet_takes_little_time(contoh, lembar):
    naskah = contoh("surat-dinas")
    lembar(naskah)
    start = time.perf_counter()
    for _ in range(10):
        lembar(naskah)
    assert (time.perf_counter() - start) / 10 < 0.4


def test_forms_are_planted_once_and_own_ones_stay(db):
    BentukNaskah.objects.filter(kode="undangan").update(nama="Undangan kita", bawaan=False)
    before = BentukNaskah.objects.count()
    benih()
    assert BentukNaskah.objects.count() == before
    assert BentukNaskah.objects.get(kode="undangan").nama == "Undangan kita"
    assert Jabatan.objects.count() == 0
