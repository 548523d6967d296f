"""Changes of structure: dated, with their decree, never an overwrite."""

from datetime import date, timedelta

import pytest

from poros.domain.kelembagaan.queries.struktur import (
    belum_diterapkan,
    kelebihan,
    penugasan_terbuka,
    pohon,
    rata,
    urusan_janggal,
    versi_terjadwal,
)
from poros.domain.kelembagaan.queries.struktur import (
    bentuk_unit as bentuk_pada,
)
from poros.domain.kelembagaan.services import (
    bentuk_jabatan,
    bentuk_unit,
    hapus_unit,
    ubah_jabatan,
    ubah_unit,
)
from poros.domain.kelembagaan.tasks import terapkan_sotk
from poros.domain.kelembagaan.values import BentukJabatan, BentukUnit
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.actor import actor
from poros.kernel.organisasi.models import Koordinasi, Unit, UrusanUnit, VersiPeta, VersiUnit
from poros.kernel.organisasi.rules import Fungsi, JenisUnit, Kapasitas
from poros.kernel.penugasan.models import Penugasan, StatusPenugasan
from poros.kernel.penugasan.services import RincianArahan, Sasaran, terbitkan
from poros.kernel.wewenang import TidakBerwenang

HARI = date(2026, 11, 23)
TAHUN_BARU = date(2027, 1, 1)


def bentuk(kota, kode, **lain):
    unit = kota.unit[kode]
    isi = {"nama": unit.nama, "singkatan": unit.singkatan, "jenis": unit.jenis, "induk_id": unit.induk_id}
    return BentukUnit(**{**isi, **lain})


def ubah(kota, kode, berlaku, dasar="Perda 9/2026", **lain):
    return ubah_unit(
        kota.aktor("admin", HARI), kota.unit[kode], bentuk=bentuk(kota, kode, **lain), berlaku=berlaku, dasar=dasar
    )


def hapus(kota, kode, berlaku, pengganti=None):
    ganti = kota.unit[pengganti] if pengganti else None
    return hapus_unit(
        kota.aktor("admin", HARI), kota.unit[kode], berlaku=berlaku, dasar="Perda 9/2026", pengganti=ganti
    )


def perintahkan(kota, *units):
    rincian = RincianArahan(isi="Bersihkan drainase")
    kepada = [Sasaran(kota.unit[u].pk) for u in units]
    return terbitkan(kota.aktor("sekda", HARI), kota.unit["setda"], rincian=rincian, kepada=kepada)


def test_a_rename_adds_a_version_and_keeps_the_old_one(kota):
    before = VersiPeta.objects.get().nilai
    unit = ubah(kota, "pu", HARI, nama="Dinas PUPR", singkatan="PUPR")
    assert Unit.objects.get(pk=unit.pk).nama == "Dinas PUPR"
    lama, baru = unit.versi.order_by("dari")
    assert (lama.nama, lama.sampai) == ("Dinas Pekerjaan Umum", date(2026, 11, 22))
    assert (baru.nama, baru.dari, baru.sampai, baru.dasar) == ("Dinas PUPR", HARI, None, "Perda 9/2026")
    assert VersiPeta.objects.get().nilai == before + 1
    assert Jejak.objects.get(aksi="sotk.ubah").data["bentuk"]["nama"] == "Dinas PUPR"


def test_a_change_to_come_waits_for_its_day(kota):
    ubah(kota, "pu", TAHUN_BARU, nama="Dinas PUPR")
    assert Unit.objects.get(kode="pu").nama == "Dinas Pekerjaan Umum"
    assert [v.nama for v in versi_terjadwal(kota.aktor("admin", HARI))] == ["Dinas PUPR"]
    assert terapkan_sotk(TAHUN_BARU - timedelta(days=1)) == 0
    assert terapkan_sotk(TAHUN_BARU) == 1
    assert Unit.objects.get(kode="pu").nama == "Dinas PUPR"
    assert terapkan_sotk(TAHUN_BARU) == 0
    line = Jejak.objects.get(aksi="sotk.terapkan")
    assert (line.orang, line.alat) == ("Sistem", "sistem")


