"""Name-blocks after Art. 44 Permendagri 1/2023, case by case."""

import pytest

from poros.domain.naskah.rules import Rumpun
from poros.domain.naskah.rules.blok_nama import Pangkat, Pejabat, Sebagai, periksa, susun

R, P, S = Rumpun, Pangkat, Sebagai
JABATAN = {
    P.KDH: "Wali Kota Contoh",
    P.WAKIL: "Wakil Wali Kota Contoh",
    P.SEKDA: "Sekretaris Daerah",
    P.LAIN: "Kepala Dinas PU",
}


def pejabat(pangkat=P.LAIN, sebagai=S.DEFINITIF, **lain):
    wanted = {
        "jabatan": JABATAN[pangkat],
        "nama": "Budi Wijaya",
        "gelar_depan": "Ir.",
        "gelar_belakang": "M.T.",
        "nip": "197001011995031001",
        "pangkat": "Pembina Utama Muda",
    }
    return Pejabat(pangkat_jabatan=pangkat, sebagai=sebagai, **(wanted | lain))


# rumpun, rank of the office, how it is held, → degree, NIP and rank
KASUS = [
    (R.PENGATURAN, P.KDH, S.DEFINITIF, False, False),
    (R.PENGATURAN, P.SEKDA, S.DEFINITIF, False, False),
    (R.PENGATURAN, P.LAIN, S.DEFINITIF, False, True),
    (R.PENETAPAN, P.KDH, S.DEFINITIF, False, False),
    (R.PENETAPAN, P.WAKIL, S.DEFINITIF, False, False),
    (R.PENETAPAN, P.SEKDA, S.DEFINITIF, False, False),
    (R.PENETAPAN, P.LAIN, S.DEFINITIF, False, True),
    (R.PENETAPAN, P.LAIN, S.PLT, False, True),
    (R.PENUGASAN, P.KDH, S.DEFINITIF, True, False),
    (R.PENUGASAN, P.WAKIL, S.DEFINITIF, True, False),
    (R.PENUGASAN, P.SEKDA, S.DEFINITIF, True, False),
    (R.PENUGASAN, P.LAIN, S.DEFINITIF, True, True),
    (R.PENUGASAN, P.LAIN, S.PLH, True, True),
    (R.KORESPONDENSI, P.KDH, S.DEFINITIF, True, False),
    (R.KORESPONDENSI, P.SEKDA, S.DEFINITIF, True, False),
    (R.KORESPONDENSI, P.LAIN, S.DEFINITIF, True, True),
    (R.KORESPONDENSI, P.LAIN, S.PLT, True, True),
    (R.KHUSUS, P.LAIN, S.DEFINITIF, True, True),
    (R.LAINNYA, P.LAIN, S.DEFINITIF, True, True),
    # Pj., Pjs., Plt., Plh. of the head of region: no degree, no NIP, no rank.
    (R.KORESPONDENSI, P.KDH, S.PJ, False, False),
    (R.KORESPONDENSI, P.KDH, S.PJS, False, False),
    (R.KORESPONDENSI, P.KDH, S.PLT, False, False),
    (R.KORESPONDENSI, P.KDH, S.PLH, False, False),
    # Pj. and Plh. of the Sekda too.
    (R.KORESPONDENSI, P.SEKDA, S.PJ, False, False),
    (R.KORESPONDENSI, P.SEKDA, S.PLH, False, False),
    (R.KORESPONDENSI, P.SEKDA, S.PLT, True, False),
]


@pytest.mark.parametrize(("rumpun", "pangkat", "sebagai", "gelar", "nip"), KASUS)
def test_degree_and_number(rumpun, pangkat, sebagai, gelar, nip):
    made = susun(rumpun, "surat-dinas", pejabat(pangkat, sebagai))
    assert made.nama == ("Ir. Budi Wijaya, M.T." if gelar else "Budi Wijaya")
    assert (made.nip, made.pangkat) == (("197001011995031001", "Pembina Utama Muda") if nip else ("", ""))


@pytest.mark.parametrize("bentuk", ["piagam", "sertifikat", "sttpp"])
def test_no_degree_on_what_one_hangs_on_a_wall(bentuk):
    assert susun(R.KHUSUS, bentuk, pejabat()).nama == "Budi Wijaya"


@pytest.mark.parametrize(
    ("pejabat_", "lain", "wanted"),
    [
        (pejabat(P.SEKDA), {}, ("Sekretaris Daerah,",)),
        (pejabat(P.SEKDA, S.PLH), {}, ("Plh. Sekretaris Daerah,",)),
        (pejabat(P.KDH, S.PJ), {}, ("Pj. Wali Kota Contoh,",)),
        (pejabat(P.KDH, S.PJS), {}, ("Pjs. Wali Kota Contoh,",)),
        (pejabat(P.SEKDA), {"atas_nama": "Wali Kota Contoh"}, ("a.n. Wali Kota Contoh", "Sekretaris Daerah,")),
        (
            pejabat(P.LAIN, S.PLT),
            {"atas_nama": "Sekretaris Daerah"},
            ("a.n. Sekretaris Daerah", "Plt. Kepala Dinas PU,"),
        ),
        (
            pejabat(P.LAIN),
            {"atas_nama": "Sekretaris Daerah", "untuk_beliau": "Asisten I"},
            ("a.n. Sekretaris Daerah", "Asisten I", "u.b.", "Kepala Dinas PU,"),
        ),
    ],
)
def test_in_whose_name(pejabat_, lain, wanted):
    assert susun(R.KORESPONDENSI, "surat-dinas", pejabat_, **lain).jabatan == wanted


def test_a_name_without_degrees_stays_bare():
    assert susun(R.KORESPONDENSI, "surat-dinas", pejabat(gelar_depan="", gelar_belakang="")).nama == "Budi Wijaya"


@pytest.mark.parametrize(
    ("pangkat", "atas_nama", "untuk_beliau", "keluhan"),
    [
        (P.SEKDA, None, None, 0),
        (P.SEKDA, P.KDH, None, 0),
        (P.LAIN, P.SEKDA, P.LAIN, 0),
        (P.LAIN, P.LAIN, None, 0),
        (P.KDH, P.KDH, None, 1),
        (P.LAIN, None, P.LAIN, 1),
        (P.LAIN, P.SEKDA, P.KDH, 1),
        (P.LAIN, None, P.WAKIL, 2),
        (P.SEKDA, P.LAIN, None, 1),
        (P.SEKDA, P.SEKDA, None, 1),
        (P.WAKIL, P.SEKDA, None, 1),
        (P.SEKDA, P.WAKIL, None, 0),
        (P.KDH, P.SEKDA, None, 1),
        (P.KDH, P.LAIN, None, 1),
    ],
)
def test_what_is_wrong_with_a_block(pangkat, atas_nama, untuk_beliau, keluhan):
    assert len(periksa(pejabat(pangkat), atas_nama=atas_nama, untuk_beliau=untuk_beliau)) == keluhan


@pytest.mark.parametrize(("sebagai", "keluhan"), [(S.DEFINITIF, 0), (S.PLT, 1), (S.PLH, 1)])
def test_a_mandate_signs_nothing_strategic(sebagai, keluhan):
    """UU 30/2014 Art. 14(7)."""
    assert len(periksa(pejabat(sebagai=sebagai), atas_nama=None, strategis=True)) == keluhan
