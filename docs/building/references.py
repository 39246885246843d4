"""What a name in code or in a signature leads to: its place among the public names."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from isa_programme.public_names import HOME

_PACKAGE = "isa_programme"
_PUBLIC = {f"{_PACKAGE}.{module}.{name}": public for public, (module, name) in HOME.items()}
"""Each public name by where it is defined."""


def public_name(target: str) -> str | None:
    """The public name of what is defined somewhere in the package, or of a bare name."""
    if target in _PUBLIC:
        return _PUBLIC[target]
    last = target.rpartition(".")[2]
    return last if last in HOME and target == last else None


def on_missing(app: Any, env: Any, node: Any, content: Any) -> Any:  # noqa: ANN401 - Sphinx's own
    """Lead to the public name, or show the name of another library as it is."""
    if node.get("refdomain") != "py":
        return None
    target = node["reftarget"]
    if name := public_name(target):
        return env.get_domain("py").resolve_xref(
            env, node["refdoc"], app.builder, "obj", f"{_PACKAGE}.{name}", node, content
        )
    # Python's own names, and those of other libraries: their pages are not fetched to be led to.
    return None if target.partition(".")[0] == _PACKAGE else content


class NamesInCode(SphinxTransform):
    """A public name that a page writes as code leads to where it is described."""

    default_priority = 400

    def apply(self, **_: object) -> None:
        """Put a link in the place of each."""
        for code in list(self.document.findall(nodes.literal)):
            name = code.astext()
            if name not in HOME or _inside_a_link_or_title(code):
                continue
            link = addnodes.pending_xref(
                "",
                refdomain="py",
                reftype="obj",
                reftarget=f"{_PACKAGE}.{name}",
                refdoc=self.env.docname,
                refexplicit=True,
                refwarn=True,
            )
            code.replace_self(link)
            link += code


def _inside_a_link_or_title(node: nodes.Node) -> bool:
    above = node.parent
    while above is not None:
        if isinstance(above, nodes.reference | nodes.title | addnodes.pending_xref):
            return True
        above = above.parent
    return False


def connect(app: Any) -> None:  # noqa: ANN401 - Sphinx's own
    """Have Sphinx ask here."""
    app.connect("missing-reference", on_missing)
    app.add_transform(NamesInCode)