def test_a_past_and_a_future_day_show_their_own_names(kota):
    ubah(kota, "pu", TAHUN_BARU, nama="Dinas PUPR", induk_id=kota.unit["setda"].pk)
    admin, pk = kota.aktor("admin", HARI), kota.unit["pu"].pk
    assert bentuk_pada(admin, date(2021, 1, 1))[pk].nama == "Dinas Pekerjaan Umum"
    assert bentuk_pada(admin, TAHUN_BARU)[pk].nama == "Dinas PUPR"
    assert bentuk_pada(admin, TAHUN_BARU)[pk].induk_id == kota.unit["setda"].pk
    assert bentuk_pada(admin, date(2019, 1, 1)) == {}


@pytest.mark.parametrize(
    ("lain", "bidang"),
    [
        ({"nama": "Baru", "dasar": " "}, "dasar"),
        ({"nama": "Baru", "berlaku": date(2019, 1, 1)}, "berlaku"),
        ({"induk_id": None}, "induk"),
        ({"induk_id": 0}, "induk"),
        ({}, ""),
    ],
)
def test_a_change_that_cannot_be_is_refused_beside_its_field(kota, lain, bidang):
    isi = {"berlaku": HARI, **lain}
    with pytest.raises(Ditolak) as ditolak:
        ubah(kota, "pu", **isi)
    assert ditolak.value.bidang == bidang
    assert VersiUnit.objects.filter(unit=kota.unit["pu"]).count() == 1


def test_a_unit_never_stands_below_itself(kota):
    with pytest.raises(Ditolak, match="di bawah dirinya sendiri"):
        ubah(kota, "setda", HARI, induk_id=kota.unit["ekbang"].pk)


def test_a_second_change_comes_after_the_first(kota):
    ubah(kota, "pu", TAHUN_BARU, nama="Dinas PUPR")
    with pytest.raises(Ditolak, match="mulai 1 Januari 2027"):
        ubah(kota, "pu", HARI, nama="Dinas Bina Marga")


def test_a_unit_without_a_recorded_past_gets_one(kota):
    kota.unit["pu"].versi.all().delete()
    ubah(kota, "pu", HARI, nama="Dinas PUPR")
    assert [v.nama for v in kota.unit["pu"].versi.order_by("dari")] == ["Dinas Pekerjaan Umum", "Dinas PUPR"]


def baru(kota, berlaku, kode="damkar"):
    isi = BentukUnit(nama="Dinas Damkar", singkatan="Damkar", jenis=JenisUnit.DINAS, induk_id=None)
    return bentuk_unit(
        kota.aktor("admin", HARI), kota.unit["kdh"], kode=kode, bentuk=isi, berlaku=berlaku, dasar="Perda 9/2026"
    )


def test_a_new_unit_stands_below_the_one_it_was_founded_in(kota):
    unit = baru(kota, HARI)
    assert (unit.aktif, unit.induk_id) == (True, kota.unit["kdh"].pk)
    assert Jejak.objects.get(aksi="sotk.ubah").objek_id == unit.pk
    with pytest.raises(Ditolak) as ditolak:
        baru(kota, HARI)
    assert ditolak.value.bidang == "kode"


def test_a_unit_to_come_is_in_no_map_before_its_day(kota):
    unit = baru(kota, TAHUN_BARU)
    assert unit.pk not in kota.aktor("sekda", HARI).peta.simpul
    terapkan_sotk(TAHUN_BARU)
    assert unit.pk in kota.aktor("sekda", TAHUN_BARU).peta.simpul


def test_a_unit_with_parts_is_not_abolished(kota):
    with pytest.raises(Ditolak, match="Bidang Sumber Daya Air"):
        hapus(kota, "pu", HARI)


def test_kepala_daerah_and_setda_always_are(kota):
    with pytest.raises(Ditolak, match="selalu ada"):
        hapus(kota, "setda", HARI)


