"""Structure at its edges: parents that come or go, ends decided twice, what a successor carries on."""

from datetime import date

import pytest

from poros.domain.kelembagaan.models import PenggantiUnit
from poros.domain.kelembagaan.queries.struktur import belum_diterapkan, hari_terakhir, pohon, rata
from poros.domain.kelembagaan.services import bentuk_unit, hapus_unit, tetapkan_koordinasi, tetapkan_urusan, ubah_unit
from poros.domain.kelembagaan.tasks import terapkan_sotk
from poros.domain.kelembagaan.values import BentukUnit
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import actor
from poros.kernel.organisasi.models import Koordinasi, Pemangku, Unit, UrusanUnit, VersiUnit
from poros.kernel.organisasi.rules import JenisUnit, Kapasitas

HARI = date(2026, 11, 23)
DESEMBER = date(2026, 12, 1)
TAHUN_BARU = date(2027, 1, 1)
FEBRUARI = date(2027, 2, 1)
AWAL = date(2020, 1, 1)


@pytest.fixture
def admin(kota):
    return kota.aktor("admin", HARI)


@pytest.fixture
def bentuk(kota):
    """Found a unit below another: `bentuk("kdh", "damkar", TAHUN_BARU)`."""

    def found(induk, kode, berlaku=HARI, jenis=JenisUnit.BIDANG, dasar="Perda 9/2026"):
        isi = BentukUnit(nama=f"Unit {kode}", singkatan=kode.upper(), jenis=jenis, induk_id=None)
        di_bawah = kota.unit[induk] if isinstance(induk, str) else induk
        return bentuk_unit(kota.aktor("admin", HARI), di_bawah, kode=kode, bentuk=isi, berlaku=berlaku, dasar=dasar)

    return found


@pytest.fixture
def pindah(kota):
    """Put a unit below another, or make it another kind, from a day on."""

    def move(unit, berlaku=HARI, **lain):
        unit.refresh_from_db()
        isi = {"nama": unit.nama, "singkatan": unit.singkatan, "jenis": unit.jenis, "induk_id": unit.induk_id}
        ubah_unit(
            kota.aktor("admin", HARI), unit, bentuk=BentukUnit(**{**isi, **lain}), berlaku=berlaku, dasar="Perda 9"
        )

    return move


@pytest.fixture
def hapus(kota):
    def end(kode, berlaku=HARI, pengganti=None, dasar="Perda 9/2026"):
        ganti = kota.unit[pengganti] if pengganti else None
        return hapus_unit(kota.aktor("admin", HARI), kota.unit[kode], berlaku=berlaku, dasar=dasar, pengganti=ganti)

    return end


def garis(koordinator):
    rows = Koordinasi.objects.filter(koordinator__kode=koordinator).order_by("unit__kode", "dari")
    return list(rows.values_list("unit__kode", "utama", "dari", "sampai"))


def test_a_unit_is_not_founded_below_one_that_is_yet_to_come(bentuk):
    damkar = bentuk("kdh", "damkar", TAHUN_BARU, JenisUnit.DINAS)
    with pytest.raises(Ditolak, match="tidak ada pada tanggal berlaku") as ditolak:
        bentuk(damkar, "operasi", HARI)
    assert ditolak.value.bidang == "induk"
    assert bentuk(damkar, "operasi", TAHUN_BARU).induk == damkar


@pytest.mark.parametrize("berlaku", [HARI, TAHUN_BARU, FEBRUARI])
def test_a_unit_is_not_founded_below_one_whose_end_is_decided(bentuk, hapus, berlaku):
    hapus("dlh", TAHUN_BARU)
    with pytest.raises(Ditolak) as ditolak:
        bentuk("dlh", "amdal", berlaku)
    assert ditolak.value.bidang == "induk"
    assert not Unit.objects.filter(kode="amdal").exists()


def test_a_unit_does_not_move_below_one_whose_end_is_decided(kota, pindah, hapus):
    hapus("dlh", TAHUN_BARU)
    with pytest.raises(Ditolak, match="berakhir 31 Desember 2026") as ditolak:
        pindah(kota.unit["pu_sda"], induk_id=kota.unit["dlh"].pk)
    assert ditolak.value.bidang == "induk"


def test_a_unit_below_which_another_will_stand_is_not_abolished(bentuk, hapus):
    bentuk("dlh", "amdal", FEBRUARI)
    with pytest.raises(Ditolak, match="Masih ada unit di bawahnya: Unit amdal"):
        hapus("dlh", TAHUN_BARU)


