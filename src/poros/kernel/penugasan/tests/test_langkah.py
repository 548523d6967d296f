"""Moving work along: each act allowed, refused, and what it leaves behind."""

from itertools import pairwise

import pytest

from poros.kernel.commands import COMMANDS, Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Jabatan
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Delegasi, Penugasan, StatusPenugasan
from poros.kernel.penugasan.rules import WAJIB_CATATAN, Aksi, Peran, Status, StatusArahan
from poros.kernel.penugasan.wewenang import WEWENANG_AKSI
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

AKSI = {
    Aksi.TERIMA: (Status.TERKIRIM, "kadis_pu", {}),
    Aksi.KEMBALIKAN: (Status.TERKIRIM, "kadis_pu", {"catatan": "bukan tugas kami"}),
    Aksi.TEGASKAN: (Status.DIKEMBALIKAN, "kabag_ekbang", {"catatan": "ini tugas PU"}),
    Aksi.ALIHKAN: (Status.DIKEMBALIKAN, "kabag_ekbang", {"catatan": "urusan DLH"}),
    Aksi.LAPORKAN: (Status.DITERIMA, "kadis_pu", {"catatan": "separuh", "kemajuan": 50}),
    Aksi.SERAHKAN: (Status.DIKERJAKAN, "kadis_pu", {}),
    Aksi.VERIFIKASI: (Status.MENUNGGU_VERIFIKASI, "kabag_ekbang", {}),
    Aksi.TOLAK: (Status.MENUNGGU_VERIFIKASI, "kabag_ekbang", {"catatan": "bukti kurang"}),
    Aksi.SETUJUI: (Status.TERVERIFIKASI, "sekda", {}),
    Aksi.REVISI: (Status.TERVERIFIKASI, "sekda", {"catatan": "lengkapi"}),
    Aksi.BUKA_KEMBALI: (Status.SELESAI, "sekda", {"catatan": "ternyata belum"}),
    Aksi.BATALKAN: (Status.DITERIMA, "sekda", {"catatan": "tidak perlu"}),
}
HASIL = {
    Aksi.TERIMA: Status.DITERIMA,
    Aksi.KEMBALIKAN: Status.DIKEMBALIKAN,
    Aksi.TEGASKAN: Status.DITEGASKAN,
    Aksi.ALIHKAN: Status.DIALIHKAN,
    Aksi.LAPORKAN: Status.DIKERJAKAN,
    Aksi.SERAHKAN: Status.MENUNGGU_VERIFIKASI,
    Aksi.VERIFIKASI: Status.TERVERIFIKASI,
    Aksi.TOLAK: Status.DIKERJAKAN,
    Aksi.SETUJUI: Status.SELESAI,
    Aksi.REVISI: Status.DIKERJAKAN,
    Aksi.BUKA_KEMBALI: Status.DIKERJAKAN,
    Aksi.BATALKAN: Status.DIBATALKAN,
}


def lakukan(kota, aksi, tugas, siapa, data):
    if aksi is Aksi.ALIHKAN:
        data = {**data, "unit": kota.unit["dlh"]}
    if aksi is Aksi.SERAHKAN:
        services.tambah_bukti(kota.aktor("kadis_pu"), tugas, isi=services.IsiBukti(teks="ada"))
    return getattr(services, aksi.value)(kota.aktor(siapa), tugas, **data)


@pytest.mark.parametrize("aksi", AKSI)
def test_each_act_leads_on_and_leaves_a_row_of_history_and_a_line_of_audit(kota, pada, aksi):
    status, siapa, data = AKSI[aksi]
    tugas = pada(status)
    before = tugas.riwayat.count()

    lakukan(kota, aksi, tugas, siapa, data)

    tugas.refresh_from_db()
    row = tugas.riwayat.order_by("-id").first()
    assert (tugas.status, row.status, row.aksi) == (HASIL[aksi], HASIL[aksi], aksi)
    assert tugas.riwayat.count() == before + 1
    assert (row.orang, row.jabatan) == (kota.orang[siapa].nama, kota.jabatan[siapa].nama)
    assert row.catatan == data.get("catatan", "")
    assert Jejak.objects.filter(aksi=WEWENANG_AKSI[aksi], objek="penugasan", objek_id=tugas.pk).exists()


