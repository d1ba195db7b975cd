package dev.cordon.config;

/** What is wrong with a value, wherever it stands. */
record Complaint(String code, String problem, String why, String instead) {

  /** Thrown by what reads one value; caught where its place is known. */
  static final class Raised extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Complaint complaint;

    Raised(Complaint complaint) {
      super(complaint.problem(), null, false, false);
      this.complaint = complaint;
    }

    Complaint complaint() {
      return complaint;
    }
  }

  Raised raised() {
    return new Raised(this);
  }
}
