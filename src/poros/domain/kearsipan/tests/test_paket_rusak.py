"""A copy that was touched, cut, swollen, forged or made by another hand: refused whole, and named."""

import hashlib
import io
import json
import random
import zipfile
from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.db import transaction
from PIL import Image

from poros.domain.kearsipan import services
from poros.domain.kearsipan.ekspor.kantong import BEBAS, POTONGAN, KantongError, Pembaca, Penulis
from poros.domain.kearsipan.models import BerkasArsip, ItemArsip, PaketArsip, Penyusutan
from poros.domain.kearsipan.services.paket import pulihkan, salin_semua
from poros.domain.kearsipan.tests.conftest import HARI
from poros.domain.kearsipan.values import DataBerkas, DataItem
from poros.kernel.berkas.models import Berkas, IsiBerkas, Tautan
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Unit
from poros.kernel.pekerjaan.konteks import aktor_sistem

pytestmark = pytest.mark.django_db


def salin() -> io.BytesIO:
    stream = io.BytesIO()
    salin_semua(aktor_sistem(), stream)
    return stream


def isi_zip(stream) -> dict[str, bytes]:
    with zipfile.ZipFile(stream) as bag:
        return {name: bag.read(name) for name in bag.namelist()}


def tulis_zip(entries: dict[str, bytes]) -> io.BytesIO:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as bag:
        for name, content in entries.items():
            bag.writestr(name, content)
    return made


def segel(entries: dict[str, bytes]) -> io.BytesIO:
    """The same bag with manifests that fit what is in it: what a forger would hand over."""
    data = {name: text for name, text in entries.items() if name.startswith("arsip/data/")}
    lines = sorted((name[6:], hashlib.sha256(text).hexdigest()) for name, text in data.items())
    manifest = "".join(f"{sha}  {name}\n" for name, sha in lines).encode()
    tags = {name: entries[f"arsip/{name}"] for name in ("bagit.txt", "bag-info.txt")} | {
        "manifest-sha256.txt": manifest
    }
    tagged = "".join(f"{hashlib.sha256(tags[name]).hexdigest()}  {name}\n" for name in sorted(tags)).encode()
    return tulis_zip(data | {f"arsip/{n}": t for n, t in tags.items()} | {"arsip/tagmanifest-sha256.txt": tagged})


def ubah_json(stream, awal: str, ubah) -> io.BytesIO:
    """One description changed, and the bag sealed again."""
    entries = isi_zip(stream)
    name = next(n for n in sorted(entries) if n.startswith(f"arsip/data/{awal}"))
    told = json.loads(entries[name])
    ubah(told)
    return segel(entries | {name: json.dumps(told).encode()})


@contextmanager
def tanpa_berkas():
    """This government without its archives: what was exported may come in as new. Undone at the end."""
    point = transaction.savepoint()
    BerkasArsip.objects.update(kantor=Unit.objects.exclude(kode="pu").first())
    for model in (BerkasArsip, ItemArsip, Penyusutan):
        for pk in model.objects.values_list("pk", flat=True):
            model.objects.filter(pk=pk).update(uuid=uuid4())
    yield
    transaction.savepoint_rollback(point)


def bytes_berubah(stream, n: int) -> io.BytesIO:
    raw = bytearray(stream.getvalue())
    raw[n] ^= 0xFF
    return io.BytesIO(bytes(raw))


# --- satu bita


