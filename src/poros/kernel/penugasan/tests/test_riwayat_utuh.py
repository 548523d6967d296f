"""One order of three units from its sending to its second end: everything that happens to work, told without a gap."""

from itertools import pairwise

import pytest
from django.utils import timezone

from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.jejak.verifikasi import periksa
from poros.kernel.pekerjaan.konteks import aktor_sistem
from poros.kernel.penugasan import queries, services, tasks
from poros.kernel.penugasan.models import Arahan, Bukti, Penugasan, StatusPenugasan
from poros.kernel.penugasan.queries.arahan import capaian, halaman_arahan
from poros.kernel.penugasan.rules import FLOW, Aksi, Peran, Status, StatusArahan, Tingkat
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

JALAN = [
    ("kadis_pu", "kembalikan", {"catatan": "bukan tugas kami"}, Status.DIKEMBALIKAN),
    ("kabag_ekbang", "tegaskan", {"catatan": "ini urusan PU"}, Status.DITEGASKAN),
    ("kadis_pu", "terima", {}, Status.DITERIMA),
    ("kadis_pu", "laporkan", {"catatan": "mengukur", "kemajuan": 30}, Status.DIKERJAKAN),
    ("tu_pu", "laporkan", {"catatan": "menunggu alat"}, Status.DIKERJAKAN),
    ("kadis_pu", "serahkan", {"catatan": "selesai diukur"}, Status.MENUNGGU_VERIFIKASI),
    ("kabag_ekbang", "tolak", {"catatan": "foto belum ada"}, Status.DIKERJAKAN),
    ("kadis_pu", "serahkan", {}, Status.MENUNGGU_VERIFIKASI),
    ("asisten2", "verifikasi", {"catatan": "lengkap"}, Status.TERVERIFIKASI),
    ("sekda", "revisi", {"catatan": "tambah peta"}, Status.DIKERJAKAN),
    ("kadis_pu", "serahkan", {}, Status.MENUNGGU_VERIFIKASI),
    ("kabag_ekbang", "verifikasi", {}, Status.TERVERIFIKASI),
    ("sekda", "setujui", {}, Status.SELESAI),
    ("sekda", "buka_kembali", {"catatan": "ternyata bocor"}, Status.DIKERJAKAN),
    ("kadis_pu", "serahkan", {}, Status.MENUNGGU_VERIFIKASI),
    ("kabag_ekbang", "verifikasi", {}, Status.TERVERIFIKASI),
    ("sekda", "setujui", {}, Status.SELESAI),
]


@pytest.fixture
def arahan(beri):
    return beri("sekda", "pu", ("dlh", Peran.PENDUKUNG), ("kec", Peran.TEMBUSAN))


@pytest.fixture
def tempuh(kota, arahan):
    """Take the first so many steps of the way; returns the part of Dinas PU."""
    tugas = arahan.penugasan.get(unit=kota.unit["pu"])

    def walk(langkah=None):
        for siapa, aksi, isi, status in JALAN[:langkah]:
            if aksi == "serahkan" and not tugas.bukti.exists():
                services.tambah_bukti(kota.aktor(siapa), tugas, isi=services.IsiBukti(teks="Hasil ukur."))
            getattr(services, aksi)(kota.aktor(siapa), tugas, **isi)
            tugas.refresh_from_db()
            assert tugas.status == status, (siapa, aksi)
        return tugas

    return walk


def test_history_tells_every_step_in_its_order_and_no_other(tempuh, kota):
    tugas = tempuh()
    rows = list(tugas.riwayat.order_by("id"))
    assert [row.aksi for row in rows] == ["", *(aksi for _siapa, aksi, _isi, _status in JALAN)]
    assert [row.orang for row in rows[1:]] == [kota.orang[siapa].nama for siapa, *_rest in JALAN]
    assert [row.catatan for row in rows[1:]] == [isi.get("catatan", "") for _s, _a, isi, _status in JALAN]
    assert all(a.waktu <= b.waktu for a, b in pairwise(rows))


def test_every_step_is_one_that_the_table_has(tempuh):
    rows = list(tempuh().riwayat.order_by("id"))
    for before, after in pairwise(rows):
        assert FLOW.step(Status(before.status), Aksi(after.aksi)) == after.status


def test_the_trail_has_a_line_for_every_act_and_is_whole(tempuh):
    tugas = tempuh()
    lines = Jejak.objects.filter(objek="penugasan", objek_id=tugas.pk)
    assert lines.count() == len(JALAN) + 1  # and the evidence
    assert periksa().utuh


def test_what_the_row_says_of_itself_follows_from_its_history(tempuh):
    tugas = tempuh()
    rows = list(tugas.riwayat.order_by("id"))
    assert tugas.status == rows[-1].status
    assert tugas.selesai == rows[-1].waktu
    assert tugas.diserahkan == [row.waktu for row in rows if row.aksi == Aksi.SERAHKAN][-1]
    assert tugas.pengembalian == sum(row.aksi == Aksi.KEMBALIKAN for row in rows)
    assert tugas.dikirim <= tugas.diserahkan <= tugas.selesai