def test_parts_that_leave_by_then_do_not_hold_a_unit_up(kota, pindah, hapus):
    pindah(kota.unit["pu_sda"], TAHUN_BARU, induk_id=kota.unit["dlh"].pk)
    with pytest.raises(Ditolak, match="Bidang Sumber Daya Air"):
        hapus("pu", DESEMBER)
    hapus("pu", TAHUN_BARU)
    assert terapkan_sotk(TAHUN_BARU) == 2
    peta = kota.aktor("sekda", TAHUN_BARU).peta
    assert list(peta.leluhur(kota.unit["pu_sda"].pk))[1] == kota.unit["dlh"].pk


def test_two_moves_decided_for_different_days_make_no_circle(kota, pindah):
    """Dated for later first: on the earlier day alone the second move would look sound."""
    pu, dlh = kota.unit["pu"], kota.unit["dlh"]
    pindah(pu, FEBRUARI, induk_id=dlh.pk)
    with pytest.raises(Ditolak, match="di bawah dirinya sendiri"):
        pindah(dlh, TAHUN_BARU, induk_id=pu.pk)


@pytest.mark.parametrize("dasar", ["", "   "])
def test_no_unit_ends_without_a_decree(kota, hapus, dasar):
    with pytest.raises(Ditolak) as ditolak:
        hapus("dlh", dasar=dasar)
    assert ditolak.value.bidang == "dasar"
    assert Unit.objects.get(kode="dlh").aktif


@pytest.mark.parametrize("lagi", [HARI, DESEMBER, TAHUN_BARU, FEBRUARI])
def test_an_end_is_decided_once(kota, hapus, lagi):
    hapus("ekbang", TAHUN_BARU, "kesra")
    before = garis("kesra")
    with pytest.raises(Ditolak, match="sudah ditetapkan berakhir 31 Desember 2026") as ditolak:
        hapus("ekbang", lagi, "kesra")
    assert ditolak.value.bidang == "berlaku"
    assert garis("kesra") == before


def test_an_end_that_was_decided_is_taken_back_by_a_later_decree(kota, hapus, pindah):
    hapus("dlh", TAHUN_BARU)
    assert hari_terakhir(kota.unit["dlh"].pk) == date(2026, 12, 31)
    pindah(kota.unit["dlh"], TAHUN_BARU, nama="Dinas Lingkungan Hidup dan Kehutanan")
    assert hari_terakhir(kota.unit["dlh"].pk) is None
    terapkan_sotk(TAHUN_BARU)
    assert Unit.objects.get(kode="dlh").aktif


@pytest.mark.parametrize("kode", ["setda", "kdh"])
def test_kepala_daerah_and_setda_keep_their_kind(kota, pindah, kode):
    with pytest.raises(Ditolak) as ditolak:
        pindah(kota.unit[kode], jenis=JenisUnit.DINAS)
    assert ditolak.value.bidang == "jenis"
    pindah(kota.unit[kode], nama="Nama baru")
    assert Unit.objects.get(kode=kode).nama == "Nama baru"


@pytest.mark.parametrize("jenis", [JenisUnit.SETDA, JenisUnit.KEPALA_DAERAH])
def test_there_is_no_second_setda_and_no_second_head_of_region(kota, bentuk, pindah, jenis):
    for act in (lambda: bentuk("kdh", "dua", jenis=jenis), lambda: pindah(kota.unit["dlh"], jenis=jenis)):
        with pytest.raises(Ditolak) as ditolak:
            act()
        assert ditolak.value.bidang == "jenis"


def test_a_successor_keeps_its_own_line_and_takes_the_others(kota, admin, hapus):
    """Kesra will accompany PU from February on anyway: until then it carries on what Adbang had."""
    tetapkan_koordinasi(
        admin, kota.unit["pu"], koordinator=kota.unit["kesra"], dari=FEBRUARI, dasar="Perwali 4", utama=False
    )
    hapus("ekbang", TAHUN_BARU, "kesra")
    assert garis("kesra") == [
        ("dlh", True, TAHUN_BARU, None),
        ("kec", True, AWAL, None),
        ("pu", True, TAHUN_BARU, date(2027, 1, 31)),
        ("pu", False, FEBRUARI, None),
        ("sos", True, AWAL, None),
    ]


def test_a_line_that_was_to_end_still_ends_with_the_successor(kota, admin, hapus):
    tetapkan_koordinasi(admin, kota.unit["pu"], koordinator=kota.unit["kesra"], dari=FEBRUARI, dasar="Perwali 4")
    hapus("ekbang", TAHUN_BARU, "umum")
    assert garis("umum") == [("dlh", True, TAHUN_BARU, None), ("pu", True, TAHUN_BARU, date(2027, 1, 31))]
    assert garis("ekbang") == [(kode, True, AWAL, date(2026, 12, 31)) for kode in ("dlh", "pu")]


