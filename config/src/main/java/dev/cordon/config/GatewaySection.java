package dev.cordon.config;

import dev.cordon.config.Complaint.Raised;
import dev.cordon.config.YamlNode.Scalar;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code gateway}: how it is reached and what stands behind it. */
final class GatewaySection {
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Duration CENTURY = Duration.ofDays(36_500);

  /** Shorter tokens can be found by trying. */
  private static final int SHORTEST_TOKEN = 16;

  private final Section section;
  private final Variables variables;

  private GatewaySection(Section section) {
    this.section = section;
    this.variables = section.reading().variables();
  }

  /** The settings, or nothing when what they cannot do without is missing or faulty. */
  static Optional<GatewaySettings> read(Section section) {
    return new GatewaySection(section).settings();
  }

  /** The folder for what survives a restart. */
  static Path state(Optional<GatewaySettings> gateway, Reading reading) {
    return gateway
        .map(GatewaySettings::state)
        .orElseGet(() -> reading.folder().resolve(GatewaySettings.DEFAULT_STATE));
  }

  /** A file or folder; a relative path begins where the file lies. */
  static ValueType<Path> path(Reading reading) {
    return reading
        .variables()
        .expanding(
            new ValueType<>("the path of a file", scalar -> resolve(scalar, reading.folder())));
  }

  private Optional<GatewaySettings> settings() {
    List<Endpoint> listen = section.values("listen", variables.expanding(Endpoints.LISTENER));
    if (!section.has("listen")) {
      missing("listen", "Write where clients reach it: listen: https://0.0.0.0:8443");
    }
    Optional<Upstream> upstream = new UpstreamSection(section).read();
    if (!section.has("upstream")) {
      missing("upstream", "Write where the application is: upstream: http://127.0.0.1:9000");
    }
    Optional<TlsFiles> tls = tls();
    Optional<Endpoint> redirect =
        section.value("redirect-http", variables.expanding(Endpoints.LISTENER));
    Optional<Hsts> hsts = hsts();
    Admin admin = admin();
    GatewaySettings settings =
        new GatewaySettings(
            listen,
            upstream.orElseGet(() -> new Upstream(List.of(), Optional.empty())),
            tls,
            redirect,
            hsts,
            section.value("http2", ValueTypes.FLAG).orElse(true),
            section.value("transport", ValueTypes.choice(Transport.class)).orElse(Transport.AUTO),
            section
                .value("state", path(section.reading()))
                .orElseGet(() -> state(Optional.empty(), section.reading())),
            admin,
            accessLog(),
            LimitsSection.read(section));
    ListenerChecks.check(section, settings);
    return listen.isEmpty() || upstream.isEmpty() ? Optional.empty() : Optional.of(settings);
  }

  private Optional<TlsFiles> tls() {
    Optional<Section> tls = section.section("tls", Vocabulary.TLS);
    if (tls.isEmpty()) {
      return Optional.empty();
    }
    for (String key : Vocabulary.TLS.names()) {
      if (!tls.get().has(key)) {
        tls.get()
            .fault(
                key,
                new Complaint(
                    "value-missing",
                    "tls needs a certificate and its key",
                    "One is of no use without the other.",
                    "Write: " + key + ": FILE.pem"));
      }
    }
    Optional<Path> certificate = tls.get().value("certificate", path(section.reading()));
    Optional<Path> key = tls.get().value("key", path(section.reading()));
    return certificate.flatMap(chain -> key.map(secret -> new TlsFiles(chain, secret)));
  }

  private Optional<Hsts> hsts() {
    Optional<Section> found = section.section("hsts", Vocabulary.HSTS);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Section hsts = found.get();
    Duration maxAge = hsts.value("max-age", Durations.within(Duration.ZERO, CENTURY)).orElse(YEAR);
    boolean subdomains = hsts.isTrue("include-subdomains");
    boolean preload = hsts.isTrue("preload");
    if (preload && (!subdomains || maxAge.compareTo(YEAR) < 0)) {
      hsts.fault(
          "preload",
          new Complaint(
              "hsts-preload",
              "preload without include-subdomains and a max-age of a year",
              "The browsers' list takes no such name, so it would not be preloaded.",
              "Write include-subdomains: true and max-age: 365d beside it, or leave preload out."));
    }
    return Optional.of(new Hsts(maxAge, subdomains, preload));
  }

  private Admin admin() {
    Optional<Section> admin = section.section("admin", Vocabulary.ADMIN);
    return new Admin(
        admin
            .flatMap(a -> a.value("listen", variables.expanding(Endpoints.LISTENER)))
            .orElse(GatewaySettings.DEFAULT_ADMIN),
        admin.flatMap(
            a -> a.value("token", variables.secret("CORDON_ADMIN_TOKEN", GatewaySection::check))));
  }

  private AccessLog accessLog() {
    Optional<String> where = section.value("access-log", variables.expanding(ValueTypes.TEXT));
    if (where.isEmpty() || where.get().equals("stdout")) {
      return new AccessLog.Stdout();
    }
    return where.get().equals("off")
        ? new AccessLog.Off()
        : section
            .value("access-log", path(section.reading()))
            .<AccessLog>map(AccessLog.ToFile::new)
            .orElseGet(AccessLog.Off::new);
  }

  private void missing(String key, String instead) {
    section.fault(
        key,
        new Complaint(
            "value-missing", "the gateway has no " + key, "It can do nothing without.", instead));
  }

  private static void check(Secret token) throws Raised {
    if (token.reveal().length() < SHORTEST_TOKEN || !token.reveal().matches("[!-~]+")) {
      throw new Complaint(
              "token-weak",
              token + " holds no token of at least " + SHORTEST_TOKEN + " visible ASCII characters",
              "A short one can be found by trying, and a header carries nothing else.",
              "Set " + token.variable() + " to the output of: openssl rand -base64 32")
          .raised();
    }
  }

  private static Path resolve(Scalar scalar, Path folder) throws Raised {
    String text = ValueTypes.TEXT.read(scalar);
    if (SecretKeys.holdsKey(text)) {
      throw new Complaint(
              "secret-in-file",
              "the content of a PEM file stands where its path should",
              "Files are copied, committed and shown on screens, and the key with them.",
              "Write the path of the file; make a new key if this was one.")
          .raised();
    }
    try {
      if (!text.isBlank()) {
        return folder.resolve(text);
      }
    } catch (InvalidPathException e) {
      // Refused below.
    }
    throw new Complaint("path", Quoted.of(text) + " is no path", "", "Write the path of a file.")
        .raised();
  }
}
