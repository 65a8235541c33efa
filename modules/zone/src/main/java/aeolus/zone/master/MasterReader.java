package aeolus.zone.master;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.zone.LineOrigin;
import aeolus.zone.ZoneSource;
import aeolus.zone.wire.MistakeException;
import aeolus.zone.wire.NameTable;
import aeolus.zone.wire.Names;
import aeolus.zone.wire.Octets;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;
import aeolus.zone.wire.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** Reads master files (RFC 1035, section 5) in one pass, and notes all that is wrong in them. */
public final class MasterReader {
  /** Seconds, for records without a TTL in files without {@code $TTL}. */
  private static final long DEFAULT_TTL = 3600;
  private static final int MAX_INCLUDES = 1000;

  private final byte[] apex;
  private final RecordTable.Builder records;
  private final SourceFiles files = new SourceFiles();
  private final List<Mistake> mistakes = new ArrayList<>();
  private final List<Silence> silences = new ArrayList<>();
  private final Deque<Path> reading = new ArrayDeque<>();
  private final Includes includes;
  private final Octets name = new Octets(Names.MAX);
  private long defaultTtl = DEFAULT_TTL;
  private boolean hasDefaultTtl;
  private boolean expanded;
  private int withoutTtl = -1;

  private MasterReader(byte[] apex, int length, Path root) {
    this.apex = apex;
    this.records = new RecordTable.Builder(apex, length);
    this.includes = new Includes(root);
  }

  /**
   * Reads a zone as far as it goes.
   *
   * @param folder that names of included files are relative to
   * @param root that included files have to be inside of
   * @throws InvalidInputException where the zone's own name is none
   */
  public static MasterZone read(ZoneSource source, Path folder, Path root) {
    byte[] apex = Names.of(source.name());
    if (apex == null) {
      throw new InvalidInputException(source.origin().at(1, 0),
          "expected the name of a zone, got \"" + source.name() + "\"");
    }
    MasterReader reader = new MasterReader(apex, source.text().length(), root);
    SourceFile file = reader.files.add(source.text(), source.origin());
    reader.new FileReader(file, folder, apex).read();
    return new MasterZone(reader.records.build(), reader.files, List.copyOf(reader.silences),
        reader.expanded, reader.withoutTtl, reader.mistakes());
  }

  private List<Mistake> mistakes() {
    return mistakes.stream().sorted(Comparator.comparingInt(Mistake::place)).toList();
  }

  /** Reads one file. */
  private final class FileReader implements EntryScanner.Listener {
    private final SourceFile file;
    private final Path folder;
    /** Place of all that is in the text, -1 where that is its own. */
    private final int fixedPlace;
    private final Words words;
    private final EntryScanner scanner;
    private final RecordHead head;
    private final List<Silence> found = new ArrayList<>();
    /** The owner of entries that begin with white space, -1 where it could not be read. */
    private int owner = -1;
    private boolean seenOwner;
    private boolean originKnown = true;
    private boolean top = true;

    FileReader(SourceFile file, Path folder, byte[] origin) {
      this(file, folder, origin, -1);
    }

    FileReader(SourceFile file, Path folder, byte[] origin, int fixedPlace) {
      this.fixedPlace = fixedPlace;
      this.file = file;
      this.folder = folder;
      this.words = new Words(file.text(), origin);
      this.scanner = new EntryScanner(words, this);
      this.head = new RecordHead(words);
    }

    private int place(int offset) {
      return fixedPlace >= 0 ? fixedPlace : file.base() + offset;
    }

    void read() {
      while (scanner.next()) {
        try {
          entry();
        } catch (MistakeException e) {
          // What is wrong with the words follows from what is wrong with the quotes.
          if (!scanner.isBroken()) {
            mistake(e.offset(), e.getMessage());
          }
        }
        if (!found.isEmpty()) {
          attribute();
        }
        top = false;
      }
      silences.addAll(found);
    }

    @Override
    public void mistake(int offset, String message) {
      mistakes.add(new Mistake(place(offset), message));
    }

    @Override
    public void comment(int from, int to) {
      if (to - from > 10) {
        Silences.parse(file.text(), from, to, file.base(), top).ifPresent(found::add);
      }
    }

    /** A silence belongs to the entry whose lines it is in. */
    private void attribute() {
      int from = file.base() + scanner.start();
      int to = file.base() + scanner.end();
      int first = file.base() + lineStart(words.start(0));
      for (Silence silence : found) {
        boolean beside = silence.place() >= first && silence.place() < to;
        silences.add(beside
            ? new Silence(silence.place(), Math.max(from, first), to, false, silence.rules())
            : silence);
      }
      found.clear();
    }

    private int lineStart(int offset) {
      int start = offset;
      while (start > 0 && file.text()[start - 1] != '\n') {
        start--;
      }
      return start;
    }

    private void entry() throws MistakeException {
      boolean directive = !scanner.isIndented() && !words.isQuoted(0)
          && file.text()[words.from(0)] == '$';
      if (directive) {
        directive();
      } else {
        record();
      }
    }

