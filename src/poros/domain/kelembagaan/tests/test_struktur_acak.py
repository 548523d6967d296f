"""A government that is changed again and again, at random: what holds of every structure on every day."""

import random
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from poros.domain.kelembagaan import services
from poros.domain.kelembagaan.queries.impor import pratinjau
from poros.domain.kelembagaan.queries.struktur import bentuk_unit as bentuk_pada
from poros.domain.kelembagaan.queries.struktur import pohon, rata
from poros.domain.kelembagaan.queries.tabel import tabel
from poros.domain.kelembagaan.values import BentukJabatan, BentukUnit, SuratPerintah
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.actor import actor as actor_of
from poros.kernel.organisasi.models import Jabatan, Koordinasi, Orang, Pemangku, Unit, VersiUnit
from poros.kernel.organisasi.rules import PENGISI, Fungsi, JenisUnit, Kapasitas
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db
HARI = date(2026, 11, 23)
BIJI = range(6)
LANGKAH = 18
DITINJAU = [HARI + timedelta(days=n) for n in (-400, -1, 0, 1, 15, 45, 90, 400)]


class Ubah:
    """Acts on the structure, right or wrong, drawn by chance."""

    def __init__(self, kota: Any, chance: random.Random) -> None:
        self.kota, self.chance = kota, chance
        self.nomor = 0

    def admin(self) -> Any:
        return self.kota.aktor("admin", HARI)

    def unit(self) -> Unit:
        """Any but the managers' own, who would otherwise change nothing more."""
        return self.chance.choice(list(Unit.objects.exclude(kode="umum").order_by("pk")))

    def pejabat(self) -> Jabatan:
        return self.chance.choice(list(Jabatan.objects.exclude(unit__kode="umum").order_by("pk")))

    def hari(self) -> date:
        return HARI + timedelta(days=self.chance.choice([0, 0, 1, 10, 30, 60]))

    def bentuk(self) -> None:
        self.nomor += 1
        parent = self.unit()
        shape = BentukUnit(
            nama=f"Unit {self.nomor}", singkatan=f"U{self.nomor}", jenis=JenisUnit.BIDANG, induk_id=parent.pk
        )
        services.bentuk_unit(
            self.admin(), parent, kode=f"u{self.nomor}", bentuk=shape, berlaku=self.hari(), dasar="Perda"
        )

    def ubah(self) -> None:
        self.nomor += 1
        row = self.unit()
        parent = self.chance.choice([row.induk_id, self.unit().pk])
        shape = BentukUnit(
            nama=f"{row.nama[:20]} {self.nomor}", singkatan=row.singkatan, jenis=row.jenis, induk_id=parent
        )
        services.ubah_unit(self.admin(), row, bentuk=shape, berlaku=self.hari(), dasar="Perda")

    def hapus(self) -> None:
        after = self.chance.choice([None, self.unit()])
        services.hapus_unit(self.admin(), self.unit(), berlaku=self.hari(), dasar="Perda", pengganti=after)

    def koordinasi(self) -> None:
        lead = self.chance.choice([self.kota.unit[k] for k in ("kesra", "ekbang", "umum", "as1", "as2")])
        services.tetapkan_koordinasi(
            self.admin(), self.unit(), koordinator=lead, dari=self.hari(), dasar="Perwali",
            utama=self.chance.random() < 0.7, sampai=self.chance.choice([None, HARI + timedelta(days=90)]),
        )  # fmt: skip

    def lepas(self) -> None:
        line = self.chance.choice(list(Koordinasi.objects.order_by("pk")))
        services.akhiri_koordinasi(self.admin(), line.unit, koordinator=line.koordinator, berlaku=self.hari())

    def jabatan(self) -> None:
        self.nomor += 1
        shape = BentukJabatan(
            nama=f"Kepala {self.nomor}", eselon="III.b", fungsi=Fungsi.PIMPINAN, kepala=self.chance.random() < 0.5
        )
        services.bentuk_jabatan(self.admin(), self.unit(), bentuk=shape)

    def angkat(self) -> None:
        person = self.chance.choice(list(Orang.objects.order_by("pk")))
        services.angkat(self.admin(), self.pejabat(), orang=person, dari=self.hari(), dasar="SK")

    def berhentikan(self) -> None:
        row = self.chance.choice(list(Pemangku.objects.exclude(jabatan__unit__kode="umum").order_by("pk")))
        services.berhentikan(self.admin(), row, pada=self.hari(), alasan="SK")

    def surat(self) -> None:
        person = self.chance.choice(list(Orang.objects.order_by("pk")))
        begin = self.hari()
        letter = SuratPerintah(
            orang_id=person.pk, kapasitas=self.chance.choice([Kapasitas.PLH, Kapasitas.PLT]), dari=begin,
            sampai=begin + timedelta(days=self.chance.choice([0, 3, 60])), nomor="SPT",
        )  # fmt: skip
        giver = self.kota.aktor(self.chance.choice(["walikota", "sekda", "kadis_pu"]), HARI)
        services.terbitkan_surat_perintah(giver, self.pejabat(), surat=letter)


