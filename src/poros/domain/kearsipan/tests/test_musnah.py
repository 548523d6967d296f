"""Destruction: every step in its order and by its hand, nothing gone before the last, nothing of the record ever."""

from datetime import date

import pytest
from django.db import InternalError, ProgrammingError, transaction

from poros.domain.kearsipan import services
from poros.domain.kearsipan.models import BerkasArsip, ItemArsip
from poros.domain.kearsipan.queries.susut import dokumen
from poros.domain.kearsipan.rules.susut import WAJIB_DIARSIPKAN, Dokumen
from poros.domain.kearsipan.values import Nota, Penilaian
from poros.kernel.berkas.models import Berkas, IsiBerkas, Tautan, TautanMusnah
from poros.kernel.berkas.queries import tautan
from poros.kernel.berkas.simpan import simpan
from poros.kernel.commands import Ditolak
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db
NOTA = Nota(nomor="1/2026", tanggal=date(2026, 11, 23))


def sha(row):
    return Tautan.objects.get(objek="itemarsip", objek_id=row.item.get().pk).berkas.sha256


def lakukan(langkah, susut, *nama):
    for satu in nama:
        langkah[satu](susut)
        susut.refresh_from_db()


def test_all_seven_steps_and_the_content_is_gone(inaktif, panitia, langkah, pada):
    row, other = inaktif(ditutup="2020-01-15"), inaktif(ditutup="2020-03-01", judul="Undangan lain")
    content, susut = sha(row), panitia()
    lakukan(langkah, susut, "pilih", "ajukan", "nilai", "setujui", "tetapkan", "saksi 1", "saksi 2")
    assert IsiBerkas.objects.filter(berkas__sha256=content).exists()
    lakukan(langkah, susut, "musnahkan")
    assert not IsiBerkas.objects.filter(berkas__sha256=content).exists()
    lakukan(langkah, susut, "arsipkan")
    row.refresh_from_db()
    other.refresh_from_db()
    assert (row.status, other.status, susut.status) == ("dimusnahkan", "dimusnahkan", "diarsipkan")


def test_what_it_was_stays_written_down(inaktif, panitia, langkah, pada):
    row, susut = inaktif(ditutup="2020-01-15"), panitia()
    content = sha(row)
    lakukan(langkah, susut, *langkah)
    item = row.item.get()
    assert (item.uraian, item.nomor, item.teks) == ("Isi Undangan rapat", "5/PU", "")
    gone = Berkas.objects.get(sha256=content)
    assert gone.musnah is not None
    assert gone.ukuran > 0
    assert not list(tautan(pada("kadis_pu"), "itemarsip", item.pk))
    assert str(susut.uuid) in TautanMusnah.objects.get(tautan__berkas=gone).dasar
    assert row.riwayat.last().perbuatan == "musnah"


@pytest.mark.parametrize("panjang", [False, True])
def test_the_documents_of_article_78_are_kept_as_vital_archives(inaktif, panitia, langkah, panjang):
    inaktif("600.1.1" if panjang else "100.1.1", ditutup="2010-01-15")
    susut = panitia(panjang=panjang)
    lakukan(langkah, susut, *langkah)
    kept = BerkasArsip.objects.get(vital=True)
    made = set(dokumen(susut))
    wanted = set(WAJIB_DIARSIPKAN) if panjang else set(WAJIB_DIARSIPKAN) - {Dokumen.PERSETUJUAN_ANRI}
    assert made == wanted
    assert kept.item.count() == len(wanted) == (8 if panjang else 7)
    files = Tautan.objects.filter(objek="itemarsip", objek_id__in=kept.item.values("pk"))
    assert all(t.berkas.jenis == "application/pdf" for t in files.select_related("berkas"))
    assert files.count() == len(wanted)


LANGKAH = ["pilih", "ajukan", "nilai", "setujui", "tetapkan"]


@pytest.mark.parametrize("lewat", LANGKAH)
def test_no_step_can_be_left_out(inaktif, panitia, langkah, lewat):
    row, susut = inaktif(ditutup="2020-01-15"), panitia()
    content = sha(row)
    lakukan(langkah, susut, *LANGKAH[: LANGKAH.index(lewat)])
    rest = [*LANGKAH[LANGKAH.index(lewat) + 1 :], "saksi 1", "saksi 2", "musnahkan", "arsipkan"]
    for name in rest:
        with pytest.raises((TransitionError, Ditolak)), transaction.atomic():
            langkah[name](susut)
    assert IsiBerkas.objects.filter(berkas__sha256=content).exists()


