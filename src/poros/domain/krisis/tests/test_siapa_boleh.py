"""Who may do what: every command tried by every kind of office; who may not is told that there is nothing."""

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.utils import timezone

from poros.domain.krisis import services
from poros.domain.krisis.models import PeringatanCap, RencanaKontinjensi
from poros.domain.krisis.rules.alur import (
    Bahaya,
    JenisSiaran,
    JenisTempat,
    Peran,
    Periksa,
    Status,
    StatusKorban,
)
from poros.domain.krisis.rules.pulih import Fase, Sektor, SumberDana
from poros.domain.krisis.tests.bahan import anggota, bantuan, kerja, kerusakan, perintah, rumor, tinjauan
from poros.domain.krisis.tests.conftest import bagan, genangan, keputusan
from poros.domain.krisis.tests.test_latihan_privasi import angka, peringatan
from poros.domain.krisis.values import (
    DataKaji,
    DataKartu,
    DataKegiatan,
    DataKejadian,
    DataKontak,
    DataKorban,
    DataOpsi,
    DataRapat,
    DataSiaran,
    DataTempat,
)
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db
SEMUA = (
    "walikota", "sekda", "kepala_bpbd", "kepala_polres", "kadis_sos", "kadis_pu", "kadis_dlh", "camat", "kabag_umum",
    "kabag_ekbang", "kabag_kesra", "staf_pu", "tu_pu", "tu", "asisten1", "inspektur", "admin",
)  # fmt: skip
PUSDALOPS = {"kepala_bpbd"}
STATUS = {"walikota", "kepala_bpbd"}
KENDALI = {"walikota", "sekda", "kepala_bpbd"}
JUBIR = KENDALI | {"kabag_umum", "tu"}
PERENCANA = {"kepala_bpbd", "kabag_ekbang"}
KORBAN = {"kepala_bpbd", "kadis_sos", "kadis_dlh", "camat"}
PETUGAS = {
    "kepala_bpbd", "kepala_polres", "kadis_sos", "kadis_pu", "kadis_dlh", "camat", "kabag_umum", "kabag_ekbang",
    "kabag_kesra", "staf_pu", "tu_pu", "tu",
}  # fmt: skip
DUA = (DataOpsi(nama="Ya", akibat="a"), DataOpsi(nama="Tidak", akibat="b"))


def nanti(jam=2):
    return timezone.now() + timedelta(hours=jam)


@pytest.fixture
def adegan(aktif, bpbd, kota, laporan, peta_kota):
    """A flood with one of everything."""
    row = aktif()
    s = SimpleNamespace(row=row, kota=kota, laporan=laporan(), tempat=peta_kota, area=genangan(bpbd, row))
    s.angka = services.catat_angka(bpbd, row, data=angka())
    s.naik = services.naikkan(bpbd, row, nomor="360/1", tanggal=timezone.localdate(), alasan="Kurang alat")
    s.sitrep = services.susun_sitrep(bpbd, row)
    s.sitrep = services.ubah_sitrep(bpbd, s.sitrep, narasi="Air naik")
    talk = DataKontak(waktu=timezone.now(), kepada="Harian X", isi="x", janji="Data", batas=nanti())
    s.kontak = services.catat_kontak(bpbd, row, data=talk)
    ask = DataKartu(perkara="lain", pertanyaan="Q?", batas=nanti(), opsi=DUA)
    s.kartu = services.ajukan_kartu(bpbd, row, data=ask)
    services.putuskan(bpbd, s.kartu, opsi_id=s.kartu.opsi.first().pk)
    s.rusak = services.catat_kerusakan(bpbd, row, data=kerusakan())
    s.bantuan = services.minta_bantuan(bpbd, row, data=bantuan(kota))
    s.anggota = services.tambah_anggota(bpbd, row, data=anggota())
    s.kerja = services.tambah_kerja(bpbd, row, data=kerja(kota))
    s.perintah = row.perintah.filter(unit=kota.unit["pu"]).first()
    return s


def kegiatan(s):
    return DataKegiatan(
        sektor=Sektor.SOSIAL, subsektor="Sekolah", nama="Perbaiki", letak="Damai", volume=Decimal(1), satuan="ruang", harga=5,
        sumber_dana=SumberDana.APBN, tahun=timezone.localdate().year, fase=Fase.REHABILITASI,
        unit_id=s.kota.unit["pu"].pk,
    )  # fmt: skip


def unit(a):
    return Unit(pk=a.unit_id)


def rapat(s):
    return DataRapat(
        waktu=timezone.now(), tempat="Posko", pimpinan="Sekda", hasil="Sepakat", diundang=(),
        hadir=(s.kota.unit["pu"].pk,),
    )  # fmt: skip


