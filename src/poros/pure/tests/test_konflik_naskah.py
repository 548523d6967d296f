"""Reading and writing the JSON form: every way to write a time, and a clear sentence for every mistake."""

from copy import deepcopy
from decimal import Decimal

import pytest

from poros.pure import konflik

A = {
    "id": "A",
    "issuer": "bpbd",
    "level": 2,
    "target": "dinas-pu",
    "act": "buka",
    "object": "kota/utara",
    "sign": "do",
    "start": "08:00",
    "end": "12:00",
    "issued": "07:00",
    "status": "active",
    "resources": [{"id": "perahu", "quantity": 1}],
}
B = A | {"id": "B", "sign": "forbid"}
SETTINGS = {
    "contrary_acts": [["buka", "tutup"]],
    "competence": {"buka": ["bpbd"]},
    "resource_capacity": {"perahu": 2},
    "common_superior": {"bpbd|camat": "sekda"},
    "precedence": [{"before": "A", "after": "B", "min_gap_minutes": 0}],
}


def irisan(*waktu, **a):
    """Return the overlap as it is written, of windows as they are written."""
    semua = [
        A | a | {"id": f"a{nomor}", "act": "atur", "value": nomor, "start": mulai, "end": selesai, "resources": []}
        for nomor, (mulai, selesai) in enumerate(waktu)
    ]
    masukan = konflik.baca({"settings": {"exclusive_value_acts": ["atur"]}, "instructions": semua})
    return [
        konflik.tulis(t, masukan.tulisan).get("overlap") for t in konflik.temukan(masukan.arahan, masukan.pengaturan)
    ]


@pytest.mark.parametrize(
    ("waktu", "harapan"),
    [
        ([("08:00", "24:00"), ("23:00", "23:30")], ["23:00", "23:30"]),
        ([("8:00", "10:00:30"), ("10:00", "11:00")], ["10:00", "10:00:30"]),
        ([("22:00", "02:00"), ("23:00", "24:00")], ["23:00", "24:00"]),
        ([("22:00", "02:00"), ("21:00", "01:30")], ["22:00", "01:30"]),
        (
            [("2026-11-23", "2026-11-24"), ("2026-11-23T20:00", "2026-11-25")],
            ["2026-11-23T20:00", "2026-11-24"],
        ),
        (
            [
                ("2026-11-23T08:00+08:00", "2026-11-23T10:00+08:00"),
                ("2026-11-23T01:00Z", "2026-11-23T09:00:00Z"),
            ],
            ["2026-11-23T01:00Z", "2026-11-23T10:00+08:00"],
        ),
        (
            [("2026-11-23T01:00", "2026-11-23T03:00"), ("2026-11-23T09:00+08:00", "2026-11-23T10:00+08:00")],
            ["2026-11-23T01:00", "2026-11-23T10:00+08:00"],
        ),
        (
            [("2026-11-23T20:00Z", "2026-11-23T24:00Z"), ("2026-11-23T22:00Z", "2026-11-24T01:00Z")],
            ["2026-11-23T22:00Z", "2026-11-23T24:00Z"],
        ),
    ],
)
def test_overlaps_are_told_as_the_times_were_written(waktu, harapan):
    assert irisan(*waktu) == [harapan]


@pytest.mark.parametrize(
    "waktu",
    [
        [("08:00", "09:00"), ("09:00", "10:00")],
        [("22:00", "02:00"), ("00:30", "01:30")],  # one nominal day: this half hour was before
        [("2026-11-23T08:00+08:00", "2026-11-23T09:00+08:00"), ("2026-11-23T08:00", "2026-11-23T09:00")],
    ],
)
def test_what_does_not_overlap(waktu):
    assert irisan(*waktu) == []


def test_issuing_times_may_be_written_unlike_the_windows():
    assert irisan(("08:00", "10:00"), ("09:00", "10:00"), issued="2026-11-23T07:00+08:00") == [["09:00", "10:00"]]


