"""What lies on whose desk at each point of an order's life: every card, its words, and the acts beside it."""

import pytest

from poros.domain.koordinasi.manifest import kartu
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.rules import Peran

pytestmark = pytest.mark.django_db
SIAPA = ("sekda", "kabag_ekbang", "kadis_pu", "tu_pu", "staf_pu", "kadis_dlh", "asisten2", "camat", "inspektur")
BARU, TERUS = "Penugasan baru", ("Terima", "Kembalikan")


@pytest.fixture
def satu(kota, beri) -> Penugasan:
    """One order of the Sekda to Dinas PU alone; Bagian Adbang coordinates."""
    return beri("sekda", "pu", isi="Perbaiki jembatan").penugasan.get()


@pytest.fixture
def jalani(kota, satu):
    """Bring it on by the acts that are named."""
    kadis, ekbang, sekda = (kota.aktor(k) for k in ("kadis_pu", "kabag_ekbang", "sekda"))
    acts = {
        "terima": lambda: services.terima(kadis, satu),
        "kembalikan": lambda: services.kembalikan(kadis, satu, catatan="bukan tugas kami"),
        "tegaskan": lambda: services.tegaskan(ekbang, satu, catatan="tetap tugas PU"),
        "serahkan": lambda: (
            services.tambah_bukti(kadis, satu, isi=services.IsiBukti(teks="Jadi")),
            services.serahkan(kadis, satu, catatan="sudah selesai"),
        ),
        "tolak": lambda: services.tolak(ekbang, satu, catatan="belum rapi"),
        "verifikasi": lambda: services.verifikasi(ekbang, satu),
        "revisi": lambda: services.revisi(sekda, satu, catatan="tambah rambu"),
        "setujui": lambda: services.setujui(sekda, satu),
        "batalkan": lambda: services.batalkan(sekda, satu, catatan="tidak jadi"),
    }

    def go(words: str) -> Penugasan:
        for word in words.split():
            acts[word]()
        satu.refresh_from_db()
        return satu

    return go


def meja(kota) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Offices with a card: its kind and the names of its acts."""
    found = {}
    for siapa in SIAPA:
        cards = [c for c in kartu.penugasan(kota.aktor(siapa)) if hasattr(c, "aksi")]
        assert len(cards) <= 1, siapa
        if cards:
            found[siapa] = (str(cards[0].jenis), tuple(str(a.nama) for a in cards[0].aksi))
    return found


@pytest.mark.parametrize(
    ("jalan", "wanted"),
    [
        ("", {"kadis_pu": BARU, "tu_pu": BARU}),
        ("terima", {}),
        ("kembalikan", {"kabag_ekbang": "Dikembalikan unit"}),
        ("kembalikan tegaskan", {"kadis_pu": BARU, "tu_pu": BARU}),
        ("terima serahkan", {"kabag_ekbang": "Hasil untuk diverifikasi"}),
        ("terima serahkan tolak", {"kadis_pu": "Hasil perlu diperbaiki", "tu_pu": "Hasil perlu diperbaiki"}),
        ("terima serahkan verifikasi", {"sekda": "Hasil untuk disetujui"}),
        (
            "terima serahkan verifikasi revisi",
            {"kadis_pu": "Hasil perlu diperbaiki", "tu_pu": "Hasil perlu diperbaiki"},
        ),
        ("terima serahkan verifikasi setujui", {}),
        ("terima batalkan", {}),
    ],
)
def test_it_lies_before_whom_it_waits_for_and_nobody_else(kota, jalani, jalan, wanted):
    jalani(jalan)
    assert {siapa: jenis for siapa, (jenis, _aksi) in meja(kota).items()} == wanted


def test_what_was_confirmed_can_only_be_accepted(kota, jalani):
    jalani("kembalikan tegaskan")
    assert meja(kota)["kadis_pu"][1] == ("Terima",)


@pytest.mark.parametrize(
    ("jalan", "siapa", "kata"),
    [
        ("kembalikan", "kabag_ekbang", "Dinas Pekerjaan Umum: “bukan tugas kami”"),
        ("terima serahkan", "kabag_ekbang", "Dinas Pekerjaan Umum: “sudah selesai”"),
        ("terima serahkan tolak", "kadis_pu", "Sekretaris Daerah: “belum rapi”"),
        ("terima serahkan verifikasi revisi", "kadis_pu", "Sekretaris Daerah: “tambah rambu”"),
        ("", "kadis_pu", "Sekretaris Daerah"),
    ],
)
def test_the_last_words_stand_on_the_card(kota, jalani, jalan, siapa, kata):
    jalani(jalan)
    (card,) = kartu.penugasan(kota.aktor(siapa))
    assert card.dari == kata


@pytest.mark.parametrize("jalan", ["", "kembalikan", "terima serahkan", "terima serahkan verifikasi"])
def test_every_act_of_a_card_can_be_done_or_opened_by_whom_it_is_shown_to(kota, jalani, masuk, jalan):
    """A button that sends is answered with a way on; one that leads somewhere leads to a page."""
    from django.db import transaction

    jalani(jalan)
    for siapa in meja(kota):
        (card,) = kartu.penugasan(kota.aktor(siapa))
        for button in card.aksi:
            with transaction.atomic():
                client = masuk(siapa)
                answer = client.post(button.url) if button.kirim else client.get(button.url.split("#")[0])
                assert answer.status_code == (302 if button.kirim else 200), (siapa, str(button.nama))
                transaction.set_rollback(True)


def test_who_supports_and_who_is_only_told_have_their_own_cards(kota, beri):
    beri("sekda", "pu", ("dlh", Peran.PENDUKUNG), ("sos", Peran.TEMBUSAN))
    told = {
        s: [str(a.nama) for a in kartu.penugasan(kota.aktor(s))[0].aksi] for s in ("kadis_pu", "kadis_dlh", "kadis_sos")
    }
    assert told["kadis_pu"] == told["kadis_dlh"] == ["Terima", "Kembalikan"]
    assert len(told["kadis_sos"]) == 1
    assert told["kadis_sos"] != ["Terima"]
