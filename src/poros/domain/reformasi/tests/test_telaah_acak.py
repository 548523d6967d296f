"""Reviews that are worked on at random: whatever is decided, corrected and computed, these things hold."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from poros.domain.reformasi import services
from poros.domain.reformasi.models import AturanSederhana, PosTelaah, PutusanPos, RiwayatTelaah, Telaah
from poros.domain.reformasi.queries import telaah as baca
from poros.domain.reformasi.rules.alur import FLOW_TELAAH, AksiTelaah, StatusTelaah
from poros.domain.reformasi.rules.penyederhanaan import Ciri, Fungsi, Hasil
from poros.domain.reformasi.tests.conftest import HARI
from poros.domain.reformasi.values import DataPutusan, FaktaPos, LangkahTelaah
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db
BIJI = range(5)
LANGKAH = 14


class Kerja:
    """Acts on a review, right or wrong, drawn by chance."""

    def __init__(self, kota: Any, telaah: Telaah, biji: int) -> None:
        self.kota, self.telaah, self.chance = kota, telaah, random.Random(biji)

    def oleh(self) -> Any:
        return self.kota.aktor(self.chance.choice(["kabag_umum"] * 6 + ["kadis_pu", "inspektur", "kabag_kesra"]))

    def pos(self) -> PosTelaah:
        return self.chance.choice(list(self.telaah.pos.order_by("pk")))

    def putus(self) -> None:
        data = DataPutusan(hasil=self.chance.choice([None, *Hasil]), alasan=self.chance.choice(["", "Beban kerja"]))
        services.putuskan(self.oleh(), self.pos(), data=data)

    def fakta(self) -> None:
        marks = tuple(self.chance.sample(list(Ciri), self.chance.randrange(3)))
        data = FaktaPos(fungsi=self.chance.choice(["", *Fungsi]), ciri=marks, pemangku=1)
        services.ubah_pos(self.oleh(), self.pos(), data=data)

    def langkah(self) -> None:
        act = self.chance.choice([AksiTelaah.AJUKAN, AksiTelaah.PERBAIKI, AksiTelaah.KIRIM])
        step = LangkahTelaah(aksi=act, tanggal=HARI, nomor="1", catatan="x")
        services.alirkan(self.oleh(), self.telaah, langkah=step)

    def tuntas(self) -> None:
        """Decide on all that is open, so that a proposal can be made."""
        for row in self.telaah.pos.filter(akhir=Hasil.PERLU_KEPUTUSAN):
            data = DataPutusan(hasil=Hasil.DIPERTAHANKAN, alasan="Menunggu kajian")
            services.putuskan(self.kota.aktor("kabag_umum"), row, data=data)

    def hitung(self) -> None:
        services.hitung_ulang(self.oleh(), self.telaah)

    def tim(self) -> None:
        services.susun_tim(self.oleh(), self.telaah)


ACTS = ("putus", "putus", "putus", "fakta", "fakta", "langkah", "langkah", "tuntas", "hitung", "tim")


@pytest.fixture
def dikerjakan(kota, telaah) -> Callable[[int], Telaah]:
    """Work on it by chance; what is refused must leave no line."""

    def go(biji: int) -> Telaah:
        work = Kerja(kota, telaah, biji)
        for _n in range(LANGKAH):
            lines, steps = Jejak.objects.count(), RiwayatTelaah.objects.count()
            name = work.chance.choice(ACTS)
            try:
                getattr(work, name)()
            except (Ditolak, TidakBerwenang, TransitionError):
                assert name == "tuntas" or (Jejak.objects.count(), RiwayatTelaah.objects.count()) == (lines, steps)
        return Telaah.objects.get(pk=telaah.pk)

    return go


@pytest.mark.parametrize("biji", BIJI)
def test_what_is_used_is_the_rules_word_or_a_persons(dikerjakan, biji):
    row = dikerjakan(biji)
    for post in row.pos.all():
        last = PutusanPos.objects.filter(pos=post).order_by("id").last()
        if post.diputus:
            assert last is not None
            assert post.akhir == last.hasil != ""
        else:
            assert post.akhir == post.usul
        assert not post.jf or post.akhir == Hasil.DISEDERHANAKAN
        assert bool(post.belum) <= (post.usul == Hasil.PERLU_KEPUTUSAN)


@pytest.mark.parametrize("biji", BIJI)
def test_every_proposal_cites_a_rule_that_there_is(dikerjakan, biji):
    row = dikerjakan(biji)
    known = set(AturanSederhana.objects.values_list("kode", flat=True)) | {""}
    for post in row.pos.all():
        assert {post.aturan, post.belum, post.aturan_jenjang} <= known
        assert bool(post.jenjang) is bool(post.aturan_jenjang)


@pytest.mark.parametrize("biji", BIJI)
def test_past_the_draft_nothing_is_undecided_and_its_history_is_a_walk(dikerjakan, biji):
    row = dikerjakan(biji)
    if row.status != StatusTelaah.DISUSUN:
        assert not row.pos.filter(akhir=Hasil.PERLU_KEPUTUSAN).exists()
    status = StatusTelaah.DISUSUN
    for step in row.riwayat.order_by("id"):
        status = FLOW_TELAAH.step(status, AksiTelaah(step.aksi))
        assert status == step.status
    assert status == row.status


@pytest.mark.parametrize("biji", BIJI)
def test_computed_again_without_a_change_nothing_changes(kota, dikerjakan, biji):
    row = dikerjakan(biji)
    if row.status == StatusTelaah.DISUSUN:
        before = list(row.pos.order_by("pk").values())
        assert services.hitung_ulang(kota.aktor("kabag_umum"), row) == 0
        assert list(row.pos.order_by("pk").values()) == before


@pytest.mark.parametrize("biji", BIJI)
def test_the_figures_of_the_recap_are_those_of_the_posts_and_of_the_simulation(kota, dikerjakan, biji):
    row = dikerjakan(biji)
    seen = baca.pos_terlihat(kota.aktor("kabag_umum"), row)
    lines, s = baca.rekap(seen), baca.simulasi(baca.urut(seen))
    assert sum(r.pos for r in lines) == row.pos.count() == s.jumlah_sebelum
    assert sum(r.sederhana for r in lines) == s.jumlah_sebelum - s.jumlah_sesudah
    assert sum(r.belum for r in lines) == s.belum
    assert sum(r.pemangku for r in lines) == s.terdampak
    assert 0 <= s.persen <= 100


@pytest.mark.parametrize("biji", BIJI)
def test_one_team_at_most_for_a_post_and_none_twice(kota, dikerjakan, biji):
    row = dikerjakan(biji)
    asal = list(row.tim.values_list("asal_id", flat=True))
    assert len(asal) == len(set(asal))
    services.susun_tim(kota.aktor("kabag_umum"), row)
    gone = set(row.pos.filter(akhir=Hasil.DISEDERHANAKAN).values_list("pk", flat=True))
    assert gone <= set(row.tim.values_list("asal_id", flat=True))
    assert services.susun_tim(kota.aktor("kabag_umum"), row) == 0
