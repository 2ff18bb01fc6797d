package imprint.cli;

import imprint.esp.link.Ports;
import imprint.esp.link.ResetSequence.Pause;
import imprint.ledger.custody.Prompt;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * What the commands work with, given by the program's front door.
 *
 * @param terminal a person watches: progress may be shown
 * @param stop asks running work to end
 * @param prompt asks a person for the passphrase of a locked station key
 * @param data where ledger and labels lie unless a person names another place
 */
public record Surroundings(
    Ports ports,
    Pause pause,
    SecureRandom random,
    InstantSource clock,
    Stop stop,
    Prompt prompt,
    Path data,
    boolean terminal,
    PrintWriter out,
    PrintWriter err) {}
