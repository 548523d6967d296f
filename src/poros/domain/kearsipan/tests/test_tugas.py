"""Work of the clock: the weekly copy and the ones before it, the nightly report, the word about late loans; in peace."""

import stat
from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.kearsipan import services
from poros.domain.kearsipan.ekspor.kantong import Pembaca
from poros.domain.kearsipan.models import LaporanKeutuhan, PaketArsip, Peminjaman
from poros.domain.kearsipan.publik import saat_teks_terbaca
from poros.domain.kearsipan.rules.pinjam import Cara
from poros.domain.kearsipan.services import isi
from poros.domain.kearsipan.tasks import kerja
from poros.domain.kearsipan.tests.conftest import HARI
from poros.domain.kearsipan.values import DataItem
from poros.kernel.berkas.models import Berkas, IsiBerkas, Tautan, TeksBerkas
from poros.kernel.berkas.tasks import keutuhan
from poros.kernel.commands import unit_kerja
from poros.kernel.jejak.models import Jejak
from poros.kernel.pekerjaan.konteks import aktor_sistem
from poros.kernel.pemberitahuan.models import Pemberitahuan

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path):
    """Where copies go; each government has its own folder in it."""
    settings.ARSIP_SALINAN, settings.ARSIP_SALINAN_SIMPAN = tmp_path / "salinan", 2
    return tmp_path / "salinan" / "uji"


def test_the_weekly_copy_lies_in_the_folder_of_its_government(berkas, folder):
    berkas(judul="Biasa")
    berkas(judul="Tertutup", kerahasiaan="rahasia")
    kerja.salin()
    [made] = folder.iterdir()
    with made.open("rb") as stream:
        assert len(Pembaca(stream).nama("berkas/")) == 2
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert PaketArsip.objects.get().nama == made.name


def test_as_many_copies_stay_as_the_operator_wants_and_other_files_are_left_alone(berkas, folder):
    berkas()
    folder.mkdir(parents=True)
    for name in ("arsip-uji-20200101-0000.zip", "arsip-uji-20210101-0000.zip", "catatan.txt", "lain.zip"):
        (folder / name).write_bytes(b"x")
    kerja.salin()
    names = sorted(path.name for path in folder.iterdir())
    assert [name for name in names if not name.startswith("arsip-")] == ["catatan.txt", "lain.zip"]
    assert "arsip-uji-20200101-0000.zip" not in names
    assert "arsip-uji-20210101-0000.zip" in names
    assert len(names) == 4


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # its cursor ends with its transaction
def test_a_copy_that_fails_leaves_those_before_it(berkas, folder):
    row = berkas()
    kerja.salin()
    [before] = folder.iterdir()
    content = Tautan.objects.get(objek="itemarsip", objek_id=row.item.get().pk).berkas
    Berkas.objects.filter(pk=content.pk).update(ukuran=10**7)
    with pytest.raises(IsiBerkas.DoesNotExist):
        kerja.salin()
    assert before.exists()
    with before.open("rb") as stream:
        assert Pembaca(stream).nama("isi/")


def test_a_draft_that_was_left_behind_stands_in_nobodys_way(berkas, folder):
    berkas()
    folder.mkdir(parents=True)
    (folder / "sedang-ditulis").write_bytes(b"separuh jalan" * 1000)
    kerja.salin()
    [made] = folder.iterdir()
    with made.open("rb") as stream:
        assert Pembaca(stream).nama("berkas/")


def test_the_copy_of_the_clock_is_the_clocks_in_the_trail(berkas, folder):
    berkas()
    kerja.salin()
    line = Jejak.objects.get(aksi="arsip.ekspor_semua")
    row = PaketArsip.objects.get()
    assert (line.orang, line.alat, line.objek, line.objek_id) == ("Sistem", "sistem", "paketarsip", row.pk)
    assert line.data == {"berkas": 1, "isi": 1, "sidik": row.sidik, "masuk": False}


# --- laporan keutuhan