def test_a_unit_with_open_work_needs_a_successor(kota):
    perintahkan(kota, "dlh")
    with pytest.raises(Ditolak, match="1 penugasan masih terbuka") as ditolak:
        hapus(kota, "dlh", HARI)
    assert ditolak.value.bidang == "pengganti"
    assert [t.unit_id for t in penugasan_terbuka(kota.unit["dlh"])] == [kota.unit["dlh"].pk]
    with pytest.raises(Ditolak, match="unit lain yang masih aktif"):
        hapus(kota, "dlh", HARI, "dlh")


def test_the_successor_gets_work_urusan_and_a_note_of_it(kota):
    UrusanUnit.objects.create(
        unit=kota.unit["dlh"], kode="2.11", nama="Lingkungan hidup", dari=HARI - timedelta(days=9), dasar="x"
    )
    tugas = perintahkan(kota, "dlh").penugasan.get()
    hapus(kota, "dlh", HARI, "pu")
    tugas.refresh_from_db()
    assert (tugas.unit, tugas.kantor, tugas.koordinator) == (kota.unit["pu"], kota.unit["pu"], kota.unit["ekbang"])
    note = StatusPenugasan.objects.filter(penugasan=tugas).latest("id").catatan
    assert note == "Dinas Lingkungan Hidup dihapus; dilanjutkan Dinas Pekerjaan Umum (Perda 9/2026)."
    assert not Unit.objects.get(kode="dlh").aktif
    assert UrusanUnit.objects.get(unit=kota.unit["pu"]).kode == "2.11"
    assert Koordinasi.objects.get(unit=kota.unit["dlh"]).sampai == date(2026, 11, 22)
    assert actor(kota.orang["kadis_dlh"], HARI) is None
    assert kota.unit["dlh"].pk not in kota.aktor("sekda", HARI).peta.simpul


def test_a_successor_with_a_part_in_the_same_order_keeps_one_part(kota):
    arahan = perintahkan(kota, "dlh", "pu")
    hapus(kota, "dlh", HARI, "pu")
    assert sorted(arahan.penugasan.values_list("unit__kode", "status")) == [("dlh", "dialihkan"), ("pu", "terkirim")]


def test_an_abolished_bagian_hands_its_coordination_on(kota):
    tugas = perintahkan(kota, "pu").penugasan.get()
    hapus(kota, "ekbang", HARI, "kesra")
    tugas.refresh_from_db()
    assert (tugas.unit, tugas.koordinator) == (kota.unit["pu"], kota.unit["kesra"])
    now = Koordinasi.objects.filter(koordinator=kota.unit["kesra"], sampai=None)
    assert set(now.values_list("unit__kode", flat=True)) == {"sos", "kec", "pu", "dlh"}


def test_an_end_to_come_takes_the_work_along_on_its_day(kota):
    tugas = perintahkan(kota, "dlh").penugasan.get()
    hapus(kota, "dlh", TAHUN_BARU, "pu")
    assert Penugasan.objects.get(pk=tugas.pk).unit_id == kota.unit["dlh"].pk
    assert kota.aktor("kadis_dlh", HARI).jabat.jabatan == "Kepala DLH"
    assert belum_diterapkan(HARI) == []
    assert terapkan_sotk(TAHUN_BARU) == 1
    assert Penugasan.objects.get(pk=tugas.pk).unit_id == kota.unit["pu"].pk
    assert not Unit.objects.get(kode="dlh").aktif
    assert terapkan_sotk(TAHUN_BARU) == 0


def test_only_the_clock_applies_what_was_decided(kota):
    from poros.domain.kelembagaan.services import terapkan_unit

    with pytest.raises(TidakBerwenang):
        terapkan_unit(kota.aktor("admin", HARI), kota.unit["pu"], hari=HARI)


