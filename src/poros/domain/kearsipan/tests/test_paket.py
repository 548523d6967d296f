"""A copy that outlives the system: out of one government, into an empty one, and out again the same, byte for byte."""

import hashlib
import io
import json
import zipfile

import pytest
from django.db import connection

from poros.domain.kearsipan import services
from poros.domain.kearsipan.ekspor.kantong import KantongError, Pembaca, Penulis
from poros.domain.kearsipan.models import BerkasArsip, PaketArsip, Penyusutan
from poros.domain.kearsipan.services.paket import pulihkan, salin_semua
from poros.domain.kearsipan.tasks.kerja import tulis_salinan
from poros.kernel.berkas.models import Berkas, IsiBerkas, TautanMusnah
from poros.kernel.berkas.queries import isi as isi_berkas
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Unit
from poros.kernel.pekerjaan.konteks import aktor_sistem
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


@pytest.fixture
def penuh(inaktif, berkas, panitia, langkah, pada):
    """Archives of all kinds: open, closed, held, secret, waiting, and destroyed with all documents."""
    inaktif(ditutup="2020-01-15")
    susut = panitia()
    for act in langkah.values():
        act(susut)
        susut.refresh_from_db()
    berkas(judul="Terbuka", kerahasiaan="biasa")
    services.tahan(pada("inspektur"), berkas(ditutup="2024-02-29"), perkara="7/2026", alasan="Sengketa")
    berkas("100.2.1", ditutup="2025-01-01", judul="Perjanjian")
    berkas(judul="Sangat rahasia", kerahasiaan="sangat_rahasia")