ORANG_LAIN = {
    Aksi.TERIMA: ("sekda", "kadis_dlh", "kabag_ekbang", "inspektur", "staf_pu"),
    Aksi.KEMBALIKAN: ("sekda", "kadis_dlh", "kabag_ekbang"),
    Aksi.TEGASKAN: ("kadis_pu", "kabag_kesra", "inspektur", "tu_pu"),
    Aksi.ALIHKAN: ("kadis_pu", "kabag_kesra", "kadis_dlh"),
    Aksi.LAPORKAN: ("sekda", "kabag_ekbang", "kadis_dlh"),
    Aksi.SERAHKAN: ("sekda", "kabag_ekbang", "kadis_dlh"),
    Aksi.VERIFIKASI: ("kadis_pu", "kabag_kesra", "inspektur"),
    Aksi.TOLAK: ("kadis_pu", "kabag_kesra"),
    Aksi.SETUJUI: ("kadis_pu", "kabag_ekbang", "walikota", "inspektur"),
    Aksi.REVISI: ("kadis_pu", "kabag_ekbang"),
    Aksi.BUKA_KEMBALI: ("kadis_pu", "kabag_ekbang"),
    Aksi.BATALKAN: ("kadis_pu", "kabag_ekbang", "walikota"),
}


@pytest.mark.parametrize(("aksi", "siapa"), [(a, s) for a, names in ORANG_LAIN.items() for s in names])
def test_others_may_not(kota, pada, aksi, siapa):
    status, _siapa, data = AKSI[aksi]
    tugas = pada(status)
    with pytest.raises(TidakBerwenang):
        lakukan(kota, aksi, tugas, siapa, data)
    tugas.refresh_from_db()
    assert tugas.status == status


@pytest.mark.parametrize("aksi", sorted(WAJIB_CATATAN))
def test_what_must_say_why_is_refused_without_a_reason_and_changes_nothing(kota, pada, aksi):
    status, siapa, data = AKSI[aksi]
    tugas = pada(status)
    with pytest.raises(Ditolak) as refused:
        lakukan(kota, aksi, tugas, siapa, {**data, "catatan": "  "})
    assert refused.value.bidang == "catatan"
    tugas.refresh_from_db()
    assert tugas.status == status


def test_what_the_flow_does_not_have_is_refused_in_its_own_way(kota, pada):
    tugas = pada(Status.SELESAI)
    with pytest.raises(TransitionError):
        services.terima(kota.aktor("kadis_pu"), tugas)


def test_the_services_ask_for_the_permission_that_the_page_shows_buttons_by():
    """A button of `queries.rincian` stands for the command behind it."""
    for aksi, wewenang in WEWENANG_AKSI.items():
        command = COMMANDS[f"poros.kernel.penugasan.services.langkah.{aksi.value}"]
        closure = [cell.cell_contents for cell in command.__closure__]
        assert wewenang in closure


def test_the_asisten_above_the_coordinator_may_decide_too(kota, pada):
    tugas = pada(Status.MENUNGGU_VERIFIKASI)
    services.verifikasi(kota.aktor("asisten2"), tugas)
    tugas.refresh_from_db()
    assert tugas.status == Status.TERVERIFIKASI


