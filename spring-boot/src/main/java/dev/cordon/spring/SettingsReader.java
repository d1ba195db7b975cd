package dev.cordon.spring;

import dev.cordon.config.CordonFile;
import dev.cordon.config.Fault;
import dev.cordon.config.InvalidConfigException;
import dev.cordon.config.Property;
import dev.cordon.policy.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/** Reads the settings: from the properties, or from the file that they name. */
final class SettingsReader {
  private final ConfigurableEnvironment environment;
  private final ResourceLoader resources;
  private final Binder binder;

  SettingsReader(ConfigurableEnvironment environment, ResourceLoader resources) {
    this.environment = environment;
    this.resources = resources;
    this.binder = Binder.get(environment);
  }

  /**
   * Reads them.
   *
   * @param defaults properties for keys that the application leaves open
   * @throws InvalidCordonPropertiesException with every fault
   */
  CordonSettings read(List<Property> defaults) {
    EnvironmentProperties found = EnvironmentProperties.of(environment);
    Migration migration =
        binder.bind(CordonKeys.MIGRATION, Bindable.of(Migration.class)).orElse(Migration.OFF);
    String location = binder.bind(CordonKeys.POLICY_FILE, String.class).orElse("");
    if (!location.isBlank()) {
      return fromFile(location, found.policy(), migration);
    }
    if (binder.bind(CordonKeys.RELOAD, String.class).isBound()) {
      throw InvalidCordonPropertiesException.of(
          "reload-without-file",
          "reload",
          "there is no " + CordonKeys.POLICY_FILE + " to look at",
          "Properties are read once, at the start; nothing would ever be reloaded.",
          "Put the policy into a file and name it by " + CordonKeys.POLICY_FILE + ".");
    }
    List<Property> properties = new ArrayList<>(found.policy());
    defaults.stream().filter(open -> isOpen(open, properties)).forEach(properties::add);
    CordonFile read = read(migrating(properties, migration), found.secrets());
    return new CordonSettings(
        read.policy(),
        read.keys(),
        migration,
        Optional.empty(),
        Duration.ZERO,
        read.warnings().stream().map(SettingsReader::inSpring).toList());
  }

  private CordonSettings fromFile(String location, List<Property> beside, Migration migration) {
    if (!beside.isEmpty()) {
      throw new InvalidCordonPropertiesException(
          beside.stream().map(SettingsReader::twice).toList());
    }
    Resource resource = resources.getResource(location);
    Optional<Path> file = PolicyFile.inFileSystem(resource);
    Duration reload =
        binder.bind(CordonKeys.RELOAD, Bindable.of(Duration.class)).orElse(Duration.ZERO);
    if (!reload.isZero() && file.isEmpty()) {
      throw InvalidCordonPropertiesException.of(
          "reload-without-file",
          "reload",
          location + " is inside the application and does not change",
          "Nothing would ever be reloaded.",
          "Put the policy beside the application, or remove the property.");
    }
    try {
      CordonFile read = PolicyFile.read(resource, file);
      if (migration == Migration.REPORT && read.policy().mode() != Mode.REPORT) {
        throw InvalidCordonPropertiesException.of(
            "migration-enforces",
            "migration",
            location + " is in force while " + CordonKeys.MIGRATION + "=report",
            "Spring's handling stays in force as well, and the two would contradict each other.",
            "Write mode: report into the file for as long as the application migrates.");
      }
      return settings(read, migration, file, reload);
    } catch (InvalidConfigException e) {
      throw new InvalidCordonPropertiesException(e.faults());
    } catch (IOException e) {
      throw InvalidCordonPropertiesException.of(
          "file-unreadable",
          "policy-file",
          location + " cannot be read: " + e.getMessage(),
          "Without a policy nobody would be let in, or everybody.",
          "Name a file that is there, such as file:/etc/bank/cordon.yaml or"
              + " classpath:cordon.yaml.");
    }
  }

  private static CordonFile read(List<Property> properties, Map<String, String> secrets) {
    try {
      return CordonFile.read(InvalidCordonPropertiesException.ALL, properties, secrets);
    } catch (InvalidConfigException e) {
      throw new InvalidCordonPropertiesException(
          e.faults().stream().map(SettingsReader::inSpring).toList());
    }
  }

  private static CordonSettings settings(
      CordonFile read, Migration migration, Optional<Path> file, Duration reload) {
    return new CordonSettings(read.policy(), read.keys(), migration, file, reload, read.warnings());
  }

  /** While an application migrates, its policy only reports, whatever mode it will have. */
  private static List<Property> migrating(List<Property> properties, Migration migration) {
    if (migration == Migration.OFF) {
      return properties;
    }
    List<Property> reporting = new ArrayList<>(properties);
    reporting.removeIf(property -> property.path().equals("mode"));
    reporting.add(new Property("mode", "report", CordonKeys.MIGRATION, 0, 0));
    return reporting;
  }

  private static boolean isOpen(Property candidate, List<Property> properties) {
    return properties.stream().noneMatch(set -> set.path().startsWith(candidate.path()));
  }

  /** Says what Spring's people would write where the file's reader speaks of YAML. */
  private static Fault inSpring(Fault fault) {
    return switch (fault.code()) {
      case "own-origin-missing" ->
          new Fault(
              fault.severity(),
              fault.code(),
              "not set", // and so no other property's place
              0,
              0,
              fault.place(),
              fault.problem(),
              fault.why(),
              "Write cordon.app.origins=https://bank.example with your own name; on a developer's"
                  + " machine cordon.app.origins=http://localhost:8080 and cordon.profile=dev.",
              "");
      case "variable-here" ->
          saying(
              fault,
              "placeholder-unset",
              "the value refers to a property that is not set",
              "Nothing is guessed in its place.",
              "Set it, or write the value itself.");
      case "loopback-in-production" ->
          saying(
              fault,
              fault.code(),
              fault.problem(),
              fault.why(),
              "Write cordon.profile=dev in the properties that developers use, or the origin that"
                  + " is meant.");
      default -> fault;
    };
  }

  private static Fault saying(
      Fault fault, String code, String problem, String why, String instead) {
    return new Fault(
        fault.severity(),
        code,
        fault.file(),
        fault.line(),
        fault.column(),
        fault.place(),
        problem,
        why,
        instead,
        "");
  }

  private static Fault twice(Property property) {
    return new Fault(
        Fault.Severity.FAULT,
        "policy-twice",
        property.source(),
        property.line(),
        property.column(),
        property.path(),
        "the policy stands in the file that " + CordonKeys.POLICY_FILE + " names, and here too",
        "Which of the two counts would be a guess.",
        "Keep one: remove this property, or " + CordonKeys.POLICY_FILE + ".",
        "");
  }
}
