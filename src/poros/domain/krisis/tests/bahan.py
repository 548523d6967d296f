"""What the tests here put into commands: one good value of each kind, with what a test changes about it."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.utils import timezone
from PIL import Image

from poros.domain.krisis.models import Kejadian
from poros.domain.krisis.rules.alur import JenisTinjauan
from poros.domain.krisis.rules.pulih import Kelas, PeranTim, Sektor
from poros.domain.krisis.values import (
    DataAnggota,
    DataBantuan,
    DataKerja,
    DataKerusakan,
    DataPerintah,
    DataRumor,
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
