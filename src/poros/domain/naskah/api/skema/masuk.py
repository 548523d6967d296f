"""What programs send."""

from typing import Annotated

from pydantic import Field, StringConstraints, WithJsonSchema

from poros.kernel.antarmuka.skema import Id, Kode, Masukan, Saring, Tanggal, Teks, Waktu
from poros.kernel.antarmuka.unggahan import BerkasMasuk
from poros.kernel.penugasan.rules import Kecepatan, Kerahasiaan

from ...rules import JenisParaf, Kanal, Status
from ...rules.paraf import Rencana
from ...values import Asal, DataNaskah, Tanda, Tujuan

StatusNaskah = Annotated[Status, WithJsonSchema({"type": "string", "enum": [s.value for s in Status]})]
KanalNaskah = Annotated[Kanal, WithJsonSchema({"type": "string", "enum": [k.value for k in Kanal]})]
ParafNaskah = Annotated[JenisParaf, WithJsonSchema({"type": "string", "enum": [j.value for j in JenisParaf]})]
KodeBagian = Annotated[str, StringConstraints(max_length=40, pattern="^[a-z][a-z0-9_-]*$")]
IsiBagian = Annotated[str, StringConstraints(max_length=30_000, pattern="^[^\\u0000]*$")]
Surel = Annotated[str, StringConstraints(max_length=254, pattern=r"^$|^[^@\s]+@[^@\s]+$")]


class TandaMasuk(Masukan):
    """An office that signs."""

    jabatan: Id = Field(description="Nomor jabatan penanda tangan.")
    atas_nama: Id | None = Field(None, description="Nomor jabatan yang diatasnamakan.")
    untuk_beliau: Id | None = Field(None, description="Nomor jabatan di antaranya (u.b.).")

    def nilai(self) -> Tanda:
        """As the command takes it."""
        return Tanda(jabatan_id=self.jabatan, atas_nama_id=self.atas_nama, untuk_beliau_id=self.untuk_beliau)


class TujuanNaskahMasuk(Masukan):
    """An addressee."""

    kanal: KanalNaskah = Field(description="Jalan surat sampai kepadanya.")
    sebutan: Teks = Field(min_length=1, max_length=250, description="Sebutan penerima pada surat.")
    unit: Id | None = Field(None, description="Nomor unit, untuk kanal unit.")
    daerah: Teks = Field("", max_length=63, description="Kode daerah lain di Poros, untuk kanal daerah.")
    alamat: Teks = Field("", max_length=500, description="Alamat.")
    surel: Surel = Field("", description="Alamat surel, untuk kanal surel.")
    tembusan: bool = Field(default=False, description="Hanya tembusan.")

    def nilai(self) -> Tujuan:
        """As the command takes it."""
        return Tujuan(unit_id=self.unit, **self.model_dump(exclude={"unit"}))


class NaskahTulis(Masukan):
    """Everything that a drafter writes down."""

    hal: Teks = Field(min_length=1, max_length=500, description="Hal naskah.")
    isi: dict[KodeBagian, IsiBagian] = Field(max_length=40, description="Isi menurut kode bagian bentuknya.")
    tanda: list[TandaMasuk] = Field([], max_length=6, description="Penanda tangan, berurutan.")
    tujuan: list[TujuanNaskahMasuk] = Field([], max_length=300, description="Penerima dan tembusan.")
    klasifikasi: Annotated[str, StringConstraints(max_length=20, pattern="^[0-9A-Za-z.]*$")] = Field(
        "", description="Kode klasifikasi arsip."
    )
    kecepatan: Kecepatan = Field(Kecepatan.BIASA, description="Kecepatan penyampaian.")
    kerahasiaan: Kerahasiaan = Field(Kerahasiaan.TERBATAS, description="Klasifikasi keamanan.")
    jumlah_lampiran: int = Field(0, ge=0, le=999, description="Banyaknya lampiran.")
    strategis: bool = Field(default=False, description="Mengubah status hukum organisasi, kepegawaian, atau anggaran.")
    jawab_hingga: Tanggal | None = Field(None, description="Jawaban ditunggu sampai tanggal ini.")

    def data(self) -> DataNaskah:
        """As the commands take it."""
        names = self.model_dump(include=RATA)
        return DataNaskah(
            tanda=tuple(t.nilai() for t in self.tanda), tujuan=tuple(t.nilai() for t in self.tujuan), **names
        )


RATA = {
    "hal",
    "isi",
    "klasifikasi",
    "kecepatan",
    "kerahasiaan",
    "jumlah_lampiran",
    "strategis",
    "jawab_hingga",
}


class NaskahBaru(NaskahTulis):
    """A new draft of a form."""

    bentuk: Kode = Field(description="Kode bentuk naskah.")
    surat: Id | None = Field(None, description="Nomor surat masuk yang dibalas.")
    mengubah: Id | None = Field(None, description="Nomor naskah yang diubah.")
    mencabut: Id | None = Field(None, description="Nomor naskah yang dicabut.")

    def asal(self) -> Asal:
        """What it follows from."""
        return Asal(surat_id=self.surat, mengubah_id=self.mengubah, mencabut_id=self.mencabut)


class NaskahUbah(NaskahTulis):
    """A draft written on."""

    atas: Teks = Field("", max_length=32, description="Sidik tulisan yang dibaca sebelum mengubah.")


class NaskahKertas(NaskahTulis):
    """A letter that went out on paper."""

    bentuk: Kode = Field(description="Kode bentuk naskah.")
    urut: int = Field(ge=1, le=2_000_000_000, description="Nomor urut dari blok unit sendiri.")
    tanggal: Tanggal = Field(description="Tanggal naskah.")
    pindaian: BerkasMasuk = Field(description="Pindaian naskah bertanda tangan.")


class LangkahMasuk(Masukan):
    """A step of paraf."""

    jabatan: Id = Field(description="Nomor jabatan yang memaraf.")
    urut: int = Field(ge=1, le=50, description="Urutan; yang sama diminta serentak.")
    jenis: ParafNaskah = Field(JenisParaf.HIERARKI, description="Hierarki atau koordinasi.")

    def nilai(self) -> Rencana:
        """As the command takes it."""
        return Rencana(jabatan_id=self.jabatan, urut=self.urut, jenis=self.jenis)


class Pengajuan(Masukan):
    """Handing in."""

    langkah: list[LangkahMasuk] | None = Field(
        None, max_length=20, description="Jalur paraf; null mengikuti struktur, atau jalur semula bila sudah ada."
    )
    tenggat: Waktu | None = Field(None, description="Batas paraf koordinasi.")
    alasan: Teks = Field("", max_length=300, description="Catatan.")


class AlasanNaskah(Masukan):
    """Why something is done."""

    alasan: Teks = Field(min_length=1, max_length=2000, description="Alasan, dibaca oleh yang terkena.")


class CatatanNaskah(Masukan):
    """A remark, if there is one."""

    catatan: Teks = Field("", max_length=2000, description="Catatan.")


class SaringNaskah(Saring):
    """Filters of the list."""

    q: Teks = Field("", max_length=200, description="Bagian dari hal atau nomor.")
    status: StatusNaskah | None = Field(None, description="Hanya yang berstatus ini.")
    bentuk: Teks = Field("", max_length=40, description="Kode bentuk naskah.")
    kotak: Teks = Field("", max_length=20, description="paraf, tandatangan, konsep, atau jawaban.")
