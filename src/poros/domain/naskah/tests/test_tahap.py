"""Every act in every status by every office: who may is said here, literally; everybody else is refused everywhere."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from poros.domain.naskah import services
from poros.domain.naskah.rules import FLOW, Aksi, Status
from poros.domain.naskah.services.kertas import mulai_sisip
from poros.domain.naskah.services.tanda import mulai, mulai_kertas
from poros.domain.persuratan import services as persuratan
from poros.domain.persuratan.models import Surat
from poros.kernel.commands import Ditolak
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db

HARI = timezone.localdate()
KANTOR = ("staf_pu", "tu_pu", "kadis_pu", "asisten2", "sekda", "kadis_dlh", "walikota", "inspektur", "admin")
"""Drafter; secretariat, first and second paraf; signer; receiver; the other heads; who watches; who runs the system."""
DITOLAK = (Ditolak, TidakBerwenang, TransitionError)

BOLEH = {
    "ubah": {"konsep": {"staf_pu"}, "revisi": {"staf_pu"}},
    "lampirkan": {"konsep": {"staf_pu"}, "revisi": {"staf_pu"}},
    "ajukan": {"konsep": {"staf_pu"}, "revisi": {"staf_pu"}},
    "batalkan": {"konsep": {"staf_pu"}, "revisi": {"staf_pu"}},
    "tarik": {"paraf": {"staf_pu"}, "siap_ttd": {"staf_pu"}},
    "paraf": {"paraf": {"kadis_pu"}},
    "kembalikan": {"paraf": {"kadis_pu"}, "siap_ttd": {"sekda"}},
    "nomori": {"siap_ttd": {"sekda"}, "bernomor": {"sekda"}},
    "nomori_kertas": {"siap_ttd": {"staf_pu", "sekda"}, "bernomor": {"staf_pu", "sekda"}},
    "bekukan": {"bernomor": {"staf_pu", "sekda"}},
    "tolak": {"bernomor": {"sekda"}},
    "kirim": {"ditandatangani": {"staf_pu"}, "terkirim": {"staf_pu"}},
    "berkaskan": {"terkirim": {"staf_pu"}, "diterima": {"staf_pu"}},
    "dijawab": {"terkirim": {"staf_pu"}, "diterima": {"staf_pu"}, "diberkaskan": {"staf_pu"}},
    "unggah_basah": {},
    "putuskan": {},
}
"""Act → status → offices. What is done already and changes nothing (numbering twice) counts as allowed."""
SELALU = {"komentari": {"staf_pu", "kadis_pu", "asisten2", "sekda"}}
"""Whoever has a hand in it may remark, from the moment it was handed in."""


@pytest.fixture
def acts(data, pdf):
    return {
        "ubah": lambda a, n: services.ubah(a, n, data=data(tanda=("sekda",), hal="Lain")),
        "lampirkan": lambda a, n: services.lampirkan(a, n, isi=pdf, nama="x.pdf"),
        "ajukan": lambda a, n: services.ajukan(a, n, langkah=[]),
        "batalkan": lambda a, n: services.batalkan(a, n, alasan="Tidak jadi"),
        "tarik": services.tarik,
        "paraf": services.paraf,
        "kembalikan": lambda a, n: services.kembalikan(a, n, alasan="Perbaiki"),
        "nomori": services.nomori,
        "nomori_kertas": services.nomori_kertas,
        "bekukan": services.bekukan,
        "tolak": lambda a, n: services.tolak(a, n, alasan="Keliru"),
        "kirim": services.kirim,
        "berkaskan": services.berkaskan,
        "dijawab": lambda a, n: services.tandai_dijawab(a, n, dengan="9/DLH"),
        "unggah_basah": lambda a, n: services.unggah_basah(a, n, isi=pdf, nama="x.pdf", tanggal=HARI),
        "putuskan": lambda a, n: services.putuskan(a, n, disetujui=True),
        "komentari": lambda a, n: services.komentari(a, n, isi="Catatan"),
    }


@pytest.fixture
def pada(kota, buat, jalur, sahkan):
    """A letter of Dinas PU's analyst, over two paraf to the Sekda's signature and to DLH, in a status."""
    staf = kota.aktor("staf_pu")

    def langkah(naskah):
        yield "konsep"
        services.ajukan(staf, naskah, langkah=jalur("kadis_pu", "asisten2"))
        yield "paraf"
        for kode in ("kadis_pu", "asisten2"):
            services.paraf(kota.aktor(kode), naskah)
        yield "siap_ttd"
        mulai(kota.aktor("sekda"), naskah)
        yield "bernomor"
        sahkan(naskah, "sekda")
        yield "ditandatangani"
        services.kirim(staf, naskah)
        yield "terkirim"
        persuratan.baca(kota.aktor("kadis_dlh"), Surat.objects.latest("pk"))
        yield "diterima"
        services.berkaskan(staf, naskah)
        yield "diberkaskan"

    def make(status):
        naskah = buat(tanda=("sekda",), jawab_hingga=HARI + timedelta(days=7))
        steps = langkah(naskah)
        reached = next(steps)
        if status == "batal":
            services.batalkan(staf, naskah, alasan="Ganda")
        while status not in {reached, "batal"}:
            if (status, reached) == ("revisi", "paraf"):
                services.kembalikan(kota.aktor("kadis_pu"), naskah, alasan="Perbaiki")
                break
            reached = next(steps)
        naskah.refresh_from_db()
        assert naskah.status == status
        return naskah

    return make


def dicoba(act, actor, naskah):
    """Is it let through? What it did is taken back."""
    before = transaction.savepoint()
    try:
        act(actor, naskah)
    except DITOLAK:
        return False
    else:
        return True
    finally:
        transaction.savepoint_rollback(before)


@pytest.mark.parametrize("status", [s.value for s in Status])
def test_who_may_what_in(kota, pada, acts, status):
    naskah = pada(status)
    actors = {kode: kota.aktor(kode) for kode in KANTOR}
    let_in = {name: {kode for kode, a in actors.items() if dicoba(act, a, naskah)} for name, act in acts.items()}
    wanted = {name: where.get(status, set()) for name, where in BOLEH.items()}
    early = {"konsep": {"staf_pu"}, "batal": {"staf_pu", "sekda"}}
    wanted["komentari"] = early.get(status, SELALU["komentari"])
    assert let_in == wanted


def test_the_table_knows_every_act_of_the_flow():
    """Each step that people take stands in the table in exactly the statuses in which the flow has it."""
    names = {Aksi.AJUKAN: "ajukan", Aksi.BATALKAN: "batalkan", Aksi.TARIK: "tarik", Aksi.KEMBALIKAN: "kembalikan",
             Aksi.TOLAK: "tolak", Aksi.KIRIM: "kirim", Aksi.BERKASKAN: "berkaskan"}  # fmt: skip
    for aksi, name in names.items():
        assert set(BOLEH[name]) == {s.value for s in Status if aksi in FLOW.acts_from(s)}, name


class TestKertas:
    """The other way to a signature: by hand."""

    @pytest.fixture
    def naskah(self, kota, pada):
        return mulai_kertas(kota.aktor("staf_pu"), pada("siap_ttd"))

    def test_drafter_and_signer_bring_the_scan(self, kota, naskah, acts):
        let_in = {kode for kode in KANTOR if dicoba(acts["unggah_basah"], kota.aktor(kode), naskah)}
        assert let_in == {"staf_pu", "sekda"}

    def test_the_signer_may_still_refuse(self, kota, naskah, acts):
        let_in = {kode for kode in KANTOR if dicoba(acts["tolak"], kota.aktor(kode), naskah)}
        assert let_in == {"sekda"}

    def test_it_is_not_signed_electronically_as_well(self, kota, naskah):
        mulai(kota.aktor("sekda"), naskah)
        naskah.refresh_from_db()
        assert naskah.cara == "basah"
        from poros.kernel.tandatangan.queries import untuk

        assert not untuk("naskah", naskah.pk).exists()


@pytest.mark.parametrize("status", ["konsep", "paraf", "revisi", "bernomor", "ditandatangani", "batal"])
def test_an_inserted_number_only_for_what_is_ready(kota, pada, bentuk, status):
    services.pesan_blok(kota.aktor("sekda"), kota.unit["setda"], bentuk=bentuk("surat-dinas"), banyak=3, alasan="Sisip")
    with pytest.raises(DITOLAK):
        mulai_sisip(kota.aktor("sekda"), pada(status), urut=2, tanggal=HARI - timedelta(days=1), alasan="X")


def test_a_drafter_who_has_left_his_office_has_left_his_drafts(kota, pada, acts):
    """The draft belongs to the office and the person together: another in the office starts his own."""
    from poros.kernel.organisasi.actor import actor
    from poros.kernel.organisasi.models import Pemangku

    naskah = pada("konsep")
    Pemangku.objects.filter(jabatan=kota.jabatan["staf_pu"]).update(orang=kota.orang["camat"])
    successor = actor(kota.orang["camat"], jabatan_id=kota.jabatan["staf_pu"].pk)
    assert not dicoba(acts["ubah"], successor, naskah)


class TestPelaksana:
    """A Plh. of an office acts for it everywhere on the way."""

    @pytest.fixture
    def plh(self, kota):
        from poros.kernel.organisasi.actor import actor
        from poros.kernel.organisasi.models import Pemangku

        def make(kode, oleh):
            Pemangku.objects.create(
                jabatan=kota.jabatan[kode],
                orang=kota.orang[oleh],
                kapasitas="plh",
                dari=HARI,
                sampai=HARI,
                dasar="SP 1",
            )
            return actor(kota.orang[oleh], jabatan_id=kota.jabatan[kode].pk)

        return make

    def test_he_initials_and_the_sheet_says_in_which_capacity(self, pada, plh):
        naskah = pada("paraf")
        services.paraf(plh("kadis_pu", "kadis_sos"), naskah)
        step = naskah.langkah.get(status="diparaf")
        assert (step.orang, step.sebutan) == ("Pejabat Kepala Dinas Sosial", "Plh. Kepala Dinas PU")

    def test_who_drafted_it_does_not_initial_it_as_somebody_elses_plh(self, pada, plh):
        naskah = pada("paraf")
        with pytest.raises(Ditolak, match="Anda tulis sendiri"):
            services.paraf(plh("kadis_pu", "staf_pu"), naskah)

    def test_expired_warrants_act_no_more(self, kota, pada):
        from poros.kernel.organisasi.actor import actor
        from poros.kernel.organisasi.models import Pemangku

        yesterday = HARI - timedelta(days=1)
        Pemangku.objects.create(
            jabatan=kota.jabatan["kadis_pu"], orang=kota.orang["kadis_sos"], kapasitas="plh", dari=yesterday,
            sampai=yesterday, dasar="SP 1",
        )  # fmt: skip
        gone = actor(kota.orang["kadis_sos"], jabatan_id=kota.jabatan["kadis_pu"].pk)
        assert gone is None or gone.jabatan_id != kota.jabatan["kadis_pu"].pk
        assert pada("paraf").langkah.filter(giliran=True).count() == 1