def test_staff_see_and_work_only_on_what_was_given_to_them(kota, tugas):
    staf = kota.aktor("staf_pu")
    with pytest.raises(TidakBerwenang):
        services.laporkan(staf, tugas, catatan="saya mulai")
    services.delegasikan(kota.aktor("kadis_pu"), tugas, kepada=kota.jabatan["staf_pu"], catatan="tolong")
    services.laporkan(staf, tugas, catatan="saya mulai", kemajuan=20)
    tugas.refresh_from_db()
    assert (tugas.status, tugas.kemajuan) == (Status.DIKERJAKAN, 20)
    assert Delegasi.objects.get().kepada == kota.jabatan["staf_pu"]
    assert Pemberitahuan.objects.filter(jenis="penugasan.didelegasikan", orang=kota.orang["staf_pu"]).exists()


def test_delegation_stays_in_the_unit_and_ends_with_the_work(kota, pada):
    kadis = kota.aktor("kadis_pu")
    tugas = pada(Status.DITERIMA)
    with pytest.raises(Ditolak) as refused:
        services.delegasikan(kadis, tugas, kepada=kota.jabatan["kadis_dlh"])
    assert refused.value.bidang == "kepada"
    services.batalkan(kota.aktor("sekda"), tugas, catatan="cukup")
    with pytest.raises(Ditolak, match="ditutup"):
        services.delegasikan(kadis, tugas, kepada=kota.jabatan["staf_pu"])


def test_nobody_judges_what_he_handed_in_himself_in_whatever_office(kota, pada):
    """UU 30/2014 Art. 42-45: the head of PU, acting for the coordinating office, cannot verify his own result."""
    tugas = pada(Status.MENUNGGU_VERIFIKASI)
    _duduki(kota, "kadis_pu", "kabag_ekbang")
    merangkap = kota.aktor("kadis_pu").sebagai(kota.jabatan["kabag_ekbang"].pk)
    with pytest.raises(Ditolak, match="Anda sendiri"):
        services.verifikasi(merangkap, tugas)
    services.verifikasi(kota.aktor("kabag_ekbang"), tugas)
    _duduki(kota, "kadis_pu", "sekda")
    with pytest.raises(Ditolak, match="Anda sendiri"):
        services.setujui(kota.aktor("kadis_pu").sebagai(kota.jabatan["sekda"].pk), tugas)


def _duduki(kota, orang, jabatan):
    from datetime import timedelta

    from django.utils import timezone

    from poros.kernel.organisasi.models import Pemangku

    hari = timezone.localdate()
    Pemangku.objects.create(
        jabatan=kota.jabatan[jabatan],
        orang=kota.orang[orang],
        kapasitas="plh",
        dari=hari,
        sampai=hari + timedelta(days=2),
        dasar="SP 1",
    )


def test_without_evidence_nothing_can_be_handed_in(kota, tugas):
    with pytest.raises(Ditolak) as refused:
        services.serahkan(kota.aktor("kadis_pu"), tugas)
    assert refused.value.bidang == "bukti"


@pytest.mark.parametrize(
    ("kemajuan", "catatan", "bidang"), [(101, "ya", "kemajuan"), (-1, "ya", "kemajuan"), (5, " ", "catatan")]
)
def test_progress_is_a_per_cent_with_words(kota, tugas, kemajuan, catatan, bidang):
    with pytest.raises(Ditolak) as refused:
        services.laporkan(kota.aktor("kadis_pu"), tugas, catatan=catatan, kemajuan=kemajuan)
    assert refused.value.bidang == bidang


def test_a_returned_order_bounces_once(kota, pada):
    tugas = pada(Status.DITEGASKAN)
    assert tugas.pengembalian == 1
    with pytest.raises(TransitionError):
        services.kembalikan(kota.aktor("kadis_pu"), tugas, catatan="tetap bukan kami")


def test_the_coordinator_gives_it_to_another_unit_under_the_same_order_and_deadline(kota, pada):
    tugas = pada(Status.DIKEMBALIKAN)
    baru = services.alihkan(kota.aktor("kabag_ekbang"), tugas, unit=kota.unit["sos"], catatan="urusan sosial")
    assert (baru.arahan_id, baru.tenggat, baru.status) == (tugas.arahan_id, tugas.tenggat, Status.TERKIRIM)
    assert baru.koordinator_id == kota.unit["kesra"].pk
    assert baru.riwayat.get().catatan == "urusan sosial"
    assert Pemberitahuan.objects.filter(
        jenis="penugasan.baru", objek_id=baru.pk, orang=kota.orang["kadis_sos"]
    ).exists()


