"""The router of this module."""

from poros.kernel.antarmuka.rute import Rute

rute = Rute("arsip")
BINER = {"responses": {200: {"content": {"application/octet-stream": {"schema": {"type": "string"}}}}}}
