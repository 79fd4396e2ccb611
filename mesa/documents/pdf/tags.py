"""The tree under a PDF that says what each piece is, for who hears it read instead of looking at it.

fpdf2 numbers only figures, flat and counting all of them again each time: this takes the place of its builder.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from fpdf.syntax import PDFObject

ARTIFACT = "Artifact"


class Node(PDFObject):
    """One element: its kids are elements, or marks on a page."""

    def __init__(self, kind: str, above: "Node | Root") -> None:
        super().__init__()
        self.kind, self.above = kind, above
        self.kids: list[Node | Mark] = []

    def serialize(self, obj_dict: Any = None, _security_handler: Any = None) -> str:
        """As the file says it."""
        kids = "\n".join(kid.ref for kid in self.kids)
        return super().serialize(
            {"/Type": "/StructElem", "/S": f"/{self.kind}", "/P": self.above.ref, "/K": f"[{kids}]"}
        )


class Mark:
    """A piece of a page's content."""

    def __init__(self, page: Any, number: int) -> None:
        self.page, self.number = page, number

    @property
    def ref(self) -> str:
        """As its element names it."""
        return f"<</Type /MCR /Pg {self.page.ref} /MCID {self.number}>>"


class Root(PDFObject):
    """The way down, from the document; and the way up, from each mark of each page."""

    def __init__(self, tags: "Tags") -> None:
        super().__init__()
        self.tags = tags

    def serialize(self, obj_dict: Any = None, _security_handler: Any = None) -> str:
        """As the file says it."""
        marked = self.tags.marked.values()
        up = "\n".join(f"{n} [{' '.join(node.ref for node in nodes)}]" for n, nodes in enumerate(marked))
        document = self.tags.document.ref
        return super().serialize(
            {"/Type": "/StructTreeRoot", "/K": f"[{document}]", "/ParentTree": f"<</Nums [{up}]>>"}
        )


class Tags:
    """What the writer of the file asks of a builder, and `inside` and `mark` for whoever writes on it."""

    doc_struct_elem = SimpleNamespace(k=())  # what the writer would tie to pages by itself: our marks know theirs

    def __init__(self) -> None:
        self.root = Root(self)
        self.document = Node("Document", self.root)
        self.nodes, self.open = [self.document], [self.document]
        self.marked: dict[int, list[Node]] = defaultdict(list)

    @contextmanager
    def inside(self, kind: str) -> Iterator[None]:
        """What is written meanwhile is of this kind; what is an artifact is of no element."""
        above = self.open[-1]
        node = Node(kind, above)
        if kind != ARTIFACT:
            above.kids.append(node)
            self.nodes.append(node)
        self.open.append(node)
        yield
        self.open.pop()

    def mark(self, page: Any) -> str:
        """How the next piece of that page begins."""
        node = self.open[-1]
        if node.kind == ARTIFACT:
            return "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
        nodes = self.marked[page.index()]
        node.kids.append(Mark(page, len(nodes)))
        nodes.append(node)
        if page.struct_parents is None:
            page.struct_parents = len(self.marked) - 1
        return f"/{node.kind} <</MCID {len(nodes) - 1}>> BDC"

    def empty(self) -> bool:
        """Nothing was written."""
        return not self.marked

    def __iter__(self) -> Iterator[PDFObject]:
        yield self.root
        yield from self.nodes
