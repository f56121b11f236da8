"""The pipeline, top to bottom: content → briefs → library → pages → site."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from briefs.build.cache import cached_map
from briefs.build.site_context import Options, Tools, look_at_pictures, prepare_site
from briefs.build.workers import Workers
from briefs.checks.citation_checks import check_citations
from briefs.checks.law_checks import check_laws
from briefs.checks.paragraph_checks import check_paragraphs
from briefs.checks.parity import check_parity
from briefs.checks.site_checks import check_library, check_pictures_shown
from briefs.checks.term_checks import check_terms
from briefs.checks.translation_checks import check_translations
from briefs.citing.styles import CslFormatter
from briefs.library.citations import Citations, find_citations
from briefs.library.library import Library, build_library
from briefs.library.paragraphs import Paragraphs, find_paragraphs
from briefs.library.translations import find_drift
from briefs.model import addresses
from briefs.model.brief import Reading
from briefs.model.diagnostic import Diagnostic, SeverityPolicy
from briefs.model.picture import Picture
from briefs.publishing.components.frames import SiteContext
from briefs.publishing.components.note_parts import with_printed_notes
from briefs.publishing.files.data_files import data_files
from briefs.publishing.files.host_files import host_files
from briefs.publishing.files.markdown_export import exported_pages, to_markdown
from briefs.publishing.files.picture_copies import picture_files
from briefs.publishing.files.search_files import search_aliases, search_documents
from briefs.publishing.pages.brief_lists import brief_lists
from briefs.publishing.pages.brief_pages import brief_pages, redirect_pages
from briefs.publishing.pages.coverage_page import coverage_pages
from briefs.publishing.pages.feeds import machine_pages
from briefs.publishing.pages.glossary_pages import glossary_pages
from briefs.publishing.pages.home_pages import list_pages
from briefs.publishing.pages.law_pages import law_pages
from briefs.publishing.pages.map_page import citation_graph, layout, map_pages
from briefs.publishing.pages.parallel_pages import parallel_pages
from briefs.publishing.pages.search_page import search_pages
from briefs.publishing.pages.source_pages import source_pages
from briefs.publishing.rendering.templates import PageRenderer
from briefs.publishing.views.views import Page
from briefs.reading.files.side_files import read_side_files
from briefs.reading.files.walk import Content, walk, with_documents
from briefs.reading.markdown.jobs import list_jobs
from briefs.reading.markdown.read_brief import read_brief
from briefs.reading.markdown.svg import check_pictures
from briefs.reading.records.catalogue import read_catalogue
from briefs.reading.records.conversion_rules import Rules, gather_rules
from briefs.reading.records.derived_names import with_simplified
from briefs.searching.index import Indexed, index_files, index_one


class Checked(msgspec.Struct, frozen=True):
    """The content, read and checked; without a library when the settings are at fault. `policy` weighs diagnostics."""

    content: Content
    library: Library | None
    citations: Citations | None
    paragraphs: Paragraphs | None
    pictures: dict[str, Picture]
    rules: Rules
    diagnostics: tuple[Diagnostic, ...]
    policy: SeverityPolicy

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Return the diagnostics for which a build is refused."""
        return self.policy.errors(self.diagnostics)


def check(options: Options, tools: Tools) -> Checked:
    """Read the whole content and find everything that is wrong with it."""
    content = walk(options.content)
    catalogue = read_catalogue(content)
    rules = gather_rules(catalogue)
    catalogue = with_simplified(catalogue, rules)
    settings = catalogue.settings
    if settings and settings.documents:
        content = with_documents(content, options.content, settings.documents)
    if settings and options.base_url:
        settings = msgspec.structs.replace(settings, base_url=options.base_url)
    jobs, misplaced = list_jobs(
        content,
        tools.templates.words,
        rules,
        catalogue.glossary,
        catalogue.instruments,
        allow_html=bool(settings and settings.allow_html),
    )
    side = read_side_files(content)
    workers = Workers("reading", tools.progress, options.processes)
    readings = cached_map(read_brief, "read_brief", jobs, Reading, tools.cache, workers)
    found = [*content.diagnostics, *catalogue.diagnostics, *misplaced, *check_pictures(content), *side.diagnostics]
    found += [diagnostic for reading in readings for diagnostic in reading.diagnostics]
    library = citations = paragraphs = None
    pictures: dict[str, Picture] = {}
    if settings:
        library = build_library(
            catalogue, settings, tools.profiles, readings, side, today=options.today, drafts=options.drafts
        )
        citations = find_citations(library)
        pictures = look_at_pictures(content, library, options, tools)
        found += check_library(library, content)
        found += check_pictures_shown(library, pictures)
        found += check_laws(library)
        styles = CslFormatter.of(tools.templates.files).files
        paragraphs = find_paragraphs(library)
        found += check_paragraphs(library, paragraphs, strict=options.strict)
        found += check_parity(library, paragraphs)
        found += check_terms(library, paragraphs, f"{content.folder}/glossary.yaml")
        found += check_translations(library, find_drift(library, paragraphs))
        found += check_citations(library, citations, f"{content.folder}/site.yaml", styles)
    policy = SeverityPolicy(settings.checks if settings else {}, options.strict)
    return Checked(content, library, citations, paragraphs, pictures, rules, policy.visible(tuple(found)), policy)


