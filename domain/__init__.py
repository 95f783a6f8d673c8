"""What a record means, and who may do what with it.

Imports nothing of ours, and of other people's work only `eventsourcing.domain`.
"""
