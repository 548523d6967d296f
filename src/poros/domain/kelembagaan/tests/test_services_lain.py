"""Coordination map, urusan, accounts, calendar, clocks, keys."""

from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import authenticate
from django.utils import timezone
from django.utils.translation import override

from poros.domain.kelembagaan.queries.acuan import aturan_berlaku, pekan_kerja
from poros.domain.kelembagaan.queries.akun import daftar_orang, token_saya
from poros.domain.kelembagaan.queries.peta import peta_koordinasi
from poros.domain.kelembagaan.rules.libur import JenisLibur, Libur
from poros.domain.kelembagaan.services import (
    akhiri_koordinasi,
    akhiri_urusan,
    buat_akun,
    buat_token,
    buka_akun,
    cabut_token,
    catat_orang,
    hapus_libur,
    impor_libur,
    pilih_bahasa,
    setel_ulang,
    tetapkan_koordinasi,
    tetapkan_urusan,
    tutup_akun,
    ubah_orang,
    ubah_pekan_kerja,
    versi_aturan,
)
from poros.domain.kelembagaan.values import DataOrang, VersiAturan
from poros.kernel.antarmuka.masuk import dari_token
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Akun, Koordinasi, TokenApi, VersiPeta
from poros.kernel.tenggat.models import AturanTenggat, HariLibur
from poros.kernel.tenggat.queries import mesin
from poros.kernel.wewenang import TidakBerwenang

HARI = date(2026, 11, 23)
BESOK = date(2026, 11, 24)


@pytest.fixture
def admin(kota):
    return kota.aktor("admin", HARI)


def tetapkan(kota, koordinator, unit, **lain):
    isi = {"koordinator": kota.unit[koordinator], "dari": HARI, "dasar": "Perwali 3/2026", **lain}
    return tetapkan_koordinasi(kota.aktor("admin", HARI), kota.unit[unit], **isi)


def test_a_new_main_coordinator_ends_the_one_before(kota):
    tetapkan(kota, "kesra", "pu")
    lama, baru = Koordinasi.objects.filter(unit=kota.unit["pu"]).order_by("dari")
    assert (lama.koordinator, lama.sampai) == (kota.unit["ekbang"], date(2026, 11, 22))
    assert (baru.koordinator, baru.sampai, baru.utama) == (kota.unit["kesra"], None, True)
    assert kota.aktor("sekda", HARI).peta.koordinator_dari(kota.unit["pu"].pk) == kota.unit["kesra"].pk


def test_a_companion_stands_beside_the_main_coordinator(kota):
    tetapkan(kota, "kesra", "pu", utama=False)
    assert Koordinasi.objects.filter(unit=kota.unit["pu"], sampai=None).count() == 2


@pytest.mark.parametrize(
    ("koordinator", "unit", "lain", "bidang"),
    [
        ("dlh", "pu", {}, "koordinator"),
        ("ekbang", "ekbang", {}, "koordinator"),
        ("kesra", "pu", {"dasar": ""}, "dasar"),
        ("kesra", "pu", {"dari": date(2019, 1, 1)}, "dari"),
    ],
)
def test_a_line_that_cannot_be_is_refused(kota, koordinator, unit, lain, bidang):
    with pytest.raises(Ditolak) as ditolak:
        tetapkan(kota, koordinator, unit, **lain)
    assert ditolak.value.bidang == bidang


def test_a_line_ends_on_its_day_and_stays_on_the_old_map(kota, admin):
    akhiri_koordinasi(admin, kota.unit["pu"], koordinator=kota.unit["ekbang"], berlaku=BESOK)
    pu = kota.unit["pu"].pk
    assert pu in {g.unit.id for g in peta_koordinasi(admin, HARI).garis}
    besok = peta_koordinasi(admin, BESOK)
    assert pu not in {g.unit.id for g in besok.garis}
    assert "Dinas PU" in {u.singkatan for u in besok.tanpa}
    with pytest.raises(Ditolak, match="tidak mengoordinasikan"):
        akhiri_koordinasi(admin, kota.unit["pu"], koordinator=kota.unit["kesra"], berlaku=BESOK)


