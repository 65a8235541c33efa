"""Writes what Jinja2 and Ansible themselves make of the templates in cases.txt, one a line, as expected.json.

In a case a line break is written as ¶. Run this only where a case is added: its answers are what the tests expect.
"""
import json
import pathlib
import re
import signal
import sys
import warnings

from ansible.plugins.loader import filter_loader, test_loader
from ansible.template import JinjaPluginIntercept, _ansible_finalize
from ansible.template.native_helpers import AnsibleUndefined
from jinja2 import DictLoader, Environment

warnings.simplefilter('ignore')
FOLDER = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else __file__)
FOLDER = FOLDER if FOLDER.is_dir() else FOLDER.parent
FILES = json.loads((pathlib.Path(__file__).parent / 'files.json').read_text())


def environment():
    env = Environment(loader=DictLoader(FILES), undefined=AnsibleUndefined, trim_blocks=True,
                      keep_trailing_newline=True, finalize=_ansible_finalize,
                      extensions=['jinja2.ext.do', 'jinja2.ext.loopcontrols'])
    env.filters = JinjaPluginIntercept(env.filters, filter_loader)
    env.tests = JinjaPluginIntercept(env.tests, test_loader)
    return env


def answer(case):
    variables = json.loads((pathlib.Path(__file__).parent / 'vars.json').read_text())
    signal.alarm(5)
    try:
        text = environment().from_string(case.replace('¶', '\n')).render(variables)
        return {'text': re.sub(' at 0x[0-9a-f]+', ' at 0x0', text)}
    except Exception as e:
        return {'error': f'{type(e).__name__}: {e}'}
    finally:
        signal.alarm(0)


def too_slow(signum, frame):
    raise TimeoutError


signal.signal(signal.SIGALRM, too_slow)
cases = [line for line in (FOLDER / 'cases.txt').read_text().split('\n') if line and not line.startswith('##')]
answers = {case: answer(case) for case in cases}
(FOLDER / 'expected.json').write_text(json.dumps(answers, indent=0, ensure_ascii=False) + '\n')
