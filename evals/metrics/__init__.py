"""One score a module, each a pure function of a question, its answer and the reference.

A score that does not apply to a case gives None, and the report counts those apart.
"""
