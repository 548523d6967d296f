"""What modules tell the house about themselves: manifests, and the events they publish to one another."""

from .arsip import Kertas, SumberArsip, sumber_arsip, tawarkan
from .manifest import (
    Ikhtisar,
    Manifest,
    Menu,
    Objek,
    Pencarian,
    manifests,
    objek,
    objek_menurut_model,
    register,
    semua_objek,
    tertutup,
)
from .peristiwa import publish, subscribe

__all__ = [
    "Ikhtisar",
    "Kertas",
    "Manifest",
    "Menu",
    "Objek",
    "Pencarian",
    "SumberArsip",
    "manifests",
    "objek",
    "objek_menurut_model",
    "publish",
    "register",
    "semua_objek",
    "subscribe",
    "sumber_arsip",
    "tawarkan",
    "tertutup",
]
