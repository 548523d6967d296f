"""What waits on the desks today, done through the commands themselves: letters with scans, proposals, collisions."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.utils import timezone

from poros.domain.persuratan.services import catat, disposisikan, usulkan
from poros.domain.persuratan.values import DataSurat, IsiDisposisi
from poros.kernel.cetak import pdf
from poros.kernel.organisasi.actor import Actor, actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.models import Arahan
from poros.kernel.penugasan.rules import Kecepatan, Kerahasiaan, Peran, Tanda
from poros.kernel.penugasan.services import terbitkan
from poros.kernel.penugasan.values import RincianArahan, Sasaran, Setelah

from .bahan import bahan
from .organisasi import Kota

SURAT = Path(__file__).parent / "surat.typ"


def hari_ini(kota: Kota, hari: date) -> None:
    """Seven letters on the Sekda's desk, two invitations for one hour, two contradictory orders, two that wait."""
    registrar = pejabat(kota, "umum", "tata_usaha")
    for n, row in enumerate(bahan("hari_ini")["surat"]):
        _surat(kota, registrar, row, n, hari)
    _undangan(kota, registrar, hari)
    _arahan_berlawanan(kota, hari)
    _arahan_berurutan(kota, hari)


def pejabat(kota: Kota, unit: str, peran: str = "kepala") -> Actor:
    """The holder of an office, acting in it."""
    office = kota.jabatan[unit, peran]
    found = actor(kota.pemangku[office.pk].orang_id, jabatan_id=office.pk, alat="demo")
    assert found is not None
    return found


def _surat(kota: Kota, registrar: Actor, row: dict, n: int, hari: date) -> None:
    data = _data(kota, row, n, hari)
    scan = pdf(SURAT, {"pengirim": data.pengirim, "nomor": data.nomor, "perihal": data.perihal, "isi": row["isi"]})
    surat = catat(registrar, Unit(pk=registrar.unit_id), data=data, berkas=[(scan, "surat.pdf")])
    if row.get("usul"):
        usulkan(pejabat(kota, "umum"), surat, isi=_isi(kota, row["usul"], catatan=row.get("catatan", "")))


def _data(kota: Kota, row: dict, n: int, hari: date) -> DataSurat:
    mulai = selesai = None
    if "jam" in row:
        mulai = _besok(hari, row["jam"])
        selesai = mulai + timedelta(hours=2)
    return DataSurat(
        nomor=f"{row['kode']}/{700 + n}/{hari.year}",
        tanggal=hari - timedelta(days=2),
        pengirim=row["pengirim"],
        perihal=row["perihal"],
        ringkasan=row["isi"],
        klasifikasi=row["kode"],
        kepada_id=kota.jabatan["setda", "kepala"].pk,
        kecepatan=Kecepatan(row.get("kecepatan", "biasa")),
        kerahasiaan=Kerahasiaan(row.get("kerahasiaan", "terbatas")),
        acara_mulai=mulai,
        acara_selesai=selesai,
        acara_tempat=row.get("tempat", ""),
    )


def _isi(kota: Kota, units: list[str], **lain: object) -> IsiDisposisi:
    kepada = tuple(Sasaran(kota.unit[u].pk, Peran.UTAMA if n == 0 else Peran.PENDUKUNG) for n, u in enumerate(units))
    return IsiDisposisi(kepada=kepada, **({"instruksi": ("tindak-lanjuti",)} | lain))


def _undangan(kota: Kota, registrar: Actor, hari: date) -> None:
    """The head of Dinas PUPR is sent to two places at one hour; the second collides, and the collision is kept."""
    sekda = pejabat(kota, "setda")
    kadis = kota.pemangku[kota.jabatan["pupr", "kepala"].pk].orang_id
    for n, row in enumerate(bahan("hari_ini")["undangan"]):
        data = _data(kota, row, 50 + n, hari)
        surat = catat(registrar, Unit(pk=registrar.unit_id), data=data)
        disposisikan(sekda, surat, isi=_isi(kota, ["pupr"], instruksi=("hadiri",), hadir=(kadis,)))


def _arahan_berlawanan(kota: Kota, hari: date) -> None:
    """An asisten wants a road closed for repair, another wants it open for a convoy, in the same hours."""
    for row in bahan("hari_ini")["arahan"]:
        _arahan(kota, row, hari, tindak=row["tindak"], objek=row["objek"], tanda=Tanda.LAKUKAN)


def _arahan_berurutan(kota: Kota, hari: date) -> None:
    """Mud is carried off after it is dug out; but food cannot be handed out in a hall before its roof is mended."""
    issued: list[Arahan] = []
    for row in bahan("hari_ini")["urutan"]:
        links = dict(row.get("setelah", {}))
        setelah = (Setelah(arahan_id=issued[links.pop("ke")].pk, **links),) if links else ()
        issued.append(_arahan(kota, row, hari, setelah=setelah))


def _arahan(kota: Kota, row: dict, hari: date, **lain: object) -> Arahan:
    giver = pejabat(kota, row["oleh"])
    mulai = _besok(hari, row["jam"])
    rincian = RincianArahan(
        isi=row["isi"],
        dasar=row["dasar"],
        mulai=mulai,
        selesai=mulai + timedelta(hours=row["lama"]),
        tenggat=mulai,
        **lain,
    )
    return terbitkan(giver, Unit(pk=giver.unit_id), rincian=rincian, kepada=[Sasaran(kota.unit[row["unit"]].pk)])


def _besok(hari: date, jam: int) -> datetime:
    return timezone.make_aware(datetime.combine(hari + timedelta(days=2), time(jam)))
