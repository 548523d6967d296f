"""Who may do what, as one table: each permission against each kind of actor."""

import pytest
from django.utils import timezone

from poros.kernel.organisasi.actor import actor
from poros.kernel.organisasi.models import Orang, Pemangku, Unit
from poros.kernel.organisasi.rules import Kapasitas
from poros.kernel.pekerjaan.konteks import aktor_sistem
from poros.kernel.tandatangan.models import Dokumen, Permintaan, SertifikatLokal
from poros.kernel.tandatangan.rules import Status
from poros.kernel.tandatangan.wewenang import RULES, Wewenang
from poros.kernel.wewenang import visible

pytestmark = pytest.mark.django_db
W = Wewenang
SIGNER = {W.BUKA, W.SETUJUI, W.PINDAHKAN, W.KIRIM, W.LEPASKAN, W.TOLAK, W.SAHKAN, W.GAGALKAN, W.RAGUKAN, W.NIHILKAN}
CLOCK = {W.SAHKAN, W.GAGALKAN, W.RAGUKAN, W.NIHILKAN}
TABEL = {
    "sekda": SIGNER | {W.LIHAT, W.MINTA, W.SERTIFIKAT_BUAT, W.SERTIFIKAT_CABUT, W.SERTIFIKAT_LIHAT},
    "tu": {W.LIHAT, W.BATALKAN, W.NYATAKAN, W.MINTA, W.SERTIFIKAT_BUAT},
    "kabag_umum": {W.LIHAT, W.BATALKAN, W.NYATAKAN, W.MINTA, W.SERTIFIKAT_BUAT},
    "walikota": {W.MINTA, W.SERTIFIKAT_BUAT},
    "inspektur": {W.MINTA, W.SERTIFIKAT_BUAT},
    "staf_pu": {W.MINTA, W.SERTIFIKAT_BUAT},
    "admin": {W.LIHAT, W.MINTA, W.SERTIFIKAT_BUAT, W.SERTIFIKAT_CABUT, W.SERTIFIKAT_LIHAT, W.ESIGN_DAFTAR},
    "sistem": CLOCK,
}
"""On a document of Bagian Umum that the Sekda is to sign, in doubt; and on the Sekda's certificate."""


def _boleh(who, own):
    rows = {
        Unit: Unit.objects.filter(pk=own),
        Dokumen: Dokumen.objects.all(),
        Permintaan: Permintaan.objects.all(),
        SertifikatLokal: SertifikatLokal.objects.all(),
        Orang: Orang.objects.all(),
    }
    return {w for w, rule in RULES.items() if visible(who, w, rows[rule.model]).exists()}


@pytest.mark.parametrize("peran", TABEL)
def test_the_table(kota, berkunci, minta, peran):
    berkunci("sekda")
    minta("sekda")
    Permintaan.objects.update(status=Status.TIDAK_PASTI)
    who = aktor_sistem() if peran == "sistem" else kota.aktor(peran)
    assert _boleh(who, who.unit_id) == TABEL[peran]


def test_a_secret_document_is_its_signers_and_its_makers(kota, minta):
    minta("sekda", kerahasiaan="rahasia")
    seen = {k for k in kota.jabatan if visible(kota.aktor(k), W.LIHAT, Dokumen.objects.all()).exists()}
    assert seen == {"sekda", "tu"}


def test_the_clock_touches_only_what_is_in_doubt(minta):
    minta("sekda")
    assert not visible(aktor_sistem(), W.NIHILKAN, Permintaan.objects.all()).exists()


@pytest.mark.parametrize(
    ("kapasitas", "strategis", "boleh"),
    [
        (Kapasitas.PLH, False, True),
        (Kapasitas.PLH, True, False),
        (Kapasitas.PLT, True, False),
        (Kapasitas.PJ, True, True),
    ],
)
def test_a_mandate_signs_no_strategic_paper(kota, minta, kapasitas, strategis, boleh):
    """UU 30/2014 Art. 14(7); a Pj. is appointed, not mandated."""
    today = timezone.localdate()
    Pemangku.objects.filter(jabatan=kota.jabatan["sekda"]).delete()
    Pemangku.objects.create(
        jabatan=kota.jabatan["sekda"], orang=kota.orang["asisten1"], kapasitas=kapasitas, dari=today, sampai=today,
        dasar="SP 1/2026",
    )  # fmt: skip
    minta("sekda", strategis=strategis)
    acting = actor(kota.orang["asisten1"], jabatan_id=kota.jabatan["sekda"].pk)
    assert visible(acting, W.KIRIM, Permintaan.objects.all()).exists() is boleh


def test_a_warrant_that_has_ended_signs_nothing(kota, minta):
    minta("sekda")
    Pemangku.objects.filter(jabatan=kota.jabatan["sekda"]).update(dicabut=timezone.localdate())
    assert actor(kota.orang["sekda"]) is None
    assert not visible(None, W.KIRIM, Permintaan.objects.all()).exists()
