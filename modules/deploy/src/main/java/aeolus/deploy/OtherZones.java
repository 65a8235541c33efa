package aeolus.deploy;

import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Problems;
import aeolus.zone.Zones;
import aeolus.zone.generate.NamedAddress;
import aeolus.zone.generate.ReverseZone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * The zones that a project's reverse zones are made of: all others that some host serves. None of
 * these can be made of a reverse zone in turn, so that there are no cycles. Each is rendered once,
 * whoever needs it first; for any number of threads.
 */
final class OtherZones {
  private final ProjectView project;
  private final BiFunction<String, List<Host>, ZoneDraft> renderer;
  private final boolean needed;
  private final Map<String, FutureTask<ZoneDraft>> rendered = new ConcurrentHashMap<>();
  /** Not that of the addresses, which is held while other threads render what needs the hosts. */
  private final Object hostsLock = new Object();
  private List<Host> hosts;
  private List<NamedAddress> addresses;

  /**
   * Makes one.
   *
   * @param renderer makes a zone by its name and servers
   */
  OtherZones(ProjectView project, BiFunction<String, List<Host>, ZoneDraft> renderer) {
    this.project = project;
    this.renderer = renderer;
    this.needed = project.zoneNames().stream().anyMatch(ReverseZone::isReverse);
  }

  /** Returns a zone that is rendered for its own sake, and keeps it where others may need it. */
  ZoneDraft get(String name, Supplier<ZoneDraft> maker) {
    return needed && !ReverseZone.isReverse(name) ? kept(name, maker) : maker.get();
  }

  private ZoneDraft kept(String name, Supplier<ZoneDraft> maker) {
    FutureTask<ZoneDraft> mine = new FutureTask<>(maker::get);
    FutureTask<ZoneDraft> first = rendered.putIfAbsent(name, mine);
    if (first == null) {
      mine.run();
    }
    try {
      return (first == null ? mine : first).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Returns all hosts, their variables resolved. */
  List<Host> hosts() {
    synchronized (hostsLock) {
      if (hosts == null) {
        hosts = project.inventory().hosts().stream().map(project::resolved).toList();
      }
      return hosts;
    }
  }

  boolean isGroup(String name) {
    return project.inventory().groups().containsKey(name);
  }

  /** Returns the names of all zones that some host serves. */
  List<String> names() {
    return hosts().stream().flatMap(host -> ServedZones.of(host).stream()).distinct().toList();
  }

  /**
   * Returns the addresses in all zones that are no reverse zones.
   *
   * @throws InvalidInputException with what is wrong in any of these
   */
  synchronized List<NamedAddress> addresses() {
    if (addresses == null) {
      List<NamedAddress> all = new ArrayList<>();
      Problems problems = new Problems();
      for (String name : names()) {
        if (!ReverseZone.isReverse(name)) {
          add(name, all, problems);
        }
      }
      problems.throwIfErrors();
      addresses = all;
    }
    return addresses;
  }

  private void add(String name, List<NamedAddress> all, Problems problems) {
    try {
      List<Host> servers = ServedZones.servers(name, hosts());
      all.addAll(Zones.addresses(kept(name, () -> renderer.apply(name, servers)).content()));
    } catch (InvalidInputException e) {
      problems.addAll(e.problems());
    }
  }
}
