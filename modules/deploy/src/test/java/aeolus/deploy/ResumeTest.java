package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.anemos.Phase;
import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.ssh.FailureKind;
import aeolus.core.AeolusException;
import aeolus.ssh.ExecResult;
import aeolus.ssh.HostKeyPolicy;
import aeolus.ssh.HostKeys;
import aeolus.ssh.testing.FakeSshHost;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Takes up runs that were cut off, as by kill -9: only their journal is left. */
@Timeout(20)
final class ResumeTest {
  private static final String ADDRESS = "192.0.2.1";
  private static final String ID = "20260101-000000-abcd";
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir
  private Path folder;
  private RolloutFixture fixture;
  private FakeMachine machine;
  private FakeSshHost ssh;
  private Path runs;

  @BeforeEach
  void setUp() throws IOException {
    fixture = new RolloutFixture(folder);
    machine = fixture.tree("x", ADDRESS);
    ssh = machine.ssh();
    runs = folder.resolve("runs");
  }

  private static void unexpected(String trouble) {
    throw new AssertionError(trouble);
  }

  private Journal begin() {
    return Journal.begin(runs, fixture.plan(RunKind.INIT), Rolling.DEFAULT, RunSettings.DEFAULT,
        Map.of(), "me", NOW, ResumeTest::unexpected);
  }

  /** Runs until the host does something, at which the workstation dies, and notes what it wrote. */
  private CutOffRun cutOffAt(String command) throws Exception {
    Journal journal = begin();
    fixture.cutOffAt(machine, command, journal);
    journal.close();
    fixture.events.clear();
    return CutOffRun.of(RunRecord.read(runs, ID));
  }

  private HostResult resume(CutOffRun cutOff) {
    fixture.inFlight.putAll(cutOff.inFlight(fixture.plan(RunKind.INIT)));
    return fixture.run(RunKind.INIT).getFirst();
  }

  private void assertDone(HostResult result) {
    assertThat(result).isInstanceOfSatisfying(HostResult.Done.class,
        done -> assertThat(done.deployment()).isEqualTo(ID + "-x"));
  }

  @Test
  void resume_cutOffBeforeBoot_beginsAnewWithTheLockOfItsOwnRun() throws Exception {
    CutOffRun cutOff = cutOffAt(FakeMachine.PREPARE);
    machine.lockedBy("me@there run " + ID + " since 2026-01-01T00:00:00Z");
    assertThat(cutOff.describe(fixture.plan(RunKind.INIT)))
        .containsExactly("x: was not left, will be begun anew");
    assertThat(cutOff.inFlight(fixture.plan(RunKind.INIT))).isEmpty();
    assertDone(resume(cutOff));
    assertThat(fixture.events).extracting(RunEvent::text)
        .anyMatch(text -> text.startsWith("taking up the lock of me@there"));
  }

  @Test
  void resume_toldToBootAndStillThere_beginsAnew() throws Exception {
    CutOffRun cutOff = cutOffAt(FakeMachine.BOOT);
    assertDone(resume(cutOff));
    assertThat(ssh.commands().stream().filter(FakeMachine.BOOT::equals)).hasSize(2);
  }

  @Test
  void resume_inTheInitramfsBeforeConfirmation_confirms() throws Exception {
    CutOffRun cutOff = cutOffAt(FakeMachine.STATUS);
    int before = ssh.commands().size();
    assertDone(resume(cutOff));
    assertThat(ssh.commands().subList(before, ssh.commands().size())).contains(machine.confirm())
        .doesNotContain(FakeMachine.CHECK, FakeMachine.BOOT);
  }

  @Test
  void resume_whileTheDiskIsWritten_followsWithoutASecondTree() throws Exception {
    CutOffRun cutOff = cutOffAt("tail -n +1 -f /run/anemos/progress");
    machine.status(ID + "-x", "1000", "yes\nphase=bootstrap\nphase_state=progress");
    int before = ssh.commands().size();
    assertDone(resume(cutOff));
    assertThat(ssh.commands().subList(before, ssh.commands().size()))
        .doesNotContain(machine.confirm(), "anemos tree");
    assertThat(fixture.phases()).contains(Phase.BOOTSTRAP, Phase.VERIFY);
  }

  @Test
  void resume_newSystemIsUp_verifiesIt() throws Exception {
    CutOffRun cutOff = cutOffAt("tail -n +1 -f /run/anemos/progress");
    machine.intoNewSystem();
    assertDone(resume(cutOff));
    assertThat(fixture.phases()).containsExactly(Phase.CONNECT, Phase.RETURN, Phase.VERIFY);
    assertThat(fixture.arrivals).hasSize(1);
  }

