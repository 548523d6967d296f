"""Kota Contoh has a flood: reports, decree, command, orders, figures, decisions, and the beginning of recovery."""

import json
from datetime import datetime, timedelta
from decimal import Decimal
from importlib import resources
from typing import Any

from django.utils import timezone

from poros.domain.krisis import services
from poros.domain.krisis.models import Kejadian, LapisanPeta, PeranKrisis, RencanaKontinjensi, Tempat
from poros.domain.krisis.queries.kejadian import penetap
from poros.domain.krisis.rules.alur import Bahaya, JenisArea, JenisSiaran, Kanal, PeranKomando, Periksa, Status
from poros.domain.krisis.rules.angka import Ukuran
from poros.domain.krisis.rules.pulih import Kelas, PeranTim, Sektor
from poros.domain.krisis.values import (
    DataAnggota,
    DataAngka,
    DataArea,
    DataKaji,
    DataKartu,
    DataKejadian,
    DataKerusakan,
    DataKomando,
    DataLaporan,
    DataOpsi,
    DataPenetapan,
    DataPosisi,
    DataRumor,
    DataSiaran,
)
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.models import SumberDaya

from .bahan import bahan
from .hari_ini import pejabat
from .organisasi import Kota

LAPISAN = {"wilayah": "krisis_kelurahan.geojson", "jalan": "krisis_jalan.geojson"}

KURSI = (
    ("wakil", "Wakil komandan", PeranKomando.WAKIL, "setda"),
    ("sekretariat", "Sekretariat pos komando", PeranKomando.SEKRETARIAT, "bpbd"),
    ("jubir", "Juru bicara", PeranKomando.JURU_BICARA, "diskominfo"),
)
"""Places in the chart that are held by offices of the city; an officer from outside commands."""

SUMBER_DAYA = (
    ("perahu-karet", "Perahu karet", 6, "bpbd"),
    ("pompa-air", "Pompa air bergerak", 8, "pupr"),
    ("truk-dapur", "Truk dapur umum", 2, "dinsos"),
    ("alat-berat", "Ekskavator", 3, "pupr"),
)
"""What orders of a plan use, under the codes by which the shipped plans know it."""
RUMOR = (
    (
        "Tanggul Damai jebol",
        "Grup pesan RT 12",
        "Tanggul Damai utuh",
        "Diperiksa Dinas PUPR pagi ini. Ikuti petunjuk lurah; kabar resmi ada di halaman ini.",
    ),
    ("Beras di GOR habis", "Pasar Damai", "", ""),
)
"""What is being said, where, and what was answered."""
TIM = (
    (PeranTim.KETUA, "bappeda", None),
    (PeranTim.SEKRETARIS, "bpbd", None),
    (PeranTim.ANGGOTA, "pupr", Sektor.INFRASTRUKTUR),
    (PeranTim.ANGGOTA, "perkim", Sektor.PERMUKIMAN),
    (PeranTim.ANGGOTA, "dinsos", Sektor.SOSIAL),
)
"""Who assesses and plans the recovery."""


def krisis(kota: Kota) -> None:
    """Everything of the module `krisis` that the demo shows: a flood that is being handled, and a drill."""
    data, now = bahan("krisis"), timezone.now()
    _siapkan(kota, data)
    row = _banjir(kota, data, now)
    _perintahkan(kota, row)
    _hitung(kota, row, data, now)
    _kabarkan(kota, row)
    _pulihkan(kota, row)
    _latihan(kota, now)


