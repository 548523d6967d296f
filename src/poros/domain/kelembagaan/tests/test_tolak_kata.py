"""What each change of the organisation refuses, in the words that an official reads and beside the field."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from poros.domain.kelembagaan import services
from poros.domain.kelembagaan.rules.libur import JenisLibur, Libur
from poros.domain.kelembagaan.values import BentukJabatan, BentukUnit, DataOrang, SuratPerintah, VersiAturan
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Akun, Jabatan, Orang, Pemangku, Unit, VersiPeta
from poros.kernel.organisasi.rules import Fungsi, JenisUnit, Kapasitas
from poros.pure.tenggat import Akibat, Satuan

pytestmark = pytest.mark.django_db
HARI = date(2026, 11, 23)
BULAN = timedelta(days=30)
DASAR = "Perda 9/2026"


class Dunia:
    """The small government, and short names for the acts; each lacks nothing but what a case takes away."""

    def __init__(self, kota: Any) -> None:
        self.kota = kota
        self.admin = kota.aktor("admin", HARI)
        self.umum = kota.unit["umum"]

    def bentuk(self, induk: str = "kdh", kode: str = "baru", jenis: JenisUnit = JenisUnit.DINAS, **lain: Any) -> Unit:
        wanted = BentukUnit(nama="Dinas Baru", singkatan="DB", jenis=jenis, induk_id=self.kota.unit[induk].pk)
        data = {"kode": kode, "bentuk": wanted, "berlaku": HARI, "dasar": DASAR}
        return services.bentuk_unit(self.admin, self.kota.unit[induk], **(data | lain))

    def ubah(self, kode: str, **lain: Any) -> Unit:
        unit = self.kota.unit[kode]
        now = {"nama": unit.nama, "singkatan": unit.singkatan, "jenis": unit.jenis, "induk_id": unit.induk_id}
        berlaku, dasar = lain.pop("berlaku", HARI), lain.pop("dasar", DASAR)
        return services.ubah_unit(self.admin, unit, bentuk=BentukUnit(**(now | lain)), berlaku=berlaku, dasar=dasar)

    def hapus(self, kode: str, pengganti: str = "", **lain: Any) -> Unit:
        ganti = self.kota.unit[pengganti] if pengganti else None
        data = {"berlaku": HARI, "dasar": DASAR, "pengganti": ganti}
        return services.hapus_unit(self.admin, self.kota.unit[kode], **(data | lain))

    def jabatan(self, unit: str, nama: str = "Kepala Seksi", *, kepala: bool = False) -> Jabatan:
        bentuk = BentukJabatan(nama=nama, eselon="IV.a", fungsi=Fungsi.STAF, kepala=kepala)
        return services.bentuk_jabatan(self.admin, self.kota.unit[unit], bentuk=bentuk)

    def tutup_jabatan(self, kode: str) -> Jabatan:
        row = self.kota.jabatan[kode]
        bentuk = BentukJabatan(nama=row.nama, eselon=row.eselon, fungsi=row.fungsi, kepala=row.kepala)
        return services.ubah_jabatan(self.admin, row, bentuk=bentuk, aktif=False)

    def angkat(self, jabatan: str, orang: str, **lain: Any) -> Pemangku:
        data = {"orang": self.kota.orang[orang], "dari": HARI, "dasar": "SK 1/2026"}
        return services.angkat(self.admin, self.kota.jabatan[jabatan], **(data | lain))

    def pemangku(self, kode: str) -> Pemangku:
        return Pemangku.objects.get(jabatan=self.kota.jabatan[kode])

    def berhentikan(self, kode: str, **lain: Any) -> Pemangku:
        data = {"pada": HARI, "alasan": "SK 2/2026"}
        return services.berhentikan(self.admin, self.pemangku(kode), **(data | lain))

    def surat(self, kapasitas: Kapasitas = Kapasitas.PLH, siapa: str = "sekda", jabatan: str = "kadis_pu", **lain: Any):
        data = {
            "orang_id": self.kota.orang["kadis_dlh"].pk, "kapasitas": kapasitas, "dari": HARI,
            "sampai": HARI + timedelta(days=2), "nomor": "SPT 1/2026",
        }  # fmt: skip
        actor = self.kota.aktor(siapa, HARI)
        surat = SuratPerintah(**(data | lain))
        return services.terbitkan_surat_perintah(actor, self.kota.jabatan[jabatan], surat=surat)

    def perpanjang(
        self, row: Pemangku, sampai: date = HARI + 5 * BULAN, nomor: str = "SPT 2", hari: date = HARI
    ) -> Any:
        actor = self.kota.aktor("sekda", hari)
        return services.perpanjang(actor, row, sampai=sampai, nomor=nomor)

    def plt(self) -> Pemangku:
        self.kosongkan("kadis_pu")
        return self.surat(Kapasitas.PLT, sampai=HARI + BULAN)

    def kosongkan(self, kode: str) -> None:
        Pemangku.objects.filter(jabatan=self.kota.jabatan[kode]).update(sampai=HARI - timedelta(days=1))
        VersiPeta.objects.update(nilai=66)

    def koordinasi(self, unit: str = "pu", koordinator: str = "kesra", **lain: Any) -> Any:
        data = {"koordinator": self.kota.unit[koordinator], "dari": HARI, "dasar": "Perwali 3/2026"}
        return services.tetapkan_koordinasi(self.admin, self.kota.unit[unit], **(data | lain))

    def lepas(self, unit: str, koordinator: str, berlaku: date = HARI) -> Any:
        koord = self.kota.unit[koordinator]
        return services.akhiri_koordinasi(self.admin, self.kota.unit[unit], koordinator=koord, berlaku=berlaku)

    def urusan(self, kode: str = "1.03", **lain: Any) -> Any:
        data = {"kode": kode, "nama": "PUPR", "dari": HARI, "dasar": "Perda 1/2020"}
        return services.tetapkan_urusan(self.admin, self.kota.unit["pu"], **(data | lain))

    def orang(self, nip: str = "") -> Orang:
        return services.catat_orang(self.admin, self.umum, data=DataOrang(nama="Orang Baru", nip=nip))

    def akun(self, orang: str, nama: str) -> Any:
        return services.buat_akun(self.admin, self.kota.orang[orang], username=nama)

    def libur(self, *hari: date) -> Any:
        rows = [Libur(h, JenisLibur.DAERAH, "Hari jadi", "Perwali 1") for h in hari]
        return services.impor_libur(self.admin, self.umum, libur=rows)

    def aturan(self, kode: str = "surat-biasa", dari: date = date(2030, 1, 1), dasar: str = "Perwali 5") -> Any:
        versi = VersiAturan(
            jumlah=3, satuan=Satuan.HARI_KERJA, akibat=Akibat.PERINGATAN, dasar=dasar, pasal="1", dari=dari
        )
        return services.versi_aturan(self.admin, self.umum, kode=kode, versi=versi)

    def token(self, **lain: Any) -> Any:
        akun, _new = Akun.objects.get_or_create(username="admin", orang=self.kota.orang["admin"])
        data = {"nama": "SRIKANDI", "cakupan": ["surat:baca"], "hari": 30}
        return services.buat_token(self.admin, akun, **(data | lain))


K = Kapasitas
TOLAK: dict[str, tuple[Callable[[Dunia], Any], str, str]] = {
    "unit-code-taken": (lambda d: d.bentuk(kode="pu"), "Kode unit pu sudah dipakai", "kode"),
    "unit-code-taken-with-blanks": (lambda d: d.bentuk(kode=" pu "), "sudah dipakai", "kode"),
    "unit-second-setda": (lambda d: d.bentuk(jenis=JenisUnit.SETDA), "tepat satu", "jenis"),
    "unit-no-decree": (lambda d: d.bentuk(dasar=" "), "nomor peraturan atau keputusan", "dasar"),
    "unit-nothing-changed": (lambda d: d.ubah("pu"), "Tidak ada yang berubah", ""),
    "unit-no-parent": (lambda d: d.ubah("pu", induk_id=None), "Pilih unit induknya", "induk"),
    "unit-below-itself": (lambda d: d.ubah("pu", induk_id=d.kota.unit["pu_sda"].pk), "dirinya sendiri", "induk"),
    "unit-setda-no-more": (lambda d: d.ubah("setda", jenis=JenisUnit.DINAS), "tepat satu", "jenis"),
    "unit-changed-no-decree": (lambda d: d.ubah("pu", nama="Dinas Lain", dasar=""), "nomor peraturan", "dasar"),
    "unit-changed-twice-a-day": (
        lambda d: (d.ubah("pu", nama="Satu"), d.ubah("pu", nama="Dua")),
        "Pilih tanggal sesudahnya",
        "berlaku",
    ),
    "unit-always-there": (lambda d: d.hapus("setda"), "selalu ada", ""),
    "unit-has-parts": (lambda d: d.hapus("pu"), "Bidang Sumber Daya Air", ""),
    "unit-own-successor": (lambda d: d.hapus("dlh", "dlh"), "harus unit lain", "pengganti"),
    "unit-ended-twice": (
        lambda d: (d.hapus("dlh", "sos", berlaku=HARI + BULAN), d.hapus("dlh", "sos", berlaku=HARI + 2 * BULAN)),
        "sudah ditetapkan berakhir",
        "berlaku",
    ),
    "office-name-taken": (lambda d: d.jabatan("pu", "Kepala Dinas PU"), "sudah mempunyai jabatan", "nama"),
    "office-two-heads": (lambda d: d.jabatan("pu", kepala=True), "sudah dipimpin Kepala Dinas PU", "kepala"),
    "office-held": (lambda d: d.tutup_jabatan("kadis_pu"), "masih dipegang Pejabat Kepala Dinas PU", "aktif"),
    "appoint-oneself": (lambda d: d.angkat("kadis_pu", "admin"), "mengangkat diri sendiri", "orang"),
    "appoint-backwards": (
        lambda d: d.angkat("kadis_pu", "staf_pu", sampai=HARI - BULAN),
        "mendahului tanggal mulai",
        "sampai",
    ),
    "appoint-before-the-present": (
        lambda d: d.angkat("kadis_pu", "staf_pu", dari=date(2019, 1, 1)),
        "sudah memegang jabatan ini sejak 1 Januari 2020",
        "dari",
    ),
    "appoint-again": (lambda d: d.angkat("kadis_pu", "kadis_pu"), "sudah memegang jabatan ini", "dari"),
    "appoint-no-decree": (lambda d: d.angkat("kadis_pu", "staf_pu", dasar=" "), "nomor peraturan", "dasar"),
    "dismiss-oneself": (lambda d: d.berhentikan("admin"), "memberhentikan diri sendiri", ""),
    "dismiss-why": (lambda d: d.berhentikan("kadis_pu", alasan=" "), "alasan dan nomor", "alasan"),
    "dismiss-before-he-came": (
        lambda d: d.berhentikan("kadis_pu", pada=date(2019, 12, 31)),
        "baru mulai 1 Januari 2020",
        "pada",
    ),
    "dismiss-twice": (lambda d: (d.berhentikan("kadis_pu"), d.berhentikan("kadis_pu")), "sudah berakhir", ""),
    "warrant-no-number": (lambda d: d.surat(nomor=" "), "nomor surat perintah", "nomor"),
    "warrant-definitive": (lambda d: d.surat(K.DEFINITIF), "diangkat, bukan ditunjuk", "kapasitas"),
    "warrant-backwards": (lambda d: d.surat(sampai=HARI - BULAN), "", "sampai"),
    "warrant-too-long": (
        lambda d: d.surat(
            siapa="walikota", jabatan="sekda", orang_id=d.kota.orang["asisten1"].pk, sampai=HARI + 2 * BULAN
        ),
        "hari kerja",
        "sampai",
    ),
    "warrant-plt-filled": (lambda d: d.surat(K.PLT), "masih ada pemangku definitifnya", "kapasitas"),
    "warrant-plh-empty": (lambda d: (d.kosongkan("kadis_pu"), d.surat()), "bukan Plh.", "kapasitas"),
    "warrant-pj-no-sekda": (lambda d: (d.kosongkan("kadis_pu"), d.surat(K.PJ)), "", "kapasitas"),
    "warrant-holder-himself": (
        lambda d: d.surat(orang_id=d.kota.orang["kadis_pu"].pk),
        "pemangku definitif jabatan itu sendiri",
        "orang",
    ),
    "warrant-to-oneself": (lambda d: d.surat(orang_id=d.kota.orang["sekda"].pk), "", "orang"),
    "warrant-twice": (lambda d: (d.surat(), d.surat()), "sudah dipegang", "dari"),
    "warrant-too-low": (lambda d: d.surat(orang_id=d.kota.orang["tu_pu"].pk), "setingkat atau satu tingkat", "orang"),
    "extend-plh": (lambda d: d.perpanjang(d.surat()), "Hanya Plt.", ""),
    "extend-no-number": (lambda d: d.perpanjang(d.plt(), nomor=" "), "nomor surat perpanjangan", "nomor"),
    "extend-not-beyond": (lambda d: d.perpanjang(d.plt(), sampai=HARI + BULAN), "Pilih tanggal sesudah", "sampai"),
    "extend-too-far": (lambda d: d.perpanjang(d.plt(), sampai=HARI + 9 * BULAN), "paling lambat", "sampai"),
    "extend-late": (lambda d: d.perpanjang(d.plt(), hari=HARI + 2 * BULAN), "terbitkan yang baru", ""),
    "revoke-why": (
        lambda d: services.cabut(d.kota.aktor("sekda", HARI), d.surat(), alasan=" "),
        "alasan pencabutan",
        "alasan",
    ),
    "map-no-coordinator": (lambda d: d.koordinasi(koordinator="dlh"), "asisten, biro, atau bagian", "koordinator"),
    "map-itself": (lambda d: d.koordinasi("kesra"), "dirinya sendiri", "koordinator"),
    "map-backwards": (lambda d: d.koordinasi(sampai=HARI - BULAN), "mendahului tanggal mulai", "sampai"),
    "map-no-decree": (lambda d: d.koordinasi(dasar=""), "nomor peraturan", "dasar"),
    "map-not-coordinated": (lambda d: d.lepas("pu", "kesra"), "tidak mengoordinasikan", "koordinator"),
    "map-ended-before-it-began": (lambda d: d.lepas("pu", "ekbang", date(2020, 1, 1)), "baru berlaku", "berlaku"),
    "urusan-no-code": (lambda d: d.urusan(" "), "kode dan nama urusan", "kode"),
    "urusan-twice": (lambda d: (d.urusan(), d.urusan(" 1.03 ")), "sudah mengampu urusan 1.03", "kode"),
    "urusan-not-carried": (
        lambda d: services.akhiri_urusan(d.admin, d.kota.unit["pu"], kode="9.9", berlaku=HARI),
        "tidak mengampu urusan 9.9",
        "kode",
    ),
    "person-nip-taken": (
        lambda d: (d.orang("198001012005011001"), d.orang("198001012005011001")),
        "sudah dicatat untuk Orang Baru",
        "nip",
    ),
    "account-second": (lambda d: (d.akun("camat", "camat"), d.akun("camat", "lain")), "sudah mempunyai akun", ""),
    "account-name-taken": (lambda d: (d.akun("camat", "satu"), d.akun("sekda", " SATU ")), "“satu” sudah", "username"),
    "account-none": (lambda d: services.setel_ulang(d.admin, d.kota.orang["camat"]), "belum mempunyai akun", ""),
    "account-closed-why": (
        lambda d: (d.akun("camat", "camat"), services.tutup_akun(d.admin, d.kota.orang["camat"], alasan=" ")),
        "alasan penutupan",
        "alasan",
    ),
    "holidays-none": (lambda d: d.libur(), "Tidak ada hari libur", "berkas"),
    "holidays-twice": (lambda d: d.libur(HARI, HARI), "muncul dua kali", "libur/1/tanggal"),
    "week-empty": (
        lambda d: services.ubah_pekan_kerja(d.admin, d.umum, dari=HARI, hari=[]),
        "paling sedikit satu",
        "hari",
    ),
    "clock-unknown": (lambda d: d.aturan("entah"), "entah tidak dikenal", ""),
    "clock-before-the-last": (lambda d: d.aturan(dari=date(2000, 1, 1)), "Pilih tanggal sesudahnya", "dari"),
    "clock-no-source": (lambda d: d.aturan(dasar=" "), "nomor peraturan", "dasar"),
    "language": (
        lambda d: services.pilih_bahasa(d.admin, d.kota.orang["admin"], bahasa="xx"),
        "tidak tersedia",
        "bahasa",
    ),
    "key-for-nothing": (lambda d: d.token(cakupan=[]), "untuk apa kunci ini", "cakupan"),
    "key-for-what-there-is-not": (lambda d: d.token(cakupan=["semua"]), "untuk apa kunci ini", "cakupan"),
    "key-for-no-day": (lambda d: d.token(hari=0), "1 sampai 366 hari", "hari"),
    "key-for-ever": (lambda d: d.token(hari=367), "1 sampai 366 hari", "hari"),
}


@pytest.mark.parametrize(("tindak", "kata", "bidang"), TOLAK.values(), ids=list(TOLAK))
def test_it_is_said_in_words_and_beside_its_field(kota, tindak, kata, bidang):
    with pytest.raises(Ditolak) as refused:
        tindak(Dunia(kota))
    assert kata in refused.value.pesan
    assert refused.value.bidang == bidang
    assert refused.value.pesan[0].isupper() or refused.value.pesan[0] == "“"
    assert "%(" not in refused.value.pesan


@pytest.mark.parametrize(
    "nama",
    [
        "unit-code-taken", "unit-no-decree", "unit-has-parts", "office-two-heads", "appoint-no-decree", "map-no-decree",
        "warrant-too-long", "holidays-twice", "clock-no-source", "key-for-ever",
    ],
)  # fmt: skip
def test_a_single_refused_act_leaves_no_line_and_no_new_map(kota, nama):
    before = (Jejak.objects.count(), VersiPeta.objects.get().nilai, Unit.objects.count(), Pemangku.objects.count())
    with pytest.raises(Ditolak):
        TOLAK[nama][0](Dunia(kota))
    after = (Jejak.objects.count(), VersiPeta.objects.get().nilai, Unit.objects.count(), Pemangku.objects.count())
    assert after == before
