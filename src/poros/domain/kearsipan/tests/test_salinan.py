"""What is in a copy and what is not: its list for people, its rules, its files; and what reading it back enters."""

import csv
import io
import json
import zipfile

import pytest
from django.db import transaction

from poros.domain.kearsipan import services
from poros.domain.kearsipan.ekspor.kantong import Pembaca
from poros.domain.kearsipan.models import (
    AturanRetensi,
    BerkasArsip,
    ItemArsip,
    KelasAkses,
    KetentuanArsip,
    PaketArsip,
    Peminjaman,
    Penahanan,
    Penyusutan,
    RiwayatArsip,
    TampilanArsip,
)
from poros.domain.kearsipan.queries import berkas as baca
from poros.domain.kearsipan.rules.berkas import JenisMedia
from poros.domain.kearsipan.rules.pinjam import Cara
from poros.domain.kearsipan.services.paket import pulihkan, salin_semua
from poros.domain.kearsipan.tests.conftest import HARI
from poros.domain.kearsipan.tests.test_paket import kosongkan
from poros.domain.kearsipan.tests.test_paket_rusak import isi_zip, salin, segel, tanpa_berkas, ubah_json
from poros.domain.kearsipan.values import DataAlih, DataBerkas, DataItem
from poros.kernel.berkas.models import Berkas
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Unit
from poros.kernel.pekerjaan.konteks import aktor_sistem

pytestmark = pytest.mark.django_db


def daftar(stream) -> list[dict[str, str]]:
    """The list for people, as a spreadsheet reads it."""
    raw = b"".join(Pembaca(stream).isi("daftar.csv")).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(raw, newline="")))


# --- daftar untuk manusia


def test_the_list_has_a_line_for_each_paper_and_one_for_a_file_without_any(kota, berkas, pada):
    row = berkas(judul="Sewa", ditutup="2026-01-05")
    empty = services.buat_berkas(pada("tu_pu"), kota.unit["pu"], data=DataBerkas(klasifikasi="000", judul="Kosong"))
    lines = {line["judul"]: line for line in daftar(salin())}
    told = lines["Sewa"]
    assert (told["nomor berkas"], told["kode"], told["status"]) == (row.nomor, "100.1.1", "tutup")
    assert (told["pencipta"], told["pengolah"]) == ("Dinas Pekerjaan Umum", "Dinas Pekerjaan Umum")
    assert (told["nomor item"], told["jenis"], told["nomor surat"], told["tanggal"]) == (
        "1",
        "Surat",
        "5/PU",
        "2026-01-05",
    )
    assert len(told["isi"]) == 64
    assert (lines["Kosong"]["nomor berkas"], lines["Kosong"]["nomor item"], lines["Kosong"]["isi"]) == (
        empty.nomor,
        "",
        "",
    )


def test_two_contents_of_one_paper_stand_in_one_line(berkas, pada, lembar):
    row = berkas()
    data = DataItem(jenis="Peta", tanggal=HARI, uraian="Dua lembar")
    scans = [(lembar("a"), "a.pdf"), (lembar("b"), "b.pdf")]
    services.catat_item(pada("tu_pu"), row, data=data, lampiran=scans)
    [told] = [line for line in daftar(salin()) if line["uraian"] == "Dua lembar"]
    assert len(told["isi"].split(" ")) == 2


@pytest.mark.parametrize("judul", ["=HYPERLINK(1)", "+62 811", "-1", "@surel", "=cmd|' /C calc'!A0"])
def test_a_title_that_looks_like_a_formula_is_none_in_a_spreadsheet(berkas, judul):
    row = berkas(judul=judul)
    stream = salin()
    [told] = {line["judul"] for line in daftar(stream)}
    assert not told.startswith(("=", "+", "-", "@"))
    assert told.lstrip("'") == judul
    assert Pembaca(stream).json(f"berkas/{row.uuid}.json")["judul"] == judul


@pytest.mark.parametrize("judul", ['Surat "penting", rahasia', "Baris\nkedua", "Ejaan é – ü", "a;b,c"])
def test_any_title_comes_out_of_the_list_as_it_went_in(berkas, judul):
    berkas(judul=judul)
    assert {line["judul"] for line in daftar(salin())} == {judul}


