"""What can be asked at a terminal. It joins asking, reading and paper, and only the command line imports it."""