KEJADIAN = DataKejadian(nama="Lain", bahaya=Bahaya.BANJIR, tempat="Mekar", mulai=timezone.now() - timedelta(hours=1))
TEMPAT = DataTempat(nama="SD 1", jenis=JenisTempat.PENGUNGSIAN, lat=-1.2, lng=116.8)
PERBUATAN = {
    "periksa": (lambda s, a: services.periksa(a, s.laporan, hasil=Periksa.BENAR), PUSDALOPS),
    "buka": (lambda s, a: services.buka(a, unit(a), data=KEJADIAN), PUSDALOPS),
    "kaji": (
        lambda s, a: services.kaji(a, s.row, data=DataKaji(hasil="x", rekomendasi=Status.SIAGA)),
        PUSDALOPS,
    ),
    "tetapkan": (lambda s, a: services.tetapkan(a, s.row, data=keputusan(Status.TRANSISI, "9")), STATUS),
    "perpanjang": (
        lambda s, a: services.perpanjang(
            a, s.row, nomor="8", tanggal=timezone.localdate(), penetap_id=s.row.penetapan.get().penetap_id,
            sampai=timezone.localdate() + timedelta(days=60),
        ),
        STATUS,
    ),
    "naikkan": (
        lambda s, a: services.naikkan(a, s.row, nomor="2", tanggal=timezone.localdate(), alasan="x"),
        STATUS,
    ),
    "catat_jawaban": (lambda s, a: services.catat_jawaban(a, s.naik, jawaban="Tim datang"), STATUS),
    "akhiri": (lambda s, a: services.akhiri(a, s.row), STATUS),
    "susun_komando": (lambda s, a: services.susun_komando(a, s.row, data=bagan(s.kota)), STATUS),
    "beri_perintah": (lambda s, a: services.beri_perintah(a, s.row, data=perintah(s.kota)), KENDALI),
    "catat_rapat": (lambda s, a: services.catat_rapat(a, s.row, data=rapat(s)), KENDALI),
    "nilai_perintah": (
        lambda s, a: services.nilai_perintah(a, s.perintah, dampak="Surut"),
        KENDALI | {"kadis_pu", "tu_pu"},
    ),
    "catat_angka": (lambda s, a: services.catat_angka(a, s.row, data=angka()), PETUGAS),
    "sahkan_angka": (lambda s, a: services.sahkan_angka(a, s.row, angka_id=s.angka.pk), PUSDALOPS),
    "tambah_tempat": (lambda s, a: services.tambah_tempat(a, unit(a), data=TEMPAT), PETUGAS),
    "ubah_tempat": (lambda s, a: services.ubah_tempat(a, s.tempat, data=TEMPAT), PUSDALOPS | {"kadis_sos", "walikota"}),
    "gambar_area": (lambda s, a: genangan(a, s.row), PETUGAS),
    "cabut_area": (lambda s, a: services.cabut_area(a, s.area), PETUGAS),
    "catat_korban": (
        lambda s, a: services.catat_korban(
            a, s.row, data=DataKorban(nama="Bu Rekaan", status=StatusKorban.LUKA, letak="RSUD")
        ),
        KORBAN,
    ),
    "buka_korban": (lambda s, a: services.buka_korban(a, s.row), KORBAN),
    "ajukan_kartu": (
        lambda s, a: services.ajukan_kartu(
            a, s.row, data=DataKartu(perkara="lain", pertanyaan="Q?", batas=nanti(), opsi=DUA)
        ),
        PETUGAS | KENDALI,
    ),
    "catat_hasil": (lambda s, a: services.catat_hasil(a, s.kartu, hasil="Macet"), PETUGAS | KENDALI),
    "ubah_sitrep": (lambda s, a: services.ubah_sitrep(a, s.sitrep, narasi="Surut"), PUSDALOPS),
    "sahkan_sitrep": (lambda s, a: services.sahkan_sitrep(a, s.sitrep), KENDALI),
    "peringatan": (lambda s, a: services.terbitkan_peringatan(a, s.row, data=peringatan()), JUBIR),
    "siarkan": (
        lambda s, a: services.siarkan(a, s.row, data=DataSiaran(jenis=JenisSiaran.INFO_WARGA, judul="J", isi="I")),
        JUBIR,
    ),
    "catat_kontak": (
        lambda s, a: services.catat_kontak(a, s.row, data=DataKontak(waktu=timezone.now(), kepada="X", isi="y")),
        JUBIR,
    ),
    "tepati": (lambda s, a: services.tepati(a, s.kontak), JUBIR),
    "catat_rumor": (lambda s, a: services.catat_rumor(a, s.row, data=rumor()), PETUGAS | JUBIR),
    "jawab_bantuan": (lambda s, a: services.jawab_bantuan(a, s.bantuan, jawaban="Ya"), KENDALI),
    "tinjau": (lambda s, a: services.tinjau(a, s.row, data=tinjauan()), KENDALI),
    "catat_kerusakan": (lambda s, a: services.catat_kerusakan(a, s.row, data=kerusakan()), PETUGAS),
    "cabut_kerusakan": (lambda s, a: services.cabut_kerusakan(a, s.rusak), PERENCANA | {"walikota"}),
    "susun_r3p": (lambda s, a: services.susun_r3p(a, s.row), PERENCANA),
    "tambah_kegiatan": (lambda s, a: services.tambah_kegiatan(a, s.row, data=kegiatan(s)), PERENCANA),
    "tambah_anggota": (lambda s, a: services.tambah_anggota(a, s.row, data=anggota()), PERENCANA),
    "lepas_anggota": (lambda s, a: services.lepas_anggota(a, s.anggota), PERENCANA),
    "susun_kerja": (lambda s, a: services.susun_kerja(a, s.row), PERENCANA),
    "tambah_kerja": (lambda s, a: services.tambah_kerja(a, s.row, data=kerja(s.kota)), PERENCANA),
    "hapus_kerja": (lambda s, a: services.hapus_kerja(a, s.kerja), PERENCANA),
    "kirim_kerja": (lambda s, a: services.kirim_kerja(a, s.row), PERENCANA),
    "tulis_rencana": (
        lambda s, a: services.tulis_rencana(a, unit(a), naskah=str(RencanaKontinjensi.objects.get(kode="banjir").isi)),
        PUSDALOPS,
    ),
    "atur_peran": (
        lambda s, a: services.atur_peran(a, unit(a), peran=Peran.DAMKAR, units=[s.kota.unit["pu"].pk]),
        PUSDALOPS | {"admin"},
    ),
    "muat_lapisan": (
        lambda s, a: services.muat_lapisan(a, unit(a), jenis="wilayah", isi=b'{"features": []}', sumber="uji"),
        PUSDALOPS | {"admin"},
    ),
}  # fmt: skip


