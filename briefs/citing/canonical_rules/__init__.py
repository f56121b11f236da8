"""Rules that bring a record into the form that styles expect, a module for each system of law.

Each is a small function of its texts and dates: an edition as a number, a judgment without its number twice, the series
of the Official Journal by itself.
"""
