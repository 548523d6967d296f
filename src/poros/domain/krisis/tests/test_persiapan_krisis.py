"""Set up beforehand: plans in versions, roles as a whole, layers that the map can draw; refused in words when not."""

import json
from importlib import resources

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from poros.domain.krisis import services
from poros.domain.krisis.models import LapisanPeta, PeranKrisis, RencanaKontinjensi
from poros.domain.krisis.queries import parameter, peta
from poros.domain.krisis.rules.alur import Bahaya, Peran, Periksa
from poros.domain.krisis.rules.rencana import baca
from poros.domain.krisis.tests.test_rules_lapisan import jalan, lapisan, wilayah
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db
NASKAH = """
kode: gempa
versi: 7
bahaya: gempa
nama: Rencana gempa
dasar: Keputusan 1/2026
klaster: {sar: SAR}
ritme: {tanggap: 4}
posisi: [{kode: k, nama: Komandan, peran: komandan}]
perintah: [{kode: a, klaster: sar, peran: damkar, isi: Cari korban, jam: 1}]
"""


def unit(actor):
    return Unit(pk=actor.unit_id)


@pytest.fixture
def tulis(bpbd):
    return lambda naskah=NASKAH: services.tulis_rencana(bpbd, unit(bpbd), naskah=naskah)


@pytest.fixture
def muat(bpbd):
    return lambda isi, jenis="wilayah", sumber="Uji": services.muat_lapisan(
        bpbd, unit(bpbd), jenis=jenis, isi=isi, sumber=sumber
    )


def test_versions_count_on_whatever_the_text_says_and_older_ones_stay(tulis):
    first, second = tulis(), tulis(NASKAH.replace("Rencana gempa", "Rencana gempa baru"))
    assert [(r.versi, r.isi["versi"], r.nama) for r in (first, second)] == [
        (1, 1, "Rencana gempa"), (2, 2, "Rencana gempa baru"),
    ]  # fmt: skip
    assert RencanaKontinjensi.objects.get(pk=first.pk).nama == "Rencana gempa"
    assert list(parameter.rencana_terbaru().filter(kode="gempa")) == [second]
    assert second.oleh.startswith("Pejabat BPBD")


def test_a_changed_copy_of_what_ships_is_its_next_version(tulis):
    shipped = RencanaKontinjensi.objects.get(kode="banjir")
    copy = yaml.safe_dump(shipped.isi | {"nama": "Banjir kota kami"}, allow_unicode=True, sort_keys=False, width=200)
    made = tulis(copy)
    assert (made.kode, made.versi, made.nama) == ("banjir", 2, "Banjir kota kami")
    assert baca(made.isi).perintah == baca(shipped.isi).perintah


def test_plans_for_a_threat_or_all_where_there_is_none(tulis):
    quake = tulis()
    assert parameter.rencana_untuk(Bahaya.GEMPA) == [quake]
    assert {r.kode for r in parameter.rencana_untuk(Bahaya.TSUNAMI)} == {"banjir", "longsor", "gempa"}


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        ("kode: gempa", "kode: " + "g" * 41),
        ("kode: gempa", "kode: gempa bumi"),
        ("nama: Rencana gempa", "nama: " + "n" * 201),
        ("jam: 1", "jam: .inf"),
        ("jam: 1", "jam: .nan"),
        ("jam: 1", "jam: 99999"),
        ("dasar: Keputusan 1/2026", "dasar: .nan"),
        ("dasar: Keputusan 1/2026", "lain: .inf"),
        ("dasar: Keputusan 1/2026", 'dasar: "a\\0b"'),
        ("dasar: Keputusan 1/2026", "2026-01-01: awal"),
        ("dasar: Keputusan 1/2026", "dasar: &a [*a]"),
        ("peran: damkar", "peran: naga"),
        ("klaster: {sar: SAR}", "klaster: {sar: SAR"),
        (NASKAH, ""),
        (NASKAH, "- a\n- b"),
        (NASKAH, "a: !!python/object:os.system {}"),
        (NASKAH, "[" * 5000),
    ],
)
def test_what_cannot_be_kept_or_followed_is_refused_beside_the_text(tulis, lama, baru):
    with pytest.raises(Ditolak) as refused:
        tulis(NASKAH.replace(lama, baru))
    assert (refused.value.bidang, "tidak dapat dibaca" in refused.value.pesan) == ("naskah", True)
    assert not RencanaKontinjensi.objects.filter(kode__startswith="g").exists()
    assert len(refused.value.pesan) < 300


