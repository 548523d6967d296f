"""Who is told of what, and who is not: one line per act on a letter."""

import pytest

from poros.domain.persuratan import services
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan import services as tugas

pytestmark = pytest.mark.django_db


@pytest.fixture
def kabar(kota):
    """The offices told since the last asking, with the kind of the notice."""
    nama = {row.pk: kode for kode, row in kota.orang.items()}

    def read():
        rows = list(Pemberitahuan.objects.order_by("id"))
        Pemberitahuan.objects.all().delete()
        return {(nama[row.orang_id], row.jenis) for row in rows}

    return read


@pytest.mark.parametrize(
    ("lain", "diberi_tahu"),
    [
        ({}, {("sekda", "surat.masuk")}),
        ({"kepada": "asisten1"}, {("asisten1", "surat.masuk")}),
        ({"kepada": "kabag_umum"}, {("kabag_umum", "surat.masuk")}),
        ({"langsung": False}, set()),
        ({"oleh": "kadis_pu", "kepada": "kadis_pu"}, set()),
        ({"kerahasiaan": "rahasia"}, {("sekda", "surat.masuk")}),
    ],
)
def test_registering_tells_the_addressee_alone(catat, kabar, lain, diberi_tahu):
    catat(**lain)
    assert kabar() == diberi_tahu


@pytest.mark.parametrize(
    ("kerahasiaan", "tertutup"), [("biasa", False), ("terbatas", False), ("rahasia", True), ("sangat_rahasia", True)]
)
def test_of_a_secret_letter_only_that_it_is_there(catat, kerahasiaan, tertutup):
    catat(kerahasiaan=kerahasiaan)
    assert Pemberitahuan.objects.get().tertutup is tertutup


def test_routing_tells_the_next_desk(catat, kota, kabar):
    surat = catat()
    kabar()
    services.teruskan(kota.aktor("tu"), surat, kepada=kota.jabatan["asisten2"])
    assert kabar() == {("asisten2", "surat.masuk")}


def test_disposing_tells_who_works_on_it(catat, isi, kota, kabar):
    surat = catat()
    kabar()
    services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu", "sos"))
    told = kabar()
    assert {("kadis_pu", "penugasan.baru"), ("kadis_sos", "penugasan.baru")} <= told
    assert not {"sekda", "kadis_dlh", "staf_pu", "walikota", "camat"} & {kode for kode, _jenis in told}


def test_undoing_tells_the_same(catat, isi, kota, kabar):
    surat = catat()
    services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
    told = {kode for kode, jenis in kabar() if jenis == "penugasan.baru"}
    services.urungkan(kota.aktor("sekda"), surat)
    assert kabar() == {(kode, "penugasan.dibatalkan") for kode in told}


@pytest.mark.parametrize("aksi", ["baca", "perbaiki", "usulkan", "arsipkan", "tarik", "urungkan", "berkaskan"])
def test_what_changes_nobodys_work_tells_nobody(catat, isi, kota, kabar, aksi):
    surat, sekda, tu = catat(), kota.aktor("sekda"), kota.aktor("tu")
    if aksi in {"urungkan", "berkaskan"}:
        services.arsipkan(sekda, surat)
    kabar()
    acts = {
        "baca": lambda: services.baca(sekda, surat),
        "perbaiki": lambda: services.perbaiki(tu, surat, perubahan={"perihal": "Lain"}),
        "usulkan": lambda: services.usulkan(tu, surat, isi=isi("pu")),
        "arsipkan": lambda: services.arsipkan(sekda, surat),
        "tarik": lambda: services.tarik(tu, surat, alasan="Salah"),
        "urungkan": lambda: services.urungkan(sekda, surat),
        "berkaskan": lambda: services.berkaskan(tu, surat),
    }
    acts[aksi]()
    assert kabar() == set()


class TestWhatHappensElsewhere:
    """The letter follows its orders: settled with the last, back on the desk when none is left."""

    def status(self, surat):
        surat.refresh_from_db()
        return surat.status

    @pytest.fixture
    def dua(self, catat, isi, kota):
        surat, sekda = catat(), kota.aktor("sekda")
        return surat, [services.disposisikan(sekda, surat, isi=isi(u)).arahan for u in ("pu", "dlh")]

    def tuntas(self, kota, arahan, unit):
        part, kepala = arahan.penugasan.get(), kota.aktor(f"kadis_{unit}")
        tugas.tambah_bukti(kepala, part, isi=tugas.bukti.IsiBukti(teks="Selesai"))
        tugas.serahkan(kepala, part)
        tugas.verifikasi(kota.aktor("kabag_ekbang"), part)
        tugas.setujui(kota.aktor("sekda"), part)

    @pytest.mark.parametrize(
        ("pertama", "kedua", "status"),
        [
            ("tuntas", "tuntas", "selesai"),
            ("tuntas", "tarik", "selesai"),
            ("tarik", "tuntas", "selesai"),
            ("tarik", "tarik", "menunggu_arahan"),
        ],
    )
    def test_the_last_order_decides_together_with_those_before(self, dua, kota, pertama, kedua, status):
        surat, orders = dua
        for order, unit, act in zip(orders, ("pu", "dlh"), (pertama, kedua), strict=True):
            assert self.status(surat) == "didisposisi"
            if act == "tarik":
                tugas.tarik(kota.aktor("sekda"), order, alasan="Keliru")
            else:
                self.tuntas(kota, order, unit)
        assert self.status(surat) == status

    def test_disposed_of_anew_and_undone_it_is_settled_as_before(self, dua, isi, kota):
        surat, orders = dua
        for order, unit in zip(orders, ("pu", "dlh"), strict=True):
            self.tuntas(kota, order, unit)
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi("sos"))
        assert self.status(surat) == "didisposisi"
        services.urungkan(kota.aktor("sekda"), surat)
        assert self.status(surat) == "selesai"

    def test_an_order_that_came_of_no_letter_moves_none(self, catat, kota, isi):
        from poros.domain.persuratan.publik import saat_arahan_ditarik
        from poros.kernel.penugasan.models import Arahan

        surat = catat()
        services.disposisikan(kota.aktor("sekda"), surat, isi=isi("pu"))
        Arahan.objects.update(status="ditarik")
        for order in (Arahan(sumber="aduan", sumber_id=surat.pk), Arahan(sumber="surat", sumber_id=None)):
            saat_arahan_ditarik(None, arahan=order)
        assert self.status(surat) == "didisposisi"
