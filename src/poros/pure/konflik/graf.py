"""Strongly connected components of a directed graph (Kosaraju, without recursion)."""

from collections.abc import Collection, Iterable, Mapping


def graf(simpul: Iterable[str], tepi: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Build the outgoing edges of every node."""
    keluar: dict[str, set[str]] = {nama: set() for nama in simpul}
    for dari, ke in tepi:
        keluar[dari].add(ke)
    return keluar


def komponen_kuat(keluar: Mapping[str, Collection[str]]) -> list[list[str]]:
    """Return the components; every node must be a key."""
    masuk = graf(keluar, ((ke, dari) for dari, semua in keluar.items() for ke in semua))
    sudah: set[str] = set()
    urut = [nama for akar in keluar if akar not in sudah for nama in _telusur(akar, keluar, sudah)]
    sudah = set()
    return [_telusur(akar, masuk, sudah) for akar in reversed(urut) if akar not in sudah]


def komponen(simpul: Iterable[str], tepi: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return the connected parts, directions disregarded: the strong components of the symmetric graph."""
    return komponen_kuat(graf(simpul, (arah for a, b in tepi for arah in ((a, b), (b, a)))))


def _telusur(akar: str, keluar: Mapping[str, Collection[str]], sudah: set[str]) -> list[str]:
    """Walk depth first from `akar` over what is not yet in `sudah`; each node comes after those below it."""
    sudah.add(akar)
    jalan = [(akar, iter(keluar[akar]))]
    selesai: list[str] = []
    while jalan:
        simpul, sisa = jalan[-1]
        berikut = next((nama for nama in sisa if nama not in sudah), None)
        if berikut is None:
            jalan.pop()
            selesai.append(simpul)
        else:
            sudah.add(berikut)
            jalan.append((berikut, iter(keluar[berikut])))
    return selesai
