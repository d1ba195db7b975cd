package dev.cordon.conformance.survival;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Clients that ask and ask, each on its connection for as long as that lasts. Arguments: port, how
 * many. The command {@code report} prints what has come of it since the last: a count for each
 * outcome and the slowest answer; {@code stop} lets each finish what it has begun and then says
 * {@code stop}.
 */
final class LoadMain {
  private final int port;
  private final Map<String, Long> outcomes = new TreeMap<>();
  private volatile boolean stopping;
  private long slowestNanos;

  private LoadMain(int port) {
    this.port = port;
  }

  public static void main(String[] arguments) {
    LoadMain load = new LoadMain(Integer.parseInt(arguments[0]));
    Thread[] clients = new Thread[Integer.parseInt(arguments[1])];
    for (int i = 0; i < clients.length; i++) {
      clients[i] = new Thread(load::run);
      clients[i].setDaemon(true);
      clients[i].start();
    }
    Commands.say("ready");
    Commands.run(
        command -> {
          if (command.equals("stop")) {
            load.stopping = true;
            for (Thread client : clients) {
              join(client);
            }
          }
          Commands.say(command, load.report());
        });
  }

  private static void join(Thread client) {
    try {
      client.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private synchronized String[] report() {
    outcomes.put("slowest-ms", slowestNanos / 1_000_000);
    String[] pairs =
        outcomes.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .toArray(String[]::new);
    outcomes.clear();
    slowestNanos = 0;
    return pairs;
  }

  private synchronized void count(String outcome, long nanos) {
    outcomes.merge(outcome, 1L, Long::sum);
    slowestNanos = Math.max(slowestNanos, nanos);
  }

  private void run() {
    while (!stopping) {
      try (Connection connection = Connection.open(port)) {
        boolean goesOn = askOn(connection, "lost-at-once");
        while (!stopping && goesOn) {
          goesOn = askOn(connection, "lost");
        }
      } catch (ConnectException refused) {
        count("refused", 0);
        Waiting.pause(20);
      } catch (IOException e) {
        count("not-connected", 0);
      }
    }
  }

  /** Asks once; false when the connection has had its day. */
  private boolean askOn(Connection connection, String lost) {
    long begin = System.nanoTime();
    Head head = null;
    String outcome;
    try {
      connection.send(Browser.read("/api/hello"));
      Optional<Head> answer = connection.reader().head();
      if (answer.isEmpty()) {
        outcome = lost;
      } else {
        head = answer.get();
        Tally.of(connection.reader().body(head));
        outcome = head.status() + (Browser.mayRead(head) ? "" : "-unreadable");
      }
    } catch (SocketTimeoutException e) {
      outcome = "hung";
    } catch (IOException e) {
      outcome = head == null ? lost : "cut";
    }
    count(outcome, System.nanoTime() - begin);
    return Character.isDigit(outcome.charAt(0)) && head != null && !head.closes();
  }
}