def test_the_report_counts_what_is_kept_and_names_what_is_broken(berkas, lembar, pada):
    row = berkas()
    services.catat_item(
        pada("tu_pu"), row, data=DataItem(jenis="Peta", tanggal=HARI, uraian="x"), lampiran=[(lembar("b"), "b.pdf")]
    )
    good, bad = Berkas.objects.order_by("pk")
    IsiBerkas.objects.create(berkas=bad, urut=9, isi=b"selundupan")
    keutuhan()
    kerja.laporkan()
    report = LaporanKeutuhan.objects.get()
    assert (report.hari, report.banyak, report.diperiksa_sehari) == (timezone.localdate(), 2, 2)
    assert report.ukuran == good.ukuran + bad.ukuran
    assert report.rusak == [bad.sha256]


def test_what_was_destroyed_by_the_procedure_is_not_missed(inaktif, panitia, langkah):
    inaktif(ditutup="2020-01-15")
    row = panitia()
    for act in langkah.values():
        act(row)
        row.refresh_from_db()
    keutuhan()
    kerja.laporkan()
    report = LaporanKeutuhan.objects.get()
    assert report.rusak == []
    assert report.banyak == Berkas.objects.filter(musnah__isnull=True).count()


def test_a_house_without_contents_has_a_report_too(kota):
    kerja.laporkan()
    report = LaporanKeutuhan.objects.get()
    assert (report.banyak, report.ukuran, report.terlama, report.rusak) == (0, 0, None, [])


# --- pinjaman lewat


def test_late_loans_are_told_in_their_time_and_once(berkas, pada):
    row = berkas(ditutup="2026-01-05")
    loan = services.minta_pinjam(pada("camat"), row, cara=Cara.BACA, keperluan="x", sampai=HARI)
    services.jawab_pinjaman(pada("tu_pu"), loan, setuju=True)
    for late, told in ((0, 0), (1, 3), (2, 3)):
        Peminjaman.objects.filter(pk=loan.pk).update(sampai=timezone.localdate() - timedelta(days=late))
        kerja.ingatkan()
        assert Pemberitahuan.objects.filter(jenis="arsip.pinjam_lewat").count() == told
    assert Peminjaman.objects.get().diingatkan


# --- kata-kata dari pindaian


@pytest.fixture
def terbaca(berkas):
    """A paper whose scan has been read."""
    row = berkas()
    content = Tautan.objects.get(objek="itemarsip", objek_id=row.item.get().pk).berkas
    TeksBerkas.objects.create(berkas=content, isi="Jembatan Sungai Merah")
    return row.item.get(), content


def test_words_that_were_read_stand_beside_their_paper_however_often_they_are_told(terbaca):
    item, content = terbaca
    for _n in range(2):
        saat_teks_terbaca(aktor_sistem(), berkas=content, teks="apa pun")
        item.refresh_from_db()
        assert item.teks == "Jembatan Sungai Merah"


def test_words_of_all_scans_of_a_paper_are_kept_together(terbaca, lembar, pada):
    from poros.kernel.berkas.simpan import simpan, tautkan

    item, content = terbaca
    more = simpan(lembar("belakang"), "belakang.pdf")
    with unit_kerja():
        tautkan(more, "itemarsip", item.pk, "belakang.pdf", oleh=pada("tu_pu").orang_id, urutan=1)
    TeksBerkas.objects.create(berkas=more, isi="Retak di tiang ketiga")
    saat_teks_terbaca(aktor_sistem(), berkas=more, teks="")
    item.refresh_from_db()
    assert item.teks.split("\n") == ["Jembatan Sungai Merah", "Retak di tiang ketiga"]
    assert content.pk < more.pk


def test_words_beyond_what_the_index_holds_are_cut(terbaca):
    from poros.domain.kearsipan import publik

    item, content = terbaca
    TeksBerkas.objects.filter(berkas=content).update(isi="kata " * 60_000)
    saat_teks_terbaca(aktor_sistem(), berkas=content, teks="")
    item.refresh_from_db()
    assert len(item.teks) == isi.TEKS_MAKS == publik.TEKS_MAKS


def test_words_of_a_content_that_no_archive_holds_change_nothing(terbaca, lembar):
    from poros.kernel.berkas.simpan import simpan

    item, _content = terbaca
    other = simpan(lembar("lepas"), "lepas.pdf")
    TeksBerkas.objects.create(berkas=other, isi="Tidak terkait")
    saat_teks_terbaca(aktor_sistem(), berkas=other, teks="")
    item.refresh_from_db()
    assert item.teks == ""
