package dev.cordon.testkit.contract;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.cordon.browser.profile.Profile;
import dev.cordon.testkit.Application;
import dev.cordon.testkit.FormLogin;
import dev.cordon.testkit.NotReachable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;

/**
 * One run of the suite: the controls, every attack on every route, the controls again, the table.
 */
final class ContractRun {
  private final CrossOriginContractTest contract;
  private final Application application;
  private final Controls controls;
  private final List<Write> writes;
  private final List<Read> reads;
  private final Map<String, String> expectedOpen;
  private final Results results;

  /** What is wrong with a route in a browser; empty where nothing is. */
  private final Map<List<Object>, String> faults = new HashMap<>();

  ContractRun(CrossOriginContractTest contract) {
    this.contract = contract;
    this.application = contract.application();
    this.controls = new Controls(application);
    this.writes = contract.writes();
    this.reads = contract.reads();
    this.expectedOpen = contract.expectedOpen();
    this.results = new Results(contract.browsers());
    if (writes.isEmpty() && reads.isEmpty() && contract.webSockets().isEmpty()) {
      throw new IllegalStateException(
          "[nothing-to-attack] "
              + contract.getClass().getSimpleName()
              + " names no route, so that every attack would fail. Return some from writes().");
    }
    writes.forEach(Write::witness);
    reads.forEach(Read::marker);
  }

  Stream<DynamicNode> nodes() {
    var nodes = new ArrayList<DynamicNode>();
    nodes.add(dynamicContainer("what must work", controls("").stream()));
    aimed(nodes, writes, FormAttacks.list(), this::ownPageWrites);
    aimed(nodes, writes, FetchAttacks.list(), this::ownPageWrites);
    aimed(nodes, writes, TokenAttacks.list(), this::ownPageWrites);
    aimed(nodes, reads, ReadAttacks.list(), this::ownPageReads);
    aimed(nodes, reads, CacheAttacks.list(), this::ownPageReads);
    aimed(nodes, first(reads), SessionAttacks.list(), this::ownPageReads);
    aimed(nodes, logouts(), SessionAttacks.logouts(), (p, out) -> ownPageReads(p, out.read()));
    aimed(nodes, contract.webSockets(), SocketAttacks.sockets(), this::ownPageOpensSocket);
    aimed(nodes, contract.eventStreams(), SocketAttacks.streams(), this::ownPageOpensStream);
    aimed(nodes, List.of(publicPath()), HostAttacks.list(), (profile, path) -> null);
    nodes.add(dynamicContainer("what must still work", controls(" still").stream()));
    nodes.add(dynamicTest("the list of expected openings is true", this::checkExpectations));
    nodes.add(dynamicTest("the table", this::print));
    return nodes.stream();
  }

  private static List<Read> first(List<Read> reads) {
    return reads.isEmpty() ? reads : reads.subList(0, 1);
  }

  private List<Logout> logouts() {
    var path = contract.logout();
    return path == null || reads.isEmpty() ? List.of() : List.of(new Logout(path, reads.get(0)));
  }

  private String publicPath() {
    var path = contract.publicPath();
    if (path != null) {
      return path;
    }
    return application.login() instanceof FormLogin login ? login.page() : "/";
  }

  // What must work.

  private List<DynamicNode> controls(String still) {
    var nodes = new ArrayList<DynamicNode>();
    for (var write : writes) {
      control(nodes, "the own page" + still + " does " + write, p -> ownPageWritesNow(p, write));
      for (var origin : write.origins()) {
        control(
            nodes, origin + still + " does " + write, p -> controls.sharedWrites(p, write, origin));
      }
    }
    for (var read : reads) {
      control(nodes, "the own page" + still + " reads " + read, p -> ownPageReadsNow(p, read));
      for (var origin : read.origins()) {
        control(
            nodes, origin + still + " reads " + read, p -> controls.sharedReads(p, read, origin));
        control(
            nodes,
            origin + still + " sees the errors of " + read,
            p -> controls.sharedSeesErrors(p, read, origin));
      }
    }
    for (var path : contract.webSockets()) {
      control(
          nodes,
          "the own page" + still + " opens the socket " + path,
          p -> controls.ownPageOpens(p, path, true));
    }
    for (var path : contract.eventStreams()) {
      control(
          nodes,
          "the own page" + still + " opens the stream " + path,
          p -> controls.ownPageOpens(p, path, false));
    }
    return nodes;
  }

  private void control(
      List<DynamicNode> nodes, String name, Function<Profile, @Nullable String> fault) {
    for (var browser : results.browsers()) {
      nodes.add(
          dynamicTest(
              name + ", in " + browser,
              () -> {
                contract.reset();
                var problem = fault.apply(browser);
                if (problem != null) {
                  throw new AssertionError(problem);
                }
              }));
    }
  }

