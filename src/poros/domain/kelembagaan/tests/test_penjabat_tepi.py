"""Offices and their holders at the edges: days, ends decided ahead, two managers at once."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from poros.domain.kelembagaan.queries.parameter import batas_penjabat
from poros.domain.kelembagaan.queries.penjabat import calon, kapasitas_mungkin, surat_berjalan
from poros.domain.kelembagaan.rules.penjabat import akhir_terlama, batas_berlaku
from poros.domain.kelembagaan.services import (
    angkat,
    bentuk_jabatan,
    berhentikan,
    cabut,
    perpanjang,
    terbitkan_surat_perintah,
    ubah_jabatan,
)
from poros.domain.kelembagaan.values import BentukJabatan, SuratPerintah
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import actor
from poros.kernel.organisasi.models import Jabatan, Orang, Pemangku
from poros.kernel.organisasi.rules import Fungsi, Kapasitas, berlaku
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.hari_kerja import Kalender

HARI = date(2026, 11, 23)
DESEMBER = date(2026, 12, 1)
TAHUN_BARU = date(2027, 1, 1)
SEHARI = timedelta(days=1)


@pytest.fixture
def admin(kota):
    return kota.aktor("admin", HARI)


@pytest.fixture
def plt(kota):
    """Sekda gives a Plt. of the vacant DLH: `plt("kadis_pu", HARI, DESEMBER)`."""
    kota.jabatan["kadis_dlh"].pemangku.update(sampai=HARI - SEHARI)

    def give(kode, dari, sampai):
        isi = SuratPerintah(
            orang_id=kota.orang[kode].pk, kapasitas=Kapasitas.PLT, dari=dari, sampai=sampai, nomor="SP 1"
        )
        return terbitkan_surat_perintah(kota.aktor("sekda", HARI), kota.jabatan["kadis_dlh"], surat=isi)

    return give


def pemegang(kota, kode, hari):
    rows = Pemangku.objects.filter(jabatan=kota.jabatan[kode], kapasitas=Kapasitas.DEFINITIF).select_related("orang")
    return [p.orang.nama for p in rows if berlaku(p.dari, p.sampai, p.dicabut, hari)]


def definitif(kota, kode):
    return Pemangku.objects.get(jabatan=kota.jabatan[kode], kapasitas=Kapasitas.DEFINITIF)


@pytest.mark.parametrize("mulai", [DESEMBER, TAHUN_BARU - SEHARI, TAHUN_BARU, TAHUN_BARU + SEHARI])
def test_a_dismissal_to_come_and_an_appointment_leave_no_day_with_two_holders(kota, admin, mulai):
    berhentikan(admin, definitif(kota, "kadis_dlh"), pada=TAHUN_BARU, alasan="Pensiun")
    angkat(admin, kota.jabatan["kadis_dlh"], orang=kota.orang["camat"], dari=mulai, dasar="SK 5")
    for n in range(60):
        assert len(pemegang(kota, "kadis_dlh", HARI + n * SEHARI)) <= 1
    assert pemegang(kota, "kadis_dlh", mulai - SEHARI) == (["Pejabat Kepala DLH"] if mulai <= TAHUN_BARU else [])
    assert pemegang(kota, "kadis_dlh", mulai) == ["Pejabat Camat Utara"]


def test_a_holding_that_was_undone_before_its_first_day_takes_no_room(kota, admin):
    salah = angkat(admin, kota.jabatan["kadis_dlh"], orang=kota.orang["camat"], dari=TAHUN_BARU, dasar="SK keliru")
    berhentikan(admin, salah, pada=TAHUN_BARU, alasan="SK dibatalkan")
    angkat(admin, kota.jabatan["kadis_dlh"], orang=kota.orang["kadis_sos"], dari=TAHUN_BARU, dasar="SK 6")
    assert pemegang(kota, "kadis_dlh", TAHUN_BARU) == ["Pejabat Kepala Dinas Sosial"]


@pytest.mark.parametrize(
    ("dari", "sampai", "bidang"),
    [
        (date(2020, 1, 1), None, "dari"),  # the day on which the present holder began
        (date(2019, 1, 1), date(2020, 1, 1), "dari"),  # meets him on his first day
        (HARI, HARI - SEHARI, "sampai"),
    ],
)
def test_an_appointment_that_meets_another_is_refused(kota, admin, dari, sampai, bidang):
    with pytest.raises(Ditolak) as ditolak:
        angkat(admin, kota.jabatan["kadis_dlh"], orang=kota.orang["camat"], dari=dari, sampai=sampai, dasar="SK")
    assert ditolak.value.bidang == bidang


def test_the_past_may_be_completed_up_to_the_eve_of_the_present_holder(kota, admin):
    angkat(
        admin,
        kota.jabatan["kadis_dlh"],
        orang=kota.orang["camat"],
        dari=date(2019, 1, 1),
        sampai=date(2019, 12, 31),
        dasar="SK 1/2019",
    )
    assert pemegang(kota, "kadis_dlh", date(2019, 12, 31)) == ["Pejabat Camat Utara"]
    assert pemegang(kota, "kadis_dlh", date(2020, 1, 1)) == ["Pejabat Kepala DLH"]


def test_the_same_person_is_not_appointed_to_what_he_holds(kota, admin):
    with pytest.raises(Ditolak, match="sudah memegang jabatan ini sejak 1 Januari 2020"):
        angkat(admin, kota.jabatan["kadis_dlh"], orang=kota.orang["kadis_dlh"], dari=HARI, dasar="SK")


def test_a_closed_office_is_not_filled(kota, admin):
    Jabatan.objects.filter(pk=kota.jabatan["staf_pu"].pk).update(aktif=False)
    with pytest.raises(Ditolak, match="sudah ditutup"):
        angkat(admin, kota.jabatan["staf_pu"], orang=kota.orang["camat"], dari=HARI, dasar="SK")


@pytest.mark.parametrize(
    ("pada", "alasan", "pesan"),
    [
        (HARI, "  ", "alasan dan nomor"),
        (date(2019, 12, 31), "SK 7", "baru mulai 1 Januari 2020"),
    ],
)
def test_a_dismissal_that_cannot_be_is_refused(kota, admin, pada, alasan, pesan):
    with pytest.raises(Ditolak, match=pesan):
        berhentikan(admin, definitif(kota, "kadis_dlh"), pada=pada, alasan=alasan)


def test_nobody_is_dismissed_twice(kota, admin):
    row = definitif(kota, "kadis_dlh")
    berhentikan(admin, row, pada=TAHUN_BARU, alasan="SK 7")
    with pytest.raises(Ditolak, match="sudah berakhir"):
        berhentikan(admin, row, pada=HARI, alasan="SK 8")


def bentuk(kode, kota, **lain):
    office = kota.jabatan[kode]
    isi = {"nama": office.nama, "eselon": office.eselon, "fungsi": Fungsi(office.fungsi), "kepala": office.kepala}
    return BentukJabatan(**{**isi, **lain})


def test_an_office_to_which_somebody_is_appointed_is_not_closed(kota, admin):
    kota.jabatan["kadis_dlh"].pemangku.update(sampai=HARI - SEHARI)
    row = angkat(admin, kota.jabatan["kadis_dlh"], orang=kota.orang["camat"], dari=TAHUN_BARU, dasar="SK 5")
    with pytest.raises(Ditolak, match="Pejabat Camat Utara") as ditolak:
        ubah_jabatan(admin, kota.jabatan["kadis_dlh"], bentuk=bentuk("kadis_dlh", kota), aktif=False)
    assert ditolak.value.bidang == "aktif"
    berhentikan(admin, row, pada=TAHUN_BARU, alasan="Batal")
    assert not ubah_jabatan(admin, kota.jabatan["kadis_dlh"], bentuk=bentuk("kadis_dlh", kota), aktif=False).aktif


def test_a_closed_head_is_renamed_beside_the_new_one_and_not_reopened(kota, admin):
    lama = Jabatan.objects.create(unit=kota.unit["dlh"], nama="Kepala Lama", eselon="II.b", kepala=True, aktif=False)
    isi = {"eselon": "II.b", "fungsi": Fungsi.PIMPINAN, "kepala": True}
    assert ubah_jabatan(admin, lama, bentuk=BentukJabatan(nama="Kepala (lama)", **isi), aktif=False).nama
    with pytest.raises(Ditolak, match="sudah dipimpin Kepala DLH") as ditolak:
        ubah_jabatan(admin, lama, bentuk=BentukJabatan(nama="Kepala (lama)", **isi), aktif=True)
    assert ditolak.value.bidang == "kepala"


def test_two_units_may_have_offices_of_one_name(kota, admin):
    for kode in ("pu", "dlh"):
        isi = BentukJabatan(nama="Sekretaris Dinas", eselon="III.a", fungsi=Fungsi.PIMPINAN, kepala=False)
        assert bentuk_jabatan(admin, kota.unit[kode], bentuk=isi).unit == kota.unit[kode]


def test_an_extension_does_not_run_into_the_next_warrant(kota, plt):
    row = plt("kadis_pu", HARI, date(2026, 12, 10))
    berikut = plt("kadis_sos", date(2026, 12, 21), date(2026, 12, 31))
    sekda = kota.aktor("sekda", HARI)
    with pytest.raises(Ditolak, match="Pejabat Kepala Dinas Sosial") as ditolak:
        perpanjang(sekda, row, sampai=date(2026, 12, 21), nomor="SP 2")
    assert ditolak.value.bidang == "sampai"
    cabut(sekda, berikut, alasan="Tidak jadi")
    assert perpanjang(sekda, row, sampai=date(2026, 12, 21), nomor="SP 2").perpanjangan_ke == 1


@pytest.mark.parametrize(
    ("sampai", "nomor", "bidang"),
    [
        (DESEMBER, "SP 2", "sampai"),  # the day it ends anyway
        (HARI, "SP 2", "sampai"),
        (date(2027, 3, 2), "SP 2", "sampai"),  # three months from 2 December end on 1 March
        (date(2027, 3, 1), " ", "nomor"),
    ],
)
def test_an_extension_has_its_days_and_its_number(kota, plt, sampai, nomor, bidang):
    row = plt("kadis_pu", HARI, DESEMBER)
    with pytest.raises(Ditolak) as ditolak:
        perpanjang(kota.aktor("sekda", HARI), row, sampai=sampai, nomor=nomor)
    assert ditolak.value.bidang == bidang


def test_a_plt_is_extended_once_to_the_last_day_and_keeps_both_numbers(kota, plt):
    row = plt("kadis_pu", HARI, DESEMBER)
    sekda = kota.aktor("sekda", HARI)
    perpanjang(sekda, row, sampai=date(2027, 3, 1), nomor=" SP 2 ")
    row.refresh_from_db()
    assert (row.sampai, row.dasar) == (date(2027, 3, 1), "SP 1; SP 2")
    with pytest.raises(Ditolak, match="hanya satu kali"):
        perpanjang(sekda, row, sampai=date(2027, 4, 1), nomor="SP 3")


@pytest.mark.parametrize("hari", [DESEMBER + SEHARI, TAHUN_BARU])
def test_what_has_lapsed_is_given_anew_and_not_extended(kota, plt, hari):
    row = plt("kadis_pu", HARI, DESEMBER)
    with pytest.raises(Ditolak, match="sudah berakhir; terbitkan yang baru"):
        perpanjang(kota.aktor("sekda", hari), row, sampai=hari + SEHARI, nomor="SP 2")


def test_what_was_revoked_is_not_extended_or_revoked_again(kota, plt):
    row, sekda = plt("kadis_pu", HARI, DESEMBER), kota.aktor("sekda", HARI)
    cabut(sekda, row, alasan="Keliru")
    for act in (
        lambda: perpanjang(sekda, row, sampai=TAHUN_BARU, nomor="SP 2"),
        lambda: cabut(sekda, row, alasan="Lagi"),
    ):
        with pytest.raises(Ditolak, match="sudah berakhir"):
            act()


def test_a_warrant_to_come_is_revoked_before_it_begins(kota, plt):
    row = plt("kadis_pu", DESEMBER, TAHUN_BARU)
    cabut(kota.aktor("sekda", HARI), row, alasan="Batal")
    row.refresh_from_db()
    assert row.dicabut == DESEMBER
    assert not actor(kota.orang["kadis_pu"], DESEMBER).lainnya
    assert plt("kadis_sos", DESEMBER, TAHUN_BARU).pk


@pytest.mark.parametrize("kode", ["kadis_pu", "kadis_dlh", "tu", "admin", "kabag_umum", "asisten1"])
def test_who_neither_gave_it_nor_stands_above_cannot_touch_a_warrant(kota, plt, kode):
    row, who = plt("kadis_pu", HARI, DESEMBER), kota.aktor(kode, HARI - 2 * SEHARI)
    for act in (
        lambda: cabut(who, row, alasan="x"),
        lambda: perpanjang(who, row, sampai=TAHUN_BARU, nomor="x"),
    ):
        with pytest.raises(TidakBerwenang):
            act()


def test_a_definitive_holder_is_not_appointed_by_warrant(kota):
    isi = SuratPerintah(orang_id=1, kapasitas=Kapasitas.DEFINITIF, dari=HARI, sampai=HARI, nomor="SP")
    with pytest.raises(Ditolak, match="diangkat, bukan ditunjuk") as ditolak:
        terbitkan_surat_perintah(kota.aktor("sekda", HARI), kota.jabatan["kadis_dlh"], surat=isi)
    assert ditolak.value.bidang == "kapasitas"


@pytest.mark.parametrize(
    ("jabatan", "terisi", "mungkin"),
    [
        ("kadis_dlh", True, ("plh",)),
        ("kadis_dlh", False, ("plt",)),
        ("sekda", True, ("plh", "pj")),
        ("sekda", False, ("plt", "pj", "plh")),
        ("walikota", True, ("plh", "pj")),
        ("walikota", False, ("plt", "pj", "plh")),
    ],
)
def test_capacities_that_an_office_can_be_held_in(kota, jabatan, terisi, mungkin):
    assert kapasitas_mungkin(kota.jabatan[jabatan], terisi=terisi) == mungkin


@pytest.mark.parametrize("banyak", [1, 3])
def test_warrants_and_who_may_be_asked_take_one_query_however_many(kota, plt, django_assert_num_queries, banyak):
    for n in range(banyak):
        plt("kadis_pu", HARI + 3 * n * SEHARI, HARI + (3 * n + 1) * SEHARI)
    sekda = kota.aktor("sekda", HARI)
    with django_assert_num_queries(1):
        found = [(p.jabatan.unit.nama, p.orang.nama, p.pemberi.nama) for p in surat_berjalan(sekda)]
    assert len(found) == banyak
    with django_assert_num_queries(1):
        assert [p.jabatan.unit.nama for p in calon(sekda, kota.jabatan["kadis_dlh"], HARI)]


@given(st.dates(date(2019, 8, 1), date(2100, 1, 1)))
def test_no_warrant_of_months_is_longer_than_the_law_and_none_is_shorter_than_a_day_less(mulai):
    """Three months end on the eve of the same day; where there is no such day, on the eve of the month's last."""
    batas = batas_berlaku(batas_penjabat(), Kapasitas.PLT, "", mulai)
    akhir = akhir_terlama(batas, mulai, Kalender())
    assert 88 <= (akhir - mulai).days <= 91
    assert akhir_terlama(batas, mulai + SEHARI, Kalender()) >= akhir


