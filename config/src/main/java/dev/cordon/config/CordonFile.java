package dev.cordon.config;

import dev.cordon.config.Reading.ListStyle;
import dev.cordon.config.YamlNode.Mapping;
import dev.cordon.policy.InvalidPolicyException;
import dev.cordon.policy.Policy;
import dev.cordon.policy.PolicyBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@code cordon.yaml} that has been read and found good.
 *
 * @param policy which other sites may do what
 * @param gateway how the gateway runs, if the file says so
 * @param keys where the keys for seals and tokens come from
 * @param warnings what a person should look at, in the order of the file
 * @param text the text that all of this was read from; empty where it was put together otherwise
 */
public record CordonFile(
    Policy policy,
    Optional<GatewaySettings> gateway,
    KeySettings keys,
    List<Fault> warnings,
    Optional<PolicyText> text) {

  /** The size of the largest file that is read, in bytes. */
  public static final int MAX_BYTES = 4 << 20;

  public CordonFile {
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads a file with the environment of this process.
   *
   * @throws IOException when the file cannot be read at all
   * @throws InvalidConfigException with every fault in it
   */
  public static CordonFile read(Path file) throws IOException {
    return read(file, System.getenv());
  }

  /**
   * Reads a file. Relative paths in it begin at its folder.
   *
   * @throws IOException when the file cannot be read at all
   * @throws InvalidConfigException with every fault in it
   */
  public static CordonFile read(Path file, Map<String, String> environment) throws IOException {
    Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    String name = file.toString();
    return read(name, FileText.read(name, file), environment, folder);
  }

  /**
   * Reads a text. Relative paths in it begin at the working directory.
   *
   * @param name what faults call it
   * @param environment what {@code ${NAME}} stands for
   * @throws InvalidConfigException with every fault in it
   */
  public static CordonFile read(String name, String text, Map<String, String> environment) {
    return read(name, text, environment, Path.of(""));
  }

  /**
   * Reads the properties of an application that has Cordon built in, by the rules of the file. They
   * have no version and no gateway; relative paths in them begin at the working directory.
   *
   * @param name what they are called as a whole
   * @param properties in whatever order faults are to be told
   * @param environment what {@code ${NAME}} stands for in {@code keys}
   * @throws InvalidConfigException with every fault in them, at the place of its property
   */
  public static CordonFile read(
      String name, List<Property> properties, Map<String, String> environment) {
    List<Property> all = List.copyOf(properties);
    Findings findings = new Findings(new Source(name, ""));
    Mapping root = PropertyTree.read(all, findings);
    Reading reading =
        new Reading(findings, new Variables(environment), Path.of(""), ListStyle.COMMAS);
    Section section = Section.root(reading, root);
    if (section.has("gateway")) {
      section.fault(
          "gateway",
          new Complaint(
              "gateway-here",
              "an application with Cordon built in has no gateway",
              "Nothing would read what stands there.",
              "Remove it; the gateway has a cordon.yaml of its own."));
    }
    KeySettings keys =
        KeysSection.read(
            section.section("keys", Vocabulary.KEYS),
            GatewaySection.state(Optional.empty(), reading));
    Policy policy = policy(section, root, findings);
    List<Fault> found =
        findings.inOrder().stream().map(fault -> PropertyTree.placed(fault, all)).toList();
    if (policy == null || findings.hasFault()) {
      throw new InvalidConfigException(name, found);
    }
    return new CordonFile(policy, Optional.empty(), keys, found, Optional.empty());
  }

  /**
   * The settings of the gateway and of the keys, defaults filled in, as YAML that can be read
   * again.
   */
  public String defaults() {
    return EffectiveYaml.of(gateway, keys);
  }

  private static CordonFile read(
      String name, String text, Map<String, String> environment, Path folder) {
    FileText.checkSize(name, text);
    Source source = new Source(name, text);
    Findings findings = new Findings(source);
    Mapping root = root(source, findings);
    if (root == null) {
      throw new InvalidConfigException(name, findings.inOrder());
    }
    SecretKeys.mask(root, source);
    Reading reading = new Reading(findings, new Variables(environment), folder, ListStyle.YAML);
    Section section = Section.root(reading, root);
    Version.check(section);
    Optional<Section> gatewaySection = section.section("gateway", Vocabulary.GATEWAY);
    Optional<GatewaySettings> gateway = gatewaySection.flatMap(GatewaySection::read);
    KeySettings keys =
        KeysSection.read(
            section.section("keys", Vocabulary.KEYS), GatewaySection.state(gateway, reading));
    Policy policy = policy(section, root, findings);
    List<Fault> found = findings.inOrder();
    if (policy == null || findings.hasFault()) {
      throw new InvalidConfigException(name, found);
    }
    return new CordonFile(policy, gateway, keys, found, Optional.of(new PolicyText(text, root)));
  }

  private static @Nullable Mapping root(Source source, Findings findings) {
    YamlNode root = YamlReader.read(source, findings);
    if (root instanceof Mapping mapping) {
      return mapping;
    }
    if (!findings.hasFault()) {
      findings.fault(
          root == null ? Span.START : root.caret(),
          "",
          new Complaint(
              root == null ? "file-empty" : "type",
              root == null
                  ? "the file is empty"
                  : "the file is " + root.kindName() + ", not a group of keys",
              "",
              "Write at least: cordon: 1, and below it app: with the origins of the application."));
    }
    return null;
  }

  private static @Nullable Policy policy(Section section, Mapping root, Findings findings) {
    PolicyBuilder builder = Policy.builder();
    PolicySections.read(section, builder);
    try {
      Policy policy = builder.build();
      PolicyFaults.add(policy.warnings(), root, findings);
      return policy;
    } catch (InvalidPolicyException e) {
      PolicyFaults.add(e.faults(), root, findings);
      PolicyFaults.add(e.warnings(), root, findings);
      return null;
    }
  }
}
