"""Status × act × office, whole: what the page offers is what the law of the work says, and it is what the command does."""

import pytest
from django.db import transaction

from poros.kernel.commands import Ditolak
from poros.kernel.penugasan import queries, services
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.rules import FLOW, Aksi, Kerahasiaan, Status
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

PENERIMA = {Aksi.TERIMA, Aksi.KEMBALIKAN, Aksi.LAPORKAN, Aksi.SERAHKAN}
PEMERIKSA = {Aksi.TEGASKAN, Aksi.ALIHKAN, Aksi.VERIFIKASI, Aksi.TOLAK}
PENERBIT = {Aksi.SETUJUI, Aksi.REVISI, Aksi.BUKA_KEMBALI, Aksi.BATALKAN}
TERBUKA = {
    "sekda": PEMERIKSA | PENERBIT,  # he gave it, and stands above who coordinates
    "walikota": PEMERIKSA,
    "asisten2": PEMERIKSA,
    "kabag_ekbang": PEMERIKSA,
    "kadis_pu": PENERIMA,
    "tu_pu": PENERIMA,
    "inspektur": set(),
}
RAHASIA = {"sekda": PEMERIKSA | PENERBIT, "kadis_pu": PENERIMA}
TIDAK_MELIHAT = ("asisten1", "kabag_kesra", "kabag_umum", "tu", "staf_pu", "kadis_dlh", "camat", "admin")
STATUS = (
    Status.TERKIRIM,
    Status.DIKEMBALIKAN,
    Status.DITEGASKAN,
    Status.DITERIMA,
    Status.DIKERJAKAN,
    Status.MENUNGGU_VERIFIKASI,
    Status.TERVERIFIKASI,
    Status.SELESAI,
    Status.DIBATALKAN,
)


def isi(kota, aksi):
    words = {} if aksi is Aksi.TERIMA else {"catatan": "alasan yang jelas"}
    return words | ({"unit": kota.unit["dlh"]} if aksi is Aksi.ALIHKAN else {})


def dapat(kota, siapa, tugas, aksi) -> bool:
    """Does the command do it? It is undone again."""
    try:
        with transaction.atomic():
            if aksi is Aksi.SERAHKAN and not tugas.bukti.exists():
                services.tambah_bukti(kota.aktor(siapa), tugas, isi=services.IsiBukti(teks="ada"))
            getattr(services, aksi.value)(kota.aktor(siapa), tugas, **isi(kota, aksi))
            transaction.set_rollback(True)
    except (Ditolak, TidakBerwenang, TransitionError):
        return False
    return True


@pytest.mark.parametrize("status", STATUS)
def test_the_page_of_each_office_offers_what_the_table_has_and_its_part_allows(kota, pada, status):
    tugas = pada(status)
    possible = set(FLOW.acts_from(status))
    for siapa, bagian in TERBUKA.items():
        assert set(queries.rincian(kota.aktor(siapa), tugas.pk).aksi) == possible & bagian, siapa
    for siapa in TIDAK_MELIHAT:
        with pytest.raises(TidakBerwenang):
            queries.rincian(kota.aktor(siapa), tugas.pk)


@pytest.mark.parametrize("status", STATUS)
def test_every_command_does_what_is_offered_and_nothing_else(kota, pada, status):
    tugas = pada(status)
    possible = set(FLOW.acts_from(status))
    for siapa in ("sekda", "kabag_ekbang", "kadis_pu", "inspektur", "kadis_dlh"):
        offered = possible & TERBUKA.get(siapa, set())
        for aksi in set(Aksi) - {Aksi.KETAHUI}:
            assert dapat(kota, siapa, tugas, aksi) is (aksi in offered), (siapa, aksi)


@pytest.fixture
def rahasia(kota, beri):
    """Secret work in a status; the Sekda checks what he ordered himself."""
    tugas = beri("sekda", "pu", kerahasiaan=Kerahasiaan.RAHASIA).penugasan.get()
    sekda, kadis = kota.aktor("sekda"), kota.aktor("kadis_pu")

    def bring(status):
        if status is Status.DIKEMBALIKAN:
            services.kembalikan(kadis, tugas, catatan="bukan tugas kami")
        if status in {Status.MENUNGGU_VERIFIKASI, Status.TERVERIFIKASI, Status.SELESAI}:
            services.tambah_bukti(kadis, tugas, isi=services.IsiBukti(teks="ada"))
            services.serahkan(kadis, tugas)
        if status in {Status.TERVERIFIKASI, Status.SELESAI}:
            services.verifikasi(sekda, tugas)
        if status is Status.SELESAI:
            services.setujui(sekda, tugas)
        return Penugasan.objects.get(pk=tugas.pk, status=status)

    return bring


@pytest.mark.parametrize(
    "status",
    [Status.TERKIRIM, Status.DIKEMBALIKAN, Status.MENUNGGU_VERIFIKASI, Status.TERVERIFIKASI, Status.SELESAI],
)
def test_of_secret_work_only_the_two_named_offices_have_a_part(kota, rahasia, status):
    tugas = rahasia(status)
    possible = set(FLOW.acts_from(status))
    for siapa, bagian in RAHASIA.items():
        assert set(queries.rincian(kota.aktor(siapa), tugas.pk).aksi) == possible & bagian, siapa
    for siapa in (*(set(TERBUKA) - set(RAHASIA)), *TIDAK_MELIHAT):
        with pytest.raises(TidakBerwenang):
            queries.rincian(kota.aktor(siapa), tugas.pk)
        for aksi in possible:
            assert not dapat(kota, siapa, tugas, aksi), (siapa, aksi)


@pytest.mark.parametrize("aksi", sorted(PEMERIKSA | PENERBIT - {Aksi.BUKA_KEMBALI}))
def test_each_act_tells_history_who_did_it_in_which_office(kota, pada, aksi):
    before = next(s for s in STATUS if aksi in FLOW.acts_from(s))
    tugas = pada(before)
    siapa = "kabag_ekbang" if aksi in PEMERIKSA else "sekda"
    getattr(services, aksi.value)(kota.aktor(siapa), tugas, **isi(kota, aksi))
    row = tugas.riwayat.order_by("-id").first()
    assert (row.aksi, row.status) == (aksi, FLOW.step(before, aksi))
    assert (row.orang_id, row.unit_id) == (kota.orang[siapa].pk, kota.aktor(siapa).unit_id)
    assert row.jabatan == kota.jabatan[siapa].nama
    assert row.catatan == "alasan yang jelas"


def test_a_row_that_was_read_long_ago_does_not_decide(kota, tugas):
    """Two tabs: what the second still shows as new has been cancelled in the first."""
    stale = Penugasan.objects.get(pk=tugas.pk)
    services.batalkan(kota.aktor("sekda"), tugas, catatan="tidak perlu lagi")
    assert stale.status == Status.TERKIRIM
    with pytest.raises(TransitionError) as told:
        services.terima(kota.aktor("kadis_pu"), stale)
    assert (told.value.status, told.value.allowed) == (Status.DIBATALKAN, ())
