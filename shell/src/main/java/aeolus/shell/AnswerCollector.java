package aeolus.shell;

import aeolus.core.FoldedNames;
import aeolus.shell.HostAnswer.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers answers, the same of many hosts once, and no more of them than memory bears. */
final class AnswerCollector {
  /** Characters of all different outputs together. */
  private static final long MOST = 64 << 20;

  /** An answer that some hosts gave. */
  record Block(List<String> hosts, Content content) {
    String names() {
      return FoldedNames.of(hosts);
    }
  }

  private final Map<Content, List<String>> hosts = new LinkedHashMap<>();
  private final long most;
  private long kept;

  AnswerCollector() {
    this(MOST);
  }

  AnswerCollector(long most) {
    this.most = most;
  }

  /** Takes one; the output of one that would be too much is left out. */
  void add(HostAnswer answer) {
    List<String> same = hosts.get(answer.content());
    if (same == null) {
      same = hosts.computeIfAbsent(bounded(answer.content()), _ -> new ArrayList<>());
    }
    same.add(answer.host());
  }

  private Content bounded(Content content) {
    long size = (long) content.out().length() + content.err().length();
    if (kept + size > most) {
      return content.withoutOut();
    }
    kept += size;
    return content;
  }

  /** Returns those that are well first, of each kind what most hosts say. */
  List<Block> blocks() {
    return hosts.entrySet()
        .stream()
        .map(each -> new Block(each.getValue(), each.getKey()))
        .sorted(Comparator.comparing((Block block) -> block.content().state())
            .thenComparingInt(block -> -block.hosts().size()))
        .toList();
  }
}
