package dev.cordon.bench.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingsTest {
  @Test
  void processor_time_is_counted_behind_a_name_that_looks_like_fields() {
    String stat =
        "4242 (a) S 9 9 9) S 1 4242 4242 0 -1 4194560 500 600 7 8 120 34 5 6 20 0 1 0 100 0 0";

    assertThat(ProcessStat.cpuMicros(stat)).isEqualTo((120 + 34) * 10_000);
  }

  @Test
  void a_process_that_has_ended_costs_nothing() {
    assertThat(ProcessStat.cpuMicros("")).isZero();
    assertThat(ProcessStat.residentKib("")).isZero();
  }

  @Test
  void resident_memory_is_one_line_of_the_status() {
    assertThat(ProcessStat.residentKib("VmPeak:\t  900 kB\nVmRSS:\t  18432 kB\nThreads:\t1\n"))
        .isEqualTo(18432);
  }

  @Test
  void this_process_has_used_its_processor_and_some_memory() {
    long before = ProcessStat.cpuMicros(ProcessHandle.current());

    assertThat(before).isPositive();
    assertThat(ProcessStat.residentKib(ProcessHandle.current())).isGreaterThan(1024);
    assertThat(ProcessStat.cpuMicros(ProcessHandle.current())).isGreaterThanOrEqualTo(before);
  }

  @Test
  void an_answer_is_granted_only_with_the_origin_and_credentials() {
    Probe.Answer answer =
        Probe.Answer.parse(
            "HTTP/2 200 \r\naccess-control-allow-origin: https://app.example\r\n"
                + "access-control-allow-credentials: true\r\n\r\n");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.isGranted()).isTrue();
    assertThat(
            Probe.Answer.parse("HTTP/1.1 204 No Content\r\nAccess-Control-Allow-Origin: *\r\n\r\n"))
        .matches(a -> !a.isGranted())
        .extracting(Probe.Answer::words)
        .isEqualTo("status 204, no grant");
  }

  @Test
  void the_launcher_s_flags_are_told_apart_from_its_archive_and_its_arguments() {
    LauncherFlags flags =
        LauncherFlags.of(
            List.of(
                "-Xshare:auto",
                "-XX:SharedArchiveFile=a.jsa",
                "-XX:+UseSerialGC",
                "-Dx=y",
                "-cp",
                "lib/*",
                "dev.cordon.cli.Main",
                "run"));

    assertThat(flags).isEqualTo(new LauncherFlags(List.of("-XX:+UseSerialGC"), true));
  }
}
