package dev.cordon.spring;

import static org.springframework.core.env.StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME;

import dev.cordon.config.Property;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds the policy among the properties of an application, each with the place it was written at.
 *
 * <p>As everywhere in Spring Boot, the source that comes first wins, and a list is taken as a whole
 * from one source.
 */
final class EnvironmentProperties {
  private static final ConfigurationPropertyName ROOT =
      ConfigurationPropertyName.of(CordonKeys.PREFIX);

  /** The variables that examples of a {@code cordon.yaml} use. */
  private static final Set<String> OTHERS = Set.of("key", "admin.token");

  private static final Log LOG = LogFactory.getLog(EnvironmentProperties.class);
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^{}:]+}");

  /** What stands for a secret that was not written into a file. */
  private static final String SECRET = "CORDON_KEYS_SECRET";

  private final ConfigurableEnvironment environment;
  private final List<Property> found = new ArrayList<>();
  private final Map<String, Integer> claims = new HashMap<>();
  private final Map<String, String> secrets = new HashMap<>();

  private EnvironmentProperties(ConfigurableEnvironment environment) {
    this.environment = environment;
  }

  static EnvironmentProperties of(ConfigurableEnvironment environment) {
    EnvironmentProperties properties = new EnvironmentProperties(environment);
    int number = 0;
    for (ConfigurationPropertySource source :
        ConfigurationPropertySources.from(environment.getPropertySources())) {
      if (source instanceof IterableConfigurationPropertySource iterable) {
        properties.add(iterable, number++);
      }
    }
    return properties;
  }

  /** The properties of the policy, by the precedence of their sources. */
  List<Property> policy() {
    return List.copyOf(found);
  }

  /** What {@code ${NAME}} stands for in the key that holds a secret. */
  Map<String, String> secrets() {
    return Map.copyOf(secrets);
  }

  private void add(IterableConfigurationPropertySource source, int number) {
    List<ConfigurationPropertyName> names =
        source.stream()
            .filter(name -> ROOT.isAncestorOf(name) && !isSprings(name))
            .collect(Collectors.toList());
    for (ConfigurationPropertyName name : names) {
      ConfigurationProperty property = source.getConfigurationProperty(name);
      if (property != null) {
        Property read = read(name, property);
        if (!read.isOfPolicy() && isShared(source)) {
          ignored(read);
        } else if (claims(read.path(), number)) {
          found.add(read);
        }
      }
    }
  }

  /**
   * Whether other programs write into the source as well: the variables of the environment and the
   * properties of the JVM. What no policy has there, such as {@code CORDON_KEY}, may be theirs.
   */
  private static boolean isShared(ConfigurationPropertySource source) {
    return source.getUnderlyingSource() instanceof PropertySource<?> shared
        && (shared instanceof SystemEnvironmentPropertySource
            || shared.getName().equals(SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME));
  }

  private static void ignored(Property property) {
    if (!OTHERS.contains(property.name().toLowerCase(Locale.ROOT))) {
      LOG.warn(property + " is no key of a policy, and is left to whom it belongs.");
    }
  }

  private static boolean isSprings(ConfigurationPropertyName name) {
    String next = name.getNumberOfElements() > 2 ? name.getElement(2, Form.UNIFORM) : "";
    return CordonKeys.isSprings(name.getElement(1, Form.UNIFORM), next);
  }

  /** Whether no source before this one said something of the value, or of a list it stands in. */
  private boolean claims(String path, int source) {
    for (int i = path.indexOf('['); i >= 0; i = path.indexOf('[', i + 1)) {
      if (claims.computeIfAbsent(path.substring(0, i), list -> source) != source) {
        return false;
      }
    }
    return claims.computeIfAbsent(path, value -> source) == source;
  }

  private Property read(ConfigurationPropertyName name, ConfigurationProperty property) {
    String path = path(name, property.getOrigin());
    String written = text(property.getValue());
    String value = environment.resolvePlaceholders(written);
    Property read = placed(path, value, property);
    boolean inFile = read.line() > 0 && !isConfigTree(property);
    if (!read.path().equals("keys.secret") || (inFile && !isReference(written))) {
      return read;
    }
    if (isReference(value)) {
      return read; // to nothing, as its reader will say
    }
    secrets.put(SECRET, value);
    return placed(path, "${" + SECRET + "}", property);
  }

  /** As it was written, where that is known: the names of a framework lose their dashes. */
  private static String path(ConfigurationPropertyName name, @Nullable Origin origin) {
    String prefix = CordonKeys.PREFIX + ".";
    return origin instanceof PropertySourceOrigin source
            && source.getPropertyName().startsWith(prefix)
        ? source.getPropertyName().substring(prefix.length())
        : name.subName(1).toString();
  }

  private static Property placed(String path, String value, ConfigurationProperty property) {
    Origin origin = property.getOrigin();
    if (origin instanceof PropertySourceOrigin wrapped && wrapped.getOrigin() != null) {
      origin = wrapped.getOrigin();
    }
    if (origin instanceof TextResourceOrigin text
        && text.getResource() != null
        && text.getLocation() != null) {
      return new Property(
          path,
          value,
          text.getResource().getDescription(),
          text.getLocation().getLine() + 1,
          text.getLocation().getColumn() + 1);
    }
    return new Property(path, value, describe(origin), 0, 0);
  }

  private static String describe(@Nullable Origin origin) {
    if (origin instanceof SystemEnvironmentOrigin variable) {
      return "environment variable " + variable.getProperty();
    }
    if (origin instanceof PropertySourceOrigin source) {
      if (source.getPropertySource() instanceof SystemEnvironmentPropertySource) {
        return "environment variable " + source.getPropertyName();
      }
      return source.getPropertyName() + " in " + source.getPropertySource().getName();
    }
    return origin == null ? "an unknown place" : origin.toString();
  }

  private static boolean isConfigTree(ConfigurationProperty property) {
    ConfigurationPropertySource source = property.getSource();
    return source != null && source.getUnderlyingSource() instanceof ConfigTreePropertySource;
  }

  private static String text(Object value) {
    return value instanceof Collection<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
        : value.toString();
  }

  private static boolean isReference(String value) {
    return REFERENCE.matcher(value).matches();
  }
}
