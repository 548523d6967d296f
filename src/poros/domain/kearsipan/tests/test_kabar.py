"""Who is told of what, who is not, and what the notice leads to; acts that concern nobody else tell nobody."""

from datetime import timedelta

import pytest

from poros.domain.kearsipan import services
from poros.domain.kearsipan.models import BerkasArsip, LembagaArsip, Peminjaman
from poros.domain.kearsipan.rules.pinjam import Cara
from poros.domain.kearsipan.rules.susut import Jenis
from poros.domain.kearsipan.services.pinjam import ingatkan_terlambat
from poros.domain.kearsipan.tests.conftest import HARI
from poros.kernel.commands import unit_kerja
from poros.kernel.organisasi.models import Pemangku
from poros.kernel.pemberitahuan.models import Pemberitahuan

pytestmark = pytest.mark.django_db
WAJIB = {"cara": Cara.BACA, "keperluan": "Telaah", "sampai": HARI + timedelta(days=3)}


@pytest.fixture
def terkabar(kota):
    """The offices whose holders were told of a kind of thing, since this was last asked."""
    seen: set[int] = set()

    def ask(jenis: str) -> set[str]:
        new = Pemberitahuan.objects.filter(jenis=jenis).exclude(pk__in=seen)
        told = {row.orang_id for row in new}
        seen.update(row.pk for row in new)
        return {kode for kode, orang in kota.orang.items() if orang.pk in told}

    return ask


@pytest.fixture
def tutup(berkas):
    return berkas(ditutup="2026-01-05")


def pinjam(pada, row, kode="camat", **ganti) -> Peminjaman:
    return services.minta_pinjam(pada(kode), row, **WAJIB | ganti)


def test_a_wish_is_told_to_the_office_that_keeps_the_file(tutup, pada, terkabar):
    pinjam(pada, tutup)
    assert terkabar("arsip.pinjam_diminta") == {"kadis_pu", "tu_pu"}


def test_who_asks_within_his_own_office_is_not_told_himself(tutup, pada, terkabar):
    pinjam(pada, tutup, "tu_pu")
    assert terkabar("arsip.pinjam_diminta") == {"kadis_pu"}


def test_a_wish_for_what_lies_far_is_told_where_it_lies(inaktif, pada, terkabar):
    far = inaktif("600.1.1", ditutup="2015-01-15")
    pinjam(pada, far)
    assert terkabar("arsip.pinjam_diminta") == {"kadis_pu", "tu_pu", "kadis_sos"}


def test_a_wish_for_what_lies_near_does_not_trouble_the_archives_office(inaktif, pada, terkabar):
    pinjam(pada, inaktif(ditutup="2020-01-15"))
    assert terkabar("arsip.pinjam_diminta") == {"kadis_pu", "tu_pu"}


def test_units_that_witness_hear_of_no_loans(inaktif, pada, terkabar):
    pinjam(pada, inaktif("600.1.1", ditutup="2015-01-15"))
    assert not {"inspektur", "kabag_ekbang"} & terkabar("arsip.pinjam_diminta")


@pytest.mark.parametrize("setuju", [True, False])
def test_the_answer_is_told_to_the_borrower_alone(tutup, pada, terkabar, setuju):
    loan = pinjam(pada, tutup)
    services.jawab_pinjaman(pada("tu_pu"), loan, setuju=setuju, catatan="Sedang dipakai")
    assert terkabar("arsip.pinjam_dijawab") == {"camat"}
    notice = Pemberitahuan.objects.get(jenis="arsip.pinjam_dijawab")
    assert (notice.objek, notice.objek_id) == ("peminjaman", loan.pk)


def test_bringing_back_tells_nobody(tutup, pada):
    loan = pinjam(pada, tutup)
    services.jawab_pinjaman(pada("tu_pu"), loan, setuju=True)
    before = Pemberitahuan.objects.count()
    services.kembalikan(pada("tu_pu"), loan)
    assert Pemberitahuan.objects.count() == before


@pytest.mark.parametrize(("lewat", "kabar"), [(-1, False), (0, False), (1, True), (30, True)])
def test_a_loan_is_late_from_the_day_after_its_last(tutup, pada, kota, terkabar, lewat, kabar):  # noqa: PLR0917 -- fixtures and columns of a table
    loan = pinjam(pada, tutup)
    services.jawab_pinjaman(pada("tu_pu"), loan, setuju=True)
    with unit_kerja():
        told = ingatkan_terlambat(kota.aktor("tu_pu", WAJIB["sampai"] + timedelta(days=lewat)))
    assert told == int(kabar)
    assert terkabar("arsip.pinjam_lewat") == ({"camat", "kadis_pu", "tu_pu"} if kabar else set())


def test_a_wish_that_nobody_answered_is_not_late(tutup, pada, kota):
    pinjam(pada, tutup)
    with unit_kerja():
        assert ingatkan_terlambat(kota.aktor("tu_pu", HARI + timedelta(days=90))) == 0


