"""Each refusal of each command: in words, beside the field that it is about, and with nothing written."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.utils import timezone

from poros.domain.krisis import services
from poros.domain.krisis.models import Kejadian, RencanaKontinjensi
from poros.domain.krisis.rules.alur import (
    Bahaya,
    JenisArea,
    JenisSiaran,
    JenisTempat,
    Kanal,
    Peran,
    PeranKomando,
    Periksa,
    Status,
    StatusKorban,
)
from poros.domain.krisis.rules.pulih import PeranTim
from poros.domain.krisis.tests.bahan import anggota, bantuan, kerja, kerusakan, perintah, rumor
from poros.domain.krisis.tests.conftest import GENANGAN, bagan, keputusan
from poros.domain.krisis.tests.test_latihan_privasi import angka, peringatan
from poros.domain.krisis.tests.test_siapa_boleh import DUA, KEJADIAN, TEMPAT, adegan, kegiatan, nanti, rapat, unit
from poros.domain.krisis.values import (
    DataArea,
    DataKaji,
    DataKartu,
    DataKontak,
    DataKorban,
    DataLaporan,
    DataPosisi,
    DataSiaran,
)
from poros.kernel.commands import Ditolak
from poros.pure.flow import TransitionError

__all__ = ["adegan"]
pytestmark = pytest.mark.django_db
TIDAK_ADA = 999_999
KOSONG = "   "
KORBAN = DataKorban(nama="Bu Rekaan", status=StatusKorban.LUKA, letak="RSUD")
SIARAN = DataSiaran(jenis=JenisSiaran.INFO_WARGA, judul="J", isi="I")


def kemarin(hari=1):
    return timezone.localdate() - timedelta(days=hari)


def lapor(s, a, **lain):
    data = {
        "kanal": Kanal.PETUGAS, "bahaya": Bahaya.BANJIR, "uraian": "Air naik", "tempat": "RT 4",
        "waktu": timezone.now() - timedelta(hours=1),
    }  # fmt: skip
    return services.lapor(a, unit(a), data=DataLaporan(**(data | lain)))


def kaji(s, a, **lain):
    data = {"hasil": "300 KK", "rekomendasi": Status.TANGGAP, "gangguan_hidup": True}
    return services.kaji(a, s.row, data=DataKaji(**(data | lain)))


def kartu(**lain):
    return DataKartu(**({"perkara": "lain", "pertanyaan": "Q?", "batas": nanti(), "opsi": DUA} | lain))


def kontak(**lain):
    return DataKontak(**({"waktu": timezone.now(), "kepada": "Harian X", "isi": "Keadaan"} | lain))


def kursi(**lain):
    seat = {"kode": "komandan", "nama": "Komandan", "peran": PeranKomando.KOMANDAN, "pejabat": "Letkol Rekaan"}
    return DataPosisi(**(seat | lain))


def chart(s, *seats, **lain):
    return replace(bagan(s.kota), posisi=seats, **lain)


def perpanjang(s, a, **lain):
    last = s.row.penetapan.get()
    data = {
        "nomor": "8", "tanggal": timezone.localdate(), "penetap_id": last.penetap_id,
        "sampai": last.sampai + timedelta(days=7),
    }  # fmt: skip
    return services.perpanjang(a, s.row, **(data | lain))


TOLAK = [
    # the event, its assessment and its decrees
    (lambda s, a: services.buka(a, unit(a), data=replace(KEJADIAN, nama=KOSONG)), "Beri nama kejadian", "nama"),
    (lambda s, a: services.buka(a, unit(a), data=replace(KEJADIAN, tempat="")), "Sebutkan tempatnya", "tempat"),
    (lambda s, a: services.buka(a, unit(a), data=replace(KEJADIAN, mulai=nanti())), "belum terjadi", "mulai"),
    (lambda s, a: services.buka(a, unit(a), data=replace(KEJADIAN, laju=2)), "Hanya jam latihan", "laju"),
    (lambda s, a: services.buka(a, unit(a), data=replace(KEJADIAN, latihan=True, laju=289)), "paling banyak 288", "laju"),
    (lambda s, a: services.buka(a, unit(a), data=replace(KEJADIAN, latihan=True, laju=0)), "Hanya jam latihan", "laju"),
    (
        lambda s, a: services.buka(a, unit(a), data=replace(KEJADIAN, laporan=(TIDAK_ADA,))),
        "sudah terkait kejadian lain",
        "laporan",
    ),
    (
        lambda s, a: services.buka(a, unit(a), data=replace(KEJADIAN, latihan=True, laporan=(s.laporan.pk,))),
        "bukan dari dunia yang sama",
        "laporan",
    ),
    (lambda s, a: kaji(s, a, hasil=""), "Tuliskan hasil kaji cepat", "hasil"),
    (lambda s, a: kaji(s, a, rekomendasi=Status.SELESAI), "Pilih status yang disarankan", "rekomendasi"),
    (lambda s, a: kaji(s, a, gangguan_hidup=False), "memerlukan gangguan pada kehidupan", "gangguan_hidup"),
    (lambda s, a: services.tetapkan(a, s.row, data=keputusan(nomor="")), "Tulis nomor keputusannya", "nomor"),
    (lambda s, a: services.tetapkan(a, s.row, data=keputusan(nomor="7", lingkup="")), "wilayah yang dicakup", "lingkup"),
    (
        lambda s, a: services.tetapkan(a, s.row, data=keputusan(Status.SELESAI, "7")),
        "Pilih siaga, tanggap, atau transisi",
        "tingkat",
    ),
    (
        lambda s, a: services.tetapkan(a, s.row, data=keputusan(nomor="7", tanggal=kemarin(-1))),
        "belum ditandatangani",
        "tanggal",
    ),
    (lambda s, a: services.tetapkan(a, s.row, data=keputusan(nomor="7", hari=0)), "sesudah hari mulai", "sampai"),
    (lambda s, a: services.tetapkan(a, s.row, data=keputusan()), "bernomor ini sudah dicatat", "nomor"),
    (
        lambda s, a: services.tetapkan(
            a, s.row, data=keputusan(Status.TRANSISI, "7", penetap_id=s.kota.jabatan["sekda"].pk)
        ),
        "ditetapkan kepala daerah (UU 24/2007 Pasal 51)",
        "penetap",
    ),
    (lambda s, a: services.tetapkan(a, s.row, data=keputusan(nomor="7")), "masih berlaku. Perpanjang", "tingkat"),
    (lambda s, a: perpanjang(s, a, sampai=s.row.penetapan.get().sampai), "Perpanjangan harus melewati", "sampai"),
    (lambda s, a: perpanjang(s, a, nomor=s.row.penetapan.get().nomor), "bernomor ini sudah dicatat", "nomor"),
    (lambda s, a: perpanjang(s, a, penetap_id=TIDAK_ADA), "ditetapkan kepala daerah", "penetap"),
    (
        lambda s, a: services.naikkan(a, s.row, nomor="", tanggal=timezone.localdate(), alasan="x"),
        "wajib diisi",
        "nomor",
    ),
    (
        lambda s, a: services.naikkan(a, s.row, nomor="2", tanggal=timezone.localdate(), alasan=KOSONG),
        "wajib diisi",
        "alasan",
    ),
    (lambda s, a: services.catat_jawaban(a, s.naik, jawaban=""), "Tuliskan jawabannya", "jawaban"),
    # reports
    (lambda s, a: lapor(s, a, uraian=""), "Tuliskan apa yang terjadi", "uraian"),
    (lambda s, a: lapor(s, a, tempat=KOSONG), "Sebutkan tempatnya", "tempat"),
    (lambda s, a: lapor(s, a, waktu=nanti()), "belum terjadi", "waktu"),
    (lambda s, a: lapor(s, a, kanal=Kanal.CAP), "dibaca dari berkasnya", "kanal"),
    (lambda s, a: lapor(s, a, lat=-1.2), "memerlukan lintang dan bujur", "lat"),
    (lambda s, a: lapor(s, a, lat=-91.0, lng=116.8), "Lintang antara", "lat"),
    (lambda s, a: lapor(s, a, lat=-1.2, lng=181.0), "Bujur antara", "lng"),
    (lambda s, a: lapor(s, a, lat=float("nan"), lng=116.8), "Lintang antara", "lat"),
    (lambda s, a: lapor(s, a, meninggal=-1), "tidak masuk akal", "meninggal"),
    (lambda s, a: lapor(s, a, mengungsi=10_000_000), "tidak masuk akal", "mengungsi"),
    (lambda s, a: lapor(s, a, kejadian_id=TIDAK_ADA), "Kejadian ini tidak ada", "kejadian"),
    (lambda s, a: services.periksa(a, s.laporan, hasil=Periksa.BELUM), "Pilih hasil pemeriksaan", "hasil"),
    (lambda s, a: services.periksa(a, s.laporan, hasil=Periksa.GANDA), "Tuliskan alasannya", "alasan"),
    (lambda s, a: services.periksa(a, s.laporan, hasil=Periksa.BENAR, kejadian_id=TIDAK_ADA), "tidak ada", "kejadian"),
    (lambda s, a: services.muat_umpan(a, unit(a), isi=b"\x00\x01"), "bukan CAP 1.2", "berkas"),
    # command
    (lambda s, a: services.susun_komando(a, s.row, data=chart(s, kursi(), nomor="")), "nomor keputusannya", "nomor"),
    (lambda s, a: services.susun_komando(a, s.row, data=chart(s)), "tepat satu komandan", "posisi"),
    (
        lambda s, a: services.susun_komando(a, s.row, data=chart(s, kursi(), kursi(kode="lain"))),
        "tepat satu komandan",
        "posisi",
    ),
    (
        lambda s, a: services.susun_komando(a, s.row, data=chart(s, kursi(), kursi(peran=PeranKomando.WAKIL))),
        "posisi ganda atau atasan",
        "posisi",
    ),
    (lambda s, a: services.susun_komando(a, s.row, data=chart(s, kursi(atasan="x"))), "posisi ganda atau atasan", "posisi"),
    (lambda s, a: services.susun_komando(a, s.row, data=chart(s, kursi(pejabat=""))), "Isi pejabat", "posisi/0/pejabat"),
    (
        lambda s, a: services.susun_komando(a, s.row, data=chart(s, kursi(jabatan_id=TIDAK_ADA))),
        "jabatan yang tidak dikenal",
        "posisi",
    ),
    (
        lambda s, a: services.susun_komando(a, s.row, data=chart(s, kursi(), sampai=kemarin())),
        "sesudah hari mulai",
        "sampai",
    ),
    (lambda s, a: services.beri_perintah(a, s.row, data=perintah(s.kota, isi="")), "Tuliskan perintahnya", "isi"),
    (lambda s, a: services.beri_perintah(a, s.row, data=perintah(s.kota, klaster="")), "Pilih klasternya", "klaster"),
    (lambda s, a: services.beri_perintah(a, s.row, data=perintah(s.kota, unit_id=TIDAK_ADA)), "Pilih unit", "unit"),
    (
        lambda s, a: services.beri_perintah(a, s.row, data=perintah(s.kota, batas=timezone.now())),
        "harus di waktu yang akan datang",
        "batas",
    ),
    (lambda s, a: services.nilai_perintah(a, s.perintah, dampak=KOSONG), "dampak yang benar-benar terjadi", "dampak"),
    (lambda s, a: services.catat_rapat(a, s.row, data=replace(rapat(s), tempat="")), "Sebutkan tempatnya", "tempat"),
    (lambda s, a: services.catat_rapat(a, s.row, data=replace(rapat(s), pimpinan="")), "Siapa yang memimpin", "pimpinan"),
    (lambda s, a: services.catat_rapat(a, s.row, data=replace(rapat(s), hasil="")), "Tuliskan hasilnya", "hasil"),
    (lambda s, a: services.catat_rapat(a, s.row, data=replace(rapat(s), waktu=nanti())), "belum terjadi", "waktu"),
    (lambda s, a: services.catat_rapat(a, s.row, data=replace(rapat(s), hadir=())), "paling sedikit satu unit", "hadir"),
    (
        lambda s, a: services.catat_rapat(a, s.row, data=replace(rapat(s), diundang=(TIDAK_ADA,))),
        "unit yang tidak dikenal",
        "hadir",
    ),
    # the field
    (lambda s, a: services.catat_angka(a, s.row, data=replace(angka(), letak="")), "Sebutkan tempatnya", "letak"),
    (lambda s, a: services.catat_angka(a, s.row, data=replace(angka(), sumber="")), "siapa yang menghitung", "sumber"),
    (lambda s, a: services.catat_angka(a, s.row, data=replace(angka(), per=nanti())), "belum terjadi", "per"),
    (lambda s, a: services.catat_angka(a, s.row, data=replace(angka(), nilai=-1)), "tidak masuk akal", "nilai"),
    (lambda s, a: services.catat_angka(a, s.row, data=replace(angka(), nilai=10**8)), "tidak masuk akal", "nilai"),
    (lambda s, a: services.catat_angka(a, s.row, data=replace(angka(), tempat_id=TIDAK_ADA)), "tidak ada", "tempat"),
    (lambda s, a: services.sahkan_angka(a, s.row, angka_id=TIDAK_ADA), "tidak ada atau sudah disahkan", "angka"),
    (lambda s, a: services.tambah_tempat(a, unit(a), data=replace(TEMPAT, nama="")), "Beri nama tempat", "nama"),
    (lambda s, a: services.tambah_tempat(a, unit(a), data=replace(TEMPAT, lat=90.1)), "Lintang antara", "lat"),
    (lambda s, a: services.ubah_tempat(a, s.tempat, data=replace(TEMPAT, lng=-180.1)), "Bujur antara", "lng"),
    (
        lambda s, a: services.gambar_area(a, s.row, data=DataArea(nama="", jenis=JenisArea.LAIN, titik=GENANGAN)),
        "Beri nama area",
        "nama",
    ),
    (
        lambda s, a: services.gambar_area(a, s.row, data=DataArea(nama="A", jenis=JenisArea.LAIN, titik=GENANGAN[:2])),
        "tiga titik yang berbeda",
        "titik",
    ),
    (lambda s, a: services.catat_korban(a, s.row, data=replace(KORBAN, nama="")), "Tulis namanya", "nama"),
    (lambda s, a: services.catat_korban(a, s.row, data=replace(KORBAN, letak="")), "di mana orang ini", "letak"),
    (lambda s, a: services.catat_korban(a, s.row, data=replace(KORBAN, nik="123")), "16 angka", "nik"),
    (lambda s, a: services.catat_korban(a, s.row, data=replace(KORBAN, nik="٣" * 16)), "16 angka", "nik"),
    # decisions
    (lambda s, a: services.ajukan_kartu(a, s.row, data=kartu(pertanyaan="")), "Tuliskan pertanyaannya", "pertanyaan"),
    (lambda s, a: services.ajukan_kartu(a, s.row, data=kartu(perkara="x")), "Perkara ini tidak dikenal", "perkara"),
    (lambda s, a: services.ajukan_kartu(a, s.row, data=kartu(batas=timezone.now())), "Saat aman terakhir", "batas"),
    (lambda s, a: services.ajukan_kartu(a, s.row, data=kartu(opsi=DUA[:1])), "dua sampai enam pilihan", "opsi"),
    (lambda s, a: services.ajukan_kartu(a, s.row, data=kartu(opsi=DUA * 4)), "dua sampai enam pilihan", "opsi"),
    (lambda s, a: services.catat_hasil(a, s.kartu, hasil=""), "Tuliskan hasilnya", "hasil"),
    # words
    (lambda s, a: services.terbitkan_peringatan(a, s.row, data=peringatan(judul="")), "Tulis judulnya", "judul"),
    (lambda s, a: services.terbitkan_peringatan(a, s.row, data=peringatan(uraian="")), "Apa yang terjadi", "uraian"),
    (lambda s, a: services.terbitkan_peringatan(a, s.row, data=peringatan(petunjuk="")), "dilakukan warga", "petunjuk"),
    (lambda s, a: services.terbitkan_peringatan(a, s.row, data=peringatan(batal=True)), "yang dibatalkan", "mengganti"),
    (
        lambda s, a: services.terbitkan_peringatan(a, s.row, data=peringatan(mengganti_id=TIDAK_ADA)),
        "sudah diganti atau dibatalkan",
        "mengganti",
    ),
    (lambda s, a: services.siarkan(a, s.row, data=replace(SIARAN, judul="")), "Tulis judulnya", "judul"),
    (lambda s, a: services.siarkan(a, s.row, data=replace(SIARAN, isi=KOSONG)), "Tulis isinya", "isi"),
    (lambda s, a: services.siarkan(a, s.row, data=replace(SIARAN, rumor_id=TIDAK_ADA)), "tidak ada atau sudah", "rumor"),
    (lambda s, a: services.catat_rumor(a, s.row, data=rumor(isi="")), "Tuliskan apa yang beredar", "isi"),
    (lambda s, a: services.catat_rumor(a, s.row, data=rumor(asal="")), "terdengar atau terbaca", "asal"),
    (lambda s, a: services.catat_rumor(a, s.row, data=rumor(waktu=nanti())), "belum terjadi", "waktu"),
    (lambda s, a: services.minta_bantuan(a, s.row, data=bantuan(s.kota, kepada="")), "Kepada siapa", "kepada"),
    (lambda s, a: services.minta_bantuan(a, s.row, data=bantuan(s.kota, hal="")), "Tulis halnya", "hal"),
    (lambda s, a: services.minta_bantuan(a, s.row, data=bantuan(s.kota, kebutuhan="")), "dibutuhkan", "kebutuhan"),
    (lambda s, a: services.jawab_bantuan(a, s.bantuan, jawaban=""), "Tuliskan jawabannya", "jawaban"),
    (lambda s, a: services.catat_kontak(a, s.row, data=kontak(kepada="")), "Kepada siapa", "kepada"),
    (lambda s, a: services.catat_kontak(a, s.row, data=kontak(isi="")), "Tuliskan isinya", "isi"),
    (lambda s, a: services.catat_kontak(a, s.row, data=kontak(janji="Data")), "sampai kapan janji", "batas"),
    # recovery
    (lambda s, a: services.catat_kerusakan(a, s.row, data=kerusakan(subsektor="")), "Apa yang rusak", "subsektor"),
    (lambda s, a: services.catat_kerusakan(a, s.row, data=kerusakan(letak="")), "Di mana", "letak"),
    (lambda s, a: services.catat_kerusakan(a, s.row, data=kerusakan(satuan="")), "Tulis satuannya", "satuan"),
    (lambda s, a: services.catat_kerusakan(a, s.row, data=kerusakan(jumlah=Decimal(0))), "lebih dari nol", "jumlah"),
    (lambda s, a: services.catat_kerusakan(a, s.row, data=kerusakan(harga=-1)), "tidak masuk akal", "harga"),
    (lambda s, a: services.catat_kerusakan(a, s.row, data=kerusakan(kerugian=10**15)), "tidak masuk akal", "kerugian"),
    (lambda s, a: services.catat_kerusakan(a, s.row, data=kerusakan(lng=116.8)), "lintang dan bujur", "lat"),
    (lambda s, a: services.catat_kerusakan(a, s.row, data=kerusakan(lat=-1.2, lng=200.0)), "Bujur antara", "lng"),
    (
        lambda s, a: services.catat_kerusakan(a, s.row, data=kerusakan(), foto=[(b"%PDF-1.4\n%%EOF", "a.pdf")]),
        "",
        None,
    ),
    (lambda s, a: services.tambah_kegiatan(a, s.row, data=replace(kegiatan(s), nama="")), "nama kegiatannya", "nama"),
    (lambda s, a: services.tambah_kegiatan(a, s.row, data=replace(kegiatan(s), letak="")), "Di mana", "letak"),
    (lambda s, a: services.tambah_kegiatan(a, s.row, data=replace(kegiatan(s), satuan="")), "satuannya", "satuan"),
    (lambda s, a: services.tambah_kegiatan(a, s.row, data=replace(kegiatan(s), tahun=2000)), "Tahun antara", "tahun"),
    (lambda s, a: services.tambah_kegiatan(a, s.row, data=replace(kegiatan(s), unit_id=TIDAK_ADA)), "Pilih unit", "unit"),
    (
        lambda s, a: services.tambah_kegiatan(a, s.row, data=replace(kegiatan(s), volume=Decimal(0))),
        "tidak masuk akal",
        "volume",
    ),
    (
        lambda s, a: services.tambah_kegiatan(a, s.row, data=replace(kegiatan(s), volume=Decimal(10**9), harga=10**9)),
        "tidak masuk akal",
        "volume",
    ),
    (lambda s, a: services.serahkan_r3p(a, s.row), "belum berisi kegiatan", ""),
    (lambda s, a: services.tambah_anggota(a, s.row, data=anggota(pejabat="")), "Pilih jabatan", "jabatan"),
    (lambda s, a: services.tambah_anggota(a, s.row, data=anggota(jabatan_id=TIDAK_ADA)), "tidak dikenal", "jabatan"),
    (lambda s, a: services.tambah_kerja(a, s.row, data=kerja(s.kota, nama="")), "apa yang dikerjakan", "nama"),
    (lambda s, a: services.tambah_kerja(a, s.row, data=kerja(s.kota, unit_id=TIDAK_ADA)), "Pilih unit", "unit"),
    (lambda s, a: services.tambah_kerja(a, s.row, data=kerja(s.kota, selesai=kemarin())), "sesudah hari mulai", "selesai"),
    (
        lambda s, a: services.tambah_kerja(a, s.row, data=kerja(s.kota, mulai=kemarin(3), selesai=kemarin(2))),
        "sudah lewat",
        "selesai",
    ),
    # set up beforehand
    (
        lambda s, a: services.atur_peran(a, unit(a), peran=Peran.PU, units=[TIDAK_ADA]),
        "unit yang tidak dikenal",
        "units",
    ),
    (lambda s, a: services.tulis_rencana(a, unit(a), naskah="x" * 200_001), "terlalu panjang", "naskah"),
    (lambda s, a: services.tulis_rencana(a, unit(a), naskah="kode: [x"), "tidak dapat dibaca", "naskah"),
    (
        lambda s, a: services.muat_lapisan(a, unit(a), jenis="jalan", isi=b'{"features": []}', sumber=""),
        "sumber dan lisensinya",
        "sumber",
    ),
    (
        lambda s, a: services.muat_lapisan(a, unit(a), jenis="jalan", isi=b" " * (5 * 1024 * 1024 + 1), sumber="x"),
        "paling besar 5 MB",
        "berkas",
    ),
    (lambda s, a: services.muat_lapisan(a, unit(a), jenis="jalan", isi=b"[]", sumber="x"), "bukan GeoJSON", "berkas"),
]  # fmt: skip


@pytest.mark.parametrize("nomor", range(len(TOLAK)), ids=[f"{kata or 'isi'}-{bidang}" for _act, kata, bidang in TOLAK])
def test_what_cannot_be_done_is_refused_beside_its_field(adegan, bpbd, nomor):
    act, kata, bidang = TOLAK[nomor]
    before = Kejadian.objects.get(pk=adegan.row.pk).status
    with pytest.raises(Ditolak) as refused, transaction.atomic():
        act(adegan, bpbd)
    assert kata in str(refused.value)
    assert bidang is None or (refused.value.bidang or "") == bidang
    assert Kejadian.objects.get(pk=adegan.row.pk).status == before


SESUDAH_AKHIR = [
    kaji,
    lambda s, a: services.tetapkan(a, s.row, data=keputusan(Status.TRANSISI, "7")),
    perpanjang,
    lambda s, a: services.naikkan(a, s.row, nomor="2", tanggal=timezone.localdate(), alasan="x"),
    lambda s, a: services.susun_komando(a, s.row, data=bagan(s.kota)),
    lambda s, a: services.aktifkan(a, s.row, rencana_id=RencanaKontinjensi.objects.get(kode="banjir").pk),
    lambda s, a: services.beri_perintah(a, s.row, data=perintah(s.kota)),
    lambda s, a: services.catat_rapat(a, s.row, data=rapat(s)),
    lambda s, a: services.catat_angka(a, s.row, data=angka()),
    lambda s, a: services.sahkan_angka(a, s.row, angka_id=s.angka.pk),
    lambda s, a: services.gambar_area(a, s.row, data=DataArea(nama="A", jenis=JenisArea.LAIN, titik=GENANGAN)),
    lambda s, a: services.catat_korban(a, s.row, data=KORBAN),
    lambda s, a: services.ajukan_kartu(a, s.row, data=kartu()),
    lambda s, a: services.susun_sitrep(a, s.row),
    lambda s, a: services.terbitkan_peringatan(a, s.row, data=peringatan()),
    lambda s, a: services.siarkan(a, s.row, data=SIARAN),
    lambda s, a: services.catat_kontak(a, s.row, data=kontak()),
    lambda s, a: services.catat_rumor(a, s.row, data=rumor()),
    lambda s, a: services.minta_bantuan(a, s.row, data=bantuan(s.kota)),
    lambda s, a: lapor(s, a, kejadian_id=s.row.pk),
    lambda s, a: services.periksa(a, s.laporan, hasil=Periksa.BENAR, kejadian_id=s.row.pk),
]


@pytest.mark.parametrize("nomor", range(len(SESUDAH_AKHIR)))
def test_an_event_that_is_over_takes_no_more(adegan, bpbd, nomor):
    services.akhiri(bpbd, adegan.row)
    adegan.row.refresh_from_db()
    with pytest.raises(Ditolak, match="sudah diakhiri"):
        SESUDAH_AKHIR[nomor](adegan, bpbd)


def test_recovery_goes_on_after_the_end(adegan, bpbd):
    services.akhiri(bpbd, adegan.row)
    with pytest.raises(TransitionError):
        services.akhiri(bpbd, adegan.row)
    assert services.catat_kerusakan(bpbd, adegan.row, data=kerusakan()).pk
    assert services.susun_r3p(bpbd, adegan.row)
    with pytest.raises(Ditolak, match="sudah ada di dalam rencana"):
        services.susun_r3p(bpbd, adegan.row)
    assert services.serahkan_r3p(bpbd, adegan.row)


def test_what_is_done_once_is_not_done_again(adegan, bpbd):
    services.catat_jawaban(bpbd, adegan.naik, jawaban="Tim datang")
    services.jawab_bantuan(bpbd, adegan.bantuan, jawaban="Dua perahu")
    services.tepati(bpbd, adegan.kontak)
    services.tambah_anggota(bpbd, adegan.row, data=anggota(peran=PeranTim.KETUA))
    services.kirim_kerja(bpbd, adegan.row)
    adegan.kerja.refresh_from_db()
    again = (
        (lambda: services.catat_jawaban(bpbd, adegan.naik, jawaban="x"), "sudah dicatat"),
        (lambda: services.jawab_bantuan(bpbd, adegan.bantuan, jawaban="x"), "sudah dicatat"),
        (lambda: services.tepati(bpbd, adegan.kontak), "Tidak ada janji"),
        (lambda: services.tambah_anggota(bpbd, adegan.row, data=anggota(peran=PeranTim.KETUA)), "mempunyai ketua"),
        (lambda: services.kirim_kerja(bpbd, adegan.row), "Tidak ada langkah"),
        (lambda: services.hapus_kerja(bpbd, adegan.kerja), "sudah dikirim sebagai perintah"),
        (lambda: services.susun_sitrep(bpbd, adegan.row), "Masih ada konsep"),
        (lambda: services.putuskan(bpbd, adegan.kartu, opsi_id=adegan.kartu.opsi.first().pk), "sudah diputus"),
    )
    for act, kata in again:
        with pytest.raises(Ditolak, match=kata), transaction.atomic():
            act()


def test_before_its_time_nothing_stands(buka, bpbd, kota):
    """No assessment, no decree; no status, no command; no chart, no plan (04-crisis 1.1, 1.2)."""
    row = buka()
    plan = RencanaKontinjensi.objects.get(kode="banjir").pk
    with pytest.raises(Ditolak, match="Catat kaji cepat dahulu"):
        services.tetapkan(bpbd, row, data=keputusan())
    for act in (
        lambda: services.susun_komando(bpbd, row, data=bagan(kota)),
        lambda: services.aktifkan(bpbd, row, rencana_id=plan),
        lambda: services.beri_perintah(bpbd, row, data=perintah(kota)),
    ):
        with pytest.raises(Ditolak, match="Tetapkan status dahulu"):
            act()
    with pytest.raises(Ditolak, match="Belum ada keputusan status"):
        services.perpanjang(
            bpbd, row, nomor="8", tanggal=timezone.localdate(), penetap_id=kota.jabatan["walikota"].pk,
            sampai=kemarin(-9),
        )  # fmt: skip
    with pytest.raises(Ditolak, match="selama tanggap darurat"):
        services.naikkan(bpbd, row, nomor="2", tanggal=timezone.localdate(), alasan="x")
    services.kaji(bpbd, row, data=DataKaji(hasil="x", rekomendasi=Status.TANGGAP, gangguan_hidup=True))
    services.tetapkan(bpbd, row, data=keputusan())
    row.refresh_from_db()
    with pytest.raises(Ditolak, match="Susun bagan komando"):
        services.aktifkan(bpbd, row, rencana_id=plan)
    services.susun_komando(bpbd, row, data=bagan(kota))
    with pytest.raises(Ditolak, match="tidak ada atau sudah diganti") as refused:
        services.aktifkan(bpbd, row, rencana_id=TIDAK_ADA)
    assert refused.value.bidang == "rencana"


def test_an_earthquake_has_no_alert_before_it(buka, bpbd):
    row = buka(bahaya=Bahaya.GEMPA)
    with pytest.raises(Ditolak, match="yang datang perlahan") as refused:
        services.kaji(bpbd, row, data=DataKaji(hasil="x", rekomendasi=Status.SIAGA))
    assert refused.value.bidang == "rekomendasi"


def test_a_place_of_no_use_any_more_is_kept(adegan, bpbd):
    services.ubah_tempat(bpbd, adegan.tempat, data=replace(TEMPAT, jenis=JenisTempat.POSKO, aktif=False))
    adegan.tempat.refresh_from_db()
    assert (adegan.tempat.jenis, adegan.tempat.aktif) == (JenisTempat.POSKO, False)
