"""Offices as letters name them: of which rank, who may sign what, in whose book it is numbered, who stands between."""

from dataclasses import replace

import pytest

from poros.domain.naskah import services
from poros.domain.naskah.models import BentukNaskah, LangkahParaf
from poros.domain.naskah.queries.bentuk import urai
from poros.domain.naskah.queries.pejabat import (
    boleh_menanda,
    instansi,
    pangkat,
    pilihan_penanda,
    rumah,
    sebagai_penanda,
)
from poros.domain.naskah.rules.blok_nama import Pangkat
from poros.domain.naskah.services.tanda import mulai_kertas
from poros.domain.naskah.values import Tanda
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Jabatan, Unit

pytestmark = pytest.mark.django_db

PENANDA = {
    "walikota": "kdh kepala pimpinan pegawai",
    "sekda": "sekda kepala pimpinan pegawai",
    "asisten1": "asisten kepala pimpinan pegawai",
    "kabag_umum": "kepala pimpinan pegawai",
    "kadis_pu": "kepala pimpinan pegawai",
    "camat": "kepala pimpinan pegawai",
    "inspektur": "kepala pimpinan pegawai",
    "tu": "pegawai",
    "staf_pu": "pegawai",
    "admin": "pegawai",
}


@pytest.mark.parametrize("kode", PENANDA)
def test_as_what_each_office_may_sign(kota, kode):
    row = Jabatan.objects.select_related("unit").get(pk=kota.jabatan[kode].pk)
    assert {p.value for p in sebagai_penanda(row)} == set(PENANDA[kode].split())


def test_the_deputy_stands_in_the_office_of_the_head_and_is_not_him(kota):
    deputy = Jabatan.objects.create(unit=kota.unit["kdh"], nama="Wakil Wali Kota", fungsi="pimpinan", kepala=False)
    assert pangkat(deputy) is Pangkat.WAKIL
    assert {p.value for p in sebagai_penanda(deputy)} == {"wakil", "pimpinan", "pegawai"}


@pytest.mark.parametrize(
    ("kode", "wanted"),
    [
        ("walikota", Pangkat.KDH),
        ("sekda", Pangkat.SEKDA),
        ("asisten1", Pangkat.LAIN),
        ("kadis_pu", Pangkat.LAIN),
        ("staf_pu", Pangkat.LAIN),
    ],
)
def test_whom_article_44_takes_it_for(kota, kode, wanted):
    assert pangkat(Jabatan.objects.select_related("unit").get(pk=kota.jabatan[kode].pk)) is wanted


def test_who_is_not_head_of_setda_is_not_the_sekda(kota):
    row = Jabatan.objects.create(unit=kota.unit["setda"], nama="Ajudan", fungsi="staf", kepala=False)
    assert pangkat(row) is Pangkat.LAIN


BOLEH = [
    ("keputusan", "walikota", "", True),
    ("keputusan", "sekda", "", True),
    ("keputusan", "kadis_pu", "", False),
    ("keputusan", "kadis_pu", "walikota", True),
    ("keputusan", "kadis_pu", "camat", False),
    ("instruksi", "kadis_pu", "", False),
    ("nota-dinas", "walikota", "", True),
    ("nota-dinas", "staf_pu", "", False),
    ("telaahan-staf", "staf_pu", "", True),
    ("surat-dinas", "staf_pu", "", False),
    ("surat-dinas", "staf_pu", "kadis_pu", True),
    ("surat-perintah", "asisten1", "", True),
    ("surat-perintah", "tu", "", False),
]


@pytest.mark.parametrize(("bentuk", "kode", "atas_nama", "boleh"), BOLEH)
def test_who_may_sign_which_form_himself_or_for_another(kota, bentuk, kode, atas_nama, boleh):
    form = urai(BentukNaskah.objects.get(kode=bentuk).naskah)
    rows = Jabatan.objects.select_related("unit")
    behalf = rows.get(pk=kota.jabatan[atas_nama].pk) if atas_nama else None
    assert boleh_menanda(form, rows.get(pk=kota.jabatan[kode].pk), behalf) is boleh


def test_the_command_refuses_whom_the_form_does_not_name(kota, bentuk, data):
    """A program may send any number: what the page does not offer is refused all the same."""
    unit, actor = kota.unit["pu_sda"], kota.aktor("staf_pu")
    for kode, atas_nama, ya in [("kadis_pu", "", False), ("kadis_pu", "walikota", True)]:
        tanda = Tanda(jabatan_id=kota.jabatan[kode].pk, atas_nama_id=kota.jabatan[atas_nama].pk if atas_nama else None)
        wanted = replace(data("keputusan", kepada=()), tanda=(tanda,))
        if ya:
            made = services.buat(actor, unit, bentuk=bentuk("keputusan"), data=wanted)
            assert made.penandatangan.get().atas_nama_id == kota.jabatan["walikota"].pk
            continue
        with pytest.raises(Ditolak, match="tidak menandatangani bentuk naskah ini") as refusal:
            services.buat(actor, unit, bentuk=bentuk("keputusan"), data=wanted)
        assert refusal.value.bidang == "tanda"


