"""The acts of a scenario: each lays its data before the ordinary command, as any office would."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils import timezone

from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit

from ..models import Kartu, Kejadian
from ..queries import parameter
from ..queries.bagi import opsi_bagi
from ..queries.kejadian import penetap
from ..rules.alur import Bahaya, JenisArea, JenisSiaran, JenisTinjauan, Kanal, Peran, PeranKomando, Periksa, Status
from ..rules.angka import Ukuran
from ..rules.peragaan import Laku
from ..rules.pulih import Kelas, Sektor
from ..values import (
    DataAngka,
    DataArea,
    DataKaji,
    DataKartu,
    DataKerusakan,
    DataKomando,
    DataKontak,
    DataLaporan,
    DataOpsi,
    DataPenetapan,
    DataPeringatan,
    DataPerintah,
    DataPosisi,
    DataRapat,
    DataSiaran,
    DataTinjauan,
)
from . import humas, kejadian, keputusan, komando, lapangan, laporan, pulih
from .tinjau import tinjau as catat_tinjauan

Isi = Mapping[str, Any]
Jabatan = Callable[[str], Actor]
"""The actor who acts for an office of the scenario."""


def _lapor(actor: Actor, event: Kejadian, isi: Isi, _jabatan: Jabatan) -> None:
    words = {n: isi.get(n, "") for n in ("mendesak", "pelapor")}
    counts = {n: isi.get(n) for n in ("luka", "mengungsi", "lat", "lng")}
    data = DataLaporan(
        kanal=Kanal(isi["kanal"]), bahaya=Bahaya(event.bahaya), uraian=isi["uraian"], tempat=isi["tempat"],
        waktu=event.jam, kejadian_id=event.pk, **words, **counts,
    )  # fmt: skip
    laporan.lapor(actor, Unit(pk=actor.unit_id), data=data)


def _periksa(actor: Actor, event: Kejadian, isi: Isi, _jabatan: Jabatan) -> None:
    """The oldest that nobody has checked."""
    row = event.laporan.filter(periksa=Periksa.BELUM).order_by("pk").first()
    if row is not None:
        laporan.periksa(actor, row, hasil=Periksa(isi["hasil"]), alasan=isi.get("alasan", ""))


def _kaji(actor: Actor, event: Kejadian, isi: Isi, _jabatan: Jabatan) -> None:
    data = DataKaji(
        hasil=isi["hasil"],
        rekomendasi=Status(isi["rekomendasi"]),
        gangguan_hidup=bool(isi.get("gangguan_hidup")),
        gangguan_penghidupan=bool(isi.get("gangguan_penghidupan")),
    )
    kejadian.kaji(actor, event, data=data)


def _status(actor: Actor, event: Kejadian, isi: Isi, _jabatan: Jabatan) -> None:
    today = timezone.localtime(event.jam).date()
    data = DataPenetapan(
        tingkat=Status(isi["tingkat"]), nomor=isi["nomor"], tanggal=today, penetap_id=penetap()[0].pk,
        lingkup=isi["lingkup"], mulai=today, sampai=today + timedelta(days=isi["hari"] - 1),
    )  # fmt: skip
    kejadian.tetapkan(actor, event, data=data)


def _komando(actor: Actor, event: Kejadian, isi: Isi, jabatan: Jabatan) -> None:
    today = timezone.localtime(event.jam).date()
    seats = tuple(
        DataPosisi(
            kode=p["kode"], nama=p["nama"], peran=PeranKomando(p["peran"]), atasan=p.get("atasan", ""),
            jabatan_id=jabatan(p["jabatan"]).jabatan_id if "jabatan" in p else None, pejabat=p.get("pejabat", ""),
        )
        for p in isi["posisi"]
    )  # fmt: skip
    until = today + timedelta(days=isi["hari"] - 1)
    data = DataKomando(nomor=isi["nomor"], tanggal=today, dari=today, sampai=until, posisi=seats)
    komando.susun_komando(actor, event, data=data)


def _aktifkan(actor: Actor, event: Kejadian, isi: Isi, _jabatan: Jabatan) -> None:
    """The newest version of the plan; orders to roles that no unit has here are left out."""
    row = parameter.rencana_terbaru().filter(kode=isi["rencana"]).first()
    units = parameter.unit_menurut_peran()
    without = [b["kode"] for b in row.isi["perintah"] if not units.get(Peran(b["peran"]))] if row else []
    komando.aktifkan(actor, event, rencana_id=row.pk if row else 0, lewati=without)


def _data_perintah(event: Kejadian, isi: Isi, jabatan: Jabatan) -> DataPerintah:
    return DataPerintah(
        klaster=isi["klaster"],
        unit_id=jabatan(isi["kepada"]).unit_id,
        isi=isi["isi"],
        batas=event.jam + timedelta(hours=isi["jam"], minutes=1),
        harapan=isi.get("harapan", ""),
        dasar=isi.get("dasar", ""),
    )


def _rapat(actor: Actor, event: Kejadian, isi: Isi, jabatan: Jabatan) -> None:
    present = tuple(jabatan(name).unit_id for name in isi["hadir"])
    orders = tuple(_data_perintah(event, row, jabatan) for row in isi.get("putusan", ()))
    data = DataRapat(
        waktu=event.jam, tempat=isi["tempat"], pimpinan=isi["pimpinan"], hasil=isi["hasil"], diundang=present,
        hadir=present, putusan=orders,
    )  # fmt: skip
    komando.catat_rapat(actor, event, data=data)


def _perintah(actor: Actor, event: Kejadian, isi: Isi, jabatan: Jabatan) -> None:
    komando.beri_perintah(actor, event, data=_data_perintah(event, isi, jabatan))


def _selesaikan(actor: Actor, event: Kejadian, isi: Isi, _jabatan: Jabatan) -> None:
    """What this unit was ordered in a cluster and still runs; the oldest first."""
    rows = event.perintah.filter(klaster=isi["klaster"], unit_id=actor.unit_id, selesai__isnull=True).order_by("pk")
    for row in rows[: isi.get("banyak")]:
        komando.selesaikan_latihan(actor, row)


def _nilai(actor: Actor, event: Kejadian, isi: Isi, _jabatan: Jabatan) -> None:
    for row in event.perintah.filter(klaster=isi["klaster"]).order_by("pk"):
        komando.nilai_perintah(actor, row, dampak=isi["dampak"])


def _area(actor: Actor, event: Kejadian, isi: Isi, _jabatan: Jabatan) -> None:
    ring = [(float(lng), float(lat)) for lng, lat in isi["titik"]]
    lapangan.gambar_area(actor, event, data=DataArea(nama=isi["nama"], jenis=JenisArea(isi["jenis"]), titik=ring))


def _angka(actor: Actor, event: Kejadian, isi: Isi, _jabatan: Jabatan) -> None:
    data = DataAngka(
        ukuran=Ukuran(isi["ukuran"]), letak=isi["letak"], nilai=isi["nilai"], per=event.jam, sumber=isi["sumber"]
    )
    lapangan.catat_angka(actor, event, data=data)


def _sahkan(actor: Actor, event: Kejadian, isi: Isi, _jabatan: Jabatan) -> None:
    """All unchecked figures of a place."""
    vouched = set(event.angka.filter(letak=isi["letak"], terverifikasi=True).values_list("ukuran", "nilai"))
    for row in event.angka.filter(letak=isi["letak"], terverifikasi=False).order_by("pk"):
        if (row.ukuran, row.nilai) not in vouched:
            lapangan.sahkan_angka(actor, event, angka_id=row.pk)


def _kartu(actor: Actor, event: Kejadian, isi: Isi, _jabatan: Jabatan) -> None:
    """Options are computed where the map allows it; else those of the scenario stand."""
    written = tuple(DataOpsi(nama=o["nama"], akibat=o["akibat"]) for o in isi.get("opsi", ()))
    until = event.jam + timedelta(hours=isi["jam"])
    data = {"perkara": isi["perkara"], "pertanyaan": isi["pertanyaan"], "batas": until}
    try:
        keputusan.ajukan_kartu(actor, event, data=DataKartu(**data))
    except Ditolak as error:
        if error.bidang != "opsi" or not written:
            raise
        keputusan.ajukan_kartu(actor, event, data=DataKartu(**data, opsi=written))


def _bagi(actor: Actor, event: Kejadian, isi: Isi, _jabatan: Jabatan) -> None:
    each = Fraction(str(isi["per_orang"]))
    options, assumed = opsi_bagi(event, isi["barang"], each, isi["stok"], isi["jalur"])
    data = DataKartu(
        perkara="bagi_bantuan", pertanyaan=isi["pertanyaan"], batas=event.jam + timedelta(hours=isi["jam"]),
        opsi=tuple(options), anggapan=assumed,
    )  # fmt: skip
    keputusan.ajukan_kartu(actor, event, data=data)


def _tanya(event: Kejadian, isi: Isi) -> Kartu:
    row = event.kartu.filter(pertanyaan=isi["pertanyaan"]).first()
    if row is None:
        raise Ditolak(f"Kartu: {isi['pertanyaan']}")
    return row


def _putus(actor: Actor, event: Kejadian, isi: Isi, _jabatan: Jabatan) -> None:
    """`opsi` counts from one."""
    card = _tanya(event, isi)
    choice = card.opsi.order_by("urutan")[isi["opsi"] - 1]
    keputusan.putuskan(actor, card, opsi_id=choice.pk, alasan=isi["alasan"])


def _hasil(actor: Actor, event: Kejadian, isi: Isi, _jabatan: Jabatan) -> None:
    keputusan.catat_hasil(actor, _tanya(event, isi), hasil=isi["hasil"])


def _peringatan(actor: Actor, event: Kejadian, isi: Isi, _jabatan: Jabatan) -> None:
    known = {"mendesak": "Immediate", "parah": "Severe", "pasti": "Observed", "tanggapan": "Evacuate"}
    words = {n: isi[n] for n in ("judul", "uraian", "petunjuk", "wilayah")}
    kinds = {n: isi.get(n, usual) for n, usual in known.items()}
    area = event.area.filter(nama=isi["area"]).first() if "area" in isi else None
    until = timezone.now() + timedelta(hours=isi["jam"])
    data = DataPeringatan(berakhir=until, area_id=area.pk if area else None, **words, **kinds)
    humas.terbitkan_peringatan(actor, event, data=data)


def _siaran(actor: Actor, event: Kejadian, isi: Isi, _jabatan: Jabatan) -> None:
    humas.siarkan(actor, event, data=DataSiaran(jenis=JenisSiaran(isi["jenis"]), judul=isi["judul"], isi=isi["isi"]))


def _kontak(actor: Actor, event: Kejadian, isi: Isi, _jabatan: Jabatan) -> None:
    due = event.jam + timedelta(hours=isi["jam"]) if "janji" in isi else None
    words = {"kepada": isi["kepada"], "isi": isi["isi"], "janji": isi.get("janji", "")}
    humas.catat_kontak(actor, event, data=DataKontak(waktu=event.jam, batas=due, **words))


def _sitrep(actor: Actor, event: Kejadian, isi: Isi, _jabatan: Jabatan) -> None:
    row = humas.susun_sitrep(actor, event)
    humas.ubah_sitrep(actor, row, narasi=isi["narasi"], kebutuhan=isi.get("kebutuhan", ""))
    humas.sahkan_sitrep(actor, row)


def _rusak(actor: Actor, event: Kejadian, isi: Isi, _jabatan: Jabatan) -> None:
    words = {n: isi[n] for n in ("subsektor", "letak", "satuan", "harga")}
    data = DataKerusakan(
        sektor=Sektor(isi["sektor"]), kelas=Kelas(isi["kelas"]), jumlah=Decimal(isi["jumlah"]),
        kerugian=isi.get("kerugian", 0), **words,
    )  # fmt: skip
    pulih.catat_kerusakan(actor, event, data=data)


def _r3p(actor: Actor, event: Kejadian, _isi: Isi, _jabatan: Jabatan) -> None:
    pulih.susun_r3p(actor, event)


def _serahkan(actor: Actor, event: Kejadian, _isi: Isi, _jabatan: Jabatan) -> None:
    pulih.serahkan_r3p(actor, event)


def _tinjau(actor: Actor, event: Kejadian, isi: Isi, _jabatan: Jabatan) -> None:
    words = {n: isi.get(n, "") for n in ("berjalan", "tersendat", "pelajaran")}
    catat_tinjauan(actor, event, data=DataTinjauan(jenis=JenisTinjauan(isi["jenis"]), **words))


LAKU: Mapping[Laku, Callable[[Actor, Kejadian, Isi, Jabatan], None]] = {
    Laku.LAPOR: _lapor, Laku.PERIKSA: _periksa, Laku.KAJI: _kaji, Laku.STATUS: _status, Laku.KOMANDO: _komando,
    Laku.AKTIFKAN: _aktifkan, Laku.RAPAT: _rapat, Laku.AREA: _area, Laku.ANGKA: _angka, Laku.SAHKAN: _sahkan,
    Laku.PERINTAH: _perintah, Laku.SELESAIKAN: _selesaikan, Laku.NILAI: _nilai, Laku.KARTU: _kartu, Laku.BAGI: _bagi,
    Laku.PUTUS: _putus, Laku.HASIL: _hasil, Laku.PERINGATAN: _peringatan, Laku.SIARAN: _siaran,
    Laku.KONTAK: _kontak, Laku.SITREP: _sitrep, Laku.RUSAK: _rusak, Laku.R3P: _r3p, Laku.SERAHKAN: _serahkan,
    Laku.TINJAU: _tinjau,
}  # fmt: skip
