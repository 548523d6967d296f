"""Every flow of the house: each status can be reached, each refusal says the way out, the diagram shows all of it."""

import gc
import importlib
import pkgutil

import pytest

import poros
from poros.pure.flow import Flow, TransitionError


def _muat_aturan():
    """Import the rules of all modules: flows are made where they are written down."""
    for stratum in ("kernel", "domain"):
        package = importlib.import_module(f"poros.{stratum}")
        for module in pkgutil.iter_modules(package.__path__, f"poros.{stratum}."):
            try:
                rules = importlib.import_module(f"{module.name}.rules")
            except ModuleNotFoundError:
                continue
            for part in pkgutil.walk_packages(getattr(rules, "__path__", []), f"{rules.__name__}."):
                importlib.import_module(part.name)


def semua():
    _muat_aturan()
    flows = [found for found in gc.get_objects() if type(found) is Flow and found.table]
    house = [f for f in flows if type(f.statuses()[0]).__module__.startswith(poros.__name__)]
    unique = {(type(f.statuses()[0]).__module__, tuple(f.table.items())): f for f in house}
    return [unique[key] for key in sorted(unique, key=str)]


FLOWS = semua()


def nama(flow):
    first = flow.statuses()[0]
    return f"{type(first).__module__.removeprefix('poros.')}.{type(first).__name__}-{len(flow.table)}"


def sampai(flow, dari):
    """All statuses that `dari` leads on to, itself included."""
    seen, queue = {dari}, [dari]
    while queue:
        at = queue.pop()
        new = {target for (origin, _act), target in flow.table.items() if origin is at} - seen
        seen |= new
        queue += new
    return seen


def test_all_of_them_are_found():
    assert len(FLOWS) > 20


@pytest.mark.parametrize("flow", FLOWS, ids=nama)
class TestSetiapAlur:
    def test_every_status_is_reached_from_birth(self, flow):
        """What nobody can come to is a mistake in the table, or a status that should not be there."""
        assert sampai(flow, flow.statuses()[0]) == set(flow.statuses())

    def test_every_status_and_every_act_of_the_table_has_a_name_of_its_own(self, flow):
        kinds = {type(s) for s in flow.statuses()}
        acts = {type(act) for _status, act in flow.table}
        assert len(kinds) == len(acts) == 1
        assert kinds != acts

    def test_what_cannot_be_done_is_refused_with_what_can(self, flow):
        acts = list(type(next(iter(flow.table))[1]))
        for status in flow.statuses():
            for act in acts:
                if (status, act) in flow.table:
                    assert flow.step(status, act) is flow.table[status, act]
                    continue
                with pytest.raises(TransitionError) as error:
                    flow.step(status, act)
                assert error.value.allowed == flow.acts_from(status)

    def test_the_diagram_has_an_arrow_for_every_way(self, flow):
        lines = flow.mermaid().splitlines()
        ways = {(o.name, t.name) for (o, _act), t in flow.table.items()}
        assert {tuple(line.strip().partition(":")[0].split(" --> ")) for line in lines if " --> " in line} == {
            *ways,
            ("[*]", flow.statuses()[0].name),
            *((s.name, "[*]") for s in flow.final()),
        }