@pytest.mark.parametrize(
    ("langkah", "selesai", "kemajuan", "status"),
    [
        (0, False, 0, StatusArahan.BERLAKU),
        (4, False, 30, StatusArahan.BERLAKU),
        (5, False, 30, StatusArahan.BERLAKU),
        (6, False, 100, StatusArahan.BERLAKU),
        (13, True, 100, StatusArahan.BERLAKU),
        (14, False, 100, StatusArahan.BERLAKU),
        (17, True, 100, StatusArahan.BERLAKU),
    ],
)
def test_how_far_it_is_along_the_way(kota, arahan, tempuh, langkah, selesai, kemajuan, status):  # noqa: PLR0917 -- one table
    """The supporting unit has not finished, so the order goes on whatever the lead has done."""
    tugas = tempuh(langkah)
    assert (tugas.selesai is not None, tugas.kemajuan) == (selesai, kemajuan)
    arahan.refresh_from_db()
    assert arahan.status == status
    found = capaian([arahan], timezone.now())[arahan.pk]
    assert (found.bagian, found.sudah) == (2, int(selesai))
    assert halaman_arahan(kota.aktor("sekda"), arahan.pk, timezone.now()).capaian == found


def test_the_order_ends_with_its_last_part_and_begins_anew_when_one_is_reopened(kota, arahan, tempuh):
    tempuh()
    dlh = arahan.penugasan.get(unit=kota.unit["dlh"])
    services.tambah_bukti(kota.aktor("kadis_dlh"), dlh, isi=services.IsiBukti(teks="Pendukung selesai."))
    services.serahkan(kota.aktor("kadis_dlh"), dlh)
    services.verifikasi(kota.aktor("kabag_ekbang"), dlh)
    services.setujui(kota.aktor("sekda"), dlh)
    assert Arahan.objects.get(pk=arahan.pk).status == StatusArahan.SELESAI
    services.buka_kembali(kota.aktor("sekda"), dlh, catatan="kurang")
    assert Arahan.objects.get(pk=arahan.pk).status == StatusArahan.BERLAKU
    services.batalkan(kota.aktor("sekda"), dlh, catatan="tidak perlu lagi")
    assert Arahan.objects.get(pk=arahan.pk).status == StatusArahan.SELESAI


def test_every_hand_that_helped_stays_named(kota, tempuh):
    tugas = tempuh(3)
    services.delegasikan(kota.aktor("kadis_pu"), tugas, kepada=kota.jabatan["staf_pu"])
    for siapa, isi in (("staf_pu", "Ukuran"), ("tu_pu", "Surat jalan"), ("kadis_pu", "Berita acara")):
        services.tambah_bukti(kota.aktor(siapa), tugas, isi=services.IsiBukti(teks=isi))
    rows = Bukti.objects.filter(penugasan=tugas).select_related("oleh", "unit")
    assert [(row.oleh, row.unit.kode, row.teks) for row in rows] == [
        (kota.orang["staf_pu"], "pu_sda", "Ukuran"),
        (kota.orang["tu_pu"], "pu", "Surat jalan"),
        (kota.orang["kadis_pu"], "pu", "Berita acara"),
    ]
    assert [row.pk for row in queries.rincian(kota.aktor("sekda"), tugas.pk).bukti] == [r.pk for r in rows][::-1]
    with pytest.raises(Exception, match="append-only"):
        Bukti.objects.update(teks="lain")


@pytest.mark.parametrize("siapa", ["kadis_dlh", "sekda", "kabag_ekbang", "inspektur"])
def test_nobody_else_adds_evidence_to_it(kota, tempuh, siapa):
    tugas = tempuh(3)
    with pytest.raises(TidakBerwenang):
        services.tambah_bukti(kota.aktor(siapa), tugas, isi=services.IsiBukti(teks="dari luar"))
    assert not tugas.bukti.exists()


@pytest.mark.parametrize("langkah", [6, 9, 13])
def test_while_it_is_judged_or_done_nothing_is_added(kota, tempuh, langkah):
    tugas = tempuh(langkah)
    with pytest.raises(Ditolak, match="selama pekerjaan berada di unit"):
        services.tambah_bukti(kota.aktor("kadis_pu"), tugas, isi=services.IsiBukti(teks="menyusul"))
    assert tugas.bukti.count() == 1


def test_evidence_of_the_first_round_counts_in_the_second(tempuh):
    tugas = tempuh(8)
    assert tugas.bukti.count() == 1
    assert tugas.riwayat.filter(aksi=Aksi.SERAHKAN).count() == 2


@pytest.mark.parametrize(("langkah", "naik"), [(3, True), (6, False), (9, False), (13, False), (14, True)])
def test_only_while_the_unit_has_it_does_lateness_climb(kota, tempuh, lewat, langkah, naik):
    tugas = lewat(tempuh(langkah), 40)
    tasks.eskalasi()
    tugas.refresh_from_db()
    assert tugas.eskalasi == (Tingkat.SEKDA if naik else Tingkat.UNIT)


def test_what_has_climbed_once_is_not_told_again_after_a_revision(kota, tempuh, lewat):
    tugas = lewat(tempuh(4), 40)
    tasks.eskalasi()
    with pytest.raises(Ditolak, match="Sudah dieskalasi"):
        services.eskalasikan(aktor_sistem(), tugas, tingkat=Tingkat.SEKDA)
    tugas.refresh_from_db()
    assert tugas.eskalasi == Tingkat.SEKDA


@pytest.mark.parametrize("langkah", range(len(JALAN)))
def test_no_step_can_be_taken_twice_in_a_row_unless_the_table_says_so(kota, tempuh, langkah):
    siapa, aksi, isi, status = JALAN[langkah]
    tugas = tempuh(langkah + 1)
    before = StatusPenugasan.objects.count()
    if Aksi(aksi) in FLOW.acts_from(status):
        getattr(services, aksi)(kota.aktor(siapa), tugas, **isi)
        assert StatusPenugasan.objects.count() == before + 1
        return
    with pytest.raises(TransitionError):
        getattr(services, aksi)(kota.aktor(siapa), tugas, **isi)
    assert StatusPenugasan.objects.count() == before
    assert Penugasan.objects.get(pk=tugas.pk).status == status