def test_each_late_loan_is_told_once_whoever_else_is_late(berkas, pada, kota, terkabar):
    for n, kode in enumerate(("camat", "kadis_dlh")):
        loan = pinjam(pada, berkas(ditutup="2026-01-05", judul=f"B{n}"), kode, sampai=HARI + timedelta(days=n))
        services.jawab_pinjaman(pada("tu_pu"), loan, setuju=True)
    for ahead, wanted in ((1, {"camat", "kadis_pu", "tu_pu"}), (2, {"kadis_dlh", "kadis_pu", "tu_pu"}), (3, set())):
        with unit_kerja():
            ingatkan_terlambat(kota.aktor("tu_pu", HARI + timedelta(days=ahead)))
        assert terkabar("arsip.pinjam_lewat") == wanted


def test_of_a_secret_file_only_heads_are_told(berkas, pada, terkabar):
    row = berkas(ditutup="2026-01-05", kerahasiaan="rahasia")
    BerkasArsip.objects.filter(pk=row.pk).update(kerahasiaan="terbatas")
    loan = pinjam(pada, row)
    BerkasArsip.objects.filter(pk=row.pk).update(kerahasiaan="rahasia")
    terkabar("arsip.pinjam_diminta")
    services.jawab_pinjaman(pada("kadis_pu"), Peminjaman.objects.get(pk=loan.pk), setuju=True)
    with unit_kerja():
        ingatkan_terlambat(_besok(pada("kadis_pu")))
    assert terkabar("arsip.pinjam_lewat") == {"camat", "kadis_pu"}
    assert set(Pemberitahuan.objects.filter(jenis="arsip.pinjam_lewat").values_list("tertutup", flat=True)) == {True}


def _besok(actor):
    from dataclasses import replace

    return replace(actor, hari=WAJIB["sampai"] + timedelta(days=1))


def test_who_holds_no_office_any_more_is_not_told(tutup, pada, kota, terkabar):
    Pemangku.objects.filter(jabatan=kota.jabatan["tu_pu"]).update(dicabut="2026-01-01")
    pinjam(pada, tutup)
    assert terkabar("arsip.pinjam_diminta") == {"kadis_pu"}


# --- penyusutan


def test_a_transfer_is_told_to_its_office_when_it_is_done_and_not_before(berkas, pada, kota, terkabar, nota):
    row = berkas("600.1.1", ditutup="2015-01-15")
    move = services.susun_susut(pada("tu_pu"), kota.unit["pu"], jenis=Jenis.PINDAH, judul="Pindah", panjang=True)
    services.pilih(pada("tu_pu"), move, berkas_id=[row.pk])
    services.ajukan_susut(pada("tu_pu"), move)
    assert terkabar("arsip.disusutkan") == set()
    services.terima_susut(pada("kadis_sos"), move, nota=nota())
    assert terkabar("arsip.disusutkan") == {"kadis_pu", "tu_pu"}


def test_who_takes_over_for_his_own_office_needs_no_word(berkas, pada, kota, terkabar, nota):
    row = berkas(ditutup="2020-01-15")
    move = services.susun_susut(pada("tu_pu"), kota.unit["pu"], jenis=Jenis.PINDAH, judul="Pindah")
    services.pilih(pada("tu_pu"), move, berkas_id=[row.pk])
    services.ajukan_susut(pada("tu_pu"), move)
    services.terima_susut(pada("kadis_pu"), move, nota=nota())
    assert terkabar("arsip.disusutkan") == {"tu_pu"}


def test_a_destruction_is_told_to_its_office_at_its_end_only(inaktif, panitia, langkah, terkabar):
    inaktif(ditutup="2020-01-15")
    terkabar("arsip.disusutkan")
    row, told = panitia(), {}
    for name, act in langkah.items():
        act(row)
        row.refresh_from_db()
        told[name] = terkabar("arsip.disusutkan")
    assert {name for name, who in told.items() if who} == {"musnahkan"}
    assert told["musnahkan"] == {"kadis_pu"}


def test_giving_up_tells_nobody(dinilai, pada):
    before = Pemberitahuan.objects.count()
    services.batalkan(pada("kadis_pu"), dinilai, alasan="Ditunda")
    assert Pemberitahuan.objects.count() == before


def test_the_everyday_of_a_file_tells_nobody(berkas, pada):
    row = berkas()
    services.tutup_berkas(pada("tu_pu"), row)
    services.buka_kembali(pada("tu_pu"), row, alasan="Berlanjut")
    services.tandai(pada("tu_pu"), row, vital=True, terjaga=True, bidang="kewilayahan")
    services.tahan(pada("inspektur"), row, perkara="1", alasan="x")
    assert not Pemberitahuan.objects.exists()


def test_damage_is_told_where_archives_are_kept_today(berkas, kota, terkabar):
    from poros.domain.kearsipan.tests.test_jaga import rusakkan
    from poros.kernel.berkas.tasks import keutuhan

    LembagaArsip.objects.filter(saksi=False).update(unit=kota.unit["dlh"])
    rusakkan(berkas())
    keutuhan()
    assert terkabar("arsip.isi_rusak") == {"kadis_dlh", "admin"}


def test_without_an_archives_office_the_administrator_still_hears_of_damage(berkas, terkabar):
    from poros.domain.kearsipan.tests.test_jaga import rusakkan
    from poros.kernel.berkas.tasks import keutuhan

    LembagaArsip.objects.all().delete()
    rusakkan(berkas())
    keutuhan()
    assert terkabar("arsip.isi_rusak") == {"admin"}
