"""Answers what Jinja2 and Ansible themselves make of templates: a JSON request, a JSON answer a line.

Templates are Jinja2's own, with what Ansible's template module gives it: white space, filters and
tests, undefined values (Jinja2's strict ones, but that an attribute of one is undefined as well)
and None, which prints as nothing. Sets of variables are resolved by Ansible's own Templar.
"""
import datetime
import json
import signal
import sys

from ansible.parsing.dataloader import DataLoader
from ansible.plugins.loader import filter_loader, test_loader
from ansible.template import AnsibleUndefined, JinjaPluginIntercept, Templar, _ansible_finalize
from ansible.utils.unsafe_proxy import wrap_var
from ansible.vars.hostvars import HostVars
from jinja2 import DictLoader, Environment


def environment():
    env = Environment(loader=DictLoader({}), undefined=AnsibleUndefined, trim_blocks=True,
                      keep_trailing_newline=True, finalize=_ansible_finalize,
                      extensions=['jinja2.ext.do', 'jinja2.ext.loopcontrols'])
    env.filters = JinjaPluginIntercept(env.filters, filter_loader)
    env.tests = JinjaPluginIntercept(env.tests, test_loader)
    return env


ENVIRONMENT = environment()


def render(request):
    ENVIRONMENT.loader.mapping = request['files']
    ENVIRONMENT.cache.clear()
    return ENVIRONMENT.get_template(request['name']).render(request['vars'])


def unwrap(value):
    """Makes of {"!unsafe": text} what the tag makes of it in an inventory."""
    if isinstance(value, dict):
        if list(value) == ['!unsafe']:
            return wrap_var(value['!unsafe'])
        return {key: unwrap(item) for key, item in value.items()}
    if isinstance(value, list):
        return [unwrap(item) for item in value]
    return value


class Variables:
    """Stands for Ansible's variable manager and inventory: some hosts with their variables."""

    def __init__(self, hosts):
        self.hosts = {name: dict(unwrap(variables), inventory_hostname=name,
                                 inventory_hostname_short=name.split('.')[0])
                      for name, variables in hosts.items()}

    def get_vars(self, host=None, include_hostvars=True, **ignored):
        return dict(self.hosts[host])

    def get_host(self, name):
        return name if name in self.hosts else None

    localhost = None
    _hostvars = None


def typed(value):
    """Tells values apart that JSON would not."""
    if isinstance(value, dict):
        return {str(key): typed(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [typed(item) for item in value]
    kind = 'str' if isinstance(value, str) else type(value).__name__
    return kind + ':' + str(value)


def resolve(request):
    """Resolves each variable of a host."""
    variables = Variables(request['hosts'])
    loader = DataLoader()
    hostvars = HostVars(variables, variables, loader)
    seen = dict(variables.get_vars(host=request['host']), hostvars=hostvars,
                groups={'all': list(request['hosts'])})
    answers = {}
    for name in request['names']:
        templar = Templar(loader=loader, variables=seen)
        answers[name] = guarded(lambda: typed(templar.template(seen[name])))
    return answers


def guarded(work):
    signal.alarm(20)
    try:
        return {'value': work()}
    except Exception as e:  # the answer is that it is refused
        return {'error': '%s: %s' % (type(e).__name__, e)}
    finally:
        signal.alarm(0)


def too_slow(signum, frame):
    raise TimeoutError('takes too long')


def main():
    signal.signal(signal.SIGALRM, too_slow)
    sys.setrecursionlimit(3000)
    for line in sys.stdin:
        request = json.loads(line)
        work = resolve if 'hosts' in request else render
        sys.stdout.write(json.dumps(guarded(lambda: work(request)), default=str) + '\n')
        sys.stdout.flush()


if __name__ == '__main__':
    main()
