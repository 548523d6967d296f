"""Reading words and drawing pages, with the real child process and the real tesseract."""

import io
import resource
import subprocess
import sys

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from poros.kernel.berkas.baca import induk, pratinjau
from poros.kernel.berkas.baca.teks import antrekan, baca
from poros.kernel.berkas.models import Berkas, Pratinjau, TeksBerkas
from poros.kernel.berkas.rules import StatusTeks
from poros.kernel.berkas.simpan import simpan
from poros.kernel.registry import peristiwa, subscribe

ocr = pytest.mark.skipif(not induk.ocr_tersedia(), reason="tesseract dengan bahasa ind tidak terpasang")


@pytest.fixture
def kabar():
    """What `berkas.teks` told, and to whom nobody listens afterwards."""
    told = []

    def dengar(actor, **data):
        told.append((actor.otomatis, data["berkas"].pk, data["teks"]))

    others = list(peristiwa._PENDENGAR["berkas.teks"])
    subscribe("berkas.teks", dengar)
    yield told
    peristiwa._PENDENGAR["berkas.teks"] = others


def sesudah_dibaca(isi: bytes, nama: str) -> Berkas:
    baca(simpan(isi, nama).pk)
    return Berkas.objects.get()


def test_words_of_a_text_layer_are_read_and_told(kota, bahan, kabar):
    berkas = sesudah_dibaca(bahan.pdf("Undangan rapat koordinasi", "Lampiran daftar hadir"), "a.pdf")
    assert (berkas.status_teks, berkas.halaman) == (StatusTeks.ADA, 2)
    assert "Undangan rapat koordinasi" in berkas.teks
    assert "Lampiran daftar hadir" in berkas.teks
    assert not berkas.bacaan.pindaian
    assert kabar == [(True, berkas.pk, berkas.teks)]


def test_reading_a_second_time_tells_again_but_changes_nothing(kota, bahan, kabar):
    berkas = sesudah_dibaca(bahan.pdf("Undangan rapat koordinasi"), "a.pdf")
    TeksBerkas.objects.update(isi="sudah dibaca")
    baca(berkas.pk)
    assert [teks for _otomatis, _pk, teks in kabar][1:] == ["sudah dibaca"]


@pytest.mark.parametrize(
    ("nama", "bagian", "isi"),
    [
        (
            "a.docx",
            "wordprocessingml.document",
            {"word/document.xml": "<w:p>Nota &amp; dinas</w:p><w:p>kedua</w:p>"},
        ),
        (
            "a.xlsx",
            "spreadsheetml.sheet",
            {"xl/sharedStrings.xml": "<si><t>Nota &amp; dinas</t></si><si>kedua</si>"},
        ),
        (
            "a.pptx",
            "presentationml.presentation",
            {"ppt/slides/slide1.xml": "<a:p>Nota &amp; dinas</a:p><a:p>kedua</a:p>"},
        ),
    ],
)
def test_words_of_office_documents(kota, bahan, nama, bagian, isi):
    berkas = sesudah_dibaca(bahan.kantor(bagian, isi), nama)
    assert berkas.teks.split() == ["Nota", "&", "dinas", "kedua"]
    assert berkas.halaman is None


def test_words_of_an_open_document(kota, bahan):
    isi = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<text:p>Nota</text:p>"}
    assert sesudah_dibaca(bahan.zip(isi), "a.odt").teks == "Nota"


def test_words_of_plain_text_lose_what_the_database_cannot_hold(kota):
    assert sesudah_dibaca("Catatan é".encode("cp1252"), "a.txt").teks == "Catatan é"


@ocr
def test_a_scan_is_read_by_its_picture(kota, bahan):
    berkas = sesudah_dibaca(bahan.pindaian("Surat Edaran Nomor 25"), "pindai.png")
    assert berkas.halaman == 1
    assert "Surat Edaran" in berkas.teks
    assert berkas.bacaan.pindaian


@ocr
def test_a_scanned_pdf_is_read_page_by_page_where_it_has_no_words(kota, bahan):
    out = io.BytesIO()
    Image.open(io.BytesIO(bahan.pindaian("Nota Dinas Bagian Umum"))).convert("RGB").save(out, "PDF", resolution=150)
    berkas = sesudah_dibaca(out.getvalue(), "pindai.pdf")
    assert "Nota Dinas" in berkas.teks
    assert berkas.bacaan.pindaian