    private void directive() throws MistakeException {
      if (words.is(0, "$TTL")) {
        ttl();
      } else if (words.is(0, "$ORIGIN")) {
        origin();
      } else if (words.is(0, "$GENERATE")) {
        generate();
      } else if (words.is(0, "$INCLUDE")) {
        include();
      } else {
        throw words.wrong(0, "$ORIGIN, $TTL, $INCLUDE or $GENERATE");
      }
    }

    private int operand(String expected) throws MistakeException {
      if (words.count() < 2) {
        throw new MistakeException(words.to(0),
            words.string(0) + ": expected " + expected + ", got the end of the line");
      }
      if (words.count() > 2) {
        throw new MistakeException(words.start(2),
            words.string(0) + ": expected the end of the line, got " + words.shown(2));
      }
      return 1;
    }

    private void ttl() throws MistakeException {
      String expected = "a time such as 3600 or 1h";
      hasDefaultTtl = true;
      int word = operand(expected);
      long value = words.time(word);
      if (value < 0) {
        throw new MistakeException(words.start(word),
            "$TTL: expected " + expected + ", got " + words.shown(word));
      }
      defaultTtl = value;
    }

    /** What follows has names that nobody knows where the origin can't be read. */
    private void origin() throws MistakeException {
      originKnown = false;
      words.setOrigin(origin(operand("a domain name"), "$ORIGIN"));
      originKnown = true;
    }

    /** NSD takes no relative ones. */
    private byte[] origin(int word, String directive) throws MistakeException {
      if (file.text()[words.to(word) - 1] != '.') {
        throw new MistakeException(words.start(word),
            directive + ": expected a name with final dot, got " + words.shown(word));
      }
      return name(word, directive);
    }

    private byte[] name(int word, String what) throws MistakeException {
      Octets octets = new Octets(32);
      if (!Names.parse(file.text(), words.from(word), words.to(word), words.origin(), octets)) {
        throw new MistakeException(words.start(word),
            what + ": expected a domain name, got " + words.shown(word));
      }
      return java.util.Arrays.copyOf(octets.data(), octets.size());
    }

    private void record() throws MistakeException {
      if (!scanner.isIndented()) {
        newOwner();
      } else if (!seenOwner) {
        throw new MistakeException(words.start(0),
            "record without an owner, expected a name at the beginning of the line");
      }
      head.read(scanner.isIndented() ? 0 : 1, defaultTtl);
      Octets data = records.data();
      int start = data.size();
      int place = place(words.start(0));
      RecordType.read(head.type(), words, data);
      if (owner >= 0 && isWithin(words.start(0), owner) && originKnown && !scanner.isBroken()) {
        records.add(owner, head.type(), head.ttl(), start, place);
        if (!head.hasTtl() && !hasDefaultTtl && withoutTtl < 0) {
          withoutTtl = place;
        }
      }
    }

    private void newOwner() throws MistakeException {
      seenOwner = true;
      owner = -1;
      name.truncate(0);
      if (!Names.parse(file.text(), words.from(0), words.to(0), words.origin(), name)) {
        throw new MistakeException(words.start(0),
            "owner: expected a domain name, got " + words.shown(0));
      }
      owner = records.names().intern(name.data(), 0);
    }

    private boolean isWithin(int offset, int name) {
      NameTable names = records.names();
      boolean within = Names.isWithin(names.data(), names.start(name), apex);
      if (!within && originKnown) {
        mistake(offset, "outside of the zone, expected an owner at or below "
            + Names.text(apex, 0) + ", got \"" + names.text(name) + "\"");
      }
      return within;
    }

    private void generate() throws MistakeException {
      expanded = true;
      int place = words.start(0);
      int before = mistakes.size();
      for (String line : new Generate(words).lines()) {
        SourceFile made = new SourceFile(line, file.base(), (at, column) -> files.at(place(place)));
        FileReader reader = new FileReader(made, folder, words.origin(), place(place));
        reader.originKnown = originKnown;
        reader.read();
        if (mistakes.size() > before) {
          // Others would be the same again.
          Mistake first = mistakes.get(before);
          mistakes.subList(before, mistakes.size()).clear();
          throw new MistakeException(place, "$GENERATE: \"" + line + "\": " + first.message());
        }
      }
    }

    private void include() throws MistakeException {
      expanded = true;
      if (words.count() < 2 || words.count() > 3) {
        throw new MistakeException(words.to(words.count() - 1),
            "$INCLUDE: expected the name of a file and perhaps an origin, got "
                + (words.count() - 1) + " words");
      }
      byte[] origin = words.count() == 3 ? origin(2, "$INCLUDE") : words.origin();
      try {
        Path path = includes.find(words.string(1), folder);
        open(path, origin, originKnown || words.count() == 3);
      } catch (IOException e) {
        throw new MistakeException(words.start(1), "$INCLUDE: " + e.getMessage());
      }
    }

    private void open(Path path, byte[] origin, boolean known) throws IOException {
      if (reading.contains(path) || files.count() > MAX_INCLUDES) {
        throw new IOException("expected a file that does not include itself, got " + path);
      }
      reading.push(path);
      LineOrigin places = (line, column) -> new Location(path.toString(), line, column);
      SourceFile included = files.add(includes.read(path), places);
      FileReader reader = new FileReader(included, path.getParent(), origin);
      reader.originKnown = known;
      reader.read();
      reading.pop();
    }
  }
}
