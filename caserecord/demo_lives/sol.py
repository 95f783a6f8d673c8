"""Sol's story: out of hospital, a room at Rhian's, a name, a front door, and pigeons (2013 to 2025)."""

from caserecord.demo_lives.days import Life
from caserecord.demo_lives.keepsakes import SOLS
from caserecord.demo_lives.sol_beginnings import BEGINNINGS
from caserecord.demo_lives.sol_changes import CHANGES
from caserecord.demo_lives.sol_homecomings import HOMECOMINGS

SOL: Life = BEGINNINGS + CHANGES + HOMECOMINGS + SOLS
