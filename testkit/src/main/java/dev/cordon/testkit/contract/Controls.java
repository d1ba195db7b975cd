package dev.cordon.testkit.contract;

import dev.cordon.browser.Seen;
import dev.cordon.browser.profile.Profile;
import dev.cordon.testkit.Application;
import dev.cordon.testkit.Snapshot;
import dev.cordon.testkit.Victim;
import org.jspecify.annotations.Nullable;

/**
 * What must work, so that what does not work proves something: the application's own pages do what
 * they are for, and the origins that may share it can. Each gives what is wrong, or null.
 */
final class Controls {
  private final Application application;

  Controls(Application application) {
    this.application = application;
  }

  private Scene scene(Profile profile) {
    return new Scene(application, profile);
  }

  /** The application's own page can do it, and the witness sees it. */
  @Nullable String ownPageWrites(Profile profile, Write write) {
    var victim = scene(profile).victim();
    var before = Snapshot.of(write.witness());
    var move = write.ownPage().does(victim, write);
    if (Attack.changed(write, before)) {
      return null;
    }
    return "The application's own page did "
        + write
        + ", and the witness saw nothing of it: it still says "
        + before
        + ". As long as that is so, no attack on it proves anything. Is it up, is the user logged"
        + " in, does the page need a token (tokenFromPage, tokenFromCookie, ownPageDoes)?\n\n"
        + move;
  }

  /** The application's own page can read it, and a stranger does not see it. */
  @Nullable String ownPageReads(Profile profile, Read read) {
    var victim = scene(profile).victim();
    var problem = reads(victim, application.origin(), read);
    if (problem != null || application.login() == null) {
      return problem;
    }
    var stranger = scene(profile).somebodyElse();
    return reads(stranger, application.origin(), read) == null
        ? "\""
            + read.marker()
            + "\" is there for users too who are not logged in, so that reading it proves nothing."
            + " Choose a text that only this user sees."
        : null;
  }

  /** A page of an origin that it is shared with can read it. */
  @Nullable String sharedReads(Profile profile, Read read, String origin) {
    return reads(scene(profile).victim(), origin, read);
  }

  /** A page of an origin that it is shared with can see that a login is needed. */
  @Nullable String sharedSeesErrors(Profile profile, Read read, String origin) {
    if (application.login() == null) {
      return null;
    }
    var stranger = scene(profile).somebodyElse();
    var move = stranger.page(origin + "/").fetchWithCookies(application.url(read.path()));
    return move.trace().canRead()
        ? null
        : "A page of "
            + origin
            + " may read "
            + read
            + ", but the answer to somebody who is not logged in has no grant: the page sees that"
            + " it failed, and not why. Grant before anything else answers.\n\n"
            + move;
  }

  /** A page of an origin that it is shared with can do it. */
  @Nullable String sharedWrites(Profile profile, Write write, String origin) {
    var victim = scene(profile).victim();
    var before = Snapshot.of(write.witness());
    var move =
        victim
            .page(origin + "/")
            .fetch(
                OwnPage.target(application.url(write.path()), write),
                init -> {
                  OwnPage.describe(init, write, java.util.Map.of(), write.ownPage().headers());
                  init.credentials(dev.cordon.browser.fetch.Credentials.INCLUDE);
                });
    if (Attack.changed(write, before) || !sendsCookies(move)) {
      return null;
    }
    return "A page of " + origin + " may do " + write + ", but nothing came of it.\n\n" + move;
  }

  /** The application's own page can open its socket or stream. */
  @Nullable String ownPageOpens(Profile profile, String path, boolean socket) {
    var scene = scene(profile);
    var page = scene.victim().page(application.url("/"));
    var move =
        socket
            ? page.webSocket(SocketAttacks.webSocketUrl(scene, path))
            : page.eventSource(application.url(path));
    return move.trace().seen() instanceof Seen.Opened
        ? null
        : "The application's own page cannot open " + path + ".\n\n" + move;
  }

  private @Nullable String reads(Victim victim, String origin, Read read) {
    var move = victim.page(origin + "/").fetchWithCookies(application.url(read.path()));
    var text = move.trace().seen() instanceof Seen.Readable seen ? seen.body().text() : "";
    if (text.contains(read.marker())) {
      return null;
    }
    if (!origin.equals(application.origin()) && move.trace().canRead() && !sendsCookies(move)) {
      return null; // The browser keeps the cookies from it; the grant is there.
    }
    return "A page of "
        + origin
        + " cannot read \""
        + read.marker()
        + "\" in "
        + read
        + ".\n\n"
        + move;
  }

  /** Whether the browser sent the session along; if not, it is not the application's doing. */
  private static boolean sendsCookies(dev.cordon.testkit.Move move) {
    return move.trace().cookiesKept().isEmpty();
  }
}
