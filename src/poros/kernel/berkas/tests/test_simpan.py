"""Keeping files: once each, in few statements, together with the act or not at all."""

import hashlib
import io
import os
import threading

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from poros.kernel.berkas import queries
from poros.kernel.berkas.models import Berkas, IsiBerkas, Tautan
from poros.kernel.berkas.rules import POTONGAN
from poros.kernel.berkas.simpan import SEKALI_JALAN, simpan, tautkan
from poros.kernel.commands import Ditolak, unit_kerja

pytestmark = pytest.mark.usefixtures("db")


def teks(ukuran: int) -> bytes:
    """Text of this length, different all along, so that pieces in the wrong order would show."""
    return b"".join(b"%015d\n" % n for n in range(ukuran // 16 + 1))[:ukuran]


def perintah(captured) -> list[str]:
    """Statements without those that only open and close the transaction or choose the schema."""
    return [q["sql"] for q in captured if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "SET search_path"))]


def test_a_new_file_takes_one_statement(bahan):
    isi = bahan.pdf("Undangan")
    with CaptureQueriesContext(connection) as captured, unit_kerja():
        berkas = simpan(isi, "Undangan.pdf")
    assert len(perintah(captured)) == 1
    assert (berkas.sha256, berkas.ukuran, berkas.jenis) == (
        hashlib.sha256(isi).hexdigest(),
        len(isi),
        "application/pdf",
    )
    assert b"".join(queries.isi(Berkas.objects.get())) == isi
    assert berkas.teks == ""


def test_the_same_content_is_kept_once_whatever_it_is_called(bahan):
    isi = bahan.gambar("PNG")
    first = simpan(isi, "a.png")
    with CaptureQueriesContext(connection) as captured:
        second = simpan(isi, "lain sekali.png")
    assert second.pk == first.pk
    assert Berkas.objects.count() == IsiBerkas.objects.count() == 1
    assert len(perintah(captured)) == 2  # the second queues the telling of the words anew
    assert [job.task_name for job in ProcrastinateJob.objects.all()] == ["berkas.baca"]


