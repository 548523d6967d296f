"""Public warnings: what goes out fits CAP 1.2, replaces what it should, ends when it should, and is never a drill's."""

import xml.etree.ElementTree as ET
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from poros.domain.krisis import services
from poros.domain.krisis.models import PeringatanCap
from poros.domain.krisis.queries import humas
from poros.domain.krisis.rules import cap
from poros.domain.krisis.rules.alur import Bahaya
from poros.domain.krisis.tests.bahan import cacat, segar
from poros.domain.krisis.tests.conftest import bagan, genangan
from poros.domain.krisis.tests.test_latihan_privasi import peringatan
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db
SKEMA = Path(__file__).parent / "cap12.xsd"


def terbit(aktor, row, **lain):
    return services.terbitkan_peringatan(aktor, row, data=peringatan(**lain))


def unsur(row, nama):
    root = ET.fromstring(row.xml)
    return next((e.text for e in root.iter(f"{{{cap.NS}}}{nama}")), None)


# ---------------------------------------------------------------- the message


@pytest.mark.parametrize(
    ("bahaya", "kategori", "kata"),
    [
        (Bahaya.BANJIR, "Met", "Banjir"), (Bahaya.GEMPA, "Geo", "Gempa bumi"), (Bahaya.TSUNAMI, "Geo", "Tsunami"),
        (Bahaya.LONGSOR, "Geo", "Tanah longsor"), (Bahaya.KEBAKARAN, "Fire", "Kebakaran"),
        (Bahaya.ANGIN, "Met", "Cuaca ekstrem"), (Bahaya.KEKERINGAN, "Met", "Kekeringan"), (Bahaya.LAIN, "Safety", "Lainnya"),
    ],
)  # fmt: skip
def test_each_threat_has_its_category_and_its_name_in_indonesian(buka, bpbd, bahaya, kategori, kata):
    """The message says language id-ID: whoever sends it from English pages sends Indonesian words."""
    with translation.override("en"):
        made = terbit(bpbd, buka(bahaya=bahaya))
    assert (unsur(made, "category"), unsur(made, "event"), unsur(made, "language")) == (kategori, kata, "id-ID")


@pytest.mark.parametrize("latihan", [False, True])
@pytest.mark.parametrize("berarea", [False, True])
def test_what_goes_out_fits_the_official_schema(tanggap, bpbd, latihan, berarea):
    etree = pytest.importorskip("lxml.etree")
    row = tanggap(latihan=latihan)
    area = genangan(bpbd, row).pk if berarea else None
    made = terbit(bpbd, row, area_id=area, uraian="Air < 1 m & naik\x0bcepat", judul="Banjir\x0bDamai")
    etree.XMLSchema(etree.parse(str(SKEMA))).assertValid(etree.fromstring(made.xml.encode()))
    assert (unsur(made, "status"), unsur(made, "note")) == (
        ("Exercise", "Ini latihan.") if latihan else ("Actual", None)
    )
    assert unsur(made, "description") == "Air < 1 m & naik cepat"


def test_a_drill_says_so_in_indonesian_whoever_plays_it(tanggap, bpbd):
    with translation.override("en"):
        assert unsur(terbit(bpbd, tanggap(latihan=True)), "note") == "Ini latihan."


def test_the_area_is_the_one_that_was_drawn(tanggap, bpbd):
    row = tanggap()
    made = terbit(bpbd, row, area_id=genangan(bpbd, row).pk)
    first = unsur(made, "polygon").split()[0]
    assert first == "-1.20500,116.81200"
    assert unsur(terbit(bpbd, row), "polygon") is None


