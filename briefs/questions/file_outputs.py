"""The files beside the pages: data, media, old addresses, what hosts read, the sitemap."""

from briefs.engine.queries import Ask, Made, output
from briefs.model import addresses
from briefs.model.addresses import Address
from briefs.model.brief import BriefId
from briefs.publishing.files.address_lists import address_files
from briefs.publishing.files.data_files import schema_data
from briefs.publishing.files.host_files import host_files, redirect_line_of_parallel, redirect_lines
from briefs.publishing.files.picture_copies import picture_files
from briefs.publishing.files.sitemap_files import sitemap_files
from briefs.publishing.pages.brief_pages import redirect_pages
from briefs.questions import law_queries, listing, printing_queries, record_queries, subject_queries, text_queries
from briefs.questions.asked_library import AskedLibrary
from briefs.questions.asked_site import site_of
from briefs.questions.domains import folders_with_media, once
from briefs.questions.rendering_queries import MAPPED, REDIRECTS, rendered, written
from briefs.questions.world import FILE, TEMPLATES


@output(once)
def data_schemas(ask: Ask) -> Made:
    """Make the schemas of what authors write as YAML."""
    return written(schema_data(site_of(ask)))


@output(once)
def hosting(ask: Ask) -> Made:
    """Make the files that hosts read."""
    # GitHub Pages serves the files as they are where it finds .nojekyll.
    return written([*host_files(site_of(ask)), (Address(".nojekyll"), b"")])


@output(once)
def known_addresses(ask: Ask) -> Made:
    """Make the list of names of which addresses are made, by which the 404 page finds the nearest."""
    library = site_of(ask).library
    names = {
        "": tuple(sorted({name for name, _ in library.pages})),
        "briefs": library.order,
        "laws": [name for name in ask(record_queries.law_ids) if ask(law_queries.has_page, name)],
        "sources": tuple(sorted(slug for _, (_, slug, _) in ask.rows(record_queries.SOURCE_LISTED))),
        "topics": tuple(library.topics),
        "jurisdictions": tuple(code.lower() for code in library.jurisdictions),
        "years": ask(subject_queries.all_years),
    }
    return written(address_files(library, names))


@output(once)
def asset_files(ask: Ask) -> Made:
    """Make style sheets, scripts and pictures of the templates."""
    return written(ask(TEMPLATES).assets().values())


@output(folders_with_media)
def media(ask: Ask, kind: str, name: str) -> Made:
    """Copy the pictures and other files of a brief or page, with smaller copies of those that a text shows."""
    found = ask(listing.media_of, kind, name)
    files = {addresses.media(path): ask(FILE, place).data for path, place in found.items()}
    shown = {one.target for brief in text_queries.versions(ask, kind, name).values() for one in brief.images}
    pictures = {
        path: picture for path in sorted(shown & found.keys()) if (picture := ask(printing_queries.picture, path))
    }
    return written([*files.items(), *picture_files(pictures, files)])


@output(text_queries.published, REDIRECTS)
def redirects_of(ask: Ask, name: str) -> Made:
    """Make the permanent address of a brief and its old ones, which lead to it."""
    site, brief_id = site_of(ask), BriefId(name)
    made = rendered(ask, site, *redirect_pages(site, brief_id))
    return Made(made.files, (*made.facts, REDIRECTS.row("", redirect_lines(site, brief_id))))


@output(once, is_last=True)
def redirect_list(ask: Ask) -> Made:
    """Make the list of addresses that lead elsewhere, for hosts that send readers on themselves."""
    # Some hosts read the first two thousand; what was linked to from elsewhere goes before.
    lines = "".join(line for of in ("", "law") for _, line in ask.rows(REDIRECTS, of))
    # One with holes goes last: Cloudflare counts all behind it among the hundred that may have some.
    lines += redirect_line_of_parallel(AskedLibrary(ask).settings)
    return Made({"_redirects": lines.encode()})


@output(once, is_last=True)
def sitemap(ask: Ask) -> Made:
    """Make the sitemap, of the pages that were made."""
    return written(sitemap_files(site_of(ask), [entry for _, entry in ask.rows(MAPPED)]))


FILES = (data_schemas, hosting, known_addresses, asset_files, media, redirects_of)
LAST = (redirect_list, sitemap)
