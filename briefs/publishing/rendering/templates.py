"""Templates → bytes: the site's own templates over the default ones, with each language's interface words.

A template of the site's own may extend the default one of its name, which it finds as `default/NAME`.
"""

import hashlib
import traceback
from functools import lru_cache

import msgspec
from markupsafe import Markup, escape

from briefs.language.headlines import in_names, pieces
from briefs.language.japanese import language_runs
from briefs.language.languages import BY_CODE, Lang, is_chinese
from briefs.language.words import Words
from briefs.messages.message import Message, say
from briefs.messages.said_error import SaidError
from briefs.model.addresses import Address
from briefs.publishing.rendering.assets import published_assets
from briefs.publishing.rendering.escaped_words import EscapedWords
from briefs.publishing.views.views import Page

_BREAK, _BREAK_IN_NAME = Markup("<wbr>"), Markup('<wbr class="in-name">')
DEFAULT = "default/"
"""Stands before the name of a default template, whether or not the site has its own of that name."""


class TemplateSet(msgspec.Struct, frozen=True):
    """All that rendering depends on beside the view."""

    files: dict[str, bytes]
    """The files of the template folders by name (`brief.html`, `assets/site.css`); default templates have two names, of
    which an own one takes over the first (`default/brief.html`)."""
    words: dict[Lang, Words]
    """The interface words of each language."""

    def digest(self) -> str:
        """Return a hash of all that rendering depends on beside the view."""
        return hashlib.blake2b(msgspec.msgpack.encode(self), digest_size=20).hexdigest()

    def assets(self) -> dict[str, tuple[Address, bytes]]:
        """Return address and content of each style sheet, script and picture that is published, by its name."""
        return published_assets(self.files, self.words)


class TemplateFaultError(SaidError):
    """A template is at fault; the message says which, where, and what is wrong. Can be sent between processes."""


class TemplateRenderer:
    """Renders pages. Templates take longer to compile than to render, so each is compiled once in a process."""

    def __init__(self, templates: TemplateSet) -> None:
        """Take a set of templates; they are compiled when they are first used."""
        # Where no page is made anew, Jinja is not needed.
        import jinja2

        from briefs.publishing.rendering.compiled_templates import COMPILED
        from briefs.publishing.rendering.page_environment import PageEnvironment

        sources = {name: data.decode("utf-8") for name, data in templates.files.items() if is_template(name)}
        self._sources = sources
        self._words = {lang: EscapedWords(words) for lang, words in templates.words.items()}
        self._environment = PageEnvironment(
            # The name given as the file name is how a fault in a template finds its line.
            loader=jinja2.FunctionLoader(lambda name: (sources[name], name, None) if name in sources else None),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=COMPILED,
        )
        self._environment.filters["spans"] = spans
        self._environment.filters["headline"] = headline

    def render(self, page: Page) -> bytes:
        """Render a page; raises TemplateFaultError when a template is at fault."""
        import jinja2

        try:
            template = self._environment.get_template(page.template)
            text = template.render(view=page.view, words=self._words[Lang(page.lang)])
        except jinja2.TemplateSyntaxError as fault:
            raise TemplateFaultError(
                say("at-place-fault", place=f"{fault.name}:{fault.lineno}", fault=str(fault.message))
            ) from fault
        except jinja2.TemplateNotFound as fault:
            place = _place_in_template(fault, page.template)
            raise TemplateFaultError(say("no-template", place=place, name=str(fault.name))) from fault
        except RecursionError as fault:
            # Without the cause, which has a thousand lines.
            raise TemplateFaultError(self._endless(fault, page.template)) from None
        except Exception as fault:  # a template may fail in any way that code can
            raise TemplateFaultError(
                say("at-place-fault", place=_place_in_template(fault, page.template), fault=str(fault))
            ) from fault
        return (text.rstrip("\n") + "\n").encode("utf-8")

    def _endless(self, fault: RecursionError, template: str) -> Message:
        """Say which template leads to itself without end: one of the site's own, as the default ones do not."""
        places = _places_in_templates(fault)
        place = next((one for one in reversed(places) if self._is_own(one.partition(":")[0])), template)
        name = place.partition(":")[0]
        key = "template-without-end-default" if DEFAULT + name in self._sources else "template-without-end"
        return say(key, place=place, name=name, default=DEFAULT + name)

    def _is_own(self, name: str) -> bool:
        return not name.startswith(DEFAULT) and self._sources.get(name) != self._sources.get(DEFAULT + name)


def _at(place: str, fault: str) -> TemplateFaultError:
    """Return the failure of a template at a place in it."""
    return TemplateFaultError(say("at-place-fault", place=place, fault=fault))


def _place_in_template(fault: Exception, template: str) -> str:
    """Return the template and line at which a fault arose; the template alone where that is not known."""
    return [template, *_places_in_templates(fault)][-1]


def _places_in_templates(fault: Exception) -> list[str]:
    """Return the templates and lines through which a fault came; Jinja writes them into the traceback."""
    frames = traceback.extract_tb(fault.__traceback__)
    return [
        f"{frame.filename}:{frame.lineno}" for frame in frames if frame.filename.endswith((".html", ".xml", ".txt"))
    ]


def is_template(name: str) -> bool:
    """Return whether a file of the template folders is a template."""
    return not name.startswith(("assets/", "words/", "profiles/", "styles/"))


def spans(text: str, lang: str) -> Markup:
    """Set a `lang` around each run of a text that is in another language than the page (a filter for templates)."""
    # What was joined by an interface word is escaped already, and is equal to a text that looks so.
    return _spans(text.unescape() if isinstance(text, Markup) else text, lang)


@lru_cache(maxsize=16384)  # titles and descriptions stand on many pages
def _spans(text: str, lang: str) -> Markup:
    code = _code(lang)
    parts = [
        Markup('<span lang="{}">{}</span>').format(run.lang, run.text) if run.lang else escape(run.text)
        for run in language_runs(text, code)
    ]
    return Markup("").join(parts)


def _code(tag: str) -> Lang:
    return next((code for code, language in BY_CODE.items() if language.tag == tag), Lang(tag))


def headline(text: str, lang: str) -> Markup:
    """Set a `lang` around runs in other languages, and say where a Chinese heading may be broken (a filter)."""
    return _headline(text.unescape() if isinstance(text, Markup) else text, lang)


@lru_cache(maxsize=16384)
def _headline(text: str, lang: str) -> Markup:
    code = _code(lang)
    if not is_chinese(code):
        return _spans(text, lang)
    depth, parts = 0, []
    for run in language_runs(text, code):
        *most, last = pieces(run.text, depth)
        breaks = [escape(piece) + (_BREAK_IN_NAME if inside else _BREAK) for piece, inside in most]
        broken = Markup("").join([*breaks, escape(last[0])])
        parts.append(Markup('<span lang="{}">{}</span>').format(run.lang, broken) if run.lang else broken)
        depth = in_names(run.text, depth)
    return Markup("").join(parts)