  private @Nullable String ownPageWritesNow(Profile browser, Write write) {
    var fault = controls.ownPageWrites(browser, write);
    faults.put(List.of(browser, write), fault == null ? "" : fault);
    return fault;
  }

  private @Nullable String ownPageReadsNow(Profile browser, Read read) {
    var fault = controls.ownPageReads(browser, read);
    faults.put(List.of(browser, read), fault == null ? "" : fault);
    return fault;
  }

  private @Nullable String ownPageWrites(Profile browser, Write write) {
    return known(List.of(browser, write), () -> controls.ownPageWrites(browser, write));
  }

  private @Nullable String ownPageReads(Profile browser, Read read) {
    return known(List.of(browser, read), () -> controls.ownPageReads(browser, read));
  }

  private @Nullable String ownPageOpensSocket(Profile browser, String path) {
    return known(List.of(browser, path), () -> controls.ownPageOpens(browser, path, true));
  }

  private @Nullable String ownPageOpensStream(Profile browser, String path) {
    return known(List.of(browser, path), () -> controls.ownPageOpens(browser, path, false));
  }

  private @Nullable String known(
      List<Object> key, java.util.function.Supplier<@Nullable String> check) {
    var fault =
        faults.computeIfAbsent(
            key,
            k -> {
              contract.reset();
              var found = check.get();
              return found == null ? "" : found;
            });
    return fault.isEmpty() ? null : fault;
  }

  // The attacks.

  @FunctionalInterface
  private interface Control<T> {
    /** What is wrong with what is attacked; null where nothing is. */
    @Nullable String fault(Profile browser, T target);
  }

  private <T> void aimed(
      List<DynamicNode> nodes, List<T> targets, List<Attack<T>> attacks, Control<T> control) {
    for (var attack : attacks) {
      for (var target : targets) {
        var row = new Results.Row(attack.id(), attack.sentence(), String.valueOf(target));
        var tests =
            results.browsers().stream()
                .map(
                    browser ->
                        dynamicTest(
                            "in " + browser, () -> play(attack, target, row, browser, control)));
        nodes.add(
            dynamicContainer(attack.id() + ": " + attack.sentence() + " (" + target + ")", tests));
      }
    }
  }

  private <T> void play(
      Attack<T> attack, T target, Results.Row row, Profile browser, Control<T> control) {
    var outcome = outcome(attack, target, browser, control);
    results.add(row, browser, outcome);
    contract.played(new Finding(row.id(), row.sentence(), row.target(), browser.name(), outcome));
    if (outcome.isOpen() && !expectedOpen.containsKey(attack.id())) {
      throw new AssertionError(
          attack.id()
              + " succeeds in "
              + browser
              + ": "
              + attack.sentence()
              + ", on "
              + target
              + ".\n\n"
              + outcome.evidence());
    }
    if (outcome.kind() == Outcome.Kind.UNPROVEN) {
      throw new AssertionError(
          attack.id()
              + " shows nothing in "
              + browser
              + ": "
              + outcome.by()
              + ".\n\n"
              + outcome.evidence());
    }
  }

  private <T> Outcome outcome(Attack<T> attack, T target, Profile browser, Control<T> control) {
    try {
      var fault = control.fault(browser, target);
      if (fault != null) {
        return Outcome.unproven("the own page cannot do it", fault);
      }
      contract.reset();
      return attack.play().apply(new Scene(application, browser), target);
    } catch (NotReachable silent) {
      return Outcome.notApplicable(String.valueOf(silent.getMessage()));
    } catch (RuntimeException broken) {
      return Outcome.unproven(
          String.valueOf(broken.getMessage()).lines().findFirst().orElse(""), broken.toString());
    }
  }

  // The end.

  private void checkExpectations() {
    var wrong = new ArrayList<String>();
    for (var id : expectedOpen.keySet()) {
      if (!results.has(id)) {
        wrong.add(id + " is no attack that was played here. Take it off the list.");
      } else if (!results.isOpen(id)) {
        wrong.add(id + " succeeds no more. Take it off the list, so that it stays closed.");
      }
    }
    if (!wrong.isEmpty()) {
      throw new AssertionError(String.join("\n", wrong));
    }
  }

  @SuppressWarnings("SystemOut") // Whoever runs the suite wants to see it.
  private void print() {
    var table = Table.of(application.toString(), results, expectedOpen);
    System.out.println(table);
    var file = contract.report();
    try {
      var folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, table, StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException("The table cannot be written to " + file, failed);
    }
  }
}
