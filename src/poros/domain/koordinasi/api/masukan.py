"""What programs send about orders, work and conflicts."""

from decimal import Decimal
from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, WithJsonSchema, model_validator

from poros.kernel.antarmuka.skema import Id, Masukan, Saring, Teks, Waktu
from poros.kernel.antarmuka.unggahan import BerkasMasuk
from poros.kernel.penugasan.rules import Kecepatan, Keputusan, Kerahasiaan, Kotak, Peran, Status, StatusArahan, Tanda
from poros.kernel.penugasan.skema import SasaranMasuk
from poros.kernel.penugasan.values import Klaim, PilihanKonflik, RincianArahan, Saringan, Setelah
from poros.pure.jalur import bagian

INT = 2**31 - 1


def _jalur(teks: str) -> str:
    bagian(teks)
    return teks


Slug = Annotated[str, StringConstraints(max_length=60, pattern="^[-a-zA-Z0-9_]*$")]
Sidik = Annotated[str, StringConstraints(max_length=64, pattern="^[0-9a-f]{64}$")]
Angka = Annotated[
    Decimal,
    Field(max_digits=20, decimal_places=4),
    WithJsonSchema({"type": "string", "maxLength": 22, "pattern": r"^-?[0-9]{1,16}(\.[0-9]{1,4})?$"}),
]
Jalur = Annotated[Teks, AfterValidator(_jalur)]


class Catatan(Masukan):
    """Why the act is done."""

    catatan: Teks = Field(min_length=1, max_length=5000, description="Alasan, dibaca oleh yang terkena.")


class CatatanBoleh(Masukan):
    """A remark, if there is one."""

    catatan: Teks = Field("", max_length=5000, description="Catatan.")


class Laporan(Masukan):
    """Progress in words and per cent."""

    catatan: Teks = Field(min_length=1, max_length=5000, description="Apa yang sudah dikerjakan.")
    kemajuan: int | None = Field(None, ge=0, le=100, description="Kemajuan dalam persen.")


class Pengalihan(Masukan):
    """Another unit takes the work."""

    unit: Id = Field(description="Nomor unit yang seharusnya mengerjakan.")
    catatan: Teks = Field(min_length=1, max_length=5000, description="Alasan, dibaca oleh yang terkena.")


class Pendelegasian(Masukan):
    """An official of the unit takes the work."""

    kepada: Id = Field(description="Nomor jabatan pelaksana.")
    catatan: Teks = Field("", max_length=5000, description="Petunjuk untuk pelaksana.")


class BuktiMasuk(Masukan):
    """Evidence: words, a figure, or a file; at least one of them."""

    teks: Teks = Field("", max_length=10_000, description="Keterangan.")
    angka: Angka | None = Field(None, description="Besaran yang dicapai.")
    satuan: Teks = Field("", max_length=40, description="Satuan dari angka.")
    berkas: BerkasMasuk | None = Field(None, description="Foto atau dokumen.")
    lat: float | None = Field(None, ge=-90, le=90, allow_inf_nan=False, description="Lintang (WGS 84).")
    lng: float | None = Field(None, ge=-180, le=180, allow_inf_nan=False, description="Bujur (WGS 84).")
    diambil: Waktu | None = Field(None, description="Kapan foto diambil.")


class PesanMasuk(Masukan):
    """Something said about the work."""

    isi: Teks = Field(min_length=1, max_length=5000, description="Isi pesan.")


class KlaimMasuk(Masukan):
    """So much of a resource from one moment to another."""

    sumber_daya: Id = Field(description="Nomor sumber daya.")
    mulai: Waktu
    selesai: Waktu
    jumlah: int = Field(1, ge=1, le=INT)

    @model_validator(mode="after")
    def _urut(self) -> Self:
        if self.mulai >= self.selesai:
            raise ValueError("mulai < selesai")
        return self

    def nilai(self) -> Klaim:
        return Klaim(self.sumber_daya, self.mulai, self.selesai, self.jumlah)


class PendahuluMasuk(Masukan):
    """An order that must be finished before another may start."""

    arahan: Id = Field(description="Nomor arahan yang harus selesai lebih dahulu.")
    jeda: int = Field(0, ge=0, le=INT, description="Jeda dalam menit.")
    lama_sebelum: int | None = Field(None, ge=0, le=INT, description="Perkiraan lama arahan itu dalam menit.")
    lama_sesudah: int | None = Field(None, ge=0, le=INT, description="Perkiraan lama arahan ini dalam menit.")

    def nilai(self) -> Setelah:
        return Setelah(arahan_id=self.arahan, **self.model_dump(exclude={"arahan"}))


class PilihanMasuk(Masukan):
    """What the issuer says to a collision that he was shown."""

    kunci: Sidik = Field(description="Kunci tabrakan, dari /konflik/periksa.")
    keputusan: Keputusan | None = Field(None, description="Keputusan, bila jabatan Anda boleh memutus.")
    alasan: Teks = Field("", max_length=2000, description="Alasan, atau keterangan bagi yang akan memutus.")

    def nilai(self) -> PilihanKonflik:
        return PilihanKonflik(kunci=self.kunci, keputusan=self.keputusan or "", alasan=self.alasan)


