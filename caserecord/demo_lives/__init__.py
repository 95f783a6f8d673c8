"""The lives of the demo people, as they are told. Everybody here is invented."""

from caserecord.demo_lives.dee import DEE
from caserecord.demo_lives.sol import SOL
from caserecord.demo_lives.win import WIN

LIVES = (SOL, DEE, WIN)
"""On the same day, what happened to Sol is told first, then Dee, then Win."""
