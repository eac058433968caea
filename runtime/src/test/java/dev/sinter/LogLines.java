package dev.sinter;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What Sinter logs, until closed. */
final class LogLines extends Handler {
  private static final Logger LOGGER = Logger.getLogger("dev.sinter");

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final SimpleFormatter formatter = new SimpleFormatter();

  private LogLines() {}

  static LogLines open() {
    LogLines log = new LogLines();
    LOGGER.addHandler(log);
    return log;
  }

  /** The messages so far that contain {@code part}. */
  List<String> matching(String part) {
    return lines.stream().filter(line -> line.contains(part)).toList();
  }

  @Override
  public void publish(LogRecord entry) {
    lines.add(formatter.formatMessage(entry));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    LOGGER.removeHandler(this);
  }
}
