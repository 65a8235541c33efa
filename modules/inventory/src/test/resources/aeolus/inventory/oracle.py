"""Answers what ansible-core itself makes of inventories: one JSON request a line, one answer a line.

The code that answers is Ansible's own. One thing is replaced: the order in which Ansible walks the
groups at the second level and below is that of a set of objects, so it depends on memory addresses
and changes from run to run; here it is the order of mention.
"""
import io
import json
import os
import sys
from contextlib import redirect_stderr

from ansible import context
from ansible.cli.inventory import InventoryCLI
from ansible.errors import AnsibleError
from ansible.inventory.group import Group
from ansible.inventory.manager import InventoryManager
from ansible.module_utils.common.collections import ImmutableDict
from ansible.parsing.dataloader import DataLoader
from ansible.parsing.vault import VaultSecret
from ansible.utils.display import Display
from ansible.vars.manager import VariableManager


def walk_in_order(self, rel, include_self=False, preserve_ordering=False):
    level = list(getattr(self, rel))
    ordered = dict.fromkeys(([self] if include_self else []) + level)
    while level:
        level = [g for parent in level for g in getattr(parent, rel) if g not in ordered]
        ordered.update(dict.fromkeys(level))
        level = list(dict.fromkeys(level))
    return list(ordered) if preserve_ordering else set(ordered)


Group._walk_relationship = walk_in_order
MAGIC = ('inventory_hostname', 'inventory_hostname_short', 'inventory_file', 'inventory_dir',
         'group_names', 'playbook_dir')
WARNINGS = []
Display.warning = lambda self, msg, formatted=False: WARNINGS.append(str(msg))
Display.error = lambda self, msg, wrap_text=True: WARNINGS.append(str(msg))


def cli(args, sources, **options):
    chosen = dict(host=None, graph=False, list=False, yaml=False, toml=False, show_vars=False,
                  export=False, output_file=None, basedir=None, pattern='all', inventory=sources,
                  verbosity=0)
    chosen.update(options)
    context.CLIARGS = ImmutableDict(chosen)
    instance = InventoryCLI.__new__(InventoryCLI)
    instance.loader, instance.inventory, instance.vm = args
    return instance


def guarded(answer, key, work):
    try:
        answer[key] = work()
    except Exception as e:  # the answer is that Ansible fails here
        answer[key] = None
        answer.setdefault('errors', {})[key] = '%s: %s' % (type(e).__name__, e)


def select(inventory, localhost, pattern, limit):
    del WARNINGS[:]
    inventory.clear_caches()
    inventory._inventory.localhost = localhost  # a pattern before may have made an implicit one
    inventory.subset(limit)
    names = inventory.list_hosts(pattern)
    inventory.subset(None)
    return [str(name) for name in names]


def answer(request):
    os.chdir(request['cwd'])
    result = {}
    sources = request['sources']
    loader = DataLoader()
    if request.get('password'):
        loader.set_vault_secrets([('default', VaultSecret(request['password'].encode()))])
    context.CLIARGS = ImmutableDict(inventory=sources)
    inventory = InventoryManager(loader=loader, sources=sources)
    args = (loader, inventory, VariableManager(loader=loader, inventory=inventory))
    result['warnings'] = list(WARNINGS)

    def listed(export):
        it = cli(args, sources, list=True, export=export)
        return it.dump(it.json_inventory(it._get_group('all'))) + '\n'

    def graph(show_vars):
        return cli(args, sources, graph=True, show_vars=show_vars).inventory_graph() + '\n'

    def host(name):
        it = cli(args, sources, host=name)
        return it.dump(it._get_host_variables(host=inventory.hosts[name])) + '\n'

    guarded(result, 'list', lambda: listed(False))
    guarded(result, 'export', lambda: listed(True))
    guarded(result, 'graph', lambda: graph(False))
    guarded(result, 'graphVars', lambda: graph(True))
    guarded(result, 'groups', lambda: inventory.get_groups_dict())

    def magic(name):
        known = args[2].get_vars(host=inventory.hosts[name])
        return {key: known.get(key) for key in MAGIC}

    guarded(result, 'magic', lambda: {name: magic(name) for name in list(inventory.hosts)[:3]})
    names = list(inventory.hosts)[:1]
    guarded(result, 'host', lambda: {name: host(name) for name in names})
    result['selections'] = []
    localhost = inventory._inventory.localhost
    for pattern, limit in request.get('patterns', []):
        one = {}
        guarded(one, 'names', lambda: select(inventory, localhost, pattern, limit))
        result['selections'].append(one)
    return result


def main():
    for line in sys.stdin:
        del WARNINGS[:]
        noise = io.StringIO()
        with redirect_stderr(noise):
            try:
                result = answer(json.loads(line))
            except Exception as e:
                result = {'failure': '%s: %s' % (type(e).__name__, e), 'warnings': list(WARNINGS)}
        json.dump(result, sys.stdout, default=str)
        sys.stdout.write('\n')
        sys.stdout.flush()


main()