def test_a_text_without_end_is_refused_unread(tulis):
    with pytest.raises(Ditolak, match="terlalu panjang"):
        tulis(NASKAH + "#" * 200_000)


def test_days_in_a_plan_are_kept_as_words(tulis):
    assert tulis(NASKAH.replace("dasar: Keputusan 1/2026", "ditinjau: 2026-01-31")).isi["ditinjau"] == "2026-01-31"


def test_refused_by_page_the_text_is_still_there(kota, masuk):
    wrong = NASKAH.replace("peran: damkar", "peran: naga")
    answer = masuk("kepala_bpbd").post(reverse("krisis:tulis_rencana"), {"naskah": wrong})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "peran: naga" in page
    assert "tidak dapat dibaca" in page


@pytest.mark.parametrize(("dari", "ada"), [("banjir", True), (None, False), ("0", False), ("x", False)])
def test_a_new_version_begins_as_a_copy(kota, masuk, dari, ada):
    pk = RencanaKontinjensi.objects.get(kode=dari).pk if dari == "banjir" else dari
    page = masuk("kepala_bpbd").get(reverse("krisis:tulis_rencana"), {"dari": pk} if pk else {}).content.decode()
    assert ("kode: banjir" in page) is ada


def test_the_page_of_plans_offers_changes_to_who_may_change(kota, masuk, tulis):
    tulis()
    address = reverse("krisis:rencana")
    seen = {}
    for who in ("kepala_bpbd", "admin", "camat"):
        page = masuk(who).get(address).content.decode()
        assert "Rencana gempa" in page
        assert "Keputusan 1/2026" in page
        seen[who] = ("salin dan ubah" in page, reverse("krisis:lapisan") in page)
    assert seen == {"kepala_bpbd": (True, True), "admin": (False, True), "camat": (False, False)}


def test_roles_that_nobody_has_are_marked(kota, masuk):
    page = masuk("camat").get(reverse("krisis:rencana")).content.decode()
    assert page.count("belum ada") == 1  # perumahan
    PeranKrisis.objects.filter(peran=Peran.POLRI).delete()
    assert masuk("camat").get(reverse("krisis:rencana")).content.decode().count("belum ada") == 2


def test_a_role_is_given_to_those_named_and_taken_from_all_others(kota, bpbd):
    def units():
        return set(PeranKrisis.objects.filter(peran=Peran.DAMKAR).values_list("unit__kode", flat=True))

    pu, sos = kota.unit["pu"].pk, kota.unit["sos"].pk
    for wanted, left in (([pu, sos], {"pu", "sos"}), ([sos, sos], {"sos"}), ([], set())):
        services.atur_peran(bpbd, unit(bpbd), peran=Peran.DAMKAR, units=wanted)
        assert units() == left
    assert PeranKrisis.objects.filter(peran=Peran.SOSIAL).count() == 1, "other roles stay"


def test_a_unit_that_is_none_takes_no_role(kota, bpbd):
    before = set(PeranKrisis.objects.values_list("peran", "unit_id"))
    with pytest.raises(Ditolak, match="tidak dikenal") as refused:
        services.atur_peran(bpbd, unit(bpbd), peran=Peran.DAMKAR, units=[kota.unit["pu"].pk, 999_999])
    assert refused.value.bidang == "units"
    assert set(PeranKrisis.objects.values_list("peran", "unit_id")) == before