  @Test
  void resume_oldSystemIsBack_beginsAnew() throws Exception {
    CutOffRun cutOff = cutOffAt(FakeMachine.STATUS);
    machine.intoOldSystem();
    assertDone(resume(cutOff));
  }

  /** Has the initramfs say that it failed, and be let begin again. */
  private void failHalfWay() {
    machine.status(ID + "-x", "1000", "yes\nphase=bootstrap\nphase_state=failed");
    ssh.answer("wc -l <" + HostConf.FOLDER + "/progress", FakeSshHost.out("3\n"))
        .answer("anemos payload", FakeSshHost.out(""))
        .answer("anemos again", FakeSshHost.out(""));
  }

  @Test
  void resume_failedAfterWriting_triesAgainWithWhatIsRenderedNow() throws Exception {
    CutOffRun cutOff = cutOffAt("tail -n +1 -f /run/anemos/progress");
    failHalfWay();
    int before = ssh.uploads().size();
    assertDone(resume(cutOff));
    assertThat(ssh.uploads().subList(before, ssh.uploads().size()))
        .extracting(FakeSshHost.Upload::path)
        .containsExactly("/run/anemos/anemos.conf", "/run/anemos/payload.part");
    assertThat(ssh.commands()).containsSubsequence("anemos payload", "anemos again",
        "tail -n +4 -f /run/anemos/progress");
    assertThat(ssh.upload("/run/anemos/anemos.conf").text()).contains("deployment='" + ID + "-x'");
    assertThat(ssh.upload("/run/anemos/payload.part").content()).hasSize(
        (int) fixture.plan(RunKind.INIT).hosts().getFirst().payload().size());
  }

  /** Has the disk be told by its partition table, which is another one once it has been written. */
  private CutOffRun cutOffWithATable() throws Exception {
    ssh.answer(FakeMachine.CHECK, FakeSshHost.out("""
        boot_id=old-boot
        disk_size=1000
        disk_table=1
        os_id=debian
        memory_mib=1024
        """));
    return cutOffAt("tail -n +1 -f /run/anemos/progress");
  }

  @Test
  void resume_halfWrittenDiskHasItsNewTable_isTheSameDisk() throws Exception {
    CutOffRun cutOff = cutOffWithATable();
    failHalfWay();
    machine.status(ID + "-x", "1000",
        "yes\ndisk_table=2\nphase=bootstrap\nphase_state=failed");
    assertDone(resume(cutOff));
    assertThat(ssh.commands()).contains("anemos again");
  }

  @Test
  void resume_whileTheDiskIsWrittenWithItsNewTable_follows() throws Exception {
    CutOffRun cutOff = cutOffWithATable();
    machine.status(ID + "-x", "1000",
        "yes\ndisk_table=2\nphase=bootstrap\nphase_state=progress");
    assertDone(resume(cutOff));
  }

  @Test
  void resume_unwrittenDiskHasAnotherTable_isAnotherDisk() throws Exception {
    CutOffRun cutOff = cutOffWithATable();
    machine.status(ID + "-x", "1000", "no\ndisk_table=2\nphase=confirm\nphase_state=start");
    assertThat(resume(cutOff)).isInstanceOfSatisfying(HostResult.Failed.class, failed -> {
      assertThat(failed.reason()).contains("has another table: expected 1, got 2");
      assertThat(failed.state()).isEqualTo(HostState.LEAVING);
    });
  }

  @Test
  void resume_halfWrittenDiskIsAnother_saysThatItIsHalfWritten() throws Exception {
    CutOffRun cutOff = cutOffAt("tail -n +1 -f /run/anemos/progress");
    failHalfWay();
    machine.status(ID + "-x", "2000", "yes\nphase=bootstrap\nphase_state=failed");
    assertThat(resume(cutOff)).isInstanceOfSatisfying(HostResult.Failed.class, failed -> {
      assertThat(failed.reason()).contains("has another size: expected 1000, got 2000");
      assertThat(failed.state()).isEqualTo(HostState.WRITING);
    });
  }

  @Test
  void resume_anotherTryIsRefused_saysThatTheDiskIsHalfWritten() throws Exception {
    CutOffRun cutOff = cutOffAt("tail -n +1 -f /run/anemos/progress");
    failHalfWay();
    ssh.answer("anemos again", FakeSshHost.exit(1, "anemos: unknown disk"));
    assertThat(resume(cutOff)).isInstanceOfSatisfying(HostResult.Failed.class, failed -> {
      assertThat(failed.state()).isEqualTo(HostState.WRITING);
      assertThat(failed.reason()).isEqualTo("unknown disk");
    });
  }

