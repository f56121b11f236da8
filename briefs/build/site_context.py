"""What is made before pages are planned, each thing once and remembered: forms of sources, drawings, pictures."""

from pathlib import Path

import msgspec

from briefs.build.cache import Cache, cached_map
from briefs.build.workers import Progress, Workers
from briefs.citing.profiles import Profile
from briefs.citing.references import References, batches
from briefs.citing.styles import CslFormatter
from briefs.language.languages import LANGUAGES
from briefs.library.citations import Citations, site_profile, wanted_forms
from briefs.library.laws import find_laws
from briefs.library.library import Library
from briefs.library.paragraphs import Paragraphs
from briefs.library.related import find_related
from briefs.library.translations import find_drift
from briefs.model.chart import Chart, Drawing
from briefs.model.picture import Picture
from briefs.publishing.components.cite_this import citation_requests
from briefs.publishing.components.frames import SiteContext
from briefs.publishing.rendering.chart_drawing import draw
from briefs.publishing.rendering.templates import TemplateSet
from briefs.reading.files.walk import Content, read_media
from briefs.reading.markdown.picture_files import PictureFile, look_at


class Options(msgspec.Struct, frozen=True):
    """What the command line decides.

    `base_url` overrules the settings', `processes` of 0 means as many as pay; `today` is the day after which briefs are
    not out yet, or nothing.
    """

    content: Path
    base_url: str = ""
    drafts: bool = False
    strict: bool = False
    processes: int = 0
    today: str = ""


class Tools(msgspec.Struct, frozen=True):
    """What the stages work with: templates, profiles of citation, the cache, and a progress callback."""

    templates: TemplateSet
    profiles: dict[str, Profile]
    cache: Cache
    progress: Progress


def prepare_site(
    library: Library,
    citations: Citations,
    paragraphs: Paragraphs,
    pictures: dict[str, Picture],
    options: Options,
    tools: Tools,
) -> SiteContext:
    """Have everything made that pages are planned from: full forms of the sources, citations of the briefs."""
    formatter = CslFormatter.of(tools.templates.files)
    wanted = batches(wanted_forms(library, citations, formatter), library.sources)
    requests = [*(batch for _, batch in wanted), *(citation_requests(library, brief_id) for brief_id in library.order)]
    workers = Workers("citing", tools.progress, options.processes)
    name = f"format_references {formatter.digest()}"
    made = cached_map(formatter, name, requests, tuple[str, ...], tools.cache, workers)
    forms = dict(
        pair
        for (references, _), texts in zip(wanted, made, strict=False)
        for pair in zip(references, texts, strict=True)
    )
    return SiteContext(
        library=library,
        citations=citations,
        paragraphs=paragraphs,
        references=References(forms, library.sources, library.profiles, formatter),
        cites=dict(zip(library.order, made[len(wanted) :], strict=True)),
        related=find_related(library, citations),
        drift=find_drift(library, paragraphs),
        laws=find_laws(library),
        drawings=_drawings(library, options, tools),
        pictures=pictures,
        profiles={language.code: site_profile(library, language.code) for language in LANGUAGES},
        titles={language.code: library.titles(language.code) for language in LANGUAGES},
        words=tools.templates.words,
        assets=tools.templates.asset_addresses(),
    )


def look_at_pictures(content: Content, library: Library, options: Options, tools: Tools) -> dict[str, Picture]:
    """Look at every picture that a text shows once, and remember it."""
    texts = [*library.briefs.values(), *library.pages.values()]
    paths = sorted({image.target for text in texts for image in text.images} & content.media.keys())
    files = [PictureFile(read_media(content, path), path.lower().endswith(".svg")) for path in paths]
    workers = Workers("pictures", tools.progress, options.processes)
    return dict(zip(paths, cached_map(look_at, "look_at", files, Picture, tools.cache, workers), strict=True))


def _drawings(library: Library, options: Options, tools: Tools) -> dict[Chart, Drawing]:
    """Draw every chart once, and remember it."""
    texts = [*library.briefs.values(), *library.pages.values()]
    charts = list(dict.fromkeys(chart for text in texts for chart in text.charts))
    workers = Workers("drawing", tools.progress, options.processes)
    return dict(zip(charts, cached_map(draw, "draw", charts, Drawing, tools.cache, workers), strict=True))