class IsiArahan(Masukan):
    """An order to units. With an act, a place and a window it can be compared with other orders."""

    isi: Teks = Field(min_length=1, max_length=10_000, description="Apa yang harus dilakukan.")
    kepada: list[SasaranMasuk] = Field(min_length=1, max_length=200, description="Unit penerima.")
    dasar: Teks = Field("", max_length=300, description="Dasar arahan.")
    kecepatan: Kecepatan = Field(Kecepatan.BIASA, description="Kecepatan penyampaian.")
    kerahasiaan: Kerahasiaan = Field(Kerahasiaan.TERBATAS, description="Klasifikasi keamanan.")
    tindak: Slug = Field("", description="Kode tindakan, supaya tabrakan dapat ditemukan.")
    objek: Jalur = Field("", max_length=300, description="Tempat, sebagai jalur: kota/kecamatan/kelurahan.")
    tanda: Tanda = Field(Tanda.LAKUKAN, description="Lakukan atau larang.")
    nilai: Teks = Field("", max_length=100, description="Nilai yang ditetapkan, bila ada.")
    mulai: Waktu | None = Field(None, description="Mulai berlaku.")
    selesai: Waktu | None = Field(None, description="Berakhir.")
    tenggat: Waktu | None = Field(None, description="Batas waktu; bila kosong, dihitung dari aturan.")
    aturan_tenggat: Slug = Field("", description="Kode aturan tenggat.")
    klaim: list[KlaimMasuk] = Field([], max_length=100, description="Sumber daya yang dipakai.")
    setelah: list[PendahuluMasuk] = Field([], max_length=20, description="Arahan yang harus selesai lebih dahulu.")
    menggantikan: Id | None = Field(None, description="Nomor arahan lama dari jabatan yang sama.")

    @model_validator(mode="after")
    def _urut(self) -> Self:
        if self.mulai and self.selesai and self.mulai >= self.selesai:
            raise ValueError("mulai < selesai")
        return self

    def rincian(self) -> RincianArahan:
        """As the command takes it."""
        data = self.model_dump(exclude={"kepada", "klaim", "setelah", "menggantikan", "pilihan"})
        return RincianArahan(
            **data,
            klaim=tuple(k.nilai() for k in self.klaim),
            setelah=tuple(s.nilai() for s in self.setelah),
            menggantikan_id=self.menggantikan,
        )


class ArahanMasuk(IsiArahan):
    """An order that is to be issued."""

    pilihan: list[PilihanMasuk] | None = Field(
        None,
        max_length=100,
        description="Tanggapan atas tabrakan yang sudah dilihat. Bila diisi, tabrakan lain menghentikan penerbitan.",
    )


class UrutanMasuk(Masukan):
    """What an order that is issued already comes after."""

    setelah: list[PendahuluMasuk] = Field(min_length=1, max_length=20, description="Arahan yang mendahului.")
    pilihan: list[PilihanMasuk] | None = Field(
        None, max_length=100, description="Waktu mustahil yang sudah dilihat. Bila diisi, yang lain menghentikan."
    )


class SaringTugas(Saring):
    """Filters of the list of work."""

    kotak: Kotak = Field(Kotak.MASUK, description="Yang masuk, yang diperintahkan, yang dikoordinasikan, atau semua.")
    status: Status | None = Field(None, description="Hanya yang berstatus ini; bila kosong, yang masih terbuka.")
    peran: Peran | None = Field(None, description="Hanya dengan peran ini.")
    kecepatan: Kecepatan | None = Field(None, description="Hanya berkecepatan ini.")
    terlambat: bool = Field(default=False, description="Hanya yang lewat tenggat.")
    unit: Id | None = Field(None, description="Unit pelaksana, dengan unit di bawahnya.")
    q: Teks = Field("", max_length=200, description="Kata yang dicari dalam arahan.")

    def nilai(self) -> Saringan:
        """As the query takes it."""
        return Saringan(
            kotak=self.kotak,
            status=self.status or "",
            peran=self.peran or "",
            kecepatan=self.kecepatan or "",
            terlambat=self.terlambat,
            unit_id=self.unit,
            cari=self.q,
        )


class SaringArahan(Saring):
    """Filters of the list of orders."""

    status: StatusArahan | None = Field(None, description="Hanya yang berstatus ini.")
    saya: bool = Field(default=False, description="Hanya dari jabatan saya.")


class SaringKonflik(Saring):
    """Filters of the list of collisions."""

    terbuka: bool = Field(default=True, description="Hanya yang belum diputus.")


class Putusan(Masukan):
    """A decision on a collision."""

    keputusan: Keputusan = Field(description="Apa yang diputuskan.")
    alasan: Teks = Field(min_length=1, max_length=2000, description="Alasan, dibaca oleh kedua penerbit.")


class SaringAcuan(Saring):
    """Which acts or resources."""

    q: Teks = Field("", max_length=100, description="Bagian dari nama.")
