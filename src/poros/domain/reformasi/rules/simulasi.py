"""The structure before and after: posts by class, levels, span of control, whom it touches, which teams it leaves."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from .penyederhanaan import Hasil, Jenjang, Kelas, Pos, kelas


@dataclass(frozen=True, slots=True, kw_only=True)
class Nasib:
    """A post of the old structure and what becomes of it. What is undecided stays for now."""

    pos: Pos
    hasil: Hasil
    jenjang: Jenjang | None = None

    @property
    def bertahan(self) -> bool:
        return self.hasil is not Hasil.DISEDERHANAKAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Rentang:
    """Who stands directly below a head: structural posts before and after, functional officials after."""

    kode: str
    unit: str
    sebelum: int
    sesudah: int
    fungsional: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tingkat:
    """How many levels of posts lie inside a perangkat daerah, its head included."""

    kode: str
    unit: str
    sebelum: int
    sesudah: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulasi:
    """The new structure beside the old one."""

    sebelum: Mapping[str, int]
    sesudah: Mapping[str, int]
    jenjang: Mapping[str, int]
    tingkat: tuple[Tingkat, ...]
    rentang: tuple[Rentang, ...]
    induk: Mapping[str, str]
    terdampak: int
    belum: int

    @property
    def jumlah_sebelum(self) -> int:
        return sum(self.sebelum.values())

    @property
    def jumlah_sesudah(self) -> int:
        return sum(self.sesudah.values())

    @property
    def persen(self) -> int:
        """Share of simplified posts among administrators, supervisors and eselon V, in whole percent."""
        sasaran = [k for k in self.sebelum if k not in {Kelas.JPT, Kelas.TANPA_ESELON}]
        before = sum(self.sebelum[k] for k in sasaran)
        after = sum(self.sesudah.get(k, 0) for k in sasaran)
        return round(100 * (before - after) / before) if before else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class UsulTim:
    """A team that takes over the work of a simplified unit, under the head who stays (PermenPANRB 7/2022)."""

    nama: str
    atasan: str
    asal: str


def simulasikan(nasib: Sequence[Nasib], pangkal: Mapping[str, str]) -> Simulasi:
    """Compare; `pangkal` names the perangkat daerah of each post."""
    posts = {n.pos.kode: n for n in nasib}
    above = {kode: atasan_baru(posts, kode) for kode in posts}
    gone = [n for n in nasib if not n.bertahan]
    return Simulasi(
        sebelum=Counter(kelas(n.pos.eselon).value for n in nasib),
        sesudah=Counter(kelas(n.pos.eselon).value for n in nasib if n.bertahan),
        jenjang=Counter(n.jenjang.value for n in gone if n.jenjang),
        tingkat=_tingkat(posts, above, pangkal),
        rentang=_rentang(posts, above),
        induk={kode: head for kode, head in above.items() if posts[kode].bertahan},
        terdampak=sum(n.pos.pemangku for n in gone),
        belum=sum(n.hasil is Hasil.PERLU_KEPUTUSAN for n in nasib),
    )


def atasan_baru(posts: Mapping[str, Nasib], kode: str) -> str:
    """The nearest head above that stays; "" at the top."""
    node = posts[kode].pos.induk
    while node and not posts[node].bertahan:
        node = posts[node].pos.induk
    return node


def usulkan_tim(nasib: Sequence[Nasib]) -> list[UsulTim]:
    """One team for each simplified post, led by who held it."""
    posts = {n.pos.kode: n for n in nasib}
    return [
        UsulTim(
            nama=f"Tim Kerja {_inti(n.pos.unit)}",
            atasan=atasan_baru(posts, n.pos.kode),
            asal=n.pos.kode,
        )
        for n in nasib
        if not n.bertahan
    ]


def _inti(unit: str) -> str:
    """What a unit is about: its name without the kind in front."""
    first, _space, rest = unit.partition(" ")
    return rest if rest and first.lower() in {"subbagian", "subbidang", "seksi", "bidang", "bagian"} else unit


def _rentang(posts: Mapping[str, Nasib], above: Mapping[str, str]) -> tuple[Rentang, ...]:
    before = Counter(n.pos.induk for n in posts.values())
    after = Counter(above[k] for k, n in posts.items() if n.bertahan)
    moved = Counter(above[k] for k, n in posts.items() if not n.bertahan)
    heads = [n.pos for k, n in posts.items() if n.bertahan and (before[k] or after[k] or moved[k])]
    return tuple(
        Rentang(kode=p.kode, unit=p.unit, sebelum=before[p.kode], sesudah=after[p.kode], fungsional=moved[p.kode])
        for p in heads
    )


def _tingkat(posts: Mapping[str, Nasib], above: Mapping[str, str], pangkal: Mapping[str, str]) -> tuple[Tingkat, ...]:
    old: dict[str, int] = defaultdict(int)
    new: dict[str, int] = defaultdict(int)
    lama = {k: n.pos.induk for k, n in posts.items()}
    inside: dict[str, set[str]] = defaultdict(set)
    for kode, root in pangkal.items():
        inside[root].add(kode)
    for kode, root in pangkal.items():
        if not root:
            continue
        old[root] = max(old[root], _dalam(lama, kode, inside[root]))
        if posts[kode].bertahan:
            new[root] = max(new[root], _dalam(above, kode, inside[root]))
    return tuple(
        Tingkat(kode=root, unit=posts[root].pos.unit, sebelum=depth, sesudah=new[root]) for root, depth in old.items()
    )


def _dalam(induk: Mapping[str, str], kode: str, sesama: Collection[str]) -> int:
    """Posts from this one up to the topmost of its perangkat daerah, both counted; its head may be gone itself."""
    steps, node = 1, induk[kode]
    while node in sesama:
        node = induk[node]
        steps += 1
    return steps