def test_who_opens_the_copy_finds_words_that_explain_it(berkas):
    berkas()
    words = b"".join(Pembaca(salin()).isi("BACA-SAYA.txt")).decode()
    for wanted in ("BagIt", "SHA-256", "daftar.csv", "isi/", "berkas/"):
        assert wanted in words


# --- apa yang ikut dan tidak


def test_what_belongs_to_this_house_alone_stays_here(berkas, pada, kota):
    row = berkas(ditutup="2026-01-05")
    services.minta_pinjam(pada("camat"), row, cara=Cara.BACA, keperluan="Bahan sidang", sampai=HARI)
    services.simpan_tampilan(pada("tu_pu"), kota.orang["tu_pu"], nama="Tampilan saya", saringan={})
    services.catat_permintaan(pada("tu_pu"), kota.unit["pu"], pemohon="Warga Rekaan", kontak="-", uraian="x")
    whole = b"".join(isi_zip(salin()).values()).decode("utf-8", "replace")
    for private in ("Bahan sidang", "Tampilan saya", "Warga Rekaan", "camat@contoh.go.id"):
        assert private not in whole
    assert Peminjaman.objects.exists()
    assert TampilanArsip.objects.exists()


def test_holds_are_told_with_their_ends(berkas, pada):
    row, insp = berkas(ditutup="2026-01-05"), pada("inspektur")
    first = services.tahan(insp, row, perkara="1/2026", alasan="Audit")
    services.tahan(insp, row, perkara="2/2026", alasan="Sidang")
    services.lepas(insp, row, penahanan=first.pk, alasan="Selesai")
    told = Pembaca(salin()).json(f"berkas/{row.uuid}.json")
    assert told["ditahan"] is True
    assert [(h["perkara"], h["dilepas"], h["alasan_lepas"]) for h in told["penahanan"]] == [
        ("1/2026", "2026-11-23", "Selesai"), ("2/2026", None, "")]  # fmt: skip


def test_a_destroyed_content_leaves_its_stone_and_no_bytes(inaktif, panitia, langkah):
    row, susut = inaktif(ditutup="2020-01-15"), panitia()
    for act in langkah.values():
        act(susut)
        susut.refresh_from_db()
    bag = Pembaca(salin())
    [content] = bag.json(f"berkas/{row.uuid}.json")["item"][0]["isi"]
    assert content["musnah"]["dasar"].startswith("Pemusnahan PU 2026")
    assert f"isi/{content['sha256']}" not in bag.nama("isi/")
    assert len(bag.nama("isi/")) == 7 + 2, "the papers of the destruction, and of the transfer before it"


def test_an_office_takes_its_own_files_and_those_of_its_parts(berkas, pada, kota):
    berkas(judul="Dinas")
    for kode, unit, judul in (("staf_pu", "pu_sda", "Bidang"), ("kadis_dlh", "dlh", "Lain")):
        services.buat_berkas(pada(kode), kota.unit[unit], data=DataBerkas(klasifikasi="000", judul=judul))
    stream = io.BytesIO()
    row = services.ekspor(pada("kadis_pu"), kota.unit["pu"], tujuan=stream)
    bag = Pembaca(stream)
    assert {bag.json(name)["judul"] for name in bag.nama("berkas/")} == {"Dinas", "Bidang"}
    assert (row.banyak_berkas, row.banyak_item, row.banyak_isi, row.masuk) == (2, 1, 1, False)


def test_scans_and_their_minutes_go_along(berkas, pada, lembar):
    row = berkas(media=JenisMedia.KERTAS)
    act = services.alihkan_media(
        pada("tu_pu"), row, data=DataAlih(nomor="BA/1", tanggal=HARI, alat="Pemindai"),
        hasil={row.item.get().pk: [(lembar("peta"), "peta.pdf")]},
    )  # fmt: skip
    bag = Pembaca(salin())
    [told] = bag.json(f"berkas/{row.uuid}.json")["alih_media"]
    assert (told["nomor"], told["hasil"]) == ("BA/1", act.hasil)
    assert f"isi/{told['isi'][0]['sha256']}" in bag.nama("isi/")


def test_the_same_archives_have_the_same_hash_whoever_copies_them_and_when(berkas, pada, kota):
    berkas()
    hashes = set()
    for kode in ("kadis_pu", "tu_pu"):
        stream = io.BytesIO()
        hashes.add(services.ekspor(pada(kode), kota.unit["pu"], tujuan=stream).sidik)
    hashes.add(Pembaca(salin()).sidik)
    assert len(hashes) == 1
    berkas(judul="Satu lagi")
    assert Pembaca(salin()).sidik not in hashes


