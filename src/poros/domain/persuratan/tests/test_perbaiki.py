"""Correcting a letter: what differs is saved and nothing else, by whom, until when, and what stays as it was."""

from datetime import UTC, date, datetime, timedelta

import pytest

from poros.domain.persuratan import queries, services
from poros.domain.persuratan.rules import DAPAT_DIPERBAIKI
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.rujukan.models import Klasifikasi
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db
MULAI = datetime(2026, 12, 1, 2, tzinfo=UTC)
BARU = {
    "nomor": "9/BARU",
    "tanggal": date(2026, 11, 1),
    "pengirim": "Badan Baru",
    "perihal": "Perihal baru",
    "ringkasan": "Ringkasan baru",
    "jumlah_lampiran": 7,
    "klasifikasi": "900.1",
    "kecepatan": "sangat_segera",
    "kerahasiaan": "biasa",
    "acara_mulai": MULAI,
    "acara_selesai": MULAI + timedelta(hours=1),
    "acara_tempat": "Aula",
}


def isian(surat, **lain):
    """What the browser sends of a page that nobody has touched, but for `lain`."""
    return {
        "nomor": surat.nomor,
        "tanggal": surat.tanggal.isoformat(),
        "pengirim": surat.pengirim,
        "perihal": surat.perihal,
        "ringkasan": surat.ringkasan,
        "jumlah_lampiran": str(surat.jumlah_lampiran),
        "klasifikasi": surat.klasifikasi,
        "kecepatan": surat.kecepatan,
        "kerahasiaan": surat.kerahasiaan,
    } | lain


def test_every_field_that_may_be_corrected_has_a_new_value_here():
    assert set(BARU) == set(DAPAT_DIPERBAIKI)


@pytest.mark.parametrize("bidang", DAPAT_DIPERBAIKI)
def test_one_field_is_corrected_and_no_other(catat, kota, bidang):
    surat = catat()
    before = {name: getattr(surat, name) for name in DAPAT_DIPERBAIKI}
    services.perbaiki(kota.aktor("tu"), surat, perubahan={bidang: BARU[bidang]})
    surat.refresh_from_db()
    assert {name: getattr(surat, name) for name in DAPAT_DIPERBAIKI} == before | {bidang: BARU[bidang]}


def test_the_agenda_number_stays_whatever_is_corrected(catat, kota):
    surat = catat()
    kept = (surat.agenda, surat.tahun, surat.urut, surat.kepada_id, surat.pemegang_id, surat.status)
    services.perbaiki(kota.aktor("tu"), surat, perubahan=dict(BARU))
    surat.refresh_from_db()
    assert (surat.agenda, surat.tahun, surat.urut, surat.kepada_id, surat.pemegang_id, surat.status) == kept


@pytest.mark.parametrize(
    ("perubahan", "bidang"),
    [
        ({"nomor": " "}, "nomor"),
        ({"pengirim": ""}, "pengirim"),
        ({"perihal": "\t"}, "perihal"),
        ({"tanggal": date(2999, 1, 1)}, "tanggal"),
        ({"acara_mulai": MULAI, "acara_selesai": MULAI}, "acara_selesai"),
        ({"acara_mulai": MULAI, "acara_selesai": MULAI - timedelta(minutes=1)}, "acara_selesai"),
        ({"kepada_id": 1}, "kepada_id"),
        ({"pemegang_id": 1}, "pemegang_id"),
        ({"tahun": 2020}, "tahun"),
        ({"teks": "x"}, "teks"),
        ({"perihal": "Baik", "diterima": MULAI}, "diterima"),
    ],
)
def test_what_may_not_be_is_refused_beside_its_field_and_nothing_is_kept(catat, kota, perubahan, bidang):
    surat = catat()
    with pytest.raises(Ditolak) as refused:
        services.perbaiki(kota.aktor("tu"), surat, perubahan=perubahan)
    assert refused.value.bidang == bidang
    surat.refresh_from_db()
    assert surat.perihal == "Undangan rapat koordinasi data"
    assert not Jejak.objects.filter(aksi="surat.perbaiki").exists()


@pytest.mark.parametrize("kode", ["sekda", "walikota", "asisten1", "tu_pu", "kadis_pu", "inspektur", "admin"])
def test_only_the_secretariat_that_registered_it_corrects(catat, masuk, kota, kode):
    surat = catat()
    with pytest.raises(TidakBerwenang):
        services.perbaiki(kota.aktor(kode), surat, perubahan={"perihal": "Lain"})
    client = masuk(kode)
    assert client.get(f"/surat/{surat.pk}/perbaiki/").status_code == 404
    assert client.post(f"/surat/{surat.pk}/perbaiki/", isian(surat, perihal="Lain")).status_code == 404


def test_a_colleague_corrects_what_is_not_secret(catat, kota):
    open_one, secret = catat("1/A"), catat("2/B", kerahasiaan="rahasia")
    services.perbaiki(kota.aktor("kabag_umum"), open_one, perubahan={"perihal": "Lain"})
    with pytest.raises(TidakBerwenang):
        services.perbaiki(kota.aktor("kabag_umum"), secret, perubahan={"perihal": "Lain"})


