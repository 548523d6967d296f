"""What is let in and what is kept out, each with a sentence that says what to do."""

import io
import struct
import zlib

import pytest
from PIL import Image

from poros.kernel.berkas.periksa import periksa
from poros.kernel.commands import Ditolak


def jenis(isi: bytes, nama: str) -> str:
    return periksa(io.BytesIO(isi), nama).mime


def ditolak(isi: bytes, nama: str) -> str:
    with pytest.raises(Ditolak) as refusal:
        periksa(io.BytesIO(isi), nama)
    assert refusal.value.bidang == "berkas"
    return refusal.value.pesan


@pytest.mark.parametrize(
    ("format_", "nama", "mime"),
    [
        ("PNG", "a.png", "image/png"),
        ("JPEG", "a.jpg", "image/jpeg"),
        ("JPEG", "FOTO.JPEG", "image/jpeg"),
        ("WEBP", "a.webp", "image/webp"),
        ("TIFF", "a.tif", "image/tiff"),
    ],
)
def test_pictures_are_let_in(bahan, format_, nama, mime):
    assert jenis(bahan.gambar(format_), nama) == mime


@pytest.mark.parametrize(
    ("bagian", "nama"),
    [
        ("wordprocessingml.document", "a.docx"),
        ("spreadsheetml.sheet", "a.xlsx"),
        ("presentationml.presentation", "a.pptx"),
    ],
)
def test_office_documents_are_let_in(bahan, bagian, nama):
    assert jenis(bahan.kantor(bagian), nama).endswith(bagian)


@pytest.mark.parametrize(("macam", "nama"), [("text", "a.odt"), ("spreadsheet", "a.ods")])
def test_open_documents_are_let_in(bahan, macam, nama):
    mime = f"application/vnd.oasis.opendocument.{macam}"
    assert jenis(bahan.zip({"mimetype": mime, "content.xml": "<x/>"}), nama) == mime


@pytest.mark.parametrize(
    ("isi", "nama", "mime"),
    [
        (b"nama;jumlah\nKota Contoh;3\n", "data.csv", "text/csv"),
        ("Catatan rapat: é\n".encode(), "catatan.txt", "text/plain"),
        ("Catatan rapat: é\n".encode("cp1252"), "catatan.txt", "text/plain"),
        (b"BM adalah Bina Marga", "singkatan.txt", "text/plain"),
    ],
)
def test_text_is_let_in_as_what_its_ending_says(isi, nama, mime):
    assert jenis(isi, nama) == mime


def test_the_ending_must_fit_the_content(bahan):
    assert "PDF" in ditolak(bahan.pdf("Halo"), "surat.docx")
    assert ".docx" in ditolak(bahan.pdf("Halo"), "surat.docx")
    assert "PNG" in ditolak(bahan.gambar("PNG"), "foto.jpg")
    assert "akhiran" in ditolak(b"halo", "surat.pdf")


