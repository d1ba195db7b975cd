package dev.cordon.conformance.model;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.cordon.browser.Browser;
import dev.cordon.browser.profile.Divergence;
import dev.cordon.browser.profile.Profiles;
import dev.cordon.browser.profile.Rule;
import dev.cordon.conformance.rig.Scenarios;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What stands behind each rule of the model, read from bytecode, profiles and scenario rows. */
final class SpecCoverage {
  private static final String ROOT = Browser.class.getPackageName();

  /** Where rules and profiles are declared, which decides nothing. */
  private static final String DECLARED = Rule.class.getPackageName();

  private SpecCoverage() {}

  /** All rules, in the order in which they are declared. */
  static List<RuleCoverage> all() {
    var classes =
        readers(
            new ClassFileImporter()
                .withImportOption(location -> !location.contains("/test-classes/"))
                .importPackages(ROOT));
    var tests = readers(new ClassFileImporter().importPath(browserTests()));
    var rows =
        Scenarios.all().stream()
            .flatMap(row -> row.covers().stream().distinct())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return Arrays.stream(Rule.values())
        .map(
            rule ->
                new RuleCoverage(
                    rule,
                    classes.getOrDefault(rule, new TreeSet<>()),
                    tests.getOrDefault(rule, new TreeSet<>()),
                    rows.getOrDefault(rule.name(), 0L),
                    departures(rule)))
        .toList();
  }

  /** The folder that holds all modules. */
  static Path checkout() {
    return built().getParent().getParent();
  }

  private static Map<String, Divergence> departures(Rule rule) {
    var departures = new TreeMap<String, Divergence>();
    for (var profile : Profiles.BY_NAME.values()) {
      profile.divergences().stream()
          .filter(divergence -> divergence.rule() == rule)
          .forEach(divergence -> departures.put(profile.name(), divergence));
    }
    return departures;
  }

  /** The outermost classes that read a rule, by rule. */
  private static Map<Rule, SortedSet<String>> readers(JavaClasses classes) {
    var readers = new EnumMap<Rule, SortedSet<String>>(Rule.class);
    for (var type : classes) {
      if (type.getPackageName().equals(DECLARED)) {
        continue;
      }
      for (var access : type.getFieldAccessesFromSelf()) {
        var field = access.getTarget();
        if (field.getOwner().isEquivalentTo(Rule.class)
            && field.getRawType().isEquivalentTo(Rule.class)) {
          readers
              .computeIfAbsent(Rule.valueOf(field.getName()), rule -> new TreeSet<>())
              .add(outermost(type));
        }
      }
    }
    return readers;
  }

  /** The name of the file's class, below the module's package: {@code fetch.CorsCheck}. */
  private static String outermost(JavaClass type) {
    var name = type.getName();
    var end = name.indexOf('$');
    return name.substring(ROOT.length() + 1, end < 0 ? name.length() : end);
  }

  private static Path browserTests() {
    var tests = checkout().resolve("browser").resolve(built().getFileName());
    var folder = tests.resolve("test-classes");
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(
          folder + " is not there: compile the tests of browser first, as mvn -am does.");
    }
    return folder;
  }

  /** The folder of this module's build, as {@code conformance/target}. */
  private static Path built() {
    try {
      var classes = SpecCoverage.class.getProtectionDomain().getCodeSource().getLocation();
      return Path.of(classes.toURI()).getParent();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
