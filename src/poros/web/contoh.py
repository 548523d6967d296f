"""Invented data for the living page `/ui`: every component in every state."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from django import forms
from django.utils import timezone

from . import forms as widget
from . import grafik

BULAN = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt"]
RENCANA = [3, 8, 15, 24, 34, 45, 56, 67, 77, 86]
REALISASI = [2, 6, 12, 20, 31, 40, 50, 59, 70, 79.7]
DINAS = ["Dinas Pekerjaan Umum", "Dinas Kesehatan", "Dinas Pendidikan", "Bappeda", "BPKAD"]


class Formulir(forms.Form):
    """One of each kind of field."""

    perihal = forms.CharField(label="Perihal", max_length=200, help_text="Seperti tertulis pada surat.")
    nomor = forms.CharField(label="Nomor surat", required=False)
    tanggal = forms.DateField(label="Tanggal surat", widget=widget.Tanggal)
    pagu = forms.DecimalField(label="Pagu yang diminta", widget=widget.Rupiah, required=False)
    sifat = forms.ChoiceField(
        label="Sifat", choices=[("", "Pilih"), ("biasa", "Biasa"), ("segera", "Segera"), ("rahasia", "Rahasia")]
    )
    alasan = forms.CharField(label="Alasan kerahasiaan", required=False)
    kepada = forms.ChoiceField(
        label="Penanggung jawab",
        widget=forms.RadioSelect,
        choices=[("1", "Asisten Perekonomian"), ("2", "Asisten Pemerintahan")],
    )
    tembusan = forms.MultipleChoiceField(
        label="Tembusan",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[(str(n), d) for n, d in enumerate(DINAS[:3])],
    )
    isi = forms.CharField(label="Isi disposisi", widget=widget.TeksPanjang, required=False)
    lampiran = widget.BanyakBerkas(
        label="Lampiran", required=False, maks=20 * 1024 * 1024, help_text="PDF atau foto, paling besar 20 MB."
    )
    setuju = forms.BooleanField(label="Saya sudah membaca surat ini seluruhnya")


def _surat(hari: date) -> list[dict[str, Any]]:
    rows = [
        (
            "Undangan rapat koordinasi pengendalian inflasi daerah",
            "005/1187/Bag.Um/2026",
            "Biro Perekonomian",
            0,
            "awas",
            "Menunggu disposisi",
        ),
        (
            "Permohonan pergeseran anggaran pemeliharaan tanggul Kali Ilir",
            "900/0411/BPKAD/2026",
            "BPKAD",
            -3,
            "bahaya",
            "Terlambat",
        ),
        ("Laporan situasi banjir Kecamatan Ilir Barat", "360/0072/BPBD/2026", "BPBD", 1, "info", "Dibaca"),
        ("Hasil evaluasi SAKIP tahun 2025", "700/0219/Inspektorat/2026", "Inspektorat Daerah", 6, "baik", "Selesai"),
        ("Usul kenaikan pangkat periode April 2027", "823/1502/BKPSDM/2026", "BKPSDM", 21, "netral", "Dicatat"),
    ]
    names = ("perihal", "nomor", "dari", "tenggat", "nada", "status")
    return [{**dict(zip(names, row, strict=True)), "tenggat": hari + timedelta(days=row[3])} for row in rows]


def _bagan() -> dict[str, grafik.Grafik]:
    return {
        "garis": grafik.garis(BULAN, {"Rencana": RENCANA, "Realisasi": REALISASI}, satuan="%"),
        "batang": grafik.batang(
            ["TW I", "TW II", "TW III"], {"Surat masuk": [412, 538, 497], "Selesai": [390, 471, 428]}, satuan="surat"
        ),
        "datar": grafik.batang_datar(
            DINAS, {"Serapan": [48.2, 71.5, 66, 82.4, 90.1]}, satuan="%", acuan={"Rencana": 77}
        ),
        "panas": grafik.panas(
            ["Terima", "Disposisi", "Tindak lanjut", "Verifikasi"],
            DINAS[:4],
            [[0.4, 1.2, 6.8, 2.1], [0.3, 0.9, 3.2, 1], [0.5, 1.1, 4.4, 1.7], [0.2, 0.6, 2.1, 0.8]],
            satuan="hari kerja",
        ),
        "aliran": grafik.aliran(
            [
                ("Surat", "Asisten I", 120),
                ("Surat", "Asisten II", 210),
                ("Rapat", "Asisten II", 45),
                ("Pengaduan", "Asisten I", 80),
                ("Asisten I", "Selesai", 160),
                ("Asisten I", "Berjalan", 40),
                ("Asisten II", "Selesai", 190),
                ("Asisten II", "Berjalan", 65),
            ],
            satuan="penugasan",
        ),
        "jejaring": grafik.jejaring(
            [
                ("1", "Sekda", "Setda"),
                ("2", "Asisten I", "Setda"),
                ("3", "Asisten II", "Setda"),
                ("4", "Dinas PU", "Perangkat daerah"),
                ("5", "Bappeda", "Perangkat daerah"),
                ("6", "Dinsos", "Perangkat daerah"),
                ("7", "Kec. Ilir Barat", "Kecamatan"),
            ],
            [
                ("1", "2", "membawahkan"),
                ("1", "3", "membawahkan"),
                ("3", "4", "mengoordinasikan"),
                ("3", "5", "mengoordinasikan"),
                ("2", "6", "mengoordinasikan"),
                ("2", "7", "mengoordinasikan"),
            ],
        ),
        "pohon": grafik.pohon(
            "Sekda",
            {
                "Asisten I": {"Bagian Pemerintahan": {}, "Bagian Hukum": {}},
                "Asisten II": {"Bagian Perekonomian": {}, "Bagian PBJ": {}},
            },
        ),
    }


def _peta() -> dict[str, Any]:
    def kotak(x: float, y: float, nama: str, nada: str, ket: str) -> dict[str, Any]:
        ring = [[x, y], [x + 0.05, y + 0.01], [x + 0.055, y + 0.05], [x - 0.005, y + 0.045], [x, y]]
        return {
            "type": "Feature",
            "properties": {"nama": nama, "nada": nada, "ket": ket},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }

    pos = {
        "type": "Feature",
        "properties": {"nama": "Posko utama", "nada": "utama"},
        "geometry": {"type": "Point", "coordinates": [104.77, -2.96]},
    }
    return {
        "type": "FeatureCollection",
        "features": [
            kotak(104.70, -3.00, "Ilir Barat", "bahaya", "Air 140 cm, 312 jiwa mengungsi"),
            kotak(104.76, -2.99, "Ilir Timur", "awas", "Air 40 cm, naik"),
            kotak(104.82, -2.98, "Ulu", "baik", "Aman"),
            pos,
        ],
    }


def _putusan(kini: datetime) -> list[dict[str, Any]]:
    hari = kini.date()
    return [
        {
            "judul": "Setujui pergeseran Rp1,25 miliar untuk tanggul Kali Ilir",
            "jenis": "Deviasi anggaran",
            "ikon": "wallet",
            "nada": "bahaya",
            "dari": "Kepala BPKAD, atas permintaan Dinas Pekerjaan Umum",
            "tenggat": hari - timedelta(days=3),
            "teks": "terlambat 3 hari kerja",
            "akibat": "Kontrak putus 30 November; tanggul tidak selesai sebelum puncak hujan.",
            "usul": "Setujui, dengan syarat laporan fisik tiap Jumat.",
            "pemeriksa": "Bagian Adm. Pembangunan",
            "sandi": "",
        },
        {
            "judul": "Disposisi: undangan rapat pengendalian inflasi",
            "jenis": "Surat masuk",
            "ikon": "mail",
            "nada": "",
            "dari": "Biro Perekonomian Setda Provinsi",
            "tenggat": kini + timedelta(hours=5),
            "teks": "",
            "akibat": "Kota tidak diwakili; tercatat tidak hadir.",
            "usul": "Wakilkan kepada Asisten Perekonomian; bahan dari Bagian Perekonomian besok pukul 12.00.",
            "pemeriksa": "Bagian Umum",
            "sandi": "Terbatas",
        },
        {
            "judul": "Periksa bukti: 14 rumah pompa sudah berfungsi",
            "jenis": "Bukti penugasan",
            "ikon": "clipboard-check",
            "nada": "",
            "dari": "Dinas Pekerjaan Umum",
            "tenggat": hari + timedelta(days=4),
            "teks": "",
            "akibat": "",
            "usul": "",
            "pemeriksa": "",
            "sandi": "",
        },
    ]


def isi() -> dict[str, Any]:
    """Everything the page shows."""
    kini = timezone.localtime()
    hari = kini.date()
    langkah = [
        ("Diterima", "selesai"),
        ("Didisposisi", "selesai"),
        ("Ditindaklanjuti", "kini"),
        ("Diverifikasi", "nanti"),
    ]
    return {
        "surat": _surat(hari),
        "bagan": _bagan(),
        "peta": _peta(),
        "putusan": _putusan(kini),
        "langkah": [{"nama": n, "keadaan": k, "ket": "", "pada": hari if k == "selesai" else None} for n, k in langkah],
        "hari": {
            "lalu": hari - timedelta(days=3),
            "besok": hari + timedelta(days=1),
            "jauh": hari + timedelta(days=30),
            "kini": kini,
        },
        "nada": ["netral", "info", "baik", "awas", "bahaya", "utama"],
        "ikon": _ikon(),
        "kosong": [],
        "orang": SimpleNamespace(nama="Dra. Ratna Dewi, M.Si.", jabatan="Asisten Perekonomian dan Pembangunan"),
    }


def _ikon() -> list[str]:
    from pathlib import Path
    from re import findall

    return findall(r'symbol id="([^"]+)"', (Path(__file__).parent / "static/poros/ikon.svg").read_text())
