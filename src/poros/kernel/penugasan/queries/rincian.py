"""One penugasan with all that belongs to it: a fixed number of queries, however long its story is."""

from dataclasses import dataclass, field

from poros.kernel.berkas.models import Tautan
from poros.kernel.berkas.queries import tautan
from poros.kernel.organisasi.actor import Actor
from poros.kernel.registry import objek_menurut_model
from poros.kernel.wewenang import boleh, fetch

from ..models import Bukti, Delegasi, KlaimSumberDaya, Pendahuluan, Penugasan, Pesan, StatusPenugasan, TemuanKonflik
from ..rules import TERBUKA, Aksi, Peran, Status, StatusArahan, flow
from ..wewenang import WEWENANG_AKSI, Wewenang
from .arahan import penugasan_arahan
from .daftar import penugasan_terlihat
from .konflik import konflik_terlihat

DITANYAKAN = (
    Wewenang.TERIMA,
    Wewenang.KERJA,
    Wewenang.KOORDINASI,
    Wewenang.SETUJUI,
    Wewenang.DELEGASI,
    Wewenang.BICARA,
)


@dataclass(frozen=True, slots=True)
class Rincian:
    """What its page shows. `aksi` are the acts of the flow that this actor may take now, in the flow's order."""

    tugas: Penugasan
    unit_lain: list[Penugasan]
    riwayat: list[StatusPenugasan]
    bukti: list[Bukti]
    delegasi: list[Delegasi]
    pesan: list[Pesan]
    klaim: list[KlaimSumberDaya]
    setelah: list[Pendahuluan]
    konflik: list[TemuanKonflik]
    berkas: dict[int, Tautan]
    wewenang: frozenset[Wewenang]
    aksi: tuple[Aksi, ...] = field(default=())

    @property
    def boleh_delegasi(self) -> bool:
        return Wewenang.DELEGASI in self.wewenang and Status(self.tugas.status) in TERBUKA

    @property
    def boleh_bukti(self) -> bool:
        return Aksi.SERAHKAN in self.aksi


def rincian(actor: Actor, pk: int) -> Rincian:
    """Read it, or raise `TidakBerwenang`: eleven queries."""
    rows = penugasan_terlihat(actor).select_related(
        "arahan__penerbit", "arahan__menggantikan", "kantor", "pelaksana__unit"
    )
    tugas = fetch(actor, Wewenang.LIHAT, rows, pk)
    granted = boleh(actor, tugas, *DITANYAKAN)
    return Rincian(
        tugas=tugas,
        unit_lain=[t for t in penugasan_arahan(actor, tugas.arahan) if t.pk != tugas.pk],
        riwayat=list(tugas.riwayat.select_related("unit").order_by("-id")),
        bukti=list(tugas.bukti.select_related("oleh", "unit").order_by("-id")),
        delegasi=list(tugas.delegasi.select_related("dari", "kepada").order_by("-id")),
        pesan=list(tugas.pesan.select_related("oleh").order_by("id")),
        klaim=list(tugas.arahan.klaim.select_related("sumber_daya").order_by("mulai")),
        setelah=list(
            tugas.arahan.didahului.filter(dicabut__isnull=True, sebelum__status=StatusArahan.BERLAKU).select_related(
                "sebelum__penerbit"
            )
        ),
        konflik=list(konflik_terlihat(actor).filter(arahan=tugas.arahan_id)),
        berkas={t.berkas_id: t for t in tautan(actor, objek_menurut_model(Penugasan), pk)},
        wewenang=granted,
        aksi=aksi_tersedia(tugas, granted),
    )


def penugasan_satu(actor: Actor, wewenang: Wewenang, pk: int) -> Penugasan:
    """One penugasan as lists show it, on which the actor has the permission, or `TidakBerwenang`."""
    return fetch(actor, wewenang, penugasan_terlihat(actor), pk)


def aksi_tersedia(tugas: Penugasan, granted: frozenset[Wewenang]) -> tuple[Aksi, ...]:
    """What the flow allows now and the actor may do."""
    acts = flow(Peran(tugas.peran)).acts_from(Status(tugas.status))
    return tuple(act for act in acts if WEWENANG_AKSI[act] in granted)