RUMAH = {
    "kdh": "setda", "setda": "setda", "as1": "setda", "as2": "setda", "umum": "setda", "kesra": "setda",
    "ekbang": "setda", "pu": "pu", "pu_sda": "pu", "dlh": "dlh", "sos": "sos", "kec": "kec", "insp": "insp",
}  # fmt: skip


@pytest.mark.parametrize("kode", RUMAH)
def test_in_whose_book_an_office_numbers(kota, kode):
    assert instansi(kota.aktor("sekda").peta, kota.unit[kode].pk) == kota.unit[RUMAH[kode]].pk


def test_the_house_of_a_letter_is_its_book_then_its_signer_then_its_drafter(kota, buat, siap):
    peta = kota.aktor("sekda").peta
    draft = buat(tanda=("sekda",))
    assert rumah(peta, draft) == kota.unit["setda"].pk
    draft.penandatangan.all().delete()
    assert rumah(peta, draft) == kota.unit["pu"].pk
    numbered = mulai_kertas(kota.aktor("kadis_pu"), siap())
    assert rumah(peta, numbered) == kota.unit["pu"].pk
    numbered.register = f"surat-keluar-{kota.unit['dlh'].pk}"
    assert rumah(peta, numbered) == kota.unit["dlh"].pk


class TestPilihan:
    """Offices that are offered as signers."""

    def test_none_that_is_closed_or_in_a_closed_unit(self, kota):
        Jabatan.objects.filter(pk=kota.jabatan["camat"].pk).update(aktif=False)
        Unit.objects.filter(pk=kota.unit["dlh"].pk).update(aktif=False)
        offered = set(pilihan_penanda().values_list("pk", flat=True))
        assert not offered & {kota.jabatan[kode].pk for kode in ("camat", "kadis_dlh")}
        assert len(offered) == len(kota.jabatan) - 2

    def test_units_in_their_order_the_head_first(self, kota):
        names = list(pilihan_penanda().values_list("nama", flat=True))
        assert names[:3] == ["Wali Kota", "Sekretaris Daerah", "Asisten I"]
        assert names.index("Kepala Dinas PU") < names.index("Pengelola Surat Dinas PU")
        assert names.index("Kepala Bagian Umum") < names.index("Pengelola Sistem")


def langkah(naskah):
    rows = LangkahParaf.objects.filter(naskah=naskah).order_by("urut").values_list("jabatan__nama", flat=True)
    return list(rows)


class TestJalan:
    """Which offices the structure asks, in the order of their rank."""

    @pytest.mark.parametrize(
        ("oleh", "tanda", "wanted"),
        [
            ("tu_pu", "kadis_pu", []),
            ("tu_pu", "walikota", ["Kepala Dinas PU", "Asisten II", "Sekretaris Daerah"]),
            ("kadis_sos", "sekda", ["Kepala Bagian Kesra", "Asisten I"]),
            ("kadis_sos", "walikota", ["Kepala Bagian Kesra", "Asisten I", "Sekretaris Daerah"]),
            ("camat", "walikota", ["Kepala Bagian Kesra", "Asisten I", "Sekretaris Daerah"]),
            ("kabag_umum", "sekda", []),
            ("sekda", "walikota", []),
            ("asisten2", "sekda", []),
            ("kabag_ekbang", "asisten2", []),
            ("kabag_ekbang", "walikota", ["Asisten II", "Sekretaris Daerah"]),
            ("walikota", "walikota", []),
        ],
    )
    def test_from_the_drafter_up_to_below_the_signer(self, kota, buat, oleh, tanda, wanted):
        naskah = buat(oleh=oleh, tanda=(tanda,))
        services.ajukan(kota.aktor(oleh), naskah)
        assert langkah(naskah) == wanted

    def test_a_vacant_headship_is_not_asked(self, kota, buat):
        """Nobody could initial there, and the letter would lie for ever."""
        Jabatan.objects.filter(pk=kota.jabatan["kabag_ekbang"].pk).update(aktif=False)
        naskah = buat(tanda=("sekda",))
        services.ajukan(kota.aktor("staf_pu"), naskah)
        assert "Kepala Bagian Adbang" not in langkah(naskah)
        assert "Kepala Dinas PU" in langkah(naskah)

    def test_a_form_that_wants_fewer_keeps_the_head_who_answers_for_it(self, kota, bentuk, buat):
        row = bentuk("surat-dinas")
        row.naskah += "\nparaf_maks: 1\n"
        row.save()
        naskah = buat(tanda=("walikota",))
        services.ajukan(kota.aktor("staf_pu"), naskah)
        assert langkah(naskah) == ["Kepala Dinas PU"]

    def test_a_form_without_initials_goes_straight_to_the_signer(self, kota, bentuk, buat):
        row = bentuk("surat-dinas")
        row.naskah += "\nparaf_maks: 0\n"
        row.save()
        naskah = buat(oleh="kadis_pu", tanda=("sekda",))
        assert services.ajukan(kota.aktor("kadis_pu"), naskah).status == "siap_ttd"
        assert langkah(naskah) == []

    def test_who_signs_beside_others_does_not_initial(self, kota, buat):
        naskah = buat("berita-acara", tanda=("sekda", "asisten2"), kepada=())
        services.ajukan(kota.aktor("staf_pu"), naskah)
        assert "Asisten II" not in langkah(naskah)
