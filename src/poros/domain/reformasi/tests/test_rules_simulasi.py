"""Before and after: figures worked by hand on a small dinas and on the shipped structure."""

from pathlib import Path

from poros.domain.reformasi.rules.penyederhanaan import Hasil, Jenis, Jenjang, Pos, fakta, letak, usulkan
from poros.domain.reformasi.rules.simulasi import Nasib, Rentang, Tingkat, UsulTim, simulasikan, usulkan_tim
from poros.domain.reformasi.tests.test_rules_penyederhanaan import ATURAN, HARI, struktur

KECIL = Path(__file__).parent / "struktur-kecil.csv"


def nasib(kode, induk="", eselon="IV.a", *, hasil=Hasil.DIPERTAHANKAN, pemangku=1, unit="", jenis=Jenis.SEKSI) -> Nasib:
    post = Pos(kode=kode, unit=unit or kode, jenis=jenis, jabatan=kode, eselon=eselon, induk=induk, pemangku=pemangku)
    jenjang = Jenjang.AHLI_MUDA if hasil is Hasil.DISEDERHANAKAN else None
    return Nasib(pos=post, hasil=hasil, jenjang=jenjang)


GONE, OPEN = Hasil.DISEDERHANAKAN, Hasil.PERLU_KEPUTUSAN
DINAS = [
    nasib("d", eselon="II.b", jenis=Jenis.DINAS),
    nasib("b", "d", "III.b"),
    nasib("s1", "b", hasil=GONE, pemangku=1, unit="Seksi Jalan Kota"),
    nasib("s2", "b", hasil=GONE, pemangku=0, unit="Urusan"),
    nasib("s3", "b", hasil=OPEN),
    nasib("v", "s1", "V.a"),
]
PANGKAL = dict.fromkeys((n.pos.kode for n in DINAS), "d")


class TestSmallDinas:
    s = simulasikan(DINAS, PANGKAL)

    def test_posts_by_class(self):
        assert self.s.sebelum == {"jpt": 1, "administrator": 1, "pengawas": 3, "eselon_v": 1}
        assert self.s.sesudah == {"jpt": 1, "administrator": 1, "pengawas": 1, "eselon_v": 1}
        assert (self.s.jumlah_sebelum, self.s.jumlah_sesudah, self.s.jenjang) == (6, 4, {"ahli_muda": 2})

    def test_share_counts_administrative_posts_only(self):
        """Two of five: the head of the dinas is none."""
        assert self.s.persen == 40

    def test_people_not_posts_are_touched(self):
        assert (self.s.terdampak, self.s.belum) == (1, 1)

    def test_who_stood_below_a_simplified_post_moves_up(self):
        assert self.s.induk == {"d": "", "b": "d", "s3": "b", "v": "b"}

    def test_span_of_control(self):
        assert self.s.rentang == (
            Rentang(kode="d", unit="d", sebelum=1, sesudah=1, fungsional=0),
            Rentang(kode="b", unit="b", sebelum=3, sesudah=2, fungsional=2),
        )

    def test_levels(self):
        assert self.s.tingkat == (Tingkat(kode="d", unit="d", sebelum=4, sesudah=3),)

    def test_one_team_for_each_simplified_post(self):
        assert usulkan_tim(DINAS) == [
            UsulTim(nama="Tim Kerja Jalan Kota", atasan="b", asal="s1"),
            UsulTim(nama="Tim Kerja Urusan", atasan="b", asal="s2"),
        ]


def test_a_structure_without_administrative_posts_has_nothing_to_simplify():
    head = nasib("d", eselon="II.b", jenis=Jenis.DINAS)
    above = nasib("kdh", eselon="", jenis=Jenis.KEPALA_DAERAH)
    s = simulasikan([head, above], {"d": "d", "kdh": ""})
    assert (s.persen, s.rentang, s.jenjang) == (0, (), {})
    assert [t.kode for t in s.tingkat] == ["d"]


def hitung(posts):
    """The simulation of what the shipped rules propose."""
    fates = []
    for kode, post in posts.items():
        found = usulkan(fakta(posts, kode, "kota"), ATURAN, HARI)
        fates.append(Nasib(pos=post, hasil=found.hasil, jenjang=found.jenjang))
    return simulasikan(fates, {kode: letak(posts, kode)[1] for kode in posts})


def test_the_45_units_by_hand():
    """31 JPT (Setda 4, Setwan, Inspektorat, 18 dinas, 6 badan, RSUD); of 147 supervisors 60 go, of the eselon V one."""
    s = hitung(struktur())
    assert s.sebelum == {"jpt": 31, "administrator": 84, "pengawas": 147, "eselon_v": 1}
    assert s.sesudah == {"jpt": 31, "administrator": 84, "pengawas": 87}
    assert s.jenjang == {"ahli_muda": 60, "ahli_pertama": 1}
    assert (s.jumlah_sebelum, s.jumlah_sesudah, s.belum) == (263, 202, 3)
    assert len(s.tingkat) == 31
    levels = {t.kode: (t.sebelum, t.sesudah) for t in s.tingkat}
    assert levels["dinkes"] == (3, 3)
    assert levels["setda"] == (4, 4)


def test_ten_units_by_hand():
    """45 posts: 9 JPT, 13 administrators, 22 supervisors, 1 eselon V. Eight go (seven supervisors and the eselon V),
    with 8 people: one post is vacant, one is held by two. Two wait for a person."""
    s = hitung(struktur(KECIL))
    assert s.sebelum == {"jpt": 9, "administrator": 13, "pengawas": 22, "eselon_v": 1}
    assert s.sesudah == {"jpt": 9, "administrator": 13, "pengawas": 15}
    assert s.jenjang == {"ahli_muda": 7, "ahli_pertama": 1}
    assert (s.terdampak, s.belum, s.persen) == (8, 2, 22)
    levels = {t.kode: (t.sebelum, t.sesudah) for t in s.tingkat}
    assert levels["setda"] == (4, 4)
    assert levels["kec_utara"] == (3, 2)
    span = {r.kode: (r.sebelum, r.sesudah, r.fungsional) for r in s.rentang}
    assert span["pupr-bm"] == (1, 0, 1)
    assert span["pupr"] == (4, 4, 0)
    assert span["org"] == (2, 0, 2)


def test_even_the_head_of_a_perangkat_daerah_may_go_by_a_persons_word():
    head = nasib("kec", eselon="III.a", hasil=GONE, jenis=Jenis.KECAMATAN)
    s = simulasikan([head, nasib("s", "kec")], {"kec": "kec", "s": "kec"})
    assert s.tingkat == (Tingkat(kode="kec", unit="kec", sebelum=2, sesudah=1),)
    assert s.induk == {"s": ""}
