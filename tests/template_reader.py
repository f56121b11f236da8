"""Reads templates as the renderer does, but with types: what each prints, which fields it reads, what is not there.

Jinja's own syntax tree is walked with the view of the template; macros are walked at each call, with what they are
given, so that what stands in `parts.html` is known by its type too.
"""

from types import ModuleType, NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import jinja2
import msgspec
from jinja2 import nodes

Scope = dict[str, Any]
UNKNOWN = object()
"""The type of what no view has: interface words, counts, the state of a loop."""
PLAIN = {"length", "join", "spans", "headline", "replace", "min", "map", "sum"}
"""The filters that give something plain, and must not be given finished HTML."""


def is_html(kind: Any) -> bool:
    """Return whether a type is `Html`."""
    return get_origin(kind) is Annotated


def field_types(view: type) -> dict[str, Any]:
    """Return the fields of a struct with their types."""
    return {field.name: field.type for field in msgspec.structs.fields(view)}


class TemplateReader:
    """Reads templates; `faults` are what is wrong, `safe` the fields printed as HTML, `read` all fields looked at."""

    def __init__(self, sources: dict[str, str]) -> None:
        self.trees = {name: jinja2.Environment().parse(text) for name, text in sources.items()}
        self.faults: list[str] = []
        self.safe: set[tuple[type, str]] = set()
        self.read: set[tuple[type, str]] = set()

    def page(self, name: str, view: type) -> None:
        """Read a template with its view, and those that it extends."""
        scope: Scope = {"view": view, "words": UNKNOWN}
        self.all(self.trees[name].body, scope, name)

    def all(self, body: list[nodes.Node], scope: Scope, name: str) -> None:
        extended = ""
        for node in body:
            if isinstance(node, nodes.Extends):
                assert isinstance(node.template, nodes.Const)
                extended = node.template.value
            else:
                self.statement(node, scope, name)
        if extended:
            self.all(self.trees[extended].body, scope, extended)

    def statement(self, node: nodes.Node, scope: Scope, name: str) -> None:
        match node:
            case nodes.Output():
                for part in node.nodes:
                    if not isinstance(part, nodes.TemplateData):
                        kind = self.kind(part, scope, name)
                        if is_html(kind):
                            self.fault(part, name, "finished HTML is printed without `safe`")
            case nodes.Assign():
                assert isinstance(node.target, nodes.Name)
                scope[node.target.name] = self.kind(node.node, scope, name)
            case nodes.Import():
                scope[node.target] = {one.name: one for one in self.trees[node.template.value].find_all(nodes.Macro)}  # type: ignore[attr-defined]
            case nodes.Include():
                self.all(self.trees[node.template.value].body, dict(scope), node.template.value)  # type: ignore[attr-defined]
            case nodes.Macro():
                scope[node.name] = node
            case nodes.Block():
                self.all(node.body, dict(scope), name)
            case nodes.If():
                self.kind(node.test, scope, name)
                self.all([*node.body, *node.elif_, *node.else_], scope, name)
            case nodes.For():
                inner = {**scope, "loop": UNKNOWN}
                self.bind(node.target, element(self.kind(node.iter, scope, name)), inner)
                if node.test:
                    self.kind(node.test, inner, name)
                self.all(node.body, inner, name)
                self.all(node.else_, dict(scope), name)
            case _:
                raise AssertionError(node)

    def bind(self, target: nodes.Node, kind: Any, scope: Scope) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = kind
        else:
            assert isinstance(target, nodes.Tuple)
            parts = get_args(kind) if get_origin(kind) is tuple else [UNKNOWN] * len(target.items)
            for one, part in zip(target.items, parts, strict=True):
                self.bind(one, part, scope)

    def kind(self, node: nodes.Node, scope: Scope, name: str) -> Any:
        """Return the type of an expression."""
        match node:
            case nodes.Name():
                if node.name not in scope:
                    self.fault(node, name, f"there is no {node.name}")
                return scope.get(node.name, UNKNOWN)
            case nodes.Getattr():
                return self.field(node, without_none(self.kind(node.node, scope, name)), name)
            case nodes.Getitem():
                kind = self.kind(node.node, scope, name)
                if isinstance(node.arg, nodes.Slice):
                    return kind
                self.kind(node.arg, scope, name)
                return get_args(kind)[1] if get_origin(kind) is dict else element(kind)
            case nodes.Filter():
                return self.filtered(node, scope, name)
            case nodes.Call():
                return self.call(node, scope, name)
            case nodes.CondExpr() | nodes.Or():
                kinds = [self.kind(part, scope, name) for part in node.iter_child_nodes()]
                return next((kind for kind in kinds if is_html(kind)), kinds[-1])
            case _:
                for part in node.iter_child_nodes():
                    self.kind(part, scope, name)
                return UNKNOWN

    def field(self, node: nodes.Getattr, kind: Any, name: str) -> Any:
        if not isinstance(kind, type) or not issubclass(kind, msgspec.Struct):
            if kind is not UNKNOWN and not isinstance(kind, dict):
                self.fault(node, name, f"{kind} has no {node.attr}")
            return kind[node.attr] if isinstance(kind, dict) else UNKNOWN
        fields = field_types(kind)
        if node.attr not in fields:
            self.fault(node, name, f"{kind.__name__} has no {node.attr}")
            return UNKNOWN
        self.read.add((kind, node.attr))
        return fields[node.attr]

    def filtered(self, node: nodes.Filter, scope: Scope, name: str) -> Any:
        assert node.node is not None
        kind = self.kind(node.node, scope, name)
        for part in (*node.args, *node.kwargs):
            self.kind(part, scope, name)
        if node.name == "safe":
            if is_html(kind):
                assert isinstance(node.node, nodes.Getattr)
                owner = without_none(self.kind(node.node.node, scope, name))
                self.safe.add((owner, node.node.attr))
            else:
                self.fault(node, name, "`safe` prints what is no finished HTML")
        elif node.name not in PLAIN or is_html(kind):
            self.fault(node, name, f"the filter {node.name} is not expected here")
        return UNKNOWN

    def call(self, node: nodes.Call, scope: Scope, name: str) -> Any:
        called = self.kind(node.node, scope, name)
        given = [self.kind(part, scope, name) for part in node.args]
        named = {part.key: self.kind(part.value, scope, name) for part in node.kwargs}
        if isinstance(called, nodes.Macro):
            own = next(file for file, tree in self.trees.items() if called in list(tree.find_all(nodes.Macro)))
            inner = {macro.name: macro for macro in self.trees[own].find_all(nodes.Macro)}
            inner |= {arg.name: UNKNOWN for arg in called.args}
            inner |= {arg.name: kind for arg, kind in zip(called.args, given, strict=False)}
            # A macro sees what stands beside it in its own file, and nothing of the page.
            self.all(called.body, inner | named | {"loop": UNKNOWN}, own)
        return UNKNOWN

    def fault(self, node: nodes.Node, name: str, words: str) -> None:
        self.faults.append(f"{name}:{node.lineno}: {words}")


def without_none(kind: Any) -> Any:
    """Return a type that may be nothing as what it is otherwise."""
    if get_origin(kind) in (Union, UnionType):
        return next(part for part in get_args(kind) if part is not NoneType)
    return kind


def element(kind: Any) -> Any:
    """Return what a loop over something gives."""
    args = get_args(kind)
    return args[0] if get_origin(kind) is tuple and args[1:] == (Ellipsis,) else UNKNOWN


def structs_of(module: ModuleType) -> list[type[msgspec.Struct]]:
    """Return the structs that a module defines, in its order."""
    return [
        one
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, msgspec.Struct) and one.__module__ == module.__name__
    ]
