"""Letters that go a random way: whatever is done in whatever order, these things hold of every one of them."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist

from poros.domain.persuratan import queries, services
from poros.domain.persuratan.models import Disposisi, Surat
from poros.domain.persuratan.rules import DI_MEJA, Status
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.penugasan.models import Arahan, Penugasan
from poros.kernel.penugasan.rules import StatusArahan
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db
BIJI = range(8)
LANGKAH = 14
Tindakan = Callable[[], Any]


@pytest.fixture
def tindakan(kota, isi):
    """Acts that an office may try at any moment, right or wrong."""

    def make(surat: Surat, chance: random.Random) -> list[Tindakan]:
        def oleh() -> Any:
            return kota.aktor(chance.choice(["sekda", "tu", "kadis_pu", "kadis_dlh", "kabag_ekbang", "camat"]))

        def lembar() -> Any:
            return isi(*chance.sample(["pu", "dlh", "sos", "ekbang", "pu_sda"], chance.randrange(1, 3)))

        return [
            lambda: services.disposisikan(oleh(), surat, isi=lembar()),
            lambda: services.disposisikan(kota.aktor("sekda"), surat, isi=lembar()),
            lambda: services.teruskan_disposisi(oleh(), surat, isi=isi("pu_sda")),
            lambda: services.teruskan(kota.aktor("tu"), surat, kepada=kota.jabatan["asisten2"]),
            lambda: services.teruskan(kota.aktor("asisten2"), surat, kepada=kota.jabatan["sekda"]),
            lambda: services.arsipkan(kota.aktor("sekda"), surat),
            lambda: services.urungkan(oleh(), surat),
            lambda: services.urungkan(kota.aktor("sekda"), surat),
            lambda: services.baca(oleh(), surat),
            lambda: services.tarik(kota.aktor("tu"), surat, alasan="Salah alamat"),
            lambda: services.berkaskan(kota.aktor("tu"), surat),
            lambda: services.perbaiki(kota.aktor("tu"), surat, perubahan={"perihal": f"Perihal {chance.random()}"}),
            lambda: services.usulkan(kota.aktor("tu"), surat, isi=lembar()),
        ]

    return make


def jalankan(surat: Surat, acts: list[Tindakan], chance: random.Random) -> int:
    """Try so many acts; what is refused must leave no trace. Returns how many were done."""
    done = 0
    for _n in range(LANGKAH):
        before = (Surat.objects.values().get(pk=surat.pk), Jejak.objects.count(), Arahan.objects.count())
        try:
            chance.choice(acts)()
            done += 1
        except (Ditolak, TidakBerwenang, TransitionError, ObjectDoesNotExist):
            after = (Surat.objects.values().get(pk=surat.pk), Jejak.objects.count(), Arahan.objects.count())
            assert after == before
    return done


@pytest.mark.parametrize("biji", BIJI)
def test_what_always_holds(catat, kota, tindakan, biji):
    chance = random.Random(biji)
    letter = catat()
    number = (letter.agenda, letter.tahun, letter.urut)
    jalankan(letter, tindakan(letter, chance), chance)
    row = Surat.objects.get(pk=letter.pk)
    sheets = Disposisi.objects.filter(surat=row).select_related("arahan")
    live = [s for s in sheets if s.arahan.status == StatusArahan.BERLAKU]
    assert (row.agenda, row.tahun, row.urut) == number
    if row.status in DI_MEJA:
        assert not live, "on a desk, yet somebody has an order"
    if row.status == Status.DIDISPOSISI:
        assert live, "disposed of, yet nobody has an order"
    if row.status == Status.DITARIK:
        assert not live
    for sheet in sheets:
        assert sheet.arahan.sumber_id == row.pk
        assert sheet.induk_id is None or sheet.induk.surat_id == row.pk
        assert Penugasan.objects.filter(arahan=sheet.arahan).exists()


@pytest.mark.parametrize("biji", BIJI)
def test_its_story_can_always_be_told(catat, kota, tindakan, biji):
    """By everybody who sees it; to nobody who does not; and it names as many acts as the trail has."""
    chance = random.Random(100 + biji)
    letter = catat()
    jalankan(letter, tindakan(letter, chance), chance)
    for siapa in ("sekda", "tu", "kadis_pu", "camat", "inspektur"):
        actor = kota.aktor(siapa)
        if queries.surat_terlihat(actor).filter(pk=letter.pk).exists():
            story = queries.cerita(actor, letter.pk)
            lines = Jejak.objects.filter(objek="surat", objek_id=letter.pk).exclude(aksi="surat.baca").count()
            assert len(story.kejadian) >= lines + len(story.dibaca)
            assert [k.waktu for k in story.kejadian] == sorted((k.waktu for k in story.kejadian), reverse=True)
        else:
            with pytest.raises(TidakBerwenang):
                queries.cerita(actor, letter.pk)


@pytest.mark.parametrize("biji", BIJI)
def test_an_act_that_is_offered_can_be_done(catat, kota, isi, tindakan, biji):
    """What the page offers to an office the command does not refuse for want of right."""
    from poros.domain.persuratan.wewenang import Wewenang

    chance = random.Random(200 + biji)
    letter = catat()
    jalankan(letter, tindakan(letter, chance), chance)
    lakukan = {
        Wewenang.DISPOSISI: lambda a: services.disposisikan(a, letter, isi=isi("pu")),
        Wewenang.TERUSKAN: lambda a: services.teruskan(a, letter, kepada=kota.jabatan["asisten1"]),
        Wewenang.BERKASKAN: lambda a: services.berkaskan(a, letter),
        Wewenang.PERBAIKI: lambda a: services.perbaiki(a, letter, perubahan={"perihal": "Baru"}),
        Wewenang.USULKAN: lambda a: services.usulkan(a, letter, isi=isi("pu")),
    }
    for siapa in ("sekda", "tu", "kadis_pu"):
        actor = kota.aktor(siapa)
        if not queries.surat_terlihat(actor).filter(pk=letter.pk).exists():
            continue
        offered = queries.cerita(actor, letter.pk).boleh & set(lakukan)
        if offered:
            lakukan[chance.choice(sorted(offered))](actor)
