"""What can be read: views told from the log, disposable, told again at any moment.

Imports the domain only. The log comes in through `projections.logs.Log`, handed over by the joining modules.
A view is one module: its table, one handler per event that only copies, its queries. A query takes a `Permit`
and returns frozen dataclasses; words leave through `projections.disclosures.disclose`.
"""
