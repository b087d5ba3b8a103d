const KINDS: readonly (readonly [RegExp, (name: string) => string])[] = [
  [/^process\.bpmn$/, () => '流程图'],
  [/^(.+)\.bpmn$/, (name) => `流程图 ${name}`],
  [/^process\.json$/, () => '流程说明'],
  [/^forms\/(.+)\.json$/, (name) => `表单 ${name}`],
  [/^(?:decisions\/)?(.+)\.dmn$/, (name) => `决策 ${name}`],
  [/^scenarios\/(.+)\.jsonl$/, (name) => `场景 ${name}`],
]

/** What people call a file of a draft. */
export function fileWord(path: string): string {
  for (const [pattern, word] of KINDS) {
    const found = pattern.exec(path)
    if (found !== null) return word(found[1] ?? '')
  }
  return path
}
