package dev.cordon.bench.rivals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is right of an answer: no more than what a browser, a cache and the application's user need
 * of it. Bodies, reasons and the choice between two good answers are a product's own business.
 */
record Expected(Reach reach, Grant grant) {
  /** The statuses that a cache keeps without being told to (RFC 9110, section 15.1). */
  private static final Set<Integer> KEPT =
      Set.of(200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501);

  /** Whether the application's handler gets the request. */
  enum Reach {
    YES,
    NO,
    EITHER
  }

  /** What the page that asks learns by the answer. */
  enum Grant {
    /** The answer, with credentials (Fetch, CORS check). */
    READ,
    /** Nothing. */
    NO_READ,
    /** The answer, as its own page. */
    OWN_READ,
    /** That it may send what it asked for (Fetch, CORS-preflight fetch, step 7). */
    PREFLIGHT,
    /** That it may not. */
    NO_PREFLIGHT,
    /** Whatever it learns, not of a header that the policy does not name. */
    NOTHING_NEW,
    /** The question is not about CORS: a refusal is a 4xx. */
    NOT_ASKED
  }

  /** What is wrong, in words; empty when the answer is right. */
  List<String> faults(Sent request, Answer answer) {
    var faults = new ArrayList<String>();
    if (reach == Reach.YES && !answer.isReached()) {
      faults.add("refuses it");
    }
    if (reach == Reach.NO && answer.isReached()) {
      faults.add("lets it through to the application");
    }
    if (answer.status() >= 500) {
      faults.add("fails with " + answer.status());
    }
    switch (grant) {
      case OWN_READ -> {}
      case READ -> {
        if (!sharedWith(request, answer)) {
          faults.add("does not let the page read it");
        }
      }
      case NO_READ -> {
        if (sharedWith(request, answer)) {
          faults.add("lets the page read it");
        }
      }
      case PREFLIGHT -> {
        if (!allows(request, answer)) {
          faults.add("does not grant the preflight");
        }
      }
      case NO_PREFLIGHT -> {
        if (allows(request, answer)) {
          faults.add("grants the preflight");
        }
      }
      case NOTHING_NEW -> {
        if (!granted(answer).isEmpty()) {
          faults.add("grants headers that the policy does not name");
        }
      }
      case NOT_ASKED -> {
        if (reach == Reach.NO && (answer.status() < 400 || answer.status() > 499)) {
          faults.add("refuses with " + answer.status());
        }
      }
    }
    boolean varies = grant == Grant.READ || grant == Grant.NO_READ || grant == Grant.OWN_READ;
    if (varies && KEPT.contains(answer.status()) && !names(answer, "Vary").contains("origin")) {
      faults.add("no Vary: Origin on an answer that caches keep");
    }
    return faults;
  }

  /** Fetch, CORS check, for a request with credentials. */
  private static boolean sharedWith(Sent request, Answer answer) {
    var origin = request.first("Origin");
    return origin != null
        && answer.get("Access-Control-Allow-Origin").equals(List.of(origin))
        && answer.get("Access-Control-Allow-Credentials").equals(List.of("true"));
  }

  /** Fetch, CORS-preflight fetch, step 7, for a request with credentials: a star is no wildcard. */
  private static boolean allows(Sent request, Answer answer) {
    boolean ok = answer.status() >= 200 && answer.status() <= 299;
    if (!ok || !sharedWith(request, answer)) {
      return false;
    }
    var method = request.first("Access-Control-Request-Method");
    boolean safelisted = method != null && Set.of("GET", "HEAD", "POST").contains(method);
    // Methods are compared with their case, names without.
    var methods = list(answer.first("Access-Control-Allow-Methods"));
    if (!safelisted && !methods.contains(method)) {
      return false;
    }
    var asked = request.first("Access-Control-Request-Headers");
    return asked == null
        || names(answer, "Access-Control-Allow-Headers")
            .containsAll(list(asked.toLowerCase(Locale.ROOT)));
  }

  /** The request headers that the answer allows and the policy does not. */
  private static List<String> granted(Answer answer) {
    var granted = new ArrayList<>(names(answer, "Access-Control-Allow-Headers"));
    granted.removeIf(name -> Bank.REQUEST_HEADERS.stream().anyMatch(name::equalsIgnoreCase));
    return granted;
  }

  private static List<String> names(Answer answer, String header) {
    var names = new ArrayList<String>();
    answer.get(header).forEach(line -> names.addAll(list(line.toLowerCase(Locale.ROOT))));
    return names;
  }

  private static List<String> list(@Nullable String line) {
    var names = new ArrayList<String>();
    if (line != null) {
      for (var name : line.split(",", -1)) {
        if (!name.isBlank()) {
          names.add(name.strip());
        }
      }
    }
    return names;
  }
}
