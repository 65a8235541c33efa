#!/usr/bin/env python3
"""Writes a zone of about N records to standard output: generate.py N [CHANGED]; CHANGED of them differ."""
import sys

count = int(sys.argv[1])
changed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
lines = ["$TTL 3600", "@ IN SOA ns1 hostmaster 1 7200 900 1209600 300",
         "@ IN NS ns1", "@ IN NS ns2", "ns1 IN A 192.0.2.1", "ns2 IN A 192.0.2.2"]
hosts = count // 4
every = max(1, hosts // changed) if changed else 0
for i in range(hosts):
    octet = i % 254 + 1
    other = 99 if every and i % every == 0 else 10
    lines.append(f"host{i} IN A {other}.{i >> 16 & 255}.{i >> 8 & 255}.{octet}")
    lines.append(f"host{i} IN AAAA 2001:db8::{i >> 16:x}:{i & 65535:x}")
    lines.append(f"host{i} IN MX 10 host{i}")
    lines.append(f"host{i} IN TXT \"host number {i}\"")
print("\n".join(lines))
