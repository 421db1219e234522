/**
 * @typedef {{ status: string, fullName: string }} Assertion
 * @typedef {{ name: string, status: string, message?: string, assertionResults: Assertion[] }} TestFile
 * @typedef {{ testResults: TestFile[] }} Report what vitest's JSON reporter writes, as far as it is read here.
 */

/**
 * Counts a run. A file that could not even be loaded counts as one failure, and so does a run that ended badly
 * without saying where: nothing that went wrong can look like a pass.
 * @param {Report | undefined} report
 * @param {boolean} endedWell whether vitest's exit code was 0.
 * @returns {{ passed: number, failed: number, skipped: number, failures: string[] }}
 */
export function tally(report, endedWell) {
  let passed = 0;
  let skipped = 0;
  /** @type {string[]} */
  const failures = [];
  for (const file of report?.testResults ?? []) {
    const before = failures.length;
    for (const test of file.assertionResults) {
      if (test.status === 'passed') passed += 1;
      else if (test.status === 'failed') failures.push(`${file.name}: ${test.fullName}`);
      else skipped += 1;
    }
    if (file.status === 'failed' && failures.length === before)
      failures.push(`${file.name}: ${file.message || 'not loaded'}`);
  }
  if (failures.length === 0 && (!endedWell || !report)) failures.push('the test run itself (see above)');
  return { passed, failed: failures.length, skipped, failures };
}
