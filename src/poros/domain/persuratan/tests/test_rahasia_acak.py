"""A secret letter that goes a random way: at every point it is where it may be, and nowhere else at all."""

import random
from typing import Any

import pytest

from poros.domain.persuratan import queries, services
from poros.domain.persuratan.ikhtisar import kartu
from poros.domain.persuratan.models import Surat
from poros.domain.persuratan.values import Saringan
from poros.kernel.commands import Ditolak
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db
BIJI = range(8)
SEMUA = (
    "walikota", "sekda", "asisten1", "asisten2", "kabag_umum", "tu", "kabag_kesra", "kabag_ekbang", "kadis_pu", "tu_pu",
    "staf_pu", "kadis_dlh", "kadis_sos", "camat", "inspektur", "admin",
)  # fmt: skip
TIDAK_PERNAH = {"kabag_umum", "tu_pu", "staf_pu", "admin"}
"""Colleagues of who registered it, staff and secretariats of who gets it, who runs the system: no way leads to them."""


def melihat(kota: Any, row: Surat) -> set[str]:
    return {s for s in SEMUA if queries.surat_terlihat(kota.aktor(s)).filter(pk=row.pk).exists()}


@pytest.fixture
def berjalan(kota, catat, isi):
    """Move a secret letter about by chance; returns it with all who ever held it or got an order on it."""

    def go(biji: int) -> tuple[Surat, set[str]]:
        chance = random.Random(biji)
        letter = catat(kerahasiaan=chance.choice(["rahasia", "sangat_rahasia"]), perihal="Dugaan kebocoran anggaran")
        met = {"sekda", "tu"}

        def teruskan() -> None:
            ke = chance.choice(["sekda", "asisten1", "asisten2", "kabag_ekbang"])
            dari = chance.choice(["tu", "sekda", "asisten1", "asisten2"])
            services.teruskan(kota.aktor(dari), letter, kepada=kota.jabatan[ke])
            met.add(ke)

        def disposisi() -> None:
            units = chance.sample(["pu", "dlh", "sos"], chance.randrange(1, 3))
            dari = chance.choice(["sekda", "asisten1", "asisten2", "kabag_ekbang"])
            services.disposisikan(kota.aktor(dari), letter, isi=isi(*units))
            met.update(f"kadis_{u}" for u in units)

        def urungkan() -> None:
            services.urungkan(kota.aktor(chance.choice(["sekda", "asisten1", "asisten2"])), letter)

        for _n in range(10):
            try:
                chance.choice([teruskan, teruskan, disposisi, disposisi, urungkan])()
            except (Ditolak, TidakBerwenang, TransitionError):
                continue
        return Surat.objects.get(pk=letter.pk), met

    return go


@pytest.mark.parametrize("biji", BIJI)
def test_only_who_ever_had_a_part_in_it_sees_it(kota, berjalan, biji):
    row, met = berjalan(biji)
    seen = melihat(kota, row)
    assert seen <= met
    assert not seen & TIDAK_PERNAH
    assert "tu" in seen, "who registered it"


@pytest.mark.parametrize("biji", BIJI)
def test_lists_search_export_desk_and_program_agree_with_that(kota, berjalan, program, biji):
    row, _met = berjalan(biji)
    seen = melihat(kota, row)
    for siapa in SEMUA:
        actor = kota.aktor(siapa)
        found = {
            "daftar": row in queries.saring(actor, Saringan()),
            "cari": row in queries.cari(actor, "kebocoran"),
            "ekspor": any(r[5] == row.perihal for r in queries.baris_ekspor(queries.surat_terlihat(actor))),
            "program": program(siapa).get(f"/surat/{row.pk}").status_code == 200,
        }
        assert set(found.values()) == {siapa in seen}, (siapa, found)
        if siapa not in seen:
            assert all("kebocoran" not in card.judul for card in kartu(actor))
            assert queries.mungkin_maksud(actor, "kebocorna") == ""


@pytest.mark.parametrize("biji", BIJI)
def test_notices_hold_no_word_of_it(berjalan, biji):
    row, _met = berjalan(biji)
    told = str(list(Pemberitahuan.objects.filter(objek="surat", objek_id=row.pk).values()))
    assert "kebocoran" not in told
    assert "Badan Pusat" not in told
