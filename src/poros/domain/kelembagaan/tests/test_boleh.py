"""Each command: who may give it, what the trail keeps of it, who is told."""

from datetime import date

import pytest

from poros.domain.kelembagaan import services
from poros.domain.kelembagaan.manifest import memimpin
from poros.domain.kelembagaan.queries.kelola import mengelola
from poros.domain.kelembagaan.rules.libur import JenisLibur, Libur
from poros.domain.kelembagaan.values import BentukJabatan, BentukUnit, DataOrang, SuratPerintah, VersiAturan
from poros.domain.kelembagaan.wewenang import RULES, Wewenang
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.actor import actor as baca_aktor
from poros.kernel.organisasi.models import Akun, Pemangku, VersiPeta
from poros.kernel.organisasi.rules import Fungsi, JenisUnit, Kapasitas
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.tenggat import Akibat, Satuan

HARI = date(2026, 11, 23)
TAHUN_BARU = date(2027, 1, 1)
NIP = "198001012005011001"
JABATAN = BentukJabatan(nama="Sekretaris", eselon="III.a", fungsi=Fungsi.PIMPINAN, kepala=False)
LUAR = ("sekda", "walikota", "kadis_dlh", "tu", "staf_pu", "inspektur", "asisten1")
"""Neither the system's manager nor the head of his unit."""


def unit(nama):
    return BentukUnit(nama=nama, singkatan="X", jenis=JenisUnit.BIDANG, induk_id=None)


def dlh(kota):
    return BentukUnit(nama="Dinas LHK", singkatan="DLH", jenis=JenisUnit.DINAS, induk_id=kota.unit["kdh"].pk)


def versi():
    return VersiAturan(
        jumlah=3, satuan=Satuan.HARI_KERJA, akibat=Akibat.PERINGATAN, dasar="Perwali 8", pasal="4", dari=TAHUN_BARU
    )


def pemegang(kota, kode="kadis_dlh"):
    return Pemangku.objects.get(jabatan=kota.jabatan[kode])


