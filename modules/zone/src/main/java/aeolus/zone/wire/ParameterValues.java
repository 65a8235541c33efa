package aeolus.zone.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/** Values of the parameters of SVCB and HTTPS records (RFC 9460, section 7 and appendix A). */
final class ParameterValues {
  private static final int MANDATORY = 0;
  private static final int ALPN = 1;
  private static final int NO_DEFAULT_ALPN = 2;
  private static final int PORT = 3;
  private static final int IPV4HINT = 4;
  private static final int ECH = 5;
  private static final int IPV6HINT = 6;
  private static final int OHTTP = 8;

  private ParameterValues() {}

  static String expected(int key, String name) {
    return switch (key) {
      case MANDATORY -> "names of parameters, each once: mandatory=alpn,port";
      case ALPN -> "names of protocols: alpn=h2,h3";
      case NO_DEFAULT_ALPN, OHTTP -> name + " without a value";
      case PORT -> "a port from 0 to 65535: port=8443";
      case IPV4HINT -> "IPv4 addresses: ipv4hint=192.0.2.1,192.0.2.2";
      case IPV6HINT -> "IPv6 addresses: ipv6hint=2001:db8::1";
      case ECH -> "base64: ech=...";
      default -> "a value for " + name;
    };
  }

  /** Adds a value in wire format; returns whether it is one. */
  static boolean parse(int key, byte[] value, boolean given, Octets out,
      ToIntFunction<String> keys) {
    return switch (key) {
      case MANDATORY -> mandatory(value, out, keys);
      case ALPN -> protocols(value, out);
      case NO_DEFAULT_ALPN, OHTTP -> !given;
      case PORT -> port(text(value), out);
      case IPV4HINT -> addresses(value, out, true);
      case IPV6HINT -> addresses(value, out, false);
      case ECH -> base64(text(value), out);
      default -> {
        out.add(value);
        yield key != 7 || value.length > 0;
      }
    };
  }

  private static String text(byte[] value) {
    return new String(value, StandardCharsets.ISO_8859_1);
  }

  private static boolean mandatory(byte[] value, Octets out, ToIntFunction<String> keys) {
    TreeSet<Integer> numbers = new TreeSet<>();
    for (String name : text(value).split(",", -1)) {
      int key = keys.applyAsInt(name);
      if (key <= MANDATORY || !numbers.add(key)) {
        return false;
      }
    }
    numbers.forEach(out::u16);
    return true;
  }

  private static boolean protocols(byte[] value, Octets out) {
    List<byte[]> names = new ArrayList<>();
    Octets name = new Octets(16);
    for (int at = 0; at < value.length; at++) {
      if (value[at] == ',') {
        names.add(java.util.Arrays.copyOf(name.data(), name.size()));
        name.truncate(0);
      } else {
        at += value[at] == '\\' && at + 1 < value.length ? 1 : 0;
        name.u8(value[at]);
      }
    }
    names.add(java.util.Arrays.copyOf(name.data(), name.size()));
    for (byte[] each : names) {
      if (each.length == 0 || each.length > 255) {
        return false;
      }
      out.u8(each.length);
      out.add(each);
    }
    return true;
  }

  private static boolean port(String text, Octets out) {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
      return false;
    }
    out.u16(Integer.parseInt(text));
    return true;
  }

  private static boolean addresses(byte[] value, Octets out, boolean ipv4) {
    for (String address : text(value).split(",", -1)) {
      byte[] octets = address.getBytes(StandardCharsets.ISO_8859_1);
      boolean ok = ipv4
          ? Addresses.parseIpv4(octets, 0, octets.length, out)
          : Addresses.parseIpv6(octets, 0, octets.length, out);
      if (!ok) {
        return false;
      }
    }
    return true;
  }

  private static boolean base64(String text, Octets out) {
    byte[] octets = CodedField.decode(text);
    if (octets == null || octets.length == 0) {
      return false;
    }
    out.add(octets);
    return true;
  }

  /** Adds an equals sign and the value's text; nothing where there is no value. */
  static void print(int key, byte[] data, int from, int to, StringBuilder text,
      IntFunction<String> names) {
    if (from == to) {
      return;
    }
    text.append('=');
    switch (key) {
      case MANDATORY -> list(from, to, 2, text,
          at -> text.append(names.apply((int) NumberField.U16.value(data, at))));
      case ALPN -> printProtocols(data, from, to, text);
      case PORT -> text.append(NumberField.U16.value(data, from));
      case IPV4HINT -> list(from, to, 4, text, at -> Addresses.printIpv4(data, at, text));
      case IPV6HINT -> list(from, to, 16, text, at -> Addresses.printIpv6(data, at, text));
      case ECH -> text.append(Base64.getEncoder()
          .encodeToString(java.util.Arrays.copyOfRange(data, from, to)));
      default -> Escapes.printQuoted(data, from, to, text);
    }
  }

  private static void list(int from, int to, int step, StringBuilder text,
      java.util.function.IntConsumer each) {
    for (int at = from; at + step <= to; at += step) {
      text.append(at == from ? "" : ",");
      each.accept(at);
    }
  }

  private static void printProtocols(byte[] data, int from, int to, StringBuilder text) {
    Octets all = new Octets(to - from);
    for (int at = from; at < to; at += 1 + (data[at] & 0xff)) {
      if (at > from) {
        all.u8(',');
      }
      for (int i = at + 1; i < Math.min(to, at + 1 + (data[at] & 0xff)); i++) {
        if (data[i] == ',' || data[i] == '\\') {
          all.u8('\\');
        }
        all.u8(data[i]);
      }
    }
    Escapes.printQuoted(all.data(), 0, all.size(), text);
  }
}