def test_any_changed_byte_of_any_content_is_named(berkas, pada):
    berkas()
    whole = salin()
    with zipfile.ZipFile(whole) as bag:
        for entry in bag.infolist():
            raw = whole.getvalue()
            name_at = raw.index(entry.filename.encode(), entry.header_offset)
            start = name_at + len(entry.filename.encode()) + int.from_bytes(raw[name_at - 2 : name_at], "little")
            spoilt = bytes_berubah(whole, start + entry.compress_size // 2)
            with pytest.raises(KantongError) as error:
                Pembaca(spoilt)
            short = entry.filename.removeprefix("arsip/")
            assert str(error.value).startswith(short) or short in {"bagit.txt", "tagmanifest-sha256.txt"}, short


@pytest.mark.parametrize("sisa", [0.1, 0.5, 0.9, 0.99])
def test_a_copy_that_was_cut_off_is_no_copy(berkas, sisa):
    berkas()
    raw = salin().getvalue()
    with pytest.raises(KantongError, match="bukan berkas zip"):
        Pembaca(io.BytesIO(raw[: int(len(raw) * sisa)]))


def test_one_byte_more_behind_the_end_is_not_part_of_it(berkas):
    berkas()
    whole = salin()
    more = io.BytesIO(whole.getvalue() + b"x")
    assert Pembaca(more).sidik == Pembaca(whole).sidik


@pytest.mark.parametrize(
    ("nama", "kata"),
    [
        ("data/berkas/", "isinya berubah"),
        ("data/isi/", "isinya berubah"),
        ("data/daftar.csv", "isinya berubah"),
        ("data/ketentuan.json", "isinya berubah"),
        ("data/BACA-SAYA.txt", "isinya berubah"),
        ("bag-info.txt", "isinya berubah"),
        ("manifest-sha256.txt", "isinya berubah|tidak ada di manifes|tidak terbaca"),
    ],
)
def test_a_byte_added_to_an_entry_is_named(berkas, nama, kata):
    berkas()
    entries = isi_zip(salin())
    target = next(n for n in sorted(entries) if n.startswith(f"arsip/{nama}"))
    with pytest.raises(KantongError, match=kata):
        Pembaca(tulis_zip(entries | {target: entries[target] + b" "}))


@pytest.mark.parametrize("nama", ["data/berkas/", "data/isi/", "data/ketentuan.json", "bag-info.txt", "bagit.txt"])
def test_an_entry_that_is_missing_is_named(berkas, nama):
    berkas()
    entries = isi_zip(salin())
    target = next(n for n in sorted(entries) if n.startswith(f"arsip/{nama}"))
    del entries[target]
    with pytest.raises(KantongError, match="tidak ada"):
        Pembaca(tulis_zip(entries))


# --- nama, lipatan, sandi


@pytest.mark.parametrize(
    "nama",
    ["arsip/data/../../etc/passwd", "../arsip/data/x", "/arsip/data/x", "arsip//data/x", "arsip/./data/x",
     "arsip/data/./x", "lain/data/x", "x", "arsip\\data\\x", "C:/arsip/data/x"],
)  # fmt: skip
def test_a_name_that_leads_elsewhere_or_says_it_twice_is_refused(berkas, nama):
    berkas()
    entries = isi_zip(salin())
    with pytest.raises(KantongError, match="nama yang tidak sah"):
        Pembaca(tulis_zip(entries | {nama: b"selundupan"}))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_there_twice_is_refused(berkas):
    berkas()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as bag:
        for name, content in isi_zip(salin()).items():
            bag.writestr(name, content)
        bag.writestr("arsip/data/daftar.csv", b"lain")
    with pytest.raises(KantongError, match=r"data/daftar\.csv: nama yang tidak sah"):
        Pembaca(made)


def test_what_swells_beyond_measure_is_not_unpacked():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as bag, bag.open("arsip/data/isi/x", "w") as stream:
        for _n in range(BEBAS // POTONGAN + 1):
            stream.write(b"\0" * POTONGAN)
    assert len(made.getvalue()) < POTONGAN
    with pytest.raises(KantongError, match="data/isi/x: mengembang tidak wajar"):
        Pembaca(made)


def test_words_that_pack_well_are_no_trap(berkas):
    row = berkas()
    ItemArsip.objects.filter(berkas=row).update(teks="arsip " * 30_000)
    assert Pembaca(salin()).nama("berkas/")


def test_a_locked_entry_is_refused_in_words(berkas):
    berkas()
    raw = bytearray(salin().getvalue())
    with zipfile.ZipFile(io.BytesIO(bytes(raw))) as bag:
        entry = next(e for e in bag.infolist() if e.filename.endswith("daftar.csv"))
    at = raw.rindex(b"PK\x01\x02", 0, raw.rindex(entry.filename.encode()))
    raw[at + 8] |= 1
    raw[entry.header_offset + 6] |= 1
    with pytest.raises(KantongError, match=r"data/daftar\.csv: isinya rusak"):
        Pembaca(io.BytesIO(bytes(raw)))


def test_a_way_of_packing_that_nobody_knows_is_refused_in_words(berkas):
    berkas()
    raw = bytearray(salin().getvalue())
    name = b"arsip/data/daftar.csv"
    at = raw.rindex(b"PK\x01\x02", 0, raw.rindex(name))
    raw[at + 10 : at + 12] = (97).to_bytes(2, "little")
    with pytest.raises(KantongError, match=r"isinya rusak|bukan berkas zip"):
        Pembaca(io.BytesIO(bytes(raw)))


# --- yang bermeterai benar tetapi isinya bukan


@pytest.mark.parametrize("versi", ["2", "", "1.0", "asing"])
def test_a_layout_of_another_version_is_refused(berkas, versi):
    berkas()
    entries = isi_zip(salin())
    info = entries["arsip/bag-info.txt"].replace(b"Poros-Arsip-Format: 1", f"Poros-Arsip-Format: {versi}".encode())
    forged = segel(entries | {"arsip/bag-info.txt": info})
    assert Pembaca(forged).nama()
    with pytest.raises(Ditolak, match="yang dapat dibaca bentuk 1"):
        pulihkan(aktor_sistem(), forged)


def test_a_bag_of_somebody_else_is_refused(arsip):
    stream = io.BytesIO()
    bag = Penulis(stream)
    bag.teks("foto.txt", "bukan arsip kita")
    bag.tutup({})
    with pytest.raises(Ditolak, match=r"ketentuan\.json: tidak ada"):
        pulihkan(aktor_sistem(), stream)
    entries = isi_zip(stream)
    entries["arsip/bag-info.txt"] = b"Source-Organization: Lain\n"
    with pytest.raises(Ditolak, match="bentuk tidak dikenal"):
        pulihkan(aktor_sistem(), segel(entries))


SALAH = {
    "tanpa judul": lambda one: one.pop("judul"),
    "tanggal bukan tanggal": lambda one: one.update(dibuat="kemarin"),
    "tanggal bukan teks": lambda one: one.update(dibuat=7),
    "item bukan daftar": lambda one: one.update(item=7),
    "item tanpa isi": lambda one: one["item"][0].pop("isi"),
    "unit tanpa kode": lambda one: one["unit"].pop("kode"),
    "uuid lain": lambda one: one.update(uuid="00000000-0000-4000-8000-000000000009"),
    "uuid bukan uuid": lambda one: one.update(uuid="x"),
    "status terlalu panjang": lambda one: one.update(status="x" * 99),
    "tutup tanpa nasib": lambda one: one.update(status="tutup", nasib="", ditutup="2020-01-01"),
    "isi tanpa sidik": lambda one: one["item"][0]["isi"][0].pop("sha256"),
    "isi yang tidak ada": lambda one: one["item"][0]["isi"][0].update(sha256="0" * 64),
    "nol di tengah kata": lambda one: one.update(judul="a\0b"),
    "riwayat tanpa waktu": lambda one: one["riwayat"][0].pop("waktu"),
    "jaga tanpa bidang": lambda one: one.update(jaga={"sejak": "2026-01-01"}),
}


@pytest.mark.parametrize("apa", SALAH)
def test_a_description_that_makes_no_sense_refuses_the_whole_copy(berkas, apa):
    berkas(judul="Pertama")
    berkas(judul="Kedua")
    forged = ubah_json(salin(), "berkas/", SALAH[apa])
    with tanpa_berkas():
        before = BerkasArsip.objects.count(), Tautan.objects.count(), PaketArsip.objects.count()
        with pytest.raises(Ditolak) as refusal, transaction.atomic():
            pulihkan(aktor_sistem(), forged)
        assert refusal.value.bidang == "berkas"
        assert (BerkasArsip.objects.count(), Tautan.objects.count(), PaketArsip.objects.count()) == before


def test_a_content_under_a_false_name_is_refused(berkas, lembar):
    berkas()
    entries = isi_zip(salin())
    name = next(n for n in entries if n.startswith("arsip/data/isi/"))
    forged = segel(entries | {name: lembar("lain sama sekali")})
    with tanpa_berkas(), pytest.raises(Ditolak, match="tidak cocok dengan sidiknya"), transaction.atomic():
        pulihkan(aktor_sistem(), forged)


def test_a_program_that_was_slipped_in_is_refused(berkas):
    berkas()
    entries = isi_zip(salin())
    old = next(n for n in entries if n.startswith("arsip/data/isi/"))
    evil = b"MZ\x90\x00" + b"\0" * 200
    sha = hashlib.sha256(evil).hexdigest()
    del entries[old]
    text = {n: t.replace(old.rpartition("/")[2].encode(), sha.encode()) for n, t in entries.items()}
    with tanpa_berkas(), pytest.raises(Ditolak, match="tidak diterima"), transaction.atomic():
        pulihkan(aktor_sistem(), segel(text | {f"arsip/data/isi/{sha}": evil}))


def test_a_disposal_of_files_that_did_not_come_is_refused(dinilai):
    entries = isi_zip(salin())
    waiting = next(n for n in entries if n.startswith("arsip/data/berkas/") and b'"usul_musnah"' in entries[n])
    del entries[waiting]
    with tanpa_berkas(), pytest.raises(Ditolak, match=r"susut/.* tidak ada"), transaction.atomic():
        pulihkan(aktor_sistem(), segel(entries))


# --- yang sudah ada di sini


def test_one_paper_more_at_home_is_noticed(berkas, pada):
    row = berkas()
    stream = salin()
    services.catat_item(pada("tu_pu"), row, data=DataItem(jenis="Nota", tanggal=HARI, uraian="Susulan"))
    with pytest.raises(Ditolak, match=f"{row.nomor} sudah ada di sini dan isinya lain"):
        pulihkan(aktor_sistem(), stream)


def test_a_unit_that_was_renamed_since_is_no_difference(berkas):
    berkas()
    stream = salin()
    Unit.objects.filter(kode="pu").update(nama="Dinas Pekerjaan Umum dan Penataan Ruang")
    assert pulihkan(aktor_sistem(), stream).sudah_ada == 1


def test_a_number_that_another_file_bears_here_refuses_the_copy(berkas):
    row = berkas()
    stream = salin()
    BerkasArsip.objects.filter(pk=row.pk).update(uuid=uuid4())
    with pytest.raises(Ditolak, match=f"Nomor berkas {row.nomor} sudah dipakai"):
        pulihkan(aktor_sistem(), stream)


def test_a_new_file_passes_over_numbers_that_came_in_with_a_copy(berkas, kota, pada):
    first = berkas()
    for n in (2, 3):
        came = BerkasArsip.objects.get(pk=first.pk)
        came.pk, came.uuid, came.nomor = None, uuid4(), first.nomor.replace("/0001/", f"/000{n}/")
        came.save(force_insert=True)
    made = services.buat_berkas(
        pada("tu_pu"), kota.unit["pu"], data=DataBerkas(klasifikasi="100.1.1", judul="Setelah pemulihan")
    )
    assert made.nomor == first.nomor.replace("/0001/", "/0004/")


# --- sedikit demi sedikit


class Pengukur(io.BytesIO):
    """A source that remembers the largest piece that was asked of it."""

    terbesar = 0

    def read(self, size=-1, /):
        piece = super().read(size)
        self.terbesar = max(self.terbesar, len(piece))
        return piece


def foto() -> bytes:
    """A picture of some five MiB; of a PDF the inspection reads the whole, of a picture nobody does."""
    stream, side = io.BytesIO(), 2300
    Image.frombytes("L", (side, side), random.Random(7).randbytes(side * side)).save(stream, "PNG")
    return stream.getvalue()


def test_a_large_content_comes_in_by_pieces(berkas, pada):
    row, big = berkas(), foto()
    assert len(big) > 5 * POTONGAN
    data = DataItem(jenis="Peta", tanggal=row.dibuat, uraian="Peta besar")
    services.catat_item(pada("tu_pu"), row, data=data, lampiran=[(big, "peta.png")])
    source = Pengukur(salin().getvalue())
    with tanpa_berkas():
        told = pulihkan(aktor_sistem(), source)
        assert (told.berkas, told.isi) == (1, 2)
    assert source.terbesar <= POTONGAN
    assert IsiBerkas.objects.filter(berkas__sha256=hashlib.sha256(big).hexdigest()).count() == 6


def test_contents_of_a_copy_are_taken_once_each(berkas, pada, lembar):
    one, two = berkas(judul="Satu"), berkas(judul="Dua")
    same = lembar("sama")
    for row in (one, two):
        data = DataItem(jenis="Surat", tanggal=HARI, uraian="Kembar")
        services.catat_item(pada("tu_pu"), row, data=data, lampiran=[(same, "a.pdf")])
    names = Pembaca(salin()).nama("isi/")
    assert names.count(f"isi/{hashlib.sha256(same).hexdigest()}") == 1
    assert len(names) == Berkas.objects.filter(tautan__objek="itemarsip").distinct().count() == 3