@ocr
def test_an_empty_page_has_no_words_and_nobody_is_told(kota, bahan, kabar):
    berkas = sesudah_dibaca(bahan.gambar("PNG", (600, 400)), "kosong.png")
    assert (berkas.status_teks, berkas.halaman, berkas.teks) == (StatusTeks.KOSONG, 1, "")
    assert kabar == []


def test_a_file_that_cannot_be_opened_fails_for_good(kota, bahan, kabar):
    berkas = sesudah_dibaca(b"%PDF-1.7\nbukan apa-apa\n%%EOF\n", "rusak.pdf")
    assert (berkas.status_teks, berkas.teks) == (StatusTeks.GAGAL, "")
    assert kabar == []


@pytest.mark.parametrize("banyak", [1, 3])
def test_new_files_are_queued_together_and_once(kota, bahan, banyak):
    rows = [simpan(bahan.pdf(f"Surat {n}"), "a.pdf").pk for n in range(banyak)]
    with CaptureQueriesContext(connection) as captured:
        assert antrekan() == banyak
    assert sum(not q["sql"].startswith(("SAVEPOINT", "RELEASE")) for q in captured) == 3
    assert sorted(job.args["berkas"] for job in ProcrastinateJob.objects.all()) == rows
    assert antrekan() == 0


def test_the_job_of_the_queue_reads_the_file(kota, bahan):
    simpan(bahan.pdf("Undangan rapat koordinasi"), "a.pdf")
    app.tasks["berkas.antrekan"](timestamp=0)
    job = ProcrastinateJob.objects.get()
    app.tasks[job.task_name](**job.args)
    assert Berkas.objects.get().status_teks == StatusTeks.ADA


@pytest.mark.parametrize(("jenis", "nama"), [("pdf", "a.pdf"), ("gambar", "a.jpg")])
def test_a_page_is_drawn_once_and_then_kept(kota, bahan, jenis, nama):
    isi = bahan.pdf("Satu", "Dua") if jenis == "pdf" else bahan.gambar("JPEG", (3000, 2000))
    berkas = simpan(isi, nama)
    png = pratinjau.halaman(berkas, 1)
    picture = Image.open(io.BytesIO(png))
    assert (picture.width, picture.mode) == (pratinjau.LEBAR, "P")
    with CaptureQueriesContext(connection) as captured:
        assert pratinjau.halaman(berkas, 1) == png
    assert len(captured) == 1
    assert Pratinjau.objects.count() == 1


@pytest.mark.parametrize("nomor", [-1, 0, 3])
def test_a_page_that_is_not_there_is_no_picture(kota, bahan, nomor):
    assert pratinjau.halaman(simpan(bahan.pdf("Satu", "Dua"), "a.pdf"), nomor) is None
    assert not Pratinjau.objects.exists()


def test_what_has_no_pages_is_not_drawn(kota):
    assert pratinjau.halaman(simpan(b"halo", "a.txt"), 1) is None


def test_a_sideways_photo_is_turned_upright(kota, bahan):
    exif = Image.Exif()
    exif[0x0112] = 6
    png = pratinjau.halaman(simpan(bahan.gambar("JPEG", (400, 200), exif=exif), "a.jpg"), 1)
    assert Image.open(io.BytesIO(png)).size == (200, 400)


def test_a_page_like_a_paper_roll_is_not_drawn_five_metres_long(bahan):
    roll = bahan.pdf("Struk").replace(b"595 842", b"200 90000")
    picture = Image.open(io.BytesIO(induk.gambar(roll, 1, 1000)))
    assert picture.height <= 3000


def test_the_child_gets_nothing_of_ours(monkeypatch):
    monkeypatch.setenv("POROS_SECRET_KEY", "jangan bocor")
    words = [sys.executable, "-I", "-c", "import os; print(dict(os.environ))"]
    assert b"bocor" not in induk._jalankan(words, b"", {}, 20)


def test_the_child_has_little_memory_and_may_write_no_file():
    script = (
        f"import runpy, resource; a = runpy.run_path({str(induk.PROGRAM)!r}); a['_batasi']();"
        "print(resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_FSIZE)[0])"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert said.split() == [str(1536 * 1024 * 1024), "0"]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 0


def test_a_child_that_takes_too_long_or_dies_is_one_failure():
    for script in ("import time; time.sleep(30)", "import os; os.abort()"):
        with pytest.raises(induk.TidakTerbaca):
            induk._jalankan([sys.executable, "-I", "-c", script], b"", {}, 1)
