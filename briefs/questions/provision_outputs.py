"""The files from which a page tells what is known of a provision, and a search what law a query cites."""

from briefs.engine.queries import Ask, Made, output
from briefs.publishing.files.provision_files import law_file, law_list_file, rule_files
from briefs.questions.asked_site import site_of
from briefs.questions.domains import once, recorded_laws


@output(recorded_laws)
def law_data(ask: Ask, name: str) -> Made:
    """Make the file of a recorded law."""
    site = site_of(ask)
    return Made(
        {f"search/{path}": data for path, data in (law_file(site, name),)} if name in site.library.instruments else {}
    )


@output(once)
def law_list(ask: Ask) -> Made:
    """Make the list of recorded laws."""
    path, data = law_list_file(site_of(ask))
    return Made({f"search/{path}": data})


@output(once)
def law_rules(ask: Ask) -> Made:
    """Make the files of laws without a record."""
    return Made({f"search/{path}": data for path, data in rule_files().items()})


PROVISION_FILES = (law_data, law_list, law_rules)