def test_with_the_role_comes_the_right_and_with_its_loss_it_goes(kota, bpbd, buka, laporan):
    told, head = laporan(), kota.aktor("kadis_pu")
    with pytest.raises(TidakBerwenang):
        services.periksa(head, told, hasil=Periksa.BENAR)
    services.atur_peran(bpbd, unit(bpbd), peran=Peran.PUSDALOPS, units=[kota.unit["bpbd"].pk, kota.unit["pu"].pk])
    assert services.periksa(head, told, hasil=Periksa.BENAR).pemeriksa
    services.atur_peran(bpbd, unit(bpbd), peran=Peran.PUSDALOPS, units=[kota.unit["pu"].pk])
    with pytest.raises(TidakBerwenang):
        services.periksa(bpbd, told, hasil=Periksa.BENAR)


def test_the_trail_says_which_units_got_which_role(kota, bpbd):
    services.atur_peran(bpbd, unit(bpbd), peran=Peran.DAMKAR, units=[kota.unit["pu"].pk])
    line = Jejak.objects.get(aksi="krisis.peran_atur")
    assert (line.data["peran"], line.data["units"]) == ("damkar", [kota.unit["pu"].pk])


def test_the_form_of_a_role_begins_with_who_has_it(kota, masuk):
    page = masuk("admin").get(reverse("krisis:peran"), {"peran": "sosial"}).content.decode()
    chosen = [line for line in page.split("<input") if "checked" in line and 'name="units"' in line]
    assert len(chosen) == 1
    assert f'value="{kota.unit["sos"].pk}"' in chosen[0]
    for odd in ("naga", ""):
        page = masuk("admin").get(reverse("krisis:peran"), {"peran": odd}).content.decode()
        assert not [line for line in page.split("<input") if "checked" in line and 'name="units"' in line]


@pytest.mark.parametrize(
    "isi",
    [
        lapisan(wilayah({"type": "Polygon"})),
        lapisan(wilayah(penduduk="banyak")),
        lapisan(wilayah(penduduk=1)).replace(b'"penduduk": 1', b'"penduduk": NaN'),
        lapisan(wilayah(nama="a\0b")),
        lapisan(jalan()),
        b'{"features": {}}',
    ],
)
def test_a_layer_that_would_break_the_map_is_refused_and_the_old_one_stays(muat, isi):
    muat(lapisan(wilayah()), sumber="Lama")
    with pytest.raises(Ditolak) as refused:
        muat(isi, sumber="Baru")
    assert refused.value.bidang == "berkas"
    assert LapisanPeta.objects.get().sumber == "Lama"


@pytest.mark.parametrize(
    ("lain", "bidang"),
    [
        ({"jenis": "sungai"}, "jenis"),
        ({"jenis": "x" * 300}, "jenis"),
        ({"sumber": "  "}, "sumber"),
        ({"isi": b" " * (5 * 1024 * 1024 + 1)}, "berkas"),
    ],
)
def test_what_else_is_no_layer_is_said_beside_its_field(muat, lain, bidang):
    with pytest.raises(Ditolak) as refused:
        muat(**({"isi": lapisan()} | lain))
    assert (refused.value.bidang, LapisanPeta.objects.count()) == (bidang, 0)


def test_a_newer_layer_replaces_the_older_with_its_source(muat):
    muat(lapisan(wilayah(nama="Lama")), sumber="© Lama")
    made = muat(lapisan(wilayah(nama="Baru")), sumber="  © Baru  ")
    assert LapisanPeta.objects.count() == 1
    assert (made.sumber, [f["properties"]["nama"] for f in parameter.lapisan("wilayah")]) == ("© Baru", ["Baru"])
    assert parameter.lapisan("jalan") == []