def test_a_line_to_come_is_carried_on_from_its_own_day(kota, admin, hapus):
    tetapkan_koordinasi(admin, kota.unit["insp"], koordinator=kota.unit["ekbang"], dari=FEBRUARI, dasar="Perwali 4")
    hapus("ekbang", TAHUN_BARU, "umum")
    assert ("insp", True, FEBRUARI, None) in garis("umum")
    assert "insp" not in {row[0] for row in garis("ekbang")}


def test_a_successor_does_not_coordinate_itself(kota, admin, hapus):
    tetapkan_koordinasi(admin, kota.unit["umum"], koordinator=kota.unit["ekbang"], dari=HARI, dasar="Perwali 4")
    hapus("ekbang", TAHUN_BARU, "umum")
    assert {row[0] for row in garis("umum")} == {"pu", "dlh"}


def test_urusan_are_not_carried_twice(kota, admin, hapus):
    for kode, unit, dari in (("2.11", "dlh", AWAL), ("1.03", "dlh", AWAL), ("1.03", "pu", AWAL), ("3.26", "pu", HARI)):
        tetapkan_urusan(admin, kota.unit[unit], kode=kode, nama=f"Urusan {kode}", dari=dari, dasar="Perda 1")
    hapus("dlh", TAHUN_BARU, "pu")
    rows = UrusanUnit.objects.filter(unit=kota.unit["pu"]).order_by("kode")
    assert list(rows.values_list("kode", "dari", "dasar")) == [
        ("1.03", AWAL, "Perda 1"),
        ("2.11", TAHUN_BARU, "Perda 9/2026"),
        ("3.26", HARI, "Perda 1"),
    ]


def test_without_a_successor_lines_end_and_nobody_carries_them(kota, hapus):
    hapus("ekbang", TAHUN_BARU)
    assert not Koordinasi.objects.filter(dari=TAHUN_BARU).exists()
    assert not PenggantiUnit.objects.exists()
    assert kota.aktor("sekda", TAHUN_BARU).peta.koordinator_dari(kota.unit["pu"].pk) is None


def test_offices_of_an_abolished_unit_end_with_it(kota, hapus):
    besok = Pemangku.objects.create(
        jabatan=kota.jabatan["kadis_dlh"],
        orang=kota.orang["camat"],
        kapasitas=Kapasitas.PLH,
        dari=FEBRUARI,
        sampai=FEBRUARI,
        dasar="SP 1",
    )
    hapus("dlh", TAHUN_BARU)
    besok.refresh_from_db()
    assert (besok.dicabut, besok.alasan_cabut) == (TAHUN_BARU, "Unitnya dihapus")
    assert actor(kota.orang["kadis_dlh"], date(2026, 12, 31)).jabat.jabatan == "Kepala DLH"
    assert actor(kota.orang["kadis_dlh"], TAHUN_BARU) is None


def test_parents_are_applied_before_their_parts(bentuk):
    atas = bentuk("kdh", "zz", TAHUN_BARU, JenisUnit.DINAS)
    tengah = bentuk(atas, "mm", TAHUN_BARU)
    bentuk(tengah, "aa", TAHUN_BARU, JenisUnit.SUBBAGIAN)
    assert [unit.kode for unit in belum_diterapkan(TAHUN_BARU)] == ["zz", "mm", "aa"]
    assert terapkan_sotk(TAHUN_BARU) == 3
    assert belum_diterapkan(TAHUN_BARU) == []


@pytest.mark.parametrize("berlaku", [date(2028, 2, 29), date(2028, 3, 1), TAHUN_BARU])
def test_the_day_before_a_change_still_belongs_to_the_old_version(kota, pindah, berlaku):
    pindah(kota.unit["dlh"], berlaku, nama="Dinas LHK")
    lama, baru = VersiUnit.objects.filter(unit=kota.unit["dlh"]).order_by("dari")
    assert (baru.dari - lama.sampai).days == 1
    names = [
        next(c.unit.nama for c in rata(pohon(kota.aktor("sekda", HARI), hari)) if c.unit.kode == "dlh")
        for hari in (lama.sampai, baru.dari)
    ]
    assert names == ["Dinas Lingkungan Hidup", "Dinas LHK"]


def test_the_trail_and_the_map_do_not_change_when_a_change_is_refused(kota, hapus):
    from poros.kernel.jejak.models import Jejak
    from poros.kernel.organisasi.models import VersiPeta

    before = VersiPeta.objects.get().nilai, Jejak.objects.count()
    with pytest.raises(Ditolak):
        hapus("setda")
    assert (VersiPeta.objects.get().nilai, Jejak.objects.count()) == before
