#!/usr/bin/env python3
"""Opens the shell in a terminal of its own, and ends it as soon as it asks for a line."""
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios

PATIENCE = 20
PROMPT = b' >'


def main():
    program, terminal = pty.fork()
    if program == 0:
        os.environ.update(TERM='xterm-256color', AEOLUS_NO_BUILD='1')
        os.execv(sys.argv[1], sys.argv[1:])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
    seen = b''
    while PROMPT not in seen:
        if not select.select([terminal], [], [], PATIENCE)[0]:
            sys.exit(f'no prompt within {PATIENCE} s: {seen.decode(errors="replace")}')
        try:
            seen += os.read(terminal, 4096)
        except OSError:
            sys.exit(f'left without a prompt: {seen.decode(errors="replace")}')
    os.kill(program, signal.SIGKILL)
    os.waitpid(program, 0)


if __name__ == '__main__':
    main()
