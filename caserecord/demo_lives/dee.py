"""Dee's story: eye gaze, hoovers, the sea, and a house that learned to wait for an answer (2016 to 2025).

Nobody says “I” for her. What she chose is written as what was shown and where she looked.
"""

from caserecord.demo_lives.days import Life
from caserecord.demo_lives.dee_beginnings import BEGINNINGS
from caserecord.demo_lives.dee_choices import CHOICES
from caserecord.demo_lives.keepsakes import DEES

DEE: Life = BEGINNINGS + CHOICES + DEES