@pytest.mark.parametrize(
    ("klaim", "harapan"),
    [
        ({}, ("22:00", "04:00")),
        ({"start": "23:00"}, ("23:00", "04:00")),
        ({"end": "01:00"}, ("22:00", "01:00")),
        ({"start": "01:00", "end": "03:00"}, ("01:00", "03:00")),
        ({"start": "23:30", "end": "00:30"}, ("23:30", "00:30")),
        ({"start": "21:00", "end": "22:30"}, ("21:00", "22:30")),
    ],
)
def test_claims_of_an_order_that_passes_midnight(klaim, harapan):
    order = A | {"start": "22:00", "end": "04:00", "resources": [{"id": "perahu", "quantity": 2} | klaim]}
    masukan = konflik.baca({"instructions": [order]})
    (temuan,) = konflik.temukan(masukan.arahan, masukan.pengaturan)
    assert konflik.tulis(temuan, masukan.tulisan)["overlap"] == list(harapan)
    jam = [
        (saat - masukan.arahan[0].jendela.mulai).total_seconds() / 3600
        for saat in (temuan.irisan.mulai, temuan.irisan.selesai)
    ]
    assert -1 <= jam[0] < jam[1] <= 6


def test_what_may_be_left_out():
    ringkas = {kunci: isi for kunci, isi in A.items() if kunci not in ("status", "resources")}
    (arahan,) = konflik.baca({"instructions": [ringkas | {"level": None, "supersedes": "lama"}]}).arahan
    assert (arahan.tingkat, arahan.menggantikan, arahan.klaim, arahan.status) == (None, ("lama",), (), "")
    assert konflik.baca({"settings": None, "instructions": []}).pengaturan == konflik.Pengaturan()


def test_numbers_are_kept_as_written():
    order = A | {
        "level": Decimal("1.50"),
        "resources": [{"id": "beras", "quantity": Decimal("0.1")}, {"id": "air", "quantity": 0.2}],
    }
    (arahan,) = konflik.baca({"instructions": [order]}).arahan
    assert [klaim.jumlah for klaim in arahan.klaim] == [Decimal("0.1"), Decimal("0.2")]
    assert arahan.tingkat == Decimal("1.5")


def ubah(jalan, isi):
    data = {"settings": deepcopy(SETTINGS), "instructions": [deepcopy(A), deepcopy(B)]}
    *hulu, kunci = jalan
    tujuan = data
    for langkah in hulu:
        tujuan = tujuan[langkah]
    if isi is HAPUS:
        del tujuan[kunci]
    else:
        tujuan[kunci] = isi
    return data