def test_each_copy_is_a_line_in_the_book_of_copies(berkas):
    berkas()
    stream = salin()
    [row] = PaketArsip.objects.all()
    assert row.nama.startswith("arsip-uji-")
    assert row.nama.endswith(".zip")
    assert (row.ukuran, row.sidik) == (len(stream.getvalue()), Pembaca(stream).sidik)
    with pytest.raises(Exception, match="hanya"), transaction.atomic():
        PaketArsip.objects.update(nama="lain.zip")


def test_a_copy_of_nothing_is_a_sound_copy(kota):
    stream = salin()
    assert Pembaca(stream).nama("berkas/") == []
    assert daftar(stream) == []
    assert pulihkan(aktor_sistem(), stream).berkas == 0


# --- dibaca kembali


def test_rules_that_are_not_here_come_in_and_those_that_are_stay(berkas):
    berkas()
    AturanRetensi.objects.create(
        kode="600", nama="Pekerjaan umum", aktif=4, inaktif=4, nasib="musnah", dasar="Dari sana", dari=HARI
    )
    KelasAkses.objects.create(kode="600", kerahasiaan="biasa", akses="umum", dasar="Dari sana", dari=HARI)
    stream = salin()
    AturanRetensi.objects.filter(kode="600").delete()
    KelasAkses.objects.filter(kode="600").delete()
    AturanRetensi.objects.filter(kode="100.1.1").update(dasar="Perwali kami")
    pulihkan(aktor_sistem(), stream)
    assert AturanRetensi.objects.get(kode="600").dasar == "Dari sana"
    assert KelasAkses.objects.get(kode="600").kerahasiaan == "biasa"
    assert AturanRetensi.objects.get(kode="100.1.1").dasar == "Perwali kami"


def test_into_an_empty_government_come_its_units_as_units_that_are_no_more(berkas):
    row = berkas(judul="Sewa", ditutup="2026-01-05")
    stream = salin()
    kosongkan()
    pulihkan(aktor_sistem(), stream)
    unit = Unit.objects.get(kode="pu")
    assert (unit.nama, unit.aktif) == ("Dinas Pekerjaan Umum", False)
    came = BerkasArsip.objects.get(uuid=row.uuid)
    assert (came.unit, came.kantor, came.jatuh_tempo) == (unit, unit, row.jatuh_tempo)
    assert KetentuanArsip.objects.exists()


def test_histories_come_in_with_their_hours_and_belong_to_nobody_here(berkas, pada):
    row = berkas(ditutup="2026-01-05")
    services.tahan(pada("inspektur"), row, perkara="7/2026", alasan="Sengketa")
    before = list(row.riwayat.values_list("waktu", "orang", "jabatan", "perbuatan", "status", "catatan"))
    stream = salin()
    with tanpa_berkas():
        pulihkan(aktor_sistem(), stream)
        came = BerkasArsip.objects.get(uuid=row.uuid)
        assert list(came.riwayat.values_list("waktu", "orang", "jabatan", "perbuatan", "status", "catatan")) == before
        assert set(RiwayatArsip.objects.filter(berkas=came).values_list("orang_id", flat=True)) == {0}
        assert Penahanan.objects.get(berkas=came).perkara == "7/2026"


def test_what_came_in_is_found_by_the_words_of_its_papers(berkas, pada):
    row = berkas(judul="Sewa")
    ItemArsip.objects.filter(berkas=row).update(teks="jembatan gantung")
    stream = salin()
    with tanpa_berkas():
        pulihkan(aktor_sistem(), stream)
        from poros.domain.kearsipan.values import SaringArsip

        found = baca.berkas_terlihat(pada("tu_pu"), SaringArsip(q="jembatan gantung"))
        assert row.uuid in set(found.values_list("uuid", flat=True))


def test_contents_that_are_here_already_are_not_kept_twice(berkas):
    row = berkas()
    stream, before = salin(), Berkas.objects.count()
    with tanpa_berkas():
        told = pulihkan(aktor_sistem(), stream)
        assert (told.berkas, told.item, told.isi) == (1, 1, 1)
        assert Berkas.objects.count() == before
        assert BerkasArsip.objects.filter(uuid=row.uuid).exists()


