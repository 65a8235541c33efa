"""Projects that the cases of bench/run about zones work in, each made in a folder of its own."""
import os
import shlex
import subprocess
import sys

from servers import Servers, free_port, key

HERE = os.path.dirname(os.path.abspath(__file__))
ZONE = 'example.com'
MACROS = '''{% macro apex(serial, nameservers) %}
@ IN SOA ns1 hostmaster {{ serial }} 4h 1h 4w 1h
{% for name in nameservers %}
@ IN NS {{ name }}
{{ name }} IN A {{ hostvars[name].public_ipv4 }}
{% endfor %}
{% endmacro %}
{% macro host(number, part) %}
host{{ number }} IN A 192.0.2.{{ number % 254 + 1 }}
host{{ number }} IN TXT "host {{ number }} of {{ part }}"
host{{ number }} IN MX 10 host{{ number }}
host{{ number }} IN SSHFP 4 2 {{ "%064x" % number }}
{% endmacro %}
'''
TEMPLATE = '''{% from 'macros.j2' import apex, host with context %}
$TTL 1h
{{ apex(serial, groups['nameservers']) }}
{% for number in range(49) %}
{{ host(number, zone) }}
{% endfor %}
'''
# What renders and checks the same templates without Aeolus.
PEER = '''import jinja2, os, subprocess, sys
project = sys.argv[1]
engine = jinja2.Environment(loader=jinja2.FileSystemLoader([project + "/templates"]),
                            undefined=jinja2.StrictUndefined, trim_blocks=True)
names = ["ns1", "ns2"]
engine.globals.update(serial=1, groups={"nameservers": names},
                      hostvars={name: {"public_ipv4": "192.0.2.1"} for name in names})
for file in sorted(os.listdir(project + "/zones")):
    zone = file[:-len(".zone.j2")]
    text = engine.from_string(open(project + "/zones/" + file).read()).render(zone=zone)
    subprocess.run(["named-checkzone", "-i", "local", "-q", zone, "/dev/stdin"], check=True,
                   input=text.encode())
'''
# SHLVL keeps bash from reading ~/.bashrc for each command: what that does is no part of a push.
SSHD = '''Port {port}
ListenAddress 127.0.0.1
HostKey {home}/hostkey
AuthorizedKeysFile {folder}/login.pub
StrictModes no
PermitRootLogin yes
PidFile none
UsePAM no
SetEnv SHLVL=1
'''
NSD = '''server:
  ip-address: 127.0.0.1@{port}
  server-count: 1
  username: ""
  zonesdir: "{home}/zones"
  pidfile: "{home}/pid"
  xfrdfile: "{home}/xfrd.state"
  zonelistfile: "{home}/zone.list"
  xfrdir: "{home}"
  database: ""
remote-control:
  control-enable: yes
  control-interface: {home}/sock
zone:
  name: example.com
  zonefile: example.com.zone
  provide-xfr: 127.0.0.1 NOKEY
'''
RECORDS = '''$TTL 60
@ IN SOA ns1 hostmaster {serial} 4h 1h 4w 1h
@ IN NS ns1
@ IN NS ns2
ns1 IN A 192.0.2.1
ns2 IN A 192.0.2.2
counter IN TXT "{count}"
'''
# Changes one record, then runs the program.
OURS = '''#!/bin/sh
count=$(cat {folder}/count)
echo $((count + 1)) >{folder}/count
sed -i "s/^counter .*/counter IN TXT \\"$count\\"/" {folder}/zones/example.com.zone.j2
exec {aeolus} --project {folder} run zones --group all --yes
'''
# What people do by hand: copy, check, put in place, reload, look, one server after the other.
BY_HAND = '''#!/bin/sh
set -eu
serial=$(drill -p {dns1} -Q @127.0.0.1 example.com SOA | cut -d ' ' -f 3)
sed "s/{{{{ serial }}}}/$((serial + 1))/" {folder}/zones/example.com.zone.j2 >{folder}/new.zone
for server in {servers}; do
  IFS=: read -r ssh dns home <<END
$server
END
  do_ssh() {{ ssh -p "$ssh" -i {folder}/login -o UserKnownHostsFile={folder}/known_hosts 127.0.0.1 "$@"; }}
  do_ssh "cat >$home/zones/new && /usr/sbin/nsd-checkzone example.com $home/zones/new &&
    mv $home/zones/new $home/zones/example.com.zone &&
    /usr/sbin/nsd-control -c $home/conf reload example.com" <{folder}/new.zone
  for transport in -u -t; do
    until drill "$transport" -p "$dns" -Q @127.0.0.1 example.com SOA | grep -q " $((serial + 1)) "; do
      sleep 0.02
    done
  done
done
'''


