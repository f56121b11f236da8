"""What the program is known by, and that every answer that is kept can be read."""

import importlib.metadata

import msgspec

from briefs.build import program_digest
from briefs.engine.queries import Helper, Input, Output, Producer, Relation
from briefs.questions.registry import REGISTRY


def test_a_library_is_known_by_its_version() -> None:
    """The names of folders say what `importlib.metadata` says, which takes longer to import than all else here."""
    there = program_digest._distributions()
    for name in program_digest.LIBRARIES:
        assert there[name].removesuffix(".dist-info").partition("-")[2] == importlib.metadata.version(name), name


def test_every_kind_of_answer_can_be_read() -> None:
    """Decoders are made when they are first used, and a type that has none would be found out by an edit only."""
    for query in REGISTRY.queries:
        if not isinstance(query, Helper | Input):
            assert isinstance(query.decoder, msgspec.msgpack.Decoder)
        for relation in query.emits if isinstance(query, Producer | Output) else ():
            assert isinstance(relation, Relation)
            assert isinstance(relation.decoder, msgspec.msgpack.Decoder)
