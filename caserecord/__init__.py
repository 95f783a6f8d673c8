"""What may be asked, and where it is kept: commands and permits, the events, the vault, the settings.

Imports `domain` and nothing else of ours.
"""
