package dev.sinter.codegen;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The part of JSON that manifests and explanations use, read strictly: objects as sorted maps,
 * arrays as lists, strings, and numbers as {@link Long} or {@link BigDecimal}. Written here so that
 * a program which uses Sinter needs no JSON library.
 */
public final class Json {
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /**
   * The value that {@code text} holds.
   *
   * @throws IllegalArgumentException if it is anything else than one value in strict syntax
   */
  public static Object read(String text) {
    Json json = new Json(text);
    Object value = json.value();
    json.skip();
    if (json.at < text.length()) {
      throw json.malformed("text after the value");
    }
    return value;
  }

  /**
   * As text, objects and arrays of them one entry per line.
   *
   * @param value a {@link Map}, written in its own order, a {@link List}, a {@link Number} other
   *     than NaN and the infinities, or anything else as a string
   */
  public static String write(Object value) {
    StringBuilder out = new StringBuilder();
    write(value, "\n", out);
    return out.append('\n').toString();
  }

  private static void write(Object value, String newLine, StringBuilder out) {
    if (value instanceof Map<?, ?> map) {
      List<String> entries = new ArrayList<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        StringBuilder member = quote(entry.getKey().toString()).append(": ");
        write(entry.getValue(), newLine + "  ", member);
        entries.add(member.toString());
      }
      join("{", entries, "}", !map.isEmpty(), newLine, out);
    } else if (value instanceof List<?> list) {
      List<String> elements = new ArrayList<>();
      for (Object element : list) {
        StringBuilder text = new StringBuilder();
        write(element, newLine + "  ", text);
        elements.add(text.toString());
      }
      boolean nested = list.stream().anyMatch(Map.class::isInstance);
      join("[", elements, "]", nested, newLine, out);
    } else {
      out.append(value instanceof Number ? value.toString() : quote(value.toString()));
    }
  }

  private static void join(
      String open,
      List<String> parts,
      String close,
      boolean lines,
      String newLine,
      StringBuilder out) {
    String inner = lines ? newLine + "  " : "";
    out.append(open).append(inner).append(String.join(lines ? "," + inner : ", ", parts));
    out.append(lines ? newLine : "").append(close);
  }

  private static StringBuilder quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        default -> {
          if (c < ' ') {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"');
  }

  private Object value() {
    skip();
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      default -> number();
    };
  }

  private Map<String, Object> object() {
    Map<String, Object> members = new TreeMap<>();
    expect('{');
    while (!closes('}', members.isEmpty())) {
      skip();
      String key = string();
      skip();
      expect(':');
      if (members.put(key, value()) != null) {
        throw malformed("two members " + key);
      }
    }
    return members;
  }

  private List<Object> array() {
    List<Object> elements = new ArrayList<>();
    expect('[');
    while (!closes(']', elements.isEmpty())) {
      elements.add(value());
    }
    return elements;
  }

  /** Takes the closing bracket, or else the comma before the next element. */
  private boolean closes(char bracket, boolean first) {
    skip();
    if (peek() == bracket) {
      at++;
      return true;
    }
    if (!first) {
      expect(',');
    }
    return false;
  }

  private String string() {
    StringBuilder out = new StringBuilder();
    expect('"');
    for (char c = next(); c != '"'; c = next()) {
      if (c < ' ') {
        throw malformed("control character in a string");
      }
      out.append(c == '\\' ? escape() : c);
    }
    return out.toString();
  }

  private char escape() {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        if (at + 4 > text.length()) {
          throw malformed("text ends early");
        }
        at += 4;
        yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      default -> throw malformed("unknown escape");
    };
  }

  private Object number() {
    int start = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String digits = text.substring(start, at);
    if (!digits.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?")) {
      throw malformed("neither value nor number");
    }
    try {
      return digits.matches("-?\\d+") ? Long.valueOf(digits) : new BigDecimal(digits);
    } catch (NumberFormatException large) {
      throw malformed("number out of range");
    }
  }

  private void expect(char c) {
    if (next() != c) {
      throw malformed("expected " + c);
    }
  }

  private char next() {
    char c = peek();
    at++;
    return c;
  }

  private char peek() {
    if (at >= text.length()) {
      throw malformed("text ends early");
    }
    return text.charAt(at);
  }

  private void skip() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private IllegalArgumentException malformed(String what) {
    return new IllegalArgumentException("JSON: " + what + " at position " + at);
  }
}
