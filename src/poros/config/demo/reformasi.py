"""Kota Contoh reforms: a review of 45 units, one dinas already proposed, a road map under way, a tree with problems."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from poros.domain.reformasi.ekspor import baca_kinerja, baca_struktur
from poros.domain.reformasi.models import AksiRB, MasalahSakip, PosTelaah, Roadmap, StrategiSakip, TargetRB, Telaah
from poros.domain.reformasi.queries.acuan import CONTOH
from poros.domain.reformasi.rules.alur import AksiMasalah, AksiTelaah, JenisAksi, JenisMasalah
from poros.domain.reformasi.rules.pantau import Lensa
from poros.domain.reformasi.rules.penyederhanaan import Hasil
from poros.domain.reformasi.services import (
    alirkan,
    catat_aksi,
    catat_masalah,
    catat_target,
    lapor,
    melangkah_masalah,
    muat_kinerja,
    pantau,
    putuskan,
    selesaikan_masalah,
    susun_roadmap,
    susun_telaah,
    tanggapi,
    tetapkan_tahun,
)
from poros.domain.reformasi.values import (
    DataAksi,
    DataMasalah,
    DataPutusan,
    DataRoadmap,
    DataTarget,
    DataTelaah,
    LangkahMasalah,
    LangkahTelaah,
)
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit

from .bahan import bahan
from .hari_ini import pejabat
from .organisasi import Kota

PENYELENGGARA = "org"
JUTA = 1_000_000


def reformasi(kota: Kota, hari: date) -> None:
    """Everything of the module `reformasi` that the demo shows."""
    org = pejabat(kota, PENYELENGGARA)
    _telaah(kota, org, hari)
    _diusulkan(kota, org, hari)
    _roadmap(kota, org, hari)
    _sakip(kota, org, hari)


def _telaah(kota: Kota, org: Actor, hari: date) -> None:
    """The shipped structure; one post was decided against its rule, three still wait."""
    made = _susun(kota, org, hari, f"Penyederhanaan struktur {hari.year}", "")
    why = "Analisis beban kerja menunjukkan komando lapangan harian atas empat regu pemeliharaan."
    putuskan(org, _pos(made, "pupr-jalan"), data=DataPutusan(hasil=Hasil.DIPERTAHANKAN, alasan=why))


def _diusulkan(kota: Kota, org: Actor, hari: date) -> None:
    """One dinas ahead of the others: already proposed, and it has said what it thinks."""
    made = _susun(kota, org, hari, "Penyederhanaan Dinas PUPR, tahap pertama", "pupr")
    why = "Menteri belum menjawab; rapat koordinasi mempertahankannya sampai ada jawaban."
    putuskan(org, _pos(made, "pupr-banjir"), data=DataPutusan(hasil=Hasil.DIPERTAHANKAN, alasan=why))
    alirkan(org, made, langkah=LangkahTelaah(aksi=AksiTelaah.AJUKAN, tanggal=hari))
    said = "Seksi ini memimpin regu jaga pintu air sepanjang hari. Mohon ditinjau bersama analisis beban kerjanya."
    tanggapi(pejabat(kota, "pupr"), _pos(made, "pupr-irigasi"), isi=said)


def _susun(kota: Kota, org: Actor, hari: date, judul: str, awalan: str) -> Telaah:
    """A review of the posts of the shipped structure whose code begins so."""
    posts = [p for p in baca_struktur(CONTOH.read_bytes()) if p.kode.startswith(awalan)]
    data = DataTelaah(
        judul=judul, daerah="kota", tanggal=hari, kepegawaian_id=kota.unit["bkpsdm"].pk, sumber=CONTOH.name
    )
    return susun_telaah(org, Unit(pk=org.unit_id), data=data, struktur=posts)


def _pos(telaah: Telaah, kode: str) -> PosTelaah:
    return PosTelaah.objects.select_related("telaah").get(telaah=telaah, kode=kode)


def _roadmap(kota: Kota, org: Actor, hari: date) -> None:
    words = bahan("reformasi")["roadmap"]
    data = DataRoadmap(dari=hari.year, sampai=hari.year + 4, **words)
    road = susun_roadmap(org, Unit(pk=org.unit_id), data=data)
    for row in bahan("reformasi")["aksi"]:
        _aksi(kota, org, road, row, hari)
    tetapkan_tahun(org, road, tahun=hari.year, tenggat=hari + timedelta(days=35))
    for target, row in zip(TargetRB.objects.order_by("pk"), bahan("reformasi")["aksi"], strict=True):
        unit = pejabat(kota, row["unit"])
        for n, reached in enumerate(row["realisasi"], start=1):
            lapor(unit, target, triwulan=n, realisasi=Decimal(reached), uraian="Menurut catatan pelaksanaan di unit.")
        for n, met in enumerate(row["lensa"]):
            note = "" if len(met) == len(Lensa) else "Belum sesuai rencana; unit diminta menyusulkan bukti."
            pantau(org, target, triwulan=n, sesuai=[Lensa(x) for x in met], catatan=note)


def _aksi(kota: Kota, org: Actor, road: Roadmap, row: dict[str, Any], hari: date) -> None:
    words = {n: row[n] for n in ("sasaran", "kegiatan", "indikator", "satuan")}
    data = DataAksi(
        jenis=JenisAksi(row["jenis"]),
        unit_id=kota.unit[row["unit"]].pk,
        tema=row.get("tema", ""),
        menurun=row.get("menurun", False),
        **words,
    )
    made = AksiRB.objects.select_related("roadmap").get(pk=catat_aksi(org, road, data=data).pk)
    first, second, third, fourth = (Decimal(n) for n in row["target"])
    goal = DataTarget(
        tahun=hari.year, triwulan=(first, second, third, fourth), anggaran=Decimal(row["anggaran"]) * JUTA
    )
    catat_target(org, made, data=goal)


def _sakip(kota: Kota, org: Actor, hari: date) -> None:
    lines = baca_kinerja(bahan("reformasi")["kinerja"].encode())
    muat_kinerja(org, Unit(pk=org.unit_id), tahun=hari.year, simpul=lines)
    strategies = {s.kode: s.pk for s in StrategiSakip.objects.all()}
    for row in bahan("reformasi")["masalah"]:
        data = DataMasalah(
            jenis=JenisMasalah(row["jenis"]),
            judul=row["judul"],
            uraian=row["uraian"],
            unit_id=kota.unit[row["unit"]].pk,
            pendukung=tuple(kota.unit[u].pk for u in row.get("pendukung", ())),
            strategi_id=strategies.get(row.get("strategi", "")),
        )
        _jalankan(kota, org, catat_masalah(org, Unit(pk=org.unit_id), data=data), row, hari)


def _jalankan(kota: Kota, org: Actor, problem: MasalahSakip, row: dict[str, Any], hari: date) -> None:
    if not row.get("tugaskan"):
        return
    melangkah_masalah(
        org, problem, langkah=LangkahMasalah(aksi=AksiMasalah.TUGASKAN, tenggat=hari + timedelta(days=21))
    )
    if row.get("selesai"):
        step = LangkahMasalah(aksi=AksiMasalah.SELESAIKAN, catatan=row["selesai"])
        selesaikan_masalah(pejabat(kota, row["unit"]), problem, langkah=step)
