"""A module's description of itself: menu, objects, acts in words, jobs, what it puts on the desk."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db.models import Model

from .peristiwa import Pendengar, subscribe


@dataclass(frozen=True, slots=True)
class Menu:
    """One entry of the navigation, shown when `boleh(actor)` holds."""

    nama: Any
    url: str
    ikon: str
    boleh: Callable[[Any], bool] = lambda _actor: True
    utama: bool = False
    urutan: int = 50


@dataclass(frozen=True, slots=True)
class Objek:
    """A kind of thing that files, notices and audit lines can point at by (jenis, id)."""

    jenis: str
    model: type[Model]
    nama: Any
    lihat: StrEnum
    url: str
    kaitan: tuple[str, ...] = ()
    """What `select_related` must bring along so that `str(row)` asks nothing more."""


@dataclass(frozen=True, slots=True)
class Pencarian:
    """A source of the global search: `cari(actor, masukan, batas)` returns rows with judul, url, keterangan."""

    kode: str
    nama: Any
    cari: Callable[[Any, str, int], list[Any]]


@dataclass(frozen=True, slots=True)
class Ikhtisar:
    """Cards a module puts on the desk: `kartu(actor)` returns them ready to be shown."""

    kode: str
    nama: Any
    kartu: Callable[[Any], list[Any]]
    urutan: int = 50


@dataclass(frozen=True, slots=True)
class Manifest:
    """A module, as data. `rules` binds each permission to its model and `Q`; `kalimat` gives each act its words."""

    kode: str
    nama: Any
    rules: Mapping[Any, Any] = field(default_factory=dict)
    kalimat: Mapping[Any, Any] = field(default_factory=dict)
    objek: tuple[Objek, ...] = ()
    menu: tuple[Menu, ...] = ()
    pencarian: tuple[Pencarian, ...] = ()
    ikhtisar: tuple[Ikhtisar, ...] = ()
    langganan: Mapping[str, Pendengar] = field(default_factory=dict)
    urls: str = ""
    api: str = ""
    benih: Callable[[], None] | None = None
    """Fills the module's reference rows in a new government; run again it changes nothing."""


_MANIFESTS: dict[str, Manifest] = {}


def register(manifest: Manifest) -> None:
    """Enter a module; a second module of the same code is a mistake of ours, not of the user."""
    if manifest.kode in _MANIFESTS:
        raise ValueError(f"Two manifests call themselves {manifest.kode!r}")
    _MANIFESTS[manifest.kode] = manifest
    for peristiwa, pendengar in manifest.langganan.items():
        subscribe(peristiwa, pendengar)


def manifests() -> Iterator[Manifest]:
    """All modules, in the order in which they are installed."""
    yield from _MANIFESTS.values()


def objek(jenis: str) -> Objek:
    """Return the registered kind; `KeyError` when no module owns it."""
    for kind in semua_objek():
        if kind.jenis == jenis:
            return kind
    raise KeyError(jenis)


def semua_objek() -> Iterator[Objek]:
    """All registered kinds."""
    for manifest in _MANIFESTS.values():
        yield from manifest.objek


def objek_menurut_model(model: type[Model]) -> str:
    """Return the code under which rows of `model` are pointed at; its table's name when none is registered."""
    for kind in semua_objek():
        if kind.model is model:
            return kind.jenis
    return model._meta.model_name or model.__name__.lower()  # noqa: SLF001 -- Django's documented Model API


RAHASIA = frozenset({"rahasia", "sangat_rahasia"})


def tertutup(row: Model) -> bool:
    """Is the row a secret paper? Told by its `kerahasiaan` (SKKAD); what has no such axis is open."""
    return getattr(row, "kerahasiaan", "") in RAHASIA
