"""Servers that cases of bench/run talk to, on free ports of loopback."""
import os
import socket
import subprocess
import sys
import time


def key(path):
    """Makes an SSH key without passphrase; returns its public half as known_hosts has it."""
    subprocess.run(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', path], check=True)
    with open(path + '.pub') as public:
        return ' '.join(public.read().split()[:2])


def free_port():
    """A port that is free for TCP, and hardly taken for UDP."""
    with socket.socket() as taken:
        taken.bind(('127.0.0.1', 0))
        return taken.getsockname()[1]


def listens(port):
    try:
        socket.create_connection(('127.0.0.1', port), 1).close()
        return True
    except OSError:
        return False


class Servers:
    """Those that were started, to be ended together."""

    def __init__(self):
        self.processes = []

    def sshd(self, config, port):
        os.makedirs('/run/sshd', exist_ok=True)
        self.launch(['/usr/sbin/sshd', '-D', '-f', config], port)

    def launch(self, command, port):
        """Starts one and waits until it listens."""
        self.processes.append(subprocess.Popen(command, stdin=subprocess.DEVNULL,
                                               stdout=subprocess.DEVNULL,
                                               stderr=subprocess.DEVNULL))
        for _ in range(400):
            if listens(port):
                return
            time.sleep(0.05)
        sys.exit(f'bench: {command[0]} does not listen on port {port}')

    def finish(self):
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait(10)
        self.processes.clear()
