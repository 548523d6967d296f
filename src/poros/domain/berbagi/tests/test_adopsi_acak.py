"""Adoptions that go a random way: whatever offices try in whatever order, these things hold of every one of them."""

import random
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from poros.domain.berbagi import services
from poros.domain.berbagi.models import Adopsi, LangkahAdopsi, Nota, Pengalaman
from poros.domain.berbagi.queries import adopsi as baca
from poros.domain.berbagi.rules.alur import BERNOTA, FLOW_ADOPSI, AksiAdopsi, Keberhasilan, StatusAdopsi
from poros.domain.berbagi.services.belajar import MENGALAMI
from poros.domain.berbagi.tests.conftest import PDF
from poros.domain.berbagi.values import DataPengalaman
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db
BIJI = range(10)
LANGKAH = 16
KANTOR = ("kadis_dlh", "kabag_ekbang", "kabag_kesra", "camat", "sekda", "inspektur")


@pytest.fixture
def tindakan(kota, nota, langkah) -> Callable[[Adopsi, random.Random], list[Callable[[], Any]]]:
    """Acts that an office may try at any moment, right or wrong."""

    def make(row: Adopsi, chance: random.Random) -> list[Callable[[], Any]]:
        def oleh(*lebih: str) -> Any:
            return kota.aktor(chance.choice([*KANTOR, *lebih * 4]))

        today = timezone.localdate()
        cerita = DataPengalaman(hasil=Keberhasilan.SEBAGIAN, uraian="Begitulah", biaya=3)
        return [
            lambda: services.ajukan(oleh("kabag_ekbang"), row, nomor_surat="1/2026", tanggal_surat=date(2026, 1, 5)),
            lambda: services.jawab(oleh("kabag_kesra"), row, aksi=AksiAdopsi.TERIMA),
            lambda: services.jawab(oleh("kabag_kesra"), row, aksi=AksiAdopsi.TERIMA),
            lambda: services.susun_nota(oleh("kabag_kesra"), row, data=nota()),
            lambda: services.tandatangani(oleh("kabag_kesra"), row, tanggal=today, berkas=PDF, nama_berkas="nota.pdf"),
            lambda: services.susun_rencana(oleh("kadis_dlh"), row, langkah=langkah(chance.randrange(4))),
            lambda: services.mulai(oleh("kabag_ekbang"), row),
            lambda: services.catat_pengalaman(oleh("kadis_dlh"), row, data=cerita),
            lambda: services.tutup(oleh("kadis_dlh"), row, aksi=AksiAdopsi.SELESAIKAN),
            lambda: services.tutup(oleh(), row, aksi=AksiAdopsi.HENTIKAN, catatan=chance.choice(["", "Batal"])),
        ]

    return make


def dunia(row: Adopsi) -> tuple[object, ...]:
    return (
        Adopsi.objects.values().get(pk=row.pk), row.riwayat.count(), Jejak.objects.count(), Penugasan.objects.count(),
        list(Nota.objects.values()), list(LangkahAdopsi.objects.values()), Pengalaman.objects.count(),
    )  # fmt: skip


@pytest.fixture
def dijalani(usulan, tindakan) -> Callable[[int], Adopsi]:
    """Let offices try; what is refused must leave everything as it was."""

    def go(biji: int) -> Adopsi:
        chance = random.Random(biji)
        acts = tindakan(usulan, chance)
        for n in range(LANGKAH):
            before = dunia(usulan)
            try:
                (acts[n % 8] if chance.random() < 0.6 else chance.choice(acts))()
                assert Jejak.objects.count() > before[2]
            except (Ditolak, TidakBerwenang, TransitionError):
                assert dunia(usulan) == before
        return Adopsi.objects.get(pk=usulan.pk)

    return go


@pytest.mark.parametrize("biji", BIJI)
def test_its_history_is_a_walk_along_the_flow(dijalani, biji):
    row = dijalani(biji)
    status = None
    for step in row.riwayat.order_by("id"):
        if step.aksi:
            assert FLOW_ADOPSI.step(status, AksiAdopsi(step.aksi)) == step.status
        status = StatusAdopsi(step.status)
    assert status == row.status


@pytest.mark.parametrize("biji", BIJI)
def test_what_it_has_fits_how_far_it_is(dijalani, biji):
    row = dijalani(biji)
    taken = set(row.riwayat.values_list("aksi", flat=True))
    nota = Nota.objects.filter(adopsi=row).first()
    assert bool(nota and nota.ditandatangani) is ("sepakati" in taken)
    assert (row.status in BERNOTA) <= bool(nota and nota.ditandatangani)
    steps = list(row.langkah.all())
    assert bool(steps) is ("rencanakan" in taken)
    assert [s.urutan for s in steps] == list(range(1, len(steps) + 1))
    assert {bool(s.penugasan_id) for s in steps} <= {"mulai" in taken}
    assert Penugasan.objects.count() == (len(steps) if "mulai" in taken else 0)
    assert not Pengalaman.objects.filter(adopsi=row).exists() or row.status in MENGALAMI


@pytest.mark.parametrize("biji", BIJI)
def test_everybody_who_sees_it_can_open_its_page_and_nobody_else(kota, dijalani, masuk, biji):
    row = dijalani(biji)
    for siapa in KANTOR:
        seen = baca.adopsi_terlihat(kota.aktor(siapa)).filter(pk=row.pk).exists()
        assert masuk(siapa).get(f"/berbagi/adopsi/{row.pk}/").status_code == (200 if seen else 404), siapa