def _siapkan(kota: Kota, data: dict[str, Any]) -> None:
    PeranKrisis.objects.bulk_create(
        PeranKrisis(peran=role, unit=kota.unit[code]) for role, codes in data["peran"].items() for code in codes
    )
    for jenis, file in LAPISAN.items():
        content = json.loads((resources.files("poros.config.demo") / file).read_text(encoding="utf-8"))
        LapisanPeta.objects.create(jenis=jenis, isi=content, sumber=content["sumber"])
    SumberDaya.objects.bulk_create(
        SumberDaya(kode=code, nama=name, jenis="alat", kapasitas=much, unit=kota.unit[unit])
        for code, name, much, unit in SUMBER_DAYA
    )
    Tempat.objects.bulk_create(
        Tempat(nama=name, jenis=kind, unit=kota.unit[unit], lat=lat, lng=lng, daya_tampung=room)
        for name, kind, unit, lat, lng, room in data["tempat"]
    )


def _banjir(kota: Kota, data: dict[str, Any], now: datetime) -> Kejadian:
    bpbd = pejabat(kota, "bpbd")
    told = []
    for unit, kanal, tempat, uraian, ago in data["laporan"]:
        actor = pejabat(kota, unit)
        report = DataLaporan(
            kanal=Kanal(kanal), bahaya=Bahaya.BANJIR, tempat=tempat, uraian=uraian, waktu=now - timedelta(minutes=ago)
        )
        told.append(services.lapor(actor, Unit(pk=actor.unit_id), data=report))
    for row in told[:2]:
        services.periksa(bpbd, row, hasil=Periksa.BENAR)
    event = services.buka(
        bpbd,
        Unit(pk=bpbd.unit_id),
        data=DataKejadian(
            nama="Banjir Kelurahan Damai",
            bahaya=Bahaya.BANJIR,
            tempat="Kelurahan Damai dan Klandasan Ilir",
            mulai=now - timedelta(minutes=320),
            laporan=tuple(r.pk for r in told[:2]),
        ),
    )
    services.kaji(
        bpbd,
        event,
        data=DataKaji(
            hasil="Tiga RT terendam 60–120 cm. Sekitar 800 rumah, seribu jiwa mengungsi. Air masih naik.",
            rekomendasi=Status.TANGGAP,
            gangguan_hidup=True,
            gangguan_penghidupan=True,
        ),
    )
    today = timezone.localdate()
    decree = DataPenetapan(
        tingkat=Status.TANGGAP,
        nomor="300.2.2/451/KEP/2026",
        tanggal=today,
        penetap_id=penetap().get().pk,
        lingkup="Kelurahan Damai dan Klandasan Ilir",
        mulai=today,
        sampai=today + timedelta(days=13),
    )
    services.tetapkan(pejabat(kota, "kdh"), event, data=decree)
    return event


def _perintahkan(kota: Kota, row: Kejadian) -> None:
    bpbd, today = pejabat(kota, "bpbd"), timezone.localdate()
    seats = (
        DataPosisi(
            kode="komandan",
            nama="Komandan penanganan darurat",
            peran=PeranKomando.KOMANDAN,
            pejabat="Komandan Kodim Contoh",
        ),
        *(
            DataPosisi(kode=code, nama=name, peran=role, atasan="komandan", jabatan_id=kota.jabatan[unit, "kepala"].pk)
            for code, name, role, unit in KURSI
        ),
    )
    chart = DataKomando(
        nomor="300.2.2/452/KEP/2026", tanggal=today, dari=today, sampai=today + timedelta(days=13), posisi=seats
    )
    services.susun_komando(bpbd, row, data=chart)
    services.aktifkan(bpbd, row, rencana_id=RencanaKontinjensi.objects.get(kode="banjir", versi=1).pk)


