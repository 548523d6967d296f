"""Units, offices, people, accounts and the coordination map of Kota Contoh."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from poros.kernel.organisasi.models import (
    Akun,
    Jabatan,
    Koordinasi,
    Orang,
    Pemangku,
    Unit,
    UrusanUnit,
    VersiPeta,
    VersiUnit,
)
from poros.kernel.organisasi.rules import Fungsi, JenisUnit, Kapasitas
from poros.kernel.penugasan.models import Penugasan, SumberDaya
from poros.kernel.rujukan.models import Nomenklatur

from .bahan import bahan

AWAL = date(2021, 1, 4)
DASAR = "Perda Kota Contoh 5/2020"
ESELON = {
    JenisUnit.SETDA: "II.a",
    JenisUnit.ASISTEN: "II.b",
    JenisUnit.BAGIAN: "III.a",
    JenisUnit.SETWAN: "II.b",
    JenisUnit.INSPEKTORAT: "II.b",
    JenisUnit.DINAS: "II.b",
    JenisUnit.BADAN: "II.b",
    JenisUnit.SATUAN: "II.b",
    JenisUnit.RSUD: "II.b",
    JenisUnit.KECAMATAN: "III.a",
    JenisUnit.BIDANG: "III.b",
    JenisUnit.KELURAHAN: "IV.a",
}
SEBUTAN = {
    JenisUnit.KEPALA_DAERAH: "Wali Kota Contoh",
    JenisUnit.SETDA: "Sekretaris Daerah",
    JenisUnit.SETWAN: "Sekretaris DPRD",
    JenisUnit.INSPEKTORAT: "Inspektur",
    JenisUnit.RSUD: "Direktur RSUD Kota Contoh",
}
BERSEKRETARIS = {
    JenisUnit.DINAS,
    JenisUnit.BADAN,
    JenisUnit.SATUAN,
    JenisUnit.KECAMATAN,
    JenisUnit.INSPEKTORAT,
}
KOSONG = "perkim"
"""The office that stands vacant and is held by its secretary as Plt., so that the demo shows one."""


@dataclass(frozen=True, slots=True)
class Kota:
    """What the rest of the demo needs: rows by code, and the holder of each office."""

    unit: dict[str, Unit]
    jabatan: dict[tuple[str, str], Jabatan]
    pemangku: dict[int, Pemangku]

    def koordinator(self, unit: str) -> Unit | None:
        """The bagian that coordinates a unit; Setda for its own parts."""
        for bagian, units in bahan("kota_contoh")["koordinasi"].items():
            if unit in units:
                return self.unit[bagian]
        return self.unit["setda"]

    def pelaku(self, tugas: Penugasan, oleh: tuple[str, str]) -> Pemangku:
        """Who acted: the head of a named unit, of the coordinating bagian, or the issuer."""
        unit, peran = oleh
        if unit:
            return self.pemangku[self.jabatan[unit, peran].pk]
        if peran == "koordinator":
            return self.pemangku[self.jabatan[tugas.koordinator.kode, "kepala"].pk]
        return self.pemangku[tugas.penerbit_id]


def bangun(acak: Random, hari: date) -> Kota:
    """Make the organisation as it stands on `hari`."""
    unit = _unit()
    jabatan = _jabatan(unit)
    _koordinasi(unit)
    pemangku = _pemangku(acak, jabatan, hari)
    VersiPeta.objects.update_or_create(pk=1, defaults={"nilai": 1})
    return Kota(unit, jabatan, pemangku)


def akun(kota: Kota, sandi: str) -> list[dict[str, str]]:
    """Make the demo accounts; return what is printed at the first start."""
    shown = []
    for nama, (unit_kode, peran) in bahan("kota_contoh")["akun"].items():
        office = kota.jabatan[unit_kode, peran]
        holder = kota.pemangku[office.pk]
        Akun.objects.create_user(nama, holder.orang, sandi)
        shown.append({"nama": holder.orang.nama, "jabatan": office.nama, "pengguna": nama, "sandi": sandi})
    return shown


def _unit() -> dict[str, Unit]:
    made: dict[str, Unit] = {}
    for urutan, (kode, (nama, singkatan, jenis, induk)) in enumerate(bahan("kota_contoh")["unit"].items()):
        made[kode] = Unit.objects.create(
            kode=kode, nama=nama, singkatan=singkatan, jenis=jenis, induk=made.get(induk), urutan=urutan
        )
    VersiUnit.objects.bulk_create(
        VersiUnit(unit=u, dari=AWAL, nama=u.nama, singkatan=u.singkatan, jenis=u.jenis, induk=u.induk, dasar=DASAR)
        for u in made.values()
    )
    return made


def _jabatan(unit: dict[str, Unit]) -> dict[tuple[str, str], Jabatan]:
    offices: dict[tuple[str, str], Jabatan] = {}
    for kode, u in unit.items():
        for peran, nama, eselon, fungsi in _di_unit(u):
            offices[kode, peran] = Jabatan(unit=u, nama=nama, eselon=eselon, fungsi=fungsi, kepala=peran == "kepala")
    Jabatan.objects.bulk_create(offices.values())
    return offices


def _di_unit(u: Unit) -> list[tuple[str, str, str, Fungsi]]:
    jenis = JenisUnit(u.jenis)
    if jenis is JenisUnit.LUAR:
        return [("kepala", f"Pimpinan {u.singkatan}", "", Fungsi.PIMPINAN)]
    kepala = SEBUTAN.get(jenis) or _nama_kepala(u, jenis)
    fungsi = Fungsi.PENGAWAS if jenis is JenisUnit.INSPEKTORAT else Fungsi.PIMPINAN
    posts = [("kepala", kepala, ESELON.get(jenis, ""), fungsi)]
    if jenis in BERSEKRETARIS:
        posts.append(("sekretaris", f"Sekretaris {u.singkatan}", "III.a", Fungsi.PIMPINAN))
    if jenis in BERSEKRETARIS | {JenisUnit.BAGIAN, JenisUnit.SETWAN, JenisUnit.RSUD}:
        posts.append(("tata_usaha", f"Pengelola Surat {u.singkatan}", "", Fungsi.TATA_USAHA))
    if jenis is JenisUnit.BIDANG:
        posts.append(("staf", f"Analis {u.singkatan}", "", Fungsi.STAF))
    if u.kode == "org":
        posts.append(("admin", "Pengelola Sistem Poros", "", Fungsi.ADMIN))
    return posts


def _nama_kepala(u: Unit, jenis: JenisUnit) -> str:
    if jenis is JenisUnit.ASISTEN:
        return u.nama
    if jenis in {JenisUnit.KECAMATAN, JenisUnit.KELURAHAN}:
        return f"{'Camat' if jenis is JenisUnit.KECAMATAN else 'Lurah'} {u.nama.split(' ', 1)[1]}"
    return f"Kepala {u.nama}"


def _koordinasi(unit: dict[str, Unit]) -> None:
    data = bahan("kota_contoh")
    Koordinasi.objects.bulk_create(
        Koordinasi(koordinator=unit[k], unit=unit[u], dari=AWAL, dasar="Perwali Kota Contoh 12/2021")
        for k, units in data["koordinasi"].items()
        for u in units
    )
    names = dict(Nomenklatur.objects.filter(jenis_pemda="KABKOT", tingkat="bidang").values_list("kode", "nama"))
    UrusanUnit.objects.bulk_create(
        UrusanUnit(unit=unit[u], kode=kode, nama=names.get(kode, kode).capitalize()[:200], dari=AWAL, dasar=DASAR)
        for u, codes in data["urusan"].items()
        for kode in codes
    )


def _pemangku(acak: Random, jabatan: dict[tuple[str, str], Jabatan], hari: date) -> dict[int, Pemangku]:
    nama = bahan("nama")
    pool = [f"{d} {b}" for d in nama["depan"] for b in nama["belakang"]]
    acak.shuffle(pool)
    people = [
        Orang(
            nama=pool[n],
            gelar_belakang=acak.choice(nama["gelar"]),
            surel=f"{pool[n].lower().replace(' ', '.')}@kotacontoh.example",
        )
        for n in range(len(jabatan))
    ]
    Orang.objects.bulk_create(people)
    holdings = [
        Pemangku(
            jabatan=office,
            orang=person,
            dari=AWAL + timedelta(days=acak.randrange(900)),
            dasar=f"SK Wali Kota 821/{n + 1}/2021",
        )
        for n, (office, person) in enumerate(zip(jabatan.values(), people, strict=True))
    ]
    kosong = next(p for p in holdings if p.jabatan == jabatan[KOSONG, "kepala"])
    sekretaris = next(p for p in holdings if p.jabatan == jabatan[KOSONG, "sekretaris"])
    kosong.orang, kosong.kapasitas = sekretaris.orang, Kapasitas.PLT
    kosong.dari, kosong.sampai = hari - timedelta(days=20), hari + timedelta(days=60)
    kosong.dasar = "Surat Perintah Wali Kota 800/77/2026"
    Pemangku.objects.bulk_create(holdings)
    SumberDaya.objects.bulk_create(
        SumberDaya(kode=f"orang-{p.pk}", nama=p.nama, jenis="orang", orang_id=p.pk) for p in people
    )
    return {p.jabatan_id: p for p in holdings}
