"""What the tests here put into commands: one good value of each kind, with what a test changes about it."""

import csv
import io
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.utils import timezone
from PIL import Image
from pypdfium2 import PdfDocument

from poros.domain.krisis.models import Kejadian
from poros.domain.krisis.rules.alur import JenisSiaran, JenisTinjauan, StatusKorban
from poros.domain.krisis.rules.pulih import Fase, Kelas, PeranTim, Sektor, SumberDana
from poros.domain.krisis.values import (
    DataAnggota,
    DataBantuan,
    DataKegiatan,
    DataKerja,
    DataKerusakan,
    DataKontak,
    DataKorban,
    DataPerintah,
    DataRumor,
    DataSiaran,
    DataTinjauan,
)


def perintah(kota: Any, **lain: Any) -> DataPerintah:
    data = {
        "klaster": "SAR",
        "unit_id": kota.unit["pu"].pk,
        "isi": "Pasang pompa",
        "batas": timezone.now() + timedelta(hours=3),
    }
    return DataPerintah(**(data | lain))


def kerusakan(**lain: Any) -> DataKerusakan:
    data = {
        "sektor": Sektor.PERMUKIMAN, "subsektor": "Rumah", "kelas": Kelas.BERAT, "letak": "Damai", "jumlah": Decimal(10),
        "satuan": "unit", "harga": 100_000_000,
    }  # fmt: skip
    return DataKerusakan(**(data | lain))


def anggota(**lain: Any) -> DataAnggota:
    return DataAnggota(**({"peran": PeranTim.ANGGOTA, "pejabat": "Ahli Rekaan"} | lain))


def kerja(kota: Any, **lain: Any) -> DataKerja:
    today = timezone.localdate()
    data = {
        "nama": "Ukur jembatan",
        "unit_id": kota.unit["pu"].pk,
        "mulai": today,
        "selesai": today + timedelta(days=2),
    }
    return DataKerja(**(data | lain))


def kegiatan(kota: Any, **lain: Any) -> DataKegiatan:
    data = {
        "sektor": Sektor.SOSIAL, "subsektor": "Sekolah", "nama": "Perbaiki sekolah", "letak": "Damai",
        "volume": Decimal(2), "satuan": "ruang", "harga": 50_000_000, "sumber_dana": SumberDana.APBN,
        "tahun": timezone.localdate().year, "fase": Fase.REHABILITASI, "unit_id": kota.unit["pu"].pk,
    }  # fmt: skip
    return DataKegiatan(**(data | lain))


def korban(**lain: Any) -> DataKorban:
    return DataKorban(**({"nama": "Bu Rekaan", "status": StatusKorban.LUKA, "letak": "RSUD"} | lain))


def siaran(**lain: Any) -> DataSiaran:
    return DataSiaran(**({"jenis": JenisSiaran.INFO_WARGA, "judul": "Ke mana", "isi": "Ke GOR Mekar."} | lain))


def kontak(**lain: Any) -> DataKontak:
    return DataKontak(**({"waktu": timezone.now(), "kepada": "Harian Rekaan", "isi": "Keadaan"} | lain))


def janji(jam: float = 2, **lain: Any) -> DataKontak:
    return kontak(**({"janji": "Data pengungsi", "batas": timezone.now() + timedelta(hours=jam)} | lain))


def rumor(**lain: Any) -> DataRumor:
    return DataRumor(**({"waktu": timezone.now(), "isi": "Tanggul jebol", "asal": "Grup RT 4"} | lain))


def bantuan(kota: Any, **lain: Any) -> DataBantuan:
    data = {
        "kepada": "Gubernur Rekaan",
        "hal": "Permohonan perahu",
        "kebutuhan": "- 4 perahu karet sebelum besok pagi",
        "penanda_id": kota.jabatan["walikota"].pk,
    }
    return DataBantuan(**(data | lain))


def tinjauan(**lain: Any) -> DataTinjauan:
    return DataTinjauan(**({"jenis": JenisTinjauan.HARIAN, "berjalan": "Evakuasi selesai"} | lain))


def gambar(warna: str = "red") -> bytes:
    """A small picture, another one for each colour."""
    out = BytesIO()
    Image.new("RGB", (8, 8), warna).save(out, "PNG")
    return out.getvalue()


def segar(row: Kejadian) -> Kejadian:
    return Kejadian.objects.get(pk=row.pk)


def teks_pdf(isi: bytes) -> str:
    """All words of a PDF, with single spaces between them."""
    sheet = PdfDocument(isi)
    return " ".join(" ".join(sheet[n].get_textpage().get_text_bounded() for n in range(len(sheet))).split())


def baris_csv(jawaban: Any) -> list[list[str]]:
    """The rows of a downloaded table, its heads first."""
    text = b"".join(jawaban.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";" if ";" in text.splitlines()[0] else ","))


def cacat(jawaban: Any) -> set[str]:
    """Which fields the API says are wrong."""
    assert jawaban.status_code == 422, jawaban.content
    return {part["penunjuk"].strip("/") for part in jawaban.json()["galat"]}