  @Test
  void resume_failsAgainAfterWriting_saysWhatFailed() throws Exception {
    CutOffRun cutOff = cutOffAt("tail -n +1 -f /run/anemos/progress");
    failHalfWay();
    ssh.answer(command -> command.startsWith("tail -n +4"), FakeSshHost.answer(
        "4 confirm ok\n5 partition ok\n6 bootstrap failed apt gave up\n",
        new ExecResult.TimedOut()));
    assertThat(resume(cutOff)).isInstanceOfSatisfying(HostResult.Failed.class, failed -> {
      assertThat(failed.phase()).isEqualTo(Phase.BOOTSTRAP);
      assertThat(failed.state()).isEqualTo(HostState.WRITING);
      assertThat(failed.reason()).startsWith("apt gave up");
    });
  }

  @Test
  void find_hostOnItsWay_findsEachOfItsSystemsByItsOwnKey() throws Exception {
    cutOffAt(FakeMachine.STATUS);
    HostFinder finder = new HostFinder(fixture.connector);
    HostPlan plan = fixture.plan(RunKind.INIT).hosts().getFirst();
    Optional<LastDeparture> last = LastDeparture.of(RunRecord.newestFirst(runs), "x");
    assertThat(last.orElseThrow().open()).isTrue();
    assertThat(last.orElseThrow().lines()).last()
        .asString()
        .contains("leaves its old system");
    assertThat(finder.find(plan.target(), last)).isInstanceOfSatisfying(
        HostFinder.Found.Initramfs.class, found -> {
          assertThat(found.run()).isEqualTo(ID);
          assertThat(found.target().hostKeys())
              .isEqualTo(new HostKeyPolicy.Pinned(List.of(found.session().serverHostKey())));
        });
    machine.intoNewSystem();
    ssh.known(false);
    assertThat(finder.find(plan.target(), last)).isInstanceOf(HostFinder.Found.Nowhere.class);
    assertThat(finder.find(plan.target(), last)).isInstanceOf(HostFinder.Found.Installed.class);
    ssh.hostKey(HostKeys.generateEd25519("another").publicKey());
    assertThat(finder.find(plan.target(), last)).isInstanceOf(HostFinder.Found.Nowhere.class);
    assertThat(LastDeparture.of(RunRecord.newestFirst(runs), "y")).isEmpty();
  }

  @Test
  void inFlight_renderingHasChanged_isLookedForAsItWasPlanned() throws Exception {
    CutOffRun cutOff = cutOffAt(FakeMachine.STATUS);
    HostPlan now = fixture.plan(RunKind.INIT).hosts().getFirst();
    HostPlan other = now.as("another", now.disk(), now.bootstrap(), List.of(), List.of());
    HostPlan then = cutOff.inFlight(new RunPlan(ID, RunKind.INIT, List.of(other), List.of(),
        List.of())).get("x").plan();
    assertThat(then.deployment()).isEqualTo(now.deployment());
    assertThat(then.zones()).isEqualTo(now.zones());
    assertThat(then.hostKeys()).isEqualTo(now.hostKeys());
    assertThat(then.disk()).isEqualTo(now.disk());
  }

  @Test
  void journal_ofARun_hasNoPrivateKeyNorSecret() throws Exception {
    cutOffAt("tail -n +1 -f /run/anemos/progress");
    assertThat(Files.readString(runs.resolve(ID).resolve(Journal.FILE)))
        .contains("\"initramfs_key\":\"ssh-ed25519 ")
        .doesNotContain("PRIVATE", "open-sesame");
  }

  @Test
  void journal_isWrittenTo_isNotTakenUpByAnother() {
    Journal first = begin();
    assertThatThrownBy(() -> Journal.resume(runs, ID, ResumeTest::unexpected))
        .isInstanceOf(AeolusException.class)
        .hasMessageContaining("is it still going on?");
    first.close();
    Journal.resume(runs, ID, ResumeTest::unexpected).close();
  }

  @Test
  void resume_hostsThatAreDone_stayAsTheyAre() throws IOException {
    fixture.script("y", "192.0.2.2");
    try (Journal journal = begin()) {
      journal.result(new HostResult.Done("x", Duration.ZERO, ID + "-x", Map.of()), NOW);
    }
    RunRecord record = RunRecord.read(runs, ID);
    assertThat(CutOffRun.of(record).open()).containsExactly("y");
    assertThat(record.isEnded()).isFalse();
    assertThat(record.canBeResumed()).isTrue();
  }

