"""Every act in every status, of meetings (SM-MTG) and of items of an agenda (SM-AGD): where it leads, or that it may not."""

from itertools import product

import pytest

from poros.domain.rapat import labels
from poros.domain.rapat.rules import alur
from poros.domain.rapat.rules.alur import FLOW, FLOW_AGENDA, Aksi, AksiAgenda, Status, StatusAgenda
from poros.domain.rapat.rules.hadir import LONGGAR, PANJANG, SEMENIT, kode_berlaku, kode_hadir
from poros.domain.rapat.rules.undangan import Kesiapan, Putus, Telaah, belum_ditindak, kurang_telaah, kurang_undangan
from poros.pure.flow import TransitionError

RAPAT = {
    ("draf", "undang"): "diundang",
    ("draf", "batalkan"): "dibatalkan",
    ("diundang", "buka"): "berlangsung",
    ("diundang", "tunda"): "ditunda",
    ("diundang", "batalkan"): "dibatalkan",
    ("berlangsung", "akhiri"): "notula_draf",
    ("berlangsung", "tunda"): "ditunda",
    ("notula_draf", "edarkan"): "notula_edar",
    ("notula_edar", "perbaiki"): "notula_draf",
    ("notula_edar", "sahkan"): "notula_sah",
    ("notula_sah", "tutup"): "ditutup",
    ("ditunda", "jadwalkan"): "draf",
    ("ditunda", "batalkan"): "dibatalkan",
}
AGENDA = {
    ("masuk", "susun"): "rk",
    ("masuk", "tarik"): "ditarik",
    ("rk", "telaah"): "ditelaah",
    ("rk", "tarik"): "ditarik",
    ("ditelaah", "setujui"): "disetujui",
    ("ditelaah", "kembalikan"): "rk",
    ("disetujui", "putuskan"): "tayang",
    ("disetujui", "tolak"): "ditolak",
    ("disetujui", "kembalikan"): "rk",
    ("tayang", "putuskan"): "tayang",
    ("tayang", "tarik"): "ditarik",
    ("tayang", "laksanakan"): "terlaksana",
    ("terlaksana", "evaluasi"): "dievaluasi",
}


@pytest.mark.parametrize(("status", "aksi"), list(product(Status, Aksi)), ids=str)
def test_a_meeting(status, aksi):
    wanted = RAPAT.get((status.value, aksi.value))
    if wanted is None:
        with pytest.raises(TransitionError):
            FLOW.step(status, aksi)
        assert aksi not in FLOW.acts_from(status)
    else:
        assert FLOW.step(status, aksi) == wanted
        assert aksi in FLOW.acts_from(status)


@pytest.mark.parametrize(("status", "aksi"), list(product(StatusAgenda, AksiAgenda)), ids=str)
def test_an_item(status, aksi):
    wanted = AGENDA.get((status.value, aksi.value))
    if wanted is None:
        with pytest.raises(TransitionError):
            FLOW_AGENDA.step(status, aksi)
        assert aksi not in FLOW_AGENDA.acts_from(status)
    else:
        assert FLOW_AGENDA.step(status, aksi) == wanted


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("WAJIB_ALASAN", {"tunda", "batalkan", "perbaiki"}),
        ("DAPAT_DITULIS", {"berlangsung", "notula_draf"}),
        ("DAPAT_DIATUR", {"draf", "diundang"}),
        ("BERDAFTAR_HADIR", {"diundang", "berlangsung", "notula_draf"}),
        ("BERISALAH", {"berlangsung", "notula_draf", "notula_edar", "notula_sah", "ditutup"}),
        ("MENYITA", {"draf", "diundang", "berlangsung"}),
        ("WAJIB_CATATAN_AGENDA", {"tolak", "tarik", "kembalikan", "evaluasi"}),
        ("AGENDA_TAMPIL", {"tayang", "terlaksana", "dievaluasi"}),
        ("AGENDA_MENYITA", {"disetujui", "tayang"}),
    ],
)
def test_what_may_be_done_when(nama, isi):
    assert {member.value for member in getattr(alur, nama)} == isi


