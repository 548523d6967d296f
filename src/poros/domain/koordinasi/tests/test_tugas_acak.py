"""Work that goes a random way: what the page offers is what succeeds, and every screen can be opened at every point."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from poros.domain.koordinasi.manifest import kartu
from poros.domain.koordinasi.views.penugasan import LAKUKAN
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.penugasan import queries, services
from poros.kernel.penugasan.models import Penugasan, StatusPenugasan
from poros.kernel.penugasan.rules import TERBUKA, Aksi, Status
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db
BIJI = range(6)
LANGKAH = 9
KANTOR = ("sekda", "kabag_ekbang", "kadis_pu", "staf_pu", "kadis_dlh", "camat")
TANPA_CATATAN = {Aksi.TERIMA, Aksi.KETAHUI}


def lakukan(kota: Any, siapa: str, aksi: Aksi, row: Penugasan) -> None:
    """Take a step that lacks nothing."""
    data: dict[str, Any] = {} if aksi in TANPA_CATATAN else {"catatan": "Karena sebab yang jelas"}
    if aksi is Aksi.ALIHKAN:
        data["unit"] = kota.unit["sos"]
    if aksi is Aksi.SERAHKAN:
        services.tambah_bukti(kota.aktor(siapa), Penugasan(pk=row.pk), isi=services.IsiBukti(teks="Jadi"))
    LAKUKAN[aksi](kota.aktor(siapa), Penugasan(pk=row.pk), **data)


@pytest.fixture
def berjalan(kota, tugas) -> Callable[[int], Penugasan]:
    """Let offices try steps by chance; what is refused must leave no line."""

    def go(biji: int) -> Penugasan:
        chance = random.Random(biji)
        for _n in range(LANGKAH):
            before = (Jejak.objects.count(), StatusPenugasan.objects.count())
            try:
                with transaction.atomic():
                    lakukan(
                        kota, chance.choice(KANTOR), chance.choice([a for a in Aksi if a is not Aksi.ALIHKAN]), tugas
                    )
                assert StatusPenugasan.objects.count() >= before[1]
            except (Ditolak, TidakBerwenang, TransitionError):
                assert (Jejak.objects.count(), StatusPenugasan.objects.count()) == before
        tugas.refresh_from_db()
        return tugas

    return go


@pytest.mark.parametrize("biji", BIJI)
def test_each_act_that_is_offered_succeeds_and_each_other_does_not(kota, berjalan, biji):
    row = berjalan(biji)
    for siapa in KANTOR:
        try:
            offered = set(queries.rincian(kota.aktor(siapa), row.pk).aksi)
        except TidakBerwenang:
            offered = set()
        for aksi in LAKUKAN:
            with transaction.atomic():
                try:
                    lakukan(kota, siapa, aksi, row)
                    done = True
                except (TidakBerwenang, TransitionError):
                    done = False
                except Ditolak:
                    done = aksi in offered  # it may lack something that only its form asks for
                transaction.set_rollback(True)
            assert done is (aksi in offered), (siapa, aksi)


@pytest.mark.parametrize("biji", BIJI)
def test_its_page_opens_for_all_who_see_it_and_names_its_status(kota, berjalan, masuk, biji):
    row = berjalan(biji)
    for siapa in KANTOR:
        seen = queries.penugasan_terlihat(kota.aktor(siapa)).filter(pk=row.pk).exists()
        page = masuk(siapa).get(reverse("koordinasi:penugasan", args=[row.pk]))
        assert page.status_code == (200 if seen else 404), siapa
        if seen:
            assert str(row.get_status_display()) in page.content.decode()


@pytest.mark.parametrize("biji", BIJI)
def test_somebody_has_it_on_his_desk_exactly_while_somebody_must_act(kota, berjalan, biji):
    """Work in the hands of a unit lies on no desk until its deadline comes near; what waits for a word always does."""
    row = berjalan(biji)
    desks = {
        siapa
        for siapa in KANTOR
        for card in kartu.penugasan(kota.aktor(siapa))
        if getattr(card, "url", "") == reverse("koordinasi:penugasan", args=[row.pk])
    }
    waits = {Status.TERKIRIM, Status.DIKEMBALIKAN, Status.DITEGASKAN, Status.MENUNGGU_VERIFIKASI, Status.TERVERIFIKASI}
    if row.status in waits:
        assert desks
    if row.status not in TERBUKA:
        assert not desks


@pytest.mark.parametrize("biji", BIJI)
def test_its_history_ends_with_what_it_is(berjalan, biji):
    row = berjalan(biji)
    steps = list(row.riwayat.order_by("id"))
    assert steps[-1].status == row.status
    assert [s.waktu for s in steps] == sorted(s.waktu for s in steps)
    assert row.pengembalian == sum(s.aksi == Aksi.KEMBALIKAN for s in steps)