@pytest.mark.parametrize("ukuran", [1, POTONGAN - 1, POTONGAN, POTONGAN + 1, SEKALI_JALAN, SEKALI_JALAN + 1])
def test_content_comes_back_as_it_was_at_every_size(ukuran):
    isi = teks(ukuran)
    berkas = simpan(io.BytesIO(isi), "data.txt")
    assert b"".join(queries.isi(berkas)) == isi
    assert berkas.potongan.count() == -(-ukuran // POTONGAN)


def test_a_long_file_is_streamed_in_two_statements():
    with CaptureQueriesContext(connection) as captured:
        simpan(teks(SEKALI_JALAN + 5), "data.txt")
    assert [sql.split()[0] for sql in perintah(captured)] == ["WITH", "COPY"]
    assert IsiBerkas.objects.count() == 5


def test_reading_holds_one_piece_at_a_time():
    berkas = simpan(teks(3 * POTONGAN), "data.txt")
    with CaptureQueriesContext(connection) as captured:
        pieces = queries.isi(berkas)
        assert len(next(pieces)) == POTONGAN
    assert len(captured) == 1


@pytest.mark.parametrize("isi", [b"", io.BytesIO(b"")])
def test_an_empty_file_is_refused(isi):
    with pytest.raises(Ditolak, match="kosong"):
        simpan(isi, "a.txt")


def test_a_file_above_the_limit_is_refused_without_being_read_to_the_end(settings):
    settings.BERKAS_MAKS = 2 * POTONGAN
    simpan(teks(2 * POTONGAN), "pas.txt")
    sumber = io.BytesIO(teks(10 * POTONGAN))
    with pytest.raises(Ditolak, match="2 MB") as refusal:
        simpan(sumber, "besar.txt")
    assert refusal.value.bidang == "berkas"
    assert sumber.tell() == 3 * POTONGAN
    with pytest.raises(Ditolak, match="1 MB"):
        simpan(teks(2 * POTONGAN), "pas.txt", maks=POTONGAN)


def test_a_file_without_a_name_is_refused():
    with pytest.raises(Ditolak, match="bernama"):
        simpan(b"halo", "../..")


def test_an_act_that_fails_keeps_no_file(bahan):
    def gagal():
        with unit_kerja():
            simpan(bahan.pdf("Halo"), "a.pdf")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        gagal()
    assert not Berkas.objects.exists()
    assert not IsiBerkas.objects.exists()


@pytest.mark.parametrize("banyak", [1, 3])
def test_all_ties_of_a_command_take_one_statement(bahan, banyak):
    with CaptureQueriesContext(connection) as captured, unit_kerja():
        for n in range(banyak):
            tautkan(
                simpan(bahan.pdf(f"Surat {n}"), "surat.pdf"),
                "penugasan",
                5,
                f"../Surat {n}.pdf",
                oleh=9,
                urutan=n,
            )
    assert sum('INSERT INTO "berkas_tautan"' in sql for sql in perintah(captured)) == 1
    assert len(perintah(captured)) == banyak + 1
    rows = Tautan.objects.filter(objek="penugasan", objek_id=5)
    assert [row.nama for row in rows] == [f"Surat {n}.pdf" for n in range(banyak)]
    assert {row.oleh for row in rows} == {9}


@pytest.mark.parametrize("ada", [False, True])
def test_a_file_and_its_one_tie_take_one_statement(bahan, ada):
    isi = bahan.pdf("Undangan")
    if ada:
        simpan(isi, "a.pdf")
    tie = Tautan(objek="penugasan", objek_id=5, nama="../Undangan.pdf", oleh=9, urutan=2)
    with CaptureQueriesContext(connection) as captured:
        berkas = simpan(isi, "a.pdf", untuk=tie)
    assert sum("berkas_tautan" in sql for sql in perintah(captured)) == 1
    row = Tautan.objects.get()
    assert (row.berkas, row.objek, row.objek_id, row.nama) == (berkas, "penugasan", 5, "Undangan.pdf")
    assert (row.oleh, row.urutan) == (9, 2)


@pytest.mark.parametrize(
    ("keluar", "kata"), [(0, ""), (1, "program jahat"), (2, "tidak menjawab"), (None, "tidak menjawab")]
)
def test_the_operators_scanner_decides(settings, tmp_path, bahan, keluar, kata):
    scanner = tmp_path / "pindai"
    received = tmp_path / "diterima"
    scanner.write_text(f"#!/bin/sh\ncat > {received}\nexit {keluar}\n")
    scanner.chmod(0o700)
    settings.BERKAS_PEMINDAI = [str(scanner) if keluar is not None else "/tidak/ada"]
    isi = bahan.pdf("Halo")
    if kata:
        with pytest.raises(Ditolak, match=kata):
            simpan(isi, "a.pdf")
    else:
        simpan(isi, "a.pdf")
    assert Berkas.objects.exists() is (not kata)
    assert keluar is None or received.read_bytes() == isi


@pytest.mark.lambat
@pytest.mark.usefixtures("transactional_db")
def test_two_who_upload_the_same_file_at_once_get_the_same_row():
    isi, tenant, rows = os.urandom(40).hex().encode(), connection.tenant, []
    began, wait = threading.Event(), threading.Event()

    def unggah(name: str, *, hold: bool) -> None:
        connection.set_tenant(tenant)
        try:
            with unit_kerja():
                rows.append(simpan(isi, name).pk)
                began.set()
                if hold:
                    wait.wait(5)
        finally:
            connection.close()

    first = threading.Thread(target=unggah, args=("a.txt",), kwargs={"hold": True})
    second = threading.Thread(target=unggah, args=("b.txt",), kwargs={"hold": False})
    first.start()
    began.wait(5)
    second.start()
    second.join(0.3)
    assert second.is_alive()  # it waits for the first to commit, and then sees that row
    wait.set()
    first.join(5)
    second.join(5)
    assert rows[0] == rows[1]
    assert Berkas.objects.count() == 1