def test_the_map_names_asisten_bagian_unit_and_urusan_in_two_queries(kota, admin, django_assert_num_queries):
    tetapkan_urusan(admin, kota.unit["pu"], kode="1.03", nama="Pekerjaan umum", dari=HARI, dasar="Perda 1")
    sekarang = kota.aktor("admin", HARI)
    with django_assert_num_queries(2):
        peta = peta_koordinasi(sekarang, HARI)
    with django_assert_num_queries(3):
        assert len(peta_koordinasi(sekarang, date(2021, 1, 1)).garis) == 4
    (pu,) = [g for g in peta.garis if g.unit.kode == "pu"]
    assert (pu.asisten.singkatan, pu.koordinator.singkatan, pu.urusan) == (
        "Asisten II",
        "Bag. Adbang",
        ("1.03 Pekerjaan umum",),
    )
    assert ("Asisten II", "Bag. Adbang", 2) in peta.alir()
    assert ("Bag. Adbang", "Dinas PU", 1) in peta.alir()
    assert {u.kode for u in peta.tanpa} == {"insp"}


def test_the_map_of_one_asisten(kota, admin):
    bagian = peta_koordinasi(admin, HARI, kota.unit["as1"].pk)
    assert {g.unit.kode for g in bagian.garis} == {"sos", "kec"}
    assert bagian.jumlah == 4
    assert {a.kode for a in bagian.asisten} == {"as1", "as2"}


def test_urusan_begin_end_and_are_not_given_twice(kota, admin):
    pu = kota.unit["pu"]
    tetapkan_urusan(admin, pu, kode="1.03", nama="Pekerjaan umum", dari=date(2026, 1, 1), dasar="Perda 1")
    with pytest.raises(Ditolak, match="sudah mengampu"):
        tetapkan_urusan(admin, pu, kode="1.03", nama="PU", dari=HARI, dasar="Perda 2")
    with pytest.raises(Ditolak, match="Isi kode"):
        tetapkan_urusan(admin, pu, kode=" ", nama="PU", dari=HARI, dasar="Perda 2")
    akhiri_urusan(admin, pu, kode="1.03", berlaku=HARI)
    assert pu.urusan.get().sampai == date(2026, 11, 22)
    with pytest.raises(Ditolak, match="tidak mengampu"):
        akhiri_urusan(admin, pu, kode="1.03", berlaku=HARI)


def test_an_account_opens_with_a_password_that_is_shown_once(kota, admin):
    baru = buat_akun(admin, kota.orang["kadis_pu"], username="Kadis.PU")
    assert baru.akun.username == "kadis.pu"
    assert authenticate(username="kadis.pu", password=baru.sandi) == baru.akun
    assert timezone.now() < baru.akun.sandi_sementara < timezone.now() + timedelta(days=4)
    assert baru.sandi not in str(Jejak.objects.latest("id").data)
    with pytest.raises(Ditolak, match="sudah mempunyai akun"):
        buat_akun(admin, kota.orang["kadis_pu"], username="lain")
    with pytest.raises(Ditolak) as ditolak:
        buat_akun(admin, kota.orang["camat"], username="KADIS.pu")
    assert ditolak.value.bidang == "username"


def test_a_one_time_password_lapses(kota, admin):
    baru = buat_akun(admin, kota.orang["kadis_pu"], username="kadis.pu")
    Akun.objects.update(sandi_sementara=timezone.now() - timedelta(seconds=1))
    assert authenticate(username="kadis.pu", password=baru.sandi) is None


def test_a_reset_replaces_password_and_on_request_the_second_factor(kota, admin):
    lama = buat_akun(admin, kota.orang["kadis_pu"], username="kadis.pu")
    Authenticator.objects.create(user=lama.akun, type="totp", data={})
    baru = setel_ulang(admin, kota.orang["kadis_pu"])
    assert authenticate(username="kadis.pu", password=lama.sandi) is None
    assert authenticate(username="kadis.pu", password=baru.sandi) == lama.akun
    assert Authenticator.objects.exists()
    setel_ulang(admin, kota.orang["kadis_pu"], lepas_faktor_kedua=True)
    assert not Authenticator.objects.exists()
    with pytest.raises(Ditolak, match="belum mempunyai akun"):
        setel_ulang(admin, kota.orang["camat"])


