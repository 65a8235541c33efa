#!/usr/bin/env python3
"""Writes a YAML inventory of so many hosts in so many groups: generate.py HOSTS GROUPS FOLDER.

Half of the groups are children of the others; every group has variables, a fifth of them more in
group_vars/, every host has three of its own, one host in a hundred more in host_vars/.
"""
import os
import sys


def main(hosts, groups, folder):
    os.makedirs(os.path.join(folder, 'group_vars'), exist_ok=True)
    os.makedirs(os.path.join(folder, 'host_vars'), exist_ok=True)
    parents = max(1, groups // 2)
    leaves = groups - parents
    with open(os.path.join(folder, 'hosts.yml'), 'w') as out:
        out.write('all:\n  vars:\n    ansible_user: root\n    domain: example.net\n')
        out.write('    resolvers: [192.0.2.53, "2001:db8::53"]\n  children:\n')
        for parent in range(parents):
            out.write(f'    site{parent:03}:\n      vars:\n        site: {parent}\n')
            out.write(f'        ntp: [ntp1.site{parent:03}.example.net, ntp2.example.net]\n')
            out.write('      children:\n')
            for leaf in range(parent, leaves, parents):
                out.write(f'        rack{leaf:03}:\n          vars:\n            rack: {leaf}\n')
                out.write(f'            labels: {{rack: r{leaf}, power: redundant, floor: 2}}\n')
                out.write('          hosts:\n')
                for host in range(leaf, hosts, leaves):
                    name = f'ns{host:06}.example.net'
                    out.write(f'            {name}:\n')
                    out.write(f'              ansible_host: 10.{host >> 16 & 255}.{host >> 8 & 255}.{host & 255}\n')
                    out.write(f'              serial: {host * 7919}\n')
                    out.write(f'              roles: [nameserver, slot{host % 42}]\n')
    for leaf in range(0, leaves, 5):
        with open(os.path.join(folder, 'group_vars', f'rack{leaf:03}.yml'), 'w') as out:
            out.write(f'switch: sw{leaf}\nvlans: [{leaf}, {leaf + 1000}]\nmonitored: yes\n')
    for host in range(0, hosts, 100):
        with open(os.path.join(folder, 'host_vars', f'ns{host:06}.example.net.yml'), 'w') as out:
            out.write('aeolus_dns_server: nsd\nserial: 1\n')


if __name__ == '__main__':
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
