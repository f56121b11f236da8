"""`briefs cite`: print a work in every form that a note can ask for."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click
from msgspec.structs import replace

from briefs.checks.tally import tallied
from briefs.citing.csl.faults import StyleFaultError
from briefs.citing.profiles import Profile, ProfileFaultError, default_profile, meant_profile, read_profiles
from briefs.citing.references import References
from briefs.citing.styles import Styles
from briefs.commands.console import console, print_diagnostics
from briefs.commands.options import content_option, templates_option
from briefs.commands.spoken import tell, told
from briefs.commands.spoken_help import SpokenCommand
from briefs.language.languages import AUTHORED, EN, Lang
from briefs.library.citations import BY_STYLE
from briefs.library.samples import sample
from briefs.model.diagnostic import SeverityPolicy, nearest
from briefs.model.settings import Settings
from briefs.model.source import SourceKey
from briefs.publishing.rendering.template_files import read_templates
from briefs.reading.files.walk import walk
from briefs.reading.records.catalogue import read_catalogue
from briefs.reading.records.source_files import read_sources

_LABELS = {
    "full": "in-full",
    "place": "with-a-place",
    "next": "next-note",
    "next-other": "next-note-other-place",
    "later": "later-note",
    "two": "beside-another",
}


@click.command("cite", cls=SpokenCommand)
@click.argument("key")
@content_option
@templates_option
@click.option("--place", "places", multiple=True)
@click.option("--profile", "named")
@click.option("--all", "every", is_flag=True)
def cite_command(
    key: str, *, content: Path, templates: Path | None, places: tuple[str, ...], named: str | None, every: bool
) -> None:
    """Print a work in every form: in full, with a place, in the next note, in later ones."""
    found = walk(content)
    sources, unsound, faults = read_sources(found)
    wanted = key.removeprefix("@")
    source = sources.get(SourceKey(wanted))
    if wanted in unsound:
        print_diagnostics(console(), tallied(faults, most=None), SeverityPolicy(), content.resolve().parent, whole=True)
        raise SystemExit(1)
    if source is None:
        raise click.UsageError(told("no-such-source", key=key, hint=nearest(key, list(sources))))
    files = read_templates(templates or content.resolve().parent / "templates")
    try:
        profiles = read_profiles(files.files)
        styles = Styles.of(files.files)
        for name, lang, profile in _wanted(profiles, styles, named, read_catalogue(found).settings, every=every):
            made = References({}, {**profiles, name: profile}, styles)
            shown = sample(source, places[:2], name, made, lang, files.words)
            click.echo(f"\n{name} ({lang})")
            for form, text in shown.forms.items():
                click.echo(f"  {told(_LABELS[form]):30} {text}")
    except (StyleFaultError, ProfileFaultError) as fault:
        raise click.ClickException(tell(fault.said)) from fault


def _wanted(
    profiles: Mapping[str, Profile], styles: Styles, named: str | None, settings: Settings | None, *, every: bool
) -> Iterator[tuple[str, Lang, Profile]]:
    """Yield the profiles that are asked for, each with a language and, where the site chooses one, its style."""
    if named and named not in profiles:
        # Those without languages are for works in a foreign language, under other profiles.
        known = {name: profile for name, profile in profiles.items() if profile.languages and name != BY_STYLE}
        raise click.UsageError(told("no-such-profile", name=named, hint=meant_profile(named, known)))
    if named:
        profile = profiles[named]
        yield named, Lang([*profile.languages, EN][0]), profile
        return
    if every:
        # A profile without languages words foreign works under others; `csl` is for a style that a site chooses.
        for name, profile in sorted(profiles.items()):
            if profile.languages and name != BY_STYLE:
                yield name, Lang(profile.languages[0]), profile
        return
    for lang in AUTHORED:
        chosen = settings.citations.of(lang) if settings else None
        by_style = bool(chosen and styles.words_short_forms(chosen.style))
        name = (chosen.profile if chosen else "") or (BY_STYLE if by_style else default_profile(profiles, lang))
        profile = profiles[name]
        yield name, lang, replace(profile, style=chosen.style) if chosen and chosen.style else profile
