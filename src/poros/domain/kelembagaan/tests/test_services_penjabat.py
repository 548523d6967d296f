"""Warrants given, extended, revoked, lapsed; definitive holders one after the other."""

from datetime import date, timedelta

import pytest

from poros.domain.kelembagaan.queries.penjabat import (
    batas_kata,
    calon,
    dapat_diwakilkan,
    kapasitas_mungkin,
    surat_berjalan,
)
from poros.domain.kelembagaan.services import (
    angkat,
    berhentikan,
    cabut,
    perpanjang,
    terbitkan_surat_perintah,
)
from poros.domain.kelembagaan.values import SuratPerintah
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.actor import actor
from poros.kernel.organisasi.models import Orang, Pemangku, VersiPeta
from poros.kernel.organisasi.rules import Kapasitas
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.wewenang import TidakBerwenang

HARI = date(2026, 11, 23)
JUMAT = date(2026, 11, 27)


def surat(kota, penerima, **lain):
    isi = {
        "orang_id": kota.orang[penerima].pk,
        "kapasitas": Kapasitas.PLH,
        "dari": HARI,
        "sampai": JUMAT,
        "nomor": "800/12/SP/2026",
    }
    return SuratPerintah(**{**isi, **lain})


def terbitkan(kota, pemberi, jabatan, penerima, **lain):
    return terbitkan_surat_perintah(
        kota.aktor(pemberi, HARI), kota.jabatan[jabatan], surat=surat(kota, penerima, **lain)
    )


def kosongkan(kota, kode):
    kota.jabatan[kode].pemangku.update(sampai=HARI - timedelta(days=1))


def test_sekda_lets_a_kabag_stand_in_for_an_asisten(kota):
    before = VersiPeta.objects.get().nilai
    row = terbitkan(kota, "sekda", "asisten2", "kabag_ekbang", lingkup="Tugas rutin")
    assert row.pemberi_id == kota.jabatan["sekda"].pk
    acting = actor(kota.orang["kabag_ekbang"], HARI, jabatan_id=kota.jabatan["asisten2"].pk)
    assert acting.jabat.sebutan == "Plh. Asisten II"
    assert acting.jabat.dasar == "800/12/SP/2026"
    assert VersiPeta.objects.get().nilai == before + 1
    told = set(Pemberitahuan.objects.filter(jenis="jabatan.surat_perintah").values_list("orang_id", flat=True))
    assert told == {kota.orang["kabag_ekbang"].pk, kota.orang["asisten2"].pk}
    line = Jejak.objects.get(aksi="jabatan.surat_perintah")
    assert line.data["surat"]["sampai"] == "2026-11-27"


def test_an_expired_warrant_confers_nothing(kota):
    terbitkan(kota, "sekda", "asisten2", "kabag_ekbang")
    office = kota.jabatan["asisten2"].pk
    assert actor(kota.orang["kabag_ekbang"], JUMAT, jabatan_id=office).jabatan_id == office
    later = actor(kota.orang["kabag_ekbang"], JUMAT + timedelta(days=1), jabatan_id=office)
    assert later.jabatan_id == kota.jabatan["kabag_ekbang"].pk
    assert later.lainnya == ()


@pytest.mark.parametrize("pemberi", ["kabag_kesra", "kadis_pu", "tu", "admin", "asisten1", "asisten2"])
def test_only_a_superior_gives_a_warrant(kota, pemberi):
    with pytest.raises(TidakBerwenang):
        terbitkan(kota, pemberi, "asisten2", "kabag_ekbang")


def test_nobody_names_himself_to_an_office_below(kota):
    with pytest.raises(Ditolak) as ditolak:
        terbitkan(kota, "sekda", "asisten2", "sekda")
    assert ditolak.value.bidang == "orang"
    assert "diri sendiri" in ditolak.value.pesan


def test_nobody_fills_his_own_office(kota):
    with pytest.raises(TidakBerwenang):
        terbitkan(kota, "sekda", "sekda", "asisten1")


