"""Every status against every act: what follows, and what is not possible."""

from itertools import product

import pytest

from poros.domain.logistik import labels
from poros.domain.logistik.rules import alur
from poros.pure.flow import TransitionError

ALUR = {
    "alokasi": (alur.FLOW_ALOKASI, alur.StatusAlokasi, alur.AksiAlokasi),
    "kiriman": (alur.FLOW_KIRIMAN, alur.StatusKiriman, alur.AksiKiriman),
    "donasi": (alur.FLOW_DONASI, alur.StatusDonasi, alur.AksiDonasi),
    "permintaan": (alur.FLOW_PERMINTAAN, alur.StatusPermintaan, alur.AksiPermintaan),
    "klaim": (alur.FLOW_KLAIM, alur.StatusKlaim, alur.AksiKlaim),
    "rkb": (alur.FLOW_RKB, alur.StatusRkb, alur.AksiRkb),
}
BISA = {
    "alokasi": {
        ("usulan", "tetapkan"): "ditetapkan",
        ("usulan", "batalkan"): "dibatalkan",
        ("ditetapkan", "batalkan"): "dibatalkan",
    },
    "kiriman": {
        ("disiapkan", "berangkatkan"): "berangkat",
        ("disiapkan", "batalkan"): "dibatalkan",
        ("berangkat", "selesaikan"): "selesai",
    },
    "donasi": {
        ("dijanjikan", "setujui"): "disetujui",
        ("dijanjikan", "tolak"): "ditolak",
        ("disetujui", "masukkan"): "masuk",
        ("disetujui", "batalkan"): "batal",
    },
    "permintaan": {
        ("diajukan", "penuhi"): "dipenuhi",
        ("diajukan", "tolak"): "ditolak",
        ("diajukan", "batalkan"): "dibatalkan",
        ("dipenuhi", "buka_lagi"): "diajukan",
        ("dipenuhi", "selesaikan"): "selesai",
    },
    "klaim": {
        ("ditugaskan", "tiba"): "tiba",
        ("ditugaskan", "batalkan"): "dibatalkan",
        ("tiba", "lepas"): "dilepas",
    },
    "rkb": {
        ("diajukan", "cairkan"): "cair",
        ("diajukan", "tolak"): "ditolak",
        ("diajukan", "tarik"): "ditarik",
        ("cair", "pertanggungjawabkan"): "selesai",
    },
}
SEMUA = [(nama, s, a) for nama, (_flow, status, aksi) in ALUR.items() for s, a in product(status, aksi)]


@pytest.mark.parametrize(("nama", "status", "aksi"), SEMUA)
def test_each_status_with_each_act(nama, status, aksi):
    flow, expected = ALUR[nama][0], BISA[nama].get((status.value, aksi.value))
    if expected is None:
        with pytest.raises(TransitionError) as refused:
            flow.step(status, aksi)
        assert {a.value for a in refused.value.allowed} == {a for s, a in BISA[nama] if s == status.value}
    else:
        assert flow.step(status, aksi).value == expected


@pytest.mark.parametrize("nama", ALUR)
def test_a_matter_is_born_in_the_first_status_and_every_status_can_be_reached(nama):
    flow, status, _aksi = ALUR[nama]
    born = next(iter(BISA[nama]))[0]
    assert flow.statuses()[0].value == born
    reached, grown = set(), {born}
    while grown - reached:
        reached |= grown
        grown = {to for (origin, _act), to in BISA[nama].items() if origin in reached}
    assert reached == {s.value for s in status}


KATA = [
    (labels.STATUS_ALOKASI, alur.StatusAlokasi),
    (labels.STATUS_KIRIMAN, alur.StatusKiriman),
    (labels.STATUS_DONASI, alur.StatusDonasi),
    (labels.STATUS_PERMINTAAN, alur.StatusPermintaan),
    (labels.STATUS_KLAIM, alur.StatusKlaim),
    (labels.STATUS_RKB, alur.StatusRkb),
    (labels.NADA_ALOKASI, alur.StatusAlokasi),
    (labels.NADA_KIRIMAN, alur.StatusKiriman),
    (labels.NADA_DONASI, alur.StatusDonasi),
    (labels.NADA_PERMINTAAN, alur.StatusPermintaan),
    (labels.NADA_KLAIM, alur.StatusKlaim),
    (labels.NADA_RKB, alur.StatusRkb),
    (labels.AKSI_ALOKASI, alur.AksiAlokasi),
    (labels.AKSI_KIRIMAN, alur.AksiKiriman),
    (labels.AKSI_DONASI, alur.AksiDonasi),
    (labels.AKSI_PERMINTAAN, alur.AksiPermintaan),
    (labels.AKSI_KLAIM, alur.AksiKlaim),
    (labels.AKSI_RKB, alur.AksiRkb),
    (labels.JENIS_SARANA, alur.JenisSarana),
    (labels.ASAL_SARANA, alur.AsalSarana),
    (labels.KEADAAN_SARANA, alur.KeadaanSarana),
    (labels.NADA_KEADAAN, alur.KeadaanSarana),
    (labels.JENIS_GUDANG, alur.JenisGudang),
    (labels.JENIS_MUTASI, alur.JenisMutasi),
    (labels.JENIS_SUSUT, alur.JenisSusut),
    (labels.PERAN_UNIT, alur.PeranUnit),
]


@pytest.mark.parametrize(("kata", "enum"), KATA)
def test_everything_has_its_words_and_its_tone(kata, enum):
    assert set(kata) == set(enum)
    assert all(str(word) for word in kata.values())


@pytest.mark.parametrize("nada", [k for k, _e in KATA if k in (labels.NADA_DONASI, labels.NADA_RKB, labels.NADA_KLAIM)])
def test_tones_are_those_that_the_look_knows(nada):
    assert set(nada.values()) <= {"netral", "info", "baik", "awas", "bahaya", "utama"}


def test_what_holds_a_resource_is_what_can_still_go_on():
    going = {s for s in alur.StatusKlaim if alur.FLOW_KLAIM.acts_from(s)}
    assert going == alur.KLAIM_HIDUP