@pytest.mark.parametrize("mana", ["lain", "dicabut", "tiada"])
def test_a_warning_never_goes_out_without_the_area_that_was_chosen(tanggap, buka, bpbd, program, mana):
    """People outside it would be warned, and those inside not."""
    row = tanggap()
    area = genangan(bpbd, buka(nama="Lain") if mana == "lain" else row)
    if mana == "dicabut":
        services.cabut_area(bpbd, area)
    number = 999_999 if mana == "tiada" else area.pk
    with pytest.raises(Ditolak, match="tidak berlaku lagi") as refused:
        terbit(bpbd, row, area_id=number)
    assert (refused.value.bidang, row.peringatan.count()) == ("area", 0)
    told = {
        n: getattr(peringatan(), n) for n in ("judul", "uraian", "petunjuk", "wilayah", "mendesak", "parah", "pasti")
    }
    until = (timezone.now() + timedelta(hours=2)).isoformat()
    answer = program("kepala_bpbd", "krisis:tulis").post(
        f"/krisis/kejadian/{row.pk}/peringatan", told | {"berakhir": until, "area": number}
    )
    assert cacat(answer) == {"area"}


@pytest.mark.parametrize("zona", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_moments_carry_the_zone_of_the_government(tanggap, bpbd, zona):
    with timezone.override(ZoneInfo(zona)):
        made = terbit(bpbd, tanggap())
    sent = datetime.fromisoformat(unsur(made, "sent"))
    assert sent == made.sent.replace(microsecond=0)
    assert sent.utcoffset() == datetime.now(ZoneInfo(zona)).utcoffset()
    assert datetime.fromisoformat(unsur(made, "expires")) == made.berakhir.replace(microsecond=0)


def test_who_sends_is_named_and_numbers_are_never_used_twice(tanggap, buka, bpbd):
    row, other = tanggap(), buka(nama="Lain")
    made = [terbit(bpbd, row), terbit(bpbd, other), terbit(bpbd, row)]
    assert len({p.identifier for p in made}) == 3
    assert {unsur(p, "sender") for p in made} == {"pusdalops@uji"}
    assert unsur(made[0], "senderName") == "BPBD"
    assert not [p.identifier for p in made if cap.TERLARANG.search(p.identifier)]


# ---------------------------------------------------------------- refused beside its field


@pytest.mark.parametrize(
    ("lain", "bidang", "kata"),
    [
        ({"wilayah": " "}, "wilayah", "Sebutkan wilayahnya"),
        ({"mendesak": "Segera"}, "mendesak", "urgency"),
        ({"parah": "Parah"}, "parah", "severity"),
        ({"pasti": ""}, "pasti", "certainty"),
        ({"tanggapan": "Lari"}, "tanggapan", "responseType"),
        ({"berakhir": timezone.now() - timedelta(days=3)}, "berakhir", "waktu yang akan datang"),
    ],
)
def test_what_the_standard_refuses_is_said_where_it_was_chosen(tanggap, bpbd, lain, bidang, kata):
    row = tanggap()
    with pytest.raises(Ditolak, match=kata) as refused:
        terbit(bpbd, row, **lain)
    assert (refused.value.bidang, row.peringatan.count()) == (bidang, 0)


def isian(**lain):
    until = (timezone.localtime() + timedelta(hours=6)).strftime("%Y-%m-%dT%H:%M")
    return {
        "judul": "Banjir", "uraian": "Air naik di RT 4", "petunjuk": "Mengungsi", "wilayah": "Damai", "mendesak": "Immediate",
        "parah": "Severe", "pasti": "Observed", "tanggapan": "Evacuate", "berakhir": until,
    } | lain  # fmt: skip


@pytest.mark.parametrize(
    ("lain", "bidang"),
    [({"berakhir": "2020-01-01T00:00"}, "berakhir"), ({"batal": "on"}, "mengganti_id"), ({"parah": "?"}, "parah"),
     ({"area_id": "999999"}, "area_id"), ({"petunjuk": ""}, "petunjuk")],
)  # fmt: skip
def test_the_form_says_it_beside_the_input_and_keeps_the_words(tanggap, masuk, lain, bidang):
    row = tanggap()
    page = masuk("kepala_bpbd").post(reverse("krisis:peringatan", args=[row.pk]), isian(**lain))
    words = page.content.decode()
    assert (page.status_code, row.peringatan.count()) == (422, 0)
    assert f'id="id_{bidang}_error"' in words
    assert "Air naik di RT 4" in words


def test_the_form_offers_what_holds_only(tanggap, bpbd, masuk):
    row = tanggap()
    area, gone = genangan(bpbd, row), genangan(bpbd, row)
    services.cabut_area(bpbd, gone)
    first = terbit(bpbd, row, judul="Siaga satu")
    second = terbit(bpbd, row, judul="Siaga dua", mengganti_id=first.pk)
    cancel = terbit(bpbd, row, judul="Batal saja", mengganti_id=terbit(bpbd, row, judul="Keliru").pk, batal=True)
    page = masuk("kepala_bpbd").get(reverse("krisis:peringatan", args=[row.pk])).content.decode()
    choices = page[page.index('id="id_mengganti_id"') :]
    assert [f'value="{p.pk}"' in choices for p in (first, second, cancel)] == [False, True, False]
    areas = page[page.index('id="id_area_id"') : page.index('id="id_mendesak"')]
    assert [f'value="{a.pk}"' in areas for a in (area, gone)] == [True, False]


# ---------------------------------------------------------------- replaced, cancelled, over


def test_a_chain_of_updates_names_what_each_replaces_and_only_the_last_holds(tanggap, bpbd):
    row, chain = tanggap(), []
    for n in range(3):
        before = chain[-1].pk if chain else None
        chain.append(terbit(bpbd, row, judul=f"Keadaan {n}", mengganti_id=before))
    assert [p.jenis_pesan for p in chain] == ["Alert", "Update", "Update"]
    for old, new in pairwise(chain):
        sender, identifier, moment = unsur(new, "references").split(",")
        assert (sender, identifier, moment) == ("pusdalops@uji", old.identifier, unsur(old, "sent"))
    assert humas.peringatan_berlaku() == [chain[-1]]


def test_what_was_cancelled_holds_no_more_and_is_not_taken_up_again(tanggap, bpbd):
    row = tanggap()
    first = terbit(bpbd, row)
    cancel = terbit(bpbd, row, mengganti_id=first.pk, batal=True)
    assert (cancel.jenis_pesan, unsur(cancel, "msgType"), humas.peringatan_berlaku()) == ("Cancel", "Cancel", [])
    for target in (first, cancel):
        with pytest.raises(Ditolak, match="sudah diganti atau dibatalkan") as refused:
            terbit(bpbd, row, mengganti_id=target.pk)
        assert refused.value.bidang == "mengganti"


def test_one_event_does_not_cancel_the_warning_of_another(tanggap, buka, bpbd):
    first = terbit(bpbd, tanggap())
    with pytest.raises(Ditolak, match="sudah diganti"):
        terbit(bpbd, buka(nama="Lain"), mengganti_id=first.pk, batal=True)
    assert humas.peringatan_berlaku() == [first]


def test_a_warning_ends_by_its_own_clock(tanggap, bpbd):
    row, now = tanggap(), timezone.now()
    short, long = (terbit(bpbd, row, berakhir=now + timedelta(hours=h)) for h in (1, 9))
    assert set(humas.peringatan_berlaku()) == {short, long}
    copy = {f.attname: getattr(short, f.attname) for f in PeringatanCap._meta.concrete_fields if not f.primary_key}
    over = PeringatanCap.objects.create(**copy | {"identifier": "uji-lewat", "berakhir": now - timedelta(seconds=1)})
    assert over not in humas.peringatan_berlaku()


def test_after_the_event_a_warning_that_still_holds_is_still_shown(tanggap, bpbd, client):
    """Nobody takes back what people were told by closing a file; it ends by its clock or by a cancellation."""
    row = tanggap()
    made = terbit(bpbd, row)
    services.akhiri(bpbd, row)
    assert humas.peringatan_berlaku() == [made]
    with pytest.raises(Ditolak, match="sudah diakhiri"):
        terbit(bpbd, segar(row))


# ---------------------------------------------------------------- who, trail, feed


def test_the_spokesman_of_the_chart_speaks_whatever_the_office_and_commands_nothing(tanggap, bpbd, kota):
    from dataclasses import replace

    from poros.domain.krisis.tests.bahan import perintah

    row, speaker = tanggap(), kota.aktor("kadis_dlh")
    with pytest.raises(TidakBerwenang):
        terbit(speaker, row)
    chart = bagan(kota)
    seats = tuple(
        replace(p, jabatan_id=kota.jabatan["kadis_dlh"].pk, pejabat="") if p.kode == "jubir" else p
        for p in chart.posisi
    )
    services.susun_komando(bpbd, row, data=replace(chart, posisi=seats))
    assert unsur(terbit(speaker, row), "senderName") == "Dinas Lingkungan Hidup"
    with pytest.raises(TidakBerwenang):
        services.beri_perintah(speaker, row, data=perintah(kota))
    services.susun_komando(bpbd, row, data=bagan(kota))
    with pytest.raises(TidakBerwenang):
        terbit(speaker, row)


def test_the_trail_keeps_what_was_told_to_people(tanggap, bpbd):
    terbit(bpbd, tanggap(), petunjuk="Mengungsi ke GOR")
    assert Jejak.objects.get(aksi="krisis.peringatan").data["data"]["petunjuk"] == "Mengungsi ke GOR"


def feed(client):
    client.defaults["HTTP_HOST"] = "uji.localhost"
    answer = client.get(reverse("krisis:umpan_cap"))
    assert answer["Content-Type"].startswith("application/rss+xml")
    return ET.fromstring(answer.content)


@pytest.mark.parametrize("judul", ["Banjir & longsor <segera>", "Banjir\x0bDamai", 'Kata "kutip"', "Банjир 🌊"])
def test_the_feed_can_be_read_whatever_a_title_holds(tanggap, bpbd, client, judul):
    """One title that breaks the feed would silence all other warnings."""
    row = tanggap()
    terbit(bpbd, row, judul=judul)
    terbit(bpbd, row, judul="Kedua")
    titles = [i.findtext("title") for i in feed(client).iter("item")]
    assert titles == ["Kedua", cap.bersih(judul)]


def test_the_feed_leads_to_each_message_as_it_went_out(tanggap, bpbd, client):
    made = terbit(bpbd, tanggap())
    (item,) = feed(client).iter("item")
    link = item.findtext("link")
    assert link == f"http://uji.localhost{reverse('krisis:cap', args=[made.pk])}"
    assert item.findtext("guid") == made.identifier
    answer = client.get(link.removeprefix("http://uji.localhost"))
    assert (answer.content.decode(), answer["Content-Type"]) == (made.xml, "application/cap+xml; charset=utf-8")
    assert "max-age=300" in answer["Cache-Control"]


def test_a_drill_is_in_no_feed_and_its_message_only_in_the_house(tanggap, bpbd, client, masuk):
    made = terbit(bpbd, tanggap(latihan=True))
    assert list(feed(client).iter("item")) == []
    assert client.get(reverse("krisis:cap", args=[made.pk])).status_code == 404
    assert client.get(reverse("krisis:peringatan_xml", args=[made.pk])).status_code == 302
    assert masuk("camat").get(reverse("krisis:peringatan_xml", args=[made.pk])).content.decode() == made.xml


def test_a_program_sends_updates_and_cancels_once_per_key(tanggap, program):
    row, bpbd = tanggap(), program("kepala_bpbd", "krisis:tulis")
    base = f"/krisis/kejadian/{row.pk}/peringatan"
    body = isian(berakhir=(timezone.now() + timedelta(hours=6)).isoformat())
    first = [bpbd.post(base, body, kunci="cap-1").json()["id"] for _again in range(2)]
    assert first[0] == first[1]
    second = bpbd.post(base, body | {"mengganti": first[0]}).json()["id"]
    assert cacat(bpbd.post(base, body | {"mengganti": first[0]})) == {"mengganti"}
    assert cacat(bpbd.post(base, body | {"batal": True})) == {"mengganti"}
    assert bpbd.post(base, body | {"mengganti": second, "batal": True}).status_code == 201
    assert [p.jenis_pesan for p in row.peringatan.order_by("pk")] == ["Alert", "Update", "Cancel"]
    assert program("camat", "krisis:tulis").post(base, body).status_code == 404
