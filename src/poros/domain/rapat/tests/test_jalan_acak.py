"""Many offices press many buttons in any order: what is refused changes nothing, what is done leaves one line, and no way leads astray."""

import random
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from poros.domain.rapat import services
from poros.domain.rapat.models import Agenda, Rapat
from poros.domain.rapat.queries import agenda as baca_agenda
from poros.domain.rapat.queries import rapat as baca
from poros.domain.rapat.rules.alur import (
    AGENDA_TAMPIL,
    BERISALAH,
    DAPAT_DIATUR,
    DAPAT_DITULIS,
    FLOW,
    FLOW_AGENDA,
    WAJIB_ALASAN,
    WAJIB_CATATAN_AGENDA,
    Aksi,
    AksiAgenda,
    JenisButir,
    Kehadiran,
    Status,
    StatusAgenda,
)
from poros.domain.rapat.services.agenda import JALAN as JALAN_AGENDA
from poros.domain.rapat.services.agenda import melangkah_agenda
from poros.domain.rapat.services.langkah import melangkah
from poros.domain.rapat.values import ArahanAgenda, Jadwal
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

from .conftest import TAK_TERBURU

SIAPA = ("kabag_umum", "asisten2", "tu", "kadis_pu", "sekda", "camat", "admin")
LANGKAH = 30


def coba(kerja):
    """Was it done?"""
    try:
        kerja()
    except (Ditolak, TransitionError, TidakBerwenang):
        return False
    return True


@pytest.mark.parametrize("benih", range(3))
def test_a_meeting(kota, diundang, butir, saat, benih):
    row, dice = diundang(), random.Random(benih)
    actors = {kode: kota.aktor(kode) for kode in SIAPA}
    for n in range(LANGKAH):
        row = Rapat.objects.get(pk=row.pk)
        before, steps, lines = Status(row.status), row.riwayat.count(), Jejak.objects.count()
        who, aksi = actors[dice.choice(SIAPA)], dice.choice(list(Aksi))
        why = dice.choice(["", "Sebab"])
        page = baca.rincian(actors["asisten2"], row.pk).aksi if who is actors["asisten2"] else None
        done = coba(lambda w=who, r=row, a=aksi, y=why: melangkah(w, r, a, y))
        after = Rapat.objects.get(pk=row.pk)
        if not done:
            assert (after.status, after.riwayat.count(), Jejak.objects.count()) == (before, steps, lines), (
                aksi,
                before,
            )
        elif aksi is Aksi.SAHKAN:
            assert (after.status, bool(after.disetujui)) == (before, True)
            Rapat.objects.filter(pk=row.pk).update(status=Status.NOTULA_SAH)
        else:
            assert after.status == FLOW.step(before, aksi)
            assert after.riwayat.count() == steps + 1
            assert aksi not in WAJIB_ALASAN or why
        assert not done or page is None or aksi in page, "what could be done stood on the page"
        _bantu(kota, after, butir, saat, n)


def _bantu(kota, row, butir, saat, n):
    """What no button does: a time and a call for a plan, a line for a notula."""
    umum, tu = kota.aktor("kabag_umum"), kota.aktor("tu")
    if row.status == Status.DRAF:
        at = Jadwal(mulai=saat(9, hari=n + 1), selesai=saat(10, hari=n + 1), tempat="Balai")
        services.jadwalkan(umum, row, jadwal=at)
        services.catat_undangan(umum, row, nomor=f"005/{n}")
    elif row.status == Status.BERLANGSUNG and not row.butir.exists():
        services.tulis_butir(tu, row, data=butir(jenis=JenisButir.INFORMASI, isi=f"Butir {n}"))


@pytest.mark.parametrize("benih", range(3))
def test_an_item_of_an_agenda(kota, protokol, data_agenda, benih):
    row = services.minta_agenda(kota.aktor("kadis_sos"), kota.unit["sos"], data=data_agenda())
    dice = random.Random(benih)
    offices = ("tu", "kabag_umum", "walikota", "kadis_sos", "camat", "admin")
    actors = {kode: kota.aktor(kode) for kode in offices}
    word = ArahanAgenda(kehadiran=Kehadiran.HADIR)
    for _ in range(LANGKAH):
        row = Agenda.objects.get(pk=row.pk)
        before, steps, seq = StatusAgenda(row.status), row.riwayat.count(), row.urutan_ubah
        who, aksi, why = actors[dice.choice(offices)], dice.choice(list(AksiAgenda)), dice.choice(["", "Sebab"])
        if aksi is AksiAgenda.PUTUSKAN:
            done = coba(lambda w=who, r=row: services.putuskan_agenda(w, r, arahan=word))
        else:
            done = coba(lambda w=who, r=row, a=aksi, y=why: melangkah_agenda(w, r, a, y))
        after = Agenda.objects.get(pk=row.pk)
        if done:
            assert after.status == FLOW_AGENDA.step(before, aksi)
            assert (after.riwayat.count(), after.urutan_ubah) == (steps + 1, seq + 1)
            assert aksi not in WAJIB_CATATAN_AGENDA or why
        else:
            assert (after.status, after.riwayat.count(), after.urutan_ubah) == (before, steps, seq)
        outside = baca_agenda.agenda_terlihat(actors["camat"]).filter(pk=row.pk).exists()
        assert outside is (StatusAgenda(after.status) in AGENDA_TAMPIL)
        if after.status == StatusAgenda.TAYANG and dice.random() < 0.3:
            now = timezone.now()
            Agenda.objects.filter(pk=row.pk).update(mulai=now - timedelta(hours=2), selesai=now - timedelta(hours=1))


@TAK_TERBURU
@given(st.lists(st.sampled_from(list(Aksi)), max_size=60))
def test_no_way_of_a_meeting_leads_back_behind_its_end(aksi):
    """After a notula is valid nothing is planned, postponed or called off any more."""
    status, valid = Status.DRAF, False
    for step in aksi:
        if step in FLOW.acts_from(status):
            status = FLOW.step(status, step)
        valid = valid or status is Status.NOTULA_SAH
        assert not valid or status in {Status.NOTULA_SAH, Status.DITUTUP}
        assert not (status in DAPAT_DITULIS and status in DAPAT_DIATUR)
        assert status not in DAPAT_DITULIS or status in BERISALAH


@TAK_TERBURU
@given(st.lists(st.sampled_from(list(AksiAgenda)), max_size=60))
def test_no_item_is_shown_that_no_leader_has_spoken_on(aksi):
    status, spoken = StatusAgenda.MASUK, False
    for step in aksi:
        if step in FLOW_AGENDA.acts_from(status):
            status = FLOW_AGENDA.step(status, step)
            spoken = spoken or step is AksiAgenda.PUTUSKAN
        assert spoken or status not in AGENDA_TAMPIL


@pytest.mark.parametrize("aksi", [a for a in AksiAgenda if a is not AksiAgenda.PUTUSKAN])
def test_every_step_of_the_page_has_its_command(aksi):
    assert aksi in JALAN_AGENDA


def test_the_leaders_word_is_no_step_by_name(kota, disetujui):
    with pytest.raises(TransitionError):
        melangkah_agenda(kota.aktor("walikota"), disetujui(), AksiAgenda.PUTUSKAN, "x")
    assert Agenda.objects.get().status == StatusAgenda.DISETUJUI
