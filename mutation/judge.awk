# Holds PIT's reports (CSV) against the list of mutants that may live. Input: first the list, then the reports.
#
# A line of the list is the number of such mutants, or "loop" for those that never end, then the class, the method, the
# mutator, and the line of code: five fields with tabs between. A line that begins with "#" gives the reason of those below it.
BEGIN { OFS = "\t" }

function fail(text) { print text; failed = 1 }

# The line of code that a mutant changes, without the space around it.
function code(file, line,   text, number) {
  if (!(file in read)) {
    read[file] = 1
    while ((getline text < file) > 0) {
      gsub(/\t/, " ", text)
      sub(/^ +/, "", text)
      sub(/ +$/, "", text)
      source[file, ++number] = text
    }
    close(file)
  }
  return source[file, line]
}

FILENAME == list && /^(#|$)/ { if ($0 != "") reason = $0; next }

FILENAME == list {
  if (split($0, field, "\t") != 5 || field[1] !~ /^([1-9][0-9]*|loop)$/ || reason == "")
    fail(list ":" FNR ": not five fields below a reason: " $0)
  key = field[2] OFS field[3] OFS field[4] OFS field[5]
  if (field[1] == "loop") loops[key] = 1
  else allowed[key] += field[1]
  next
}

{
  split($0, field, ",")
  class = field[2]
  package = class
  sub(/\.[^.]*$/, "", package)
  mutator = field[3]
  sub(/^.*\./, "", mutator)
  sub(/Mutator/, "", mutator)
  method = field[4]
  if (method ~ /^lambda\$/) { sub(/^lambda\$/, "", method); sub(/\$[0-9]+$/, "", method) }
  folder = package
  gsub(/\./, "/", folder)
  key = class OFS method OFS mutator OFS code(sources "/" folder "/" field[1], field[5])
  outer = class
  sub(/\$.*/, "", outer)
  seen[outer] = 1
  if (!(package in total)) order[++packages] = package
  total[package]++
  status = field[6]
  if (status == "KILLED" || status == "MEMORY_ERROR") killed[package]++
  else if (status == "TIMED_OUT" && key in loops) { killed[package]++; ended[package]++ }
  else if (status == "NON_VIABLE") total[package]--
  else {
    if (status == "SURVIVED") survived[package]++
    else if (status == "NO_COVERAGE") uncovered[package]++
    else late[package]++
    if (status != "TIMED_OUT" && found[key] + 0 < allowed[key] + 0) { found[key]++; listed[package]++ }
    else unlisted[++news] = status OFS key OFS "line " field[5]
  }
}

function row(name, all, dead, endless, alive, known, blind, slow) {
  printf "%-28s %7d %7d %6d %8d %7d %9d %9d %6.1f %%\n",
    name, all, dead, endless, alive, known, blind, slow, all ? 100 * dead / all : 100
}

END {
  printf "%-28s %7s %7s %6s %8s %7s %9s %9s %8s\n",
    "package", "mutants", "killed", "(loop)", "survived", "(known)", "uncovered", "timed out", "killed"
  for (i = 1; i <= packages; i++) {
    p = order[i]
    row(p, total[p], killed[p], ended[p], survived[p], listed[p], uncovered[p], late[p])
    t += total[p]; k += killed[p]; e += ended[p]; s += survived[p]; l += listed[p]; u += uncovered[p]; o += late[p]
  }
  if (packages > 1) row("all", t, k, e, s, l, u, o)

  for (i = 1; i <= news; i++) print unlisted[i] | "sort"
  close("sort")
  for (key in allowed) {
    split(key, field, OFS)
    outer = field[1]
    sub(/\$.*/, "", outer)
    if (outer in seen && found[key] + 0 < allowed[key])
      fail("STALE" OFS allowed[key] " listed, " found[key] + 0 " live" OFS key)
  }
  if (!t) fail("No mutant is known yet.")
  else if (100 * k < least * t) fail("Fewer than " least " % are killed.")
  exit failed
}
