package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Writes lines to a disk that may be full. */
@Timeout(20)
final class JournalFileTest {
  @TempDir
  private Path folder;

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

  @Test
  void force_diskIsFull_failsAndIsNeverWritten() throws Exception {
    Path file = folder.resolve("j");
    FullDisk journal = new FullDisk(file, _ -> {});
    journal.full = true;
    journal.write("one");
    assertThatThrownBy(() -> journal.force("two")).isInstanceOf(IOException.class);
    journal.full = false;
    journal.force("three");
    journal.close();
    assertThat(Files.readString(file)).isEqualTo("one\nthree\n");
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
}
