package imprint.ledger;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * All events in the order in which they were recorded, page by page: others can go on writing, and
 * the memory stays the same. The next page is read while one is looked at.
 */
final class EventPages implements AutoCloseable {
  private final Database database;
  private final int size;
  private final ExecutorService reader = Executors.newSingleThreadExecutor();
  private Future<List<EventRow>> ahead;

  /**
   * @param size of a page, in events
   */
  EventPages(Database database, int size) {
    this.database = database;
    this.size = size;
    this.ahead = after(null);
  }

  private Future<List<EventRow>> after(@Nullable Long id) {
    return reader.submit(() -> database.read(h -> EventRow.page(h, id, size)));
  }

  /**
   * Empty after the last.
   *
   * @throws imprint.finding.Refusal what the database says
   */
  List<EventRow> next() {
    List<EventRow> page = read();
    if (!page.isEmpty()) {
      ahead = after(page.getLast().id());
    }
    return page;
  }

  private List<EventRow> read() {
    try {
      return ahead.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException refused
          ? refused
          : new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