PERINTAH = {  # name: (act, permission in the trail, what the trail keeps)
    "bentuk_unit": (
        lambda k, a: services.bentuk_unit(
            a, k.unit["dlh"], kode="x", bentuk=unit("Bidang X"), berlaku=HARI, dasar="Perda 9"
        ),
        Wewenang.SOTK,
        {"kode", "bentuk", "berlaku", "dasar"},
    ),
    "ubah_unit": (
        lambda k, a: services.ubah_unit(a, k.unit["dlh"], bentuk=dlh(k), berlaku=HARI, dasar="Perda 9"),
        Wewenang.SOTK,
        {"bentuk", "berlaku", "dasar"},
    ),
    "hapus_unit": (
        lambda k, a: services.hapus_unit(a, k.unit["dlh"], berlaku=TAHUN_BARU, dasar="Perda 9"),
        Wewenang.SOTK,
        {"berlaku", "dasar"},
    ),
    "bentuk_jabatan": (
        lambda k, a: services.bentuk_jabatan(a, k.unit["dlh"], bentuk=JABATAN),
        Wewenang.JABATAN_BENTUK,
        {"bentuk"},
    ),
    "ubah_jabatan": (
        lambda k, a: services.ubah_jabatan(a, k.jabatan["staf_pu"], bentuk=JABATAN),
        Wewenang.JABATAN_UBAH,
        {"bentuk"},
    ),
    "angkat": (
        lambda k, a: services.angkat(a, k.jabatan["kadis_dlh"], orang=k.orang["camat"], dari=TAHUN_BARU, dasar="SK 5"),
        Wewenang.ANGKAT,
        {"orang", "dari", "dasar"},
    ),
    "berhentikan": (
        lambda k, a: services.berhentikan(a, pemegang(k), pada=TAHUN_BARU, alasan="Pensiun"),
        Wewenang.BERHENTIKAN,
        {"pada", "alasan"},
    ),
    "tetapkan_koordinasi": (
        lambda k, a: services.tetapkan_koordinasi(
            a, k.unit["insp"], koordinator=k.unit["kesra"], dari=HARI, dasar="Perwali 3"
        ),
        Wewenang.KOORDINASI,
        {"koordinator", "dari", "dasar"},
    ),
    "akhiri_koordinasi": (
        lambda k, a: services.akhiri_koordinasi(a, k.unit["pu"], koordinator=k.unit["ekbang"], berlaku=HARI),
        Wewenang.KOORDINASI,
        {"koordinator", "berlaku"},
    ),
    "tetapkan_urusan": (
        lambda k, a: services.tetapkan_urusan(
            a, k.unit["dlh"], kode="2.11", nama="Lingkungan hidup", dari=HARI, dasar="Perda 1"
        ),
        Wewenang.URUSAN,
        {"kode", "nama", "dari", "dasar"},
    ),
    "catat_orang": (
        lambda k, a: services.catat_orang(a, k.unit["umum"], data=DataOrang(nama="Rani", nip=NIP)),
        Wewenang.ORANG_CATAT,
        set(),
    ),
    "ubah_orang": (
        lambda k, a: services.ubah_orang(a, k.orang["camat"], data=DataOrang(nama="Rani", nip=NIP)),
        Wewenang.ORANG_UBAH,
        set(),
    ),
    "buat_akun": (
        lambda k, a: services.buat_akun(a, k.orang["camat"], username="camat"),
        Wewenang.AKUN,
        {"username"},
    ),
    "impor_libur": (
        lambda k, a: services.impor_libur(
            a, k.unit["umum"], libur=[Libur(TAHUN_BARU, JenisLibur.NASIONAL, "Tahun baru", "SKB")]
        ),
        Wewenang.KALENDER,
        {"libur"},
    ),
    "hapus_libur": (
        lambda k, a: services.hapus_libur(a, k.unit["umum"], tanggal=TAHUN_BARU),
        Wewenang.KALENDER,
        {"tanggal"},
    ),
    "ubah_pekan_kerja": (
        lambda k, a: services.ubah_pekan_kerja(a, k.unit["umum"], dari=TAHUN_BARU, hari=[0, 1, 2, 3]),
        Wewenang.KALENDER,
        {"dari", "hari"},
    ),
    "versi_aturan": (
        lambda k, a: services.versi_aturan(a, k.unit["umum"], kode="surat-biasa", versi=versi()),
        Wewenang.ATURAN,
        {"kode", "versi"},
    ),
}
CACHE = set(PERINTAH) - {"catat_orang", "ubah_orang", "buat_akun"}
"""Commands after which everybody must read the map, the calendar or the rules anew."""


@pytest.mark.parametrize("nama", PERINTAH)
def test_a_command_is_the_managers_and_for_all_others_the_thing_is_not_there(kota, nama):
    act, _wewenang, _rekam = PERINTAH[nama]
    for kode in LUAR:
        with pytest.raises(TidakBerwenang):
            act(kota, kota.aktor(kode, HARI))
    assert not Jejak.objects.exists()
    act(kota, kota.aktor("kabag_umum", HARI))


@pytest.mark.parametrize("nama", PERINTAH)
def test_the_trail_keeps_what_is_declared_and_caches_hear_of_it(kota, nama):
    act, wewenang, rekam = PERINTAH[nama]
    before = VersiPeta.objects.get().nilai
    act(kota, kota.aktor("admin", HARI))
    line = Jejak.objects.get()
    assert (line.aksi, set(line.data or {})) == (wewenang.value, rekam)
    assert line.orang == "Pejabat Pengelola Sistem"
    assert NIP not in str(line.data)
    assert VersiPeta.objects.get().nilai == before + (nama in CACHE)


@pytest.mark.parametrize("nama", sorted(set(PERINTAH) & {"bentuk_unit", "angkat", "ubah_jabatan", "tetapkan_urusan"}))
@pytest.mark.parametrize("kapasitas", [Kapasitas.PLH, Kapasitas.PLT])
def test_who_holds_by_mandate_decides_nothing_strategic(kota, nama, kapasitas):
    """UU 30/2014 Article 14(7)."""
    Pemangku.objects.create(
        jabatan=kota.jabatan["admin"],
        orang=kota.orang["staf_pu"],
        kapasitas=kapasitas,
        dari=HARI,
        sampai=TAHUN_BARU,
        dasar="SP",
    )
    wakil = baca_aktor(kota.orang["staf_pu"], HARI, jabatan_id=kota.jabatan["admin"].pk)
    assert wakil.jabat.mandat
    with pytest.raises(TidakBerwenang):
        PERINTAH[nama][0](kota, wakil)
    services.catat_orang(wakil, kota.unit["umum"], data=DataOrang(nama="Rani"))


