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
    return "the request's method and target read, 200 set";
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
    private int read;

    @Override
    public void load(List<Sent> requests) {
      this.requests = requests.toArray(Sent[]::new);
    }

    @Override
    public int ask(int turn) {
      var request = requests[turn];
      answer.clear();
      read = request.method().length() + request.target().length();
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
