"""Handing in, initialling, returning: who is asked, what holds, what is refused."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.naskah import services
from poros.domain.naskah.models import LangkahParaf, Naskah
from poros.domain.naskah.rules import Status, StatusParaf
from poros.domain.naskah.rules.markah import sidik
from poros.domain.naskah.services.tanda import mulai
from poros.domain.naskah.tasks import lewati
from poros.domain.naskah.values import Tanda
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Jabatan, Pemangku
from poros.kernel.pekerjaan.konteks import aktor_sistem
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


def giliran(naskah):
    return list(LangkahParaf.objects.filter(naskah=naskah, giliran=True).values_list("jabatan__nama", flat=True))


def langkah(naskah):
    rows = LangkahParaf.objects.filter(naskah=naskah).order_by("urut")
    return list(rows.values_list("jabatan__nama", flat=True))


@pytest.mark.parametrize(
    ("oleh", "tanda", "wanted"),
    [
        ("staf_pu", "kadis_pu", []),
        ("staf_pu", "sekda", ["Kepala Bagian Adbang", "Kepala Dinas PU", "Asisten II"]),
        ("tu", "sekda", ["Kepala Bagian Umum"]),
        ("kabag_kesra", "sekda", ["Asisten I"]),
        ("kadis_pu", "kadis_pu", []),
        ("staf_pu", "walikota", ["Kepala Dinas PU", "Asisten II", "Sekretaris Daerah"]),
        ("kadis_dlh", "sekda", ["Kepala Bagian Adbang", "Asisten II"]),
        ("camat", "asisten1", ["Kepala Bagian Kesra"]),
    ],
)
def test_the_structure_proposes_the_way(kota, buat, oleh, tanda, wanted):
    naskah = services.ajukan(kota.aktor(oleh), buat(oleh=oleh, tanda=(tanda,)))
    assert langkah(naskah) == wanted
    assert naskah.status == (Status.PARAF if wanted else Status.SIAP_TTD)


def test_one_after_the_other_and_each_is_told(kota, buat, jalur):
    naskah = buat(tanda=("sekda",))
    services.ajukan(kota.aktor("staf_pu"), naskah, langkah=jalur("kadis_pu", "asisten2"))
    assert giliran(naskah) == ["Kepala Dinas PU"]
    with pytest.raises(TidakBerwenang):
        services.paraf(kota.aktor("asisten2"), naskah)
    services.paraf(kota.aktor("kadis_pu"), naskah)
    assert giliran(naskah) == ["Asisten II"]
    with pytest.raises(TidakBerwenang):
        services.paraf(kota.aktor("kadis_pu"), naskah)
    services.paraf(kota.aktor("asisten2"), naskah, catatan="Segera.")
    naskah.refresh_from_db()
    assert naskah.status == Status.SIAP_TTD
    told = Pemberitahuan.objects.order_by("id").values_list("jenis", "orang__nama")
    assert list(told) == [
        ("naskah.paraf", "Pejabat Kepala Dinas PU"),
        ("naskah.paraf", "Pejabat Asisten II"),
        ("naskah.tandatangan", "Pejabat Sekretaris Daerah"),
    ]


def test_coordination_is_asked_at_once_and_all_must_answer(kota, buat, jalur):
    naskah = buat(tanda=("sekda",))
    services.ajukan(kota.aktor("staf_pu"), naskah, langkah=jalur(("kadis_dlh", "kadis_sos"), "kadis_pu"))
    assert giliran(naskah) == ["Kepala DLH", "Kepala Dinas Sosial"]
    services.paraf(kota.aktor("kadis_sos"), naskah)
    assert giliran(naskah) == ["Kepala DLH"]
    services.paraf(kota.aktor("kadis_dlh"), naskah)
    assert giliran(naskah) == ["Kepala Dinas PU"]


def test_coordination_that_does_not_answer_is_passed_and_recorded(kota, buat, jalur):
    naskah = buat(tanda=("sekda",))
    soon = timezone.now() + timedelta(hours=1)
    services.ajukan(kota.aktor("staf_pu"), naskah, langkah=jalur(("kadis_dlh", "kadis_sos"), "kadis_pu"), tenggat=soon)
    services.paraf(kota.aktor("kadis_sos"), naskah)
    lewati()
    assert giliran(naskah) == ["Kepala DLH"]
    naskah.langkah.filter(giliran=True).update(tenggat=timezone.now() - timedelta(minutes=1))
    lewati()
    assert giliran(naskah) == ["Kepala Dinas PU"]
    passed = naskah.langkah.get(jabatan=kota.jabatan["kadis_dlh"])
    assert passed.status == StatusParaf.LEWAT
    assert naskah.riwayat.filter(aksi="lewat", catatan="Kepala DLH").exists()


def test_the_clock_only_may_pass_over_and_only_while_initials_are_given(kota, buat, siap):
    with pytest.raises(TidakBerwenang):
        services.lewati(kota.aktor("sekda"), buat())
    ready = siap()
    assert services.lewati(aktor_sistem(), ready).status == Status.SIAP_TTD


def test_returned_changed_and_begun_anew(kota, buat, jalur, data):
    naskah = buat(tanda=("sekda",))
    staf = kota.aktor("staf_pu")
    services.ajukan(staf, naskah, langkah=jalur("kadis_pu", "kabag_ekbang", "asisten2"))
    services.paraf(kota.aktor("kadis_pu"), naskah)
    with pytest.raises(Ditolak, match="diperbaiki"):
        services.kembalikan(kota.aktor("kabag_ekbang"), naskah, alasan=" ")
    services.kembalikan(kota.aktor("kabag_ekbang"), naskah, alasan="Sebut dasarnya.")
    naskah.refresh_from_db()
    assert (naskah.status, giliran(naskah)) == (Status.REVISI, [])

    services.ubah(staf, naskah, data=data(tanda=("sekda",), isi={"isi": "Dengan dasar."}))
    services.ajukan(staf, naskah)
    assert giliran(naskah) == ["Kepala Dinas PU"]
    assert not naskah.langkah.filter(status=StatusParaf.DIPARAF).exists()
    naskah.refresh_from_db()
    assert naskah.versi == 2
    assert [v.isi["isi"] for v in naskah.riwayat_versi.all()] == [
        "Dengan dasar.",
        "Kami sampaikan data curah hujan.\n\n1. Januari\n2. Februari",
    ]


def test_returned_and_explained_goes_on_where_it_stood(kota, buat, jalur):
    naskah = buat(tanda=("sekda",))
    staf = kota.aktor("staf_pu")
    services.ajukan(staf, naskah, langkah=jalur("kadis_pu", "kabag_ekbang", "asisten2"))
    services.paraf(kota.aktor("kadis_pu"), naskah)
    services.kembalikan(kota.aktor("kabag_ekbang"), naskah, alasan="Mengapa?")
    services.ajukan(staf, naskah, alasan="Karena diminta DPRD.")
    assert giliran(naskah) == ["Kepala Bagian Adbang"]
    assert naskah.riwayat_versi.count() == 1
    assert naskah.langkah.get(jabatan=kota.jabatan["kadis_pu"]).status == StatusParaf.DIPARAF


def test_the_signer_too_may_return_it(kota, siap):
    naskah = siap()
    services.kembalikan(kota.aktor("kadis_pu"), naskah, alasan="Lengkapi.")
    naskah.refresh_from_db()
    assert naskah.status == Status.REVISI
    assert naskah.riwayat.get(aksi="kembalikan").catatan == "Lengkapi."


def test_taken_back_it_can_be_written_on(kota, buat, jalur, data):
    naskah = buat(tanda=("sekda",))
    staf = kota.aktor("staf_pu")
    services.ajukan(staf, naskah, langkah=jalur("kadis_pu"))
    with pytest.raises(Ditolak, match="Tarik dahulu"):
        services.ubah(staf, naskah, data=data())
    services.tarik(staf, naskah)
    assert giliran(naskah) == []
    services.ubah(staf, naskah, data=data(hal="Baru"))
    assert Naskah.objects.get().hal == "Baru"


def test_nobody_initials_his_own_draft(kota, buat, jalur):
    naskah = buat(oleh="kadis_pu", tanda=("sekda",))
    services.ajukan(kota.aktor("kadis_pu"), naskah, langkah=jalur("kadis_pu", "asisten2"))
    with pytest.raises(Ditolak, match="Anda tulis sendiri"):
        services.paraf(kota.aktor("kadis_pu"), naskah)


def test_alone_he_may(kota, buat, jalur):
    naskah = buat(oleh="kadis_pu", tanda=("sekda",))
    services.ajukan(kota.aktor("kadis_pu"), naskah, langkah=jalur("kadis_pu"))
    assert services.paraf(kota.aktor("kadis_pu"), naskah).status == Status.SIAP_TTD


def test_one_office_initials_once(kota, buat, jalur):
    with pytest.raises(Ditolak, match="satu kali"):
        services.ajukan(kota.aktor("staf_pu"), buat(), langkah=jalur("kadis_dlh", "kadis_dlh"))


@pytest.mark.parametrize(
    ("lain", "bidang"),
    [
        ({"isi": {}}, "isi-isi"),
        ({"isi": {"isi": "  "}}, "isi-isi"),
        ({"tanda": ()}, "tanda"),
        ({"kepada": ()}, "tujuan"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(kota, buat, lain, bidang):
    naskah = buat(**lain)
    with pytest.raises(Ditolak) as refusal:
        services.ajukan(kota.aktor("staf_pu"), naskah)
    assert refusal.value.bidang == bidang


@pytest.mark.parametrize(
    ("kode", "tanda", "kata"),
    [
        ("keputusan", "kadis_pu", "tidak menandatangani"),
        ("surat-dinas", "staf_pu", "tidak menandatangani"),
        ("telaahan-staf", "walikota", ""),
        ("nota-dinas", "asisten2", ""),
    ],
)
def test_who_may_sign_what(kota, buat, kode, tanda, kata):
    if not kata:
        assert buat(kode, tanda=(tanda,)).penandatangan.count() == 1
        return
    with pytest.raises(Ditolak, match=kata):
        buat(kode, tanda=(tanda,))


def test_on_behalf_of_one_who_may(kota, bentuk, data):
    parts = {"pembuka": "Dengan ini:", "kepada": "1. Camat", "untuk": "1. Siaga."}
    alone = data("instruksi", tanda=("sekda",), kepada=(), isi=parts)
    with pytest.raises(Ditolak, match="tidak menandatangani"):
        services.buat(kota.aktor("tu"), kota.unit["umum"], bentuk=bentuk("instruksi"), data=alone)
    behalf = Tanda(jabatan_id=kota.jabatan["sekda"].pk, atas_nama_id=kota.jabatan["walikota"].pk)
    made = services.buat(
        kota.aktor("tu"), kota.unit["umum"], bentuk=bentuk("instruksi"), data=replace(alone, tanda=(behalf,))
    )
    assert made.penandatangan.get().atas_nama == kota.jabatan["walikota"]


def test_an_office_that_is_gone_signs_nothing(kota, buat):
    Jabatan.objects.filter(pk=kota.jabatan["kadis_pu"].pk).update(aktif=False)
    with pytest.raises(Ditolak, match="tidak aktif"):
        buat()


def test_a_strategic_paper_is_not_signed_by_mandate(kota, siap):
    naskah = siap(strategis=True)
    Pemangku.objects.filter(jabatan=kota.jabatan["kadis_pu"]).update(
        kapasitas="plt", sampai=timezone.localdate() + timedelta(days=30)
    )
    with pytest.raises(Ditolak, match="strategis"):
        mulai(kota.aktor("kadis_pu"), naskah)
    naskah.refresh_from_db()
    assert naskah.status == Status.SIAP_TTD


def test_two_hands_on_one_draft_do_not_overwrite_one_another(kota, buat, data):
    naskah = buat()
    seen = sidik(naskah.hal, naskah.isi)
    services.ubah(kota.aktor("staf_pu"), naskah, data=data(hal="Satu"), atas=seen)
    with pytest.raises(Ditolak, match="diubah orang lain"):
        services.ubah(kota.aktor("staf_pu"), naskah, data=data(hal="Dua"), atas=seen)
    assert Naskah.objects.get().hal == "Satu"
