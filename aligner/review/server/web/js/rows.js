// A row as the server tells it, made ready for the page: findings on the present English, hints, and what rules have edited.
export function ready(told) {
  const findings = told.findings.map((f) => finding(f, f.severity));
  const edits = told.edits.map((edit) => ({ key: edit.finding, check: edit.rule.split(".")[0], rule: edit.rule, severity: "", level: "answered", message: edit.message,
    evidence: "", old: edit.old, new: edit.new, suggestion: "", confidence: null, zh: null, en: edit.en_span, was: edit.span, answered: "corrected" }));
  const known = new Set(findings.map((f) => f.key));
  return {
    ...told, machine: told.en_machine, zh_parts: told.zh_segments,
    findings: [...findings, ...edits.filter((f) => !known.has(f.key))],
    hints: told.hints.map((f) => finding(f, "hint")),
  };
}

const finding = (f, level) =>
  ({ ...f, level: f.away ? "answered" : level, zh: f.zh_span, en: f.en_span, was: null, answered: f.away });
