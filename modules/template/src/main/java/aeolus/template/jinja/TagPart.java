package aeolus.template.jinja;

import aeolus.core.InvalidInputException;
import aeolus.template.expression.ExpressionException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A tag that reports its failure, so that those after it can be found too. */
final class TagPart implements Part {
  private static final Set<String> BRANCHES = Set.of("elif", "else");

  private static final Pattern WORD = Pattern.compile("\\w+");

  private final StructureTag tag;
  private final Piece piece;
  private final String helpers;
  private final int helpersStart;
  private final List<Part> parts = new ArrayList<>();
  private List<Branch> branches;
  private Set<String> words;

  /**
   * A part of a tag's parts.
   *
   * @param head the tag itself, or the {@code elif} or {@code else} that the part follows
   */
  record Branch(TagPart head, List<Part> parts) {
    boolean isElse() {
      return head.name().equals("else");
    }
  }

  /**
   * Makes a tag without parts.
   *
   * @param helpers what the tag says after its name
   * @param helpersStart where that begins in the piece's content
   */
  TagPart(StructureTag tag, Piece piece, String helpers, int helpersStart) {
    this.tag = tag;
    this.piece = piece;
    this.helpers = helpers;
    this.helpersStart = helpersStart;
  }

  String name() {
    return tag.name();
  }

  StructureTag tag() {
    return tag;
  }

  String helpers() {
    return helpers;
  }

  int helpersStart() {
    return helpersStart;
  }

  Piece piece() {
    return piece;
  }

  @Override
  public List<Part> parts() {
    return parts;
  }

  /** Tells whether a word stands anywhere in its parts, outside of text. */
  synchronized boolean uses(String word) {
    if (words == null) {
      words = new HashSet<>();
      collectWords(parts, words);
    }
    return words.contains(word);
  }

  private static void collectWords(List<Part> parts, Set<String> words) {
    for (Part part : parts) {
      String image = switch (part) {
        case Part.Printed printed -> printed.piece().image();
        case TagPart tag -> tag.piece.image();
        default -> "";
      };
      WORD.matcher(image).results().forEach(word -> words.add(word.group()));
      collectWords(part.parts(), words);
    }
  }

  /** Splits the parts at {@code elif} and {@code else}. */
  synchronized List<Branch> branches() {
    if (branches == null) {
      branches = split();
    }
    return branches;
  }

  private List<Branch> split() {
    List<Branch> split = new ArrayList<>(List.of(new Branch(this, new ArrayList<>())));
    for (Part part : parts) {
      if (part instanceof TagPart inner && BRANCHES.contains(inner.name())) {
        split.add(new Branch(inner, new ArrayList<>()));
      } else {
        split.getLast().parts().add(part);
      }
    }
    return split;
  }

  @Override
  public String render(TrackingInterpreter interpreter) {
    Session session = interpreter.session();
    return session.marking().inTag(name(), () -> {
      try {
        return tag.render(this, interpreter);
      } catch (ExpressionException e) {
        session.failed(e, piece, helpersStart);
        return "";
      } catch (InvalidInputException e) {
        session.failed(e);
        return "";
      } catch (Limits.LimitException e) {
        throw e.at(piece);
      } catch (StackOverflowError _) {
        throw new Limits.LimitException("nested too deeply").at(piece);
      }
    });
  }
}