@pytest.mark.parametrize("saksi", [(), ("saksi 1",), ("saksi 2",)])
def test_fewer_than_two_witnesses_are_refused(inaktif, panitia, langkah, saksi):
    row, susut = inaktif(ditutup="2020-01-15"), panitia()
    lakukan(langkah, susut, *LANGKAH, *saksi)
    with pytest.raises(Ditolak, match="dari 2 saksi"):
        langkah["musnahkan"](susut)
    assert IsiBerkas.objects.filter(berkas__sha256=sha(row)).exists()


def test_nobody_witnesses_twice_and_only_the_named_units_do(inaktif, panitia, langkah, pada):
    inaktif(ditutup="2020-01-15")
    susut = panitia()
    lakukan(langkah, susut, *LANGKAH, "saksi 1")
    with pytest.raises(Ditolak, match="sudah tercatat"):
        langkah["saksi 1"](susut)
    for kode in ("kadis_dlh", "tu_pu", "sekda", "admin"):
        with pytest.raises(TidakBerwenang):
            services.saksikan(pada(kode), susut)


SALAH_TANGAN = {
    "nilai": ("tu_pu", "kadis_pu", "walikota"),
    "setujui": ("tu_pu", "kadis_pu", "sekda", "kadis_sos"),
    "tetapkan": ("tu_pu", "walikota", "kadis_dlh"),
    "musnahkan": ("kadis_sos", "staf_pu", "kadis_dlh", "walikota"),
}


@pytest.mark.parametrize("nama", SALAH_TANGAN)
def test_each_step_has_its_own_hand(inaktif, panitia, langkah, pada, nama):
    inaktif(ditutup="2020-01-15")
    susut = panitia()
    order = [*LANGKAH, "saksi 1", "saksi 2", "musnahkan"]
    lakukan(langkah, susut, *order[: order.index(nama)])
    acts = {
        "nilai": lambda a: services.nilai_susut(a, susut, hasil=Penilaian(nota=NOTA)),
        "setujui": lambda a: services.setujui_susut(a, susut, nota=NOTA),
        "tetapkan": lambda a: services.tetapkan_susut(a, susut, nota=NOTA),
        "musnahkan": lambda a: services.musnahkan(a, susut, nota=NOTA),
    }
    for kode in SALAH_TANGAN[nama]:
        with pytest.raises(TidakBerwenang):
            acts[nama](pada(kode))
    lakukan(langkah, susut, nama)


def test_ten_years_need_the_letter_of_anri_and_the_decree_of_the_mayor(inaktif, panitia, langkah, pada, nota):
    row = inaktif("600.1.1", ditutup="2010-01-15")
    assert row.panjang
    susut = panitia(panjang=True)
    lakukan(langkah, susut, "pilih", "ajukan", "nilai")
    with pytest.raises(TidakBerwenang):
        services.setujui_susut(pada("walikota"), susut, nota=nota())
    with pytest.raises(Ditolak, match="Kepala ANRI"), transaction.atomic():
        services.setujui_susut(pada("kadis_sos"), susut, nota=nota())
    lakukan(langkah, susut, "setujui")
    with pytest.raises(TidakBerwenang):
        services.tetapkan_susut(pada("kadis_pu"), susut, nota=nota())
    lakukan(langkah, susut, "tetapkan")
    assert susut.status == "ditetapkan"


def test_the_two_ways_do_not_mix(inaktif, panitia, langkah):
    inaktif("600.1.1", ditutup="2010-01-15")
    inaktif(ditutup="2020-01-15")
    with pytest.raises(Ditolak, match="Jalur persetujuannya berbeda"):
        langkah["pilih"](panitia())


def test_a_legal_hold_stops_it_at_the_last_moment(inaktif, panitia, langkah, pada):
    row, susut = inaktif(ditutup="2020-01-15"), panitia()
    lakukan(langkah, susut, *LANGKAH, "saksi 1", "saksi 2")
    services.tahan(pada("inspektur"), row, perkara="12/Pid/2026", alasan="Barang bukti")
    with pytest.raises(Ditolak, match="ditahan karena perkara"):
        langkah["musnahkan"](susut)
    hold = row.penahanan.get()
    services.lepas(pada("inspektur"), row, penahanan=hold.pk, alasan="Putusan tetap")
    lakukan(langkah, susut, "musnahkan")
    assert susut.status == "dimusnahkan"


def test_a_list_that_was_changed_behind_is_not_destroyed(inaktif, panitia, langkah):
    row, susut = inaktif(ditutup="2020-01-15"), panitia()
    lakukan(langkah, susut, *LANGKAH, "saksi 1", "saksi 2")
    ItemArsip.objects.create(
        berkas=row,
        urut=9,
        klasifikasi="100.1.1",
        jenis="Surat",
        tanggal="2020-01-01",
        uraian="Selundupan",
        pencatat="x",
    )
    with pytest.raises(Ditolak, match="berubah sejak disetujui"):
        langkah["musnahkan"](susut)