def test_the_layers_of_the_demo_city_are_drawn(muat, buka):
    demo = resources.files("poros.config.demo")
    for jenis, name in (("wilayah", "kelurahan"), ("jalan", "jalan")):
        muat((demo / f"krisis_{name}.geojson").read_bytes(), jenis)
    drawn = peta.geojson(buka())["features"]
    kinds = [f["properties"]["lapis"] for f in drawn]
    assert (kinds.count("Wilayah"), kinds.count("Jalan")) == (10, 95)
    assert json.dumps(drawn, allow_nan=False)


def test_by_page_the_file_and_its_source_are_asked_for(kota, masuk):
    client, address = masuk("admin"), reverse("krisis:lapisan")
    file = SimpleUploadedFile("w.geojson", lapisan(wilayah()))
    assert client.post(address, {"jenis": "wilayah", "sumber": "", "berkas": file}).status_code == 422
    assert client.post(address, {"jenis": "wilayah", "sumber": "Uji"}).status_code == 422
    file = SimpleUploadedFile("w.geojson", lapisan(wilayah()))
    answer = client.post(address, {"jenis": "wilayah", "sumber": "Uji", "berkas": file})
    assert (answer["Location"], LapisanPeta.objects.count()) == (reverse("krisis:rencana"), 1)
    assert masuk("camat").get(address).status_code == 404


def test_programs_set_up_the_same(program, kota):
    bpbd = program("kepala_bpbd", "krisis:tulis", "krisis:baca")
    made = bpbd.post("/krisis/rencana", {"naskah": NASKAH})
    assert made.status_code == 201
    plans = bpbd.get("/krisis/rencana").json()
    assert [(p["kode"], p["versi"]) for p in plans if p["id"] == made.json()["id"]] == [("gempa", 1)]
    units = [kota.unit["pu"].pk, kota.unit["sos"].pk]
    assert set(bpbd.post("/krisis/peran", {"peran": "damkar", "unit": units}).json()["id"]) == set(units)
    layer = {"jenis": "jalan", "isi": lapisan(jalan()).decode(), "sumber": "Uji"}
    assert bpbd.post("/krisis/lapisan", layer).status_code == 200
    for body in (layer | {"jenis": "sungai"}, layer | {"isi": "{"}, layer | {"sumber": ""}):
        assert bpbd.post("/krisis/lapisan", body).status_code == 422
    assert bpbd.post("/krisis/peran", {"peran": "naga", "unit": []}).status_code == 422
    assert bpbd.post("/krisis/peran", {"peran": "damkar", "unit": [999_999]}).status_code == 422
    assert bpbd.post("/krisis/rencana", {"naskah": "kode: x"}).status_code == 422


@pytest.mark.parametrize("siapa", ["camat", "sekda", "walikota"])
def test_programs_of_others_set_up_nothing(program, kota, siapa):
    other = program(siapa, "krisis:tulis")
    assert other.post("/krisis/rencana", {"naskah": NASKAH}).status_code == 404
    assert other.post("/krisis/peran", {"peran": "damkar", "unit": []}).status_code == 404
    body = {"jenis": "jalan", "isi": lapisan(jalan()).decode(), "sumber": "Uji"}
    assert other.post("/krisis/lapisan", body).status_code == 404


def test_the_seed_leaves_what_a_government_has_changed(tulis, kota):
    from poros.domain.krisis.benih import benih
    from poros.kernel.tenggat.models import AturanTenggat

    tulis(
        yaml.safe_dump(RencanaKontinjensi.objects.get(kode="banjir").isi | {"nama": "Punya kami"}, allow_unicode=True)
    )
    AturanTenggat.objects.filter(kode="krisis-rapat").update(jumlah=12)
    benih()
    assert parameter.rencana_terbaru().get(kode="banjir").nama == "Punya kami"
    assert AturanTenggat.objects.get(kode="krisis-rapat").jumlah == 12