def test_nobody_resets_his_own_account_here(kota, admin):
    with pytest.raises(TidakBerwenang):
        setel_ulang(admin, kota.orang["admin"])


def test_a_closed_account_does_not_open(kota, admin):
    baru = buat_akun(admin, kota.orang["kadis_pu"], username="kadis.pu")
    with pytest.raises(Ditolak) as ditolak:
        tutup_akun(admin, kota.orang["kadis_pu"], alasan="")
    assert ditolak.value.bidang == "alasan"
    tutup_akun(admin, kota.orang["kadis_pu"], alasan="Pensiun")
    assert authenticate(username="kadis.pu", password=baru.sandi) is None
    buka_akun(admin, kota.orang["kadis_pu"])
    assert authenticate(username="kadis.pu", password=baru.sandi) == baru.akun


def test_people_are_entered_and_corrected_with_their_own_nip(kota, admin):
    nip = "198001012005011001"
    rani = catat_orang(admin, kota.unit["umum"], data=DataOrang(nama="Rani", nip=nip))
    for act in (
        lambda: catat_orang(admin, kota.unit["umum"], data=DataOrang(nama="Lain", nip=nip)),
        lambda: ubah_orang(admin, kota.orang["camat"], data=DataOrang(nama="Camat", nip=nip)),
    ):
        with pytest.raises(Ditolak, match="sudah dicatat untuk Rani") as ditolak:
            act()
        assert ditolak.value.bidang == "nip"
    assert ubah_orang(admin, rani, data=DataOrang(nama="Rani P", nip=nip)).nama == "Rani P"


def test_people_by_name_page_by_page_in_one_query(kota, admin, django_assert_num_queries):
    with django_assert_num_queries(1):
        rows = list(daftar_orang(admin))
    assert [o.nama for o in rows] == sorted(o.nama for o in rows)
    assert [o.pk for o in daftar_orang(admin, sesudah=rows[4].pk)] == [o.pk for o in rows[5:]]
    assert [o.nama for o in daftar_orang(admin, "kepala dlh")] == ["Pejabat Kepala DLH"]
    assert not daftar_orang(kota.aktor("sekda", HARI))


def test_holidays_are_added_renamed_and_taken_back(kota, admin):
    unit, hari = kota.unit["umum"], date(2026, 12, 24)
    before = VersiPeta.objects.get().nilai
    impor_libur(admin, unit, libur=[Libur(hari, JenisLibur.CUTI, "Cuti", "SKB 1")])
    impor_libur(admin, unit, libur=[Libur(hari, JenisLibur.CUTI, "Cuti bersama Natal", "SKB 2")])
    assert HariLibur.objects.get(tanggal=hari).keterangan == "Cuti bersama Natal"
    assert VersiPeta.objects.get().nilai == before + 2
    assert not mesin(kota.aktor("admin", HARI)).kalender.is_working_day(hari)
    hapus_libur(admin, unit, tanggal=hari)
    assert mesin(kota.aktor("admin", HARI)).kalender.is_working_day(hari)


def test_an_office_week_changes_from_a_day_on(kota, admin):
    ubah_pekan_kerja(admin, kota.unit["umum"], dari=date(2027, 1, 1), hari=[0, 1, 2, 3, 4, 5])
    kalender = mesin(kota.aktor("admin", HARI)).kalender
    assert not kalender.is_working_day(date(2026, 12, 26))
    assert kalender.is_working_day(date(2027, 1, 2))
    assert len(pekan_kerja()[0][1]) == 6
    with pytest.raises(Ditolak, match="paling sedikit satu"):
        ubah_pekan_kerja(admin, kota.unit["umum"], dari=date(2028, 1, 1), hari=[])
    with pytest.raises(Ditolak, match="sudah diatur mulai 1 Januari 2027"):
        ubah_pekan_kerja(admin, kota.unit["umum"], dari=HARI, hari=[0])


