"""Flows whole, guards by what is missing, the code of the minute, the dated data."""

from datetime import UTC, datetime, time
from fractions import Fraction

import pytest
import yaml

from poros.domain.rapat.queries.parameter import BERKAS, jam, jenis, perkara
from poros.domain.rapat.rules import parameter
from poros.domain.rapat.rules.alur import FLOW, FLOW_AGENDA, Aksi, AksiAgenda, Status, StatusAgenda
from poros.domain.rapat.rules.hadir import kode_berlaku, kode_hadir
from poros.domain.rapat.rules.undangan import Kesiapan, Putus, Telaah, belum_ditindak, kurang_telaah, kurang_undangan
from poros.pure.flow import TransitionError
from poros.pure.rapat import hadir_minimum


def jalan(flow, mulai, *aksi):
    for a in aksi:
        mulai = flow.step(mulai, a)
    return mulai


def test_a_meeting_goes_its_whole_way():
    way = (Aksi.UNDANG, Aksi.BUKA, Aksi.AKHIRI, Aksi.EDARKAN, Aksi.PERBAIKI, Aksi.EDARKAN, Aksi.SAHKAN, Aksi.TUTUP)
    assert jalan(FLOW, Status.DRAF, *way) is Status.DITUTUP
    assert jalan(FLOW, Status.DRAF, Aksi.UNDANG, Aksi.TUNDA, Aksi.JADWALKAN) is Status.DRAF
    assert set(FLOW.final()) == {Status.DITUTUP, Status.DIBATALKAN}
    assert set(FLOW.statuses()) == set(Status)


@pytest.mark.parametrize("status", [Status.BERLANGSUNG, Status.NOTULA_DRAF, Status.NOTULA_SAH, Status.DITUTUP])
def test_what_has_begun_is_not_called_off(status):
    with pytest.raises(TransitionError):
        FLOW.step(status, Aksi.BATALKAN)


def test_an_item_goes_its_whole_way():
    way = (AksiAgenda.SUSUN, AksiAgenda.TELAAH, AksiAgenda.SETUJUI, AksiAgenda.PUTUSKAN, AksiAgenda.PUTUSKAN,
           AksiAgenda.LAKSANAKAN, AksiAgenda.EVALUASI)  # fmt: skip
    assert jalan(FLOW_AGENDA, StatusAgenda.MASUK, *way) is StatusAgenda.DIEVALUASI
    assert jalan(FLOW_AGENDA, StatusAgenda.DISETUJUI, AksiAgenda.KEMBALIKAN) is StatusAgenda.RK
    assert set(FLOW_AGENDA.final()) == {StatusAgenda.DIEVALUASI, StatusAgenda.DITOLAK, StatusAgenda.DITARIK}
    assert set(FLOW_AGENDA.statuses()) == set(StatusAgenda)


KINI = datetime(2026, 11, 23, tzinfo=UTC)
SIAP = {"ketua": True, "mulai": KINI, "tempat": True, "acara": 1, "peserta": 2}


@pytest.mark.parametrize(("ganti", "kurang"), [({}, ()), ({"ketua": False}, ("ketua",)), ({"mulai": None}, ("mulai",)),
    ({"tempat": False, "acara": 0}, ("tempat", "acara")), ({"peserta": 0}, ("peserta",))])  # fmt: skip
def test_the_guard_of_the_invitation(ganti, kurang):
    assert kurang_undangan(Kesiapan(**(SIAP | ganti))) == kurang


@pytest.mark.parametrize("nama", ["sumber", "dibuka", "tempat", "kontak"])
def test_the_checklist_of_the_review(nama):
    whole = dict.fromkeys(("sumber", "dibuka", "tempat", "kontak"), True) | {"bentrok": False}
    assert kurang_telaah(Telaah(**whole)) == ()
    assert kurang_telaah(Telaah(**(whole | {nama: False}))) == (nama,)
    assert kurang_telaah(Telaah(**(whole | {"bentrok": True}))) == ("bentrok",)


def test_a_meeting_closes_when_every_decision_is_work_or_information():
    rows = [
        Putus(1, False, False, False),
        Putus(2, True, False, False),
        Putus(3, False, True, False),
        Putus(4, False, True, True),
    ]
    assert belum_ditindak(rows) == (2, 3)


def test_the_code_holds_for_its_minute_and_two_more():
    kode = kode_hadir("rahasia", 6000)
    assert kode == kode_hadir("rahasia", 6059) != kode_hadir("rahasia", 6060)
    assert kode_berlaku("rahasia", kode, 6000 + 179)
    assert not kode_berlaku("rahasia", kode, 6000 + 180)
    assert not kode_berlaku("lain", kode, 6000)
    assert not kode_berlaku("rahasia", "é", 6000)


def test_the_law_as_it_ships():
    assert {k: hadir_minimum(p.aturan, 45) for k, p in perkara().items()} == {"a": 34, "b": 30, "c": 23}
    assert perkara()["b"].aturan.setuju.lebih
    assert perkara()["a"].aturan.setuju.bagian == Fraction(2, 3)
    assert perkara()["c"].aturan.setuju is None
    assert not jenis()["paripurna-istimewa"].memutus
    assert sum(j.dprd for j in jenis().values()) == 15


def test_hours_of_meeting():
    assert len(jam().jendela) == 7
    assert jam().jendela[4][0] == (time(8), time(11, 30))
    assert jam().jendela[6] == ()


def test_a_sifat_that_is_none_is_found():
    rows = yaml.safe_load(BERKAS.read_text(encoding="utf-8"))["jenis"]
    with pytest.raises(ValueError, match="rakor"):
        parameter.jenis([{**rows[0], "sifat": "rahasia"}])