@pytest.mark.parametrize(
    ("kata", "enum"),
    [
        (labels.STATUS, alur.Status), (labels.NADA, alur.Status), (labels.AKSI, alur.Aksi), (labels.PERAN, alur.Peran),
        (labels.HADIR, alur.Hadir), (labels.BUTIR, alur.JenisButir), (labels.NADA_BUTIR, alur.JenisButir),
        (labels.HASIL, alur.HasilGagasan), (labels.NADA_HASIL, alur.HasilGagasan),
        (labels.STATUS_AGENDA, alur.StatusAgenda), (labels.NADA_AGENDA, alur.StatusAgenda),
        (labels.AKSI_AGENDA, alur.AksiAgenda), (labels.KEHADIRAN, alur.Kehadiran),
    ],
)  # fmt: skip
def test_everything_has_a_word(kata, enum):
    assert set(kata) == set(enum)
    assert len({str(word) for word in kata.values()}) == len(kata) or all(len(str(w)) < 9 for w in kata.values())


SYARAT = ("ketua", "mulai", "tempat", "acara", "peserta")


@pytest.mark.parametrize("ada", list(product([False, True], repeat=5)))
def test_what_an_invitation_lacks_in_every_case(ada):
    there = dict(zip(SYARAT, ada, strict=True))
    ready = Kesiapan(
        ketua=there["ketua"],
        mulai=object() if there["mulai"] else None,
        tempat=there["tempat"],
        acara=int(there["acara"]),
        peserta=3 * there["peserta"],
    )
    missing = kurang_undangan(ready)
    assert missing == tuple(name for name in SYARAT if not there[name])
    assert all(name in labels.KURANG for name in missing)


DAFTAR = ("sumber", "dibuka", "tempat", "kontak", "bentrok")


@pytest.mark.parametrize("ada", list(product([False, True], repeat=5)))
def test_what_a_review_lacks_in_every_case(ada):
    there = dict(zip(DAFTAR, ada, strict=True))
    wanted = tuple(name for name in DAFTAR if there[name] == (name == "bentrok"))
    assert kurang_telaah(Telaah(**there)) == wanted
    assert all(name in labels.KURANG_TELAAH for name in wanted)


@pytest.mark.parametrize(
    ("keputusan", "tindak", "bertugas", "tertahan"),
    [(False, False, False, False), (True, False, False, True), (True, False, True, True), (False, True, False, True),
     (False, True, True, False), (False, False, True, False)],
)  # fmt: skip
def test_which_line_keeps_a_meeting_open(keputusan, tindak, bertugas, tertahan):
    assert belum_ditindak([Putus(7, keputusan, tindak, bertugas)]) == ((7,) if tertahan else ())


def test_no_line_keeps_nothing_open():
    assert belum_ditindak([]) == ()


@pytest.mark.parametrize("lewat", [0, 1, 59, 60, 119, 120, 179, 180, 181, 600])
@pytest.mark.parametrize("mulai", [0, 30])
def test_how_long_a_code_on_the_wall_holds(mulai, lewat):
    code = kode_hadir("kunci", mulai)
    minutes = (mulai + lewat) // SEMENIT - mulai // SEMENIT
    assert kode_berlaku("kunci", code, mulai + lewat) is (minutes <= LONGGAR)


def test_a_code_of_the_future_is_none():
    assert not kode_berlaku("kunci", kode_hadir("kunci", 120), 59)


@pytest.mark.parametrize("kode", ["", "x", "é" * PANJANG, "0" * PANJANG, "0" * 500, "\0"])
def test_what_is_no_code(kode):
    assert not kode_berlaku("kunci", kode, 6000)


def test_codes_of_two_meetings_and_two_minutes_differ():
    codes = {kode_hadir(key, minute * SEMENIT) for key in ("a", "b") for minute in range(50)}
    assert len(codes) == 100
    assert all(len(code) == PANJANG for code in codes)