def versi(dari, **lain):
    return VersiAturan(
        **{
            "jumlah": 3,
            "satuan": "hari_kerja",
            "akibat": "hak_eskalasi",
            "dasar": "Perwali 8/2026",
            "pasal": "4",
            "dari": dari,
            **lain,
        }
    )


def test_a_clock_gets_a_version_and_keeps_the_old_one(kota, admin):
    versi_aturan(admin, kota.unit["umum"], kode="surat-biasa", versi=versi(date(2027, 1, 1)))
    assert {a.jumlah for a in aturan_berlaku(HARI) if a.kode == "surat-biasa"} == {5}
    assert {a.jumlah for a in aturan_berlaku(date(2027, 1, 1)) if a.kode == "surat-biasa"} == {3}
    assert AturanTenggat.objects.filter(kode="surat-biasa").count() == 2
    with pytest.raises(Ditolak, match="Versi terakhir berlaku mulai 1 Januari 2027"):
        versi_aturan(admin, kota.unit["umum"], kode="surat-biasa", versi=versi(HARI))
    versi_aturan(admin, kota.unit["umum"], kode="surat-biasa", versi=versi(date(2027, 8, 1)))
    with override("en"), pytest.raises(Ditolak, match=r"in force from 1 August 2027\."):
        versi_aturan(admin, kota.unit["umum"], kode="surat-biasa", versi=versi(HARI))
    with pytest.raises(Ditolak, match="tidak dikenal"):
        versi_aturan(admin, kota.unit["umum"], kode="tidak-ada", versi=versi(HARI))


def test_a_key_acts_in_its_office_until_it_is_revoked(kota):
    sekda = kota.aktor("sekda", HARI)
    akun = Akun.objects.create_user("sekda", kota.orang["sekda"], "rahasia sekali")
    baru = buat_token(sekda, akun, nama="Penghubung", cakupan=["organisasi:baca"], hari=30)
    assert dari_token(baru.rahasia, HARI).actor.jabatan_id == sekda.jabatan_id
    assert baru.rahasia not in str(list(TokenApi.objects.values()))
    assert list(token_saya(sekda)) == [baru.baris]
    cabut_token(sekda, baru.baris)
    assert dari_token(baru.rahasia, HARI) is None


@pytest.mark.parametrize(
    ("lain", "bidang"), [({"cakupan": []}, "cakupan"), ({"cakupan": ["semua"]}, "cakupan"), ({"hari": 900}, "hari")]
)
def test_a_key_has_a_purpose_and_an_end(kota, lain, bidang):
    akun = Akun.objects.create_user("sekda", kota.orang["sekda"], "rahasia sekali")
    with pytest.raises(Ditolak) as ditolak:
        buat_token(kota.aktor("sekda", HARI), akun, **{"nama": "x", "cakupan": ["organisasi:baca"], "hari": 30, **lain})
    assert ditolak.value.bidang == bidang


def test_keys_of_others_are_out_of_reach(kota):
    akun = Akun.objects.create_user("sekda", kota.orang["sekda"], "rahasia sekali")
    with pytest.raises(TidakBerwenang):
        buat_token(kota.aktor("admin", HARI), akun, nama="x", cakupan=["organisasi:baca"], hari=3)
    token = buat_token(kota.aktor("sekda", HARI), akun, nama="x", cakupan=["organisasi:baca"], hari=3).baris
    with pytest.raises(TidakBerwenang):
        cabut_token(kota.aktor("kadis_pu", HARI), token)
    assert cabut_token(kota.aktor("admin", HARI), token).dicabut


def test_language_is_kept_with_the_account(kota):
    akun = Akun.objects.create_user("sekda", kota.orang["sekda"], "rahasia sekali")
    pilih_bahasa(kota.aktor("sekda", HARI), kota.orang["sekda"], bahasa="en")
    akun.refresh_from_db()
    assert akun.bahasa == "en"
    with pytest.raises(Ditolak):
        pilih_bahasa(kota.aktor("sekda", HARI), kota.orang["sekda"], bahasa="xx")
    with pytest.raises(TidakBerwenang):
        pilih_bahasa(kota.aktor("sekda", HARI), kota.orang["camat"], bahasa="en")
