"""The assessing office owns an indicator itself (an Inspektorat has its own in most indices): nobody judges it, and the year still ends."""

from decimal import Decimal

import pytest

from poros.domain.indeks import services
from poros.domain.indeks.models import Penilaian
from poros.domain.indeks.publik import hasil_daerah
from poros.domain.indeks.queries import kertas as baca
from poros.domain.indeks.rules.alur import Aksi, Status
from poros.kernel.commands import Ditolak
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


@pytest.fixture
def sendiri(kota, penilaian) -> Penilaian:
    """I1 is the Inspektorat's own; handed out."""
    ekbang = kota.aktor("kabag_ekbang")
    services.bagi(ekbang, penilaian, pemilik={"I1": kota.unit["insp"].pk})
    services.mulai(ekbang, penilaian)
    return penilaian


@pytest.fixture
def dinilai(kota, sendiri, butir, alirkan) -> Penilaian:
    """The Inspektorat has judged what is not its own."""
    for kode, siapa, nilai in (("I2", "kadis_dlh", 3), ("I3", "kadis_pu", 2)):
        services.jawab(kota.aktor(siapa), butir(kode), nilai=Decimal(nilai), alasan="Menurut dokumen.")
    line = butir("I1")
    line.mandiri = Decimal(5)
    line.save(update_fields=["mandiri"])
    alirkan(sendiri, Aksi.NILAI_INTERNAL)
    for kode, nilai in (("I2", 3), ("I3", 1)):
        services.nilai_internal(kota.aktor("inspektur"), butir(kode), nilai=Decimal(nilai), alasan="Diperiksa.")
    return sendiri


class TestRoad:
    def test_it_is_frozen_with_what_the_office_has_said_of_itself(self, dinilai, alirkan):
        """0.2·5 + 0.2·3 + 0.6·1 = 2.20."""
        frozen = alirkan(dinilai, Aksi.BEKUKAN)
        assert frozen.status == Status.DIBEKUKAN
        assert frozen.beku.isi["hasil"]["internal"]["indeks"] == "2.20"
        own = next(line for line in frozen.beku.isi["butir"] if line["kode"] == "I1")
        assert own["nilai"] == {"mandiri": "5.0000", "internal": None, "eksternal": None}

    def test_it_goes_on_to_the_assessor_from_outside_who_does_judge_it(self, kota, dinilai, alirkan, butir):
        alirkan(dinilai, Aksi.NILAI_EKSTERNAL)
        services.nilai_eksternal(kota.aktor("kabag_ekbang"), butir("I1"), nilai=Decimal(1), alasan="LHE pusat")
        frozen = alirkan(dinilai, Aksi.BEKUKAN)
        assert frozen.beku.isi["hasil"]["eksternal"]["indeks"] == "1.40"

    def test_the_others_must_still_be_judged(self, kota, sendiri, butir, alirkan):
        for kode, siapa in (("I2", "kadis_dlh"), ("I3", "kadis_pu")):
            services.jawab(kota.aktor(siapa), butir(kode), nilai=Decimal(3), alasan="x")
        line = butir("I1")
        line.mandiri = Decimal(3)
        line.save(update_fields=["mandiri"])
        alirkan(sendiri, Aksi.NILAI_INTERNAL)
        services.nilai_internal(kota.aktor("inspektur"), butir("I2"), nilai=Decimal(3), alasan="x")
        with pytest.raises(Ditolak, match="1 indikator belum bernilai"):
            alirkan(sendiri, Aksi.BEKUKAN)
        with pytest.raises(Ditolak, match="1 indikator belum bernilai"):
            alirkan(sendiri, Aksi.NILAI_EKSTERNAL)

    def test_its_own_answer_is_needed_like_any_other(self, kota, sendiri, butir, alirkan):
        for kode, siapa in (("I2", "kadis_dlh"), ("I3", "kadis_pu")):
            services.jawab(kota.aktor(siapa), butir(kode), nilai=Decimal(3), alasan="x")
        with pytest.raises(Ditolak, match="1 indikator belum bernilai"):
            alirkan(sendiri, Aksi.NILAI_INTERNAL)

    def test_announced_it_counts(self, kota, dinilai, alirkan):
        services.umumkan(kota.aktor("walikota"), alirkan(dinilai, Aksi.BEKUKAN))
        (found,) = hasil_daerah(indeks="contoh")
        assert (found.nilai, found.bagian["I1"]) == (Decimal("2.20"), 5)


class TestNobody:
    @pytest.mark.parametrize("siapa", ["inspektur", "kabag_ekbang", "sekda", "walikota", "kadis_pu", "admin"])
    def test_judges_it_from_inside(self, kota, dinilai, butir, siapa):
        with pytest.raises(TidakBerwenang):
            services.nilai_internal(kota.aktor(siapa), butir("I1"), nilai=Decimal(5), alasan="x")

    def test_the_paper_shows_that_it_was_not_judged(self, kota, dinilai):
        paper = baca.kertas(kota.aktor("sekda"), dinilai.pk)
        line = next(g for g in paper.butir if g.simpul.kode == "I1")
        assert (line.nilai["mandiri"], line.nilai["internal"], line.berbeda) == (5, None, False)

    def test_its_page_has_no_field_for_the_assessor(self, masuk, dinilai, butir):
        page = masuk("inspektur").get(f"/indeks/butir/{butir('I1').pk}/").content.decode()
        assert 'name="nilai"' not in page
        assert 'name="nilai"' in masuk("inspektur").get(f"/indeks/butir/{butir('I2').pk}/").content.decode()


class TestParts:
    def test_what_a_part_of_the_assessing_office_owns_is_its_own_too(self, kota, data, instrumen, alirkan):
        """Dinas PU assesses; its Bidang Sumber Daya Air owns I1."""
        ekbang = kota.aktor("kabag_ekbang")
        row = services.susun(ekbang, kota.unit["ekbang"], data=data(penilai_internal_id=kota.unit["pu"].pk, tahun=2030))
        owners = {"I1": kota.unit["pu_sda"].pk, "I2": kota.unit["dlh"].pk, "I3": kota.unit["dlh"].pk}
        services.bagi(ekbang, row, pemilik=owners)
        row.butir.update(mandiri=Decimal(3))
        Penilaian.objects.filter(pk=row.pk).update(status=Status.DINILAI_INTERNAL)
        lines = {b.kode: b for b in row.butir.select_related("penilaian", "penugasan")}
        for kode in ("I2", "I3"):
            services.nilai_internal(kota.aktor("kadis_pu"), lines[kode], nilai=Decimal(3), alasan="x")
        with pytest.raises(TidakBerwenang):
            services.nilai_internal(kota.aktor("kadis_pu"), lines["I1"], nilai=Decimal(3), alasan="x")
        assert alirkan(row, Aksi.BEKUKAN).status == Status.DIBEKUKAN
