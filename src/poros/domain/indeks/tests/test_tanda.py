"""The sheet of a frozen result is signed by the head of the unit that runs it; opened again it holds no more."""

import io

import pytest
from django.urls import reverse
from pyhanko.pdf_utils.reader import PdfFileReader

from poros.domain.indeks import services
from poros.domain.indeks.models import HasilBeku
from poros.domain.indeks.publik import saat_tanda_selesai
from poros.domain.indeks.queries.beku import berkas_penilaian, tanda
from poros.domain.indeks.rules.alur import Aksi
from poros.kernel.berkas.queries import isi as isi_berkas
from poros.kernel.organisasi import peta
from poros.kernel.organisasi.models import Jabatan
from poros.kernel.tandatangan import services as penandatanganan
from poros.kernel.tandatangan.jalan import tandatangani
from poros.kernel.tandatangan.models import Dokumen
from poros.kernel.tandatangan.queries import untuk
from poros.kernel.tandatangan.rules import Keadaan, Status
from poros.kernel.tandatangan.uji import FRASA, kunci
from poros.kernel.tandatangan.values import Frasa

pytestmark = pytest.mark.django_db


@pytest.fixture
def bertanda(kota, beku):
    """Signed as on the screen: opened, agreed to, one passphrase."""
    head = kota.aktor("kabag_ekbang")
    kunci(head)
    row = untuk("penilaian", beku.pk)[0].permintaan.get()
    penandatanganan.buka(head, row)
    penandatanganan.setujui(head, row)
    assert [h.sah for h in tandatangani(head, [row.pk], Frasa(FRASA))] == [True]
    return beku


def test_freezing_asks_the_head_of_the_unit_that_runs_it(kota, beku):
    paper = untuk("penilaian", beku.pk).get()
    assert paper.asal == beku.beku.berkas
    row = paper.permintaan.get()
    assert (row.jabatan_id, row.status) == (kota.jabatan["kabag_ekbang"].pk, Status.MENUNGGU)
    assert row.halaman >= 1, "the mark has its place in the sheet"
    assert (row.x, row.y) != (None, None)
    assert tanda(beku).bukti == "", "until it is signed there is nothing to verify"


def test_programs_are_told_where_it_is_proven(program, bertanda, penilaian):
    told = program("sekda").get(f"/indeks/penilaian/{bertanda.pk}").json()["bukti_tanda_tangan"]
    assert told == tanda(bertanda).bukti != ""


def test_signed_it_stands_before_the_plain_one_and_anybody_can_verify_it(kota, bertanda, masuk, client):
    first, second = berkas_penilaian(bertanda)
    assert "(bertanda tangan)" in first.nama
    assert second.berkas == bertanda.beku.berkas, "what was frozen stays as it was"
    (signature,) = PdfFileReader(io.BytesIO(b"".join(isi_berkas(first.berkas)))).embedded_signatures
    signature.compute_integrity_info()
    assert signature.docmdp_level is not None or signature.coverage.name == "ENTIRE_FILE"
    services.umumkan(kota.aktor("sekda"), bertanda)
    address = tanda(bertanda).bukti
    assert address in client.get(reverse("indeks:publik_hasil", args=[bertanda.pk])).content.decode()
    assert address in masuk("camat").get(reverse("indeks:penilaian", args=[bertanda.pk])).content.decode()


def test_opened_again_a_signed_sheet_is_revoked_and_the_next_one_is_to_be_signed(bertanda, alirkan):
    opened = alirkan(bertanda, Aksi.CAIRKAN, "Ada keberatan")
    old = untuk("penilaian", bertanda.pk).get()
    assert (old.keadaan, old.keadaan_alasan) == (Keadaan.DICABUT, "Ada keberatan")
    assert tanda(opened) is None, "what is worked on has no sheet"
    again = alirkan(opened, Aksi.BEKUKAN)
    assert [d.keadaan for d in untuk("penilaian", again.pk)] == [Keadaan.BERLAKU, Keadaan.DICABUT]
    assert tanda(again).bukti == ""


def test_opened_again_before_it_was_signed_nobody_need_sign(kota, beku, alirkan):
    alirkan(beku, Aksi.CAIRKAN, "Ada keberatan")
    (row,) = Dokumen.objects.get().permintaan.all()
    assert row.status == Status.DIBATALKAN


def test_what_was_refused_can_be_frozen_anew(kota, beku, alirkan):
    row = untuk("penilaian", beku.pk)[0].permintaan.get()
    penandatanganan.tolak(kota.aktor("kabag_ekbang"), row, alasan="Salah tahun")
    assert tanda(beku).penanda == [(row.jabatan.nama, "Ditolak")]
    alirkan(beku, Aksi.CAIRKAN, "Salah tahun")
    alirkan(beku, Aksi.BEKUKAN)
    assert HasilBeku.objects.count() == 2


def test_a_unit_without_a_head_freezes_without_a_signature(kota, terisi, butir, alirkan):
    Jabatan.objects.filter(pk=kota.jabatan["kabag_ekbang"].pk).update(kepala=False)
    peta._peta.clear()
    alirkan(terisi, Aksi.NILAI_INTERNAL)
    for kode in ("I1", "I2", "I3"):
        services.nilai_internal(kota.aktor("inspektur"), butir(kode), nilai=2, alasan="x")
    frozen = alirkan(terisi, Aksi.BEKUKAN)
    assert frozen.beku.berkas is not None
    assert not Dokumen.objects.exists()


def test_what_no_typeface_has_is_printed_and_signed_without_a_mark(kota, terisi, butir, alirkan):
    alirkan(terisi, Aksi.NILAI_INTERNAL)
    for kode in ("I1", "I2", "I3"):
        services.nilai_internal(kota.aktor("inspektur"), butir(kode), nilai=2, alasan="x")
    services.tulis_simpulan(kota.aktor("inspektur"), terisi, kondisi="Baik \U0001f44d", rekomendasi="")
    alirkan(terisi, Aksi.BEKUKAN)
    row = Dokumen.objects.get().permintaan.get()
    assert (row.x, row.y) == (None, None)


def test_what_others_have_signed_is_none_of_ours(kota, beku):
    paper = untuk("penilaian", beku.pk).get()
    paper.objek = "naskah"
    saat_tanda_selesai(kota.aktor("kabag_ekbang"), dokumen=paper, berkas=paper.asal)
    assert len(berkas_penilaian(beku)) == 1