def test_a_mandate_does_not_change_the_structure(kota):
    """Head of the unit with the admin's office manages; his Plh. does not (UU 30/2014 Art. 14(7))."""
    isi = {"bentuk": bentuk(kota, "pu", nama="Dinas PUPR"), "berlaku": HARI, "dasar": "Perda 9"}
    assert ubah_unit(kota.aktor("kabag_umum", HARI), kota.unit["pu"], **isi).nama == "Dinas PUPR"
    kota.jabatan["kabag_umum"].pemangku.create(
        orang=kota.orang["camat"], kapasitas=Kapasitas.PLH, dari=HARI, sampai=HARI, dasar="SP"
    )
    plh = actor(kota.orang["camat"], HARI, jabatan_id=kota.jabatan["kabag_umum"].pk)
    with pytest.raises(TidakBerwenang):
        ubah_unit(plh, kota.unit["dlh"], bentuk=bentuk(kota, "dlh", nama="X"), berlaku=HARI, dasar="Perda 9")


def test_the_tree_of_today_in_one_query_and_of_another_day_in_two(kota, django_assert_num_queries):
    admin = kota.aktor("admin", HARI)
    with django_assert_num_queries(1):
        lines = list(rata(pohon(admin, HARI)))
    assert [(c.unit.singkatan, c.kedalaman) for c in lines[:3]] == [("Wali Kota", 0), ("Setda", 1), ("Asisten I", 2)]
    assert len(lines) == len(kota.unit)
    assert lines[1].pemangku[0].orang == kota.orang["sekda"]
    baru(kota, HARI)
    with django_assert_num_queries(2):
        assert len(list(rata(pohon(admin, HARI + timedelta(days=1))))) == len(kota.unit) + 1


def test_sizes_warn_and_refuse_nothing(kota):
    for n in range(4):
        isi = BentukUnit(nama=f"Bagian {n}", singkatan=f"B{n}", jenis=JenisUnit.BAGIAN, induk_id=None)
        bentuk_unit(kota.aktor("admin", HARI), kota.unit["as1"], kode=f"b{n}", bentuk=isi, berlaku=HARI, dasar="Perda")
    (lebih,) = kelebihan(kota.aktor("admin", HARI))
    assert (lebih.unit_id, lebih.jumlah, lebih.batas.maks) == (kota.unit["as1"].pk, 5, 4)
    assert urusan_janggal(["1.01", "2.22"]) == (False, False)
    assert urusan_janggal(["1.01", "2.22", "2.19", "3.26"]) == (True, False)
    assert urusan_janggal(["1.02", "3.27", "5.01"]) == (False, True)


def office(**lain):
    return BentukJabatan(
        **{"nama": "Kepala Bidang", "eselon": "III.b", "fungsi": Fungsi.PIMPINAN, "kepala": True, **lain}
    )


def test_offices_have_one_head_and_their_own_names(kota):
    admin = kota.aktor("admin", HARI)
    head = bentuk_jabatan(admin, kota.unit["pu_sda"], bentuk=office())
    assert head.kepala
    for lain, bidang in (({}, "nama"), ({"nama": "Wakil"}, "kepala")):
        with pytest.raises(Ditolak) as ditolak:
            bentuk_jabatan(admin, kota.unit["pu_sda"], bentuk=office(**lain))
        assert ditolak.value.bidang == bidang
    assert ubah_jabatan(admin, head, bentuk=office(nama="Kabid SDA")).nama == "Kabid SDA"


def test_an_office_that_is_held_or_has_work_is_not_closed(kota):
    admin, staf = kota.aktor("admin", HARI), kota.jabatan["staf_pu"]
    isi = office(nama=staf.nama, eselon="", fungsi=Fungsi.STAF, kepala=False)
    with pytest.raises(Ditolak, match="masih dipegang"):
        ubah_jabatan(admin, staf, bentuk=isi, aktif=False)
    staf.pemangku.update(sampai=HARI - timedelta(days=1))
    tugas = perintahkan(kota, "pu").penugasan.get()
    Penugasan.objects.filter(pk=tugas.pk).update(pelaksana=staf)
    with pytest.raises(Ditolak, match="penugasan terbuka"):
        ubah_jabatan(admin, staf, bentuk=isi, aktif=False)
    Penugasan.objects.filter(pk=tugas.pk).update(pelaksana=None)
    assert not ubah_jabatan(admin, staf, bentuk=isi, aktif=False).aktif
