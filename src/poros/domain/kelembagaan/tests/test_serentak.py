"""Two at the same moment: one does it, the other is told in words, and never is it done twice or half."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from poros.domain.kelembagaan import services
from poros.domain.kelembagaan.queries.tabel import tabel
from poros.domain.kelembagaan.values import BentukJabatan, BentukUnit, DataOrang, SuratPerintah, VersiAturan
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Akun, Jabatan, Koordinasi, Orang, Pemangku, Unit, UrusanUnit, VersiUnit
from poros.kernel.organisasi.rules import Fungsi, JenisUnit, Kapasitas
from poros.kernel.tenggat.models import AturanTenggat, HariLibur, MingguKerja
from poros.pure.tenggat import Akibat, Satuan

pytestmark = pytest.mark.django_db(transaction=True)
SEHARI = timedelta(days=1)
TANDA = "Perda 9/2026"


@pytest.fixture
def hari() -> date:
    return timezone.localdate()


@pytest.fixture
def berdua(kota):
    """Run both at once, each on a connection of its own; who was refused answers with the words."""
    skema = connection.tenant

    def run(*acts):
        mulai, hasil = Barrier(len(acts)), []

        def one(act):
            connection.set_tenant(skema)
            try:
                mulai.wait(10)
                act()
                hasil.append("")
            except Ditolak as ditolak:
                hasil.append(ditolak.pesan)
            except Exception as error:  # noqa: BLE001 -- told to the test, which fails by it
                hasil.append(repr(error))
            finally:
                connection.close()

        threads = [Thread(target=one, args=[act]) for act in acts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        return sorted(hasil)

    return run


def satu_ditolak(hasil, kata):
    assert hasil[0] == "", hasil
    assert kata in hasil[1], hasil


def test_a_code_goes_to_one_unit(kota, berdua, hari):
    admin = kota.aktor("admin", hari)

    def act(nama):
        bentuk = BentukUnit(nama=nama, singkatan=nama, jenis=JenisUnit.DINAS, induk_id=None)
        services.bentuk_unit(admin, kota.unit["kdh"], kode="damkar", bentuk=bentuk, berlaku=hari, dasar=TANDA)

    satu_ditolak(berdua(lambda: act("A"), lambda: act("B")), "sudah dipakai")
    assert Unit.objects.filter(kode="damkar").count() == VersiUnit.objects.filter(unit__kode="damkar").count() == 1


def test_a_nip_goes_to_one_person(kota, berdua, hari):
    admin = kota.aktor("admin", hari)

    def act(nama):
        services.catat_orang(admin, Unit(pk=admin.unit_id), data=DataOrang(nama=nama, nip="198001012005011001"))

    satu_ditolak(berdua(lambda: act("Ani"), lambda: act("Budi")), "NIP ini sudah dicatat")
    assert Orang.objects.filter(nip="198001012005011001").count() == 1


def test_a_name_to_sign_in_with_goes_to_one_account(kota, berdua, hari):
    admin = kota.aktor("admin", hari)

    def act(kode):
        services.buat_akun(admin, kota.orang[kode], username="kepala")

    satu_ditolak(berdua(lambda: act("camat"), lambda: act("tu")), "sudah dipakai")
    assert Akun.objects.filter(username="kepala").count() == 1


def test_a_person_gets_one_account(kota, berdua, hari):
    admin = kota.aktor("admin", hari)
    acts = [lambda n=n: services.buat_akun(admin, kota.orang["camat"], username=f"camat{n}") for n in (1, 2)]
    satu_ditolak(berdua(*acts), "sudah mempunyai akun")
    assert Akun.objects.filter(orang=kota.orang["camat"]).count() == 1


def test_a_unit_has_one_head(kota, berdua, hari):
    Jabatan.objects.filter(pk=kota.jabatan["kadis_sos"].pk).update(kepala=False)
    admin = kota.aktor("admin", hari)

    def act(nama):
        bentuk = BentukJabatan(nama=nama, eselon="II.b", fungsi=Fungsi.PIMPINAN, kepala=True)
        services.bentuk_jabatan(admin, kota.unit["sos"], bentuk=bentuk)

    satu_ditolak(berdua(lambda: act("Kepala A"), lambda: act("Kepala B")), "sudah dipimpin")
    assert Jabatan.objects.filter(unit=kota.unit["sos"], kepala=True).count() == 1


def test_an_office_is_filled_in_by_one(kota, berdua, hari):
    """Walikota and Sekda both name a Plh. for the same days."""

    def act(pemberi, penerima):
        surat = SuratPerintah(
            orang_id=kota.orang[penerima].pk, kapasitas=Kapasitas.PLH, dari=hari, sampai=hari + 2 * SEHARI, nomor="SP"
        )
        services.terbitkan_surat_perintah(kota.aktor(pemberi, hari), kota.jabatan["kadis_dlh"], surat=surat)

    hasil = berdua(lambda: act("walikota", "kadis_pu"), lambda: act("sekda", "kadis_sos"))
    satu_ditolak(hasil, "sudah dipegang")
    assert Pemangku.objects.filter(kapasitas=Kapasitas.PLH).count() == 1


def test_a_plt_is_extended_once_however_often_it_is_pressed(kota, berdua, hari):
    Pemangku.objects.filter(jabatan=kota.jabatan["kadis_dlh"]).update(sampai=hari - SEHARI)
    plt = Pemangku.objects.create(
        jabatan=kota.jabatan["kadis_dlh"],
        orang=kota.orang["kadis_pu"],
        kapasitas=Kapasitas.PLT,
        dari=hari,
        sampai=hari + 30 * SEHARI,
        dasar="SP 1",
        pemberi=kota.jabatan["sekda"],
    )
    sekda = kota.aktor("sekda", hari)
    acts = [
        lambda n=n: services.perpanjang(sekda, Pemangku(pk=plt.pk), sampai=plt.sampai + n * SEHARI, nomor=f"SP {n}")
        for n in (2, 3)
    ]
    satu_ditolak(berdua(*acts), "hanya satu kali")
    plt.refresh_from_db()
    assert plt.perpanjangan_ke == 1
    assert plt.dasar.count("SP") == 2


def test_a_warrant_is_revoked_once(kota, berdua, hari):
    plh = Pemangku.objects.create(
        jabatan=kota.jabatan["kadis_dlh"],
        orang=kota.orang["kadis_pu"],
        kapasitas=Kapasitas.PLH,
        dari=hari,
        sampai=hari + SEHARI,
        dasar="SP 1",
        pemberi=kota.jabatan["sekda"],
    )
    acts = [
        lambda k=k: services.cabut(kota.aktor(k, hari), Pemangku(pk=plh.pk), alasan=k) for k in ("sekda", "walikota")
    ]
    satu_ditolak(berdua(*acts), "sudah berakhir")


def test_a_unit_has_one_main_coordinator(kota, berdua, hari):
    admin = kota.aktor("admin", hari)
    acts = [
        lambda k=k: services.tetapkan_koordinasi(
            admin, Unit(pk=kota.unit["pu"].pk), koordinator=kota.unit[k], dari=hari, dasar=TANDA
        )
        for k in ("kesra", "umum")
    ]
    satu_ditolak(berdua(*acts), "Pilih tanggal sesudahnya")
    assert Koordinasi.objects.filter(unit=kota.unit["pu"], utama=True, sampai__isnull=True).count() == 1


def test_an_urusan_is_carried_once(kota, berdua, hari):
    admin = kota.aktor("admin", hari)
    act = lambda: services.tetapkan_urusan(  # noqa: E731 -- one call
        admin, Unit(pk=kota.unit["pu"].pk), kode="1.03", nama="PU", dari=hari, dasar=TANDA
    )
    satu_ditolak(berdua(act, act), "sudah mengampu")
    assert UrusanUnit.objects.count() == 1


def test_an_end_is_decided_once(kota, berdua, hari):
    admin = kota.aktor("admin", hari)
    acts = [
        lambda k=k: services.hapus_unit(
            admin, Unit.objects.get(kode="dlh"), berlaku=hari + 30 * SEHARI, dasar=k, pengganti=kota.unit[k]
        )
        for k in ("pu", "sos")
    ]
    satu_ditolak(berdua(*acts), "sudah ditetapkan berakhir")


def test_a_clock_gets_one_version_of_a_day(kota, berdua, hari):
    admin, unit = kota.aktor("admin", hari), kota.unit["umum"]
    kode = AturanTenggat.objects.order_by("kode").first().kode
    versi = VersiAturan(
        jumlah=3, satuan=Satuan.HARI_KERJA, akibat=Akibat.PERINGATAN, dasar="Perwali", pasal="", dari=hari + SEHARI
    )
    act = lambda: services.versi_aturan(admin, unit, kode=kode, versi=versi)  # noqa: E731 -- one call
    satu_ditolak(berdua(act, act), "Pilih tanggal sesudahnya")
    assert AturanTenggat.objects.filter(kode=kode, dari=hari + SEHARI).count() == 1


def test_an_office_week_begins_once(kota, berdua, hari):
    admin, unit = kota.aktor("admin", hari), kota.unit["umum"]
    acts = [lambda d=d: services.ubah_pekan_kerja(admin, unit, dari=hari + SEHARI, hari=d) for d in ([0, 1], [2, 3])]
    satu_ditolak(berdua(*acts), "sudah diatur")
    assert MingguKerja.objects.filter(dari=hari + SEHARI).count() == 1


def test_the_same_holidays_twice_are_there_once(kota, berdua, hari):
    from poros.domain.kelembagaan.rules.libur import JenisLibur, Libur

    admin, unit = kota.aktor("admin", hari), kota.unit["umum"]
    acts = [
        lambda k=k: services.impor_libur(admin, unit, libur=[Libur(date(2027, 1, 1), JenisLibur.NASIONAL, k, "SKB")])
        for k in ("Tahun baru", "Tahun baru Masehi")
    ]
    assert berdua(*acts) == ["", ""]
    assert HariLibur.objects.filter(tanggal=date(2027, 1, 1)).count() == 1


def test_one_file_sent_twice_is_applied_once(kota, berdua, hari):
    admin = kota.aktor("admin", hari)
    struktur = tabel(admin)
    units = [row | {"nama": "Dinas PUPR"} if row["kode"] == "pu" else row for row in struktur["unit"]]
    act = lambda: services.terapkan_impor(  # noqa: E731 -- one call
        admin, Unit(pk=kota.unit["umum"].pk), struktur={**struktur, "unit": units}, berlaku=hari, dasar=TANDA
    )
    hasil = berdua(act, act)
    assert hasil[0] == "", hasil
    assert hasil[1], hasil
    assert VersiUnit.objects.filter(unit__kode="pu", nama="Dinas PUPR").count() == 1
