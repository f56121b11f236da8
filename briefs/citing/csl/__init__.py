"""A processor of the Citation Style Language 1.0.2: a style and a record give a citation or an entry, in marked text.

The specification is https://docs.citationstyles.org/en/stable/specification.html; what goes beyond it is in the
namespace `urn:briefs:csl` and told in docs/guide-citing/en.md.
"""