@pytest.mark.parametrize(
    ("isi", "nama", "kata"),
    [
        (b"MZ\x90\x00" + bytes(600), "pasang.pdf", "exe"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"></svg>', "logo.png", "svg"),
        (b"<!DOCTYPE html><html><body></body></html>", "halaman.txt", "html"),
        (b"GIF89a" + bytes(30), "gerak.gif", "gif"),
        (b"Rar!\x1a\x07\x00" + bytes(30), "arsip.rar", "rar"),
        (bytes(range(256)) * 4, "acak.bin", "pdf, png"),
    ],
)
def test_everything_else_is_named_and_kept_out(isi, nama, kata):
    pesan = ditolak(isi, nama)
    assert kata in pesan
    assert "diterima" in pesan


@pytest.mark.parametrize(
    "isi",
    [
        b"  \n<script>alert(1)</script>",
        b"\xef\xbb\xbf<HTML>",
        b"<!-- a --><html>",
        b"<?xml version='1.0'?><svg/>",
        b"#!/bin/sh\nrm -rf /\n",
        b"<?php system($_GET[0]);",
    ],
)
def test_markup_and_programs_are_no_text(isi):
    assert "diterima" in ditolak(isi, "catatan.txt")


def test_text_stays_text_to_its_end():
    assert "teks biasa" in ditolak(b"halo\n" * 1000 + b"\x00\x01", "catatan.txt")


def test_old_and_locked_office_documents_are_recognised():
    assert ".docx" in ditolak(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "surat.doc")


def test_a_plain_archive_is_no_document(bahan):
    assert "diterima" in ditolak(bahan.zip({"surat.pdf": b"x"}), "arsip.zip")
    assert "diterima" in ditolak(bahan.zip({"surat.pdf": b"x"}), "surat.docx")


@pytest.mark.parametrize(
    "nama",
    ["word/vbaProject.bin", "xl/macrosheets/sheet1.xml", "word/activeX/activeX1.bin", "Basic/script.xml"],
)
def test_macros_are_kept_out_however_they_are_packed(bahan, nama):
    assert "makro" in ditolak(bahan.kantor("wordprocessingml.document", {nama: b"x"}), "a.docx")


def test_a_macro_document_under_a_plain_name_is_kept_out(bahan):
    types = '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
    assert "makro" in ditolak(bahan.zip({"[Content_Types].xml": types}), "a.docx")


def test_a_template_from_elsewhere_is_kept_out(bahan):
    rel = '<Relationship Type="http://x/attachedTemplate" Target="http://jahat/t.dotm" TargetMode="External"/>'
    isi = bahan.kantor("wordprocessingml.document", {"word/_rels/settings.xml.rels": rel})
    assert "templat" in ditolak(isi, "a.docx")


def test_a_document_that_unfolds_too_far_is_a_bomb(bahan):
    isi = bahan.kantor("wordprocessingml.document", {"word/media/a.bin": bytes(20_000_000)})
    assert len(isi) < 100_000
    assert "diurai" in ditolak(isi, "a.docx")


def test_a_document_of_thousands_of_parts_is_a_bomb(bahan):
    isi = bahan.kantor("wordprocessingml.document", {f"word/{n}.xml": "" for n in range(5001)})
    assert "diurai" in ditolak(isi, "a.docx")


def test_a_locked_document_is_kept_out(bahan):
    isi = bytearray(bahan.kantor("wordprocessingml.document", {"word/rahasia.xml": "x"}))
    entry = isi.rindex(b"PK\x01\x02")
    isi[entry + 8] |= 1
    assert "kata sandi" in ditolak(bytes(isi), "a.docx")


def test_a_broken_document_is_kept_out(bahan):
    isi = bahan.kantor("wordprocessingml.document")
    assert "diterima" in ditolak(isi[:60], "a.docx")


@pytest.mark.parametrize("sisi", [9_100, 60_000])
def test_a_picture_with_too_many_pixels_is_a_bomb(sisi):
    head = struct.pack(">IIBBBBB", sisi, sisi, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    end = struct.pack(">I", 0) + b"IEND" + struct.pack(">I", zlib.crc32(b"IEND"))
    assert "80 juta piksel" in ditolak(b"\x89PNG\r\n\x1a\n" + chunk + end, "bom.png")


def test_a_picture_of_hundreds_of_pages_is_kept_out():
    pages = [Image.new("1", (1, 1)) for _ in range(301)]
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    assert "300 halaman" in ditolak(out.getvalue(), "banyak.tif")


def test_a_broken_picture_is_kept_out(bahan):
    assert "rusak" in ditolak(bahan.gambar("PNG")[:40], "a.png")
    assert "rusak" in ditolak(b"\xff\xd8\xff\xe0" + bytes(100), "a.jpg")


def test_sound_in_the_wrapper_of_a_picture_is_kept_out():
    assert "diterima" in ditolak(b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(40), "suara.webp")