def kabar():
    return {(n.jenis, n.orang.nama) for n in Pemberitahuan.objects.filter(orang__isnull=False).select_related("orang")}


def plh(kota, pemberi="sekda"):
    isi = SuratPerintah(
        orang_id=kota.orang["kabag_ekbang"].pk, kapasitas=Kapasitas.PLH, dari=HARI, sampai=HARI, nomor="SP 1"
    )
    return services.terbitkan_surat_perintah(kota.aktor(pemberi, HARI), kota.jabatan["asisten2"], surat=isi)


def test_a_warrant_is_told_to_whom_it_names_and_to_whom_it_stands_in_for(kota):
    plh(kota)
    assert kabar() == {
        ("jabatan.surat_perintah", "Pejabat Kepala Bagian Adbang"),
        ("jabatan.surat_perintah", "Pejabat Asisten II"),
    }


def test_a_revocation_is_told_to_the_bearer_only(kota):
    row = plh(kota)
    Pemberitahuan.objects.all().delete()
    services.cabut(kota.aktor("sekda", HARI), row, alasan="Sudah kembali")
    assert kabar() == {("jabatan.berakhir", "Pejabat Kepala Bagian Adbang")}


def test_an_appointment_and_a_dismissal_are_told_to_the_person(kota):
    PERINTAH["angkat"][0](kota, kota.aktor("admin", HARI))
    assert kabar() == {("jabatan.diangkat", "Pejabat Camat Utara")}
    Pemberitahuan.objects.all().delete()
    services.berhentikan(kota.aktor("admin", HARI), pemegang(kota, "kadis_sos"), pada=HARI, alasan="Pensiun")
    assert kabar() == {("jabatan.berakhir", "Pejabat Kepala Dinas Sosial")}


@pytest.mark.parametrize("nama", sorted(set(PERINTAH) - {"angkat", "berhentikan"}))
def test_other_changes_of_the_organisation_tell_nobody(kota, nama):
    PERINTAH[nama][0](kota, kota.aktor("admin", HARI))
    assert kabar() == set()


@pytest.mark.parametrize(
    ("kode", "kelola", "pimpin"),
    [
        ("admin", True, False),
        ("kabag_umum", True, True),
        ("sekda", False, True),
        ("kadis_dlh", False, True),
        ("tu", False, False),
        ("staf_pu", False, False),
    ],
)
def test_menus_and_buttons_ask_the_same_question_as_the_commands(kota, kode, kelola, pimpin):
    who = kota.aktor(kode, HARI)
    assert (mengelola(who), memimpin(who)) == (kelola, pimpin)


def test_the_head_manages_only_while_his_unit_has_the_managers_office(kota):
    kota.jabatan["admin"].aktif = False
    kota.jabatan["admin"].save()
    assert not mengelola(kota.aktor("kabag_umum", HARI))
    with pytest.raises(TidakBerwenang):
        PERINTAH["bentuk_unit"][0](kota, kota.aktor("kabag_umum", HARI))


@pytest.mark.parametrize("nama", ["setel_ulang", "tutup_akun", "buka_akun"])
def test_accounts_are_looked_after_by_others_never_by_oneself(kota, nama):
    for kode in ("camat", "admin"):
        Akun.objects.create_user(kode, kota.orang[kode], "kuda-sembrani-9041")
    lain = {"alasan": "x"} if nama == "tutup_akun" else {}
    act = getattr(services, nama)
    for kode in (*LUAR, "camat"):
        with pytest.raises(TidakBerwenang):
            act(kota.aktor(kode, HARI), kota.orang["camat"], **lain)
    with pytest.raises(TidakBerwenang):
        act(kota.aktor("admin", HARI), kota.orang["admin"], **lain)
    assert act(kota.aktor("admin", HARI), kota.orang["camat"], **lain)


def test_every_permission_has_its_rule_and_every_rule_its_permission():
    assert set(RULES) == set(Wewenang)
