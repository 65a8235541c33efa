package aeolus.deploy;

import aeolus.ssh.SshConnector;
import aeolus.zone.DnsClient;
import java.time.Clock;
import java.util.function.UnaryOperator;

/**
 * What the workstation works with during a run.
 *
 * @param connector logs in to hosts
 * @param dns asks nameservers
 * @param clock tells the time of events
 * @param redact blots secrets out of what hosts say
 * @param arrivals told of hosts that came back
 * @param settings the run's bounds
 */
public record Workplace(SshConnector connector, DnsClient dns, Clock clock,
    UnaryOperator<String> redact, Arrivals arrivals, RunSettings settings) {}