def publish(checked: Checked, options: Options, tools: Tools) -> dict[str, bytes | Path]:
    """Make every file of the site, by path: its content, or the file of which it is a copy.

    Raises ValueError when there is no library, and TemplateFaultError when a template is at fault.
    """
    library, citations, paragraphs = checked.library, checked.citations, checked.paragraphs
    if library is None or citations is None or paragraphs is None:
        raise ValueError("there is nothing to publish: the settings are at fault")
    templates = tools.templates
    site = with_printed_notes(prepare_site(library, citations, paragraphs, checked.pictures, options, tools))
    pages = [
        *brief_pages(site),
        *list_pages(site),
        *brief_lists(site),
        *source_pages(site),
        *parallel_pages(site),
        *glossary_pages(site),
        *coverage_pages(site),
        *law_pages(site),
        *search_pages(site),
    ]
    graph, left_out = citation_graph(site)
    workers = Workers("rendering", tools.progress, options.processes)
    (places,) = cached_map(layout, "layout", [graph], tuple[tuple[int, int], ...], tools.cache, workers)
    pages += map_pages(site, graph, places, left_out)
    pages += machine_pages(site, pages)
    pages += redirect_pages(site)
    name = f"render_page {templates.digest()}"
    rendered = cached_map(PageRenderer.of(templates), name, pages, bytes, tools.cache, workers)
    files: dict[str, bytes | Path] = {}
    for page, data in zip(pages, rendered, strict=True):
        # Where two would stand at one address, which is reported, a page goes before an address that only leads on.
        files.setdefault(addresses.file_of(page.address), data)
    files.update(_markdown_export(site, zip(pages, rendered, strict=True), options, tools))
    for address, data in templates.assets().items():
        files[address] = data
    files.update(data_files(site))
    files.update(host_files(site))
    files.update(_search(site, options, tools))
    media = _media(checked.content, library)
    files.update(media)
    files.update(picture_files(checked.pictures, media))
    # GitHub Pages then serves the files as they are.
    files[".nojekyll"] = b""
    return files


def _markdown_export(
    site: SiteContext, pages: Iterable[tuple[Page, bytes]], options: Options, tools: Tools
) -> dict[str, bytes]:
    """Return the pages that hold a text as Markdown; each is written once and remembered."""
    printed = dict(exported_pages(site, pages))
    workers = Workers("writing Markdown", tools.progress, options.processes)
    made = cached_map(to_markdown, "to_markdown", list(printed.values()), bytes, tools.cache, workers)
    return dict(zip(printed, made, strict=True))


def _search(site: SiteContext, options: Options, tools: Tools) -> dict[str, bytes]:
    """Return the files of the search index; each document is indexed once and remembered."""
    documents = search_documents(site)
    workers = Workers("indexing", tools.progress, options.processes)
    indexed = cached_map(index_one, "index_one", documents, Indexed, tools.cache, workers)
    files = index_files(documents, indexed, search_aliases(site))
    return {f"search/{name}": data for name, data in files.items()}


def _media(content: Content, library: Library) -> dict[str, Path]:
    """Return the pictures and other files of the briefs and pages that are published."""
    groups = ((addresses.BRIEFS, library.briefs), (addresses.PAGES, library.pages))
    folders = {f"{kind}/{name}" for kind, group in groups for name, _ in group}
    return {
        addresses.media(path): file for path, file in content.media.items() if "/".join(path.split("/")[:2]) in folders
    }