def boleh(kerja_, adegan, actor):
    """Could this office do it? What it did is undone."""
    point = transaction.savepoint()
    try:
        kerja_(adegan, actor)
    except TidakBerwenang:
        return False
    finally:
        transaction.savepoint_rollback(point)
    return True


@pytest.mark.parametrize("nama", PERBUATAN)
def test_every_office_tries(adegan, kota, nama):
    kerja_, mereka = PERBUATAN[nama]
    assert {kode for kode in SEMUA if boleh(kerja_, adegan, kota.aktor(kode))} == mereka


def test_reporting_is_for_everybody_but_who_runs_the_system(kota, laporan):
    def tell(_s, actor):
        laporan({v.pk: k for k, v in kota.orang.items()}[actor.orang_id])

    seen = {kode for kode in SEMUA if boleh(tell, None, kota.aktor(kode))}
    assert seen == set(SEMUA) - {"admin"}


def test_a_seat_in_the_newest_chart_gives_the_command_and_an_older_one_does_not(adegan, bpbd, kota):
    give = PERBUATAN["beri_perintah"][0]
    services.susun_komando(bpbd, adegan.row, data=bagan(kota, "kadis_dlh"))
    assert boleh(give, adegan, kota.aktor("kadis_dlh"))
    services.susun_komando(bpbd, adegan.row, data=bagan(kota, "kadis_sos"))
    assert not boleh(give, adegan, kota.aktor("kadis_dlh"))
    assert boleh(give, adegan, kota.aktor("kadis_sos"))


def test_a_seat_in_one_event_is_none_in_another(adegan, bpbd, kota, tanggap):
    services.susun_komando(bpbd, adegan.row, data=bagan(kota, "kadis_dlh"))
    other = SimpleNamespace(row=tanggap(latihan=True), kota=kota)
    assert not boleh(PERBUATAN["beri_perintah"][0], other, kota.aktor("kadis_dlh"))


def test_the_staff_of_pusdalops_checks_but_does_not_declare(adegan, kota, bpbd):
    from datetime import date

    from poros.kernel.organisasi.actor import actor
    from poros.kernel.organisasi.models import Jabatan, Orang, Pemangku
    from poros.kernel.organisasi.rules import Fungsi

    office = Jabatan.objects.create(unit=kota.unit["bpbd"], nama="Operator Pusdalops", fungsi=Fungsi.STAF)
    person = Orang.objects.create(nama="Operator Rekaan")
    Pemangku.objects.create(jabatan=office, orang=person, dari=date(2020, 1, 1), dasar="SK 2/2020")
    staff = actor(person, None, jabatan_id=office.pk, alat="uji")
    can = {nama for nama, (kerja_, _m) in PERBUATAN.items() if boleh(kerja_, adegan, staff)}
    assert {"periksa", "kaji", "catat_angka", "sahkan_angka", "ubah_sitrep", "buka_korban"} <= can
    assert not {"tetapkan", "akhiri", "beri_perintah", "sahkan_sitrep", "peringatan", "susun_r3p"} & can


def test_nothing_of_all_this_left_a_warning_behind(adegan, kota):
    for kode in SEMUA:
        boleh(PERBUATAN["peringatan"][0], adegan, kota.aktor(kode))
    assert PeringatanCap.objects.count() == 0