@pytest.mark.parametrize(
    ("jabatan", "penerima", "lain", "bidang"),
    [
        ("asisten2", "staf_pu", {}, "orang"),
        ("asisten2", "asisten2", {}, "orang"),
        ("asisten2", "kabag_ekbang", {"nomor": "  "}, "nomor"),
        ("asisten2", "kabag_ekbang", {"sampai": HARI - timedelta(days=1)}, "sampai"),
        ("asisten2", "kabag_ekbang", {"kapasitas": Kapasitas.PLT}, "kapasitas"),
        ("asisten2", "kabag_ekbang", {"kapasitas": Kapasitas.PJ}, "kapasitas"),
    ],
)
def test_refusals_stand_beside_their_field(kota, jabatan, penerima, lain, bidang):
    with pytest.raises(Ditolak) as ditolak:
        terbitkan(kota, "sekda", jabatan, penerima, **lain)
    assert ditolak.value.bidang == bidang
    assert not Pemangku.objects.exclude(kapasitas="definitif").exists()


def test_a_vacant_office_gets_a_plt_of_three_months_and_no_plh(kota):
    kosongkan(kota, "kadis_dlh")
    with pytest.raises(Ditolak, match="kosong"):
        terbitkan(kota, "sekda", "kadis_dlh", "kadis_pu")
    with pytest.raises(Ditolak, match="3 bulan, jadi sampai 22 Februari 2027"):
        terbitkan(kota, "sekda", "kadis_dlh", "kadis_pu", kapasitas=Kapasitas.PLT, sampai=date(2027, 2, 23))
    row = terbitkan(kota, "sekda", "kadis_dlh", "kadis_pu", kapasitas=Kapasitas.PLT, sampai=date(2027, 2, 22))
    assert row.sampai == date(2027, 2, 22)


def test_plh_sekda_is_bound_to_fourteen_working_days(kota):
    with pytest.raises(Ditolak, match="14 hari kerja"):
        terbitkan(kota, "walikota", "sekda", "asisten1", sampai=date(2026, 12, 11))
    assert terbitkan(kota, "walikota", "sekda", "asisten1", sampai=date(2026, 12, 10)).pk


def test_two_warrants_for_one_office_never_meet(kota):
    terbitkan(kota, "sekda", "asisten2", "kabag_ekbang")
    with pytest.raises(Ditolak, match="Pejabat Kepala Bagian Adbang"):
        terbitkan(kota, "sekda", "asisten2", "kabag_kesra", dari=JUMAT, sampai=date(2026, 12, 4))
    assert terbitkan(kota, "sekda", "asisten2", "kabag_kesra", dari=date(2026, 11, 28), sampai=date(2026, 12, 4)).pk


def test_a_revoked_warrant_makes_room_and_ends_at_once(kota):
    row = terbitkan(kota, "sekda", "asisten2", "kabag_ekbang")
    with pytest.raises(Ditolak) as ditolak:
        cabut(kota.aktor("sekda", HARI), row, alasan=" ")
    assert ditolak.value.bidang == "alasan"
    cabut(kota.aktor("sekda", HARI), row, alasan="Pejabat sudah kembali")
    office = kota.jabatan["asisten2"].pk
    assert actor(kota.orang["kabag_ekbang"], HARI, jabatan_id=office).jabatan_id != office
    assert terbitkan(kota, "sekda", "asisten2", "kabag_kesra").pk


def test_a_warrant_that_ended_cannot_be_revoked(kota):
    row = terbitkan(kota, "sekda", "asisten2", "kabag_ekbang")
    with pytest.raises(Ditolak, match="sudah berakhir"):
        cabut(kota.aktor("sekda", JUMAT + timedelta(days=3)), row, alasan="x")