def write(path, text, mode=0o644):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w') as out:
        out.write(text)
    os.chmod(path, mode)


def inventory(folder, zones):
    """Two hosts that serve zones."""
    hosts = ''.join(f'        ns{n}: {{public_ipv4: 192.0.2.{n}}}\n' for n in (1, 2))
    write(f'{folder}/inventory/hosts.yaml',
          'all:\n  children:\n    nameservers:\n      hosts:\n' + hosts
          + '      vars:\n        aeolus_zones:\n'
          + ''.join(f'          - {zone}\n' for zone in zones))


def records(count, path, changed=0):
    """One zone file of so many records."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w') as out:
        subprocess.run([sys.executable, f'{HERE}/generate.py', str(count), str(changed)],
                       check=True, stdout=out)


def large(count):
    """A zone of so many records, and in old/ the same with some of them changed."""
    def prepare(folder):
        inventory(folder, [ZONE])
        records(count, f'{folder}/zones/{ZONE}.zone')
        records(count, f'{folder}/old/{ZONE}.zone', changed=count // 1000)
    return prepare


def many(count):
    """So many zones of 200 records, which templates make with macros."""
    def prepare(folder):
        zones = [f'zone{n}.example' for n in range(count)]
        inventory(folder, zones)
        write(f'{folder}/templates/macros.j2', MACROS)
        write(f'{folder}/peer.py', PEER)
        for zone in zones:
            write(f'{folder}/zones/{zone}.zone.j2', TEMPLATE)
    return prepare


class Nameservers:
    """Two NSD servers on loopback, each behind an OpenSSH server of its own."""

    def __init__(self, aeolus):
        self.aeolus, self.servers = aeolus, Servers()
        self.finish = self.servers.finish

    def prepare(self, folder):
        key(f'{folder}/login')
        hosts = {f'ns{n}': self.start(f'{folder}/ns{n}', folder) for n in (1, 2)}
        self.project(folder, hosts)

    def start(self, home, folder):
        ssh, dns = free_port(), free_port()
        write(f'{home}/zones/{ZONE}.zone', RECORDS.format(serial=1, count=0))
        host_key = key(f'{home}/hostkey')
        with open(f'{folder}/known_hosts', 'a') as known:
            known.write(f'[127.0.0.1]:{ssh} {host_key}\n')
        write(f'{home}/sshd.conf', SSHD.format(port=ssh, home=home, folder=folder))
        write(f'{home}/conf', NSD.format(port=dns, home=home))
        self.servers.sshd(f'{home}/sshd.conf', ssh)
        self.servers.launch(['/usr/sbin/nsd', '-d', '-c', f'{home}/conf'], dns)
        return ssh, dns, home

    def project(self, folder, hosts):
        lines = ['all:', '  vars:', '    ansible_host: 127.0.0.1',
                 f'    ansible_ssh_private_key_file: {folder}/login',
                 f'    ansible_ssh_common_args: "-o UserKnownHostsFile={folder}/known_hosts"',
                 f'    aeolus_zones: [{ZONE}]', '  hosts:']
        for name, (ssh, dns, home) in hosts.items():
            lines += [f'    {name}:', f'      ansible_port: {ssh}', f'      aeolus_dns_port: {dns}',
                      f'      aeolus_zone_dir: {home}/zones',
                      f'      aeolus_dns_control: /usr/sbin/nsd-control -c {home}/conf']
        write(f'{folder}/inventory/hosts.yaml', '\n'.join(lines) + '\n')
        write(f'{folder}/zones/{ZONE}.zone.j2', RECORDS.format(serial='{{ serial }}', count=0))
        write(f'{folder}/count', '1\n')
        write(f'{folder}/ours', OURS.format(folder=folder, aeolus=shlex.quote(self.aeolus)), 0o755)
        write(f'{folder}/by-hand', BY_HAND.format(
            folder=folder, dns1=hosts['ns1'][1],
            servers=' '.join(f'{ssh}:{dns}:{home}' for ssh, dns, home in hosts.values())), 0o755)