def test_reading_back_twice_enters_once(dinilai):
    stream = salin()
    kosongkan()
    first, second = pulihkan(aktor_sistem(), stream), pulihkan(aktor_sistem(), stream)
    assert (first.berkas, first.sudah_ada) == (BerkasArsip.objects.count(), 0)
    assert (second.berkas, second.sudah_ada) == (0, BerkasArsip.objects.count())
    assert Penyusutan.objects.count() == 2
    assert PaketArsip.objects.filter(masuk=True).count() == 2


# --- nilai yang tidak dikenal siapa pun


ASING = {
    "status": lambda one: one.update(status="hilang"),
    "keamanan": lambda one: one.update(kerahasiaan="gelap"),
    "keamanan kosong": lambda one: one.update(kerahasiaan=""),
    "akses": lambda one: one.update(akses="semua"),
    "media": lambda one: one.update(media="batu"),
    "nasib": lambda one: one.update(nasib="hangus"),
    "pemicu": lambda one: one.update(pemicu="gempa"),
    "keamanan item": lambda one: one["item"][0].update(kerahasiaan="gelap"),
    "perbuatan": lambda one: one["riwayat"][0].update(perbuatan="curi"),
    "uuid item": lambda one: one["item"][0].update(uuid="bukan uuid"),
    "ya atau tidak": lambda one: one.update(vital="mungkin"),
    "tahun": lambda one: one.update(aktif="dua"),
    "tahun yang tidak muat": lambda one: one.update(aktif=10**9),
}


@pytest.mark.parametrize("apa", ASING)
def test_a_value_that_this_house_does_not_know_refuses_the_copy(berkas, apa):
    berkas(ditutup="2026-01-05")
    forged = ubah_json(salin(), "berkas/", ASING[apa])
    with tanpa_berkas():
        before = BerkasArsip.objects.count()
        with pytest.raises(Ditolak) as refusal, transaction.atomic():
            pulihkan(aktor_sistem(), forged)
        assert refusal.value.bidang == "berkas"
        assert BerkasArsip.objects.count() == before


SUSUT = {
    "jenis": lambda one: one.update(jenis="bakar"),
    "status": lambda one: one.update(status="selesai"),
    "langkah": lambda one: one["riwayat"][1].update(aksi="lompat"),
    "tanpa sidik": lambda one: one.update(sidik=""),
    "berkas yang tidak ada": lambda one: one["baris"][0].update(berkas="00000000-0000-4000-8000-000000000001"),
}


@pytest.mark.parametrize("apa", SUSUT)
def test_a_disposal_that_makes_no_sense_refuses_the_copy(dinilai, apa):
    entries = isi_zip(salin())
    name = next(n for n in sorted(entries) if "/susut/" in n and b'"dinilai"' in entries[n])
    told = json.loads(entries[name])
    SUSUT[apa](told)
    forged = segel(entries | {name: json.dumps(told).encode()})
    with tanpa_berkas(), pytest.raises(Ditolak), transaction.atomic():
        pulihkan(aktor_sistem(), forged)


def test_a_description_without_an_end_is_refused_in_words(berkas):
    berkas()
    entries = isi_zip(salin())
    name = next(n for n in entries if "/berkas/" in n)
    forged = segel(entries | {name: b"[" * 200_000})
    with tanpa_berkas(), pytest.raises(Ditolak, match="bukan JSON"), transaction.atomic():
        pulihkan(aktor_sistem(), forged)


def test_a_rule_of_no_day_refuses_the_copy(berkas):
    berkas()
    entries = isi_zip(salin())
    told = json.loads(entries["arsip/data/ketentuan.json"])
    told["jra"].append(told["jra"][0] | {"kode": "999", "dari": "kemarin"})
    forged = segel(entries | {"arsip/data/ketentuan.json": json.dumps(told).encode()})
    with tanpa_berkas(), pytest.raises(Ditolak), transaction.atomic():
        pulihkan(aktor_sistem(), forged)
    assert not AturanRetensi.objects.filter(kode="999").exists()


def test_a_copy_is_a_plain_zip_with_entries_of_one_hour(berkas):
    berkas()
    stream = io.BytesIO()
    salin_semua(aktor_sistem(), stream)
    with zipfile.ZipFile(stream) as bag:
        assert {entry.date_time for entry in bag.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any(entry.flag_bits & 1 for entry in bag.infolist())
        assert all(entry.filename.startswith("arsip/") for entry in bag.infolist())
