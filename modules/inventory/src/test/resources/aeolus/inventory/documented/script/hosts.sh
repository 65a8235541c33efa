#!/bin/sh
# answers as the examples for writing one's own program
case $1 in
--list)
  cat <<'END'
{
    "stores": {"hosts": ["host1.example.net", "host2.example.net"], "vars": {"a": true}},
    "caches": ["host2.example.net", "host3.example.net"],
    "north": {
        "hosts": ["host1.example.net", "host4.example.net", "host5.example.net"],
        "vars": {"b": false},
        "children": ["village", "5points"]
    },
    "village": ["host6.example.net"],
    "5points": ["host7.example.net"]
}
END
  ;;
--host)
  case $2 in
  host1.*) echo '{"favcolor": "red", "ntpserver": "wolf.example.net"}' ;;
  *) echo '{}' ;;
  esac
  ;;
esac