  @Test
  void resume_settings_areThoseOfTheRun() throws IOException {
    Rolling rules = new Rolling(2, true, Batches.parse("1,20%"), FailureLimit.parse("5%"), true,
        Rolling.DEFAULT.patience());
    RunSettings settings = RunSettings.DEFAULT.withForks(3)
        .withBootTimeout(Duration.ofMinutes(4))
        .withConfirmTimeout(Duration.ofMinutes(5))
        .withPhaseTimeout(Duration.ofMinutes(6))
        .withVerifyTimeout(Duration.ofMinutes(7));
    Journal.begin(runs, fixture.plan(RunKind.DEPLOY), rules, settings, Map.of(), "me", NOW,
        ResumeTest::unexpected).close();
    CutOffRun run = CutOffRun.of(RunRecord.read(runs, ID));
    assertThat(run.rolling()).isEqualTo(rules.withStealLock(false));
    assertThat(run.settings()).isEqualTo(settings);
    assertThat(run.kind()).isEqualTo(RunKind.DEPLOY);
    assertThat(run.begun()).isEqualTo(NOW);
  }

  @Test
  void write_diskIsFullForAWhile_losesNothingAndSaysSo() throws Exception {
    List<String> said = new ArrayList<>();
    Path file = folder.resolve("j");
    FullDisk journal = new FullDisk(file, said::add);
    journal.write("one");
    journal.full = true;
    journal.write("two");
    journal.write("three");
    assertThat(Files.readString(file)).isEqualTo("one\nhalf");
    journal.full = false;
    journal.write("four");
    journal.close();
    assertThat(Files.readString(file)).isEqualTo("one\ntwo\nthree\nfour\n");
    assertThat(said).hasSize(2);
  }

  /** A file on a disk that may be full, where writing ends in the midst of a line. */
  private static final class FullDisk extends JournalFile {
    private boolean full;

    FullDisk(Path path, Consumer<String> trouble) throws IOException {
      super(path, trouble);
    }

    @Override
    void put(RandomAccessFile file, long at, byte[] octets) throws IOException {
      if (full) {
        super.put(file, at, "half".getBytes(StandardCharsets.UTF_8));
        throw new IOException("No space left on device");
      }
      super.put(file, at, octets);
    }
  }

  /** Plans another run, for which the host could not be logged in to. */
  private RunPlan another() {
    List<Problem> problems = List.of(Problem.error(Location.of("x"), "no answer"));
    return new RunPlan("20260102-000000-abcd", RunKind.DEPLOY, fixture.plan(RunKind.DEPLOY)
        .hosts()
        .stream()
        .map(
            host -> host.as("another", host.disk(), host.bootstrap(), host.hostKeys(), host.zones())
                .withFacts(Optional.empty(), problems))
        .toList(), List.of(), List.of());
  }

  private StrandedHosts.Found stranded() throws InterruptedException {
    return new StrandedHosts(fixture.connector, runs).find(another());
  }

  @Test
  void find_failedAfterWriting_goesOnByAnotherRun() throws Exception {
    cutOffAt("tail -n +1 -f /run/anemos/progress");
    failHalfWay();
    StrandedHosts.Found found = stranded();
    assertThat(found.plan().obstacles()).isEmpty();
    assertThat(found.plan().warnings()).extracting(Problem::message)
        .containsExactly("waits in the initramfs of deployment " + ID
            + "-x, its disk half written; this run goes on there");
    assertThat(found.plan().hosts()).extracting(HostPlan::deployment).containsExactly(ID + "-x");
    fixture.inFlight.putAll(found.inFlight());
    assertDone(fixture.run(RunKind.DEPLOY).getFirst());
    assertThat(ssh.commands()).contains("anemos again");
  }

  @Test
  void find_stillBeingWrittenByItsRun_isLeftAlone() throws Exception {
    cutOffAt("tail -n +1 -f /run/anemos/progress");
    machine.status(ID + "-x", "1000", "yes\nphase=bootstrap\nphase_state=progress");
    StrandedHosts.Found found = stranded();
    assertThat(found.inFlight()).isEmpty();
    assertThat(found.plan().obstacles()).hasSize(1);
  }

  @Test
  void find_notThereOrNeverLeft_isLeftAlone() throws Exception {
    assertThat(stranded().inFlight()).isEmpty();
    cutOffAt("tail -n +1 -f /run/anemos/progress");
    failHalfWay();
    ssh.refuseNext(FailureKind.UNREACHABLE, 1);
    assertThat(stranded().inFlight()).isEmpty();
  }
}
