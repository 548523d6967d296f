"""Sessions of the council: who sees a closed one, the quorum with its waits, votes."""

import pytest

from poros.domain.rapat import services
from poros.domain.rapat.models import Rapat
from poros.domain.rapat.queries import rapat as baca
from poros.domain.rapat.rules.alur import Peran, Status
from poros.domain.rapat.values import DataPeserta, Saringan
from poros.kernel.commands import Ditolak
from poros.kernel.wewenang import TidakBerwenang


@pytest.fixture
def sidang(berlangsung):
    """A plenary session of 45 members on a matter; with changes by name."""

    def make(**ganti):
        members = tuple(DataPeserta(nama=f"Anggota {n}", peran=Peran.ANGGOTA_DPRD, wajib=False) for n in range(5))
        given = {"jenis": "paripurna", "perkara": "b", "anggota": 45, "peserta": members}
        return berlangsung(**(given | ganti))

    return make


@pytest.mark.parametrize(("perkara", "hadir", "setuju", "suara"), [
    ("a", 34, 23, "diterima"), ("a", 34, 22, "ditolak"), ("b", 30, 16, "diterima"), ("b", 30, 15, "ditolak"), ("c", 23, 8, "diterima"),
])  # fmt: skip
def test_the_vectors_of_the_law(kota, sidang, perkara, hadir, *, setuju, suara):
    row, tu = sidang(perkara=perkara), kota.aktor("tu")
    assert services.hitung_kuorum(tu, row, hadir=hadir).keadaan == "sah"
    assert services.catat_suara(tu, row, setuju=setuju, tolak=7).suara == suara


@pytest.mark.parametrize(("perkara", "akhir"), [("a", "tidak_memutus"), ("b", "tidak_memutus"), ("c", "pimpinan")])
def test_two_waits_another_day_and_the_end(kota, sidang, terjadwal, perkara, akhir):
    row, tu = sidang(perkara=perkara), kota.aktor("tu")
    said = []
    for _ in range(3):
        said.append(services.hitung_kuorum(tu, row, hadir=20).keadaan)
        Rapat.objects.update(tunda_hingga=None)
    assert said == ["tunda", "tunda", "jadwal_ulang"]
    row.refresh_from_db()
    assert (row.status, row.lanjutan) == (Status.DITUNDA, True)
    services.jadwalkan_lagi(kota.aktor("kabag_umum"), row)
    Rapat.objects.filter(pk=row.pk).update(status="berlangsung")
    assert services.hitung_kuorum(tu, row, hadir=20).keadaan == akhir
    with pytest.raises(Ditolak, match="tidak tercapai"):
        services.catat_suara(tu, row, setuju=20, tolak=0)


def test_the_signatures_are_counted_when_nobody_has_counted(kota, sidang):
    row, tu = sidang(anggota=6), kota.aktor("tu")
    ids = row.peserta.filter(peran=Peran.ANGGOTA_DPRD).values_list("pk", flat=True)
    services.catat_hadir(tu, row, peserta=list(ids[:4]))
    made = services.hitung_kuorum(tu, row)
    assert (made.hadir, made.keadaan) == (4, "sah")


@pytest.mark.parametrize(("ganti", "kata"), [
    ({"jenis": "rakor"}, "hanya dihitung"), ({"jenis": "paripurna-istimewa"}, "istimewa"), ({"perkara": ""}, "Isi perkara"), ({"anggota": None}, "Isi perkara"),
])  # fmt: skip
def test_where_there_is_no_quorum_to_count(kota, sidang, ganti, kata):
    with pytest.raises(Ditolak, match=kata):
        services.hitung_kuorum(kota.aktor("tu"), sidang(**ganti), hadir=40)


def test_numbers_that_cannot_be(kota, sidang):
    row, tu = sidang(), kota.aktor("tu")
    with pytest.raises(Ditolak, match="anggotanya"):
        services.hitung_kuorum(tu, row, hadir=46)
    services.hitung_kuorum(tu, row, hadir=30)
    with pytest.raises(Ditolak, match="yang hadir"):
        services.catat_suara(tu, row, setuju=20, tolak=11)


def test_a_closed_session_is_found_by_nobody_who_is_not_named(kota, diundang, masuk):
    row = diundang(jenis="bamus", judul="Penjadwalan raperda")
    for kode in ("walikota", "sekda", "inspektur", "camat"):
        with pytest.raises(TidakBerwenang):
            baca.satu(kota.aktor(kode), row.pk)
    assert baca.satu(kota.aktor("kadis_pu"), row.pk) == row
    assert list(baca.rapat_terlihat(kota.aktor("kadis_pu"), Saringan(q="raperda"))) == []
    assert "X-Poros-Luring" not in masuk("kadis_pu").get(f"/rapat/{row.pk}/").headers
    assert masuk("sekda").get(f"/rapat/{row.pk}/notula.pdf").status_code == 404


def test_the_page_says_how_many_must_be_there(kota, masuk, sidang):
    row = sidang()
    page = masuk("tu").get(f"/rapat/{row.pk}/kuorum/").content.decode()
    assert "Yang harus hadir" in page
    assert ">30<" in page.replace("\n", "").replace(" ", "") or "30" in page
    assert masuk("tu").post(f"/rapat/{row.pk}/kuorum/", {"hadir": "30"}).status_code == 302
    assert "Suara setuju yang diperlukan" in masuk("tu").get(f"/rapat/{row.pk}/kuorum/").content.decode()
    assert masuk("tu").post(f"/rapat/{row.pk}/kuorum/", {"setuju": "16", "tolak": "2"}).status_code == 302
    assert masuk("tu").post(f"/rapat/{row.pk}/kuorum/", {"setuju": "99", "tolak": "2"}).status_code == 422
    assert row.hitungan.last().suara == "diterima"