def test_nobody_is_told_of_a_correction(catat, kota):
    surat = catat()
    told = Pemberitahuan.objects.count()
    services.perbaiki(kota.aktor("tu"), surat, perubahan={"perihal": "Lain"})
    assert Pemberitahuan.objects.count() == told


def test_a_letter_made_secret_is_gone_for_who_only_oversees(catat, kota):
    surat = catat()
    assert queries.surat_terlihat(kota.aktor("walikota")).filter(pk=surat.pk).exists()
    services.perbaiki(kota.aktor("tu"), surat, perubahan={"kerahasiaan": "rahasia"})
    seen = {
        k
        for k in ("walikota", "inspektur", "kabag_umum", "sekda", "tu")
        if queries.surat_terlihat(kota.aktor(k)).filter(pk=surat.pk)
    }
    assert seen == {"sekda", "tu"}


def test_the_trail_of_a_secret_letter_keeps_which_fields_and_no_words(catat, kota):
    """Inspektorat and kepala daerah read the trail, not the letter."""
    surat = catat(kerahasiaan="rahasia")
    services.perbaiki(kota.aktor("tu"), surat, perubahan={"perihal": "Dugaan kebocoran", "jumlah_lampiran": 2})
    line = Jejak.objects.filter(objek="surat", objek_id=surat.pk).latest("pk")
    assert line.data == {"perubahan": {"perihal": "…", "jumlah_lampiran": 2}}


def test_it_is_found_by_its_new_words_and_no_longer_by_the_old(catat, kota):
    surat = catat()
    services.perbaiki(kota.aktor("tu"), surat, perubahan={"perihal": "Permohonan talud"})
    assert list(queries.cari(kota.aktor("sekda"), "talud")) == [surat]
    assert not queries.cari(kota.aktor("sekda"), "koordinasi")


class TestForm:
    @pytest.fixture(autouse=True)
    def _kode(self, kota):
        Klasifikasi.objects.get_or_create(kode="500.14", defaults={"tingkat": 2, "nama": "Data"})

    def test_comes_filled_with_the_letter(self, catat, masuk):
        surat = catat(ringkasan="Mohon hadir", jumlah_lampiran=3, acara_mulai=MULAI, acara_tempat="Aula")
        page = masuk("tu").get(f"/surat/{surat.pk}/perbaiki/").content.decode()
        for value in (surat.nomor, "2026-11-20", "Mohon hadir", 'value="3"', "2026-12-01T09:00", "Aula", "500.14"):
            assert value in page, value

    @pytest.mark.parametrize(("kirim", "hasil"), [("", 0), ("0", 0), ("5", 5), ("999", 999)])
    def test_the_number_of_attachments_may_be_emptied(self, catat, masuk, kirim, hasil):
        surat = catat(jumlah_lampiran=3)
        assert masuk("tu").post(f"/surat/{surat.pk}/perbaiki/", isian(surat, jumlah_lampiran=kirim)).status_code == 302
        surat.refresh_from_db()
        assert surat.jumlah_lampiran == hasil

    def test_an_event_is_added_and_taken_away_on_the_local_clock(self, catat, masuk):
        surat, tu = catat(), masuk("tu")
        acara = {"acara_mulai": "2026-12-01T09:00", "acara_selesai": "2026-12-01T11:00", "acara_tempat": "Aula"}
        tu.post(f"/surat/{surat.pk}/perbaiki/", isian(surat, **acara))
        surat.refresh_from_db()
        assert (surat.acara_mulai, surat.acara_selesai) == (MULAI, MULAI + timedelta(hours=2))
        tu.post(f"/surat/{surat.pk}/perbaiki/", isian(surat))
        surat.refresh_from_db()
        assert (surat.acara_mulai, surat.acara_selesai, surat.acara_tempat) == (None, None, "")

    def test_the_trail_keeps_what_differs_only(self, catat, masuk):
        surat = catat()
        masuk("tu").post(f"/surat/{surat.pk}/perbaiki/", isian(surat, pengirim="BPS Kota"))
        assert Jejak.objects.get(aksi="surat.perbaiki").data == {"perubahan": {"pengirim": "BPS Kota"}}

    @pytest.mark.parametrize(
        ("lain", "bidang"),
        [
            ({"nomor": ""}, "nomor"),
            ({"tanggal": "2999-01-01"}, "tanggal"),
            ({"acara_mulai": "2026-12-01T09:00", "acara_selesai": "2026-12-01T08:00"}, "acara_selesai"),
            ({"klasifikasi": "joget"}, "klasifikasi"),
        ],
    )
    def test_what_is_wrong_stands_beside_its_field_and_the_rest_stays(self, catat, masuk, lain, bidang):
        surat = catat()
        page = masuk("tu").post(f"/surat/{surat.pk}/perbaiki/", isian(surat, ringkasan="Tulisan saya", **lain))
        assert page.status_code == 422
        assert list(page.context["form"].errors) == [bidang]
        assert "Tulisan saya" in page.content.decode()

    def test_after_the_decision_it_says_so_and_keeps_what_was_typed(self, catat, isi, kota, masuk):
        surat = catat()
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
        page = masuk("tu").post(f"/surat/{surat.pk}/perbaiki/", isian(surat, perihal="Tulisan saya"))
        assert page.status_code == 422
        assert "tidak dapat diperbaiki lagi" in page.content.decode()
        assert "Tulisan saya" in page.content.decode()