HAPUS = object()
ARAHAN = ("instructions", 1)
SALAH = [
    (("instructions",), HAPUS, 'masukan: "instructions" tidak ada'),
    (("instructions",), {}, 'masukan: "instructions" harus berupa daftar, bukan objek'),
    (ARAHAN, 3, "arahan ke-2 harus berupa objek JSON, bukan 3"),
    ((*ARAHAN, "id"), HAPUS, 'arahan ke-2: "id" tidak ada'),
    ((*ARAHAN, "id"), 7, 'arahan ke-2: "id" harus berupa teks yang tidak kosong, bukan 7'),
    ((*ARAHAN, "id"), "A", 'arahan "A": "id" dipakai lebih dari satu kali'),
    *(
        ((*ARAHAN, kunci), HAPUS, f'arahan "B": "{kunci}" tidak ada')
        for kunci in A
        if kunci not in ("id", "status", "resources")
    ),
    ((*ARAHAN, "issuer"), " ", 'arahan "B": "issuer" harus berupa teks yang tidak kosong, bukan " "'),
    ((*ARAHAN, "level"), "tinggi", 'arahan "B": "level" harus berupa bilangan, bukan "tinggi"'),
    ((*ARAHAN, "level"), True, 'arahan "B": "level" harus berupa bilangan, bukan true'),
    ((*ARAHAN, "level"), float("nan"), 'arahan "B": "level" harus berupa bilangan, bukan nan'),
    (
        (*ARAHAN, "object"),
        "kota//x",
        'arahan "B": "object" harus berupa jalur seperti "kota/kecamatan/objek", bukan "kota//x"',
    ),
    ((*ARAHAN, "sign"), "maybe", 'arahan "B": "sign" harus "do" atau "forbid", bukan "maybe"'),
    ((*ARAHAN, "start"), "besok", 'arahan "B": "start" harus berupa waktu ISO 8601'),
    ((*ARAHAN, "start"), "25:00", 'arahan "B": "start" harus berupa waktu ISO 8601'),
    ((*ARAHAN, "start"), "24:01", 'arahan "B": "start" harus berupa waktu ISO 8601'),
    ((*ARAHAN, "end"), "08:61", 'arahan "B": "end" harus berupa waktu ISO 8601'),
    ((*ARAHAN, "end"), "08:00", 'arahan "B": "end" harus sesudah "start"'),
    ((*ARAHAN, "end"), None, 'arahan "B": "end" harus berupa teks yang tidak kosong, bukan kosong'),
    ((*ARAHAN, "end"), "2026-11-23", 'arahan "B": "end" harus ditulis seperti waktu yang lain'),
    ((*ARAHAN, "issued"), "0001-01-01T00:00+08:00", 'arahan "B": "issued" harus berupa waktu ISO 8601'),
    ((*ARAHAN, "issued"), "2026-11-23", 'arahan "B": "issued" harus ditulis seperti waktu yang lain'),
    (
        (*ARAHAN, "status"),
        ["active"],
        'arahan "B": "status" harus berupa teks yang tidak kosong, bukan daftar',
    ),
    ((*ARAHAN, "supersedes"), [1], 'arahan "B": "supersedes" harus berupa daftar teks'),
    ((*ARAHAN, "supersedes"), "B", 'arahan "B": "supersedes" melingkar'),
    ((*ARAHAN, "resources"), [1], 'arahan "B": "resources" ke-1 harus berupa objek JSON, bukan 1'),
    (
        (*ARAHAN, "resources", 0, "quantity"),
        -1,
        'arahan "B": "resources" ke-1: "quantity" tidak boleh kurang dari nol, bukan -1',
    ),
    (
        (*ARAHAN, "resources", 0, "start"),
        "12:00",
        'arahan "B": "resources" ke-1: "end" harus sesudah "start"',
    ),
    (("settings",), [], 'masukan: "settings" harus berupa objek JSON, bukan daftar'),
    (
        ("settings", "contrary_acts"),
        [["a"]],
        'masukan: "settings": "contrary_acts" harus berupa daftar pasangan',
    ),
    (
        ("settings", "contrary_acts"),
        ["ab"],
        'masukan: "settings": "contrary_acts" harus berupa daftar pasangan',
    ),
    (
        ("settings", "contrary_acts"),
        [["a", 1]],
        'masukan: "settings": "contrary_acts" harus berupa daftar pasangan',
    ),
    (
        ("settings", "whole_unit_acts"),
        "buka",
        'masukan: "settings": "whole_unit_acts" harus berupa daftar, bukan "buka"',
    ),
    (
        ("settings", "competence", "buka"),
        "bpbd",
        'masukan: "settings": "competence": "buka" harus berupa daftar, bukan "bpbd"',
    ),
    (
        ("settings", "resource_capacity", "perahu"),
        -1,
        '"resource_capacity": "perahu" tidak boleh kurang dari nol, bukan -1',
    ),
    (
        ("settings", "common_superior", "a|b"),
        None,
        '"common_superior": "a|b" harus berupa teks yang tidak kosong, bukan kosong',
    ),
    (("settings", "precedence", 0, "after"), HAPUS, '"precedence" ke-1: "after" tidak ada'),
    (
        ("settings", "precedence", 0, "duration_after"),
        -5,
        '"precedence" ke-1: "duration_after" tidak boleh kurang dari nol, bukan -5',
    ),
    (
        ("settings", "precedence", 0, "min_gap_minutes"),
        10**15,
        '"precedence" ke-1: "min_gap_minutes" terlalu besar: 1000000000000000',
    ),
]


@pytest.mark.parametrize(("jalan", "isi", "kalimat"), SALAH)
def test_a_mistake_is_told_with_its_place_and_field(jalan, isi, kalimat):
    with pytest.raises(konflik.MasukanError) as salah:
        konflik.baca(ubah(jalan, isi))
    assert kalimat in str(salah.value)


def test_orders_that_replace_each_other_in_a_circle_are_refused():
    semua = [A | {"supersedes": "C"}, B | {"supersedes": "A"}, B | {"id": "C", "supersedes": ["B"]}]
    with pytest.raises(konflik.MasukanError, match='arahan "A", "B", "C": "supersedes" melingkar'):
        konflik.baca({"instructions": semua})
    semua[0]["status"] = "withdrawn"
    assert len(konflik.baca({"instructions": semua}).arahan) == 3


def test_input_that_is_no_object():
    with pytest.raises(konflik.MasukanError, match="masukan harus berupa objek JSON, bukan kosong"):
        konflik.baca(None)


def test_a_window_cannot_be_empty():
    (arahan,) = konflik.baca({"instructions": [A]}).arahan
    with pytest.raises(ValueError, match="must end after it starts"):
        konflik.Rentang(arahan.jendela.mulai, arahan.jendela.mulai)