def test_a_unit_gets_an_order_only_once(kota, pada):
    tugas = pada(Status.DIKEMBALIKAN)
    with pytest.raises(Ditolak) as refused:
        services.alihkan(kota.aktor("kabag_ekbang"), tugas, unit=kota.unit["pu"], catatan="ya Anda")
    assert refused.value.bidang == "unit"


def test_an_order_is_done_when_the_last_part_is_and_lives_again_when_reopened(kota, beri, serahkan):
    arahan = beri("sekda", "pu", ("dlh", Peran.PENDUKUNG), ("kec", Peran.TEMBUSAN))
    pu, dlh, _kec = (arahan.penugasan.get(unit=kota.unit[kode]) for kode in ("pu", "dlh", "kec"))
    serahkan(pu)
    services.verifikasi(kota.aktor("kabag_ekbang"), pu)
    services.setujui(kota.aktor("sekda"), pu)
    arahan.refresh_from_db()
    assert arahan.status == StatusArahan.BERLAKU

    services.batalkan(kota.aktor("sekda"), dlh, catatan="tidak perlu")
    arahan.refresh_from_db()
    assert arahan.status == StatusArahan.SELESAI  # who is only told never holds up the end

    services.buka_kembali(kota.aktor("sekda"), pu, catatan="ternyata belum")
    arahan.refresh_from_db()
    pu.refresh_from_db()
    assert (arahan.status, pu.status, pu.selesai) == (StatusArahan.BERLAKU, Status.DIKERJAKAN, None)
    assert Pemberitahuan.objects.filter(jenis="penugasan.diperbaiki", orang=kota.orang["kadis_pu"]).exists()


def test_several_are_accepted_at_once_each_by_its_own_act(kota, beri):
    first = beri("sekda", "pu").penugasan.get()
    told = beri("sekda", ("pu", Peran.TEMBUSAN), "dlh").penugasan.get(unit=kota.unit["pu"])
    foreign = beri("sekda", "dlh").penugasan.get()
    moved_on = beri("sekda", "pu").penugasan.get()
    services.terima(kota.aktor("kadis_pu"), moved_on)
    kadis = kota.aktor("kadis_pu")

    n = services.terima_banyak(kadis, kota.unit["pu"], penugasan=[first.pk, told.pk, foreign.pk, moved_on.pk, 10**9])

    assert n == 2
    statuses = dict(Penugasan.objects.values_list("pk", "status"))
    assert [statuses[t.pk] for t in (first, told, foreign, moved_on)] == [
        Status.DITERIMA,
        Status.DIKETAHUI,
        Status.TERKIRIM,
        Status.DITERIMA,
    ]
    with pytest.raises(TidakBerwenang):
        services.terima_banyak(kadis, kota.unit["dlh"], penugasan=[foreign.pk])


def test_history_is_only_added_to(kota, pada):
    """A status is a row; the database itself refuses to change one."""
    from django.db import transaction
    from django.db.utils import DatabaseError

    tugas = pada(Status.SELESAI)
    rows = list(tugas.riwayat.values_list("waktu", flat=True))
    assert all(a <= b for a, b in pairwise(rows))
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        StatusPenugasan.objects.filter(penugasan=tugas).update(catatan="lain")


def test_an_office_that_is_empty_today_still_has_its_inbox(kota, beri):
    Jabatan.objects.filter(pk=kota.jabatan["kadis_dlh"].pk).update(aktif=False)
    assert beri("sekda", "dlh").penugasan.get().kantor == kota.unit["dlh"]
