package aeolus.zone.dnsjava;

import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.TTL;
import org.xbill.DNS.Type;

/**
 * The words between a record's owner and its data: TTL and class, both optional and in either order,
 * and the type (RFC 1035, section 5.1).
 *
 * @param end index of the first token of the data
 */
record RecordHead(long ttl, int dclass, int type, int end) {
  /** Reads from the token with an index. */
  static RecordHead read(List<Token> tokens, int start, long defaultTtl) throws MistakeException {
    int at = start;
    boolean hasClass = isClass(tokens, at);
    at += hasClass ? 1 : 0;
    boolean hasTtl = isTtl(tokens, at);
    long ttl = hasTtl ? TTL.parseTTL(tokens.get(at).text()) : defaultTtl;
    at += hasTtl ? 1 : 0;
    at += !hasClass && isClass(tokens, at) ? 1 : 0;
    checkClass(tokens.subList(start, at));
    return new RecordHead(ttl, DClass.IN, type(tokens, at), at + 1);
  }

  String typeName() {
    return Type.string(type);
  }

  private static boolean isClass(List<Token> tokens, int at) {
    return at < tokens.size() && DClass.value(tokens.get(at).text()) >= 0;
  }

  private static boolean isTtl(List<Token> tokens, int at) {
    return at < tokens.size() && Field.TIME.accepts(tokens.get(at));
  }

  /** RFC 1035, section 5.2: all records of a zone have the same class. */
  private static void checkClass(List<Token> tokens) throws MistakeException {
    for (Token token : tokens) {
      int dclass = DClass.value(token.text());
      if (dclass >= 0 && dclass != DClass.IN) {
        throw new MistakeException(
            token.mistake("expected class IN, got \"" + token.text() + "\""));
      }
    }
  }

  private static int type(List<Token> tokens, int at) throws MistakeException {
    if (at >= tokens.size()) {
      throw new MistakeException(
          tokens.getLast().mistakeBehind("expected a record type, got the end of the line"));
    }
    Token token = tokens.get(at);
    if (Type.value(token.text()) >= 0) {
      return Type.value(token.text());
    }
    throw new MistakeException(token.mistake(isFollowedByType(tokens, at)
        ? "expected a TTL or a class, got \"" + token.text() + "\""
        : unknown(token)));
  }

  private static boolean isFollowedByType(List<Token> tokens, int at) {
    return at + 2 < tokens.size()
        && (isClass(tokens, at + 1) || Type.value(tokens.get(at + 1).text()) >= 0);
  }

  private static String unknown(Token token) {
    return token.text().startsWith("$")
        ? "expected " + token.text() + " at the beginning of the line"
        : "unknown record type \"" + token.text() + "\"";
  }
}