def kosongkan() -> None:
    """Leave nothing of this government: its schema is what a new one has, an empty one."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            "SELECT string_agg(format('%%I.%%I', schemaname, tablename), ', ') FROM pg_tables "
            "WHERE schemaname = %s AND tablename NOT LIKE 'django_%%'",
            [connection.schema_name],
        )
        cursor.execute(f"TRUNCATE {cursor.fetchone()[0]} RESTART IDENTITY CASCADE")


def salin() -> io.BytesIO:
    stream = io.BytesIO()
    salin_semua(aktor_sistem(), stream)
    return stream


@pytest.mark.usefixtures("penuh")
def test_out_and_into_an_empty_government_and_out_again_is_the_same():
    first = salin()
    uuids = set(BerkasArsip.objects.values_list("uuid", flat=True))
    kosongkan()
    assert BerkasArsip.objects.count() == Unit.objects.count() == Berkas.objects.count() == 0
    told = pulihkan(aktor_sistem(), first)
    assert (told.berkas, told.sudah_ada) == (len(uuids), 0)
    assert set(BerkasArsip.objects.values_list("uuid", flat=True)) == uuids
    assert Penyusutan.objects.get(jenis="musnah").saksi.count() == 2
    for kept in Berkas.objects.filter(musnah__isnull=True):
        assert hashlib.sha256(b"".join(isi_berkas(kept))).hexdigest() == kept.sha256
    assert Berkas.objects.filter(musnah__isnull=False).count() == TautanMusnah.objects.count() == 1
    one, two = Pembaca(first), Pembaca(salin())
    assert one.nama() == two.nama()
    assert all(b"".join(one.isi(name)) == b"".join(two.isi(name)) for name in one.nama())
    assert one.sidik == two.sidik


@pytest.mark.usefixtures("penuh")
def test_read_back_at_home_it_changes_nothing():
    stream, before = salin(), BerkasArsip.objects.count()
    told = pulihkan(aktor_sistem(), stream)
    assert (told.berkas, told.sudah_ada) == (0, before)
    assert BerkasArsip.objects.count() == before


def test_what_is_here_and_is_different_refuses_the_whole_copy(berkas):
    row = berkas()
    stream = salin()
    BerkasArsip.objects.filter(pk=row.pk).update(judul="Diubah")
    with pytest.raises(Ditolak, match="isinya lain"):
        pulihkan(aktor_sistem(), stream)


def test_any_program_can_read_it(berkas, lembar):
    row = berkas(judul="Undangan")
    with zipfile.ZipFile(salin()) as bag:
        names = bag.namelist()
        manifest = bag.read("arsip/manifest-sha256.txt").decode()
        told = json.loads(bag.read(f"arsip/data/berkas/{row.uuid}.json"))
        [content] = told["item"][0]["isi"]
        raw = bag.read(f"arsip/data/isi/{content['sha256']}")
        lines = bag.read("arsip/data/daftar.csv").decode()
    assert raw == lembar(f"Undangan {row.pk}")
    assert f"{hashlib.sha256(raw).hexdigest()}  data/isi/{content['sha256']}\n" in manifest
    assert (told["judul"], told["klasifikasi"], told["unit"]["kode"]) == ("Undangan", "100.1.1", "pu")
    assert "Isi Undangan" in lines
    assert {"arsip/bagit.txt", "arsip/bag-info.txt", "arsip/data/BACA-SAYA.txt"} <= set(names)


def rusakkan(stream, nama, isi=None, *, tambah=""):
    """The same bag with one entry changed, left out, or added."""
    made = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            if not entry.filename.endswith(nama):
                new.writestr(entry, old.read(entry))
            elif isi is not None:
                new.writestr(entry.filename, isi)
        if tambah:
            new.writestr(tambah, b"selundupan")
    return made


@pytest.fixture
def kantong():
    stream = io.BytesIO()
    bag = Penulis(stream)
    bag.teks("a.txt", "halo")
    bag.tutup({"Source-Organization": "Uji"})
    return stream


@pytest.mark.parametrize(
    ("nama", "isi", "tambah", "kata"),
    [
        ("data/a.txt", b"hola", "", "isinya berubah"),
        ("data/a.txt", None, "", "tidak ada"),
        ("-", None, "arsip/data/b.txt", "tidak ada di manifes"),
        ("-", None, "arsip/../b.txt", "nama yang tidak sah"),
        ("-", None, "/b.txt", "nama yang tidak sah"),
        ("-", None, "lain/b.txt", "nama yang tidak sah"),
        ("bagit.txt", b"BagIt-Version: 2\n", "", "bukan kantong"),
        ("/manifest-sha256.txt", b"", "", "tidak ada di manifes"),
        ("tagmanifest-sha256.txt", b"satu kata", "", "tidak terbaca"),
        ("tagmanifest-sha256.txt", b"\xff\xfe", "", "bukan UTF-8"),
        ("bag-info.txt", b"Source-Organization: Lain\n", "", "isinya berubah"),
    ],
)  # fmt: skip
def test_a_bag_that_was_touched_is_not_believed(kantong, nama, isi, tambah, kata):
    with pytest.raises(KantongError, match=kata):
        Pembaca(rusakkan(kantong, nama, isi, tambah=tambah))


def test_a_sound_bag_is_read(kantong):
    bag = Pembaca(kantong)
    assert bag.nama() == ["a.txt"]
    with bag.buka("a.txt") as stream:
        assert stream.read() == b"halo"
    with pytest.raises(KantongError, match="bukan JSON"):
        bag.json("a.txt")
    with pytest.raises(KantongError, match="tidak ada"):
        list(bag.isi("b.txt"))


@pytest.mark.parametrize("isi", [b"", b"bukan zip", b"PK\x03\x04rusak"])
def test_what_is_no_bag_is_refused_in_words(pada, kota, arsip, isi):
    with pytest.raises(Ditolak, match="bukan berkas zip"):
        services.impor(pada("kadis_sos"), kota.unit["sos"], sumber=io.BytesIO(isi))
    assert not PaketArsip.objects.exists()


def test_an_office_copies_what_it_may_read_and_no_more(berkas, pada, kota):
    berkas(judul="Biasa saja")
    berkas(judul="Tertutup", kerahasiaan="rahasia")
    found = {}
    for kode in ("tu_pu", "kadis_pu"):
        stream = io.BytesIO()
        row = services.ekspor(pada(kode), kota.unit["pu"], tujuan=stream)
        found[kode] = row.banyak_berkas
        assert len(Pembaca(stream).nama("berkas/")) == row.banyak_berkas
    assert found == {"tu_pu": 1, "kadis_pu": 2}
    for kode in ("staf_pu", "admin", "kadis_dlh"):
        with pytest.raises(TidakBerwenang):
            services.ekspor(pada(kode), kota.unit["pu"], tujuan=io.BytesIO())


@pytest.mark.usefixtures("arsip")
def test_reading_back_is_for_the_archives_office_and_the_administrator(pada, kota, kantong):
    for kode in ("tu_pu", "kadis_pu", "walikota"):
        with pytest.raises(TidakBerwenang):
            services.impor(pada(kode), kota.unit["pu"], sumber=kantong)


def test_the_weekly_copy_is_whole_private_and_the_oldest_goes(berkas, tmp_path):
    berkas()
    old = [tmp_path / f"arsip-uji-2020010{n}-0000.zip" for n in range(1, 6)]
    for path in old:
        path.write_bytes(b"x")
    made = tulis_salinan(tmp_path, 4)
    assert Pembaca(made.open("rb")).nama("berkas/")
    assert made.stat().st_mode & 0o077 == 0
    assert len(list(tmp_path.glob("*"))) == 4
    assert not old[0].exists()
    assert Jejak.objects.filter(aksi="arsip.ekspor_semua").exists()


def test_a_large_content_goes_through_in_pieces(berkas, pada, lembar):
    from poros.domain.kearsipan.values import DataItem

    row = berkas()
    big = lembar("besar") + b"\n%" + b"x" * (3 * 1024 * 1024)
    data = DataItem(jenis="Peta", tanggal=row.dibuat, uraian="Peta besar")
    services.catat_item(pada("tu_pu"), row, data=data, lampiran=[(big, "peta.pdf")])
    bag = Pembaca(salin())
    sha = hashlib.sha256(big).hexdigest()
    assert IsiBerkas.objects.filter(berkas__sha256=sha).count() == 4
    assert b"".join(bag.isi(f"isi/{sha}")) == big
