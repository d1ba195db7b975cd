package dev.cordon.conformance.survival;

import java.nio.file.Path;

/** One address of the application; what answers there can be killed and started again. */
final class UpstreamProcess implements AutoCloseable {
  private final Path folder;
  private final int port;
  private ChildProcess process;

  private UpstreamProcess(Path folder, ChildProcess process) {
    this.folder = folder;
    this.process = process;
    this.port = Integer.parseInt(process.hear("ready").get("port"));
  }

  static UpstreamProcess start(Path folder) {
    return new UpstreamProcess(folder, ChildProcess.start(UpstreamMain.class, folder, "0"));
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** What it counted under that name since its start. */
  long count(String name) {
    return Long.parseLong(process.ask("stats").get(name));
  }

  void kill() {
    process.close();
  }

  void restart() {
    process = ChildProcess.start(UpstreamMain.class, folder, Integer.toString(port));
    process.hear("ready");
  }

  @Override
  public void close() {
    kill();
  }
}