@pytest.mark.parametrize(
    ("mulai", "akhir"),
    [
        (date(2027, 11, 30), date(2028, 2, 28)),  # there is no 30 February: up to the eve of the 29th
        (date(2026, 11, 30), date(2027, 2, 27)),
        (date(2026, 11, 1), date(2027, 1, 31)),
        (date(2028, 2, 29), date(2028, 5, 28)),
    ],
)
def test_three_months_over_the_turn_of_the_year_and_the_leap_day(mulai, akhir):
    assert akhir_terlama(batas_berlaku(batas_penjabat(), Kapasitas.PLT, "", mulai), mulai, Kalender()) == akhir


@pytest.mark.django_db(transaction=True)
def test_of_two_managers_at_once_one_appoints_and_one_is_refused(kota):
    """The office is locked: the second sees the first, so that no constraint has to speak to a person."""
    skema, admin, office = connection.tenant, kota.aktor("admin", HARI), kota.jabatan["kadis_dlh"]
    baru = [Orang.objects.create(nama=f"Calon {n}") for n in range(2)]
    mulai, hasil = Barrier(2), []

    def act(orang):
        connection.set_tenant(skema)
        try:
            mulai.wait(10)
            hasil.append(angkat(admin, office, orang=orang, dari=TAHUN_BARU, dasar="SK 5").orang.nama)
        except Ditolak as ditolak:
            hasil.append(ditolak.bidang)
        finally:
            connection.close()

    threads = [Thread(target=act, args=[orang]) for orang in baru]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    menang = pemegang(kota, "kadis_dlh", TAHUN_BARU)
    assert len(menang) == 1
    assert sorted(hasil) == sorted([*menang, "dari"])
