#!/bin/sh
cat <<'END'
{"all": {"vars": {"motto": 2}}, "programmed": {"hosts": ["made1", "made2"]},
 "_meta": {"hostvars": {"made1": {"slot": 1}}}}
END
