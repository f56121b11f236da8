"""SVG files: what draws is taken, what could act, load or send the reader elsewhere is not."""

import pytest

from briefs.model.brief import File
from briefs.reading.markdown.svg import check_drawing
from tests.support import grows_with_its_size, shown

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:h="http://www.w3.org/1999/xhtml"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
)


def told(inside: str, before: str = "") -> str:
    return shown(check_drawing(File("x.svg", f"{before}{HEAD}{inside}</svg>".encode())))


STYLES = [
    r"a{fill:\75 rl(https://x)}",
    r"a{fill:u\72l(https://x)}",
    r"@\69mport 'x';",
    "@imp<!-- -->ort 'x';",
    "@imp<![CDATA[ort]]> 'x';",
    "@imp&#111;rt 'x';",
    "@imp&#x6f;rt 'x';",
    "@im/* */port 'x';",
    "a{fill:url/**/(https://x)}",
    "a{fill:URL( 'https://x')}",
    "a{fill:url(//x)}",
    "a{fill:url(&#10;https://x)}",
    "@font-face{src:local(x),url('https://x')}",
    "a{background:image-set('https://x' 1x)}",
    "a{background:-webkit-image-set('https://x' 1x)}",
    "a{mask:image('https://x')}",
    "a{fill:src('https://x')}",
    "a{background:cross-fade('https://x',red)}",
    "a{-moz-binding:url(#x)}",
    "a{behavior: x}",
    ":root{--a:url(https://x)}",
]


@pytest.mark.parametrize("style", STYLES)
def test_a_style_that_reaches_outside_is_refused_however_it_is_written(style: str) -> None:
    assert "[image.active]" in told(f"<style>{style}</style>")
    if "<!" not in style and "@" not in style:
        inner = style[style.index("{") + 1 : -1].replace('"', "'")
        assert "[image.active]" in told(f'<rect style="{inner}"/>')


@pytest.mark.parametrize(
    "element",
    [
        '<h:meta http-equiv="refresh" content="0;url=https://x"/>',
        *(
            f"<h:{name}/>"
            for name in ("img", "video", "frame", "form", "link", "script", "iframe", "p", "style", "base")
        ),
        *(f"<{name}/>" for name in ("script", "SCRIPT", "foreignObject", "animate", "set", "handler", "iframe")),
        "<metadata><h:script>alert(1)</h:script></metadata>",
        "<metadata><script>alert(1)</script></metadata>",
        "<metadata><rdf:RDF><h:img src='https://x'/></rdf:RDF></metadata>",
        "<metadata><animate/></metadata>",
        "<metadata><style>@import 'x'</style></metadata>",
        '<rect onclick="x"/>',
        '<rect h:onclick="x"/>',
        '<use href="x.svg#a"/>',
        '<use xlink:href="https://x#a"/>',
        '<image href="data:image/svg+xml,x"/>',
        '<image src="https://x"/>',
        '<a href="#a" ping="https://x"><rect/></a>',
        '<a href="https://x"><rect/></a>',
        '<a href="java&#10;script:x"><rect/></a>',
        '<g xml:base="https://x"><use href="#a"/></g>',
        '<filter><feImage href="https://x"/></filter>',
        '<font-face-uri xlink:href="https://x"/>',
        '<rect cursor="url(https://x)"/>',
    ],
)
def test_what_acts_loads_or_leads_elsewhere_is_refused(element: str) -> None:
    assert "[image.active]" in told(element)


@pytest.mark.parametrize(
    "before",
    ['<!DOCTYPE svg [<!ENTITY a "b">]>', '<?xml-stylesheet href="x.css"?>', '<!DOCTYPE svg [<!ENTITY % a "b">]>'],
)
def test_what_stands_before_a_drawing_may_not_act_either(before: str) -> None:
    assert "[image.active]" in told("<rect/>", before)


@pytest.mark.parametrize(
    "inside",
    [
        '<style>.a{fill:url(#g)} /* url of nothing */</style><rect class="a"/>',
        '<defs><linearGradient id="g"><stop/></linearGradient></defs><rect fill="url(#g)" filter="url( \'#f\' )"/>',
        '<metadata><rdf:RDF><rdf:Description about="x"/></rdf:RDF></metadata>',
        '<image href="data:image/png;base64,AA=="/><use href="#a"/><text>url of @key</text>',
    ],
)
def test_a_drawing_is_taken(inside: str) -> None:
    assert told(inside) == ""


@pytest.mark.parametrize("piece", ["<g>", "<rect/>", "<style>/*</style>", "<style>url(</style>", "<a>", "&#111;", "甲"])
def test_a_long_drawing_takes_its_length(piece: str) -> None:
    assert grows_with_its_size(lambda n: told(piece * n), 4000)


def test_a_long_style_takes_its_length() -> None:
    for piece in ("/*", "url(", "@im", "/**/", "url( '"):
        assert grows_with_its_size(lambda n: told(f"<style>{piece * n}</style>"), 4000)  # noqa: B023
