"""Hosts for commands on many, all of them on 127.0.0.0/8, and who logs in to them."""
import glob
import os
import sys

from projects import write
from servers import Servers, free_port, key

# A login shell of Debian's would read its start-up files otherwise, which are not what is measured.
SSHD = '''ListenAddress 0.0.0.0:{port}
HostKey {folder}/hostkey
AuthorizedKeysFile {folder}/login.pub
PermitRootLogin yes
PasswordAuthentication no
StrictModes no
UsePAM no
UseDNS no
PidFile none
MaxStartups 10000
SetEnv SHLVL=2
'''
OPTIONS = '-p {port} -i {folder}/login -o UserKnownHostsFile={folder}/known_hosts -o BatchMode=yes'
HERE = os.path.dirname(os.path.abspath(__file__))
LIBRARIES = os.path.join(os.path.dirname(HERE), 'shell/target/lib/*')


def address(number):
    return f'127.0.{1 + number // 250}.{1 + number % 250}'


def java():
    """The JDK that aeolus takes, too."""
    named = os.environ.get('AEOLUS_JAVA_HOME')
    for home in [named] * bool(named) + sorted(glob.glob('/usr/lib/jvm/*25*')):
        if os.access(f'{home}/bin/java', os.X_OK):
            return f'{home}/bin/java'
    sys.exit('bench: no JDK 25 found; name its folder in AEOLUS_JAVA_HOME')


class Hosts:
    """So many names for one OpenSSH server."""

    def __init__(self, count):
        self.count, self.servers = count, Servers()
        self.finish = self.servers.finish

    def prepare(self, folder):
        self.folder, self.port = folder, free_port()
        key(f'{folder}/login')
        host_key = key(f'{folder}/hostkey')
        hosts = [address(n) for n in range(self.count)]
        write(f'{folder}/hosts', '\n'.join(hosts) + '\n')
        write(f'{folder}/known_hosts',
              ''.join(f'[{host}]:{self.port} {host_key}\n' for host in hosts))
        # ssh(1) goes through all lines for each host, which is no part of a floor.
        write(f'{folder}/known_anywhere', f'[127.0.*]:{self.port} {host_key}\n')
        write(f'{folder}/inventory/hosts.yaml', self.inventory(hosts))
        self.start()

    def start(self):
        write(f'{self.folder}/sshd.conf', SSHD.format(port=self.port, folder=self.folder))
        self.servers.sshd(f'{self.folder}/sshd.conf', self.port)

    def inventory(self, hosts):
        return ('all:\n  vars:\n'
                f'    ansible_port: {self.port}\n    ansible_user: root\n'
                f'    ansible_ssh_private_key_file: {self.folder}/login\n'
                f'    ansible_ssh_common_args: "-o UserKnownHostsFile={self.folder}/known_hosts"\n'
                '  hosts:\n'
                + ''.join(f'    h{n:05}: {{ansible_host: {host}}}\n' for n, host in
                          enumerate(hosts)))

    def options(self):
        return OPTIONS.format(port=self.port, folder=self.folder)

    def listed(self):
        return [address(n) for n in range(self.count)]

    def clush(self, folder, more=''):
        return ['clush', '-q', '-b', '-f', '50', '-l', 'root', '-o', self.options() + more, '-w',
                ','.join(self.listed()), 'true']

    def clush_curve25519(self, folder):
        """With the key exchange that Aeolus has with such a server."""
        return self.clush(folder, ' -o KexAlgorithms=curve25519-sha256')

    def pssh(self, folder):
        words = self.options().split()
        return ['parallel-ssh', '-p', '50', '-t', '0', '-h', f'{folder}/hosts', '-l', 'root',
                '-x', ' '.join(words), 'true']

    def ansible(self, folder):
        return ['ansible', '-i', f'{folder}/inventory', '-f', '50', '-m', 'raw', '-a', 'true', 'all']

    def cheapest(self, folder):
        """The floor: OpenSSH's own client, as many at a time, with the cheapest key exchange."""
        return ['xargs', '-a', f'{folder}/hosts', '-P', '50', '-I{}', 'ssh', '-n', '-F', 'none',
                *self.options().replace('known_hosts', 'known_anywhere').split(), '-o', 'KexAlgorithms=curve25519-sha256', 'root@{}', 'true']


class MinaHosts(Hosts):
    """So many servers, all in one process, which answer each command without running one."""

    def start(self):
        self.servers.launch(
            [java(), '-XX:+UseSerialGC', '--enable-native-access=ALL-UNNAMED', '-cp', LIBRARIES,
             f'{HERE}/exec/MinaServers.java', str(self.port), f'{self.folder}/hostkey',
             f'{self.folder}/login.pub', f'{self.folder}/hosts'], self.port)
