#!/usr/bin/env bash
# npm xliff 6.4.0, xliff2js on XLIFF 2.0: of a unit with two segments, the first translated and the second not, comes one
# resource with the source of the second and the target of the first: 乙。 is "One.". With both translated the first
# segment is lost without a word.
# Why it matters: CAT tools write a paragraph as one unit with a segment a sentence, so a half-translated file is read as a
# wrong translation. A writer that wants to be read by it has to give each segment a unit of its own.
# Seen on 2026-11-29 with Node 20. Fails if this changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xliff@6.4.0 >/dev/null
cat > show.js <<'JS'
const { xliff2js } = require('xliff');
const page = (second) => `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh" trgLang="en">
  <file id="f"><unit id="u">
    <segment id="1"><source>甲。</source><target>One.</target></segment>
    <segment id="2"><source>乙。</source>${second}</segment>
  </unit></file>
</xliff>`;
const seen = async (name, second, expected) => {
  const { f } = (await xliff2js(page(second))).resources;
  const got = JSON.stringify(f);
  console.log(`${name}: ${got}`);
  if (got !== expected) throw new Error(`expected ${expected}`);
};
(async () => {
  await seen('second segment untranslated', '', '{"u":{"source":"乙。","target":"One."}}');
  await seen('both translated', '<target>Two.</target>', '{"u":{"source":"乙。","target":"Two."}}');
  console.log('as described');
})().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
JS
node show.js