def test_who_stands_in_by_mandate_gives_only_plh(kota):
    terbitkan(kota, "walikota", "sekda", "asisten1")
    plh = actor(kota.orang["asisten1"], HARI, jabatan_id=kota.jabatan["sekda"].pk)
    kosongkan(kota, "camat")
    with pytest.raises(Ditolak) as ditolak:
        terbitkan_surat_perintah(
            plh,
            kota.jabatan["camat"],
            surat=surat(kota, "kabag_umum", kapasitas=Kapasitas.PLT, sampai=date(2027, 1, 1)),
        )
    assert ditolak.value.bidang == "kapasitas"
    row = terbitkan_surat_perintah(plh, kota.jabatan["kadis_pu"], surat=surat(kota, "kabag_umum"))
    assert row.pemberi_id == kota.jabatan["sekda"].pk


def test_a_plt_is_extended_once_within_the_limit_and_not_by_himself(kota):
    kosongkan(kota, "kadis_dlh")
    akhir = date(2027, 2, 22)
    row = terbitkan(kota, "sekda", "kadis_dlh", "kadis_pu", kapasitas=Kapasitas.PLT, sampai=akhir)
    sekda = kota.aktor("sekda", HARI)
    with pytest.raises(TidakBerwenang):
        perpanjang(kota.aktor("kadis_pu", HARI), row, sampai=date(2027, 3, 1), nomor="SP 9")
    with pytest.raises(Ditolak, match="paling lambat 22 Mei 2027"):
        perpanjang(sekda, row, sampai=date(2027, 5, 23), nomor="SP 9")
    with pytest.raises(Ditolak) as ditolak:
        perpanjang(sekda, row, sampai=date(2027, 5, 22), nomor="")
    assert ditolak.value.bidang == "nomor"
    longer = perpanjang(sekda, row, sampai=date(2027, 5, 22), nomor="SP 9")
    assert (longer.sampai, longer.dasar) == (date(2027, 5, 22), "800/12/SP/2026; SP 9")
    with pytest.raises(Ditolak, match="satu kali"):
        perpanjang(sekda, row, sampai=date(2027, 6, 22), nomor="SP 10")


def test_a_plh_is_not_extended_but_given_anew(kota):
    row = terbitkan(kota, "sekda", "asisten2", "kabag_ekbang")
    with pytest.raises(Ditolak, match="Hanya Plt"):
        perpanjang(kota.aktor("sekda", HARI), row, sampai=date(2026, 12, 4), nomor="SP 2")


def test_the_head_of_region_is_filled_from_above_and_recorded_by_the_manager(kota):
    row = terbitkan(kota, "admin", "walikota", "sekda", sampai=date(2027, 1, 31), nomor="Kepmendagri 131/2026")
    assert row.pemberi_id is None
    with pytest.raises(TidakBerwenang):
        terbitkan(kota, "sekda", "walikota", "asisten1")


def test_candidates_have_the_right_level_and_the_nearest_come_first(kota):
    sekda = kota.aktor("sekda", HARI)
    names = [p.jabatan.nama for p in calon(sekda, kota.jabatan["asisten2"], HARI)]
    assert names[0] == "Kepala Bagian Adbang"
    assert "Analis Sumber Daya Air" not in names
    assert "Sekretaris Daerah" not in names
    assert "Asisten II" not in names
    assert "Asisten I" in names


def test_capacities_follow_from_whether_the_office_is_filled(kota):
    assert kapasitas_mungkin(kota.jabatan["kadis_pu"], terisi=True) == (Kapasitas.PLH,)
    assert kapasitas_mungkin(kota.jabatan["kadis_pu"], terisi=False) == (Kapasitas.PLT,)
    assert kapasitas_mungkin(kota.jabatan["sekda"], terisi=False)[0] is Kapasitas.PLT
    kosongkan(kota, "kadis_dlh")
    (kata,) = batas_kata(kota.aktor("sekda", HARI), kota.jabatan["kadis_dlh"], HARI)
    assert (kata.kapasitas, kata.akhir) == (Kapasitas.PLT, date(2027, 2, 22))


