package dev.cordon.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cordon.config.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.util.ClassUtils;

@DisplayName("What development environments are told of the properties")
class MetadataTest {
  private static final Path FILE =
      Path.of("src/main/resources/META-INF/spring-configuration-metadata.json");

  private final Metadata metadata = Metadata.ofSchema();

  MetadataTest() throws IOException {}

  @Test
  void isWhatTheSchemaOfThePolicySays() throws IOException {
    if (Boolean.getBoolean("cordon.write")) {
      Files.writeString(FILE, metadata.json());
    }
    assertThat(Files.exists(FILE) ? Files.readString(FILE) : "")
        .as(
            "%s is generated. To write it anew: ./mvnw -q -pl spring-boot -am test"
                + " -Dtest=MetadataTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dcordon.write=true",
            FILE)
        .isEqualTo(metadata.json());
  }

  @Test
  void namesTypesThatThereAre() {
    assertThat(metadata.entries().values())
        .extracting(entry -> entry.type().replaceFirst("<.*", ""))
        .allMatch(type -> ClassUtils.isPresent(type, getClass().getClassLoader()));
  }

  @Test
  void namesKeysThatAreRead() {
    Map<String, Object> all = new TreeMap<>();
    metadata.entries().keySet().forEach(name -> all.put(name, "?"));
    all.keySet().removeAll(List.of("cordon.policy-file", "cordon.reload", "cordon.migration"));
    all.keySet().remove("cordon.enabled");
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("all", all));

    assertThat(
            catchThrowableOfType(
                    InvalidCordonPropertiesException.class,
                    () ->
                        new SettingsReader(environment, new DefaultResourceLoader())
                            .read(List.of()))
                .faults())
        .extracting(Fault::code)
        .isNotEmpty()
        .doesNotContain("key-unknown");
  }
}
