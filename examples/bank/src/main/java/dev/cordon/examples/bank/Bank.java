package dev.cordon.examples.bank;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running bank on 127.0.0.1, with every ordinary mistake in it, and the witness of what was done
 * to it.
 *
 * <p>The books can be read here, in the process, and nowhere on the web. It answers to any Host
 * (H01) and lets anybody frame its pages (R21).
 */
public final class Bank implements AutoCloseable {

  /** The request header in which a gateway hands the page's CSRF token to the bank. */
  public static final String TOKEN_HEADER = "X-Page-CSRF-Token";

  private static final Map<String, String> PASSWORDS =
      Map.of("alice", "wonderland", "bob", "builder", "mallory", "malice");

  private static final long PATIENCE_SECONDS = 20;

  private final Ledger ledger = new Ledger();
  private final Sessions sessions = new Sessions();
  private final Diary diary = new Diary();
  private final Vertx vertx;
  private final HttpServer server;
  private final boolean tls;

  private Bank(Vertx vertx, HttpServerOptions options, String tokenHeader) {
    this.vertx = vertx;
    this.tls = options.isSsl();
    this.server = vertx.createHttpServer(options);
    BankSocket socket = new BankSocket(ledger, sessions);
    server.webSocketHandshakeHandler(socket::shake);
    server.webSocketHandler(socket::talk);
    server.requestHandler(new FrontDoor(this, vertx, tokenHeader)::receive);
  }

  /**
   * Opens the bank over plain http.
   *
   * @param port the port on 127.0.0.1, or 0 for a free one
   */
  public static Bank start(int port) {
    return start(new HttpServerOptions().setPort(port), TOKEN_HEADER);
  }

  /**
   * Opens the bank.
   *
   * @param options port and, if wanted, TLS; the host is always 127.0.0.1
   * @param tokenHeader the request header whose value becomes the token in the bank's pages
   */
  public static Bank start(HttpServerOptions options, String tokenHeader) {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    Bank bank = new Bank(vertx, new HttpServerOptions(options).setHost("127.0.0.1"), tokenHeader);
    try {
      bank.server.listen().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      bank.close();
      throw new IllegalStateException("the bank did not open in time", e);
    } catch (RuntimeException e) {
      bank.close();
      throw e;
    }
    return bank;
  }

  /** The port it listens on. */
  public int port() {
    return server.actualPort();
  }

  /** Where it listens: {@code http://127.0.0.1:PORT}. */
  public URI url() {
    return URI.create((tls ? "https" : "http") + "://127.0.0.1:" + port());
  }

  /** The books. */
  public Ledger ledger() {
    return ledger;
  }

  /** The balance of a user in whole coins. */
  public long balance(String user) {
    return ledger.balance(user);
  }

  /** The users whose accounts are open. */
  public Set<String> users() {
    return ledger.users();
  }

  /** Everything that moved since the last reset, oldest first. */
  public List<Transfer> transfers() {
    return ledger.transfers();
  }

  /** The users who are logged in somewhere. */
  public Set<String> loggedIn() {
    return sessions.users();
  }

  /** The user who is logged in under a session id; empty if nobody. */
  public String sessionUser(String sessionId) {
    return sessions.user(sessionId);
  }

  /** The last ten thousand requests that reached the bank, oldest first. */
  public List<Visit> visits() {
    return diary.visits();
  }

  /** The mails it would have sent. */
  public List<Mail> mails() {
    return diary.mails();
  }

  /** The names of uploaded files. */
  public List<String> uploads() {
    return diary.uploads();
  }

  /** The events that webhooks brought. */
  public List<String> webhooks() {
    return diary.webhooks();
  }

  /** The operators' switches that were thrown. */
  public Set<String> flags() {
    return diary.flags();
  }

  /** The password of one of the bank's users. */
  public static String password(String user) {
    String password = PASSWORDS.get(user);
    if (password == null) {
      throw new IllegalArgumentException("no such user: " + user);
    }
    return password;
  }

  static boolean knows(String user, String password) {
    return password.equals(PASSWORDS.get(user));
  }

  /** Back to the first day: opening balances, nobody logged in, an empty diary. */
  public void reset() {
    ledger.reset();
    sessions.reset();
    diary.reset();
  }

  Sessions sessions() {
    return sessions;
  }

  Diary diary() {
    return diary;
  }

  @Override
  public void close() {
    try {
      vertx.close().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the bank did not close in time", e);
    }
  }
}
