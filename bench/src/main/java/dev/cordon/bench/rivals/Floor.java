package dev.cordon.bench.rivals;

import java.util.List;

/** No product: the request is read, and the application answers. */
final class Floor implements Product {
  static final String NAME = "none";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String parts() {
    return "the request's lines read, 200 set";
  }

  @Override
  public boolean can(Cell cell) {
    return cell.equals(cell.floor());
  }

  @Override
  public Contender install(Cell cell) {
    return new Open();
  }

  private static final class Open implements Contender {
    private final Answer answer = new Answer();
    private Sent[] requests = {};
    private Sent.Line[][] each = {};
    private int read;

    @Override
    public void load(List<Sent> requests) {
      this.requests = requests.toArray(Sent[]::new);
      this.each =
          requests.stream()
              .map(request -> request.lines().toArray(Sent.Line[]::new))
              .toArray(Sent.Line[][]::new);
    }

    @Override
    public int ask(int turn) {
      var request = requests[turn];
      var lines = each[turn];
      answer.clear();
      int length = request.method().length() + request.target().length();
      for (var line : lines) {
        length += line.name().length() + line.value().length();
      }
      read = length;
      answer.reach();
      return answer.status();
    }

    @Override
    public Answer answer() {
      return answer;
    }

    @Override
    public String toString() {
      return "read " + read;
    }
  }
}
