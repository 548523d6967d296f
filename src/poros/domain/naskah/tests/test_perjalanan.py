"""From the first word to the answer: the whole way of a letter, and what may not be on it."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from poros.domain.naskah import services
from poros.domain.naskah.models import Naskah, PenerimaNaskah
from poros.domain.naskah.queries import naskah as baca
from poros.domain.naskah.rules import Status
from poros.domain.naskah.services.tanda import mulai
from poros.domain.naskah.values import Asal
from poros.domain.persuratan import services as persuratan
from poros.domain.persuratan.models import Surat
from poros.kernel.berkas.models import Tautan
from poros.kernel.berkas.queries import isi
from poros.kernel.commands import Ditolak
from poros.kernel.tandatangan.queries import untuk
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db

LAIN = Path(persuratan.__file__).parents[1] / "templates" / "persuratan" / "cetak" / "lembar.typ"
"""A template that wants other data."""


def kata(naskah: Naskah, urutan: int = 900) -> str:
    tie = Tautan.objects.get(objek="naskah", objek_id=naskah.pk, urutan=urutan)
    document = pypdfium2.PdfDocument(b"".join(isi(tie.berkas)))
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_from_draft_over_three_paraf_to_the_answer(kota, buat, jalur, sahkan):
    naskah = buat(tanda=("sekda",), jawab_hingga=date(2026, 12, 1))
    services.ajukan(kota.aktor("staf_pu"), naskah, langkah=jalur("kadis_pu", "kabag_ekbang", "asisten2"))
    for kode in ("kadis_pu", "kabag_ekbang", "asisten2"):
        naskah = services.paraf(kota.aktor(kode), naskah, catatan="Setuju.")
    assert naskah.status == Status.SIAP_TTD

    mulai(kota.aktor("sekda"), naskah)
    naskah.refresh_from_db()
    assert (naskah.status, naskah.urut) == (Status.BERNOMOR, 1)
    assert naskah.nomor == f"600.1/1/Dinas PU/{naskah.tahun}"
    text = kata(naskah)
    assert naskah.nomor in text
    assert "SEKRETARIS DAERAH," in text
    assert "Kami sampaikan data curah hujan." in text

    sahkan(naskah, "sekda")
    assert naskah.status == Status.DITANDATANGANI
    services.kirim(kota.aktor("staf_pu"), naskah)
    surat = Surat.objects.get()
    assert (surat.nomor, surat.perihal, surat.kepada_id) == (naskah.nomor, naskah.hal, kota.jabatan["kadis_dlh"].pk)
    assert surat.status == "menunggu_arahan"
    assert Tautan.objects.filter(objek="surat", objek_id=surat.pk).count() == 1

    persuratan.baca(kota.aktor("kadis_dlh"), surat)
    naskah.refresh_from_db()
    assert naskah.status == Status.DITERIMA
    assert "Pejabat Kepala DLH" in naskah.penerima.get().diterima_oleh

    answer = buat(oleh="kadis_dlh", tanda=("kadis_dlh",), kepada=("pu",), hal="Balasan", asal=Asal(surat_id=surat.pk))
    services.ajukan(kota.aktor("kadis_dlh"), answer, langkah=[])
    mulai(kota.aktor("kadis_dlh"), answer)
    sahkan(answer, "kadis_dlh")
    services.kirim(kota.aktor("kadis_dlh"), answer)
    naskah.refresh_from_db()
    assert naskah.dijawab is not None
    assert naskah.dijawab_dengan == answer.nomor


def test_the_final_bytes_are_made_once(kota, siap):
    naskah = siap()
    naskah = mulai(kota.aktor("kadis_pu"), naskah)
    first = (naskah.nomor, list(Tautan.objects.filter(objek="naskah").values_list("berkas__sha256", flat=True)))
    again = mulai(kota.aktor("kadis_pu"), naskah)
    assert (again.nomor, list(Tautan.objects.filter(objek="naskah").values_list("berkas__sha256", flat=True))) == first
    assert untuk("naskah", naskah.pk).count() == 1


def test_when_the_sheet_cannot_be_made_the_number_stays_with_the_letter(kota, siap, monkeypatch):
    naskah = siap()
    with monkeypatch.context() as rusak:
        rusak.setattr("poros.domain.naskah.cetak.TEMPLATE", LAIN)
        with pytest.raises(Ditolak, match="tidak dapat dicetak"):
            mulai(kota.aktor("kadis_pu"), naskah)
    naskah.refresh_from_db()
    assert (naskah.status, naskah.urut) == (Status.BERNOMOR, 1)
    mulai(kota.aktor("kadis_pu"), naskah)
    naskah.refresh_from_db()
    assert naskah.urut == 1
    assert untuk("naskah", naskah.pk).count() == 1


def test_a_sign_that_no_typeface_has_is_found_before_the_number(kota, buat):
    naskah = buat(isi={"isi": "Rapat 🚧 会议"})
    with pytest.raises(Ditolak, match="tidak dapat dicetak"):
        services.ajukan(kota.aktor("staf_pu"), naskah, langkah=[])
    assert Naskah.objects.get().status == Status.KONSEP


def test_a_number_in_the_text_of_one_letter_is_not_that_of_another(kota, siap):
    numbers = [mulai(kota.aktor("kadis_pu"), siap()).urut for _ in range(3)]
    assert numbers == [1, 2, 3]


def test_each_office_has_its_own_sequence_and_setda_one(kota, siap):
    pu = mulai(kota.aktor("kadis_pu"), siap())
    sekda = mulai(kota.aktor("sekda"), siap(tanda=("sekda",)))
    asisten = mulai(kota.aktor("asisten1"), siap(tanda=("asisten1",)))
    assert (pu.urut, sekda.urut, asisten.urut) == (1, 1, 2)
    assert pu.register != sekda.register == asisten.register


def test_a_signed_letter_is_never_changed(kota, sah, data):
    naskah = sah()
    staf = kota.aktor("staf_pu")
    with pytest.raises(Ditolak, match="sedang berjalan"):
        services.ubah(staf, naskah, data=data(hal="Lain"))
    with pytest.raises(TransitionError):
        services.tarik(staf, naskah)
    with pytest.raises(TransitionError):
        services.batalkan(staf, naskah, alasan="Tidak jadi")
    with pytest.raises(Ditolak):
        services.lampirkan(staf, naskah, isi=b"x", nama="x.txt")


def test_only_the_signer_takes_the_number(kota, siap):
    for kode in ("staf_pu", "kadis_dlh", "sekda"):
        with pytest.raises(TidakBerwenang):
            mulai(kota.aktor(kode), siap())


def test_several_sign_a_minute_and_each_block_stands_on_it(kota, siap, sahkan):
    naskah = siap("berita-acara", tanda=("kadis_pu", "kadis_dlh"), kepada=())
    mulai(kota.aktor("kadis_pu"), naskah)
    text = kata(naskah)
    assert "KEPALA DINAS PU," in text
    assert "KEPALA DLH," in text
    sahkan(naskah, "kadis_pu", "kadis_dlh")
    assert [t.status for t in naskah.penandatangan.all()] == ["ditandatangani"] * 2
    places = [(p.x, p.y) for p in untuk("naskah", naskah.pk)[0].permintaan.all()]
    assert len(set(places)) == 2
    assert all(x is not None for x, _y in places)


def test_a_later_letter_revokes_an_earlier_one(kota, sah):
    first = sah()
    assert baca.keberlakuan(first) == "berlaku"
    sah(asal=Asal(mencabut_id=first.pk), hal="Pencabutan")
    assert baca.keberlakuan(first) == "dicabut"
    other = sah()
    sah(asal=Asal(mengubah_id=other.pk), hal="Perubahan")
    assert baca.keberlakuan(other) == "diubah"


def test_an_unsigned_letter_cannot_be_revoked(kota, buat):
    with pytest.raises(Ditolak, match="sudah ditandatangani"):
        buat(asal=Asal(mencabut_id=buat().pk))


def test_the_head_decides_on_an_advisers_paper(kota, sah):
    naskah = sah("telaahan-staf", tanda=("staf_pu",), kepada=("pu",))
    services.kirim(kota.aktor("staf_pu"), naskah)
    with pytest.raises(TidakBerwenang):
        services.putuskan(kota.aktor("kadis_dlh"), naskah, disetujui=True)
    with pytest.raises(Ditolak, match="alasan"):
        services.putuskan(kota.aktor("kadis_pu"), naskah, disetujui=False)
    made = services.putuskan(kota.aktor("kadis_pu"), naskah, disetujui=True, pilihan=1, catatan="Laksanakan.")
    assert (made.pilihan, made.sebutan) == (1, "Kepala Dinas PU")
    with pytest.raises(Ditolak, match="sudah diputus"):
        services.putuskan(kota.aktor("kadis_pu"), naskah, disetujui=True)


def test_a_plain_letter_asks_for_no_decision(kota, sah):
    naskah = sah(kepada=("dlh",))
    services.kirim(kota.aktor("staf_pu"), naskah)
    with pytest.raises(Ditolak, match="tidak meminta putusan"):
        services.putuskan(kota.aktor("kadis_dlh"), naskah, disetujui=True)


def test_filed_when_sent(kota, sah):
    naskah = sah()
    with pytest.raises(TransitionError):
        services.berkaskan(kota.aktor("staf_pu"), naskah)
    services.kirim(kota.aktor("staf_pu"), naskah)
    assert services.berkaskan(kota.aktor("staf_pu"), naskah).status == Status.DIBERKASKAN
    assert PenerimaNaskah.objects.get().status == "terkirim"
