package aeolus.ssh;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Does the same on many hosts, so many at a time, each on a virtual thread. */
public final class FanOut {
  private static final long GRACE_SECONDS = 10;

  /** A host, by name and by how to log in to it. */
  public record Login(String name, SshTarget target) {}

  /** What is done where. */
  public interface Work<T> {
    /** Does it by a login, which is closed afterwards. */
    T on(String name, SshSession session);
  }

  /** What came of it. */
  public sealed interface Outcome<T> {
    /** It was done; whether well, the value says. */
    record Done<T>(T value) implements Outcome<T> {}

    /** The host could not be logged in to. */
    record NotConnected<T>(FailureKind kind, String reason) implements Outcome<T> {}

    /** An interrupt came between: what was begun may go on there. */
    record CutOff<T>() implements Outcome<T> {}

    /** An interrupt came before it, the host was not even logged in to. */
    record NotBegun<T>() implements Outcome<T> {}
  }

  /** A host's outcome, and how long it took. */
  public record Ended<T>(String name, Outcome<T> outcome, long nanos) {}

  private final SshConnector connector;
  private final int atOnce;

  /** Takes how many hosts may be worked on at a time. */
  public FanOut(SshConnector connector, int atOnce) {
    this.connector = connector;
    this.atOnce = atOnce;
  }

  /**
   * Works on all hosts and tells of each when it has ended. An interrupt of the calling thread ends
   * what is being done; its interrupt status then stays set.
   *
   * @param listener called by the calling thread, once for each host
   */
  public <T> void run(List<Login> logins, Work<T> work, Consumer<Ended<T>> listener) {
    run(logins, work, _ -> {}, listener);
  }

  /**
   * Works on all hosts likewise.
   *
   * @param begun takes the name of each host whose turn has come, called by several threads at once
   */
  public <T> void run(List<Login> logins, Work<T> work, Consumer<String> begun,
      Consumer<Ended<T>> listener) {
    new Run<>(logins, work, begun).run(listener);
  }

  private final class Run<T> {
    private final List<Login> logins;
    private final Work<T> work;
    private final Consumer<String> begun;
    private final AtomicInteger next = new AtomicInteger();
    private final Set<String> told = new HashSet<>();
    private final BlockingQueue<Ended<T>> ended = new LinkedBlockingQueue<>();
    private volatile boolean stopped;
    private volatile Throwable broken;

    Run(List<Login> logins, Work<T> work, Consumer<String> begun) {
      this.logins = logins;
      this.work = work;
      this.begun = begun;
    }

    void run(Consumer<Ended<T>> listener) {
      boolean interrupted = false;
      ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
      try {
        for (int i = 0; i < Math.min(atOnce, logins.size()); i++) {
          threads.execute(this::worker);
        }
        threads.shutdown();
        while (told.size() < logins.size()) {
          tell(listener, await());
        }
      } catch (InterruptedException e) {
        interrupted = true;
      } finally {
        stopped = true;
        threads.shutdownNow();
        interrupted |= awaitEnd(threads);
      }
      if (interrupted) {
        tellRest(listener);
        Thread.currentThread().interrupt();
      }
    }

    private void tell(Consumer<Ended<T>> listener, Ended<T> one) {
      told.add(one.name());
      listener.accept(one);
    }

    private Ended<T> await() throws InterruptedException {
      Ended<T> first = ended.take();
      if (broken != null) {
        throw new IllegalStateException(broken);
      }
      return first;
    }

    private boolean awaitEnd(ExecutorService threads) {
      try {
        boolean _ = threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
        return false;
      } catch (InterruptedException e) {
        return true;
      }
    }

    /** Tells what was not told before the interrupt. */
    private void tellRest(Consumer<Ended<T>> listener) {
      List<Ended<T>> late = new ArrayList<>();
      ended.drainTo(late);
      late.forEach(one -> tell(listener, one));
      int begun = next.get();
      for (int i = 0; i < logins.size(); i++) {
        if (!told.contains(logins.get(i).name())) {
          tell(listener, new Ended<>(logins.get(i).name(),
              i < begun ? new Outcome.CutOff<>() : new Outcome.NotBegun<>(), 0));
        }
      }
    }

    private void worker() {
      Optional<Login> login = take();
      while (login.isPresent()) {
        Login mine = login.get();
        long start = System.nanoTime();
        ended.add(new Ended<>(mine.name(), outcome(mine), System.nanoTime() - start));
        login = take();
      }
    }

    private Optional<Login> take() {
      synchronized (next) {
        return stopped || next.get() >= logins.size()
            ? Optional.empty()
            : Optional.of(logins.get(next.getAndIncrement()));
      }
    }

    private Outcome<T> outcome(Login login) {
      try {
        begun.accept(login.name());
        Outcome<T> outcome = attempt(login);
        return Thread.currentThread().isInterrupted() ? interrupted(outcome) : outcome;
      } catch (RuntimeException | Error e) {
        broken = e;
        return new Outcome.CutOff<>();
      }
    }

    private Outcome<T> interrupted(Outcome<T> outcome) {
      return outcome instanceof Outcome.NotConnected
          ? new Outcome.NotBegun<>()
          : new Outcome.CutOff<>();
    }

    private Outcome<T> attempt(Login login) {
      return switch (connector.connect(login.target())) {
        case ConnectResult.Connected(SshSession session) -> {
          try (session) {
            yield new Outcome.Done<>(work.on(login.name(), session));
          }
        }
        case ConnectResult.Failed(FailureKind kind, String detail) ->
          new Outcome.NotConnected<>(kind, reason(login, detail));
      };
    }

    /** Leaves out which host it is about, so that what is the same of many can be told to be. */
    private String reason(Login login, String detail) {
      String where = login.target().description() + ": ";
      return detail.startsWith(where) ? detail.substring(where.length()) : detail;
    }
  }
}
