"""Who may do what to a meeting and to its parts: each right asked of those who have it and of one who has not."""

import pytest

from poros.domain.rapat.models import Rapat
from poros.domain.rapat.wewenang import Wewenang
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import may

W = Wewenang


def yang_boleh(kota, wewenang, row):
    """Codes of all offices that have the right."""
    return {kode for kode in kota.jabatan if may(kota.aktor(kode), wewenang, row)}


@pytest.mark.parametrize(
    ("wewenang", "boleh"),
    [
        (W.LIHAT, {"asisten2", "tu", "kadis_pu", "kadis_dlh", "kabag_umum", "walikota", "sekda", "inspektur"}),
        (W.KELOLA, {"asisten2", "tu", "kabag_umum"}),
        (W.PIMPIN, {"asisten2", "tu", "kabag_umum"}),
        (W.TULIS, {"asisten2", "tu", "kabag_umum"}),
        (W.SAHKAN, {"asisten2"}),
        (W.HADIR, {"asisten2", "tu", "kadis_pu", "kadis_dlh"}),
        (W.DAFTAR_HADIR, {"asisten2", "tu", "kabag_umum"}),
        (W.SUMBANG, {"asisten2", "tu", "kabag_umum", "kadis_pu", "kadis_dlh"}),
    ],
    ids=lambda v: v.value if isinstance(v, W) else "",
)
def test_an_open_meeting(kota, diundang, wewenang, boleh):
    assert yang_boleh(kota, wewenang, diundang()) == boleh


def test_a_draft_is_seen_by_those_who_prepare_it(kota, rencana):
    row = rencana()
    assert yang_boleh(kota, W.LIHAT, row) == {"asisten2", "tu", "kabag_umum"}
    assert yang_boleh(kota, W.HADIR, row) == set()


def test_a_closed_one_only_by_those_who_are_named_or_planned_it(kota, diundang):
    row = diundang(jenis="bamus")
    assert yang_boleh(kota, W.LIHAT, row) == {"asisten2", "tu", "kadis_pu", "kadis_dlh", "kabag_umum"}
    Rapat.objects.update(pembuat_id=kota.orang["admin"].pk)
    assert "kabag_umum" not in yang_boleh(kota, W.LIHAT, row)


def test_who_chairs_and_takes_notes_approves_nothing(kota, diundang):
    row = diundang()
    Rapat.objects.update(notulis=kota.jabatan["asisten2"])
    assert yang_boleh(kota, W.SAHKAN, row) == set()


def test_everybody_plans_for_his_own_unit_but_who_runs_the_system(kota):
    umum = Unit.objects.get(pk=kota.unit["umum"].pk)
    assert yang_boleh(kota, W.RENCANAKAN, umum) == {"kabag_umum", "tu"}
    assert yang_boleh(kota, W.TEMPUH_ATUR, umum) == {"admin"}


def test_an_item_of_an_agenda(kota, disetujui):
    row = disetujui()
    assert yang_boleh(kota, W.AGENDA_SUSUN, row) == {"kabag_umum", "tu"}
    assert yang_boleh(kota, W.AGENDA_TELAAH, row) == {"kabag_umum", "tu"}
    assert yang_boleh(kota, W.AGENDA_SETUJUI, row) == {"kabag_umum"}
    assert yang_boleh(kota, W.AGENDA_PUTUSKAN, row) == {"walikota"}
    assert yang_boleh(kota, W.AGENDA_LIHAT, row) == {"kabag_umum", "tu", "walikota", "kadis_sos"}
