package dev.cordon.servlet;

class TomcatTest extends CordonFilterSuite {
  TomcatTest() {
    super(TomcatContainer::start);
  }
}