def _hitung(kota: Kota, row: Kejadian, data: dict[str, Any], now: datetime) -> None:
    bpbd = pejabat(kota, "bpbd")
    places = {t.nama: t.pk for t in Tempat.objects.all()}
    for n, (kind, place, count, source, checked) in enumerate(data["angka"]):
        figure = DataAngka(
            ukuran=Ukuran(kind), letak=place, nilai=count, per=now - timedelta(minutes=90 - 5 * n), sumber=source,
            tempat_id=places.get(place), terverifikasi=checked,
        )  # fmt: skip
        services.catat_angka(bpbd, row, data=figure)
    ring = [(lng, lat) for lng, lat in data["area"]]
    services.gambar_area(bpbd, row, data=DataArea(nama="Genangan Damai", jenis=JenisArea.GENANGAN, titik=ring))
    for unit, sector, what, grade, place, count, measure, price, lost in data["kerusakan"]:
        damage = DataKerusakan(
            sektor=Sektor(sector), subsektor=what, kelas=Kelas(grade), letak=place, jumlah=Decimal(count),
            satuan=measure, harga=price, kerugian=lost,
        )  # fmt: skip
        actor = pejabat(kota, unit) if unit != "disdik" else bpbd
        services.catat_kerusakan(actor, row, data=damage)
    services.susun_r3p(pejabat(kota, "bappeda"), row)


def _kabarkan(kota: Kota, row: Kejadian) -> None:
    bpbd, now = pejabat(kota, "bpbd"), timezone.now()
    road = DataKartu(
        perkara="tutup_jalan",
        pertanyaan="Tutup ruas di dalam genangan Damai sebelum gelombang banjir kedua?",
        batas=now + timedelta(hours=2),
    )
    services.ajukan_kartu(bpbd, row, data=road)
    shelter = DataKartu(
        perkara="pilih_pengungsian",
        pertanyaan="Buka tempat pengungsian ketiga?",
        batas=now + timedelta(hours=3),
        opsi=(
            DataOpsi(nama="Buka Gedung Serbaguna", akibat="Tampung 400 orang, jalan masuk sempit."),
            DataOpsi(nama="Tambah tenda di GOR", akibat="Tampung 250 orang, dekat dapur umum."),
        ),
    )
    card = services.ajukan_kartu(bpbd, row, data=shelter)
    services.putuskan(bpbd, card, opsi_id=card.opsi.last().pk, alasan="Lebih cepat dan dekat dapur umum.")
    report = services.susun_sitrep(bpbd, row)
    services.ubah_sitrep(
        bpbd, report, narasi="Air setinggi 60–120 cm, naik perlahan. Evakuasi lansia selesai di RT 12 dan RT 14.",
        kebutuhan="Perahu karet 2 unit, selimut 500 lembar, air bersih.",
    )  # fmt: skip
    services.sahkan_sitrep(bpbd, report)
    speaker = pejabat(kota, "diskominfo")
    for words, place, title, answered in RUMOR:
        heard = services.catat_rumor(
            speaker, row, data=DataRumor(waktu=now - timedelta(hours=1), isi=words, asal=place)
        )
        if answered:
            told = DataSiaran(jenis=JenisSiaran.KLARIFIKASI, judul=title, isi=answered, rumor_id=heard.pk)
            services.siarkan(speaker, row, data=told)
    services.siarkan(
        speaker,
        row,
        data=DataSiaran(
            jenis=JenisSiaran.INFO_WARGA,
            judul="Warga Damai diminta mengungsi ke GOR Kota Contoh",
            isi=bahan("krisis")["info_warga"],
        ),
    )


def _pulihkan(kota: Kota, row: Kejadian) -> None:
    """The team and its work plan, laid out and not yet sent."""
    planner = pejabat(kota, "bappeda")
    for role, unit, sector in TIM:
        member = DataAnggota(peran=role, jabatan_id=pejabat(kota, unit).jabatan_id, sektor=sector)
        services.tambah_anggota(planner, row, data=member)
    services.susun_kerja(planner, row)


def _latihan(kota: Kota, now: datetime) -> None:
    """A drill of a landslide, just begun."""
    bpbd = pejabat(kota, "bpbd")
    drill = DataKejadian(
        nama="Gladi longsor Telaga Sari", bahaya=Bahaya.LONGSOR, tempat="Kelurahan Telaga Sari", mulai=now,
        latihan=True, laju=12,
    )  # fmt: skip
    services.buka(bpbd, Unit(pk=bpbd.unit_id), data=drill)
