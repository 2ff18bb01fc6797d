package imprint.ui;

import java.nio.file.Path;

/**
 * What the window itself keeps and shows.
 *
 * @param appearance people's choice of language and colours
 * @param log what the program logs
 */
public record WindowFiles(Path appearance, Path log) {}