def test_offices_that_may_be_delegated_are_those_below(kota):
    assert {j.nama for j in dapat_diwakilkan(kota.aktor("asisten2", HARI))} == {"Kepala Bagian Adbang"}
    nama = [j.nama for j in dapat_diwakilkan(kota.aktor("sekda", HARI))]
    assert nama[:2] == ["Asisten I", "Asisten II"]
    assert "Wali Kota" not in nama
    assert [j.nama for j in dapat_diwakilkan(kota.aktor("sekda", HARI), "dlh")] == ["Kepala DLH"]
    assert not dapat_diwakilkan(kota.aktor("tu", HARI))


def test_running_warrants_are_seen_by_giver_receiver_and_incumbent(kota, django_assert_num_queries):
    row = terbitkan(kota, "sekda", "asisten2", "kabag_ekbang")
    for kode in ("sekda", "kabag_ekbang", "asisten2", "walikota"):
        who = kota.aktor(kode, HARI)
        with django_assert_num_queries(1):
            found = list(surat_berjalan(who))
        assert found == [row]
    assert not surat_berjalan(kota.aktor("kadis_pu", HARI))
    assert not surat_berjalan(kota.aktor("sekda", JUMAT + timedelta(days=1)))


def test_a_new_holder_ends_the_one_before(kota):
    baru = Orang.objects.create(nama="Rani Pertiwi")
    row = angkat(
        kota.aktor("admin", HARI), kota.jabatan["kadis_dlh"], orang=baru, dari=date(2026, 12, 1), dasar="SK 5/2026"
    )
    lama = kota.jabatan["kadis_dlh"].pemangku.get(orang=kota.orang["kadis_dlh"])
    assert lama.sampai == date(2026, 11, 30)
    assert Pemberitahuan.objects.filter(jenis="jabatan.diangkat", orang=baru, objek_id=row.pk).exists()


def test_nobody_appoints_or_dismisses_himself(kota):
    admin = kota.aktor("admin", HARI)
    with pytest.raises(Ditolak, match="mengangkat diri sendiri"):
        angkat(admin, kota.jabatan["kadis_dlh"], orang=kota.orang["admin"], dari=HARI, dasar="SK")
    with pytest.raises(Ditolak, match="memberhentikan diri sendiri"):
        berhentikan(admin, Pemangku.objects.get(orang=kota.orang["admin"]), pada=HARI, alasan="x")


@pytest.mark.parametrize(
    ("lain", "bidang"),
    [({"dasar": ""}, "dasar"), ({"dari": date(2019, 1, 1)}, "dari"), ({"sampai": date(2026, 1, 1)}, "sampai")],
)
def test_an_appointment_needs_its_decree_and_its_own_days(kota, lain, bidang):
    isi = {"orang": kota.orang["camat"], "dari": HARI, "dasar": "SK 5", **lain}
    with pytest.raises(Ditolak) as ditolak:
        angkat(kota.aktor("admin", HARI), kota.jabatan["kadis_dlh"], **isi)
    assert ditolak.value.bidang == bidang


def test_a_dismissal_names_its_first_day_without_office(kota):
    row = Pemangku.objects.get(orang=kota.orang["kadis_dlh"])
    with pytest.raises(Ditolak, match="baru mulai"):
        berhentikan(kota.aktor("admin", HARI), row, pada=date(2019, 1, 1), alasan="SK 7")
    berhentikan(kota.aktor("admin", HARI), row, pada=HARI, alasan="SK 7/2026")
    assert actor(kota.orang["kadis_dlh"], HARI) is None
    assert actor(kota.orang["kadis_dlh"], HARI - timedelta(days=1)).jabat.jabatan == "Kepala DLH"


def test_a_warrant_is_not_ended_as_if_it_were_an_appointment(kota):
    row = terbitkan(kota, "sekda", "asisten2", "kabag_ekbang")
    with pytest.raises(TidakBerwenang):
        berhentikan(kota.aktor("admin", HARI), row, pada=HARI, alasan="x")