def test_what_the_panel_takes_off_lives_on(inaktif, panitia, langkah, pada, nota):
    row, other, susut = inaktif(ditutup="2020-01-15"), inaktif(ditutup="2020-03-01", judul="Lain"), panitia()
    lakukan(langkah, susut, "pilih", "ajukan")
    with pytest.raises(Ditolak, match="alasannya"), transaction.atomic():
        services.nilai_susut(pada("kadis_sos"), susut, hasil=Penilaian(nota=nota(), keluar={other.pk: " "}))
    both = {row.pk: "a", other.pk: "b"}
    with pytest.raises(Ditolak, match="tersisa"), transaction.atomic():
        services.nilai_susut(pada("kadis_sos"), susut, hasil=Penilaian(nota=nota(), keluar=both))
    services.nilai_susut(pada("kadis_sos"), susut, hasil=Penilaian(nota=nota(), keluar={other.pk: "Bernilai sejarah"}))
    lakukan(langkah, susut, "setujui", "tetapkan", "saksi 1", "saksi 2", "musnahkan")
    row.refresh_from_db()
    other.refresh_from_db()
    assert (row.status, other.status) == ("dimusnahkan", "inaktif")
    assert IsiBerkas.objects.filter(berkas__sha256=sha(other)).exists()


def test_a_content_that_another_archive_holds_stays_there(inaktif, berkas, panitia, langkah, pada):
    row = inaktif(ditutup="2020-01-15")
    living = berkas(judul="Hidup")
    same = Tautan.objects.get(objek="itemarsip", objek_id=row.item.get().pk).berkas
    Tautan.objects.create(berkas=same, objek="itemarsip", objek_id=living.item.get().pk, nama="salinan.pdf")
    susut = panitia()
    lakukan(langkah, susut, *LANGKAH, "saksi 1", "saksi 2", "musnahkan")
    assert IsiBerkas.objects.filter(berkas=same).exists()
    assert not list(tautan(pada("kadis_pu"), "itemarsip", row.item.get().pk))
    assert len(tautan(pada("kadis_pu"), "itemarsip", living.item.get().pk)) == 2


def test_the_same_bytes_may_come_again(inaktif, panitia, langkah, lembar):
    row, susut = inaktif(ditutup="2020-01-15"), panitia()
    content = lembar(f"Undangan rapat {row.pk}")
    lakukan(langkah, susut, *LANGKAH, "saksi 1", "saksi 2", "musnahkan")
    again = simpan(content, "lagi.pdf")
    assert IsiBerkas.objects.filter(berkas=again).exists()
    assert Berkas.objects.filter(sha256=again.sha256).count() == 2


def test_the_database_refuses_to_forget_a_content_outside_the_procedure(berkas):
    row = berkas()
    piece = IsiBerkas.objects.filter(berkas__sha256=sha(row))
    with pytest.raises((InternalError, ProgrammingError), match="append-only"), transaction.atomic():
        piece.delete()
    assert piece.exists()


def test_giving_up_puts_the_files_back(inaktif, panitia, langkah, pada):
    row, susut = inaktif(ditutup="2020-01-15"), panitia()
    lakukan(langkah, susut, "pilih", "ajukan")
    row.refresh_from_db()
    assert row.status == "usul_musnah"
    with pytest.raises(Ditolak, match="alasannya"), transaction.atomic():
        services.batalkan(pada("tu_pu"), susut, alasan=" ")
    services.batalkan(pada("tu_pu"), susut, alasan="Salah pilih")
    row.refresh_from_db()
    assert row.status == "inaktif"


def test_a_decree_cannot_be_given_up(inaktif, panitia, langkah, pada):
    inaktif(ditutup="2020-01-15")
    susut = panitia()
    lakukan(langkah, susut, *LANGKAH)
    with pytest.raises(TransitionError):
        services.batalkan(pada("kadis_pu"), susut, alasan="Berubah pikiran")


@pytest.mark.parametrize("kurang", [Nota(nomor=" ", tanggal=None), Nota(nomor="1"), Nota(nomor="")])
def test_a_step_without_its_paper_is_refused(inaktif, panitia, langkah, pada, kurang):
    inaktif(ditutup="2020-01-15")
    susut = panitia()
    lakukan(langkah, susut, "pilih", "ajukan")
    with pytest.raises(Ditolak):
        services.nilai_susut(pada("kadis_sos"), susut, hasil=Penilaian(nota=kurang))
