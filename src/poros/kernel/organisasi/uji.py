"""A small government for tests and quick experiments: all people are invented."""

from datetime import date

from .models import Jabatan, Koordinasi, Orang, Pemangku, Unit, VersiPeta, VersiUnit
from .rules import Fungsi, JenisUnit

AWAL = date(2020, 1, 1)

UNIT = (  # kode, nama, singkatan, jenis, induk
    ("kdh", "Wali Kota", "Wali Kota", JenisUnit.KEPALA_DAERAH, None),
    ("setda", "Sekretariat Daerah", "Setda", JenisUnit.SETDA, "kdh"),
    ("as1", "Asisten Pemerintahan dan Kesejahteraan Rakyat", "Asisten I", JenisUnit.ASISTEN, "setda"),
    ("as2", "Asisten Perekonomian dan Pembangunan", "Asisten II", JenisUnit.ASISTEN, "setda"),
    ("umum", "Bagian Umum", "Bag. Umum", JenisUnit.BAGIAN, "setda"),
    ("kesra", "Bagian Kesejahteraan Rakyat", "Bag. Kesra", JenisUnit.BAGIAN, "as1"),
    ("ekbang", "Bagian Administrasi Pembangunan", "Bag. Adbang", JenisUnit.BAGIAN, "as2"),
    ("pu", "Dinas Pekerjaan Umum", "Dinas PU", JenisUnit.DINAS, "kdh"),
    ("pu_sda", "Bidang Sumber Daya Air", "Bid. SDA", JenisUnit.BIDANG, "pu"),
    ("dlh", "Dinas Lingkungan Hidup", "DLH", JenisUnit.DINAS, "kdh"),
    ("sos", "Dinas Sosial", "Dinsos", JenisUnit.DINAS, "kdh"),
    ("kec", "Kecamatan Utara", "Kec. Utara", JenisUnit.KECAMATAN, "kdh"),
    ("insp", "Inspektorat", "Inspektorat", JenisUnit.INSPEKTORAT, "kdh"),
)
JABATAN = (  # kode, unit, nama, eselon, fungsi, kepala
    ("walikota", "kdh", "Wali Kota", "", Fungsi.PIMPINAN, True),
    ("sekda", "setda", "Sekretaris Daerah", "II.a", Fungsi.PIMPINAN, True),
    ("asisten1", "as1", "Asisten I", "II.b", Fungsi.PIMPINAN, True),
    ("asisten2", "as2", "Asisten II", "II.b", Fungsi.PIMPINAN, True),
    ("kabag_umum", "umum", "Kepala Bagian Umum", "III.a", Fungsi.PIMPINAN, True),
    ("tu", "umum", "Pengelola Surat Bagian Umum", "", Fungsi.TATA_USAHA, False),
    ("kabag_kesra", "kesra", "Kepala Bagian Kesra", "III.a", Fungsi.PIMPINAN, True),
    ("kabag_ekbang", "ekbang", "Kepala Bagian Adbang", "III.a", Fungsi.PIMPINAN, True),
    ("kadis_pu", "pu", "Kepala Dinas PU", "II.b", Fungsi.PIMPINAN, True),
    ("tu_pu", "pu", "Pengelola Surat Dinas PU", "", Fungsi.TATA_USAHA, False),
    ("staf_pu", "pu_sda", "Analis Sumber Daya Air", "", Fungsi.STAF, False),
    ("kadis_dlh", "dlh", "Kepala DLH", "II.b", Fungsi.PIMPINAN, True),
    ("kadis_sos", "sos", "Kepala Dinas Sosial", "II.b", Fungsi.PIMPINAN, True),
    ("camat", "kec", "Camat Utara", "III.a", Fungsi.PIMPINAN, True),
    ("inspektur", "insp", "Inspektur", "II.b", Fungsi.PENGAWAS, True),
    ("admin", "umum", "Pengelola Sistem", "", Fungsi.ADMIN, False),
)
KOORDINASI = (("ekbang", "pu"), ("ekbang", "dlh"), ("kesra", "sos"), ("kesra", "kec"))


def bangun_kota() -> tuple[dict[str, Unit], dict[str, Jabatan], dict[str, Orang]]:
    """Make it in the current schema; return units, offices and persons by code."""
    unit: dict[str, Unit] = {}
    for urutan, (kode, nama, singkatan, jenis, induk) in enumerate(UNIT):
        unit[kode] = Unit.objects.create(
            kode=kode, nama=nama, singkatan=singkatan, jenis=jenis, induk=unit.get(induk or ""), urutan=urutan
        )
        VersiUnit.objects.create(
            unit=unit[kode],
            dari=AWAL,
            nama=nama,
            singkatan=singkatan,
            jenis=jenis,
            induk=unit[kode].induk,
            dasar="Perda Kota Uji 1/2020",
        )
    jabatan: dict[str, Jabatan] = {}
    orang: dict[str, Orang] = {}
    for kode, unit_kode, nama, eselon, fungsi, kepala in JABATAN:
        jabatan[kode] = Jabatan.objects.create(
            unit=unit[unit_kode], nama=nama, eselon=eselon, fungsi=fungsi, kepala=kepala
        )
        orang[kode] = Orang.objects.create(nama=f"Pejabat {nama}", surel=f"{kode}@contoh.go.id")
        Pemangku.objects.create(jabatan=jabatan[kode], orang=orang[kode], dari=AWAL, dasar=f"SK {kode}/2020")
    for koordinator, dikoordinasikan in KOORDINASI:
        Koordinasi.objects.create(
            koordinator=unit[koordinator], unit=unit[dikoordinasikan], dari=AWAL, dasar="Perwali 2/2020"
        )
    VersiPeta.objects.update_or_create(pk=1, defaults={"nilai": 1})
    return unit, jabatan, orang