@pytest.fixture
def berubah(kota):
    """Change the government by chance; returns how many acts were done."""

    def go(biji: int) -> int:
        chance = random.Random(biji)
        acts = Ubah(kota, chance)
        names = (
            "bentuk",
            "bentuk",
            "ubah",
            "ubah",
            "hapus",
            "koordinasi",
            "lepas",
            "jabatan",
            "angkat",
            "berhentikan",
            "surat",
        )
        done = 0
        for _n in range(LANGKAH):
            lines = Jejak.objects.count()
            try:
                getattr(acts, chance.choice(names))()
                done += 1
                assert Jejak.objects.count() == lines + 1
            except (Ditolak, TidakBerwenang):
                assert Jejak.objects.count() == lines
        return done

    return go


@pytest.mark.parametrize("biji", BIJI)
def test_on_every_day_the_structure_is_a_tree_and_each_unit_stands_in_it_once(kota, berubah, biji):
    assert berubah(biji)
    admin = kota.aktor("admin", HARI)
    for hari in DITINJAU:
        units = bentuk_pada(admin, hari)
        shown = [c.unit.id for c in rata(pohon(admin, hari))]
        assert Counter(shown) == Counter(list(units)), hari
        tops = [u for u in units.values() if u.induk_id not in units]
        assert {u.jenis for u in tops} <= {JenisUnit.KEPALA_DAERAH}, hari


@pytest.mark.parametrize("biji", BIJI)
def test_versions_follow_each_other_without_overlap(berubah, biji):
    berubah(biji)
    for unit in Unit.objects.all():
        rows = list(VersiUnit.objects.filter(unit=unit).order_by("dari"))
        for before, after in pairwise(rows):
            assert before.sampai is not None
            assert before.sampai < after.dari
        assert all(r.sampai is None or r.dari <= r.sampai for r in rows)
        assert all(r.dasar for r in rows)


@pytest.mark.parametrize("biji", BIJI)
def test_no_office_is_held_or_filled_by_two_on_one_day(berubah, biji):
    berubah(biji)
    for hari in DITINJAU:
        rows = [p for p in Pemangku.objects.all() if p.dari <= hari and (p.sampai is None or hari <= p.sampai)]
        live = [p for p in rows if p.dicabut is None or hari < p.dicabut]
        held = Counter(p.jabatan_id for p in live if p.kapasitas == Kapasitas.DEFINITIF)
        filled = Counter(p.jabatan_id for p in live if p.kapasitas in PENGISI)
        assert not [j for j, n in held.items() if n > 1], hari
        assert not [j for j, n in filled.items() if n > 1], hari
        assert not set(held) & set(filled), hari


@pytest.mark.parametrize("biji", BIJI)
def test_each_unit_has_one_head_and_one_main_coordinator_at_most(berubah, biji):
    berubah(biji)
    heads = Counter(Jabatan.objects.filter(aktif=True, kepala=True).values_list("unit_id", flat=True))
    assert not [u for u, n in heads.items() if n > 1]
    for hari in DITINJAU:
        lines = [k for k in Koordinasi.objects.all() if k.dari <= hari and (k.sampai is None or hari <= k.sampai)]
        main = Counter(k.unit_id for k in lines if k.utama)
        assert not [u for u, n in main.items() if n > 1], hari
        assert all(k.unit_id != k.koordinator_id for k in lines)


@pytest.mark.parametrize("biji", BIJI)
def test_what_goes_out_is_sound_and_comes_back_without_a_difference(kota, berubah, biji):
    berubah(biji)
    admin = kota.aktor("admin", HARI)
    shown = pratinjau(admin, tabel(admin), HARI)
    assert shown.galat == []
    assert shown.beda == []


@pytest.mark.parametrize("biji", BIJI)
def test_whoever_is_in_office_can_still_act(kota, berubah, biji):
    """The map of the day is read without an error by every holder there is."""
    berubah(biji)
    for row in Pemangku.objects.filter(dari__lte=HARI).select_related("orang"):
        found = actor_of(row.orang, HARI, jabatan_id=row.jabatan_id)
        if found:
            assert found.peta.kantor(found.unit_id)
            assert found.unit_id in found.keluarga
