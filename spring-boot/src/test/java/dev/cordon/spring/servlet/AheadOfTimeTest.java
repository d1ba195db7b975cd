package dev.cordon.spring.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.spring.CordonAutoConfiguration;
import dev.cordon.spring.migration.CordonMigrationAutoConfiguration;
import dev.cordon.spring.security.CordonSecurityAutoConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.web.context.servlet.AnnotationConfigServletWebApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;

@DisplayName("Ahead-of-time processing")
class AheadOfTimeTest {

  @Test
  void writesTheBeansOfEveryConfiguration() {
    InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
    DefaultGenerationContext generation =
        new DefaultGenerationContext(new ClassNameGenerator(ClassName.get(Bank.class)), files);
    try (AnnotationConfigServletWebApplicationContext context =
        new AnnotationConfigServletWebApplicationContext()) {
      context.register(
          CordonAutoConfiguration.class,
          CordonServletAutoConfiguration.class,
          ServletWebSecurityAutoConfiguration.class,
          CordonSecurityAutoConfiguration.class,
          CordonMigrationAutoConfiguration.class);
      new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
    }
    generation.writeGeneratedContent();

    assertThat(files.getGeneratedFiles(Kind.SOURCE).keySet())
        .anyMatch(file -> file.contains("spring/CordonAutoConfiguration__BeanDefinitions"))
        .anyMatch(file -> file.contains("CordonServletAutoConfiguration__BeanDefinitions"))
        .anyMatch(file -> file.contains("CordonSecurityAutoConfiguration__BeanDefinitions"))
        .anyMatch(file -> file.contains("CordonMigrationAutoConfiguration__BeanDefinitions"));
  }
}
