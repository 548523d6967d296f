"""Applying a whole structure as one dated change (SOTK): what is not in the file ends, what is new begins."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan, Orang, Pemangku, Unit
from poros.kernel.organisasi.rules import Fungsi, JenisUnit, Kapasitas

from ..queries.impor import pratinjau
from ..queries.struktur import hari_terakhir
from ..rules.selisih import Baris, Beda, Perubahan, Struktur
from ..rules.ukuran import ke_atas
from ..values import BentukJabatan, BentukUnit, DataOrang
from ..wewenang import Wewenang
from .akun import catat_orang
from .jabatan import bentuk_jabatan, ubah_jabatan
from .koordinasi import akhiri_koordinasi, akhiri_urusan, tetapkan_koordinasi, tetapkan_urusan
from .pemangku import angkat, berhentikan
from .perubahan import peta_berubah, wajib_dasar
from .unit import bentuk_unit, hapus_unit, ubah_unit


@command(Wewenang.IMPOR, rekam=("berlaku", "dasar"))
def terapkan_impor(actor: Actor, unit: Unit, *, struktur: Struktur, berlaku: date, dasar: str) -> list[Beda]:  # noqa: ARG001 -- the row authorises
    """Make the organisation what the file says, from a day on; all of it or nothing."""
    rencana = pratinjau(actor, struktur, berlaku)
    if rencana.galat:
        raise Ditolak(_("Berkas ini masih memuat %(n)s kesalahan; tidak ada yang diubah.") % {"n": len(rencana.galat)})
    if not rencana.beda:
        raise Ditolak(_("Isi berkas sama dengan struktur yang berlaku; tidak ada yang diubah."))
    _Penerapan(actor, struktur, rencana.beda, berlaku, wajib_dasar(dasar)).jalankan()
    peta_berubah()
    return rencana.beda


class _Penerapan:
    """Each difference becomes the command that a person would have given, so the trail has them all."""

    def __init__(self, actor: Actor, struktur: Struktur, beda: list[Beda], berlaku: date, dasar: str) -> None:
        self.actor, self.berlaku, self.dasar, self.beda = actor, berlaku, dasar, beda
        self.unit = {u.kode: u for u in Unit.objects.select_related("induk")}
        self.jabatan = {(j.unit.kode, j.nama): j for j in Jabatan.objects.select_related("unit")}
        self.induk = {row["kode"]: row["induk"] or None for row in struktur["unit"]}
        self.berakhir = {b.lama["kode"] for b in self._pilih("unit", Perubahan.BERAKHIR)}

    def jalankan(self) -> None:
        """Units begin first and end last, holders end before their office and begin after it."""
        self._unit_baru()
        self._unit_berubah()
        self._pemangku_berakhir()
        self._jabatan()
        self._pemangku()
        self._koordinasi()
        self._urusan()
        self._unit_berakhir()

    def _pilih(self, lembar: str, *perubahan: Perubahan) -> list[Beda]:
        """Differences of a sheet."""
        return [b for b in self.beda if b.lembar == lembar and b.perubahan in perubahan]

    def _sendiri(self, lembar: str, *perubahan: Perubahan) -> list[Beda]:
        """As `_pilih`, without what belongs to a unit that ends as a whole."""
        unit = ("unit", "koordinator")
        return [b for b in self._pilih(lembar, *perubahan) if not {b.lama.get(k) for k in unit} & self.berakhir]

    def _unit_baru(self) -> None:
        todo = [b.baru for b in self._pilih("unit", Perubahan.BARU)]
        while todo:
            ready = [row for row in todo if row["induk"] in self.unit]
            for row in ready:
                self.unit[row["kode"]] = bentuk_unit(
                    self.actor,
                    self.unit[row["induk"]],
                    kode=row["kode"],
                    bentuk=self._bentuk(row),
                    berlaku=self.berlaku,
                    dasar=self.dasar,
                )
                _tetap(row)
            todo = [row for row in todo if row not in ready]

    def _unit_berubah(self) -> None:
        rows = self._pilih("unit", Perubahan.BERUBAH)
        for beda in sorted(rows, key=lambda b: len([*ke_atas(b.baru["kode"], self.induk)])):  # from the top down
            if {"nama", "singkatan", "jenis", "induk"} & set(beda.kolom):
                unit = self.unit[beda.baru["kode"]]
                ubah_unit(self.actor, unit, bentuk=self._bentuk(beda.baru), berlaku=self.berlaku, dasar=self.dasar)
            _tetap(beda.baru)

    def _unit_berakhir(self) -> None:
        decided = {kode: hari_terakhir(self.unit[kode].pk) for kode in self.berakhir}
        todo = {kode for kode, akhir in decided.items() if akhir is None or akhir >= self.berlaku}
        while todo:
            induk = {self.unit[kode].induk.kode for kode in todo if self.unit[kode].induk}
            for kode in sorted(todo - induk):
                hapus_unit(self.actor, self.unit[kode], berlaku=self.berlaku, dasar=self.dasar)
            todo &= induk

    def _jabatan(self) -> None:
        for beda in self._sendiri("jabatan", Perubahan.BERAKHIR):
            row = beda.lama
            ubah_jabatan(self.actor, self.jabatan[row["unit"], row["nama"]], bentuk=_bentuk(row), aktif=False)
        rows = self._pilih("jabatan", Perubahan.BARU, Perubahan.BERUBAH)
        for beda in sorted(rows, key=lambda b: b.baru["kepala"] == "ya"):  # the head that steps down makes room
            row, key = beda.baru, (beda.baru["unit"], beda.baru["nama"])
            if key in self.jabatan:
                ubah_jabatan(self.actor, self.jabatan[key], bentuk=_bentuk(row), aktif=True)
            else:
                self.jabatan[key] = bentuk_jabatan(self.actor, self.unit[row["unit"]], bentuk=_bentuk(row))

    def _pemangku_berakhir(self) -> None:
        for beda in self._sendiri("pemangku", Perubahan.BERAKHIR, Perubahan.BERUBAH):
            if beda.lama["kapasitas"] == Kapasitas.DEFINITIF:
                pemangku = self._pemangku_dari(beda.lama)
                if pemangku.dicabut is None:  # else his end is decided already
                    berhentikan(self.actor, pemangku, pada=max(self.berlaku, pemangku.dari), alasan=self.dasar)

    def _pemangku(self) -> None:
        for beda in self._pilih("pemangku", Perubahan.BARU, Perubahan.BERUBAH):
            row, dari = beda.baru, date.fromisoformat(beda.baru["dari"])
            angkat(
                self.actor,
                self.jabatan[row["unit"], row["jabatan"]],
                orang=self._orang(row),
                dari=dari if beda.perubahan is Perubahan.BARU else max(self.berlaku, dari),
                sampai=_tanggal(row["sampai"]),
                dasar=row["dasar"],
            )

    def _koordinasi(self) -> None:
        for beda in self._sendiri("koordinasi", Perubahan.BERAKHIR):
            row = beda.lama
            lain = {b.baru["unit"] for b in self._pilih("koordinasi", Perubahan.BARU) if b.baru["utama"] == "ya"}
            if row["utama"] == "ya" and row["unit"] in lain:
                continue  # the new main coordinator ends this one
            akhiri_koordinasi(
                self.actor,
                self.unit[row["unit"]],
                koordinator=self.unit[row["koordinator"]],
                berlaku=self.berlaku,
            )
        for beda in self._pilih("koordinasi", Perubahan.BARU, Perubahan.BERUBAH):
            row = beda.baru
            tetapkan_koordinasi(
                self.actor,
                self.unit[row["unit"]],
                koordinator=self.unit[row["koordinator"]],
                dari=self._dari(beda),
                sampai=_tanggal(row["sampai"]),
                dasar=row["dasar"],
                utama=row["utama"] == "ya",
            )

    def _urusan(self) -> None:
        for beda in self._sendiri("urusan", Perubahan.BERAKHIR, Perubahan.BERUBAH):
            akhiri_urusan(self.actor, self.unit[beda.lama["unit"]], kode=beda.lama["kode"], berlaku=self.berlaku)
        for beda in self._pilih("urusan", Perubahan.BARU, Perubahan.BERUBAH):
            row = beda.baru
            tetapkan_urusan(
                self.actor,
                self.unit[row["unit"]],
                kode=row["kode"],
                nama=row["nama"],
                dari=self._dari(beda),
                sampai=_tanggal(row["sampai"]),
                dasar=row["dasar"],
            )

    def _dari(self, beda: Beda) -> date:
        """A new line begins when it says; one that changes does so with the decree."""
        return date.fromisoformat(beda.baru["dari"]) if beda.perubahan is Perubahan.BARU else self.berlaku

    def _bentuk(self, row: Baris) -> BentukUnit:
        induk = self.unit[row["induk"]].pk if row["induk"] else None
        return BentukUnit(nama=row["nama"], singkatan=row["singkatan"], jenis=JenisUnit(row["jenis"]), induk_id=induk)

    def _pemangku_dari(self, row: Baris) -> Pemangku:
        return self.jabatan[row["unit"], row["jabatan"]].pemangku.get(
            Q(dicabut__isnull=True) | Q(dicabut__gt=self.actor.hari),
            orang__nama=row["nama"],
            orang__nip=row["nip"],
            kapasitas=row["kapasitas"],
            dari=row["dari"],
        )

    def _orang(self, row: Baris) -> Orang:
        """The person of that NIP, else of that name; a new one when there is none."""
        known = Orang.objects.filter(nip=row["nip"]) if row["nip"] else Orang.objects.filter(nama=row["nama"], nip="")
        data = DataOrang(nama=row["nama"], nip=row["nip"])
        return known.first() or catat_orang(self.actor, Unit(pk=self.actor.unit_id), data=data)


def _tetap(row: Baris) -> None:
    """What is not dated: the place in lists and the code of the area."""
    Unit.objects.filter(kode=row["kode"]).update(kode_wilayah=row["kode_wilayah"], urutan=int(row["urutan"] or 100))


def _bentuk(row: Baris) -> BentukJabatan:
    return BentukJabatan(
        nama=row["nama"], eselon=row["eselon"], fungsi=Fungsi(row["fungsi"]), kepala=row["kepala"] == "ya"
    )


def _tanggal(teks: str) -> date | None:
    return date.fromisoformat(teks) if teks else None
