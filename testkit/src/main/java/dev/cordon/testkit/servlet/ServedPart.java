package dev.cordon.testkit.servlet;

import dev.cordon.testkit.RequestField;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a multipart body. */
record ServedPart(RequestField field) implements Part {
  private byte[] bytes() {
    return field.value().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public InputStream getInputStream() {
    return new ByteArrayInputStream(bytes());
  }

  @Override
  public @Nullable String getContentType() {
    return field.contentType();
  }

  @Override
  public String getName() {
    return field.name();
  }

  @Override
  public @Nullable String getSubmittedFileName() {
    return field.fileName();
  }

  @Override
  public long getSize() {
    return bytes().length;
  }

  @Override
  public void write(String file) throws IOException {
    Files.write(Path.of(file), bytes());
  }

  @Override
  public void delete() {}

  @Override
  public @Nullable String getHeader(String name) {
    return name.equalsIgnoreCase("Content-Type") ? field.contentType() : null;
  }

  @Override
  public Collection<String> getHeaders(String name) {
    var value = getHeader(name);
    return value == null ? List.of() : List.of(value);
  }

  @Override
  public Collection<String> getHeaderNames() {
    return field.contentType() == null ? List.of() : List.of("Content-Type");
  }
}
