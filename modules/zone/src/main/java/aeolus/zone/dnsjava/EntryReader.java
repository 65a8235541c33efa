package aeolus.zone.dnsjava;

import aeolus.zone.ZoneSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TTL;
import org.xbill.DNS.TextParseException;

/**
 * Reads a zone entry by entry: slower than dnsjava by itself, but it knows the place of every record
 * and does not stop at the first mistake.
 */
final class EntryReader {
  private final Name apex;
  private final List<PlacedRecord> records = new ArrayList<>();
  private final List<Mistake> mistakes = new ArrayList<>();
  private Name origin;
  private long defaultTtl = MasterReader.DEFAULT_TTL;
  /** The owner of entries that begin with white space, empty where it could not be read. */
  private Optional<Name> owner = Optional.empty();
  private boolean seenOwner;

  private EntryReader(Name apex) {
    this.apex = apex;
    this.origin = apex;
  }

  /**
   * What was read.
   *
   * @param records in the order of the text
   * @param mistakes in the order of the text
   */
  record Reading(List<PlacedRecord> records, List<Mistake> mistakes) {}

  /** Reads all of a zone. */
  static Reading read(ZoneSource source, Name apex) {
    EntryReader reader = new EntryReader(apex);
    new EntrySplitter(source.text()).forEach(reader::entry);
    reader.mistakes.sort(Mistake.BY_PLACE);
    return new Reading(List.copyOf(reader.records), List.copyOf(reader.mistakes));
  }

  private void entry(Entry entry) {
    mistakes.addAll(entry.mistakes());
    try {
      if (entry.isDirective()) {
        directive(entry);
      } else {
        record(entry);
      }
    } catch (MistakeException e) {
      // What is wrong with the words follows from what is wrong with the quotes.
      if (entry.mistakes().isEmpty()) {
        mistakes.add(e.mistake());
      }
    }
  }

  private void directive(Entry entry) throws MistakeException {
    switch (entry.first().text().toUpperCase(Locale.ROOT)) {
      case "$ORIGIN" -> origin = origin(operand(entry, "a domain name"));
      case "$TTL" -> defaultTtl = ttl(operand(entry, Field.TIME.words()));
      case "$GENERATE" -> generate(entry);
      case "$INCLUDE" -> throw new MistakeException(entry.first()
          .mistake("$INCLUDE is not supported, expected a template with {% include %} instead"));
      default -> throw new MistakeException(entry.first()
          .mistake("unknown directive, expected $ORIGIN, $TTL or $GENERATE, got "
              + entry.first().shown()));
    }
  }

  private static Token operand(Entry entry, String expected) throws MistakeException {
    List<Token> tokens = entry.tokens();
    String directive = entry.first().text();
    if (tokens.size() < 2) {
      throw new MistakeException(entry.first()
          .mistakeBehind(directive + ": expected " + expected + ", got the end of the line"));
    }
    if (tokens.size() > 2) {
      throw new MistakeException(tokens.get(2)
          .mistake(directive + ": expected the end of the line, got " + tokens.get(2).shown()));
    }
    return tokens.get(1);
  }

  /** NSD takes no relative ones, dnsjava takes them for absolute. */
  private Name origin(Token token) throws MistakeException {
    if (!token.text().endsWith(".")) {
      throw new MistakeException(
          token.mistake("$ORIGIN: expected a name with final dot, got " + token.shown()));
    }
    return name(token, "$ORIGIN");
  }

  private Name name(Token token, String what) throws MistakeException {
    try {
      return Name.fromString(MasterText.ascii(token.text()), origin);
    } catch (TextParseException e) {
      throw new MistakeException(token.mistake(
          what + ": expected a domain name, got " + token.shown()));
    }
  }

  private static long ttl(Token token) throws MistakeException {
    if (!Field.TIME.accepts(token)) {
      throw new MistakeException(token.mistake(
          "$TTL: expected " + Field.TIME.words() + ", got " + token.shown()));
    }
    return TTL.parseTTL(token.text());
  }

  private void generate(Entry entry) throws MistakeException {
    String line = entry.tokens().stream().map(Token::written).collect(Collectors.joining(" "));
    byte[] text = MasterText.ascii(line).getBytes(StandardCharsets.US_ASCII);
    try (Master master = new Master(new ByteArrayInputStream(text), origin, defaultTtl)) {
      for (Record made = master.nextRecord(); made != null; made = master.nextRecord()) {
        add(made, entry.first());
      }
    } catch (IOException | RuntimeException e) {
      throw new MistakeException(DnsjavaMessage.mistake("$GENERATE", entry.tokens(), e));
    }
  }

  private void record(Entry entry) throws MistakeException {
    List<Token> tokens = entry.tokens();
    Name name = entry.indented() ? lastOwner(entry) : newOwner(entry);
    RecordHead head = RecordHead.read(tokens, entry.indented() ? 0 : 1, defaultTtl);
    List<Token> rdata = tokens.subList(head.end(), tokens.size());
    Token before = tokens.get(head.end() - 1);
    if (rdata.isEmpty()) {
      throwIf(RdataForm.mistake(head.typeName(), before, rdata));
    }
    try {
      add(Record.fromString(name, head.type(), head.dclass(), head.ttl(), text(rdata), origin),
          entry.first());
    } catch (IOException | RuntimeException e) {
      throw new MistakeException(RdataForm.mistake(head.typeName(), before, rdata)
          .orElseGet(() -> DnsjavaMessage.mistake(head.typeName() + " record",
              tokens.subList(head.end() - 1, tokens.size()), e)));
    }
  }

  private static void throwIf(Optional<Mistake> mistake) throws MistakeException {
    if (mistake.isPresent()) {
      throw new MistakeException(mistake.get());
    }
  }

  private static String text(List<Token> tokens) {
    return MasterText
        .ascii(tokens.stream().map(Token::written).collect(Collectors.joining(" ")));
  }

  /** Returns the zone's own name for an owner that could not be read: it is not used. */
  private Name lastOwner(Entry entry) throws MistakeException {
    if (!seenOwner) {
      throw new MistakeException(entry.first()
          .mistake("record without an owner, expected a name at the beginning of the line"));
    }
    return owner.orElse(apex);
  }

  private Name newOwner(Entry entry) throws MistakeException {
    seenOwner = true;
    owner = Optional.empty();
    Name name = name(entry.first(), "owner");
    owner = Optional.of(name);
    return name;
  }

  private void add(Record record, Token first) {
    records.add(new PlacedRecord(record, first.line(), first.column()));
    if (!record.getName().subdomain(apex)) {
      mistakes.add(first.mistake("outside of the zone, expected an owner at or below " + apex
          + ", got \"" + record.getName() + "\""));
    }
  }
}
