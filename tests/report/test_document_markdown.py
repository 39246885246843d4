"""Documents as Markdown: read by another's parser, the words are the very words."""

from __future__ import annotations

from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from documents import DAY, EVERY, HOSTILE, Told, as_read, documents_to_hand_over, told
from isa_programme.report.document.document import Document, Listed, Paragraph
from isa_programme.report.document.markdown import document_markdown


def words(node: SyntaxTreeNode) -> str:
    """The text of a node; what is no text or line break in it is told by its name."""
    if node.type in ("text", "text_special"):
        return node.content
    if node.type == "hardbreak":
        return "\n"
    inner = "".join(words(each) for each in node.children)
    return inner if node.type in ("inline", "paragraph", "root") else f"<{node.type} {inner}>"


def lines_of(node: SyntaxTreeNode) -> list[str]:
    return [" ".join(line.split()) for line in words(node).split("\n")]


def cells(row: SyntaxTreeNode) -> tuple[str, ...]:
    return tuple(" ".join(words(cell.children[0]).split()) for cell in row.children)


def read(text: str) -> list[Told]:
    """What a reader of the Markdown sees."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    found: list[Told] = []
    for node in SyntaxTreeNode(parser.parse(text)).children:
        match node.type:
            case "heading":
                found.append((f"heading {node.tag[1]}", *lines_of(node.children[0])))
            case "paragraph":
                inline = node.children[0]
                parts = [each for each in inline.children if words(each)]
                if [each.type for each in parts] == ["strong"]:
                    said = "".join(map(words, parts[0].children))
                    found.append(("strong", " ".join(said.split())))
                else:
                    rows = lines_of(inline)
                    found.append(("lines" if len(rows) > 1 else "paragraph", *rows))
            case "bullet_list" | "ordered_list":
                items = []
                for item in node.children:
                    assert len(item.children) <= 1
                    items += ["".join(lines_of(item.children[0])) if item.children else ""]
                found.append(("bullets" if node.type == "bullet_list" else "numbered", *items))
            case "table":
                head, *body = node.children
                found.append(("heads", *cells(head.children[0])))
                found.extend(("row", *cells(row)) for part in body for row in part.children)
            case "hr":
                found.append(("new page",))
            case other:
                found.append((other, words(node)))
    return found


def expected(document: Document) -> list[Told]:
    """As read, but that a caption is a paragraph that stands out, and that the imprint follows."""
    names = {"caption": "strong"}
    found: list[Told] = [(names.get(what, what), *rest) for what, *rest in as_read(document)]
    if document.foot:
        found += [("new page",)] if found else []
        found.append(("paragraph", told(document.foot)))
    return found


def test_a_document_reads_as_it_is_written_with_its_imprint_at_the_foot() -> None:
    assert (
        "# Monday's page\n"
        "\n"
        "A few words.\n"
        "\n"
        "**Mark these.**\n"
        "\n"
        "The Office\\\n"
        "1 Street\n"
        "\n"
        "## Part\n"
        "\n"
        "- one\n"
        "- two\n"
        "\n"
        "### Part of it\n"
        "\n"
        "1. first\n"
        "2. second\n"
        "\n"
        "**What is overdue**\n"
        "\n"
        "| reference | with whom | days |\n"
        "| --- | --- | --- |\n"
        "| ADV-2025-001 | Minister | 3 |\n"
        "| ADV-2025-002 | COSLA |  |\n"
        "\n"
        "---\n"
        "\n"
        "Behind.\n"
        "\n"
        "---\n"
        "\n"
        "As at 5 January 2026. Made up for a test.\n"
    ) == document_markdown(EVERY)


def test_one_list_after_another_stays_another() -> None:
    lists = tuple(Listed(items=(each,)) for each in "abc")
    assert "- a\n\n* b\n\n- c\n" == document_markdown(Document(title="", as_at=DAY, blocks=lists))


def test_hostile_text_stays_text() -> None:
    document = Document(title="", as_at=DAY, blocks=(Paragraph(text=HOSTILE),))
    assert [("paragraph", told(HOSTILE))] == read(document_markdown(document))
    assert document_markdown(document).startswith(
        r"1\. \# \*x\* \<script\>alert(1)\</script\> \&amp; \| \[a\](javascript:b) \`c\` \\"
        r" \~\~s\~\~ http\://x.y www\.z.q a\@b.c \$x\$ \<U+0000\>\<U+001B\>\[31m\<U+202E\>"
    )


@given(documents_to_hand_over)
def test_any_text_in_any_place_is_read_as_the_text_it_is(document: Document) -> None:
    assert expected(document) == read(document_markdown(document))


def test_the_same_document_is_the_same_text() -> None:
    assert document_markdown(EVERY) == document_markdown(EVERY)
