package imprint;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;

/**
 * Where the log goes, said in code: reading it from XML costs a second of every start.
 *
 * <p>The window keeps a file, with all that is known of an error; the command line prints one line.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
  /** System property: the log's file. It lies in a folder that is its owner's alone. */
  static final String FILE = "imprint.log.file";

  private static final String LINE = "%d{HH:mm:ss.SSS} %-5level %logger{0} - %msg%n";
  private static final long LARGEST = 2 << 20;

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    String file = System.getProperty(FILE);
    OutputStreamAppender<ILoggingEvent> appender = file == null ? console() : rolling(file);
    appender.setContext(context);
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(file == null ? LINE + "%nopex" : LINE);
    encoder.start();
    appender.setEncoder(encoder);
    appender.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(appender);
    if (file == null) {
      // a lost connection to the ledger is made good, or told in the one line
      context.getLogger("com.zaxxer.hikari").setLevel(Level.OFF);
    }
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static OutputStreamAppender<ILoggingEvent> console() {
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setTarget("System.err");
    return console;
  }

  private OutputStreamAppender<ILoggingEvent> rolling(String file) {
    RollingFileAppender<ILoggingEvent> rolling = new RollingFileAppender<>();
    rolling.setFile(file);
    FixedWindowRollingPolicy names = new FixedWindowRollingPolicy();
    names.setContext(getContext());
    names.setParent(rolling);
    names.setFileNamePattern(file + ".%i");
    names.setMaxIndex(3);
    names.start();
    SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
    size.setContext(getContext());
    size.setMaxFileSize(new FileSize(LARGEST));
    size.start();
    rolling.setRollingPolicy(names);
    rolling.setTriggeringPolicy(size);
    return rolling;
  }
}
